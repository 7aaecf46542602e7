//! Writes diagnostics one a line, as compilers do, so that editors and `grep` find the places.

use super::place::{Located, Spot};
use crate::visible;

/// One line per diagnostic: its place, its severity and code, and its message.
pub fn concise(located: &[Located<'_>]) -> String {
    located.iter().map(line).collect()
}

fn line(located: &Located<'_>) -> String {
    let diagnostic = located.diagnostic;
    let (severity, code) = (diagnostic.severity, diagnostic.code.name);
    format!("{}: {severity}[{code}] {}\n", place(&located.spot), diagnostic.message)
}

fn place(spot: &Spot<'_>) -> String {
    let file = visible::line(&spot.file);
    match (spot.line, &spot.range) {
        (None, _) => file,
        (Some(line), None) => format!("{file}:{line}"),
        (Some(line), Some(range)) => format!("{file}:{line}:{}", range.column),
    }
}
