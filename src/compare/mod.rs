//! What changed between two catalogues, in words, and whether it breaks those who use the names
//! and the numbers.

mod about;
mod cases;
mod changes;
mod entries;
mod matching;
mod names;
mod report;
mod reserved;

pub use changes::{Change, Group};
pub use report::{json, markdown, text};

use crate::catalogue::{Catalogue, Entry, HasEntry};
use changes::Changes;
use matching::Matching;

/// Two catalogues, and which entry of one is which of the other.
struct Versions<'c> {
    old: &'c Catalogue,
    new: &'c Catalogue,
    /// The apis that both have, by their indices; the first pair gives the names that entries go by.
    apis: Vec<(usize, usize)>,
    states: Matching,
    sources: Matching,
    reasons: Matching,
}

/// All that changed, in the order of the catalogue. What `outputs` and `owned` say is left out:
/// where things are generated is nothing that others use.
#[must_use]
pub fn compare(old: &Catalogue, new: &Catalogue) -> Vec<Change> {
    let apis = shared_apis(old, new);
    let versions = Versions {
        states: matching::entries(&old.states.entries, &new.states.entries, &apis),
        sources: matching::entries(&old.sources.entries, &new.sources.entries, &apis),
        reasons: matching::entries(&old.reasons.entries, &new.reasons.entries, &apis),
        old,
        new,
        apis,
    };
    let mut changes = Changes::default();
    about::compare(&versions, &mut changes);
    entries::states(&versions, &mut changes);
    entries::sources(&versions, &mut changes);
    entries::reasons(&versions, &mut changes);
    changes.finish()
}

/// The apis that both have; where they share none, the first ones stand for each other.
fn shared_apis(old: &Catalogue, new: &Catalogue) -> Vec<(usize, usize)> {
    let index = |name: &str| new.apis.iter().position(|api| api.name == name);
    let names = old.apis.iter().enumerate();
    let shared: Vec<_> = names.filter_map(|(at, api)| Some((at, index(&api.name)?))).collect();
    if shared.is_empty() { vec![(0, 0)] } else { shared }
}

impl Versions<'_> {
    /// The api of the old catalogue in whose words entries are named.
    fn old_api(&self) -> usize {
        self.apis.first().map_or(0, |(old, _)| *old)
    }

    /// The same api in the new catalogue.
    fn new_api(&self) -> usize {
        self.apis.first().map_or(0, |(_, new)| *new)
    }

    /// The name that an entry of the old catalogue goes by.
    fn old_name<'e>(&self, entry: &'e Entry) -> &'e str {
        entry.names.in_api(self.old_api())
    }

    /// The name that an entry of the new catalogue goes by.
    fn new_name<'e>(&self, entry: &'e Entry) -> &'e str {
        entry.names.in_api(self.new_api())
    }

    /// What an entry of the old catalogue is called now; as then where it is gone.
    fn name_now<'e, T: HasEntry>(
        &self,
        matching: &Matching,
        (old, new): (&'e [T], &'e [T]),
        index: usize,
    ) -> &'e str {
        match matching.new_of(index).and_then(|index| new.get(index)) {
            Some(entry) => self.new_name(entry.entry()),
            None => old.get(index).map_or("", |entry| self.old_name(entry.entry())),
        }
    }
}
