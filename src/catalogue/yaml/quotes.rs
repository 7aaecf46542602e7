//! Explains errors in quoted texts.

use std::ops::Range;

use serde_yaml::granit_parser::ErrorKind;

use super::malformed::{Malformed, malformed};
use super::spot::{Spot, lines, open_quote};

impl Spot<'_> {
    /// A quote that does not end, ends too early, or contains a wrong escape.
    pub(super) fn quotes(&self, kind: &ErrorKind) -> Option<Malformed> {
        Some(match kind {
            ErrorKind::UnclosedQuotedScalar => {
                let help = "end the text with the same quote";
                malformed(self.here(), "the quote here is not closed", help)
            }
            ErrorKind::InvalidTrailingSingleQuotedScalar => {
                self.unclosed('\'').unwrap_or_else(|| {
                    let help =
                        "inside single quotes write `''` for an apostrophe, or use double quotes";
                    malformed(self.here(), "the text goes on after its quotes", help)
                })
            }
            ErrorKind::InvalidTrailingDoubleQuotedScalar => {
                self.unclosed('"').unwrap_or_else(|| {
                    let help =
                        "inside double quotes write `\\\"` for a quote, or use single quotes";
                    malformed(self.here(), "the text goes on after its quotes", help)
                })
            }
            ErrorKind::UnknownQuotedScalarEscape | ErrorKind::InvalidQuotedScalarHexEscape => {
                let span = self.escape().unwrap_or_else(|| self.here());
                let escape = self.text.get(span.clone()).unwrap_or_default();
                let help = "write `\\\\` for a backslash, or use single quotes";
                malformed(span, format!("`{escape}` means nothing in double quotes"), help)
            }
            _ => return None,
        })
    }

    /// A quote on a line above that is not closed there. The parser took the next quote, which is
    /// before this place, for its end.
    fn unclosed(&self, quote: char) -> Option<Malformed> {
        let end = self.text.get(..self.at)?.trim_end().strip_suffix(quote)?.len();
        let before = Spot { text: self.text, at: end };
        if open_quote(before.before(), quote).is_some() {
            return None;
        }
        let above: Vec<_> = lines(self.text.get(..before.line_start())?).collect();
        let (start, at) = above
            .iter()
            .rev()
            .find_map(|(start, line)| Some((*start, open_quote(line, quote)?)))?;
        let inside = if quote == '"' { "`\\\"`" } else { "`''`" };
        let mut unclosed = malformed(
            start + at..start + at + 1,
            "the quote here is not closed on its line",
            format!("write `{quote}` where the text ends, and {inside} for one inside of it"),
        );
        unclosed.other = Some((end..end + 1, "this closes it, and the text goes on"));
        Some(unclosed)
    }

    /// The first invalid escape sequence from this place on.
    fn escape(&self) -> Option<Range<usize>> {
        let mut signs = self.text.get(self.at..)?.char_indices();
        while let Some((from, sign)) = signs.next() {
            if sign != '\\' {
                continue;
            }
            let (to, escaped) = signs.next()?;
            let digits = match escaped {
                'x' => 2,
                'u' => 4,
                'U' => 8,
                _ => 0,
            };
            let mut after = signs.clone().map(|(_, sign)| sign);
            let has_digits = after.by_ref().take(digits).all(|sign| sign.is_ascii_hexdigit());
            if !has_digits || !"0abtnvfre \"/\\N_LPxuU\t\r\n".contains(escaped) {
                return Some(self.at + from..self.at + to + escaped.len_utf8());
            }
        }
        None
    }
}
