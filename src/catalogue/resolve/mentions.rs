//! What files that people write say of entries.

use super::outputs::inside;
use super::references::References;
use crate::catalogue::entry::Stage;
use crate::catalogue::keys::{RawCatalogue, RawMention};
use crate::catalogue::mentions::Mentions;
use crate::catalogue::output::EnumKind;
use crate::catalogue::yaml::Word;
use crate::diagnostic::{Findings, codes};
use crate::pattern::Pattern;

pub fn resolve(
    raw: &RawCatalogue<'_>,
    references: &References<'_>,
    findings: &mut Findings,
) -> Vec<Mentions> {
    let one = |(path, raw): &(Word<'_>, RawMention<'_>)| {
        inside(path, findings);
        if raw.alternatives.is_wrong_number {
            let message = format!("nothing says how `{}` mentions entries", path.text);
            let help = "add `reasons`, `states` or `sources` with a pattern: `\"| {name} |\"`";
            findings.error(codes::MISSING_KEY, &path.span, message, help);
        }
        let patterns = [
            (EnumKind::States, &raw.states),
            (EnumKind::Sources, &raw.sources),
            (EnumKind::Reasons, &raw.reasons),
        ];
        let patterns = patterns.into_iter().filter_map(|(kind, word)| {
            let word = word.as_ref()?;
            Some((kind, pattern(word, findings)?, word.span.clone()))
        });
        Mentions {
            span: path.span.clone(),
            path: path.text.to_string(),
            patterns: patterns.collect(),
            unless: raw.unless.iter().filter_map(|word| Stage::from_word(&word.text)).collect(),
            both: raw.both,
            api: raw.api.as_ref().and_then(|api| references.api(api, findings)),
        }
    };
    raw.mentions.iter().map(one).collect()
}

fn pattern(word: &Word<'_>, findings: &mut Findings) -> Option<Pattern> {
    let trouble = match Pattern::new(&word.text) {
        Ok(pattern) => return Some(pattern),
        Err(trouble) => trouble,
    };
    let message = format!("this is no pattern of what is said of an entry: {trouble}");
    let help =
        "write it as the file has it, with fields of the entry in braces: `{name} = \"{code}\"`";
    findings.error(codes::INVALID_PATTERN, &word.span, message, help);
    None
}
