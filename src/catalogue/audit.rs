//! Where the source code is, and which source each part of it belongs to.

use std::ops::Range;

/// The source code that sends updates.
#[derive(Debug)]
pub struct Audit {
    /// Patterns of its files, each with where it stands in the catalogue, in bytes.
    pub paths: Vec<(String, Range<usize>)>,
    /// Patterns of files among them that are not read.
    pub exclude: Vec<(String, Range<usize>)>,
    /// Files and folders, and the source, by its index, of what they send.
    pub sources: Vec<(String, usize)>,
    /// Methods that give an object an entry, beside those that are called like setters.
    pub setters: Vec<String>,
    /// Functions whose bodies say what a call of them leaves out.
    pub helpers: Vec<String>,
}
