//! The diagnostics of files that are read together, while they are gathered.

use std::ops::Range;
use std::sync::Arc;

use super::{Code, Diagnostic, Files, Place, codes};

/// How many comparisons of names a run makes at most, so that thousands of unknown names among thousands of
/// known ones do not take minutes.
const COMPARISONS: usize = 200_000;

/// The diagnostics of files that are read together, while they are gathered.
#[derive(Debug)]
pub struct Findings {
    files: Files,
    found: Vec<Diagnostic>,
    comparisons_left: usize,
    meant: Vec<(usize, &'static str)>,
    repeated: Vec<usize>,
}

impl Findings {
    /// No findings yet.
    #[must_use]
    pub fn new(files: Files) -> Self {
        let (found, meant, repeated) = (Vec::new(), Vec::new(), Vec::new());
        Self { files, found, comparisons_left: COMPARISONS, meant, repeated }
    }

    /// The files.
    #[must_use]
    pub fn files(&self) -> &Files {
        &self.files
    }

    /// Adds another file.
    pub fn read_on(&mut self, name: Arc<str>, text: Arc<str>) {
        self.files.push(name, text);
    }

    /// The bytes `span` of the files.
    #[must_use]
    pub fn place(&self, span: &Range<usize>) -> Place {
        self.files.place(span)
    }

    /// Adds a finding.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.found.push(diagnostic);
    }

    /// Adds an error at the bytes `span`, with what to do about it.
    pub fn error(
        &mut self,
        code: Code,
        span: &Range<usize>,
        message: impl Into<String>,
        help: impl Into<String>,
    ) {
        self.push(Diagnostic::new(code, self.place(span), message).with_help(help));
    }

    /// Adds an error at the bytes `span`, with the place that it clashes with and what stands
    /// there.
    pub fn clash(
        &mut self,
        code: Code,
        span: &Range<usize>,
        message: impl Into<String>,
        (other, label): (&Range<usize>, &str),
        help: impl Into<String>,
    ) {
        let clash = Diagnostic::new(code, self.place(span), message);
        self.push(clash.with_other(self.place(other), label).with_help(help));
    }

    /// Adds an error about a key that stands in a map already.
    pub fn duplicate_key(
        &mut self,
        key: &str,
        span: &Range<usize>,
        first: &Range<usize>,
        help: &str,
    ) {
        let message = format!("the key `{key}` stands twice in one map");
        self.push(
            Diagnostic::new(codes::DUPLICATE_KEY, self.place(span), message)
                .with_label("again here")
                .with_other(self.place(first), "first here")
                .with_help(help),
        );
    }

    /// Adds an error about a name that leads nowhere, with the known one that is spelled most like
    /// it.
    pub fn unknown<'n>(
        &mut self,
        code: Code,
        span: &Range<usize>,
        message: impl Into<String>,
        name: &str,
        known: impl Iterator<Item = &'n str> + Clone,
    ) {
        let unknown = Diagnostic::new(code, self.place(span), message);
        let cost = known.clone().count();
        let diagnostic = if cost <= self.comparisons_left {
            self.comparisons_left -= cost;
            unknown.with_nearest(name, known)
        } else {
            unknown.with_help("correct it, or add what it names")
        };
        self.push(diagnostic);
    }

    /// Remembers what a misspelt key is taken for, so that one typo has no further errors. `at` is the byte
    /// at which the key starts.
    pub fn mean(&mut self, at: usize, key: &'static str) {
        self.meant.push((at, key));
    }

    /// What misspelt keys are taken for, by where they start.
    pub fn take_meant(&mut self) -> Vec<(usize, &'static str)> {
        std::mem::take(&mut self.meant)
    }

    /// Remembers a place, by its first byte, that an error elsewhere is about too.
    pub fn repeat(&mut self, at: usize) {
        self.repeated.push(at);
    }

    /// The places that errors elsewhere are about too.
    pub fn take_repeated(&mut self) -> Vec<usize> {
        std::mem::take(&mut self.repeated)
    }

    /// How much was found so far.
    #[must_use]
    pub fn count(&self) -> usize {
        self.found.len()
    }

    /// Whether nothing was found so far.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.found.is_empty()
    }

    /// All that was found, in the order of the files.
    #[must_use]
    pub fn into_sorted(mut self) -> Vec<Diagnostic> {
        self.found.sort_by(|a, b| a.place.cmp(&b.place));
        self.found
    }
}
