//! A key is declared once: the page of keys is made of the declarations, and a key that no other part
//! of the program has to know is written in few files.

use std::fmt::Write;
use std::fs;
use std::path::PathBuf;

use crate::architecture::files;
use crate::project::repository;
use reasonbook::catalogue::CATALOGUE;
use reasonbook::catalogue::kinds::{Choice, Keys, Kind};
use snapbox::{Data, assert_data_eq};

/// From the declaration of a key to those who read it: what is written there, what it means once
/// references are followed, and what templates and `catalogue.json` have of it.
const ROAD: [&str; 4] =
    ["catalogue/keys.rs", "catalogue/updates.rs", "catalogue/resolve/updates.rs", "view/page.rs"];

/// Those that ask what the last release means, each for a reason of its own.
const READERS: [&str; 6] = [
    "catalogue/occurrences.rs",
    "catalogue/resolve/written.rs",
    "compare/cases.rs",
    "explain/entry.rs",
    "lint/lifecycle.rs",
    "view/triples.rs",
];

#[test]
fn an_optional_text_of_an_update_is_written_in_four_files() {
    let src = repository("src");
    let named = |line: &str| {
        // Languages have the word in their own tables, as a text.
        let code = line.split("//").next().unwrap().replace("\"until\"", "");
        code.split(|c: char| !c.is_alphanumeric() && c != '_').any(|word| word == "until")
    };
    let mut found: Vec<String> = Vec::new();
    // A loop in source code is called so too.
    let ours = |path: &PathBuf| !path.starts_with(src.join("audit"));
    for path in files(&src, "rs").into_iter().filter(ours) {
        if fs::read_to_string(&path).unwrap().lines().any(named) {
            found.push(path.strip_prefix(&src).unwrap().to_str().unwrap().to_owned());
        }
    }
    found.sort();
    let mut expected = [&ROAD[..], &READERS].concat();
    expected.sort_unstable();
    assert_eq!(found, expected);
}

#[test]
fn the_page_of_keys_is_made_of_their_declarations() {
    let mut page = String::from(
        "# Keys\n\n\
         What a catalogue can hold. [`catalogue.schema.json`](catalogue.schema.json) is the same for \
         editors. A file that a catalogue includes has a schema of its own, \
         [`included.schema.json`](included.schema.json), which `reasonbook schema --included` prints.\n",
    );
    let mut records = Records::new();
    gather(&CATALOGUE, "", &mut records);
    for (path, kind) in &records {
        let title = if path.is_empty() { "At the top".to_owned() } else { format!("`{path}`") };
        let _ = write!(page, "\n## {title}\n\n{}", about(kind));
        page.push_str("| key | takes | meaning |\n| --- | --- | --- |\n");
        // Every entry has the keys that those of states have.
        let shared = if path == "states" { keys(kind).shared } else { &[] };
        for key in shared.iter().chain(keys(kind).own) {
            let needed = if key.required { ", required" } else { "" };
            let takes = takes(&key.kind, &records);
            let _ = writeln!(page, "| `{}`{needed} | {takes} | {} |", key.name, key.meaning());
        }
        if shared.is_empty() && !keys(kind).shared.is_empty() {
            page.push_str(
                "\nThe keys of [`states`](#states) up to `allow` are keys of these too.\n",
            );
        }
    }
    let committed = Data::read_from(&repository("docs/keys.md"), None);
    assert_data_eq!(page, committed.raw());
}

/// The records, each with the keys that lead to it first.
type Records = Vec<(String, &'static Kind)>;

fn gather(kind: &'static Kind, path: &str, records: &mut Records) {
    match kind {
        Kind::Record(keys) => {
            if place(kind, records).is_some() {
                return;
            }
            records.push((path.to_owned(), kind));
            for key in keys.iter() {
                let below = format!("{path}.{}", key.name);
                gather(&key.kind, below.trim_start_matches('.'), records);
            }
        }
        Kind::Map(_, kind) | Kind::List(kind) | Kind::NonEmptyList(kind) => {
            gather(kind, path, records)
        }
        Kind::Either(kinds) => kinds.iter().for_each(|kind| gather(kind, path, records)),
        _ => {}
    }
}

/// The path of the first record with the same keys.
fn place<'r>(kind: &Kind, records: &'r Records) -> Option<&'r str> {
    let same = |other: &Kind| format!("{other:?}") == format!("{kind:?}");
    records.iter().find(|(_, other)| same(other)).map(|(path, _)| path.as_str())
}

fn keys(kind: &Kind) -> Keys {
    match kind {
        Kind::Record(keys) => *keys,
        other => panic!("no record: {other:?}"),
    }
}

fn about(kind: &Kind) -> String {
    let listed = |words: &[&str]| format!("`{}`", words.join("`, `"));
    match keys(kind).choice {
        Some(Choice::AtMostOne) => "One of these keys at most.\n\n".to_owned(),
        Some(Choice::One(names)) => format!("Exactly one of {}.\n\n", listed(names)),
        Some(Choice::Any(names)) => format!("At least one of {}.\n\n", listed(names)),
        None => String::new(),
    }
}

/// The type of a key's value, in words.
fn takes(kind: &Kind, records: &Records) -> String {
    match kind {
        Kind::Text | Kind::CodeSpan => "text".to_owned(),
        Kind::Prose => "Markdown".to_owned(),
        Kind::Name => "name".to_owned(),
        Kind::NameOr(word) => format!("name or `{word}`"),
        Kind::Label => "label".to_owned(),
        Kind::Part => "part of a name".to_owned(),
        Kind::Path => "path".to_owned(),
        Kind::Version => "release".to_owned(),
        Kind::Number => "number".to_owned(),
        Kind::Numbers => "number or range".to_owned(),
        Kind::Flag => "`true` or `false`".to_owned(),
        Kind::Lint => "lint".to_owned(),
        Kind::Word(words) => format!("`{}`", words.join("`, `")),
        Kind::List(kind) => format!("list of {}", item(kind, records)),
        Kind::NonEmptyList(kind) => format!("list of at least one {}", item(kind, records)),
        Kind::Map(key, kind) => format!("map: {} to {}", takes(key, records), takes(kind, records)),
        Kind::Record(_) => {
            let place = place(kind, records).unwrap();
            format!("[keys](#{})", place.replace('.', ""))
        }
        Kind::Either(kinds) => {
            kinds.iter().map(|kind| takes(kind, records)).collect::<Vec<_>>().join("; or ")
        }
        Kind::Anything => "anything".to_owned(),
    }
}

/// The type of a list's items, in words.
fn item(kind: &Kind, records: &Records) -> String {
    let takes = takes(kind, records);
    if matches!(kind, Kind::Either(_)) { format!("({takes})") } else { takes }
}
