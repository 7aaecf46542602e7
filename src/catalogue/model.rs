//! The resolved catalogue: every reference leads somewhere, every name is known in every api.

use std::ops::Range;

use super::audit::Audit;
use super::entry::{Enumeration, Names};
use super::mentions::Mentions;
use super::names::Api;
use super::output::Output;
use super::words::Words;
use super::written::{Exemption, Order, Prose, SharedNote};
use crate::diagnostic::{Code, Files, Level};

/// A whole catalogue, free of errors.
#[derive(Debug)]
pub struct Catalogue {
    /// The files it was read from.
    pub files: Files,
    /// The project whose reasons these are.
    pub project: String,
    /// The release it describes, as it is written there.
    pub release: Option<String>,
    /// The title of the reference page.
    pub title: String,
    /// Markdown that opens the page; empty if there is none.
    pub introduction: String,
    /// Markdown for those who set reasons themselves; empty if there is none.
    pub guidelines: String,
    /// Markdown that opens sections of the page, by the section's key.
    pub sections: Vec<(String, String)>,
    /// The titles of sections of the page.
    pub titles: Titles,
    /// What generated texts call what it speaks of.
    pub words: Words,
    /// The apis as declared; none where names do not differ.
    pub apis: Vec<Api>,
    /// Code spans, other than names of entries, that differ between apis.
    pub terms: Vec<Term>,
    /// What a client can opt in to.
    pub capabilities: Vec<Capability>,
    /// The states.
    pub states: Enumeration,
    /// Who sends updates.
    pub sources: Enumeration,
    /// The reasons.
    pub reasons: Enumeration,
    /// Where reasons occur, those that `instead` makes included.
    pub occurrences: Vec<Occurrence>,
    /// Remarks that updates share, by name.
    pub notes: Vec<SharedNote>,
    /// Every text for readers, in the order of the file.
    pub prose: Vec<Prose>,
    /// Every pair of releases of which one comes first.
    pub orders: Vec<Order>,
    /// The levels that the catalogue gives to lints.
    pub lints: Vec<(Code, Level)>,
    /// How lines begin that a tool reads in comments of `.proto` files, beside the known ones.
    pub directives: Vec<String>,
    /// Folders in which a generated file that belongs to no output is an orphan.
    pub owned: Vec<String>,
    /// The source code that sends updates, if it is known.
    pub audit: Option<Audit>,
    /// The files that people write about entries.
    pub mentions: Vec<Mentions>,
    /// What to generate.
    pub outputs: Vec<Output>,
}

/// The titles of sections of the page.
#[derive(Debug, serde::Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Titles {
    /// Of the advice for code that sets reasons itself.
    pub guidelines: String,
    /// Of all sections about reasons.
    pub reference: String,
    /// Of the list of deprecated reasons.
    pub deprecated: String,
    /// Of the list of unused reasons.
    pub unused: String,
    /// Of the list of removed reasons.
    pub removed: String,
    /// Of the updates that come with a state of their own.
    pub updates: String,
    /// Of the updates that repeat the last known state.
    pub unchanged: String,
    /// Of the tables of all entries.
    pub index: String,
}

/// A code span that is not the same in every api.
#[derive(Debug)]
pub struct Term {
    /// What it is in each api.
    pub names: Names,
}

/// What a client can opt in to.
#[derive(Debug)]
pub struct Capability {
    /// Where its name stands in the catalogue, in bytes.
    pub span: Range<usize>,
    /// Where all of it stands there.
    pub extent: Range<usize>,
    /// Its name, the same in every api.
    pub name: String,
    /// What clients that have it are called, in the plural.
    pub frameworks: String,
    /// Markdown: what it changes.
    pub description: String,
    /// The rules that it is exempt from.
    pub allow: Vec<Exemption>,
}

/// Advice for those who set a reason themselves.
#[derive(Debug)]
pub struct Guidance {
    /// Markdown: the advice.
    pub text: String,
    /// Markdown: remarks on it.
    pub notes: Vec<String>,
}

/// One case in which an update carries a reason, for one state and one source. Entries are given
/// by their index.
#[derive(Clone, Debug)]
pub struct Update {
    /// Where its state stands in the catalogue, or what it has in place of one, in bytes.
    pub span: Range<usize>,
    /// Where all of it stands there.
    pub extent: Range<usize>,
    /// The state that comes with it.
    pub state: UpdateState,
    /// What sends it.
    pub source: Option<usize>,
    /// Markdown: the case, in one sentence.
    pub when: String,
    /// What clients with a capability get in its place.
    pub instead: Vec<Instead>,
    /// Markdown: remarks on the case.
    pub notes: Vec<String>,
    /// Markdown: why nobody can be sure of it; empty where it is certain.
    pub doubtful: String,
    /// The states that it can repeat, where it repeats the last known one; none if that can be any.
    pub among: Vec<usize>,
    /// The capability without which a client never gets it.
    pub requires: Option<usize>,
    /// The first release that sends it.
    pub since: Option<String>,
    /// The last release that sends it.
    pub until: Option<String>,
    /// The apis that have the case, where not all do.
    pub apis: Option<Vec<usize>>,
    /// The rules that it is exempt from.
    pub allow: Vec<Exemption>,
}

/// What an update does to the state.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum UpdateState {
    /// It comes with this state.
    State(usize),
    /// It repeats the last known state.
    LastKnown,
    /// The catalogue ties the reason to no state.
    Untied,
}

/// What clients with a capability get in place of an update.
#[derive(Clone, Debug)]
pub struct Instead {
    /// Where its capability stands in the catalogue, in bytes.
    pub span: Range<usize>,
    /// The capability.
    pub capability: usize,
    /// The state they get, where it differs.
    pub state: Option<usize>,
    /// The reason they get, where it differs.
    pub reason: Option<usize>,
    /// Markdown: the part of the case in which they do; empty where it is the whole.
    pub when: String,
}

/// A reason with a state and a source. Entries are given by their index.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Occurrence {
    /// The reason that occurs.
    pub reason: usize,
    /// What becomes of the state.
    pub state: UpdateState,
    /// The states that it can repeat, where it repeats the last known one; none if that can be any.
    pub among: Vec<usize>,
    /// What sends it.
    pub source: Option<usize>,
    /// The capabilities without which a client never gets it, each once: that of `instead`, if that
    /// makes it, then those of the update and of every state that it takes.
    pub requires: Vec<usize>,
    /// The capabilities with which a client never gets it, but always what `instead` makes of it.
    pub excludes: Vec<usize>,
    /// If `instead` makes it: the state that clients without the capability get. The reason that
    /// they get is `owner`.
    pub instead_of: Option<UpdateState>,
    /// The first release with it.
    pub since: Option<String>,
    /// The last release with it.
    pub until: Option<String>,
    /// Whether the last release with it is before the one that the catalogue describes.
    pub has_ended: bool,
    /// Whether `instead` has a condition of its own, so the capability alone is not enough.
    pub is_conditional: bool,
    /// Whether nobody can be sure of it.
    pub is_doubtful: bool,
    /// The apis that have it; none if all do.
    pub apis: Option<Vec<usize>>,
    /// The reason that has the update in the catalogue.
    pub owner: usize,
    /// Which of the updates of that reason it is.
    pub nth: usize,
}
