//! Compares the files on the disk with what the catalogue says. Nothing else decides what differs.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use similar::TextDiff;
use similar::udiff::UnifiedHunkHeader;

use crate::diagnostic::{Diagnosed, Diagnostic, Place, codes, shown};

/// How many lines stand around a change in a diff.
const CONTEXT: usize = 3;

/// The bytes of the files that outputs go to, by path; none where the file does not exist.
pub type OnDisk = BTreeMap<String, Option<Vec<u8>>>;

/// Every output compared with the disk.
#[derive(Debug, Default)]
pub struct Plan {
    /// The outputs, in the order of the catalogue.
    pub outputs: Vec<Planned>,
    /// Paths of generated files in owned folders that no output explains.
    pub orphans: Vec<PathBuf>,
}

/// One output.
#[derive(Debug)]
pub struct Planned {
    /// Its path from the catalogue's folder.
    pub path: String,
    /// What the file should hold.
    pub text: String,
    /// How the file differs from that.
    pub drift: Drift,
}

/// How a file differs from what it should hold.
#[derive(Debug)]
pub enum Drift {
    /// Not at all.
    None,
    /// It does not exist.
    Missing,
    /// It holds something else.
    Stale(Vec<u8>),
    /// It holds what a person wrote, and the output does not say that this may be replaced.
    NotAdopted,
}

/// Compares the text for each path with the disk. `orphans` are the generated files in owned folders
/// that are no outputs. The diagnostics are those of the texts.
#[must_use]
pub fn plan(
    spliced: Vec<(String, Diagnosed<String>)>,
    mut disk: OnDisk,
    orphans: Vec<PathBuf>,
) -> Diagnosed<Plan> {
    let mut diagnostics = Vec::new();
    let mut outputs = Vec::new();
    for (path, spliced) in spliced {
        let loses = spliced.diagnostics.iter().any(|found| found.code == codes::NOT_ADOPTED);
        let text = spliced.gather(&mut diagnostics);
        let drift = match disk.remove(&path).flatten() {
            None => Drift::Missing,
            Some(old) if old == text.as_bytes() => Drift::None,
            Some(_) if loses => Drift::NotAdopted,
            Some(old) => Drift::Stale(old),
        };
        outputs.push(Planned { path, text, drift });
    }
    Diagnosed { value: Plan { outputs, orphans }, diagnostics }
}

impl Plan {
    /// Where the disk is not as it should be: outputs that are not up to date, and orphans. `generate` is the
    /// command that mends it.
    #[must_use]
    pub fn findings(&self, generate: &str) -> Vec<Diagnostic> {
        let stale = self.outputs.iter().filter_map(|output| output.finding(generate));
        stale.chain(self.orphaned()).collect()
    }

    /// A diagnostic for each orphan.
    pub fn orphaned(&self) -> impl Iterator<Item = Diagnostic> {
        self.orphans.iter().map(|path| orphan(path))
    }

    /// How many outputs are not up to date.
    #[must_use]
    pub fn stale(&self) -> usize {
        let stale = |output: &&Planned| !matches!(output.drift, Drift::None);
        self.outputs.iter().filter(stale).count()
    }
}

impl Planned {
    /// The finding, if any; splicing has already reported what a person wrote.
    fn finding(&self, generate: &str) -> Option<Diagnostic> {
        let file: Arc<str> = Arc::from(self.path.as_str());
        match &self.drift {
            Drift::None | Drift::NotAdopted => None,
            Drift::Missing => {
                let message = "the file does not exist";
                let missing = Diagnostic::new(codes::MISSING_OUTPUT, Place::File(file), message);
                Some(missing.with_help(format!("run `{generate}`")))
            }
            Drift::Stale(old) => {
                let place = Place::Line(file, first_difference(old, self.text.as_bytes()));
                let message = "the file is not what the catalogue generates";
                let help = format!("edit the catalogue, not the file, and run `{generate}`");
                Some(Diagnostic::new(codes::STALE_OUTPUT, place, message).with_help(help))
            }
        }
    }

    /// What would bring the file up to date, as a unified diff in which it goes by the path `shown`; empty
    /// where nothing would, or nothing may.
    #[must_use]
    pub fn diff(&self, shown: &str) -> Vec<u8> {
        let old: &[u8] = match &self.drift {
            Drift::Missing => b"",
            Drift::Stale(old) => old,
            Drift::None | Drift::NotAdopted => return Vec::new(),
        };
        let from = match &self.drift {
            Drift::Missing => "/dev/null".to_owned(),
            _ => format!("a/{shown}"),
        };
        // GNU patch ends a name at the first blank, unless a tab follows the name.
        let tab = if shown.contains(' ') { "\t" } else { "" };
        let header = format!("--- {from}{tab}\n+++ b/{shown}{tab}\n");
        [header.into_bytes(), hunks(old, self.text.as_bytes())].concat()
    }
}

/// The hunks of a unified diff. Its lines end as those of `git apply` and `patch` do: not at a CR alone.
fn hunks(old: &[u8], new: &[u8]) -> Vec<u8> {
    let lines = |text| <[u8]>::split_inclusive(text, |byte| *byte == b'\n').collect::<Vec<_>>();
    let (old, new) = (lines(old), lines(new));
    let diff = TextDiff::configure().diff_slices(&old, &new);
    let mut hunks = Vec::new();
    for operations in diff.grouped_ops(CONTEXT) {
        hunks.extend(format!("{}\n", UnifiedHunkHeader::new(&operations)).bytes());
        for change in operations.iter().flat_map(|operation| diff.iter_changes(operation)) {
            hunks.extend(change.tag().to_string().bytes());
            hunks.extend(change.value());
            if !change.value().ends_with(b"\n") {
                hunks.extend(b"\n\\ No newline at end of file\n");
            }
        }
    }
    hunks
}

fn orphan(path: &Path) -> Diagnostic {
    let message = "the file was generated, and no output explains it any more";
    Diagnostic::new(codes::ORPHANED_OUTPUT, Place::whole(shown(path)), message)
        .with_help("delete it, or let `generate --prune` do so")
}

/// The first line that differs, counted from 1.
fn first_difference(old: &[u8], new: &[u8]) -> usize {
    let same = old.iter().zip(new).take_while(|(old, new)| old == new).count();
    let before = old.iter().take(same);
    1 + before.filter(|byte| **byte == b'\n').count()
}
