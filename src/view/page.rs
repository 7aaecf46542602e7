//! The tables of the reference page: by state, then by source, a row a reason, a cell a case.

use std::borrow::Cow;
use std::collections::BTreeMap;

use serde::Serialize;

use super::links::Link;
use super::shared::Shared;
use super::wording::Wording;
use crate::catalogue::{self, Occurrence, Update, UpdateState};

/// The tables of one state.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct StateTables<'c> {
    /// The state.
    pub state: Shared<Link<'c>>,
    /// A table for each source, in the order of the sources; first those without a source.
    pub tables: Vec<Table<'c>>,
}

/// The reasons that come with a state from one source.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Table<'c> {
    /// The source; none where the catalogue does not say.
    pub source: Option<Origin<'c>>,
    /// A row for each reason, and one for each former name of it.
    pub rows: Vec<Row<'c>>,
}

/// The source of a table.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Origin<'c> {
    /// The source.
    #[serde(flatten)]
    pub link: Link<'c>,
    /// What prose calls it.
    pub component: &'c str,
}

/// A row: a reason, or a former name of one.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Row<'c> {
    /// The name it has, or had.
    pub name: &'c str,
    /// How many cells stand beside the name: the cases, and one more for all of `see`.
    pub cells: usize,
    /// The cases.
    pub cases: Vec<Shared<Case<'c>>>,
    /// What frameworks without a capability get, where `instead` made the row.
    pub see: Vec<See<'c>>,
    /// The reason, where `name` is a former name.
    pub renamed_to: Option<Shared<Link<'c>>>,
    /// The first release without the former name.
    pub renamed_in: &'c str,
}

/// One case in which an update carries a reason.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Case<'c> {
    /// The state that comes with it, if it has one of its own.
    pub state: Option<Shared<Link<'c>>>,
    /// Whether it repeats the last known state.
    pub last_known: bool,
    /// What sends it, where the catalogue says so.
    pub source: Option<Shared<Link<'c>>>,
    /// Markdown: the case, in one sentence.
    pub when: Cow<'c, str>,
    /// What frameworks with a capability get in its place.
    pub instead: Vec<Instead<'c>>,
    /// Markdown: remarks on it.
    pub notes: Vec<Cow<'c, str>>,
    /// Markdown: why nobody can be sure of it; empty where it is certain.
    pub doubtful: Cow<'c, str>,
    /// The states that it can repeat, where it repeats the last known one; none if that can be any.
    pub among: Vec<Shared<Link<'c>>>,
    /// The capability without which a framework never gets it; empty where all can.
    pub requires: &'c str,
    /// What frameworks that have this capability are called, in the plural.
    pub frameworks: &'c str,
    /// The first release that sends it.
    pub since: &'c str,
    /// The last release that sends it.
    pub until: &'c str,
    /// The apis that have it, where not all do.
    pub apis: Vec<&'c str>,
}

/// What frameworks with a capability get in place of an update.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Instead<'c> {
    /// The capability.
    pub capability: &'c str,
    /// What these frameworks are called, in the plural.
    pub frameworks: &'c str,
    /// The state they get, where it differs.
    pub state: Option<Shared<Link<'c>>>,
    /// The reason they get, where it differs.
    pub reason: Option<Shared<Link<'c>>>,
    /// Markdown: the part of the case in which they do; empty where it is the whole.
    pub when: Cow<'c, str>,
}

/// The case that a derived row refers to.
#[derive(Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct See<'c> {
    /// Its state, where it has one of its own.
    pub state: Option<Shared<Link<'c>>>,
    /// Its reason, where that is another or there is no state to look under.
    pub reason: Option<Shared<Link<'c>>>,
    /// Whether nobody can be sure of it.
    pub doubtful: bool,
}

/// A table before its cells become rows: by the index of the reason, so in catalogue order also
/// where `instead` makes a row of a reason that stands elsewhere.
type Cells<'c> = BTreeMap<usize, Cell<'c>>;

/// What one reason has in one table.
#[derive(Default)]
struct Cell<'c> {
    cases: Vec<Shared<Case<'c>>>,
    see: Vec<See<'c>>,
}

/// The cases of each reason, by its index.
pub type Cases<'c> = Vec<Vec<Shared<Case<'c>>>>;

pub fn cases<'c>(wording: &Wording<'c>) -> Cases<'c> {
    let shared = |update: &'c Update| Shared::new(case(wording, update));
    let reasons = wording.catalogue.reasons.entries.iter();
    reasons.map(|reason| reason.updates.iter().map(shared).collect()).collect()
}

pub fn by_state<'c>(wording: &Wording<'c>, cases: &Cases<'c>) -> Vec<StateTables<'c>> {
    let mut states: BTreeMap<usize, BTreeMap<Option<usize>, Cells<'c>>> = BTreeMap::new();
    for occurrence in &wording.catalogue.occurrences {
        let UpdateState::State(state) = occurrence.state else { continue };
        let sources = states.entry(state).or_default();
        let cells = sources.entry(occurrence.source).or_default();
        cells.entry(occurrence.reason).or_default().fill(wording, cases, occurrence);
    }
    let tables = states.into_iter().filter_map(|(state, sources)| {
        let state = wording.links.state(state)?;
        Some(StateTables { state, tables: tables_of(wording, sources) })
    });
    tables.collect()
}

impl<'c> Cell<'c> {
    fn fill(&mut self, wording: &Wording<'c>, cases: &Cases<'c>, occurrence: &Occurrence) {
        let Occurrence { owner, nth, .. } = *occurrence;
        let Some(instead_of) = occurrence.instead_of else {
            let case = cases.get(owner).and_then(|of_reason| of_reason.get(nth));
            self.cases.extend(case.cloned());
            return;
        };
        let state = wording.links.state_of(instead_of);
        let elsewhere = state.is_none() || occurrence.reason != owner;
        let reason = wording.links.reason(owner).filter(|_| elsewhere);
        let see = See { state, reason, doubtful: occurrence.is_doubtful };
        if !self.see.contains(&see) {
            self.see.push(see);
        }
    }
}

/// The tables of one state: first that of no source, then one a source.
fn tables_of<'c>(
    wording: &Wording<'c>,
    tables: BTreeMap<Option<usize>, Cells<'c>>,
) -> Vec<Table<'c>> {
    let sources = &wording.catalogue.sources;
    let origin = |source: usize| {
        let component = sources.entries.get(source)?.component.as_str();
        Some(Origin { link: (*wording.links.source(source)?).clone(), component })
    };
    let table = |(source, cells): (Option<usize>, Cells<'c>)| Table {
        source: source.and_then(origin),
        rows: cells.into_iter().flat_map(|(reason, cell)| rows(wording, reason, cell)).collect(),
    };
    tables.into_iter().map(table).collect()
}

pub fn unchanged<'c>(wording: &Wording<'c>, cases: &Cases<'c>) -> Vec<Row<'c>> {
    let mut cells = Cells::new();
    for occurrence in &wording.catalogue.occurrences {
        if occurrence.state == UpdateState::LastKnown {
            cells.entry(occurrence.reason).or_default().fill(wording, cases, occurrence);
        }
    }
    cells.into_iter().flat_map(|(reason, cell)| rows(wording, reason, cell)).collect()
}

/// An update as a case of the page.
fn case<'c>(wording: &Wording<'c>, update: &'c Update) -> Case<'c> {
    let (catalogue, links) = (wording.catalogue, &wording.links);
    let frameworks = |index: usize| {
        catalogue.capabilities.get(index).map_or("", |capability| capability.frameworks.as_str())
    };
    let instead = |instead: &'c catalogue::Instead| Instead {
        capability: wording.capability(Some(instead.capability)),
        frameworks: frameworks(instead.capability),
        state: instead.state.and_then(|index| links.state(index)),
        reason: instead.reason.and_then(|index| links.reason(index)),
        when: wording.prose(&instead.when),
    };
    let apis = update.apis.iter().flatten();
    Case {
        state: links.state_of(update.state),
        last_known: update.state == UpdateState::LastKnown,
        source: update.source.and_then(|index| links.source(index)),
        when: wording.prose(&update.when),
        instead: update.instead.iter().map(instead).collect(),
        notes: update.notes.iter().map(|note| wording.prose(note)).collect(),
        doubtful: wording.prose(&update.doubtful),
        among: update.among.iter().filter_map(|state| links.state(*state)).collect(),
        requires: wording.capability(update.requires),
        frameworks: update.requires.map_or("", frameworks),
        since: update.since.as_deref().unwrap_or_default(),
        until: update.until.as_deref().unwrap_or_default(),
        apis: apis.filter_map(|api| Some(catalogue.apis.get(*api)?.name.as_str())).collect(),
    }
}

/// The row of a reason, and one for each former name that a reader may look for there.
fn rows<'c>(wording: &Wording<'c>, reason: usize, cell: Cell<'c>) -> Vec<Row<'c>> {
    let entries = &wording.catalogue.reasons.entries;
    let (Some(entry), Some(to)) = (entries.get(reason), wording.links.reason(reason)) else {
        return Vec::new();
    };
    let first = Row {
        name: to.name,
        cells: cell.cases.len() + usize::from(!cell.see.is_empty()),
        cases: cell.cases,
        see: cell.see,
        renamed_to: None,
        renamed_in: "",
    };
    let former = entry.entry.former_names.iter();
    let other = former.filter(|former| wording.name(&former.names) != to.name);
    let former = other.map(|former| Row {
        name: wording.name(&former.names),
        cells: 1,
        cases: Vec::new(),
        see: Vec::new(),
        renamed_to: Some(to.clone()),
        renamed_in: former.renamed_in.as_deref().unwrap_or_default(),
    });
    std::iter::once(first).chain(former).collect()
}
