//! Which files of a module import which others. Those that import each other cannot be read one
//! after the other. What the root of a module takes from its parts does not count.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use super::files;
use crate::project::repository;

/// The files that still import each other. Whoever mends a circle removes its line; none is added.
const CIRCLES: &[&[&str]] = &[];

/// The files that a file imports, by their paths as modules.
type Imports = BTreeMap<String, BTreeSet<String>>;

#[test]
fn no_other_files_import_each_other() {
    let imports = imports();
    assert!(imports.values().map(BTreeSet::len).sum::<usize>() > 100, "{imports:#?}");
    let listed: BTreeSet<Vec<&str>> = CIRCLES.iter().map(|circle| circle.to_vec()).collect();
    let found = circles(&imports);
    let new: Vec<_> = found.difference(&listed).collect();
    assert!(new.is_empty(), "these import each other: {new:#?}");
    let gone: Vec<_> = listed.difference(&found).collect();
    assert!(gone.is_empty(), "these do not any more; take them off the list: {gone:#?}");
}

#[test]
fn a_circle_is_found_however_it_is_imported() {
    let texts = [
        ("a", ""),
        ("a::b", "use super::c::Thing; // use super::d::Other;\n"),
        (
            "a::c",
            "use crate::z::Far;\nfn f() { super::{d::g, e}; }\n#[cfg(test)]\nmod tests { use super::b; }",
        ),
        ("a::d", "fn f() { crate::a::b::go() }\n"),
        ("a::e", "use super::Shared;\n"),
    ];
    let names: BTreeSet<String> = texts.iter().map(|(name, _)| (*name).to_owned()).collect();
    let imports = texts.map(|(name, text)| (name.to_owned(), imported(name, text, &names)));
    assert_eq!(circles(&imports.into()), BTreeSet::from([vec!["a::b", "a::c", "a::d"]]));
}

/// What each file of `src` imports of its own module.
fn imports() -> Imports {
    let src = repository("src");
    let texts: Vec<_> = files(&src, "rs")
        .iter()
        .map(|path| (name(path.strip_prefix(&src).unwrap()), fs::read_to_string(path).unwrap()))
        .collect();
    let names = texts.iter().map(|(name, _)| name.clone()).collect();
    texts.iter().map(|(name, text)| (name.clone(), imported(name, text, &names))).collect()
}

/// A file's path as a module.
fn name(file: &Path) -> String {
    let parts = file.with_extension("");
    let parts: Vec<_> = parts.iter().map(|part| part.to_str().unwrap()).collect();
    parts.strip_suffix(&["mod"]).unwrap_or(&parts).join("::")
}

/// The files of its module that a text imports. Tests may import what they like.
fn imported(file: &str, text: &str, names: &BTreeSet<String>) -> BTreeSet<String> {
    let text = text.split("#[cfg(test)]\nmod ").next().unwrap();
    let code: String =
        text.lines().map(|line| line.split("//").next().unwrap().to_owned() + "\n").collect();
    let (module, _) = file.split_once("::").unwrap_or((file, ""));
    let mut found = BTreeSet::new();
    for path in paths(&code).iter().filter_map(|path| whole(file, path)) {
        let mut known = path.as_str();
        while !known.is_empty() && !names.contains(known) {
            known = known.rsplit_once("::").map_or("", |(above, _)| above);
        }
        if known != file && known.split("::").next() == Some(module) {
            found.insert(known.to_owned());
        }
    }
    found
}

/// All paths in a text, those in braces too.
fn paths(code: &str) -> Vec<String> {
    let is_part = |c: char| c.is_alphanumeric() || c == '_' || c == ':';
    let mut paths = Vec::new();
    // What stands before each brace that is open.
    let mut outer: Vec<String> = Vec::new();
    let mut rest = code;
    while let Some(c) = rest.chars().next() {
        let end = rest.find(|c| !is_part(c)).unwrap_or(rest.len());
        let path = outer.last().cloned().unwrap_or_default() + &rest[..end];
        let after = &rest[end..];
        if end > 0 && path.ends_with("::") && after.starts_with('{') {
            outer.push(path);
            rest = &after[1..];
        } else if end > 0 {
            paths.push(path);
            rest = after;
        } else {
            if c == '{' {
                outer.push(String::new());
            } else if c == '}' {
                outer.pop();
            }
            rest = &rest[c.len_utf8()..];
        }
    }
    paths
}

/// A path from the root of the crate, where it is a path within it.
fn whole(file: &str, path: &str) -> Option<String> {
    let mut base: Vec<&str> = file.split("::").collect();
    let mut rest = path;
    if let Some(from_root) = rest.strip_prefix("crate::") {
        return Some(from_root.to_owned());
    }
    if !path.starts_with("super::") {
        return None;
    }
    while let Some(below) = rest.strip_prefix("super::") {
        base.pop();
        rest = below;
    }
    base.push(rest);
    Some(base.join("::"))
}

/// Each set of files of which every one leads to every other.
fn circles(imports: &Imports) -> BTreeSet<Vec<&str>> {
    let reached: BTreeMap<&str, BTreeSet<&str>> =
        imports.keys().map(|file| (file.as_str(), reached(imports, file))).collect();
    let circle = |file: &&str| -> Vec<&str> {
        let back = |other: &&&str| reached[**other].contains(file);
        reached[file].iter().filter(back).copied().collect()
    };
    reached.keys().map(circle).filter(|circle| circle.len() > 1).collect()
}

/// All files that a file imports, by way of others too.
fn reached<'i>(imports: &'i Imports, file: &str) -> BTreeSet<&'i str> {
    let mut reached = BTreeSet::new();
    let mut open = vec![file];
    while let Some(file) = open.pop() {
        for next in &imports[file] {
            if reached.insert(next.as_str()) {
                open.push(next);
            }
        }
    }
    reached
}
