//! Hand-written files that mention entries.

use std::ops::Range;

use super::entry::Stage;
use super::output::EnumKind;
use crate::pattern::Pattern;

/// A file that people write, and how it mentions entries.
#[derive(Debug)]
pub struct Mentions {
    /// Where its path stands in the catalogue, in bytes.
    pub span: Range<usize>,
    /// Its path from the catalogue's folder, with `/`.
    pub path: String,
    /// How it mentions the entries of an enum, and where the catalogue says so, in bytes.
    pub patterns: Vec<(EnumKind, Pattern, Range<usize>)>,
    /// The stages in which an entry need not be mentioned.
    pub unless: Vec<Stage>,
    /// Whether all else that is like a pattern is reported too.
    pub both: bool,
    /// The api whose names it uses; any where there is none.
    pub api: Option<usize>,
}
