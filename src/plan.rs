//! Compares the files on disk with the texts that the catalogue generates. `generate` and `check`
//! both act on the result.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use similar::udiff::UnifiedHunkHeader;
use similar::{DiffOp, TextDiff};

use crate::diagnostic::{Diagnosed, Diagnostic, Place, codes, line_of, line_starts, shown_path};

/// The number of unchanged lines around a change in a diff.
const CONTEXT: usize = 3;

/// The present bytes of the output files, by path; `None` if the file does not exist.
pub type OnDisk = BTreeMap<String, Option<Vec<u8>>>;

/// All outputs, compared with the files on disk.
#[derive(Debug, Default)]
pub struct Plan {
    /// The outputs, in the order of the catalogue.
    pub outputs: Vec<Planned>,
    /// The paths of generated files in owned folders that are no longer outputs.
    pub orphans: Vec<PathBuf>,
}

/// One output, compared with its file.
#[derive(Debug)]
pub struct Planned {
    /// The path from the catalogue's folder.
    pub path: String,
    /// The text that the file should have.
    pub text: String,
    /// How the file differs from that text.
    pub drift: Drift,
}

/// How a file differs from the text that it should have.
#[derive(Debug)]
pub enum Drift {
    /// The file is up to date.
    None,
    /// The file does not exist.
    Missing,
    /// The file has other content, which is given here.
    Stale(Vec<u8>),
    /// The file has content that a person wrote, and the output does not allow replacing it.
    NotAdopted,
}

/// Compares the text for each path with the file on disk. The diagnostics are those that came with
/// the texts.
pub fn plan(
    spliced: Vec<(String, Diagnosed<String>)>,
    mut disk: OnDisk,
    orphans: Vec<PathBuf>,
) -> Diagnosed<Plan> {
    let mut diagnostics = Vec::new();
    let mut outputs = Vec::new();
    for (path, spliced) in spliced {
        let is_adopted = spliced.diagnostics.iter().all(|found| found.code != codes::NOT_ADOPTED);
        let text = spliced.gather(&mut diagnostics);
        let drift = match disk.remove(&path).flatten() {
            None => Drift::Missing,
            Some(old) if old == text.as_bytes() => Drift::None,
            Some(_) if !is_adopted => Drift::NotAdopted,
            Some(old) => Drift::Stale(old),
        };
        outputs.push(Planned { path, text, drift });
    }
    Diagnosed { value: Plan { outputs, orphans }, diagnostics }
}

impl Plan {
    /// A diagnostic for each output that is not up to date, and for each orphan. `cure` says how the
    /// outputs get up to date.
    pub fn findings(&self, cure: &str) -> Vec<Diagnostic> {
        let stale = self.outputs.iter().filter_map(|output| output.finding(cure));
        stale.chain(self.orphaned()).collect()
    }

    /// A diagnostic for each orphan.
    pub fn orphaned(&self) -> impl Iterator<Item = Diagnostic> {
        self.orphans.iter().map(|path| orphan(path))
    }

    /// The number of outputs that are not up to date.
    pub fn stale(&self) -> usize {
        let is_stale = |output: &&Planned| !matches!(output.drift, Drift::None);
        self.outputs.iter().filter(is_stale).count()
    }
}

impl Planned {
    /// The diagnostic for an output that is not up to date. Splicing has already reported files
    /// that are not adopted.
    fn finding(&self, cure: &str) -> Option<Diagnostic> {
        let file: Arc<str> = Arc::from(self.path.as_str());
        match &self.drift {
            Drift::None | Drift::NotAdopted => None,
            Drift::Missing => {
                let message = "the file does not exist";
                let missing = Diagnostic::new(codes::MISSING_OUTPUT, Place::File(file), message);
                Some(missing.with_help(cure))
            }
            Drift::Stale(old) => {
                let place = Place::Line(file, first_difference(old, self.text.as_bytes()));
                let message = "the file is not what the catalogue generates";
                let help = format!("edit the catalogue, not the file, and {cure}");
                Some(Diagnostic::new(codes::STALE_OUTPUT, place, message).with_help(help))
            }
        }
    }

    /// A unified diff that brings the file up to date, in which the file has the path `shown`. Empty
    /// if the file is up to date, or must not be replaced.
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
        // GNU patch ends a file name at the first blank unless a tab follows it.
        let tab = if shown.contains(' ') { "\t" } else { "" };
        let header = format!("--- {from}{tab}\n+++ b/{shown}{tab}\n");
        [header.into_bytes(), hunks(old, self.text.as_bytes())].concat()
    }
}

/// The hunks of a unified diff. As in `git apply` and `patch`, a CR alone does not end a line.
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

/// Moves places in a text to the same lines after an edit. If a line is gone, its place becomes the whole
/// file.
pub fn follow<'p>(old: &str, new: &str, places: impl Iterator<Item = &'p mut Place>) {
    let diff = TextDiff::from_lines(old, new);
    let (before, after) = (line_starts(old), line_starts(new));
    for place in places {
        let Place::Span(file, (start, end)) = place else { continue };
        let line = line_of(&before, *start) - 1;
        let now = diff.ops().iter().find_map(|operation| match operation {
            DiffOp::Equal { .. } if operation.old_range().contains(&line) => {
                Some(operation.new_range().start + line - operation.old_range().start)
            }
            _ => None,
        });
        *place = match now.and_then(|now| before.get(line).zip(after.get(now))) {
            Some((from, to)) => {
                Place::Span(Arc::clone(file), (*start + to - from, *end + to - from))
            }
            None => Place::File(Arc::clone(file)),
        };
    }
}

fn orphan(path: &Path) -> Diagnostic {
    let message = "the file was generated, and no longer belongs to an output";
    Diagnostic::new(codes::ORPHANED_OUTPUT, Place::whole(shown_path(path)), message)
        .with_help("delete it, or run `generate --prune`")
}

/// The number of the first line that differs, counted from 1.
fn first_difference(old: &[u8], new: &[u8]) -> usize {
    let same = old.iter().zip(new).take_while(|(old, new)| old == new).count();
    let before = old.iter().take(same);
    1 + before.filter(|byte| **byte == b'\n').count()
}
