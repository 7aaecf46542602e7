//! The names that source code may have for entries.

use std::collections::{HashMap, HashSet};

use crate::catalogue::{Catalogue, EntryId, EnumKind, Enumeration, Names};
use crate::language::names::{is_identifier, variant};

/// Shorter codes are too common as strings to be looked for.
const SHORTEST_CODE: usize = 3;

/// The marks around strings.
const QUOTES: [char; 3] = ['"', '\'', '`'];

/// Every name of every entry, as the languages write them.
#[derive(Debug, Default)]
pub struct Vocabulary {
    /// Whole names, in every api, former ones included.
    plain: HashMap<String, EntryId>,
    /// Names that follow those of their types: `Why_WHY_FULL`.
    typed: HashMap<String, EntryId>,
    /// The names of enums, with those of entries that only mean something after them.
    scoped: HashMap<String, HashMap<String, EntryId>>,
    /// What names start with, in every api.
    prefixes: Vec<(EnumKind, String)>,
    /// Words that start like entries and that the catalogue knows as something else.
    others: Vec<String>,
    /// The codes of entries, as strings have them.
    codes: HashMap<String, EntryId>,
    /// What the codes of an enum start with.
    code_starts: Vec<(EnumKind, String)>,
    /// Codes that differ in their digits alone, such as `E001`: the letters, and the number of digits.
    numbered_codes: Vec<(EnumKind, String, usize)>,
    /// Methods that set fields, besides those that are called like setters.
    pub setters: HashSet<String>,
}

/// What a word of source code is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Meaning {
    /// It names an entry.
    Entry(EntryId),
    /// It starts like the entries of an enum, but names none of them.
    Unknown(EnumKind),
    /// It is after the type of an enum, but names no entry.
    Member(EnumKind),
}

impl Vocabulary {
    /// The names of a catalogue.
    pub fn of_catalogue(catalogue: &Catalogue) -> Self {
        let mut vocabulary = Self::default();
        for kind in EnumKind::ALL {
            for prefix in catalogue.prefixes(kind) {
                vocabulary.add_prefix(kind, &prefix);
            }
            vocabulary.add_codes(catalogue.enumeration(kind));
        }
        for (id, entry) in catalogue.every_entry() {
            for name in entry.every_name() {
                vocabulary.add(&catalogue.enumeration(id.kind).type_name, id, name);
            }
        }
        let setters = catalogue.audit.iter().flat_map(|audit| &audit.setters);
        vocabulary.setters = setters.map(|(name, _)| name.clone()).collect();
        let terms = catalogue.terms.iter().flat_map(Names::iter).map(str::to_owned);
        let capabilities = catalogue.capabilities.iter().map(|one| one.name.clone());
        vocabulary.others.extend(terms.chain(capabilities));
        vocabulary
    }

    /// Adds what the names of an enum start with.
    pub fn add_prefix(&mut self, kind: EnumKind, prefix: &str) {
        let prefix = (kind, prefix.to_owned());
        if !prefix.1.is_empty() && !self.prefixes.contains(&prefix) {
            self.prefixes.push(prefix);
        }
    }

    /// Adds a name of an entry, in each form that a language gives it.
    pub fn add(&mut self, type_name: &str, id: EntryId, name: &str) {
        self.plain.entry(name.to_owned()).or_insert(id);
        // As protobuf of Go has the values of an enum that is in no message.
        self.typed.entry(format!("{type_name}_{name}")).or_insert(id);
        let prefix = self
            .prefixes
            .iter()
            .map(|(_, prefix)| prefix)
            .find(|prefix| name.strip_prefix(prefix.as_str()).is_some_and(is_identifier));
        let short = prefix.and_then(|prefix| name.strip_prefix(prefix.as_str()));
        let variant = prefix.map_or_else(|| variant(name, ""), |prefix| variant(name, prefix));
        let scoped = self.scoped.entry(type_name.to_owned()).or_default();
        for form in [Some(variant.as_str()), short].into_iter().flatten() {
            scoped.entry(form.to_owned()).or_insert(id);
        }
    }

    /// Adds the codes of an enum; each is a text that a string may spell out.
    fn add_codes(&mut self, enumeration: &Enumeration) {
        let kind = enumeration.kind;
        let codes = enumeration.iter().filter_map(|(id, entry)| Some((id, entry.code.as_deref()?)));
        let codes: Vec<_> = codes.filter(|(_, code)| code.len() >= SHORTEST_CODE).collect();
        for (id, code) in &codes {
            self.codes.entry((*code).to_owned()).or_insert(*id);
        }
        let shared = codes.iter().map(|(_, code)| *code).reduce(|one, other| {
            let same = one.bytes().zip(other.bytes()).take_while(|(one, other)| one == other);
            one.get(..same.count()).unwrap_or_default()
        });
        let end = shared.and_then(|shared| shared.rfind(|sign: char| !sign.is_alphanumeric()));
        let start = shared.zip(end).and_then(|(shared, end)| shared.get(..=end));
        let start =
            start.filter(|start| enumeration.entries.len() > 1 && start.len() >= SHORTEST_CODE);
        self.code_starts.extend(start.map(|start| (kind, start.to_owned())));
        let mut shapes: Vec<(&str, usize)> =
            codes.iter().filter_map(|(_, code)| numbered(code)).collect();
        shapes.sort_unstable();
        for same in shapes.chunk_by(|one, other| one == other) {
            if let [(letters, digits), _, ..] = same {
                self.numbered_codes.push((kind, (*letters).to_owned(), *digits));
            }
        }
    }

    /// What the text of a string means, if it is a code or starts like one.
    pub fn code(&self, text: &str) -> Option<Meaning> {
        if let Some(id) = self.codes.get(text) {
            return Some(Meaning::Entry(*id));
        }
        let is_rest = |rest: &str| {
            let mut signs = rest.chars();
            !rest.is_empty()
                && signs.all(|sign| sign.is_ascii_alphanumeric() || "_.-".contains(sign))
        };
        let is_like = |start: &str| text.strip_prefix(start).is_some_and(is_rest);
        if let Some((kind, _)) = self.code_starts.iter().find(|(_, start)| is_like(start)) {
            return Some(Meaning::Unknown(*kind));
        }
        let shape = numbered(text)?;
        let mut known = self.numbered_codes.iter();
        let (kind, ..) = known.find(|(_, letters, digits)| (letters.as_str(), *digits) == shape)?;
        Some(Meaning::Unknown(*kind))
    }

    /// Every file that spells out a code contains one of these.
    pub fn code_marks(&self) -> impl Iterator<Item = String> {
        let whole = |text: &String| QUOTES.map(|quote| format!("{quote}{text}{quote}"));
        let opened = |text: &String| QUOTES.map(|quote| format!("{quote}{text}"));
        let letters = self.numbered_codes.iter().map(|(_, letters, _)| letters);
        let starts = self.code_starts.iter().map(|(_, start)| start).chain(letters);
        self.codes.keys().flat_map(whole).chain(starts.flat_map(opened))
    }

    /// Every file that names an entry of the enum contains one of these.
    pub fn marks(&self, kind: EnumKind) -> Vec<&str> {
        let prefixes = self.prefixes.iter().filter(|(of, _)| *of == kind);
        let prefixes: Vec<&str> = prefixes.map(|(_, prefix)| prefix.as_str()).collect();
        let has = |(_, id): &(&String, &EntryId)| id.kind == kind;
        let bare = self.plain.iter().filter(has).map(|(name, _)| name.as_str());
        let bare = bare.filter(|name| !prefixes.iter().any(|prefix| name.starts_with(prefix)));
        let mut marks: Vec<&str> = bare.chain(self.types(kind)).collect();
        marks.extend(&prefixes);
        marks.sort_unstable();
        marks
    }

    /// Whether a word names an entry after a scope, or alone: without a prefix it may be something else,
    /// as in `context.DeadlineExceeded` and `log.Error`.
    fn can_stand_after(&self, scope: &str, id: EntryId, word: &str) -> bool {
        let has_prefix =
            self.prefixes.iter().any(|(kind, it)| *kind == id.kind && word.contains(it));
        // `JobLostEvent` says what it is as `EVENT_JOB_LOST` does.
        let is_suffix = |name: &str| word.len() > name.len() && word.ends_with(name);
        let has_suffix = self.types(id.kind).any(is_suffix);
        let is_constant = !word.contains(|sign: char| sign.is_ascii_lowercase());
        let is_type = scope.starts_with(|first: char| first.is_ascii_uppercase());
        has_prefix || has_suffix || self.scoped.contains_key(scope) || (is_constant && !is_type)
    }

    fn types(&self, kind: EnumKind) -> impl Iterator<Item = &str> {
        let scoped =
            self.scoped.iter().filter(move |(_, of)| of.values().any(|id| id.kind == kind));
        scoped.map(|(name, _)| name.as_str())
    }

    /// Whether a word is the name of an enum.
    pub fn is_type(&self, word: &str, kind: EnumKind) -> bool {
        self.scoped.get(word).is_some_and(|of| of.values().any(|id| id.kind == kind))
    }

    /// What comes before the entry's own name: its type, or the start of the word.
    pub fn before_name<'w>(&self, word: &'w str, scope: &'w str) -> &'w str {
        let at = self.prefixes.iter().find_map(|(_, prefix)| word.find(prefix.as_str()));
        at.filter(|at| *at > 0).and_then(|at| word.get(..at)).unwrap_or(scope)
    }

    /// What a word means after another word, which may be the name of its type.
    pub fn meaning(&self, word: &str, scope: &str) -> Option<Meaning> {
        if let Some(id) = self.typed.get(word) {
            return Some(Meaning::Entry(*id));
        }
        if let Some(id) = self.plain.get(word).filter(|id| self.can_stand_after(scope, **id, word))
        {
            return Some(Meaning::Entry(*id));
        }
        if let Some(id) = self.scoped.get(scope).and_then(|scoped| scoped.get(word)) {
            return Some(Meaning::Entry(*id));
        }
        let prefix = self.prefixes.iter().find(|(_, prefix)| word.contains(prefix));
        let Some((kind, prefix)) = prefix else {
            let of_type = self.scoped.get(scope).and_then(|scoped| scoped.values().next());
            return of_type.map(|id| Meaning::Member(id.kind));
        };
        let at = word.find(prefix.as_str())?;
        if at == 0 {
            let is_other = word.len() == prefix.len() || self.others.iter().any(|it| it == word);
            return (!is_other).then_some(Meaning::Unknown(*kind));
        }
        // Protobuf of Go puts the type in front: `Job_Cause_WHY_FULL`.
        let (of, name) = (word.get(..at)?, word.get(at..)?);
        let is_type = of.ends_with('_') && of.contains(|sign: char| sign.is_ascii_lowercase());
        let meaning = match self.plain.get(name) {
            Some(id) => Meaning::Entry(*id),
            None if self.scoped.contains_key(of.trim_end_matches('_')) => Meaning::Unknown(*kind),
            None => Meaning::Member(*kind),
        };
        is_type.then_some(meaning)
    }
}

/// The letters and the number of digits of a code such as `E042`.
fn numbered(code: &str) -> Option<(&str, usize)> {
    let letters = code.trim_end_matches(|sign: char| sign.is_ascii_digit());
    let is_code = letters.contains(|sign: char| sign.is_ascii_alphabetic());
    (is_code && letters.len() < code.len()).then(|| (letters, code.len() - letters.len()))
}
