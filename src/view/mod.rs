//! What templates see: plain values in the words of one api, in the order of the catalogue.

mod combinations;
mod data;
mod entries;
mod entry;
mod fields;
mod links;
mod page;
mod places;
mod reasons_by_state;
mod shared;
mod triples;
mod wording;
mod words;

use std::borrow::Cow;

use serde::Serialize;

use crate::catalogue::{self, Catalogue};
use crate::language::names;
pub use combinations::Combination;
use combinations::combinations;
pub use data::{data, entry_data, is_data};
use entries::OccurrencesByReason;
pub use entries::{Enumeration, Guidance, Reason, ReservedRange, Source, State, references};
pub use entry::{Alias, Entry, FormerName, Lifecycle};
pub use fields::{Constant, Field, FieldWord, Group, Value};
pub use links::Link;
pub use page::{Case, Cell, Instead, Replaced, Replacing, Row, StateTable, Table};
pub use places::Place;
pub use reasons_by_state::{SourceReasons, StateReasons};
pub use shared::Shared;
pub use triples::Triple;
use wording::Wording;
pub use wording::spans;
pub use words::Words;

/// The catalogue in the words of one api. Texts that the catalogue does not have are empty.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct View<'c> {
    /// The project whose reasons these are.
    pub project: &'c str,
    /// The release that the catalogue describes.
    pub release: &'c str,
    /// The title of the reference page.
    pub title: &'c str,
    /// Markdown that opens the page.
    pub introduction: Cow<'c, str>,
    /// Markdown for those who set reasons themselves.
    pub guidelines: Cow<'c, str>,
    /// Markdown that opens sections of the page.
    pub sections: Sections<'c>,
    /// The titles of sections of the page.
    pub titles: &'c catalogue::Titles,
    /// What texts call what the catalogue speaks of.
    pub words: Words<'c>,
    /// The api whose words these are; empty where the catalogue declares none.
    pub api: &'c str,
    /// All apis, the catalogue's own first; none where it declares none.
    pub apis: Vec<&'c str>,
    /// What a client can opt in to.
    pub capabilities: Vec<Capability<'c>>,
    /// The states.
    pub states: Enumeration<'c, State<'c>>,
    /// Who sends updates.
    pub sources: Enumeration<'c, Source<'c>>,
    /// The reasons.
    pub reasons: Enumeration<'c, Reason<'c>>,
    /// Every state with the updates that come with it; none where no update comes with a state.
    pub by_state: Vec<StateTable<'c>>,
    /// The states and sources that each reason comes with, by reason: each pair once, those that
    /// `instead` makes and those of other apis included.
    pub combinations: Vec<Vec<Combination<'c>>>,
    /// The reasons that still come with each state, by source; states without any are left out.
    pub reasons_by_state: Vec<StateReasons<'c>>,
    /// Whether any reason has a triple.
    pub has_updates: bool,
    /// The updates that repeat the last known state.
    pub unchanged: Table<'c>,
}

/// Markdown that opens sections of the page.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Sections<'c> {
    /// The list of deprecated reasons.
    pub deprecated: Cow<'c, str>,
    /// The list of unused reasons.
    pub unused: Cow<'c, str>,
    /// The list of removed reasons.
    pub removed: Cow<'c, str>,
    /// The updates that come with a state.
    pub updates: Cow<'c, str>,
    /// The updates that repeat the last known state.
    pub unchanged: Cow<'c, str>,
}

/// What a client can opt in to.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Capability<'c> {
    /// Its name.
    pub name: &'c str,
    /// The name in `UpperCamelCase`.
    pub variant: String,
    /// What clients that have it are called, in the plural.
    pub frameworks: &'c str,
    /// Markdown: what it changes.
    pub description: Cow<'c, str>,
}

/// The catalogue in the words of the api with index `api`.
pub fn view(catalogue: &Catalogue, api: usize) -> View<'_> {
    with_tables(catalogue, api, |_| true)
}

/// The same, but with a large table only if `is_wanted` accepts the name of its field; the others stay
/// empty. Each is as large as the rest of the view.
pub fn with_tables(
    catalogue: &Catalogue,
    api: usize,
    is_wanted: impl Fn(&str) -> bool,
) -> View<'_> {
    let wording = Wording::new(catalogue, api);
    let cases = page::cases(&wording);
    let by_state = is_wanted("by_state").then(|| page::by_state(&wording, &cases));
    let unchanged = is_wanted("unchanged").then(|| page::unchanged(&wording, &cases));
    let occurrences = OccurrencesByReason::new(catalogue);
    let combinations = is_wanted("combinations").then(|| {
        let reasons = catalogue.reasons.iter();
        reasons.map(|(id, _)| combinations(&wording, occurrences.of(id))).collect()
    });
    let reasons_by_state =
        is_wanted("reasons_by_state").then(|| reasons_by_state::by_state(&wording));
    let reasons = entries::reasons(&wording, &cases, &occurrences);
    View {
        project: &catalogue.project,
        release: catalogue.release.as_deref().unwrap_or_default(),
        title: &catalogue.title,
        introduction: wording.prose(&catalogue.introduction),
        guidelines: wording.prose(&catalogue.guidelines),
        sections: sections(catalogue, &wording),
        titles: &catalogue.titles,
        words: words::words(&catalogue.words),
        api: catalogue.apis.get(api).map_or("", |api| &api.name),
        apis: catalogue.apis.iter().map(|api| api.name.as_str()).collect(),
        capabilities: capabilities(&wording),
        states: entries::states(&wording),
        sources: entries::sources(&wording),
        has_updates: reasons.entries.iter().any(|reason| !reason.updates.is_empty()),
        reasons,
        by_state: by_state.unwrap_or_default(),
        combinations: combinations.unwrap_or_default(),
        reasons_by_state: reasons_by_state.unwrap_or_default(),
        unchanged: unchanged.unwrap_or_default(),
    }
}

fn sections<'c>(catalogue: &'c Catalogue, wording: &Wording<'c>) -> Sections<'c> {
    let section = |key: &str| {
        let found = catalogue.sections.iter().find(|(name, _)| name == key);
        found.map_or(Cow::Borrowed(""), |(_, text)| wording.prose(text))
    };
    Sections {
        deprecated: section("deprecated"),
        unused: section("unused"),
        removed: section("removed"),
        updates: section("updates"),
        unchanged: section("unchanged"),
    }
}

/// What a client can opt in to, in the words of the api.
fn capabilities<'c>(wording: &Wording<'c>) -> Vec<Capability<'c>> {
    let capability = |capability: &'c catalogue::Capability| Capability {
        name: &capability.name,
        variant: names::variant(&capability.name, ""),
        frameworks: &capability.frameworks,
        description: wording.prose(&capability.description),
    };
    wording.catalogue.capabilities.iter().map(capability).collect()
}
