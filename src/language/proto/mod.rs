//! Protobuf: `.proto` files with nothing but the enums.

use super::{Language, Naming, Template, alone, names};

/// The table of protobuf.
pub const PROTO: Language = Language {
    name: "protobuf",
    ending: ".proto",
    naming: Naming {
        // Words that begin another statement where a value could stand.
        keywords: &["option", "reserved"],
        types: &[],
        members: &[],
        value: names::full,
        other: names::full,
        // An enum of protobuf has no place for facts.
        field_type: names::full,
        accessor: names::snake,
        accessors: &[],
        suffix: None,
    },
    filters: &[],
    notation: None,
    templates: TEMPLATES,
};

const TEMPLATES: &[Template] = &[
    alone("comment.proto", include_str!("../../../templates/comment.proto")),
    alone("enums.proto", include_str!("../../../templates/enums.proto")),
];
