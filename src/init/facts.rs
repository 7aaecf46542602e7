//! Comments that this tool generated end with a paragraph of facts, and those are no prose.

use std::collections::{BTreeMap, BTreeSet};

use super::comment::{Comment, comment};
use super::entries::{Entry, Listed};
use super::read::{Enums, Found};
use super::rule::before;
use crate::catalogue::names::rename;
use crate::catalogue::{Api, EnumKind, Stage};
use crate::prose;
use crate::proto::{Reserved, Value, is_marked};

/// What the last paragraph of a comment says, in the words of its api.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Facts {
    /// The first release of the number.
    pub since: Option<String>,
    /// The capability without which a framework never sees the state.
    pub requires: Option<String>,
    /// The names before, each with the release in which it changed.
    pub former_names: Vec<(String, Option<String>)>,
    pub life: Option<Life>,
}

/// That an entry is not active, and what there is to know about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Life {
    pub stage: Stage,
    pub since: Option<String>,
    /// Prose.
    pub note: Option<String>,
    /// The entry to use in its place.
    pub replacement: Option<String>,
}

impl Facts {
    /// The facts in other words: those of names, and those of prose.
    pub fn map(self, name: impl Fn(&str) -> String, prose: impl Fn(&str) -> String) -> Self {
        let former =
            self.former_names.into_iter().map(|(former, release)| (name(&former), release));
        let life = self.life.map(|life| Life {
            note: life.note.as_deref().map(&prose),
            replacement: life.replacement.as_deref().map(&name),
            ..life
        });
        Self { former_names: former.collect(), life, ..self }
    }
}

/// Gives the entries what the comments say of them. Of several apis the first that says anything counts,
/// as it does for descriptions.
pub fn read(enums: &mut [Listed], by_api: &[Enums], apis: &[Api]) {
    let mut taken: BTreeSet<String> = enums.iter().flat_map(|of| names(of, apis)).collect();
    taken.extend(reserved(by_api));
    for of in enums {
        let known: BTreeSet<String> = names(of, apis).collect();
        let mut replacements: BTreeMap<String, String> = BTreeMap::new();
        for entry in &mut of.entries {
            let Some((api, comment, value)) = first(of.kind, entry, by_api) else { continue };
            let rule = apis.get(api).map_or(&[][..], |api| &api.rename);
            let Some((facts, _)) = split(&comment, of.kind, value) else { continue };
            let former = facts.former_names.iter();
            let former = former.map(|(name, release)| Some((before(name, rule)?, release.clone())));
            let Some(former) = former.collect::<Option<Vec<_>>>() else { continue };
            let is_alias = |name: &str| entry.former_names.iter().any(|(known, _)| known == name);
            let mut new = former.iter().map(|(name, _)| name).filter(|name| !is_alias(name));
            let is_taken = new.any(|name| in_apis(name, apis).any(|name| taken.contains(&name)));
            let replacement = facts.life.as_ref().and_then(|life| life.replacement.as_ref());
            // What the catalogue would refuse is left to the reader.
            let can_be_used =
                |name: &String| known.contains(name) && !leads_to(&replacements, name, &value.name);
            if !is_taken && replacement.is_none_or(can_be_used) {
                replacements.extend(replacement.map(|other| (value.name.clone(), other.clone())));
                taken.extend(former.iter().flat_map(|(name, _)| in_apis(name, apis)));
                take(entry, facts, former);
            }
        }
    }
}

/// All names of the entries of an enum.
fn names(of: &Listed, apis: &[Api]) -> impl Iterator<Item = String> {
    of.entries.iter().flat_map(|entry| (0..apis.len()).map(|api| entry.in_api(api, apis)))
}

/// The names that the files reserve.
fn reserved<'e>(by_api: &'e [Enums<'_>]) -> impl Iterator<Item = String> + 'e {
    let enums = by_api.iter().flat_map(|enums| EnumKind::ALL.map(|kind| enums.of(kind)));
    enums.flatten().flat_map(|found| &found.of.reserved).filter_map(|one| match one {
        Reserved::Name(name, _) => Some(name.clone()),
        Reserved::Numbers(..) => None,
    })
}

/// Whether what is to be used in the place of `from`, and so on, is `to` in the end.
fn leads_to(replacements: &BTreeMap<String, String>, from: &str, to: &str) -> bool {
    let way = std::iter::successors(Some(from), |at| replacements.get(*at).map(String::as_str));
    way.take(replacements.len() + 1).any(|at| at == to)
}

/// What the rules of the apis make of a name.
fn in_apis(name: &str, apis: &[Api]) -> impl Iterator<Item = String> {
    apis.iter().map(|api| rename(name, &api.rename))
}

/// The first comment of an entry, and the value that it describes.
fn first<'s>(
    kind: EnumKind,
    entry: &Entry,
    by_api: &[Enums<'s>],
) -> Option<(usize, Comment, &'s Value)> {
    by_api.iter().zip(&entry.values).enumerate().find_map(|(api, (enums, at))| {
        let Found { source, of, .. } = enums.of(kind)?;
        let value = of.values.get((*at)?)?;
        Some((api, comment(source, value.start)?, value))
    })
}

fn take(entry: &mut Entry, facts: Facts, former_names: Vec<(String, Option<String>)>) {
    for (name, release) in &former_names {
        match entry.former_names.iter_mut().find(|(known, _)| known == name) {
            Some((_, renamed_in)) => renamed_in.clone_from(release),
            None => entry.former_names.push((name.clone(), release.clone())),
        }
    }
    entry.facts = Facts { former_names, ..facts };
}

/// The facts of a comment, and the comment without them; nothing where its last paragraph says anything
/// else, or what the value itself denies.
pub fn split(comment: &Comment, kind: EnumKind, value: &Value) -> Option<(Facts, Comment)> {
    let is_blank = |line: &String| line.trim().is_empty();
    let end = comment.lines.iter().rposition(|line| !is_blank(line))? + 1;
    let lines = comment.lines.get(..end)?;
    let start = lines.iter().rposition(is_blank).map_or(0, |blank| blank + 1);
    let (above, last) = lines.split_at_checked(start)?;
    // What is laid out by hand was not generated.
    if last.iter().any(|line| prose::comment::is_drawn_or_listed(line)) {
        return None;
    }
    let words: Vec<_> = last.iter().flat_map(|line| line.split_whitespace()).collect();
    let facts = facts(&words.join(" "))?;
    let stage = facts.life.as_ref().map(|life| life.stage);
    let agrees = match stage {
        Some(Stage::Deprecated) => value.deprecated,
        Some(_) => !value.deprecated,
        None => true,
    };
    if !agrees || facts.requires.is_some() && kind != EnumKind::States {
        return None;
    }
    let above = above.iter().rposition(|line| !is_blank(line)).and_then(|at| above.get(..=at));
    let lines = above.unwrap_or_default().to_vec();
    Some((facts, Comment { span: comment.span.clone(), lines, column: comment.column }))
}

/// The sentences of `templates/about.md`, in its order and with nothing else between them.
fn facts(paragraph: &str) -> Option<Facts> {
    let mut facts = Facts::default();
    let mut rest = paragraph;
    if let Some((release, behind)) = sentence(rest, "Since ", ".").filter(|of| is_release(of.0)) {
        facts.since = Some(release.to_owned());
        rest = behind;
    }
    let capability = sentence(rest, "Only frameworks with the capability `", "` get it.");
    if let Some((capability, behind)) = capability.filter(|of| is_label(of.0)) {
        facts.requires = Some(capability.to_owned());
        rest = behind;
    }
    while let Some((former, behind)) = sentence(rest, "Called `", ".") {
        let (name, when) = former.split_once("` before")?;
        facts.former_names.push((name.to_owned(), release(when, " ")));
        if !is_word(name) || !when.is_empty() && release(when, " ").is_none() {
            return None;
        }
        rest = behind;
    }
    if !rest.is_empty() {
        facts.life = Some(life(rest)?);
    }
    (facts != Facts::default()).then_some(facts)
}

/// The stage of a life, with all that is said of it.
fn life(text: &str) -> Option<Life> {
    let stages = [(Stage::Deprecated, "Deprecated"), (Stage::Unused, "Not in use")];
    let (stage, head, note) = stages.into_iter().find_map(|(stage, word)| {
        let (head, note) = sentence(text, word, ".")?;
        Some((stage, head, note))
    })?;
    let since = release(head, " since ");
    if !head.is_empty() && since.is_none() {
        return None;
    }
    let parts = note.rfind("Use `").and_then(|at| note.split_at_checked(at));
    let replacement = parts.and_then(|(before, last)| {
        let (name, "") = sentence(last, "Use `", "` in its place.")? else { return None };
        is_word(name).then_some((before.trim_end(), name.to_owned()))
    });
    let (note, replacement) = replacement.map_or((note, None), |(note, name)| (note, Some(name)));
    // A person's own paragraph stays in the file.
    if is_marked(note) {
        return None;
    }
    let note = (!note.is_empty()).then(|| note.to_owned());
    Some(Life { stage, since, note, replacement })
}

/// What stands in a sentence between its beginning and its end, and the text behind it.
fn sentence<'t>(text: &'t str, start: &str, end: &str) -> Option<(&'t str, &'t str)> {
    let inside = text.strip_prefix(start)?;
    let mut ends = inside.match_indices(end).filter_map(|(at, _)| {
        let behind = inside.get(at + end.len()..)?;
        let behind = if behind.is_empty() { Some("") } else { behind.strip_prefix(' ') };
        Some((inside.get(..at)?, behind?))
    });
    ends.next()
}

/// The release behind some words.
fn release(text: &str, words: &str) -> Option<String> {
    text.strip_prefix(words).filter(|release| is_release(release)).map(str::to_owned)
}

fn is_release(text: &str) -> bool {
    let is_part = |c: char| c.is_ascii_alphanumeric() || ".+-_~".contains(c);
    let number = text.strip_prefix('v').unwrap_or(text);
    text.chars().all(is_part) && number.starts_with(|c: char| c.is_ascii_digit())
}

fn is_label(text: &str) -> bool {
    is_word(&text.replace(['.', '-'], ""))
}

fn is_word(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_alphabetic())
        && text.chars().all(|c| c.is_ascii_alphanumeric() || c == '_')
}
