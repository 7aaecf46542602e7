//! What all HTML has in common, whether it stands on a page or in a comment.

use super::flow::Words;
use super::{Inline, Reference, References};

/// What is particular to one kind of HTML.
pub struct Tags {
    /// Text as it stands between tags.
    pub escape: fn(&str) -> String,
    /// Where a link leads, as an attribute has it.
    pub target: fn(&str) -> String,
    /// A code span, and the entry that it leads to.
    pub code: fn(&str, Option<&Reference>) -> String,
    /// The tag that ends a line.
    pub line_break: &'static str,
    /// The form of a word that would mean something else at the start of a line.
    pub disarm: fn(&str) -> Option<String>,
}

/// Writes one document.
#[derive(Clone, Copy)]
pub struct Html<'a> {
    /// What is particular to its kind of HTML.
    pub tags: &'a Tags,
    /// The entries that code spans can lead to.
    pub references: &'a References,
    /// The columns that lines end before.
    pub width: usize,
}

impl Html<'_> {
    /// Wraps inlines between two tags.
    #[must_use]
    pub fn flow(self, open: &str, inlines: &[Inline], close: &str) -> String {
        let mut words = Words::default();
        words.glue(open);
        self.tags.inlines(&mut words, inlines, Some(self.references));
        words.glue(close);
        words.wrap(self.width, self.tags.disarm)
    }
}

/// A list of items that have their tags already.
pub fn list(start: Option<u64>, items: impl Iterator<Item = String>) -> String {
    let (open, close) = match start {
        Some(1) => ("<ol>".to_owned(), "</ol>"),
        Some(start) => (format!("<ol start=\"{start}\">"), "</ol>"),
        None => ("<ul>".to_owned(), "</ul>"),
    };
    let lines = std::iter::once(open).chain(items).chain([close.to_owned()]);
    lines.collect::<Vec<_>>().join("\n")
}

impl Tags {
    /// Adds inlines to a paragraph. There are no `references` inside a link, which can hold no other.
    fn inlines(&self, words: &mut Words, inlines: &[Inline], references: Option<&References>) {
        for inline in inlines {
            let (open, children, close) = match inline {
                Inline::Text(text) => {
                    words.text(&(self.escape)(text));
                    continue;
                }
                Inline::Code(text) => {
                    let reference = references.and_then(|references| references.get(text));
                    words.glue(&(self.code)(text, reference));
                    continue;
                }
                Inline::Break => {
                    words.glue(self.line_break);
                    words.end_line();
                    continue;
                }
                Inline::Emphasis(children) => ("<em>".to_owned(), children, "</em>"),
                Inline::Strong(children) => ("<strong>".to_owned(), children, "</strong>"),
                Inline::Link { target, children } => {
                    (format!("<a href=\"{}\">", (self.target)(target)), children, "</a>")
                }
            };
            words.glue(&open);
            self.inlines(words, children, references.filter(|_| close != "</a>"));
            words.glue(close);
        }
    }
}
