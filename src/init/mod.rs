//! A first catalogue: a commented example, or what the enums of `.proto` files say.
//!
//! `read` finds the enums, `rule` how their names differ between apis, `entries` and `reserved` what they
//! have in common, `facts`, `described` and `terms` what their comments say, `beside` what stays in the files
//! alone, and `yaml` writes it down. What cannot be carried over, and where the files disagree, is named.

mod beside;
mod comment;
mod described;
mod entries;
mod facts;
mod read;
mod reserved;
mod rule;
mod terms;
mod yaml;

use std::sync::Arc;

use crate::catalogue::{self, EnumKind};
use crate::diagnostic::{Diagnostic, Place, Severity, codes};
use crate::lint::{self, Subject};
use entries::Listed;
use read::Source;

/// A catalogue that explains itself, with the paths of what is generated from it.
#[must_use]
pub fn example(page: &str, proto: &str) -> String {
    let text = include_str!("example.yaml");
    let text = text.replace("  docs/reasons.md:", &format!("  {page}:"));
    text.replace("  proto/reasons.proto:", &format!("  {proto}:"))
}

/// The three enums, each with its key in a catalogue.
const KINDS: [(EnumKind, &str); 3] =
    [(EnumKind::States, "states"), (EnumKind::Sources, "sources"), (EnumKind::Reasons, "reasons")];

/// A `.proto` file with enums to start from.
#[derive(Debug)]
pub struct ProtoFile {
    /// Its path from the catalogue's folder, with `/`.
    pub path: Arc<str>,
    /// What it says.
    pub text: Arc<str>,
    /// Those of its enums that are asked for.
    pub enums: Vec<Asked>,
}

/// An enum that is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    /// The api that it belongs to, from 0; the first one has every kind that a further one has.
    pub api: usize,
    /// What it has.
    pub kind: EnumKind,
    /// Its path in the file, such as `TaskStatus.Reason`.
    pub path: String,
}

/// A catalogue that was made of `.proto` files.
#[derive(Debug)]
pub struct Draft {
    /// Its text.
    pub text: String,
    /// The key of each enum in it, and how many entries that has.
    pub counts: Vec<(&'static str, usize)>,
    /// What could not be carried over, and where the files disagree.
    pub warnings: Vec<Diagnostic>,
}

/// A catalogue of the enums of files; those of the first api have the catalogue's own names. Its page
/// goes to the path `page`.
///
/// # Errors
///
/// What keeps the files from making up one catalogue.
pub fn from_proto(files: &[ProtoFile], page: &str) -> Result<Draft, Vec<Diagnostic>> {
    let sources = read::sources(files)?;
    let by_api = read::by_api(&sources);
    let apis = rule::apis(&by_api);
    let mut found = Vec::new();
    let mut enums: Vec<Listed> = KINDS
        .iter()
        .filter_map(|(kind, key)| entries::listed(*kind, key, &by_api, &apis, &mut found))
        .collect();
    facts::read(&mut enums, &by_api, &apis);
    let (widths, terms) =
        described::describe(&mut enums, &by_api, &apis, sources.len(), &mut found);
    beside::name(&enums, &by_api, &mut found);
    beside::further_apis(&sources, &apis, &mut found);
    let write = |lenient| yaml::write(&enums, &sources, &apis, &terms, &widths, page, lenient);
    let mut written = write(false);
    if names_unknown(&written.text) {
        written = write(true);
    }
    let is_error = |found: &Diagnostic| found.severity == Severity::Error;
    // Where the files do not agree, more errors would say the same once more.
    if !found.iter().any(is_error) {
        found.extend(invalid(&written, &sources));
    }
    found.sort_by(|a, b| a.place.cmp(&b.place));
    if found.iter().any(is_error) {
        return Err(found);
    }
    let counts = enums.iter().map(|of| (of.key, of.entries.len())).collect();
    Ok(Draft { text: written.text, counts, warnings: found })
}

/// Whether comments name, between backquotes, what looks like an entry and is none.
fn names_unknown(text: &str) -> bool {
    let unknown = |found: &Diagnostic| found.code == codes::UNKNOWN_IDENTIFIER_IN_PROSE;
    catalogue::load(&Arc::from("catalogue.yaml"), text).is_ok_and(|catalogue| {
        lint::lint(&Subject::new(&catalogue, text), Vec::new()).iter().any(unknown)
    })
}

/// What is wrong with the catalogue, at the places in the files that it was made of.
fn invalid(written: &yaml::Written, sources: &[Source]) -> Vec<Diagnostic> {
    let file: Arc<str> = Arc::from("catalogue.yaml");
    let whole =
        || Place::File(sources.first().map_or(Arc::clone(&file), |of| Arc::clone(&of.file.path)));
    let origin = |place: &Place| {
        let Place::Span(_, (start, _)) = place else { return None };
        let (_, origin) = written.origins.iter().find(|(range, _)| range.contains(start))?;
        Some(origin.clone())
    };
    let errors = catalogue::load(&file, &written.text).err().unwrap_or_default();
    let at_origin = errors.into_iter().map(|error| Diagnostic {
        place: origin(&error.place).unwrap_or_else(whole),
        other: error.other.and_then(|(place, label)| Some((origin(&place)?, label))),
        ..error
    });
    at_origin.collect()
}
