//! Strings, characters and regular expressions, by the rules of each language.

use memchr::{memchr, memchr2, memmem};

use super::super::syntax::Syntax;
use super::{Kind, Lexer, Sign, is_word};

/// How long the name of a raw string of C++ can be.
const LONGEST_DELIMITER: usize = 16;

impl Lexer<'_> {
    /// Reads the string that a word is the start of, as `R"(` or `b'`; says whether it is one.
    pub(super) fn prefixed(&mut self, start: usize, word: &[u8]) -> bool {
        let Some(quote @ (b'"' | b'\'' | b'#')) = self.byte(0) else { return false };
        match (self.syntax, word) {
            (Syntax::C, b"R" | b"LR" | b"uR" | b"UR" | b"u8R") if quote == b'"' => {
                self.raw_c(start)
            }
            (Syntax::C, b"L" | b"u" | b"U" | b"u8") if quote != b'#' => {
                self.closed_by(quote, start)
            }
            (Syntax::Rust, b"r" | b"br" | b"cr") if quote != b'\'' => return self.raw_rust(start),
            (Syntax::Rust, b"b" | b"c") if quote != b'#' => self.closed_by(quote, start),
            (Syntax::Python, _) if quote != b'#' && is_python_prefix(word) => {
                self.python(quote, start);
            }
            _ => return false,
        }
        true
    }

    /// Reads what a quotation mark starts.
    pub(super) fn quoted(&mut self, quote: u8) {
        let start = self.at;
        match (self.syntax, quote) {
            (Syntax::Python, b'"' | b'\'') => self.python(quote, start),
            (Syntax::Java, b'"') if self.has(b"\"\"\"") => self.tripled(b"\"\"\"", start),
            (Syntax::Go, b'`') => self.raw_until(b"`", 1, start),
            (Syntax::Script, b'`') => self.template(start),
            (Syntax::Rust, b'\'') | (_, b'`') if quote == b'`' || !self.is_character() => {
                self.at += 1;
                self.push(Kind::Sign(Sign::Other), start);
            }
            _ => self.closed_by(quote, start),
        }
    }

    /// Whether a quotation mark of Rust starts a character; else it starts a lifetime.
    fn is_character(&self) -> bool {
        let Some(first) = self.byte(1) else { return false };
        let length = match first {
            b'\\' => return true,
            0..0x80 => 1,
            0x80..0xe0 => 2,
            0xe0..0xf0 => 3,
            0xf0.. => 4,
        };
        self.byte(1 + length) == Some(b'\'')
    }

    /// Reads up to the mark that closes; backslashes escape. Only strings of Rust have several lines.
    fn closed_by(&mut self, quote: u8, start: usize) {
        self.at += 1;
        let spans_lines = self.syntax == Syntax::Rust && quote == b'"';
        while let Some(byte) = self.byte(0) {
            match byte {
                b'\\' if self.has(b"\\\r\n") => self.at += 3,
                b'\\' => self.at += 2,
                b'\n' if !spans_lines => break,
                _ => {
                    self.at += 1;
                    if byte == quote {
                        break;
                    }
                }
            }
        }
        self.literal(start);
    }

    fn python(&mut self, quote: u8, start: usize) {
        let triple = [quote; 3];
        if self.has(&triple) { self.tripled(&triple, start) } else { self.closed_by(quote, start) }
    }

    /// Reads up to three marks that close; backslashes escape.
    fn tripled(&mut self, marks: &[u8], start: usize) {
        self.at += marks.len();
        let mark = marks.first().copied().unwrap_or_default();
        while let Some(next) = memchr2(mark, b'\\', self.rest()) {
            self.at += next;
            if self.has(marks) {
                self.at += marks.len();
                return self.literal(start);
            }
            self.at += if self.byte(0) == Some(b'\\') { 2 } else { 1 };
        }
        self.at = self.bytes.len();
        self.literal(start);
    }

    fn raw_c(&mut self, start: usize) {
        let name = self.rest().iter().skip(1).take(LONGEST_DELIMITER + 1);
        let name: Vec<u8> = name.copied().take_while(|byte| !b"( )\\\n\"".contains(byte)).collect();
        if self.byte(1 + name.len()) != Some(b'(') {
            return self.closed_by(b'"', start);
        }
        let end = [b")", name.as_slice(), b"\""].concat();
        self.raw_until(&end, 2 + name.len(), start);
    }

    /// Reads a raw string of Rust; says whether it is one.
    fn raw_rust(&mut self, start: usize) -> bool {
        let marks = self.rest().iter().take_while(|byte| **byte == b'#').count();
        if self.byte(marks) != Some(b'"') {
            return false;
        }
        let end = [b"\"", vec![b'#'; marks].as_slice()].concat();
        self.raw_until(&end, marks + 1, start);
        true
    }

    /// Reads up to a text that ends it and has no escapes, after the `opening` bytes.
    fn raw_until(&mut self, end: &[u8], opening: usize, start: usize) {
        self.at += opening;
        let found = memmem::find(self.rest(), end);
        self.at = found.map_or(self.bytes.len(), |found| self.at + found + end.len());
        self.literal(start);
    }

    /// Reads a template literal, with the expressions and the templates in it.
    fn template(&mut self, start: usize) {
        self.at += 1;
        // What is open: an expression with its number of braces, or a template.
        let mut open: Vec<Option<usize>> = vec![None];
        while let (Some(byte), Some(inner)) = (self.byte(0), open.last_mut()) {
            self.at += 1;
            match (byte, inner) {
                (b'\\', None) => self.at += 1,
                (b'$', None) if self.byte(0) == Some(b'{') => {
                    self.at += 1;
                    open.push(Some(0));
                }
                (b'`', Some(_)) => open.push(None),
                (b'{', Some(depth)) => *depth += 1,
                (b'`', None) | (b'}', Some(0)) => drop(open.pop()),
                (b'}', Some(depth)) => *depth -= 1,
                _ => {}
            }
        }
        self.literal(start);
    }

    /// Reads a regular expression; says whether there is one.
    pub(super) fn regex(&mut self) -> bool {
        if self.at < self.no_regex_until || self.lines.ends_an_operand() {
            return false;
        }
        let line = memchr(b'\n', self.rest()).map_or(self.bytes.len(), |end| self.at + end);
        let (mut at, mut in_class) = (self.at + 1, false);
        while let Some(byte) = self.bytes.get(at).filter(|_| at < line) {
            match byte {
                b'\\' => at += 1,
                b'[' => in_class = true,
                b']' => in_class = false,
                b'/' if !in_class => {
                    let start = self.at;
                    self.at = at + 1;
                    self.literal(start);
                    return true;
                }
                _ => {}
            }
            at += 1;
        }
        self.no_regex_until = line;
        false
    }

    fn literal(&mut self, start: usize) {
        self.at = self.at.min(self.bytes.len());
        self.push(Kind::Literal, start);
    }
}

fn is_python_prefix(word: &[u8]) -> bool {
    word.len() <= 2 && word.iter().all(|byte| is_word(*byte) && b"rbfutRBFUT".contains(byte))
}
