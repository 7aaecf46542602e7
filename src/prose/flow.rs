//! Words and lines, shared by all renderers.

use textwrap::core::{Fragment, display_width};
use textwrap::wrap_algorithms::wrap_first_fit;

use super::{Block, Inline};

/// The words of one paragraph, where markup is part of the word that it touches.
#[derive(Default)]
pub(super) struct Words {
    finished: Vec<Vec<String>>,
    line: Vec<String>,
    /// Whether the next piece continues the last word.
    touching: bool,
}

impl Words {
    /// Adds text, which can be wrapped at each ASCII space.
    pub(super) fn text(&mut self, text: &str) {
        for (index, part) in
            text.split(|character: char| character.is_ascii_whitespace()).enumerate()
        {
            if index > 0 {
                self.space();
            }
            self.glue(part);
        }
    }

    /// Adds a piece that is never broken, spaces or not.
    pub(super) fn glue(&mut self, piece: &str) {
        if piece.is_empty() {
            return;
        }
        match self.line.last_mut() {
            Some(word) if self.touching => word.push_str(piece),
            _ => self.line.push(piece.to_owned()),
        }
        self.touching = true;
    }

    /// Ends the word.
    pub(super) fn space(&mut self) {
        self.touching = false;
    }

    /// Ends the line, wherever it is.
    pub(super) fn end_line(&mut self) {
        self.finished.push(std::mem::take(&mut self.line));
        self.touching = false;
    }

    /// The last character of the word that the next piece would continue.
    pub(super) fn touched(&self) -> Option<char> {
        self.line.last().filter(|_| self.touching)?.chars().next_back()
    }

    /// Lines of at most `width` columns, except for longer words.
    ///
    /// `disarm` returns the form that a word takes at the start of a line, where it would mean something else.
    pub(super) fn wrap(mut self, width: usize, disarm: impl Fn(&str) -> Option<String>) -> String {
        self.end_line();
        let mut lines = Vec::new();
        for words in self.finished {
            let words: Vec<Word> =
                words.into_iter().map(|text| Word::new(disarm(&text), text)).collect();
            for line in wrap_first_fit(&words, &[columns(width)]) {
                lines.push(joined(line));
            }
        }
        lines.join("\n")
    }
}

/// Puts `first` before the first line and `rest` before the others, without spaces at the end of any.
#[must_use]
pub fn prefixed(text: &str, first: &str, rest: &str) -> String {
    let mut lines = Vec::new();
    for (index, line) in text.split('\n').enumerate() {
        let prefix = if index == 0 { first } else { rest };
        lines.push(format!("{prefix}{line}").trim_end_matches(' ').to_owned());
    }
    lines.join("\n")
}

/// Puts the marker of a list item before its text, and the other lines below the text.
pub(super) fn hanging(marker: &str, text: &str) -> String {
    prefixed(text, marker, &" ".repeat(marker.len()))
}

/// The marker of a list item: its number, or a dash.
pub(super) fn marker(start: Option<u64>, index: usize) -> String {
    match start {
        Some(start) => format!("{}. ", start.saturating_add(index as u64)),
        None => "- ".to_owned(),
    }
}

/// Whether a list reads well without empty lines: no item holds more than a paragraph and further lists.
pub(super) fn is_tight(items: &[Vec<Block>]) -> bool {
    items.iter().all(|item| match item.as_slice() {
        [Block::Paragraph(_), rest @ ..] | rest => rest.iter().all(can_follow_text),
    })
}

/// In Markdown, only lists like these are recognised directly below a line of text.
fn can_follow_text(block: &Block) -> bool {
    match block {
        Block::List { start, items } => {
            start.is_none_or(|start| start == 1)
                && items.first().is_some_and(|item| !item.is_empty())
        }
        _ => false,
    }
}

/// The text of a link that shows nothing but where it leads.
pub(super) fn bare_target<'a>(children: &'a [Inline], target: &str) -> Option<&'a str> {
    match children {
        [Inline::Text(text)]
            if text == target || Some(text.as_str()) == target.strip_prefix("mailto:") =>
        {
            Some(text)
        }
        _ => None,
    }
}

/// A word with the form that it takes at the start of a line.
#[derive(Debug)]
struct Word {
    text: String,
    at_start: Option<String>,
    width: usize,
}

impl Word {
    fn new(at_start: Option<String>, text: String) -> Self {
        // Counting the wider form everywhere keeps each line within the width, whichever word starts it.
        let width = display_width(&text).max(at_start.as_deref().map_or(0, display_width));
        Self { text, at_start, width }
    }
}

impl Fragment for Word {
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

fn joined(line: &[Word]) -> String {
    let mut text = String::new();
    for (index, word) in line.iter().enumerate() {
        if index == 0 {
            text.push_str(word.at_start.as_ref().unwrap_or(&word.text));
        } else {
            text.push(' ');
            text.push_str(&word.text);
        }
    }
    text
}

/// Exact for every width up to four billion columns.
fn columns(width: usize) -> f64 {
    u32::try_from(width).unwrap_or(u32::MAX).into()
}
