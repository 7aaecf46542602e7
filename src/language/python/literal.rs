//! Python string literals.

use std::fmt::Write;

use crate::language::literal::{Layout, fits, formatted, formatted_pieces};

/// A Python literal; where it takes several lines, in parentheses.
pub fn string(text: &str, layout: Layout) -> String {
    let (quote, line) = formatted(text);
    if fits(&line, layout) {
        return format!("{quote}{line}{quote}");
    }
    let Layout { indent, width, .. } = layout;
    let mut literal = String::from("(\n");
    for (quote, piece) in formatted_pieces(text, width.saturating_sub(indent + 6)) {
        let _ = writeln!(literal, "{:indent$}    {quote}{piece}{quote}", "");
    }
    let _ = write!(literal, "{:indent$})", "");
    literal
}
