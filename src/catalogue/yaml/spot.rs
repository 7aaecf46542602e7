//! A place in a text, and the text around it.

use std::ops::Range;

/// A place in a text.
pub struct Spot<'t> {
    pub text: &'t str,
    pub at: usize,
}

impl<'t> Spot<'t> {
    /// What stands on the line before the place.
    pub fn before(&self) -> &'t str {
        let before = self.text.get(..self.at).unwrap_or_default();
        // Searching by single characters is many times as fast, and lines can be long.
        let start = before.rfind('\n').max(before.rfind('\r')).map_or(0, |end| end + 1);
        before.get(start..).unwrap_or_default()
    }

    /// What stands on the line from the place on.
    pub fn after(&self) -> &'t str {
        let after = self.text.get(self.at..).unwrap_or_default();
        let ends = [after.find('\n'), after.find('\r')].into_iter().flatten();
        after.get(..ends.min().unwrap_or(after.len())).unwrap_or_default()
    }

    pub fn line(&self) -> &'t str {
        let start = self.line_start();
        self.text.get(start..self.at + self.after().len()).unwrap_or_default()
    }

    pub fn line_start(&self) -> usize {
        self.at - self.before().len()
    }

    /// The nearest line above that is not blank.
    pub fn line_above(&self) -> &'t str {
        let above = self.text.get(..self.line_start()).unwrap_or_default();
        above.lines().rev().find(|line| !line.trim().is_empty()).unwrap_or_default()
    }

    /// The character at the place.
    pub fn here(&self) -> Range<usize> {
        self.at..self.at + self.after().chars().next().map_or(0, char::len_utf8)
    }

    /// The words on the line, without the blanks around them and a comment after them.
    pub fn words(&self) -> Range<usize> {
        let line = self.line();
        let start = self.line_start() + (line.len() - line.trim_start().len());
        let words = line.split(" #").next().unwrap_or_default().trim();
        start..start + words.len()
    }
}

/// The lines of a text, each with the byte that it begins at.
pub fn lines(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.split_inclusive('\n').scan(0, |end, line| {
        *end += line.len();
        Some((*end - line.len(), line))
    })
}

/// A character other than a space where only spaces belong: before the words of a line, or after a colon or a
/// dash.
pub fn no_space(line: &str) -> Option<(usize, char)> {
    let mut before = ' ';
    line.char_indices().find(|(_, sign)| {
        let stands = before.is_whitespace() || matches!(before, ':' | '-');
        before = *sign;
        stands && sign.is_whitespace() && !sign.is_ascii()
    })
}

/// Where on a line a text between quotes begins that does not end there.
pub fn open_quote(line: &str, quote: char) -> Option<usize> {
    let quotes = line.match_indices(quote).map(|(at, _)| at);
    let last = quotes.clone().rfind(|at| is_beginning(line, *at))?;
    quotes.clone().all(|at| at <= last).then_some(last)
}

/// Where the innermost bracket or brace begins that a text does not end.
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

/// Whether a value begins at a place of a line.
fn is_beginning(line: &str, at: usize) -> bool {
    let before = line.get(..at).unwrap_or_default();
    let words = before.trim_end();
    words.ends_with(['[', '{', ','])
        || words.len() < at && words.ends_with([':', '-'])
        || words.is_empty()
}
