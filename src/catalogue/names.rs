//! Names: the renaming rule of an api, and the form that a name takes in Rust.

use heck::ToUpperCamelCase;

use super::model::{Api, Names};
use crate::language::RUST;

/// Whether a name is a letter followed by letters, digits and underscores.
#[must_use]
pub fn is_identifier(name: &str) -> bool {
    name.starts_with(|first: char| first.is_ascii_alphabetic())
        && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_')
}

/// `name` with every whole word between underscores replaced that the rule has another word for:
/// all at the same time, each once.
#[must_use]
pub fn rename(name: &str, rule: &[(String, String)]) -> String {
    name.split('_')
        .map(|word| rule.iter().find(|(from, _)| from == word).map_or(word, |(_, to)| to))
        .collect::<Vec<_>>()
        .join("_")
}

/// A name of the first api in all apis: in the others as `given` says, else by the api's rule.
#[must_use]
pub fn in_every_api(name: &str, apis: &[Api], given: impl Fn(&str) -> Option<String>) -> Names {
    let in_api = |api: &Api| given(&api.name).unwrap_or_else(|| rename(name, &api.rename));
    Names::new(name.to_owned(), apis.iter().skip(1).map(in_api).collect())
}

/// The name of a Rust variant: without the prefix where that leaves an identifier, in
/// `UpperCamelCase`.
#[must_use]
pub fn variant(name: &str, prefix: &str) -> String {
    let camel = name
        .strip_prefix(prefix)
        .filter(|rest| is_identifier(rest))
        .unwrap_or(name)
        .to_upper_camel_case();
    // The one keyword in this case.
    if camel == "Self" { "Self_".to_owned() } else { camel }
}

/// The name of the Rust constant of a former name: without the prefix where that leaves an
/// identifier that is not in use.
#[must_use]
pub fn constant<'n>(name: &'n str, prefix: &str) -> &'n str {
    // `ALL` is the list of all values.
    let usable =
        |rest: &&str| is_identifier(rest) && *rest != "ALL" && !RUST.keywords.contains(rest);
    name.strip_prefix(prefix).filter(usable).unwrap_or(name)
}
