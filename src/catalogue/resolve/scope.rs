//! What every step of resolving shares.

use std::collections::HashMap;
use std::ops::Range;

use super::references::References;
use super::taken::{Holder, Taken};
use super::text::prose;
use crate::catalogue::entry::Names;
use crate::catalogue::keys::RawNote;
use crate::catalogue::names::{self, Api};
use crate::catalogue::yaml::Word;
use crate::diagnostic::{Findings, codes};
use crate::language::Language;

/// What every step of resolving shares.
pub struct Scope<'c> {
    pub apis: &'c [Api],
    pub references: References<'c>,
    pub taken: Taken,
    pub types: HashMap<String, Range<usize>>,
    pub languages: Vec<&'static Language>,
    pub findings: &'c mut Findings,
}

impl Scope<'_> {
    /// Takes a name of an enum with this prefix, in every api by the rule of that api; gives them all.
    pub fn take_word(&mut self, word: &Word<'_>, prefix: &str, holder: Holder) -> Names {
        let names = names::in_every_api(&word.text, self.apis, |api| api.name(&word.text, prefix));
        self.take(&names, holder, |_| word.span.clone());
        names
    }

    /// Takes a name in every api for a holder; reports the first clash with another. `span` gives
    /// where the name in an api is.
    pub fn take(&mut self, names: &Names, holder: Holder, span: impl Fn(usize) -> Range<usize>) {
        self.taken.take(names, holder, span, self.apis, self.findings);
    }
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

/// Reports an api that does not exist, or is the first one, in which `what` itself is written.
pub fn other_api(api: &Word<'_>, what: &str, scope: &mut Scope<'_>) {
    if scope.references.apis.find(api, scope.findings) == Some(0) {
        let message = format!("`{}` is the api that the {what} itself is written in", api.text);
        let help = "give names for the other apis only";
        scope.findings.error(codes::FIRST_API_RENAMED, &api.span, message, help);
    }
}
