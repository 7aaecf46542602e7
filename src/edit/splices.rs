//! Changes of the tree as splices of the text, in the style of what stands around them.

use std::ops::Range;

use super::page::{Page, items, pair};
use super::tree::{self, Change, Path, Step, Tree};
use super::write::{self, Style};
use crate::catalogue::yaml::{Node, Text};

/// Text to put in the place of some bytes.
type Splice = (Range<usize>, String);

/// The text with the changes carried out; nothing where it has no place for one.
pub fn carry_out(page: &Page<'_>, changes: &[Change]) -> Option<String> {
    let mut splices = Vec::new();
    for change in changes {
        splices.extend(page.splices(change)?);
    }
    splices.sort_by_key(|(range, _)| range.start);
    let mut text = String::new();
    let mut copied = 0;
    for (range, new) in splices {
        text.push_str(page.text.get(copied..range.start)?);
        text.push_str(&new);
        copied = range.end;
    }
    Some(text + page.text.get(copied..)?)
}

fn insertion(at: usize, text: String) -> Splice {
    (at..at, text)
}

impl Page<'_> {
    fn splices(&self, change: &Change) -> Option<Vec<Splice>> {
        match change {
            Change::Insert { list, at, item } => self.insert(list, *at, item),
            Change::Set { map, key, value, earlier } => {
                let node = self.node(map)?;
                let splice = match pair(node, key) {
                    Some((name, old)) => self.replace(name, old, value),
                    None => self.add(map, node, (*key, value), earlier)?,
                };
                Some(vec![splice])
            }
            Change::Drop { map, keys } => self.drop(self.node(map)?, keys),
            Change::RenameKey { map, key, to } => {
                let (name, _) = pair(self.node(map)?, key)?;
                Some(vec![(name.span.clone(), (*to).to_owned())])
            }
            Change::Reword { scalar, word, nth, by } => {
                let node = self.node(scalar)?;
                let range = node.span.start..self.end(node);
                let written = self.part(range.start, range.end);
                Some(vec![(range, tree::reword(written, word, nth, by))])
            }
        }
    }

    fn insert(&self, list: &Path, at: usize, item: &Tree) -> Option<Vec<Splice>> {
        let (key, node) = self.key(list)?;
        let Some(before) = at.checked_sub(1).and_then(|index| items(node).get(index)) else {
            return self.insert_first(list, key, node, item);
        };
        if self.is_flow(node) {
            return Some(self.insert_in_brackets(before, item));
        }
        let dash = self.dash(before)?;
        let column = self.column(dash);
        let end = self.lines_end(self.end(before), column);
        let gap = self.part(dash + 1, before.span.start);
        let gap = if gap.contains('\n') { " " } else { gap };
        let style = self.style(node, at, column.checked_sub(self.column(key.span.start)), end);
        let written = match item {
            Tree::Map(pairs) if !self.is_flow(before) => {
                write::block(pairs, column + 1 + gap.len(), &style)
            }
            item => write::flow(item, style.padded),
        };
        let empty = if self.is_parted(items(node), at) { style.line_break } else { "" };
        let start = write::new_line(column, &style);
        let splice = insertion(end, format!("{empty}{start}-{gap}{written}"));
        self.ends_line(self.end(before)).then(|| vec![splice])
    }

    /// Whether the items of a list around the index `at` have empty lines between them.
    fn is_parted(&self, items: &[Node<'_>], at: usize) -> bool {
        let parted = |index: usize| {
            let (first, second) = (items.get(index)?, items.get(index + 1)?);
            Some(self.has_empty_line(self.end(first), second.span.start))
        };
        at.checked_sub(2).and_then(parted).or_else(|| parted(at.checked_sub(1)?)).unwrap_or(false)
    }

    /// Puts an item behind another one in brackets: on a line of its own where that one has one.
    fn insert_in_brackets(&self, before: &Node<'_>, item: &Tree) -> Vec<Splice> {
        let end = self.end(before);
        let written = write::flow(item, self.is_padded());
        let line_end = self.line_end(end);
        let rest = self.part(end, line_end);
        let behind = rest.trim_start().strip_prefix(',');
        let start = self.line_start(before.span.start);
        let indent = self.part(start, before.span.start);
        if !indent.trim().is_empty() || !self.ends_line(line_end - behind.unwrap_or(rest).len()) {
            return vec![insertion(end, format!(", {written}"))];
        }
        let line = format!("{}{indent}{written}", self.line_break(line_end));
        match behind {
            Some(_) => vec![insertion(line_end, line + ",")],
            None => vec![insertion(end, ",".to_owned()), insertion(line_end, line)],
        }
    }

    /// Puts the first item into a list.
    fn insert_first(
        &self,
        path: &Path,
        key: &Text<'_>,
        list: &Node<'_>,
        item: &Tree,
    ) -> Option<Vec<Splice>> {
        let colon = self.behind_colon(key.span.end);
        let (start, end) = (list.span.start.max(colon), self.end(list));
        let inside = self.part(start, end).trim_start_matches('[').trim_end_matches(']');
        if self.is_in_flow(path) || !inside.trim_matches(['~', ' ']).trim().is_empty() {
            let written = write::flow(item, self.is_padded());
            return Some(match self.part(start, end).strip_prefix('[') {
                Some(_) => vec![insertion(start + 1, written)],
                None => vec![(colon..end, format!(" [{written}]"))],
            });
        }
        let Tree::Map(pairs) = item else { return None };
        let column = self.column(key.span.start);
        let at = self.lines_end(end, column);
        let style = self.style(list, 0, None, at);
        let column = column + style.indent.unwrap_or(2);
        let written = write::block(pairs, column + 2, &style);
        let start = write::new_line(column, &style);
        Some(vec![(colon..end, String::new()), insertion(at, format!("{start}- {written}"))])
    }

    /// Puts a value in the place of another.
    fn replace(&self, key: &Text<'_>, old: &Node<'_>, value: &Tree) -> Splice {
        let colon = self.behind_colon(key.span.end);
        (colon..self.end(old), format!(" {}", write::flow(value, self.is_padded())))
    }

    /// Puts a new key into a map.
    fn add(
        &self,
        path: &[Step],
        map: &Node<'_>,
        (key, value): (&str, &Tree),
        earlier: &[&str],
    ) -> Option<Splice> {
        let place = tree::place(map.entries().map(|(name, _)| name.text.as_ref()), earlier);
        let (name, before) = map.entries().nth(place.checked_sub(1)?)?;
        let end = self.end(before);
        if self.is_flow(map) || self.is_in_flow(path) {
            let written = write::flow(value, self.is_padded());
            return Some(insertion(end, format!(", {key}: {written}")));
        }
        let column = self.column(name.span.start);
        let end = self.lines_end(end, column);
        // Of the lists that are added as a whole, only an enum is written in lines.
        let indent = path.is_empty().then_some(2);
        let style = Style { indent, ..self.style(map, 0, None, end) };
        let next = map.entries().nth(place).map_or(end, |(name, _)| name.span.start);
        let is_parted = path.is_empty() && self.has_empty_line(self.end(before), next);
        let empty = if is_parted { style.line_break } else { "" };
        let start = write::new_line(column, &style);
        let written = write::line(key, value, column, &style);
        self.ends_line(self.end(before)).then(|| insertion(end, format!("{empty}{start}{written}")))
    }

    /// Takes keys out of a map, with their lines.
    fn drop(&self, map: &Node<'_>, keys: &[&str]) -> Option<Vec<Splice>> {
        let pairs: Vec<_> = map.entries().collect();
        let stays = |(name, _): &(Text<'_>, Node<'_>)| !keys.contains(&name.text.as_ref());
        let first = pairs.iter().position(|pair| stays(pair))?;
        let mut splices: Vec<Splice> = Vec::new();
        for (index, (name, value)) in pairs.iter().enumerate().filter(|(_, pair)| !stays(pair)) {
            let (start, end) = (name.span.start, self.end(value));
            let line = self.line_start(start);
            // What goes before it may have left it the first.
            let is_first = splices.last().is_some_and(|(range, _)| range.end == start);
            let range = if self.is_flow(map) {
                if index < first {
                    start..pairs.get(index + 1)?.0.span.start
                } else {
                    self.end(&pairs.get(index.checked_sub(1)?)?.1)..end
                }
            } else if is_first || !self.part(line, start).trim().is_empty() {
                // The next key, or a comment above it, takes the place behind the dash.
                let end = self.lines_end(end, self.column(start));
                start..self.text.len() - self.part(end, self.text.len()).trim_start().len()
            } else {
                let before = self.part(0, line).strip_suffix('\n')?;
                let above = before.strip_suffix('\r').unwrap_or(before).len();
                above..self.lines_end(end, self.column(start))
            };
            splices.push((range, String::new()));
        }
        Some(splices)
    }

    /// Whether brackets have blanks inside.
    fn is_padded(&self) -> bool {
        self.text.contains("{ ") || !self.text.contains('{')
    }

    /// How updates are written in the entries next to the index `at` of a list, whose items stand
    /// `indent` columns to the right of its key.
    fn style(&self, list: &Node<'_>, at: usize, indent: Option<usize>, end: usize) -> Style {
        let (before, behind) = items(list).split_at(at.min(items(list).len()));
        let near = before.iter().rev().chain(behind);
        let updates = near.filter_map(|entry| pair(entry, "updates"));
        let sample = updates.filter_map(|(key, list)| Some((key, list, items(list).first()?)));
        let mut style = Style {
            padded: self.is_padded(),
            indent: Some(indent.unwrap_or(2)),
            flow_items: false,
            line_break: self.line_break(end),
        };
        if let Some((key, list, first)) = sample.take(1).next() {
            style.flow_items = self.is_flow(first);
            style.indent = if self.is_flow(list) {
                None
            } else {
                self.dash(first)
                    .and_then(|dash| self.column(dash).checked_sub(self.column(key.span.start)))
            };
        }
        style
    }
}
