//! Which thing of the old catalogue is which of the new one.

use std::collections::{HashMap, VecDeque};
use std::hash::Hash;

use crate::catalogue::{Entry, HasEntry};

/// Pairs of indices; each index is in one pair at most.
#[derive(Debug)]
pub struct Matching {
    new_of: Vec<Option<usize>>,
    old_of: Vec<Option<usize>>,
}

/// What became of one thing.
pub enum Step {
    /// It is not there any more.
    Gone(usize),
    /// It was not there before.
    Added(usize),
    /// It was there, and still is.
    Kept(usize, usize),
}

impl Matching {
    /// No pairs among so many things.
    pub fn new(old: usize, new: usize) -> Self {
        Self { new_of: vec![None; old], old_of: vec![None; new] }
    }

    /// What an old thing is now.
    pub fn new_of(&self, old: usize) -> Option<usize> {
        self.new_of.get(old).copied().flatten()
    }

    /// Pairs each old thing that is still alone with its candidate, if that one is alone too.
    fn link(&mut self, candidate: impl Fn(usize) -> Option<usize>) {
        for (old, new_of) in
            self.new_of.iter_mut().enumerate().filter(|(_, partner)| partner.is_none())
        {
            let Some(new) = candidate(old) else { continue };
            if let Some(old_of @ None) = self.old_of.get_mut(new) {
                (*new_of, *old_of) = (Some(new), Some(old));
            }
        }
    }

    /// Pairs what is still alone and has equal keys, the first with the first.
    pub fn link_equal<T, K: Eq + Hash>(&mut self, old: &[T], new: &[T], key: impl Fn(&T) -> K) {
        let mut places: HashMap<K, VecDeque<usize>> = HashMap::new();
        for (index, _) in self.old_of.iter().enumerate().filter(|(_, partner)| partner.is_none()) {
            if let Some(thing) = new.get(index) {
                places.entry(key(thing)).or_default().push_back(index);
            }
        }
        for (index, new_of) in
            self.new_of.iter_mut().enumerate().filter(|(_, partner)| partner.is_none())
        {
            let next = old.get(index).and_then(|thing| places.get_mut(&key(thing))?.pop_front());
            if let Some(new) = next
                && let Some(old_of) = self.old_of.get_mut(new)
            {
                (*new_of, *old_of) = (Some(new), Some(index));
            }
        }
    }

    /// What became of everything, in the new order; what is gone stands before what followed it.
    pub fn steps(&self) -> Vec<Step> {
        let gone = self.new_of.iter().enumerate().filter(|(_, new)| new.is_none());
        let mut gone = gone.map(|(old, _)| old).peekable();
        let mut steps = Vec::new();
        for (new, old) in self.old_of.iter().enumerate() {
            let Some(old) = *old else {
                steps.push(Step::Added(new));
                continue;
            };
            while let Some(before) = gone.next_if(|gone| *gone < old) {
                steps.push(Step::Gone(before));
            }
            steps.push(Step::Kept(old, new));
        }
        steps.extend(gone.map(Step::Gone));
        steps
    }

    /// What is there in both, old and new, in the old order.
    pub fn pairs(&self) -> impl Iterator<Item = (usize, usize)> {
        self.new_of.iter().enumerate().filter_map(|(old, new)| Some((old, (*new)?)))
    }

    /// Whether those that are there in both stand in another order.
    pub fn is_reordered(&self) -> bool {
        !self.old_of.iter().flatten().is_sorted()
    }
}

/// Pairs entries. A number and a name together tell who is who; where they disagree, as when two
/// entries swap their numbers, it is the name that people mean.
pub fn entries<T: HasEntry>(old: &[T], new: &[T], apis: &[(usize, usize)]) -> Matching {
    let (old_api, new_api) = apis.first().copied().unwrap_or_default();
    let mut by_name = HashMap::new();
    let mut by_any_name = HashMap::new();
    for (index, entry) in new.iter().map(HasEntry::entry).enumerate() {
        by_name.insert(entry.names.in_api(new_api), index);
        by_any_name.extend(every_name(entry, new_api).map(|name| (name, index)));
    }
    let old_entry = |index: usize| old.get(index).map(HasEntry::entry);
    let with_any_name = |index: usize| {
        every_name(old_entry(index)?, old_api).find_map(|name| by_any_name.get(name).copied())
    };
    let mut matching = Matching::new(old.len(), new.len());
    matching.link(|index| {
        let number = old_entry(index)?.number?;
        let has_it = |at: &usize| new.get(*at).is_some_and(|e| e.entry().number == Some(number));
        with_any_name(index).filter(has_it)
    });
    matching.link(|index| by_name.get(old_entry(index)?.names.in_api(old_api)).copied());
    matching.link(with_any_name);
    matching
}

/// The name of an entry in an api, then its former ones.
pub fn every_name(entry: &Entry, api: usize) -> impl Iterator<Item = &str> {
    let former = entry.former_names.iter().map(|former| &former.names);
    std::iter::once(&entry.names).chain(former).map(move |names| names.in_api(api))
}
