//! Source code as words, signs and literals, without its comments. It never fails: what no rule of the
//! language explains is a sign, and what is not closed ends with its line or with the text.

mod lines;
mod literals;

use std::ops::Range;

use memchr::{memchr, memchr_iter, memmem};

use super::syntax::Syntax;
use lines::Lines;

/// A piece of source code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    pub kind: Kind,
    pub start: usize,
    pub end: usize,
}

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// An identifier or a keyword.
    Word,
    /// A string, a character or a number.
    Literal,
    /// An opening bracket. Where Python indents, there is one of no width.
    Open(Bracket),
    /// A closing one.
    Close(Bracket),
    /// The end of a statement: a semicolon, or a line break that stands for one.
    End,
    /// An operator or a separator.
    Sign(Sign),
    /// A line of the preprocessor that chooses between parts of the text.
    Conditional(Conditional),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bracket {
    /// `()`
    Round,
    /// `[]`
    Square,
    /// `{}`
    Curly,
}

/// An operator or a separator.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sign {
    /// `=` and `:=`
    Assign,
    /// `==`, `!=`, `===` and `!==`
    Compare,
    /// `->`
    Arrow,
    /// `=>`
    FatArrow,
    /// `::`
    Scope,
    /// `.` and `?.`
    Dot,
    /// `?`
    Question,
    /// `:`
    Colon,
    /// `,`
    Comma,
    /// `&&` and `||`
    AndOr,
    /// `++` and `--`
    Increment,
    /// `&`
    Ampersand,
    /// `!`
    Not,
    /// Any other.
    Other,
}

/// What a line of the preprocessor does to the text after it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Conditional {
    /// `#if` and the like
    If,
    /// `#else` and the like
    Else,
    /// `#endif`
    EndIf,
}

/// The start of what comments say to this tool.
const ADDRESS: &[u8] = b"reasonbook:";

/// A text in tokens.
#[derive(Debug, Default)]
pub struct Lexed {
    pub tokens: Vec<Token>,
    /// The comments that say something to this tool.
    pub remarks: Vec<Range<usize>>,
    /// The names of macros that are defined.
    pub macros: Vec<Range<usize>>,
}

/// The tokens of a text, in time that grows with its length and no faster.
pub fn lex(text: &str, syntax: Syntax) -> Lexed {
    let mut lexer = Lexer {
        bytes: text.as_bytes(),
        at: 0,
        syntax,
        lexed: Lexed { tokens: Vec::with_capacity(text.len() / 6), ..Lexed::default() },
        lines: Lines::default(),
        no_regex_until: 0,
    };
    while let Some(byte) = lexer.byte(0) {
        lexer.step(byte);
    }
    lexer.finish();
    lexer.lexed
}

struct Lexer<'t> {
    bytes: &'t [u8],
    at: usize,
    syntax: Syntax,
    lexed: Lexed,
    lines: Lines,
    /// Up to here no regular expression ends, so there is no need to look again.
    no_regex_until: usize,
}

impl Lexer<'_> {
    fn byte(&self, ahead: usize) -> Option<u8> {
        self.bytes.get(self.at + ahead).copied()
    }

    fn has(&self, what: &[u8]) -> bool {
        self.rest().starts_with(what)
    }

    fn rest(&self) -> &[u8] {
        self.bytes.get(self.at..).unwrap_or_default()
    }

    /// Reads one token, comment, blank or line break.
    fn step(&mut self, byte: u8) {
        match byte {
            b'\n' => self.line_break(),
            b' ' | b'\t' | b'\r' | b'\x0b' | b'\x0c' => self.at += 1,
            b'#' if self.syntax == Syntax::Python => self.line_comment(),
            b'#' if self.syntax == Syntax::C && self.is_first_on_line() => self.directive(),
            b'/' if self.syntax != Syntax::Python && self.has(b"//") => self.line_comment(),
            b'/' if self.syntax != Syntax::Python && self.has(b"/*") => self.block_comment(),
            b'\\' if self.has(b"\\\n") => self.at += 2,
            b'\\' if self.has(b"\\\r\n") => self.at += 3,
            _ if is_word(byte) && !byte.is_ascii_digit() => self.word(),
            _ if byte.is_ascii_digit() => self.number(),
            b'"' | b'\'' | b'`' => self.quoted(byte),
            b'/' if self.syntax == Syntax::Script && self.regex() => {}
            _ => self.sign(byte),
        }
    }

    /// Adds the token that ends here.
    fn push(&mut self, kind: Kind, start: usize) {
        self.before(kind, start);
        self.lexed.tokens.push(Token { kind, start, end: self.at });
    }

    fn word(&mut self) {
        let start = self.at;
        let length = self.rest().iter().take_while(|byte| is_word(**byte)).count();
        self.at += length;
        let word = self.bytes.get(start..self.at).unwrap_or_default();
        if self.prefixed(start, word) {
            return;
        }
        self.push(Kind::Word, start);
    }

    fn number(&mut self) {
        let start = self.at;
        while let Some(byte) = self.byte(0) {
            let next = self.byte(1).is_some_and(|next| next.is_ascii_alphanumeric());
            let separates = byte == b'\'' && self.syntax == Syntax::C && next;
            let is_point = byte == b'.' && next;
            if !(is_word(byte) || separates || is_point) {
                break;
            }
            self.at += 1;
        }
        self.push(Kind::Literal, start);
    }

    fn sign(&mut self, byte: u8) {
        let (kind, length) = match byte {
            b'(' => (Kind::Open(Bracket::Round), 1),
            b'[' => (Kind::Open(Bracket::Square), 1),
            b'{' => (Kind::Open(Bracket::Curly), 1),
            b')' => (Kind::Close(Bracket::Round), 1),
            b']' => (Kind::Close(Bracket::Square), 1),
            b'}' => (Kind::Close(Bracket::Curly), 1),
            b';' => (Kind::End, 1),
            _ => {
                let (sign, length) = sign(self.rest());
                (Kind::Sign(sign), length)
            }
        };
        let start = self.at;
        self.at += length;
        self.push(kind, start);
    }

    fn line_comment(&mut self) {
        let start = self.at;
        loop {
            let Some(end) = memchr(b'\n', self.rest()) else {
                self.at = self.bytes.len();
                break;
            };
            self.at += end;
            let line = self.bytes.get(start..self.at).unwrap_or_default();
            let goes_on = line.ends_with(b"\\") || line.ends_with(b"\\\r");
            if self.syntax != Syntax::C || !goes_on {
                break;
            }
            self.at += 1;
        }
        self.remark(start);
    }

    fn block_comment(&mut self) {
        let start = self.at;
        self.at += 2;
        let is_nested = self.syntax == Syntax::Rust;
        let mut depth = 1_usize;
        while depth > 0 {
            let found = memchr_iter(b'*', self.rest()).map(|at| self.at + at).find(|at| {
                let (before, after) = (self.bytes.get(at - 1), self.bytes.get(at + 1));
                after == Some(&b'/') || (is_nested && before == Some(&b'/') && *at > self.at)
            });
            let Some(found) = found else {
                self.at = self.bytes.len();
                break;
            };
            let closes = self.bytes.get(found + 1) == Some(&b'/');
            depth = if closes { depth - 1 } else { depth + 1 };
            self.at = found + 1 + usize::from(closes);
        }
        self.remark(start);
    }

    /// Keeps the comment that ends here, if it speaks to this tool.
    fn remark(&mut self, start: usize) {
        let comment = self.bytes.get(start..self.at).unwrap_or_default();
        if memmem::find(comment, ADDRESS).is_some() {
            self.lexed.remarks.push(start..self.at);
        }
    }

    /// Skips a line of the preprocessor, since what it defines is not run here.
    fn directive(&mut self) {
        let start = self.at;
        self.at += 1;
        let choice = match self.word_of_directive() {
            b"if" | b"ifdef" | b"ifndef" => Some(Conditional::If),
            b"else" | b"elif" | b"elifdef" | b"elifndef" => Some(Conditional::Else),
            b"endif" => Some(Conditional::EndIf),
            b"define" => {
                let length = self.word_of_directive().len();
                self.lexed.macros.push(self.at - length..self.at);
                None
            }
            _ => None,
        };
        while let Some(byte) = self.byte(0) {
            match byte {
                b'\n' => break,
                b'\\' if self.has(b"\\\r\n") => self.at += 3,
                b'\\' => self.at += 2,
                b'/' if self.has(b"//") => self.line_comment(),
                b'/' if self.has(b"/*") => self.block_comment(),
                _ => self.at += 1,
            }
        }
        self.at = self.at.min(self.bytes.len());
        if let Some(choice) = choice {
            self.lexed.tokens.push(Token { kind: Kind::Conditional(choice), start, end: self.at });
        }
    }

    /// Reads the next word of a line of the preprocessor.
    fn word_of_directive(&mut self) -> &[u8] {
        let is_blank = |byte: &&u8| **byte == b' ' || **byte == b'\t';
        self.at += self.rest().iter().take_while(is_blank).count();
        let start = self.at;
        self.at += self.rest().iter().take_while(|byte| is_word(**byte)).count();
        self.bytes.get(start..self.at).unwrap_or_default()
    }
}

/// Every word of a text, also those in its comments and literals.
pub fn every_word(text: &str) -> impl Iterator<Item = &str> {
    text.split(|sign: char| !u8::try_from(sign).is_ok_and(is_word) && sign.is_ascii())
}

fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_' || byte == b'$' || byte >= 0x80
}

/// The sign that a text starts with, and how long it is.
fn sign(text: &[u8]) -> (Sign, usize) {
    const SIGNS: &[(&[u8], Sign)] = &[
        (b"===", Sign::Compare),
        (b"!==", Sign::Compare),
        (b"==", Sign::Compare),
        (b"!=", Sign::Compare),
        (b"=>", Sign::FatArrow),
        (b"->", Sign::Arrow),
        (b"::", Sign::Scope),
        (b":=", Sign::Assign),
        (b"&&", Sign::AndOr),
        (b"||", Sign::AndOr),
        (b"++", Sign::Increment),
        (b"--", Sign::Increment),
        (b"?.", Sign::Dot),
        (b"??", Sign::Other),
        (b"=", Sign::Assign),
        (b".", Sign::Dot),
        (b"?", Sign::Question),
        (b":", Sign::Colon),
        (b",", Sign::Comma),
        (b"&", Sign::Ampersand),
        (b"!", Sign::Not),
    ];
    if let [b'<' | b'>' | b'+' | b'-' | b'*' | b'/' | b'%' | b'|' | b'&' | b'^', b'=', ..] = text {
        return (Sign::Other, 2);
    }
    let found = SIGNS.iter().find(|(sign, _)| text.starts_with(sign));
    found.map_or((Sign::Other, 1), |(text, sign)| (*sign, text.len()))
}
