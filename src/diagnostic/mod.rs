//! What the tool has to say about its inputs and outputs: what, where, and what to do.

mod report;

pub use report::{Sources, report};

use std::ops::Range;
use std::sync::Arc;

/// How much a diagnostic weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Something stands in the way of a correct result.
    Error,
    /// Worth a look; changes no exit code.
    Warning,
}

/// How many known names a help line lists.
const LISTED: usize = 12;

/// Where in a file something stands.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// A file as a whole, or one that cannot be read.
    File(Arc<str>),
    /// A line of a file, counted from 1.
    Line(Arc<str>, usize),
    /// A range of bytes in the text of a file.
    Span(Arc<str>, (usize, usize)),
}

impl Place {
    /// The bytes `span` of `file`.
    #[must_use]
    pub fn span(file: &Arc<str>, span: &Range<usize>) -> Self {
        Self::Span(Arc::clone(file), (span.start, span.end))
    }
}

/// One finding: a code, a sentence, one place or two, and a help line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// What kind of finding it is, in kebab-case. Codes are stable.
    pub code: &'static str,
    /// How much it weighs.
    pub severity: Severity,
    /// One plain sentence, without a final period.
    pub message: String,
    /// Where it is.
    pub place: Place,
    /// What the primary place shows, where the message alone does not say it.
    pub label: Option<String>,
    /// A second place that the first one clashes with, and what stands there.
    pub other: Option<(Place, String)>,
    /// What else there is to know, in the words of the tool that found it.
    pub notes: Vec<String>,
    /// What to do.
    pub help: Option<String>,
}

impl Diagnostic {
    /// An error at a place.
    #[must_use]
    pub fn error(code: &'static str, place: Place, message: impl Into<String>) -> Self {
        Self {
            code,
            severity: Severity::Error,
            message: message.into(),
            place,
            label: None,
            other: None,
            notes: Vec::new(),
            help: None,
        }
    }

    /// A warning at a place.
    #[must_use]
    pub fn warning(code: &'static str, place: Place, message: impl Into<String>) -> Self {
        Self { severity: Severity::Warning, ..Self::error(code, place, message) }
    }

    /// The same, saying what the primary place shows.
    #[must_use]
    pub fn with_label(mut self, label: impl Into<String>) -> Self {
        self.label = Some(label.into());
        self
    }

    /// The same, with the place that the primary one clashes with.
    #[must_use]
    pub fn with_other(mut self, place: Place, label: impl Into<String>) -> Self {
        self.other = Some((place, label.into()));
        self
    }

    /// The same with a help line.
    #[must_use]
    pub fn with_help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// The same, suggesting the candidate that is spelled most like `name`, or listing the first
    /// of them where none is near.
    #[must_use]
    pub fn with_nearest<'n>(
        self,
        name: &str,
        candidates: impl Iterator<Item = &'n str> + Clone,
    ) -> Self {
        if let Some(near) = nearest(name, candidates.clone()) {
            return self.with_help(format!("did you mean `{near}`?"));
        }
        let some: Vec<_> = candidates.clone().take(LISTED).collect();
        if some.is_empty() {
            return self;
        }
        let more = if candidates.count() > LISTED { ", …" } else { "" };
        self.with_help(format!("known here: {}{more}", some.join(", ")))
    }
}

/// The diagnostics of one file, while they are gathered.
#[derive(Debug)]
pub struct Findings {
    file: Arc<str>,
    found: Vec<Diagnostic>,
}

impl Findings {
    /// No findings yet in `file`.
    #[must_use]
    pub fn new(file: Arc<str>) -> Self {
        Self { file, found: Vec::new() }
    }

    /// The bytes `span` of the file.
    #[must_use]
    pub fn place(&self, span: &Range<usize>) -> Place {
        Place::span(&self.file, span)
    }

    /// Adds a finding.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.found.push(diagnostic);
    }

    /// Adds an error at the bytes `span`, with what to do about it.
    pub fn error(
        &mut self,
        code: &'static str,
        span: &Range<usize>,
        message: impl Into<String>,
        help: impl Into<String>,
    ) {
        self.push(Diagnostic::error(code, self.place(span), message).with_help(help));
    }

    /// Adds an error at the bytes `span`, with the place that it clashes with and what stands
    /// there.
    pub fn clash(
        &mut self,
        code: &'static str,
        span: &Range<usize>,
        message: impl Into<String>,
        (other, label): (&Range<usize>, &str),
        help: impl Into<String>,
    ) {
        let clash = Diagnostic::error(code, self.place(span), message);
        self.push(clash.with_other(self.place(other), label).with_help(help));
    }

    /// Whether nothing was found so far.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.found.is_empty()
    }

    /// All that was found, in the order of the file.
    #[must_use]
    pub fn into_sorted(mut self) -> Vec<Diagnostic> {
        self.found.sort_by(|a, b| a.place.cmp(&b.place));
        self.found
    }
}

/// The candidate that is spelled most like `name`, if one is near enough to be a slip of the hand.
pub fn nearest<'n>(name: &str, candidates: impl Iterator<Item = &'n str>) -> Option<&'n str> {
    let most = name.chars().count().div_ceil(3);
    candidates
        .map(|candidate| (strsim::damerau_levenshtein(name, candidate), candidate))
        .filter(|(distance, _)| *distance <= most)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}
