//! The lines of a comment that stay when its text is generated: directives, which stay where they stand, and
//! a person's own paragraphs, which follow the text.

use crate::proto::{CommentLine, Directives, is_marked};

/// What a comment has: lines that stay, and the text, which does not.
#[derive(Default)]
pub struct Parts<'b> {
    kept: Vec<Kept<'b>>,
    /// The lines of the text, without empty ones.
    pub text: Vec<&'b str>,
}

/// Lines that stay.
struct Kept<'b> {
    /// Each with the number of empty lines before it.
    lines: Vec<(usize, &'b CommentLine)>,
    /// How many empty lines follow, where text does.
    after: usize,
    place: Place,
    /// Whether they follow others that stay.
    follows: bool,
}

/// Where lines stand.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    /// After so many lines of the text.
    After(usize),
    /// After all of it.
    End,
}

/// What a line of a comment is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Empty,
    Text,
    Directive,
    Own,
}

/// A line of a comment that is put together.
#[derive(Clone, Copy)]
pub enum Line<'l> {
    /// One of the new text, or an empty one.
    New(&'l str),
    /// One that stays.
    Old(&'l CommentLine),
}

/// What each line is. All of a paragraph that a person has marked is that person's.
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
    /// Tells the lines of a comment that stay from its text.
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
                Kind::Directive => parts.keep((gap, line), Place::After(parts.text.len()), follows),
                Kind::Own => parts.keep((gap, line), Place::End, follows),
            }
            (gap, follows) = (0, kind != Kind::Text);
        }
        parts
    }

    fn keep(&mut self, line: (usize, &'b CommentLine), place: Place, follows: bool) {
        match self.kept.last_mut().filter(|last| follows && last.place == place) {
            Some(last) => last.lines.push(line),
            None => self.kept.push(Kept { lines: vec![line], after: 0, place, follows }),
        }
    }

    /// Whether anything stays.
    pub fn keeps(&self) -> bool {
        !self.kept.is_empty()
    }

    /// The lines that stay, with a new text.
    pub fn around<'l>(&'l self, text: &'l str) -> Vec<Line<'l>> {
        let all = text.lines().filter(|line| !line.is_empty()).count();
        let (inside, mut end): (Vec<&Kept<'_>>, Vec<_>) = self.kept.iter().partition(
            |kept| matches!(kept.place, Place::After(count) if count < self.text.len().min(all)),
        );
        let mut lines = Vec::new();
        let mut count = 0;
        let mut rest = text.lines().peekable();
        loop {
            let mut gap = 0;
            while rest.next_if(|line| line.is_empty()).is_some() {
                gap += 1;
            }
            let here = || inside.iter().filter(|kept| kept.place == Place::After(count));
            if here().all(|kept| kept.is_close()) {
                lines.extend(empty(gap));
            }
            for kept in here() {
                kept.write(&mut lines, kept.before());
                lines.extend(empty(kept.after));
            }
            let Some(line) = rest.next() else { break };
            lines.push(Line::New(line));
            count += 1;
        }
        // What stood right below the text stays there.
        end.sort_by_key(|kept| kept.place == Place::End || kept.before() > 0 || kept.follows);
        for kept in end {
            let is_apart = kept.place == Place::End && !kept.follows && !lines.is_empty();
            kept.write(&mut lines, kept.before().max(is_apart.into()));
        }
        lines
    }
}

impl Kept<'_> {
    /// How many empty lines precede it.
    fn before(&self) -> usize {
        self.lines.first().map_or(0, |(gap, _)| *gap)
    }

    /// Whether no empty line parts it from the text.
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
