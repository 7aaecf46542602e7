//! The types that code has: those of the enums, and those of their groups and fields.

use super::identifiers;
use super::scope::Scope;
use super::taken::Holder;
use crate::catalogue::entry::Names;
use crate::catalogue::keys::{RawEnum, RawEnums};
use crate::catalogue::raw_fields::RawFieldType;
use crate::catalogue::yaml::Word;
use crate::diagnostic::codes;
use crate::language::names::{is_identifier, variant};

/// What the type of groups is called, in the form that fields have.
const GROUP: &str = "Group";

/// Reports types that a language of the outputs refuses, or that two things have.
pub fn check(enums: &RawEnums<'_>, scope: &mut Scope<'_>) {
    let declared = || [&enums.states, &enums.sources, &enums.reasons].into_iter().flatten();
    for name in declared().filter_map(|declared| declared.type_name.as_ref()) {
        identifiers::check_type(name, scope);
        take(name, &name.text, scope);
    }
    for declared in declared() {
        let Some(enum_type) = &declared.type_name else { continue };
        for (name, place) in named(declared).filter(|(name, _)| is_identifier(name)) {
            let variant = variant(name, "");
            take(place, &format!("{}{variant}", enum_type.text), scope);
            check_in_languages(place, &variant, &enum_type.text, scope);
        }
    }
}

/// What has a type of its own besides an enum: its groups, and each field with words.
fn named<'r>(declared: &'r RawEnum<'_>) -> impl Iterator<Item = (&'r str, &'r Word<'r>)> {
    let groups = declared.groups.first().map(|(name, _)| (GROUP, name));
    let has_words = |kind: &RawFieldType<'_>| !matches!(kind, RawFieldType::Scalar(_));
    let fields = declared.fields.iter();
    let fields = fields.filter(move |(_, field)| field.type_name.as_ref().is_some_and(has_words));
    groups.into_iter().chain(fields.map(|(name, _)| (name.text.as_ref(), name)))
}

/// Reports a type with the name of another one.
fn take(place: &Word<'_>, type_name: &str, scope: &mut Scope<'_>) {
    // Python names its tables after the types, in capitals.
    if let Some(first) = scope.types.insert(type_name.to_uppercase(), place.span.clone()) {
        let message = format!("two generated types would be called `{type_name}`, ignoring case");
        let (first, help) = ((&first, "the other one"), "rename one");
        scope.findings.clash(codes::DUPLICATE_NAME, &place.span, message, first, help);
    }
}

fn check_in_languages(place: &Word<'_>, variant: &str, enum_type: &str, scope: &mut Scope<'_>) {
    for language in scope.languages.clone() {
        let naming = &language.naming;
        if naming.accessors.is_empty() {
            continue;
        }
        let type_name = (naming.field_type)(variant, enum_type);
        let is_enum =
            scope.types.get(&type_name.to_uppercase()).is_some_and(|of| *of != place.span);
        // The name of the type of groups is our own, so it is never refused.
        let is_refused = variant != GROUP && naming.refuses_type(&type_name);
        if is_refused || is_enum {
            let message = format!("`{}` cannot be a field in {}", place.text, language.name);
            let help =
                format!("its type would be `{type_name}`, which is taken; take another name");
            scope.findings.error(codes::RESERVED_WORD, &place.span, message, help);
        }
        let names = Names::new(type_name.into_owned(), Vec::new());
        // In Java, each enum can have a nested type `Group`.
        scope.take(&names, Holder::Types, |_| place.span.clone());
    }
}
