//! The one module that runs another program: git, for files as they stood in a revision.

use std::io;
use std::path::Path;
use std::process::{Command, Output};

/// Why there is no such file.
#[derive(Debug)]
pub enum GitError {
    /// Git does not run.
    NoGit(io::Error),
    /// The folder is in no work tree, in git's own words.
    NoRepository(String),
    /// The revision does not exist.
    UnknownRevision,
    /// The revision does not have the file, in git's own words.
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
    // What starts with a dash would be an option.
    let tree = format!("{revision}^{{tree}}");
    let found = git(folder, &["rev-parse", "--verify", "--quiet", &tree])?;
    if revision.starts_with('-') || !found.status.success() {
        return Err(GitError::UnknownRevision);
    }
    // What `git show` prints, without the filters that a repository may ask for.
    let file = git(folder, &["cat-file", "blob", &format!("{revision}:./{name}")])?;
    if file.status.success() { Ok(file.stdout) } else { Err(GitError::NoFile(said(&file))) }
}

fn git(folder: &Path, arguments: &[&str]) -> Result<Output, GitError> {
    Command::new("git").args(arguments).current_dir(folder).output().map_err(GitError::NoGit)
}

/// What it wrote to standard error.
fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).trim().to_owned()
}
