//! The catalogue's folder as commands see it.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::env;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use super::console::{self, counted};
use super::here::Here;
use super::limits::Limits;
use super::seen::{FileRead, Seen};
use crate::catalogue::{Catalogue, USUAL_NAME};
use crate::diagnostic::{Diagnostic, Place, Sources, codes};
use crate::disk::{self, Access, DiskError, Folder, Lock};
use crate::paths::{self, Listed};
use crate::plan::{self, Plan};
use crate::render;
use crate::splice::Owner;

/// The help if there is no catalogue at the given path.
const NAME_IT: &str = "name a file that is a catalogue";

/// A catalogue, its folder, and the texts read so far.
pub struct Project {
    /// Where everything is read and written.
    pub folder: Folder,
    /// The path of the folder, for git.
    pub path: PathBuf,
    /// The name of the catalogue in its folder.
    pub file_name: String,
    /// The path of the catalogue from the current folder, for diagnostics.
    pub shown: Arc<str>,
    /// The texts that diagnostics point into.
    pub sources: Sources,
    /// What its templates may take.
    pub limits: Limits,
    /// How long to wait for other runs.
    pub patience: Duration,
    /// What outputs depend on.
    pub seen: Seen,
    here: Here,
    /// Names in diagnostics that are no paths from the catalogue's folder.
    as_it_is: BTreeSet<Arc<str>>,
    /// The options that name this catalogue on a command line.
    options: String,
}

impl Project {
    /// The project of the catalogue that was asked for, or else of the nearest one.
    pub fn find(asked: Option<&str>) -> Result<Self, Box<Diagnostic>> {
        let path = match asked {
            Some(path) => PathBuf::from(path),
            None => nearest()?,
        };
        Self::open(&path, asked, NAME_IT)
    }

    /// The project of a catalogue that need not exist yet; by default it is to be in this folder.
    pub fn at(asked: Option<&str>) -> Result<Self, Box<Diagnostic>> {
        Self::open(Path::new(asked.unwrap_or(USUAL_NAME)), asked, "create the folder first")
    }

    fn open(path: &Path, asked: Option<&str>, help: &str) -> Result<Self, Box<Diagnostic>> {
        let asked_for: Arc<str> = Arc::from(path.display().to_string());
        let name = path.file_name().and_then(|name| name.to_str());
        let Some(file_name) = name.map(str::to_owned) else {
            let message = "this is not the path of a file";
            let error = Diagnostic::new(codes::NO_CATALOGUE, Place::File(asked_for), message);
            return Err(Box::new(error.with_help(NAME_IT)));
        };
        let path = match path.parent() {
            Some(folder) if folder != Path::new("") => folder,
            _ => Path::new("."),
        };
        let folder = Folder::open(path).map_err(|error| {
            let message = format!("the catalogue's folder cannot be opened: {error}");
            Diagnostic::new(codes::NO_CATALOGUE, Place::File(asked_for), message).with_help(help)
        })?;
        let here = Here::of(path);
        let shown: Arc<str> = Arc::from(here.to_current(&file_name));
        let options =
            asked.map_or_else(String::new, |path| format!(" --catalogue {}", paths::quoted(path)));
        Ok(Self {
            folder,
            path: path.to_owned(),
            seen: Seen::new(&file_name),
            file_name,
            as_it_is: BTreeSet::from([Arc::clone(&shown)]),
            here,
            shown,
            sources: Sources::new(),
            limits: Limits::default(),
            patience: Duration::ZERO,
            options,
        })
    }

    /// The path of a file, as diagnostics name it, from the current folder.
    pub fn path_from_here(&self, file: &str) -> String {
        if self.as_it_is.contains(file) || file.starts_with(render::BUILT_IN) {
            return file.to_owned();
        }
        self.here.to_current(file)
    }

    /// The path from the catalogue's folder of a file that is given by its path from the current folder.
    pub fn path_from_folder(&self, path: &Path) -> String {
        self.here.to_folder(path)
    }

    /// Lets diagnostics show a name unchanged, because it is no path from the catalogue's folder.
    pub fn name_as_it_is(&mut self, name: &str) -> Arc<str> {
        let name: Arc<str> = Arc::from(name);
        self.as_it_is.insert(Arc::clone(&name));
        name
    }

    /// Diagnostics of another project as ones of this project, with the texts that they point into.
    pub fn adopt(&mut self, other: &Self, mut found: Vec<Diagnostic>) -> Vec<Diagnostic> {
        let mut name = |file: &str| self.name_as_it_is(&other.path_from_here(file));
        for place in found.iter_mut().flat_map(Diagnostic::places_mut) {
            place.rename(&mut name);
        }
        let texts: Vec<_> =
            other.sources.iter().map(|(file, text)| (name(file), Arc::clone(text))).collect();
        self.sources.extend(texts);
        found
    }

    pub fn report(&self, diagnostics: &[Diagnostic]) {
        console::diagnostics(diagnostics, &self.sources, &|file| self.path_from_here(file));
    }

    /// The command line that runs a command on this catalogue.
    pub fn command(&self, command: &str) -> String {
        format!("reasonbook {command}{}", self.options)
    }

    /// Keeps other runs away until the lock is dropped.
    pub fn lock(&self, access: Access) -> Result<Lock, Diagnostic> {
        let wait = |process: Option<u32>| {
            let process = process.map_or_else(String::new, |number| format!(" (process {number})"));
            console::say(&format!("another run{process} is at work here; waiting for it"));
        };
        self.folder.lock(access, self.patience, wait).map_err(Diagnostic::from)
    }

    pub fn catalogue_text(&mut self) -> Result<Arc<str>, Diagnostic> {
        let found = self.record_read(&self.file_name.clone(), self.folder.read(&self.file_name));
        // In diagnostics the catalogue goes by the name that it was asked for.
        let place = Place::File(Arc::clone(&self.shown));
        match found {
            Ok(Some(bytes)) => self.text(&Arc::clone(&self.shown), &bytes),
            Ok(None) => {
                let error = Diagnostic::new(codes::NO_CATALOGUE, place, "the file does not exist");
                Err(error.with_help(NAME_IT))
            }
            Err(error) => Err(Diagnostic { place, ..error.into() }),
        }
    }

    pub fn catalogue(&mut self) -> Result<Catalogue, Vec<Diagnostic>> {
        self.examine().map_err(|broken| broken.errors)
    }

    /// The text of one of the project's own templates; none if it has none of that name.
    pub fn template_text(&mut self, name: &str) -> Result<Option<String>, Diagnostic> {
        let path = format!("templates/{name}");
        let found = self.record_read(&path, self.folder.read_in("templates", name));
        let Some(bytes) = found? else { return Ok(None) };
        let text = self.text(&Arc::from(path), &bytes)?;
        Ok(Some(text.to_string()))
    }

    /// Whether a path leads to the catalogue, perhaps through a link.
    pub fn is_catalogue(&self, path: &str) -> bool {
        let real = self.folder.real_path(&self.file_name);
        real.is_some_and(|real| paths::key(&real) == paths::key(path))
    }

    /// Whether this catalogue is named as what a file is generated from, by its first bytes.
    pub fn has_made(&self, top: &[u8]) -> bool {
        render::has_banner(top, &render::marker(&self.file_name))
    }

    /// Whose a file is, by its first bytes.
    pub fn owner(&self, path: &Path, top: &[u8]) -> Owner {
        if self.has_made(top) {
            return Owner::This;
        }
        let Some(name) = render::made_from(top) else { return Owner::Nobody };
        let is_there = |folder: &Path| self.folder.has_file(&folder.join(&name).to_string_lossy());
        // A catalogue that is gone was renamed to this one, or has left its outputs to it.
        if path.ancestors().skip(1).any(is_there) { Owner::Other(name) } else { Owner::This }
    }

    /// Says with `--verbose` that a file was read.
    pub fn log_read(&self, path: &str, found: &FileRead) {
        if let Ok(Some(bytes)) = found {
            let size = bytes.len();
            console::detail(|| {
                format!("read {}, {}", self.path_from_here(path), counted(size, "byte"))
            });
        }
    }

    /// Notes that outputs are made of a file, and what it holds.
    pub fn record_read(&mut self, path: &str, found: FileRead) -> FileRead {
        self.log_read(path, &found);
        self.seen.text(path, &found);
        found
    }

    /// Lists a folder in which files are looked for.
    pub fn list(&mut self, folder: &str) -> Result<Vec<Listed>, DiskError> {
        let found = self.folder.list(folder)?;
        self.seen.names(folder, &found);
        Ok(found)
    }

    /// Whether something is there that links of the outputs lead to; what it holds does not matter.
    pub fn leads_to(&mut self, path: &str) -> bool {
        let exists = self.folder.has(path);
        self.seen.exists(path, exists);
        exists
    }

    /// Notes what the outputs hold now that they are written. What was found in them is found where it
    /// is now.
    pub fn wrote(&mut self, plan: &Plan, found: &mut [Diagnostic]) {
        for output in &plan.outputs {
            self.seen.wrote(&output.path, output.text.as_bytes());
            let Some(source) = self.sources.get_mut(output.path.as_str()) else { continue };
            if **source != *output.text {
                let places = found.iter_mut().flat_map(Diagnostic::places_mut);
                let places = places.filter(|place| **place.file() == *output.path);
                plan::follow(source, &output.text, places);
                *source = Arc::from(output.text.as_str());
            }
        }
    }

    /// Whether anything that outputs depend on has changed since it was last looked at.
    pub fn look_again(&mut self) -> bool {
        let has_changed = self.seen.look_again(&self.folder);
        self.folder.count_anew();
        has_changed
    }

    /// The text of a file, kept for diagnostics.
    pub fn text(&mut self, file: &Arc<str>, bytes: &[u8]) -> Result<Arc<str>, Diagnostic> {
        let read = std::str::from_utf8(bytes);
        let text = read.map_or_else(|_| String::from_utf8_lossy(bytes), Cow::Borrowed);
        let text: Arc<str> = Arc::from(text);
        self.sources.insert(Arc::clone(file), Arc::clone(&text));
        let Err(error) = read else { return Ok(text) };
        let at = error.valid_up_to();
        let place = Place::span(file, &(at..at + 1));
        Err(Diagnostic::new(codes::NOT_UTF8, place, "the text is not UTF-8 from here")
            .with_help("save the file in UTF-8"))
    }
}

fn nearest() -> Result<PathBuf, Diagnostic> {
    let none = |why: String| {
        Diagnostic::new(codes::NO_CATALOGUE, Place::whole(USUAL_NAME), why).with_help(
            "write one with `reasonbook init`, or name the catalogue with --catalogue FILE",
        )
    };
    let here = env::current_dir()
        .map_err(|error| none(format!("the current folder cannot be read: {error}")))?;
    let folder = disk::nearest_with(&here, USUAL_NAME)
        .ok_or_else(|| none("neither this folder nor one above it has this file".to_owned()))?;
    let up = here.strip_prefix(&folder).map_or(0, |below| below.components().count());
    Ok((0..up).map(|_| "..").collect::<PathBuf>().join(USUAL_NAME))
}

impl From<DiskError> for Diagnostic {
    fn from(error: DiskError) -> Self {
        let message = format!("cannot {} this: {}", error.action, error.error);
        let help = match error.action {
            "read" if error.error.kind() == ErrorKind::QuotaExceeded => {
                "name fewer or smaller files"
            }
            "read" => "make it a readable file in this folder, or name another one",
            "lock" if error.is_busy() => {
                "wait for it to finish, or wait longer with --wait SECONDS"
            }
            "lock" => "make it a folder that can be opened",
            _ if error.is_changed() => "let the other program finish writing, then run this again",
            _ => "check the permissions and the free space on the disk, then run this again",
        };
        Self::new(codes::DISK, Place::whole(error.path), message).with_help(help)
    }
}
