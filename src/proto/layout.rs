//! Finds out how a file lays out its comments: how wide they are, and whether empty lines separate
//! its elements.

use std::cmp::Reverse;
use std::ops::{Range, RangeInclusive};

use super::comments::{columns, indentation, starts_line};
use super::directives::Directives;
use super::lexer::{Kind, Lexeme};

/// The comment widths that a file can have, in columns.
const WIDTHS: RangeInclusive<usize> = 40..=120;
/// How many wrapped lines are enough to tell the width.
const ENOUGH: usize = 5;

/// What a line of a comment tells about the width of comments.
struct Line {
    /// The byte that the line starts at.
    at: usize,
    /// The widths that would wrap the line where it ends.
    fits: RangeInclusive<usize>,
    /// Whether the line was wrapped: its paragraph continues on the next line.
    is_broken: bool,
}

/// The width of a file's comments in columns; `usual` if that cannot be told.
///
/// The `managed` comments, which this tool writes, count only if there are too few others.
/// Otherwise generated comments could change the width that is found.
pub fn comment_width(
    text: &str,
    lexemes: &[Lexeme],
    managed: &[Range<usize>],
    directives: &Directives,
    usual: usize,
) -> usize {
    let (managed, others): (Vec<Line>, Vec<Line>) = lines(text, lexemes, directives)
        .into_iter()
        .partition(|line| managed.iter().any(|span| span.contains(&line.at)));
    let broken = others.iter().filter(|line| line.is_broken).count();
    let lines = if broken < ENOUGH { managed } else { others };
    let agreeing = |width: usize| lines.iter().filter(|line| line.fits.contains(&width)).count();
    let best = WIDTHS.max_by_key(|width| (agreeing(*width), Reverse(width.abs_diff(usual))));
    best.unwrap_or(usual)
}

/// Whether the elements of a file are separated by empty lines: whether most comments that follow
/// an element have an empty line above them.
pub fn parts_elements(text: &str, lexemes: &[Lexeme]) -> bool {
    let word = |lexeme: &Lexeme| text.get(lexeme.span.clone());
    let mut parted = 0_i32;
    for (index, comment) in lexemes.iter().enumerate() {
        if !comment.kind.is_comment() || !starts_line(text, comment.span.start) {
            continue;
        }
        let before = lexemes.get(..index).unwrap_or_default();
        let Some(last) = before.last() else { continue };
        // Only the first comment after an element counts. One on the element's own line belongs to
        // that element.
        let token = before.iter().rev().find(|lexeme| !lexeme.kind.is_comment());
        let is_further = last.kind.is_comment() && starts_line(text, last.span.start);
        if token.and_then(word) == Some(";") && !is_further {
            let gap = text.get(last.span.end..comment.span.start).unwrap_or_default();
            parted += if gap.matches('\n').count() > 1 { 1 } else { -1 };
        }
    }
    parted > 0
}

/// The lines with words in all comments but the first of the file, which is its licence.
fn lines(text: &str, lexemes: &[Lexeme], directives: &Directives) -> Vec<Line> {
    let comments = lexemes.iter().skip_while(|lexeme| lexeme.kind.is_comment());
    let mut written = Vec::new();
    let mut end = 0;
    for lexeme in comments.filter(|lexeme| lexeme.kind.is_comment()) {
        let gap = text.get(end..lexeme.span.start).unwrap_or_default();
        if lexeme.kind == Kind::BlockComment
            || gap.matches('\n').count() > 1
            || !gap.trim().is_empty()
        {
            written.push((end, String::new()));
        }
        end = lexeme.span.end;
        let Some(indentation) = indentation(text, lexeme.span.start) else { continue };
        let whole = text.get(lexeme.span.clone()).unwrap_or_default();
        let mut at = lexeme.span.start;
        for (index, line) in whole.split_inclusive('\n').enumerate() {
            let before = if index == 0 { indentation } else { "" };
            written.push((at, format!("{before}{}", line.trim_end())));
            at += line.len();
        }
    }
    // A tool's line ends where it does for other reasons.
    let for_tools = directives.among(written.iter().map(|(_, line)| said(line)));
    for ((_, line), _) in written.iter_mut().zip(for_tools).filter(|(_, is_one)| *is_one) {
        line.clear();
    }
    let followers = written.iter().skip(1).map(|(_, line)| line.as_str()).chain([""]);
    let pairs = written.iter().zip(followers);
    pairs.filter_map(|((at, line), next)| self::line(*at, line, next)).collect()
}

/// What a line tells about the width; `None` if it has only one word, because that could not have
/// been wrapped.
fn line(at: usize, line: &str, next: &str) -> Option<Line> {
    said(line).split_whitespace().nth(1)?;
    let columns = columns(line);
    let is_alike = line.len() - line.trim_start().len() == next.len() - next.trim_start().len();
    let follows = said(next).split_whitespace().next().filter(|_| is_alike);
    let most = follows.map_or(*WIDTHS.end(), |word| columns + word.chars().count());
    Some(Line { at, fits: columns..=most, is_broken: follows.is_some() })
}

/// The text of a line of a comment, without comment marks.
pub fn said(line: &str) -> &str {
    line.trim_start().trim_start_matches(['/', '*']).trim_end_matches("*/").trim()
}
