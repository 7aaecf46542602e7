//! The comment of an element, with its layout.

use std::ops::Range;

use super::read::SourceFile;
use crate::diagnostic::Place;
use crate::proto::{Block, Directives, Style, is_marked, leading, trailing};

/// A comment without what stays in the file: paragraphs such as a TODO, and lines for tools.
pub struct Comment<'s> {
    /// The file that has it.
    pub source: &'s SourceFile<'s>,
    /// Its bytes, including those.
    pub span: Range<usize>,
    /// Its lines without marks, but with their indentation.
    pub lines: Vec<String>,
}

impl Comment<'_> {
    pub fn place(&self) -> Place {
        self.source.place(&self.span)
    }

    /// Its text, line by line.
    pub fn text(&self) -> String {
        let lines: Vec<_> = self.lines.iter().map(|line| line.trim()).collect();
        lines.join("\n")
    }
}

/// The comment of the element whose first token is the lexeme with index `start`: the one above it, else
/// the one after it.
pub fn comment<'s>(source: &'s SourceFile<'s>, start: usize) -> Option<Comment<'s>> {
    let text = &source.file.text;
    let block = leading(text, &source.lexemes, start);
    let block = block.or_else(|| trailing(text, &source.lexemes, start))?;
    let all = laid_out(text, &block);
    let is_for_tools = Directives::with(&[]).among(all.iter().map(String::as_str));
    let all = all.into_iter().zip(is_for_tools).filter(|(_, is_one)| !is_one);
    let all: Vec<String> = all.map(|(line, _)| line).collect();
    let paragraphs = all.split(|line| line.trim().is_empty());
    let ours = paragraphs.filter(|lines| lines.first().is_some_and(|line| !is_marked(line.trim())));
    let lines = ours.collect::<Vec<_>>().join(&String::new());
    (!lines.is_empty()).then_some(Comment { source, span: block.span, lines })
}

fn laid_out(text: &str, block: &Block) -> Vec<String> {
    let Style::Block(mark) = block.style else {
        let bare = block.lines.iter().map(|line| line.raw.trim_start_matches('/'));
        return bare.map(|line| line.trim_end().to_owned()).collect();
    };
    let whole = text.get(block.span.clone()).unwrap_or_default();
    let inside = whole.strip_prefix(mark).unwrap_or(whole);
    let mut lines = inside.strip_suffix("*/").unwrap_or(inside).lines();
    let first = lines.next().unwrap_or_default().trim();
    let further: Vec<&str> = lines.map(str::trim_end).collect();
    let filled = || further.iter().filter(|line| !line.trim().is_empty());
    let is_marked = filled().all(|line| line.trim_start().starts_with('*'));
    let bare = |line: &&str| {
        let said = line.trim_start().strip_prefix('*').filter(|_| is_marked);
        said.unwrap_or(line).to_owned()
    };
    // The first line follows the mark, so its indentation means nothing.
    let indent = |line: &&str| bare(line).len() - bare(line).trim_start().len();
    let margin = filled().map(indent).min().unwrap_or_default();
    let first = format!("{}{first}", " ".repeat(margin));
    std::iter::once(first).chain(further.iter().map(bare)).collect()
}
