//! The one module that runs another program: git, for files as they stood in a revision.
//!
//! The repository may be a stranger's, and its configuration can name programs. The commands here read
//! objects and run nothing; `CONFIGURATION` and `ENVIRONMENT` make sure of that. The library `gix` runs
//! nothing either, but it would add 72 crates to 106 for three questions, and it reads fewer kinds of
//! repositories than git itself.

use std::env;
use std::ffi::OsStr;
use std::io;
use std::path::Path;
use std::process::{Command, Output};

use crate::disk::{LARGEST, too_large};
use crate::paths::Named;

/// Settings that override the repository's own.
const CONFIGURATION: &[&str] = &[
    // A folder of the work tree that looks like a bare repository must not be taken for one.
    "safe.bareRepository=explicit",
    "core.fsmonitor=false",
    "core.hooksPath=/dev/null",
    "core.attributesFile=/dev/null",
    "protocol.allow=never",
];

/// A partial clone fetches missing objects with programs that its configuration names. Older versions of git
/// know only the second of these; no protocol is called `none`.
const ENVIRONMENT: &[(&str, &str)] =
    &[("GIT_NO_LAZY_FETCH", "1"), ("GIT_ALLOW_PROTOCOL", "none"), ("GIT_TERMINAL_PROMPT", "0")];

/// Why there is no such file.
#[derive(Debug)]
pub enum GitError {
    /// Git does not run.
    NoGit(io::Error),
    /// The folder is in no work tree, in git's own words.
    NoRepository(String),
    /// The revision does not exist.
    UnknownRevision,
    /// The revision does not have the file, or it is too large, in git's own words or ours.
    NoFile(String),
}

/// The bytes of a file in a folder, as they stood in a revision.
///
/// # Errors
///
/// What is missing: git, a repository, the revision, or the file in it.
pub fn file_in(folder: &Path, name: &str, revision: &str) -> Result<Vec<u8>, GitError> {
    let inside = git(folder, &["rev-parse", "--is-inside-work-tree"])?;
    if inside.stdout.trim_ascii() != b"true" {
        return Err(GitError::NoRepository(said(&inside)));
    }
    // A revision that starts with a dash would be an option.
    let tree = format!("{revision}^{{tree}}");
    let found = git(folder, &["rev-parse", "--verify", "--quiet", &tree])?;
    if revision.starts_with('-') || !found.status.success() {
        return Err(GitError::UnknownRevision);
    }
    let object = format!("{revision}:./{name}");
    let size = git(folder, &["cat-file", "-s", &object])?;
    let size: Option<u64> =
        str::from_utf8(&size.stdout).ok().and_then(|size| size.trim().parse().ok());
    if size.is_some_and(|size| size > LARGEST) {
        return Err(GitError::NoFile(too_large()));
    }
    // Unlike `git show`, this runs no filters of the repository.
    let file = git(folder, &["cat-file", "blob", &object])?;
    if file.status.success() { Ok(file.stdout) } else { Err(GitError::NoFile(said(&file))) }
}

/// What a folder below another one held in a revision.
///
/// # Errors
///
/// Those of [`file_in`].
pub fn files_in(folder: &Path, below: &str, revision: &str) -> Result<Vec<Named>, GitError> {
    let tree = if below.is_empty() { "./".to_owned() } else { format!("./{below}/") };
    let listed = git(folder, &["ls-tree", "-z", &format!("{revision}:{tree}")])?;
    if !listed.status.success() {
        return Err(GitError::NoFile(said(&listed)));
    }
    // Each is a mode, a type, an object, a tab and a name.
    let listed = String::from_utf8_lossy(&listed.stdout);
    let named = |line: &str| {
        let (about, name) = line.split_once('\t')?;
        Some(Named { name: name.to_owned(), is_folder: about.contains(" tree ") })
    };
    Ok(listed.split('\0').filter_map(named).collect())
}

fn git(folder: &Path, arguments: &[&str]) -> Result<Output, GitError> {
    let mut git = Command::new("git");
    // In a hook they point to where git was called, which may be another work tree.
    for (name, _) in env::vars_os().filter(|(name, _)| is_of_git(name)) {
        git.env_remove(name);
    }
    for setting in CONFIGURATION {
        git.args(["-c", setting]);
    }
    git.envs(ENVIRONMENT.iter().copied()).args(arguments).current_dir(folder);
    git.output().map_err(GitError::NoGit)
}

fn is_of_git(name: &OsStr) -> bool {
    name.as_encoded_bytes().to_ascii_uppercase().starts_with(b"GIT_")
}

/// What it wrote to standard error.
fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).trim().to_owned()
}
