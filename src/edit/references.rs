//! Finds where the catalogue names an entry: in references, and in code spans and links of prose.

use std::collections::HashSet;
use std::ops::Range;

use super::tree::{TreePath, TreeStep, inner, occurrences};
use crate::catalogue::CATALOGUE;
use crate::catalogue::kinds::Kind;
use crate::catalogue::yaml::{Node, Value};
use crate::prose::{anchors, code_spans};

/// A scalar that names an entry.
pub struct Naming<'n> {
    pub path: TreePath,
    pub node: &'n Node<'n>,
    /// Which occurrences of the name in the scalar mean the entry, counted from 0.
    pub nth: Vec<usize>,
    /// Whether the scalar is prose. Otherwise it is a reference, which must lead to an entry.
    pub is_prose: bool,
}

/// The keys whose values name entries. Other keys hold names that refer to nothing: former names,
/// names in other apis, names of types.
const REFERENCES: &[&str] = &["name", "state", "source", "reason", "use", "instead"];

/// Every scalar that names the entry `name`, including the entry's own `name` key.
pub fn find<'n>(root: &'n Node<'n>, name: &str) -> Vec<Naming<'n>> {
    let mut found = Vec::new();
    walk(root, &CATALOGUE, &mut Vec::new(), &mut |path, node, kind| {
        let Value::Scalar(scalar) = &node.value else { return };
        let (nth, is_prose) = match kind {
            // Short texts, such as titles, can have code spans too.
            Kind::Prose | Kind::Text => (in_prose(&scalar.text, name), true),
            Kind::Name | Kind::NameOr(_) if scalar.text == name && is_reference(path) => {
                (vec![0], false)
            }
            _ => return,
        };
        if !nth.is_empty() {
            found.push(Naming { path: path.clone(), node, nth, is_prose });
        }
    });
    found
}

/// Calls `visit` with every scalar below a node, with its path and its kind.
fn walk<'n>(
    node: &'n Node<'n>,
    kind: &Kind,
    path: &mut TreePath,
    visit: &mut impl FnMut(&TreePath, &'n Node<'n>, &Kind),
) {
    let mut step = |step: TreeStep, node, path: &mut TreePath| {
        if let Some(kind) = inner(kind, &step) {
            path.push(step);
            walk(node, kind, path, visit);
            path.pop();
        }
    };
    match &node.value {
        Value::List(items) => {
            for (index, item) in items.iter().enumerate() {
                step(TreeStep::Item(index), item, path);
            }
        }
        Value::Map(pairs) => {
            for (key, value) in pairs {
                step(TreeStep::Key(key.text.to_string()), value, path);
            }
        }
        Value::Scalar(_) | Value::Refused => visit(path, node, scalar_kind(kind)),
    }
}

/// The kind of a scalar: of several alternatives, the one that a scalar can be.
fn scalar_kind(kind: &Kind) -> &Kind {
    let is_scalar = |kind: &&Kind| {
        !matches!(kind, Kind::List(_) | Kind::NonEmptyList(_) | Kind::Map(..) | Kind::Record(_))
    };
    match kind {
        Kind::Either(kinds) => kinds.iter().find(is_scalar).unwrap_or(kind),
        kind => kind,
    }
}

/// Whether a name at this path refers to an entry.
fn is_reference(path: &[TreeStep]) -> bool {
    let mut keys = path.iter().rev().filter_map(|step| match step {
        TreeStep::Key(key) => Some(key.as_str()),
        TreeStep::Item(_) => None,
    });
    let (last, around) = (keys.next(), keys.next());
    let is = |key: &str| last == Some(key) || (key == "instead" && around == Some(key));
    around != Some("names") && REFERENCES.iter().any(|key| is(key))
}

/// Which occurrences of a name in Markdown are whole code spans, or anchors of links to the entry.
fn in_prose(markdown: &str, name: &str) -> Vec<usize> {
    let is_name = |range: &Range<usize>| markdown.get(range.clone()) == Some(name);
    let named = code_spans(markdown).map(|(range, _)| range).chain(anchors(markdown));
    let starts: HashSet<_> = named.filter(is_name).map(|range| range.start).collect();
    let found = occurrences(markdown, name).into_iter().enumerate();
    found.filter(|(_, at)| starts.contains(at)).map(|(index, _)| index).collect()
}
