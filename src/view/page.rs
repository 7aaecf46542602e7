//! The tables of the reference page: one per state, with a row per reason and a cell per case.

use std::borrow::Cow;

use serde::Serialize;

use super::fields::{self, Values};
use super::links::Link;
use super::shared::Shared;
use super::wording::Wording;
use crate::catalogue::{self, EnumKind, Occurrence, Update, UpdateState};
use crate::prose;

/// A state with all that comes with it.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct StateTable<'c> {
    /// The state.
    pub state: Shared<Link<'c>>,
    /// What comes with it.
    #[serde(flatten)]
    pub table: Table<'c>,
}

/// The reasons that come with one state, or with the last known one.
#[derive(Debug, Default, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Table<'c> {
    /// A row for each reason of an update that comes so.
    pub rows: Vec<Row<'c>>,
    /// The sources of all these updates, where they are the same for each; else none.
    pub sources: Vec<Shared<Link<'c>>>,
    /// Whether the updates come from different sources.
    pub by_source: bool,
    /// What `instead` makes: the updates that clients with a capability get instead of others.
    pub replacing: Vec<Replacing<'c>>,
}

/// A row: a reason with its cases.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Row<'c> {
    /// The reason.
    pub reason: Shared<Link<'c>>,
    /// What the reason has of the fields of its enum.
    #[serde(serialize_with = "crate::catalogue::as_map")]
    #[cfg_attr(test, schemars(schema_with = "fields::values_schema"))]
    pub fields: Values<'c>,
    /// The anchor of the row.
    pub id: String,
    /// The cases.
    pub cells: Vec<Cell<'c>>,
}

/// A case with all the sources that send it alike.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Cell<'c> {
    /// The case.
    pub case: Shared<Case<'c>>,
    /// What sends it.
    pub sources: Vec<Shared<Link<'c>>>,
}

/// Updates that clients with a capability get instead of others.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Replacing<'c> {
    /// What these clients are called, in the plural.
    pub frameworks: &'c str,
    /// The other capabilities that they need for it.
    pub also: Vec<&'c str>,
    /// The state that others get, if it is one of its own.
    pub state: Option<Shared<Link<'c>>>,
    /// Whether others get the last known state.
    pub last_known: bool,
    /// The reasons.
    pub reasons: Vec<Replaced<'c>>,
}

/// A reason of such an update, and where the case of the other one is.
#[derive(Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Replaced<'c> {
    /// The reason.
    pub reason: Shared<Link<'c>>,
    /// The reason that others get, where it differs.
    pub instead_of: Option<Shared<Link<'c>>>,
    /// The anchor of the row with the case.
    pub id: String,
    /// Whether that is so in a part of the case only.
    pub conditional: bool,
    /// Whether nobody can be sure of it.
    pub doubtful: bool,
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
    /// What clients with a capability get in its place.
    pub instead: Vec<Instead<'c>>,
    /// Markdown: remarks on it.
    pub notes: Vec<Cow<'c, str>>,
    /// Markdown: why nobody can be sure of it; empty where it is certain.
    pub doubtful: Cow<'c, str>,
    /// The states that it can repeat, where it repeats the last known one; none if that can be any.
    pub among: Vec<Shared<Link<'c>>>,
    /// The capability without which a client never gets it; empty where all can.
    pub requires: &'c str,
    /// What clients that have this capability are called, in the plural.
    pub frameworks: &'c str,
    /// The first release that sends it.
    pub since: &'c str,
    /// The last release that sends it.
    pub until: &'c str,
    /// Whether that was before the release that the catalogue describes.
    pub ended: bool,
    /// The apis that have it, where not all do.
    pub apis: Vec<&'c str>,
}

/// What clients with a capability get instead of an update.
#[derive(Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Instead<'c> {
    /// The capability.
    pub capability: &'c str,
    /// What these clients are called, in the plural.
    pub frameworks: &'c str,
    /// The state they get, where it differs.
    pub state: Option<Shared<Link<'c>>>,
    /// The reason they get, where it differs.
    pub reason: Option<Shared<Link<'c>>>,
    /// Markdown: the part of the case in which they do; empty where it is the whole.
    pub when: Cow<'c, str>,
    /// Markdown: the same as a clause after `if`, without a period.
    pub condition: String,
}

/// The cases of each reason, by its index.
pub type Cases<'c> = Vec<Vec<Shared<Case<'c>>>>;

pub fn cases<'c>(wording: &Wording<'c>) -> Cases<'c> {
    let shared = |update: &'c Update| Shared::new(case(wording, update));
    let reasons = wording.catalogue.reasons.entries.iter();
    reasons.map(|reason| reason.updates.iter().map(shared).collect()).collect()
}

/// A table for each state, if any update comes with one.
pub fn by_state<'c>(wording: &Wording<'c>, cases: &Cases<'c>) -> Vec<StateTable<'c>> {
    let states = wording.links.all(EnumKind::States);
    let mut tables: Vec<Table<'c>> = states.iter().map(|_| Table::default()).collect();
    for occurrence in &wording.catalogue.occurrences {
        let UpdateState::State(state) = occurrence.state else { continue };
        if let Some(table) = tables.get_mut(state.index()) {
            table.add(wording, cases, occurrence);
        }
    }
    if tables.iter().all(Table::is_empty) {
        return Vec::new();
    }
    let named = states.iter().zip(tables);
    named.map(|(state, table)| StateTable { state: state.clone(), table: table.done() }).collect()
}

/// What repeats the last known state.
pub fn unchanged<'c>(wording: &Wording<'c>, cases: &Cases<'c>) -> Table<'c> {
    let mut table = Table::default();
    for occurrence in &wording.catalogue.occurrences {
        if occurrence.state == UpdateState::LastKnown {
            table.add(wording, cases, occurrence);
        }
    }
    table.done()
}

/// The cases of a reason, each once with all its sources.
pub fn cells<'c>(cases: &[Shared<Case<'c>>]) -> Vec<Cell<'c>> {
    let mut cells = Vec::new();
    for case in cases {
        add_case(&mut cells, case);
    }
    cells
}

impl<'c> Table<'c> {
    fn is_empty(&self) -> bool {
        self.rows.is_empty() && self.replacing.is_empty()
    }

    fn add(&mut self, wording: &Wording<'c>, cases: &Cases<'c>, occurrence: &Occurrence) {
        if let Some(instead_of) = occurrence.instead_of {
            self.replace(wording, instead_of, occurrence);
            return;
        }
        let Occurrence { owner, nth, .. } = *occurrence;
        let catalogue = wording.catalogue;
        let Some(case) = owner.among(cases).get(nth) else { return };
        let reason = wording.links.entry(owner);
        let id = row_id(case.state.as_ref(), &reason);
        if self.rows.last().is_none_or(|row| row.id != id) {
            let fields = fields::values(&catalogue[owner]);
            self.rows.push(Row { reason, fields, id, cells: Vec::new() });
        }
        if let Some(row) = self.rows.last_mut() {
            add_case(&mut row.cells, case);
        }
    }

    /// Adds what `instead` makes.
    fn replace(&mut self, wording: &Wording<'c>, instead_of: UpdateState, made: &Occurrence) {
        let links = &wording.links;
        let (reason, owner) = (links.entry(made.reason), links.entry(made.owner));
        let mut needs = made.requires.iter().map(|id| &wording.catalogue[*id]);
        let called = needs.next().map_or("", |first| first.frameworks.as_str());
        let also: Vec<_> = needs.map(|other| other.name.as_str()).collect();
        let (state, last_known) =
            (links.state_of(instead_of), instead_of == UpdateState::LastKnown);
        let id = match instead_of {
            UpdateState::Untied => owner.anchor.to_owned(),
            _ => row_id(state.as_ref(), &owner),
        };
        let replaced = Replaced {
            reason,
            instead_of: Some(owner).filter(|_| made.owner != made.reason),
            id,
            conditional: made.is_conditional,
            doubtful: made.is_doubtful,
        };
        let same = |other: &&mut Replacing<'c>| {
            (other.frameworks, &other.also, &other.state, other.last_known)
                == (called, &also, &state, last_known)
        };
        if let Some(other) = self.replacing.iter_mut().find(same) {
            other.add(replaced);
            return;
        }
        let reasons = vec![replaced];
        self.replacing.push(Replacing { frameworks: called, also, state, last_known, reasons });
    }

    /// The table with what its cases have in common.
    fn done(mut self) -> Self {
        let mut all = self.rows.iter().flat_map(|row| &row.cells).map(|cell| &cell.sources);
        let first = all.next().cloned().unwrap_or_default();
        self.by_source = all.any(|sources| *sources != first);
        self.sources = if self.by_source { Vec::new() } else { first };
        self
    }
}

impl<'c> Replacing<'c> {
    /// Adds a reason once. Of several cases in one row, it says what holds for the surest.
    fn add(&mut self, replaced: Replaced<'c>) {
        let is_same = |other: &&mut Replaced<'c>| {
            (&other.reason, &other.instead_of, &other.id)
                == (&replaced.reason, &replaced.instead_of, &replaced.id)
        };
        let limits = |other: &Replaced<'c>| (other.doubtful, other.conditional);
        match self.reasons.iter_mut().find(is_same) {
            Some(known) if limits(known) <= limits(&replaced) => {}
            Some(known) => *known = replaced,
            None => self.reasons.push(replaced),
        }
    }
}

/// The anchor of the row of a reason among those of a state, or of the last known one.
pub fn row_id(state: Option<&Shared<Link<'_>>>, reason: &Link<'_>) -> String {
    let state = state.map_or("last-known", |state| state.anchor);
    format!("{state}-{}", reason.anchor)
}

/// Adds a case, or its source to the case before that differs in nothing else.
fn add_case<'c>(cells: &mut Vec<Cell<'c>>, case: &Shared<Case<'c>>) {
    let sources = || case.source.iter().cloned();
    match cells.last_mut().filter(|last| last.case.but_source() == case.but_source()) {
        Some(last) => last.sources.extend(sources()),
        None => cells.push(Cell { case: case.clone(), sources: sources().collect() }),
    }
}

impl Case<'_> {
    /// Everything but its source.
    fn but_source(&self) -> impl PartialEq {
        let limits = (self.requires, self.since, self.until, &self.apis);
        let texts = (&self.when, &self.notes, &self.doubtful);
        (&self.state, self.last_known, &self.among, &self.instead, texts, limits)
    }
}

/// An update as a case of the page.
fn case<'c>(wording: &Wording<'c>, update: &'c Update) -> Case<'c> {
    let (catalogue, links) = (wording.catalogue, &wording.links);
    let instead = |instead: &'c catalogue::Instead| Instead {
        capability: wording.capability(Some(instead.capability)),
        frameworks: &catalogue[instead.capability].frameworks,
        state: instead.state.map(|state| links.entry(state)),
        reason: instead.reason.map(|reason| links.entry(reason)),
        condition: prose::clause(&wording.prose(&instead.when)),
        when: wording.prose(&instead.when),
    };
    let apis = update.apis.iter().flatten();
    Case {
        state: links.state_of(update.state),
        last_known: update.state == UpdateState::LastKnown,
        source: update.source.map(|source| links.entry(source)),
        when: wording.prose(&update.when),
        instead: update.instead.iter().map(instead).collect(),
        notes: update.notes.iter().map(|note| wording.prose(note)).collect(),
        doubtful: wording.prose(&update.doubtful),
        among: update.among.iter().map(|state| links.entry(*state)).collect(),
        requires: wording.capability(update.requires),
        frameworks: update.requires.map_or("", |id| &catalogue[id].frameworks),
        since: update.since.as_deref().unwrap_or_default(),
        until: update.until.as_deref().unwrap_or_default(),
        ended: update.has_ended(catalogue.release.as_deref()),
        apis: apis.filter_map(|api| Some(catalogue.apis.get(*api)?.name.as_str())).collect(),
    }
}
