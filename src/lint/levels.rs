//! Applies the catalogue's lint levels and exemptions to all diagnostics of a run.

use std::collections::{BTreeMap, HashSet};
use std::ops::Range;

use super::subject::Subject;
use crate::catalogue::{Catalogue, Exemption};
use crate::diagnostic::{Code, Diagnostic, Level, Severity, codes};

/// The lints that the catalogue does not allow, at their levels, followed by the errors.
/// `is_judged` tells which rules have run: only for those can an exemption be reported as unneeded.
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
        let at = owners.byte(&lint);
        let owner = at.and_then(|at| around(&owners.by_start, at));
        let update = at.and_then(|at| around(&owners.updates, at));
        let mut nearest_first = [update, owner].into_iter().flatten();
        match nearest_first.find_map(|owner| owner.exemption(lint.code)) {
            _ if owner.is_some_and(|owner| owner.is_broken) => {}
            Some(exemption) => drop(needed.insert(exemption.span.start)),
            None => left.push(lint),
        }
    }
    for (owner, exemption) in owners.exemptions() {
        let first = owner.exemption(exemption.code);
        let is_first = first.is_some_and(|first| std::ptr::eq(first, exemption));
        let is_needed = needed.contains(&exemption.span.start);
        if !is_first {
            left.push(unneeded(subject, exemption, "this is already exempt from"));
        } else if !is_needed && !owner.is_broken && is_judged(exemption.code) {
            left.push(unneeded(subject, exemption, "nothing here breaks the rule"));
        }
    }
    let lints = left.into_iter().filter_map(|lint| levelled(subject.catalogue, lint));
    lints.chain(errors).collect()
}

/// The lint with the severity that the catalogue sets; `None` if the catalogue allows it.
fn levelled(catalogue: &Catalogue, mut lint: Diagnostic) -> Option<Diagnostic> {
    let own = catalogue.lints.iter().find(|(code, _)| *code == lint.code);
    let level = own.map(|(_, level)| *level).or_else(|| lint.code.lint_level());
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

/// An entry, an update or a capability. Its exemptions hold for everything inside it.
struct Owner<'c> {
    /// The bytes of the whole YAML node.
    extent: Range<usize>,
    allow: &'c [Exemption],
    /// Whether there is an error inside it.
    is_broken: bool,
}

impl<'c> Owner<'c> {
    fn exemption(&self, code: Code) -> Option<&'c Exemption> {
        self.allow.iter().find(|exemption| exemption.code == code)
    }
}

/// All owners of exemptions, each by the byte that it starts at.
struct Owners<'c> {
    catalogue: &'c Catalogue,
    /// The entries and the capabilities.
    by_start: BTreeMap<usize, Owner<'c>>,
    /// The updates, which are inside of entries.
    updates: BTreeMap<usize, Owner<'c>>,
}

impl<'c> Owners<'c> {
    fn new(subject: &Subject<'c>) -> Self {
        let catalogue = subject.catalogue;
        let has_error = |extent: &Range<usize>| {
            let errors = subject.errors.as_ref();
            errors.is_some_and(|errors| errors.range(extent.clone()).next().is_some())
        };
        let owner = |extent: &Range<usize>, allow: &'c [Exemption], is_broken| {
            (extent.start, Owner { extent: extent.clone(), allow, is_broken })
        };
        let entries = catalogue.every_entry();
        let entries =
            entries.map(|(.., one)| owner(&one.extent, &one.allow, has_error(&one.extent)));
        let capabilities = catalogue.capabilities.iter();
        let capabilities = capabilities.map(|one| owner(&one.extent, &one.allow, false));
        let updates = catalogue.reasons.entries.iter().flat_map(|reason| &reason.updates);
        let updates = updates.map(|one| owner(&one.extent, &one.allow, has_error(&one.extent)));
        let by_start = entries.chain(capabilities).collect();
        Self { catalogue, by_start, updates: updates.collect() }
    }

    /// The byte of the catalogue that a diagnostic is about; `None` if it is about another file.
    fn byte(&self, diagnostic: &Diagnostic) -> Option<usize> {
        self.catalogue.files.byte(diagnostic.about.as_ref().unwrap_or(&diagnostic.place))
    }

    fn exemptions(&self) -> impl Iterator<Item = (&Owner<'c>, &'c Exemption)> {
        let owners = self.by_start.values().chain(self.updates.values());
        owners.flat_map(|owner| owner.allow.iter().map(move |exemption| (owner, exemption)))
    }
}

/// The owner that contains a byte. Owners in one map do not overlap.
fn around<'o, 'c>(owners: &'o BTreeMap<usize, Owner<'c>>, at: usize) -> Option<&'o Owner<'c>> {
    let (_, owner) = owners.range(..=at).next_back()?;
    owner.extent.contains(&at).then_some(owner)
}
