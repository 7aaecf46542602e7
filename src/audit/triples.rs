//! Looks triples up. A triple that leaves its state or its source open fits any there, so comparing all
//! with all would take time quadratic in the size of the project.

use std::collections::HashMap;

use super::combine::Triple;
use crate::catalogue::{Occurrence, UpdateState};

/// A state or a source in a key.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub enum Part {
    /// Any or none.
    All,
    /// None.
    Open,
    /// One entry.
    Is(usize),
}

impl From<Option<usize>> for Part {
    fn from(part: Option<usize>) -> Self {
        part.map_or(Self::Open, Self::Is)
    }
}

/// Triples by what they have in common with others.
#[derive(Default)]
pub struct Triples {
    /// The place of the first one with a reason, a state and a source.
    first: HashMap<(usize, Part, Part), usize>,
}

impl Triples {
    /// The place of the first triple with a reason, a state and a source.
    pub fn first(&self, reason: usize, state: Part, source: Part) -> Option<usize> {
        self.first.get(&(reason, state, source)).copied()
    }

    /// Whether one of them is the same as this one. What either leaves open fits.
    pub fn fits(&self, Triple { state, source, reason }: Triple) -> bool {
        let fitting = |part: Option<usize>| match part {
            Some(index) => [Part::Open, Part::Is(index)],
            None => [Part::All; 2],
        };
        fitting(state).into_iter().any(|state| {
            fitting(source).into_iter().any(|source| self.first(reason, state, source).is_some())
        })
    }
}

impl FromIterator<Triple> for Triples {
    fn from_iter<I: IntoIterator<Item = Triple>>(triples: I) -> Self {
        let mut all = Self::default();
        for (at, Triple { state, source, reason }) in triples.into_iter().enumerate() {
            for state in [Part::All, state.into()] {
                for source in [Part::All, source.into()] {
                    all.first.entry((reason, state, source)).or_insert(at);
                }
            }
        }
        all
    }
}

impl From<&Occurrence> for Triple {
    fn from(occurrence: &Occurrence) -> Self {
        let state = match occurrence.state {
            UpdateState::State(state) => Some(state),
            UpdateState::LastKnown | UpdateState::Untied => None,
        };
        Self { state, source: occurrence.source, reason: occurrence.reason }
    }
}

#[cfg(test)]
mod tests {
    use super::{Part, Triple, Triples};

    /// All triples of two reasons, states and sources.
    fn all() -> Vec<Triple> {
        let parts = [None, Some(0), Some(1)];
        let pairs = parts.iter().flat_map(|state| parts.map(|source| (*state, source)));
        pairs
            .flat_map(|(state, source)| [0, 1].map(|reason| Triple { state, source, reason }))
            .collect()
    }

    #[test]
    fn what_either_leaves_open_fits() {
        let is_same = |one: Option<usize>, other: Option<usize>| {
            one.zip(other).is_none_or(|(one, other)| one == other)
        };
        for known in all() {
            let triples = Triples::from_iter([known]);
            for asked in all() {
                let fits = known.reason == asked.reason
                    && is_same(known.state, asked.state)
                    && is_same(known.source, asked.source);
                assert_eq!(triples.fits(asked), fits, "{known:?} and {asked:?}");
            }
        }
    }

    #[test]
    fn of_several_the_first_is_found() {
        let triples: Triples = all().into_iter().collect();
        assert_eq!(triples.first(1, Part::All, Part::All), Some(1));
        assert_eq!(triples.first(0, Part::All, Part::Is(0)), Some(2));
        assert_eq!(triples.first(0, Part::Is(0), Part::All), Some(6));
        assert_eq!(triples.first(0, Part::Is(0), Part::Open), Some(6));
        assert_eq!(triples.first(2, Part::All, Part::All), None);
    }
}
