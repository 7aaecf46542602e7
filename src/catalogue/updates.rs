//! The cases in which reasons come, as the catalogue has them and as `instead` makes them.

use std::ops::Range;

use super::ids::{CapabilityId, EntryId};
use super::written::Exemption;

/// Advice for those who set a reason themselves.
#[derive(Debug)]
pub struct Guidance {
    /// Markdown: the advice.
    pub text: String,
    /// Markdown: remarks on it.
    pub notes: Vec<String>,
}

/// One case in which an update carries a reason, for one state and one source.
#[derive(Clone, Debug)]
pub struct Update {
    /// Where its state is in the catalogue, or what it has instead of one, in bytes.
    pub span: Range<usize>,
    /// Where all of it is there.
    pub extent: Range<usize>,
    /// The state that comes with it.
    pub state: UpdateState,
    /// What sends it.
    pub source: Option<EntryId>,
    /// Markdown: the case, in one sentence.
    pub when: String,
    /// What clients with a capability get in its place.
    pub instead: Vec<Instead>,
    /// Markdown: remarks on the case.
    pub notes: Vec<String>,
    /// Markdown: why nobody can be sure of it; empty where it is certain.
    pub doubtful: String,
    /// The states that it can repeat, where it repeats the last known one. Empty: any.
    pub among: Vec<EntryId>,
    /// The capability without which a client never gets it.
    pub requires: Option<CapabilityId>,
    /// The first release that sends it.
    pub since: Option<String>,
    /// The last release that sends it.
    pub until: Option<String>,
    /// The apis that have the case. `None`: all.
    pub apis: Option<Vec<usize>>,
    /// The rules that it is exempt from.
    pub allow: Vec<Exemption>,
}

/// What an update does to the state.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum UpdateState {
    /// It comes with this state.
    State(EntryId),
    /// It repeats the last known state.
    LastKnown,
    /// The catalogue ties the reason to no state.
    Untied,
}

/// What clients with a capability get instead of an update.
#[derive(Clone, Debug)]
pub struct Instead {
    /// Where its capability is in the catalogue, in bytes.
    pub span: Range<usize>,
    /// The capability.
    pub capability: CapabilityId,
    /// The state they get, where it differs.
    pub state: Option<EntryId>,
    /// The reason they get, where it differs.
    pub reason: Option<EntryId>,
    /// Markdown: the part of the case in which they do; empty where it is the whole.
    pub when: String,
}

/// A reason with a state and a source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Occurrence {
    /// The reason that occurs.
    pub reason: EntryId,
    /// What becomes of the state.
    pub state: UpdateState,
    /// The states that it can repeat, where it repeats the last known one. Empty: any.
    pub among: Vec<EntryId>,
    /// What sends it.
    pub source: Option<EntryId>,
    /// The capabilities without which a client never gets it, each once: that of `instead`, if that
    /// makes it, then those of the update and of every state that it takes.
    pub requires: Vec<CapabilityId>,
    /// The capabilities with which a client never gets it, but always what `instead` makes of it.
    pub excludes: Vec<CapabilityId>,
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
    /// The apis that have it. `None`: all.
    pub apis: Option<Vec<usize>>,
    /// The reason that has the update in the catalogue.
    pub owner: EntryId,
    /// Which of the updates of that reason it is.
    pub nth: usize,
}
