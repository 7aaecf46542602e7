//! The committed outputs of the first catalogue.

use std::fs;
use std::process::Command;

use crate::project::{Project, Run, repository};

#[test]
fn the_committed_outputs_are_what_the_catalogue_generates() {
    let mut check = Command::new(env!("CARGO_BIN_EXE_reasonbook"));
    let run = Run::of(check.arg("check").current_dir(repository(""))).exits(0);
    assert_eq!(run.stdout, "");
}

#[test]
fn both_apis_have_every_value_by_its_own_name() {
    for (api, column) in [("v0", 1), ("v1", 2)] {
        let path = format!("generated/proto/{api}/task_status.proto");
        let proto = fs::read_to_string(repository(&path)).unwrap();
        let mut values = 0;
        for kind in ["states", "sources", "reasons"] {
            let table = fs::read_to_string(repository(&format!("tests/facts/{kind}.tsv"))).unwrap();
            for line in table.lines().skip(1) {
                let fields: Vec<_> = line.split('\t').collect();
                let deprecated =
                    if line.contains("\tdeprecated") { " [deprecated = true]" } else { "" };
                let value = format!("\n  {} = {}{deprecated};\n", fields[column], fields[0]);
                assert_eq!(proto.matches(&value).count(), 1, "{value} in {path}");
                values += 1;
            }
        }
        assert_eq!(values, 14 + 3 + 35);
        assert_eq!(proto.matches("\n  reserved 35;\n").count(), 1);
    }
}

#[test]
fn a_changed_word_changes_one_place_of_each_output_and_git_applies_it() {
    let project = Project::own();
    project.edit("catalogue.yaml", "was killed before its launch", "was killed during its launch");
    let run = project.run(&["check"]).exits(1);
    for file in ["reasons.md", "status.proto", "status.rs", "Reason.java", "status.go", "status.h"]
    {
        assert!(run.stdout.contains(file), "{file}\n{}", run.stdout);
    }
    let removed =
        run.stdout.lines().filter(|line| line.starts_with('-') && !line.starts_with("---"));
    // One line of each page, one of each proto, one of the JSON, and two of each language: comment
    // and constant.
    assert_eq!(removed.count(), 2 + 2 + 1 + 6 * 2, "{}", run.stdout);
    project.write("drift.diff", &run.stdout);
    project.program("git", &["apply", "drift.diff"]).exits(0);
    project.run(&["check"]).exits(0);
}

/// No word of prose is without effect: each gets an ending of its own, which some output then has.
#[test]
fn every_word_of_prose_matters() {
    let project = Project::own();
    let catalogue = project.read("catalogue.yaml");
    let words: Vec<_> = words_of_prose(&catalogue).collect();
    let (mut marked, mut after) = (String::new(), 0);
    for (number, (at, word)) in words.iter().enumerate() {
        let end = at + word.len();
        marked.extend([&catalogue[after..end], &ending(number)]);
        after = end;
    }
    project.write("catalogue.yaml", &(marked + &catalogue[after..]));
    let diff = project.run(&["check"]).exits(1).stdout;
    for (number, (at, word)) in words.iter().enumerate() {
        let marked = format!("{word}{}", ending(number));
        assert!(diff.contains(&marked), "{word} at {at}");
    }
    assert!(words.len() > 1000, "{}", words.len());
}

/// Letters, so that a word stays one word.
fn ending(number: usize) -> String {
    number
        .to_string()
        .chars()
        .map(|digit| char::from(b'a' + digit as u8 - b'0'))
        .collect::<String>()
        + "zq"
}

/// The words of a catalogue's prose with their places: what stands in lines that are nothing but
/// prose, and behind the keys that hold it.
fn words_of_prose(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut start = 0;
    let lines = text.split_inclusive('\n').map(move |line| {
        start += line.len();
        (start - line.len(), line)
    });
    lines.flat_map(|(start, line)| {
        let keys = ["description: ", "when: ", "text: "];
        let from = keys.iter().find_map(|key| Some(line.find(key)? + key.len()));
        let is_item = line.trim_start().starts_with("- ");
        let plain = line.starts_with("  ") && !is_item && !line.contains([':', '{', '[', '#', '`']);
        let from = from.or(plain.then_some(0)).unwrap_or(line.len());
        let prose = line[from..].split('`').next().unwrap();
        let words = prose.split(|c: char| !c.is_ascii_alphabetic()).filter(|word| word.len() > 3);
        words.map(move |word| (start + (word.as_ptr() as usize - line.as_ptr() as usize), word))
    })
}
