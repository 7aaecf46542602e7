//! Rust: enums with their facts, for `no_std`.

mod literal;
pub mod rustdoc;

use heck::ToSnakeCase;

use super::Make::{Literal, Prose, Text};
use super::{BesideValues, Filter, Language, Naming, Template, alone, arm, filter, names};
use crate::prose::Reference;

/// How wide rustfmt makes lines.
const COLUMNS: usize = 100;

/// The table of Rust.
pub const RUST: Language = Language {
    name: "Rust",
    ending: ".rs",
    naming: NAMING,
    filters: FILTERS,
    directives: &[],
    notation: Some(arm("Rust", |named| {
        format!("{}::{}", named.type_name, NAMING.identifier(named.variant))
    })),
    templates: TEMPLATES,
};

const NAMING: Naming = Naming {
    keywords: KEYWORDS,
    types: &[TYPES],
    members: &[MEMBERS],
    value: names::upper_camel,
    values_beside_types: false,
    other: names::upper_camel,
    field_type: names::joined,
    accessor: str::to_snake_case,
    accessors: &[KEYWORDS, MEMBERS],
    beside_values: BesideValues::Nothing,
    more_accessors: &[],
    suffix: Some("_"),
};

#[rustfmt::skip] // A table: one line a filter.
const FILTERS: &[Filter] = &[
    filter("rustdoc", Prose("/// ", COLUMNS, rustdoc::render), "doc comments of Rust; code spans that name entries are links"),
    filter("rust_name", Text(|name| Ok(NAMING.identifier(name).into_owned())), "the name of a value in Rust, with `_` after one that it cannot have"),
    filter("rust_string", Literal(COLUMNS, |text, layout| Ok(literal::string(text, layout))), "a string literal of Rust"),
];

const TEMPLATES: &[Template] = &[
    alone("reasons.rs", include_str!("../../../templates/reasons.rs")),
    alone("enum.rs", include_str!("../../../templates/enum.rs")),
    alone("fields.rs", include_str!("../../../templates/fields.rs")),
];

/// Keywords of every edition, and words kept for later ones.
const KEYWORDS: &[&str] = &[
    "Self", "abstract", "as", "async", "await", "become", "box", "break", "const", "continue",
    "crate", "do", "dyn", "else", "enum", "extern", "false", "final", "fn", "for", "gen", "if",
    "impl", "in", "let", "loop", "macro", "match", "mod", "move", "mut", "override", "priv", "pub",
    "ref", "return", "self", "static", "struct", "super", "trait", "true", "try", "type", "typeof",
    "unsafe", "unsized", "use", "virtual", "where", "while", "yield",
];

/// Names that the code of the templates uses.
const TYPES: &[&str] = &[
    "ByName", "Capability", "Facts", "From", "Iterator", "Lifecycle", "Option", "Result",
    "Terminal", "TryFrom", "UnknownName", "UnknownNumber", "Update", "alloc", "bool", "core",
    "i32", "i64", "rustfmt", "serde", "str",
];

/// The path of the item of an entry.
fn path(entry: &Reference) -> String {
    format!("{}::{}", entry.type_name, NAMING.identifier(&entry.variant))
}

/// Constants and functions of each enum.
const MEMBERS: &[&str] = &[
    "ALL", "all", "as_str", "as_str_name", "cmp", "code", "description", "deserialize",
    "expecting", "facts", "fmt", "former_names", "from", "from_code", "from_str", "from_str_name",
    "group", "instead", "label", "lifecycle", "name_in", "names", "of", "partial_cmp", "reasons",
    "requires", "serialize", "since", "terminal", "title", "try_from", "updates", "visit_str",
];
