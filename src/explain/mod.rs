//! Explains a name, a number, a code or a label, in Markdown that is wrapped for a terminal.

mod entry;

use std::collections::HashSet;

use crate::catalogue::{AnyEnum, Capability, Catalogue, Entry, EnumKind, whole_number};
use crate::diagnostic::{Code, Level, Weight};
use crate::prose::{self, plain};

/// Every terminal has this many columns.
const WIDTH: usize = 80;

/// What a code means, an example that fails and its cure.
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

/// All that the catalogue says of whatever has this name, number, code or label; none if nothing has.
#[must_use]
pub fn name(catalogue: &Catalogue, name: &str) -> Option<String> {
    let enums = EnumKind::ALL.map(|kind| catalogue.enumeration(kind));
    let mut found: Vec<_> =
        enums.iter().flat_map(|enumeration| in_enum(catalogue, enumeration, name)).collect();
    let capabilities = catalogue.capabilities.iter();
    found.extend(capabilities.filter(|one| is_called(&one.name, name)).map(capability));
    let texts: Vec<String> = found.iter().map(|markdown| terminal(markdown)).collect();
    (!texts.is_empty()).then(|| texts.join("\n"))
}

/// Every name that [`name`] can explain, each once.
#[must_use]
pub fn names(catalogue: &Catalogue) -> Vec<&str> {
    let entries = EnumKind::ALL.map(|kind| catalogue.enumeration(kind).entries);
    let names = entries.into_iter().flatten();
    let names = names.flat_map(|entry| entry.every_name().chain(entry.public_texts()));
    let names = names.chain(catalogue.capabilities.iter().map(|one| one.name.as_str()));
    let mut seen = HashSet::new();
    names.filter(|name| seen.insert(*name)).collect()
}

/// Whether a name is the one that was asked for, in upper or lower case.
fn is_called(name: &str, asked: &str) -> bool {
    name.eq_ignore_ascii_case(asked)
}

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
    let numbers = enumeration.reserved_numbers.iter().filter_map(|range| {
        let number = number.filter(|number| range.contains(*number))?;
        let part = range.single().is_none().then(|| format!(" with `{range}`"));
        Some((number.to_string(), part.unwrap_or_default()))
    });
    let names = enumeration.reserved_names.iter();
    let names = names
        .filter(|names| names.iter().any(|name| is_called(name, asked)))
        .map(|names| (format!("`{}`", names.first()), String::new()));
    let reserved = numbers.chain(names);
    found.extend(reserved.map(|(what, part)| {
        let type_name = enumeration.type_name;
        format!("{what} is reserved{part} in `{type_name}`, so no entry may take it.")
    }));
    found
}

fn capability(capability: &Capability) -> String {
    let those = prose::escape(&capability.frameworks);
    format!(
        "`{}` is a capability, which {those} have.\n\n{}",
        capability.name, capability.description
    )
}

/// Markdown, wrapped for a terminal.
fn terminal(markdown: &str) -> String {
    plain::render(&prose::parse(markdown), WIDTH) + "\n"
}
