//! Finds code spans that look like the name of an entry, but name none.

use std::collections::{BTreeSet, HashSet};

use pulldown_cmark::{Event, Parser};

use super::subject::Subject;
use crate::catalogue::{Catalogue, EnumKind, Names};
use crate::diagnostic::{Diagnostic, SUGGESTIONS, codes, nearest};
use crate::language::names::is_identifier;

/// How many diagnostics point at the name in its text, which takes as long as the text is.
const PLACES: usize = 1000;

pub fn unknown_identifier_in_prose(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let catalogue = subject.catalogue;
    let (known, prefixes) = (known(catalogue), prefixes(catalogue));
    let unknown = |code: &str| {
        let has_prefix = |prefix: &String| code.len() > prefix.len() && code.starts_with(prefix);
        is_identifier(code) && prefixes.iter().any(has_prefix) && !known.contains(code)
    };
    let mut found = Vec::new();
    for prose in catalogue.prose.iter().filter(|prose| prose.text.contains('`')) {
        let mut reported = HashSet::new();
        for event in Parser::new(&prose.text) {
            let Event::Code(code) = event else { continue };
            if !unknown(&code) || !reported.insert(code.to_string()) {
                continue;
            }
            let message = format!("there is no entry `{code}`");
            let place = if found.len() < PLACES {
                subject.place_in(prose, &code)
            } else {
                subject.place_of(prose)
            };
            let near = (found.len() < SUGGESTIONS).then(|| nearest(&code, known.iter().copied()));
            let help = match near.flatten() {
                Some(near) => format!("did you mean `{near}`?"),
                None => {
                    "correct it, add the entry, or list it under `terms` if it is something else"
                        .to_owned()
                }
            };
            let unknown = Diagnostic::new(codes::UNKNOWN_IDENTIFIER_IN_PROSE, place, message);
            found.push(unknown.with_help(help));
        }
    }
    found
}

/// Every name in the catalogue, in every api: of entries, reserved ones, terms and
/// capabilities.
fn known(catalogue: &Catalogue) -> BTreeSet<&str> {
    let terms = catalogue.terms.iter().flat_map(Names::iter);
    let capabilities = catalogue.capabilities.iter().map(|capability| capability.name.as_str());
    catalogue.taken_names().chain(terms).chain(capabilities).collect()
}

/// The prefixes of the enums, in every api.
fn prefixes(catalogue: &Catalogue) -> BTreeSet<String> {
    let prefixes = EnumKind::ALL.into_iter().flat_map(|kind| catalogue.prefixes(kind));
    prefixes.filter(|prefix| !prefix.is_empty()).collect()
}
