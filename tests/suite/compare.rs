//! `compare`: every kind of change between two catalogues, in words, in order, in each format.

mod breaking;
mod entries;
mod formats;
mod hidden;
mod revisions;

use std::fs;

use crate::project::{Project, Run, repository};
use serde_json::Value;
use snapbox::{assert_data_eq, str};

const OLD: &str = "\
project: P
release: \"1.0\"
introduction: Once there was a page.
sections: { updates: All of them. }
apis: { v0: {}, v1: { rename: { OLD: NEW } } }
enums:
  states: { type: State, prefix: S_ }
  sources: { type: Source, prefix: C_ }
  reasons: { type: Reason, prefix: R_, description: Why. }
terms: { old_id: { v1: new_id } }
capabilities: { CAP: { frameworks: capable ones, description: It can. } }
notes: { shared: A remark. }
states:
  - { name: S_ON, number: 1, terminal: yes, notes: [shared] }
  - { name: S_OFF, number: 2, description: It is off., requires: CAP }
sources:
  - { name: C_OLD_ONE, number: 0, component: one }
reasons:
  - name: R_A
    number: 1
    since: \"1.0\"
    description: It is a.
    guidance: As you like.
    updates:
      - { state: S_ON, source: C_OLD_ONE, when: It went., notes: [shared] }
      - { state: S_OFF, when: It came back. }
  - { name: R_B, number: 2, former_names: [{ name: R_OLD_B, renamed_in: \"0.9\" }] }
  - { name: R_C, number: 3, lifecycle: { deprecated: { since: \"0.9\", use: R_A } } }
reserved: { numbers: { reasons: [7] }, names: { reasons: [R_SEVEN] } }
";

/// A catalogue and its old version.
fn project(edits: &[(&str, &str)]) -> Project {
    let project = Project::with(&[("old.yaml", OLD), ("catalogue.yaml", OLD)]);
    for (old, new) in edits {
        project.edit("catalogue.yaml", old, new);
    }
    project
}

/// Compares as text. Fails unless the JSON agrees with the text and has the documented form.
fn compare(edits: &[(&str, &str)]) -> Run {
    let project = project(edits);
    let text = project.run(&["compare", "old.yaml"]);
    let json = project.run(&["compare", "old.yaml", "--format", "json"]).exits(text.code);
    assert_eq!(json.stderr, text.stderr);
    let document: Value = serde_json::from_str(&json.stdout).unwrap();
    assert_eq!(document["breaking"], text.code == 1);
    let page = fs::read_to_string(repository("docs/compare.md")).unwrap();
    for change in document["changes"].as_array().unwrap() {
        assert!(text.stdout.contains(change["message"].as_str().unwrap()), "{change}");
        for word in [&change["group"], &change["what"]] {
            assert!(page.contains(&format!("\n| `{}` |", word.as_str().unwrap())), "{word}");
        }
    }
    text
}

/// The output for changes that break nobody.
fn harmless(edits: &[(&str, &str)]) -> String {
    compare(edits).exits(0).stdout
}

#[test]
fn nothing_changed() {
    let run = compare(&[]).exits(0);
    assert_eq!((run.stdout.as_str(), run.stderr.as_str()), ("", "nothing changed\n"));
}

#[test]
fn line_breaks_the_page_outputs_and_the_names_of_notes_are_no_changes() {
    let run = compare(&[
        ("description: It is a.", "description: >-\n      It is\n      a."),
        ("notes: { shared:", "notes: { common:"),
        ("terminal: yes, notes: [shared]", "terminal: yes, notes: [common]"),
        ("Once there was", "Now there is"),
        ("sections: { updates: All of them. }", "title: Causes\nguidelines: Be kind."),
        ("when: It went., notes: [shared]", "when: It went., notes: [common]"),
        ("reserved:", "outputs: { a.rs: { template: reasons.rs } }\nowned: [a]\nreserved:"),
    ]);
    assert_eq!(run.exits(0).stdout, "");
}

#[test]
fn what_stands_at_the_top() {
    assert_data_eq!(
        harmless(&[("project: P", "project: Q"), ("release: \"1.0\"", "release: \"1.1\""),]),
        str![[r#"
catalogue
  the project is Q; it was P
  the release is 1.1; it was 1.0

"#]]
    );
}

#[test]
fn apis_and_terms() {
    assert_data_eq!(
        harmless(&[
            (
                "apis: { v0: {}, v1: { rename: { OLD: NEW } } }",
                "apis: { v0: {}, v1: { rename: { OLD: NEW, XX: YY } }, v2: {} }"
            ),
            ("old_id: { v1: new_id }", "old_id: { v1: id }, other: { v2: another }"),
        ]),
        str![[r#"
apis
  the `rename` of the api `v1` is `OLD` to `NEW`, `XX` to `YY`; it was `OLD` to `NEW`
  the api `v2` is new
  the term `old_id` is `id` in v1, `old_id` in v2, and was `new_id` in v1
  the term `other` is new: `other` in v1, `another` in v2

"#]]
    );
}

#[test]
fn a_rule_is_one_change_where_it_renames_nothing() {
    assert_data_eq!(
        harmless(&[("rename: { OLD: NEW }", "rename: { OLD: NEW, XX: YY }")]),
        str![[r#"
apis
  the `rename` of the api `v1` is `OLD` to `NEW`, `XX` to `YY`; it was `OLD` to `NEW`

"#]]
    );
}

#[test]
fn the_first_api_is_another() {
    assert_data_eq!(
        harmless(&[
            (
                "apis: { v0: {}, v1: { rename: { OLD: NEW } } }",
                "apis: { v1: {}, v0: { rename: { NEW: OLD } } }"
            ),
            ("name: C_OLD_ONE", "name: C_NEW_ONE"),
            ("source: C_OLD_ONE", "source: C_NEW_ONE"),
            ("old_id: { v1: new_id }", "new_id: { v0: old_id }"),
            ("name: R_OLD_B", "name: R_NEW_B"),
        ]),
        str![[r#"
apis
  the api of the catalogue's own words is v1; it was v0
  the `rename` of the api `v1` is nothing; it was `OLD` to `NEW`
  the `rename` of the api `v0` is `NEW` to `OLD`; it was nothing
  the term `new_id` is new: `old_id` in v0
  the term `old_id` is gone

"#]]
    );
}

#[test]
fn capabilities() {
    assert_data_eq!(
        harmless(&[
            (
                "frameworks: capable ones, description: It can.",
                "frameworks: able ones, description: It does."
            ),
            ("capabilities: {", "capabilities: { NEXT: { frameworks: next ones },"),
        ]),
        str![[r#"
capabilities
  the capability `NEXT` is new
  what those with `CAP` are called is able ones; it was capable ones
  the description of `CAP` changed
    - It can.
    + It does.

"#]]
    );
}

#[test]
fn an_enum_is_described_and_ordered() {
    assert_data_eq!(
        harmless(&[("description: Why.", "description: Why so."),]),
        str![[r#"
reasons
  the description of the enum changed
    - Why.
    + Why so.

"#]]
    );
    assert_data_eq!(
        harmless(&[
            (
                "  - { name: R_B, number: 2, former_names: [{ name: R_OLD_B, renamed_in: \"0.9\" }] }\n",
                ""
            ),
            (
                "use: R_A } } }\n",
                "use: R_A } } }\n  - { name: R_B, number: 2, former_names: [{ name: R_OLD_B, renamed_in: \"0.9\" }] }\n"
            ),
        ]),
        str![[r#"
reasons
  the entries are in another order

"#]]
    );
}
