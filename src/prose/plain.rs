//! Renders plain text, for terminals and for comments that nothing renders, such as those of
//! `.proto` files.

use super::characters::spell_directions;
use super::commonmark::code_span;
use super::flow::{Words, bare_target, hanging, is_tight, marker, prefixed};
use super::{Block, Document, Inline};

/// Renders plain text, for example for line comments such as `//` or `#`.
///
/// Code spans keep their backquotes, and the text of a link is followed by its target in
/// parentheses.
pub fn render(document: &Document, width: usize) -> String {
    blocks(&document.blocks, width, "\n\n")
}

/// Renders blocks with a separator between them.
pub(crate) fn blocks(blocks: &[Block], width: usize, separator: &str) -> String {
    let parts: Vec<String> = blocks.iter().map(|part| block(part, width)).collect();
    parts.join(separator)
}

fn block(block: &Block, width: usize) -> String {
    match block {
        Block::Paragraph(children) | Block::Heading { title: children, .. } => {
            let mut words = Words::default();
            inlines(&mut words, children, &code);
            words.wrap(width, |_| None)
        }
        Block::List { start, items } => list(*start, items, width),
        Block::Code { text, .. } => prefixed(&spell_directions(text), "    ", "    "),
        Block::Quote(children) => {
            prefixed(&blocks(children, width.saturating_sub(2), "\n\n"), "> ", "> ")
        }
        Block::Rule => "---".to_owned(),
    }
}

fn list(start: Option<u64>, items: &[Vec<Block>], width: usize) -> String {
    let separator = if is_tight(items) { "\n" } else { "\n\n" };
    let mut lines = Vec::new();
    for (index, item) in items.iter().enumerate() {
        let marker = marker(start, index);
        let text = blocks(item, width.saturating_sub(marker.len()), separator);
        lines.push(hanging(&marker, &text));
    }
    lines.join(separator)
}

/// A code span in backquotes.
pub(crate) fn code(text: &str) -> String {
    spell_directions(&code_span(text))
}

/// Adds inlines without markup. `code` renders code spans.
pub(crate) fn inlines(words: &mut Words, inlines: &[Inline], code: &impl Fn(&str) -> String) {
    for inline in inlines {
        match inline {
            Inline::Text(text) => words.text(&spell_directions(text)),
            Inline::Code(text) => words.glue(&code(text)),
            Inline::Emphasis(children) | Inline::Strong(children) => {
                self::inlines(words, children, code);
            }
            Inline::Link { target, children } => {
                self::inlines(words, children, code);
                if bare_target(children, target).is_none() {
                    words.space();
                    words.glue(&format!("({target})"));
                }
            }
            Inline::Break => words.end_line(),
        }
    }
}
