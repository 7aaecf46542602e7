//! `CommonMark`, as pages and Rust doc comments share it.

mod escape;
mod inline;
mod url;

pub(super) use inline::code_span;

use escape::needs_html;
use inline::{flow, title};

use super::characters::spell_directions;
use super::flow::{hanging, is_tight, marker, prefixed};
use super::{Block, References, html};

/// Who reads the Markdown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Dialect {
    /// A generator of pages.
    Page,
    /// This crate, as the prose of a catalogue.
    Catalogue,
    /// rustdoc, with its extensions, its links to items and its tests in code blocks.
    Rustdoc,
}

/// Renders blocks with an empty line between each two.
pub(super) fn blocks(
    blocks: &[Block],
    dialect: Dialect,
    references: &References,
    width: usize,
) -> String {
    Writer { dialect, references }.blocks(blocks, width, "\n\n", None)
}

/// What is the same for every part of a document.
#[derive(Clone, Copy)]
struct Writer<'a> {
    dialect: Dialect,
    references: &'a References,
}

impl Writer<'_> {
    /// `around` is the list whose item holds the blocks.
    fn blocks(
        self,
        blocks: &[Block],
        width: usize,
        separator: &str,
        around: Option<ListMarks>,
    ) -> String {
        let mut parts = Vec::new();
        // Two lists with the same bullets would be one, and three on a line a rule.
        let mut last = around;
        for block in blocks {
            let ordered = matches!(block, Block::List { start: Some(_), .. });
            let marks =
                ListMarks { ordered, other: last == Some(ListMarks { ordered, other: false }) };
            last = matches!(block, Block::List { .. }).then_some(marks);
            parts.push(self.block(block, width, marks));
        }
        parts.join(separator)
    }

    fn block(self, block: &Block, width: usize, marks: ListMarks) -> String {
        match block {
            Block::Paragraph(children) => flow(self, children, width),
            Block::Heading { level, title } => {
                format!("{} {}", "#".repeat(*level), self::title(self, title))
            }
            Block::List { start, items } => self.list(*start, items, width, marks),
            Block::Code { language, text } => self.code(language, text),
            Block::Quote(children) => {
                prefixed(&self.blocks(children, width.saturating_sub(2), "\n\n", None), "> ", "> ")
            }
            Block::Rule => "***".to_owned(),
        }
    }

    fn list(
        self,
        start: Option<u64>,
        items: &[Vec<Block>],
        width: usize,
        marks: ListMarks,
    ) -> String {
        let separator = if is_tight(items) { "\n" } else { "\n\n" };
        let mut lines = Vec::new();
        for (index, item) in items.iter().enumerate() {
            let marker = marks.apply(&marker(start, index));
            let text =
                self.blocks(item, width.saturating_sub(marker.len()), separator, Some(marks));
            lines.push(hanging(&marker, &text));
        }
        lines.join(separator)
    }

    fn code(self, language: &str, text: &str) -> String {
        let fence = inline::fence(text, 3);
        match self.dialect {
            Dialect::Page if needs_html(text) => html::code_block(language, text),
            Dialect::Page | Dialect::Catalogue => format!("{fence}{language}\n{text}\n{fence}"),
            // Whatever else it says, rustdoc may compile and run it.
            Dialect::Rustdoc => {
                format!("{fence}text\n{}\n{fence}", spell_directions(text).replace('\t', "    "))
            }
        }
    }
}

/// How a list marks its items, where there are two ways.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct ListMarks {
    ordered: bool,
    other: bool,
}

impl ListMarks {
    fn apply(self, marker: &str) -> String {
        if self.other { marker.replace('-', "+").replace('.', ")") } else { marker.to_owned() }
    }
}
