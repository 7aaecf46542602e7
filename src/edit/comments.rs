//! Keeps the comments in text that an edit removes, by moving them above the entry.

use std::ops::Range;

use super::tree::TreeStep;
use super::yaml_text::YamlText;
use crate::catalogue::yaml::{Node, Value};
use crate::text_edit::TextEdit;

impl YamlText<'_> {
    /// An edit that inserts the comments which `edits` would lose above the entry that `path` leads
    /// into. `None` if no comment is lost.
    pub fn keep_comments(&self, path: &[TreeStep], edits: &[TextEdit]) -> Option<TextEdit> {
        let lost = edits.iter().flat_map(|edit| {
            let comments = self.comments(&edit.span).into_iter();
            comments.filter(|comment| !edit.new.contains(comment))
        });
        let first = edits.iter().map(|edit| edit.span.start).min()?;
        let start = self.line_start(self.entry_start(path).unwrap_or(first));
        let line = self.part(start, self.line_end(start));
        let indent = self.part(start, start + line.len() - line.trim_start().len());
        let line_break = self.line_break(first);
        let lines: Vec<_> = lost.map(|comment| format!("{indent}{comment}{line_break}")).collect();
        (!lines.is_empty()).then(|| TextEdit::insert(start, lines.concat()))
    }

    /// The start of the entry that a path leads into, with its dash.
    fn entry_start(&self, path: &[TreeStep]) -> Option<usize> {
        let item = self.node(path.get(..2)?)?;
        Some(self.dash(item).unwrap_or(item.span.start))
    }

    /// The comments in a range, each from its `#` to the end of its line.
    fn comments(&self, range: &Range<usize>) -> Vec<&str> {
        let mut found = Vec::new();
        let mut at = range.start;
        while let Some(sign) = self.part(at, range.end).find('#').map(|sign| at + sign) {
            let is_after_blank = self.part(0, sign).ends_with(char::is_whitespace);
            if is_after_blank && !self.is_text(self.root, sign) {
                at = self.line_end(sign);
                found.push(self.part(sign, at).trim_end());
            } else {
                at = sign + 1;
            }
        }
        found
    }

    /// Whether a byte is inside a key or a scalar of this node, so that a `#` there is no comment.
    fn is_text(&self, node: &Node<'_>, at: usize) -> bool {
        if !(node.span.start..self.end(node)).contains(&at) {
            return false;
        }
        match &node.value {
            Value::Map(pairs) => {
                pairs.iter().any(|(key, value)| key.span.contains(&at) || self.is_text(value, at))
            }
            Value::List(items) => items.iter().any(|item| self.is_text(item, at)),
            Value::Scalar(_) | Value::Refused => true,
        }
    }
}
