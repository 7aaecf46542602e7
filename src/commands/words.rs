//! Words of the catalogue as values of options.

use clap::builder::{PossibleValuesParser, TypedValueParser};

use crate::catalogue::{EnumKind, Stage};

/// Takes the key of an enum.
pub fn enum_kind() -> impl TypedValueParser<Value = EnumKind> {
    let known =
        |word: String| EnumKind::ALL.into_iter().find(|kind| kind.key() == word).ok_or(word);
    PossibleValuesParser::new(EnumKind::ALL.map(EnumKind::key)).try_map(known)
}

/// Takes a stage of an entry's life.
pub fn stage() -> impl TypedValueParser<Value = Stage> {
    let known =
        |word: String| Stage::ALL.into_iter().find(|stage| stage.word() == word).ok_or(word);
    PossibleValuesParser::new(Stage::ALL.map(Stage::word)).try_map(known)
}
