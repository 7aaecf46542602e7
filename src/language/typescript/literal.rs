//! TypeScript property names and string literals, as Prettier leaves them.

use crate::language::literal::{Layout, fits, formatted, pieces};
use crate::language::names::is_identifier;

/// What stands after the colon of a property; on several lines, a sum.
pub fn property(text: &str, layout: Layout) -> String {
    let (quote, line) = formatted(text);
    if fits(&line, layout) {
        return format!(" {quote}{line}{quote}");
    }
    let Layout { indent, width, .. } = layout;
    let indent = indent + 2;
    let mut value = String::new();
    for piece in pieces(text, width.saturating_sub(indent + 4)) {
        let (quote, piece) = formatted(&piece);
        let plus = if value.is_empty() { "" } else { " +" };
        value += &format!("{plus}\n{:indent$}{quote}{piece}{quote}", "");
    }
    value
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
