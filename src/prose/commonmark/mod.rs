//! `CommonMark`, in the dialects of its readers.

mod escape;
mod inline;
mod url;

pub use escape::{Braces, escape_all, needs_html};
pub use inline::{code_span, fence};

use inline::{flow, title};

use super::flow::{hanging, is_tight, marker, prefixed};
use super::{Block, Reference, References};

/// How a reader of Markdown differs from others.
pub struct Dialect {
    /// Escapes what it reads in text beyond `CommonMark`.
    pub text: fn(String) -> String,
    /// A code span, and the entry that it leads to.
    pub code: fn(&str, Option<&Reference>) -> String,
    /// A block of code: its language, which may be empty, and its lines.
    pub code_block: fn(&str, &str) -> String,
    /// Where a link leads.
    pub destination: fn(&str) -> String,
    /// Whether it warns of a URL that is no link.
    pub links_bare_urls: bool,
    /// The braces that mean something to it.
    pub braces: Braces,
}

/// Renders blocks with an empty line between each two.
pub fn blocks(
    blocks: &[Block],
    dialect: &Dialect,
    references: &References,
    width: usize,
) -> String {
    Writer { dialect, references: Some(references) }.blocks(blocks, width, "\n\n", None)
}

/// What is the same for every part of a document.
#[derive(Clone, Copy)]
struct Writer<'a> {
    dialect: &'a Dialect,
    /// The entries that code spans can lead to; none inside a link, which can hold no other.
    references: Option<&'a References>,
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
            Block::Code { language, text } => (self.dialect.code_block)(language, text),
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
