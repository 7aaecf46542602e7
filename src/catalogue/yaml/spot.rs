//! A position in a text, and the text around it.

use std::ops::Range;

/// A position in a text.
pub struct Spot<'t> {
    pub text: &'t str,
    pub at: usize,
}

impl<'t> Spot<'t> {
    /// The part of the line before the position.
    pub fn before(&self) -> &'t str {
        let before = self.text.get(..self.at).unwrap_or_default();
        // Two searches for single characters are much faster than one search for either, and lines
        // can be long.
        let start = before.rfind('\n').max(before.rfind('\r')).map_or(0, |end| end + 1);
        before.get(start..).unwrap_or_default()
    }

    /// The part of the line from the position on.
    pub fn after(&self) -> &'t str {
        let after = self.text.get(self.at..).unwrap_or_default();
        let ends = [after.find('\n'), after.find('\r')].into_iter().flatten();
        after.get(..ends.min().unwrap_or(after.len())).unwrap_or_default()
    }

    /// The line of the position.
    pub fn line(&self) -> &'t str {
        let start = self.line_start();
        self.text.get(start..self.at + self.after().len()).unwrap_or_default()
    }

    /// The byte at which the line starts.
    pub fn line_start(&self) -> usize {
        self.at - self.before().len()
    }

    /// The nearest line above that is not blank.
    pub fn line_above(&self) -> &'t str {
        let above = self.text.get(..self.line_start()).unwrap_or_default();
        above.lines().rev().find(|line| !line.trim().is_empty()).unwrap_or_default()
    }

    /// The bytes of the character at the position.
    pub fn here(&self) -> Range<usize> {
        self.at..self.at + self.after().chars().next().map_or(0, char::len_utf8)
    }

    /// The bytes of the line, without the blanks around it and without a comment.
    pub fn words(&self) -> Range<usize> {
        let line = self.line();
        let start = self.line_start() + (line.len() - line.trim_start().len());
        let words = line.split(" #").next().unwrap_or_default().trim();
        start..start + words.len()
    }
}

/// The lines of a text, each with the byte at which it starts.
pub fn lines(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.split_inclusive('\n').scan(0, |end, line| {
        *end += line.len();
        Some((*end - line.len(), line))
    })
}

/// The first character that looks like a space but is not ASCII, at the start of a line or after a
/// colon or a dash. With its byte.
pub fn no_space(line: &str) -> Option<(usize, char)> {
    let mut before = ' ';
    line.char_indices().find(|(_, sign)| {
        let can_be_space = before.is_whitespace() || matches!(before, ':' | '-');
        before = *sign;
        can_be_space && sign.is_whitespace() && !sign.is_ascii()
    })
}

/// The byte of a quote on a line that starts a text and is not closed on that line.
pub fn open_quote(line: &str, quote: char) -> Option<usize> {
    let quotes = line.match_indices(quote).map(|(at, _)| at);
    let last = quotes.clone().rfind(|at| is_beginning(line, *at))?;
    quotes.clone().all(|at| at <= last).then_some(last)
}

/// The byte of the innermost bracket or brace that a text does not close.
pub fn open_bracket(text: &str) -> Option<usize> {
    let (mut open, mut quote) = (Vec::new(), None);
    for (start, line) in lines(text) {
        for (at, sign) in line.char_indices() {
            match sign {
                _ if quote == Some(sign) => quote = None,
                _ if quote.is_some() => {}
                '#' if line.get(..at).is_some_and(|before| before.trim_end().len() < at) => break,
                '#' if at == 0 => break,
                '\'' | '"' if is_beginning(line, at) => quote = Some(sign),
                '[' | '{' if is_beginning(line, at) => open.push(start + at),
                ']' | '}' => {
                    open.pop();
                }
                _ => {}
            }
        }
    }
    open.pop()
}

/// Whether a value can start at this byte of a line.
fn is_beginning(line: &str, at: usize) -> bool {
    let before = line.get(..at).unwrap_or_default();
    let words = before.trim_end();
    words.ends_with(['[', '{', ','])
        || words.len() < at && words.ends_with([':', '-'])
        || words.is_empty()
}
