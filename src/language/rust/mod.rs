//! Rust: enums with their facts, for `no_std`.

mod literal;
pub mod rustdoc;

use std::borrow::Cow;

use super::{Filter, Language, Naming, Notation, Template, alone, filter, names};
use crate::prose::Reference;

/// How wide rustfmt makes lines.
const COLUMNS: usize = 100;

/// The table of Rust.
pub const RUST: Language = Language {
    name: "Rust",
    ending: ".rs",
    naming: NAMING,
    filters: FILTERS,
    notation: Some(NOTATION),
    templates: TEMPLATES,
};

/// The name, and the arm of a `match` or what stands for it.
const NOTATION: Notation = Notation {
    language: "Rust",
    code: |named| format!("{}::{}", named.type_name, NAMING.identifier(named.variant)),
    begin: "(",
    each: "{entry}",
    any: "_",
    between: ", ",
    end: ") => {}",
};

const NAMING: Naming = Naming {
    keywords: KEYWORDS,
    types: TYPES,
    members: &[MEMBERS],
    value: variant,
    values_beside_types: false,
    other: constant,
    field_type: names::joined,
    accessor: names::snake,
    accessors: &[KEYWORDS, MEMBERS],
    suffix: Some("_"),
};

#[rustfmt::skip] // A table: one line a filter.
const FILTERS: &[Filter] = &[
    filter::prose("rustdoc", ("/// ", COLUMNS, rustdoc::render), "doc comments of Rust; code spans that name entries are links"),
    filter::text("rust_name", |name| Ok(NAMING.identifier(name).into_owned()), "the name of a value in Rust, with `_` after one that it cannot have"),
    filter::literal("rust_string", (COLUMNS, |text, layout| Ok(literal::string(text, layout))), "a string literal of Rust"),
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

/// What the names of types mean already, in the template.
const TYPES: &[&str] = &[
    "ByName", "Capability", "Facts", "From", "Iterator", "Lifecycle", "Option", "Result",
    "Terminal", "TryFrom", "UnknownName", "UnknownNumber", "Update", "alloc", "bool", "core",
    "i32", "i64", "rustfmt", "serde", "str",
];

/// The path of the item of an entry.
fn path(entry: &Reference) -> String {
    format!("{}::{}", entry.type_name, NAMING.identifier(&entry.variant))
}

fn variant<'n>(name: &'n str, prefix: &str) -> Cow<'n, str> {
    Cow::Owned(names::variant(name, prefix))
}

fn constant<'n>(name: &'n str, prefix: &str) -> Cow<'n, str> {
    Cow::Borrowed(names::without_prefix(name, prefix))
}

/// Constants and functions of each enum.
const MEMBERS: &[&str] = &[
    "ALL", "all", "as_str", "as_str_name", "cmp", "code", "description", "deserialize",
    "expecting", "facts", "fmt", "former_names", "from", "from_code", "from_str", "from_str_name",
    "group", "instead", "label", "lifecycle", "name_in", "names", "of", "partial_cmp", "reasons",
    "requires", "serialize", "since", "terminal", "title", "try_from", "updates", "visit_str",
];
