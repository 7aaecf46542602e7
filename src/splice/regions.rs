//! Regions: parts of a hand-written file between two marker comments.
//!
//! A marker is a comment in the file's own syntax with `reasonbook:begin NAME` or `reasonbook:end
//! NAME`. If the first marker ends its line, the region has whole lines, indented like that line.
//! Otherwise it is a part of one line. If several catalogues share a file, `from FILE` after the
//! name tells which catalogue a region belongs to.

mod in_markdown;
mod shape;

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::Arc;

use pulldown_cmark::{Event, Parser, Tag};

use crate::catalogue::Output;
use crate::diagnostic::{Code, Diagnostic, Place, SUGGESTIONS, codes};
use crate::prose::is_markdown;
use crate::text_edit::{self, TextEdit};

/// Which end of a region a marker is at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Edge {
    Begin,
    End,
}

impl Edge {
    /// The word that starts the text of such a marker.
    fn word(self) -> &'static str {
        if self == Self::Begin { "reasonbook:begin" } else { "reasonbook:end" }
    }

    fn verb(self) -> &'static str {
        if self == Self::Begin { "begins" } else { "ends" }
    }

    fn other(self) -> Self {
        if self == Self::Begin { Self::End } else { Self::Begin }
    }
}

/// The starts and ends of comments that can contain a marker. An empty end is the end of the line.
const COMMENTS: &[(&str, &str)] = &[
    ("<!--", "-->"),
    ("/*", "*/"),
    ("{#", "#}"),
    ("//", ""),
    ("#", ""),
    ("--", ""),
    (";", ""),
    ("%", ""),
];

const BLANKS: [char; 2] = [' ', '\t'];

/// The new content of each region by its name.
type Asked<'a> = BTreeMap<&'a str, &'a str>;

/// Replaces the regions of a text. `regions` has the new content of each by its name; `catalogue`
/// is the file name of the catalogue.
pub fn replace(
    output: &Output,
    regions: &[(String, String)],
    text: &str,
    catalogue: &str,
) -> Result<String, Vec<Diagnostic>> {
    let file: Arc<str> = Arc::from(output.path.as_str());
    let asked: Asked<'_> = regions.iter().map(|(name, content)| (&**name, &**content)).collect();
    let mut edits: Vec<(&str, TextEdit)> = Vec::new();
    let markers = Markers { file: &file, text, catalogue };
    for Region { name, inside } in markers.regions(&asked)? {
        edits.extend(asked.get(name).map(|content| {
            let content = if is_markdown(&file) {
                in_markdown::fitted(content, text, &inside)
            } else {
                shape::fitted(content, text, &inside, shape::indentation)
            };
            (name, TextEdit::replace(inside, content))
        }));
    }
    // Generated text can contain markers, or start a code block around the markers after it. So
    // check that the text outside of the regions is the same afterwards.
    let around = |text: &str| Markers { file: &file, text, catalogue }.emptied(&asked);
    let before = around(text);
    let apply = |edits: &[(&str, TextEdit)]| {
        let new = text_edit::apply(text, edits.iter().map(|(_, edit)| edit.clone()).collect());
        new.filter(|new| around(new) == before)
    };
    apply(&edits).ok_or_else(|| {
        // Each attempt reads the whole file, so there must be few: the first `sound` edits are right
        // together, and the first `broken` ones are not.
        let (mut sound, mut broken) = (0, edits.len());
        while broken - sound > 1 {
            let middle = sound.midpoint(broken);
            let is_sound = edits.get(..middle).is_some_and(|edits| apply(edits).is_some());
            *(if is_sound { &mut sound } else { &mut broken }) = middle;
        }
        let broken = edits.get(sound);
        broken.map(|(name, edit)| changes_more(&file, name, edit.span.start)).into_iter().collect()
    })
}

/// The error for a region whose content would change the file outside of its markers.
fn changes_more(file: &Arc<str>, name: &str, at: usize) -> Diagnostic {
    let message =
        format!("what is generated for the region `{name}` would change the text around it");
    Diagnostic::new(codes::REGION, Place::span(file, &(at..at)), message)
        .with_help("generate no markers, and no code block that is not closed")
}

/// A marker in a file.
#[derive(Debug)]
struct Marker<'t> {
    edge: Edge,
    name: &'t str,
    /// The file name of the other catalogue that the region belongs to; `None` for this one.
    other: Option<&'t str>,
    /// The bytes of the comment.
    span: Range<usize>,
}

/// Identifies a region in its file: the other catalogue that it belongs to, and its name.
type Id<'t> = (Option<&'t str>, &'t str);

impl<'t> Marker<'t> {
    fn id(&self) -> Id<'t> {
        (self.other, self.name)
    }
}

/// A region of a file.
struct Region<'t> {
    name: &'t str,
    /// The bytes between the markers.
    inside: Range<usize>,
}

/// Pairs the markers of a file, from top to bottom.
struct Pairing<'m, 't> {
    markers: &'m Markers<'t>,
    asked: &'m Asked<'m>,
    /// How many markers are of regions that the output does not have.
    unknown: usize,
    /// The first marker of each region.
    first: BTreeMap<Id<'t>, Range<usize>>,
    open: Option<Marker<'t>>,
    regions: Vec<Region<'t>>,
}

impl<'t> Pairing<'_, 't> {
    /// Adds the next marker. Returns the error in it, if there is one.
    fn add(&mut self, marker: Marker<'t>) -> Option<Diagnostic> {
        let Marker { name, other, .. } = marker;
        let first = self.first.get(&marker.id()).cloned();
        self.first.entry(marker.id()).or_insert_with(|| marker.span.clone());
        if other.is_none() && !self.asked.contains_key(name) {
            self.unknown += 1;
            let compared = if self.unknown > SUGGESTIONS { "" } else { name };
            return Some(self.markers.unknown(&marker, compared, self.asked));
        }
        match (marker.edge, self.open.take()) {
            (Edge::Begin, None) => {
                let doubled = first.map(|first| self.markers.doubled(&marker, &first));
                self.open = Some(marker);
                doubled
            }
            (Edge::End, Some(begin)) if begin.id() == marker.id() => {
                let inside = begin.span.end..marker.span.start;
                self.regions.extend(other.is_none().then_some(Region { name, inside }));
                None
            }
            (_, Some(around)) => {
                let crossed = self.markers.crossed(&marker, &around);
                self.open = Some(around);
                Some(crossed)
            }
            (Edge::End, None) => Some(self.markers.unclosed(&marker)),
        }
    }
}

struct Markers<'t> {
    file: &'t Arc<str>,
    text: &'t str,
    /// The file name of the catalogue.
    catalogue: &'t str,
}

impl<'t> Markers<'t> {
    /// The file with its regions emptied; `None` if the markers are wrong.
    fn emptied(&self, asked: &Asked<'_>) -> Option<String> {
        let found = self.regions(asked).ok()?;
        let emptied = found.into_iter().map(|region| TextEdit::delete(region.inside));
        text_edit::apply(self.text, emptied.collect())
    }

    /// The regions of this catalogue in the file, which must be exactly the `asked` ones.
    fn regions(&self, asked: &Asked<'_>) -> Result<Vec<Region<'t>>, Vec<Diagnostic>> {
        let (first, regions) = (BTreeMap::new(), Vec::new());
        let mut pairing = Pairing { markers: self, asked, unknown: 0, first, open: None, regions };
        let mut errors = Vec::new();
        // Report one error per region: both of its markers have the same mistake.
        let mut reported: BTreeSet<Id<'_>> = BTreeSet::new();
        for marker in self.all() {
            let id = marker.id();
            errors.extend(pairing.add(marker).filter(|_| reported.insert(id)));
        }
        let Pairing { first, open, regions, .. } = pairing;
        let open = open.filter(|begin| !reported.contains(&begin.id()));
        errors.extend(open.map(|begin| self.unclosed(&begin)));
        // Of several other catalogues with a region of that name, the first.
        let others = first.iter().rev();
        let others = others.filter_map(|((whose, name), span)| Some((*name, ((*whose)?, span))));
        let others: BTreeMap<_, _> = others.collect();
        let missing = asked.keys().filter(|name| !first.contains_key(&(None, **name)));
        errors.extend(missing.map(|name| match others.get(name) {
            Some(other) => self.of_other(name, *other),
            None => self.missing(name),
        }));
        if errors.is_empty() { Ok(regions) } else { Err(errors) }
    }

    /// All markers outside of code, from top to bottom.
    fn all(&self) -> Vec<Marker<'t>> {
        let code = self.code();
        let words = [Edge::Begin, Edge::End]
            .into_iter()
            .flat_map(|edge| self.text.match_indices(edge.word()).map(move |(at, _)| (edge, at)));
        let mut markers: Vec<_> = words
            .filter_map(|(edge, at)| self.marker(edge, at))
            .filter(|marker| !is_inside(&code, marker.span.start))
            .collect();
        markers.sort_by_key(|marker| marker.span.start);
        markers
    }

    /// The marker whose word is at a byte, if it is in a comment of its own.
    fn marker(&self, edge: Edge, at: usize) -> Option<Marker<'t>> {
        let before = self.text.get(..at)?.trim_end_matches(BLANKS);
        let after = self.text.get(at + edge.word().len()..)?;
        let (name, rest) = name(after.strip_prefix(BLANKS)?.trim_start_matches(BLANKS))?;
        let (catalogue, rest) = from(rest).unwrap_or((self.catalogue, rest));
        let other = Some(catalogue).filter(|catalogue| *catalogue != self.catalogue);
        let (start, rest) = COMMENTS.iter().find_map(|(open, close)| {
            // The `--` of `<!--` does not start a comment.
            let is_whole = *open == "<!--" || !before.ends_with("<!--");
            let start = before.strip_suffix(open).filter(|_| is_whole)?.len();
            let blank = rest.trim_start_matches(BLANKS);
            let rest = match *close {
                "" => starts_line_break(blank).then_some(rest),
                close => blank.strip_prefix(close),
            };
            Some((start, rest?))
        })?;
        // Blanks at the end of the line belong to the marker, not to the region.
        let blank = rest.trim_start_matches(BLANKS);
        let rest = if edge == Edge::Begin && starts_line_break(blank) { blank } else { rest };
        Some(Marker { edge, name, other, span: start..self.text.len() - rest.len() })
    }

    /// The code in a Markdown file, which has no markers, from top to bottom.
    fn code(&self) -> Vec<Range<usize>> {
        if !is_markdown(self.file) {
            return Vec::new();
        }
        let events = Parser::new(self.text).into_offset_iter();
        events
            .filter(|(event, _)| matches!(event, Event::Start(Tag::CodeBlock(_)) | Event::Code(_)))
            .map(|(_, range)| range)
            .collect()
    }

    fn error(&self, code: Code, marker: &Marker<'_>, message: String) -> Diagnostic {
        Diagnostic::new(code, Place::span(self.file, &marker.span), message)
    }

    fn unknown(&self, marker: &Marker<'_>, compared: &str, asked: &Asked<'_>) -> Diagnostic {
        let message = format!("the output has no region `{}`", marker.name);
        let known = asked.keys().copied();
        let mut unknown =
            self.error(codes::UNKNOWN_REGION, marker, message).with_nearest(compared, known);
        let whose = format!("{} {} from FILE", marker.edge.word(), marker.name);
        unknown.notes.push(format!("a region of another catalogue says so: `{whose}`"));
        unknown
    }

    fn doubled(&self, marker: &Marker<'_>, first: &Range<usize>) -> Diagnostic {
        let message = format!("the region `{}` is here a second time", marker.name);
        self.error(codes::DOUBLED_REGION, marker, message)
            .with_other(Place::span(self.file, first), "it is already here")
            .with_help("remove one of the two, or give it a name of its own")
    }

    fn crossed(&self, marker: &Marker<'_>, around: &Marker<'_>) -> Diagnostic {
        let verb = marker.edge.verb();
        let message = format!("the region `{}` {verb} inside `{}`", marker.name, around.name);
        self.error(codes::CROSSED_REGIONS, marker, message)
            .with_other(Place::span(self.file, &around.span), "this one is open")
            .with_help("regions cannot be nested; end one before the next begins")
    }

    fn unclosed(&self, marker: &Marker<'_>) -> Diagnostic {
        let (name, has, lacks) = (marker.name, marker.edge.verb(), marker.edge.other());
        let message = format!("the region `{name}` {has} here and {} nowhere", lacks.verb());
        let help = format!("add the comment `{} {name}`", lacks.word());
        self.error(codes::UNCLOSED_REGION, marker, message).with_help(help)
    }

    /// The error for a region that only another catalogue has in this file, which may be this one's old name.
    fn of_other(&self, name: &str, (other, span): (&str, &Range<usize>)) -> Diagnostic {
        let message = format!("the region `{name}` belongs to {other}, and none to this catalogue");
        // A name with blanks cannot be in a marker.
        let whose = match self.catalogue {
            name if name.contains(char::is_whitespace) => String::new(),
            name => format!(" from {name}"),
        };
        let (begin, end) = (Edge::Begin.word(), Edge::End.word());
        let help = format!(
            "if {other} was renamed, write `{begin} {name}{whose}` and `{end} {name}{whose}` in its markers; \
             otherwise add markers like these"
        );
        Diagnostic::new(codes::MISSING_REGION, Place::span(self.file, span), message)
            .with_help(help)
    }

    fn missing(&self, name: &str) -> Diagnostic {
        let message = format!("the file has no region `{name}`");
        let has = |endings: &[&str]| endings.iter().any(|ending| self.file.ends_with(ending));
        let (open, close) = if is_markdown(self.file) || has(&[".html", ".htm", ".xml"]) {
            ("<!-- ", " -->")
        } else if has(&[".py", ".sh", ".rb", ".yaml", ".yml", ".toml"]) {
            ("# ", "")
        } else if has(&[".sql", ".lua", ".hs"]) {
            ("-- ", "")
        } else {
            ("// ", "")
        };
        let (begin, end) = (Edge::Begin.word(), Edge::End.word());
        let help = format!(
            "write `{open}{begin} {name}{close}` and `{open}{end} {name}{close}` around its \
                place, as comments of the file"
        );
        Diagnostic::new(codes::MISSING_REGION, Place::File(Arc::clone(self.file)), message)
            .with_help(help)
    }
}

/// Whether a byte is in one of some ranges, which are sorted and do not overlap.
fn is_inside(ranges: &[Range<usize>], at: usize) -> bool {
    let found = ranges.binary_search_by(|range| match range {
        range if range.end <= at => Ordering::Less,
        range if range.start > at => Ordering::Greater,
        _ => Ordering::Equal,
    });
    found.is_ok()
}

/// The name at the start of a text, and the rest of the text.
fn name(text: &str) -> Option<(&str, &str)> {
    let is_part = |c: char| c.is_alphanumeric() || "-_.".contains(c);
    let length = text.find(|c| !is_part(c)).unwrap_or(text.len());
    // The dashes of `-->` are no part of the name.
    let name = text.get(..length).filter(|name| !name.is_empty())?.trim_end_matches('-');
    text.split_at_checked(name.len())
}

/// The file name of the catalogue that a marker names after `from`, and the rest of the text.
fn from(text: &str) -> Option<(&str, &str)> {
    let blank = |text: &'_ str| text.len() - text.trim_start_matches(BLANKS).len();
    let after = text.trim_start_matches(BLANKS).strip_prefix("from").filter(|_| blank(text) > 0)?;
    let rest = after.trim_start_matches(BLANKS);
    let end = rest.find(char::is_whitespace).unwrap_or(rest.len());
    rest.split_at_checked(end).filter(|(name, _)| blank(after) > 0 && !name.is_empty())
}

fn starts_line_break(text: &str) -> bool {
    text.is_empty() || shape::line_break(text).is_some()
}
