//! Collects words and wraps them into lines, for all renderers.

use textwrap::core::display_width;

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
        let mut wrapped = String::with_capacity(self.text.len() + self.ends.len());
        let mut words = self.ends.iter();
        let (mut start, mut before) = (0, 0);
        for count in self.lines {
            let mut column = 0;
            for end in words.by_ref().take(count - before) {
                let word = self.text.get(start..*end).unwrap_or_default();
                let disarmed = disarm(word);
                // The wider form counts everywhere: no line is too long, whichever word starts it.
                let wide = self::width(word).max(disarmed.as_deref().map_or(0, self::width));
                if column > 0 && column + wide > width {
                    wrapped.push('\n');
                    column = 0;
                }
                if column == 0 {
                    wrapped.push_str(disarmed.as_deref().unwrap_or(word));
                } else {
                    wrapped.extend([" ", word]);
                }
                column += wide + 1;
                start = *end;
            }
            wrapped.push('\n');
            before = count;
        }
        wrapped.pop();
        wrapped
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

/// A list: each item after its marker, with its other lines below its first. `mark` may change a
/// marker; `render` renders an item from its blocks, its width and the separator of blocks.
pub fn list(
    start: Option<u64>,
    items: &[Vec<Block>],
    width: usize,
    mark: impl Fn(String) -> String,
    render: impl Fn(&[Block], usize, &str) -> String,
) -> String {
    let separator = if is_tight(items) { "\n" } else { "\n\n" };
    let items = items.iter().enumerate().map(|(index, item)| {
        let marker = mark(marker(start, index));
        let text = render(item, width.saturating_sub(marker.len()), separator);
        prefixed(&text, &marker, &" ".repeat(marker.len()))
    });
    items.collect::<Vec<_>>().join(separator)
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

/// Whether the text of a link is its target.
pub fn is_bare(children: &[Inline], target: &str) -> bool {
    matches!(children, [Inline::Text(text)]
        if text == target || target.strip_prefix("mailto:") == Some(text))
}

/// The width of a text in columns. For ASCII, the usual case, that is its length.
pub fn width(text: &str) -> usize {
    let is_plain = text.bytes().all(|byte| matches!(byte, b' '..=b'~'));
    if is_plain { text.len() } else { display_width(text) }
}
