//! What filters know about the api that is being rendered.
//!
//! The engine passes a filter its value and its arguments, and nothing else. All apis and threads
//! share the engines. So this context is kept in a thread-local variable.

use std::cell::RefCell;
use std::collections::HashMap;
use std::sync::Arc;

use crate::prose::{Parsed, References};

/// What filters need to know about an api.
#[derive(Clone, Default)]
pub struct FilterContext {
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
    static CONTEXT: RefCell<FilterContext> = RefCell::default();
}

/// Calls `render` with this context set for the current thread.
pub fn in_context<T>(context: &FilterContext, render: impl FnOnce() -> T) -> T {
    let before = CONTEXT.replace(context.clone());
    let rendered = render();
    CONTEXT.set(before);
    rendered
}

/// Reads the context that is set for the current thread.
pub fn with_context<T>(read: impl FnOnce(&FilterContext) -> T) -> T {
    CONTEXT.with_borrow(read)
}
