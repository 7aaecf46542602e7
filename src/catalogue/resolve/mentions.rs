//! Resolves `mentions`: hand-written files, and the patterns in which they name entries.

use std::ops::Range;

use super::outputs::check_path;
use super::scope::Scope;
use crate::catalogue::keys::{RawCatalogue, RawMention};
use crate::catalogue::model::Mentions;
use crate::catalogue::output::EnumKind;
use crate::catalogue::yaml::Word;
use crate::diagnostic::{Findings, codes};
use crate::pattern::Pattern;

/// How many files can be compared: each takes as long as the catalogue is.
const MOST: usize = 1000;

pub fn resolve(raw: &RawCatalogue<'_>, scope: &mut Scope<'_>) -> Vec<Mentions> {
    if let Some((path, _)) = raw.mentions.get(MOST) {
        let message = format!("`mentions` has more than {MOST} files");
        let help = "remove some of them, or divide the catalogue";
        scope.findings.error(codes::TOO_LARGE, &path.span, message, help);
    }
    let said = raw.mentions.iter().take(MOST);
    said.map(|(path, said)| {
        check_file(path, scope.findings);
        if said.alternatives.is_wrong_number {
            let message = format!("there is no pattern of how `{}` mentions entries", path.text);
            let help = "add `reasons`, `states` or `sources` with a pattern: `\"| {name} |\"`";
            scope.findings.error(codes::MISSING_KEY, &path.span, message, help);
        }
        Mentions {
            span: path.span.clone(),
            path: path.text.to_string(),
            patterns: patterns(raw, said, scope.findings),
            unless: said.unless.iter().filter_map(|word| word.text.parse().ok()).collect(),
            both: said.both,
            api: said.api.as_ref().and_then(|api| scope.references.apis.find(api, scope.findings)),
        }
    })
    .collect()
}

fn check_file(path: &Word<'_>, findings: &mut Findings) {
    if path.text.contains(['*', '?']) {
        let message = format!("`{}` is a pattern, and not the path of a file", path.text);
        let help = "name each file by its own path";
        findings.error(codes::INVALID_PATTERN, &path.span, message, help);
    } else {
        check_path(path, findings);
    }
}

/// The patterns of a file, each with its enum and where it is.
fn patterns(
    raw: &RawCatalogue<'_>,
    said: &RawMention<'_>,
    findings: &mut Findings,
) -> Vec<(EnumKind, Pattern, Range<usize>)> {
    let given = [
        (EnumKind::States, &said.states, raw.states.is_empty()),
        (EnumKind::Sources, &said.sources, raw.sources.is_empty()),
        (EnumKind::Reasons, &said.reasons, raw.reasons.is_empty()),
    ];
    let read = given.into_iter().filter_map(|(kind, word, is_empty)| {
        let word = word.as_ref()?;
        if is_empty {
            let message = format!("the catalogue has no {kind}");
            let help = "add them to the catalogue, or leave out the pattern";
            findings.error(codes::UNKNOWN_ENUM, &word.span, message, help);
        }
        Some((kind, pattern(word, findings)?, word.span.clone()))
    });
    read.collect()
}

fn pattern(word: &Word<'_>, findings: &mut Findings) -> Option<Pattern> {
    let trouble = match Pattern::new(&word.text) {
        Ok(pattern) => return Some(pattern),
        Err(trouble) => trouble,
    };
    let message = format!("this is not a pattern of an entry: {trouble}");
    let help =
        "write it as the file has it, with fields of the entry in braces: `{name} = \"{code}\"`";
    findings.error(codes::INVALID_PATTERN, &word.span, message, help);
    None
}
