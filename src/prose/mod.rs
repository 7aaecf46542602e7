//! Prose: parsed from Markdown, and rendered in the forms that many files share. The comments of one
//! language are made in its folder of `language`.
//!
//! A renderer owns the traps of its form, so that no text can break out of the comment, the string or
//! the page that it stands in. What it returns has no indentation and no comment marks; the caller
//! adds those.

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

pub use flow::{prefixed, width};
pub use parse::parse;
pub use parsed::Parsed;
pub use rename::{anchors, code_spans, rename_code_spans};

/// The columns that the lines of comments in `.proto` files end before, where an output asks for no others.
pub const COMMENT_WIDTH: usize = 80;

/// A text in the few forms that every renderer can express.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Document {
    /// The blocks, from top to bottom.
    pub blocks: Vec<Block>,
}

/// A part of a text that stands on lines of its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// Running text.
    Paragraph(Vec<Inline>),
    /// A title.
    Heading {
        /// From 1, the highest, to 6.
        level: usize,
        /// The title; it has no line breaks.
        title: Vec<Inline>,
    },
    /// Items in a row, each with blocks of its own.
    List {
        /// The first number of an ordered list.
        start: Option<u64>,
        /// The items; an item can be empty.
        items: Vec<Vec<Block>>,
    },
    /// Lines to be shown as they are.
    Code {
        /// The language's name, or nothing; letters, digits and `+-_.#` only.
        language: String,
        /// The lines, without a newline at the end.
        text: String,
    },
    /// Somebody else's words.
    Quote(Vec<Block>),
    /// A line across the page.
    Rule,
}

/// A part of a line of text.
///
/// Neither emphasis nor a link begins or ends with a space, holds another of its kind or is empty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Inline {
    /// Words; every stretch of ASCII whitespace is one space.
    Text(String),
    /// Words of a machine, such as a name.
    Code(String),
    /// Stressed words.
    Emphasis(Vec<Inline>),
    /// Words stressed even more.
    Strong(Vec<Inline>),
    /// Words that lead somewhere.
    Link {
        /// A URL without spaces, quotes, backquotes, braces, backslashes, `<`, `>` or schemes that run code.
        target: String,
        /// The words to follow.
        children: Vec<Inline>,
    },
    /// The line ends here.
    Break,
}

/// Markdown that says a text as it stands, whatever signs it has.
#[must_use]
pub fn escape(text: &str) -> String {
    let document = Document { blocks: vec![Block::Paragraph(words(text))] };
    markdown::render(&document, &References::default(), usize::MAX)
}

/// Markdown that says a text as code.
#[must_use]
pub fn code_span(text: &str) -> String {
    let line: String = text.chars().map(characters::visible).collect();
    commonmark::code_span(&line.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// A text as words, without markup.
fn words(text: &str) -> Vec<Inline> {
    let mut words = Vec::new();
    canonical::push(&mut words, Inline::Text(text.trim().to_owned()));
    words
}

/// The target of a link, as the parentheses of Markdown and URLs of HTML take it; nothing where
/// following it would run what it says.
#[must_use]
pub fn url(text: &str) -> Option<String> {
    let target = target::percent_encoded(text);
    (!target::runs_code(&target))
        .then(|| target.replace('(', "%28").replace(')', "%29").replace('\'', "%27"))
}

/// The entry that a code span names. Each renderer makes a link of it in its own form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reference {
    /// The type of its enum, such as `Reason`.
    pub type_name: String,
    /// Its name, such as `OUT_OF_DISK`.
    pub name: String,
    /// The name without the prefix, in `UpperCamelCase`, such as `OutOfDisk`.
    pub variant: String,
    /// The anchor of its row on the reference page.
    pub anchor: String,
}

/// The entries that prose can name.
#[derive(Debug, Clone, Default)]
pub struct References {
    /// By the exact text of the code span.
    by_span: Arc<HashMap<String, Reference>>,
    /// The anchor of the entry that the prose is of, which leads nowhere from itself.
    own: Option<String>,
}

impl References {
    /// The entries by the exact text of the code span.
    #[must_use]
    pub fn new(by_span: HashMap<String, Reference>) -> Self {
        Self { by_span: Arc::new(by_span), own: None }
    }

    /// Those that prose of the entry with an anchor can name.
    #[must_use]
    pub fn within(&self, anchor: &str) -> Self {
        Self { by_span: Arc::clone(&self.by_span), own: Some(anchor.to_owned()) }
    }

    /// The entry that a code span leads to.
    #[must_use]
    pub fn get(&self, span: &str) -> Option<&Reference> {
        let leads = |reference: &&Reference| self.own.as_ref() != Some(&reference.anchor);
        self.by_span.get(span).filter(leads)
    }
}
