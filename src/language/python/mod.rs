//! Python: an `IntEnum`, or an enum of texts, for each enum, with its facts.

pub mod docstring;
mod literal;

use super::{Filter, Language, Naming, Template, alone, filter, names};

/// How wide formatters make lines.
const COLUMNS: usize = 88;

/// The table of Python.
pub const PYTHON: Language = Language {
    name: "Python",
    ending: ".py",
    naming: NAMING,
    filters: FILTERS,
    templates: TEMPLATES,
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

const TEMPLATES: &[Template] =
    &[alone("reasons.py", include_str!("../../../templates/reasons.py"))];

const KEYWORDS: &[&str] = &[
    "False", "None", "True", "and", "as", "assert", "async", "await", "break", "class", "continue",
    "def", "del", "elif", "else", "except", "finally", "for", "from", "global", "if", "import",
    "in", "is", "lambda", "nonlocal", "not", "or", "pass", "raise", "return", "try", "while",
    "with", "yield",
];

/// What names mean already, somewhere in the template.
const TYPES: &[&str] = &[
    "ACTIVE",
    "DEPRECATED",
    "Lifecycle",
    "Mapping",
    "NO",
    "NamedTuple",
    "REMOVED",
    "Terminal",
    "UNUSED",
    "UPDATES",
    "USUALLY",
    "Update",
    "ValueError",
    "YES",
    "annotations",
    "bool",
    "capability",
    "classmethod",
    "cls",
    "description",
    "dict",
    "enum",
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
    "lifecycle",
    "names",
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
    "u",
    "update",
    "updates",
];

/// What the body of each class declares and looks up.
const MEMBERS: &[&str] = &[
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
    "since",
    "str",
    "terminal",
    "tuple",
    "updates",
];
/// What numbers and texts have by themselves, of every version.
const INHERITED: &[&str] = &[
    "as_integer_ratio",
    "bit_count",
    "bit_length",
    "capitalize",
    "casefold",
    "center",
    "conjugate",
    "count",
    "denominator",
    "encode",
    "endswith",
    "expandtabs",
    "find",
    "format",
    "format_map",
    "from_bytes",
    "imag",
    "index",
    "is_integer",
    "isalnum",
    "isalpha",
    "isascii",
    "isdecimal",
    "isdigit",
    "isidentifier",
    "islower",
    "isnumeric",
    "isprintable",
    "isspace",
    "istitle",
    "isupper",
    "join",
    "ljust",
    "lower",
    "lstrip",
    "maketrans",
    "mro",
    "name",
    "numerator",
    "partition",
    "real",
    "removeprefix",
    "removesuffix",
    "replace",
    "rfind",
    "rindex",
    "rjust",
    "rpartition",
    "rsplit",
    "rstrip",
    "split",
    "splitlines",
    "startswith",
    "strip",
    "swapcase",
    "title",
    "to_bytes",
    "translate",
    "upper",
    "value",
    "zfill",
];
