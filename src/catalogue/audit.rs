//! Where the source code is, and which source each part of it belongs to.

use std::ops::Range;

/// A word of the catalogue, and where it stands there, in bytes.
pub type Given = (String, Range<usize>);

/// The source code that sends updates.
#[derive(Debug)]
pub struct Audit {
    /// Patterns of its files.
    pub paths: Vec<Given>,
    /// Patterns of files among them that are not read.
    pub exclude: Vec<Given>,
    /// Files and folders, and the source, by its index, of what they send.
    pub sources: Vec<(Given, usize)>,
    /// Methods that give an object an entry, beside those that are called like setters.
    pub setters: Vec<Given>,
    /// Functions whose bodies say what a call of them leaves out.
    pub helpers: Vec<Given>,
}
