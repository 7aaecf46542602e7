//! The catalogue's own texts, apis, terms and capabilities.

use super::changes::{Changes, Group, Impact, on_one_line};
use super::versions::Versions;
use crate::catalogue::{Api, Capability, Catalogue, Noun, Titles, Words};

pub fn compare(versions: &Versions<'_>, changes: &mut Changes) {
    let Versions { old, new, .. } = versions;
    changes.group(Group::Catalogue);
    changes.value("project", "the project", (Some(&old.project), Some(&new.project)));
    changes.value("release", "the release", (old.release.as_deref(), new.release.as_deref()));
    changes.value("title", "the title", (Some(&old.title), Some(&new.title)));
    titles(&old.titles, &new.titles, changes);
    words(&old.words, &new.words, changes);
    page(old, new, changes);
    changes.group(Group::Apis);
    apis(&old.apis, &new.apis, changes);
    compare_terms(&terms(old), &terms(new), changes);
    changes.group(Group::Capabilities);
    capabilities(old, new, changes);
}

fn titles(old: &Titles, new: &Titles, changes: &mut Changes) {
    let each = [
        ("guidelines", &old.guidelines, &new.guidelines),
        ("reference", &old.reference, &new.reference),
        ("deprecated", &old.deprecated, &new.deprecated),
        ("unused", &old.unused, &new.unused),
        ("removed", &old.removed, &new.removed),
        ("updates", &old.updates, &new.updates),
        ("unchanged", &old.unchanged, &new.unchanged),
        ("index", &old.index, &new.index),
    ];
    for (name, old, new) in each {
        changes.value("titles", &format!("the title of `{name}`"), (Some(old), Some(new)));
    }
}

fn words(old: &Words, new: &Words, changes: &mut Changes) {
    let subject = |words: &Words| words.task.as_ref().map(|noun| noun.singular.clone());
    let each = [
        ("task", subject(old), subject(new)),
        ("framework", Some(in_both(&old.framework)), Some(in_both(&new.framework))),
        ("update", Some(in_both(&old.update)), Some(in_both(&new.update))),
    ];
    for (name, old, new) in each {
        changes.value("words", &format!("the word for `{name}`"), (old.as_deref(), new.as_deref()));
    }
}

/// A noun with its plural.
fn in_both(noun: &Noun) -> String {
    format!("{}, {}", noun.singular, noun.plural)
}

/// Compares the texts of the page. They are long, so the report says only that they changed.
fn page(old: &Catalogue, new: &Catalogue, changes: &mut Changes) {
    let texts = |catalogue: &Catalogue| -> Vec<(String, String)> {
        let own =
            [("introduction", &catalogue.introduction), ("guidelines", &catalogue.guidelines)];
        let own = own.into_iter().filter(|(_, text)| !text.is_empty());
        let own = own.map(|(name, text)| (name.to_owned(), text.clone()));
        own.chain(catalogue.sections.iter().cloned()).collect()
    };
    for (name, old, new) in paired(&texts(old), &texts(new)) {
        let became = match (&old, &new) {
            (Some(old), Some(new)) if on_one_line(old) == on_one_line(new) => {
                continue;
            }
            (Some(_), Some(_)) => "changed",
            (None, _) => "is new",
            (_, None) => "is gone",
        };
        let what = match name {
            "introduction" => "introduction",
            "guidelines" => "guidelines",
            _ => "sections",
        };
        changes.push(what, (old, new), &format!("the text `{name}` of the page {became}"));
    }
}

fn apis(old: &[Api], new: &[Api], changes: &mut Changes) {
    if let (Some(old), Some(new)) = (old.first(), new.first()) {
        let noun = "the api of the catalogue's own words";
        changes.value("apis", noun, (Some(&old.name), Some(&new.name)));
    }
    let named = |apis: &[Api]| -> Vec<_> {
        apis.iter().map(|api| (api.name.clone(), in_words(&api.rename))).collect()
    };
    for (name, old, new) in paired(&named(old), &named(new)) {
        match (old, new) {
            (Some(old), Some(new)) => {
                let noun = format!("the `rename` of the api `{name}`");
                changes.value("rename", &noun, (Some(old), Some(new)));
            }
            (None, _) => {
                changes.push("apis", (None, Some(name)), &format!("the api `{name}` is new"));
            }
            (_, None) => {
                changes.add(
                    Impact::Breaking,
                    "apis",
                    (Some(name), None),
                    &format!("the api `{name}` is gone"),
                );
            }
        }
    }
}

/// A renaming rule in words.
fn in_words(rule: &[(String, String)]) -> String {
    if rule.is_empty() {
        return "nothing".to_owned();
    }
    let each = rule.iter().map(|(from, to)| format!("`{from}` to `{to}`"));
    each.collect::<Vec<_>>().join(", ")
}

/// The terms, each with its wording in the other apis.
fn terms(catalogue: &Catalogue) -> Vec<(String, String)> {
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
        changes.prose("description", &noun, (&old.description, description));
    }
    for Capability { name, .. } in old.capabilities.iter().filter(|old| !is_kept(&old.name)) {
        changes.entry(Some(name));
        let message = format!("the capability `{name}` is gone");
        changes.add(Impact::Breaking, "capabilities", (Some(name), None), &message);
    }
}

/// Compares terms, each given with its wording in the other apis.
fn compare_terms(old: &[(String, String)], new: &[(String, String)], changes: &mut Changes) {
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

/// All names in the new order, each with its old and its new text.
fn paired<'t>(
    old: &'t [(String, String)],
    new: &'t [(String, String)],
) -> Vec<(&'t str, Option<&'t str>, Option<&'t str>)> {
    let find = |texts: &'t [(String, String)], name: &str| {
        texts.iter().find(|(other, _)| other == name).map(|(_, text)| text.as_str())
    };
    let gone = old.iter().filter(|(name, _)| find(new, name).is_none());
    let all = new.iter().chain(gone);
    all.map(|(name, _)| (name.as_str(), find(old, name), find(new, name))).collect()
}
