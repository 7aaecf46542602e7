//! The slips of those who write YAML by hand: each is one error in plain words, at its place.

use std::fmt::Write;

use crate::project::{Project, repository};
use serde_json::Value;
use snapbox::{Data, assert_data_eq};

/// What comes behind the first lines of a catalogue.
const SLIPS: &[&str] = &[
    // Tabs.
    "\t- { name: R_A, number: 1 }",
    "  - name: R_A\n\tnumber: 1",
    "  - name: R_A\n  \tnumber: 1",
    // A text that begins with a sign that means something.
    "  - description: `job` was gone.",
    "  - description: @job was gone.",
    "  - description: %job was gone.",
    "  - description: *job* was gone.",
    "  - description: &job was gone.",
    "  - description: !job was gone.",
    "  - description: [job] was gone.",
    "  - description: {job} was gone.",
    "  - description: | was gone.",
    "  - description: > was gone.",
    "  - description: , was gone.",
    "  - description: ? was gone.",
    "  - description: - was gone.",
    "  - description: #7 was gone.",
    "  - { description: `job` was gone. }",
    // Quotes.
    "  - description: \"was gone.\n    number: 1",
    "  - description: 'was gone.\n    number: 1",
    "  - description: \"it\" was gone.",
    "  - description: 'the master's gone.'",
    "  - description: \"in C:\\dir\"",
    "  - description: \"in C:\\users, \\u00e9\"",
    "  - description: \"was gone.\n  - description: \"was lost.\"",
    "  - description: 'was gone.\n    since: '1.0'",
    "  - description: \"was gone,\n      \"lost\" that is.\"",
    "  - name: “R_A”",
    // Colons.
    "  - description: The master: gone.",
    "  - { description: The master: gone., number: 1 }",
    "  - number 1",
    "  - name: R_A\n    number 1",
    "  - name: R_A\n    number:1",
    "  - name: R_A\n    number #: 1",
    "  - name: R_A\n    description: |\n  Lost.",
    "  - name: R_A\n    description: It was\n  lost.",
    // Brackets.
    "  - { name: R_A, number: 1\n  - { name: R_B, number: 2 }",
    "  - { name: R_A, number: 1",
    "  - { name: R_A, description: Job #7 }\n  - { name: R_B, number: 2 }",
    "  - { name: R_A, description: Job #7 }",
    "  - { name: R_A, number: 1 ]",
    "  - { name: R_A, number: 1 }}",
    "  - { name: R_A, number: 1 description: Gone. }",
    "  - { name: R_A, \"number\" 1 }",
    "  - [R_A \"R_B\"]",
    "  - { name: R_A, allow:[missing-since] }",
    "  - { name: R_A, number:1 }",
    "  - { name: R_A, since #3: 1.0,\n      number: 1 }",
    "  [\n    { name: R_A, number: 1 }\nnotes: {}",
    "  [\n  - { name: R_A, number: 1 }\n  ]",
    "  - { name: R_A,\n      number: 1\n    description: Gone. }",
    "  - { name: R_A,\n      names: { v1: R_B,\n      number: 1 }\nnotes: {}",
    // Depths.
    "  - name: R_A\n - name: R_B",
    "  - name: R_A\n    - name: R_B",
    "  - name: R_A\n   - name: R_B",
    "  - name: R_A\n     number: 1",
    "  - name: R_A\n   number: 1",
    "  - name: R_A\n  number: 1",
    "  -name: R_A\n   number: 1",
    "  - name: R_A\n  -name: R_B",
    "  -name: R_A\n  number: 1",
    "  - name: R_A\n    -number: 1",
    // Items without a dash.
    "  name: R_A\n  number: 1",
    "  - name: R_A\n    number: 1\n  name: R_B\n  number: 2",
    "  - name: R_A\n    number: 1\n    name: R_B",
    // What looks like spaces.
    "  - name: R_A\n  \u{a0} number: 1",
    "  - name: R_A\n\u{a0}\u{a0}\u{a0}\u{a0}number: 1",
    "  - name:\u{a0}R_A\n    number: 1",
    // What would be right elsewhere.
    "  - name: R_A\n    number: 02",
    "  - name: R_A\n    number: “2”",
    "  - name: R_A\n    deprecated: true",
    "  - name: R_A\n    lifecycle: { deprecated: true }",
    "  []\noutputs:\n  - path: a.md",
    // What no person wrote.
    "<<<<<<< HEAD\n  - name: R_A\n=======\n  - name: R_B\n>>>>>>> other",
    "||||||| base\n  - name: R_A\n=======\n  - name: R_B\n>>>>>>> other",
    "  - name: R_A\u{7}",
    "  - name: R_A\n    \u{feff}number: 1",
];

/// What comes before them.
const TOPS: &[&str] = &[
    "The reasons of P.\n",
    "# About the file.\n\nThe reasons of P,\nwhich are few.\n\n",
    "'The reasons of P.'\n",
    "The #1 of catalogues\n",
    "{ project: P }\n",
    "# Ours.\n<<<<<<< HEAD\n",
];

#[test]
fn each_slip_is_told_in_plain_words() {
    let project = Project::empty();
    let mut told = String::new();
    let head = "project: P\nenums: { reasons: { type: Reason, prefix: R_ } }\nreasons:\n";
    let tops = TOPS.iter().map(|slip| (slip, format!("{slip}{head}")));
    let slips = SLIPS.iter().map(|slip| (slip, format!("{head}{slip}\n")));
    for (slip, catalogue) in slips.chain(tops) {
        project.write("catalogue.yaml", &catalogue);
        let run = project.run(&["check", "--format", "json"]).exits(2);
        let report: Value = serde_json::from_str(&run.stdout).unwrap();
        let errors = report["diagnostics"].as_array().unwrap().iter();
        // Of what the reasons lack, other tests speak.
        let of_slip = [
            "syntax", "unsupported-yaml", "wrong-type", "unknown-key", "duplicate-key",
            "invalid-name",
        ];
        let errors = errors.filter(|error| of_slip.contains(&error["code"].as_str().unwrap()));
        let [error] = errors.collect::<Vec<_>>()[..] else { panic!("{slip}: {}", run.stdout) };
        let place = &error["place"];
        let line = usize::try_from(place["line"].as_u64().unwrap()).unwrap();
        let column = usize::try_from(place["column"].as_u64().unwrap()).unwrap();
        let end = usize::try_from(place["end_column"].as_u64().unwrap()).unwrap();
        let text = catalogue
            .lines()
            .nth(line - 1)
            .unwrap()
            .replace(['\t', '\u{7}', '\u{feff}', '\u{a0}'], " ");
        let carets = "^".repeat(end.saturating_sub(column).max(1));
        let _ = writeln!(told, "{text}\n{}{carets}", " ".repeat(column - 1));
        if let Some(other) = error["other"].as_object() {
            let (place, label) = (&other["place"], other["label"].as_str().unwrap());
            let _ = writeln!(told, "{}:{}: {label}", place["line"], place["column"]);
        }
        let (message, help) = (&error["message"], &error["help"]);
        let _ = writeln!(told, "{}\n{}\n", message.as_str().unwrap(), help.as_str().unwrap());
    }
    // Raw, so that backslashes stay what they are.
    let expected = Data::read_from(&repository("tests/errors/slips.txt"), None);
    assert_data_eq!(told, expected.raw());
}
