//! Looks triples up. A triple that leaves its state or its source open fits any there, so comparing all
//! with all would take time quadratic in the size of the project.

use std::collections::HashMap;

use super::combine::Triple;
use crate::catalogue::{EntryId, Occurrence, UpdateState};

/// A state or a source in a key.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub enum Part {
    /// Any or none.
    All,
    /// None.
    Open,
    /// One entry.
    Is(EntryId),
}

impl From<Option<EntryId>> for Part {
    fn from(part: Option<EntryId>) -> Self {
        part.map_or(Self::Open, Self::Is)
    }
}

/// Triples by what they have in common with others.
#[derive(Default)]
pub struct Triples {
    /// The place of the first one with a reason, a state and a source.
    first: HashMap<(EntryId, Part, Part), usize>,
}

impl Triples {
    /// The place of the first triple with a reason, a state and a source.
    pub fn first(&self, reason: EntryId, state: Part, source: Part) -> Option<usize> {
        self.first.get(&(reason, state, source)).copied()
    }

    /// Whether one of them is the same as this one. What either leaves open fits.
    pub fn fits(&self, Triple { state, source, reason }: Triple) -> bool {
        let fitting = |part: Option<EntryId>| match part {
            Some(id) => [Part::Open, Part::Is(id)],
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
    use crate::catalogue::{EntryId, EnumKind};

    /// All triples of two reasons, states and sources.
    fn all() -> Vec<Triple> {
        let parts = |kind| [None, Some(id(kind, 0)), Some(id(kind, 1))];
        let sources = parts(EnumKind::Sources);
        let pairs =
            parts(EnumKind::States).into_iter().flat_map(|state| sources.map(|it| (state, it)));
        let reasons = [0, 1].map(|at| id(EnumKind::Reasons, at));
        pairs
            .flat_map(|(state, source)| reasons.map(|reason| Triple { state, source, reason }))
            .collect()
    }

    fn id(kind: EnumKind, at: usize) -> EntryId {
        EntryId::all(kind).nth(at).unwrap()
    }

    #[test]
    fn what_either_leaves_open_fits() {
        let is_same = |one: Option<EntryId>, other: Option<EntryId>| {
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
        let [first, second, third] = [0, 1, 2].map(|at| id(EnumKind::Reasons, at));
        let [state, source] =
            [EnumKind::States, EnumKind::Sources].map(|kind| Part::Is(id(kind, 0)));
        assert_eq!(triples.first(second, Part::All, Part::All), Some(1));
        assert_eq!(triples.first(first, Part::All, source), Some(2));
        assert_eq!(triples.first(first, state, Part::All), Some(6));
        assert_eq!(triples.first(first, state, Part::Open), Some(6));
        assert_eq!(triples.first(third, Part::All, Part::All), None);
    }
}
