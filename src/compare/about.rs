//! Compares what belongs to no enum: the project, its release, apis, terms and capabilities.

use super::changes::{Changes, Group, given, paired};
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
    for (old, new) in paired(old, new, |api| &api.name) {
        let name = (old.map(|old| &*old.name), new.map(|new| &*new.name));
        if let (Some(old), Some(new)) = (old, new) {
            let noun = format!("the `rename` of the api `{}`", new.name);
            changes.value("rename", &noun, (Some(&in_words(old)), Some(&in_words(new))));
        }
        changes.on_one_side("apis", "the api", name);
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
        let others = catalogue.apis.iter().zip(term.iter()).skip(1);
        let others = others.map(|(api, name)| format!("`{name}` in {}", api.name));
        (term.first().to_owned(), others.collect::<Vec<_>>().join(", "))
    });
    words.collect()
}

fn capabilities(old: &Catalogue, new: &Catalogue, changes: &mut Changes) {
    for (old, new) in paired(&old.capabilities, &new.capabilities, |one| &one.name) {
        let name = (old.map(|old| &*old.name), new.map(|new| &*new.name));
        changes.entry(name.1.or(name.0));
        changes.on_one_side("capabilities", "the capability", name);
        let (Some(old), Some(new)) = (old, new) else { continue };
        let Capability { span: _, extent: _, name, frameworks: called, description, allow: _ } =
            new;
        let noun = format!("what those with `{name}` are called");
        changes.value("frameworks", &noun, (Some(&old.frameworks), Some(called)));
        let noun = format!("the description of `{name}`");
        changes.prose("description", &noun, (given(&old.description), given(description)));
    }
}

/// Compares terms, given as in [`wordings`].
fn terms(old: &[(String, String)], new: &[(String, String)], changes: &mut Changes) {
    for (old, new) in paired(old, new, |(name, _)| name) {
        let Some((name, _)) = new.or(old) else { continue };
        let text = |term: &'_ (String, String)| term.1.clone();
        let (old, new) = (old.map(text), new.map(text));
        let message = match (&old, &new) {
            (Some(old), Some(new)) if old == new => continue,
            (Some(old), Some(new)) => format!("the term `{name}` is {new}, and was {old}"),
            (None, Some(new)) => format!("the term `{name}` is new: {new}"),
            (_, None) => format!("the term `{name}` is gone"),
        };
        changes.entry(Some(name));
        changes.push("terms", (old.as_deref(), new.as_deref()), &message);
    }
}
