//! Markdown for Rust doc comments.

use super::commonmark::{Dialect, blocks};
use super::{Document, References};

/// Renders Markdown that rustdoc takes without a warning.
///
/// No code block is a doctest, bare URLs are links, and code spans that name entries lead to their Rust items.
#[must_use]
pub fn render(document: &Document, references: &References, width: usize) -> String {
    blocks(&document.blocks, Dialect::Rustdoc, references, width)
}
