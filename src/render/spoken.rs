//! Gives filters access to the words of the api that is being rendered.
//!
//! The engine passes a filter its value and its arguments, and nothing else. All apis and threads
//! share the engines. So the words of the api are kept in a thread-local variable.

use std::cell::RefCell;
use std::collections::HashMap;
use std::sync::Arc;

use crate::prose::{Parsed, References};

/// What filters need to know about an api.
#[derive(Clone, Default)]
pub struct Words {
    /// The entries that code spans can link to.
    pub references: References,
    /// The cache of parsed prose, which all apis share.
    pub parsed: Arc<Parsed>,
    /// The summary of each entry.
    pub abouts: Arc<Abouts>,
}

/// The summary of each entry in Markdown, by the entry's name.
pub type Abouts = HashMap<String, String>;

thread_local! {
    static SPOKEN: RefCell<Words> = RefCell::default();
}

/// Calls `render` with these words set for the current thread.
pub fn in_words<T>(words: &Words, render: impl FnOnce() -> T) -> T {
    let before = SPOKEN.replace(words.clone());
    let rendered = render();
    SPOKEN.set(before);
    rendered
}

/// Reads the words that are set for the current thread.
pub fn with_words<T>(read: impl FnOnce(&Words) -> T) -> T {
    SPOKEN.with_borrow(read)
}
