//! Markdown for `TSDoc` comments.

use crate::prose::commonmark::{Braces, Dialect, blocks, code_span, escape_all, needs_html};
use crate::prose::{Document, Reference, References, html, markdown};

const TSDOC: Dialect = Dialect {
    text,
    code,
    code_block,
    nested_code_block: code_block,
    destination,
    links_bare_urls: false,
    braces: Braces::All,
};

/// Renders the text of a `TSDoc` comment.
///
/// No text closes the comment or starts a tag. Code spans that name entries become `{@link}`s.
pub fn render(document: &Document, references: &References, width: usize) -> String {
    // The marks of an emphasis may touch a slash.
    blocks(&document.blocks, &TSDOC, references, width).replace("*/", "*&#47;")
}

/// Within a word, such as an address, an `@` starts no tag.
fn text(text: String) -> String {
    if !text.contains('@') {
        return text;
    }
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        if character == '@' && !escaped.ends_with(char::is_alphanumeric) {
            escaped.push_str("&#64;");
        } else {
            escaped.push(character);
        }
    }
    escaped
}

fn code(text: &str, reference: Option<&Reference>) -> String {
    match reference {
        Some(Reference { type_name, name, .. }) => format!("{{@link {type_name}.{name}}}"),
        None if is_trap(text) => format!("<code>{}</code>", escape_all(text).replace('@', "&#64;")),
        None => code_span(text),
    }
}

fn code_block(language: &str, text: &str) -> String {
    if is_trap(text) {
        return html::code_block(language, text).replace('@', "&#64;");
    }
    markdown::fenced(language, text)
}

/// Whether code needs HTML, in which entities can stand for what means something to a compiler.
fn is_trap(code: &str) -> bool {
    needs_html(code) || code.contains('@') || code.contains("*/")
}

/// Markdown reads no entities in a link between angle brackets.
fn destination(target: &str) -> String {
    target.replace("*/", "%2A/").replace('@', "%40")
}
