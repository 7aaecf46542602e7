//! Replacements: each leads to an entry that is still there.

use super::scope::Scope;
use crate::catalogue::entry::{Entry, Stage};
use crate::catalogue::ids::EntryId;
use crate::catalogue::keys::RawEntry;
use crate::catalogue::yaml::Word;
use crate::diagnostic::codes;

/// Reports replacements that lead in a circle, or to what is removed itself.
pub fn check(raw: &[&RawEntry<'_>], entries: &[Entry], scope: &mut Scope<'_>) {
    // No chain of replacements is followed twice.
    let mut followed: Vec<Option<usize>> = vec![None; entries.len()];
    for start in 0..entries.len() {
        let mut chain = Vec::new();
        let mut next = Some(start);
        while let Some(at) = next {
            let Some(start_of) = followed.get_mut(at) else { break };
            if *start_of == Some(start) {
                let first = chain.iter().position(|seen| *seen == at).unwrap_or_default();
                circle(chain.get(first..).unwrap_or_default(), raw, entries, scope);
            }
            if start_of.is_some() {
                break;
            }
            *start_of = Some(start);
            chain.push(at);
            next = replacement(entries, at);
        }
        for at in chain {
            dead_end(at, raw, entries, scope);
        }
    }
}

fn replacement(entries: &[Entry], at: usize) -> Option<usize> {
    entries.get(at)?.lifecycle.replacement.map(EntryId::index)
}

fn word<'r>(raw: &'r [&RawEntry<'_>], at: usize) -> Option<&'r Word<'r>> {
    raw.get(at)?.lifecycle.as_ref()?.detail.replacement.as_ref()
}

fn circle(chain: &[usize], raw: &[&RawEntry<'_>], entries: &[Entry], scope: &mut Scope<'_>) {
    let Some(word) = chain.last().and_then(|last| word(raw, *last)) else { return };
    let [first, second, ..] = chain else {
        let help = "name the entry that takes its place, or leave `use` out";
        let message = "an entry cannot replace itself";
        scope.findings.error(codes::CIRCULAR_REPLACEMENT, &word.span, message, help);
        return;
    };
    let name = |at: &usize| entries.get(*at).map_or("", |entry| entry.names.first());
    let message = format!("`{}` leads back to itself, by way of `{}`", name(first), name(second));
    let help = "name an entry that is still in use";
    let Some(start) = self::word(raw, *first) else { return };
    let other = (&start.span, "the cycle starts here");
    scope.findings.clash(codes::CIRCULAR_REPLACEMENT, &word.span, message, other, help);
}

fn dead_end(at: usize, raw: &[&RawEntry<'_>], entries: &[Entry], scope: &mut Scope<'_>) {
    let Some(target) = replacement(entries, at).and_then(|target| entries.get(target)) else {
        return;
    };
    let gone = target.lifecycle.stage == Stage::Removed && target.lifecycle.replacement.is_none();
    let Some(word) = word(raw, at).filter(|_| gone) else { return };
    let message = format!("`{}` is removed, so it replaces nothing", word.text);
    let help = "name an entry that is still there, or leave `use` out";
    let other = (&target.span, "removed here");
    scope.findings.clash(codes::UNKNOWN_REPLACEMENT, &word.span, message, other, help);
}
