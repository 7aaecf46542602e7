//! Filters: templates call them to turn text into code, comments and pages.

use super::literal::Layout;
use crate::prose::{Document, References};

/// A filter of the table.
pub struct Filter {
    /// How templates call it.
    pub name: &'static str,
    /// What it reads, and the function that makes text of it.
    pub make: Make,
    /// What the guide says that it makes, in Markdown.
    pub meaning: &'static str,
}

impl Filter {
    /// What it reads.
    pub fn reads(&self) -> &'static str {
        match self.make {
            Make::Prose(..) | Make::Quoted(..) => "Markdown",
            Make::Literal(..) | Make::Text(_) | Make::Layout(..) => "text",
            Make::CodeList => "list of names",
            Make::Join => "list",
            Make::Json | Make::JsonLine => "anything",
        }
    }

    /// The arguments that it takes and their defaults, in Markdown; empty if it takes none.
    pub fn takes(&self) -> String {
        match self.make {
            Make::Prose(prefix, width, _) => format!(
                "`prefix` (`{prefix:?}`), `first` (as `prefix`), `width` ({width}), `links` \
                    (`true`), `of` (none), `before` (none)"
            ),
            Make::Quoted(width, _) => format!("`indent` (0), `width` ({width})"),
            Make::Literal(width, _) => {
                format!("`indent` (0), `start` (as `indent`), `width` ({width})")
            }
            Make::Join => "`sep` (`\"\"`)".to_owned(),
            Make::Json => "`indent` (0)".to_owned(),
            Make::Layout(indent, _) => format!("`indent` ({indent})"),
            Make::Text(_) | Make::CodeList | Make::JsonLine => String::new(),
        }
    }
}

/// The kind of a filter. Numbers and prefixes are defaults.
pub enum Make {
    /// Of Markdown: lines with `prefix` before each, `first` before the first one, that end before
    /// column `width`; code spans are no links where `links` is `false`, nor where they name the entry
    /// whose anchor `of` is; `before` precedes the names of entries in code spans. It has the
    /// prefix, the width and the renderer.
    Prose(&'static str, usize, Render),
    /// Of Markdown: a string in its quotes, indented by `indent` columns. It has the width.
    Quoted(usize, Quote),
    /// Of text: a literal that starts in column `start`, with further lines indented by `indent`
    /// columns. It has the width.
    Literal(usize, Write),
    /// Of the text of a file, or of a part of one: the same, laid out with `indent` columns an
    /// indentation.
    Layout(usize, fn(&str, usize) -> String),
    /// Of text: something short.
    Text(fn(&str) -> Result<String, String>),
    /// Of a list: its items with `sep` between them.
    Join,
    /// Of a list of names: Markdown.
    CodeList,
    /// Of any value: JSON, with further lines indented by `indent` columns.
    Json,
    /// Of any value: JSON on one line.
    JsonLine,
}

/// A renderer of prose.
pub type Render = fn(&Document, &References, usize) -> String;

/// A renderer of prose into quotes: of a document, the indentation and the width.
pub type Quote = fn(&Document, usize, usize) -> Result<String, String>;

/// A writer of literals; it may say why there is none.
pub type Write = fn(&str, Layout) -> Result<String, String>;

/// A row of a table of filters.
pub const fn filter(name: &'static str, make: Make, meaning: &'static str) -> Filter {
    Filter { name, make, meaning }
}

/// Identifiers with dots between them.
/// Fails for any other text.
pub fn dotted_name(text: &str) -> Result<String, String> {
    let identifier = |part: &str| {
        part.starts_with(|first: char| first.is_ascii_alphabetic() || first == '_')
            && part.chars().all(|c| c.is_ascii_alphanumeric() || c == '_')
    };
    if text.split('.').all(identifier) {
        return Ok(text.to_owned());
    }
    Err(format!("`{}` is not a name of identifiers with dots between them", text.escape_debug()))
}

impl Make {
    /// The arguments that the filter takes.
    pub fn arguments(&self) -> &'static [&'static str] {
        match self {
            Self::Prose(..) => &["prefix", "first", "width", "links", "of", "before"],
            Self::Quoted(..) => &["indent", "width"],
            Self::Literal(..) => &["indent", "start", "width"],
            Self::Join => &["sep"],
            Self::Json | Self::Layout(..) => &["indent"],
            Self::Text(_) | Self::CodeList | Self::JsonLine => &[],
        }
    }
}
