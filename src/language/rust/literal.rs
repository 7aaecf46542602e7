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
    // A line ends in a backslash, and the last one in a quote and a comma.
    let room = width.saturating_sub(indent + 1);
    let mut lines = pieces(&text, room);
    if let Some(last) = lines.pop() {
        lines.extend(pieces(&last, room.saturating_sub(1)));
    }
    format!("\"\\\n{:indent$}{}\"", "", lines.join(&format!("\\\n{:indent$}", "")))
}

fn special(c: char) -> Option<String> {
    let unseen = || is_unseen(c).then(|| format!("\\u{{{:x}}}", u32::from(c)));
    common_escape(c).map(str::to_owned).or_else(unseen)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_line_has_room_for_a_comma() {
        let layout = Layout { start: 10, indent: 2, width: 12 };
        assert_eq!(string("123456789 1234 678", layout), "\"\\\n  123456789 \\\n  1234 678\"");
        assert_eq!(
            string("123456789 1234 6789", layout),
            "\"\\\n  123456789 \\\n  1234 \\\n  6789\""
        );
    }
}
