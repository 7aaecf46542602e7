//! Regions: what stands between two marker comments of a hand-written file.
//!
//! A marker is a comment in the file's own syntax that says `reasonbook:begin NAME` or
//! `reasonbook:end NAME`. Where the line ends behind the first marker, the region is made of whole
//! lines, indented like that line; else it is a part of one line.

mod in_markdown;
mod shape;

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::Arc;

use pulldown_cmark::{Event, Parser, Tag};

use crate::catalogue::Output;
use crate::diagnostic::{Code, Diagnostic, Place, codes};
use crate::text_edit::{self, TextEdit};

const BEGIN: &str = "reasonbook:begin";
const END: &str = "reasonbook:end";

/// How comments start that a marker can stand in, and how they end: nothing for those that end
/// with the line.
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

/// What the names of Markdown files end with.
const MARKDOWN: &[&str] = &[".md", ".markdown"];

/// The text with its regions replaced.
pub fn replace(
    output: &Output,
    regions: &[(String, String)],
    text: &str,
) -> Result<String, Vec<Diagnostic>> {
    let file: Arc<str> = Arc::from(output.path.as_str());
    let mut edits: Vec<(&str, TextEdit)> = Vec::new();
    let markers = Markers { file: &file, text };
    for (name, inside) in markers.pairs(regions)? {
        let content = regions.iter().find(|(known, _)| *known == name);
        edits.extend(content.map(|(_, content)| {
            let content = if is_markdown(&file) {
                in_markdown::fitted(content, text, &inside)
            } else {
                shape::fitted(content, text, &inside, shape::indentation)
            };
            (name, TextEdit::replace(inside, content))
        }));
    }
    // What is generated may hold markers itself, or begin a code block around those that follow.
    let around = |text: &str| without_regions(&file, regions, text);
    let before = around(text);
    let apply = |edits| text_edit::apply(text, edits).filter(|new| around(new) == before);
    let all = edits.iter().map(|(_, edit)| edit.clone()).collect();
    apply(all).ok_or_else(|| {
        let breaks = |(_, edit): &&(&str, TextEdit)| apply(vec![edit.clone()]).is_none();
        let broken = edits.iter().find(breaks).or(edits.first());
        broken.map(|(name, edit)| changes_more(&file, name, edit.span.start)).into_iter().collect()
    })
}

/// A region whose content would reach beyond its markers.
fn changes_more(file: &Arc<str>, name: &str, at: usize) -> Diagnostic {
    let message =
        format!("what is generated for the region `{name}` would change the file around it");
    Diagnostic::new(codes::REGION, Place::span(file, &(at..at)), message)
        .with_help("generate no markers, and nothing that begins a code block and does not end it")
}

/// The file with its regions emptied; nothing if its markers are not in order.
fn without_regions(file: &Arc<str>, regions: &[(String, String)], text: &str) -> Option<String> {
    let pairs = Markers { file, text }.pairs(regions).ok()?;
    let emptied = pairs.into_iter().map(|(_, inside)| TextEdit::delete(inside));
    text_edit::apply(text, emptied.collect())
}

fn is_markdown(file: &str) -> bool {
    MARKDOWN.iter().any(|ending| file.ends_with(ending))
}

/// A marker in a file.
#[derive(Debug)]
struct Marker<'t> {
    begins: bool,
    name: &'t str,
    /// The bytes of its comment.
    span: Range<usize>,
}

struct Markers<'t> {
    file: &'t Arc<str>,
    text: &'t str,
}

impl<'t> Markers<'t> {
    /// What stands between the markers of every region, in the order of the file.
    fn pairs(
        &self,
        regions: &[(String, String)],
    ) -> Result<Vec<(&'t str, Range<usize>)>, Vec<Diagnostic>> {
        let mut pairs: Vec<(&str, Range<usize>)> = Vec::new();
        let mut errors = Vec::new();
        let mut seen: BTreeMap<&str, Range<usize>> = BTreeMap::new();
        // One mistake, one error: the second marker of a pair says nothing new.
        let mut reported: BTreeSet<&str> = BTreeSet::new();
        let mut open: Option<Marker<'t>> = None;
        for marker in self.all() {
            let name = marker.name;
            let first = seen.get(name).cloned();
            seen.entry(name).or_insert_with(|| marker.span.clone());
            let known = regions.iter().any(|(known, _)| known == name);
            let error = match (marker.begins, open.take()) {
                (_, around) if !known => {
                    open = around;
                    Some(self.unknown(&marker, regions))
                }
                (true, None) => {
                    let error = first.map(|first| self.doubled(&marker, &first));
                    open = Some(marker);
                    error
                }
                (false, Some(begin)) if begin.name == name => {
                    pairs.push((name, begin.span.end..marker.span.start));
                    None
                }
                (_, Some(around)) => {
                    let error = self.crossed(&marker, &around);
                    open = Some(around);
                    Some(error)
                }
                (false, None) => Some(self.unclosed(&marker)),
            };
            errors.extend(error.filter(|_| reported.insert(name)));
        }
        let open = open.filter(|begin| !reported.contains(begin.name));
        errors.extend(open.map(|begin| self.unclosed(&begin)));
        let missing = regions.iter().filter(|(name, _)| !seen.contains_key(name.as_str()));
        errors.extend(missing.map(|(name, _)| self.missing(name)));
        if errors.is_empty() { Ok(pairs) } else { Err(errors) }
    }

    fn all(&self) -> Vec<Marker<'t>> {
        let code = self.code();
        let mut markers: Vec<_> = [(true, BEGIN), (false, END)]
            .into_iter()
            .flat_map(|(begins, word)| {
                self.text
                    .match_indices(word)
                    .filter_map(move |(at, _)| self.marker(begins, word, at))
            })
            .filter(|marker| !code.iter().any(|code| code.contains(&marker.span.start)))
            .collect();
        markers.sort_by_key(|marker| marker.span.start);
        markers
    }

    /// The marker whose word stands at a place, if a comment is around it.
    fn marker(&self, begins: bool, word: &str, at: usize) -> Option<Marker<'t>> {
        let before = self.text.get(..at)?.trim_end_matches([' ', '\t']);
        let after = self.text.get(at + word.len()..)?;
        let rest = after.strip_prefix([' ', '\t'])?.trim_start_matches([' ', '\t']);
        let length =
            rest.find(|c: char| !c.is_alphanumeric() && !"-_.".contains(c)).unwrap_or(rest.len());
        let (name, rest) = rest.split_at_checked(length).filter(|(name, _)| !name.is_empty())?;
        // `-->` would be taken for a part of the name where no space stands before it.
        let name_end = name.trim_end_matches('-');
        let rest_start = self.text.len() - rest.len() - (name.len() - name_end.len());
        let rest = self.text.get(rest_start..)?;
        let blank = rest.trim_start_matches([' ', '\t']);
        let (start, end) = COMMENTS.iter().find_map(|(open, close)| {
            let start = before
                .strip_suffix(open)
                .filter(|_| !before.ends_with("<!--") || *open == "<!--")?
                .len();
            let ends = if close.is_empty() {
                blank.is_empty() || blank.starts_with(['\n', '\r'])
            } else {
                blank.starts_with(close)
            };
            let end = if close.is_empty() {
                rest_start
            } else {
                self.text.len() - blank.len() + close.len()
            };
            ends.then_some((start, end))
        })?;
        // Blanks at the end of the line belong to the marker, not to the region.
        let behind = self.text.get(end..)?;
        let blank = behind.trim_start_matches([' ', '\t']);
        let ends_line = blank.is_empty() || blank.starts_with(['\n', '\r']);
        let end = if begins && ends_line { self.text.len() - blank.len() } else { end };
        Some(Marker { begins, name: name_end, span: start..end })
    }

    /// The bytes of code, where the file is Markdown: what stands there is text.
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

    fn unknown(&self, marker: &Marker<'_>, regions: &[(String, String)]) -> Diagnostic {
        let message = format!("the output has no region `{}`", marker.name);
        let known = regions.iter().map(|(name, _)| name.as_str());
        self.error(codes::UNKNOWN_REGION, marker, message).with_nearest(marker.name, known)
    }

    fn doubled(&self, marker: &Marker<'_>, first: &Range<usize>) -> Diagnostic {
        let message = format!("the region `{}` begins a second time", marker.name);
        self.error(codes::DOUBLED_REGION, marker, message)
            .with_other(Place::span(self.file, first), "it is here already")
            .with_help("remove one of the two, or give it a name of its own")
    }

    fn crossed(&self, marker: &Marker<'_>, around: &Marker<'_>) -> Diagnostic {
        let what = if marker.begins { "begins" } else { "ends" };
        let message = format!("the region `{}` {what} inside `{}`", marker.name, around.name);
        self.error(codes::CROSSED_REGIONS, marker, message)
            .with_other(Place::span(self.file, &around.span), "this one is open")
            .with_help("regions stand one after the other; end one before the other begins")
    }

    fn unclosed(&self, marker: &Marker<'_>) -> Diagnostic {
        let (has, lacks) = if marker.begins { ("begins", "ends") } else { ("ends", "begins") };
        let message = format!("the region `{}` {has} here and {lacks} nowhere", marker.name);
        let help = format!(
            "add the comment `{} {}`",
            if marker.begins { END } else { BEGIN },
            marker.name
        );
        self.error(codes::UNCLOSED_REGION, marker, message).with_help(help)
    }

    fn missing(&self, name: &str) -> Diagnostic {
        let message = format!("the file has no region `{name}`");
        let has = |endings: &[&str]| endings.iter().any(|ending| self.file.ends_with(ending));
        let (open, close) = match () {
            () if is_markdown(self.file) || has(&[".html", ".htm", ".xml"]) => ("<!-- ", " -->"),
            () if has(&[".py", ".sh", ".rb", ".yaml", ".yml", ".toml"]) => ("# ", ""),
            () if has(&[".sql", ".lua", ".hs"]) => ("-- ", ""),
            () => ("// ", ""),
        };
        let help = format!(
            "write `{open}{BEGIN} {name}{close}` and `{open}{END} {name}{close}` around its place, in \
             the file's own comments"
        );
        Diagnostic::new(codes::MISSING_REGION, Place::File(Arc::clone(self.file)), message)
            .with_help(help)
    }
}
