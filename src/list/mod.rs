//! Lists the entries of a catalogue as a table, and its reasons by state as a matrix.

mod long;
mod matrix;
mod table;

use itertools::Itertools;
use serde::Serialize;

pub use long::long;
pub use matrix::matrix;
pub use table::{Column, csv, json, lines, record, text};

use crate::catalogue::{self, EnumKind, Stage};
use crate::view::{self, View};

/// What the catalogue writes as the state of an update that repeats the last known state.
pub const LAST_KNOWN: &str = "last-known";

/// The name under which a filter gives the group of an entry.
pub const GROUP: &str = "group";

/// Which entries to list. All conditions must hold; one that is not given always holds.
#[derive(Debug, Default)]
pub struct Filter<'f> {
    /// Only entries of this enum.
    pub kind: Option<EnumKind>,
    /// Only reasons that come with this state. It can be [`LAST_KNOWN`].
    pub state: Option<&'f str>,
    /// Only reasons that this source sends.
    pub source: Option<&'f str>,
    /// Only entries at this stage of the lifecycle.
    pub stage: Option<Stage>,
    /// Only entries with all of these values. Each is a pair: the name of a field, or [`GROUP`],
    /// and its value.
    pub having: &'f [(String, String)],
}

/// An entry, with the states and sources that it comes with.
#[derive(Debug, Serialize)]
pub struct Row<'v> {
    /// The enum, by its key in the catalogue.
    #[serde(rename = "enum")]
    pub kind: &'static str,
    /// The name.
    pub name: &'v str,
    /// The number; `None` if the entries of the enum have codes instead of numbers.
    pub number: Option<i64>,
    /// The public string that identifies the entry, besides its number or instead of it; empty if
    /// it has none.
    pub code: &'v str,
    /// What people see instead of the name; empty if it has none.
    pub label: &'v str,
    /// The name of its group, if it is in one.
    pub group: Option<&'v str>,
    /// Field names with their values. A field with several words has one value per word.
    #[serde(serialize_with = "catalogue::as_map")]
    pub fields: Vec<(&'v str, Vec<String>)>,
    /// `active`, `deprecated`, `unused` or `removed`.
    pub lifecycle: &'static str,
    /// The first release in which the number has this meaning; empty if that is not known.
    pub since: &'v str,
    /// The states that come with a reason, each once.
    pub states: Vec<&'v str>,
    /// The sources that send a reason, each once.
    pub sources: Vec<&'v str>,
    /// The description in Markdown; empty if it has none.
    pub description: &'v str,
    /// The cases of a reason that still occur, as the catalogue has them.
    pub cases: Vec<ListedCase<'v>>,
}

/// A case in which an update carries a reason.
#[derive(Debug, Serialize)]
pub struct ListedCase<'v> {
    /// The state, or [`LAST_KNOWN`]; `None` if the case is tied to no state.
    pub state: Option<&'v str>,
    /// What sends it, if the catalogue says so.
    pub source: Option<&'v str>,
    /// The case in Markdown, in one sentence.
    pub when: &'v str,
}

/// The entries that pass the filter, in the order of the catalogue.
pub fn rows<'v>(view: &'v View<'_>, filter: &Filter<'_>) -> Vec<Row<'v>> {
    let states = view.states.entries.iter();
    let states = states.map(|state| row(EnumKind::States, &state.entry, &[]));
    let sources = view.sources.entries.iter();
    let sources = sources.map(|source| row(EnumKind::Sources, &source.entry, &[]));
    let reasons = view.reasons.entries.iter().filter_map(|reason| {
        let cases = cases(reason);
        let fits = |case: &Case<'_>| {
            filter.state.is_none_or(|wanted| case.state == Some(wanted))
                && filter.source.is_none_or(|wanted| case.source == Some(wanted))
        };
        let limited = filter.state.is_some() || filter.source.is_some();
        (!limited || cases.iter().any(fits)).then(|| Row {
            cases: listed_cases(reason, view.api),
            ..row(EnumKind::Reasons, &reason.entry, &cases)
        })
    });
    // States and sources themselves have no updates, so a filter by state or source excludes them.
    let others = states.chain(sources).filter(|_| filter.state.or(filter.source).is_none());
    let passes = |row: &Row<'_>| {
        filter.kind.is_none_or(|kind| row.kind.parse() == Ok(kind))
            && filter.stage.is_none_or(|stage| row.lifecycle.parse() == Ok(stage))
            && filter.having.iter().all(|(name, text)| row.has(name, text))
    };
    others.chain(reasons).filter(passes).collect()
}

/// The state and the source of an update that carries a reason.
struct Case<'v> {
    state: Option<&'v str>,
    source: Option<&'v str>,
}

/// All cases of a reason that still occur and are not doubtful, including those that `instead`
/// adds.
fn cases<'v>(reason: &'v view::Reason<'_>) -> Vec<Case<'v>> {
    let own = reason.cases.iter().filter(|case| case.last_known && case.doubtful.is_empty());
    let last_known = own.map(|case| Case {
        state: Some(LAST_KNOWN),
        source: case.source.as_ref().map(|source| source.name),
    });
    let facts = reason.updates.iter().filter(|fact| !fact.ended);
    let facts = facts.filter(|fact| fact.state.is_some() || fact.source.is_some());
    let facts = facts.flat_map(|fact| {
        let source = fact.source.as_ref().map(|source| source.name);
        let named = fact.named_states().map(move |state| Case { state: Some(state.name), source });
        std::iter::once(Case { state: None, source }).chain(named)
    });
    facts.chain(last_known).collect()
}

fn row<'v>(kind: EnumKind, entry: &'v view::Entry<'_>, cases: &[Case<'v>]) -> Row<'v> {
    Row {
        kind: kind.into(),
        name: entry.name,
        number: entry.number,
        code: entry.code,
        label: entry.label,
        group: entry.group.as_ref().map(|group| group.name),
        fields: entry.fields.iter().map(|(name, value)| (*name, value.texts())).collect(),
        lifecycle: entry.lifecycle.stage,
        since: entry.since,
        states: cases.iter().filter_map(|case| case.state).unique().collect(),
        sources: cases.iter().filter_map(|case| case.source).unique().collect(),
        description: &entry.description,
        cases: Vec::new(),
    }
}

/// The cases of a reason in an api, doubtful ones included.
fn listed_cases<'v>(reason: &'v view::Reason<'_>, api: &str) -> Vec<ListedCase<'v>> {
    let is_in_api = |case: &view::Case<'_>| case.apis.is_empty() || case.apis.contains(&api);
    let cases = reason.cases.iter().filter(|case| !case.ended && is_in_api(case));
    let state = |case: &'v view::Case<'_>| case.state.as_ref().map(|state| state.name);
    cases
        .map(|case| ListedCase {
            state: if case.last_known { Some(LAST_KNOWN) } else { state(case) },
            source: case.source.as_ref().map(|source| source.name),
            when: &case.when,
        })
        .collect()
}

impl Row<'_> {
    /// Whether the group, or the field called `name`, has the value `text`.
    fn has(&self, name: &str, text: &str) -> bool {
        if name == GROUP {
            return self.group == Some(text);
        }
        let field = self.fields.iter().find(|(field, _)| *field == name);
        field.is_some_and(|(_, texts)| texts.iter().any(|known| known == text))
    }
}

/// The text, cut with an ellipsis if it is longer than `width`.
fn shortened(text: &str, width: usize) -> String {
    if text.chars().count() <= width {
        return text.to_owned();
    }
    text.chars().take(width.saturating_sub(1)).chain(['…']).collect()
}
