//! Python: an `IntEnum` for each enum, with its facts.

pub mod docstring;
mod literal;

use super::{Filter, Language, Naming, Notation, Template, alone, filter, names};

/// How wide formatters make lines.
const COLUMNS: usize = 88;

/// The table of Python.
pub const PYTHON: Language = Language {
    name: "Python",
    ending: ".py",
    naming: NAMING,
    filters: FILTERS,
    notation: Some(NOTATION),
    templates: TEMPLATES,
};

/// The name, and the arm of a `match` or what stands for it.
const NOTATION: Notation = Notation {
    language: "Python",
    entry: "{type}.{name}",
    begin: "case (",
    each: "{entry}",
    any: "_",
    between: ", ",
    end: "):",
};

const NAMING: Naming = Naming {
    keywords: KEYWORDS,
    types: TYPES,
    members: &[MEMBERS, INHERITED],
    value: names::full,
    former: names::full,
    suffix: Some("_"),
};

#[rustfmt::skip] // A table: one line a filter.
const FILTERS: &[Filter] = &[
    filter::quoted("docstring", (COLUMNS, docstring::render), "a docstring of Python, quotes included, in Markdown"),
    filter::text("python_name", |name| Ok(NAMING.identifier(name).into_owned()), "the name of a value in Python, with `_` after one that it cannot have"),
    filter::literal("python_string", (COLUMNS, |text, layout| Ok(literal::string(text, layout))), "a string literal of Python; on several lines, in parentheses"),
];

const TEMPLATES: &[Template] = &[
    alone("reasons.py", include_str!("../../../templates/reasons.py")),
    alone("enum.py", include_str!("../../../templates/enum.py")),
];

const KEYWORDS: &[&str] = &[
    "False", "None", "True", "and", "as", "assert", "async", "await", "break", "class", "continue",
    "def", "del", "elif", "else", "except", "finally", "for", "from", "global", "if", "import",
    "in", "is", "lambda", "nonlocal", "not", "or", "pass", "raise", "return", "try", "while",
    "with", "yield",
];

/// What names mean already, somewhere in the template.
const TYPES: &[&str] = &[
    "ACTIVE",
    "Capability",
    "DEPRECATED",
    "Lifecycle",
    "Mapping",
    "NO",
    "NamedTuple",
    "REMOVED",
    "Terminal",
    "TypeError",
    "UNUSED",
    "UPDATES",
    "USUALLY",
    "Update",
    "ValueError",
    "YES",
    "among",
    "annotations",
    "bool",
    "capability",
    "classmethod",
    "cls",
    "conditional",
    "description",
    "dict",
    "ended",
    "enum",
    "excludes",
    "f",
    "find",
    "format",
    "format_spec",
    "former_names",
    "found",
    "instead",
    "instead_of",
    "instead_of_reason",
    "int",
    "isinstance",
    "key",
    "kind",
    "lifecycle",
    "message",
    "names",
    "object",
    "property",
    "reason",
    "reasons",
    "requires",
    "self",
    "since",
    "source",
    "state",
    "str",
    "terminal",
    "tuple",
    "type",
    "u",
    "until",
    "update",
    "updates",
    "value",
];

/// What the body of each class declares and looks up.
const MEMBERS: &[&str] = &[
    "Capability",
    "Lifecycle",
    "Mapping",
    "Terminal",
    "Update",
    "classmethod",
    "description",
    "find",
    "former_names",
    "instead",
    "int",
    "lifecycle",
    "names",
    "property",
    "reasons",
    "requires",
    "since",
    "str",
    "terminal",
    "tuple",
    "updates",
];
/// What an `IntEnum` has by itself, of every version.
const INHERITED: &[&str] = &[
    "as_integer_ratio",
    "bit_count",
    "bit_length",
    "conjugate",
    "denominator",
    "from_bytes",
    "imag",
    "is_integer",
    "mro",
    "name",
    "numerator",
    "real",
    "to_bytes",
    "value",
];
