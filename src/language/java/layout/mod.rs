//! Java as google-java-format leaves it, with two columns an indentation, or with four as after `--aosp`.
//!
//! Templates are indented by two, and break lines wherever they can be broken. What fits on a line is joined
//! here, and what does not is broken once more.

mod comment;
mod text;

use super::COLUMNS;
use crate::prose::width;

/// The indentation that the templates give to further lines of a statement.
const GOES_ON: usize = 4;

/// Lays out a file whose templates indent by two columns.
pub fn render(file: &str, indent: usize) -> String {
    let lines: Vec<_> = file.lines().map(Line::of).collect();
    let mut out = Out { text: String::with_capacity(file.len() * 2), indent };
    let mut rest = lines.as_slice();
    while let Some((first, after)) = rest.split_first() {
        let is_part = |line: &Line<'_>| match first.text {
            "/**" => !line.text.starts_with("*/"),
            // Nothing belongs to an empty line.
            "" => false,
            _ => !line.text.is_empty() && line.start >= first.start + GOES_ON,
        };
        let end = after.iter().position(|line| !is_part(line)).unwrap_or(after.len());
        if first.text == "/**" {
            let (inside, end) = after.split_at(end);
            let inside: Vec<_> = inside.iter().map(|line| line.text).collect();
            comment::add(&mut out, first.start, &inside);
            rest = end.get(1..).unwrap_or_default();
        } else {
            let (more, end) = after.split_at(end);
            Group { head: *first, more }.add(&mut out);
            rest = end;
        }
    }
    out.text
}

/// The file as far as it is laid out.
struct Out {
    text: String,
    indent: usize,
}

impl Out {
    /// The column of what the templates indent by `start`.
    fn column(&self, start: usize) -> usize {
        start / 2 * self.indent
    }

    /// Whether a text ends before the line does.
    fn fits(&self, start: usize, text: &str) -> bool {
        self.column(start) + width(text) <= COLUMNS
    }

    /// Adds a line that is `further` to the right of what the templates indent by `start`.
    fn line(&mut self, start: usize, further: usize, text: &str) {
        if !text.is_empty() {
            let column = self.column(start) + further;
            self.text.extend(std::iter::repeat_n(' ', column));
            self.text.push_str(text);
        }
        self.text.push('\n');
    }
}

/// A line of the templates.
#[derive(Clone, Copy)]
struct Line<'t> {
    start: usize,
    text: &'t str,
}

impl<'t> Line<'t> {
    fn of(line: &'t str) -> Self {
        let text = line.trim_start_matches(' ');
        Self { start: line.len() - text.len(), text: text.trim_end_matches(' ') }
    }
}

/// A line and its continuation lines.
struct Group<'l, 't> {
    head: Line<'t>,
    more: &'l [Line<'t>],
}

impl Group<'_, '_> {
    fn add(&self, out: &mut Out) {
        let Line { start, text } = self.head;
        if let Some(joined) = joined(text, self.more, COLUMNS)
            && out.fits(start, &joined)
        {
            return out.line(start, 0, &joined);
        }
        // An annotation of a field is beside it only if all of that is one line.
        let head = match text.split_once(' ') {
            Some((annotation, declaration)) if annotation.starts_with('@') => {
                out.line(start, 0, annotation);
                declaration
            }
            _ => text,
        };
        if self.more.is_empty() && !out.fits(start, head) && text::add(out, start, head) {
            return;
        }
        out.line(start, 0, head);
        let Some((first, others)) = self.more.split_first() else { return };
        // Arguments are together on the next line if that can hold them all.
        if head.ends_with('(')
            && let Some(together) = joined(first.text, others, COLUMNS)
            && out.fits(first.start, &together)
        {
            return out.line(first.start, 0, &together);
        }
        for part in parts(self.more) {
            part.add(out);
        }
    }
}

/// The lines as groups: a line and those that are indented more.
fn parts<'l, 't>(lines: &'l [Line<'t>]) -> Vec<Group<'l, 't>> {
    let mut parts = Vec::new();
    let mut rest = lines;
    while let Some((head, after)) = rest.split_first() {
        let end = after.iter().position(|line| line.start <= head.start).unwrap_or(after.len());
        let (more, next) = after.split_at(end);
        parts.push(Group { head: *head, more });
        rest = next;
    }
    parts
}

/// The lines as one; `None` if a block is among them, or they are much too long.
fn joined(first: &str, more: &[Line<'_>], columns: usize) -> Option<String> {
    let mut all = first.to_owned();
    for Line { text, .. } in more {
        if all.ends_with('{') || text.starts_with('}') || all.len() > columns * 4 {
            return None;
        }
        if !all.ends_with('(') && !text.starts_with(['.', ')']) {
            all.push(' ');
        }
        all.push_str(text);
    }
    Some(all)
}
