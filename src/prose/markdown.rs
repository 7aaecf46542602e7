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
    nested_code_block,
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

/// Python-Markdown has no fences in lists, and none around empty lines in quotes: it takes the code for
/// text, with tags and links.
fn nested_code_block(language: &str, text: &str) -> String {
    if text.contains(['<', '[']) || text.contains("\n\n") {
        html::code_block(language, text)
    } else {
        code_block(language, text)
    }
}

/// Whether Docusaurus, Sphinx or Python's doctest would run a block of code, or some reader take a line of it
/// for a fence.
fn is_run(language: &str, text: &str) -> bool {
    let is_mark = |line: &str| [">>>", "```", "~~~"].iter().any(|mark| line.starts_with(mark));
    ["mdx-code-block", "eval_rst"].contains(&language)
        || text.lines().any(|line| is_mark(line.trim_start()))
}

/// For readers that run no templates, such as this tool.
const SOURCE: Dialect = Dialect {
    text: |text| text,
    code: |text, _| code_span(text),
    code_block: fenced,
    nested_code_block: fenced,
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
