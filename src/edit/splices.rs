//! Turns changes of the tree into edits of the text, written in the style of the surrounding YAML.

use std::ops::Range;

use super::tree::{self, ChangeKind, Tree, TreeChange, TreePath, TreeStep};
use super::write::{self, Style};
use super::yaml_text::{YamlText, items, pair};
use crate::catalogue::yaml::{Node, Word};
use crate::text_edit::{self, TextEdit};

/// The text after the changes; `None` if one of them does not fit into the way the text is written.
pub fn carry_out(old: &YamlText<'_>, changes: &[TreeChange]) -> Option<String> {
    let edits = |change: &TreeChange| {
        let mut edits = old.edits(change)?;
        edits.extend(old.keep_comments(&change.path, &edits));
        Some(edits)
    };
    let edits = changes.iter().map(edits).collect::<Option<Vec<_>>>()?;
    text_edit::apply(old.text, edits.concat())
}

impl YamlText<'_> {
    /// The edits of the text for one change.
    fn edits(&self, TreeChange { path, kind }: &TreeChange) -> Option<Vec<TextEdit>> {
        let node = self.node(path)?;
        match kind {
            ChangeKind::Insert { at, item } => self.insert(path, *at, item),
            ChangeKind::Set { key, value, earlier } => Some(vec![match pair(node, key) {
                Some((name, old)) => self.replace(name, old, value),
                None => self.add(path, node, (*key, value), earlier)?,
            }]),
            ChangeKind::Drop { keys } => self.drop(node, keys),
            ChangeKind::RenameKey { key, to } => {
                let (name, _) = pair(node, key)?;
                Some(vec![TextEdit::replace(name.span.clone(), *to)])
            }
            ChangeKind::Reword { word, nth, by } => {
                let range = node.span.start..self.end(node);
                let written = self.part(range.start, range.end);
                Some(vec![TextEdit::replace(range, tree::reword(written, word, nth, by))])
            }
        }
    }

    /// Inserts an item after `at` others.
    fn insert(&self, list: &TreePath, at: usize, item: &Tree) -> Option<Vec<TextEdit>> {
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
        let splice = TextEdit::insert(end, format!("{empty}{start}-{gap}{written}"));
        self.ends_line(self.end(before)).then(|| vec![splice])
    }

    /// Whether empty lines separate the items near the index `at` of a list.
    fn is_parted(&self, items: &[Node<'_>], at: usize) -> bool {
        let parted = |index: usize| {
            let (first, second) = (items.get(index)?, items.get(index + 1)?);
            Some(self.has_empty_line(self.end(first), second.span.start))
        };
        at.checked_sub(2).and_then(parted).or_else(|| parted(at.checked_sub(1)?)).unwrap_or(false)
    }

    /// Inserts an item after another one in brackets, on a line of its own if the other has one.
    fn insert_in_brackets(&self, before: &Node<'_>, item: &Tree) -> Vec<TextEdit> {
        let end = self.end(before);
        let written = write::flow(item, self.is_padded());
        let line_end = self.line_end(end);
        let rest = self.part(end, line_end);
        let after_comma = rest.trim_start().strip_prefix(',');
        let start = self.line_start(before.span.start);
        let indent = self.part(start, before.span.start);
        if !indent.trim().is_empty()
            || !self.ends_line(line_end - after_comma.unwrap_or(rest).len())
        {
            return vec![TextEdit::insert(end, format!(", {written}"))];
        }
        let line = format!("{}{indent}{written}", self.line_break(line_end));
        match after_comma {
            Some(_) => vec![TextEdit::insert(line_end, line + ",")],
            None => vec![TextEdit::insert(end, ",".to_owned()), TextEdit::insert(line_end, line)],
        }
    }

    /// Inserts an item at the start of a list, which may be empty or null.
    fn insert_first(
        &self,
        path: &TreePath,
        key: &Word<'_>,
        list: &Node<'_>,
        item: &Tree,
    ) -> Option<Vec<TextEdit>> {
        let colon = self.after_colon(key.span.end);
        let (start, end) = (list.span.start.max(colon), self.end(list));
        let inside = self.part(start, end).trim_start_matches('[').trim_end_matches(']');
        if self.is_in_flow(path) || !inside.trim_matches(['~', ' ']).trim().is_empty() {
            let written = write::flow(item, self.is_padded());
            return Some(match self.part(start, end).strip_prefix('[') {
                Some(_) => vec![TextEdit::insert(start + 1, written)],
                None => vec![TextEdit::replace(colon..end, format!(" [{written}]"))],
            });
        }
        let Tree::Map(pairs) = item else { return None };
        let column = self.column(key.span.start);
        let at = self.lines_end(end, column);
        let style = self.style(list, 0, None, at);
        let column = column + style.indent.unwrap_or(2);
        let written = write::block(pairs, column + 2, &style);
        let start = write::new_line(column, &style);
        Some(vec![
            TextEdit::delete(colon..end),
            TextEdit::insert(at, format!("{start}- {written}")),
        ])
    }

    /// Replaces the value of a key.
    fn replace(&self, key: &Word<'_>, old: &Node<'_>, value: &Tree) -> TextEdit {
        let colon = self.after_colon(key.span.end);
        let end = self.end(old);
        let written = write::flow(value, self.is_padded());
        // Keep a comment on the line of the key, above the value.
        let rest = self.part(colon, self.line_end(colon).min(end));
        let is_comment = rest.trim_start().starts_with('#') && self.ends_line(colon);
        let comment = if is_comment { rest } else { "" };
        TextEdit::replace(colon..end, format!(" {written}{comment}"))
    }

    /// Adds a key to a map, after the keys of `earlier`.
    fn add(
        &self,
        path: &[TreeStep],
        map: &Node<'_>,
        (key, value): (&str, &Tree),
        earlier: &[&str],
    ) -> Option<TextEdit> {
        let place = tree::place(map.entries().map(|(name, _)| name.text.as_ref()), earlier);
        let (name, before) = map.entries().nth(place.checked_sub(1)?)?;
        let end = self.end(before);
        if self.is_flow(map) || self.is_in_flow(path) {
            let written = write::flow(value, self.is_padded());
            return Some(TextEdit::insert(end, format!(", {key}: {written}")));
        }
        let column = self.column(name.span.start);
        let end = self.lines_end(end, column);
        // A new list is written in brackets, unless it is an enum's, at the top level.
        let indent = path.is_empty().then_some(2);
        let style = Style { indent, ..self.style(map, 0, None, end) };
        let next = map.entries().nth(place).map_or(end, |(name, _)| name.span.start);
        let is_parted = path.is_empty() && self.has_empty_line(self.end(before), next);
        let empty = if is_parted { style.line_break } else { "" };
        let start = write::new_line(column, &style);
        let written = write::line(key, value, column, &style);
        self.ends_line(self.end(before))
            .then(|| TextEdit::insert(end, format!("{empty}{start}{written}")))
    }

    /// Removes keys from a map, with their lines.
    fn drop(&self, map: &Node<'_>, keys: &[&str]) -> Option<Vec<TextEdit>> {
        let pairs: Vec<_> = map.entries().collect();
        let stays = |(name, _): &(Word<'_>, Node<'_>)| !keys.contains(&name.text.as_ref());
        let first = pairs.iter().position(|pair| stays(pair))?;
        let mut dropped: Vec<Range<usize>> = Vec::new();
        for (index, pair) in pairs.iter().enumerate().filter(|(_, pair)| !stays(pair)) {
            let start = pair.0.span.start;
            dropped.push(if !self.is_flow(map) {
                let follows_dropped = dropped.last().is_some_and(|range| range.end == start);
                self.pair_in_lines(pair, follows_dropped)?
            } else if index < first {
                // Remove the comma after it.
                start..pairs.get(index + 1)?.0.span.start
            } else {
                // Remove the comma before it.
                self.end(&pairs.get(index.checked_sub(1)?)?.1)..self.end(&pair.1)
            });
        }
        Some(dropped.into_iter().map(TextEdit::delete).collect())
    }

    /// The bytes to delete for a key and its value in a map without brackets, including one line
    /// break.
    fn pair_in_lines(
        &self,
        (name, value): &(Word<'_>, Node<'_>),
        follows_dropped: bool,
    ) -> Option<Range<usize>> {
        let start = name.span.start;
        let line = self.line_start(start);
        let end = self.lines_end(self.end(value), self.column(start));
        if follows_dropped || !self.part(line, start).trim().is_empty() {
            // The key follows a dash on the same line. The next key, or a comment above it, moves
            // there.
            let rest = self.part(end, self.text.len());
            return Some(start..self.text.len() - rest.trim_start().len());
        }
        let before = self.part(0, line).strip_suffix('\n')?;
        Some(before.strip_suffix('\r').unwrap_or(before).len()..end)
    }

    /// Whether the text writes `{ a: b }` with blanks inside the braces.
    fn is_padded(&self) -> bool {
        self.text.contains("{ ") || !self.text.contains('{')
    }

    /// The style for a new entry at the index `at` of a list, taken from the nearest entry with
    /// updates. `indent` is how many columns the list is to the right of its key; `end` is
    /// where the new text goes.
    fn style(&self, list: &Node<'_>, at: usize, indent: Option<usize>, end: usize) -> Style {
        let (before, after) = items(list).split_at(at.min(items(list).len()));
        let near = before.iter().rev().chain(after);
        let mut updates = near.filter_map(|entry| pair(entry, "updates"));
        let sample = updates.find_map(|(key, list)| Some((key, list, items(list).first()?)));
        let mut style = Style {
            padded: self.is_padded(),
            indent: Some(indent.unwrap_or(2)),
            flow_items: false,
            line_break: self.line_break(end),
        };
        if let Some((key, list, first)) = sample {
            style.flow_items = self.is_flow(first);
            let dash = self.dash(first).filter(|_| !self.is_flow(list));
            let column = |dash| self.column(dash).checked_sub(self.column(key.span.start));
            style.indent = dash.and_then(column);
        }
        style
    }
}
