//! The enums of a file, nested ones included.

use std::ops::Range;

use super::Malformed;
use super::lexer::{Kind, Lexeme};
use crate::catalogue::NumberRange;

/// An enum.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Enum {
    /// Its path below the package: the messages that it is nested in, then its name.
    pub path: String,
    /// The bytes of its name.
    pub name: Range<usize>,
    /// The index of the word `enum` among the lexemes.
    pub start: usize,
    /// The index of the brace that closes it.
    pub end: usize,
    /// The names of its options, each with its bytes.
    pub options: Vec<(String, Range<usize>)>,
    /// Whether several of its values may have the same number.
    pub allows_aliases: bool,
    /// Its values, in the order of the file; aliases included.
    pub values: Vec<Value>,
    /// Numbers and names that it reserves.
    pub reserved: Vec<Reserved>,
}

/// A value of an enum.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Value {
    /// Its name.
    pub name: String,
    /// Its number.
    pub number: i64,
    /// Whether it is marked as deprecated.
    pub deprecated: bool,
    /// The bytes of its options, if it has any but `deprecated`.
    pub options: Option<Range<usize>>,
    /// The bytes of its name.
    pub span: Range<usize>,
    /// The bytes of its number.
    pub number_span: Range<usize>,
    /// The index of its name among the lexemes.
    pub start: usize,
}

/// What an enum reserves, with its bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reserved {
    /// Numbers.
    Numbers(NumberRange, Range<usize>),
    /// A name.
    Name(String, Range<usize>),
}

/// The bytes of the word `edition`, if the file starts with it.
#[must_use]
pub fn edition(text: &str, lexemes: &[Lexeme]) -> Option<Range<usize>> {
    let mut tokens = lexemes.iter().filter(|lexeme| !lexeme.kind.is_comment());
    let mut next = || tokens.next().map(|token| token.span.clone());
    let (first, second) = (next()?, next()?);
    let is_edition = text.get(first.clone()) == Some("edition") && text.get(second) == Some("=");
    is_edition.then_some(first)
}

/// Every enum of a file.
///
/// # Errors
///
/// If braces do not match, or a value has no name or number.
pub fn enums(text: &str, lexemes: &[Lexeme]) -> Result<Vec<Enum>, Malformed> {
    let mut scanner = Scanner { text, tokens: tokens(lexemes), at: 0 };
    let mut enums = Vec::new();
    let mut scopes: Vec<String> = Vec::new();
    // Options may have fields of any name, `enum` and `message` among them.
    let mut begins = true;
    while let Some(word) = scanner.next() {
        let begun = std::mem::replace(&mut begins, matches!(word, ";" | "{" | "}"));
        let (second, third) = (scanner.peek(0), scanner.peek(1));
        match (word, second, third) {
            ("option", Some(name), _) if begun && name != "=" => {
                scanner.statement(|_, _| {})?;
                begins = true;
            }
            ("[", ..) => scanner.skip_brackets()?,
            ("enum", Some(name), Some("{")) if begun => {
                let path = path(&scopes, name);
                enums.push(scanner.enumeration(path)?);
                begins = true;
            }
            ("message", Some(name), Some("{")) if begun => {
                scopes.push(name.to_owned());
                scanner.at += 2;
                begins = true;
            }
            ("group", Some(name), Some("=")) => {
                // The number, options and brace follow; the brace opens the scope.
                let name = name.to_owned();
                scanner.skip_to_brace();
                scopes.push(name);
                begins = true;
            }
            ("{", ..) => scopes.push(String::new()),
            ("}", ..) if scopes.pop().is_none() => {
                return Err(scanner.malformed("this brace closes nothing"));
            }
            _ => {}
        }
    }
    if scopes.is_empty() { Ok(enums) } else { Err(scanner.malformed("a brace is not closed")) }
}

fn path(scopes: &[String], name: &str) -> String {
    let named = scopes.iter().map(String::as_str).filter(|scope| !scope.is_empty());
    named.chain([name]).collect::<Vec<_>>().join(".")
}

/// The tokens without the comments, each with its index among the lexemes.
fn tokens(lexemes: &[Lexeme]) -> Vec<(usize, &Lexeme)> {
    lexemes.iter().enumerate().filter(|(_, lexeme)| !lexeme.kind.is_comment()).collect()
}

struct Scanner<'a> {
    text: &'a str,
    tokens: Vec<(usize, &'a Lexeme)>,
    at: usize,
}

impl<'a> Scanner<'a> {
    fn peek(&self, ahead: usize) -> Option<&'a str> {
        let (_, lexeme) = self.tokens.get(self.at + ahead)?;
        self.text.get(lexeme.span.clone())
    }

    fn next(&mut self) -> Option<&'a str> {
        let next = self.peek(0);
        self.at += 1;
        next
    }

    /// The lexeme that [`Self::next`] gave last, and its index.
    fn last(&self) -> Option<(usize, &'a Lexeme)> {
        self.tokens.get(self.at.checked_sub(1)?).copied()
    }

    fn span(&self) -> Range<usize> {
        let end = self.text.len()..self.text.len();
        self.last().map_or(end, |(_, lexeme)| lexeme.span.clone())
    }

    fn malformed(&self, message: &str) -> Malformed {
        Malformed { message: message.to_owned(), span: self.span() }
    }

    /// Skips to after the next brace outside of brackets.
    fn skip_to_brace(&mut self) {
        let mut depth = 0_usize;
        while let Some(token) = self.next() {
            match token {
                "[" => depth += 1,
                "]" => depth = depth.saturating_sub(1),
                "{" if depth == 0 => return,
                _ => {}
            }
        }
    }

    /// Skips to after the bracket that closes the one that was the last token.
    fn skip_brackets(&mut self) -> Result<(), Malformed> {
        let mut depth = 1_usize;
        while depth > 0 {
            match self.next() {
                Some("[" | "{") => depth += 1,
                Some("]" | "}") => depth -= 1,
                Some(_) => {}
                None => return Err(self.malformed("a bracket is not closed")),
            }
        }
        Ok(())
    }

    /// An enum; the word `enum` was the last token.
    fn enumeration(&mut self, path: String) -> Result<Enum, Malformed> {
        let start = self.last().map_or(0, |(index, _)| index);
        self.at += 1;
        let name = self.span();
        self.at += 1;
        let mut found = Enum {
            path,
            name,
            start,
            end: start,
            options: Vec::new(),
            allows_aliases: false,
            values: Vec::new(),
            reserved: Vec::new(),
        };
        loop {
            match (self.next(), self.peek(0)) {
                (None, _) => return Err(self.malformed("a brace is not closed")),
                (Some("}"), _) => {
                    found.end = self.last().map_or(start, |(index, _)| index);
                    return Ok(found);
                }
                (Some(";"), _) => {}
                (Some(name), Some("=")) => found.values.push(self.value(name)?),
                (Some("option"), _) => {
                    let (name, value, span) = self.option()?;
                    found.allows_aliases |= name == "allow_alias" && value == "true";
                    found.options.push((name, span));
                }
                (Some("reserved"), _) => self.reserved(&mut found.reserved)?,
                _ => return Err(self.malformed("this is no value of an enum")),
            }
        }
    }

    /// The name of an option, its value, and the bytes of the name.
    fn option(&mut self) -> Result<(String, String, Range<usize>), Malformed> {
        let first = self.tokens.get(self.at).map_or(0, |(_, lexeme)| lexeme.span.start);
        let (mut name, mut value, mut end) = (String::new(), String::new(), None);
        self.statement(|scanner, token| match end {
            None if token == "=" => end = Some(scanner.span().start),
            None => name += token,
            Some(_) => value += token,
        })?;
        Ok((name, value, first..end.unwrap_or(first)))
    }

    /// A value; its name was the last token, and `=` is the next.
    fn value(&mut self, name: &str) -> Result<Value, Malformed> {
        let (start, lexeme) = self.last().ok_or_else(|| self.malformed("a name is missing"))?;
        let span = lexeme.span.clone();
        self.at += 1;
        let first = self.tokens.get(self.at).map_or(span.end, |(_, lexeme)| lexeme.span.start);
        let number = self.number()?;
        let number_span = first..self.span().end;
        let (mut words, mut brackets) = (Vec::new(), None::<Range<usize>>);
        self.statement(|scanner, word| {
            let start = brackets.as_ref().map_or(scanner.span().start, |brackets| brackets.start);
            brackets = Some(start..scanner.span().end);
            words.push(word.to_owned());
        })?;
        let deprecated = is_deprecated(&words);
        let known = ["[", "deprecated", "=", "true", "false", "]"];
        let options = brackets.filter(|_| !words.iter().all(|word| known.contains(&word.as_str())));
        Ok(Value { name: name.to_owned(), number, deprecated, options, span, number_span, start })
    }

    /// A whole number, with its sign.
    fn number(&mut self) -> Result<i64, Malformed> {
        let sign = if self.peek(0) == Some("-") { -1 } else { 1 };
        self.at += usize::from(sign < 0);
        let number = self.next().and_then(parse);
        number.map(|number| sign * number).ok_or_else(|| self.malformed("this is no whole number"))
    }

    /// The tokens up to the semicolon that ends a statement, braces and brackets included.
    fn statement(&mut self, mut each: impl FnMut(&Self, &str)) -> Result<(), Malformed> {
        let mut depth = 0_usize;
        loop {
            match self.next() {
                None => return Err(self.malformed("a semicolon is missing")),
                Some(";") if depth == 0 => return Ok(()),
                Some(token) => {
                    match token {
                        "{" | "[" => depth += 1,
                        "}" | "]" if depth == 0 => {
                            return Err(self.malformed("a semicolon is missing"));
                        }
                        "}" | "]" => depth -= 1,
                        _ => {}
                    }
                    each(self, token);
                }
            }
        }
    }

    /// What follows the word `reserved`.
    fn reserved(&mut self, into: &mut Vec<Reserved>) -> Result<(), Malformed> {
        loop {
            if self.is_at_text() {
                let (name, span) = self.name();
                into.push(Reserved::Name(name, span));
            } else {
                let first = self.tokens.get(self.at).map_or(0, |(_, lexeme)| lexeme.span.start);
                let from = self.number()?;
                let to = match self.peek(0) {
                    Some("to") => {
                        self.at += 1;
                        self.upper_end()?
                    }
                    _ => from,
                };
                let fits = |number: i64| i32::try_from(number).is_ok();
                if !fits(from) || !fits(to) || from > to {
                    return Err(self.malformed("this is no range of numbers"));
                }
                let range = NumberRange { first: from, last: to };
                into.push(Reserved::Numbers(range, first..self.span().end));
            }
            match self.next() {
                Some(",") => {}
                Some(";") => return Ok(()),
                _ => return Err(self.malformed("a semicolon is missing")),
            }
        }
    }

    fn is_at_text(&self) -> bool {
        self.tokens.get(self.at).is_some_and(|(_, lexeme)| lexeme.kind == Kind::Text)
    }

    /// The text between quotes. Adjacent strings are one, as for the compiler.
    fn name(&mut self) -> (String, Range<usize>) {
        let first = self.tokens.get(self.at).map_or(0, |(_, lexeme)| lexeme.span.start);
        let mut name = String::new();
        while self.is_at_text() {
            let quoted = self.next().unwrap_or_default();
            name += quoted.get(1..quoted.len() - 1).unwrap_or_default();
        }
        (name, first..self.span().end)
    }

    fn upper_end(&mut self) -> Result<i64, Malformed> {
        if self.peek(0) == Some("max") {
            self.at += 1;
            return Ok(i64::from(i32::MAX));
        }
        self.number()
    }
}

/// Whether the options of a value, brackets included, contain `deprecated = true`. Fields inside custom
/// options do not count.
fn is_deprecated(words: &[String]) -> bool {
    let mut depth = 0_usize;
    words.windows(4).any(|words| {
        let [before, option @ ..] = words else { return false };
        match before.as_str() {
            "[" | "{" => depth += 1,
            "]" | "}" => depth = depth.saturating_sub(1),
            _ => {}
        }
        depth == 1 && ["[", ","].contains(&before.as_str()) && option == ["deprecated", "=", "true"]
    })
}

/// A decimal, octal or hexadecimal number.
fn parse(word: &str) -> Option<i64> {
    if let Some(digits) = word.strip_prefix("0x").or_else(|| word.strip_prefix("0X")) {
        return i64::from_str_radix(digits, 16).ok();
    }
    match word.strip_prefix('0') {
        Some(digits) if !digits.is_empty() => i64::from_str_radix(digits, 8).ok(),
        _ => word.parse().ok(),
    }
}
