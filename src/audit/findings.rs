//! What source code says against the catalogue.

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::ops::Range;

use super::codes::Spelled;
use super::combine::Triple;
use super::evidence::Source;
use super::remarks;
use super::sites::{Resolved, Site};
use super::triples::{Part, Triples};
use super::unknown::Unknown;
use super::uses::Usage;
use crate::catalogue::{Catalogue, Entry, EntryId, EnumKind, Stage, Target};
use crate::diagnostic::{Diagnostic, Place, codes, nearest};

/// How many pairs of an unknown word and a name are compared. Comparing them is slow.
const COMPARISONS: usize = 1_000_000;

/// What source code says against the catalogue.
#[derive(Debug, Default)]
pub struct Verdict {
    /// The diagnostics, without those that comments in the source allow.
    pub found: Vec<Diagnostic>,
    /// The triples that the catalogue lacks, each with a site that sends it.
    pub missing: Vec<(Triple, Place)>,
    /// Prefixes of more unknown words than there are entries, each with the number of words that resemble no
    /// entry.
    pub others: Vec<(String, usize)>,
}

/// Compares what was read with the catalogue.
pub fn judge(catalogue: &Catalogue, sources: &[Source]) -> Verdict {
    let mut verdict = Verdict::default();
    unknown(catalogue, sources, &mut verdict);
    let mut sent = Sent::default();
    let listed: Triples = catalogue.occurrences.iter().map(Triple::from).collect();
    for source in sources {
        for site in &source.evidence.sites {
            for triple in &site.triples {
                sent.entry(triple.reason, source, &site.span);
                // The source may come from `sources` in the catalogue instead of the code.
                sent.named.extend(triple.source);
                sent.triples.insert(*triple);
            }
            if site.resolved == Resolved::Complete && !catalogue.occurrences.is_empty() {
                unlisted((catalogue, &listed), source, site, &mut verdict);
            }
        }
        for (id, span) in &source.evidence.values {
            sent.named.insert(*id);
            if id.kind != EnumKind::Reasons {
                sent.entry(*id, source, span);
            }
        }
    }
    spelled(catalogue, sources, &mut sent, &mut verdict.found);
    retired(catalogue, &sent, &mut verdict.found);
    not_sent(catalogue, &sent, &mut verdict.found);
    remarks::apply(sources, &mut verdict.found);
    verdict
}

/// What the sources send.
#[derive(Default)]
struct Sent {
    /// The entries, each with its places.
    entries: BTreeMap<EntryId, Vec<Place>>,
    /// The entries that are used as values anywhere.
    named: BTreeSet<EntryId>,
    triples: BTreeSet<Triple>,
}

impl Sent {
    fn entry(&mut self, id: EntryId, source: &Source, span: &Range<usize>) {
        self.entries.entry(id).or_default().push(Place::span(&source.file, span));
    }
}

/// The words that look like entries but name none, by their enums, each with its places. A word after
/// another type, or one that some file declares as something else, is not meant as an entry.
fn unknown_words<'s>(
    catalogue: &Catalogue,
    sources: &'s [Source],
) -> BTreeMap<EnumKind, BTreeMap<&'s str, Vec<Place>>> {
    let paths = catalogue.outputs.iter().flat_map(|output| match &output.target {
        Target::ProtoComments(_, enums) => enums.as_slice(),
        _ => &[],
    });
    let outer = paths.flat_map(|of| of.path.split('.').map(|part| (of.kind, part)));
    let evidence = || sources.iter().map(|source| &source.evidence);
    let seen = evidence().flat_map(|evidence| &evidence.scopes);
    let seen = seen.map(|(kind, scope)| (*kind, scope.as_str()));
    let scopes: HashSet<(EnumKind, &str)> = seen.chain(outer).collect();
    let declared: HashSet<&str> =
        evidence().flat_map(|evidence| &evidence.declared).map(String::as_str).collect();
    let mut words: BTreeMap<EnumKind, BTreeMap<&str, Vec<Place>>> = BTreeMap::new();
    for source in sources {
        let text = |span: &Range<usize>| source.text.get(span.clone()).unwrap_or_default();
        for Unknown { kind, span, scope } in &source.evidence.unknown {
            let word = text(span);
            let is_other = scope.as_ref().is_some_and(|it| !scopes.contains(&(*kind, text(it))));
            if !is_other && !declared.contains(word) {
                let places = words.entry(*kind).or_default().entry(word).or_default();
                places.push(Place::span(&source.file, span));
            }
        }
    }
    words
}

/// Reports words that look like entries but name none. If more such words have the prefix than there are
/// entries, the prefix means other things too, and only words spelled almost like an entry are reported.
fn unknown(catalogue: &Catalogue, sources: &[Source], verdict: &mut Verdict) {
    let mut comparisons_left = COMPARISONS;
    for (kind, words) in unknown_words(catalogue, sources) {
        let enumeration = catalogue.enumeration(kind);
        // The prefix, which all of them have, must not make them similar.
        let rest =
            |name: &'_ str| name.strip_prefix(&enumeration.prefix).unwrap_or(name).to_owned();
        let names = enumeration.entries.iter();
        let names = names.flat_map(|entry| entry.every_name().chain(entry.code.as_deref()));
        let names: Vec<(String, &str)> = names.map(|name| (rest(name), name)).collect();
        let is_common = words.len() > enumeration.entries.len();
        let mut others = 0;
        for (word, places) in words {
            let near = comparisons_left.checked_sub(names.len()).and_then(|left| {
                comparisons_left = left;
                nearest(&rest(word), names.iter().map(|(rest, _)| rest.as_str()))
            });
            let near = near.and_then(|near| names.iter().find(|(rest, _)| rest == near));
            let near = near.map(|(_, name)| *name);
            if is_common && near.is_none() {
                others += 1;
                continue;
            }
            for place in places {
                let message = format!("`{word}` is not an entry of {}", enumeration.type_name);
                let error = Diagnostic::new(codes::UNKNOWN_IN_SOURCE, place, message);
                verdict.found.push(match near {
                    Some(near) => error.with_help(format!("did you mean `{near}`?")),
                    None => error.with_help("add it to the catalogue, or correct it"),
                });
            }
        }
        if others > 0 {
            verdict.others.push((enumeration.prefix.clone(), others));
        }
    }
}

/// Finds strings that spell out codes. The code of a retired entry is sent like its constant; any other is
/// reported, if some file names constants of its enum.
fn spelled(
    catalogue: &Catalogue,
    sources: &[Source],
    sent: &mut Sent,
    found: &mut Vec<Diagnostic>,
) {
    let kinds: BTreeSet<EnumKind> = sent.named.iter().map(|id| id.kind).collect();
    for source in sources {
        for Spelled { id, usage, span } in &source.evidence.codes {
            sent.named.insert(*id);
            let entry = &catalogue[*id];
            if is_retired(entry) && *usage == Usage::Value {
                sent.entry(*id, source, span);
            } else if kinds.contains(&id.kind) {
                let message = format!("the code of `{}` is spelled out", entry.names.first());
                let place = Place::span(&source.file, span);
                let warning = Diagnostic::new(codes::RAW_CODE, place, message)
                    .about(catalogue.files.place(&entry.span));
                found.push(warning.with_help("write the constant"));
            }
        }
    }
}

/// A triple in words.
pub fn words(catalogue: &Catalogue, triple: &Triple) -> String {
    let part = |before: &str, id: Option<EntryId>| {
        let name = id.map(|id| format!("{before}`{}`", catalogue[id].names.first()));
        name.unwrap_or_default()
    };
    part("", Some(triple.reason)) + &part(" with ", triple.state) + &part(" from ", triple.source)
}

/// Reports what a site sends that the catalogue lacks.
fn unlisted(
    (catalogue, listed): (&Catalogue, &Triples),
    source: &Source,
    site: &Site,
    verdict: &mut Verdict,
) {
    for triple in &site.triples {
        // `retired` reports that it is sent at all.
        if is_retired(&catalogue[triple.reason]) || listed.fits(*triple) {
            continue;
        }
        let place = Place::span(&source.file, &site.span);
        verdict.missing.push((*triple, place.clone()));
        let message = format!("no update of the catalogue is {}", words(catalogue, triple));
        let (near, label) = near(catalogue, listed, triple);
        let near = catalogue.files.place(&near);
        let warning = Diagnostic::new(codes::UNLISTED_UPDATE, place, message)
            .about(near.clone())
            .with_other(near, label);
        verdict.found.push(warning.with_help("add the update, or correct the code"));
    }
}

/// The first update of the same reason with the state or the source of a triple that is not listed, else the
/// first; without any, the reason itself.
fn near(catalogue: &Catalogue, listed: &Triples, triple: &Triple) -> (Range<usize>, &'static str) {
    let first = |state, source| listed.first(triple.reason, state, source);
    let with_state = triple.state.and_then(|state| first(Part::Is(state), Part::All));
    let common = with_state.into_iter().chain(first(Part::All, triple.source.into())).min();
    let nearest = common.or_else(|| first(Part::All, Part::All));
    let nearest = nearest.and_then(|at| catalogue.occurrences.get(at));
    let reason = &catalogue[nearest.map_or(triple.reason, |it| it.owner)];
    match nearest.and_then(|occurrence| reason.updates.get(occurrence.nth)) {
        Some(update) => (update.span.clone(), "the nearest update"),
        None => (reason.span.clone(), "the reason has no update"),
    }
}

fn is_retired(entry: &Entry) -> bool {
    matches!(entry.lifecycle.stage, Stage::Unused | Stage::Removed)
}

/// Reports what is sent although the catalogue says that nobody sends it.
fn retired(catalogue: &Catalogue, sent: &Sent, found: &mut Vec<Diagnostic>) {
    for (id, entry) in catalogue.every_entry().filter(|(_, entry)| is_retired(entry)) {
        for place in sent.entries.get(&id).into_iter().flatten() {
            let (name, stage) = (entry.names.first(), entry.lifecycle.stage);
            let message = format!("`{name}` is sent here, and {stage} in the catalogue");
            let own = catalogue.files.place(&entry.span);
            let error = Diagnostic::new(codes::RETIRED_ENTRY_SENT, place.clone(), message)
                .about(own.clone())
                .with_other(own, format!("{stage} here"));
            found.push(error.with_help("correct its `lifecycle`, or send something else"));
        }
    }
}

/// Reports entries that no source names as a value, and updates that no site sends.
fn not_sent(catalogue: &Catalogue, sent: &Sent, found: &mut Vec<Diagnostic>) {
    let is_sent = |id: &EntryId| sent.entries.contains_key(id) || sent.named.contains(id);
    let is_missing =
        |(id, entry): &(EntryId, &Entry)| entry.lifecycle.stage == Stage::Active && !is_sent(id);
    for (.., entry) in catalogue.every_entry().filter(is_missing) {
        let message = format!("no source file sends `{}`", entry.names.first());
        let place = catalogue.files.place(&entry.span);
        let warning = Diagnostic::new(codes::ENTRY_NOT_SENT, place, message);
        let help = "if that is right, write `lifecycle: unused`; otherwise read more files";
        found.push(warning.with_help(help));
    }
    let triples: Triples = sent.triples.iter().copied().collect();
    let own = catalogue.occurrences.iter().filter(|it| it.instead_of.is_none());
    let own = own.filter(|it| triples.fits(Triple::from(*it)));
    let seen: HashSet<_> = own.map(|it| (it.owner, it.nth)).collect();
    for (id, reason) in catalogue.reasons.iter() {
        let is_active = reason.lifecycle.stage == Stage::Active;
        if !is_active || !is_sent(&id) {
            continue;
        }
        for (nth, update) in reason.updates.iter().enumerate() {
            if !seen.contains(&(id, nth)) {
                let message = "no site that could be read sends this update";
                let place = catalogue.files.place(&update.span);
                let note = Diagnostic::new(codes::UPDATE_NOT_SENT, place, message);
                found.push(note.with_help("`audit --unresolved` lists what could not be read"));
            }
        }
    }
}
