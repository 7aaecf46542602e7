//! The changes, while they are gathered.

use std::collections::{HashMap, HashSet};

use serde::Serialize;

/// The part of a catalogue that a change is in, in the order in which parts are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Group {
    /// What stands at its top.
    #[default]
    Catalogue,
    /// The versions of the API, and the words that differ in them.
    Apis,
    /// What frameworks can opt in to.
    Capabilities,
    /// The states.
    States,
    /// The sources.
    Sources,
    /// The reasons.
    Reasons,
}

impl Group {
    /// How it is called in headings.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Catalogue => "catalogue",
            Self::Apis => "apis",
            Self::Capabilities => "capabilities",
            Self::States => "states",
            Self::Sources => "sources",
            Self::Reasons => "reasons",
        }
    }
}

/// One thing that changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Change {
    /// The part of the catalogue.
    pub group: Group,
    /// The entry that it is about, as it is called now, or was before it went.
    pub entry: Option<String>,
    /// What changed: `entry` for the whole of it, else the key of the catalogue.
    pub what: &'static str,
    /// What it was; nothing where it is new.
    pub old: Option<String>,
    /// What it is; nothing where it is gone.
    pub new: Option<String>,
    /// Whether it breaks those who use the names and the numbers.
    pub breaking: bool,
    /// One plain sentence, in Markdown, without a final period.
    pub message: String,
    /// What is there now, or was before it went, in Markdown as it is written; nothing where the message
    /// has it.
    #[serde(skip)]
    pub text: Option<String>,
}

/// What something was, and what it is.
pub type Sides<'t> = (Option<&'t str>, Option<&'t str>);

/// What a change does to those who use the names and the numbers.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Impact {
    /// They need not know.
    Harmless,
    /// It breaks them.
    Breaking,
}

impl Impact {
    /// Breaking on a condition.
    pub fn breaking_if(condition: bool) -> Self {
        if condition { Self::Breaking } else { Self::Harmless }
    }
}

/// The changes so far.
#[derive(Default)]
pub struct Changes {
    group: Group,
    entry: Option<String>,
    list: Vec<Change>,
    /// The changes of notes so far, by the old text and the new one.
    notes: HashMap<(String, String), NoteChange>,
}

/// A note that several things may share.
struct NoteChange {
    /// The change that tells of it, by its index.
    first: usize,
    /// How many more places it changed in.
    repeats: usize,
}

impl Changes {
    /// From here on, changes are in this part of the catalogue.
    pub fn group(&mut self, group: Group) {
        self.group = group;
        self.entry = None;
    }

    /// From here on, changes are about this entry, or about none.
    pub fn entry(&mut self, name: Option<&str>) {
        self.entry = name.map(str::to_owned);
    }

    /// Adds a change that breaks nobody.
    pub fn push(&mut self, what: &'static str, sides: Sides<'_>, message: &str) {
        self.add(Impact::Harmless, what, sides, message);
    }

    /// Adds a change. All texts are put on one line.
    pub fn add(
        &mut self,
        impact: Impact,
        what: &'static str,
        (old, new): Sides<'_>,
        message: &str,
    ) {
        self.list.push(Change {
            group: self.group,
            entry: self.entry.clone(),
            what,
            old: old.map(on_one_line),
            new: new.map(on_one_line),
            breaking: impact == Impact::Breaking,
            message: on_one_line(message),
            text: None,
        });
    }

    /// Compares single words whose change breaks nobody.
    pub fn value(&mut self, what: &'static str, noun: &str, sides: Sides<'_>) {
        self.word(Impact::Harmless, what, noun, sides);
    }

    /// Compares single words; `impact` is what a change does.
    pub fn word(&mut self, impact: Impact, what: &'static str, noun: &str, (old, new): Sides<'_>) {
        let message = match (old, new) {
            (old, new) if old == new => return,
            (Some(old), Some(new)) => format!("{noun} is {new}, and was {old}"),
            (None, Some(new)) => format!("{noun} is {new}, and was not given"),
            (old, None) => format!("{noun} is no longer given; it was {}", old.unwrap_or_default()),
        };
        self.add(impact, what, (old, new), &message);
    }

    /// Compares Markdown, which may be empty.
    pub fn prose(&mut self, what: &'static str, noun: &str, (old, new): (&str, &str)) {
        let owned = |text| given(text).map(str::to_owned);
        self.sentence(what, noun, (owned(old), owned(new)));
    }

    /// Compares Markdown. Where its lines break is nothing that readers see.
    pub fn sentence(
        &mut self,
        what: &'static str,
        noun: &str,
        (old, new): (Option<String>, Option<String>),
    ) {
        let became = match (&old, &new) {
            (None, None) => return,
            (Some(old), Some(new)) if on_one_line(old) == on_one_line(new) => return,
            (Some(_), Some(_)) => "changed",
            (None, _) => "is new",
            (_, None) => "is gone",
        };
        self.push(what, (old.as_deref(), new.as_deref()), &format!("{noun} {became}"));
        if let Some(last) = self.list.last_mut() {
            last.text = new.or(old);
        }
    }

    /// Compares notes. A note that several things share changes once.
    pub fn notes(&mut self, noun: &str, old: &[String], new: &[String]) {
        let without = |notes: &[String], others: &[String]| -> Vec<String> {
            let others: HashSet<_> = others.iter().map(|note| on_one_line(note)).collect();
            notes.iter().filter(|note| !others.contains(&on_one_line(note))).cloned().collect()
        };
        let mut gone = without(old, new).into_iter();
        let mut added = without(new, old).into_iter();
        loop {
            let change = (gone.next(), added.next());
            let key = match &change {
                (None, None) => return,
                (Some(old), Some(new)) => Some((on_one_line(old), on_one_line(new))),
                _ => None,
            };
            if let Some(known) = key.as_ref().and_then(|key| self.notes.get_mut(key)) {
                known.repeats += 1;
                continue;
            }
            if let Some(key) = key {
                let first = self.list.len();
                self.notes.insert(key, NoteChange { first, repeats: 0 });
            }
            self.sentence("notes", noun, change);
        }
    }

    /// All of them.
    pub fn finish(mut self) -> Vec<Change> {
        for NoteChange { first, repeats } in self.notes.into_values() {
            if let Some(change) = self.list.get_mut(first).filter(|_| repeats > 0) {
                let places = if repeats == 1 { "place" } else { "places" };
                change.message = format!("{}, and in {repeats} more {places}", change.message);
            }
        }
        self.list
    }
}

/// A text, if there is one.
pub fn given(text: &str) -> Option<&str> {
    (!text.is_empty()).then_some(text)
}

/// The text on one line, without what a terminal would obey.
pub fn on_one_line(text: &str) -> String {
    let words: Vec<_> = text.split_whitespace().collect();
    words.join(" ").chars().filter(|c| !c.is_control()).collect()
}
