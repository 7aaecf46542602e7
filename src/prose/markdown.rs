//! Markdown for a page.

use super::commonmark::{Dialect, blocks};
use super::{Document, References};

/// Renders `CommonMark` that reads as the same document, with code spans that name entries leading to their places on
/// the page.
#[must_use]
pub fn render(document: &Document, references: &References, width: usize) -> String {
    blocks(&document.blocks, Dialect::Page, references, width)
}
