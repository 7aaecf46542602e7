//! Reads the enums of a file, including nested ones.

use std::ops::Range;

use super::Malformed;
use super::lexer::{Kind, Lexeme};
use crate::catalogue::{NumberRange, PROTO_MAX};

/// An enum.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Enum {
    /// The name, qualified by the messages that it is nested in, but not by the package.
    pub path: String,
    /// The bytes of the name.
    pub name: Range<usize>,
    /// The index of the word `enum` among the lexemes.
    pub start: usize,
    /// The index of the closing brace among the lexemes.
    pub end: usize,
    /// The names of the options, each with its bytes.
    pub options: Vec<(String, Range<usize>)>,
    /// Whether `allow_alias` is set: several values may have the same number.
    pub allows_aliases: bool,
    /// The values in the order of the file, including aliases.
    pub values: Vec<Value>,
    /// The reserved numbers and names.
    pub reserved: Vec<Reserved>,
}

/// A value of an enum.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Value {
    /// The name.
    pub name: String,
    /// The number.
    pub number: i64,
    /// Whether it is marked as deprecated.
    pub deprecated: bool,
    /// The bytes of the options, brackets included; `None` if there are none except `deprecated`.
    pub options: Option<Range<usize>>,
    /// The bytes of the name.
    pub span: Range<usize>,
    /// The bytes of the number.
    pub number_span: Range<usize>,
    /// The index of the name among the lexemes.
    pub start: usize,
}

/// A reservation of an enum.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reserved {
    /// Reserved numbers, and their bytes in the file.
    Numbers(NumberRange, Range<usize>),
    /// A reserved name, and its bytes in the file, quotes included.
    Name(String, Range<usize>),
}

/// The bytes of the word `edition`, if the file starts with it.
pub fn edition(text: &str, lexemes: &[Lexeme]) -> Option<Range<usize>> {
    let mut tokens = lexemes.iter().filter(|lexeme| !lexeme.kind.is_comment());
    let mut next = || tokens.next().map(|token| token.span.clone());
    let (first, second) = (next()?, next()?);
    let is_edition = text.get(first.clone()) == Some("edition") && text.get(second) == Some("=");
    is_edition.then_some(first)
}

/// Every enum of a file.
/// Fails if braces do not match, or a value has no name or number.
pub fn enums(text: &str, lexemes: &[Lexeme]) -> Result<Vec<Enum>, Malformed> {
    let tokens = lexemes.iter().enumerate().filter(|(_, lexeme)| !lexeme.kind.is_comment());
    let mut scanner = Scanner { text, tokens: tokens.collect(), at: 0 };
    let mut enums = Vec::new();
    let mut scopes: Vec<String> = Vec::new();
    // `enum` and `message` are keywords only at the start of a statement: fields may have these
    // names too.
    let mut starts_statement = true;
    while let Some(word) = scanner.next() {
        let is_first = std::mem::replace(&mut starts_statement, matches!(word, ";" | "{" | "}"));
        match (word, scanner.peek(0), scanner.peek(1)) {
            ("option", Some(name), _) if is_first && name != "=" => {
                scanner.statement(|_, _| {})?;
                starts_statement = true;
            }
            ("[", ..) => scanner.skip_brackets()?,
            ("enum", Some(name), Some("{")) if is_first => {
                enums.push(scanner.enumeration(path(&scopes, name))?);
                starts_statement = true;
            }
            ("message", Some(name), Some("{")) if is_first => {
                scopes.push(name.to_owned());
                scanner.at += 2;
                starts_statement = true;
            }
            ("group", Some(name), Some("=")) => {
                // The group's number and options come before the brace that opens its scope.
                scanner.skip_to_brace();
                scopes.push(name.to_owned());
                starts_statement = true;
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

/// The name, qualified by the scopes around it. Scopes that are not messages have an empty name.
fn path(scopes: &[String], name: &str) -> String {
    let named = scopes.iter().map(String::as_str).filter(|scope| !scope.is_empty());
    named.chain([name]).collect::<Vec<_>>().join(".")
}

struct Scanner<'a> {
    text: &'a str,
    /// The tokens, each with its index among the lexemes.
    tokens: Vec<(usize, &'a Lexeme)>,
    /// The index of the next token in `tokens`.
    at: usize,
}

impl<'a> Scanner<'a> {
    /// The token `ahead` of the next one.
    fn peek(&self, ahead: usize) -> Option<&'a str> {
        let (_, lexeme) = self.tokens.get(self.at + ahead)?;
        self.text.get(lexeme.span.clone())
    }

    fn next(&mut self) -> Option<&'a str> {
        let next = self.peek(0);
        self.at += 1;
        next
    }

    /// The token that [`Self::next`] returned last, and its index among the lexemes.
    fn last(&self) -> Option<(usize, &'a Lexeme)> {
        self.tokens.get(self.at.checked_sub(1)?).copied()
    }

    /// The bytes of the last token; the end of the text after the last one.
    fn span(&self) -> Range<usize> {
        let end = self.text.len()..self.text.len();
        self.last().map_or(end, |(_, lexeme)| lexeme.span.clone())
    }

    /// The byte at which the next token starts; the end of the text after the last one.
    fn next_start(&self) -> usize {
        self.tokens.get(self.at).map_or(self.text.len(), |(_, lexeme)| lexeme.span.start)
    }

    fn malformed(&self, message: &str) -> Malformed {
        Malformed { message: message.to_owned(), span: self.span() }
    }

    /// Skips past the next `{` that is not inside brackets.
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

    /// Skips past the bracket that closes the last token, which is `[`.
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

    /// Reads an enum. The last token is the word `enum`.
    fn enumeration(&mut self, path: String) -> Result<Enum, Malformed> {
        let start = self.last().map_or(0, |(index, _)| index);
        self.at += 1;
        let name = self.span();
        self.at += 1;
        let mut found = Enum { path, name, start, end: start, ..Enum::default() };
        loop {
            match (self.next(), self.peek(0)) {
                (None, _) => return Err(self.malformed("a brace is not closed")),
                (Some("}"), _) => {
                    found.end = self.last().map_or(start, |(index, _)| index);
                    return Ok(found);
                }
                (Some(";"), _) => {}
                (Some(name), Some("=")) => found.values.push(self.value(name)?),
                (Some("option"), _) => self.option(&mut found)?,
                (Some("reserved"), _) => found.reserved.extend(self.reserved()?),
                _ => return Err(self.malformed("this is not a value of an enum")),
            }
        }
    }

    /// Reads an option of an enum. The last token is the word `option`.
    fn option(&mut self, found: &mut Enum) -> Result<(), Malformed> {
        let first = self.next_start();
        let (mut name, mut value, mut end) = (String::new(), String::new(), None);
        self.statement(|scanner, token| match end {
            None if token == "=" => end = Some(scanner.span().start),
            None => name += token,
            Some(_) => value += token,
        })?;
        found.allows_aliases |= name == "allow_alias" && value == "true";
        found.options.push((name, first..end.unwrap_or(first)));
        Ok(())
    }

    /// Reads a value. The last token is its name, the next one is `=`.
    fn value(&mut self, name: &str) -> Result<Value, Malformed> {
        let (start, lexeme) = self.last().ok_or_else(|| self.malformed("a name is missing"))?;
        let span = lexeme.span.clone();
        self.at += 1;
        let first = self.next_start();
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

    /// Reads a whole number with its sign.
    fn number(&mut self) -> Result<i64, Malformed> {
        let sign = if self.peek(0) == Some("-") { -1 } else { 1 };
        self.at += usize::from(sign < 0);
        let number = self.next().and_then(parse);
        number
            .map(|number| sign * number)
            .ok_or_else(|| self.malformed("this is not a whole number"))
    }

    /// Reads up to the semicolon that ends the statement, and calls `visit` with every token before
    /// it.
    fn statement(&mut self, mut visit: impl FnMut(&Self, &str)) -> Result<(), Malformed> {
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
                    visit(self, token);
                }
            }
        }
    }

    /// Reads the names or numbers of a `reserved` statement. The last token is that word.
    fn reserved(&mut self) -> Result<Vec<Reserved>, Malformed> {
        let mut found = Vec::new();
        loop {
            found.push(if self.is_at_text() { self.name() } else { self.range()? });
            match self.next() {
                Some(",") => {}
                Some(";") => return Ok(found),
                _ => return Err(self.malformed("a semicolon is missing")),
            }
        }
    }

    /// Reads a reserved number or a range of numbers.
    fn range(&mut self) -> Result<Reserved, Malformed> {
        let start = self.next_start();
        let first = self.number()?;
        let last = match (self.peek(0), self.peek(1)) {
            (Some("to"), Some("max")) => {
                self.at += 2;
                PROTO_MAX
            }
            (Some("to"), _) => {
                self.at += 1;
                self.number()?
            }
            _ => first,
        };
        let fits = |number: i64| i32::try_from(number).is_ok();
        if !fits(first) || !fits(last) || first > last {
            return Err(self.malformed("this is not a range of numbers"));
        }
        Ok(Reserved::Numbers(NumberRange { first, last }, start..self.span().end))
    }

    fn is_at_text(&self) -> bool {
        self.tokens.get(self.at).is_some_and(|(_, lexeme)| lexeme.kind == Kind::Text)
    }

    /// Reads a reserved name in quotes. As in the compiler, adjacent strings are joined.
    fn name(&mut self) -> Reserved {
        let first = self.next_start();
        let mut name = String::new();
        while self.is_at_text() {
            let quoted = self.next().unwrap_or_default();
            name += quoted.get(1..quoted.len() - 1).unwrap_or_default();
        }
        Reserved::Name(name, first..self.span().end)
    }
}

/// Whether the options of a value contain `deprecated = true`. `words` includes the brackets.
/// Fields inside custom options do not count.
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

/// Parses a decimal, octal or hexadecimal number.
fn parse(word: &str) -> Option<i64> {
    if let Some(digits) = word.strip_prefix("0x").or_else(|| word.strip_prefix("0X")) {
        return i64::from_str_radix(digits, 16).ok();
    }
    match word.strip_prefix('0') {
        Some(digits) if !digits.is_empty() => i64::from_str_radix(digits, 8).ok(),
        _ => word.parse().ok(),
    }
}
