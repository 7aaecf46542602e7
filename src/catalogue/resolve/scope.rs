//! What resolving knows of the whole catalogue.

use std::collections::HashMap;
use std::ops::Range;

use super::references::References;
use super::taken::Taken;
use super::text::prose;
use crate::catalogue::keys::RawNote;
use crate::catalogue::names::Api;
use crate::catalogue::yaml::Word;
use crate::diagnostic::{Findings, codes};
use crate::language::Language;

/// What resolving needs to know of the whole catalogue.
pub struct Scope<'c> {
    pub apis: &'c [Api],
    pub references: References<'c>,
    pub taken: Taken,
    pub types: HashMap<String, Range<usize>>,
    pub languages: Vec<&'static Language>,
    pub findings: &'c mut Findings,
}

/// Remarks: those that others share by name, and those of one place alone.
pub fn notes(raw: &[RawNote<'_>], scope: &mut Scope<'_>) -> Vec<String> {
    raw.iter()
        .filter_map(|note| match note {
            RawNote::Named(name) => scope.references.note(name, scope.findings),
            RawNote::Own(text) => Some(prose(text)),
        })
        .collect()
}

/// Reports an api that is not there, or is the first one, which the thing itself is written for.
pub fn other_api(api: &Word<'_>, references: &References<'_>, what: &str, findings: &mut Findings) {
    if references.api(api, findings) == Some(0) {
        let message = format!("`{}` is the api that the {what} itself is written in", api.text);
        let help = "give names for the other apis only";
        findings.error(codes::FIRST_API_RENAMED, &api.span, message, help);
    }
}
