//! Catalogues in several files: the tree of each further file becomes part of the first one's.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap};
use std::ops::Range;
use std::sync::Arc;

use super::keys::CATALOGUE;
use super::kinds::{Keys, Kind};
use super::shape::{self, Called};
use super::yaml::{Node, Value, Word, parse_at};
use crate::diagnostic::{Diagnostic, Files, Findings, Place, codes, nearest};

/// What further files may hold.
pub const INCLUDED: [&str; 5] = ["states", "sources", "notes", "reasons", "lints"];

/// The most patterns of a catalogue. Each is held against all files of its folders, and against all outputs.
const MOST_PATTERNS: usize = 1000;

/// Finds the files that a pattern stands for, each with its name and text. The place is that of the
/// pattern.
pub type Include<'i> = &'i mut dyn FnMut(&str, &Place) -> Result<Vec<NamedText>, Vec<Diagnostic>>;

/// The name of a file, and its text.
pub type NamedText = (Arc<str>, Arc<str>);

/// Reads the files that `root` names, in the order of their paths; whether all could be read.
pub fn read(root: &Node<'_>, include: Include<'_>, findings: &mut Findings) -> bool {
    let Some(Value::List(patterns)) = root.get("include").map(|node| &node.value) else {
        return true;
    };
    if let Some(pattern) = patterns.get(MOST_PATTERNS) {
        let message = format!("`include` has more than {MOST_PATTERNS} items");
        let help = "name several files by one item, with `*`";
        findings.error(codes::TOO_LARGE, &pattern.span, message, help);
        return false;
    }
    let mut all = true;
    let mut found = BTreeMap::new();
    for pattern in patterns.iter().filter_map(Node::text) {
        match include(&pattern.text, &findings.place(&pattern.span)) {
            Ok(files) => found.extend(files),
            Err(errors) => {
                for error in errors {
                    findings.push(error);
                }
                all = false;
            }
        }
    }
    for (name, text) in found {
        findings.read_on(name, text);
    }
    all
}

/// Reports that `reasons` is missing from the catalogue and from every file that it includes.
pub fn check_reasons(root: &Node<'_>, findings: &mut Findings) {
    let Kind::Record(keys) = CATALOGUE else { return };
    let is_merged = root.entries().any(|(key, value)| value.is_merged(key));
    if let Some(key) = keys.get("reasons").filter(|key| root.get(key.name).is_none())
        && !is_merged
        && (root.is_map() || root.is_null())
    {
        shape::lacks(root, key, Called::Catalogue, findings);
    }
}

/// Makes the trees of the further files part of the first one's; none where one has no tree.
pub fn merge<'t>(root: Node<'t>, files: &'t Files, findings: &mut Findings) -> Option<Node<'t>> {
    let Kind::Record(keys) = CATALOGUE else { return Some(root) };
    let mut all = true;
    let mut merged = Merged { root, keys, names: HashMap::new() };
    for file in files.others() {
        // A file may be empty.
        let found = findings.count();
        match parse_at(&file.text, file.start, findings) {
            Some(part) => merged.merge(part, findings),
            None => all &= findings.count() == found,
        }
    }
    all.then_some(merged.root)
}

/// The key of an included file that this one is, or is a slip of; reports one that may not be there.
fn meant(key: &Word<'_>, keys: Keys, findings: &mut Findings) -> Option<&'static str> {
    let known = INCLUDED.into_iter().find(|name| *name == key.text);
    if known.is_some() {
        return known;
    }
    let message = format!("an included file has no key `{}`", key.text);
    let slip = nearest(&key.text, INCLUDED.into_iter()).filter(|_| keys.get(&key.text).is_none());
    let help = match slip {
        Some(name) => format!("did you mean `{name}`?"),
        None => format!("it takes {}; anything else belongs in the catalogue itself", listed()),
    };
    findings.error(codes::UNKNOWN_KEY, &key.span, message, help);
    INCLUDED.into_iter().find(|name| Some(*name) == slip)
}

fn listed() -> String {
    INCLUDED.map(|name| format!("`{name}`")).join(", ")
}

/// The tree of the catalogue, with those of the files read so far.
struct Merged<'t> {
    root: Node<'t>,
    keys: Keys,
    /// The names in each map that several files have, with the first place of each.
    names: HashMap<&'static str, HashMap<Cow<'t, str>, Range<usize>>>,
}

impl<'t> Merged<'t> {
    fn merge(&mut self, part: Node<'t>, findings: &mut Findings) {
        let is_null = part.is_null();
        match part.value {
            Value::Map(pairs) => {
                for (key, value) in pairs {
                    if let Some(name) = meant(&key, self.keys, findings) {
                        self.add(name, (key, value), findings);
                    }
                }
            }
            Value::Refused => {}
            _ if is_null => {}
            _ => {
                let message = "an included file has to be a map";
                let help = format!("it takes the keys {}", listed());
                findings.error(codes::WRONG_TYPE, &part.span, message, help);
            }
        }
    }

    /// Adds what is under a key to what the catalogue has there.
    fn add(
        &mut self,
        name: &'static str,
        (mut key, value): (Word<'t>, Node<'t>),
        findings: &mut Findings,
    ) {
        let Value::Map(all) = &mut self.root.value else { return };
        let Some((_, present)) = all.iter_mut().find(|(known, _)| known.text == name) else {
            key.text = name.into();
            all.push((key, value));
            return;
        };
        match (&mut present.value, value.value) {
            (Value::List(items), Value::List(more)) => items.extend(more),
            (Value::Map(pairs), Value::Map(more)) => {
                let first = |(key, _): &(Word<'t>, _)| (key.text.clone(), key.span.clone());
                let names = self.names.entry(name);
                let names = names.or_insert_with(|| pairs.iter().map(first).collect());
                for (key, value) in more {
                    if let Some(first) = names.get(&key.text) {
                        let help = "remove one of the two, or rename it";
                        findings.duplicate_key(&key.text, &key.span, first, help);
                    } else {
                        names.insert(key.text.clone(), key.span.clone());
                        pairs.push((key, value));
                    }
                }
            }
            (_, more) => {
                let more = Node { span: value.span, value: more };
                if present.is_null() {
                    *present = more;
                } else if let Some(known) = self.keys.get(name).filter(|_| !more.is_null()) {
                    shape::check(&more, &known.kind, Called::Key(name), findings);
                }
            }
        }
    }
}
