//! The catalogue as YAML.

use std::fmt::Write;
use std::ops::Range;

use heck::ToShoutySnakeCase;

use super::entries::{Entry, Listed};
use super::read::Source;
use super::rule::is_version;
use super::terms::Term;
use crate::catalogue::{Api, EnumKind, NumberRange};
use crate::diagnostic::Place;
use crate::language::is_no_type_somewhere;
use crate::prose::COMMENT_WIDTH;

/// The text of a catalogue, and which place each part of it was made of.
#[derive(Default)]
pub struct Written {
    pub text: String,
    pub origins: Vec<(Range<usize>, Place)>,
}

impl Written {
    fn add(&mut self, text: &str) {
        self.text.push_str(text);
    }

    /// Adds what was made of a place.
    fn add_from(&mut self, place: &Place, text: &str) {
        let start = self.text.len();
        self.add(text);
        self.origins.push((start..self.text.len(), place.clone()));
    }
}

/// Writes down all that is known. With `lenient`, unknown names in comments are no errors.
pub fn write(
    enums: &[Listed],
    sources: &[Source],
    apis: &[Api],
    terms: &[Term],
    widths: &[usize],
    page: &str,
    lenient: bool,
) -> Written {
    let mut written = Written::default();
    let paths: Vec<&str> = sources.iter().map(|source| source.file.path.as_ref()).collect();
    written.add(&heading(&paths));
    let _ = write!(written.text, "project: {}\n\n", scalar(&project(sources)));
    if let [first, others @ ..] = apis
        && !others.is_empty()
    {
        let _ = write!(written.text, "apis:\n  {}: {{}}\n{}\n", first.name, renamings(others));
    }
    declare(&mut written, enums);
    written.add(&differing(terms, apis));
    written.add(&capabilities(enums));
    for of in enums {
        list(&mut written, of, enums, apis);
    }
    if !enums.iter().any(|of| of.kind == EnumKind::Reasons) {
        written.add("# Why tasks are in these states: to be written.\nreasons: []\n\n");
    }
    reserve(&mut written, enums);
    if lenient {
        written.add(LENIENT);
    }
    outputs(&mut written, sources, apis, widths, page);
    written
}

/// Old comments are no reason to fail on the first day.
const LENIENT: &str = "\
# Comments name what no entry is called, and `check` warns of it. Take this away when they are corrected.
lints: { unknown-identifier-in-prose: warn }

";

fn heading(paths: &[&str]) -> String {
    let paths: Vec<_> = paths.iter().map(|path| format!("#   {path}")).collect();
    let paths = paths.join("\n");
    format!(
        "# Made by `reasonbook init` of\n{paths}\n# From now on this file is the source. Edit it, run \
         `reasonbook generate`, and commit both;\n# `reasonbook check` shows what would change.\n\n"
    )
}

/// The last part of the package that is neither a version nor a word for what it is, or else the name of
/// the file.
fn project(sources: &[Source]) -> String {
    let Some(first) = sources.first() else { return String::new() };
    let package = first.package();
    let says_what = |part: &str| ["api", "proto", "protos", "pb"].contains(&part);
    let name = package.iter().rev().find(|part| !is_version(part) && !says_what(part)).copied();
    let file = first.file.path.rsplit('/').next().unwrap_or_default();
    let name = name.unwrap_or(file.strip_suffix(".proto").unwrap_or(file));
    let mut letters = name.chars();
    letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect()
}

fn renamings(apis: &[Api]) -> String {
    let line = |api: &Api| {
        let rule: Vec<_> = api
            .rename
            .iter()
            .map(|(from, to)| format!("{}: {}", scalar(from), scalar(to)))
            .collect();
        if rule.is_empty() {
            return format!("  {}: {{}}\n", api.name);
        }
        format!("  {}: {{ rename: {{ {} }} }}\n", api.name, rule.join(", "))
    };
    apis.iter().map(line).collect()
}

fn differing(terms: &[Term], apis: &[Api]) -> String {
    if terms.is_empty() {
        return String::new();
    }
    let line = |term: &Term| {
        let others = term
            .others
            .iter()
            .filter_map(|(api, name)| Some(format!("{}: {}", apis.get(*api)?.name, scalar(name))));
        format!("  {}: {{ {} }}", scalar(&term.name), others.collect::<Vec<_>>().join(", "))
    };
    let lines: Vec<_> = terms.iter().map(line).collect();
    format!("terms:\n{}\n\n", lines.join("\n"))
}

/// What states require; how the frameworks that have it are called is in no comment.
fn capabilities(enums: &[Listed]) -> String {
    let entries = enums.iter().flat_map(|of| &of.entries);
    let mut names: Vec<&str> = Vec::new();
    for name in entries.filter_map(|entry| entry.facts.requires.as_deref()) {
        if !names.contains(&name) {
            names.push(name);
        }
    }
    if names.is_empty() {
        return String::new();
    }
    let line = |name: &&str| {
        let frameworks = scalar(&format!("frameworks with the capability {name}"));
        format!("  {}: {{ frameworks: {frameworks} }}\n", scalar(name))
    };
    format!("capabilities:\n{}\n", names.iter().map(line).collect::<String>())
}

fn declare(written: &mut Written, enums: &[Listed]) {
    written.add("enums:\n");
    let types: Vec<_> = enums.iter().map(|of| type_name(of, enums)).collect();
    for (of, name) in enums.iter().zip(&types) {
        let mut text = format!("  {}:\n    type: {name}\n", of.key);
        let prefix = prefix(name, &of.entries);
        if !prefix.is_empty() {
            let _ = writeln!(text, "    prefix: {}", scalar(prefix));
        }
        text += &prose("description", &of.description, 4);
        written.add_from(&of.place, &text);
    }
    if !enums.iter().any(|of| of.kind == EnumKind::Reasons) {
        written.add("  reasons: { type: Reason }\n");
    }
    written.add("\n");
}

/// The name of an enum, with those that it is nested in where it alone would not do.
fn type_name(of: &Listed, enums: &[Listed]) -> String {
    let last = |of: &Listed| of.path.rsplit('.').next().unwrap_or_default().to_owned();
    let name = last(of);
    let alike = enums.iter().filter(|other| last(other).eq_ignore_ascii_case(&name)).count();
    if alike > 1 || is_no_type_somewhere(&name) { of.path.replace('.', "") } else { name }
}

/// What all names start with, up to an underscore: words of the type, if they do, or else all that
/// they share.
fn prefix<'n>(type_name: &str, entries: &'n [Entry]) -> &'n str {
    let Some(first) = entries.first().map(|entry| entry.name.as_str()) else { return "" };
    let ends = first.match_indices('_').filter_map(|(at, _)| first.get(..=at));
    let starts_all = |start: &&str| {
        entries
            .iter()
            .all(|entry| entry.name.strip_prefix(start).is_some_and(|rest| !rest.is_empty()))
    };
    let shared: Vec<&str> = ends.filter(starts_all).collect();
    let words = format!("_{}_", type_name.to_shouty_snake_case());
    let of_type =
        shared.iter().rev().find(|start| words.contains(&format!("_{}", start.to_uppercase())));
    let all = shared.last().filter(|_| entries.len() > 1);
    of_type.or(all).copied().unwrap_or_default()
}

fn list(written: &mut Written, of: &Listed, enums: &[Listed], apis: &[Api]) {
    if of.kind == EnumKind::Reasons {
        written.add(&invitation(enums));
    }
    if of.entries.is_empty() {
        let _ = write!(written.text, "{}: []\n\n", of.key);
        return;
    }
    let _ = writeln!(written.text, "{}:", of.key);
    for entry in &of.entries {
        written.add_from(&entry.place, &item(entry, apis));
        written.add("\n");
    }
}

/// How to say in which cases a reason comes, in names that the catalogue has.
fn invitation(enums: &[Listed]) -> String {
    let name = |kind: EnumKind| {
        let of = enums.iter().find(|of| of.kind == kind)?;
        Some(of.entries.last()?.name.as_str())
    };
    let state = name(EnumKind::States).map(|name| format!("state: {name}, "));
    let source = name(EnumKind::Sources).map(|name| format!("source: {name}, "));
    format!(
        "# What is still to be written is when a reason comes: one line a case, under the reason.\n\
         #\n\
         #     updates:\n\
         #       - {{ {}{}when: … }}\n\
         #\n",
        state.unwrap_or_default(),
        source.unwrap_or_default()
    )
}

fn item(entry: &Entry, apis: &[Api]) -> String {
    let mut text = format!("  - name: {}\n", scalar(&entry.name));
    if !entry.names.is_empty() {
        let names = entry
            .names
            .iter()
            .filter_map(|(api, name)| Some(format!("{}: {}", apis.get(*api)?.name, scalar(name))));
        let _ = writeln!(text, "    names: {{ {} }}", names.collect::<Vec<_>>().join(", "));
    }
    let _ = writeln!(text, "    number: {}", entry.number);
    if let Some(since) = &entry.facts.since {
        let _ = writeln!(text, "    since: {}", scalar(since));
    }
    text += &prose("description", &entry.description, 4);
    text += &lifecycle(entry);
    if !entry.former_names.is_empty() {
        let former = entry.former_names.iter().map(|(name, release)| {
            let release =
                release.as_deref().map(|release| format!(", renamed_in: {}", scalar(release)));
            format!("{{ name: {}{} }}", scalar(name), release.unwrap_or_default())
        });
        let _ = writeln!(text, "    former_names: [{}]", former.collect::<Vec<_>>().join(", "));
    }
    if let Some(capability) = &entry.facts.requires {
        let _ = writeln!(text, "    requires: {}", scalar(capability));
    }
    text
}

fn lifecycle(entry: &Entry) -> String {
    let Some(life) = &entry.facts.life else {
        let deprecated = "    lifecycle: deprecated\n".to_owned();
        return if entry.deprecated { deprecated } else { String::new() };
    };
    let stage = life.stage.word();
    let word = |key: &str, text: &Option<String>| {
        let text = text.as_deref()?;
        Some(format!("        {key}: {}\n", scalar(text)))
    };
    let note = life.note.as_deref().map(|note| prose("note", note, 8));
    let details = [word("since", &life.since), note, word("use", &life.replacement)];
    let details: String = details.into_iter().flatten().collect();
    if details.is_empty() {
        return format!("    lifecycle: {stage}\n");
    }
    format!("    lifecycle:\n      {stage}:\n{details}")
}

fn reserve(written: &mut Written, enums: &[Listed]) {
    let mut lines = |key: &str, items: &dyn Fn(&Listed) -> Vec<(String, Place)>| {
        let mut heading = format!("  {key}:\n");
        for of in enums {
            let items = items(of);
            if items.is_empty() {
                continue;
            }
            if !written.text.ends_with("]\n") {
                written.add("reserved:\n");
            }
            written.add(&format!("{heading}    {}: [", of.key));
            heading.clear();
            for (index, (item, place)) in items.iter().enumerate() {
                written.add(if index > 0 { ", " } else { "" });
                written.add_from(place, item);
            }
            written.add("]\n");
        }
    };
    lines("numbers", &|of| {
        let ranges = of.reserved.numbers.ranges().iter().map(NumberRange::to_string);
        ranges.map(|range| (range, of.place.clone())).collect()
    });
    lines("names", &|of| {
        let names = of.reserved.names.iter();
        names.map(|(name, place)| (scalar(name), place.clone())).collect()
    });
    if written.text.ends_with("]\n") {
        written.add("\n");
    }
}

fn outputs(written: &mut Written, sources: &[Source], apis: &[Api], widths: &[usize], page: &str) {
    written.add("outputs:\n");
    let _ = writeln!(written.text, "  {}: {{ template: task-state-reasons.md }}", scalar(page));
    written.add(
        "  # `adopted` lets the comments go that the catalogue does not have: `init` named them. Without it\n  \
         # `check` lists them once more.\n",
    );
    for (source, width) in sources.iter().zip(widths) {
        let mut text = format!("  {}:\n", scalar(&source.file.path));
        let index = source.api().unwrap_or_default();
        if let Some(api) = apis.get(index).filter(|_| index > 0) {
            let _ = writeln!(text, "    api: {}", api.name);
        }
        text += "    adopted: true\n    proto_comments:\n";
        for (asked, of) in source.asked.iter().filter(|(asked, _)| asked.api == index) {
            let key = super::KINDS.iter().find(|(kind, _)| *kind == asked.kind);
            let _ =
                writeln!(text, "      {}: {}", key.map_or("", |(_, key)| key), scalar(&of.path));
        }
        if *width != COMMENT_WIDTH {
            let _ = writeln!(text, "      with: {{ width: {width} }}");
        }
        written.add_from(&Place::File(source.file.path.clone()), &text);
    }
}

/// A key with Markdown; nothing where there is none.
fn prose(key: &str, markdown: &str, column: usize) -> String {
    let indent = " ".repeat(column);
    if markdown.is_empty() {
        return String::new();
    }
    if is_plain(markdown) {
        return format!("{indent}{key}: {markdown}\n");
    }
    let mut text = format!("{indent}{key}: |\n");
    for line in markdown.lines() {
        let line = format!("{indent}  {line}");
        let _ = writeln!(text, "{}", line.trim_end());
    }
    text
}

/// Whether YAML reads a text as it stands, behind a key on the same line.
fn is_plain(text: &str) -> bool {
    let words = ["true", "false", "yes", "no", "on", "off", "null", "y", "n"];
    text.starts_with(char::is_alphabetic)
        && !words.contains(&text.to_lowercase().as_str())
        && !text.contains(": ")
        && !text.contains(" #")
        && !text.ends_with([':', ' '])
        && !text.chars().any(char::is_control)
}

/// A scalar on one line, in brackets or as a key too.
fn scalar(text: &str) -> String {
    if is_plain(text) && !text.contains([',', '[', ']', '{', '}', ':', '#', '\'', '"']) {
        return text.to_owned();
    }
    format!("'{}'", text.replace('\'', "''"))
}
