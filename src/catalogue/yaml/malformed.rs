//! What is not YAML, in plain words: the slips of those who write a catalogue by hand.

use std::ops::Range;

use serde_yaml::granit_parser::{ErrorKind, ScanError};

use super::spot::{Spot, lines, no_space, open_bracket, open_quote};

/// Where something is wrong, what, and what to do.
pub struct Malformed {
    pub span: Range<usize>,
    pub message: String,
    pub help: String,
    /// A second place, and what stands there.
    pub other: Option<(Range<usize>, &'static str)>,
}

impl Malformed {
    /// The same, with the bracket that should have ended before.
    fn opened_in(mut self, above: &str) -> Self {
        self.other = open_bracket(above).map(|at| (at..at + 1, "it begins here"));
        self
    }
}

const QUOTES: &str = "write the text between quotes";

/// What an error of the parser means; `at` is the byte that it names.
pub fn explain(text: &str, at: usize, error: &ScanError) -> Malformed {
    let spot = Spot { text, at };
    let kind = error.kind();
    spot.conflict()
        .or_else(|| spot.tab(kind))
        .or_else(|| spot.blank())
        .or_else(|| spot.beginning(kind))
        .or_else(|| spot.top(kind))
        .or_else(|| spot.quotes(kind))
        .or_else(|| spot.brackets(kind))
        .or_else(|| spot.colon(kind))
        .or_else(|| spot.indentation(kind))
        .unwrap_or_else(|| {
            let help = "correct it here or in the lines around it";
            malformed(at..at, format!("this is not YAML: {}", error.info()), help)
        })
}

fn malformed(span: Range<usize>, message: impl Into<String>, help: impl Into<String>) -> Malformed {
    Malformed { span, message: message.into(), help: help.into(), other: None }
}

impl Spot<'_> {
    /// What version control leaves in a file that two have changed; the parser may stop after it.
    fn conflict(&self) -> Option<Malformed> {
        let marks = ["<<<<<<<", "|||||||", "=======", ">>>>>>>"];
        let until_here = self.text.get(..self.line_start() + self.line().len())?;
        let is_mark = |(_, line): &(usize, &str)| marks.iter().any(|mark| line.starts_with(mark));
        let (at, _) = lines(until_here).find(is_mark)?;
        let message = "a conflict of two versions is not settled here";
        let mark = Spot { text: self.text, at }.words();
        Some(malformed(mark, message, "keep what is right, and remove the marks"))
    }

    fn tab(&self, kind: &ErrorKind) -> Option<Malformed> {
        let is_tab = matches!(
            kind,
            ErrorKind::TabNotAllowed
                | ErrorKind::TabInBlockIndentation
                | ErrorKind::TabInIndentation
                | ErrorKind::TabInPlainScalar
                | ErrorKind::TabAtBlockScalarStart
        );
        // The parser may name the word before it.
        let rest = self.text.get(self.line_start()..).filter(|_| is_tab)?;
        let mut start = self.line_start();
        for line in rest.split_inclusive('\n') {
            let blanks = line.len() - line.trim_start_matches([' ', '\t']).len();
            if let Some(tab) = line.get(..blanks).and_then(|blanks| blanks.find('\t')) {
                let span = start + tab..start + blanks;
                return Some(malformed(span, "this line is indented by a tab", "indent by spaces"));
            }
            start += line.len();
        }
        Some(malformed(self.here(), "no tab can stand here", "take spaces"))
    }

    /// What looks like a space, before the words of the line or of the one above, or after a colon or
    /// a dash there.
    fn blank(&self) -> Option<Malformed> {
        let above = self.text.get(..self.line_start()).unwrap_or_default();
        let above = Spot { text: self.text, at: above.trim_end().len() };
        [&above, self].into_iter().find_map(|spot| {
            let (at, sign) = no_space(spot.line())?;
            let at = spot.line_start() + at;
            let message =
                format!("this looks like a space, and is the sign U+{:04X}", u32::from(sign));
            Some(malformed(at..at + sign.len_utf8(), message, "write a space"))
        })
    }

    /// A text that begins with a sign that means something.
    fn beginning(&self, kind: &ErrorKind) -> Option<Malformed> {
        let begins = |sign: &str| {
            let message = format!("a text without quotes cannot begin with {sign}");
            malformed(self.here(), message, QUOTES)
        };
        Some(match kind {
            ErrorKind::UnexpectedCharacter { character: '`' } => begins("a backquote"),
            ErrorKind::UnexpectedCharacter { character } if character.is_control() => {
                let message = format!("no text has the sign U+{:04X}", u32::from(*character));
                malformed(self.here(), message, "remove it")
            }
            ErrorKind::UnexpectedCharacter { character } => begins(&format!("`{character}`")),
            ErrorKind::BomInsideDocument => {
                let message = "a byte order mark stands here, which no editor shows";
                malformed(self.here(), message, "remove it: only a file can begin with one")
            }
            ErrorKind::UnknownAnchor => begins("`*`"),
            ErrorKind::MappingKeyNotAllowed => begins("`?`"),
            ErrorKind::UnexpectedEofBlockMapping if self.after().starts_with(',') => begins("`,`"),
            ErrorKind::BlockSequenceEntryNotAllowed => {
                let help = "begin it on the next line; a text that begins with `-` goes between \
                            quotes";
                malformed(self.here(), "no list can begin on the line of its key", help)
            }
            ErrorKind::InvalidBlockScalarHeader => {
                let message = "the text of a block begins on the next line";
                let help = "move it there; a text that begins with this sign goes between quotes";
                malformed(self.here(), message, help)
            }
            // Where a list or a map has ended, a text goes on.
            ErrorKind::ExpectedBlockMappingKey => {
                let open = match self.before().trim_end().chars().next_back()? {
                    ']' => '[',
                    '}' => '{',
                    _ => return None,
                };
                let span = self.at..self.words().end.max(self.at);
                let message = format!("a text without quotes cannot begin with `{open}`");
                malformed(span, message, QUOTES)
            }
            _ => return None,
        })
    }

    /// What stands above the keys of the catalogue, or around them.
    fn top(&self, kind: &ErrorKind) -> Option<Malformed> {
        let is_at_top = match kind {
            ErrorKind::ExpectedDocumentStart | ErrorKind::CommentInterceptedScalar => true,
            ErrorKind::MappingValueNotAllowed => {
                self.words().start == self.line_start() && !self.before().contains(": ")
            }
            _ => false,
        };
        let is_said = |line: &str| !line.trim().is_empty() && !line.starts_with(['#', '-', '%']);
        let said = lines(self.text).find(|(_, line)| is_said(line));
        let (at, line) = said.filter(|_| is_at_top)?;
        if line.starts_with(['{', '[']) {
            let message = "this stands after the bracket that ends the catalogue";
            let help = "write the keys of a catalogue without brackets around them";
            return Some(malformed(self.words(), message, help));
        }
        let first = Spot { text: self.text, at };
        let help = cut(line).unwrap_or_else(|| {
            "write `: ` after a key, and `# ` in front of what is said about the file".to_owned()
        });
        Some(malformed(first.words(), "this is neither a key nor a comment", help))
    }

    fn quotes(&self, kind: &ErrorKind) -> Option<Malformed> {
        Some(match kind {
            ErrorKind::UnclosedQuotedScalar => {
                let help = "write the same quote after the text";
                malformed(self.here(), "the quote that begins here does not end", help)
            }
            ErrorKind::InvalidTrailingSingleQuotedScalar => {
                self.unclosed('\'').unwrap_or_else(|| {
                    let help = "inside single quotes write `''` for an apostrophe, or take double \
                            quotes";
                    malformed(self.here(), "the text goes on after its quotes", help)
                })
            }
            ErrorKind::InvalidTrailingDoubleQuotedScalar => {
                self.unclosed('"').unwrap_or_else(|| {
                    let help =
                        "inside double quotes write `\\\"` for a quote, or take single quotes";
                    malformed(self.here(), "the text goes on after its quotes", help)
                })
            }
            ErrorKind::UnknownQuotedScalarEscape | ErrorKind::InvalidQuotedScalarHexEscape => {
                let span = self.escape().unwrap_or_else(|| self.here());
                let escape = self.text.get(span.clone()).unwrap_or_default();
                let help = "write `\\\\` for a backslash, or take single quotes";
                malformed(span, format!("`{escape}` means nothing in double quotes"), help)
            }
            _ => return None,
        })
    }

    /// A quote on a line above that does not end there, so that the text takes the next quote for its
    /// end, which stands before this place.
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
            "the quote that begins here does not end on its line",
            format!("write `{quote}` where the text ends, and {inside} for one inside of it"),
        );
        unclosed.other = Some((end..end + 1, "this ends it, and text goes on"));
        Some(unclosed)
    }

    /// The first backslash with a sign after it that it cannot have.
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

    fn brackets(&self, kind: &ErrorKind) -> Option<Malformed> {
        let above = self.text.get(..self.at).unwrap_or_default();
        let close = |open: &char| if *open == '[' { ']' } else { '}' };
        Some(match kind {
            ErrorKind::UnclosedFlowCollection { open } => {
                let help = cut(self.line()).unwrap_or_else(|| format!("write `{}`", close(open)));
                malformed(self.here(), format!("the `{open}` that begins here does not end"), help)
            }
            ErrorKind::MismatchedFlowCollectionEnd { open, close: other } => {
                let message = format!("the `{open}` that begins here ends with `{other}`");
                malformed(self.here(), message, format!("end it with `{}`", close(open)))
            }
            ErrorKind::MisplacedFlowCollectionEnd => {
                malformed(self.here(), "nothing has begun that this ends", "remove it")
            }
            ErrorKind::BlockEntryInFlowCollection => {
                let message = "a bracket or a brace that begins above does not end before this";
                let help = cut(self.line_above()).unwrap_or_else(|| {
                    "end it; in brackets, items have no `-`, and commas between them".to_owned()
                });
                malformed(self.here(), message, help).opened_in(above)
            }
            ErrorKind::InvalidColonPlacement => {
                let message = "a bracket that begins above does not end before this";
                malformed(self.words(), message, "write `]` where it ends").opened_in(above)
            }
            ErrorKind::ExpectedFlowSequenceSeparator => {
                let message = "a `,` or a `]` is missing before this";
                let help = format!("separate items by `,`; {}", self.signs());
                malformed(self.here(), message, help).opened_in(above)
            }
            ErrorKind::ExpectedFlowMappingSeparator => {
                let message = if self.after().starts_with(':') {
                    "a `,` is missing before this, or quotes around a text with a colon"
                } else {
                    "a `,` or a `}` is missing before this"
                };
                let help = format!("separate keys by `,`; {}", self.signs());
                malformed(self.here(), message, help).opened_in(above)
            }
            ErrorKind::FlowMappingValueAdjacentCollection => unspaced(self.at..self.at + 1),
            _ => return None,
        })
    }

    /// Which texts go between quotes where a comma is missing.
    fn signs(&self) -> &'static str {
        if self.before().trim().is_empty() && self.line_above().contains(" #") {
            return "` #` begins a comment on the line above, and a text that has it goes between quotes";
        }
        "a text that has a comma, a colon or a bracket in it goes between quotes"
    }

    fn colon(&self, kind: &ErrorKind) -> Option<Malformed> {
        Some(match kind {
            ErrorKind::MappingValueNotAllowed if self.before().contains(": ") => {
                malformed(self.here(), "a text without quotes cannot contain `: `", QUOTES)
            }
            ErrorKind::MappingValueNotAllowed => {
                let above = self.text.get(..self.line_start()).unwrap_or_default().trim_end();
                let item = Spot { text: self.text, at: above.len() };
                if let Some(unspaced) = item.unspaced_item() {
                    return Some(unspaced);
                }
                let message = "this is indented more than the key above it";
                let help = "indent the keys of one map alike; a text of two lines with a colon goes \
                            between quotes";
                malformed(self.words(), message, help)
            }
            ErrorKind::SimpleKeyExpected => {
                let words = self.words();
                let said = self.text.get(words.clone()).unwrap_or_default();
                if said.contains(": ") || said.ends_with(':') {
                    let message = "this key is longer than a key can be";
                    let help = "take a key of one line and at most 1024 characters";
                    return Some(malformed(words, message, help));
                }
                if let Some(colon) = said.find(':').map(|colon| words.start + colon) {
                    return Some(unspaced(colon..colon + 1));
                }
                let help = cut(self.line()).unwrap_or_else(|| {
                    "write `: ` between a key and its value; indent a text that goes on more than \
                     its key"
                        .to_owned()
                });
                malformed(words, "no colon stands after this key", help)
            }
            _ => return None,
        })
    }

    /// An item whose `-` touches its first word.
    fn unspaced_item(&self) -> Option<Malformed> {
        let rest = self.line().trim_start().strip_prefix('-')?;
        let is_word = rest.starts_with(|c: char| c.is_alphabetic() || c == '_');
        let start = self.words().start;
        let found = || {
            malformed(
                start..start + 1,
                "there is no space after this `-`",
                "write `- ` before each item",
            )
        };
        is_word.then(found)
    }

    fn indentation(&self, kind: &ErrorKind) -> Option<Malformed> {
        let is_depth = matches!(
            kind,
            ErrorKind::ExpectedBlockMappingKey
                | ErrorKind::ExpectedBlockSequenceEntry
                | ErrorKind::InvalidIndentation
        );
        let words = Some(self.words()).filter(|_| is_depth)?;
        let said = self.text.get(words.clone()).unwrap_or_default();
        if said.starts_with("- ") || said == "-" {
            let message = "this item is indented like none above it";
            let help = "indent the items of one list alike, and deeper than what they belong to";
            return Some(malformed(words.start..words.start + 1, message, help));
        }
        if let Some(unspaced) = self.unspaced_item() {
            return Some(unspaced);
        }
        let depth = |line: &str| line.len() - line.trim_start().len();
        let above = self.text.get(..self.line_start()).unwrap_or_default();
        let around = above
            .lines()
            .rev()
            .find(|line| !line.trim().is_empty() && depth(line) <= depth(self.line()));
        if around.is_some_and(|line| {
            depth(line) == depth(self.line()) && line.trim_start().starts_with("- ")
        }) {
            let message = "this stands where the items above begin, and has no `-`";
            let help =
                "write `- ` before each item; indent what belongs to the one above like its keys";
            return Some(malformed(words, message, help));
        }
        let message = "this is indented like nothing above it";
        Some(malformed(words, message, "indent the keys of one map alike"))
    }
}

fn unspaced(colon: Range<usize>) -> Malformed {
    malformed(colon, "there is no space after this colon", "write `: `")
}

/// What to do where a comment cuts a line off, perhaps by accident.
fn cut(line: &str) -> Option<String> {
    let help = "` #` begins a comment here; write a text that has it between quotes";
    line.contains(" #").then(|| help.to_owned())
}
