//! Rules that most of a catalogue breaks do not suit it, and saying so once is enough.

use super::subject::Subject;
use super::{Among, Rule};
use crate::diagnostic::Diagnostic;

/// Up to this many findings are listed, however small the catalogue is.
const FEW: usize = 10;

/// What was found, with one diagnostic instead of many where most of the catalogue breaks a rule.
pub fn say_once(subject: &Subject<'_>, rules: &[Rule], found: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let limited = rules.iter().filter_map(|rule| Some((rule, rule.among.as_ref()?)));
    limited.fold(found, |found, (rule, among)| once(subject, rule, among, found))
}

/// The same for one rule.
fn once(
    subject: &Subject<'_>,
    rule: &Rule,
    among: &Among,
    found: Vec<Diagnostic>,
) -> Vec<Diagnostic> {
    let count = found.iter().filter(|one| one.code == rule.code).count();
    let all = (among.count)(subject);
    if count <= FEW || count * 2 <= all {
        return found;
    }
    let (broken, mut left): (Vec<_>, Vec<_>) =
        found.into_iter().partition(|one| one.code == rule.code);
    if let Some(first) = broken.into_iter().min_by(|one, other| one.place.cmp(&other.place)) {
        let message = format!("{count} of {all} {}; this is the first", among.what);
        let help = format!(
            "if the rule does not suit this catalogue, turn it off: `lints: {{ {}: allow }}`",
            rule.code.name
        );
        let once = Diagnostic::new(rule.code, first.place, message).with_help(help);
        left.insert(0, Diagnostic { severity: first.severity, ..once });
    }
    left
}
