//! Line breaks that end statements, and the indentation of Python as brackets.

use super::super::syntax::Syntax;
use super::{Bracket, Kind, Lexer, Sign, Token};

/// The first words of the lines of Python that end in a colon and a block.
const COMPOUND: &[&[u8]] = &[
    b"async", b"case", b"class", b"def", b"elif", b"else", b"except", b"finally", b"for", b"if",
    b"match", b"try", b"while", b"with",
];

/// Words that go on with a statement of a script on a new line.
const CONTINUE_A_SCRIPT: &[&[u8]] =
    &[b"else", b"catch", b"finally", b"in", b"instanceof", b"of", b"as"];

/// Where a line is among others.
#[derive(Debug, Default)]
pub struct Lines {
    /// A line break was read after the last token.
    broken: bool,
    /// The kind of the last token on this line; none at its start.
    last: Option<Kind>,
    /// The brackets that are open.
    open: Vec<Bracket>,
    /// How far the blocks of Python are indented that are open.
    indents: Vec<usize>,
    suite: Suite,
}

/// How far a compound line of Python is read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Suite {
    /// It is not compound.
    #[default]
    None,
    /// The colon is still to come.
    Head,
    /// The colon was the last token.
    Colon,
    /// The block is on the line itself.
    Inline,
}

impl Lines {
    /// Whether the last token can end an operand, so that an operator follows.
    pub fn ends_an_operand(&self) -> bool {
        matches!(self.last, Some(Kind::Word | Kind::Literal | Kind::Close(_)))
    }
}

impl Lexer<'_> {
    pub(super) fn is_first_on_line(&self) -> bool {
        self.lines.last.is_none()
    }

    pub(super) fn line_break(&mut self) {
        self.at += 1;
        match self.syntax {
            Syntax::Python if self.lines.open.is_empty() => self.end_line_of_python(),
            // A bracket that is never closed must not make one statement of all that follows.
            _ if self.syntax.ends_statements_at_line_breaks() => self.lines.broken = true,
            _ => self.lines.last = None,
        }
    }

    /// Adds what comes before a token: the end of a statement, or of blocks.
    pub(super) fn before(&mut self, kind: Kind, start: usize) {
        match self.syntax {
            Syntax::Python => self.before_python(kind, start),
            Syntax::Go | Syntax::Script if self.lines.broken => {
                self.lines.broken = false;
                if self.ends_before(kind, start) {
                    self.add(Kind::End, start);
                }
            }
            _ => {}
        }
        match kind {
            Kind::Open(bracket) => self.lines.open.push(bracket),
            Kind::Close(_) => _ = self.lines.open.pop(),
            _ => {}
        }
        self.lines.last = Some(kind);
    }

    fn add(&mut self, kind: Kind, at: usize) {
        self.lexed.tokens.push(Token { kind, start: at, end: at });
    }

    /// Whether the line break before a token ends a statement.
    fn ends_before(&self, kind: Kind, start: usize) -> bool {
        let ended =
            self.lines.ends_an_operand() || self.lines.last == Some(Kind::Sign(Sign::Increment));
        if self.syntax == Syntax::Go {
            return ended;
        }
        let in_list = matches!(self.lines.open.last(), Some(Bracket::Round | Bracket::Square));
        let goes_on = match kind {
            Kind::Word => {
                let word = self.bytes.get(start..self.at).unwrap_or_default();
                CONTINUE_A_SCRIPT.contains(&word)
            }
            Kind::Sign(sign) => sign != Sign::Increment && sign != Sign::Not,
            Kind::Open(_) | Kind::Close(_) | Kind::End | Kind::Conditional(_) => true,
            Kind::Literal => false,
        };
        ended && !in_list && !goes_on
    }

    fn end_line_of_python(&mut self) {
        let at = self.at;
        if self.lines.last.is_some() && self.lines.suite != Suite::Colon {
            self.add(Kind::End, at);
        }
        if self.lines.suite == Suite::Inline {
            self.add(Kind::Close(Bracket::Curly), at);
        }
        self.lines.suite = Suite::None;
        self.lines.last = None;
    }

    fn before_python(&mut self, kind: Kind, start: usize) {
        let starts_line = self.lines.last.is_none() && self.lines.open.is_empty();
        if starts_line {
            self.indent(start);
            let word = self.bytes.get(start..self.at).unwrap_or_default();
            let is_compound = kind == Kind::Word && COMPOUND.contains(&word);
            self.lines.suite = if is_compound { Suite::Head } else { Suite::None };
        } else if self.lines.suite == Suite::Colon {
            self.add(Kind::Open(Bracket::Curly), start);
            self.lines.suite = Suite::Inline;
        }
        let is_colon = kind == Kind::Sign(Sign::Colon) && self.lines.open.is_empty();
        if is_colon && self.lines.suite == Suite::Head {
            self.lines.suite = Suite::Colon;
        }
    }

    /// Opens or closes the blocks that a line which starts at a byte is indented for.
    fn indent(&mut self, start: usize) {
        let before = self.bytes.get(..start).unwrap_or_default();
        let blanks = before.iter().rev().take_while(|byte| **byte == b' ' || **byte == b'\t');
        let width = blanks.map(|byte| if *byte == b'\t' { 8 } else { 1 }).sum();
        if width > self.lines.indents.last().copied().unwrap_or(0) {
            self.lines.indents.push(width);
            self.add(Kind::Open(Bracket::Curly), start);
        }
        while self.lines.indents.last().is_some_and(|indent| *indent > width) {
            self.lines.indents.pop();
            self.add(Kind::Close(Bracket::Curly), start);
        }
    }

    /// Ends what is open at the end of the text.
    pub(super) fn finish(&mut self) {
        self.at = self.bytes.len();
        if self.syntax == Syntax::Python {
            self.lines.open.clear();
            self.end_line_of_python();
            for _ in std::mem::take(&mut self.lines.indents) {
                self.add(Kind::Close(Bracket::Curly), self.bytes.len());
            }
        }
    }
}
