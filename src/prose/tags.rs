//! Inlines as HTML tags, for pages and for comments that are written in HTML.

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
}

impl Tags {
    /// Adds inlines to a paragraph. There are no `references` inside a link, which can hold no other.
    pub fn inlines(&self, words: &mut Words, inlines: &[Inline], references: Option<&References>) {
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
