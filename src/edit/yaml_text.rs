//! The catalogue as it is written: where nodes, lines and comments end, and in which style.

use super::tree::{Path, Step};
use crate::catalogue::yaml::{Node, Value, Word};

/// The text of the catalogue, and its tree.
pub struct YamlText<'t> {
    pub text: &'t str,
    pub root: &'t Node<'t>,
}

/// The items of a list; none of anything else.
pub fn items<'n, 't>(node: &'n Node<'t>) -> &'n [Node<'t>] {
    match &node.value {
        Value::List(items) => items,
        _ => &[],
    }
}

/// The node at the end of a path.
pub fn node<'n, 't>(root: &'n Node<'t>, path: &[Step]) -> Option<&'n Node<'t>> {
    path.iter().try_fold(root, |node, step| match step {
        Step::Key(key) => node.get(key),
        Step::Item(index) => items(node).get(*index),
    })
}

/// What stands under a key, with the key.
pub fn pair<'n, 't>(map: &'n Node<'t>, key: &str) -> Option<&'n (Word<'t>, Node<'t>)> {
    map.entries().find(|(name, _)| name.text == key)
}

impl<'t> YamlText<'t> {
    /// The node at the end of a path.
    pub fn node(&self, path: &[Step]) -> Option<&'t Node<'t>> {
        node(self.root, path)
    }

    /// The key at the end of a path, and what stands under it.
    pub fn key(&self, path: &Path) -> Option<&'t (Word<'t>, Node<'t>)> {
        let (Step::Key(key), map) = path.split_last()? else { return None };
        pair(self.node(map)?, key)
    }

    pub fn part(&self, start: usize, end: usize) -> &'t str {
        self.text.get(start..end).unwrap_or_default()
    }

    /// Whether a list or a map is written with brackets.
    pub fn is_flow(&self, node: &Node<'_>) -> bool {
        let rest = self.part(node.span.start, self.text.len());
        match node.value {
            Value::List(_) => rest.starts_with('['),
            Value::Map(_) => rest.starts_with('{'),
            _ => false,
        }
    }

    /// Whether brackets stand around what a path leads to.
    pub fn is_in_flow(&self, path: &[Step]) -> bool {
        let around = (0..path.len()).filter_map(|length| self.node(path.get(..length)?));
        around.into_iter().any(|node| self.is_flow(node))
    }

    /// Where a node ends. Its span in the tree also covers blanks and comments after it.
    pub fn end(&self, node: &Node<'_>) -> usize {
        let span = &node.span;
        match &node.value {
            Value::List(_) | Value::Map(_) if self.is_flow(node) => span.end,
            Value::List(items) => items.last().map_or(span.end, |item| self.end(item)),
            Value::Map(pairs) => pairs.last().map_or(span.end, |(_, value)| self.end(value)),
            _ if span.is_empty() => self.after_colon(span.end),
            _ => {
                let written = self.part(span.start, span.end);
                span.start + written.trim_end_matches([' ', '\t', '\r', '\n']).len()
            }
        }
    }

    /// After the colon that comes next, if one does.
    pub fn after_colon(&self, at: usize) -> usize {
        let rest = self.part(at, self.text.len());
        let blanks = rest.len() - rest.trim_start_matches([' ', '\t']).len();
        if rest.trim_start_matches([' ', '\t']).starts_with(':') { at + blanks + 1 } else { at }
    }

    /// The start of the line that a place is in.
    pub fn line_start(&self, at: usize) -> usize {
        self.part(0, at).rfind('\n').map_or(0, |newline| newline + 1)
    }

    /// Where the line that a place is in ends, before its line break.
    pub fn line_end(&self, at: usize) -> usize {
        let rest = self.part(at, self.text.len());
        let line = rest.split('\n').next().unwrap_or_default();
        at + line.strip_suffix('\r').unwrap_or(line).len()
    }

    /// How many columns stand before a place in its line.
    pub fn column(&self, at: usize) -> usize {
        self.part(self.line_start(at), at).trim_start_matches('\u{feff}').chars().count()
    }

    /// The line break in use before a place.
    pub fn line_break(&self, at: usize) -> &'static str {
        let newline = self.part(0, at).rfind('\n').or_else(|| self.text.find('\n'));
        match newline {
            Some(newline) if self.part(0, newline).ends_with('\r') => "\r\n",
            _ => "\n",
        }
    }

    /// Whether nothing but a comment follows in the line.
    pub fn ends_line(&self, at: usize) -> bool {
        let rest = self.part(at, self.line_end(at));
        let word = rest.trim_start_matches([' ', '\t']);
        word.is_empty() || (word.starts_with('#') && word.len() < rest.len())
    }

    /// Where the lines of something end that starts at `column` and whose last word ends at `at`.
    /// Comments after it that are indented deeper belong to it.
    pub fn lines_end(&self, at: usize, column: usize) -> usize {
        let mut end = self.line_end(at);
        let mut next = self.part(end, self.text.len()).find('\n').map(|newline| end + newline + 1);
        while let Some(from) = next {
            let to = self.line_end(from);
            let line = self.part(from, to);
            let word = line.trim_start();
            let indent = line.len() - word.len();
            if word.starts_with('#') && indent > column {
                end = to;
            } else if !word.is_empty() {
                break;
            }
            next = self.part(to, self.text.len()).find('\n').map(|newline| to + newline + 1);
        }
        end
    }

    /// The dash of an item of a list that is written without brackets.
    pub fn dash(&self, item: &Node<'_>) -> Option<usize> {
        let mut before = self.part(0, item.span.start).trim_end();
        // Comments may stand between the dash and the item.
        while let Some((above, line)) = before.rsplit_once('\n')
            && line.trim_start().starts_with('#')
        {
            before = above.trim_end();
        }
        before.ends_with('-').then(|| before.len() - 1)
    }

    /// Whether there is an empty line between two places.
    pub fn has_empty_line(&self, from: usize, to: usize) -> bool {
        let lines: Vec<_> = self.part(from, to).split('\n').collect();
        let between = lines.get(1..lines.len().saturating_sub(1)).unwrap_or_default();
        between.iter().any(|line| line.trim().is_empty())
    }
}
