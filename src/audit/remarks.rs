//! Comments of source code that allow what is found at them: `reasonbook: allow unlisted-update`.

use std::ops::Range;
use std::sync::Arc;

use super::evidence::Source;
use crate::diagnostic::{Code, Diagnostic, Place, codes};

/// What a comment starts with that allows something.
const ALLOW: &str = "reasonbook: allow ";

/// A rule that a comment allows to be broken on its last line and on the next one.
struct Allowed {
    code: Code,
    /// The name of the rule, in bytes.
    span: Range<usize>,
    /// The lines, in bytes.
    lines: Range<usize>,
}

/// Removes what comments allow, and adds what is wrong with them.
pub fn apply(sources: &[Source], found: &mut Vec<Diagnostic>) {
    for source in sources {
        let mut allowed = Vec::new();
        for remark in &source.evidence.remarks {
            read(source, remark, &mut allowed, found);
        }
        for one in &allowed {
            let before = found.len();
            found.retain(|finding| !covers(one, source, finding));
            if found.len() == before {
                let place = Place::span(&source.file, &one.span);
                let message = format!("nothing here breaks the rule `{}`", one.code.name);
                let unneeded = Diagnostic::new(codes::UNNEEDED_ALLOW, place, message);
                found.push(unneeded.with_help("remove the exemption"));
            }
        }
    }
}

fn covers(allowed: &Allowed, source: &Source, finding: &Diagnostic) -> bool {
    let start = finding.place.start().filter(|_| Arc::ptr_eq(finding.place.file(), &source.file));
    finding.code == allowed.code && start.is_some_and(|at| allowed.lines.contains(&at))
}

/// The rules that a comment names.
fn read(
    source: &Source,
    remark: &Range<usize>,
    allowed: &mut Vec<Allowed>,
    found: &mut Vec<Diagnostic>,
) {
    let comment = source.text.get(remark.clone()).unwrap_or_default();
    let Some(at) = comment.find(ALLOW) else { return };
    let start = remark.start + at + ALLOW.len();
    let rest = source.text.get(start..remark.end).unwrap_or_default();
    let length = rest.find(|sign: char| !(sign.is_ascii_alphanumeric() || sign == '-'));
    let span = start..start + length.unwrap_or(rest.len());
    let name = source.text.get(span.clone()).unwrap_or_default();
    let Some(code) = codes::lints().find(|code| code.name == name).copied() else {
        let message = format!("there is no lint `{name}`");
        let error = Diagnostic::new(codes::UNKNOWN_LINT, Place::span(&source.file, &span), message);
        found.push(error.with_nearest(name, codes::lints().map(|code| code.name)));
        return;
    };
    let before = source.text.get(..remark.end).unwrap_or_default();
    let line = before.rfind('\n').map_or(0, |at| at + 1);
    let after = source.text.get(remark.end..).unwrap_or_default();
    let mut ends = after.match_indices('\n').map(|(at, _)| remark.end + at);
    let end = ends.by_ref().nth(1).unwrap_or(source.text.len());
    allowed.push(Allowed { code, span, lines: line..end });
}
