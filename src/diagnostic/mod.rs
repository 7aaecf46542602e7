//! Diagnostics: what is wrong with inputs and outputs, where, and what to do about it.

use std::path::Path;

use strum::{AsRefStr, Display};

use crate::visible;

pub mod codes;
mod concise;
mod diagnosed;
mod files;
mod findings;
mod github;
mod gitlab;
mod human;
mod json;
mod junit;
mod place;
mod sarif;
mod shown;

pub use codes::{Code, Level, Weight};
pub use concise::concise;
pub use diagnosed::{Diagnosed, all_or_errors};
pub use files::{File, Files};
pub use findings::Findings;
pub use github::github;
pub use gitlab::gitlab;
pub use human::human;
pub use json::json;
pub use junit::junit;
pub use place::{Located, Place, Sources, line_of, line_starts, locate};
pub use sarif::sarif;
pub use shown::Shown;

/// How serious a diagnostic is. SARIF and GitHub's workflow commands use the same words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, AsRefStr, Display)]
#[strum(serialize_all = "snake_case")]
pub enum Severity {
    /// No correct result is possible.
    Error,
    /// Worth a look, but does not change the exit code.
    Warning,
}

/// The maximal length of a message, in characters.
const LONGEST: usize = 500;

/// Names with more characters than this are not compared with others, because that takes time
/// quadratic in their length.
const LONGEST_NAME: usize = 100;

/// How many diagnostics of one kind suggest the nearest name. Finding it is slow.
pub const SUGGESTIONS: usize = 50;

/// The maximal number of known names in a help line.
const LISTED: usize = 12;

/// A diagnostic: a code, a sentence, one or two places, and a help line.
#[derive(Clone, Debug, PartialEq, Eq)]
#[must_use]
pub struct Diagnostic {
    /// What kind of diagnostic it is.
    pub code: Code,
    /// How serious it is.
    pub severity: Severity,
    /// One plain sentence, without a final period.
    pub message: String,
    /// The primary place.
    pub place: Place,
    /// The part of the catalogue that it is about, if that is not the primary place. Exemptions
    /// there apply.
    pub about: Option<Place>,
    /// A label for the primary place, if the message alone is not enough.
    pub label: Option<String>,
    /// A second place that the first one clashes with, and a label for it.
    pub other: Option<(Place, String)>,
    /// Details, for example the message of the library that reported the problem.
    pub notes: Vec<String>,
    /// What to do; by default, how to find the page of the code.
    pub help: String,
}

impl Diagnostic {
    /// A diagnostic at a place, with the default severity of its code.
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

    /// Sets the label of the primary place.
    pub fn with_label(mut self, label: impl Into<String>) -> Self {
        self.label = Some(plain(&label.into()));
        self
    }

    /// Sets the place that the primary one clashes with.
    pub fn with_other(mut self, place: Place, label: impl Into<String>) -> Self {
        self.other = Some((place, plain(&label.into())));
        self
    }

    /// The place and the other one, to change them; not the part that it is about.
    pub fn places_mut(&mut self) -> impl Iterator<Item = &mut Place> {
        std::iter::once(&mut self.place).chain(self.other.iter_mut().map(|(place, _)| place))
    }

    /// Sets the part of the catalogue that it is about, although its place is in another file.
    pub fn about(mut self, subject: Place) -> Self {
        self.about = Some(subject);
        self
    }

    /// The notes and the help, each after `note: ` or `help: `.
    fn remarks(&self) -> impl Iterator<Item = String> {
        let notes = self.notes.iter().map(|note| format!("note: {note}"));
        notes.chain([format!("help: {}", self.help)])
    }

    /// Whether it is a lint, so that the catalogue decides its severity.
    pub fn is_lint(&self) -> bool {
        self.code.lint_level().is_some()
    }

    /// Whether it is an error that a catalogue cannot allow.
    pub fn is_error(&self) -> bool {
        self.severity == Severity::Error && !self.is_lint()
    }

    /// Sets the help line.
    pub fn with_help(mut self, help: impl Into<String>) -> Self {
        self.help = plain(&help.into());
        self
    }

    /// Sets a help line that suggests the candidate most similar to `name`. If none is similar, it
    /// lists the first ones.
    pub fn with_nearest<'n>(
        self,
        name: &str,
        candidates: impl Iterator<Item = &'n str> + Clone,
    ) -> Self {
        if let Some(near) = nearest(name, candidates.clone()) {
            return self.with_help(format!("did you mean `{near}`?"));
        }
        if candidates.clone().next().is_none() {
            return self.with_help("leave it out: there is none to name yet");
        }
        self.with_help(format!("known here: {}", listed(candidates)))
    }
}

/// The first of some names, and whether there are more.
pub fn listed<'n>(mut names: impl Iterator<Item = &'n str>) -> String {
    let first: Vec<_> = names.by_ref().take(LISTED).collect();
    let more = if names.next().is_some() { ", …" } else { "" };
    first.join(", ") + more
}

/// The path of a file on one line without control characters, because a stranger may have chosen
/// its name.
pub fn shown_path(path: &Path) -> String {
    visible::line(&path.to_string_lossy())
}

/// A sentence on one line without control characters, whatever it quotes. If it is too long, its
/// middle is left out.
fn plain(sentence: &str) -> String {
    let length = sentence.chars().count();
    let characters = sentence.chars().map(visible::sign);
    if length <= LONGEST {
        return characters.collect();
    }
    let start = characters.clone().take(LONGEST / 2);
    let end = characters.skip(length - LONGEST / 2);
    start.chain(['…']).chain(end).collect()
}

/// The candidate most similar to `name`, if the difference can be a typo.
pub fn nearest<'n>(name: &str, candidates: impl Iterator<Item = &'n str>) -> Option<&'n str> {
    let length = name.chars().count();
    if length == 0 || length > LONGEST_NAME {
        return None;
    }
    let most = length.div_ceil(3);
    // Comparing lengths is cheap and excludes most candidates.
    let near = |candidate: &&str| candidate.chars().count().abs_diff(length) <= most;
    candidates
        .filter(near)
        .map(|candidate| (strsim::osa_distance(name, candidate), candidate))
        .filter(|(distance, _)| *distance <= most)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}
