//! The only module that runs another program: git, to read files from a revision.
//!
//! The repository can be a stranger's, and git runs programs that a repository's configuration
//! names. The commands used here only read objects; `CONFIGURATION` and `ENVIRONMENT` make sure
//! that they run no programs. The library `gix` runs none either, but it would add 72 crates to 106
//! for three queries, and it supports fewer kinds of repositories than git.

use std::env;
use std::ffi::OsStr;
use std::io::{self, BufRead, BufReader, Read, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::Duration;

use crate::disk::{LARGEST, MOST_READ, too_large};
use crate::paths::Listed;

/// Settings that override the repository's own.
const CONFIGURATION: &[&str] = &[
    // A folder inside the work tree can look like a bare repository. Git must not use its
    // configuration.
    "safe.bareRepository=explicit",
    "core.fsmonitor=false",
    "core.hooksPath=/dev/null",
    "core.attributesFile=/dev/null",
    "protocol.allow=never",
    "core.deltaBaseCacheLimit=96m",
];

/// Environment variables that keep git from fetching and asking. A partial clone would fetch
/// missing objects with programs that its configuration names. Older versions of git know only
/// `GIT_ALLOW_PROTOCOL`; there is no protocol called `none`. Git reads a folder, and some of its own
/// files, as a whole: `GIT_ALLOC_LIMIT` says how large one may be. It does not hold for grafts, so there
/// are none.
const ENVIRONMENT: &[(&str, &str)] = &[
    ("GIT_NO_LAZY_FETCH", "1"),
    ("GIT_ALLOW_PROTOCOL", "none"),
    ("GIT_TERMINAL_PROMPT", "0"),
    ("GIT_ALLOC_LIMIT", "256m"),
    ("GIT_GRAFT_FILE", "/dev/null"),
];

/// Why a file could not be read from a revision.
#[derive(Debug)]
pub enum GitError {
    /// Git could not be started.
    NoGit(io::Error),
    /// The folder is not in a work tree; with git's message.
    NoRepository(String),
    /// The revision does not exist, or cannot be read; with git's message.
    UnknownRevision(String),
    /// The revision does not have the file; with git's message.
    NoFile(String),
    /// The file is not read, or git gives no answer; with the reason, in words.
    Unreadable(String),
}

/// What each answer counts besides its bytes, so that there cannot be endlessly many.
const ANSWER: u64 = 1 << 16;

/// What each byte of a path in a folder counts: it is kept several times.
const PATH_BYTE: usize = 64;

/// How many bytes of an answer in words are read.
const MOST_WORDS: u64 = 1 << 16;

/// The files of a folder in a revision. One process of git answers for all of them.
pub struct Revision {
    /// Its name, as it was given.
    pub name: String,
    git: Git,
    questions: ChildStdin,
    answers: BufReader<ChildStdout>,
    read: u64,
}

impl Revision {
    /// Opens a revision of the repository that has a folder. Each process of git may take this long: in a
    /// stranger's repository it may wait for a pipe.
    /// Fails if git, the repository or the revision is missing.
    pub fn open(folder: &Path, revision: &str, longest: Duration) -> Result<Self, GitError> {
        let inside = Said::by_git(folder, &["rev-parse", "--is-inside-work-tree"], longest)?;
        if inside.answer != "true" {
            return Err(GitError::NoRepository(inside.trouble));
        }
        // Git would take a revision that starts with a dash for an option.
        let tree = format!("{revision}^{{tree}}");
        let found = Said::by_git(folder, &["rev-parse", "--verify", "--quiet", &tree], longest)?;
        if revision.starts_with('-') || revision.contains('\n') || found.answer.is_empty() {
            return Err(GitError::UnknownRevision(found.trouble));
        }
        // Unlike `git show`, this runs no filters of the repository.
        let mut git = git(folder, &["cat-file", "--batch"]);
        git.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
        let mut git = git.spawn().map_err(GitError::NoGit)?;
        let pipes = git.stdin.take().zip(git.stdout.take());
        let (questions, answers) = pipes.ok_or_else(|| unreadable("git has no pipes"))?;
        let answers = BufReader::new(answers);
        let git = Git::of(git, longest).map_err(GitError::NoGit)?;
        Ok(Self { name: revision.to_owned(), git, questions, answers, read: 0 })
    }

    /// The bytes of a file.
    /// Fails if the revision does not have it, or it is too large.
    pub fn file(&mut self, name: &str) -> Result<Vec<u8>, GitError> {
        self.object(name, "blob").map(|(bytes, _)| bytes)
    }

    /// The files and folders in a folder.
    /// Fails if the revision does not have the folder.
    pub fn list(&mut self, folder: &str) -> Result<Vec<Listed>, GitError> {
        let (tree, id) = self.object(folder, "tree")?;
        let (mut found, mut rest) = (Vec::new(), tree.as_slice());
        // Each entry has a mode, a blank, a name, a zero and an object id.
        while let Some(end) = rest.iter().position(|byte| *byte == 0) {
            let entry = String::from_utf8_lossy(rest.get(..end).unwrap_or_default());
            // No file system has longer names, and each path repeats them.
            if let Some((mode, name)) = entry.split_once(' ').filter(|(_, name)| name.len() < 256) {
                let bytes = PATH_BYTE * (folder.len() + name.len());
                self.read = self.read.saturating_add(bytes as u64);
                // A submodule is a folder on the disk. Git does not have what is in it, and says so.
                let is_folder = ["40000", "160000"].contains(&mode.trim_start_matches('0'));
                found.push(Listed { name: name.to_owned(), is_folder });
            }
            rest = rest.get(end + 1 + id..).unwrap_or_default();
        }
        Ok(found)
    }

    /// The bytes of an object of some type, and how many bytes the ids of its repository have.
    fn object(&mut self, path: &str, kind: &str) -> Result<(Vec<u8>, usize), GitError> {
        if path.contains(['\n', '\r']) {
            return Err(unreadable("its path has a line break"));
        }
        if self.read > MOST_READ {
            return Err(unreadable(&format!(
                "a run reads at most {} GiB of a revision",
                MOST_READ >> 30
            )));
        }
        let head = self.ask(path).map_err(|error| unreadable(&error.to_string()))?;
        if head.is_empty() {
            self.git.in_time()?;
            return Err(unreadable("git ended without an answer, perhaps for want of memory"));
        }
        let parts: Vec<_> = head.split_whitespace().collect();
        let &[id, found, size] = parts.as_slice() else { return Err(no_file(head.trim_end())) };
        let size: u64 = size.parse().map_err(|_| no_file(head.trim_end()))?;
        if size > LARGEST {
            // The rest of the answer is in the way of all others.
            self.read = u64::MAX;
            return Err(GitError::Unreadable(too_large()));
        }
        let mut bytes = Vec::new();
        let answer = self.answers.by_ref().take(size + 1).read_to_end(&mut bytes);
        answer.map_err(|error| unreadable(&error.to_string()))?;
        if bytes.pop() != Some(b'\n') || found != kind {
            return Err(no_file(&format!("it is no {kind}")));
        }
        self.read = self.read.saturating_add(size + ANSWER);
        Ok((bytes, id.len() / 2))
    }

    /// The first line of an answer.
    fn ask(&mut self, path: &str) -> io::Result<String> {
        writeln!(self.questions, "{}:./{path}", self.name)?;
        let mut head = String::new();
        self.answers.read_line(&mut head)?;
        Ok(head)
    }
}

/// A running process of git. It ends when this goes, or when it has taken too long.
struct Git {
    process: Arc<Process>,
    /// Dropped with this, which ends the wait.
    _in_use: Sender<()>,
}

struct Process {
    child: Mutex<Child>,
    has_taken_too_long: AtomicBool,
}

impl Git {
    fn of(child: Child, longest: Duration) -> io::Result<Self> {
        limit_memory(&child);
        let has_taken_too_long = AtomicBool::new(false);
        let process = Arc::new(Process { child: Mutex::new(child), has_taken_too_long });
        let (in_use, is_over) = channel();
        let git = Self { process: Arc::clone(&process), _in_use: in_use };
        thread::Builder::new().spawn(move || {
            if is_over.recv_timeout(longest) == Err(RecvTimeoutError::Timeout) {
                process.has_taken_too_long.store(true, Ordering::Relaxed);
                process.end();
            }
        })?;
        Ok(git)
    }

    fn in_time(&self) -> Result<(), GitError> {
        if self.process.has_taken_too_long.load(Ordering::Relaxed) {
            return Err(unreadable("git took too long"));
        }
        Ok(())
    }
}

impl Drop for Git {
    fn drop(&mut self) {
        self.process.end();
    }
}

impl Process {
    /// Ends it, even while it writes an answer that nobody reads.
    fn end(&self) {
        let mut child = self.child.lock().unwrap_or_else(PoisonError::into_inner);
        let _ = child.kill();
        let _ = child.wait();
    }
}

/// Limits what git may take in many pieces: by including files again and again, or by what ignores
/// `GIT_ALLOC_LIMIT`. What it maps of a repository does not count.
#[cfg(target_os = "linux")]
fn limit_memory(child: &Child) {
    use rustix::process::{Pid, Resource, Rlimit, prlimit};
    const MOST: u64 = 1 << 30;
    let most = Rlimit { current: Some(MOST), maximum: Some(MOST) };
    // If it has ended, there is nothing to limit.
    let _ = prlimit(Some(Pid::from_child(child)), Resource::Data, most);
}

/// Other systems have no such limit for another process.
#[cfg(not(target_os = "linux"))]
fn limit_memory(_: &Child) {}

/// What git says in a folder before it ends.
struct Said {
    answer: String,
    trouble: String,
}

impl Said {
    /// The answer to a question, which is at most a line.
    fn by_git(folder: &Path, question: &[&str], longest: Duration) -> Result<Self, GitError> {
        let mut git = git(folder, question);
        git.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut git = git.spawn().map_err(GitError::NoGit)?;
        let pipes = git.stdout.take().zip(git.stderr.take());
        let (answer, trouble) = pipes.ok_or_else(|| unreadable("git has no pipes"))?;
        let git = Git::of(git, longest).map_err(GitError::NoGit)?;
        // A line fits into the pipe, so git does not wait until it is read.
        let trouble = words(trouble)?;
        let answer = words(answer)?;
        git.in_time()?;
        Ok(Self { answer, trouble })
    }
}

fn no_file(why: &str) -> GitError {
    GitError::NoFile(why.to_owned())
}

fn unreadable(why: &str) -> GitError {
    GitError::Unreadable(why.to_owned())
}

/// What a stream says, as far as people read it.
fn words(stream: impl Read) -> Result<String, GitError> {
    let mut words = Vec::new();
    let read = stream.take(MOST_WORDS).read_to_end(&mut words);
    read.map_err(|error| unreadable(&error.to_string()))?;
    Ok(String::from_utf8_lossy(words.trim_ascii()).into_owned())
}

/// Git in a folder, with settings under which it runs no programs.
fn git(folder: &Path, arguments: &[&str]) -> Command {
    let mut git = Command::new("git");
    // In a git hook, these variables point to the repository of the hook, which may be another one.
    for (name, _) in env::vars_os().filter(|(name, _)| is_git_variable(name)) {
        git.env_remove(name);
    }
    for setting in CONFIGURATION {
        git.args(["-c", setting]);
    }
    git.envs(ENVIRONMENT.iter().copied()).args(arguments).current_dir(folder);
    git
}

fn is_git_variable(name: &OsStr) -> bool {
    name.as_encoded_bytes().to_ascii_uppercase().starts_with(b"GIT_")
}
