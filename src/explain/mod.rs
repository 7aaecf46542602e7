//! Explains an entry, a capability or a diagnostic code, as plain text wrapped for a terminal.

mod entry;

use std::collections::HashSet;

use crate::catalogue::{AnyEnum, Capability, Catalogue, Entry, EnumKind, whole_number};
use crate::diagnostic::{Code, Level, Weight};
use crate::prose::{self, plain};

/// The width of the text in columns, whatever the width of the terminal.
const WIDTH: usize = 80;

/// The page of a diagnostic code: its meaning, an example that fails, and the cure.
#[must_use]
pub fn code(code: &Code) -> String {
    let weight = match code.weight {
        Weight::Error => "an error",
        Weight::Warning => "a warning",
        Weight::Lint(Level::Allow) => "a lint, off by default",
        Weight::Lint(Level::Warn) => "a lint, by default a warning",
        Weight::Lint(Level::Deny) => "a lint, by default an error",
    };
    terminal(&format!("`{}` is {weight}.\n\n{}", code.name, code.page))
}

/// Everything the catalogue says about the entries and capabilities with this name, number, code or
/// label; `None` if there are none.
#[must_use]
pub fn name(catalogue: &Catalogue, name: &str) -> Option<String> {
    let enums = EnumKind::ALL.map(|kind| catalogue.enumeration(kind));
    let mut found: Vec<_> =
        enums.iter().flat_map(|enumeration| in_enum(catalogue, enumeration, name)).collect();
    let capabilities = catalogue.capabilities.iter();
    found.extend(capabilities.filter(|known| is_called(&known.name, name)).map(capability));
    let texts: Vec<String> = found.iter().map(|markdown| terminal(markdown)).collect();
    (!texts.is_empty()).then(|| texts.join("\n"))
}

/// Every name that [`name`] can explain, each once.
#[must_use]
pub fn names(catalogue: &Catalogue) -> Vec<&str> {
    let entries = EnumKind::ALL.map(|kind| catalogue.enumeration(kind).entries);
    let names = entries.into_iter().flatten();
    let names = names.flat_map(|entry| entry.every_name().chain(entry.public_texts()));
    let names = names.chain(catalogue.capabilities.iter().map(|known| known.name.as_str()));
    let mut seen = HashSet::new();
    names.filter(|name| seen.insert(*name)).collect()
}

/// Whether a name is the one that was asked for, ignoring case.
fn is_called(name: &str, asked: &str) -> bool {
    name.eq_ignore_ascii_case(asked)
}

/// What an enum has under the name or number that was asked for: entries, then reservations.
fn in_enum(catalogue: &Catalogue, enumeration: &AnyEnum<'_>, asked: &str) -> Vec<String> {
    let number = whole_number(asked).ok();
    let is_meant = |entry: &Entry| {
        (number.is_some() && number == entry.number)
            || entry.every_name().chain(entry.public_texts()).any(|name| is_called(name, asked))
    };
    let entries = enumeration.entries.iter().enumerate();
    let mut found: Vec<String> = entries
        .filter(|(_, entry)| is_meant(entry))
        .map(|(index, entry)| entry::markdown(catalogue, enumeration, index, entry))
        .collect();
    found.extend(reserved(enumeration, asked, number));
    found
}

/// One sentence for each reservation of the name or number that was asked for.
fn reserved(enumeration: &AnyEnum<'_>, asked: &str, number: Option<i64>) -> Vec<String> {
    let numbers = enumeration.reserved_numbers.iter().filter_map(|range| {
        let number = number.filter(|number| range.contains(*number))?;
        let whole = range.single().is_none().then(|| format!(" with `{range}`"));
        Some((number.to_string(), whole.unwrap_or_default()))
    });
    let names = enumeration.reserved_names.iter();
    let names = names
        .filter(|names| names.iter().any(|name| is_called(name, asked)))
        .map(|names| (format!("`{}`", names.first()), String::new()));
    let sentences = numbers.chain(names).map(|(reserved, range)| {
        let type_name = enumeration.type_name;
        format!("{reserved} is reserved{range} in `{type_name}`, so no entry may take it.")
    });
    sentences.collect()
}

fn capability(capability: &Capability) -> String {
    let clients = prose::escape(&capability.frameworks);
    format!(
        "`{}` is a capability, which {clients} have.\n\n{}",
        capability.name, capability.description
    )
}

/// Renders Markdown as plain text of [`WIDTH`] columns.
fn terminal(markdown: &str) -> String {
    plain::render(&prose::parse(markdown), WIDTH) + "\n"
}
