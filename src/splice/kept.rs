//! Some lines of a comment stay when its text is generated. Directives stay where they are. A person's own
//! paragraphs follow the text.
//!
//! The new comment must be read as it was meant, because the next run keeps only what it recognises.

use itertools::Itertools;

use crate::proto::{CommentLine, Directives, LineKind, line_kinds, must_follow};

/// A comment, split into the lines that stay and the text that is replaced.
#[derive(Default)]
pub struct Parts<'b> {
    kept: Vec<Kept<'b>>,
    /// The lines of the text, without empty ones.
    pub text: Vec<&'b str>,
}

/// Lines that stay, and stay together.
struct Kept<'b> {
    /// Each line with the number of empty lines before it.
    lines: Vec<(usize, &'b CommentLine)>,
    /// The number of empty lines before what follows; 0 if nothing follows.
    after: usize,
    position: Position,
}

/// Where lines that stay go.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Position {
    /// After this many lines of the text.
    After(usize),
    /// After the whole text.
    End,
}

/// A line of the new comment.
#[derive(Clone, Copy)]
pub enum Line<'l> {
    /// A line of the new text, or an empty line.
    New(&'l str),
    /// A line that stays.
    Old(&'l CommentLine),
}

impl<'b> Parts<'b> {
    /// Separates the lines of a comment that stay from its text.
    pub fn of(lines: &'b [CommentLine], directives: &Directives) -> Self {
        let mut parts = Self::default();
        let (mut gap, mut follows) = (0, false);
        let said = lines.iter().map(|line| line.said.as_str());
        for (line, kind) in lines.iter().zip(line_kinds(said, directives)) {
            let position = match kind {
                LineKind::Empty => {
                    gap += 1;
                    continue;
                }
                LineKind::Text => None,
                LineKind::Directive => Some(Position::After(parts.text.len())),
                LineKind::Own => Some(Position::End),
            };
            let last = parts.kept.last_mut().filter(|_| follows);
            match (position, last) {
                (Some(position), Some(last)) if last.position == position => {
                    last.lines.push((gap, line));
                }
                (position, last) => {
                    if let Some(last) = last {
                        last.after = gap;
                    }
                    parts.add((gap, line), position);
                }
            }
            (gap, follows) = (0, position.is_some());
        }
        parts
    }

    /// Adds a line of the text, or the first of some lines that stay.
    fn add(&mut self, line: (usize, &'b CommentLine), position: Option<Position>) {
        match position {
            Some(position) => self.kept.push(Kept { lines: vec![line], after: 0, position }),
            None => self.text.push(&line.1.said),
        }
    }

    /// Whether any line stays.
    pub fn keeps(&self) -> bool {
        !self.kept.is_empty()
    }

    /// Puts the lines that stay around a new text.
    pub fn around<'l>(&'l self, text: &'l str) -> Vec<Line<'l>> {
        let new = with_gaps(text);
        let places: Vec<_> = self.kept.iter().map(|kept| self.place(kept, &new)).collect();
        let all = || places.iter().zip(&self.kept).enumerate();
        let mut inside = all().filter(|(_, (place, _))| place.is_some()).peekable();
        let mut lines = Vec::new();
        for (count, (gap, line)) in new.iter().enumerate() {
            let here = inside.peeking_take_while(|(_, (place, _))| **place == Some(count));
            let here: Vec<_> = here.map(|(_, (_, kept))| kept).collect();
            let mut before = if here.iter().any(|kept| kept.has_gap()) { 0 } else { *gap };
            for kept in here {
                kept.write(&mut lines, before.max(kept.before()));
                before = kept.after;
            }
            lines.extend(empty(before));
            lines.push(Line::New(line));
        }
        let below = all().filter(|(_, (place, _))| place.is_none());
        write_below(&mut lines, below.map(|(index, (_, kept))| (index, kept)).collect());
        lines
    }

    /// How many lines of the new text stand above some lines that stay; `None` if all do.
    fn place(&self, kept: &Kept<'_>, new: &[(usize, &str)]) -> Option<usize> {
        let Position::After(count) = kept.position else { return None };
        // A line that must follow others of its paragraph would be taken for a person's below an empty line.
        let is_bound = |(gap, line): &&(usize, &str)| count > 0 && *gap == 0 && must_follow(line);
        let place = count + new.get(count..)?.iter().take_while(is_bound).count();
        (count < self.text.len() && place < new.len()).then_some(place)
    }
}

/// Puts lines that stay below the text, each with its index among all that stay.
fn write_below<'l>(lines: &mut Vec<Line<'l>>, mut below: Vec<(usize, &'l Kept<'_>)>) {
    // Directives that were right below the text stay right below it.
    below.sort_by_key(|(_, kept)| kept.position == Position::End || kept.before() > 0);
    // A person's lines begin a paragraph, or stand in one below directives only, where they stood before.
    let mut has_begun = None;
    for (index, kept) in below {
        let is_own = kept.position == Position::End;
        let is_apart = is_own && has_begun != Some(index);
        kept.write(lines, kept.before().max(is_apart.into()));
        has_begun = (!is_own && kept.lines.iter().any(|(gap, _)| *gap > 0)).then_some(index + 1);
    }
}

impl Kept<'_> {
    /// The number of empty lines before it.
    fn before(&self) -> usize {
        self.lines.first().map_or(0, |(gap, _)| *gap)
    }

    /// Whether an empty line is before, between or after its lines.
    fn has_gap(&self) -> bool {
        self.after > 0 || self.lines.iter().any(|(gap, _)| *gap > 0)
    }

    fn write<'l>(&'l self, lines: &mut Vec<Line<'l>>, before: usize) {
        // No comment begins with an empty line.
        let before = if lines.is_empty() { 0 } else { before };
        for (index, (gap, line)) in self.lines.iter().enumerate() {
            lines.extend(empty(if index == 0 { before } else { *gap }));
            lines.push(Line::Old(line));
        }
    }
}

/// The lines of a text that are not empty, each with the number of empty lines before it.
fn with_gaps(text: &str) -> Vec<(usize, &str)> {
    let mut gap = 0;
    let with_gap = |line| match line {
        "" => {
            gap += 1;
            None
        }
        _ => Some((std::mem::take(&mut gap), line)),
    };
    text.lines().filter_map(with_gap).collect()
}

fn empty<'l>(count: usize) -> impl Iterator<Item = Line<'l>> {
    std::iter::repeat_n(Line::New(""), count)
}
