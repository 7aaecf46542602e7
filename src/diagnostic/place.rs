//! Places in files, and their lines and columns.

use std::collections::{BTreeMap, HashMap};
use std::ops::Range;
use std::sync::Arc;

use super::Diagnostic;

/// The texts of the files that diagnostics refer to, by the names that diagnostics use.
pub type Sources = BTreeMap<Arc<str>, Arc<str>>;

/// A place in a file.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// A file as a whole, or one that cannot be read.
    File(Arc<str>),
    /// A line of a file, counted from 1.
    Line(Arc<str>, usize),
    /// A range of bytes of a file: its start and its end. A `Range` would have no order.
    Span(Arc<str>, (usize, usize)),
}

impl Place {
    /// The file `name` as a whole.
    pub fn whole(name: impl Into<Arc<str>>) -> Self {
        Self::File(name.into())
    }

    /// The part of its file's `text` at this place; empty for a line or a whole file.
    pub fn words<'t>(&self, text: &'t str) -> &'t str {
        match self {
            Self::Span(_, (start, end)) => text.get(*start..*end).unwrap_or_default(),
            Self::File(_) | Self::Line(..) => "",
        }
    }

    /// A range of bytes of a file.
    pub fn span(file: &Arc<str>, span: &Range<usize>) -> Self {
        Self::Span(Arc::clone(file), (span.start, span.end))
    }

    /// The first byte in its file; `None` for a line or a whole file.
    pub fn start(&self) -> Option<usize> {
        match self {
            Self::Span(_, (start, _)) => Some(*start),
            Self::File(_) | Self::Line(..) => None,
        }
    }

    /// Renames the file.
    pub fn rename(&mut self, name: &mut impl FnMut(&str) -> Arc<str>) {
        let (Self::File(file) | Self::Line(file, _) | Self::Span(file, _)) = self;
        *file = name(file);
    }

    /// The name of the file.
    pub fn file(&self) -> &Arc<str> {
        match self {
            Self::File(file) | Self::Line(file, _) | Self::Span(file, _) => file,
        }
    }
}

/// A diagnostic with the lines and columns of its places.
#[derive(Debug)]
pub struct Located<'d> {
    /// The diagnostic.
    pub diagnostic: &'d Diagnostic,
    /// The primary place.
    pub spot: Spot<'d>,
    /// The place that it clashes with, and the label of that place.
    pub other: Option<(Spot<'d>, &'d str)>,
}

/// A place with its lines and columns.
#[derive(Clone, Debug)]
pub struct Spot<'d> {
    /// The path of the file.
    pub file: String,
    /// The first line; `None` for a whole file. Lines and columns are counted from 1, columns in
    /// characters.
    pub line: Option<usize>,
    /// The part of the text; `None` if the text is not known, or the place is a line or a file.
    pub range: Option<Stretch<'d>>,
}

/// A part of a text, with the lines that contain it.
#[derive(Clone, Debug)]
pub struct Stretch<'d> {
    /// The first column.
    pub column: usize,
    /// The last line.
    pub end_line: usize,
    /// The column after its last character.
    pub end_column: usize,
    /// The complete lines that contain it, without the last line break.
    pub lines: &'d str,
    /// The byte of the file at which these lines start.
    pub lines_start: usize,
    /// The bytes of the part within `lines`.
    pub span: Range<usize>,
}

/// Diagnostics with lines and columns, sorted by file and then from top to bottom. `path` returns
/// the path to show for the name of a file. Each text is searched for line breaks only once.
pub fn locate<'d>(
    diagnostics: &'d [Diagnostic],
    sources: &'d Sources,
    path: &'d dyn Fn(&str) -> String,
) -> Vec<Located<'d>> {
    let mut texts = Texts { sources, path, indexed: BTreeMap::new(), counted: HashMap::new() };
    let mut located: Vec<_> = diagnostics
        .iter()
        .map(|diagnostic| Located {
            diagnostic,
            spot: texts.spot(&diagnostic.place),
            other: diagnostic
                .other
                .as_ref()
                .map(|(place, label)| (texts.spot(place), label.as_str())),
        })
        .collect();
    located.sort_by(|a, b| order(a).cmp(&order(b)));
    located
}

/// The key by which diagnostics are sorted.
pub fn order<'l>(located: &'l Located<'_>) -> impl Ord + 'l {
    let Spot { line, range, .. } = &located.spot;
    let range = range.as_ref().map(|range| (range.column, range.end_line));
    (located.diagnostic.place.file(), line, range)
}

/// The texts of files, with an index of their lines.
struct Texts<'d> {
    sources: &'d Sources,
    path: &'d dyn Fn(&str) -> String,
    /// The bytes at which the lines of a file start.
    indexed: BTreeMap<&'d str, Vec<usize>>,
    /// How many characters a line has before each [`BLOCK`] of bytes, by its file and its first byte, so
    /// that a column in a long line is not counted from its start.
    counted: HashMap<(&'d str, usize), Vec<usize>>,
}

/// How many bytes are counted at once.
const BLOCK: usize = 1024;

impl<'d> Texts<'d> {
    fn spot(&mut self, place: &Place) -> Spot<'d> {
        let file = (self.path)(place.file());
        let (line, range) = match place {
            Place::File(_) => (None, None),
            Place::Line(_, line) => (Some(*line), None),
            Place::Span(file, (start, end)) => self.stretch(file, *start, *end).unzip(),
        };
        Spot { file, line, range }
    }

    /// The first line of a range of bytes, and its lines and columns. `None` if the text is not known.
    fn stretch(&mut self, file: &str, start: usize, end: usize) -> Option<(usize, Stretch<'d>)> {
        let (name, text) = self.sources.get_key_value(file)?;
        let text: &'d str = text.as_ref();
        let starts = self.indexed.entry(name).or_insert_with(|| line_starts(text));
        let end = boundary(text, end);
        let start = boundary(text, start).min(end);
        // A range that ends with a line break ends on the line of that break.
        let last = if end > start { end - 1 } else { end };
        let (line, end_line) = (line_of(starts, start), line_of(starts, last));
        let first_byte = *starts.get(line.checked_sub(1)?)?;
        let end_byte = *starts.get(end_line.checked_sub(1)?)?;
        let next_line = starts.get(end_line).copied().unwrap_or(text.len());
        let lines = text.get(first_byte..next_line)?.trim_end_matches(['\n', '\r']);
        // A place inside a line break is shown at the end of the line.
        let in_lines = |byte: usize| (byte - first_byte).min(lines.len());
        let span = in_lines(start)..in_lines(end);
        let to_end = text.as_bytes().get(first_byte..next_line)?;
        let column = self.column((name, first_byte), to_end, start - first_byte);
        let (from, before) = if end_line == line { (start, column) } else { (end_byte, 1) };
        let rest = text.get(from..end)?.trim_end_matches(['\n', '\r']);
        let end_column = before + rest.chars().count();
        Some((line, Stretch { column, end_line, end_column, lines, lines_start: first_byte, span }))
    }

    /// The column of a byte of a line. `at` is the file and the first byte of that line.
    fn column(&mut self, at: (&'d str, usize), line: &[u8], byte: usize) -> usize {
        let (blocks, rest) = (byte / BLOCK, line.get(byte / BLOCK * BLOCK..byte));
        let before = if blocks == 0 {
            0
        } else {
            let counts = self.counted.entry(at).or_insert_with(|| {
                let count = |all: &mut usize, block| {
                    let before = *all;
                    *all += characters(block);
                    Some(before)
                };
                line.chunks(BLOCK).chain([&[][..]]).scan(0, count).collect()
            });
            counts.get(blocks).copied().unwrap_or_default()
        };
        1 + before + characters(rest.unwrap_or_default())
    }
}

/// How many characters start in these bytes of UTF-8.
fn characters(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| **byte & 0xc0 != 0x80).count()
}

/// The bytes at which the lines of a text start.
pub fn line_starts(text: &str) -> Vec<usize> {
    std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect()
}

/// The line of a byte, counted from 1, by the bytes at which lines start.
pub fn line_of(starts: &[usize], byte: usize) -> usize {
    starts.binary_search(&byte).map_or_else(|next| next, |line| line + 1)
}

/// The first byte from `at` on at which a character starts, or the end of the text.
fn boundary(text: &str, at: usize) -> usize {
    (at..text.len()).find(|at| text.is_char_boundary(*at)).unwrap_or(text.len())
}
