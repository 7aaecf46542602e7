//! The HTML of Javadoc comments, as doclint accepts it.

use super::member;
use crate::prose::characters::{entity, turns_direction};
use crate::prose::flow::{Words, is_tight};
use crate::prose::tags::Tags;
use crate::prose::target::strict_uri;
use crate::prose::{Block, Document, Inline, Reference, References};

const TAGS: Tags = Tags { escape, target, code, line_break: "<br>" };

/// Renders the text of a Javadoc comment.
///
/// No text closes the comment, starts a tag or reaches javac as a Unicode escape. Code spans that
/// name entries become `{@link}`s.
#[must_use]
pub fn render(document: &Document, references: &References, width: usize) -> String {
    blocks(&document.blocks, references, width, "\n\n")
}

fn blocks(blocks: &[Block], references: &References, width: usize, separator: &str) -> String {
    let mut parts = Vec::new();
    for (index, part) in blocks.iter().enumerate() {
        // The first paragraph of a comment, an item or a quote stands without a tag.
        let open = if index == 0 { "" } else { "<p>" };
        parts.push(block(part, open, references, width));
    }
    parts.join(separator)
}

fn block(block: &Block, open: &str, references: &References, width: usize) -> String {
    match block {
        Block::Paragraph(children) => flow(open, children, "", references, width),
        // doclint rejects levels that do not fit the page that it will build.
        Block::Heading { title, .. } => {
            flow(&format!("{open}<strong>"), title, "</strong>", references, width)
        }
        Block::List { start: Some(1), items } => list("<ol>", items, "</ol>", references, width),
        Block::List { start: Some(start), items } => {
            list(&format!("<ol start=\"{start}\">"), items, "</ol>", references, width)
        }
        Block::List { start: None, items } => list("<ul>", items, "</ul>", references, width),
        Block::Code { text, .. } if is_safe_in_tag(text) => {
            format!("<pre>{{@code\n{text}\n}}</pre>")
        }
        Block::Code { text, .. } => format!("<pre>\n{}\n</pre>", escape_code(text)),
        Block::Quote(children) => {
            format!("<blockquote>\n{}\n</blockquote>", blocks(children, references, width, "\n\n"))
        }
        Block::Rule => "<hr>".to_owned(),
    }
}

fn list(
    open: &str,
    items: &[Vec<Block>],
    close: &str,
    references: &References,
    width: usize,
) -> String {
    let separator = if is_tight(items) { "\n" } else { "\n\n" };
    let mut lines = vec![open.to_owned()];
    for item in items {
        lines.push(match item.as_slice() {
            [] => "<li></li>".to_owned(),
            [Block::Paragraph(text)] => flow("<li>", text, "</li>", references, width),
            [Block::Paragraph(text), rest @ ..] => {
                let text = flow("<li>", text, "", references, width);
                let rest: Vec<String> =
                    rest.iter().map(|part| block(part, "<p>", references, width)).collect();
                format!("{text}{separator}{}\n</li>", rest.join(separator))
            }
            several => format!("<li>\n{}\n</li>", blocks(several, references, width, separator)),
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
    words.wrap(width, |word| word.strip_prefix('@').map(|rest| format!("&#64;{rest}")))
}

fn code(text: &str, reference: Option<&Reference>) -> String {
    match reference.map(member) {
        Some(link) if link.ends_with(&format!("#{text}")) => format!("{{@link {link}}}"),
        // A former name, or one of another api, stays what it is.
        Some(link) => format!("{{@link {link} {text}}}"),
        _ if is_safe_in_tag(text) && text.trim() == text => format!("{{@code {text}}}"),
        // doclint takes spaces for nothing.
        _ if text.trim().is_empty() => format!("<code>{}</code>", text.replace(' ', "&#32;")),
        _ => format!("<code>{}</code>", escape_code(text)),
    }
}

/// Whether `{@code}` shows the text as it is.
fn is_safe_in_tag(text: &str) -> bool {
    let mut depth = 0_usize;
    for character in text.chars() {
        match character {
            '@' | '\\' => return false,
            '{' => depth += 1,
            '}' if depth == 0 => return false,
            '}' => depth -= 1,
            _ if turns_direction(character) => return false,
            _ => {}
        }
    }
    depth == 0 && !text.contains("*/") && !text.contains("/*")
}

/// Code has lines of its own, so that each `@` may be at the start of one.
fn escape_code(text: &str) -> String {
    escape(text).replace('@', "&#64;")
}

fn target(target: &str) -> String {
    escape(&strict_uri(target).replace("*/", "%2A/").replace("/*", "/%2A"))
}

fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    let mut previous = ' ';
    for character in text.chars() {
        match (previous, character) {
            (_, '&') => escaped.push_str("&amp;"),
            (_, '<') => escaped.push_str("&lt;"),
            (_, '>') => escaped.push_str("&gt;"),
            (_, '"') => escaped.push_str("&quot;"),
            (_, '\\') => escaped.push_str("&#92;"),
            ('*', '/') => escaped.push_str("&#47;"),
            ('/', '*') => escaped.push_str("&#42;"),
            ('{', '@') => escaped.push_str("&#64;"),
            _ if turns_direction(character) => escaped.push_str(&entity(character)),
            _ => escaped.push(character),
        }
        previous = character;
    }
    escaped
}
