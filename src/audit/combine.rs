//! The triples of a site, from what its state, its source and its reason can be on each way to it.

use std::collections::{BTreeSet, HashMap};

use super::values::{Alternative, Fact, Path};
use crate::catalogue::EnumKind;

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

/// What a site sends on one way: the state, the source and the reason.
pub type Combination = [Alternative; 3];

/// What functions send with a reason that they are passed, by their names and the place of the argument.
pub type Helpers = HashMap<(String, usize), Vec<Combined>>;

/// What can be said of all ways together.
#[derive(Clone, Debug, Default)]
pub struct Combined {
    /// What is sent.
    pub triples: BTreeSet<Triple>,
    /// Whether on some way there is no telling which values come together.
    pub is_crossed: bool,
    /// The enums, by their place, of which on some way the entry is not known.
    pub unknown: BTreeSet<usize>,
}

/// The triples of some ways.
#[must_use]
pub fn combine(combinations: Vec<Combination>) -> Combined {
    let possible: Vec<Combination> = combinations.into_iter().filter(is_possible).collect();
    let has_known = |slot: usize| {
        let mut facts = possible.iter().map(|one| fact(one, slot));
        facts.any(|fact| matches!(fact, Fact::Known(_)))
    };
    // Before a variable has a value it is not sent.
    let known: Vec<usize> = (0..3).filter(|slot| has_known(*slot)).collect();
    let is_set = |one: &&Combination| known.iter().all(|slot| fact(one, *slot) != Fact::Unset);
    let set: Vec<&Combination> = possible.iter().filter(is_set).collect();
    let varying = varying(&set);
    let is_sequence = is_sequence(&set, &varying);
    let (mut combined, mut crossed) = (Combined::default(), Vec::new());
    for one in set {
        let mut paths = varying.iter().map(|slot| path(one, *slot));
        let first = paths.next();
        if is_sequence && !paths.all(|path| Some(path) == first) {
            combined.is_crossed = true;
            crossed.push(one);
            continue;
        }
        combined.add(one);
    }
    for one in crossed {
        combined.add_constant(one, &varying);
    }
    combined
}

impl Combined {
    /// Adds the reason of a way, with what is the same on all of them.
    fn add_constant(&mut self, one: &Combination, varying: &[usize]) {
        let constant = |slot: usize| index(one, slot).filter(|_| !varying.contains(&slot));
        let Some(reason) = index(one, 2) else { return };
        if self.triples.iter().all(|triple| triple.reason != reason) {
            let (state, source) = (constant(0), constant(1));
            self.triples.insert(Triple { state, source, reason });
        }
    }

    fn add(&mut self, one: &Combination) {
        let (state, source, reason) = (index(one, 0), index(one, 1), index(one, 2));
        let missing = [state, source, reason];
        let missing = missing.iter().enumerate().filter(|(_, index)| index.is_none());
        self.unknown.extend(missing.map(|(slot, _)| slot));
        if let Some(reason) = reason {
            self.triples.insert(Triple { state, source, reason });
        }
    }
}

fn index(one: &Combination, slot: usize) -> Option<usize> {
    match fact(one, slot) {
        Fact::Known(index) => Some(index),
        Fact::Unknown | Fact::Unset => None,
    }
}

fn fact(one: &Combination, slot: usize) -> Fact {
    let held = one.get(slot).map(|alternative| alternative.held).unwrap_or_default();
    held.get(slot).copied().unwrap_or_default()
}

fn path(one: &Combination, slot: usize) -> &[(u64, usize)] {
    one.get(slot).map(|alternative| alternative.path.as_slice()).unwrap_or_default()
}

/// Whether no condition is both true and false in it.
fn is_possible(one: &Combination) -> bool {
    let mut taken = HashMap::new();
    let mut steps = one.iter().flat_map(|alternative| &alternative.path);
    steps.all(|(id, way)| taken.insert(id, way).is_none_or(|other| other == way))
}

/// What differs between ways.
fn varying(set: &[&Combination]) -> Vec<usize> {
    let differs = |slot: &usize| {
        let facts: BTreeSet<Fact> = set.iter().map(|one| fact(one, *slot)).collect();
        facts.len() > 1
    };
    (0..3).filter(differs).collect()
}

/// Whether two of the values that differ are chosen one after the other. Then some pairs of them may never
/// occur.
fn is_sequence(set: &[&Combination], varying: &[usize]) -> bool {
    let paths = |slot: usize| -> BTreeSet<&[(u64, usize)]> {
        set.iter().map(|one| path(one, slot)).collect()
    };
    varying.iter().enumerate().any(|(index, slot)| {
        varying.iter().skip(index + 1).any(|other| {
            let (ones, others) = (paths(*slot), paths(*other));
            ones.iter().any(|one| others.iter().any(|other| are_in_sequence(one, other)))
        })
    })
}

/// Whether two chains of choices part at different conditions.
fn are_in_sequence(one: &[(u64, usize)], other: &[(u64, usize)]) -> bool {
    let parted = one.iter().zip(other).find(|(one, other)| one != other);
    parted.is_some_and(|(one, other)| one.0 != other.0)
}

/// A value that does not depend on any choice.
#[must_use]
pub fn always(fact: Fact) -> Alternative {
    Alternative { held: [fact; 3], path: Path::new() }
}

impl Triple {
    fn lacks(&self, kind: EnumKind) -> bool {
        match kind {
            EnumKind::States => self.state.is_none(),
            EnumKind::Sources => self.source.is_none(),
            EnumKind::Reasons => false,
        }
    }
}

impl Combined {
    /// Whether some triple says nothing about an enum.
    pub fn lacks(&self, kind: EnumKind) -> bool {
        self.triples.is_empty() || self.triples.iter().any(|triple| triple.lacks(kind))
    }

    /// Takes from other triples what these leave out.
    pub fn complete(&mut self, wanted: &[EnumKind], other: &Self) {
        let states: BTreeSet<usize> = other.triples.iter().filter_map(|it| it.state).collect();
        let sources: BTreeSet<usize> = other.triples.iter().filter_map(|it| it.source).collect();
        let all = |kind, of: BTreeSet<usize>| -> Vec<Option<usize>> {
            let of = if wanted.contains(&kind) { of } else { BTreeSet::new() };
            if of.is_empty() { vec![None] } else { of.into_iter().map(Some).collect() }
        };
        let (states, sources) = (all(EnumKind::States, states), all(EnumKind::Sources, sources));
        // Which of several states comes with which of several sources is not known.
        if states.len() > 1 && sources.len() > 1 {
            return;
        }
        let with = |triple: &Triple| {
            let reason = triple.reason;
            let (own_state, own_source) = (triple.state, triple.source);
            let pairs =
                states.iter().flat_map(|state| sources.iter().map(move |source| (*state, *source)));
            let of = pairs.map(move |(state, source)| Triple {
                state: own_state.or(state),
                source: own_source.or(source),
                reason,
            });
            of.collect::<Vec<_>>()
        };
        self.triples = self.triples.iter().flat_map(with).collect();
    }

    /// Takes a source where there is none.
    pub fn complete_source(&mut self, source: usize) {
        let with = |triple: &Triple| Triple { source: triple.source.or(Some(source)), ..*triple };
        self.triples = self.triples.iter().map(with).collect();
    }
}
