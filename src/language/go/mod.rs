//! Go: typed constants for each enum, with functions and methods that know their facts.

pub mod godoc;
mod literal;

use std::borrow::Cow;

use super::Make::{Literal, Prose, Text};
use super::{
    BesideValues, Filter, Language, Naming, Notation, Template, alone, condition, filter, names,
};

/// How wide lines are made; gofmt leaves them as they are.
const COLUMNS: usize = 100;

/// The table of Go.
pub const GO: Language = Language {
    name: "Go",
    ending: ".go",
    naming: NAMING,
    filters: FILTERS,
    directives: &["+build", "go:", "nolint", "lint:"],
    notation: Some(Notation {
        begin: "if ",
        end: " {}",
        ..condition("Go", |named| match protobuf(named.protobuf) {
            Ok((_, scope)) => scope + named.name,
            Err(_) => named.type_name.to_owned() + &NAMING.identifier(named.variant),
        })
    }),
    templates: TEMPLATES,
};

const NAMING: Naming = Naming {
    keywords: KEYWORDS,
    types: &[TYPES],
    members: &[MEMBERS, &["Group"]],
    value: names::upper_camel,
    values_beside_types: false,
    other: names::upper_camel,
    field_type: |variant, enum_type| Cow::Owned(format!("{enum_type}{}", capitals(variant))),
    accessor: |field| capitals(&names::variant(field, "")),
    accessors: &[METHODS, MEMBERS],
    beside_values: BesideValues::Types,
    more_accessors: &[],
    suffix: Some("_"),
};

#[rustfmt::skip] // A table: one line a filter.
const FILTERS: &[Filter] = &[
    filter("go_capitals", Text(|name| Ok(capitals(name))), "a name in `UpperCamelCase` with initialisms in capitals, such as `UserID` for `UserId`"),
    filter("go_name", Text(|name| Ok(NAMING.identifier(name).into_owned())), "what follows the type in the name of a constant of Go, with `_` after one that it cannot have"),
    filter("go_package", Text(package), "the name of a package of Go; anything else is an error"),
    filter("go_protobuf", Text(|name| protobuf(name).map(|(name, _)| name)), "the type that protoc-gen-go makes of an enum, such as `Parcel_Status` of `Parcel.Status`"),
    filter("go_protobuf_scope", Text(|name| protobuf(name).map(|(_, scope)| scope)), "what protoc-gen-go puts before the names of the values of an enum, such as `Parcel_` for `Parcel.Status`"),
    filter("go_string", Literal(COLUMNS, |text, layout| Ok(literal::string(text, layout))), "a string literal of Go, with tabs of 8 columns; on several lines, a sum"),
    filter("godoc", Prose("//", COLUMNS, godoc::render), "doc comments of Go, as gofmt leaves them; code spans that name entries are links"),
];

/// What Go writes in capitals inside of names: the words of staticcheck.
const INITIALISMS: &[&str] = &[
    "ACL", "AMQP", "API", "ASCII", "CPU", "CSS", "DB", "DNS", "EOF", "GID", "GUID", "HTML", "HTTP",
    "HTTPS", "ID", "IP", "JSON", "QPS", "RAM", "RPC", "RTP", "SIP", "SLA", "SMTP", "SQL", "SSH",
    "TCP", "TLS", "TS", "TTL", "UDP", "UI", "UID", "URI", "URL", "UTF8", "UUID", "VM", "XML",
    "XMPP", "XSRF", "XSS",
];

const TEMPLATES: &[Template] = &[
    alone("reasons.go", include_str!("../../../templates/reasons.go")),
    alone("capability.go", include_str!("../../../templates/capability.go")),
    alone("enum.go", include_str!("../../../templates/enum.go")),
    alone("fields.go", include_str!("../../../templates/fields.go")),
];

const KEYWORDS: &[&str] = &[
    "break", "case", "chan", "const", "continue", "default", "defer", "else", "fallthrough", "for",
    "func", "go", "goto", "if", "import", "interface", "map", "package", "range", "return",
    "select", "struct", "switch", "type", "var",
];

/// Names that the code of the templates uses.
const TYPES: &[&str] = &[
    "APIs", "Capability", "CapabilityValues", "Lifecycle", "LifecycleActive",
    "LifecycleDeprecated", "LifecycleRemoved", "LifecycleUnused", "Name", "ParseCapability",
    "Terminal", "TerminalNo", "TerminalUsually", "TerminalYes", "Type", "UnknownNameError",
    "Update", "Updates", "among", "api", "append", "bool", "byte", "capability", "code",
    "conditional", "e", "ended", "err", "error", "excludes", "false", "found", "hasInsteadOf",
    "hasInsteadOfReason", "hasSource", "hasState", "i", "insteadOf", "insteadOfReason", "int",
    "int32", "int64", "iota", "last", "len", "name", "nil", "number", "ok", "one", "reason",
    "reasons", "replaces", "requires", "since", "source", "state", "stays", "strconv", "string",
    "text", "true", "u", "until", "updates", "v",
];

/// What follows the type in the names of functions.
const MEMBERS: &[&str] = &["FromCode", "FromNumber", "GroupValues", "Values"];

/// The methods of values.
const METHODS: &[&str] = &[
    "Code", "Description", "FormerNames", "Group", "Instead", "IsKnown", "Label", "Lifecycle",
    "Name", "NameIn", "Reasons", "Requires", "Since", "String", "Terminal", "Updates",
];

/// A name in `UpperCamelCase` with its initialisms in capitals.
fn capitals(name: &str) -> String {
    let mut made = String::with_capacity(name.len());
    let mut rest = name;
    while !rest.is_empty() {
        let next = rest.char_indices().skip(1).find(|(_, letter)| letter.is_ascii_uppercase());
        let (word, after) = rest.split_at(next.map_or(rest.len(), |(at, _)| at));
        let upper = word.to_ascii_uppercase();
        made.push_str(if INITIALISMS.contains(&&*upper) { &upper } else { word });
        rest = after;
    }
    made
}

fn package(name: &str) -> Result<String, String> {
    if names::is_identifier(name) && !KEYWORDS.contains(&name) {
        return Ok(name.to_owned());
    }
    let name = name.escape_debug();
    Err(format!("`{name}` cannot be the name of a package in Go; give one as `package`"))
}

/// The type that protoc-gen-go makes of an enum, and the prefix of its values: the message around the
/// enum, if there is one. `name` is its full name without the package.
fn protobuf(name: &str) -> Result<(String, String), String> {
    let name = filter::dotted_name(name)?;
    let around = name.rsplit_once('.').map_or(&*name, |(around, _)| around);
    Ok((camel_case(&name), format!("{}_", camel_case(around))))
}

/// A name as protoc-gen-go writes it: without the separator before a lower-case letter, which becomes
/// upper-case, as does the first letter.
fn camel_case(name: &str) -> String {
    let mut made = String::with_capacity(name.len());
    let mut letters = name.chars().peekable();
    let mut before = '.';
    while let Some(letter) = letters.next() {
        let is_lower_next = letters.peek().is_some_and(char::is_ascii_lowercase);
        match letter {
            '_' if before == '.' => made.push('X'),
            '.' | '_' if is_lower_next => {}
            '.' => made.push('_'),
            _ if before.is_ascii_alphabetic() => made.push(letter),
            _ => made.push(letter.to_ascii_uppercase()),
        }
        before = letter;
    }
    made
}
