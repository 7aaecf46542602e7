//! How the page writes entries in the languages of a catalogue's outputs.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::catalogue::{Catalogue, EnumKind, Template};
use crate::language::names::variant;
use crate::language::{LANGUAGES, Language, Named, Notation};

/// A language, with the code for each entry.
#[derive(Serialize)]
pub struct Written<'c> {
    #[serde(flatten)]
    notation: Notation,
    /// The code for an entry, by the key of its enum; `{name}` and `{variant}` stand for what it has.
    entry: BTreeMap<&'static str, String>,
    /// The entries for which it is another code, by their anchors.
    others: BTreeMap<&'c str, String>,
}

/// The languages for which an output uses a built-in template; all of them if there is no such output. Each
/// has the names of its output for `api`, or of its first one.
pub fn of(catalogue: &Catalogue, api: usize) -> Vec<Written<'_>> {
    let notations = LANGUAGES.iter().filter_map(|language| Some((language, language.notation?)));
    let used: Vec<_> = notations
        .clone()
        .filter_map(|(language, notation)| {
            let (of, template) = template(catalogue, language, api)?;
            Some(written(catalogue, notation, [api, of], Some(template)))
        })
        .collect();
    if !used.is_empty() {
        return used;
    }
    notations.map(|(_, notation)| written(catalogue, notation, [api, api], None)).collect()
}

/// The template that makes code of a language, and the api of its output.
fn template<'c>(
    catalogue: &'c Catalogue,
    language: &Language,
    api: usize,
) -> Option<(usize, &'c Template)> {
    let outputs = catalogue.outputs.iter();
    let templates = outputs.flat_map(|one| one.target.templates().map(|it| (one.api, it)));
    let is_own = |one: &Template| language.templates.iter().any(|own| own.name == one.name);
    templates.filter(|(_, one)| is_own(one)).min_by_key(|(of, _)| *of != api)
}

/// A notation with the names of one api, on a page of another.
fn written<'c>(
    catalogue: &'c Catalogue,
    notation: Notation,
    [page, output]: [usize; 2],
    template: Option<&Template>,
) -> Written<'c> {
    let parameter = |key: &str| template.and_then(|it| it.text(key)).unwrap_or_default();
    let mut written = Written { notation, entry: BTreeMap::new(), others: BTreeMap::new() };
    for kind in EnumKind::ALL {
        let enumeration = catalogue.enumeration(kind);
        let code = |name: &str, variant: &str| {
            (notation.code)(&Named {
                type_name: &enumeration.type_name,
                name,
                variant,
                prefix: parameter("prefix"),
                protobuf: parameter(kind.into()),
            })
        };
        let pattern = code("{name}", "{variant}");
        for entry in &enumeration.entries {
            let [shown, real] = [page, output].map(|api| {
                let prefix = catalogue.apis.get(api).map(|api| api.prefix(&enumeration.prefix));
                let name = entry.names.in_api(api);
                (name, variant(name, prefix.as_deref().unwrap_or(&enumeration.prefix)))
            });
            let code = code(real.0, &real.1);
            if code != pattern.replace("{name}", shown.0).replace("{variant}", &shown.1) {
                written.others.insert(entry.names.first(), code);
            }
        }
        written.entry.insert(kind.into(), pattern);
    }
    written
}
