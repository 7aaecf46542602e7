//! Writes diagnostics as SARIF 2.1.0, which code hosts and editors read.

use serde_json::{Map, Value, json};

use super::place::{Located, Spot};
use super::{Code, Level, Weight};

const SCHEMA: &str = "https://json.schemastore.org/sarif-2.1.0.json";

/// All diagnostics as a SARIF log.
pub fn sarif(located: &[Located<'_>]) -> String {
    let mut codes: Vec<Code> = located.iter().map(|located| located.diagnostic.code).collect();
    codes.sort_by_key(|code| code.name);
    codes.dedup();
    let results: Vec<_> = located.iter().map(result).collect();
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

fn result(located: &Located<'_>) -> Value {
    let diagnostic = located.diagnostic;
    let text = std::iter::once(diagnostic.message.clone()).chain(diagnostic.remarks());
    let text = plain(&text.collect::<Vec<_>>().join("\n"));
    let mut result = json!({
        "ruleId": diagnostic.code.name,
        "level": diagnostic.severity.as_ref(),
        "message": { "text": text },
        "locations": [location(&located.spot)],
    });
    if let (Some((spot, label)), Some(result)) = (&located.other, result.as_object_mut()) {
        let mut other = location(spot);
        other.insert("message".to_owned(), json!({ "text": label }));
        result.insert("relatedLocations".to_owned(), json!([other]));
    }
    result
}

/// A text of a message, in which `[…](…)` would be a link. Backslashes would not do: the text can have some
/// that undo them.
fn plain(text: &str) -> String {
    text.replace("](", "] (")
}

fn location(spot: &Spot<'_>) -> Map<String, Value> {
    let artifact = json!({ "uri": uri(&spot.file) });
    let region = match (spot.line, &spot.range) {
        (None, _) => None,
        (Some(line), None) => Some(json!({ "startLine": line })),
        (Some(line), Some(range)) => Some(json!({
            "startLine": line,
            "startColumn": range.column,
            "endLine": range.end_line,
            "endColumn": range.end_column,
        })),
    };
    let physical = match region {
        Some(region) => json!({ "artifactLocation": artifact, "region": region }),
        None => json!({ "artifactLocation": artifact }),
    };
    Map::from_iter([("physicalLocation".to_owned(), physical)])
}

/// A path as a relative URI.
fn uri(path: &str) -> String {
    let part = |byte: u8| match char::from(byte) {
        plain if plain.is_ascii_alphanumeric() || "/._-~".contains(plain) => plain.to_string(),
        _ => format!("%{byte:02X}"),
    };
    path.bytes().map(part).collect()
}
