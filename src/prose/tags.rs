//! The HTML that pages and doc comments share.

use super::flow::Words;
use super::{Inline, Reference, References};

/// What differs between HTML on a page and HTML in the comments of a language.
pub struct Tags {
    /// Escapes text between tags.
    pub escape: fn(&str) -> String,
    /// Escapes the target of a link in an attribute.
    pub target: fn(&str) -> String,
    /// Renders a code span; the second argument is the entry that it links to.
    pub code: fn(&str, Option<&Reference>) -> String,
    /// The tag of a line break.
    pub line_break: &'static str,
    /// Escapes a word that would be markup at the start of a line.
    pub disarm: fn(&str) -> Option<String>,
}

/// Renders one document as HTML.
#[derive(Clone, Copy)]
pub struct Html<'a> {
    /// How this kind of HTML is written.
    pub tags: &'a Tags,
    /// The entries that code spans can link to.
    pub references: &'a References,
    /// The maximal width of lines, in columns.
    pub width: usize,
}

impl Html<'_> {
    /// Wraps inlines between two tags.
    pub fn flow(self, open: &str, inlines: &[Inline], close: &str) -> String {
        let mut words = Words::default();
        words.glue(open);
        self.tags.inlines(&mut words, inlines, Some(self.references));
        words.glue(close);
        words.wrap(self.width, self.tags.disarm)
    }
}

/// A list. The items already have their `<li>` tags.
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
    /// Adds inlines to a paragraph. `references` is `None` inside a link, because links cannot be
    /// nested.
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
