//! Python: an `Enum`, of numbers or of texts, for each enum, with its facts.

pub mod docstring;
mod literal;

use heck::ToSnakeCase;

use super::Make::{Literal, Quoted, Text};
use super::{
    BesideValues, Filter, Language, Naming, Notation, Template, alone, arm, filter, names,
};

/// How wide formatters make lines.
const COLUMNS: usize = 88;

/// The table of Python.
pub const PYTHON: Language = Language {
    name: "Python",
    ending: ".py",
    naming: NAMING,
    filters: FILTERS,
    directives: &[
        "flake8:", "flake8=", "fmt:", "isort:", "mypy:", "noqa", "nosec", "pragma:", "pylint:",
        "pyright:", "pytype:", "ruff:", "type: ignore", "yapf:",
    ],
    notation: Some(Notation {
        begin: "case (",
        end: "):",
        ..arm("Python", |named| format!("{}.{}", named.type_name, NAMING.identifier(named.name)))
    }),
    templates: TEMPLATES,
};

const NAMING: Naming = Naming {
    keywords: KEYWORDS,
    types: &[TYPES],
    members: &[MEMBERS, INHERITED],
    value: names::full,
    values_beside_types: false,
    other: names::full,
    field_type: names::joined,
    accessor: str::to_snake_case,
    accessors: &[KEYWORDS, MEMBERS, INHERITED],
    beside_values: BesideValues::Accessors,
    more_accessors: &[],
    suffix: Some("_"),
};

#[rustfmt::skip] // A table: one line a filter.
const FILTERS: &[Filter] = &[
    filter("docstring", Quoted(COLUMNS, docstring::render), "a docstring of Python, quotes included, in Markdown"),
    filter("python_name", Text(|name| Ok(NAMING.identifier(name).into_owned())), "the name of a value in Python, with `_` after one that it cannot have"),
    filter("python_string", Literal(COLUMNS, |text, layout| Ok(literal::string(text, layout))), "a string literal of Python; on several lines, in parentheses"),
];

const TEMPLATES: &[Template] = &[
    alone("reasons.py", include_str!("../../../templates/reasons.py")),
    alone("enum.py", include_str!("../../../templates/enum.py")),
    alone("fields.py", include_str!("../../../templates/fields.py")),
];

const KEYWORDS: &[&str] = &[
    "False", "None", "True", "and", "as", "assert", "async", "await", "break", "class", "continue",
    "def", "del", "elif", "else", "except", "finally", "for", "from", "global", "if", "import",
    "in", "is", "lambda", "nonlocal", "not", "or", "pass", "raise", "return", "try", "while",
    "with", "yield",
];

/// Names that the code of the templates uses.
const TYPES: &[&str] = &[
    "ACTIVE", "Capability", "DEPRECATED", "Iterable", "Lifecycle", "Mapping", "MappingProxyType",
    "NO", "NamedTuple", "REMOVED", "Terminal", "TypeError", "UNUSED", "USUALLY", "Update",
    "ValueError", "YES", "among", "annotations", "bool", "capability", "classmethod", "cls",
    "code", "conditional", "description", "descriptions", "dict", "ended", "enum", "excludes", "f",
    "find", "format", "format_spec", "former_names", "found", "from_code", "from_name",
    "from_number", "functools", "group", "instead", "instead_of", "instead_of_reason", "int",
    "isinstance", "key", "kind", "label", "lifecycle", "message", "name", "names", "number",
    "object", "property", "reason", "reasons", "requires", "same", "self", "since", "source",
    "state", "str", "terminal", "title", "tuple", "type", "u", "until", "update", "updates",
    "value",
];

/// What the body of each class declares and looks up.
const MEMBERS: &[&str] = &[
    "Capability", "Lifecycle", "Mapping", "Terminal", "Update", "bool", "classmethod", "code",
    "description", "find", "former_names", "from_code", "from_name", "from_number", "group",
    "instead", "int", "label", "lifecycle", "names", "number", "property", "reasons", "requires",
    "since", "str", "terminal", "tuple", "updates",
];
/// What numbers and texts have by themselves, of every version.
const INHERITED: &[&str] = &[
    "as_integer_ratio", "bit_count", "bit_length", "capitalize", "casefold", "center", "conjugate",
    "count", "denominator", "encode", "endswith", "expandtabs", "find", "format", "format_map",
    "from_bytes", "imag", "index", "is_integer", "isalnum", "isalpha", "isascii", "isdecimal",
    "isdigit", "isidentifier", "islower", "isnumeric", "isprintable", "isspace", "istitle",
    "isupper", "join", "ljust", "lower", "lstrip", "maketrans", "mro", "name", "numerator",
    "partition", "real", "removeprefix", "removesuffix", "replace", "rfind", "rindex", "rjust",
    "rpartition", "rsplit", "rstrip", "split", "splitlines", "startswith", "strip", "swapcase",
    "title", "to_bytes", "translate", "upper", "value", "zfill",
];
