//! `reStructuredText` for Python docstrings, and the string literals around it.

mod inline;
mod literal;

pub use literal::quote;

use super::flow::{hanging, is_tight, marker, prefixed};
use super::{Block, Document};

/// Renders `reStructuredText` that docutils takes without a warning; the first paragraph is the summary.
#[must_use]
pub fn render(document: &Document, width: usize) -> String {
    blocks(&document.blocks, width)
}

fn blocks(blocks: &[Block], width: usize) -> String {
    let mut parts = Vec::new();
    let mut after_text = false;
    for block in blocks {
        // An indented block would belong to what stands before it, unless a comment parts the two.
        if matches!(block, Block::Quote(_)) && !after_text {
            parts.push("..".to_owned());
        }
        after_text = matches!(block, Block::Paragraph(_) | Block::Heading { .. });
        parts.push(self::block(block, width));
    }
    parts.join("\n\n")
}

fn block(block: &Block, width: usize) -> String {
    match block {
        Block::Paragraph(children) => inline::flow(children, width),
        // Sphinx does not expect sections in a docstring.
        Block::Heading { title, .. } => inline::strong_flow(title, width),
        Block::List { start, items } => list(*start, items, width),
        Block::Code { text, .. } => {
            format!("::\n\n{}", prefixed(&text.replace('\t', "    "), "    ", "    "))
        }
        Block::Quote(children) => {
            prefixed(&blocks(children, width.saturating_sub(4)), "    ", "    ")
        }
        // A transition may stand neither first nor last, nor inside a list.
        Block::Rule => "\\----".to_owned(),
    }
}

fn list(start: Option<u64>, items: &[Vec<Block>], width: usize) -> String {
    let only_text = is_tight(items) && items.iter().all(|item| item.len() == 1);
    let mut lines = Vec::new();
    for (index, item) in items.iter().enumerate() {
        let marker = marker(start, index);
        lines.push(hanging(&marker, &blocks(item, width.saturating_sub(marker.len()))));
    }
    lines.join(if only_text { "\n" } else { "\n\n" })
}
