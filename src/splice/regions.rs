//! Regions: what stands between two marker comments of a hand-written file.
//!
//! A marker is a comment in the file's own syntax that says `reasonbook:begin NAME` or
//! `reasonbook:end NAME`. Where the line ends behind the first marker, the region is made of whole
//! lines, indented like that line; else it is a part of one line.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use pulldown_cmark::{Event, Parser, Tag};

use crate::catalogue::Output;
use crate::diagnostic::{Diagnostic, Place};

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

/// The text with its regions replaced.
pub fn replace(
    output: &Output,
    regions: &[(String, String)],
    text: &str,
) -> Result<String, Vec<Diagnostic>> {
    let file: Arc<str> = Arc::from(output.path.as_str());
    let found = Markers { file: &file, text }.pairs(regions)?;
    let mut new = String::with_capacity(text.len());
    let mut copied = 0;
    for (name, inside) in found {
        let content = regions.iter().find(|(known, _)| *known == name);
        new.push_str(text.get(copied..inside.start).unwrap_or_default());
        if let Some((_, content)) = content {
            new.push_str(&fitted(content, text, &inside));
        }
        copied = inside.end;
    }
    new.push_str(text.get(copied..).unwrap_or_default());
    Ok(new)
}

/// The content of a region in the shape of its place: whole lines, or part of a line.
fn fitted(content: &str, text: &str, inside: &Range<usize>) -> String {
    let content = content.trim_matches('\n');
    let old = text.get(inside.clone()).unwrap_or_default();
    if !old.starts_with(['\n', '\r']) {
        return content.lines().map(str::trim).collect::<Vec<_>>().join(" ");
    }
    let eol = if old.starts_with('\r') { "\r\n" } else { "\n" };
    let before = text.get(..inside.start).unwrap_or_default();
    let line = before.rsplit('\n').next().unwrap_or_default();
    let indentation: String = line.chars().take_while(|c| matches!(c, ' ' | '\t')).collect();
    let mut lines = String::from(eol);
    for line in content.lines() {
        let indentation = if line.is_empty() { "" } else { &indentation };
        lines.extend([indentation, line, eol]);
    }
    // What stands before the second marker on its line is the person's.
    let tail = old.rsplit('\n').next().unwrap_or_default();
    lines + tail
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
        let mut open: Option<Marker<'t>> = None;
        for marker in self.all() {
            let name = marker.name;
            if !regions.iter().any(|(known, _)| known == name) {
                let known = regions.iter().map(|(name, _)| name.as_str());
                let message = format!("the output has no region `{name}`");
                errors
                    .push(self.error("unknown-region", &marker, message).with_nearest(name, known));
            }
            match (marker.begins, open.take()) {
                (true, None) => {
                    if let Some(first) = seen.insert(name, marker.span.clone()) {
                        let message = format!("the region `{name}` begins a second time");
                        let first = Place::span(self.file, &first);
                        errors.push(
                            self.error("doubled-region", &marker, message)
                                .with_other(first, "first here"),
                        );
                    }
                    open = Some(marker);
                }
                (true, Some(around)) => {
                    let message = format!("the region `{name}` begins inside `{}`", around.name);
                    errors.push(self.inside(&marker, &around, message));
                    open = Some(around);
                }
                (false, Some(begin)) if begin.name == name => {
                    pairs.push((name, begin.span.end..marker.span.start))
                }
                (false, Some(around)) => {
                    let message = format!("`{name}` ends inside the region `{}`", around.name);
                    errors.push(self.inside(&marker, &around, message));
                    open = Some(around);
                }
                (false, None) => {
                    let message = format!("the region `{name}` ends here and begins nowhere");
                    errors.push(self.error("unclosed-region", &marker, message));
                }
            }
        }
        if let Some(begin) = open {
            let message = format!("the region `{}` begins here and ends nowhere", begin.name);
            errors.push(self.error("unclosed-region", &begin, message));
        }
        errors.extend(
            regions
                .iter()
                .filter(|(name, _)| !seen.contains_key(name.as_str()))
                .map(|(name, _)| self.missing(name)),
        );
        if errors.is_empty() { Ok(pairs) } else { Err(errors) }
    }

    fn all(&self) -> Vec<Marker<'t>> {
        let code = self.code_blocks();
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
            let start = before.strip_suffix(open)?.len();
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
        Some(Marker { begins, name: name_end, span: start..end })
    }

    /// The bytes of code blocks, where the file is Markdown: what stands there is text.
    fn code_blocks(&self) -> Vec<Range<usize>> {
        let is_markdown = [".md", ".markdown"].iter().any(|ending| self.file.ends_with(ending));
        if !is_markdown {
            return Vec::new();
        }
        let events = Parser::new(self.text).into_offset_iter();
        events
            .filter(|(event, _)| matches!(event, Event::Start(Tag::CodeBlock(_))))
            .map(|(_, range)| range)
            .collect()
    }

    fn error(&self, code: &'static str, marker: &Marker<'_>, message: String) -> Diagnostic {
        Diagnostic::error(code, Place::span(self.file, &marker.span), message)
    }

    fn inside(&self, marker: &Marker<'_>, around: &Marker<'_>, message: String) -> Diagnostic {
        let around = Place::span(self.file, &around.span);
        self.error("crossed-regions", marker, message)
            .with_other(around, "this one is open")
            .with_help("regions stand one after the other; end the one before the other begins")
    }

    fn missing(&self, name: &str) -> Diagnostic {
        let message = format!("the file has no region `{name}`");
        let help = format!(
            "write `{BEGIN} {name}` and `{END} {name}` where it goes, each as a comment, such as \
             <!-- {BEGIN} {name} -->"
        );
        Diagnostic::error("missing-region", Place::File(Arc::clone(self.file)), message)
            .with_help(help)
    }
}
