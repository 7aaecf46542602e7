//! Writes diagnostics as a code quality report, which GitLab shows in a merge request.

use std::collections::HashMap;

use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use super::Severity;
use super::place::Located;

/// All diagnostics as a JSON array.
pub fn gitlab(located: &[Located<'_>]) -> String {
    let mut seen: HashMap<[&str; 3], usize> = HashMap::new();
    let issues: Vec<_> = located
        .iter()
        .map(|located| {
            let diagnostic = located.diagnostic;
            let about = [diagnostic.code.name, &located.spot.file, &diagnostic.message];
            let before = seen.entry(about).or_default();
            *before += 1;
            issue(located, &fingerprint(about, *before))
        })
        .collect();
    format!("{:#}\n", Value::Array(issues))
}

fn issue(located: &Located<'_>, fingerprint: &str) -> Value {
    let diagnostic = located.diagnostic;
    let remarks = std::iter::once(diagnostic.message.clone()).chain(diagnostic.remarks());
    json!({
        "description": remarks.collect::<Vec<_>>().join("\n"),
        "check_name": diagnostic.code.name,
        "fingerprint": fingerprint,
        "severity": match diagnostic.severity {
            Severity::Error => "major",
            Severity::Warning => "minor",
        },
        "location": {
            "path": located.spot.file,
            // GitLab wants a line for everything.
            "lines": { "begin": located.spot.line.unwrap_or(1) },
        },
    })
}

/// What tells a finding from others, in this run and the next. It does not depend on the line, which
/// changes with every edit above.
fn fingerprint(about: [&str; 3], number: usize) -> String {
    let text = format!("{}\0{number}", about.join("\0"));
    let hash: Vec<_> = Sha256::digest(text).iter().map(|byte| format!("{byte:02x}")).collect();
    hash.concat()
}
