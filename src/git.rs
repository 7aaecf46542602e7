//! The only module that runs another program: git, to read files from a revision.
//!
//! The repository can be a stranger's, and git runs programs that a repository's configuration
//! names. The commands used here only read objects; `CONFIGURATION` and `ENVIRONMENT` make sure
//! that they run no programs. The library `gix` runs none either, but it would add 72 crates to 106
//! for three queries, and it supports fewer kinds of repositories than git.

use std::env;
use std::ffi::OsStr;
use std::io;
use std::path::Path;
use std::process::{Command, Output};

use crate::disk::{LARGEST, too_large};
use crate::paths::Named;

/// Settings that override the repository's own.
const CONFIGURATION: &[&str] = &[
    // A folder inside the work tree can look like a bare repository. Git must not use its
    // configuration.
    "safe.bareRepository=explicit",
    "core.fsmonitor=false",
    "core.hooksPath=/dev/null",
    "core.attributesFile=/dev/null",
    "protocol.allow=never",
];

/// Environment variables that keep git from fetching and asking. A partial clone would fetch
/// missing objects with programs that its configuration names. Older versions of git know only
/// `GIT_ALLOW_PROTOCOL`; there is no protocol called `none`.
const ENVIRONMENT: &[(&str, &str)] =
    &[("GIT_NO_LAZY_FETCH", "1"), ("GIT_ALLOW_PROTOCOL", "none"), ("GIT_TERMINAL_PROMPT", "0")];

/// Why a file could not be read from a revision.
#[derive(Debug)]
pub enum GitError {
    /// Git could not be started.
    NoGit(io::Error),
    /// The folder is not in a work tree; with git's message.
    NoRepository(String),
    /// The revision does not exist.
    UnknownRevision,
    /// The revision does not have the file, or the file is too large; with git's message or our
    /// own.
    NoFile(String),
}

/// The bytes of a file in a folder, in a revision.
/// Fails if git, the repository, the revision or the file is missing, or the file is too large.
pub fn file_in(folder: &Path, name: &str, revision: &str) -> Result<Vec<u8>, GitError> {
    let inside = git(folder, &["rev-parse", "--is-inside-work-tree"])?;
    if inside.stdout.trim_ascii() != b"true" {
        return Err(GitError::NoRepository(stderr_of(&inside)));
    }
    // Git would take a revision that starts with a dash for an option.
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
    if file.status.success() { Ok(file.stdout) } else { Err(GitError::NoFile(stderr_of(&file))) }
}

/// The files and folders in the folder `below` another one, in a revision.
/// Fails if git cannot be started, or the revision does not have the folder.
pub fn files_in(folder: &Path, below: &str, revision: &str) -> Result<Vec<Named>, GitError> {
    let tree = if below.is_empty() { "./".to_owned() } else { format!("./{below}/") };
    let listed = git(folder, &["ls-tree", "-z", &format!("{revision}:{tree}")])?;
    if !listed.status.success() {
        return Err(GitError::NoFile(stderr_of(&listed)));
    }
    // Each entry has a mode, a type, an object id, a tab and a name.
    let listed = String::from_utf8_lossy(&listed.stdout);
    let named = |entry: &str| {
        let (details, name) = entry.split_once('\t')?;
        Some(Named { name: name.to_owned(), is_folder: details.contains(" tree ") })
    };
    Ok(listed.split('\0').filter_map(named).collect())
}

/// Runs git in a folder.
fn git(folder: &Path, arguments: &[&str]) -> Result<Output, GitError> {
    let mut git = Command::new("git");
    // In a git hook, these variables point to the repository of the hook, which may be another one.
    for (name, _) in env::vars_os().filter(|(name, _)| is_git_variable(name)) {
        git.env_remove(name);
    }
    for setting in CONFIGURATION {
        git.args(["-c", setting]);
    }
    git.envs(ENVIRONMENT.iter().copied()).args(arguments).current_dir(folder);
    git.output().map_err(GitError::NoGit)
}

fn is_git_variable(name: &OsStr) -> bool {
    name.as_encoded_bytes().to_ascii_uppercase().starts_with(b"GIT_")
}

/// The text that git wrote to standard error.
fn stderr_of(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).trim().to_owned()
}
