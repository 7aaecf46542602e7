//! What the source code of a project says, and where.

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::Arc;

use super::codes::Spelled;
use super::sites::Site;
use super::unknown::Unknown;
use crate::catalogue::{EntryId, EnumKind};

/// What a text says.
#[derive(Debug)]
pub struct Evidence {
    /// The places that set a reason, in order.
    pub sites: Vec<Site>,
    /// Every name of an entry that is used as a value, with its bytes.
    pub values: Vec<(EntryId, Range<usize>)>,
    /// Every word and every code that looks like an entry but names none.
    pub unknown: Vec<Unknown>,
    /// The words before entries of an enum, such as its type, and the namespaces of the text.
    pub scopes: BTreeSet<(EnumKind, String)>,
    /// The unknown words that the text itself declares as something else.
    pub declared: BTreeSet<String>,
    /// Every string that spells out the code of an entry, without its marks, in bytes.
    pub codes: Vec<Spelled>,
    /// The comments that are addressed to this tool, in bytes.
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
