//! A first catalogue, read from other files by patterns, which it keeps as `mentions`.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fmt::Write;
use std::ops::Range;
use std::sync::Arc;

use super::draft::Draft;
use super::yaml::{Written, braced, prefix, prose, scalar};
use crate::catalogue::{self, EnumKind};
use crate::diagnostic::{Diagnosed, Diagnostic, Place, Severity, codes};
use crate::mentions::{judge, meant};
use crate::pattern::{Field, Mention, Pattern};
use crate::prose::{capitalized, escape, parse, plain};
use crate::visible;

/// How many of the lines that could not be read a warning names.
const SHOWN: usize = 8;

/// A file, and how it mentions the entries of enums.
#[derive(Debug)]
pub struct PatternFile {
    /// Its path from the catalogue's folder.
    pub path: Arc<str>,
    /// Its text.
    pub text: Arc<str>,
    /// A pattern of each enum that it has.
    pub patterns: Vec<(EnumKind, String)>,
}

/// What files say of an entry; of several that say it, the first one.
struct ReadEntry {
    name: String,
    place: Place,
    fields: BTreeMap<Field, String>,
}

/// A catalogue of what files say. With it comes what one of them lacks, or says otherwise than another.
pub fn from_patterns(files: &[PatternFile], option: &str) -> Diagnosed<Option<Draft>> {
    let mut found = Vec::new();
    let mut enums = Vec::new();
    for kind in EnumKind::ALL {
        let entries = entries(kind, files, &mut found);
        if !entries.is_empty() {
            enums.push((kind, numbered(entries, &mut found)));
        }
    }
    let is_error = |found: &Diagnostic| found.severity == Severity::Error;
    if found.iter().any(is_error) {
        return Diagnosed { value: None, diagnostics: found };
    }
    let written = write(files, &enums, option);
    let name: Arc<str> = Arc::from(catalogue::USUAL_NAME);
    let Ok(catalogue) = catalogue::load(&name, &written.text) else {
        let whole = files.first().map_or(name, |file| Arc::clone(&file.path));
        found.extend(written.errors(&Place::File(whole)));
        return Diagnosed { value: None, diagnostics: found };
    };
    for (mentions, file) in catalogue.mentions.iter().zip(files) {
        found.extend(judge(&catalogue, mentions, &file.text).into_iter().map(|one| Diagnostic {
            severity: Severity::Warning,
            place: written.origin(&one.place).unwrap_or(one.place),
            other: one.other.map(|(place, label)| (written.origin(&place).unwrap_or(place), label)),
            ..one
        }));
    }
    let counts = enums.iter().map(|(kind, entries)| ((*kind).into(), entries.len())).collect();
    Diagnosed {
        value: Some(Draft { text: written.text, counts, whole: Vec::new() }),
        diagnostics: found,
    }
}

/// The entries of an enum, in the order in which the files mention them.
fn entries(kind: EnumKind, files: &[PatternFile], found: &mut Vec<Diagnostic>) -> Vec<ReadEntry> {
    let mut entries = Entries::default();
    for file in files {
        for (_, text) in file.patterns.iter().filter(|(of, _)| *of == kind) {
            match Pattern::new(text) {
                Ok(pattern) if pattern.key() == Field::Name => {
                    entries.read(&pattern, text, file, found);
                }
                Ok(_) => {
                    found.push(invalid_pattern(
                        file,
                        text,
                        "it has no `{name}`, which every entry needs",
                    ));
                }
                Err(trouble) => found.push(invalid_pattern(file, text, &trouble)),
            }
        }
    }
    entries.all
}

/// The entries that were read so far, with the place of each by its name.
#[derive(Default)]
struct Entries {
    all: Vec<ReadEntry>,
    known: HashMap<String, usize>,
}

impl Entries {
    /// Reads what a file says in the form of a pattern.
    fn read(
        &mut self,
        pattern: &Pattern,
        written: &str,
        file: &PatternFile,
        found: &mut Vec<Diagnostic>,
    ) {
        let rules = Rules::of(&file.text);
        let is_heading = |mention: &Mention| rules.is_heading(mention, &file.text);
        let mut is_alike = false;
        for mention in pattern.mentions(&file.text).filter(|it| !is_heading(it)) {
            is_alike = true;
            found.extend(unseen(&mention, file));
            self.add(&mention, file);
        }
        let missed = pattern.near_misses(&file.text);
        let missed: Vec<Mention> = missed.into_iter().filter(|it| !is_heading(it)).collect();
        if is_alike {
            found.extend(not_read(&missed, written, file));
        } else {
            found.push(no_match(missed.first(), written, file));
        }
    }

    /// Adds the fields that no earlier place gave.
    fn add(&mut self, mention: &Mention, file: &PatternFile) {
        let Some(span) = mention.field(Field::Name) else { return };
        let name = file.text.get(span.clone()).unwrap_or_default();
        let index = *self.known.entry(name.to_owned()).or_insert(self.all.len());
        if index == self.all.len() {
            let place = Place::span(&file.path, span);
            self.all.push(ReadEntry { name: name.to_owned(), place, fields: BTreeMap::new() });
        }
        let Some(entry) = self.all.get_mut(index) else { return };
        for (field, span) in mention.fields.iter().filter(|(field, _)| *field != Field::Name) {
            let said = meant(*field, &file.text, span);
            if !said.is_empty() {
                entry.fields.entry(*field).or_insert(said);
            }
        }
    }
}

/// The error for a pattern that matches nothing. It points at the first line that begins like it.
fn no_match(near: Option<&Mention>, written: &str, file: &PatternFile) -> Diagnostic {
    let message = match file.text.trim() {
        "" => "the file is empty".to_owned(),
        _ => format!("nothing in it matches the pattern `{written}`"),
    };
    let whole = || Place::File(Arc::clone(&file.path));
    let place = near.map_or_else(whole, |near| Place::span(&file.path, &near.span));
    let error = Diagnostic::new(codes::INVALID_PATTERN, place, message);
    error.with_help("write the pattern as the file has it, with fields in braces")
}

fn invalid_pattern(file: &PatternFile, text: &str, trouble: &str) -> Diagnostic {
    let at = Place::File(Arc::clone(&file.path));
    let message = format!("`{text}` is not a pattern of an entry: {trouble}");
    let help = if text.contains('{') {
        "write it as the file has it, with fields in braces: `{name} = \"{code}\"`"
    } else {
        "write it as the file has it, `{name} = \"{code}\"`; for an enum of a `.proto` file, use \
            --from-proto"
    };
    Diagnostic::new(codes::INVALID_PATTERN, at, message).with_help(help)
}

/// An invisible character in what a place says, which no catalogue should have.
fn unseen(mention: &Mention, file: &PatternFile) -> Option<Diagnostic> {
    let (field, at, sign) = mention.fields.iter().find_map(|(field, span)| {
        let mut signs = file.text.get(span.clone())?.char_indices();
        let is_unseen = |sign: char| !sign.is_whitespace() && visible::sign(sign) != sign;
        let (at, sign) = signs.find(|(_, sign)| is_unseen(*sign))?;
        Some((field, span.start + at, sign))
    })?;
    let code = u32::from(sign);
    let message = format!("this {field} contains U+{code:04X}, which is invisible");
    let place = Place::span(&file.path, &(at..at + sign.len_utf8()));
    let error = Diagnostic::new(codes::NOT_CARRIED_OVER, place, message);
    Some(Diagnostic { severity: Severity::Error, ..error.with_help("remove it from the file") })
}

/// The lines that begin like a pattern and do not go on like it.
fn not_read(missed: &[Mention], pattern: &str, file: &PatternFile) -> Option<Diagnostic> {
    let first = missed.first()?;
    let before = |mention: &Mention| file.text.get(..mention.span.start).unwrap_or_default();
    let line = |mention: &Mention| (before(mention).matches('\n').count() + 1).to_string();
    let (lines, begin) = match missed.len() {
        1 => ("1 line".to_owned(), "begins"),
        more => (format!("{more} lines"), "begin"),
    };
    let shown: Vec<String> = missed.iter().take(SHOWN).map(line).collect();
    let more = if missed.len() > SHOWN { ", …" } else { "" };
    let shown = shown.join(", ") + more;
    let message = format!("{lines} {begin} like `{pattern}` and could not be read: {shown}");
    let warning =
        Diagnostic::new(codes::NOT_CARRIED_OVER, Place::span(&file.path, &first.span), message);
    Some(warning.with_help("correct the pattern, or ignore this if they are not entries"))
}

/// Where the lines of a file end, and whether a rule of dashes is below each.
struct Rules(Vec<(usize, bool)>);

impl Rules {
    fn of(text: &str) -> Self {
        let is_rule = |line: &str| {
            line.contains("---") && line.chars().all(|sign| "-|:+= \t\r".contains(sign))
        };
        let ends = text.match_indices('\n').map(|(at, _)| at);
        Self(ends.zip(text.split('\n').skip(1).map(is_rule)).collect())
    }

    /// Whether a place is the heading of a table: its columns are called like fields, or a rule of
    /// dashes is below.
    fn is_heading(&self, mention: &Mention, text: &str) -> bool {
        let word = |span: &Range<usize>| text.get(span.clone()).unwrap_or_default();
        let is_word =
            |(field, span): &(Field, _)| word(span).to_ascii_lowercase().parse() == Ok(*field);
        let line = self.0.binary_search_by_key(&mention.span.end, |(end, _)| *end);
        let line = line.unwrap_or_else(|next| next);
        mention.fields.iter().any(is_word) || self.0.get(line).is_some_and(|(_, is_rule)| *is_rule)
    }
}

/// The entries with what every entry of a catalogue needs: a number each, or else a code each.
fn numbered(entries: Vec<ReadEntry>, found: &mut Vec<Diagnostic>) -> Vec<ReadEntry> {
    let has = |field: Field| entries.iter().any(|entry| entry.fields.contains_key(&field));
    let needed = if has(Field::Number) { Field::Number } else { Field::Code };
    let severity = if has(needed) { Severity::Warning } else { Severity::Error };
    let (whole, lacking): (Vec<_>, Vec<_>) =
        entries.into_iter().partition(|entry| entry.fields.contains_key(&needed));
    let shown = if severity == Severity::Error { 1 } else { lacking.len() };
    for entry in lacking.into_iter().take(shown) {
        let name = entry.name;
        let message = match severity {
            Severity::Warning => format!("no file has the {needed} of `{name}`, so it is left out"),
            Severity::Error => "no pattern has the number or the code of an entry".to_owned(),
        };
        let help = "add `{number}` or `{code}` to a pattern, or another file with --from";
        let one = Diagnostic::new(codes::NOT_CARRIED_OVER, entry.place, message).with_help(help);
        found.push(Diagnostic { severity, ..one });
    }
    whole
}

fn write(files: &[PatternFile], enums: &[(EnumKind, Vec<ReadEntry>)], option: &str) -> Written {
    let mut written = Written::default();
    let paths: BTreeSet<&str> = files.iter().map(|file| file.path.as_ref()).collect();
    let paths: Vec<String> =
        paths.iter().map(|path| format!("#   {}\n", visible::line(path))).collect();
    let first = files.first().map_or("", |file| file.path.as_ref());
    let stem = first.rsplit('/').next().and_then(|name| name.split('.').next());
    let _ = write!(
        written.text,
        "# Made by `reasonbook init` of\n{}# `reasonbook check{option}` compares these files with it from now on. \
         Nothing is generated yet.\n\nproject: {}\n\nenums:\n",
        paths.concat(),
        scalar(&capitalized(stem.unwrap_or_default()))
    );
    for (kind, entries) in enums {
        let type_name = type_name(*kind);
        let names: Vec<&str> = entries.iter().map(|entry| entry.name.as_str()).collect();
        let prefix = match prefix(type_name, &names) {
            "" => String::new(),
            prefix => format!(", prefix: {}", scalar(prefix)),
        };
        let _ = writeln!(written.text, "  {kind}: {{ type: {type_name}{prefix} }}");
    }
    if !enums.iter().any(|(kind, _)| *kind == EnumKind::Reasons) {
        written.add("  reasons: { type: Reason }\n\n# To be written.\nreasons: []\n");
    }
    for (kind, entries) in enums {
        let _ = writeln!(written.text, "\n{kind}:");
        for entry in entries {
            written.add_from(&entry.place, &item(entry));
        }
    }
    written.add("\nmentions:\n");
    for file in files {
        let patterns = file.patterns.iter().map(|(kind, text)| (kind.into(), text.as_str()));
        let _ = writeln!(written.text, "  {}: {}", scalar(&file.path), braced(patterns));
    }
    written
}

fn type_name(kind: EnumKind) -> &'static str {
    match kind {
        EnumKind::States => "State",
        EnumKind::Sources => "Source",
        EnumKind::Reasons => "Reason",
    }
}

fn item(entry: &ReadEntry) -> String {
    let mut text = format!("  - name: {}\n", scalar(&entry.name));
    for field in [Field::Number, Field::Code, Field::Label, Field::Since] {
        let Some(said) = entry.fields.get(&field) else { continue };
        let said = if field == Field::Number { said.clone() } else { scalar(said) };
        let _ = writeln!(text, "    {field}: {said}");
    }
    if let Some(said) = entry.fields.get(&Field::Description) {
        let is_markdown = plain::render(&parse(said), usize::MAX) == *said;
        let markdown = if is_markdown { said.clone() } else { escape(said) };
        text += &prose("description", &markdown, 4);
    }
    text
}
