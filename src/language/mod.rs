//! The languages that code is generated in. Each owns a folder, and one table lists them; the rest of
//! the tool asks that table, and names none.

pub mod filter;
pub mod java;
pub(crate) mod literal;
mod proto;
pub mod python;
pub mod rust;

use serde::Serialize;

pub use filter::{Filter, Make};
pub use rust::RUST;

/// All that is particular to a language.
pub struct Language {
    /// What it is called.
    pub name: &'static str,
    /// How the names of its files end.
    pub ending: &'static str,
    /// Words that are no identifiers in it.
    pub keywords: &'static [&'static str],
    /// Names that the code of its templates has for itself.
    pub declared: &'static [&'static str],
    /// The filters that make text of it.
    pub filters: &'static [Filter],
    /// How its code says which entry is meant, if it has a name for each.
    pub notation: Option<Notation>,
    /// Its built-in templates.
    pub templates: &'static [Template],
}

/// How code of a language names entries. `{type}`, `{name}` and `{variant}` stand for what an entry
/// has, `{enum}` for `state`, `source` or `reason`.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct Notation {
    /// What the language is called.
    pub language: &'static str,
    /// An entry.
    pub entry: &'static str,
    /// What begins the code for one combination of entries.
    pub begin: &'static str,
    /// The part of it for each entry, where `{entry}` is that entry.
    pub each: &'static str,
    /// The part for an enum that does not matter; empty where there is none.
    pub any: &'static str,
    /// What stands between the parts.
    pub between: &'static str,
    /// What ends it.
    pub end: &'static str,
}

/// A built-in template, and what its code asks for beside it.
pub struct Template {
    /// What outputs call it.
    pub name: &'static str,
    /// Its text.
    pub text: &'static str,
    /// The type that it declares in a file of its own, if others look for it there.
    pub declares: Option<Declared>,
    /// The templates whose types its code refers to.
    pub needs: &'static [&'static str],
    /// Those that it refers to as well where reasons have updates.
    pub needs_with_updates: &'static [&'static str],
}

/// The type that a template declares.
pub enum Declared {
    /// That of the enum under this key of the catalogue.
    Enum(&'static str),
    /// One that is called the same for every catalogue.
    Named(&'static str),
}

/// Every language, in the order of messages and of the documentation.
pub const LANGUAGES: &[Language] = &[java::JAVA, proto::PROTO, python::PYTHON, rust::RUST];

/// The languages of some files, by how their names end.
#[must_use]
pub fn languages(paths: &[&str]) -> Vec<&'static Language> {
    let used = |language: &&Language| paths.iter().any(|path| path.ends_with(language.ending));
    LANGUAGES.iter().filter(used).collect()
}

/// The first of some languages that a name cannot be an identifier in.
pub fn taken_by<'l>(
    name: &str,
    languages: impl IntoIterator<Item = &'l Language>,
) -> Option<&'l Language> {
    let takes = |language: &&Language| {
        [language.keywords, language.declared].iter().any(|words| words.contains(&name))
    };
    languages.into_iter().find(takes)
}

/// Whether some language cannot have a name as an identifier.
#[must_use]
pub fn is_taken_somewhere(name: &str) -> bool {
    taken_by(name, LANGUAGES).is_some()
}

/// A template that needs nothing beside it.
const fn alone(name: &'static str, text: &'static str) -> Template {
    Template { name, text, declares: None, needs: &[], needs_with_updates: &[] }
}
