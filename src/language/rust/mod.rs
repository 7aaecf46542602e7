//! Rust: enums with their facts, for `no_std`.

mod literal;
pub mod rustdoc;

use super::{Filter, Language, Notation, Template, alone, filter};
use crate::prose::Reference;

/// How wide rustfmt makes lines.
const COLUMNS: usize = 100;

/// The table of Rust.
pub const RUST: Language = Language {
    name: "Rust",
    ending: ".rs",
    keywords: KEYWORDS,
    declared: DECLARED,
    filters: FILTERS,
    notation: Some(NOTATION),
    templates: TEMPLATES,
};

/// The name, and the arm of a `match` or what stands for it.
const NOTATION: Notation = Notation {
    language: "Rust",
    entry: "{type}::{variant}",
    begin: "(",
    each: "{entry}",
    any: "_",
    between: ", ",
    end: ") => {}",
};

#[rustfmt::skip] // A table: one line a filter.
const FILTERS: &[Filter] = &[
    filter::prose("rustdoc", ("/// ", COLUMNS, rustdoc::render), "doc comments of Rust; code spans that name entries are links"),
    filter::literal("rust_string", (COLUMNS, |text, layout| Ok(literal::string(text, layout))), "a string literal of Rust"),
];

const TEMPLATES: &[Template] =
    &[alone("reasons.rs", include_str!("../../../templates/reasons.rs"))];

/// Keywords of every edition, and words kept for later ones.
const KEYWORDS: &[&str] = &[
    "Self", "abstract", "as", "async", "await", "become", "box", "break", "const", "continue",
    "crate", "do", "dyn", "else", "enum", "extern", "false", "final", "fn", "for", "gen", "if",
    "impl", "in", "let", "loop", "macro", "match", "mod", "move", "mut", "override", "priv", "pub",
    "ref", "return", "self", "static", "struct", "super", "trait", "true", "try", "type", "typeof",
    "unsafe", "unsized", "use", "virtual", "where", "while", "yield",
];

const DECLARED: &[&str] = &[
    "ALL",
    "Err",
    "Facts",
    "From",
    "Iterator",
    "Lifecycle",
    "Ok",
    "Option",
    "Result",
    "Some",
    "Terminal",
    "TryFrom",
    "UPDATES",
    "UnknownName",
    "UnknownNumber",
    "Update",
    "core",
    "i32",
    "str",
];

/// The path of the item of an entry.
fn path(entry: &Reference) -> String {
    format!("{}::{}", entry.type_name, entry.variant)
}
