//! A change between two catalogues, and the list in which changes are gathered.

use std::collections::{HashMap, HashSet};

use serde::Serialize;
use strum::Display;

use crate::catalogue::EnumKind;

/// The part of a catalogue that a change belongs to. Reports show the parts in this order.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Display, Serialize)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum Group {
    /// Top-level keys such as `project`.
    #[default]
    Catalogue,
    /// The versions of the API, and the terms that differ between them.
    Apis,
    /// The capabilities that clients can opt in to.
    Capabilities,
    /// The states.
    States,
    /// The sources.
    Sources,
    /// The reasons.
    Reasons,
}

impl From<EnumKind> for Group {
    fn from(kind: EnumKind) -> Self {
        match kind {
            EnumKind::States => Self::States,
            EnumKind::Sources => Self::Sources,
            EnumKind::Reasons => Self::Reasons,
        }
    }
}

/// One change between two catalogues.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CatalogueChange {
    /// The part of the catalogue.
    pub group: Group,
    /// The name of the entry: its new name, or its old one if the entry is gone.
    pub entry: Option<String>,
    /// The key that changed, or `entry` for a whole entry.
    pub what: &'static str,
    /// The old value, if there was one.
    pub old: Option<String>,
    /// The new value, if there is one.
    pub new: Option<String>,
    /// Whether the change breaks code that uses the names and numbers.
    pub breaking: bool,
    /// One plain sentence, in Markdown, without a final period.
    pub message: String,
    /// For a change of prose, its Markdown: the new text, or the old one if it is gone. `None`
    /// where the message says everything.
    #[serde(skip)]
    pub text: Option<String>,
}

/// The old value and the new value; `None` where there is none.
pub type Sides<'t> = (Option<&'t str>, Option<&'t str>);

/// What a change means for code that uses the names and numbers.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Impact {
    /// The code still works.
    Harmless,
    /// The code breaks.
    Breaking,
}

impl Impact {
    /// [`Self::Breaking`] if the condition holds.
    pub fn breaking_if(condition: bool) -> Self {
        if condition { Self::Breaking } else { Self::Harmless }
    }
}

/// The changes found so far, and what the next ones are attributed to.
#[derive(Default)]
pub struct Changes {
    group: Group,
    entry: Option<String>,
    list: Vec<CatalogueChange>,
    /// Changed notes by old and new text, so that a note shared by several items is reported once.
    notes: HashMap<(String, String), NoteChange>,
}

/// A changed note that several items may share.
struct NoteChange {
    /// The index of the change that reports the note.
    first: usize,
    /// How many more items have the note.
    repeats: usize,
}

impl Changes {
    /// Attributes the changes that follow to this part of the catalogue.
    pub fn group(&mut self, group: Group) {
        self.group = group;
        self.entry = None;
    }

    /// Attributes the changes that follow to this entry, or to none.
    pub fn entry(&mut self, name: Option<&str>) {
        self.entry = name.map(str::to_owned);
    }

    /// Adds a harmless change.
    pub fn push(&mut self, what: &'static str, sides: Sides<'_>, message: &str) {
        self.add(Impact::Harmless, what, sides, message);
    }

    /// Adds a change. Every text is put on one line.
    pub fn add(
        &mut self,
        impact: Impact,
        what: &'static str,
        (old, new): Sides<'_>,
        message: &str,
    ) {
        self.list.push(CatalogueChange {
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

    /// Adds a change of something that only one of the catalogues has, by its name. Code that names what is
    /// gone breaks.
    pub fn on_one_side(&mut self, what: &'static str, noun: &str, sides: Sides<'_>) {
        match sides {
            (None, Some(name)) => self.push(what, sides, &format!("{noun} `{name}` is new")),
            (Some(name), None) => {
                self.add(Impact::Breaking, what, sides, &format!("{noun} `{name}` is gone"));
            }
            _ => {}
        }
    }

    /// Compares two short values. A difference is a harmless change.
    pub fn value(&mut self, what: &'static str, noun: &str, sides: Sides<'_>) {
        self.word(Impact::Harmless, what, noun, sides);
    }

    /// Compares two short values. A difference is a change with this `impact`.
    pub fn word(&mut self, impact: Impact, what: &'static str, noun: &str, (old, new): Sides<'_>) {
        let message = match (old, new) {
            (old, new) if old == new => return,
            (Some(old), Some(new)) => format!("{noun} is {new}; it was {old}"),
            (None, Some(new)) => format!("{noun} is {new}; it was not given"),
            (old, None) => format!("{noun} is no longer given; it was {}", old.unwrap_or_default()),
        };
        self.add(impact, what, (old, new), &message);
    }

    /// Compares Markdown. Line breaks do not count, because readers do not see them.
    pub fn prose(&mut self, what: &'static str, noun: &str, (old, new): Sides<'_>) {
        let became = match (old, new) {
            (None, None) => return,
            (Some(old), Some(new)) if on_one_line(old) == on_one_line(new) => return,
            (Some(_), Some(_)) => "changed",
            (None, _) => "is new",
            (_, None) => "is gone",
        };
        self.push(what, (old, new), &format!("{noun} {became}"));
        if let Some(last) = self.list.last_mut() {
            last.text = new.or(old).map(str::to_owned);
        }
    }

    /// Compares two lists of notes. Removed and added notes are paired in order. A changed note
    /// that several items share is reported once.
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
            self.prose("notes", noun, (change.0.as_deref(), change.1.as_deref()));
        }
    }

    /// The list of changes. A shared note says how many more places it changed in.
    pub fn finish(mut self) -> Vec<CatalogueChange> {
        for NoteChange { first, repeats } in self.notes.into_values() {
            if let Some(change) = self.list.get_mut(first).filter(|_| repeats > 0) {
                let places = if repeats == 1 { "place" } else { "places" };
                change.message = format!("{}, and in {repeats} more {places}", change.message);
            }
        }
        self.list
    }
}

/// Every item of either list, in its old form and its new one. Those of the new list come first, in order;
/// what is gone follows.
pub fn paired<'t, T>(
    old: &'t [T],
    new: &'t [T],
    name: impl Fn(&T) -> &str,
) -> Vec<(Option<&'t T>, Option<&'t T>)> {
    let before: HashMap<&str, &T> = old.iter().map(|one| (name(one), one)).collect();
    let now: HashSet<&str> = new.iter().map(&name).collect();
    let gone = old.iter().filter(|one| !now.contains(name(one))).map(|one| (Some(one), None));
    new.iter().map(|one| (before.get(name(one)).copied(), Some(one))).chain(gone).collect()
}

/// The text, or `None` if it is empty.
pub fn given(text: &str) -> Option<&str> {
    (!text.is_empty()).then_some(text)
}

/// The text on one line, without control characters.
pub fn on_one_line(text: &str) -> String {
    let words: Vec<_> = text.split_whitespace().collect();
    words.join(" ").chars().filter(|c| !c.is_control()).collect()
}
