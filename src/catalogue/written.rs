//! The catalogue as it is written: texts, releases and exemptions with their places, for lints.

use std::ops::Range;

use super::ids::{CapabilityId, EntryId};
use crate::diagnostic::Code;

/// A rule that something is exempt from.
#[derive(Clone, Debug)]
pub struct Exemption {
    /// The rule.
    pub code: Code,
    /// Where the catalogue says so, in bytes.
    pub span: Range<usize>,
}

/// A remark that updates share by its name.
#[derive(Debug)]
pub struct SharedNote {
    /// Its name.
    pub name: String,
    /// Where its name is in the catalogue, in bytes.
    pub span: Range<usize>,
    /// Whether anything names it.
    pub is_used: bool,
}

/// What a text or a release belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Owner {
    /// An entry.
    Entry(EntryId),
    /// A capability.
    Capability(CapabilityId),
}

/// A text for readers.
#[derive(Debug)]
pub struct Prose {
    /// The text, in Markdown.
    pub text: String,
    /// Where it is in the catalogue, in bytes.
    pub span: Range<usize>,
    /// What it is for.
    pub role: Role,
    /// What it belongs to, where that is not the catalogue as a whole.
    pub owner: Option<Owner>,
}

/// What a text is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// It says what an entry, an enum or a capability is.
    Description,
    /// It is one case of a reason.
    Case,
    /// It is a remark of one place only.
    Note,
    /// It is any other sentence.
    Sentence,
    /// It is a part of the page, of any length.
    Section,
}

/// Two releases of which the first does not come after the second.
#[derive(Debug)]
pub struct Order {
    /// The one that comes first.
    pub first: Release,
    /// The one that comes after it, or is the same.
    pub second: Release,
}

/// A release that the catalogue names.
#[derive(Clone, Debug)]
pub struct Release {
    /// As it is written there.
    pub text: String,
    /// Where it is in the catalogue, in bytes.
    pub span: Range<usize>,
    /// What it is, in words.
    pub event: &'static str,
}
