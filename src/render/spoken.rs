//! The words of an api, as filters find them.
//!
//! The engine hands a filter a value and its arguments, and nothing else. All apis and all threads share
//! the engines, so each thread keeps the words that it renders in.

use std::cell::RefCell;
use std::collections::HashMap;
use std::sync::Arc;

use crate::prose::{Parsed, References};

/// What filters know of an api.
#[derive(Clone, Default)]
pub struct Words {
    /// Where code spans that name an entry lead.
    pub references: References,
    /// The prose that was parsed so far, whichever api it is of.
    pub parsed: Arc<Parsed>,
    /// What there is to know about each entry.
    pub abouts: Arc<Abouts>,
}

/// What there is to know about each entry, by its name: Markdown.
pub type Abouts = HashMap<String, String>;

thread_local! {
    static SPOKEN: RefCell<Words> = RefCell::default();
}

/// Renders something on this thread in these words.
pub fn in_words<T>(words: &Words, render: impl FnOnce() -> T) -> T {
    let before = SPOKEN.replace(words.clone());
    let rendered = render();
    SPOKEN.set(before);
    rendered
}

/// Reads the words that this thread renders in.
pub fn with_words<T>(read: impl FnOnce(&Words) -> T) -> T {
    SPOKEN.with_borrow(read)
}
