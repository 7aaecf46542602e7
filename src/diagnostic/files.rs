//! Several files addressed as one text, so that a range of bytes tells which file it is in.

use std::ops::Range;
use std::sync::Arc;

use super::Place;

/// The files of a catalogue. A span is a range of bytes in all of them, one after the other.
#[derive(Clone, Debug)]
pub struct Files {
    /// The first file, which includes the others.
    main: File,
    others: Vec<File>,
}

/// One file of a catalogue.
#[derive(Clone, Debug)]
pub struct File {
    /// The name in diagnostics.
    pub name: Arc<str>,
    /// The content.
    pub text: Arc<str>,
    /// The offset of the first byte, counted over all files.
    pub start: usize,
}

impl Files {
    /// A single file.
    pub fn new(name: &Arc<str>, text: impl Into<Arc<str>>) -> Self {
        Self {
            main: File { name: Arc::clone(name), text: text.into(), start: 0 },
            others: Vec::new(),
        }
    }

    /// Files in order, each given by its name and text; `None` if there are none.
    pub fn of(files: impl IntoIterator<Item = (Arc<str>, Arc<str>)>) -> Option<Self> {
        let mut files = files.into_iter();
        let (name, text) = files.next()?;
        let mut joined = Self::new(&name, text);
        files.for_each(|(name, text)| joined.push(name, text));
        Some(joined)
    }

    /// Adds a file after the others.
    pub fn push(&mut self, name: Arc<str>, text: Arc<str>) {
        let last = self.others.last().unwrap_or(&self.main);
        // Leave a gap of one byte, so that the end of a file differs from the start of the next.
        let start = last.start + last.text.len() + 1;
        self.others.push(File { name, text, start });
    }

    /// The file that includes the others.
    pub fn main(&self) -> &File {
        &self.main
    }

    /// The main file as a place.
    pub fn whole(&self) -> Place {
        Place::File(Arc::clone(&self.main.name))
    }

    /// The files that the main one includes.
    pub fn others(&self) -> &[File] {
        &self.others
    }

    /// All files, the main one first.
    pub fn iter(&self) -> impl Iterator<Item = &File> + Clone {
        std::iter::once(&self.main).chain(&self.others)
    }

    /// The place of a span.
    pub fn place(&self, span: &Range<usize>) -> Place {
        let file = self.at(span.start);
        Place::span(&file.name, &(span.start - file.start..span.end.saturating_sub(file.start)))
    }

    /// The offset at which a place starts, counted over all files. `None` if the place is a line, a
    /// whole file, or in none of these files.
    pub fn byte(&self, place: &Place) -> Option<usize> {
        let file = self.iter().find(|file| file.name == *place.file())?;
        Some(file.start + place.start()?)
    }

    /// The text in a span.
    pub fn part(&self, span: &Range<usize>) -> &str {
        let file = self.at(span.start);
        let local = span.start - file.start..span.end.saturating_sub(file.start);
        file.text.get(local).unwrap_or_default()
    }

    /// The text of a byte's file, split at that byte.
    pub fn around(&self, byte: usize) -> Option<(&str, &str)> {
        let file = self.at(byte);
        file.text.split_at_checked(byte.checked_sub(file.start)?)
    }

    /// The text at a place; empty if the place is a line, a whole file, or in none of these files.
    pub fn words(&self, place: &Place) -> &str {
        let file = self.iter().find(|file| file.name == *place.file());
        file.map_or("", |file| place.words(&file.text))
    }

    /// The file that contains a byte.
    fn at(&self, byte: usize) -> &File {
        self.others.iter().rev().find(|file| file.start <= byte).unwrap_or(&self.main)
    }
}
