//! Words of the catalogue as values of options.

use clap::builder::{PossibleValuesParser, TypedValueParser};

use crate::catalogue::{Catalogue, EnumKind, Stage};
use crate::diagnostic::{Code, Diagnostic, codes};

/// Takes the key of an enum.
pub fn enum_kind() -> impl TypedValueParser<Value = EnumKind> {
    one_of(EnumKind::ALL, EnumKind::key)
}

/// Takes a stage of an entry's life.
pub fn stage() -> impl TypedValueParser<Value = Stage> {
    one_of(Stage::ALL, Stage::word)
}

fn one_of<T: Copy + Send + Sync + 'static, const N: usize>(
    all: [T; N],
    word: fn(T) -> &'static str,
) -> impl TypedValueParser<Value = T> {
    let known = move |given: String| all.into_iter().find(|one| word(*one) == given).ok_or(given);
    PossibleValuesParser::new(all.map(word)).try_map(known)
}

/// An api by its name.
pub fn api(catalogue: &Catalogue, name: &str) -> Result<usize, Diagnostic> {
    catalogue.apis.iter().position(|api| api.name == name).ok_or_else(|| {
        let names = catalogue.apis.iter().map(|api| api.name.as_str());
        unknown(catalogue, codes::UNKNOWN_API, "api", name, names)
    })
}

/// An error about a name that the catalogue does not have.
pub fn unknown<'n>(
    catalogue: &Catalogue,
    code: Code,
    noun: &str,
    name: &str,
    known: impl Iterator<Item = &'n str> + Clone,
) -> Diagnostic {
    let place = catalogue.files.whole();
    Diagnostic::new(code, place, format!("there is no {noun} `{name}`")).with_nearest(name, known)
}
