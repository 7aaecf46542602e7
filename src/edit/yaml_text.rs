//! Questions about the catalogue's YAML as it is written: where nodes, lines and comments end, and
//! in which style.

use super::tree::{TreePath, TreeStep};
use crate::catalogue::yaml::{Node, Value, Word};

/// The text of a catalogue file, and its tree.
pub struct YamlText<'t> {
    pub text: &'t str,
    pub root: &'t Node<'t>,
}

/// The items of a list; empty for any other node.
pub fn items<'n, 't>(node: &'n Node<'t>) -> &'n [Node<'t>] {
    match &node.value {
        Value::List(items) => items,
        _ => &[],
    }
}

/// The node at the end of a path.
pub fn node<'n, 't>(root: &'n Node<'t>, path: &[TreeStep]) -> Option<&'n Node<'t>> {
    path.iter().try_fold(root, |node, step| match step {
        TreeStep::Key(key) => node.get(key),
        TreeStep::Item(index) => items(node).get(*index),
    })
}

/// A key of a map, and its value.
pub fn pair<'n, 't>(map: &'n Node<'t>, key: &str) -> Option<&'n (Word<'t>, Node<'t>)> {
    map.entries().find(|(name, _)| name.text == key)
}

impl<'t> YamlText<'t> {
    /// The node at the end of a path.
    pub fn node(&self, path: &[TreeStep]) -> Option<&'t Node<'t>> {
        node(self.root, path)
    }

    /// The key at the end of a path, and its value.
    pub fn key(&self, path: &TreePath) -> Option<&'t (Word<'t>, Node<'t>)> {
        let (TreeStep::Key(key), map) = path.split_last()? else { return None };
        pair(self.node(map)?, key)
    }

    /// The text between two bytes.
    pub fn part(&self, start: usize, end: usize) -> &'t str {
        self.text.get(start..end).unwrap_or_default()
    }

    /// Whether the node is a list or a map in brackets.
    pub fn is_flow(&self, node: &Node<'_>) -> bool {
        let rest = self.part(node.span.start, self.text.len());
        match node.value {
            Value::List(_) => rest.starts_with('['),
            Value::Map(_) => rest.starts_with('{'),
            _ => false,
        }
    }

    /// Whether a node above the one at this path is written in brackets.
    pub fn is_in_flow(&self, path: &[TreeStep]) -> bool {
        let around = (0..path.len()).filter_map(|length| self.node(path.get(..length)?));
        around.into_iter().any(|node| self.is_flow(node))
    }

    /// The byte at which a node ends. Its span in the tree also covers the blanks and comments
    /// after it.
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

    /// The byte after the next colon; `at` itself if something other than blanks comes first.
    pub fn after_colon(&self, at: usize) -> usize {
        let rest = self.part(at, self.text.len());
        let word = rest.trim_start_matches([' ', '\t']);
        if word.starts_with(':') { at + rest.len() - word.len() + 1 } else { at }
    }

    /// The byte at which the line of `at` starts.
    pub fn line_start(&self, at: usize) -> usize {
        self.part(0, at).rfind('\n').map_or(0, |newline| newline + 1)
    }

    /// The byte at which the line of `at` ends, before its line break.
    pub fn line_end(&self, at: usize) -> usize {
        let rest = self.part(at, self.text.len());
        let line = rest.split('\n').next().unwrap_or_default();
        at + line.strip_suffix('\r').unwrap_or(line).len()
    }

    /// The column of a byte, counted from 0.
    pub fn column(&self, at: usize) -> usize {
        self.part(self.line_start(at), at).trim_start_matches('\u{feff}').chars().count()
    }

    /// The line break that ends the line before `at`; for the first line, that of its own.
    pub fn line_break(&self, at: usize) -> &'static str {
        let newline = self.part(0, at).rfind('\n').or_else(|| self.text.find('\n'));
        match newline {
            Some(newline) if self.part(0, newline).ends_with('\r') => "\r\n",
            _ => "\n",
        }
    }

    /// Whether the rest of the line has nothing but a comment.
    pub fn ends_line(&self, at: usize) -> bool {
        let rest = self.part(at, self.line_end(at));
        let word = rest.trim_start_matches([' ', '\t']);
        word.is_empty() || (word.starts_with('#') && word.len() < rest.len())
    }

    /// The byte at which the lines of an element end that starts at `column` and whose last word
    /// ends at `at`. Comments below that are indented deeper than `column` belong to it.
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

    /// The byte of the dash before an item of a list without brackets.
    pub fn dash(&self, item: &Node<'_>) -> Option<usize> {
        let mut before = self.part(0, item.span.start).trim_end();
        // Comments may be between the dash and the item.
        while let Some((above, line)) = before.rsplit_once('\n')
            && line.trim_start().starts_with('#')
        {
            before = above.trim_end();
        }
        before.ends_with('-').then(|| before.len() - 1)
    }

    /// Whether there is an empty line between two bytes.
    pub fn has_empty_line(&self, from: usize, to: usize) -> bool {
        let lines: Vec<_> = self.part(from, to).split('\n').collect();
        let between = lines.get(1..lines.len().saturating_sub(1)).unwrap_or_default();
        between.iter().any(|line| line.trim().is_empty())
    }
}
