//! Some lines of a comment stay when its text is generated. Directives stay where they are. A person's own
//! paragraphs follow the text.

use itertools::Itertools;

use crate::proto::{CommentLine, Directives, is_marked};

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
    /// The number of empty lines before the text that follows; 0 if no text follows.
    after: usize,
    position: Position,
    /// Whether the lines directly before these stay too.
    follows: bool,
}

/// Where lines that stay go.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Position {
    /// After this many lines of the text.
    After(usize),
    /// After the whole text.
    End,
}

/// The kind of a line of a comment.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Empty,
    Text,
    Directive,
    Own,
}

/// A line of the new comment.
#[derive(Clone, Copy)]
pub enum Line<'l> {
    /// A line of the new text, or an empty line.
    New(&'l str),
    /// A line that stays.
    Old(&'l CommentLine),
}

/// The kind of each line. If a person marked a paragraph, all its lines are that person's own.
fn kinds(lines: &[CommentLine], directives: &Directives) -> Vec<Kind> {
    let mut is_own: Option<bool> = None;
    let kind = |(line, is_directive): (&CommentLine, bool)| {
        if line.said.is_empty() {
            is_own = None;
            Kind::Empty
        } else if is_directive && is_own != Some(true) {
            Kind::Directive
        } else if *is_own.get_or_insert_with(|| is_marked(&line.said)) {
            Kind::Own
        } else {
            Kind::Text
        }
    };
    let said = lines.iter().map(|line| line.said.as_str());
    lines.iter().zip(directives.among(said)).map(kind).collect()
}

impl<'b> Parts<'b> {
    /// Separates the lines of a comment that stay from its text.
    pub fn of(lines: &'b [CommentLine], directives: &Directives) -> Self {
        let mut parts = Self::default();
        let (mut gap, mut follows) = (0, false);
        for (line, kind) in lines.iter().zip(kinds(lines, directives)) {
            match kind {
                Kind::Empty => {
                    gap += 1;
                    continue;
                }
                Kind::Text => {
                    if let Some(last) = parts.kept.last_mut().filter(|_| follows) {
                        last.after = gap;
                    }
                    parts.text.push(&line.said);
                }
                Kind::Directive => {
                    parts.keep((gap, line), Position::After(parts.text.len()), follows)
                }
                Kind::Own => parts.keep((gap, line), Position::End, follows),
            }
            (gap, follows) = (0, kind != Kind::Text);
        }
        parts
    }

    fn keep(&mut self, line: (usize, &'b CommentLine), position: Position, follows: bool) {
        match self.kept.last_mut().filter(|last| follows && last.position == position) {
            Some(last) => last.lines.push(line),
            None => self.kept.push(Kept { lines: vec![line], after: 0, position, follows }),
        }
    }

    /// Whether any line stays.
    pub fn keeps(&self) -> bool {
        !self.kept.is_empty()
    }

    /// Puts the lines that stay around a new text.
    pub fn around<'l>(&'l self, text: &'l str) -> Vec<Line<'l>> {
        let all = text.lines().filter(|line| !line.is_empty()).count();
        let (inside, mut end): (Vec<&Kept<'_>>, Vec<_>) = self.kept.iter().partition(
            |kept| matches!(kept.position, Position::After(count) if count < self.text.len().min(all)),
        );
        let mut inside = inside.into_iter().peekable();
        let mut lines = Vec::new();
        let mut count = 0;
        let mut rest = text.lines().peekable();
        loop {
            let mut gap = 0;
            while rest.next_if(|line| line.is_empty()).is_some() {
                gap += 1;
            }
            let is_here = |kept: &&Kept<'_>| kept.position == Position::After(count);
            let here: Vec<_> = inside.peeking_take_while(is_here).collect();
            if here.iter().all(|kept| kept.is_close()) {
                lines.extend(empty(gap));
            }
            for kept in here {
                kept.write(&mut lines, kept.before());
                lines.extend(empty(kept.after));
            }
            let Some(line) = rest.next() else { break };
            lines.push(Line::New(line));
            count += 1;
        }
        // Lines that were right below the text stay right below it.
        end.sort_by_key(|kept| kept.position == Position::End || kept.before() > 0 || kept.follows);
        for kept in end {
            let is_apart = kept.position == Position::End && !kept.follows && !lines.is_empty();
            kept.write(&mut lines, kept.before().max(is_apart.into()));
        }
        lines
    }
}

impl Kept<'_> {
    /// The number of empty lines before it.
    fn before(&self) -> usize {
        self.lines.first().map_or(0, |(gap, _)| *gap)
    }

    /// Whether no empty line separates it from the text.
    fn is_close(&self) -> bool {
        self.before() == 0 && self.after == 0
    }

    fn write<'l>(&'l self, lines: &mut Vec<Line<'l>>, before: usize) {
        for (index, (gap, line)) in self.lines.iter().enumerate() {
            lines.extend(empty(if index == 0 { before } else { *gap }));
            lines.push(Line::Old(line));
        }
    }
}

fn empty<'l>(count: usize) -> impl Iterator<Item = Line<'l>> {
    std::iter::repeat_n(Line::New(""), count)
}
