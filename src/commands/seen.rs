//! What the outputs of a catalogue depend on, so that `--watch` knows when to generate again, and a depfile
//! which files are inputs.

use std::collections::hash_map::DefaultHasher;
use std::collections::{BTreeMap, BTreeSet};
use std::hash::{Hash, Hasher};

use crate::disk::{DiskError, Folder};
use crate::paths::Listed;

/// What was asked of the disk, as far as outputs depend on the answers.
#[derive(PartialEq, Eq)]
pub struct Seen(BTreeMap<Question, Answer>);

/// What reading a file gives; no bytes if it does not exist.
pub type FileRead = Result<Option<Vec<u8>>, DiskError>;

/// Something that outputs depend on, by its path from the catalogue's folder.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Question {
    /// What a file holds.
    Text(String),
    /// Whether something is there.
    Exists(String),
    /// What a folder holds; the path is a pattern for all of it.
    Names(String),
}

/// What was found.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Answer {
    /// Nothing is there.
    Missing,
    /// Something that cannot be read, such as a link out of the folder.
    Unreadable,
    /// Something with this hash.
    Found(u64),
}

impl Answer {
    fn of_read(found: &FileRead) -> Self {
        match found {
            Ok(Some(bytes)) => Self::Found(fingerprint(bytes)),
            Ok(None) => Self::Missing,
            Err(_) => Self::Unreadable,
        }
    }

    fn of_existence(exists: bool) -> Self {
        if exists { Self::Found(0) } else { Self::Missing }
    }
}

impl Seen {
    /// The catalogue comes first, and has not been read yet.
    pub fn new(catalogue: &str) -> Self {
        Self(BTreeMap::from([(Question::Text(catalogue.to_owned()), Answer::Missing)]))
    }

    /// Notes what a file holds.
    pub fn text(&mut self, path: &str, found: &FileRead) {
        let (question, answer) = (Question::Text(path.to_owned()), Answer::of_read(found));
        // An output that is a link is not read, and yet has an answer to compare with the next one.
        if found.is_ok() || !self.0.contains_key(&question) {
            self.0.insert(question, answer);
        }
    }

    /// Notes what a folder holds.
    pub fn names(&mut self, folder: &str, found: &[Listed]) {
        let all = if folder.is_empty() { "*".to_owned() } else { format!("{folder}/*") };
        self.0.insert(Question::Names(all), Answer::Found(fingerprint(found)));
    }

    /// Notes whether something is there.
    pub fn exists(&mut self, path: &str, exists: bool) {
        self.0.insert(Question::Exists(path.to_owned()), Answer::of_existence(exists));
    }

    /// Notes what a file holds now that it is written, if it was read.
    pub fn wrote(&mut self, path: &str, bytes: &[u8]) {
        if let Some(held) = self.0.get_mut(&Question::Text(path.to_owned())) {
            *held = Answer::Found(fingerprint(bytes));
        }
    }

    /// The files that were looked for, whether they are there or not, from the catalogue's folder.
    pub fn looked_for(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(
            |(Question::Text(path) | Question::Exists(path) | Question::Names(path))| path.as_str(),
        )
    }

    /// The files that were read and are there, from the catalogue's folder.
    pub fn read(&self) -> impl Iterator<Item = &str> {
        self.0.iter().filter_map(|(question, answer)| match (question, answer) {
            (Question::Text(path), Answer::Found(_)) => Some(path.as_str()),
            _ => None,
        })
    }

    /// The files that the outputs are made of, from the catalogue's folder.
    pub fn inputs(&self, folder: &Folder) -> BTreeSet<&str> {
        let led_to = self.0.keys().filter_map(|question| match question {
            Question::Exists(path) if folder.has_file(path) => Some(path.as_str()),
            _ => None,
        });
        self.read().chain(led_to).collect()
    }

    /// Whether anything has changed since it was last looked at.
    pub fn look_again(&mut self, folder: &Folder) -> bool {
        let ask = |question: &Question| (question.clone(), question.ask(folder));
        let now = Self(self.0.keys().map(ask).collect());
        std::mem::replace(self, now) != *self
    }
}

impl Question {
    /// A folder that cannot be read counts as empty.
    fn ask(&self, folder: &Folder) -> Answer {
        match self {
            Self::Text(path) => Answer::of_read(&folder.read(path)),
            Self::Exists(path) => Answer::of_existence(folder.has(path)),
            Self::Names(all) => {
                let path = all.rsplit_once('/').map_or("", |(folder, _)| folder);
                Answer::Found(fingerprint(&folder.list(path).unwrap_or_default()[..]))
            }
        }
    }
}

/// Equal for equal values, in one process.
fn fingerprint(value: &(impl Hash + ?Sized)) -> u64 {
    let mut hasher = DefaultHasher::new();
    value.hash(&mut hasher);
    hasher.finish()
}
