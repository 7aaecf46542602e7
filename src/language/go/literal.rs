//! Go string literals.

use crate::language::literal::{Layout, escape, fits, json_escape, pieces};

/// How wide gofmt takes a tab to be.
const TAB: usize = 8;

/// A Go literal. A long one is a sum of literals, one per line.
pub fn string(text: &str, layout: Layout) -> String {
    let text = escape(text, json_escape);
    if fits(&text, layout) {
        return format!("\"{text}\"");
    }
    let Layout { indent, width, .. } = layout;
    // Room for the quotes and for ` +`.
    let pieces = pieces(&text, width.saturating_sub(indent + 4));
    let tabs = "\t".repeat(indent / TAB);
    format!("\"{}\"", pieces.join(&format!("\" +\n{tabs}\"")))
}
