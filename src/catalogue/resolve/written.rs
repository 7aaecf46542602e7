//! What lints need of the catalogue as it is written.

use std::collections::HashSet;

use crate::catalogue::keys::{RawCatalogue, RawEntry, RawNote, RawUpdate};
use crate::catalogue::written::{Exemption, Order, Release, SharedNote};
use crate::catalogue::yaml::Word;
use crate::diagnostic::{Code, Findings, Level, codes};

/// The lint of a name; reports a name that no lint has.
fn lint(name: &Word<'_>, findings: &mut Findings) -> Option<Code> {
    let found = codes::lints().find(|code| code.name == name.text).copied();
    if found.is_none() {
        let message = format!("there is no lint `{}`", name.text);
        let known = codes::lints().map(|code| code.name);
        findings.unknown(codes::UNKNOWN_LINT, &name.span, message, &name.text, known);
    }
    found
}

/// The levels that the catalogue gives to lints.
pub fn levels(raw: &RawCatalogue<'_>, findings: &mut Findings) -> Vec<(Code, Level)> {
    let levels = raw.lints.iter();
    levels
        .filter_map(|(name, level)| Some((lint(name, findings)?, level.text.parse().ok()?)))
        .collect()
}

/// The rules that an entry or a capability is exempt from.
pub fn exemptions(raw: &[Word<'_>], findings: &mut Findings) -> Vec<Exemption> {
    let exempt =
        |name: &Word<'_>| Some(Exemption { code: lint(name, findings)?, span: name.span.clone() });
    raw.iter().filter_map(exempt).collect()
}

/// The shared notes, and whether anything names them.
pub fn notes(raw: &RawCatalogue<'_>) -> Vec<SharedNote> {
    let states = raw.states.iter().flat_map(|state| &state.notes);
    let reasons = raw.reasons.iter().flat_map(|reason| {
        let updates = reason.updates.iter().flat_map(|update| &update.notes);
        reason.guidance.iter().flat_map(|guidance| &guidance.notes).chain(updates)
    });
    let used: HashSet<&str> = states.chain(reasons).filter_map(RawNote::name).collect();
    let note = |(name, _): &(Word<'_>, Word<'_>)| SharedNote {
        name: name.text.to_string(),
        span: name.span.clone(),
        is_used: used.contains(name.text.as_ref()),
    };
    raw.notes.iter().map(note).collect()
}

/// Every pair of releases of which one comes first.
pub fn orders(raw: &RawCatalogue<'_>) -> Vec<Order> {
    let latest = release(raw.release.as_ref(), "the release that the catalogue describes");
    let mut orders = Orders { latest, found: Vec::new() };
    raw.entries().for_each(|(_, entry)| orders.entry(entry));
    for reason in &raw.reasons {
        reason.updates.iter().for_each(|update| orders.update(&reason.entry, update));
    }
    orders.found
}

struct Orders {
    latest: Option<Release>,
    found: Vec<Order>,
}

impl Orders {
    fn add(&mut self, first: Option<Release>, second: Option<Release>) {
        if let (Some(first), Some(second)) = (first, second) {
            self.found.push(Order { first, second });
        }
    }

    fn entry(&mut self, entry: &RawEntry<'_>) {
        let since = since(entry);
        self.add(since.clone(), self.latest.clone());
        for former in &entry.former_names {
            let renamed = release(former.renamed_in.as_ref(), "the first release without the name");
            self.add(since.clone(), renamed.clone());
            self.add(renamed, self.latest.clone());
        }
        if let Some(lifecycle) = &entry.lifecycle {
            let stage =
                release(lifecycle.detail.since.as_ref(), "the first release of its lifecycle");
            self.add(since, stage.clone());
            self.add(stage, self.latest.clone());
        }
    }

    fn update(&mut self, entry: &RawEntry<'_>, update: &RawUpdate<'_>) {
        let first = release(update.since.as_ref(), "the first release that sends the update");
        let last = release(update.until.as_ref(), "the last release that sends the update");
        self.add(since(entry), first.clone());
        self.add(first.clone(), self.latest.clone());
        self.add(first.or_else(|| since(entry)), last.clone());
        self.add(last, self.latest.clone());
    }
}

fn since(entry: &RawEntry<'_>) -> Option<Release> {
    release(entry.since.as_ref(), "the first release with the entry")
}

fn release(word: Option<&Word<'_>>, event: &'static str) -> Option<Release> {
    let word = word?;
    Some(Release { text: word.text.to_string(), span: word.span.clone(), event })
}
