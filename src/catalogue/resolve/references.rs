//! Names that lead to entries, capabilities, apis and notes.

use std::collections::{BTreeMap, HashMap};

use super::prose;
use crate::catalogue::model::Api;
use crate::catalogue::raw::{RawCatalogue, RawEntry, Word};
use crate::diagnostic::{Code, Findings, codes};

/// Where each name of the catalogue leads.
pub struct References<'c> {
    states: Table<'c>,
    sources: Table<'c>,
    reasons: Table<'c>,
    capabilities: Table<'c>,
    apis: Table<'c>,
    notes: Table<'c>,
    note_texts: Vec<&'c Word<'c>>,
}

/// The names of one kind, in the order of the catalogue, and the index of each.
struct Table<'c> {
    code: Code,
    what: &'static str,
    names: Vec<&'c str>,
    index: HashMap<&'c str, usize>,
}

impl<'c> Table<'c> {
    fn new(code: Code, what: &'static str, names: impl Iterator<Item = Option<&'c str>>) -> Self {
        let mut table = Self { code, what, names: Vec::new(), index: HashMap::new() };
        for (index, name) in names.enumerate() {
            if let Some(name) = name {
                table.names.push(name);
                table.index.entry(name).or_insert(index);
            }
        }
        table
    }

    fn find(&self, word: &Word<'_>, findings: &mut Findings) -> Option<usize> {
        let found = self.index.get(word.text.as_ref()).copied();
        if found.is_none() {
            let message = format!("there is no {} `{}`", self.what, word.text);
            if self.names.is_empty() {
                let help = format!("the catalogue has no {} at all", self.what);
                findings.error(self.code, &word.span, message, help);
            } else {
                let known = self.names.iter().copied();
                findings.unknown(self.code, &word.span, message, &word.text, known);
            }
        }
        found
    }
}

impl<'c> References<'c> {
    pub fn new(raw: &'c RawCatalogue<'c>, apis: &'c [Api]) -> Self {
        let states = raw.states.entries.iter().map(|state| name(&state.entry));
        let sources = raw.sources.entries.iter().map(|source| name(&source.entry));
        let reasons = raw.reasons.entries.iter().map(|reason| name(&reason.entry));
        let capabilities = raw.capabilities.iter().map(|c| Some(c.name.text.as_ref()));
        let apis = apis.iter().map(|api| Some(api.name.as_str()));
        let notes = raw.notes.iter().map(|(name, _)| Some(name.text.as_ref()));
        Self {
            states: Table::new(codes::UNKNOWN_STATE, "state", states),
            sources: Table::new(codes::UNKNOWN_SOURCE, "source", sources),
            reasons: Table::new(codes::UNKNOWN_REASON, "reason", reasons),
            capabilities: Table::new(codes::UNKNOWN_CAPABILITY, "capability", capabilities),
            apis: Table::new(codes::UNKNOWN_API, "api", apis),
            notes: Table::new(codes::UNKNOWN_NOTE, "note", notes),
            note_texts: raw.notes.iter().map(|(_, text)| text).collect(),
        }
    }

    pub fn state(&self, word: &Word<'_>, findings: &mut Findings) -> Option<usize> {
        self.states.find(word, findings)
    }

    pub fn source(&self, word: &Word<'_>, findings: &mut Findings) -> Option<usize> {
        self.sources.find(word, findings)
    }

    pub fn reason(&self, word: Option<&Word<'_>>, findings: &mut Findings) -> Option<usize> {
        self.reasons.find(word?, findings)
    }

    pub fn capability(&self, word: Option<&Word<'_>>, findings: &mut Findings) -> Option<usize> {
        self.capabilities.find(word?, findings)
    }

    pub fn api(&self, word: &Word<'_>, findings: &mut Findings) -> Option<usize> {
        self.apis.find(word, findings)
    }

    pub fn note(&self, word: &Word<'_>, findings: &mut Findings) -> Option<String> {
        let index = self.notes.find(word, findings)?;
        self.note_texts.get(index).map(|text| prose(text))
    }
}

/// Reports an api that the catalogue does not declare.
pub fn known_api(word: &Word<'_>, apis: &[Api], findings: &mut Findings) {
    let names = apis.iter().map(|api| Some(api.name.as_str()));
    Table::new(codes::UNKNOWN_API, "api", names).find(word, findings);
}

/// The entries of one enum by their names.
pub fn by_name<'c>(entries: &[&'c RawEntry<'c>]) -> BTreeMap<&'c str, usize> {
    let names = entries.iter().enumerate();
    names.filter_map(|(index, entry)| Some((name(entry)?, index))).collect()
}

fn name<'c>(entry: &'c RawEntry<'c>) -> Option<&'c str> {
    entry.name.as_ref().map(|name| name.text.as_ref())
}
