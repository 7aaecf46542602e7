//! The HTML of Javadoc comments, as doclint accepts it.

use super::literal::{ascii, unicode};
use super::member;
use crate::prose::characters::{entity, turns_direction};
use crate::prose::flow::prefixed;
use crate::prose::tags::{self, Html, Tags};
use crate::prose::target::strict_uri;
use crate::prose::{Block, Document, Reference, References};

/// The indentation of the lines of an item after the first.
const HANGS: &str = "      ";

const TAGS: Tags = Tags {
    escape,
    target,
    code,
    line_break: "<br>",
    disarm: |word| word.strip_prefix('@').map(|rest| format!("&#64;{rest}")),
};

/// Renders the text of a Javadoc comment.
///
/// No text closes the comment, starts a tag or reaches javac as a Unicode escape. Code spans that
/// name entries become `{@link}`s.
pub fn render(document: &Document, references: &References, width: usize) -> String {
    blocks(Html { tags: &TAGS, references, width }, &document.blocks, "\n\n")
}

fn blocks(html: Html<'_>, blocks: &[Block], separator: &str) -> String {
    // The first paragraph of a comment, an item or a quote has no tag.
    let opens = std::iter::once("").chain(std::iter::repeat("<p>"));
    let parts = blocks.iter().zip(opens).map(|(part, open)| block(html, part, open));
    parts.collect::<Vec<_>>().join(separator)
}

fn block(html: Html<'_>, block: &Block, open: &str) -> String {
    match block {
        Block::Paragraph(children) => html.flow(open, children, ""),
        // doclint rejects levels that do not fit the page that it will build.
        Block::Heading { title, .. } => html.flow(&format!("{open}<strong>"), title, "</strong>"),
        Block::List { start, items } => {
            tags::list(*start, items.iter().map(|blocks| item(html, blocks)))
        }
        Block::Code { text, .. } if is_safe_in_tag(text) => {
            format!("<pre>{{@code\n{}\n}}</pre>", ascii(text))
        }
        Block::Code { text, .. } => format!("<pre>\n{}\n</pre>", escape_code(text)),
        Block::Quote(children) => {
            format!("<blockquote>\n\n{}\n\n</blockquote>", blocks(html, children, "\n\n"))
        }
        Block::Rule => "<hr>".to_owned(),
    }
}

/// An item as google-java-format leaves it: without an end, since the next one or that of the list ends it.
fn item(html: Html<'_>, item: &[Block]) -> String {
    let html = Html { width: html.width.saturating_sub(HANGS.len()), ..html };
    let text = match item {
        [] => "<li>".to_owned(),
        [Block::Paragraph(text), rest @ ..] => {
            let rest = rest.iter().map(|part| block(html, part, "<p>"));
            let parts = std::iter::once(html.flow("<li>", text, "")).chain(rest);
            parts.collect::<Vec<_>>().join("\n")
        }
        several => format!("<li>\n{}", blocks(html, several, "\n")),
    };
    prefixed(&text, "  ", HANGS)
}

fn code(text: &str, reference: Option<&Reference>) -> String {
    match reference.map(member) {
        Some(link) if link.ends_with(&format!("#{text}")) => format!("{{@link {link}}}"),
        // A former name, or one of another api, stays what it is.
        Some(link) => format!("{{@link {link} {text}}}"),
        _ if is_safe_in_tag(text) && text.trim() == text => format!("{{@code {}}}", ascii(text)),
        // doclint takes an element with nothing but spaces for an empty one.
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

/// Code keeps its lines, so any `@` may be at the start of one.
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
            _ if character.is_ascii() => escaped.push(character),
            _ => escaped
                .push_str(&named(character).map_or_else(|| unicode(character), str::to_owned)),
        }
        previous = character;
    }
    escaped
}

/// The entities that people write; doclint before Java 16 takes no numbers above 2127.
fn named(character: char) -> Option<&'static str> {
    Some(match character {
        '‘' => "&lsquo;",
        '’' => "&rsquo;",
        '“' => "&ldquo;",
        '”' => "&rdquo;",
        '–' => "&ndash;",
        '—' => "&mdash;",
        '…' => "&hellip;",
        _ => return None,
    })
}
