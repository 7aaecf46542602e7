//! TypeScript: objects of constants and unions of their values, with tables of facts.

mod literal;
pub mod tsdoc;

use heck::{ToLowerCamelCase, ToShoutySnakeCase};

use super::Make::{Literal, Prose, Text};
use super::{
    BLOCK, BesideValues, Filter, Language, Naming, Notation, Template, alone, condition, filter,
    names,
};

/// How wide formatters make lines.
const COLUMNS: usize = 80;

/// The table of TypeScript.
pub const TYPESCRIPT: Language = Language {
    name: "TypeScript",
    ending: ".ts",
    naming: NAMING,
    filters: FILTERS,
    directives: &[
        "<reference", "@jsx", "@ts-", "biome-ignore", "deno-lint-ignore", "dprint-ignore",
        "eslint", "istanbul ", "oxlint-", "prettier-ignore", "sourceMappingURL=", "tslint:",
    ],
    notation: Some(Notation {
        each: "{enum} === {entry}",
        ..condition("TypeScript", |named| format!("{}.{}", named.type_name, named.name))
    }),
    templates: TEMPLATES,
};

const NAMING: Naming = Naming {
    keywords: KEYWORDS,
    types: &[TYPES],
    // No value shares its place with anything.
    members: &[&[]],
    value: names::full,
    values_beside_types: false,
    other: names::full,
    field_type: names::joined,
    accessor: str::to_lower_camel_case,
    accessors: &[PROPERTIES],
    beside_values: BesideValues::Nothing,
    more_accessors: &[],
    // A property can have any name, keywords included.
    suffix: Some(""),
};

#[rustfmt::skip] // A table: one line a filter.
const FILTERS: &[Filter] = &[
    filter("ts_constant", Text(|name| Ok(name.to_shouty_snake_case())), "a name in `UPPER_SNAKE_CASE`, as that of a constant of a module in TypeScript"),
    filter("ts_key", Text(|name| Ok(literal::key(name))), "the name of a property in TypeScript, in quotes where it needs them"),
    filter("ts_property", Literal(COLUMNS, |text, layout| Ok(literal::property(text, layout))), "what follows the colon of a property in TypeScript: a string literal; on several lines, a sum"),
    filter("ts_string", Text(|text| Ok(literal::string(text))), "a string literal of TypeScript on one line"),
    filter("tsdoc", Prose(BLOCK, COLUMNS, tsdoc::render), "the lines between `/**` and `*/` in TypeScript, in Markdown; code spans that name entries are links"),
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

/// Names that the code of the templates uses.
const TYPES: &[&str] = &[
    "Api", "Capability", "Facts", "Lifecycle", "Object", "RangeError", "Readonly", "Record", "Set",
    "String", "Terminal", "UPDATES", "Update", "isCapability", "reasonsOf", "refuse",
    "updatesInsteadOf", "updatesOf",
];

/// The facts that values have anyhow, what every object has, and what ends the name of a type.
const PROPERTIES: &[&str] = &[
    "code", "constructor", "description", "facts", "formerNames", "group", "hasOwnProperty",
    "isPrototypeOf", "label", "lifecycle", "names", "number", "propertyIsEnumerable", "requires",
    "since", "table", "terminal", "toLocaleString", "toString", "valueOf",
];
