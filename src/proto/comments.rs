//! Finds the comment of an element, and reads its style and its lines.

use std::ops::Range;

use super::lexer::{Kind, Lexeme};

/// A comment that belongs to one element.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Block {
    /// The bytes from the first comment mark to the end of the last line, without the line break.
    pub span: Range<usize>,
    /// How the comment is written.
    pub style: Style,
    /// The lines; a block comment's first and last lines are left out if they are empty.
    pub lines: Vec<CommentLine>,
}

/// A line of a comment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CommentLine {
    /// The line as it is written, without indentation; in a block comment, without the leading
    /// asterisk.
    pub raw: String,
    /// The text of the line, without comment marks and without blanks around it.
    pub said: String,
    /// The same with its indentation.
    pub laid_out: String,
}

/// How a comment is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    /// Every line starts with this mark: `//` or `///`.
    Lines(&'static str),
    /// The comment starts with this mark, `/*` or `/**`, and ends with `*/`.
    Block(&'static str),
}

/// The words of a comment, without backquotes and bullets. Comments with equal words say the same.
pub fn words(text: &str) -> Vec<String> {
    let words = text.split_whitespace().map(|word| word.replace('`', ""));
    words.filter(|word| !["", "-", "*", "+"].contains(&word.as_str())).collect()
}

/// The leading comment of the element whose first token is the lexeme with index `start`.
///
/// As in the protobuf compiler, this is the last block of comments before the element, unless an
/// empty line separates the two, or the block starts on the line of the previous token.
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
    block(text, first.span.start..last.span.end, last.kind)
}

/// The comment after the element whose first token is the lexeme with index `start`, on the line of
/// the element's `;`.
pub fn trailing(text: &str, lexemes: &[Lexeme], start: usize) -> Option<Block> {
    let after = lexemes.get(start..)?;
    let word = |lexeme: &Lexeme| text.get(lexeme.span.clone()).unwrap_or_default();
    let mut pairs = after.iter().zip(after.get(1..)?);
    let (end, comment) = pairs.find(|(lexeme, _)| [";", "{"].contains(&word(lexeme)))?;
    let is_beside = comment.kind.is_comment()
        && breaks(text, end.span.end..comment.span.start) == 0
        && !word(comment).contains('\n');
    // A comment after `{` belongs to the body.
    (word(end) == ";" && is_beside).then(|| block(text, comment.span.clone(), comment.kind))?
}

fn block(text: &str, span: Range<usize>, kind: Kind) -> Option<Block> {
    let whole = text.get(span.clone())?;
    let (style, lines) = match kind {
        Kind::LineComment => line_comment(whole),
        _ => block_comment(whole),
    };
    Some(Block { span, style, lines })
}

/// Whether only white space precedes a byte on its line.
pub fn starts_line(text: &str, at: usize) -> bool {
    indentation(text, at).is_some()
}

/// The white space before a byte on its line; `None` if anything else precedes it.
pub fn indentation(text: &str, at: usize) -> Option<&str> {
    let before = text.get(..at)?;
    let line = before.rsplit('\n').next().unwrap_or(before);
    line.chars().all(|c| c == ' ' || c == '\t').then_some(line)
}

/// The width of a text in columns. A tab counts as eight.
pub fn columns(text: &str) -> usize {
    text.chars().map(|c| if c == '\t' { 8 } else { 1 }).sum()
}

/// The number of line breaks in a range of bytes.
fn breaks(text: &str, range: Range<usize>) -> usize {
    text.get(range).map_or(0, |between| between.matches('\n').count())
}

fn line_comment(whole: &str) -> (Style, Vec<CommentLine>) {
    let is_doc_line =
        |line: &str| line.trim_start().starts_with("///") && !line.trim_start().starts_with("////");
    let mark = if whole.lines().all(is_doc_line) { "///" } else { "//" };
    let lines = whole.lines().map(|line| {
        let line = line.trim();
        let laid_out = line.trim_start_matches('/').to_owned();
        CommentLine { raw: line.to_owned(), said: laid_out.trim().to_owned(), laid_out }
    });
    (Style::Lines(mark), lines.collect())
}

fn block_comment(whole: &str) -> (Style, Vec<CommentLine>) {
    let mark = if whole.starts_with("/**") && !whole.starts_with("/**/") { "/**" } else { "/*" };
    let inside = whole.strip_prefix(mark).unwrap_or(whole);
    let inside = inside.strip_suffix("*/").unwrap_or(inside);
    // More asterisks beside the marks are a frame, and say nothing.
    let inside = inside.trim_matches('*');
    // If the second line starts with an asterisk, asterisks are comment marks, which a line can have lost.
    // Otherwise they are bullets.
    let further = || inside.lines().skip(1).filter(|line| !line.trim().is_empty());
    let asterisks = |line: &str| line.trim_start().chars().take_while(|c| *c == '*').count();
    let marked = further().next().is_some_and(|line| asterisks(line) > 0);
    let least = further().map(asterisks).filter(|count| *count > 0).min();
    let mark_of_lines = "*".repeat(least.unwrap_or_default());
    let bare = |line: &'_ str| {
        let bare = line.trim_start().strip_prefix(&mark_of_lines).filter(|_| marked);
        bare.unwrap_or(line).trim_end().to_owned()
    };
    // The first line follows the mark, so its indentation means nothing.
    let indent = |line: &str| bare(line).len() - bare(line).trim_start().len();
    let margin = " ".repeat(further().map(indent).min().unwrap_or_default());
    let said = inside.lines().enumerate().map(|(index, line)| {
        let (raw, laid_out) = match index {
            0 => (line.trim().to_owned(), format!("{margin}{}", line.trim())),
            _ if marked => (bare(line), bare(line)),
            _ => (line.trim().to_owned(), bare(line)),
        };
        CommentLine { said: raw.trim().to_owned(), raw, laid_out }
    });
    let mut lines: Vec<_> = said.collect();
    let is_empty = |line: Option<&CommentLine>| line.is_some_and(|line| line.said.is_empty());
    while is_empty(lines.last()) {
        lines.pop();
    }
    if is_empty(lines.first()) {
        lines.remove(0);
    }
    (Style::Block(mark), lines)
}
