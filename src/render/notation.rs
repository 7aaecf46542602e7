//! How the languages of a catalogue name its entries.

use crate::catalogue::Catalogue;
use crate::language::{LANGUAGES, Language, Notation};

/// The notations of the languages that outputs write with a built-in template, or of all where none
/// does.
pub fn of(catalogue: &Catalogue) -> Vec<Notation> {
    let named: Vec<&str> = catalogue
        .outputs
        .iter()
        .flat_map(|output| output.target.templates())
        .map(|template| template.name.as_str())
        .collect();
    let writes =
        |language: &&Language| language.templates.iter().any(|one| named.contains(&one.name));
    let noted = |language: &Language| language.notation;
    let written: Vec<_> = LANGUAGES.iter().filter(writes).filter_map(noted).collect();
    if written.is_empty() { LANGUAGES.iter().filter_map(noted).collect() } else { written }
}
