//! Comments of source code that allow what is found at them: `reasonbook: allow unlisted-update`.

use std::ops::Range;
use std::sync::Arc;

use super::evidence::Source;
use crate::diagnostic::{Code, Diagnostic, Place, codes};

/// The start of an exemption in a comment.
const ALLOW: &str = "reasonbook: allow ";

/// An exemption from a rule, for the last line of the comment and the line after it.
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

/// The rules that a comment names: one, and those that follow it, with commas or without.
fn read(
    source: &Source,
    remark: &Range<usize>,
    allowed: &mut Vec<Allowed>,
    found: &mut Vec<Diagnostic>,
) {
    let comment = source.text.get(remark.clone()).unwrap_or_default();
    for (at, _) in comment.match_indices(ALLOW) {
        let mut is_due = true;
        let mut start = remark.start + at + ALLOW.len();
        loop {
            let rest = source.text.get(start..remark.end).unwrap_or_default();
            let length = rest.find(|sign: char| !(sign.is_ascii_alphanumeric() || sign == '-'));
            let span = start..start + length.unwrap_or(rest.len());
            let name = source.text.get(span.clone()).unwrap_or_default();
            match codes::lints().find(|code| code.name == name) {
                Some(code) => {
                    let lines = lines(&source.text, remark.end);
                    allowed.push(Allowed { code: *code, span: span.clone(), lines });
                }
                None if is_due => found.push(unknown(name, Place::span(&source.file, &span))),
                // Without a comma, the next word may begin an explanation.
                None => break,
            }
            let after = source.text.get(span.end..remark.end).unwrap_or_default();
            let next = after.trim_start_matches([' ', ',']);
            let between = after.len() - next.len();
            if between == 0 {
                break;
            }
            is_due = after.get(..between).is_some_and(|between| between.contains(','));
            start = span.end + between;
        }
    }
}

fn unknown(name: &str, place: Place) -> Diagnostic {
    let message = format!("there is no lint `{name}`");
    let error = Diagnostic::new(codes::UNKNOWN_LINT, place, message);
    error.with_nearest(name, codes::lints().map(|code| code.name))
}

/// The line on which a comment ends, and the next one.
fn lines(text: &str, end: usize) -> Range<usize> {
    let before = text.get(..end).unwrap_or_default();
    let line = before.rfind('\n').map_or(0, |at| at + 1);
    let after = text.get(end..).unwrap_or_default();
    let mut ends = after.match_indices('\n').map(|(at, _)| end + at);
    line..ends.nth(1).unwrap_or(text.len())
}
