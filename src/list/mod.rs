//! The entries of a catalogue as a table, and its reasons by state as a matrix.

mod matrix;
mod table;

use serde::{Serialize, Serializer};

pub use matrix::matrix;
pub use table::{csv, json, record, text};

use crate::catalogue::{EnumKind, Stage};
use crate::view::{self, View};

/// The word of the catalogue for an update that repeats the last state.
pub const LAST_KNOWN: &str = "last-known";

/// What a filter calls the group of an entry.
pub const GROUP: &str = "group";

/// Which entries to list; a filter that is not given lets all pass.
#[derive(Debug, Default)]
pub struct Filter<'f> {
    /// Those of one enum.
    pub kind: Option<EnumKind>,
    /// Reasons that come with this state, or with [`LAST_KNOWN`].
    pub state: Option<&'f str>,
    /// Reasons that this source sends.
    pub source: Option<&'f str>,
    /// Those at this stage of their lives.
    pub stage: Option<Stage>,
    /// Those that have each of these: the name of a field, or [`GROUP`], and what it is.
    pub having: &'f [(String, String)],
}

/// An entry, and where it comes.
#[derive(Debug, Serialize)]
pub struct Row<'v> {
    /// The enum, by the key of the catalogue.
    #[serde(rename = "enum")]
    pub kind: &'static str,
    /// The name.
    pub name: &'v str,
    /// The number; none where the entries of the enum have codes in place of numbers.
    pub number: Option<i64>,
    /// The public string beside the number or in place of it; empty where it has none.
    pub code: &'v str,
    /// What people see in place of the name; empty where it has none.
    pub label: &'v str,
    /// The group that it is in; none where it is in none.
    pub group: Option<&'v str>,
    /// What it has of fields, by their names; of several words each by itself.
    #[serde(serialize_with = "as_map")]
    pub fields: Vec<(&'v str, Vec<String>)>,
    /// `active`, `deprecated`, `unused` or `removed`.
    pub lifecycle: &'static str,
    /// The first release in which the number has this meaning; empty where it is not known.
    pub since: &'v str,
    /// The states that come with a reason, each once.
    pub states: Vec<&'v str>,
    /// Who sends a reason, each once.
    pub sources: Vec<&'v str>,
    /// Markdown: what happened; empty if there is nothing.
    pub description: &'v str,
}

/// The entries that pass the filter, in the order of the catalogue.
#[must_use]
pub fn rows<'v>(view: &'v View<'_>, filter: &Filter<'_>) -> Vec<Row<'v>> {
    let states = view.states.entries.iter();
    let states = states.map(|state| row(EnumKind::States, &state.entry, Vec::new()));
    let sources = view.sources.entries.iter();
    let sources = sources.map(|source| row(EnumKind::Sources, &source.entry, Vec::new()));
    let reasons = view.reasons.entries.iter().filter_map(|reason| {
        let cases = cases(reason);
        let fits = |(state, source): &Comes<'_>| {
            filter.state.is_none_or(|wanted| *state == Some(wanted))
                && filter.source.is_none_or(|wanted| *source == Some(wanted))
        };
        let limited = filter.state.is_some() || filter.source.is_some();
        (!limited || cases.iter().any(fits)).then(|| row(EnumKind::Reasons, &reason.entry, cases))
    });
    // Only reasons come with states and sources.
    let others = states.chain(sources).filter(|_| filter.state.or(filter.source).is_none());
    let passes = |row: &Row<'_>| {
        filter.kind.is_none_or(|kind| kind.key() == row.kind)
            && filter.stage.is_none_or(|stage| stage.word() == row.lifecycle)
            && filter.having.iter().all(|(name, text)| row.has(name, text))
    };
    others.chain(reasons).filter(passes).collect()
}

/// A state and a source that a reason comes with.
type Comes<'v> = (Option<&'v str>, Option<&'v str>);

/// All that still occur and nobody doubts, including those that `instead` makes.
fn cases<'v>(reason: &'v view::Reason<'_>) -> Vec<Comes<'v>> {
    let own = reason.cases.iter().filter(|case| case.last_known && case.doubtful.is_empty());
    let last_known =
        own.map(|case| (Some(LAST_KNOWN), case.source.as_ref().map(|source| source.name)));
    let facts = reason.updates.iter().filter(|fact| !fact.ended);
    let facts = facts.filter(|fact| fact.state.is_some() || fact.source.is_some());
    let facts = facts.flat_map(|fact| {
        let source = fact.source.as_ref().map(|source| source.name);
        let state = fact.state.as_ref().map(|state| state.name);
        let among = fact.among.iter().map(move |state| (Some(state.name), source));
        std::iter::once((state, source)).chain(among)
    });
    facts.chain(last_known).collect()
}

fn row<'v>(kind: EnumKind, entry: &'v view::Entry<'_>, cases: Vec<Comes<'v>>) -> Row<'v> {
    let (states, sources): (Vec<_>, Vec<_>) = cases.into_iter().unzip();
    Row {
        kind: kind.key(),
        name: entry.name,
        number: entry.number,
        code: entry.code,
        label: entry.label,
        group: entry.group.as_ref().map(|group| group.name),
        fields: entry.fields.iter().map(|(name, value)| (*name, value.texts())).collect(),
        lifecycle: entry.lifecycle.stage,
        since: entry.since,
        states: each_once(states),
        sources: each_once(sources),
        description: &entry.description,
    }
}

impl Row<'_> {
    /// Whether it is in a group, or has something in a field.
    fn has(&self, name: &str, text: &str) -> bool {
        if name == GROUP {
            return self.group == Some(text);
        }
        let field = self.fields.iter().find(|(field, _)| *field == name);
        field.is_some_and(|(_, texts)| texts.iter().any(|one| one == text))
    }
}

fn as_map<S: Serializer>(fields: &[(&str, Vec<String>)], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_map(fields.iter().map(|(name, texts)| (name, texts)))
}

fn each_once(words: Vec<Option<&str>>) -> Vec<&str> {
    let mut once = Vec::new();
    for word in words.into_iter().flatten() {
        if !once.contains(&word) {
            once.push(word);
        }
    }
    once
}
