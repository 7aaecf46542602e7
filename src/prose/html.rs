//! Renders HTML for a reference page.
//!
//! The result has no empty lines: it goes into an HTML block of a Markdown page, which an empty
//! line would end.

use super::characters::{entity, turns_direction};
use super::flow::is_tight;
use super::tags::{self, Html, Tags};
use super::{Block, Document, Reference, References};

const TAGS: Tags = Tags { escape, target: escape, code, line_break: "<br/>", disarm: |_| None };

/// Renders HTML5 without empty lines.
///
/// A document of one paragraph gets no `<p>`, so that it fits into a table cell. Code spans that
/// name entries become links to their places on the page.
pub fn render(document: &Document, references: &References, width: usize) -> String {
    let html = Html { tags: &TAGS, references, width };
    match document.blocks.as_slice() {
        [Block::Paragraph(children)] => html.flow("", children, ""),
        several => blocks(html, several),
    }
}

fn blocks(html: Html<'_>, blocks: &[Block]) -> String {
    let parts: Vec<String> = blocks.iter().map(|part| block(html, part)).collect();
    parts.join("\n")
}

fn block(html: Html<'_>, block: &Block) -> String {
    match block {
        Block::Paragraph(children) => html.flow("<p>", children, "</p>"),
        Block::Heading { level, title } => {
            html.flow(&format!("<h{level}>"), title, &format!("</h{level}>"))
        }
        Block::List { start, items } => {
            let is_tight = is_tight(items);
            tags::list(*start, items.iter().map(|blocks| item(html, blocks, is_tight)))
        }
        Block::Code { language, text } => code_block(language, text),
        Block::Quote(children) => {
            format!("<blockquote>\n{}\n</blockquote>", blocks(html, children))
        }
        Block::Rule => "<hr/>".to_owned(),
    }
}

fn item(html: Html<'_>, item: &[Block], is_tight: bool) -> String {
    match item {
        [] => "<li></li>".to_owned(),
        [Block::Paragraph(text)] if is_tight => html.flow("<li>", text, "</li>"),
        [Block::Paragraph(text), rest @ ..] if is_tight => {
            format!("{}\n{}\n</li>", html.flow("<li>", text, ""), blocks(html, rest))
        }
        several => format!("<li>\n{}\n</li>", blocks(html, several)),
    }
}

/// A block of code. Empty lines are written as a character reference, because they would end the
/// HTML block, and so is one of two backquotes or tildes: some readers look for fences first.
pub fn code_block(language: &str, text: &str) -> String {
    let class = match language {
        "" => String::new(),
        language => format!(" class=\"language-{language}\""),
    };
    let text = escape(text).replace("\n\n", "\n&#10;");
    let text = text.replace("``", "`&#96;").replace("~~", "~&#126;");
    format!("<pre><code{class}>{text}</code></pre>")
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
            // Two braces start a template tag of site generators, and one starts an expression in
            // MDX.
            '{' => escaped.push_str("&#123;"),
            // MDX reads links in HTML.
            '(' if escaped.ends_with(']') => escaped.push_str("&#40;"),
            _ if turns_direction(character) => escaped.push_str(&entity(character)),
            _ => escaped.push(character),
        }
    }
    escaped
}
