//! The levels and exemptions of a catalogue, applied once to everything that was found.

use std::collections::{BTreeMap, HashSet};
use std::ops::Range;

use super::subject::Subject;
use crate::catalogue::{Catalogue, Exemption};
use crate::diagnostic::{Code, Diagnostic, Level, Severity, codes};

/// The lints that a catalogue does not allow, at its levels, and then the errors. `is_judged` tells which
/// rules have been judged in full: only for those can an exemption be called unneeded.
pub fn apply(
    subject: &Subject<'_>,
    found: Vec<Diagnostic>,
    is_judged: impl Fn(Code) -> bool,
) -> Vec<Diagnostic> {
    let owners = Owners::new(subject);
    let mut needed = HashSet::new();
    let (lints, errors): (Vec<_>, Vec<_>) = found.into_iter().partition(Diagnostic::is_lint);
    let mut left = Vec::new();
    for lint in lints {
        let (owner, update) = owners.of(&lint);
        let mut owners = [update, owner].into_iter().flatten();
        match owners.find_map(|owner| owner.exemption(lint.code)) {
            _ if owner.is_some_and(|owner| owner.is_broken) => {}
            Some(exemption) => drop(needed.insert(exemption.span.start)),
            None => left.push(lint),
        }
    }
    for (owner, exemption) in owners.exemptions() {
        let is_first =
            owner.exemption(exemption.code).is_some_and(|it| std::ptr::eq(it, exemption));
        let is_needed = needed.contains(&exemption.span.start);
        if !is_first {
            left.push(unneeded(subject, exemption, "this is exempt already from"));
        } else if !is_needed && !owner.is_broken && is_judged(exemption.code) {
            left.push(unneeded(subject, exemption, "nothing here breaks the rule"));
        }
    }
    let lints = left.into_iter().filter_map(|lint| levelled(subject.catalogue, lint));
    lints.chain(errors).collect()
}

/// A lint at the level of the catalogue; none where that is `allow`.
fn levelled(catalogue: &Catalogue, mut lint: Diagnostic) -> Option<Diagnostic> {
    let set = catalogue.lints.iter().find(|(code, _)| *code == lint.code);
    let level = set.map(|(_, level)| *level).or_else(|| lint.code.lint_level());
    lint.severity = match level {
        Some(Level::Allow) => return None,
        Some(Level::Warn) => Severity::Warning,
        Some(Level::Deny) | None => Severity::Error,
    };
    Some(lint)
}

fn unneeded(subject: &Subject<'_>, exemption: &Exemption, why: &str) -> Diagnostic {
    let message = format!("{why} `{}`", exemption.code.name);
    subject
        .finding(codes::UNNEEDED_ALLOW, &exemption.span, message)
        .with_help("remove the exemption")
}

/// What can be exempt from rules: an entry, an update or a capability, with all that stands in it.
struct Owner<'c> {
    extent: Range<usize>,
    allow: &'c [Exemption],
    is_broken: bool,
}

impl<'c> Owner<'c> {
    fn exemption(&self, code: Code) -> Option<&'c Exemption> {
        self.allow.iter().find(|exemption| exemption.code == code)
    }
}

/// Everything that can be exempt, by the byte that it starts at.
struct Owners<'c> {
    catalogue: &'c Catalogue,
    by_start: BTreeMap<usize, Owner<'c>>,
    /// The updates among them, which stand in the entries.
    updates: BTreeMap<usize, Owner<'c>>,
}

impl<'c> Owners<'c> {
    fn new(subject: &Subject<'c>) -> Self {
        let catalogue = subject.catalogue;
        let has_error = |extent: &Range<usize>| {
            let errors = subject.errors.as_ref();
            errors.is_some_and(|errors| errors.range(extent.clone()).next().is_some())
        };
        let entries = catalogue.every_entry().map(|(.., entry)| Owner {
            extent: entry.extent.clone(),
            allow: &entry.allow,
            is_broken: has_error(&entry.extent),
        });
        let capabilities = catalogue.capabilities.iter().map(|capability| Owner {
            extent: capability.extent.clone(),
            allow: &capability.allow,
            is_broken: false,
        });
        let all = entries.chain(capabilities).map(|owner| (owner.extent.start, owner));
        let updates = catalogue.reasons.entries.iter().flat_map(|reason| &reason.updates);
        let updates = updates.map(|update| {
            let (extent, allow) = (update.extent.clone(), update.allow.as_slice());
            let is_broken = has_error(&extent);
            (extent.start, Owner { extent, allow, is_broken })
        });
        Self { catalogue, by_start: all.collect(), updates: updates.collect() }
    }

    /// The entry or the capability that a diagnostic is about, and the update in it.
    fn of(&self, diagnostic: &Diagnostic) -> (Option<&Owner<'c>>, Option<&Owner<'c>>) {
        let place = diagnostic.about.as_ref().unwrap_or(&diagnostic.place);
        let Some(at) = self.catalogue.files.byte(place) else { return (None, None) };
        (around(&self.by_start, at), around(&self.updates, at))
    }

    fn exemptions(&self) -> impl Iterator<Item = (&Owner<'c>, &'c Exemption)> {
        let all = self.by_start.values().chain(self.updates.values());
        all.flat_map(|owner| owner.allow.iter().map(move |one| (owner, one)))
    }
}

/// The last one that starts before a byte, if the byte stands in it.
fn around<'o, 'c>(owners: &'o BTreeMap<usize, Owner<'c>>, at: usize) -> Option<&'o Owner<'c>> {
    let (_, owner) = owners.range(..=at).next_back()?;
    owner.extent.contains(&at).then_some(owner)
}
