//! Names that lead to entries, capabilities, apis and notes.

use std::collections::{BTreeMap, HashMap};

use super::text::prose;
use crate::catalogue::ids::{CapabilityId, EntryId};
use crate::catalogue::keys::{RawCatalogue, RawEntry};
use crate::catalogue::names::Api;
use crate::catalogue::output::EnumKind;
use crate::catalogue::yaml::{Node, Value, Word};
use crate::diagnostic::{Code, Findings, codes};

/// Where each name of the catalogue leads.
pub struct References<'c> {
    pub states: Table<'c, EntryId>,
    pub sources: Table<'c, EntryId>,
    pub reasons: Table<'c, EntryId>,
    pub capabilities: Table<'c, CapabilityId>,
    pub apis: Table<'c, usize>,
    notes: Table<'c, &'c Word<'c>>,
}

/// The names of one kind, in the order of the catalogue, and what each leads to.
pub struct Table<'c, T> {
    code: Code,
    what: &'static str,
    names: Vec<&'c str>,
    leads_to: HashMap<&'c str, T>,
    /// Whether some name of the catalogue could not be read; an unknown name may be that one.
    unread: bool,
}

impl<'c, T: Copy> Table<'c, T> {
    fn new(
        code: Code,
        what: &'static str,
        names: impl Iterator<Item = (Option<&'c str>, T)>,
        unread: bool,
    ) -> Self {
        let mut table = Self { code, what, names: Vec::new(), leads_to: HashMap::new(), unread };
        for (name, target) in names {
            if let Some(name) = name {
                table.names.push(name);
                table.leads_to.entry(name).or_insert(target);
            }
        }
        table
    }

    /// What a name leads to, if it is given; reports one that is unknown.
    pub fn find<'w>(
        &self,
        word: impl Into<Option<&'w Word<'w>>>,
        findings: &mut Findings,
    ) -> Option<T> {
        self.find_beside(None, word.into()?, findings)
    }

    pub fn has(&self, word: &Word<'_>) -> bool {
        self.leads_to.contains_key(word.text.as_ref())
    }

    /// As [`Self::find`]; the word `other` is valid here too, so it may be the suggested correction.
    pub fn find_beside(
        &self,
        other: Option<&'static str>,
        word: &Word<'_>,
        findings: &mut Findings,
    ) -> Option<T> {
        let found = self.leads_to.get(word.text.as_ref()).copied();
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
        let [states, sources, reasons] = EnumKind::ALL.map(|kind| {
            let entries = raw.entries().filter(move |(id, _)| id.kind == kind);
            entries.map(|(id, entry)| (name(entry), id))
        });
        let capabilities = raw.capabilities.iter().map(|(name, _)| Some(name.text.as_ref()));
        let capabilities = capabilities.zip(CapabilityId::all());
        let apis = apis.iter().map(|api| Some(api.name.as_str())).zip(0..);
        let notes = raw.notes.iter().map(|(name, text)| (Some(name.text.as_ref()), text));
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
        }
    }

    pub fn note(&self, word: &Word<'_>, findings: &mut Findings) -> Option<String> {
        self.notes.find(word, findings).map(prose)
    }
}

/// The entries of one enum, for entries that name another one.
pub struct Siblings<'c> {
    by_name: BTreeMap<&'c str, EntryId>,
    /// The names of entries that are not removed, and so can replace another.
    lasting: Vec<&'c str>,
    unread: bool,
}

impl<'c> Siblings<'c> {
    /// `unread` says that an entry could not be read, or its name.
    pub fn new(kind: EnumKind, entries: &[&'c RawEntry<'_>], unread: bool) -> Self {
        let names = entries.iter().zip(EntryId::all(kind));
        let by_name: BTreeMap<_, _> =
            names.filter_map(|(entry, id)| Some((name(entry)?, id))).collect();
        let lasts = |id: EntryId| !id.among(entries).is_removed();
        let lasting = by_name.iter().filter(|(_, id)| lasts(**id)).map(|(name, _)| *name).collect();
        Self { by_name, lasting, unread }
    }

    /// The entry that takes the place of the one called `own`.
    pub fn replacement(
        &self,
        word: &Word<'_>,
        own: Option<&Word<'_>>,
        findings: &mut Findings,
    ) -> Option<EntryId> {
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
