//! Fits the content of a region to its place.

use std::ops::Range;

/// The content of a region, fitted to its place: whole lines, or a part of a line. Each whole line
/// starts with what `container` returns for the line of the first marker.
pub fn fitted(
    content: &str,
    text: &str,
    inside: &Range<usize>,
    container: impl Fn(&str) -> String,
) -> String {
    let content = content.trim_matches('\n');
    let old = text.get(inside.clone()).unwrap_or_default();
    let Some(eol) = line_break(old) else {
        return content.lines().map(str::trim).collect::<Vec<_>>().join(" ");
    };
    let container = container(line_before(text, inside.start));
    let mut lines = String::from(eol);
    for line in content.lines() {
        lines.push_str(format!("{container}{line}").trim_end());
        lines.push_str(eol);
    }
    // Keep the text before the second marker on its line, which a person wrote.
    let tail = old.rsplit('\n').next().unwrap_or_default();
    lines + tail
}

/// The line break that a text starts with. A carriage return alone does not count: readers that end
/// lines only at `\n` would see the content as one line.
pub fn line_break(text: &str) -> Option<&'static str> {
    ["\n", "\r\n"].into_iter().find(|eol| text.starts_with(eol))
}

/// The part of a line before a byte.
pub fn line_before(text: &str, at: usize) -> &str {
    text.get(..at).unwrap_or_default().rsplit('\n').next().unwrap_or_default()
}

/// The white space that a line starts with.
pub fn indentation(line: &str) -> String {
    line.chars().take_while(|c| [' ', '\t'].contains(c)).collect()
}
