//! The comment of an element, with its layout.

use std::ops::Range;

use super::read::SourceFile;
use crate::diagnostic::Place;
use crate::proto::{Directives, LineKind, leading, line_kinds, trailing};

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
    let all: Vec<String> = block.lines.into_iter().map(|line| line.laid_out).collect();
    let kinds = line_kinds(all.iter().map(String::as_str), &Directives::with(&[]));
    let is_ours = |kind| matches!(kind, LineKind::Text | LineKind::Empty);
    let ours = all.into_iter().zip(kinds).filter(|(_, kind)| is_ours(*kind));
    let ours: Vec<String> = ours.map(|(line, _)| line).collect();
    // What was left out can leave empty lines side by side.
    let paragraphs = ours.split(|line| line.trim().is_empty()).filter(|lines| !lines.is_empty());
    let lines = paragraphs.collect::<Vec<_>>().join(&String::new());
    (!lines.is_empty()).then_some(Comment { source, span: block.span, lines })
}
