//! The words of one api: names, and the code spans of prose.

use std::borrow::Cow;
use std::collections::HashMap;

use super::links::Links;
use crate::catalogue::{CapabilityId, Catalogue, Names};
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
        let (spans, links) = (spans(catalogue, api), Links::new(catalogue, api));
        Self { catalogue, api, spans, links }
    }

    /// A name in the words of the api.
    pub fn name(&self, names: &'c Names) -> &'c str {
        names.in_api(self.api)
    }

    /// The name of a capability; empty if there is none.
    pub fn capability(&self, id: Option<CapabilityId>) -> &'c str {
        id.map_or("", |id| &self.catalogue[id].name)
    }

    /// Markdown in the words of the api.
    pub fn prose(&self, markdown: &'c str) -> Cow<'c, str> {
        if self.spans.is_empty() {
            return Cow::Borrowed(markdown);
        }
        rename_code_spans(markdown, |span| self.spans.get(span).copied())
    }
}

/// What code spans of the first api are called in the api with index `api`, where that differs.
pub fn spans(catalogue: &Catalogue, api: usize) -> HashMap<&str, &str> {
    let entries = catalogue.every_entry().flat_map(|(.., entry)| entry.all_names());
    let names = catalogue.terms.iter().chain(entries);
    let names = names.map(|names| (names.first(), names.in_api(api)));
    names.filter(|(first, here)| first != here).collect()
}
