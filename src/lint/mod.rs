//! What is valid in a catalogue, and yet most likely a mistake.
//!
//! Each rule looks at the whole catalogue and gives what it finds; levels and exemptions are dealt
//! with here, once for all of them.

mod descriptions;
mod duplicates;
mod identifiers;
mod instead;
mod lifecycle;
mod links;
mod outputs;
mod releases;
mod sentences;
mod unused;

use std::collections::hash_map::Entry as Slot;
use std::collections::{BTreeSet, HashMap, HashSet};
use std::ops::Range;

use crate::catalogue::{Catalogue, Exemption, Owner, Prose};
use crate::diagnostic::{Code, Diagnostic, Level, Place, Severity, codes};
pub use links::{Beside, Page, Pages};

/// A rule: its code, and what finds where a catalogue breaks it.
pub struct Rule {
    /// Its code.
    pub code: Code,
    find: fn(&Subject<'_>) -> Vec<Finding>,
}

/// Every rule but the one about exemptions, which needs what the others find.
pub const RULES: &[Rule] = &[
    Rule { code: codes::ACTIVE_WITHOUT_UPDATE, find: lifecycle::active_without_update },
    Rule { code: codes::BROKEN_LINK, find: links::broken_link },
    Rule { code: codes::CONTRADICTING_INSTEAD, find: instead::contradicting_instead },
    Rule {
        code: codes::DEPRECATED_WITHOUT_REPLACEMENT,
        find: lifecycle::deprecated_without_replacement,
    },
    Rule { code: codes::DIFFERENT_LIFECYCLE, find: outputs::different_lifecycle },
    Rule { code: codes::DIFFERENT_RESERVED, find: outputs::different_reserved },
    Rule { code: codes::EMPTY_TEXT, find: sentences::empty_text },
    Rule { code: codes::MISSING_CLASS, find: outputs::missing_class },
    Rule { code: codes::MISSING_DESCRIPTION, find: descriptions::missing_description },
    Rule { code: codes::MISSING_SINCE, find: descriptions::missing_since },
    Rule { code: codes::NEAR_DUPLICATE_PROSE, find: duplicates::near_duplicate_prose },
    Rule { code: codes::NOT_A_SENTENCE, find: sentences::not_a_sentence },
    Rule { code: codes::OUTDATED_REPLACEMENT, find: lifecycle::outdated_replacement },
    Rule { code: codes::RAW_HTML_IN_PROSE, find: sentences::raw_html_in_prose },
    Rule { code: codes::REPEATED_WORD, find: sentences::repeated_word },
    Rule { code: codes::RESTATES_NAME, find: descriptions::restates_name },
    Rule { code: codes::SINCE_OUT_OF_ORDER, find: releases::since_out_of_order },
    Rule {
        code: codes::UNKNOWN_IDENTIFIER_IN_PROSE,
        find: identifiers::unknown_identifier_in_prose,
    },
    Rule { code: codes::UNUSED_CAPABILITY, find: unused::unused_capability },
    Rule { code: codes::UNUSED_NOTE, find: unused::unused_note },
    Rule { code: codes::UNUSED_WITH_UPDATE, find: lifecycle::unused_with_update },
];

/// The rules that follow references, so that an error elsewhere would mislead them.
const NEED_THE_WHOLE: &[Code] = &[
    codes::ACTIVE_WITHOUT_UPDATE,
    codes::BROKEN_LINK,
    codes::CONTRADICTING_INSTEAD,
    codes::DEPRECATED_WITHOUT_REPLACEMENT,
    codes::DIFFERENT_LIFECYCLE,
    codes::DIFFERENT_RESERVED,
    codes::MISSING_CLASS,
    codes::OUTDATED_REPLACEMENT,
    codes::UNKNOWN_IDENTIFIER_IN_PROSE,
    codes::UNUSED_CAPABILITY,
    codes::UNUSED_NOTE,
];

/// The rules that look at outputs.
const NEED_THE_OUTPUTS: &[Code] =
    &[codes::BROKEN_LINK, codes::DIFFERENT_LIFECYCLE, codes::DIFFERENT_RESERVED];

/// What rules look at.
struct Subject<'s> {
    catalogue: &'s Catalogue,
    /// The text that the catalogue was read from.
    text: &'s str,
    pages: &'s Pages<'s>,
    noticed: &'s [Finding],
}

/// What a rule found.
#[derive(Clone, Debug)]
pub struct Finding {
    /// What it is.
    pub diagnostic: Diagnostic,
    /// What can be exempt from it.
    pub owner: Option<Owner>,
}

/// What the rules find in a catalogue, `text` being what it was read from. `pages` are the generated
/// ones, if all could be rendered; `noticed` are those from the `.proto` files that could be read.
#[must_use]
pub fn lint(
    catalogue: &Catalogue,
    text: &str,
    pages: Option<&Pages<'_>>,
    noticed: &[Finding],
) -> Vec<Diagnostic> {
    let all_seen = |code: Code| pages.is_some() || !NEED_THE_OUTPUTS.contains(&code);
    let none = Pages::default();
    let subject = Subject { catalogue, text, pages: pages.unwrap_or(&none), noticed };
    judge(&subject, |_| true, all_seen, |_| true)
}

/// What can be said of a catalogue that does not hold together, so that nothing of it follows from
/// its errors: an entry that has one is left alone. `wrong` has the bytes at which they are.
#[must_use]
pub fn lint_broken(broken: &Catalogue, text: &str, wrong: &BTreeSet<usize>) -> Vec<Diagnostic> {
    let judged = |code: Code| !NEED_THE_WHOLE.contains(&code);
    let sound = |owner: Owner| {
        let Owner::Entry(kind, index) = owner else { return true };
        let extent = broken.entry(kind, index).map_or(0..0, |entry| entry.extent.clone());
        wrong.range(extent).next().is_none()
    };
    let pages = &Pages::default();
    let subject = Subject { catalogue: broken, text, pages, noticed: &[] };
    judge(&subject, judged, judged, sound)
}

/// What the rules that can be judged by find of what is sound. That an exemption does nothing can be
/// told of those that have seen all.
fn judge(
    subject: &Subject<'_>,
    judged: impl Fn(Code) -> bool,
    all_seen: impl Fn(Code) -> bool,
    sound: impl Fn(Owner) -> bool,
) -> Vec<Diagnostic> {
    let catalogue = subject.catalogue;
    let (exemptions, again) = exemptions(catalogue);
    let mut needed: HashSet<(Owner, &str)> = HashSet::new();
    let mut found = Vec::new();
    for rule in RULES.iter().filter(|rule| judged(rule.code)) {
        let findings = (rule.find)(subject).into_iter();
        for finding in findings.filter(|finding| finding.owner.is_none_or(&sound)) {
            let key = finding.owner.map(|owner| (owner, rule.code.name));
            match key.filter(|key| exemptions.contains_key(key)) {
                Some(key) => drop(needed.insert(key)),
                None => found.extend(levelled(catalogue, finding.diagnostic)),
            }
        }
    }
    let unneeded = exemptions.iter().filter(|(key, of)| {
        let (owner, _) = key;
        !needed.contains(key) && all_seen(of.code) && sound(*owner)
    });
    let unneeded = unneeded.map(|(_, exemption)| (*exemption, "nothing here breaks the rule"));
    let again = again.into_iter().map(|exemption| (exemption, "this is exempt already from"));
    let unneeded: Vec<_> = unneeded
        .chain(again)
        .map(|(exemption, why)| unneeded_allow(subject, exemption, why))
        .collect();
    found.extend(unneeded.into_iter().filter_map(|diagnostic| levelled(catalogue, diagnostic)));
    found
}

/// A finding as grave as the catalogue takes it; none where it allows it.
fn levelled(catalogue: &Catalogue, mut diagnostic: Diagnostic) -> Option<Diagnostic> {
    let set = catalogue.lints.iter().find(|(code, _)| *code == diagnostic.code);
    let level = set.map(|(_, level)| *level).or_else(|| diagnostic.code.lint_level());
    diagnostic.severity = match level {
        Some(Level::Allow) => return None,
        Some(Level::Warn) => Severity::Warning,
        Some(Level::Deny) | None => Severity::Error,
    };
    Some(diagnostic)
}

/// Every exemption, by what has it and from which rule; and those that say it again.
fn exemptions(
    catalogue: &Catalogue,
) -> (HashMap<(Owner, &'static str), &Exemption>, Vec<&Exemption>) {
    let capabilities = catalogue.capabilities.iter().enumerate();
    let capabilities =
        capabilities.map(|(index, one)| (Owner::Capability(index), one.allow.as_slice()));
    let all = descriptions::each(catalogue)
        .map(|(owner, entry)| (owner, entry.allow.as_slice()))
        .chain(capabilities)
        .flat_map(|(owner, allow)| allow.iter().map(move |one| ((owner, one.code.name), one)));
    let (mut first, mut again) = (HashMap::new(), Vec::new());
    for (key, exemption) in all {
        match first.entry(key) {
            Slot::Vacant(free) => drop(free.insert(exemption)),
            Slot::Occupied(_) => again.push(exemption),
        }
    }
    (first, again)
}

fn unneeded_allow(subject: &Subject<'_>, exemption: &Exemption, why: &str) -> Diagnostic {
    let message = format!("{why} `{}`", exemption.code.name);
    Diagnostic::new(codes::UNNEEDED_ALLOW, subject.place(&exemption.span), message)
        .with_help("remove the exemption")
}

impl Subject<'_> {
    /// A range of bytes of the catalogue.
    fn place(&self, span: &Range<usize>) -> Place {
        Place::span(&self.catalogue.file, span)
    }

    /// Where a text stands, without the blanks and line breaks around it.
    fn place_of(&self, prose: &Prose) -> Place {
        let written = self.text.get(prose.span.clone()).unwrap_or_default();
        let start = prose.span.start + (written.len() - written.trim_start().len());
        self.place(&(start..start + written.trim().len()))
    }

    /// Where a part of a text stands, if it is written as it reads; else where the text does.
    fn place_in(&self, prose: &Prose, part: &str) -> Place {
        let written = self.text.get(prose.span.clone()).unwrap_or_default();
        match written.find(part) {
            Some(at) => {
                let start = prose.span.start + at;
                self.place(&(start..start + part.len()))
            }
            None => self.place_of(prose),
        }
    }
}
