//! Writes diagnostics as a `JUnit` report, which most CI services show as tests.

use itertools::Itertools;

use super::place::{Located, Spot};
use super::{Diagnostic, Severity};
use crate::visible;

/// A report with a test for each diagnostic. An error is a test that failed, a warning one that
/// passed and printed it. If there are no diagnostics, one test says so: some services refuse an
/// empty report.
pub fn junit(located: &[Located<'_>]) -> String {
    let failed = located.iter().filter(|one| one.diagnostic.severity == Severity::Error).count();
    let counts =
        format!("name=\"reasonbook\" tests=\"{}\" failures=\"{failed}\"", located.len().max(1));
    let tests: String = match located {
        [] => "    <testcase classname=\"reasonbook\" name=\"nothing found\"/>\n".to_owned(),
        _ => located.iter().map(test).collect(),
    };
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <testsuites {counts}>\n  <testsuite {counts}>\n{tests}  </testsuite>\n</testsuites>\n"
    )
}

fn test(located: &Located<'_>) -> String {
    let diagnostic = located.diagnostic;
    let (code, message) = (diagnostic.code.name, escaped(&diagnostic.message));
    let text = escaped(&text(diagnostic, &located.spot));
    let result = match diagnostic.severity {
        Severity::Error => {
            format!("<failure type=\"{code}\" message=\"{message}\">{text}</failure>")
        }
        Severity::Warning => format!("<system-out>{text}</system-out>"),
    };
    let file = escaped(&located.spot.file);
    format!(
        "    <testcase classname=\"{file}\" name=\"{code}: {message}\">\n      {result}\n    </testcase>\n"
    )
}

/// The place, the message, and the remarks, one a line.
fn text(diagnostic: &Diagnostic, spot: &Spot<'_>) -> String {
    let line = spot.line.map_or_else(String::new, |line| format!(":{line}"));
    let first = format!("{}{line}: {}", spot.file, diagnostic.message);
    std::iter::once(first).chain(diagnostic.remarks()).join("\n")
}

/// A text as XML has it in an element or an attribute. Control characters, which it cannot have, are
/// replaced.
fn escaped(text: &str) -> String {
    const ESCAPES: &[(&str, &str)] = &[
        ("&", "&amp;"),
        ("<", "&lt;"),
        (">", "&gt;"),
        ("\"", "&quot;"),
        ("\n", "&#10;"),
        // Azure takes what follows for a command in the log of a run.
        ("##", "#&#35;"),
    ];
    ESCAPES.iter().fold(visible::lines(text), |text, (sign, escape)| text.replace(sign, escape))
}
