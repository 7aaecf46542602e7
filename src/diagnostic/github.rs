//! Writes diagnostics as workflow commands, which GitHub shows as annotations of a pull request.

use super::Shown;
use super::place::{Located, Spot};
use crate::visible;

/// One workflow command per diagnostic that is shown, and one that counts the others. Paths are
/// relative to the current folder, which in a workflow is that of the repository.
pub fn github(shown: &Shown<'_>) -> String {
    let left_out = shown.left_out();
    let left_out = left_out.map(|(worst, counts)| format!("::{worst}::{}\n", data(&counts)));
    shown.located.iter().map(annotation).chain(left_out).collect()
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
        diagnostic.severity,
        place(&located.spot),
        property(diagnostic.code.name),
        data(&lines.join("\n"))
    )
}

fn place(spot: &Spot<'_>) -> String {
    let file = format!("file={}", property(&visible::line(&spot.file)));
    match (spot.line, &spot.range) {
        (None, _) => file,
        (Some(line), None) => format!("{file},line={line}"),
        // GitHub accepts columns only for places on a single line. Its end column is inclusive.
        (Some(line), Some(range)) if line == range.end_line => {
            let (first, last) = (range.column, (range.end_column - 1).max(range.column));
            format!("{file},line={line},endLine={line},col={first},endColumn={last}")
        }
        (Some(line), Some(range)) => format!("{file},line={line},endLine={}", range.end_line),
    }
}

/// Escapes the text of a command, after the second `::`.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// Escapes a property of a command, between the two `::`.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
