//! Words of the catalogue as values of options.

use std::str::FromStr;

use clap::builder::{PossibleValuesParser, TypedValueParser};
use strum::VariantNames;

use crate::catalogue::Catalogue;
use crate::diagnostic::{Code, Diagnostic, codes};

/// Takes one of the words of an enum.
pub fn one_of<T>() -> impl TypedValueParser<Value = T>
where
    T: Clone + FromStr + Send + Sync + VariantNames + 'static,
{
    let known = |word: String| word.parse().map_err(|_| word);
    PossibleValuesParser::new(T::VARIANTS).try_map(known)
}

/// Takes `retry=yes`: a field and a value.
pub fn field_and_value(text: &str) -> Result<(String, String), &'static str> {
    let (field, value) =
        text.split_once('=').ok_or("write it as FIELD=VALUE, such as `retry=yes`")?;
    Ok((field.to_owned(), value.to_owned()))
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
