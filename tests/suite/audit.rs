//! What `audit` reads in source code, held against tables that people made by reading it.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::sync::Arc;

use reasonbook::audit::{self, Evidence, Resolved, Setting, Site, Syntax, Vocabulary};
use reasonbook::catalogue::{self, Catalogue, EntryId, EnumKind};

mod command;
mod idle;
mod keys;
mod lambdas;
mod paths;
mod unknown;
mod unseen;

use crate::project::repository;

/// A small cluster manager, a file a language.
const FILES: &[&str] = &["hub.cpp", "Node.java", "runner.go", "supervisor.py"];

/// A state, a source and a reason, by name; `?` where nothing in the code says it.
type Row = [String; 3];

fn text(file: &str) -> String {
    fs::read_to_string(repository("tests/audit").join(file)).unwrap()
}

fn catalogue() -> Catalogue {
    catalogue::load(&Arc::from("catalogue.yaml"), &text("catalogue.yaml")).unwrap()
}

fn read(catalogue: &Catalogue, file: &str, text: &str) -> Evidence {
    let vocabulary = Vocabulary::of_catalogue(catalogue);
    let setting = Setting { has_states: true, has_sources: true, ..Setting::default() };
    audit::read(text, Syntax::of_path(file).unwrap(), &vocabulary, setting)
}

/// The sites of a file, by the number in the comment at the end of their line.
fn truth(file: &str) -> BTreeMap<String, BTreeSet<Row>> {
    let mut truth: BTreeMap<String, BTreeSet<Row>> = BTreeMap::new();
    for line in text("truth.csv").lines().skip(1) {
        let cells: Vec<&str> = line.split(',').collect();
        let [of, site, state, source, reason] = cells.as_slice() else { panic!("{line}") };
        if *of == file {
            let row = [state, source, reason].map(|cell| (*cell).to_owned());
            truth.entry((*site).to_owned()).or_default().insert(row);
        }
    }
    assert!(truth.len() >= 10, "{file} has too few sites");
    truth
}

fn line_of<'t>(text: &'t str, site: &Site) -> &'t str {
    let start = text[..site.span.start].rfind('\n').map_or(0, |at| at + 1);
    text[start..].lines().next().unwrap()
}

fn rows(catalogue: &Catalogue, site: &Site) -> BTreeSet<Row> {
    let name = |id: Option<EntryId>| id.map_or("?", |id| catalogue[id].names.first()).to_owned();
    let row = |triple: &audit::Triple| {
        [name(triple.state), name(triple.source), name(Some(triple.reason))]
    };
    site.triples.iter().map(row).collect()
}

#[test]
fn sites_are_what_a_reader_finds() {
    let catalogue = catalogue();
    let (mut complete, mut all) = (0, 0);
    for file in FILES {
        let (text, truth) = (text(file), truth(file));
        let evidence = read(&catalogue, file, &text);
        let mut left: BTreeSet<&str> = truth.keys().map(String::as_str).collect();
        for site in &evidence.sites {
            let line = line_of(&text, site);
            let number = line.rsplit_once("site ").map(|(_, number)| number.trim());
            let number = number.unwrap_or_else(|| panic!("{file}: this is no site: {line}"));
            let (found, known) = (rows(&catalogue, site), &truth[number]);
            assert_eq!(&found, known, "{file}: site {number}: {:?}", site.why);
            let is_known = known.iter().flatten().all(|name| name != "?");
            assert_eq!(site.resolved == Resolved::Complete, is_known, "{file}: site {number}");
            assert_eq!(site.why.is_empty(), is_known, "{file}: site {number}");
            complete += usize::from(is_known);
            assert!(left.remove(number), "{file}: site {number} is found twice");
        }
        assert!(left.is_empty(), "{file}: these sites were not found: {left:?}");
        all += truth.len();
    }
    assert!(complete * 5 >= all * 4, "{complete} of {all}");
}

#[test]
fn comparisons_tables_and_imports_are_no_values() {
    let catalogue = catalogue();
    for file in FILES {
        let text = text(file);
        let evidence = read(&catalogue, file, &text);
        let values: Vec<usize> = evidence
            .values
            .iter()
            .filter(|(id, _)| id.kind == EnumKind::Reasons)
            .map(|(_, span)| text[..span.start].matches('\n').count())
            .collect();
        let mut compared = 0;
        for (index, line) in text.lines().enumerate() {
            if line.ends_with("compared") {
                assert!(!values.contains(&index), "{file}: {line}");
                compared += 1;
            }
        }
        assert!(compared >= 8, "{file}");
    }
}

/// Pieces of which each leads somewhere else when it comes many times.
const PIECES: &[&str] = &[
    "(",
    "{",
    "[",
    ")",
    "a.",
    "a::",
    "a.b(",
    "if (a) ",
    "if a {",
    "else ",
    "a ? ",
    "x = ",
    "#if A\n{",
    "switch (a) { case WHY_DISK: ",
    "WHY_DISK, ",
    "f(WHY_DISK); ",
    "f(WHY_DISK, ",
    "x = WHY_DISK; ",
    "w = x; x = w; ",
    "return WHY_DISK; ",
    "/*",
    "`${",
    "r#\"",
    "'",
    "\"\"\"",
    "def f():\n ",
    "for (;;) { ",
    "[](Why w) { ",
    "u.set_a(JOB_LOST).",
    "u.set_state(s); u.set_reason(w); ",
    "match a { WHY_DISK => ",
    "a ? WHY_DISK : ",
    "if (c) { s = JOB_LOST; } else { s = JOB_DONE; w = WHY_DISK; } send(s, w); ",
];

#[test]
fn any_text_gets_an_answer() {
    let vocabulary = Vocabulary::of_catalogue(&catalogue());
    let setting = Setting { has_states: true, has_sources: true, ..Setting::default() };
    let repeated = PIECES.iter().map(|piece| piece.repeat(50));
    let in_function =
        |piece: &&str| format!("void f() {{ Why w = WHY_DISK; {} send(s, w); }}", piece.repeat(50));
    let texts = FILES.iter().map(|file| text(file));
    let cut = texts.flat_map(|text| {
        let places = (0..text.len()).step_by(997).filter(|at| text.is_char_boundary(*at));
        places.map(|at| text[at..].to_owned()).collect::<Vec<_>>()
    });
    for text in repeated.chain(PIECES.iter().map(in_function)).chain(cut) {
        for syntax in Syntax::ALL {
            let evidence = audit::read(&text, syntax, &vocabulary, setting);
            assert!(evidence.sites.iter().all(|site| text.get(site.span.clone()).is_some()));
        }
    }
}
