//! The catalogue as YAML.

use std::fmt::Write;
use std::ops::Range;
use std::sync::Arc;

use heck::ToShoutySnakeCase;

use super::draft::{DraftEntry, DraftEnum};
use super::read::SourceFile;
use super::rule::is_version;
use super::vocabulary::Term;
use crate::catalogue::yaml::{self, Context};
use crate::catalogue::{self, Api, EnumKind};
use crate::diagnostic::{Diagnostic, Place};
use crate::language::some_language_refuses_type;
use crate::prose::capitalized;
use crate::visible;

/// The text of a catalogue, and the places that its parts were made from.
#[derive(Default)]
pub struct Written {
    pub text: String,
    pub origins: Vec<(Range<usize>, Place)>,
}

impl Written {
    pub fn add(&mut self, text: &str) {
        self.text.push_str(text);
    }

    /// Adds what was made from a place.
    pub fn add_from(&mut self, place: &Place, text: &str) {
        let start = self.text.len();
        self.add(text);
        self.origins.push((start..self.text.len(), place.clone()));
    }

    /// What was made into the part of the catalogue at a place; none where that is in another file.
    pub fn origin(&self, place: &Place) -> Option<Place> {
        let start = place.start().filter(|_| place.file().as_ref() == catalogue::USUAL_NAME)?;
        let at = self.origins.binary_search_by_key(&start, |(range, _)| range.start);
        let last = at.or_else(|next| next.checked_sub(1).ok_or(next)).ok()?;
        let (range, origin) = self.origins.get(last)?;
        range.contains(&start).then(|| origin.clone())
    }

    /// What is wrong with the catalogue, at the places that it was made of, else at `whole`.
    pub fn errors(&self, whole: &Place) -> Vec<Diagnostic> {
        let errors = catalogue::load(&Arc::from(catalogue::USUAL_NAME), &self.text).err();
        let at_origin = errors.unwrap_or_default().into_iter().map(|error| Diagnostic {
            place: self.origin(&error.place).unwrap_or_else(|| whole.clone()),
            other: error.other.and_then(|(place, label)| Some((self.origin(&place)?, label))),
            ..error
        });
        at_origin.collect()
    }
}

/// Everything that a catalogue is made from.
#[derive(Clone, Copy)]
pub struct Content<'c> {
    pub enums: &'c [DraftEnum],
    pub sources: &'c [SourceFile<'c>],
    pub apis: &'c [Api],
    pub terms: &'c [Term],
    /// The path of the page.
    pub page: &'c str,
    /// What names the file of the catalogue to a command.
    pub option: &'c str,
    /// Whether unknown names in comments are only warnings.
    pub is_lenient: bool,
}

/// The text of the catalogue.
pub fn write(content: &Content) -> Written {
    let Content { enums, sources, apis, .. } = *content;
    let mut written = Written::default();
    let paths: Vec<&str> = sources.iter().map(|source| source.file.path.as_ref()).collect();
    written.add(&heading(&paths, content.option));
    let _ = write!(written.text, "project: {}\n\n", scalar(&project(sources)));
    if let [first, others @ ..] = apis
        && !others.is_empty()
    {
        let _ = write!(written.text, "apis:\n  {}: {{}}\n{}\n", first.name, renamings(others));
    }
    declare(&mut written, enums);
    written.add(&differing(content.terms, apis));
    for draft in enums {
        list(&mut written, draft, enums, apis);
    }
    if !enums.iter().any(|draft| draft.kind == EnumKind::Reasons) {
        written.add("# Why there are these states: to be written.\nreasons: []\n\n");
    }
    reserve(&mut written, enums);
    if content.is_lenient {
        written.add(LENIENT);
    }
    outputs(&mut written, content);
    written
}

/// Old comments should not make the first check fail.
const LENIENT: &str = "\
# Comments name entries that do not exist, and `check` warns of it. Remove this line once they are corrected.
lints: { unknown-identifier-in-prose: warn }

";

fn heading(paths: &[&str], option: &str) -> String {
    let paths: Vec<_> = paths.iter().map(|path| format!("#   {}", visible::line(path))).collect();
    let paths = paths.join("\n");
    format!(
        "# Made by `reasonbook init` of\n{paths}\n# From now on this file is the source. Edit it, run \
         `reasonbook generate{option}`, and commit both;\n# `reasonbook check{option}` shows what would change.\n\n"
    )
}

/// The first part of the package that may be the project's name, or else the name of the file.
fn project(sources: &[SourceFile]) -> String {
    let Some(first) = sources.first() else { return String::new() };
    let package = first.package();
    let says_what = |part: &str| {
        ["api", "proto", "protos", "pb", "com", "dev", "io", "net", "org"].contains(&part)
    };
    let name = package.iter().find(|part| !is_version(part) && !says_what(part)).copied();
    let file = first.file.path.rsplit('/').next().unwrap_or_default();
    let name = name.unwrap_or(file.strip_suffix(".proto").unwrap_or(file));
    capitalized(name)
}

fn renamings(apis: &[Api]) -> String {
    let line = |api: &Api| {
        if api.rename.is_empty() {
            return format!("  {}: {{}}\n", api.name);
        }
        let rule = api.rename.iter().map(|(from, to)| (from.as_str(), to.as_str()));
        format!("  {}: {{ rename: {} }}\n", api.name, braced(rule))
    };
    apis.iter().map(line).collect()
}

fn differing(terms: &[Term], apis: &[Api]) -> String {
    if terms.is_empty() {
        return String::new();
    }
    let line = |term: &Term| {
        let others = term.others.iter();
        let others = others.filter_map(|(api, name)| Some((&*apis.get(*api)?.name, name.as_str())));
        format!("  {}: {}", scalar(&term.name), braced(others))
    };
    let lines: Vec<_> = terms.iter().map(line).collect();
    format!("terms:\n{}\n\n", lines.join("\n"))
}

fn declare(written: &mut Written, enums: &[DraftEnum]) {
    written.add("enums:\n");
    for draft in enums {
        let name = type_name(draft, enums);
        let mut text = format!("  {}:\n    type: {}\n", draft.kind, scalar(&name));
        let names: Vec<&str> = draft.entries.iter().map(|entry| entry.name.as_str()).collect();
        let prefix = prefix(&name, &names);
        if !prefix.is_empty() {
            let _ = writeln!(text, "    prefix: {}", scalar(prefix));
        }
        text += &prose("description", &draft.description, 4);
        written.add_from(&draft.place, &text);
    }
    if !enums.iter().any(|draft| draft.kind == EnumKind::Reasons) {
        written.add("  reasons: { type: Reason }\n");
    }
    written.add("\n");
}

/// The name of an enum; if that alone will not do, with the messages around it.
fn type_name(draft: &DraftEnum, enums: &[DraftEnum]) -> String {
    let last = |one: &DraftEnum| one.path.rsplit('.').next().unwrap_or_default().to_owned();
    let name = last(draft);
    let alike = enums.iter().filter(|other| last(other).eq_ignore_ascii_case(&name)).count();
    if alike > 1 || some_language_refuses_type(&name) { draft.path.replace('.', "") } else { name }
}

/// What all names start with, up to an underscore: words of the type, or else as much as they share.
pub fn prefix<'n>(type_name: &str, names: &[&'n str]) -> &'n str {
    let Some(first) = names.first().copied() else { return "" };
    let ends = first.match_indices('_').filter_map(|(at, _)| first.get(..=at));
    let starts_all = |start: &&str| {
        names.iter().all(|name| name.strip_prefix(start).is_some_and(|rest| !rest.is_empty()))
    };
    let shared: Vec<&str> = ends.filter(starts_all).collect();
    let words = format!("_{}_", type_name.to_shouty_snake_case());
    let of_type =
        shared.iter().rev().find(|start| words.contains(&format!("_{}", start.to_uppercase())));
    let all = shared.last().filter(|_| names.len() > 1);
    of_type.or(all).copied().unwrap_or_default()
}

fn list(written: &mut Written, draft: &DraftEnum, enums: &[DraftEnum], apis: &[Api]) {
    if draft.kind == EnumKind::Reasons {
        written.add(&invitation(enums));
    }
    let key = draft.kind;
    if draft.entries.is_empty() {
        let _ = write!(written.text, "{key}: []\n\n");
        return;
    }
    let _ = writeln!(written.text, "{key}:");
    for entry in &draft.entries {
        written.add_from(&entry.place, &item(entry, apis));
        written.add("\n");
    }
}

/// Shows how to write the cases of a reason, with names of the catalogue.
fn invitation(enums: &[DraftEnum]) -> String {
    let name = |kind: EnumKind| {
        let draft = enums.iter().find(|draft| draft.kind == kind)?;
        Some(draft.entries.last()?.name.as_str())
    };
    let state = name(EnumKind::States).map(|name| format!("state: {name}, "));
    let source = name(EnumKind::Sources).map(|name| format!("source: {name}, "));
    format!(
        "# Still to be written: when each reason is sent, one line for each case, under the reason.\n\
         #\n\
         #     updates:\n\
         #       - {{ {}{}when: … }}\n\
         #\n",
        state.unwrap_or_default(),
        source.unwrap_or_default()
    )
}

fn item(entry: &DraftEntry, apis: &[Api]) -> String {
    let mut text = format!("  - name: {}\n", scalar(&entry.name));
    if !entry.names.is_empty() {
        let names = entry.names.iter();
        let names = names.filter_map(|(api, name)| Some((&*apis.get(*api)?.name, name.as_str())));
        let _ = writeln!(text, "    names: {}", braced(names));
    }
    let _ = writeln!(text, "    number: {}", entry.number);
    text += &prose("description", &entry.description, 4);
    for fact in &entry.proposed {
        let _ = writeln!(text, "    # {}", visible::line(fact));
    }
    if entry.deprecated {
        text += "    lifecycle: deprecated\n";
    }
    if !entry.aliases.is_empty() {
        let aliases = entry.aliases.iter().map(|name| scalar(name));
        let _ = writeln!(text, "    aliases: [{}]", aliases.collect::<Vec<_>>().join(", "));
    }
    if !entry.former_names.is_empty() {
        let former = entry.former_names.iter().map(|name| format!("{{ name: {} }}", scalar(name)));
        let _ = writeln!(text, "    former_names: [{}]", former.collect::<Vec<_>>().join(", "));
    }
    text
}

fn reserve(written: &mut Written, enums: &[DraftEnum]) {
    let is_empty =
        |draft: &DraftEnum| draft.reserved.numbers.is_empty() && draft.reserved.names.is_empty();
    if enums.iter().all(is_empty) {
        return;
    }
    written.add("reserved:\n");
    write_reserved(written, "numbers", enums, |draft| {
        let ranges = draft.reserved.numbers.ranges();
        ranges.map(|range| (range.to_string(), draft.place.clone())).collect()
    });
    write_reserved(written, "names", enums, |draft| {
        let names = draft.reserved.names.iter();
        names.map(|(name, place)| (scalar(name), place.clone())).collect()
    });
    written.add("\n");
}

/// Writes the reserved items of one key, with a list for each enum that has any.
fn write_reserved(
    written: &mut Written,
    key: &str,
    enums: &[DraftEnum],
    items: impl Fn(&DraftEnum) -> Vec<(String, Place)>,
) {
    let lists = enums.iter().map(|draft| (draft.kind, items(draft)));
    for (index, (kind, items)) in lists.filter(|(_, items)| !items.is_empty()).enumerate() {
        if index == 0 {
            written.add(&format!("  {key}:\n"));
        }
        written.add(&format!("    {kind}: ["));
        for (index, (item, place)) in items.iter().enumerate() {
            written.add(if index > 0 { ", " } else { "" });
            written.add_from(place, item);
        }
        written.add("]\n");
    }
}

/// A map on one line, in braces.
pub fn braced<'p>(pairs: impl Iterator<Item = (&'p str, &'p str)>) -> String {
    let pairs: Vec<_> =
        pairs.map(|(key, text)| format!("{}: {}", scalar(key), scalar(text))).collect();
    format!("{{ {} }}", pairs.join(", "))
}

fn outputs(written: &mut Written, content: &Content) {
    let Content { sources, apis, page, .. } = *content;
    written.add("outputs:\n");
    let _ = writeln!(written.text, "  {}: {{ template: task-state-reasons.md }}", scalar(page));
    written.add(
        "  # `adopted` allows comments that the catalogue lacks to be replaced: `init` listed \
            them.\n  # Without it, `check` lists them again.\n",
    );
    for source in sources {
        let mut text = format!("  {}:\n", scalar(&source.file.path));
        let index = source.api().unwrap_or_default();
        if let Some(api) = apis.get(index).filter(|_| index > 0) {
            let _ = writeln!(text, "    api: {}", api.name);
        }
        text += "    adopted: true\n    proto_comments:\n";
        for (asked, definition) in source.asked.iter().filter(|(asked, _)| asked.api == index) {
            let _ = writeln!(text, "      {}: {}", asked.kind, scalar(&definition.path));
        }
        written.add_from(&Place::File(source.file.path.clone()), &text);
    }
}

/// A key with Markdown; nothing if there is none.
pub fn prose(key: &str, markdown: &str, column: usize) -> String {
    let indent = " ".repeat(column);
    if markdown.is_empty() {
        return String::new();
    }
    if yaml::is_plain(markdown, Context::Line) || !yaml::fits_block(markdown) {
        return format!("{indent}{key}: {}\n", yaml::scalar(markdown, Context::Line));
    }
    let mut text = format!("{indent}{key}: |\n");
    for line in markdown.lines() {
        let line = format!("{indent}  {line}");
        let _ = writeln!(text, "{}", line.trim_end());
    }
    text
}

/// A scalar in brackets, or as a key too.
pub fn scalar(text: &str) -> String {
    yaml::scalar(text, Context::Brackets)
}
