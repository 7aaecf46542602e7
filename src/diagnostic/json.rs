//! Writes diagnostics as JSON in a stable form, which `docs/diagnostics.md` describes.

use serde_json::{Value, json};

use super::place::{Located, Spot};

/// The version of the form. It grows with changes that break programs which read it.
const VERSION: u32 = 1;

/// All diagnostics as one JSON object.
pub fn json(located: &[Located<'_>]) -> String {
    let diagnostics: Vec<_> = located.iter().map(entry).collect();
    format!("{:#}\n", json!({ "version": VERSION, "diagnostics": diagnostics }))
}

fn entry(located: &Located<'_>) -> Value {
    let diagnostic = located.diagnostic;
    let other = located.other.as_ref();
    json!({
        "code": diagnostic.code.name,
        "severity": diagnostic.severity.as_ref(),
        "message": diagnostic.message,
        "place": place(&located.spot),
        "label": diagnostic.label,
        "other": other.map(|(spot, label)| json!({ "place": place(spot), "label": label })),
        "notes": diagnostic.notes,
        "help": diagnostic.help,
    })
}

fn place(spot: &Spot<'_>) -> Value {
    let range = spot.range.as_ref();
    json!({
        "file": spot.file,
        "line": spot.line,
        "column": range.map(|range| range.column),
        "end_line": range.map(|range| range.end_line),
        "end_column": range.map(|range| range.end_column),
    })
}
