//! The renaming rule of an api.

use super::entry::Names;
use super::model::Api;

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
