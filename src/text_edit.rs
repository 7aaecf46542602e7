//! Applies edits to a text.

use std::ops::Range;

/// One edit: a range of bytes, and the text that replaces them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TextEdit {
    /// The bytes that are replaced; an empty range inserts.
    pub span: Range<usize>,
    /// The new text.
    pub new: String,
}

impl TextEdit {
    /// Replaces a range of bytes.
    pub fn replace(span: Range<usize>, new: impl Into<String>) -> Self {
        Self { span, new: new.into() }
    }

    /// Inserts a text before the byte `at`.
    pub fn insert(at: usize, new: impl Into<String>) -> Self {
        Self::replace(at..at, new)
    }

    /// Deletes a range of bytes.
    pub fn delete(span: Range<usize>) -> Self {
        Self::replace(span, "")
    }
}

/// The text after the edits, which can be given in any order. Insertions at the same byte keep
/// their order.
///
/// Returns `None` if two edits overlap, or if an edit splits a character or is outside the text.
pub fn apply(text: &str, mut edits: Vec<TextEdit>) -> Option<String> {
    edits.sort_by_key(|edit| edit.span.start);
    let mut edited = String::with_capacity(text.len());
    let mut copied = 0;
    for TextEdit { span, new } in edits {
        edited.push_str(text.get(copied..span.start)?);
        edited.push_str(&new);
        copied = span.end.max(span.start);
    }
    edited.push_str(text.get(copied..)?);
    Some(edited)
}

#[cfg(test)]
mod tests {
    use super::{TextEdit, apply};

    #[test]
    fn edits_may_come_in_any_order() {
        let edits = vec![
            TextEdit::insert(9, "!"),
            TextEdit::replace(3..4, "t"),
            TextEdit::insert(0, "a "),
            TextEdit::insert(0, "very "),
            TextEdit::delete(1..2),
        ];
        assert_eq!(apply("tess wash", edits).as_deref(), Some("a very tst wash!"));
    }

    #[test]
    fn edits_that_overlap_or_split_a_character_are_refused() {
        let overlap = vec![TextEdit::delete(0..3), TextEdit::delete(2..4)];
        assert_eq!(apply("wash", overlap), None);
        assert_eq!(apply("ä", vec![TextEdit::insert(1, "x")]), None);
        assert_eq!(apply("wash", vec![TextEdit::delete(2..9)]), None);
    }
}
