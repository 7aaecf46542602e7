//! A lossless lexer: every byte of a file is white space, or part of one token or comment.

use std::ops::Range;

use super::Malformed;

/// A token or a comment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lexeme {
    /// The kind.
    pub kind: Kind,
    /// The bytes in the file.
    pub span: Range<usize>,
}

/// The kinds of tokens and comments.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A keyword or a name, without dots.
    Word,
    /// An integer or a float, in any notation.
    Number,
    /// A string in single or double quotes, with the quotes.
    Text,
    /// Any other single character.
    Symbol,
    /// `//` to the end of the line, without its line break.
    LineComment,
    /// `/*` to `*/`.
    BlockComment,
}

impl Kind {
    /// Whether it is a comment.
    pub fn is_comment(self) -> bool {
        matches!(self, Self::LineComment | Self::BlockComment)
    }
}

/// The tokens and comments of a text, in order.
/// Fails if a comment or a string has no end.
pub fn lex(text: &str) -> Result<Vec<Lexeme>, Malformed> {
    let mut lexemes = Vec::new();
    // A byte order mark is white space to the compiler too.
    let mut at = text.len() - text.trim_start_matches('\u{feff}').len();
    while let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
        let blank = rest.len() - rest.trim_start().len();
        if blank > 0 {
            at += blank;
            continue;
        }
        let (kind, length) = first(rest).map_err(|message| Malformed {
            message: message.to_owned(),
            span: at..at + rest.lines().next().unwrap_or_default().len(),
        })?;
        lexemes.push(Lexeme { kind, span: at..at + length });
        at += length;
    }
    Ok(lexemes)
}

/// The kind and the length in bytes of the first lexeme of a text that starts with one.
fn first(rest: &str) -> Result<(Kind, usize), &'static str> {
    if rest.starts_with("//") {
        let line = rest.split('\n').next().unwrap_or(rest);
        return Ok((Kind::LineComment, line.trim_end_matches('\r').len()));
    }
    if let Some(inside) = rest.strip_prefix("/*") {
        let end = inside.find("*/").ok_or("this comment is not closed")?;
        return Ok((Kind::BlockComment, end + 4));
    }
    let Some(character) = rest.chars().next() else { return Ok((Kind::Symbol, 0)) };
    let while_in = |accept: fn(char) -> bool| rest.find(|c| !accept(c)).unwrap_or(rest.len());
    Ok(match character {
        '"' | '\'' => (Kind::Text, quoted(rest, character).ok_or("this string is not closed")?),
        c if c.is_ascii_digit() => (Kind::Number, number(rest)),
        '.' if rest.chars().nth(1).is_some_and(|c| c.is_ascii_digit()) => {
            (Kind::Number, number(rest))
        }
        c if is_word(c) => (Kind::Word, while_in(is_word)),
        c => (Kind::Symbol, c.len_utf8()),
    })
}

fn is_word(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '_'
}

/// The length of a string with its quotes; `None` if the line ends first.
fn quoted(rest: &str, quote: char) -> Option<usize> {
    let mut escaped = false;
    for (at, c) in rest.char_indices().skip(1) {
        match c {
            '\n' => return None,
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            c if c == quote => return Some(at + 1),
            _ => {}
        }
    }
    None
}

/// The length of a number, including a sign in its exponent.
fn number(rest: &str) -> usize {
    let hexadecimal = rest.starts_with("0x") || rest.starts_with("0X");
    let mut before = '0';
    rest.find(|c: char| {
        let in_exponent = "+-".contains(c) && "eE".contains(before) && !hexadecimal;
        let part = c.is_ascii_alphanumeric() || c == '.' || in_exponent;
        before = c;
        !part
    })
    .unwrap_or(rest.len())
}
