//! TypeScript property names and string literals, as Prettier leaves them.

use crate::language::literal::{Layout, fits, formatted, formatted_pieces};
use crate::language::names::is_identifier;

/// What is after the colon of a property; on several lines, a sum.
pub fn property(text: &str, layout: Layout) -> String {
    let (quote, line) = formatted(text);
    if fits(&line, layout) {
        return format!(" {quote}{line}{quote}");
    }
    let Layout { indent, width, .. } = layout;
    let indent = indent + 2;
    let literal = |(quote, piece)| format!("\n{:indent$}{quote}{piece}{quote}", "");
    // Room for the quotes and for ` +`.
    let pieces = formatted_pieces(text, width.saturating_sub(indent + 4));
    pieces.map(literal).collect::<Vec<_>>().join(" +")
}

/// A string literal on one line, however long.
pub fn string(text: &str) -> String {
    let (quote, line) = formatted(text);
    format!("{quote}{line}{quote}")
}

/// The name of a property.
pub fn key(name: &str) -> String {
    match name {
        // Without brackets it would be the prototype.
        "__proto__" => format!("[\"{name}\"]"),
        _ if is_identifier(name.trim_start_matches('_')) => name.to_owned(),
        _ => format!("\"{name}\""),
    }
}
