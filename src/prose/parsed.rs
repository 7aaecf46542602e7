//! Prose that was parsed already.

use std::collections::HashMap;
use std::sync::{Arc, PoisonError, RwLock};

use super::{Document, parse};

/// Documents by their Markdown, so that outputs that say the same share one. Threads can share it.
#[derive(Debug, Default)]
pub struct Parsed(RwLock<HashMap<Box<str>, Arc<Document>>>);

impl Parsed {
    /// The document of a text, which is parsed if it was not asked for before.
    #[must_use]
    pub fn document(&self, markdown: &str) -> Arc<Document> {
        let known = self.0.read().unwrap_or_else(PoisonError::into_inner).get(markdown).cloned();
        known.unwrap_or_else(|| {
            let document = Arc::new(parse(markdown));
            let mut documents = self.0.write().unwrap_or_else(PoisonError::into_inner);
            documents.insert(markdown.into(), Arc::clone(&document));
            document
        })
    }
}
