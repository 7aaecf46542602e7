//! TypeScript: objects of constants and unions of their values, with tables of facts.

mod literal;
pub mod tsdoc;

use super::{Filter, Language, Naming, Notation, Template, alone, filter, names};

/// How wide formatters make lines.
const COLUMNS: usize = 80;

/// The table of TypeScript.
pub const TYPESCRIPT: Language = Language {
    name: "TypeScript",
    ending: ".ts",
    naming: NAMING,
    filters: FILTERS,
    notation: Some(NOTATION),
    templates: TEMPLATES,
};

/// The name, and the condition of an `if`.
const NOTATION: Notation = Notation {
    language: "TypeScript",
    code: |named| format!("{}.{}", named.type_name, named.name),
    begin: "if (",
    each: "{enum} === {entry}",
    any: "",
    between: " && ",
    end: ") {}",
};

const NAMING: Naming = Naming {
    keywords: KEYWORDS,
    types: TYPES,
    members: &[MEMBERS],
    value: names::full,
    values_beside_types: false,
    other: names::full,
    field_type: names::joined,
    accessor: names::camel,
    accessors: &[PROPERTIES],
    // A property can have any name, keywords included.
    suffix: Some(""),
};

#[rustfmt::skip] // A table: one line a filter.
const FILTERS: &[Filter] = &[
    filter::text("ts_constant", |name| Ok(names::constant(name)), "a name in `UPPER_SNAKE_CASE`, as that of a constant of a module in TypeScript"),
    filter::text("ts_key", |name| Ok(literal::key(name)), "the name of a property in TypeScript, in quotes where it needs them"),
    filter::literal("ts_property", (COLUMNS, |text, layout| Ok(literal::property(text, layout))), "what follows the colon of a property in TypeScript: a string literal; on several lines, a sum"),
    filter::text("ts_string", |text| Ok(literal::string(text)), "a string literal of TypeScript on one line"),
    filter::prose("tsdoc", (" * ", COLUMNS, tsdoc::render), "the lines between `/**` and `*/` in TypeScript, in Markdown; code spans that name entries are links"),
];

const TEMPLATES: &[Template] = &[
    alone("reasons.ts", include_str!("../../../templates/reasons.ts")),
    alone("enum.ts", include_str!("../../../templates/enum.ts")),
    alone("fields.ts", include_str!("../../../templates/fields.ts")),
];

/// Reserved words, those of modules and strict code included, and what stands for something else
/// where a type is expected.
const KEYWORDS: &[&str] = &[
    "any", "arguments", "as", "async", "await", "bigint", "boolean", "break", "case", "catch",
    "class", "const", "continue", "debugger", "default", "delete", "do", "else", "enum", "eval",
    "export", "exports", "extends", "false", "finally", "for", "function", "if", "implements",
    "import", "in", "infer", "instanceof", "interface", "keyof", "let", "never", "new", "null",
    "number", "object", "package", "private", "protected", "public", "readonly", "require",
    "return", "static", "string", "super", "switch", "symbol", "this", "throw", "true", "try",
    "typeof", "undefined", "unique", "unknown", "var", "void", "while", "with", "yield",
];

/// What names mean already, in the template.
const TYPES: &[&str] = &[
    "Api", "Capability", "Facts", "Lifecycle", "Object", "RangeError", "Readonly", "Record", "Set",
    "String", "Terminal", "UPDATES", "Update", "isCapability", "reasonsOf", "refuse",
    "updatesInsteadOf", "updatesOf",
];

/// No value has to share its place with anything.
const MEMBERS: &[&str] = &[];

/// The facts that values have anyhow, and what every object has.
const PROPERTIES: &[&str] = &[
    "code", "constructor", "description", "formerNames", "group", "hasOwnProperty",
    "isPrototypeOf", "label", "lifecycle", "names", "number", "propertyIsEnumerable", "requires",
    "since", "terminal", "toLocaleString", "toString", "valueOf",
];
