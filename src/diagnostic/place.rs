//! Places in files, and the lines and columns that they are.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use super::Diagnostic;

/// The texts of the files that diagnostics point into, by the name the diagnostics use.
pub type Sources = BTreeMap<Arc<str>, Arc<str>>;

/// Where in a file something stands.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// A file as a whole, or one that cannot be read.
    File(Arc<str>),
    /// A line of a file, counted from 1.
    Line(Arc<str>, usize),
    /// A range of bytes in the text of a file.
    Span(Arc<str>, (usize, usize)),
}

impl Place {
    /// The file `name` as a whole.
    #[must_use]
    pub fn whole(name: impl Into<Arc<str>>) -> Self {
        Self::File(name.into())
    }

    /// What stands there in a text; nothing where it is a file or a line.
    #[must_use]
    pub fn words<'t>(&self, text: &'t str) -> &'t str {
        match self {
            Self::Span(_, (start, end)) => text.get(*start..*end).unwrap_or_default(),
            Self::File(_) | Self::Line(..) => "",
        }
    }

    /// The bytes `span` of `file`.
    #[must_use]
    pub fn span(file: &Arc<str>, span: &Range<usize>) -> Self {
        Self::Span(Arc::clone(file), (span.start, span.end))
    }

    /// The byte of its file that it starts at, if it is a range of them.
    #[must_use]
    pub fn start(&self) -> Option<usize> {
        match self {
            Self::Span(_, (start, _)) => Some(*start),
            Self::File(_) | Self::Line(..) => None,
        }
    }

    /// Gives its file another name.
    pub fn rename(&mut self, name: &mut impl FnMut(&str) -> Arc<str>) {
        let (Self::File(file) | Self::Line(file, _) | Self::Span(file, _)) = self;
        *file = name(file);
    }

    /// The file that it is in.
    #[must_use]
    pub fn file(&self) -> &Arc<str> {
        match self {
            Self::File(file) | Self::Line(file, _) | Self::Span(file, _) => file,
        }
    }
}

/// A diagnostic whose places have lines and columns.
#[derive(Debug)]
pub struct Located<'d> {
    /// The diagnostic.
    pub diagnostic: &'d Diagnostic,
    /// Where it is.
    pub spot: Spot<'d>,
    /// The place that it clashes with, and what stands there.
    pub other: Option<(Spot<'d>, &'d str)>,
}

/// A place with lines and columns.
#[derive(Clone, Debug)]
pub struct Spot<'d> {
    /// The path of the file.
    pub file: String,
    /// The first line; none for a file as a whole. Lines and columns count from 1, columns in
    /// characters.
    pub line: Option<usize>,
    /// What of the text it is, where the text is known.
    pub range: Option<Stretch<'d>>,
}

/// A part of a text, with its lines.
#[derive(Clone, Debug)]
pub struct Stretch<'d> {
    /// The column that it starts at.
    pub column: usize,
    /// The line that it ends on.
    pub end_line: usize,
    /// The column after its last character.
    pub end_column: usize,
    /// The whole of the lines that it touches, without the last line break.
    pub lines: &'d str,
    /// The byte of the file that these lines start at.
    pub lines_start: usize,
    /// Its bytes in these lines.
    pub span: Range<usize>,
}

/// Diagnostics with lines and columns, sorted by file, then from top to bottom. `path` gives the path
/// to show for the name of a file. Texts are searched for line breaks once, however many diagnostics
/// there are.
#[must_use]
pub fn locate<'d>(
    diagnostics: &'d [Diagnostic],
    sources: &'d Sources,
    path: &'d dyn Fn(&str) -> String,
) -> Vec<Located<'d>> {
    let mut texts = Texts { sources, path, indexed: BTreeMap::new(), counted: None };
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

fn order<'l>(located: &'l Located<'_>) -> impl Ord + 'l {
    let Spot { line, range, .. } = &located.spot;
    let range = range.as_ref().map(|range| (range.column, range.end_line));
    (located.diagnostic.place.file(), line, range)
}

/// The texts of files, each with the bytes that its lines start at.
struct Texts<'d> {
    sources: &'d Sources,
    path: &'d dyn Fn(&str) -> String,
    indexed: BTreeMap<&'d str, Vec<usize>>,
    /// What was counted last: mostly the next place is further on, and is counted from there.
    counted: Option<Counted<'d>>,
}

/// The column of a byte, in a line by its start.
struct Counted<'d> {
    file: &'d str,
    line_start: usize,
    byte: usize,
    column: usize,
}

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

    fn stretch(&mut self, file: &str, start: usize, end: usize) -> Option<(usize, Stretch<'d>)> {
        let (name, text) = self.sources.get_key_value(file)?;
        let text: &'d str = text.as_ref();
        let starts = self.indexed.entry(name).or_insert_with(|| line_starts(text));
        let end = boundary(text, end);
        let start = boundary(text, start).min(end);
        // What ends with a line break ends on that line.
        let last = if end > start { end - 1 } else { end };
        let (line, end_line) = (line_of(starts, start), line_of(starts, last));
        let first_byte = *starts.get(line.checked_sub(1)?)?;
        let end_byte = *starts.get(end_line.checked_sub(1)?)?;
        let next_line = starts.get(end_line).copied().unwrap_or(text.len());
        let lines = text.get(first_byte..next_line)?.trim_end_matches(['\n', '\r']);
        // A place in the line break is shown at the end of the line.
        let inside = |byte: usize| (byte - first_byte).min(lines.len());
        let span = inside(start)..inside(end);
        let column = self.column((name, text), first_byte, start)?;
        let (from, before) = if end_line == line { (start, column) } else { (end_byte, 1) };
        let rest = text.get(from..end)?.trim_end_matches(['\n', '\r']);
        let end_column = before + rest.chars().count();
        Some((line, Stretch { column, end_line, end_column, lines, lines_start: first_byte, span }))
    }

    /// The column of a byte in the line that starts at `line_start`.
    fn column(
        &mut self,
        (file, text): (&'d str, &str),
        line_start: usize,
        byte: usize,
    ) -> Option<usize> {
        let known = self.counted.as_ref().filter(|counted| {
            counted.file == file
                && counted.line_start == line_start
                && (line_start..=byte).contains(&counted.byte)
        });
        let (from, before) = known.map_or((line_start, 1), |known| (known.byte, known.column));
        let column = before + text.get(from..byte)?.chars().count();
        self.counted = Some(Counted { file, line_start, byte, column });
        Some(column)
    }
}

fn line_starts(text: &str) -> Vec<usize> {
    std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect()
}

/// The line, counted from 1, that a byte stands on.
fn line_of(starts: &[usize], byte: usize) -> usize {
    starts.binary_search(&byte).map_or_else(|next| next, |line| line + 1)
}

/// The next place in `text`, from `at`, where a character begins or the text ends.
fn boundary(text: &str, at: usize) -> usize {
    (at..text.len()).find(|at| text.is_char_boundary(*at)).unwrap_or(text.len())
}
