//! The words of one api: names, and the code spans of prose.

use std::borrow::Cow;
use std::collections::HashMap;

use super::links::Links;
use crate::catalogue::{Catalogue, Entry, Enumeration, HasEntry, Names};
use crate::prose::rename_code_spans;

/// A catalogue seen through one api.
pub struct Wording<'c> {
    pub catalogue: &'c Catalogue,
    pub api: usize,
    /// What code spans of the first api are called here, where that differs.
    spans: HashMap<&'c str, &'c str>,
    /// The entries, as others name them here.
    pub links: Links<'c>,
}

impl<'c> Wording<'c> {
    pub fn new(catalogue: &'c Catalogue, api: usize) -> Self {
        let mut spans = HashMap::new();
        let mut add = |names: &'c Names| {
            if names.first() != names.in_api(api) {
                spans.insert(names.first(), names.in_api(api));
            }
        };
        catalogue.terms.iter().for_each(|term| add(&term.names));
        all_names(&catalogue.states).for_each(&mut add);
        all_names(&catalogue.sources).for_each(&mut add);
        all_names(&catalogue.reasons).for_each(&mut add);
        Self { catalogue, api, spans, links: Links::new(catalogue, api) }
    }

    /// A name in the words of the api.
    pub fn name(&self, names: &'c Names) -> &'c str {
        names.in_api(self.api)
    }

    /// The name of a capability; empty if there is none.
    pub fn capability(&self, index: Option<usize>) -> &'c str {
        let capability = index.and_then(|index| self.catalogue.capabilities.get(index));
        capability.map_or("", |capability| &capability.name)
    }

    /// Markdown in the words of the api.
    pub fn prose(&self, markdown: &'c str) -> Cow<'c, str> {
        if self.spans.is_empty() {
            return Cow::Borrowed(markdown);
        }
        rename_code_spans(markdown, |span| self.spans.get(span).copied())
    }
}

/// All names of all entries.
fn all_names<T: HasEntry>(enumeration: &Enumeration<T>) -> impl Iterator<Item = &Names> {
    enumeration.entries.iter().map(HasEntry::entry).flat_map(Entry::all_names)
}
