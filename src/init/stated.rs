//! Facts that a comment states in words and the catalogue has keys for. They are proposed as comments of the
//! catalogue: whether the words mean the same is for a person to say.

use super::draft::DraftEnum;
use crate::catalogue::EnumKind;
use crate::diagnostic::{Diagnostic, codes};

/// Sentences that say that nothing uses an entry. None may be a sentence that reasonbook generates.
const UNUSED: [&str; 5] =
    ["no longer used", "no longer in use", "not used anymore", "not used any more", "unused"];

/// Proposes the facts that descriptions state, and asks to confirm each.
pub fn propose(enums: &mut [DraftEnum]) -> Vec<Diagnostic> {
    let mut warnings = Vec::new();
    for draft in enums {
        for entry in &mut draft.entries {
            let terminal = terminal(&entry.description).filter(|_| draft.kind == EnumKind::States);
            let unused = unused(&entry.description).filter(|_| !entry.deprecated);
            let deprecated =
                deprecated(&entry.description).filter(|_| !entry.deprecated && unused.is_none());
            let stated = [
                terminal.zip(Some("terminal: yes")),
                unused.zip(Some("lifecycle: unused")),
                deprecated.zip(Some("lifecycle: deprecated")),
            ];
            for (words, fact) in stated.into_iter().flatten() {
                entry.proposed.push(fact);
                let message = format!(
                    "the comment of this says `{words}`, so the catalogue proposes `{fact}`"
                );
                let help =
                    "to confirm it, remove the `#` there, and the words from the description";
                let warning =
                    Diagnostic::new(codes::NOT_CARRIED_OVER, entry.place.clone(), message);
                warnings.push(warning.with_help(help));
            }
        }
    }
    warnings
}

/// The word at the end of a text that calls a state terminal.
fn terminal(text: &str) -> Option<&str> {
    let mut words = text.split_whitespace().rev();
    let last = words.next()?;
    let before = words.next().unwrap_or_default().trim_end_matches('\\');
    let word = last.trim_matches(|c: char| !c.is_alphanumeric());
    let is_alone =
        last.starts_with(['(', '[']) || before.is_empty() || before.ends_with(['.', ';', ':']);
    let is_stressed = word == "TERMINAL" && !before.eq_ignore_ascii_case("not");
    (is_stressed || is_alone && word.eq_ignore_ascii_case("terminal")).then_some(word)
}

/// The word at the start of a text that calls the entry deprecated.
fn deprecated(text: &str) -> Option<&str> {
    let is_sign = |c: char| !c.is_alphanumeric();
    let first = text.split_whitespace().next()?.trim_matches(is_sign);
    first.eq_ignore_ascii_case("deprecated").then_some(first)
}

/// The sentence of a text that says that nothing uses the entry.
fn unused(text: &str) -> Option<&str> {
    let sentences = text.split(['.', ';', '(', ')', '\n', '\\']).map(str::trim);
    let mut found =
        sentences.filter(|said| UNUSED.iter().any(|known| said.eq_ignore_ascii_case(known)));
    found.next()
}
