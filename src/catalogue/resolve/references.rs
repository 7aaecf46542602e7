//! Names that lead to entries, capabilities, apis and notes.

use std::collections::{BTreeMap, HashMap};

use super::text::prose;
use crate::catalogue::keys::{RawCatalogue, RawEntry};
use crate::catalogue::names::Api;
use crate::catalogue::yaml::{Node, Value, Word};
use crate::diagnostic::{Code, Findings, codes};

/// Where each name of the catalogue leads.
pub struct References<'c> {
    pub states: Table<'c>,
    pub sources: Table<'c>,
    pub reasons: Table<'c>,
    pub capabilities: Table<'c>,
    pub apis: Table<'c>,
    notes: Table<'c>,
    note_texts: Vec<&'c Word<'c>>,
}

/// The names of one kind, in the order of the catalogue, and the index of each.
pub struct Table<'c> {
    code: Code,
    what: &'static str,
    names: Vec<&'c str>,
    index: HashMap<&'c str, usize>,
    /// Whether some name of the catalogue could not be read; an unknown name may be that one.
    unread: bool,
}

impl<'c> Table<'c> {
    fn new(
        code: Code,
        what: &'static str,
        names: impl Iterator<Item = Option<&'c str>>,
        unread: bool,
    ) -> Self {
        let mut table = Self { code, what, names: Vec::new(), index: HashMap::new(), unread };
        for (index, name) in names.enumerate() {
            if let Some(name) = name {
                table.names.push(name);
                table.index.entry(name).or_insert(index);
            }
        }
        table
    }

    /// The index of a name, if it is given; reports one that is unknown.
    pub fn find<'w>(
        &self,
        word: impl Into<Option<&'w Word<'w>>>,
        findings: &mut Findings,
    ) -> Option<usize> {
        self.find_beside(None, word.into()?, findings)
    }

    pub fn has(&self, word: &Word<'_>) -> bool {
        self.index.contains_key(word.text.as_ref())
    }

    /// As [`Self::find`]; the word `other` is valid here too, so it may be the suggested correction.
    pub fn find_beside(
        &self,
        other: Option<&'static str>,
        word: &Word<'_>,
        findings: &mut Findings,
    ) -> Option<usize> {
        let found = self.index.get(word.text.as_ref()).copied();
        if found.is_none() && !self.unread {
            let message = format!("there is no {} `{}`", self.what, word.text);
            let known = self.names.iter().copied().chain(other);
            if known.clone().next().is_none() {
                let help = format!("the catalogue has no {} at all", self.what);
                findings.error(self.code, &word.span, message, help);
            } else {
                findings.unknown(self.code, &word.span, message, &word.text, known);
            }
        }
        found
    }
}

/// Whether a name may be missing under a key of the top, because something there could not be read.
pub fn is_unread(root: &Node<'_>, key: &str) -> bool {
    let Some(node) = root.get(key) else { return false };
    match (key, &node.value) {
        ("states" | "sources" | "reasons", Value::List(entries)) => {
            entries.iter().any(|entry| entry.word("name").is_none())
        }
        ("notes", Value::Map(notes)) => notes.iter().any(|(_, note)| note.text().is_none()),
        ("capabilities" | "apis", Value::Map(_)) => false,
        _ => !node.is_null(),
    }
}

impl<'c> References<'c> {
    pub fn new(root: &Node<'_>, raw: &'c RawCatalogue<'_>, apis: &'c [Api]) -> Self {
        let states = raw.states.iter().map(|state| name(&state.entry));
        let sources = raw.sources.iter().map(|source| name(&source.entry));
        let reasons = raw.reasons.iter().map(|reason| name(&reason.entry));
        let capabilities = raw.capabilities.iter().map(|(name, _)| Some(name.text.as_ref()));
        let apis = apis.iter().map(|api| Some(api.name.as_str()));
        let notes = raw.notes.iter().map(|(name, _)| Some(name.text.as_ref()));
        let unread = |key| is_unread(root, key);
        Self {
            states: Table::new(codes::UNKNOWN_STATE, "state", states, unread("states")),
            sources: Table::new(codes::UNKNOWN_SOURCE, "source", sources, unread("sources")),
            reasons: Table::new(codes::UNKNOWN_REASON, "reason", reasons, unread("reasons")),
            capabilities: Table::new(
                codes::UNKNOWN_CAPABILITY,
                "capability",
                capabilities,
                unread("capabilities"),
            ),
            apis: Table::new(codes::UNKNOWN_API, "api", apis, unread("apis")),
            notes: Table::new(codes::UNKNOWN_NOTE, "note", notes, unread("notes")),
            note_texts: raw.notes.iter().map(|(_, text)| text).collect(),
        }
    }

    pub fn note(&self, word: &Word<'_>, findings: &mut Findings) -> Option<String> {
        let index = self.notes.find(word, findings)?;
        self.note_texts.get(index).map(|text| prose(text))
    }
}

/// The entries of one enum, for entries that name another one.
pub struct Siblings<'c> {
    by_name: BTreeMap<&'c str, usize>,
    /// The names of entries that are not removed, and so can replace another.
    lasting: Vec<&'c str>,
    unread: bool,
}

impl<'c> Siblings<'c> {
    /// `unread` says that an entry could not be read, or its name.
    pub fn new(entries: &[&'c RawEntry<'_>], unread: bool) -> Self {
        let names = entries.iter().enumerate();
        let by_name: BTreeMap<_, _> =
            names.filter_map(|(index, entry)| Some((name(entry)?, index))).collect();
        let lasts = |at: usize| entries.get(at).is_some_and(|entry| !entry.is_removed());
        let lasting = by_name.iter().filter(|(_, at)| lasts(**at)).map(|(name, _)| *name).collect();
        Self { by_name, lasting, unread }
    }

    /// The entry that takes the place of the one called `own`.
    pub fn replacement(
        &self,
        word: &Word<'_>,
        own: Option<&Word<'_>>,
        findings: &mut Findings,
    ) -> Option<usize> {
        let found = self.by_name.get(word.text.as_ref()).copied();
        if found.is_none() && !self.unread {
            let message = format!("`{}` names no entry of the same enum", word.text);
            let is_own = |name: &&str| own.is_some_and(|own| own.text == *name);
            let known = self.lasting.iter().copied().filter(|name| !is_own(name));
            let code = codes::UNKNOWN_REPLACEMENT;
            if known.clone().next().is_some() {
                findings.unknown(code, &word.span, message, &word.text, known);
            } else {
                let help = "add the entry that takes its place, or leave `use` out";
                findings.error(code, &word.span, message, help);
            }
        }
        found
    }
}

fn name<'c>(entry: &'c RawEntry<'_>) -> Option<&'c str> {
    entry.name.as_ref().map(|name| name.text.as_ref())
}
