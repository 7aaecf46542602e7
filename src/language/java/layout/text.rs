//! String literals that are longer than their line.

use super::Out;
use crate::language::java::COLUMNS;
use crate::prose::width;

/// What a line of a sum has besides its text: the operator, a space and two quotes.
const MARKS: usize = 4;

/// Adds a line whose literal is cut into a sum; does nothing if it has none.
pub fn add(out: &mut Out, start: usize, line: &str) -> bool {
    let Some((before, literal, after)) = literal(line) else { return false };
    let words = words(literal);
    let column = out.column(start);
    let room = Room {
        first: COLUMNS.saturating_sub(column + width(before) + 2),
        other: COLUMNS.saturating_sub(column + 2 * out.indent + MARKS),
        after: width(after),
    };
    let mut further = 2 * out.indent;
    let mut pieces = room.fill(&words);
    // For a word that no line can hold, the formatter starts over, and then goes on by four columns always.
    if pieces.iter().any(|piece| width(piece) > room.first)
        || pieces.iter().skip(1).any(|piece| width(piece) > room.other)
    {
        further = 4;
        let other = COLUMNS.saturating_sub(column + further + MARKS);
        pieces = Room { other, ..room }.fill(&words);
    }
    let last = pieces.len() - 1;
    for (index, piece) in pieces.iter().enumerate() {
        let (before, further) = if index == 0 { (before, 0) } else { ("+ ", further) };
        let after = if index == last { after } else { "" };
        out.line(start, further, &format!("{before}\"{piece}\"{after}"));
    }
    true
}

/// What is before the one literal of a line, the text in its quotes, and what is after it.
fn literal(line: &str) -> Option<(&str, &str, &str)> {
    let (before, rest) = line.split_once('"')?;
    let mut is_escaped = false;
    let end = rest.bytes().position(|byte| {
        let ends = byte == b'"' && !is_escaped;
        is_escaped = byte == b'\\' && !is_escaped;
        ends
    })?;
    let (text, after) = rest.split_at(end);
    let after = after.strip_prefix('"')?;
    (!after.contains('"')).then_some((before, text, after))
}

/// The columns that texts have.
struct Room {
    /// On the first line.
    first: usize,
    /// On each other line.
    other: usize,
    /// What the last line needs besides its text.
    after: usize,
}

impl Room {
    /// Pieces as long as fit, in the way of the formatter.
    fn fill(&self, words: &[&str]) -> Vec<String> {
        let mut pieces = Vec::new();
        let mut rest = words;
        let mut room = self.first;
        let mut left: usize = words.iter().map(|word| width(word)).sum();
        while !rest.is_empty() {
            // What follows the literal is on its last line.
            if left <= room {
                room = room.saturating_sub(self.after);
            }
            let mut piece = String::new();
            while let Some((word, others)) = rest.split_first()
                && (width(&piece) <= MARKS || width(&piece) + width(word) <= room)
                && !piece.ends_with("\\n")
            {
                piece.push_str(word);
                left -= width(word);
                rest = others;
            }
            pieces.push(piece);
            room = self.other;
        }
        pieces
    }
}

/// Words with the space before each, and the end of a line after it.
fn words(text: &str) -> Vec<&str> {
    let mut words = Vec::new();
    let mut start = 0;
    let mut before = "";
    for (at, c) in text.char_indices() {
        let ends_line = before == "\\n";
        if at > start && (c == ' ' || ends_line) {
            words.extend(text.get(start..at));
            start = at;
        }
        before = text.get(at.saturating_sub(1)..at + c.len_utf8()).unwrap_or_default();
    }
    words.extend(text.get(start..));
    words
}
