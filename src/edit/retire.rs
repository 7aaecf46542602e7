//! Deprecates and removes entries.

use super::entry::{self, find};
use super::references;
use super::tree::{self, ChangeKind, Tree, TreeChange, TreePath};
use super::yaml_text::node;
use crate::catalogue::yaml::Node;
use crate::catalogue::{Catalogue, Entry, EnumKind, Stage};
use crate::diagnostic::{Diagnostic, codes};

/// The entry to deprecate or remove, and what to say about it.
#[derive(Debug)]
pub struct Retirement {
    /// Any present or former name of the entry.
    pub name: String,
    /// The first release in which it is deprecated or removed; by default the catalogue's own, and
    /// none if it is empty.
    pub since: Option<String>,
    /// The entry to use in its place.
    pub replacement: Option<String>,
    /// A note in Markdown.
    pub note: Option<String>,
}

/// The changes that mark an entry as deprecated.
pub fn deprecate(
    catalogue: &Catalogue,
    root: &Node<'_>,
    retirement: &Retirement,
) -> Result<Vec<TreeChange>, Vec<Diagnostic>> {
    let (id, entry) = find(catalogue, &retirement.name)?;
    let details = details(catalogue, (id.kind, entry), Stage::Deprecated, retirement)?;
    Ok(lifecycle(root, entry::path(id), Stage::Deprecated, details))
}

/// The changes that mark an entry as removed, unless other entries refer to it.
pub fn remove(
    catalogue: &Catalogue,
    root: &Node<'_>,
    retirement: &Retirement,
) -> Result<Vec<TreeChange>, Vec<Diagnostic>> {
    let (id, entry) = find(catalogue, &retirement.name)?;
    let details = details(catalogue, (id.kind, entry), Stage::Removed, retirement)?;
    let path = entry::path(id);
    let named: Vec<_> = references::find(root, entry.names.first())
        .into_iter()
        .filter(|naming| !naming.is_prose && !naming.path.starts_with(&path))
        .map(|naming| still_named(catalogue, entry, naming.node))
        .collect();
    if !named.is_empty() {
        return Err(named);
    }
    let mut changes = lifecycle(root, path.clone(), Stage::Removed, details);
    // Nothing sends a removed reason any more, and nobody may set it.
    changes.push(ChangeKind::Drop { keys: vec!["guidance", "updates"] }.at(path));
    Ok(changes)
}

fn still_named(catalogue: &Catalogue, entry: &Entry, node: &Node<'_>) -> Diagnostic {
    let place = catalogue.files.place(&node.span);
    let message = format!("`{}` is still used here", entry.names.first());
    let help = "remove it here, or use another entry, first";
    Diagnostic::new(codes::STILL_NAMED, place, message)
        .with_other(catalogue.files.place(&entry.span), "this is the entry to remove")
        .with_help(help)
}

/// The details of a lifecycle stage: the catalogue's keys with their values.
type Details = [(&'static str, Option<Tree>); 3];

/// What to say of an entry at a stage. It may have reached that stage already, if there is more to say
/// of it; then its release stays, unless another one is given.
fn details(
    catalogue: &Catalogue,
    (kind, entry): (EnumKind, &Entry),
    stage: Stage,
    Retirement { since, replacement, note, .. }: &Retirement,
) -> Result<Details, Vec<Diagnostic>> {
    let now = entry.lifecycle.stage;
    let says_more = since.is_some() || replacement.is_some() || note.is_some();
    if now == Stage::Removed && stage != now || now == stage && !says_more {
        let place = catalogue.files.place(&entry.span);
        let message = format!("`{}` is {now} already", entry.names.first());
        let help = if now == stage {
            "say when, why or what to use in its place with --since, --note or --use"
        } else {
            "if it is to come back, remove its `lifecycle`"
        };
        return Err(vec![Diagnostic::new(codes::CANNOT_EDIT, place, message).with_help(help)]);
    }
    let is_given = now != stage || since.is_some();
    let since = entry::since(since.as_deref(), catalogue).filter(|_| is_given);
    // Keep the name of an unknown entry: loading the new text reports it.
    let first_name = |name| catalogue.find_in(kind, name).map_or(name, |entry| entry.names.first());
    let replacement = replacement.as_deref().map(first_name);
    Ok([("since", since), ("note", Tree::word(note.as_deref())), ("use", Tree::word(replacement))])
}

/// Moves the entry at a path to another lifecycle stage. Details of the previous stage are kept
/// unless the new ones replace them.
fn lifecycle(root: &Node<'_>, entry: TreePath, stage: Stage, details: Details) -> Vec<TreeChange> {
    let path = tree::below(&entry, "lifecycle");
    let stages = [Stage::Deprecated, Stage::Unused, Stage::Removed].map(<&str>::from);
    if let Some((old, detail)) = node(root, &path).and_then(|node| node.entries().next())
        && detail.entries().next().is_some()
        && let Some(old) = stages.into_iter().find(|stage| *stage == old.text)
    {
        let record = tree::below(&path, old);
        let given = details.into_iter().filter_map(|(key, value)| Some((key, value?)));
        let changes = given.map(|(key, value)| tree::set(record.clone(), key, value));
        let to = stage.into();
        let moved = (old != to).then(|| ChangeKind::RenameKey { key: old, to }.at(path));
        return changes.chain(moved).collect();
    }
    let value = match Tree::map(details) {
        Tree::Map(pairs) if pairs.is_empty() => Tree::Word(stage.to_string()),
        details => Tree::map([(stage.into(), Some(details))]),
    };
    vec![tree::set(entry, "lifecycle", value)]
}
