//! The promises that hold for any text, tried on every text that fuzzing has kept or found.

#[path = "../../fuzz/promises.rs"]
pub mod promises;

use std::fs;

use crate::project::repository;

/// Checks a promise for every text in some folders.
fn keep(promise: fn(&str), folders: &[&str]) {
    let mut texts = 0;
    for folder in folders {
        for entry in fs::read_dir(repository(folder)).unwrap() {
            let path = entry.unwrap().path();
            // Fuzzing makes bytes; the targets take only those that are text.
            if let Ok(text) = fs::read_to_string(&path) {
                println!("{}", path.display());
                promise(&text);
                texts += 1;
            }
        }
    }
    assert!(texts > 2, "there is nothing in {folders:?}");
}

#[test]
fn catalogues() {
    keep(promises::catalogue, &["fuzz/corpus/catalogue", "tests/errors"]);
}

#[test]
fn depfiles() {
    keep(promises::depfile, &["fuzz/corpus/depfile"]);
}

#[test]
fn diffs() {
    keep(|text| promises::diff(text.as_bytes()), &["fuzz/corpus/diff"]);
}

#[test]
fn edits() {
    keep(promises::edits, &["fuzz/corpus/edits", "fuzz/corpus/catalogue"]);
}

#[test]
fn templates() {
    keep(promises::template, &["fuzz/corpus/template", "templates"]);
}

#[test]
fn prose() {
    keep(promises::prose, &["fuzz/corpus/prose"]);
}

#[test]
fn protos() {
    keep(promises::proto, &["fuzz/corpus/proto"]);
}

#[test]
fn regions() {
    keep(promises::regions, &["fuzz/corpus/regions"]);
}

#[test]
fn mentions() {
    keep(promises::evidence::mentions, &["fuzz/corpus/mentions"]);
}

#[test]
fn sources() {
    keep(promises::evidence::source, &["fuzz/corpus/source", "tests/audit"]);
}
