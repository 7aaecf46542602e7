//! Diagnostics as JSON, in a form that stays as it is. `docs/diagnostics.md` describes it.

use serde::Serialize;

use super::place::{Located, Spot, locate};
use super::{Diagnostic, Sources};

/// Grows when a program that reads the form would have to change.
const VERSION: u32 = 1;

#[derive(Serialize)]
struct Report<'d> {
    version: u32,
    diagnostics: Vec<Entry<'d>>,
}

#[derive(Serialize)]
struct Entry<'d> {
    code: &'d str,
    severity: &'d str,
    message: &'d str,
    place: Place,
    label: Option<&'d str>,
    other: Option<Other<'d>>,
    notes: &'d [String],
    help: &'d str,
}

#[derive(Serialize)]
struct Other<'d> {
    place: Place,
    label: &'d str,
}

#[derive(Serialize)]
struct Place {
    file: String,
    line: Option<usize>,
    column: Option<usize>,
    end_line: Option<usize>,
    end_column: Option<usize>,
}

/// All diagnostics, sorted by place, as one JSON object. `path` gives the path of a file from the
/// current folder.
#[must_use]
pub fn json(
    diagnostics: &[Diagnostic],
    sources: &Sources,
    path: &impl Fn(&str) -> String,
) -> String {
    let located = locate(diagnostics, sources);
    let diagnostics = located.iter().map(|located| entry(located, path)).collect();
    let report = Report { version: VERSION, diagnostics };
    // Nothing of it can fail: keys are text, and numbers whole.
    let json = serde_json::to_string_pretty(&report).unwrap_or_default();
    json + "\n"
}

fn entry<'d>(located: &Located<'d>, path: &impl Fn(&str) -> String) -> Entry<'d> {
    let diagnostic = located.diagnostic;
    Entry {
        code: diagnostic.code.name,
        severity: diagnostic.severity.word(),
        message: &diagnostic.message,
        place: place(&located.spot, path),
        label: diagnostic.label.as_deref(),
        other: located
            .other
            .as_ref()
            .map(|(spot, label)| Other { place: place(spot, path), label }),
        notes: &diagnostic.notes,
        help: &diagnostic.help,
    }
}

fn place(spot: &Spot<'_>, path: &impl Fn(&str) -> String) -> Place {
    let range = spot.range.as_ref();
    Place {
        file: path(spot.file),
        line: spot.line,
        column: range.map(|range| range.column),
        end_line: range.map(|range| range.end_line),
        end_column: range.map(|range| range.end_column),
    }
}
