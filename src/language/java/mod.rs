//! Java: a class for each enum, and those that they share.

pub mod javadoc;
mod layout;
mod literal;

use super::Make::{Layout, Literal, Prose, Text};
use super::{
    BLOCK, BesideValues, Declared, Filter, Language, Naming, Template, condition, filter, names,
};
use crate::prose::{Document, Reference, References, plain};

/// How wide formatters make lines.
const COLUMNS: usize = 100;

/// The table of Java.
pub const JAVA: Language = Language {
    name: "Java",
    ending: ".java",
    naming: NAMING,
    filters: FILTERS,
    directives: &["@formatter:", "CHECKSTYLE", "noinspection", "spotless:"],
    notation: Some(condition("Java", |named| {
        format!("{}.{}", named.type_name, NAMING.identifier(named.name))
    })),
    templates: TEMPLATES,
};

const NAMING: Naming = Naming {
    keywords: KEYWORDS,
    types: &[TYPES],
    members: &[MEMBERS],
    value: names::full,
    values_beside_types: false,
    other: names::full,
    field_type: names::full,
    accessor: |field| format!("get{}", names::variant(field, "")),
    accessors: &[GETTERS],
    beside_values: BesideValues::Nothing,
    more_accessors: &[],
    suffix: Some("_"),
};

#[rustfmt::skip] // A table: one line a filter.
const FILTERS: &[Filter] = &[
    filter("java_comment", Prose("// ", COLUMNS, comment), "comments that end with their line, in Java, where `\\u` means something in comments too"),
    filter("javadoc", Prose(BLOCK, COLUMNS, javadoc::render), "the lines between `/**` and `*/`; code spans that name entries are links"),
    filter("java_layout", Layout(2, layout::render), "the code of a file as google-java-format leaves it; for a section of code that is indented by two and broken wherever it can be"),
    filter("java_ascii", Text(|text| Ok(literal::ascii(text))), "text of a comment in Java, with `\\u` and digits for what is not ASCII"),
    filter("java_constant", Text(|name| Ok(constant(name))), "the name of an API, or any other of letters, digits, `_`, `.` and `-`, as a constant of Java"),
    filter("java_name", Text(|name| Ok(NAMING.identifier(name).into_owned())), "the name of a value in Java, with `_` after one that it cannot have"),
    filter("java_string", Literal(COLUMNS, literal::string), "a string literal of Java; on several lines, a sum"),
    filter("java_package", Text(package), "identifiers with dots between them, where none is a keyword of Java; anything else is an error"),
];

macro_rules! template {
    ($name:literal, $declares:expr, [$($needs:literal),*], [$($with_updates:literal),*]) => {
        Template {
            name: $name,
            text: include_str!(concat!("../../../templates/", $name)),
            declares: $declares,
            needs: &[$($needs),*],
            needs_with_updates: &[$($with_updates),*],
        }
    };
}

#[rustfmt::skip] // A table: one line a template.
const TEMPLATES: &[Template] = &[
    template!("State.java", Some(Declared::Enum("states")), ["Api.java", "Lifecycle.java", "Terminal.java"], ["Source.java", "Reason.java", "Update.java"]),
    template!("Source.java", Some(Declared::Enum("sources")), ["Api.java", "Lifecycle.java"], []),
    template!("Reason.java", Some(Declared::Enum("reasons")), ["Api.java", "Lifecycle.java"], ["State.java", "Update.java", "Capability.java"]),
    template!("Lifecycle.java", Some(Declared::Named("Lifecycle")), [], []),
    template!("Terminal.java", Some(Declared::OfLastStates("Terminal")), [], []),
    template!("Update.java", Some(Declared::Named("Update")), ["State.java", "Source.java", "Reason.java", "Capability.java"], []),
    template!("Capability.java", Some(Declared::OfCapabilities("Capability")), [], []),
    template!("Api.java", Some(Declared::OfApis("Api")), [], []),
    template!("class.java", None, [], []),
    template!("enum.java", None, [], []),
    template!("fields.java", None, [], []),
    template!("parts.java", None, [], []),
    template!("updates.java", None, [], []),
];

/// Keywords and literals.
const KEYWORDS: &[&str] = &[
    "abstract", "assert", "boolean", "break", "byte", "case", "catch", "char", "class", "const",
    "continue", "default", "do", "double", "else", "enum", "extends", "false", "final", "finally",
    "float", "for", "goto", "if", "implements", "import", "instanceof", "int", "interface", "long",
    "native", "new", "null", "package", "private", "protected", "public", "return", "short",
    "static", "strictfp", "super", "switch", "synchronized", "this", "throw", "throws",
    "transient", "true", "try", "void", "volatile", "while",
];

/// Names that the code of the templates uses; variables hide types, too.
const TYPES: &[&str] = &[
    "ALL", "Api", "Arrays", "AssertionError", "Builder", "Capability", "Collections", "Collectors",
    "Deprecated", "EnumSet", "Group", "Lifecycle", "LinkedHashSet", "List", "Objects", "Optional",
    "OptionalInt", "OptionalLong", "Override", "Set", "String", "SuppressWarnings", "Terminal",
    "Update", "among", "api", "builder", "capability", "code", "conditional", "description",
    "ended", "excludes", "formerNames", "insteadOf", "insteadOfReason", "label", "lifecycle",
    "name", "number", "other", "reason", "requires", "since", "source", "state", "title", "until",
    "update", "value", "with", "word",
];

/// How Javadoc refers to the constant of an entry.
fn member(entry: &Reference) -> String {
    format!("{}#{}", entry.type_name, NAMING.identifier(&entry.name))
}

/// javac reads `\u000a` as the end of a line, and an unfinished escape as an error.
fn comment(document: &Document, _: &References, width: usize) -> String {
    literal::ascii(&plain::render(document, width).replace('\\', "\\\\"))
}

fn constant(name: &str) -> String {
    let name = name.to_ascii_uppercase().replace(['.', '-'], "_");
    if name.starts_with(|first: char| first.is_ascii_alphabetic()) {
        name
    } else {
        format!("_{name}")
    }
}

fn package(text: &str) -> Result<String, String> {
    let name = filter::dotted_name(text)?;
    match name.split('.').find(|part| *part == "_" || KEYWORDS.contains(part)) {
        None => Ok(name),
        Some(part) => {
            Err(format!("`{part}` is a keyword of Java, so it cannot be part of a package"))
        }
    }
}

/// Fields of each enum, parameters that hide its values, and types that its values would hide.
const MEMBERS: &[&str] = &[
    "Arrays", "Capability", "Collections", "EnumSet", "Group", "Lifecycle", "Objects", "Optional",
    "OptionalInt", "OptionalLong", "Terminal", "Update", "code", "description", "formerNames",
    "label", "lifecycle", "name", "number", "since",
];

/// Methods of every enum with facts, and of every object.
const GETTERS: &[&str] = &[
    "getClass", "getCode", "getDeclaringClass", "getDescription", "getFormerNames", "getGroup",
    "getLabel", "getLifecycle", "getName", "getNumber", "getReasons", "getRequires", "getSince",
    "getTerminal", "getUpdates",
];
