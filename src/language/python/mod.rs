//! Python: an `IntEnum` for each enum, with its facts.

pub mod docstring;
mod literal;

use super::{Filter, Language, Notation, Template, alone, filter};

/// How wide formatters make lines.
const COLUMNS: usize = 88;

/// The table of Python.
pub const PYTHON: Language = Language {
    name: "Python",
    ending: ".py",
    keywords: KEYWORDS,
    declared: DECLARED,
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

#[rustfmt::skip] // A table: one line a filter.
const FILTERS: &[Filter] = &[
    filter::quoted("docstring", (COLUMNS, docstring::render), "a docstring of Python, quotes included, in Markdown"),
    filter::literal("python_string", (COLUMNS, |text, layout| Ok(literal::string(text, layout))), "a string literal of Python; on several lines, in parentheses"),
];

const TEMPLATES: &[Template] =
    &[alone("reasons.py", include_str!("../../../templates/reasons.py"))];

const KEYWORDS: &[&str] = &[
    "False", "None", "True", "and", "as", "assert", "async", "await", "break", "class", "continue",
    "def", "del", "elif", "else", "except", "finally", "for", "from", "global", "if", "import",
    "in", "is", "lambda", "nonlocal", "not", "or", "pass", "raise", "return", "try", "while",
    "with", "yield",
];

/// Those of the generated code, and members that an `IntEnum` has as a number.
const DECLARED: &[&str] = &[
    "IntEnum",
    "Lifecycle",
    "Mapping",
    "NamedTuple",
    "Terminal",
    "UPDATES",
    "Update",
    "ValueError",
    "annotations",
    "as_integer_ratio",
    "bit_count",
    "bit_length",
    "bool",
    "classmethod",
    "cls",
    "conjugate",
    "denominator",
    "description",
    "dict",
    "enum",
    "find",
    "format",
    "former_names",
    "from_bytes",
    "imag",
    "instead",
    "int",
    "is_integer",
    "isinstance",
    "key",
    "lifecycle",
    "mro",
    "name",
    "names",
    "numerator",
    "property",
    "real",
    "reasons",
    "since",
    "str",
    "terminal",
    "to_bytes",
    "tuple",
    "updates",
    "value",
];
