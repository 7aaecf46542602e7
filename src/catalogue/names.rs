//! Names: the renaming rule of an api, and the form that a name takes in Rust.

use heck::ToUpperCamelCase;

use super::model::{Api, Names};

/// Whether a name is a letter followed by letters, digits and underscores.
#[must_use]
pub fn is_identifier(name: &str) -> bool {
    name.starts_with(|first: char| first.is_ascii_alphabetic())
        && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_')
}

/// Whether a name is a keyword of a language that constants are generated for, or one that the
/// generated code has for itself.
#[must_use]
pub fn is_taken_by_code(name: &str) -> bool {
    [PYTHON, JAVA, RUST, GENERATED].iter().any(|names| names.contains(&name))
}

/// Keywords of Python that are no keywords of Java.
const PYTHON: &[&str] = &[
    "False", "None", "True", "and", "as", "async", "await", "def", "del", "elif", "except", "from",
    "global", "in", "is", "lambda", "nonlocal", "not", "or", "pass", "raise", "with", "yield",
];

/// Keywords and literals of Java.
const JAVA: &[&str] = &[
    "abstract",
    "assert",
    "boolean",
    "break",
    "byte",
    "case",
    "catch",
    "char",
    "class",
    "const",
    "continue",
    "default",
    "do",
    "double",
    "else",
    "enum",
    "extends",
    "false",
    "final",
    "finally",
    "float",
    "for",
    "goto",
    "if",
    "implements",
    "import",
    "instanceof",
    "int",
    "interface",
    "long",
    "native",
    "new",
    "null",
    "package",
    "private",
    "protected",
    "public",
    "return",
    "short",
    "static",
    "strictfp",
    "super",
    "switch",
    "synchronized",
    "this",
    "throw",
    "throws",
    "transient",
    "true",
    "try",
    "void",
    "volatile",
    "while",
];

/// Keywords of Rust that neither of the others has.
const RUST: &[&str] = &[
    "Self", "box", "crate", "dyn", "extern", "fn", "gen", "impl", "let", "loop", "macro", "match",
    "mod", "move", "mut", "override", "priv", "pub", "ref", "self", "struct", "trait", "type",
    "typeof", "unsafe", "unsized", "use", "virtual", "where",
];

/// Types, members and variables of the generated code, and what it uses of each language.
const GENERATED: &[&str] = &[
    "Arrays",
    "Collections",
    "Collectors",
    "Deprecated",
    "Err",
    "Facts",
    "IntEnum",
    "Lifecycle",
    "LinkedHashMap",
    "ValueError",
    "classmethod",
    "cls",
    "isinstance",
    "List",
    "Map",
    "Mapping",
    "NamedTuple",
    "Ok",
    "Option",
    "Override",
    "Result",
    "Self",
    "Some",
    "String",
    "SuppressWarnings",
    "TryFrom",
    "UPDATES",
    "UnknownNumber",
    "Update",
    "description",
    "find",
    "formerNames",
    "former_names",
    "instead",
    "int",
    "key",
    "lifecycle",
    "mro",
    "name",
    "names",
    "number",
    "property",
    "reasons",
    "since",
    "str",
    "tuple",
    "updates",
    "value",
    "valueOf",
    "values",
];

/// `name` with every whole word between underscores replaced that the rule has another word for:
/// all at the same time, each once.
#[must_use]
pub fn rename(name: &str, rule: &[(String, String)]) -> String {
    name.split('_')
        .map(|word| rule.iter().find(|(from, _)| from == word).map_or(word, |(_, to)| to))
        .collect::<Vec<_>>()
        .join("_")
}

/// A name of the first api in all apis: in the others as `given` says, else by the api's rule.
#[must_use]
pub fn in_every_api(name: &str, apis: &[Api], given: impl Fn(&str) -> Option<String>) -> Names {
    let in_api = |api: &Api| given(&api.name).unwrap_or_else(|| rename(name, &api.rename));
    Names::new(name.to_owned(), apis.iter().skip(1).map(in_api).collect())
}

/// The name of a Rust variant: without the prefix where that leaves an identifier, in
/// `UpperCamelCase`.
#[must_use]
pub fn variant(name: &str, prefix: &str) -> String {
    let camel = name
        .strip_prefix(prefix)
        .filter(|rest| is_identifier(rest))
        .unwrap_or(name)
        .to_upper_camel_case();
    // The one keyword in this case.
    if camel == "Self" { "Self_".to_owned() } else { camel }
}
