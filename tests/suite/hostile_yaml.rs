//! Catalogues that mean harm, or were written for another reader of YAML: each is one clear error or
//! means what it says, in little time and memory; never a panic; and nothing is written.

use std::fs;
use std::time::{Duration, Instant};

use crate::project::Project;
use serde_json::Value;

/// What a catalogue needs at least.
const HEAD: &str = "project: P\nenums: { reasons: { type: Reason, prefix: R_ } }\n";

/// Far more than any of these takes, also on a slow machine without optimisation.
const PATIENCE: Duration = Duration::from_secs(20);

/// Fails unless `check` and `generate` report exactly these codes, and write nothing.
fn gives(name: &str, catalogue: &[u8], codes: &[&str]) {
    let project = Project::empty();
    fs::write(project.path().join("catalogue.yaml"), catalogue).unwrap();
    let start = Instant::now();
    let expected = if codes.is_empty() { 0 } else { 2 };
    let run = project.run(&["check", "--format", "json"]);
    assert_eq!(run.code, expected, "{name}: {}{}", run.stdout, run.stderr);
    let report: Value = serde_json::from_str(&run.stdout).unwrap();
    let found: Vec<_> = report["diagnostics"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|diagnostic| diagnostic["severity"] == "error")
        .map(|diagnostic| diagnostic["code"].as_str().unwrap())
        .collect();
    assert_eq!(found, codes, "{name}: {}", run.stdout);
    project.run(&["generate"]).exits(expected);
    assert!(start.elapsed() < PATIENCE, "{name} took {:?}", start.elapsed());
    assert_eq!(project.files().len(), 1, "{name} wrote something");
}

/// The same for a catalogue that starts well.
fn more_gives(more: &str, codes: &[&str]) {
    gives(more.get(..80).unwrap_or(more), format!("{HEAD}{more}").as_bytes(), codes);
}

#[test]
fn what_yaml_has_and_a_catalogue_has_not() {
    more_gives("reasons: [*nope]\n", &["syntax"]);
    more_gives("reasons: &a []\n", &["unsupported-yaml"]);
    more_gives("reasons: &a [*a]\n", &["unsupported-yaml"]);
    more_gives("reasons: !custom []\n", &["unsupported-yaml"]);
    more_gives("reasons: []\ntitle: !!binary aGVsbG8=\n", &["unsupported-yaml"]);
    more_gives("reasons: []\n---\nproject: Q\n", &["unsupported-yaml"]);
    more_gives("reasons: []\n? [a, b]\n: c\n", &["wrong-type"]);
    more_gives("reasons: []\n~: x\n", &["unknown-key"]);
    let anchored = "reasons:\n  - &a { name: R_A, number: 1 }\n  - { <<: *a, name: R_B }\n";
    more_gives(anchored, &["unsupported-yaml"]);
    more_gives("reasons:\n  - { <<: { number: 1 }, name: R_A }\n", &["unsupported-yaml"]);
    more_gives("reasons:\n  - { \"<<\": { number: 1 }, name: R_A, number: 1 }\n", &["unknown-key"]);
    more_gives("reasons:\n  - { \"<<\": x, name: R_A }\n", &["unknown-key", "missing-key"]);
}

#[test]
fn an_entry_behind_an_anchor_is_still_known() {
    let states = "states:\n  - &a { name: S_A, number: 1 }\n";
    let reasons = "reasons: [{ name: R_A, number: 1, updates: [{ state: S_A, when: It. }] }]\n";
    let enums = "enums: { reasons: { type: R, prefix: R_ }, states: { type: S, prefix: S_ } }\n";
    let catalogue = format!("project: P\n{enums}{states}{reasons}");
    gives("anchor", catalogue.as_bytes(), &["unsupported-yaml"]);
}

#[test]
fn bombs_do_not_go_off() {
    let nine = |one: char| vec![format!("*{one}"); 9].join(", ");
    let levels = ('a'..='h').zip('b'..='i');
    let levels = levels.map(|(one, next)| format!("{next}: &{next} [{}]", nine(one)));
    let levels = levels.collect::<Vec<_>>().join("\n");
    let project = Project::empty();
    let bomb = format!("{HEAD}reasons: []\na: &a [x, x, x, x, x, x, x, x, x]\n{levels}\n");
    project.write("catalogue.yaml", &bomb);
    let report = project.run(&["check", "--format", "json"]).exits(2).stdout;
    // All anchors and aliases, and each key.
    for (code, count) in [("unsupported-yaml", 1), ("unknown-key", 9)] {
        assert_eq!(report.matches(&format!("\"code\": \"{code}\"")).count(), count, "{report}");
    }
}

#[test]
fn depth_is_bounded() {
    for levels in [65, 1000, 10_000, 100_000] {
        let deep = format!("reasons: {}{}\n", "[".repeat(levels), "]".repeat(levels));
        more_gives(&deep, &["unsupported-yaml"]);
        let unclosed = if levels < 256 { "syntax" } else { "unsupported-yaml" };
        more_gives(&format!("reasons: {}\n", "[".repeat(levels)), &[unclosed]);
        let maps = format!("reasons: {}{}\n", "{a: ".repeat(levels), "}".repeat(levels));
        more_gives(&maps, &["unsupported-yaml"]);
        more_gives(&format!("reasons:\n  {}x\n", "- ".repeat(levels)), &["unsupported-yaml"]);
    }
    let lines: Vec<_> = (1..3000).map(|level| format!("{}-", " ".repeat(level))).collect();
    more_gives(&format!("reasons:\n{}\n", lines.join("\n")), &["unsupported-yaml"]);
}

#[test]
fn size_is_no_trouble() {
    let long = "k".repeat(4_000_000);
    more_gives(&format!("reasons: []\n{long}: x\n"), &["syntax"]);
    more_gives(&format!("reasons: []\n\"{long}\": x\n"), &["syntax"]);
    more_gives(&format!("reasons: []\n? {long}\n: x\n"), &["unknown-key"]);
    more_gives(&format!("reasons: []\ntitle: {long}\n"), &[]);
}

#[test]
fn thousands_of_mistakes_take_no_longer_than_they_should() {
    let lines = |line: &str| line.repeat(3000);
    let clashes = lines("  - { name: R_A, number: 1, lifecycle: { deprecated: { use: R_X } } }\n");
    let project = Project::empty();
    for catalogue in [
        format!("reasons:\n{clashes}"),
        format!("reasons: [{}]\n", lines("x, ")),
        format!("reasons: []\nlints: {{ {} }}\n", lines("x: y, ")),
    ] {
        project.write("catalogue.yaml", &format!("{HEAD}{catalogue}"));
        let start = Instant::now();
        for format in ["human", "json", "github", "sarif"] {
            project.run(&["check", "--format", format]).exits(2);
        }
        assert!(start.elapsed() < 2 * PATIENCE, "{:?}", start.elapsed());
    }
}

#[test]
fn encodings() {
    let whole = format!("{HEAD}reasons: []\n");
    gives("a BOM", format!("\u{feff}{whole}").as_bytes(), &[]);
    gives("CRLF", whole.replace('\n', "\r\n").as_bytes(), &[]);
    gives("CR", whole.replace('\n', "\r").as_bytes(), &[]);
    let little: Vec<u8> =
        format!("\u{feff}{whole}").encode_utf16().flat_map(u16::to_le_bytes).collect();
    let big: Vec<u8> =
        format!("\u{feff}{whole}").encode_utf16().flat_map(u16::to_be_bytes).collect();
    gives("UTF-16, little end first", &little, &["not-utf8"]);
    gives("UTF-16, big end first", &big, &["not-utf8"]);
    gives("UTF-16 without a BOM", little.get(2..).unwrap(), &["syntax"]);
    gives("half a character", &[whole.as_bytes(), b"\xe2\x82"].concat(), &["not-utf8"]);
}

#[test]
fn signs_that_no_text_should_have() {
    more_gives("reasons: []\ntitle: a\0b\n", &["syntax"]);
    more_gives("reasons: []\ntitle: a\u{7}b\n", &["syntax"]);
    more_gives("reasons: []\ntitle: \"\\ud800\"\n", &["syntax"]);
    more_gives("reasons:\n\t- { name: R_A, number: 1 }\n", &["syntax"]);
    more_gives("reasons:\n  - name:\tR_A\n    number:\t1\n", &[]);
    gives("nothing", b"", &["missing-key"]);
    gives("blanks", b"  \n\n", &["missing-key"]);
    gives("a word", b"hello\n", &["wrong-type"]);
}

#[test]
fn words_that_other_readers_take_for_something_else() {
    for number in ["0o17", "017", "1_000", "1e3", "+1", ".inf", "1.10", "0x", "yes", "on", "~"] {
        let reasons = format!("reasons: [{{ name: R_A, number: {number} }}]\n");
        more_gives(&reasons, &["wrong-type"]);
    }
    for number in ["-0", "0", "0x3", "-2147483648", "4294967295"] {
        more_gives(&format!("reasons: [{{ name: R_A, number: {number} }}]\n"), &[]);
    }
}

#[test]
fn text_stays_as_it_is_written() {
    for word in ["no", "on", "1.10", "0o17", "1_000", "1e3", "2001-01-01", "0x10", "off", "Null-"] {
        let catalogue = format!(
            "{HEAD}release: {word}\ntitle: {word}\nreasons: []\noutputs: {{ page.md: {{ template: own.md }} }}\n"
        );
        let own =
            "{% for line in banner %}<!-- {{ line }} -->\n{% endfor %}{{ release }} {{ title }}\n";
        let project = Project::with(&[("catalogue.yaml", &catalogue), ("templates/own.md", own)]);
        project.run(&["generate"]).exits(0);
        let page = project.read("page.md");
        assert_eq!(page.lines().last(), Some(format!("{word} {word}").as_str()), "{page}");
    }
}
