//! Gathers diagnostics while the files of a catalogue are read.

use std::ops::Range;
use std::sync::Arc;

use super::{Code, Diagnostic, Files, Place, codes};

/// The maximal number of names that a run compares to suggest a correction. Otherwise thousands of
/// unknown names among thousands of known ones would take minutes.
const COMPARISONS: usize = 200_000;

/// The most diagnostics that are kept. Nobody reads as many, and each takes over a kilobyte.
const KEPT: usize = 10_000;

/// The most values that the files of a catalogue may have.
const MOST_VALUES: usize = 5_000_000;

/// The diagnostics found so far in the files of a catalogue.
#[derive(Debug)]
pub struct Findings {
    files: Files,
    found: Vec<Diagnostic>,
    /// The number of diagnostics, with those that are not kept.
    count: usize,
    comparisons_left: usize,
    values_left: usize,
    /// The first bytes of places that an error elsewhere is also about.
    repeated: Vec<usize>,
}

impl Findings {
    /// No diagnostics yet about these files.
    pub fn new(files: Files) -> Self {
        Self {
            files,
            found: Vec::new(),
            count: 0,
            comparisons_left: COMPARISONS,
            values_left: MOST_VALUES,
            repeated: Vec::new(),
        }
    }

    /// The files that were read so far.
    pub fn files(&self) -> &Files {
        &self.files
    }

    /// Adds another file.
    pub fn read_on(&mut self, name: Arc<str>, text: Arc<str>) {
        self.files.push(name, text);
    }

    /// The place of a span of the files.
    pub fn place(&self, span: &Range<usize>) -> Place {
        self.files.place(span)
    }

    /// Adds a diagnostic. In place of the first that is too many is one that says so.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.count += 1;
        if self.count <= KEPT {
            self.found.push(diagnostic);
        } else if self.count == KEPT + 1 {
            let message = format!(
                "there are more than {KEPT} problems, and this one and others are left out"
            );
            let help = "correct the first ones, or what they have in common";
            self.found
                .push(Diagnostic::new(codes::TOO_LARGE, diagnostic.place, message).with_help(help));
        }
    }

    /// Counts values that were read, at `span`. `None` if they are too many, which is reported.
    pub fn count_values(&mut self, values: usize, span: &Range<usize>) -> Option<()> {
        let left = self.values_left.checked_sub(values);
        if left.is_none() {
            let message = format!("the catalogue has more than {MOST_VALUES} values");
            self.error(codes::TOO_LARGE, span, message, "split the catalogue into several");
        }
        self.values_left = left.unwrap_or_default();
        left.map(drop)
    }

    /// Adds a diagnostic at a span; `help` says what to do.
    pub fn error(
        &mut self,
        code: Code,
        span: &Range<usize>,
        message: impl Into<String>,
        help: impl Into<String>,
    ) {
        self.push(Diagnostic::new(code, self.place(span), message).with_help(help));
    }

    /// Adds a diagnostic at a span that clashes with the span `other`; `label` says what is there.
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

    /// Adds an error about a key that occurs twice in a map.
    pub fn duplicate_key(
        &mut self,
        key: &str,
        span: &Range<usize>,
        first: &Range<usize>,
        help: &str,
    ) {
        let message = format!("the key `{key}` is in the map twice");
        self.push(
            Diagnostic::new(codes::DUPLICATE_KEY, self.place(span), message)
                .with_label("again here")
                .with_other(self.place(first), "first here")
                .with_help(help),
        );
    }

    /// Adds an error about an unknown name, and suggests the known name that is most similar.
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

    /// Remembers a place, by its first byte, that an error elsewhere is also about.
    pub fn repeat(&mut self, at: usize) {
        self.repeated.push(at);
    }

    /// The first bytes of the places that errors elsewhere are also about.
    pub fn take_repeated(&mut self) -> Vec<usize> {
        std::mem::take(&mut self.repeated)
    }

    /// The number of diagnostics so far.
    pub fn count(&self) -> usize {
        self.count
    }

    /// Whether there are more than are kept.
    pub fn is_full(&self) -> bool {
        self.count > KEPT
    }

    /// Whether there are no diagnostics so far.
    pub fn is_empty(&self) -> bool {
        self.found.is_empty()
    }

    /// All diagnostics, sorted by place.
    pub fn into_sorted(mut self) -> Vec<Diagnostic> {
        self.found.sort_by(|a, b| a.place.cmp(&b.place));
        self.found
    }
}
