//! Python string literals.

use std::fmt::Write;

use crate::language::literal::{Layout, escape, fits, json_escape, pieces};

/// A Python literal; where it takes several lines, in parentheses.
pub fn string(text: &str, layout: Layout) -> String {
    let (quote, text) = quotes(text);
    if fits(&text, layout) {
        return format!("{quote}{text}{quote}");
    }
    let Layout { indent, width, .. } = layout;
    let mut literal = String::from("(\n");
    for piece in pieces(&text, width.saturating_sub(indent + 6)) {
        let _ = writeln!(literal, "{:indent$}    {quote}{piece}{quote}", "");
    }
    let _ = write!(literal, "{:indent$})", "");
    literal
}

/// A text between the quotes that formatters take: double ones, unless single ones need fewer
/// escapes.
fn quotes(text: &str) -> (char, String) {
    if text.matches('"').count() <= text.matches('\'').count() {
        return ('"', escape(text, json_escape));
    }
    let single = |c| match c {
        '"' => None,
        '\'' => Some("\\'".to_owned()),
        _ => json_escape(c),
    };
    ('\'', escape(text, single))
}
