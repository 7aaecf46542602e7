//! Inlines as HTML tags, which pages and Javadoc share.

use super::flow::Words;
use super::{Inline, References};

/// What is particular to one kind of HTML.
pub(super) struct Tags {
    /// Text as it stands between tags.
    pub(super) escape: fn(&str) -> String,
    /// Where a link leads, as an attribute has it.
    pub(super) target: fn(&str) -> String,
    /// A code span, which may lead to an entry unless it stands in a link.
    pub(super) code: fn(&str, &References, bool) -> String,
    /// The tag that ends a line.
    pub(super) line_break: &'static str,
}

impl Tags {
    /// Adds inlines to a paragraph.
    pub(super) fn inlines(
        &self,
        words: &mut Words,
        inlines: &[Inline],
        references: &References,
        in_link: bool,
    ) {
        for inline in inlines {
            let (open, children, close) = match inline {
                Inline::Text(text) => {
                    words.text(&(self.escape)(text));
                    continue;
                }
                Inline::Code(text) => {
                    words.glue(&(self.code)(text, references, in_link));
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
            self.inlines(words, children, references, in_link || close == "</a>");
            words.glue(close);
        }
    }
}
