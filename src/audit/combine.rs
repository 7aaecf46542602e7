//! The triples of a site, from what its state, its source and its reason can be on each path to it.

use std::collections::{BTreeSet, HashMap, HashSet};

use super::values::{Alternative, Fact, Path};
use crate::catalogue::{EnumKind, PerKind};

/// What is sent. What is not known is left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Triple {
    /// The state.
    pub state: Option<usize>,
    /// The source.
    pub source: Option<usize>,
    /// The reason.
    pub reason: usize,
}

/// What a site sends on one path, a value for each enum.
pub type Combination = PerKind<Alternative>;

/// What functions send together with a reason that is passed to them, by function name and index of the
/// argument.
pub type Helpers = HashMap<(String, usize), Vec<Combined>>;

/// The triples of all paths, and what is not known of them.
#[derive(Clone, Debug, Default)]
pub struct Combined {
    pub triples: BTreeSet<Triple>,
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

fn known(one: &Combination, kind: EnumKind) -> Option<usize> {
    match fact(one, kind) {
        Fact::Known(index) => Some(index),
        Fact::Unknown | Fact::Unset => None,
    }
}

/// Whether it takes no two arms of one condition.
fn is_possible(one: &Combination) -> bool {
    let mut taken = HashMap::new();
    let mut steps = EnumKind::ALL.into_iter().flat_map(|kind| &one[kind].path);
    steps.all(|(id, arm)| taken.insert(id, arm).is_none_or(|other| other == arm))
}

/// Whether two of the values that differ are chosen one after the other. Then some pairs of them may never
/// occur.
fn is_sequence(set: &[&Combination], varying: &[EnumKind]) -> bool {
    let paths = |kind: EnumKind| set.iter().map(|one| &one[kind].path).collect::<BTreeSet<&Path>>();
    varying.iter().enumerate().any(|(place, kind)| {
        varying.iter().skip(place + 1).any(|other| {
            let (ones, others) = (paths(*kind), paths(*other));
            ones.iter().any(|one| others.iter().any(|other| are_in_sequence(one, other)))
        })
    })
}

/// Whether two chains of choices part at different conditions.
fn are_in_sequence(one: &Path, other: &Path) -> bool {
    let parted = one.iter().zip(other).find(|(one, other)| one != other);
    parted.is_some_and(|(one, other)| one.0 != other.0)
}

impl Triple {
    fn get(&self, kind: EnumKind) -> Option<usize> {
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
        let reason = known(one, EnumKind::Reasons);
        self.triples.extend(reason.map(|reason| Triple { state, source, reason }));
    }

    /// Adds the reason of a path, with what is the same on all of them.
    fn add_what_is_constant(&mut self, one: &Combination, varying: &[EnumKind]) {
        let constant = |kind| known(one, kind).filter(|_| !varying.contains(&kind));
        let Some(reason) = known(one, EnumKind::Reasons) else { return };
        if self.triples.iter().all(|triple| triple.reason != reason) {
            let (state, source) = (constant(EnumKind::States), constant(EnumKind::Sources));
            self.triples.insert(Triple { state, source, reason });
        }
    }

    /// Whether some triple says nothing about an enum.
    pub fn lacks(&self, kind: EnumKind) -> bool {
        self.triples.is_empty() || self.triples.iter().any(|triple| triple.get(kind).is_none())
    }

    /// Fills in states and sources that are missing, from the triples of `other`.
    pub fn complete(&mut self, wanted: &[EnumKind], other: &Self) {
        let all = |kind| -> Vec<Option<usize>> {
            let known = other.triples.iter().filter_map(|triple| triple.get(kind));
            let known: BTreeSet<usize> = known.filter(|_| wanted.contains(&kind)).collect();
            if known.is_empty() { vec![None] } else { known.into_iter().map(Some).collect() }
        };
        let (states, sources) = (all(EnumKind::States), all(EnumKind::Sources));
        // It is unknown which of several states comes with which of several sources.
        if states.len() > 1 && sources.len() > 1 {
            return;
        }
        let mut triples = BTreeSet::new();
        for Triple { state, source, reason } in std::mem::take(&mut self.triples) {
            for other_state in &states {
                for other_source in &sources {
                    let (state, source) = (state.or(*other_state), source.or(*other_source));
                    triples.insert(Triple { state, source, reason });
                }
            }
        }
        self.triples = triples;
    }

    /// Fills in the source where it is missing.
    pub fn complete_source(&mut self, source: usize) {
        let with = |triple: &Triple| Triple { source: triple.source.or(Some(source)), ..*triple };
        self.triples = self.triples.iter().map(with).collect();
    }
}
