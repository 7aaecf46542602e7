//! C and C++: one header for both, with an enum and tables of facts for each enum.

mod literal;
mod taken;

use heck::ToSnakeCase;

use super::Make::{Literal, Prose, Text};
use super::{
    BLOCK, BesideValues, Filter, Language, Naming, Template, alone, comment, condition, filter,
    names,
};
use crate::prose::{Document, References};

/// How wide lines are made.
const COLUMNS: usize = 80;

/// The table of C.
pub const C: Language = Language {
    name: "C",
    ending: ".h",
    naming: NAMING,
    filters: FILTERS,
    directives: &["NOLINT", "clang-format ", "IWYU pragma"],
    notation: Some(condition("C", |named| match named.prefix {
        "" => NAMING.identifier(named.name).into_owned(),
        prefix => prefix.to_uppercase() + named.name,
    })),
    templates: TEMPLATES,
};

const NAMING: Naming = Naming {
    keywords: KEYWORDS,
    types: &[WORDS, taken::STANDARD, taken::FUNCTIONS],
    members: &[WORDS, taken::STANDARD, taken::MACROS, taken::FUNCTIONS],
    // The part for C++ has all names in this form; that of C has full names, which differ anyway.
    value: names::upper_camel,
    values_beside_types: false,
    other: names::upper_camel,
    field_type: names::joined,
    accessor: str::to_snake_case,
    accessors: &[KEYWORDS, FACTS, taken::STANDARD, taken::MACROS],
    beside_values: BesideValues::Nothing,
    more_accessors: &["_is_known"],
    suffix: Some("_"),
};

#[rustfmt::skip] // A table: one line a filter.
const FILTERS: &[Filter] = &[
    filter("c_guard", Text(|path| Ok(guard(path))), "the name of the macro that guards a header, of its path"),
    filter("c_name", Text(|name| Ok(NAMING.identifier(name).into_owned())), "the name of a constant in C, with `_` after one that is a keyword of C or C++, or that a header of a library has"),
    filter("c_namespace", Text(namespace), "a namespace of C++, such as `parcel::status`; anything else is an error, and so is `std` and what a header of a library has"),
    filter("c_prefix", Text(prefix), "what a name in C may start with; nothing is fine, and anything else is an error"),
    filter("c_string", Literal(COLUMNS, literal::portable), "a string literal of C and C++, of no more than 65,535 bytes, none of which is zero; on several lines, several that the compiler joins"),
    filter("cpp_string", Literal(COLUMNS, |text, layout| Ok(literal::string(text, layout))), "the same, whatever the text is"),
    filter("doxygen", Prose(BLOCK, COLUMNS, doxygen), "the lines between `/**` and `*/` in C and C++, in which Doxygen finds no commands and no tags"),
];

const TEMPLATES: &[Template] = &[
    alone("reasons.h", include_str!("../../../templates/reasons.h")),
    alone("enum.h", include_str!("../../../templates/enum.h")),
    alone("fields.h", include_str!("../../../templates/fields.h")),
    alone("updates.h", include_str!("../../../templates/updates.h")),
];

/// Those of C and of C++, up to C23 and C++23.
const KEYWORDS: &[&str] = &[
    "alignas", "alignof", "and", "and_eq", "asm", "auto", "bitand", "bitor", "bool", "break",
    "case", "catch", "char", "char16_t", "char32_t", "char8_t", "class", "co_await", "co_return",
    "co_yield", "compl", "concept", "const", "const_cast", "consteval", "constexpr", "constinit",
    "continue", "decltype", "default", "delete", "do", "double", "dynamic_cast", "else", "enum",
    "explicit", "export", "extern", "false", "float", "for", "friend", "goto", "if", "inline",
    "int", "long", "mutable", "namespace", "new", "noexcept", "not", "not_eq", "nullptr",
    "operator", "or", "or_eq", "private", "protected", "public", "register", "reinterpret_cast",
    "requires", "restrict", "return", "short", "signed", "sizeof", "static", "static_assert",
    "static_cast", "struct", "switch", "template", "this", "thread_local", "throw", "true", "try",
    "typedef", "typeid", "typename", "typeof", "typeof_unqual", "union", "unsigned", "using",
    "virtual", "void", "volatile", "wchar_t", "while", "xor", "xor_eq",
];

/// Names that the code of the templates uses.
const WORDS: &[&str] = &[
    "Api_count", "Api_names", "Capability", "Capability_by_name", "Capability_count",
    "Capability_from_name", "Capability_is_among", "Capability_names", "Capability_values", "Code",
    "Description", "Facts", "FromC", "Key", "Key_find", "Key_length", "LIFECYCLE_ACTIVE",
    "LIFECYCLE_DEPRECATED", "LIFECYCLE_REMOVED", "LIFECYCLE_UNUSED", "Label", "Lifecycle",
    "Lifecycle_count", "Lifecycle_names", "Lifecycle_values", "NO_CAPABILITY", "NULL", "Name",
    "TERMINAL_NO", "TERMINAL_UNKNOWN", "TERMINAL_USUALLY", "TERMINAL_YES", "Terminal",
    "Terminal_count", "Terminal_names", "Terminal_values", "ToC", "Update", "Update_comes_with",
    "Update_count", "Update_table", "among", "among_count", "array", "capability", "code",
    "conditional", "count", "data", "description", "ended", "excludes", "facts", "former_names",
    "group", "has_instead_of", "has_instead_of_reason", "has_source", "has_state", "here", "high",
    "index", "instead_of", "instead_of_reason", "int32_t", "int64_t", "is_new", "key", "keys",
    "label", "length", "lifecycle", "low", "middle", "name", "names", "needs", "nullopt", "number",
    "one", "optional", "previous", "reason", "replaces", "same", "since", "size", "size_t",
    "source", "state", "stays", "std", "string_view", "terminal", "text", "until", "update",
    "value",
];

/// The names of the facts that every value has, and of the types and members made from them.
const FACTS: &[&str] = &[
    "code", "description", "facts", "former_names", "group", "int64_t", "key", "label",
    "lifecycle", "name", "names", "needs", "since", "terminal", "value",
];

/// Commands of Doxygen can include any file of the machine, and so can the languages of blocks; tags can have
/// any script.
fn doxygen(document: &Document, references: &References, width: usize) -> String {
    let text = comment::block(document, references, width);
    let mut escaped = String::with_capacity(text.len());
    let mut characters = text.chars();
    while let Some(character) = characters.next() {
        let next = characters.as_str().chars().next().unwrap_or(' ');
        let means = match character {
            '@' => true,
            '\\' => !next.is_whitespace(),
            '<' => next.is_alphabetic() || matches!(next, '/' | '!'),
            _ => false,
        };
        escaped.extend(means.then_some('\\'));
        escaped.push(character);
    }
    let fence =
        |line: &str| ["```", "~~~"].iter().any(|fence| line.trim_start().starts_with(fence));
    let lines = escaped.split('\n');
    let lines = lines.map(|line| if fence(line) { format!("\\{line}") } else { line.to_owned() });
    lines.collect::<Vec<_>>().join("\n")
}

/// `include/status.h` is guarded by `INCLUDE_STATUS_H`. Two underscores in a row belong to the compiler.
fn guard(path: &str) -> String {
    let parts = path.split(|c: char| !c.is_ascii_alphanumeric()).filter(|part| !part.is_empty());
    let guard = parts.collect::<Vec<_>>().join("_").to_ascii_uppercase();
    if names::is_identifier(&guard) { guard } else { format!("H_{guard}") }
}

fn prefix(text: &str) -> Result<String, String> {
    if text.is_empty() || names::is_identifier(text) {
        return Ok(text.to_owned());
    }
    Err(format!("`{}` cannot be the start of a name in C", text.escape_debug()))
}

fn namespace(text: &str) -> Result<String, String> {
    let taken = [KEYWORDS, taken::STANDARD, taken::MACROS, &["posix", "std"]].concat();
    let is_name = |name: &str| names::is_identifier(name) && !taken.contains(&name);
    // The functions of the library are at the top level, and so is only the first part.
    let is_function =
        taken::FUNCTIONS.iter().any(|function| text.split("::").next() == Some(function));
    if text.split("::").all(is_name) && !is_function {
        return Ok(text.to_owned());
    }
    Err(format!("`{}` cannot be a namespace of C++", text.escape_debug()))
}
