//! What the project calls what its entries are about, with articles and plurals.

use serde::Serialize;

use crate::catalogue::{self, Noun};

/// What texts call what the catalogue speaks of. Each fits into a sentence as it is.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Words<'c> {
    /// What the states are states of; empty where the catalogue has no word for it.
    pub task: &'c str,
    /// ` of a` and that word, to follow `the last state`; empty where there is none.
    pub of_a_task: String,
    /// What gets updates.
    pub framework: &'c str,
    /// The same after `a` or `an`.
    pub a_framework: String,
    /// Several of them.
    pub frameworks: &'c str,
    /// What carries a reason.
    pub update: &'c str,
    /// The same after `a` or `an`.
    pub an_update: String,
    /// Several of them.
    pub updates: &'c str,
}

/// The words of a catalogue.
pub fn words(words: &catalogue::Words) -> Words<'_> {
    let subject = words.task.as_ref();
    let of_a = |noun: &Noun| format!(" of {}", noun.with_article());
    Words {
        task: subject.map_or("", |noun| &noun.singular),
        of_a_task: subject.map_or_else(String::new, of_a),
        framework: &words.framework.singular,
        a_framework: words.framework.with_article(),
        frameworks: &words.framework.plural,
        update: &words.update.singular,
        an_update: words.update.with_article(),
        updates: &words.update.plural,
    }
}
