//! The source code that sends updates.

use super::scope::Scope;
use crate::catalogue::keys::RawCatalogue;
use crate::catalogue::model::{Audit, Given};
use crate::catalogue::yaml::Word;

pub fn resolve(raw: &RawCatalogue<'_>, scope: &mut Scope<'_>) -> Option<Audit> {
    let raw = raw.audit.as_ref()?;
    let mut sources = Vec::new();
    for (name, paths) in &raw.sources {
        if let Some(source) = scope.references.sources.find(name, scope.findings) {
            sources.extend(given(paths).into_iter().map(|path| (path, source)));
        }
    }
    Some(Audit {
        paths: given(&raw.paths),
        exclude: given(&raw.exclude),
        sources,
        setters: given(&raw.setters),
        helpers: given(&raw.helpers),
    })
}

fn given(words: &[Word<'_>]) -> Vec<Given> {
    words.iter().map(|word| (word.text.to_string(), word.span.clone())).collect()
}
