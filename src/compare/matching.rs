//! Pairs the items of the old catalogue with those of the new one.

use std::collections::{HashMap, VecDeque};
use std::hash::Hash;

use crate::catalogue::Entry;

/// The index of one thing in the old catalogue and in the new one.
#[derive(Clone, Copy, Default)]
pub struct Indices {
    pub old: usize,
    pub new: usize,
}

/// A pairing of old and new indices. Each index is in at most one pair.
#[derive(Debug)]
pub struct Matching {
    new_of: Vec<Option<usize>>,
    old_of: Vec<Option<usize>>,
}

impl Matching {
    /// A matching of this many old and new items, without pairs.
    pub fn new(old: usize, new: usize) -> Self {
        Self { new_of: vec![None; old], old_of: vec![None; new] }
    }

    /// The new index of an old item; `None` if it has no partner.
    pub fn new_of(&self, old: usize) -> Option<usize> {
        self.new_of.get(old).copied().flatten()
    }

    /// Pairs each unpaired old item with its candidate, unless the candidate already has a partner.
    fn link(&mut self, mut candidate: impl FnMut(usize) -> Option<usize>) {
        let unpaired = self.new_of.iter_mut().enumerate().filter(|(_, partner)| partner.is_none());
        for (old, new_of) in unpaired {
            let Some(new) = candidate(old) else { continue };
            if let Some(old_of @ None) = self.old_of.get_mut(new) {
                (*new_of, *old_of) = (Some(new), Some(old));
            }
        }
    }

    /// Pairs unpaired items that have equal keys, in order.
    pub fn link_equal<T, K: Eq + Hash>(&mut self, old: &[T], new: &[T], key: impl Fn(&T) -> K) {
        let mut places: HashMap<K, VecDeque<usize>> = HashMap::new();
        let new = new.iter().zip(&self.old_of).enumerate();
        for (index, (item, _)) in new.filter(|(_, (_, partner))| partner.is_none()) {
            places.entry(key(item)).or_default().push_back(index);
        }
        self.link(|index| places.get_mut(&key(old.get(index)?))?.pop_front());
    }

    /// Every item with its partner, in the new order. A removed item comes before the item that used
    /// to follow it.
    pub fn pairs<'i, T>(&self, old: &'i [T], new: &'i [T]) -> Vec<(Option<&'i T>, Option<&'i T>)> {
        let unpaired = old.iter().enumerate().filter(|(at, _)| self.new_of(*at).is_none());
        let mut gone = unpaired.peekable();
        let mut pairs = Vec::new();
        for (item, partner) in new.iter().zip(&self.old_of) {
            let is_before = |(at, _): &(usize, &T)| partner.is_some_and(|partner| *at < partner);
            while let Some((_, before)) = gone.next_if(is_before) {
                pairs.push((Some(before), None));
            }
            pairs.push((partner.and_then(|at| old.get(at)), Some(item)));
        }
        pairs.extend(gone.map(|(_, item)| (Some(item), None)));
        pairs
    }

    /// Whether the paired items changed their order.
    pub fn is_reordered(&self) -> bool {
        !self.old_of.iter().flatten().is_sorted()
    }
}

/// Pairs entries. Name and number together identify an entry. If they disagree, for example because
/// two entries swapped their numbers, the name decides.
pub fn entries(old: &[Entry], new: &[Entry], api: Indices) -> Matching {
    let mut by_name = HashMap::new();
    let mut by_any_name = HashMap::new();
    for (index, entry) in new.iter().enumerate() {
        by_name.insert(entry.names.in_api(api.new), index);
        by_any_name.extend(every_name(entry, api.new).map(|name| (name, index)));
    }
    let with_any_name = |index: usize| {
        every_name(old.get(index)?, api.old).find_map(|name| by_any_name.get(name).copied())
    };
    let mut matching = Matching::new(old.len(), new.len());
    matching.link(|index| {
        let number = old.get(index)?.number?;
        let has_number =
            |at: &usize| new.get(*at).is_some_and(|entry| entry.number == Some(number));
        with_any_name(index).filter(has_number)
    });
    matching.link(|index| by_name.get(old.get(index)?.names.in_api(api.old)).copied());
    matching.link(with_any_name);
    matching
}

/// All names of an entry in an api: first its name, then its aliases and former names.
pub fn every_name(entry: &Entry, api: usize) -> impl Iterator<Item = &str> {
    entry.all_names().map(move |names| names.in_api(api))
}
