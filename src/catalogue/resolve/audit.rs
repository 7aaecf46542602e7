//! The source code that sends updates.

use std::ops::Range;

use super::references::References;
use crate::catalogue::audit::Audit;
use crate::catalogue::keys::RawCatalogue;
use crate::catalogue::yaml::Word;
use crate::diagnostic::Findings;

pub fn resolve(
    raw: &RawCatalogue<'_>,
    references: &References<'_>,
    findings: &mut Findings,
) -> Option<Audit> {
    let raw = raw.audit.as_ref()?;
    let mut sources = Vec::new();
    for (name, paths) in &raw.sources {
        if let Some(source) = references.source(name, findings) {
            sources.extend(paths.iter().map(|path| (path.text.to_string(), source)));
        }
    }
    let names = |words: &[Word<'_>]| words.iter().map(|word| word.text.to_string()).collect();
    Some(Audit {
        paths: patterns(&raw.paths),
        exclude: patterns(&raw.exclude),
        sources,
        setters: names(&raw.setters),
        helpers: names(&raw.helpers),
    })
}

fn patterns(words: &[Word<'_>]) -> Vec<(String, Range<usize>)> {
    words.iter().map(|word| (word.text.to_string(), word.span.clone())).collect()
}
