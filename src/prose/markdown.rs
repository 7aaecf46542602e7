//! Renders Markdown for a page, and for a catalogue.

use super::commonmark::{Braces, Dialect, blocks, code_span, escape_all, fence, needs_html};
use super::{Document, Reference, References, html};

/// For site generators, which may run templates even inside code.
const PAGE: Dialect = Dialect {
    text: |text| text,
    code: |text, reference| {
        let code = if needs_html(text) {
            format!("<code>{}</code>", escape_all(text))
        } else {
            code_span(text)
        };
        match reference {
            Some(Reference { anchor, .. }) => format!("[{code}](#{anchor})"),
            None => code,
        }
    },
    code_block,
    // Python-Markdown has no fences in lists and takes the code for text, tags included.
    code_block_in_list: |language, text| {
        if text.contains('<') {
            html::code_block(language, text)
        } else {
            code_block(language, text)
        }
    },
    destination: str::to_owned,
    links_bare_urls: false,
    braces: Braces::All,
};

fn code_block(language: &str, text: &str) -> String {
    if needs_html(text) || is_run(language, text) {
        html::code_block(language, text)
    } else {
        fenced(language, text)
    }
}

/// Whether Docusaurus, Sphinx or Python's doctest would run a block of code.
fn is_run(language: &str, text: &str) -> bool {
    ["mdx-code-block", "eval_rst"].contains(&language)
        || text.lines().any(|line| line.trim_start().starts_with(">>>"))
}

/// For readers that run no templates, such as this tool.
const SOURCE: Dialect = Dialect {
    text: |text| text,
    code: |text, _| code_span(text),
    code_block: fenced,
    code_block_in_list: fenced,
    destination: str::to_owned,
    links_bare_urls: false,
    braces: Braces::OfTemplates,
};

/// Renders `CommonMark` for a page. Code spans that name entries become links to their places on
/// the page.
pub fn render(document: &Document, references: &References, width: usize) -> String {
    blocks(&document.blocks, &PAGE, references, width)
}

/// Renders `CommonMark` for a place where nothing runs templates, such as a catalogue. It parses to
/// the same document.
pub fn source(document: &Document, width: usize) -> String {
    blocks(&document.blocks, &SOURCE, &References::default(), width)
}

/// A block of code between fences.
pub(crate) fn fenced(language: &str, text: &str) -> String {
    let fence = fence(text, 3);
    format!("{fence}{language}\n{text}\n{fence}")
}
