//! The languages that outputs are written in, and the words that each keeps for itself.

/// A language that identifiers are generated for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Language {
    /// Java.
    Java,
    /// Protobuf.
    Proto,
    /// Python.
    Python,
    /// Rust.
    Rust,
}

const ALL: [Language; 4] = [Language::Java, Language::Proto, Language::Python, Language::Rust];

impl Language {
    /// What it is called.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Java => "Java",
            Self::Proto => "protobuf",
            Self::Python => "Python",
            Self::Rust => "Rust",
        }
    }

    /// Whether a file is written in it.
    fn writes(self, path: &str) -> bool {
        path.ends_with(match self {
            Self::Java => ".java",
            Self::Proto => ".proto",
            Self::Python => ".py",
            Self::Rust => ".rs",
        })
    }

    /// Its keywords, and the names that the generated code has for itself.
    const fn words(self) -> [&'static [&'static str]; 2] {
        match self {
            Self::Java => [JAVA, GENERATED_JAVA],
            Self::Proto => [PROTO, &[]],
            Self::Python => [PYTHON, GENERATED_PYTHON],
            Self::Rust => [RUST, GENERATED_RUST],
        }
    }
}

/// The languages of some files, by how their names end.
pub fn languages(paths: &[&str]) -> Vec<Language> {
    let used = |language: &Language| paths.iter().any(|path| language.writes(path));
    ALL.into_iter().filter(used).collect()
}

/// The first of some languages that a name cannot be an identifier in.
pub fn taken_by(name: &str, languages: &[Language]) -> Option<Language> {
    let takes = |language: &&Language| language.words().iter().any(|words| words.contains(&name));
    languages.iter().find(takes).copied()
}

/// Whether some language cannot have a name as an identifier.
#[must_use]
pub fn is_taken_somewhere(name: &str) -> bool {
    taken_by(name, &ALL).is_some()
}

/// Whether a language keeps a name for itself, whatever is generated.
#[must_use]
pub fn is_keyword(name: &str, language: Language) -> bool {
    let [keywords, _] = language.words();
    keywords.contains(&name)
}

/// Words that begin another statement where a value could stand.
const PROTO: &[&str] = &["option", "reserved"];

const PYTHON: &[&str] = &[
    "False", "None", "True", "and", "as", "assert", "async", "await", "break", "class", "continue",
    "def", "del", "elif", "else", "except", "finally", "for", "from", "global", "if", "import",
    "in", "is", "lambda", "nonlocal", "not", "or", "pass", "raise", "return", "try", "while",
    "with", "yield",
];

/// Those of the generated code, and members that an `IntEnum` has as a number.
const GENERATED_PYTHON: &[&str] = &[
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

/// Keywords and literals.
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

const GENERATED_JAVA: &[&str] = &[
    "Arrays",
    "Collections",
    "Collectors",
    "Deprecated",
    "Lifecycle",
    "LinkedHashMap",
    "List",
    "Map",
    "Override",
    "String",
    "SuppressWarnings",
    "Terminal",
    "Update",
    "description",
    "formerNames",
    "lifecycle",
    "name",
    "names",
    "number",
    "since",
    "valueOf",
    "values",
];

/// Keywords of every edition, and words kept for later ones.
const RUST: &[&str] = &[
    "Self", "abstract", "as", "async", "await", "become", "box", "break", "const", "continue",
    "crate", "do", "dyn", "else", "enum", "extern", "false", "final", "fn", "for", "gen", "if",
    "impl", "in", "let", "loop", "macro", "match", "mod", "move", "mut", "override", "priv", "pub",
    "ref", "return", "self", "static", "struct", "super", "trait", "true", "try", "type", "typeof",
    "unsafe", "unsized", "use", "virtual", "where", "while", "yield",
];

const GENERATED_RUST: &[&str] = &[
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
