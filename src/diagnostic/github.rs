//! Diagnostics as workflow commands, which GitHub shows as annotations of a pull request.

use super::place::{Located, Spot};

/// A line for each diagnostic. The files are named from the current folder, which is the repository's
/// in a workflow.
#[must_use]
pub fn github(located: &[Located<'_>]) -> String {
    located.iter().map(annotation).collect()
}

fn annotation(located: &Located<'_>) -> String {
    let diagnostic = located.diagnostic;
    let mut lines = vec![diagnostic.message.clone()];
    lines.extend(located.other.as_ref().map(|(spot, label)| {
        let line = spot.line.map_or_else(String::new, |line| format!(":{line}"));
        format!("{}{line}: {label}", spot.file)
    }));
    lines.extend(diagnostic.remarks());
    format!(
        "::{} {},title={}::{}\n",
        diagnostic.severity.word(),
        place(&located.spot),
        property(diagnostic.code.name),
        data(&lines.join("\n"))
    )
}

fn place(spot: &Spot<'_>) -> String {
    let file = format!("file={}", property(&spot.file));
    match (spot.line, &spot.range) {
        (None, _) => file,
        (Some(line), None) => format!("{file},line={line}"),
        // GitHub takes columns only for places on one line, and the last one is that of a character.
        (Some(line), Some(range)) if line == range.end_line => {
            let (first, last) = (range.column, (range.end_column - 1).max(range.column));
            format!("{file},line={line},endLine={line},col={first},endColumn={last}")
        }
        (Some(line), Some(range)) => format!("{file},line={line},endLine={}", range.end_line),
    }
}

/// A text after the `::`.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// A text between the `::`.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
