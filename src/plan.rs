//! What stands between the disk and what the catalogue says: computed here, decided nowhere else.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use similar::TextDiff;

use crate::diagnostic::{Diagnostic, Place};
use crate::render::Rendered;

/// The bytes of the files that outputs go to, by path; files that do not exist are left out.
pub type OnDisk = BTreeMap<String, Vec<u8>>;

/// Every output compared with the disk, and the files that no output explains.
#[derive(Debug)]
pub struct Plan {
    /// The outputs, in the order of the catalogue.
    pub outputs: Vec<Planned>,
    /// Paths of generated files in owned folders that no output explains.
    pub orphans: Vec<String>,
}

/// One output.
#[derive(Debug)]
pub struct Planned {
    /// Its path from the catalogue's folder.
    pub path: String,
    /// What the file should hold.
    pub text: String,
    /// How the file differs from that.
    pub change: Change,
}

/// How a file differs from what it should hold.
#[derive(Debug)]
pub enum Change {
    /// Not at all.
    None,
    /// It does not exist.
    Missing,
    /// It was generated, and holds something else.
    Stale(Vec<u8>),
    /// A person wrote it, and the output does not say that it may be replaced.
    NotAdopted,
}

/// Compares outputs with the disk. `marker` is how the banner of a generated file starts; `owned`
/// are the files with that banner in owned folders.
#[must_use]
pub fn plan(rendered: Vec<Rendered>, mut disk: OnDisk, owned: Vec<String>, marker: &str) -> Plan {
    let explained: BTreeSet<_> = rendered.iter().map(|output| output.path.clone()).collect();
    let orphans = owned.into_iter().filter(|path| !explained.contains(path)).collect();
    let outputs = rendered
        .into_iter()
        .map(|output| {
            let old = disk.remove(&output.path);
            let text = match &old {
                Some(old) if ends_lines_with_crlf(old) => output.text.replace('\n', "\r\n"),
                _ => output.text,
            };
            let change = match old {
                None => Change::Missing,
                Some(old) if old == text.as_bytes() => Change::None,
                Some(old) if output.adopted || has_banner(&old, marker) => Change::Stale(old),
                Some(_) => Change::NotAdopted,
            };
            Planned { path: output.path, text, change }
        })
        .collect();
    Plan { outputs, orphans }
}

/// Whether a file is one that the tool generated: its banner stands near the top, after front
/// matter at the most.
#[must_use]
pub fn has_banner(bytes: &[u8], marker: &str) -> bool {
    const TOP: usize = 4096;
    let top = bytes.get(..TOP).unwrap_or(bytes);
    top.windows(marker.len()).any(|window| window == marker.as_bytes())
}

fn ends_lines_with_crlf(bytes: &[u8]) -> bool {
    let first = bytes.split_inclusive(|byte| *byte == b'\n').next();
    first.is_some_and(|line| line.ends_with(b"\r\n"))
}

impl Plan {
    /// A finding for every output that is not up to date, and for every orphan.
    #[must_use]
    pub fn findings(&self) -> Vec<Diagnostic> {
        let orphans = self.orphans.iter().map(|path| orphan(path));
        self.outputs.iter().filter_map(Planned::finding).chain(orphans).collect()
    }

    /// A finding for every output that `generate` must not replace.
    #[must_use]
    pub fn refusals(&self) -> Vec<Diagnostic> {
        let refused = |output: &&Planned| matches!(output.change, Change::NotAdopted);
        self.outputs.iter().filter(refused).filter_map(Planned::finding).collect()
    }
}

impl Planned {
    fn finding(&self) -> Option<Diagnostic> {
        let file: Arc<str> = Arc::from(self.path.as_str());
        match &self.change {
            Change::None => None,
            Change::Missing => Some(Diagnostic::error(
                "missing-output",
                Place::File(file),
                "the file does not exist",
            )),
            Change::Stale(old) => {
                let place = Place::Line(file, first_difference(old, self.text.as_bytes()));
                let message = "the file is not what the catalogue generates";
                Some(Diagnostic::error("stale-output", place, message))
            }
            Change::NotAdopted => {
                let message = "the file was not generated, and would be lost";
                let help = "keep what it says elsewhere, then write `adopted: true` at the output";
                Some(Diagnostic::error("not-adopted", Place::File(file), message).with_help(help))
            }
        }
    }

    /// What would bring the file up to date, as a unified diff; empty where nothing would, or
    /// nothing may.
    #[must_use]
    pub fn diff(&self) -> Vec<u8> {
        let old: &[u8] = match &self.change {
            Change::Missing => b"",
            Change::Stale(old) => old,
            Change::None | Change::NotAdopted => return Vec::new(),
        };
        let from = match &self.change {
            Change::Missing => "/dev/null".to_owned(),
            _ => format!("a/{}", self.path),
        };
        let mut diff = Vec::new();
        // Writing to a vector does not fail.
        let _ = TextDiff::from_lines(old, self.text.as_bytes())
            .unified_diff()
            .header(&from, &format!("b/{}", self.path))
            .to_writer(&mut diff);
        diff
    }
}

fn orphan(path: &str) -> Diagnostic {
    let message = "the file was generated, and no output explains it any more";
    Diagnostic::error("orphaned-output", Place::File(Arc::from(path)), message)
        .with_help("delete it, or run: reasonbook generate --prune")
}

/// The first line that differs, counted from 1.
fn first_difference(old: &[u8], new: &[u8]) -> usize {
    let same = old.iter().zip(new).take_while(|(old, new)| old == new).count();
    let before = old.iter().take(same);
    1 + before.filter(|byte| **byte == b'\n').count()
}
