//! The resolved catalogue: every reference leads somewhere, every name is known in every api.

use std::ops::Range;

use super::entry::{Enumeration, Names, Stage};
use super::ids::EntryId;
use super::names::Api;
use super::output::{EnumKind, Output};
use super::updates::Occurrence;
use super::words::Words;
use super::written::{Exemption, Order, Prose, SharedNote};
use crate::diagnostic::{Code, Files, Level};
use crate::pattern::Pattern;

/// A whole catalogue, free of errors.
#[derive(Debug)]
pub struct Catalogue {
    /// The files it was read from.
    pub files: Files,
    /// The project whose reasons these are.
    pub project: String,
    /// The release it describes, as it is written there.
    pub release: Option<String>,
    /// The title of the reference page.
    pub title: String,
    /// Markdown that opens the page; empty if there is none.
    pub introduction: String,
    /// Markdown for those who set reasons themselves; empty if there is none.
    pub guidelines: String,
    /// Markdown that opens sections of the page, by the section's key.
    pub sections: Vec<(String, String)>,
    /// The titles of sections of the page.
    pub titles: Titles,
    /// What generated texts call what it speaks of.
    pub words: Words,
    /// The apis as declared; none where names do not differ.
    pub apis: Vec<Api>,
    /// Code spans, other than names of entries, that differ between apis: what each is in every api.
    pub terms: Vec<Names>,
    /// What a client can opt in to.
    pub capabilities: Vec<Capability>,
    /// The states.
    pub states: Enumeration,
    /// Who sends updates.
    pub sources: Enumeration,
    /// The reasons.
    pub reasons: Enumeration,
    /// Where reasons occur, those that `instead` makes included.
    pub occurrences: Vec<Occurrence>,
    /// Remarks that updates share, by name.
    pub notes: Vec<SharedNote>,
    /// Every text for readers, in the order of the file.
    pub prose: Vec<Prose>,
    /// Every pair of releases of which one comes first.
    pub orders: Vec<Order>,
    /// The levels that the catalogue gives to lints.
    pub lints: Vec<(Code, Level)>,
    /// How lines begin that a tool reads in comments of `.proto` files, besides the known ones.
    pub directives: Vec<String>,
    /// Folders in which a generated file that belongs to no output is an orphan.
    pub owned: Vec<String>,
    /// The source code that sends updates, if it is known.
    pub audit: Option<Audit>,
    /// The files that people write about entries.
    pub mentions: Vec<Mentions>,
    /// What to generate.
    pub outputs: Vec<Output>,
}

/// The titles of sections of the page.
#[derive(Debug, serde::Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Titles {
    /// Of the advice for code that sets reasons itself.
    pub guidelines: String,
    /// Of all sections about reasons.
    pub reference: String,
    /// Of the list of deprecated reasons.
    pub deprecated: String,
    /// Of the list of unused reasons.
    pub unused: String,
    /// Of the list of removed reasons.
    pub removed: String,
    /// Of the updates that come with a state of their own.
    pub updates: String,
    /// Of the updates that repeat the last known state.
    pub unchanged: String,
    /// Of the tables of all entries.
    pub index: String,
}

/// What a client can opt in to.
#[derive(Debug)]
pub struct Capability {
    /// Where its name is in the catalogue, in bytes.
    pub span: Range<usize>,
    /// Where all of it is there.
    pub extent: Range<usize>,
    /// Its name, the same in every api.
    pub name: String,
    /// What clients that have it are called, in the plural.
    pub frameworks: String,
    /// Markdown: what it changes.
    pub description: String,
    /// The rules that it is exempt from.
    pub allow: Vec<Exemption>,
}

/// A word of the catalogue, and where it is there, in bytes.
pub type Given = (String, Range<usize>);

/// The source code that sends updates.
#[derive(Debug)]
pub struct Audit {
    /// Patterns of its files.
    pub paths: Vec<Given>,
    /// Patterns of files among them that are not read.
    pub exclude: Vec<Given>,
    /// Files and folders, and the source of what they send.
    pub sources: Vec<(Given, EntryId)>,
    /// Methods that give an object an entry, besides those that are called like setters.
    pub setters: Vec<Given>,
    /// Functions whose bodies say what a call of them leaves out.
    pub helpers: Vec<Given>,
}

/// A file that people write, and how it mentions entries.
#[derive(Debug)]
pub struct Mentions {
    /// Where its path is in the catalogue, in bytes.
    pub span: Range<usize>,
    /// Its path from the catalogue's folder, with `/`.
    pub path: String,
    /// How it mentions the entries of an enum, and where the catalogue says so, in bytes.
    pub patterns: Vec<(EnumKind, Pattern, Range<usize>)>,
    /// The stages in which an entry need not be mentioned.
    pub unless: Vec<Stage>,
    /// Whether all else that is like a pattern is reported too.
    pub both: bool,
    /// The api whose names it uses. `None`: any.
    pub api: Option<usize>,
}
