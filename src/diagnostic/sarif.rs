//! Diagnostics as SARIF 2.1.0, which code hosts and editors read.

use serde_json::{Value, json};

use super::place::{Located, Spot, locate};
use super::{Code, Diagnostic, Level, Sources, Weight};

const SCHEMA: &str = "https://json.schemastore.org/sarif-2.1.0.json";

/// All diagnostics, sorted by place, as a SARIF log. `path` gives the path of a file from the
/// current folder.
#[must_use]
pub fn sarif(
    diagnostics: &[Diagnostic],
    sources: &Sources,
    path: &impl Fn(&str) -> String,
) -> String {
    let located = locate(diagnostics, sources);
    let mut codes: Vec<Code> = diagnostics.iter().map(|diagnostic| diagnostic.code).collect();
    codes.sort_by_key(|code| code.name);
    codes.dedup();
    let results: Vec<_> = located.iter().map(|located| result(located, path)).collect();
    let log = json!({
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "reasonbook",
                "semanticVersion": env!("CARGO_PKG_VERSION"),
                "rules": codes.iter().map(rule).collect::<Vec<_>>(),
            } },
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    });
    format!("{log:#}\n")
}

fn rule(code: &Code) -> Value {
    let level = match code.weight {
        Weight::Error | Weight::Lint(Level::Deny) => "error",
        Weight::Warning | Weight::Lint(Level::Warn) => "warning",
        Weight::Lint(Level::Allow) => "none",
    };
    json!({
        "id": code.name,
        "shortDescription": { "text": code.meaning() },
        "help": { "text": code.page, "markdown": code.page },
        "defaultConfiguration": { "level": level },
    })
}

fn result(located: &Located<'_>, path: &impl Fn(&str) -> String) -> Value {
    let diagnostic = located.diagnostic;
    let notes = diagnostic.notes.iter().map(|note| format!("\nnote: {note}"));
    let help = format!("\nhelp: {}", diagnostic.help);
    let text: String =
        std::iter::once(diagnostic.message.clone()).chain(notes).chain([help]).collect();
    let mut result = json!({
        "ruleId": diagnostic.code.name,
        "level": diagnostic.severity.word(),
        "message": { "text": text },
        "locations": [location(&located.spot, path)],
    });
    if let (Some((spot, label)), Some(result)) = (&located.other, result.as_object_mut()) {
        let mut other = location(spot, path);
        if let Some(other) = other.as_object_mut() {
            other.insert("message".to_owned(), json!({ "text": label }));
        }
        result.insert("relatedLocations".to_owned(), json!([other]));
    }
    result
}

fn location(spot: &Spot<'_>, path: &impl Fn(&str) -> String) -> Value {
    let artifact = json!({ "uri": uri(&path(spot.file)) });
    let region = match (spot.line, &spot.range) {
        (None, _) => return json!({ "physicalLocation": { "artifactLocation": artifact } }),
        (Some(line), None) => json!({ "startLine": line }),
        (Some(line), Some(range)) => json!({
            "startLine": line,
            "startColumn": range.column,
            "endLine": range.end_line,
            "endColumn": range.end_column,
        }),
    };
    json!({ "physicalLocation": { "artifactLocation": artifact, "region": region } })
}

/// A path as a reference to it.
fn uri(path: &str) -> String {
    let part = |byte: u8| match char::from(byte) {
        plain if plain.is_ascii_alphanumeric() || "/._-~".contains(plain) => plain.to_string(),
        _ => format!("%{byte:02X}"),
    };
    path.bytes().map(part).collect()
}
