//! Markdown for a page, and for a catalogue.

use super::commonmark::{Dialect, blocks};
use super::{Document, References};

/// Renders `CommonMark` that reads as the same document, with code spans that name entries leading to their places on
/// the page.
#[must_use]
pub fn render(document: &Document, references: &References, width: usize) -> String {
    blocks(&document.blocks, Dialect::Page, references, width)
}

/// Renders `CommonMark` that reads as the same document in a catalogue: nothing reads templates in it.
#[must_use]
pub fn source(document: &Document, width: usize) -> String {
    blocks(&document.blocks, Dialect::Catalogue, &References::default(), width)
}
