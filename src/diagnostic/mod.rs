//! What the tool has to say about its inputs and outputs: what, where, and what to do.

use std::path::Path;

use crate::visible;

pub mod codes;
mod diagnosed;
mod files;
mod findings;
mod github;
mod human;
mod json;
mod place;
mod sarif;

pub use codes::{Code, Level, Weight};
pub use diagnosed::Diagnosed;
pub use files::{File, Files};
pub use findings::Findings;
pub use github::github;
pub use human::human;
pub use json::json;
pub use place::{Located, Place, Sources, locate};
pub use sarif::sarif;

/// How serious a diagnostic is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Something stands in the way of a correct result.
    Error,
    /// Worth a look; changes no exit code.
    Warning,
}

impl Severity {
    /// The word for it, which SARIF and the workflow commands of GitHub have as well.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
        }
    }
}

/// How many characters a message has at most.
const LONGEST: usize = 500;

/// Longer names are not compared with others, since the time that takes grows with their square.
const LONGEST_NAME: usize = 100;

/// How many known names a help line lists.
const LISTED: usize = 12;

/// One finding: a code, a sentence, one place or two, and a help line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// What kind of finding it is.
    pub code: Code,
    /// How serious it is.
    pub severity: Severity,
    /// One plain sentence, without a final period.
    pub message: String,
    /// Where it is.
    pub place: Place,
    /// The part of the catalogue that it is about, if that is another place. An exemption there covers it.
    pub about: Option<Place>,
    /// What the primary place shows, if the message does not say it.
    pub label: Option<String>,
    /// A second place that the first one clashes with, and what stands there.
    pub other: Option<(Place, String)>,
    /// More about it, in the words of the tool that found it.
    pub notes: Vec<String>,
    /// What to do: at least, where the code is explained.
    pub help: String,
}

impl Diagnostic {
    /// A finding at a place, with the default severity of its code.
    #[must_use]
    pub fn new(code: Code, place: Place, message: impl Into<String>) -> Self {
        let severity = match code.weight {
            Weight::Error | Weight::Lint(Level::Deny) => Severity::Error,
            Weight::Warning | Weight::Lint(Level::Warn | Level::Allow) => Severity::Warning,
        };
        Self {
            code,
            severity,
            message: plain(&message.into()),
            place,
            about: None,
            label: None,
            other: None,
            notes: Vec::new(),
            help: format!("`reasonbook explain {}` shows an example and its cure", code.name),
        }
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

    /// The same, about something in the catalogue although its place is in another file.
    #[must_use]
    pub fn about(mut self, subject: Place) -> Self {
        self.about = Some(subject);
        self
    }

    /// Its notes and its help, each as a line that says which it is.
    fn remarks(&self) -> impl Iterator<Item = String> {
        let notes = self.notes.iter().map(|note| format!("note: {note}"));
        notes.chain([format!("help: {}", self.help)])
    }

    /// Whether the catalogue decides its severity.
    #[must_use]
    pub fn is_lint(&self) -> bool {
        self.code.lint_level().is_some()
    }

    /// Whether it is an error, whatever the catalogue says.
    #[must_use]
    pub fn is_error(&self) -> bool {
        self.severity == Severity::Error && !self.is_lint()
    }

    /// The same with a help line of its own.
    #[must_use]
    pub fn with_help(mut self, help: impl Into<String>) -> Self {
        self.help = plain(&help.into());
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
            return self.with_help("leave it out: there is none yet that it could name");
        }
        let more = if candidates.count() > LISTED { ", …" } else { "" };
        self.with_help(format!("known here: {}{more}", some.join(", ")))
    }
}

/// The path of a file as a line without control characters; a stranger may have chosen the name.
#[must_use]
pub fn shown(path: &Path) -> String {
    visible::line(&path.to_string_lossy())
}

/// A sentence as a line without control characters, whatever it quotes. Where it is too long for anyone
/// to read, its middle is left out.
fn plain(sentence: &str) -> String {
    let length = sentence.chars().count();
    let signs = sentence.chars().map(visible::sign);
    if length <= LONGEST {
        return signs.collect();
    }
    let (start, end) = (signs.clone().take(LONGEST / 2), signs.skip(length - LONGEST / 2));
    start.chain(['…']).chain(end).collect()
}

/// The candidate that is spelled most like `name`, if one is near enough for a typo.
pub fn nearest<'n>(name: &str, candidates: impl Iterator<Item = &'n str>) -> Option<&'n str> {
    let length = name.chars().count();
    if length > LONGEST_NAME {
        return None;
    }
    let most = length.div_ceil(3);
    // The lengths are cheap to compare, and alone rule most candidates out.
    let near = |candidate: &&str| candidate.chars().count().abs_diff(length) <= most;
    candidates
        .filter(near)
        .map(|candidate| (strsim::osa_distance(name, candidate), candidate))
        .filter(|(distance, _)| *distance <= most)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}
