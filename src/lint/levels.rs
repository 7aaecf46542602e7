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
        let owner = owners.of(&lint);
        let exemption = owner.and_then(|owner| owner.exemption(lint.code));
        match exemption {
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

/// What can be exempt from rules: an entry or a capability, with all that stands in it.
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
        Self { catalogue, by_start: all.collect() }
    }

    /// What a diagnostic is about.
    fn of(&self, diagnostic: &Diagnostic) -> Option<&Owner<'c>> {
        let place = diagnostic.about.as_ref().unwrap_or(&diagnostic.place);
        let at = self.catalogue.files.byte(place)?;
        let (_, owner) = self.by_start.range(..=at).next_back()?;
        owner.extent.contains(&at).then_some(owner)
    }

    fn exemptions(&self) -> impl Iterator<Item = (&Owner<'c>, &'c Exemption)> {
        self.by_start.values().flat_map(|owner| owner.allow.iter().map(move |one| (owner, one)))
    }
}
