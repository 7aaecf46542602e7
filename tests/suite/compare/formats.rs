//! The same changes for people, for a changelog and for programs.

use super::project;
use serde_json::Value;
use snapbox::{assert_data_eq, str};

const EDITS: &[(&str, &str)] = &[
    ("description: It is off.", "description: It is | *off* now."),
    ("name: R_B, number: 2", "name: R_B, number: 4"),
    ("      - { state: S_OFF, when: It came back. }\n", ""),
];

#[test]
fn markdown() {
    let run = project(EDITS).run(&["compare", "old.yaml", "--format", "markdown"]).exits(1);
    assert_data_eq!(
        run.stdout,
        str![[r#"
### States

- The description of `S_OFF` changed: It is /| _off_ now.

### Reasons

- A case of `R_A` is gone: `S_OFF`: It came back.
- **Breaking:** `R_B` has the number 4, and had 2.

"#]]
    );
    assert_eq!(run.stderr, "3 changes, 1 breaking\n");
}

#[test]
fn markdown_keeps_to_its_items() {
    let edits = [(
        "description: It is a.",
        "description: |\n      It is <b>off</b>:\n\n      1. by hand,\n      2. by the lamp.",
    )];
    let run = project(&edits).run(&["compare", "old.yaml", "--format", "markdown"]).exits(0);
    assert_data_eq!(
        run.stdout,
        str![[r#"
### Reasons

- The description of `R_A` changed:

  It is &lt;b>off&lt;/b>:

  1. by hand,
  2. by the lamp.

"#]]
    );
}

#[test]
fn json() {
    let run = project(EDITS).run(&["compare", "old.yaml", "--format", "json"]).exits(1);
    assert_data_eq!(
        &run.stdout,
        str![[r#"
{
  "old": "old.yaml",
  "new": "catalogue.yaml",
  "breaking": true,
  "changes": [
    {
      "group": "states",
      "entry": "S_OFF",
      "what": "description",
      "old": "It is off.",
      "new": "It is | *off* now.",
      "breaking": false,
      "message": "the description of `S_OFF` changed"
    },
    {
      "group": "reasons",
      "entry": "R_A",
      "what": "updates",
      "old": "`S_OFF`: It came back.",
      "new": null,
      "breaking": false,
      "message": "a case of `R_A` is gone"
    },
    {
      "group": "reasons",
      "entry": "R_B",
      "what": "number",
      "old": "2",
      "new": "4",
      "breaking": true,
      "message": "`R_B` has the number 4, and had 2"
    }
  ]
}

"#]]
    );
    let document: Value = serde_json::from_str(&run.stdout).unwrap();
    assert_eq!(document["breaking"], true);
    assert_eq!(document["changes"].as_array().unwrap().len(), 3);
}

#[test]
fn json_of_no_change() {
    let run = project(&[]).run(&["compare", "old.yaml", "--format", "json"]).exits(0);
    assert_data_eq!(
        run.stdout,
        str![[r#"
{
  "old": "old.yaml",
  "new": "catalogue.yaml",
  "breaking": false,
  "changes": []
}

"#]]
    );
}

#[test]
fn colour_is_for_terminals() {
    let run = project(EDITS).run(&["compare", "old.yaml", "--color", "always"]).exits(1);
    assert!(run.stdout.contains("\u{1b}[1m\u{1b}[31mbreaking:\u{1b}[0m `R_B`"), "{}", run.stdout);
}
