//! Markdown for TSDoc comments.

use crate::prose::commonmark::{Dialect, blocks, code_span, escape_all, fence, needs_html};
use crate::prose::{Document, Reference, References, html};

/// Stands for the `@` of a tag until the end: prose cannot have this character.
const TAG: char = '\0';

const TSDOC: Dialect = Dialect { code, code_block, destination, links_bare_urls: false };

/// Renders the text of a TSDoc comment.
///
/// No text closes the comment or starts a tag. Code spans that name entries become `{@link}`s.
#[must_use]
pub fn render(document: &Document, references: &References, width: usize) -> String {
    let markdown = blocks(&document.blocks, &TSDOC, references, width);
    let mut comment = String::with_capacity(markdown.len());
    let mut previous = ' ';
    for character in markdown.chars() {
        match (previous, character) {
            ('*', '/') => comment.push_str("&#47;"),
            (_, TAG) => comment.push('@'),
            // Within a word, such as an address, it starts no tag.
            (before, '@') if !before.is_alphanumeric() => comment.push_str("&#64;"),
            _ => comment.push(character),
        }
        previous = character;
    }
    comment
}

fn code(text: &str, reference: Option<&Reference>) -> String {
    match reference {
        Some(Reference { type_name, name, .. }) => format!("{{{TAG}link {type_name}.{name}}}"),
        None if is_trap(text) => format!("<code>{}</code>", escape_all(text)),
        None => code_span(text),
    }
}

fn code_block(language: &str, text: &str) -> String {
    if is_trap(text) {
        return html::code_block(language, text);
    }
    let fence = fence(text, 3);
    format!("{fence}{language}\n{text}\n{fence}")
}

/// Whether code needs HTML, in which entities can stand for what means something to a compiler.
fn is_trap(code: &str) -> bool {
    needs_html(code) || code.contains('@') || code.contains("*/")
}

/// Markdown reads no entities in a link between angle brackets.
fn destination(target: &str) -> String {
    target.replace("*/", "%2A/").replace('@', "%40")
}
