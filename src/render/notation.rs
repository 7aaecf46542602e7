//! Chooses the languages in which the page shows how entries are named.

use crate::catalogue::Catalogue;
use crate::language::{LANGUAGES, Language, Notation};

/// The notations of the languages for which an output uses a built-in template; those of all
/// languages if there is no such output.
pub fn of(catalogue: &Catalogue) -> Vec<Notation> {
    let named: Vec<&str> = catalogue
        .outputs
        .iter()
        .flat_map(|output| output.target.templates())
        .map(|template| template.name.as_str())
        .collect();
    let is_used = |language: &&Language| {
        language.templates.iter().any(|template| named.contains(&template.name))
    };
    let notation = |language: &Language| language.notation;
    let used: Vec<_> = LANGUAGES.iter().filter(is_used).filter_map(notation).collect();
    if used.is_empty() { LANGUAGES.iter().filter_map(notation).collect() } else { used }
}
