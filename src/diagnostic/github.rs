//! Diagnostics as workflow commands, which GitHub shows as annotations of a pull request.

use std::fmt::Write;

use super::place::{Located, Spot, locate};
use super::{Diagnostic, Sources};

/// All diagnostics, sorted by place, a line each. `path` gives the path of a file from the current
/// folder, which is the repository's in a workflow.
#[must_use]
pub fn github(
    diagnostics: &[Diagnostic],
    sources: &Sources,
    path: &impl Fn(&str) -> String,
) -> String {
    let located = locate(diagnostics, sources);
    located.iter().map(|located| annotation(located, path)).collect()
}

fn annotation(located: &Located<'_>, path: &impl Fn(&str) -> String) -> String {
    let diagnostic = located.diagnostic;
    let mut lines = vec![diagnostic.message.clone()];
    lines.extend(located.other.as_ref().map(|(spot, label)| {
        let line = spot.line.map_or_else(String::new, |line| format!(":{line}"));
        format!("{}{line}: {label}", path(spot.file))
    }));
    lines.extend(diagnostic.notes.iter().map(|note| format!("note: {note}")));
    lines.push(format!("help: {}", diagnostic.help));
    format!(
        "::{} {},title={}::{}\n",
        diagnostic.severity.word(),
        place(&located.spot, path),
        property(diagnostic.code.name),
        data(&lines.join("\n"))
    )
}

fn place(spot: &Spot<'_>, path: &impl Fn(&str) -> String) -> String {
    let mut place = format!("file={}", property(&path(spot.file)));
    // Writing to a text does not fail.
    if let Some(line) = spot.line {
        let _ = write!(place, ",line={line}");
    }
    if let (Some(line), Some(range)) = (spot.line, &spot.range) {
        let _ = write!(place, ",endLine={}", range.end_line);
        // Columns are taken for places on one line alone, and the last is that of a character.
        if line == range.end_line {
            let last = (range.end_column - 1).max(range.column);
            let _ = write!(place, ",col={},endColumn={last}", range.column);
        }
    }
    place
}

/// A text behind the `::`.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// A text between the `::`.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
