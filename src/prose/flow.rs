//! Collects words and wraps them into lines, for all renderers.

use textwrap::core::{Fragment, display_width};
use textwrap::wrap_algorithms::wrap_first_fit;

use super::{Block, Inline};

/// The words of one paragraph. Markup counts as part of the word that it touches.
#[derive(Default)]
pub struct Words {
    /// All words, one after the other.
    text: String,
    /// The byte at which each word ends in the text.
    ends: Vec<usize>,
    /// For each explicit line break, the number of words before it.
    lines: Vec<usize>,
    /// Whether the next piece continues the last word.
    touching: bool,
}

impl Words {
    /// Adds text that can be wrapped at each ASCII space.
    pub fn text(&mut self, text: &str) {
        self.text.reserve(text.len());
        self.ends.reserve(text.len() / 5);
        for (index, part) in
            text.split(|character: char| character.is_ascii_whitespace()).enumerate()
        {
            if index > 0 {
                self.space();
            }
            self.glue(part);
        }
    }

    /// Adds a piece that is never wrapped, even if it contains spaces.
    pub fn glue(&mut self, piece: &str) {
        if piece.is_empty() {
            return;
        }
        self.text.push_str(piece);
        match self.ends.last_mut() {
            Some(end) if self.touching => *end = self.text.len(),
            _ => self.ends.push(self.text.len()),
        }
        self.touching = true;
    }

    /// Ends the current word.
    pub fn space(&mut self) {
        self.touching = false;
    }

    /// Ends the current line.
    pub fn end_line(&mut self) {
        self.lines.push(self.ends.len());
        self.touching = false;
    }

    /// Wraps the words into lines of at most `width` columns. Only a longer word exceeds that.
    ///
    /// `disarm` returns an escaped form of words that would be markup at the start of a line.
    pub fn wrap(mut self, width: usize, disarm: impl Fn(&str) -> Option<String>) -> String {
        self.end_line();
        let starts = std::iter::once(&0).chain(&self.ends);
        let mut words = Vec::with_capacity(self.ends.len());
        for (start, end) in starts.zip(&self.ends) {
            let text = self.text.get(*start..*end).unwrap_or_default();
            words.push(Word::new(disarm(text), text));
        }
        let mut lines = String::with_capacity(self.text.len() + words.len());
        let mut rest = words.as_slice();
        let mut before = 0;
        for end in self.lines {
            let (line, after) = rest.split_at_checked(end - before).unwrap_or_default();
            (rest, before) = (after, end);
            for line in wrap_first_fit(line, &[columns(width)]) {
                add_line(&mut lines, line);
                lines.push('\n');
            }
        }
        lines.pop();
        lines
    }
}

/// Puts `first` before the first line and `rest` before the others. Trailing spaces are removed.
pub fn prefixed(text: &str, first: &str, rest: &str) -> String {
    let mut lines = String::with_capacity(text.len() * 2);
    for (index, line) in text.split('\n').enumerate() {
        if index > 0 {
            lines.push('\n');
        }
        lines.push_str(if index == 0 { first } else { rest });
        lines.push_str(line);
        lines.truncate(lines.trim_end_matches(' ').len());
    }
    lines
}

/// Puts the marker of a list item before its text, and aligns the other lines with the text.
pub fn hanging(marker: &str, text: &str) -> String {
    prefixed(text, marker, &" ".repeat(marker.len()))
}

/// The marker of a list item: its number, or a dash.
pub fn marker(start: Option<u64>, index: usize) -> String {
    match start {
        Some(start) => format!("{}. ", start.saturating_add(index as u64)),
        None => "- ".to_owned(),
    }
}

/// Whether a list needs no empty lines: each item is at most one paragraph, followed by lists.
pub fn is_tight(items: &[Vec<Block>]) -> bool {
    items.iter().all(|item| match item.as_slice() {
        [Block::Paragraph(_), rest @ ..] | rest => rest.iter().all(can_follow_text),
    })
}

/// Whether the block is a list that Markdown recognises directly below a line of text.
fn can_follow_text(block: &Block) -> bool {
    match block {
        Block::List { start, items } => {
            start.is_none_or(|start| start == 1)
                && items.first().is_some_and(|item| !item.is_empty())
        }
        _ => false,
    }
}

/// The text of a link whose text is its target.
pub fn bare_target<'a>(children: &'a [Inline], target: &str) -> Option<&'a str> {
    match children {
        [Inline::Text(text)]
            if text == target || Some(text.as_str()) == target.strip_prefix("mailto:") =>
        {
            Some(text)
        }
        _ => None,
    }
}

/// A word to wrap.
#[derive(Debug)]
struct Word<'t> {
    text: &'t str,
    /// What to write in its place at the start of a line, if that differs.
    at_start: Option<String>,
    width: usize,
}

impl<'t> Word<'t> {
    fn new(at_start: Option<String>, text: &'t str) -> Self {
        // Use the width of the wider form everywhere, so that no line is too long whichever word
        // starts it.
        let width = width(text).max(at_start.as_deref().map_or(0, width));
        Self { text, at_start, width }
    }
}

/// The width of a text in columns. For ASCII, the usual case, that is its length.
pub fn width(text: &str) -> usize {
    let is_plain = text.bytes().all(|byte| matches!(byte, b' '..=b'~'));
    if is_plain { text.len() } else { display_width(text) }
}

impl Fragment for Word<'_> {
    fn width(&self) -> f64 {
        columns(self.width)
    }

    fn whitespace_width(&self) -> f64 {
        1.0
    }

    fn penalty_width(&self) -> f64 {
        0.0
    }
}

fn add_line(lines: &mut String, line: &[Word<'_>]) {
    for (index, word) in line.iter().enumerate() {
        if index == 0 {
            lines.push_str(word.at_start.as_deref().unwrap_or(word.text));
        } else {
            lines.push(' ');
            lines.push_str(word.text);
        }
    }
}

/// The width as `textwrap` takes it. The conversion is exact up to four billion columns.
fn columns(width: usize) -> f64 {
    u32::try_from(width).unwrap_or(u32::MAX).into()
}
