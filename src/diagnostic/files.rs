//! Several files read as one text, so that a range of bytes alone says which file it is in.

use std::ops::Range;
use std::sync::Arc;

use super::Place;

/// The files of a catalogue, read one after the other. A span counts the bytes of all of them.
#[derive(Clone, Debug)]
pub struct Files {
    main: File,
    others: Vec<File>,
}

/// One of the files.
#[derive(Clone, Debug)]
pub struct File {
    /// How diagnostics name it.
    pub name: Arc<str>,
    /// What it holds.
    pub text: Arc<str>,
    /// The byte of all files that it starts at.
    pub start: usize,
}

impl Files {
    /// A file alone.
    pub fn new(name: &Arc<str>, text: impl Into<Arc<str>>) -> Self {
        Self {
            main: File { name: Arc::clone(name), text: text.into(), start: 0 },
            others: Vec::new(),
        }
    }

    /// Files in order, each with its name and text; none where there is no first one.
    pub fn of(files: impl IntoIterator<Item = (Arc<str>, Arc<str>)>) -> Option<Self> {
        let mut files = files.into_iter();
        let (name, text) = files.next()?;
        let mut all = Self::new(&name, text);
        files.for_each(|(name, text)| all.push(name, text));
        Some(all)
    }

    /// Adds a file after the others.
    pub fn push(&mut self, name: Arc<str>, text: Arc<str>) {
        let last = self.others.last().unwrap_or(&self.main);
        // The end of one file is not the start of the next.
        let start = last.start + last.text.len() + 1;
        self.others.push(File { name, text, start });
    }

    /// Gives the files other names.
    pub fn rename(&mut self, mut name: impl FnMut(&File) -> Arc<str>) {
        for file in std::iter::once(&mut self.main).chain(&mut self.others) {
            file.name = name(file);
        }
    }

    /// The file that names the others.
    #[must_use]
    pub fn main(&self) -> &File {
        &self.main
    }

    /// The first file as a whole.
    #[must_use]
    pub fn whole(&self) -> Place {
        Place::File(Arc::clone(&self.main.name))
    }

    /// The files that the first one names.
    #[must_use]
    pub fn others(&self) -> &[File] {
        &self.others
    }

    /// All of them, in order.
    pub fn iter(&self) -> impl Iterator<Item = &File> + Clone {
        std::iter::once(&self.main).chain(&self.others)
    }

    /// The place of a span.
    #[must_use]
    pub fn place(&self, span: &Range<usize>) -> Place {
        let file = self.at(span.start);
        Place::span(&file.name, &(span.start - file.start..span.end.saturating_sub(file.start)))
    }

    /// The byte at which a place starts; none where it is a line or a whole file, or in another file.
    #[must_use]
    pub fn byte(&self, place: &Place) -> Option<usize> {
        let file = self.iter().find(|file| file.name == *place.file())?;
        Some(file.start + place.start()?)
    }

    /// What stands in a span.
    #[must_use]
    pub fn part(&self, span: &Range<usize>) -> &str {
        let file = self.at(span.start);
        let local = span.start - file.start..span.end.saturating_sub(file.start);
        file.text.get(local).unwrap_or_default()
    }

    /// What its file has before a byte and from it on.
    #[must_use]
    pub fn around(&self, byte: usize) -> Option<(&str, &str)> {
        let file = self.at(byte);
        file.text.split_at_checked(byte.checked_sub(file.start)?)
    }

    /// What stands at a place.
    #[must_use]
    pub fn words(&self, place: &Place) -> &str {
        let file = self.iter().find(|file| file.name == *place.file());
        file.map_or("", |file| place.words(&file.text))
    }

    fn at(&self, byte: usize) -> &File {
        self.others.iter().rev().find(|file| file.start <= byte).unwrap_or(&self.main)
    }
}
