//! Reports a rule once if most of the catalogue breaks it. Such a rule does not suit the catalogue,
//! and a long list would not help.

use super::subject::Subject;
use super::{Among, Rule};
use crate::diagnostic::Diagnostic;

/// Up to this many diagnostics of a rule are always listed.
const FEW: usize = 10;

/// The diagnostics, with one instead of many for each rule that most of the catalogue breaks.
pub fn say_once(subject: &Subject<'_>, rules: &[Rule], found: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let limited = rules.iter().filter_map(|rule| Some((rule, rule.among.as_ref()?)));
    limited.fold(found, |found, (rule, among)| once(subject, rule, among, found))
}

/// As [`say_once`], for one rule.
fn once(
    subject: &Subject<'_>,
    rule: &Rule,
    among: &Among,
    found: Vec<Diagnostic>,
) -> Vec<Diagnostic> {
    let count = found.iter().filter(|finding| finding.code == rule.code).count();
    let total = (among.count)(subject);
    if count <= FEW || count * 2 <= total {
        return found;
    }
    let (broken, mut left): (Vec<_>, Vec<_>) =
        found.into_iter().partition(|finding| finding.code == rule.code);
    if let Some(first) = broken.into_iter().min_by(|a, b| a.place.cmp(&b.place)) {
        let message = format!("{count} of {total} {}; this is the first", among.message);
        let help = format!(
            "if the rule does not suit this catalogue, turn it off: `lints: {{ {}: allow }}`",
            rule.code.name
        );
        let once = Diagnostic::new(rule.code, first.place, message).with_help(help);
        left.insert(0, Diagnostic { severity: first.severity, ..once });
    }
    left
}
