//! A catalogue in the making: its enums and their entries.

use std::collections::BTreeMap;

use crate::catalogue::names::rename;
use crate::catalogue::{Api, EnumKind, NumberSet};
use crate::diagnostic::Place;

/// A catalogue made from files.
#[derive(Debug)]
pub struct Draft {
    /// Its text.
    pub text: String,
    /// The key of each enum in it, and how many entries that has.
    pub counts: Vec<(&'static str, usize)>,
    /// The paths of the files that are generated as a whole.
    pub whole: Vec<String>,
}

/// An enum of the catalogue.
pub struct DraftEnum {
    /// Which one it is.
    pub kind: EnumKind,
    /// The path of the enum in the first api, and where its name is.
    pub path: String,
    pub place: Place,
    /// Markdown; empty if there is none.
    pub description: String,
    pub entries: Vec<DraftEntry>,
    pub reserved: Reservations,
}

/// An entry of an enum.
pub struct DraftEntry {
    /// The name in the first api, and those that do not follow the rule of their api, by its index.
    pub name: String,
    pub names: BTreeMap<usize, String>,
    pub number: i64,
    pub deprecated: bool,
    /// The names that it had before, as the first api would have them.
    pub former_names: Vec<String>,
    /// The names that it has as well, as the first api would have them.
    pub aliases: Vec<String>,
    /// Markdown; empty if there is none.
    pub description: String,
    /// Keys with values, which the description seems to state.
    pub proposed: Vec<&'static str>,
    /// The value that it was made from.
    pub place: Place,
    /// The index of its value in the enum of each api that has one.
    pub values: BTreeMap<usize, usize>,
}

/// What no entry may take, in the words of the first api.
#[derive(Default)]
pub struct Reservations {
    pub numbers: NumberSet,
    /// Each with its place in a file.
    pub names: Vec<(String, Place)>,
}

impl DraftEntry {
    /// Its name in an api.
    pub fn in_api(&self, index: usize, apis: &[Api]) -> String {
        let rule = apis.get(index).map_or(&[][..], |api| &api.rename);
        self.names.get(&index).cloned().unwrap_or_else(|| rename(&self.name, rule))
    }
}
