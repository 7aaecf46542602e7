//! The triples of a site, from what its state, its source and its reason can be on each path to it.

use std::collections::{BTreeSet, HashMap, HashSet};

use super::decisions::Choices;
use super::values::{Alternative, Fact};
use crate::catalogue::{EntryId, EnumKind, PerKind};

/// What is sent. What is not known is left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Triple {
    /// The state.
    pub state: Option<EntryId>,
    /// The source.
    pub source: Option<EntryId>,
    /// The reason.
    pub reason: EntryId,
}

/// What a site sends on one path, a value for each enum.
pub type Combination = PerKind<Alternative>;

/// What is sent together with a reason. What is not known is left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Beside {
    pub state: Option<EntryId>,
    pub source: Option<EntryId>,
}

/// What functions send together with a reason that is passed to them, by function name and index of the
/// argument.
pub type Helpers = HashMap<(String, usize), BTreeSet<Beside>>;

/// The triples of all paths, and what is not known of them.
#[derive(Clone, Debug, Default)]
pub struct Combined {
    pub triples: BTreeSet<Triple>,
    /// What comes with a reason that is passed to the function.
    pub passed: BTreeSet<Beside>,
    /// Whether it is unknown, on some path, which values occur together.
    pub is_crossed: bool,
    /// The enums whose entry is unknown on some path.
    pub unknown: BTreeSet<EnumKind>,
}

/// The triples of some paths.
pub fn combine(combinations: Vec<Combination>) -> Combined {
    let possible: Vec<Combination> = combinations.into_iter().filter(is_possible).collect();
    let is_known = PerKind::from_fn(|kind| possible.iter().any(|one| known(one, kind).is_some()));
    // A variable is not sent before it has a value.
    let is_set = |one: &&Combination| {
        EnumKind::ALL.iter().all(|kind| !is_known[*kind] || fact(one, *kind) != Fact::Unset)
    };
    let set: Vec<&Combination> = possible.iter().filter(is_set).collect();
    let varies =
        |kind: &EnumKind| set.iter().map(|one| fact(one, *kind)).collect::<HashSet<_>>().len() > 1;
    let varying: Vec<EnumKind> = EnumKind::ALL.into_iter().filter(varies).collect();
    let is_sequence = is_sequence(&set, &varying);
    let (mut combined, mut crossed) = (Combined::default(), Vec::new());
    for one in set {
        let mut paths = varying.iter().map(|kind| &one[*kind].path);
        let first = paths.next();
        if is_sequence && !paths.all(|path| Some(path) == first) {
            crossed.push(one);
        } else {
            combined.add(one);
        }
    }
    combined.is_crossed = !crossed.is_empty();
    for one in crossed {
        combined.add_what_is_constant(one, &varying);
    }
    combined
}

fn fact(one: &Combination, kind: EnumKind) -> Fact {
    one[kind].held[kind]
}

fn known(one: &Combination, kind: EnumKind) -> Option<EntryId> {
    match fact(one, kind) {
        Fact::Known(id) => Some(id),
        Fact::Unknown | Fact::Unset | Fact::Passed => None,
    }
}

/// Whether it takes no two arms of one decision.
fn is_possible(one: &Combination) -> bool {
    let mut taken = HashMap::new();
    let mut steps = EnumKind::ALL.into_iter().flat_map(|kind| &one[kind].path);
    steps.all(|step| {
        let other = taken.insert((step.decision, step.round), step.arm);
        other.is_none_or(|other| other == step.arm)
    })
}

/// Whether two of the values that differ are chosen one after the other. Then some pairs of them may never
/// occur.
fn is_sequence(set: &[&Combination], varying: &[EnumKind]) -> bool {
    let paths =
        |kind: EnumKind| set.iter().map(|one| &one[kind].path).collect::<BTreeSet<&Choices>>();
    varying.iter().enumerate().any(|(place, kind)| {
        varying.iter().skip(place + 1).any(|other| {
            let (ones, others) = (paths(*kind), paths(*other));
            ones.iter().any(|one| others.iter().any(|other| are_in_sequence(one, other)))
        })
    })
}

/// Whether two chains of choices part at different decisions.
fn are_in_sequence(one: &Choices, other: &Choices) -> bool {
    let parted = one.iter().zip(other).find(|(one, other)| one != other);
    parted.is_some_and(|(one, other)| !one.contradicts(other))
}

impl Triple {
    fn get(&self, kind: EnumKind) -> Option<EntryId> {
        match kind {
            EnumKind::States => self.state,
            EnumKind::Sources => self.source,
            EnumKind::Reasons => Some(self.reason),
        }
    }
}

impl Combined {
    /// Adds what is sent on a path.
    fn add(&mut self, one: &Combination) {
        self.unknown.extend(EnumKind::ALL.into_iter().filter(|kind| known(one, *kind).is_none()));
        let (state, source) = (known(one, EnumKind::States), known(one, EnumKind::Sources));
        match fact(one, EnumKind::Reasons) {
            Fact::Known(reason) => _ = self.triples.insert(Triple { state, source, reason }),
            Fact::Passed => _ = self.passed.insert(Beside { state, source }),
            Fact::Unknown | Fact::Unset => {}
        }
    }

    /// Adds the reason of a path, with what is the same on all of them.
    fn add_what_is_constant(&mut self, one: &Combination, varying: &[EnumKind]) {
        let constant = |kind| known(one, kind).filter(|_| !varying.contains(&kind));
        let (state, source) = (constant(EnumKind::States), constant(EnumKind::Sources));
        if fact(one, EnumKind::Reasons) == Fact::Passed {
            self.passed.insert(Beside { state, source });
        }
        let Some(reason) = known(one, EnumKind::Reasons) else { return };
        if self.triples.iter().all(|triple| triple.reason != reason) {
            self.triples.insert(Triple { state, source, reason });
        }
    }

    /// Whether some triple says nothing about an enum.
    pub fn lacks(&self, kind: EnumKind) -> bool {
        self.triples.is_empty() || self.triples.iter().any(|triple| triple.get(kind).is_none())
    }

    /// Fills in states and sources that are missing.
    pub fn complete(&mut self, wanted: &[EnumKind], with: &BTreeSet<Beside>) {
        let wants = |kind| wanted.contains(&kind);
        if with.is_empty() {
            return;
        }
        let filled = std::mem::take(&mut self.triples).into_iter().flat_map(|triple| {
            with.iter().map(move |beside| Triple {
                state: triple.state.or(beside.state.filter(|_| wants(EnumKind::States))),
                source: triple.source.or(beside.source.filter(|_| wants(EnumKind::Sources))),
                ..triple
            })
        });
        self.triples = filled.collect();
    }

    /// Fills in the source where it is missing.
    pub fn complete_source(&mut self, source: EntryId) {
        let with = |triple: &Triple| Triple { source: triple.source.or(Some(source)), ..*triple };
        self.triples = self.triples.iter().map(with).collect();
    }
}
