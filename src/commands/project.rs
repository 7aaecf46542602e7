//! The catalogue's folder as commands see it.

use std::collections::BTreeMap;
use std::collections::hash_map::DefaultHasher;
use std::env;
use std::hash::Hasher;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::console;
use super::exit::Exit;
use super::limits::Limits;
use crate::catalogue::Catalogue;
use crate::diagnostic::{Diagnostic, Place, Sources, codes};
use crate::disk::{self, Access, DiskError, Folder, Lock};
use crate::paths::{self, Named};
use crate::plan::Plan;
use crate::render;

/// The file name of a catalogue, where none is given.
const CATALOGUE: &str = "catalogue.yaml";

/// What to do where the catalogue is not where it was looked for.
const NAME_IT: &str = "name a file that is a catalogue";

/// A catalogue, its folder, and the texts read so far.
pub struct Project {
    /// Where everything is read and written.
    pub folder: Folder,
    /// The path of the folder, for other programs and for paths from the current folder.
    pub path: PathBuf,
    /// The name of the catalogue in its folder.
    pub file_name: String,
    /// The catalogue as it was asked for, for diagnostics.
    pub shown: Arc<str>,
    /// The texts that diagnostics point into.
    pub sources: Sources,
    /// What its templates may take.
    pub limits: Limits,
    /// What the outputs are made of, by path: what each file held, none where it was not there.
    read: BTreeMap<String, Option<Fingerprint>>,
    /// What links of the outputs lead to, by path: whether it is there.
    led_to: BTreeMap<String, bool>,
    /// The folders that were listed, by a pattern for all that is there.
    listed: BTreeMap<String, Vec<Named>>,
    /// How to run a command again on this catalogue.
    options: String,
}

/// Tells texts apart without keeping them.
type Fingerprint = u64;

impl Project {
    /// The project of the catalogue that was asked for, or else of the nearest one.
    pub fn find(asked: Option<&str>) -> Result<Self, Box<Diagnostic>> {
        let path = match asked {
            Some(path) => PathBuf::from(path),
            None => nearest()?,
        };
        Self::at(&path, asked, NAME_IT)
    }

    /// The project of a catalogue that need not exist yet; by default it is to stand in this folder.
    pub fn new(asked: Option<&str>) -> Result<Self, Box<Diagnostic>> {
        Self::at(Path::new(asked.unwrap_or(CATALOGUE)), asked, "make the folder first")
    }

    fn at(path: &Path, asked: Option<&str>, help: &str) -> Result<Self, Box<Diagnostic>> {
        let shown: Arc<str> = Arc::from(path.display().to_string());
        let name = path.file_name().and_then(|name| name.to_str());
        let Some(file_name) = name.map(str::to_owned) else {
            let message = "this is not the path of a file";
            let error = Diagnostic::new(codes::NO_CATALOGUE, Place::File(shown), message);
            return Err(Box::new(error.with_help(NAME_IT)));
        };
        let path = match path.parent() {
            Some(folder) if folder != Path::new("") => folder,
            _ => Path::new("."),
        };
        let folder = Folder::open(path).map_err(|error| {
            let message = format!("the catalogue's folder cannot be opened: {error}");
            Diagnostic::new(codes::NO_CATALOGUE, Place::File(Arc::clone(&shown)), message)
                .with_help(help)
        })?;
        let options =
            asked.map_or_else(String::new, |path| format!(" --catalogue {}", quoted(path)));
        Ok(Self {
            folder,
            path: path.to_owned(),
            // Before anything was read, this is what will be.
            read: BTreeMap::from([(file_name.clone(), None)]),
            led_to: BTreeMap::new(),
            listed: BTreeMap::new(),
            file_name,
            shown,
            sources: Sources::new(),
            limits: Limits::default(),
            options,
        })
    }

    /// The path of a file, as diagnostics name it, from the current folder.
    pub fn path_from_here(&self, file: &str) -> String {
        if file == self.shown.as_ref() || file.starts_with(render::BUILT_IN) {
            return file.to_owned();
        }
        if self.path == Path::new(".") {
            return file.to_owned();
        }
        self.path.join(file).display().to_string()
    }

    /// The files that were looked for, whether they are there or not, from the catalogue's folder.
    pub fn looked_for(&self) -> impl Iterator<Item = &str> {
        self.read.keys().chain(self.led_to.keys()).chain(self.listed.keys()).map(String::as_str)
    }

    /// The files that the outputs are made of, from the catalogue's folder.
    pub fn inputs(&self) -> impl Iterator<Item = &str> {
        let read = self.read.iter().filter(|(_, held)| held.is_some()).map(|(path, _)| path);
        let is_input =
            |path: &&String| !self.read.contains_key(*path) && self.folder.has_file(path);
        read.chain(self.led_to.keys().filter(is_input)).map(String::as_str)
    }

    /// Says why nothing could be decided.
    pub fn undecided(&self, errors: &[Diagnostic]) -> Exit {
        console::diagnostics(errors, &self.sources);
        Exit::Undecided
    }

    /// The command line that runs a command on this catalogue.
    pub fn command(&self, command: &str) -> String {
        format!("reasonbook {command}{}", self.options)
    }

    /// Keeps other runs away until what it gives is dropped.
    pub fn lock(&self, access: Access) -> Result<Lock, Diagnostic> {
        let wait = |process: Option<u32>| {
            let process = process.map_or_else(String::new, |number| format!(" (process {number})"));
            console::say(&format!("another run{process} is at work here; waiting for it"));
        };
        self.folder.lock(access, self.limits.patience(), wait).map_err(|error| disk_trouble(&error))
    }

    /// The text of the catalogue.
    pub fn catalogue_text(&mut self) -> Result<Arc<str>, Diagnostic> {
        let file = self.file_name.clone();
        let bytes = self.input(&file).map_err(|error| self.unreadable(&error))?;
        let Some(bytes) = bytes else {
            let place = Place::File(Arc::clone(&self.shown));
            let error = Diagnostic::new(codes::NO_CATALOGUE, place, "the file does not exist");
            return Err(error.with_help(NAME_IT));
        };
        let shown = Arc::clone(&self.shown);
        self.text(shown, bytes)
    }

    /// The catalogue.
    pub fn catalogue(&mut self) -> Result<Catalogue, Vec<Diagnostic>> {
        self.examine().map_err(|broken| broken.errors)
    }

    /// The text of one of the project's own templates; none where it has none of that name.
    pub fn template_text(&mut self, name: &str) -> Result<Option<String>, Diagnostic> {
        let found = self.folder.read_in("templates", name);
        let path = format!("templates/{name}");
        self.note(&path, &found);
        let Some(bytes) = found.map_err(|error| disk_trouble(&error))? else { return Ok(None) };
        let text = self.text(Arc::from(path), bytes)?;
        Ok(Some(text.to_string()))
    }

    /// Whether a path leads to the catalogue, which may go by a link.
    pub fn is_catalogue(&self, path: &str) -> bool {
        let real = self.folder.real_path(&self.file_name);
        real.is_some_and(|real| paths::key(&real) == paths::key(path))
    }

    /// Reads a file that outputs are made of.
    pub fn input(&mut self, path: &str) -> Result<Option<Vec<u8>>, DiskError> {
        let found = self.folder.read(path);
        self.note(path, &found);
        found
    }

    /// Notes that outputs are made of a file, and what it holds.
    pub fn note(&mut self, path: &str, found: &Result<Option<Vec<u8>>, DiskError>) {
        let path = path.to_owned();
        match found {
            Ok(bytes) => _ = self.read.insert(path, bytes.as_deref().map(fingerprint)),
            Err(_) => _ = self.read.entry(path).or_insert(None),
        }
    }

    /// Lists a folder in which files are looked for.
    pub fn list(&mut self, folder: &str) -> Result<Vec<Named>, DiskError> {
        let found = self.folder.list(folder)?;
        let all = if folder.is_empty() { "*".to_owned() } else { format!("{folder}/*") };
        self.listed.insert(all, found.clone());
        Ok(found)
    }

    /// Whether something is there that links of the outputs lead to; what it holds changes nothing.
    pub fn leads_to(&mut self, path: &str) -> bool {
        let is_there = self.folder.has(path);
        self.led_to.insert(path.to_owned(), is_there);
        is_there
    }

    /// Notes what the outputs hold now that they are written.
    pub fn wrote(&mut self, plan: &Plan) {
        for output in &plan.outputs {
            if let Some(held) = self.read.get_mut(&output.path) {
                *held = Some(fingerprint(output.text.as_bytes()));
            }
        }
    }

    /// Looks whether any of the files that outputs are made of has changed, and notes what they
    /// hold now.
    pub fn look_again(&mut self) -> bool {
        // What cannot be read is as good as absent, until it can be read.
        let now = |path| self.folder.read(path).unwrap_or_default().as_deref().map(fingerprint);
        let read = self.read.keys().map(|path| (path.clone(), now(path))).collect();
        let led_to = self.led_to.keys().map(|path| (path.clone(), self.folder.has(path))).collect();
        let held = |all: &String| {
            let folder = all.rsplit_once('/').map_or("", |(folder, _)| folder);
            self.folder.list(folder).unwrap_or_default()
        };
        let listed = self.listed.keys().map(|all| (all.clone(), held(all))).collect();
        let changed = self.read != read || self.led_to != led_to || self.listed != listed;
        (self.read, self.led_to, self.listed) = (read, led_to, listed);
        changed
    }

    /// Keeps the text of a file that diagnostics may point into.
    pub fn remember(&mut self, path: &str, bytes: &[u8]) {
        self.sources.insert(Arc::from(path), Arc::from(String::from_utf8_lossy(bytes)));
    }

    /// The text of a file, kept for diagnostics.
    pub fn text(&mut self, file: Arc<str>, bytes: Vec<u8>) -> Result<Arc<str>, Diagnostic> {
        match String::from_utf8(bytes) {
            Ok(text) => {
                let text: Arc<str> = Arc::from(text);
                self.sources.insert(file, Arc::clone(&text));
                Ok(text)
            }
            Err(error) => {
                let at = error.utf8_error().valid_up_to();
                let lossy = String::from_utf8_lossy(error.as_bytes());
                self.sources.insert(Arc::clone(&file), Arc::from(lossy));
                let place = Place::span(&file, &(at..at + 1));
                Err(Diagnostic::new(codes::NOT_UTF8, place, "the text is not UTF-8 from here on")
                    .with_help("save the file in UTF-8"))
            }
        }
    }

    /// The catalogue goes by the name that it was asked for.
    fn unreadable(&self, error: &DiskError) -> Diagnostic {
        Diagnostic { place: Place::File(Arc::clone(&self.shown)), ..disk_trouble(error) }
    }
}

/// Equal for equal texts, in one process.
fn fingerprint(bytes: &[u8]) -> Fingerprint {
    let mut hasher = DefaultHasher::new();
    hasher.write(bytes);
    hasher.finish()
}

/// A word as a shell reads it back.
fn quoted(word: &str) -> String {
    let plain = |c: char| c.is_alphanumeric() || "/._-+=:@%".contains(c);
    if word.chars().all(plain) {
        word.to_owned()
    } else {
        format!("'{}'", word.replace('\'', "'\\''"))
    }
}

fn nearest() -> Result<PathBuf, Diagnostic> {
    let none = |why: String| {
        Diagnostic::new(codes::NO_CATALOGUE, Place::File(Arc::from(CATALOGUE)), why)
            .with_help("go to the project's folder, or name the catalogue with --catalogue FILE")
    };
    let here = env::current_dir()
        .map_err(|error| none(format!("the current folder cannot be read: {error}")))?;
    let folder = disk::nearest_with(&here, CATALOGUE)
        .ok_or_else(|| none("neither this folder nor one above it has this file".to_owned()))?;
    let up = here.strip_prefix(&folder).map_or(0, |below| below.components().count());
    Ok((0..up).map(|_| "..").collect::<PathBuf>().join(CATALOGUE))
}

/// What the disk says, as a diagnostic.
pub fn disk_trouble(error: &DiskError) -> Diagnostic {
    let place = Place::File(Arc::from(error.path.as_str()));
    let message = format!("cannot {} this: {}", error.action, error.error);
    let help = match error.action {
        "read" => "let it be a file of this folder that can be read, or name another one",
        "lock" if error.is_busy() => "let it finish, or wait longer with --wait SECONDS",
        "lock" => "let it be a folder that can be opened",
        _ if error.is_changed() => "let whoever else writes it finish, then run it again",
        _ => "see to the permissions and the room on the disk, then run it again",
    };
    Diagnostic::new(codes::DISK, place, message).with_help(help)
}
