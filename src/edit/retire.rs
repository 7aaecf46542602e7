//! The end of an entry's life: deprecated, and removed.

use super::entry::{self, find};
use super::references;
use super::tree::{self, Step, Tree, TreeChange};
use super::yaml_text::node;
use crate::catalogue::yaml::Node;
use crate::catalogue::{Catalogue, Entry, EnumKind, Stage};
use crate::diagnostic::{Diagnostic, codes};

/// An entry that is not for new code any more.
#[derive(Debug)]
pub struct Retirement {
    /// Any name that it has or had.
    pub name: String,
    /// The first release in which it is so.
    pub since: Option<String>,
    /// The entry to use in its place.
    pub replacement: Option<String>,
    /// Markdown: what there is to know about it.
    pub note: Option<String>,
}

pub fn deprecate(
    catalogue: &Catalogue,
    root: &Node<'_>,
    retirement: &Retirement,
) -> Result<Vec<TreeChange>, Vec<Diagnostic>> {
    let (kind, index, entry) =
        find(catalogue, &retirement.name).map_err(|unknown| vec![unknown])?;
    not_yet(catalogue, entry, &[Stage::Deprecated, Stage::Removed])?;
    Ok(lifecycle(catalogue, root, (kind, index), "deprecated", retirement))
}

pub fn remove(
    catalogue: &Catalogue,
    root: &Node<'_>,
    retirement: &Retirement,
) -> Result<Vec<TreeChange>, Vec<Diagnostic>> {
    let (kind, index, entry) =
        find(catalogue, &retirement.name).map_err(|unknown| vec![unknown])?;
    not_yet(catalogue, entry, &[Stage::Removed])?;
    let path = entry::path(kind, index);
    let named: Vec<_> = references::find(root, entry.names.first())
        .into_iter()
        .filter(|naming| !naming.is_prose && !naming.path.starts_with(&path))
        .map(|naming| still_named(catalogue, entry, naming.node))
        .collect();
    if !named.is_empty() {
        return Err(named);
    }
    let mut changes = lifecycle(catalogue, root, (kind, index), "removed", retirement);
    // Nothing sends a reason that is gone, and nobody is to set it.
    changes.push(TreeChange::Drop { map: path, keys: vec!["guidance", "updates"] });
    Ok(changes)
}

fn not_yet(catalogue: &Catalogue, entry: &Entry, stages: &[Stage]) -> Result<(), Vec<Diagnostic>> {
    let stage = entry.lifecycle.stage;
    if !stages.contains(&stage) {
        return Ok(());
    }
    let place = catalogue.files.place(&entry.span);
    let message = format!("`{}` is {} already", entry.names.first(), stage.word());
    let help = "to change what is said about that, edit its `lifecycle`";
    Err(vec![Diagnostic::new(codes::CANNOT_EDIT, place, message).with_help(help)])
}

fn still_named(catalogue: &Catalogue, entry: &Entry, node: &Node<'_>) -> Diagnostic {
    let place = catalogue.files.place(&node.span);
    let message = format!("`{}` is still in use here", entry.names.first());
    let help = "take it out, or name another entry, before you remove it";
    Diagnostic::new(codes::STILL_NAMED, place, message)
        .with_other(catalogue.files.place(&entry.span), "this is to be removed")
        .with_help(help)
}

/// Gives an entry another stage of its life. What is said about the stage before, and is not said
/// anew, holds for this one as well.
fn lifecycle(
    catalogue: &Catalogue,
    root: &Node<'_>,
    (kind, index): (EnumKind, usize),
    stage: &'static str,
    retirement: &Retirement,
) -> Vec<TreeChange> {
    // What leads to no entry keeps its name, and loading the new text says so.
    let replacement = retirement
        .replacement
        .as_deref()
        .map(|name| catalogue.find_in(kind, name).map_or(name, |(_, entry)| entry.names.first()));
    let details = [
        ("since", Tree::word(retirement.since.as_deref())),
        ("note", Tree::word(retirement.note.as_deref())),
        ("use", Tree::word(replacement)),
    ];
    let entry = entry::path(kind, index);
    let path = [entry.clone(), vec![Step::Key("lifecycle".to_owned())]].concat();
    if let Some((old, detail)) = node(root, &path).and_then(|node| node.entries().next())
        && detail.entries().next().is_some()
        && let Some(old) = stage_key(&old.text)
    {
        let record = [path.clone(), vec![Step::Key(old.to_owned())]].concat();
        let given = details.into_iter().filter_map(|(key, value)| Some((key, value?)));
        let set = given.map(|(key, value)| tree::set(record.clone(), key, value));
        return set.chain([TreeChange::RenameKey { map: path, key: old, to: stage }]).collect();
    }
    let value = match Tree::map(details) {
        Tree::Map(none) if none.is_empty() => Tree::Word(stage.to_owned()),
        details => Tree::map([(stage, Some(details))]),
    };
    vec![tree::set(entry, "lifecycle", value)]
}

/// A stage as the key that it is.
fn stage_key(word: &str) -> Option<&'static str> {
    [Stage::Deprecated, Stage::Unused, Stage::Removed]
        .into_iter()
        .map(Stage::word)
        .find(|key| *key == word)
}
