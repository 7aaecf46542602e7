//! What is valid in a catalogue, and yet most likely a mistake.
//!
//! Each rule looks at the whole catalogue and says what it finds. `levels` then decides, once, how much
//! that weighs, and what is exempt.

mod descriptions;
mod duplicates;
mod identifiers;
mod instead;
mod levels;
mod lifecycle;
mod links;
mod mostly;
mod page;
mod releases;
mod sentences;
mod subject;
mod target;
mod unused;
mod written;

use crate::diagnostic::{Code, Diagnostic, codes};
pub use links::named_pages;
pub use page::{GeneratedPage, GeneratedPages};
pub use subject::{Needs, Subject};

/// A rule: its code, what it needs, and what finds where a catalogue breaks it.
pub struct Rule {
    /// Its code.
    pub code: Code,
    needs: Needs,
    find: Find,
    among: Option<Among>,
}

/// How many things a rule applies to, and what to say of those that break it.
struct Among {
    count: fn(&Subject<'_>) -> usize,
    what: &'static str,
}

impl Rule {
    /// The same rule, reported once where most of these break it.
    const fn among(self, count: fn(&Subject<'_>) -> usize, what: &'static str) -> Self {
        Self { among: Some(Among { count, what }), ..self }
    }
}

type Find = fn(&Subject<'_>) -> Vec<Diagnostic>;

const fn rule(code: Code, needs: Needs, find: Find) -> Rule {
    Rule { code, needs, find, among: None }
}

/// For rules whose violations other phases notice: here there is nothing left to find.
fn noticed(_: &Subject<'_>) -> Vec<Diagnostic> {
    Vec::new()
}

use Needs::{Outputs, Parts, SourceCode, Whole};

/// Every rule but the one about exemptions, which needs what the others find.
#[rustfmt::skip] // A table: one line a rule.
pub const RULES: &[Rule] = &[
    rule(codes::ACTIVE_WITHOUT_UPDATE, Whole, lifecycle::active_without_update)
        .among(lifecycle::reasons, "reasons are active, and no update carries them"),
    rule(codes::BROKEN_LINK, Outputs, links::broken_link),
    rule(codes::CONTRADICTING_INSTEAD, Whole, instead::contradicting_instead),
    rule(codes::CURLY_QUOTES, Parts, written::curly_quotes),
    rule(codes::CUT_TEXT, Parts, written::cut_text),
    rule(codes::DEPRECATED_WITHOUT_REPLACEMENT, Whole, lifecycle::deprecated_without_replacement),
    rule(codes::DIFFERENT_LIFECYCLE, Outputs, noticed),
    rule(codes::DIFFERENT_MENTION, Outputs, noticed),
    rule(codes::DIFFERENT_RESERVED, Outputs, noticed),
    rule(codes::DUPLICATE_LABEL, Parts, duplicates::duplicate_label),
    rule(codes::EMPTY_TEXT, Parts, sentences::empty_text),
    rule(codes::ENTRY_NOT_SENT, SourceCode, noticed),
    rule(codes::MISSING_CLASS, Whole, noticed),
    rule(codes::MISSING_DESCRIPTION, Parts, descriptions::missing_description),
    rule(codes::MISSING_SINCE, Parts, descriptions::missing_since),
    rule(codes::NEAR_DUPLICATE_PROSE, Parts, duplicates::near_duplicate_prose),
    rule(codes::NOT_A_SENTENCE, Parts, sentences::not_a_sentence)
        .among(sentences::sentences, "texts are no whole sentences"),
    rule(codes::OUTDATED_REPLACEMENT, Whole, lifecycle::outdated_replacement),
    rule(codes::RAW_CODE, SourceCode, noticed),
    rule(codes::RAW_HTML_IN_PROSE, Parts, sentences::raw_html_in_prose),
    rule(codes::REPEATED_COMMENT, Outputs, noticed),
    rule(codes::REPEATED_WORD, Parts, sentences::repeated_word),
    rule(codes::RESTATES_NAME, Parts, descriptions::restates_name),
    rule(codes::RETIRED_ENTRY_SENT, SourceCode, noticed),
    rule(codes::SINCE_OUT_OF_ORDER, Parts, releases::since_out_of_order),
    rule(codes::UNKNOWN_IDENTIFIER_IN_PROSE, Whole, identifiers::unknown_identifier_in_prose),
    rule(codes::UNKNOWN_IN_SOURCE, SourceCode, noticed),
    rule(codes::UNKNOWN_MENTION, Outputs, noticed),
    rule(codes::UNLISTED_UPDATE, SourceCode, noticed),
    rule(codes::UNMENTIONED_ENTRY, Outputs, noticed),
    rule(codes::UNNEEDED_AUDIT, SourceCode, noticed),
    rule(codes::UNUSED_CAPABILITY, Whole, unused::unused_capability),
    rule(codes::UNUSED_NOTE, Whole, unused::unused_note),
    rule(codes::UNUSED_WITH_UPDATE, Parts, lifecycle::unused_with_update),
    rule(codes::UPDATE_NOT_SENT, SourceCode, noticed),
];

/// What the rules find, and what other phases have found, with the levels and exemptions of the
/// catalogue. Errors, which have no level, come last.
#[must_use]
pub fn lint(subject: &Subject<'_>, found: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let has = subject.has();
    let rules = RULES.iter().filter(|rule| rule.needs <= has);
    let all = rules.flat_map(|rule| (rule.find)(subject)).chain(found).collect();
    let needs = |code: Code| RULES.iter().find(|rule| rule.code == code).map(|rule| rule.needs);
    let left = levels::apply(subject, all, |code| needs(code).is_none_or(|needs| needs <= has));
    mostly::say_once(subject, RULES, left)
}

/// What source code was found to say against a catalogue, with the catalogue's levels and exemptions.
#[must_use]
pub fn of_source_code(subject: &Subject<'_>, found: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let is_judged =
        |code: Code| RULES.iter().any(|rule| rule.code == code && rule.needs == Needs::SourceCode);
    levels::apply(subject, found, is_judged)
}
