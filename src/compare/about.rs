//! Compares what belongs to no enum: the project, its release, apis, terms and capabilities.

use super::changes::{Changes, Group, Impact, given};
use super::versions::Versions;
use crate::catalogue::{Api, Capability, Catalogue};

pub fn compare(versions: &Versions<'_>, changes: &mut Changes) {
    let Versions { old, new, .. } = versions;
    changes.group(Group::Catalogue);
    changes.value("project", "the project", (Some(&old.project), Some(&new.project)));
    changes.value("release", "the release", (old.release.as_deref(), new.release.as_deref()));
    changes.group(Group::Apis);
    apis(&old.apis, &new.apis, changes);
    terms(&wordings(old), &wordings(new), changes);
    changes.group(Group::Capabilities);
    capabilities(old, new, changes);
}

fn apis(old: &[Api], new: &[Api], changes: &mut Changes) {
    if let (Some(old), Some(new)) = (old.first(), new.first()) {
        let noun = "the api of the catalogue's own words";
        changes.value("apis", noun, (Some(&old.name), Some(&new.name)));
    }
    let rules = |apis: &[Api]| -> Vec<_> {
        apis.iter().map(|api| (api.name.clone(), in_words(api))).collect()
    };
    for (name, old, new) in paired(&rules(old), &rules(new)) {
        match (old, new) {
            (Some(old), Some(new)) => {
                let noun = format!("the `rename` of the api `{name}`");
                changes.value("rename", &noun, (Some(old), Some(new)));
            }
            (None, _) => {
                changes.push("apis", (None, Some(name)), &format!("the api `{name}` is new"));
            }
            (_, None) => {
                let message = format!("the api `{name}` is gone");
                changes.add(Impact::Breaking, "apis", (Some(name), None), &message);
            }
        }
    }
}

/// The renaming rules of an api in words.
fn in_words(api: &Api) -> String {
    let words = api.rename.iter().map(|(from, to)| format!("`{from}` to `{to}`"));
    let case = api.case.map(|case| format!("all to `{case}`"));
    let prefix = api.prefix.as_ref().map(|prefix| format!("prefixes to `{prefix}`"));
    let rules: Vec<_> = words.chain(case).chain(prefix).collect();
    if rules.is_empty() { "nothing".to_owned() } else { rules.join(", ") }
}

/// Each term's name, and what the other apis call it.
fn wordings(catalogue: &Catalogue) -> Vec<(String, String)> {
    let words = catalogue.terms.iter().map(|term| {
        let others = catalogue.apis.iter().zip(term.names.iter()).skip(1);
        let others = others.map(|(api, name)| format!("`{name}` in {}", api.name));
        (term.names.first().to_owned(), others.collect::<Vec<_>>().join(", "))
    });
    words.collect()
}

fn capabilities(old: &Catalogue, new: &Catalogue, changes: &mut Changes) {
    let is_kept = |name: &str| new.capabilities.iter().any(|new| new.name == name);
    for Capability { span: _, extent: _, name, frameworks: called, description, allow: _ } in
        &new.capabilities
    {
        changes.entry(Some(name));
        let Some(old) = old.capabilities.iter().find(|old| old.name == *name) else {
            let message = format!("the capability `{name}` is new");
            changes.push("capabilities", (None, Some(name)), &message);
            continue;
        };
        let noun = format!("what those with `{name}` are called");
        changes.value("frameworks", &noun, (Some(&old.frameworks), Some(called)));
        let noun = format!("the description of `{name}`");
        changes.prose("description", &noun, (given(&old.description), given(description)));
    }
    for Capability { name, .. } in old.capabilities.iter().filter(|old| !is_kept(&old.name)) {
        changes.entry(Some(name));
        let message = format!("the capability `{name}` is gone");
        changes.add(Impact::Breaking, "capabilities", (Some(name), None), &message);
    }
}

/// Compares terms, given as in [`wordings`].
fn terms(old: &[(String, String)], new: &[(String, String)], changes: &mut Changes) {
    for (name, old, new) in paired(old, new) {
        let message = match (old, new) {
            (Some(old), Some(new)) if old == new => continue,
            (Some(old), Some(new)) => format!("the term `{name}` is {new}, and was {old}"),
            (None, new) => format!("the term `{name}` is new: {}", new.unwrap_or_default()),
            (_, None) => format!("the term `{name}` is gone"),
        };
        changes.entry(Some(name));
        changes.push("terms", (old, new), &message);
    }
}

/// Every name of either list, with its old text and its new text. New names come first, in order;
/// removed names follow.
fn paired<'t>(
    old: &'t [(String, String)],
    new: &'t [(String, String)],
) -> Vec<(&'t str, Option<&'t str>, Option<&'t str>)> {
    let find = |texts: &'t [(String, String)], name: &str| {
        texts.iter().find(|(other, _)| other == name).map(|(_, text)| text.as_str())
    };
    let gone = old.iter().filter(|(name, _)| find(new, name).is_none());
    let pairs = new.iter().chain(gone);
    pairs.map(|(name, _)| (name.as_str(), find(old, name), find(new, name))).collect()
}
