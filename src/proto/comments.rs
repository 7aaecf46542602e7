//! The comment that belongs to an element: which one it is, how it is written, what it says.

use std::ops::Range;

use super::lexer::{Kind, Lexeme};

/// The leading comment of an element: what stands right above it, with nothing between.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Block {
    /// Its bytes, from the first mark to the end of the last line, without the line break.
    pub span: Range<usize>,
    /// How it is written.
    pub style: Style,
    /// Its lines as a person wrote them, and what they say. Of `//` lines the first is all but the
    /// indentation; of lines of a block, what stands behind the asterisk.
    pub lines: Vec<(String, String)>,
}

/// How a comment is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    /// `//` or `///` before every line.
    Lines(&'static str),
    /// From `/*` or `/**` to `*/`.
    Block(&'static str),
}

/// What tells a linter of APIs something, and readers nothing, starts so.
const LINTER: &str = "(--";

/// The words that a person's own paragraph starts with, which is never replaced.
const KEPT: [&str; 3] = ["TODO", "FIXME", "XXX"];

/// Whether a paragraph is a person's own by its start, or a linter's.
#[must_use]
pub fn is_marked(paragraph: &str) -> bool {
    let is_own = KEPT.iter().any(|word| {
        let rest = paragraph.strip_prefix(word);
        rest.is_some_and(|rest| !rest.starts_with(|c: char| c.is_alphanumeric() || c == '_'))
    });
    is_own || paragraph.starts_with(LINTER)
}

/// The words of a comment, without what marks code and the items of lists.
#[must_use]
pub fn words(text: &str) -> Vec<String> {
    let words = text.split_whitespace().map(|word| word.replace('`', ""));
    words.filter(|word| !["", "-", "*", "+"].contains(&word.as_str())).collect()
}

/// The leading comment of the element whose first token is the lexeme with index `start`.
///
/// As for the compiler, that is the last block of comments before it, unless an empty line
/// separates the two or the block starts on the line of the token before.
#[must_use]
pub fn leading(text: &str, lexemes: &[Lexeme], start: usize) -> Option<Block> {
    let element = lexemes.get(start)?;
    let before = lexemes.get(..start)?;
    let last = before.last().filter(|lexeme| lexeme.kind.is_comment())?;
    let gap = breaks(text, last.span.end..element.span.start);
    if gap > 1 || gap == 0 && last.kind == Kind::LineComment {
        return None;
    }
    let mut first = last;
    if last.kind == Kind::LineComment {
        for above in before.iter().rev().skip(1) {
            let follows = above.kind == Kind::LineComment
                && breaks(text, above.span.end..first.span.start) == 1
                && starts_line(text, above.span.start);
            if !follows {
                break;
            }
            first = above;
        }
    }
    if !starts_line(text, first.span.start) {
        return None;
    }
    let span = first.span.start..last.span.end;
    let whole = text.get(span.clone())?;
    let (style, lines) = match last.kind {
        Kind::LineComment => line_comment(whole),
        _ => block_comment(whole),
    };
    Some(Block { span, style, lines })
}

/// The comment that stands behind the element whose first token is the lexeme with index `start`, on the
/// line where its `;` is.
#[must_use]
pub fn trailing(text: &str, lexemes: &[Lexeme], start: usize) -> Option<Block> {
    let after = lexemes.get(start..)?;
    let word = |lexeme: &Lexeme| text.get(lexeme.span.clone()).unwrap_or_default();
    let mut pairs = after.iter().zip(after.get(1..)?);
    let (end, comment) = pairs.find(|(lexeme, _)| [";", "{"].contains(&word(lexeme)))?;
    // What has a body has nothing behind it.
    if word(end) != ";" {
        return None;
    }
    let span = comment.span.clone();
    let beside = comment.kind.is_comment() && breaks(text, end.span.end..span.start) == 0;
    let whole = text.get(span.clone()).filter(|whole| beside && !whole.contains('\n'))?;
    let (style, lines) = match comment.kind {
        Kind::LineComment => line_comment(whole),
        _ => block_comment(whole),
    };
    Some(Block { span, style, lines })
}

/// Whether nothing but white space stands before a place on its line.
#[must_use]
pub fn starts_line(text: &str, at: usize) -> bool {
    indentation(text, at).is_some()
}

/// The white space before a place on its line; none where something else stands there.
#[must_use]
pub fn indentation(text: &str, at: usize) -> Option<&str> {
    let before = text.get(..at)?;
    let line = before.rsplit('\n').next().unwrap_or(before);
    line.chars().all(|c| c == ' ' || c == '\t').then_some(line)
}

fn breaks(text: &str, range: Range<usize>) -> usize {
    text.get(range).map_or(0, |between| between.matches('\n').count())
}

fn line_comment(whole: &str) -> (Style, Vec<(String, String)>) {
    let documents =
        |line: &str| line.trim_start().starts_with("///") && !line.trim_start().starts_with("////");
    let mark = if whole.lines().all(documents) { "///" } else { "//" };
    let lines = whole.lines().map(|line| {
        let line = line.trim();
        let said = line.trim_start_matches('/').trim();
        (line.to_owned(), said.to_owned())
    });
    (Style::Lines(mark), lines.collect())
}

fn block_comment(whole: &str) -> (Style, Vec<(String, String)>) {
    let mark = if whole.starts_with("/**") && !whole.starts_with("/**/") { "/**" } else { "/*" };
    let inside = whole.strip_prefix(mark).unwrap_or(whole);
    let inside = inside.strip_suffix("*/").unwrap_or(inside);
    // Asterisks are marks where every line has one; else they are a person's bullets.
    let mut further = inside.lines().skip(1).map(str::trim).filter(|line| !line.is_empty());
    let marked = further.all(|line| line.starts_with('*'));
    let said = inside.lines().enumerate().map(|(index, line)| {
        let line = line.trim();
        let bare = line.strip_prefix('*').filter(|_| marked && index > 0);
        let behind = bare.unwrap_or(line);
        (behind.to_owned(), behind.trim().to_owned())
    });
    let mut lines: Vec<_> = said.collect();
    let is_empty = |line: Option<&(String, String)>| line.is_some_and(|(_, said)| said.is_empty());
    while is_empty(lines.last()) {
        lines.pop();
    }
    if is_empty(lines.first()) {
        lines.remove(0);
    }
    (Style::Block(mark), lines)
}
