//! Rust string literals.

use crate::language::literal::{Layout, common_escape, escape, fits, is_unseen, pieces};

/// A Rust literal.
pub fn string(text: &str, layout: Layout) -> String {
    let text = escape(text, special);
    if fits(&text, layout) {
        return format!("\"{text}\"");
    }
    let Layout { indent, width, .. } = layout;
    // Rust leaves out the white space after a line that ends in a backslash.
    let text = match text.strip_prefix(' ') {
        Some(rest) => format!("\\x20{rest}"),
        None => text,
    };
    let pieces = pieces(&text, width.saturating_sub(indent + 1));
    format!("\"\\\n{:indent$}{}\"", "", pieces.join(&format!("\\\n{:indent$}", "")))
}

fn special(c: char) -> Option<String> {
    let unseen = || is_unseen(c).then(|| format!("\\u{{{:x}}}", u32::from(c)));
    common_escape(c).map(str::to_owned).or_else(unseen)
}
