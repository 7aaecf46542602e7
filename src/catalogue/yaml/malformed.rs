//! Explains in plain words why a text is not YAML, for the usual slips in hand-written catalogues.

use std::ops::Range;

use serde_yaml::granit_parser::{ErrorKind, ScanError};

use super::spot::{Spot, lines, no_space, open_bracket};

/// An explanation of a syntax error.
pub struct Malformed {
    pub span: Range<usize>,
    pub message: String,
    pub help: String,
    /// A second place, and a label for it.
    pub other: Option<(Range<usize>, &'static str)>,
}

impl Malformed {
    /// Adds the place of the bracket that is still open at the end of the text `above`.
    fn opened_in(mut self, above: &str) -> Self {
        self.other = open_bracket(above).map(|at| (at..at + 1, "it begins here"));
        self
    }
}

const QUOTES: &str = "put the text in quotes";

/// Explains an error of the parser at the byte `at`. The explanations are tried in this order, the
/// most specific first.
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

/// An explanation without a second place.
pub fn malformed(
    span: Range<usize>,
    message: impl Into<String>,
    help: impl Into<String>,
) -> Malformed {
    Malformed { span, message: message.into(), help: help.into(), other: None }
}

impl Spot<'_> {
    /// A merge conflict that is not resolved. The parser may stop after its marker, so all text up
    /// to here is searched.
    fn conflict(&self) -> Option<Malformed> {
        let marks = ["<<<<<<<", "|||||||", "=======", ">>>>>>>"];
        let until_here = self.text.get(..self.line_start() + self.line().len())?;
        let is_mark = |(_, line): &(usize, &str)| marks.iter().any(|mark| line.starts_with(mark));
        let (at, _) = lines(until_here).find(is_mark)?;
        let message = "there is an unresolved merge conflict here";
        let mark = Spot { text: self.text, at }.words();
        Some(malformed(mark, message, "keep what is right, and remove the conflict markers"))
    }

    /// A tab where YAML allows none, mostly as indentation.
    fn tab(&self, kind: &ErrorKind) -> Option<Malformed> {
        let is_tab = matches!(
            kind,
            ErrorKind::TabNotAllowed
                | ErrorKind::TabInBlockIndentation
                | ErrorKind::TabInIndentation
                | ErrorKind::TabInPlainScalar
                | ErrorKind::TabAtBlockScalarStart
        );
        // The parser may report the word before the tab.
        let rest = self.text.get(self.line_start()..).filter(|_| is_tab)?;
        let mut start = self.line_start();
        for line in rest.split_inclusive('\n') {
            let blanks = line.len() - line.trim_start_matches([' ', '\t']).len();
            if let Some(tab) = line.get(..blanks).and_then(|blanks| blanks.find('\t')) {
                let span = start + tab..start + blanks;
                return Some(malformed(
                    span,
                    "this line is indented with a tab",
                    "indent with spaces",
                ));
            }
            start += line.len();
        }
        Some(malformed(self.here(), "there cannot be a tab here", "take spaces"))
    }

    /// A character that looks like a space but is none. It is searched at the start of this line
    /// and of the last line with words above, and after colons and dashes there.
    fn blank(&self) -> Option<Malformed> {
        let above = self.text.get(..self.line_start()).unwrap_or_default();
        let above = Spot { text: self.text, at: above.trim_end().len() };
        [&above, self].into_iter().find_map(|spot| {
            let (at, sign) = no_space(spot.line())?;
            let at = spot.line_start() + at;
            let message = format!("this looks like a space, but is U+{:04X}", u32::from(sign));
            Some(malformed(at..at + sign.len_utf8(), message, "write a space"))
        })
    }

    /// An unquoted text that starts with a character which has a meaning in YAML.
    fn beginning(&self, kind: &ErrorKind) -> Option<Malformed> {
        let begins = |sign: &str| {
            let message = format!("a text without quotes cannot begin with {sign}");
            malformed(self.here(), message, QUOTES)
        };
        Some(match kind {
            ErrorKind::UnexpectedCharacter { character: '`' } => begins("a backquote"),
            ErrorKind::UnexpectedCharacter { character } if character.is_control() => {
                let message = format!("no text can contain U+{:04X}", u32::from(*character));
                malformed(self.here(), message, "remove it")
            }
            ErrorKind::UnexpectedCharacter { character } => begins(&format!("`{character}`")),
            ErrorKind::BomInsideDocument => {
                let message = "there is a byte order mark here, which editors do not show";
                malformed(self.here(), message, "remove it: only the start of a file can have one")
            }
            ErrorKind::UnknownAnchor => begins("`*`"),
            ErrorKind::MappingKeyNotAllowed => begins("`?`"),
            ErrorKind::UnexpectedEofBlockMapping if self.after().starts_with(',') => begins("`,`"),
            ErrorKind::BlockSequenceEntryNotAllowed => {
                let help = "begin it on the next line; put a text that begins with `-` in quotes";
                malformed(self.here(), "a list cannot begin on the line of its key", help)
            }
            ErrorKind::InvalidBlockScalarHeader => {
                let message = "the text of a block begins on the next line";
                let help = "move it there; put a text that begins with this character in quotes";
                malformed(self.here(), message, help)
            }
            ErrorKind::ExpectedBlockMappingKey => return self.text_after_bracket(),
            _ => return None,
        })
    }

    /// A text that starts with a bracket and continues after the bracket has been closed,
    /// as in `[a] b`.
    fn text_after_bracket(&self) -> Option<Malformed> {
        let open = match self.before().trim_end().chars().next_back()? {
            ']' => '[',
            '}' => '{',
            _ => return None,
        };
        let span = self.at..self.words().end.max(self.at);
        let message = format!("a text without quotes cannot begin with `{open}`");
        Some(malformed(span, message, QUOTES))
    }

    /// Text above the keys of the catalogue, or brackets around them.
    fn top(&self, kind: &ErrorKind) -> Option<Malformed> {
        let is_at_top = match kind {
            ErrorKind::ExpectedDocumentStart | ErrorKind::CommentInterceptedScalar => true,
            ErrorKind::MappingValueNotAllowed => {
                self.words().start == self.line_start() && !self.before().contains(": ")
            }
            _ => false,
        };
        let has_content =
            |line: &str| !line.trim().is_empty() && !line.starts_with(['#', '-', '%']);
        let first = lines(self.text).find(|(_, line)| has_content(line));
        let (at, line) = first.filter(|_| is_at_top)?;
        if line.starts_with(['{', '[']) {
            let message = "this comes after the bracket that ends the catalogue";
            let help = "write the catalogue's keys without brackets around them";
            return Some(malformed(self.words(), message, help));
        }
        let first = Spot { text: self.text, at };
        let help = cut(line)
            .unwrap_or_else(|| "write `: ` after a key, and `# ` before a comment".to_owned());
        Some(malformed(first.words(), "this is neither a key nor a comment", help))
    }

    /// A bracket that does not end, or a missing comma inside of brackets.
    fn brackets(&self, kind: &ErrorKind) -> Option<Malformed> {
        let above = self.text.get(..self.at).unwrap_or_default();
        let close = |open: &char| if *open == '[' { ']' } else { '}' };
        Some(match kind {
            ErrorKind::UnclosedFlowCollection { open } => {
                let help = cut(self.line()).unwrap_or_else(|| format!("write `{}`", close(open)));
                malformed(self.here(), format!("the `{open}` here is not closed"), help)
            }
            ErrorKind::MismatchedFlowCollectionEnd { open, close: other } => {
                let message = format!("the `{open}` here is closed by `{other}`");
                malformed(self.here(), message, format!("close it with `{}`", close(open)))
            }
            ErrorKind::MisplacedFlowCollectionEnd => {
                malformed(self.here(), "this closes nothing", "remove it")
            }
            ErrorKind::FlowMappingValueAdjacentCollection => unspaced(self.at..self.at + 1),
            _ => return self.inside_brackets(kind).map(|error| error.opened_in(above)),
        })
    }

    /// Something inside of brackets that has no place there, mostly because a comma or the
    /// end of the brackets is missing before it.
    fn inside_brackets(&self, kind: &ErrorKind) -> Option<Malformed> {
        Some(match kind {
            ErrorKind::BlockEntryInFlowCollection => {
                let message = "a bracket or a brace above is not closed before this";
                let help = cut(self.line_above()).unwrap_or_else(|| {
                    "close it; in brackets, items have no `-`, and commas between them".to_owned()
                });
                malformed(self.here(), message, help)
            }
            ErrorKind::InvalidColonPlacement => {
                let message = "a bracket above is not closed before this";
                malformed(self.words(), message, "write `]` at its end")
            }
            ErrorKind::ExpectedFlowSequenceSeparator => {
                let message = "a `,` or a `]` is missing before this";
                let help = format!("separate items with `,`; {}", self.quoting_advice());
                malformed(self.here(), message, help)
            }
            ErrorKind::ExpectedFlowMappingSeparator => {
                let message = if self.after().starts_with(':') {
                    "a `,` is missing before this, or quotes around a text with a colon"
                } else {
                    "a `,` or a `}` is missing before this"
                };
                let help = format!("separate keys with `,`; {}", self.quoting_advice());
                malformed(self.here(), message, help)
            }
            _ => return None,
        })
    }

    /// Which texts need quotes, for a help line about a missing comma.
    fn quoting_advice(&self) -> &'static str {
        if self.before().trim().is_empty() && self.line_above().contains(" #") {
            return "` #` begins a comment on the line above; put a text that contains it in quotes";
        }
        "put a text that contains a comma, a colon or a bracket in quotes"
    }

    /// A colon that is missing, has no space after it, or is in an unquoted text.
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
                let help = "indent the keys of one map alike; put a text of two lines with a \
                    colon in quotes";
                malformed(self.words(), message, help)
            }
            ErrorKind::SimpleKeyExpected => {
                let words = self.words();
                let key = self.text.get(words.clone()).unwrap_or_default();
                if key.contains(": ") || key.ends_with(':') {
                    let message = "this key is too long";
                    let help = "a key has one line and at most 1024 characters";
                    return Some(malformed(words, message, help));
                }
                if let Some(colon) = key.find(':').map(|colon| words.start + colon) {
                    return Some(unspaced(colon..colon + 1));
                }
                let help = cut(self.line()).unwrap_or_else(|| {
                    "write `: ` between a key and its value; indent the further lines of a text \
                        more than its key"
                        .to_owned()
                });
                malformed(words, "there is no colon after this key", help)
            }
            _ => return None,
        })
    }

    /// An item without a space after its `-`.
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

    /// A line whose indentation fits nothing above it.
    fn indentation(&self, kind: &ErrorKind) -> Option<Malformed> {
        let is_depth = matches!(
            kind,
            ErrorKind::ExpectedBlockMappingKey
                | ErrorKind::ExpectedBlockSequenceEntry
                | ErrorKind::InvalidIndentation
        );
        let words = Some(self.words()).filter(|_| is_depth)?;
        let content = self.text.get(words.clone()).unwrap_or_default();
        if content.starts_with("- ") || content == "-" {
            let message = "this item is not indented like any item above it";
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
            let message = "this is indented like the items above, but has no `-`";
            let help =
                "write `- ` before each item, or indent this like the keys of the item above";
            return Some(malformed(words, message, help));
        }
        let message = "this is not indented like anything above it";
        Some(malformed(words, message, "indent the keys of one map alike"))
    }
}

/// A colon without a space after it.
fn unspaced(colon: Range<usize>) -> Malformed {
    malformed(colon, "there is no space after this colon", "write `: `")
}

/// A help line for a line that ends with a comment, which may be an accident.
fn cut(line: &str) -> Option<String> {
    let help = "` #` begins a comment here; put a text that contains it in quotes";
    line.contains(" #").then(|| help.to_owned())
}
