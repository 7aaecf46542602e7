//! Renders `CommonMark`, in the dialects of its readers.

mod escape;
mod inline;
mod url;

pub use escape::{Braces, TEMPLATE_TAGS, escape_all, has_template_tag, needs_html};
pub use inline::{code_span, fence};

use inline::{flow, title};

use super::flow::{list, prefixed};
use super::{Block, Reference, References};

/// How one reader of Markdown differs from others.
pub struct Dialect {
    /// Escapes markup that this reader has beyond `CommonMark`.
    pub text: fn(String) -> String,
    /// Renders a code span; the second argument is the entry that it links to.
    pub code: fn(&str, Option<&Reference>) -> String,
    /// Renders a block of code from its language, which may be empty, and its text.
    pub code_block: fn(&str, &str) -> String,
    /// The same for a block in a list or a quote.
    pub nested_code_block: fn(&str, &str) -> String,
    /// Encodes the target of a link.
    pub destination: fn(&str) -> String,
    /// Whether URLs in text have to be links, because the reader warns about others.
    pub links_bare_urls: bool,
    /// The braces that the reader interprets.
    pub braces: Braces,
}

/// Renders blocks, separated by empty lines.
pub fn blocks(
    blocks: &[Block],
    dialect: &Dialect,
    references: &References,
    width: usize,
) -> String {
    let writer =
        Writer { dialect, references: Some(references), in_strong: false, is_nested: false };
    writer.blocks(blocks, width, "\n\n", None)
}

/// Renders the parts of one document.
#[derive(Clone, Copy)]
struct Writer<'a> {
    dialect: &'a Dialect,
    /// The entries that code spans can link to; `None` inside a link, because links cannot be
    /// nested.
    references: Option<&'a References>,
    in_strong: bool,
    /// Whether this is in a list or a quote.
    is_nested: bool,
}

impl Writer<'_> {
    /// Renders blocks. `around` is the list that they are an item of.
    fn blocks(
        self,
        blocks: &[Block],
        width: usize,
        separator: &str,
        around: Option<ListMarks>,
    ) -> String {
        let mut parts = Vec::new();
        // Two adjacent lists with the same bullets would be read as one, and three bullets on one
        // line as a rule. So lists alternate their marks.
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
            Block::List { start, items } => {
                let item = |item: &[Block], width, separator: &str| {
                    Self { is_nested: true, ..self }.blocks(item, width, separator, Some(marks))
                };
                list(*start, items, width, |marker| marks.apply(marker), item)
            }
            Block::Code { language, text } if self.is_nested => {
                (self.dialect.nested_code_block)(language, text)
            }
            Block::Code { language, text } => (self.dialect.code_block)(language, text),
            Block::Quote(children) => {
                let quoted = Self { is_nested: true, ..self };
                prefixed(
                    &quoted.blocks(children, width.saturating_sub(2), "\n\n", None),
                    "> ",
                    "> ",
                )
            }
            Block::Rule => "***".to_owned(),
        }
    }
}

/// The marks of a list's items. Markdown has two kinds for bullets and two for numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct ListMarks {
    ordered: bool,
    /// Whether the list uses the second kind: `+` or `1)`.
    other: bool,
}

impl ListMarks {
    fn apply(self, marker: String) -> String {
        if self.other { marker.replace('-', "+").replace('.', ")") } else { marker }
    }
}
