//! HTML for a reference page.
//!
//! It stands inside an HTML block of a Markdown page, which ends at the first empty line, so there is none.

use super::characters::{entity, turns_direction};
use super::flow::{Words, is_tight};
use super::tags::Tags;
use super::{Block, Document, Inline, Reference, References};

const TAGS: Tags = Tags { escape, target: escape, code, line_break: "<br/>" };

/// Renders HTML5 without empty lines.
///
/// A document of one paragraph has no `<p>` around it, so that it fits a table cell. Code spans that name entries
/// lead to their places on the page.
#[must_use]
pub fn render(document: &Document, references: &References, width: usize) -> String {
    match document.blocks.as_slice() {
        [Block::Paragraph(children)] => flow("", children, "", references, width),
        several => blocks(several, references, width),
    }
}

fn blocks(blocks: &[Block], references: &References, width: usize) -> String {
    let parts: Vec<String> = blocks.iter().map(|part| block(part, references, width)).collect();
    parts.join("\n")
}

fn block(block: &Block, references: &References, width: usize) -> String {
    match block {
        Block::Paragraph(children) => flow("<p>", children, "</p>", references, width),
        Block::Heading { level, title } => {
            flow(&format!("<h{level}>"), title, &format!("</h{level}>"), references, width)
        }
        Block::List { start: Some(1), items } => list("<ol>", items, "</ol>", references, width),
        Block::List { start: Some(start), items } => {
            list(&format!("<ol start=\"{start}\">"), items, "</ol>", references, width)
        }
        Block::List { start: None, items } => list("<ul>", items, "</ul>", references, width),
        Block::Code { language, text } => code_block(language, text),
        Block::Quote(children) => {
            format!("<blockquote>\n{}\n</blockquote>", blocks(children, references, width))
        }
        Block::Rule => "<hr/>".to_owned(),
    }
}

/// Lines of code; an empty one would end the block of HTML that they stand in.
pub(super) fn code_block(language: &str, text: &str) -> String {
    let class = match language {
        "" => String::new(),
        language => format!(" class=\"language-{language}\""),
    };
    let text = escape(text).replace("\n\n", "\n&#10;");
    format!("<pre><code{class}>{text}</code></pre>")
}

fn list(
    open: &str,
    items: &[Vec<Block>],
    close: &str,
    references: &References,
    width: usize,
) -> String {
    let tight = is_tight(items);
    let mut lines = vec![open.to_owned()];
    for item in items {
        lines.push(match item.as_slice() {
            [] => "<li></li>".to_owned(),
            [Block::Paragraph(text)] if tight => flow("<li>", text, "</li>", references, width),
            [Block::Paragraph(text), rest @ ..] if tight => {
                let text = flow("<li>", text, "", references, width);
                format!("{text}\n{}\n</li>", blocks(rest, references, width))
            }
            several => format!("<li>\n{}\n</li>", blocks(several, references, width)),
        });
    }
    lines.push(close.to_owned());
    lines.join("\n")
}

fn flow(
    open: &str,
    children: &[Inline],
    close: &str,
    references: &References,
    width: usize,
) -> String {
    let mut words = Words::default();
    words.glue(open);
    TAGS.inlines(&mut words, children, Some(references));
    words.glue(close);
    words.wrap(width, |_| None)
}

fn code(text: &str, reference: Option<&Reference>) -> String {
    let code = escape(text);
    match reference {
        Some(Reference { anchor, .. }) => {
            format!("<a href=\"#{}\"><code>{code}</code></a>", escape(anchor))
        }
        None => format!("<code>{code}</code>"),
    }
}

fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            // Site generators that run over the page would take it for theirs; MDX does so with each.
            '{' => escaped.push_str("&#123;"),
            _ if turns_direction(character) => escaped.push_str(&entity(character)),
            _ => escaped.push(character),
        }
    }
    escaped
}
