//! Fits regions into the quotes and lists of Markdown files, in a form that formatters do not
//! change.

use std::ops::Range;

use super::shape::{self, indentation, line_before};

/// How far from a region a list is looked for, in lines. Otherwise a file of many regions would be read once
/// for each.
const FARTHEST: usize = 500;

/// The content of a region, fitted to its place. Empty lines next to the markers are kept, because
/// a formatter may have added them. List items join the list around the region.
pub fn fitted(content: &str, text: &str, inside: &Range<usize>) -> String {
    let old = text.get(inside.clone()).unwrap_or_default();
    let list = bullet(content).and_then(|_| {
        // The indentation of the items in the old content tells which list the region belongs to.
        let item = old.lines().find(|line| bullet(line).is_some()).map(indentation);
        let same_list =
            item.and_then(|item| List::around(text, inside, |list| list.indentation == item));
        same_list.or_else(|| List::around(text, inside, |_| true))
    });
    let (content, container) = match &list {
        Some(list) => (list.items(content), list.indentation.clone()),
        None => (content.to_owned(), container(line_before(text, inside.start))),
    };
    let new = shape::fitted(&content, text, inside, |_| container.clone());
    if content.trim().is_empty() || old.trim().is_empty() || shape::line_break(old).is_none() {
        return new;
    }
    // The line breaks after the first marker, and the empty lines before the last line.
    let before = old.len() - old.trim_start_matches(['\n', '\r']).len();
    let tail = old.rsplit('\n').next().unwrap_or_default();
    let lines = old.strip_suffix(tail).unwrap_or(old);
    let after = lines.len() - lines.trim_end_matches(['\n', '\r']).len();
    let content = new.strip_suffix(tail).unwrap_or(&new).trim_matches(['\n', '\r']);
    let kept = |range: Range<usize>| old.get(range).unwrap_or_default();
    format!("{}{content}{}{tail}", kept(0..before), kept(lines.len() - after..lines.len()))
}

/// A hand-written list that the items of a region join.
struct List {
    indentation: String,
    bullet: char,
}

impl List {
    /// The list around a region: the list of the item that contains the first marker, or is next to
    /// it.
    ///
    /// A marker that is indented like the text of an item belongs to that item and does not end the
    /// list.
    fn around(text: &str, inside: &Range<usize>, is_meant: impl Fn(&Self) -> bool) -> Option<Self> {
        let marker = line_before(text, inside.start);
        let column = indentation(marker).len();
        let is_alone = marker.trim_start().starts_with("<!--");
        let above = text.get(..inside.start - marker.len())?.lines().rev().take(FARTHEST);
        let below = text.get(inside.end..)?.lines().skip(1).take(FARTHEST);
        let around = |line: &str| {
            let (indentation, bullet) = (indentation(line), bullet(line)?);
            let item_text = line.trim_start().get(1..)?;
            let text_column = line.len() - item_text.trim_start().len();
            let is_beside = [text_column, indentation.len()].contains(&column);
            is_beside.then_some(Self { indentation, bullet }).filter(&is_meant)
        };
        // Lines with more indentation belong to an item above them.
        let is_inside = |line: &&str| line.trim().is_empty() || indentation(line).len() >= column;
        let found = above.clone().find(|line| !is_inside(line) || around(line).is_some());
        let found = found.and_then(around);
        let beside = || below.take_while(is_inside).find_map(around);
        found.or_else(beside).filter(|_| is_alone)
    }

    /// The items of the content, with the bullet of this list.
    fn items(&self, content: &str) -> String {
        let item = |line: &str| match line.strip_prefix("- ") {
            Some(item) => format!("{} {item}", self.bullet),
            None => line.to_owned(),
        };
        content.lines().map(item).collect::<Vec<_>>().join("\n")
    }
}

/// The bullet, if a list item starts on the line.
fn bullet(line: &str) -> Option<char> {
    let line = line.trim_start();
    let bullets = ["- ", "* ", "+ "];
    bullets.iter().any(|bullet| line.starts_with(bullet)).then(|| line.chars().next())?
}

/// The start of further lines that belong to the same block as a line: its indentation, the `>` of
/// quotes, and blanks as wide as the marks of list items.
fn container(line: &str) -> String {
    let mut container = String::new();
    let mut rest = line;
    loop {
        let blank = rest.len() - rest.trim_start_matches([' ', '\t']).len();
        let (before, after) = rest.split_at_checked(blank).unwrap_or_default();
        container.push_str(before);
        let digits = after.len() - after.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        let number = after
            .get(digits..)
            .is_some_and(|rest| digits > 0 && (rest.starts_with(". ") || rest.starts_with(") ")));
        let (sign, length) = match () {
            () if after.starts_with('>') => (">", 1),
            () if bullet(after).is_some() => (" ", 1),
            () if number => (" ", digits + 1),
            () => return container,
        };
        container.push_str(&sign.repeat(length));
        rest = after.get(length..).unwrap_or_default();
    }
}
