//! Markdown for Rust doc comments.

use super::path;
use crate::prose::characters::spell_directions;
use crate::prose::commonmark::{Braces, Dialect, blocks, code_span, fence};
use crate::prose::{Document, Reference, References};

/// Renders Markdown that rustdoc takes without a warning.
///
/// No code block is a doctest, bare URLs are links, and code spans that name entries lead to their
/// Rust items.
pub fn render(document: &Document, references: &References, width: usize) -> String {
    blocks(&document.blocks, &RUSTDOC, references, width)
}

const RUSTDOC: Dialect = Dialect {
    text: |text| text,
    code,
    code_block,
    nested_code_block: code_block,
    destination,
    links_bare_urls: true,
    braces: Braces::OfTemplates,
};

fn code(text: &str, reference: Option<&Reference>) -> String {
    let code = code_span(&spell_directions(text));
    match reference.map(path) {
        // rustdoc warns of a path that says no more than the text.
        Some(path) if path == text => format!("[{code}]"),
        Some(path) => format!("[{code}]({path})"),
        None => code,
    }
}

/// Whatever language it says, rustdoc may compile and run a block that is not `text`.
fn code_block(_: &str, text: &str) -> String {
    let fence = fence(text, 3);
    format!("{fence}text\n{}\n{fence}", spell_directions(text).replace('\t', "    "))
}

/// rustdoc would look for an item of the name that a relative path looks like.
fn destination(target: &str) -> String {
    let is_name = !target.contains(['/', '.', '#', '?', '%'])
        && (!target.contains(':') || target.contains("::"));
    format!("{}{target}", if is_name { "./" } else { "" })
}
