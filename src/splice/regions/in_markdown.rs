//! Fits regions into the quotes and lists of Markdown files, as formatters leave them.

use std::ops::Range;

use super::shape::{self, indentation, line_before};

/// The content of a region in the shape of its place. Empty lines inside the markers stay, since a formatter
/// may have added them; items join the list around them.
pub fn fitted(content: &str, text: &str, inside: &Range<usize>) -> String {
    let old = text.get(inside.clone()).unwrap_or_default();
    let list = bullet(content).and_then(|_| {
        // An item that stands there already says which list it is in.
        let item = old.lines().find(|line| bullet(line).is_some()).map(indentation);
        let same =
            item.and_then(|item| List::around(text, inside, |list| list.indentation == item));
        same.or_else(|| List::around(text, inside, |_| true))
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
    let said = new.strip_suffix(tail).unwrap_or(&new).trim_matches(['\n', '\r']);
    let kept = |range: Range<usize>| old.get(range).unwrap_or_default();
    format!("{}{said}{}{tail}", kept(0..before), kept(lines.len() - after..lines.len()))
}

/// A hand-written list that the items of a region join.
struct List {
    indentation: String,
    bullet: char,
}

impl List {
    /// The list around a region: that of the item in or beside which the first marker stands.
    ///
    /// A marker that is indented as the words of an item are belongs to that item, and so it does not
    /// end the list.
    fn around(text: &str, inside: &Range<usize>, is_meant: impl Fn(&Self) -> bool) -> Option<Self> {
        let marker = line_before(text, inside.start);
        let column = indentation(marker).len();
        let is_alone = marker.trim_start().starts_with("<!--");
        let above = text.get(..inside.start - marker.len())?.lines().rev();
        let below = text.get(inside.end..)?.lines().skip(1);
        let around = |line: &str| {
            let (indentation, bullet) = (indentation(line), bullet(line)?);
            let words = line.trim_start().get(1..)?;
            let words = line.len() - words.trim_start().len();
            let is_beside = [words, indentation.len()].contains(&column);
            is_beside.then_some(Self { indentation, bullet }).filter(&is_meant)
        };
        // Lines that are indented further belong to some item above them.
        let is_inside = |line: &&str| line.trim().is_empty() || indentation(line).len() >= column;
        let found = above.clone().find(|line| !is_inside(line) || around(line).is_some());
        let found = found.and_then(around);
        let beside = || below.take_while(is_inside).find_map(around);
        found.or_else(beside).filter(|_| is_alone)
    }

    /// The items with the bullet of the list.
    fn items(&self, content: &str) -> String {
        let item = |line: &str| match line.strip_prefix("- ") {
            Some(item) => format!("{} {item}", self.bullet),
            None => line.to_owned(),
        };
        content.lines().map(item).collect::<Vec<_>>().join("\n")
    }
}

/// The bullet of the item that starts on a line.
fn bullet(line: &str) -> Option<char> {
    let line = line.trim_start();
    let bullets = ["- ", "* ", "+ "];
    bullets.iter().any(|bullet| line.starts_with(bullet)).then(|| line.chars().next())?
}

/// What further lines start with to stay where a line is: its indentation, the signs of the quotes and
/// the width of the list items that it stands in.
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
