//! A cache of parsed prose.

use std::collections::HashMap;
use std::sync::{Arc, PoisonError, RwLock};

use super::{Document, parse};

/// Documents by their Markdown. Outputs that contain the same text parse it once, also in different
/// threads.
#[derive(Debug, Default)]
pub struct Parsed(RwLock<HashMap<Box<str>, Arc<Document>>>);

impl Parsed {
    /// The document of a text. It is parsed the first time it is asked for.
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
