//! What the source code of a project says, and where.

use std::ops::Range;
use std::sync::Arc;

use super::sites::Site;
use super::uses::Spelled;
use super::vocabulary::Id;
use crate::catalogue::EnumKind;

/// What a text says.
#[derive(Debug)]
pub struct Evidence {
    /// The places that set a reason, in order.
    pub sites: Vec<Site>,
    /// Every name of an entry that stands as a value, with its bytes.
    pub values: Vec<(Id, Range<usize>)>,
    /// Every word that starts like an entry and is none, with the enum that it is like, in bytes.
    pub unknown: Vec<(EnumKind, Range<usize>)>,
    /// Every string that spells out the code of an entry, without its marks, in bytes.
    pub codes: Vec<Spelled>,
    /// The comments that say something to this tool, in bytes.
    pub remarks: Vec<Range<usize>>,
}

/// A file of source code that has been read.
#[derive(Debug)]
pub struct Source {
    /// Its path, as diagnostics name it.
    pub file: Arc<str>,
    /// Its text.
    pub text: Arc<str>,
    /// What it says.
    pub evidence: Evidence,
}

/// The line of a byte, counted from 1.
#[must_use]
pub fn line(text: &str, at: usize) -> usize {
    let before = text.get(..at).unwrap_or(text);
    before.bytes().filter(|byte| *byte == b'\n').count() + 1
}
