//! What can be sent where a function has several paths: every triple is found, or the site is not complete.

use std::collections::{BTreeMap, BTreeSet};

use reasonbook::audit::{self, Resolved, Setting, Syntax, Vocabulary};

use super::{catalogue, rows, text};

#[test]
fn a_complete_site_has_what_each_path_sends_and_nothing_else() {
    let catalogue = catalogue();
    let vocabulary = Vocabulary::of_catalogue(&catalogue);
    let setting = Setting { has_states: true, ..Setting::default() };
    for file in ["paths.cpp", "Paths.java", "paths.go", "paths.py", "paths.rs", "paths.ts"] {
        let text = text(file);
        let evidence = audit::read(&text, Syntax::of_path(file).unwrap(), &vocabulary, setting);
        let mut found: BTreeMap<usize, BTreeSet<String>> = BTreeMap::new();
        for site in &evidence.sites {
            let line = found.entry(text[..site.span.start].matches('\n').count()).or_default();
            match site.resolved {
                Resolved::Complete => {
                    let sent = rows(&catalogue, site).into_iter();
                    line.extend(sent.map(|[state, _, why]| format!("{state} {why}")));
                }
                Resolved::Part | Resolved::No => _ = line.insert("open".to_owned()),
            }
        }
        let mut expected: BTreeMap<usize, BTreeSet<String>> = BTreeMap::new();
        for (number, line) in text.lines().enumerate() {
            if let Some((_, sent)) = line.split_once(" sends ") {
                expected.insert(number, sent.split(", ").map(str::to_owned).collect());
            } else if line.ends_with(" open") {
                expected.insert(number, BTreeSet::from(["open".to_owned()]));
            }
        }
        assert!(expected.len() >= 9, "{file} has too few sites");
        for number in found.keys().chain(expected.keys()) {
            let line = text.lines().nth(*number).unwrap();
            assert_eq!(found.get(number), expected.get(number), "{file}:{}: {line}", number + 1);
        }
    }
}
