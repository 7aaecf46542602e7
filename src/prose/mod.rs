//! Prose: parsed from Markdown, and rendered in the formats that several outputs share. Comments in
//! the style of one language are made in its folder in `language`.
//!
//! Each renderer escapes whatever its format could misread, so that no text can break out of the
//! comment, string or page that contains it. Its result has no indentation and no comment marks;
//! the caller adds those.

use std::collections::HashMap;
use std::sync::Arc;

mod canonical;
pub(crate) mod characters;
pub mod comment;
pub(crate) mod commonmark;
pub(crate) mod flow;
pub mod html;
mod line;
pub mod markdown;
mod parse;
mod parsed;
pub mod plain;
mod rename;
pub(crate) mod tags;
pub(crate) mod target;

pub use commonmark::{TEMPLATE_TAGS, has_template_tag};
pub use flow::{prefixed, width};
pub use parse::parse;
pub use parsed::Parsed;
pub use rename::{anchors, code_spans, rename_code_spans};

/// The default width of comments in `.proto` files, in columns.
pub const COMMENT_WIDTH: usize = 80;

/// The endings of the names of Markdown files.
pub const MARKDOWN: [&str; 2] = [".md", ".markdown"];

/// Whether the file at a path is in Markdown, by its name.
pub fn is_markdown(path: &str) -> bool {
    MARKDOWN.iter().any(|ending| path.ends_with(ending))
}

/// A parsed text, in the few forms that every renderer can express.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Document {
    /// The blocks, from top to bottom.
    pub blocks: Vec<Block>,
}

/// A block: a part of a text that has its lines to itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// A paragraph of running text.
    Paragraph(Vec<Inline>),
    /// A heading.
    Heading {
        /// From 1, the highest, to 6.
        level: usize,
        /// The title; it has no line breaks.
        title: Vec<Inline>,
    },
    /// A list, whose items contain blocks.
    List {
        /// The first number of an ordered list; `None` for a list with bullets.
        start: Option<u64>,
        /// The items; an item can be empty.
        items: Vec<Vec<Block>>,
    },
    /// Code, shown as it is.
    Code {
        /// The name of the language: letters, digits and `+-_.#` only. Empty if it is not given.
        language: String,
        /// The lines, without a newline at the end.
        text: String,
    },
    /// A quotation.
    Quote(Vec<Block>),
    /// A horizontal rule.
    Rule,
}

/// A part of a line of text.
///
/// Emphasis and links are never empty, never start or end with a space, and never contain another
/// of their own kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Inline {
    /// Text. Every run of ASCII white space is one space.
    Text(String),
    /// A code span, such as a name.
    Code(String),
    /// Emphasis.
    Emphasis(Vec<Inline>),
    /// Strong emphasis.
    Strong(Vec<Inline>),
    /// A link.
    Link {
        /// A URL without spaces, quotes, backquotes, braces, backslashes, `<` or `>`. Its scheme is
        /// none that runs code.
        target: String,
        /// The text of the link.
        children: Vec<Inline>,
    },
    /// A line break.
    Break,
}

/// Markdown for a plain text: everything that would be markup is escaped.
pub fn escape(text: &str) -> String {
    let document = Document { blocks: vec![Block::Paragraph(words(text))] };
    markdown::render(&document, &References::default(), usize::MAX)
}

/// The text with a capital at its start.
pub fn capitalized(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().into_iter().flat_map(char::to_uppercase).chain(chars).collect()
}

/// Markdown of a sentence as a clause after `if`: without its period, and with a small first letter where
/// its first word is one that English writes small inside a sentence.
pub fn clause(sentence: &str) -> String {
    let sentence = sentence.trim_end();
    let clause = sentence.strip_suffix('.').unwrap_or(sentence);
    let first = clause.split_whitespace().next().unwrap_or_default();
    if SMALL_INSIDE.contains(&first.to_lowercase().as_str()) {
        return first.to_lowercase() + clause.get(first.len()..).unwrap_or_default();
    }
    clause.to_owned()
}

/// Words that English writes small inside a sentence.
const SMALL_INSIDE: [&str; 22] = [
    "a", "all", "an", "another", "any", "each", "every", "it", "its", "many", "no", "none",
    "nothing", "one", "some", "that", "the", "their", "there", "these", "they", "this",
];

/// Markdown for a text as a code span.
pub fn code_span(text: &str) -> String {
    let line: String = text.chars().map(characters::visible).collect();
    commonmark::code_span(&line.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// A plain text as inlines, without markup.
fn words(text: &str) -> Vec<Inline> {
    let mut words = Vec::new();
    canonical::push(&mut words, Inline::Text(text.trim().to_owned()));
    words
}

/// The target of a link, encoded for the parentheses of Markdown and for attributes in HTML. `None`
/// if its scheme runs code.
pub fn url(text: &str) -> Option<String> {
    let target = target::percent_encoded(text);
    (!target::runs_code(&target))
        .then(|| target.replace('(', "%28").replace(')', "%29").replace('\'', "%27"))
}

/// An entry that a code span can name. Renderers link the code span to it, each in its own way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reference {
    /// The type of its enum, such as `Reason`.
    pub type_name: String,
    /// The name, such as `OUT_OF_DISK`.
    pub name: String,
    /// The name without the prefix, in `UpperCamelCase`, such as `OutOfDisk`.
    pub variant: String,
    /// The anchor of its row on the reference page.
    pub anchor: String,
}

/// The entries that prose can name.
#[derive(Debug, Clone, Default)]
pub struct References {
    /// Entries by the exact text of a code span.
    by_span: Arc<HashMap<String, Reference>>,
    /// The anchor of the entry that the prose describes. Prose does not link to its own entry.
    own: Option<String>,
}

impl References {
    /// References to these entries, each by the exact text of a code span.
    pub fn new(by_span: HashMap<String, Reference>) -> Self {
        Self { by_span: Arc::new(by_span), own: None }
    }

    /// The same references for prose that describes the entry with this anchor.
    pub fn within(&self, anchor: &str) -> Self {
        Self { by_span: Arc::clone(&self.by_span), own: Some(anchor.to_owned()) }
    }

    /// The entry that a code span links to, if there is one.
    pub fn get(&self, span: &str) -> Option<&Reference> {
        let is_other = |reference: &&Reference| self.own.as_ref() != Some(&reference.anchor);
        self.by_span.get(span).filter(is_other)
    }
}
