//! Finds what is valid in a catalogue but most likely a mistake.
//!
//! Each rule reports everything it finds in the whole catalogue. `levels` then applies the
//! catalogue's levels and exemptions to all diagnostics at once.

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
use crate::parallel::on_every_core;
pub use links::named_pages;
pub use page::{GeneratedPage, GeneratedPages};
pub use subject::{Needs, Subject};

/// A lint rule.
pub struct Rule {
    /// The code of its diagnostics.
    pub code: Code,
    needs: Needs,
    /// What finds its violations. `None`: another phase reports them.
    find: Option<Find>,
    among: Option<Among>,
}

/// What a rule needs to be reported once, where most of the catalogue breaks it.
struct Among {
    /// The number of things that the rule applies to.
    count: fn(&Subject<'_>) -> usize,
    /// The end of the sentence that starts "31 of 40 …".
    message: &'static str,
}

impl Rule {
    /// The same rule, but reported once if most of the `count` things that it applies to break it.
    const fn among(self, count: fn(&Subject<'_>) -> usize, message: &'static str) -> Self {
        Self { among: Some(Among { count, message }), ..self }
    }
}

type Find = fn(&Subject<'_>) -> Vec<Diagnostic>;

const fn rule(code: Code, needs: Needs, find: Find) -> Rule {
    Rule { code, needs, find: Some(find), among: None }
}

/// A rule whose violations another phase reports.
const fn noticed(code: Code, needs: Needs) -> Rule {
    Rule { code, needs, find: None, among: None }
}

use Needs::{Outputs, Parts, SourceCode, Whole};

/// Every rule, except `unneeded-allow`: `levels` finds that one, because it depends on the others.
#[rustfmt::skip] // A table: one line a rule.
pub const RULES: &[Rule] = &[
    rule(codes::ACTIVE_WITHOUT_UPDATE, Whole, lifecycle::active_without_update)
        .among(lifecycle::reasons, "reasons are active, and no update carries them"),
    rule(codes::BROKEN_LINK, Outputs, links::broken_link),
    rule(codes::CONTRADICTING_INSTEAD, Whole, instead::contradicting_instead),
    rule(codes::CURLY_QUOTES, Parts, written::curly_quotes),
    rule(codes::CUT_TEXT, Parts, written::cut_text),
    rule(codes::DEPRECATED_WITHOUT_REPLACEMENT, Whole, lifecycle::deprecated_without_replacement),
    noticed(codes::DIFFERENT_LIFECYCLE, Outputs),
    noticed(codes::DIFFERENT_MENTION, Outputs),
    noticed(codes::DIFFERENT_RESERVED, Outputs),
    rule(codes::DUPLICATE_LABEL, Parts, duplicates::duplicate_label),
    rule(codes::EMPTY_TEXT, Parts, sentences::empty_text),
    noticed(codes::ENTRY_NOT_SENT, SourceCode),
    noticed(codes::MISSING_CLASS, Whole),
    rule(codes::MISSING_DESCRIPTION, Parts, descriptions::missing_description)
        .among(descriptions::entries, "entries have no description"),
    rule(codes::MISSING_SINCE, Parts, descriptions::missing_since)
        .among(descriptions::entries, "entries do not say since when they exist"),
    rule(codes::NEAR_DUPLICATE_PROSE, Parts, duplicates::near_duplicate_prose),
    rule(codes::NOT_A_SENTENCE, Parts, sentences::not_a_sentence)
        .among(sentences::sentences, "texts are not whole sentences"),
    rule(codes::OUTDATED_REPLACEMENT, Whole, lifecycle::outdated_replacement),
    noticed(codes::RAW_CODE, SourceCode),
    rule(codes::RAW_HTML_IN_PROSE, Parts, sentences::raw_html_in_prose),
    noticed(codes::REPEATED_COMMENT, Outputs),
    rule(codes::REPEATED_WORD, Parts, sentences::repeated_word),
    rule(codes::RESTATES_NAME, Parts, descriptions::restates_name)
        .among(descriptions::entries, "descriptions say no more than the name does"),
    noticed(codes::RETIRED_ENTRY_SENT, SourceCode),
    rule(codes::SINCE_OUT_OF_ORDER, Parts, releases::since_out_of_order),
    rule(codes::TABLE_IN_PROSE, Parts, sentences::table_in_prose),
    rule(codes::UNKNOWN_IDENTIFIER_IN_PROSE, Whole, identifiers::unknown_identifier_in_prose),
    noticed(codes::UNKNOWN_IN_SOURCE, SourceCode),
    noticed(codes::UNKNOWN_MENTION, Outputs),
    noticed(codes::UNLISTED_UPDATE, SourceCode),
    noticed(codes::UNMENTIONED_ENTRY, Outputs),
    noticed(codes::UNNEEDED_AUDIT, SourceCode),
    rule(codes::UNUSED_CAPABILITY, Whole, unused::unused_capability),
    rule(codes::UNUSED_NOTE, Whole, unused::unused_note),
    rule(codes::UNUSED_WITH_UPDATE, Parts, lifecycle::unused_with_update),
    noticed(codes::UPDATE_NOT_SENT, SourceCode),
];

/// Runs the rules, adds the diagnostics that other phases have `found`, and applies the catalogue's
/// levels and exemptions to all of them. Errors come last.
pub fn lint(subject: &Subject<'_>, found: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let has = subject.available();
    let finders = RULES.iter().filter(|rule| rule.needs <= has).filter_map(|rule| rule.find);
    let finders: Vec<_> = finders.collect();
    let by_rule = on_every_core(&finders, |_, find| find(subject));
    let found = by_rule.into_iter().flatten().chain(found).collect();
    let needs = |code: Code| RULES.iter().find(|rule| rule.code == code).map(|rule| rule.needs);
    let left = levels::apply(subject, found, |code| needs(code).is_none_or(|needs| needs <= has));
    mostly::say_once(subject, RULES, left)
}

/// Applies the catalogue's levels and exemptions to what `audit` has `found` in source code.
pub fn of_source_code(subject: &Subject<'_>, found: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let is_judged =
        |code: Code| RULES.iter().any(|rule| rule.code == code && rule.needs == Needs::SourceCode);
    levels::apply(subject, found, is_judged)
}
