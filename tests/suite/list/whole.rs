//! All that a list can say of entries: below their lines for people, and in JSON and CSV for programs.

use super::{CATALOGUE, in_columns, list, shown};
use crate::project::Project;
use snapbox::{IntoData, assert_data_eq, str};

#[test]
fn a_long_list_has_the_description_and_the_cases_of_each_entry() {
    let shown =
        |columns: &str| in_columns(columns, &["--long", "--enum", "reasons"]).exits(0).stdout;
    assert_data_eq!(
        shown("40"),
        str![[r#"
name           number  lifecycle   since
WHY_HOST_LOST       1  active      0.9.1
    Nobody hears from it, "not"
    a word.
    - JOB_LOST from FROM_HUB: Now.
    - JOB_LOST from FROM_HOST: Now.
    - last-known from FROM_HUB: Then.
WHY_OLD             2  deprecated
WHY_V1             -1  active
    - JOB_LOST from FROM_HOST: So.

"#]]
    );
}

#[test]
fn a_long_list_has_only_the_cases_of_its_api() {
    let shown = list(&["--long", "--api", "v2", "--enum", "reasons"]).exits(0).stdout;
    assert!(shown.ends_with("\nWHY_V1             -1  active\n"), "{shown}");
}

#[test]
fn json_has_all_that_is_known() {
    assert_data_eq!(
        shown(&["--state", "JOB_SILENT", "--format", "json"]),
        str![[r#"
{
  "entries": [
    {
      "enum": "reasons",
      "name": "WHY_HOST_LOST",
      "number": 1,
      "code": "",
      "label": "",
      "group": null,
      "fields": {},
      "lifecycle": "active",
      "since": "0.9.1",
      "states": [
        "JOB_LOST",
        "JOB_SILENT",
        "last-known"
      ],
      "sources": [
        "FROM_HUB",
        "FROM_HOST"
      ],
      "description": "Nobody hears from it, \"not\"\na word.",
      "cases": [
        {
          "state": "JOB_LOST",
          "source": "FROM_HUB",
          "when": "Now."
        },
        {
          "state": "JOB_LOST",
          "source": "FROM_HOST",
          "when": "Now."
        },
        {
          "state": "last-known",
          "source": "FROM_HUB",
          "when": "Then."
        }
      ]
    }
  ]
}

"#]]
        .raw()
    );
    assert_eq!(shown(&["--lifecycle", "removed", "--format", "json"]), "{\n  \"entries\": []\n}\n");
}

#[test]
fn csv_keeps_every_text_in_its_cell() {
    let csv = shown(&["--enum", "reasons", "--format", "csv"]);
    let expected = "enum,name,number,lifecycle,since,states,sources,description,code,label,group,cases\r\n\
        reasons,WHY_HOST_LOST,1,active,0.9.1,JOB_LOST JOB_SILENT last-known,FROM_HUB FROM_HOST,\
        \"Nobody hears from it, \"\"not\"\"\na word.\",,,,\"JOB_LOST from FROM_HUB: Now.\n\
        JOB_LOST from FROM_HOST: Now.\nlast-known from FROM_HUB: Then.\"\r\n\
        reasons,WHY_OLD,2,deprecated,,,,,,,,\r\n\
        reasons,WHY_V1,-1,active,,JOB_LOST,FROM_HOST,,,,,JOB_LOST from FROM_HOST: So.\r\n";
    assert_eq!(csv, expected);
    // As a reader of CSV sees it.
    let project = Project::with(&[("list.csv", &csv)]);
    let read = "import csv; print([len(r) for r in csv.reader(open('list.csv', newline=''))])";
    assert_eq!(project.program("python3", &["-c", read]).exits(0).stdout, "[12, 12, 12, 12]\n");
}

/// Programs get what the catalogue says; docs/editing.md tells those who open it in a spreadsheet.
#[test]
fn csv_changes_no_text_that_looks_like_a_formula() {
    let text = CATALOGUE.replace("{ name: WHY_OLD,", "{ name: WHY_OLD, description: '=1+1',");
    let project = Project::with(&[("catalogue.yaml", &text)]);
    let csv = project.run(&["list", "--enum", "reasons", "--format", "csv"]).exits(0).stdout;
    assert!(csv.contains("\r\nreasons,WHY_OLD,2,deprecated,,,,=1+1,,,,\r\n"), "{csv}");
}

/// Else a catalogue with one long text would fill a disk: each line would be as long as that text.
#[test]
fn one_long_text_makes_no_other_line_longer() {
    let (code, name) = ("c".repeat(5000), format!("WHY_{}", "X".repeat(200)));
    let catalogue = format!(
        "project: P\nenums: {{ states: {{ type: S, prefix: S_ }}, reasons: {{ type: Why, prefix: WHY_ }} }}\n\
         states: [{{ name: S_{}, number: 1 }}, {{ name: S_OFF, number: 2 }}]\n\
         reasons:\n  - {{ name: WHY_A, number: 1, code: {code}, updates: [{{ state: [S_OFF, S_{}], when: Now. }}] }}\n  \
         - {{ name: {name}, number: 2, code: d }}\n  - {{ name: WHY_B, number: 3, code: e }}\n",
        "X".repeat(200),
        "X".repeat(200),
    );
    let project = Project::with(&[("catalogue.yaml", &catalogue)]);
    let table = project.run(&["list", "--enum", "reasons"]).exits(0).stdout;
    let name_cell = |text: &str| format!("{text:80}");
    let expected = [
        format!("{} number {:80} lifecycle since", name_cell("name"), "code"),
        format!("{}      1 {}… active", name_cell("WHY_A"), "c".repeat(79)),
        format!("{name}      2 {:80} active", "d"),
        format!("{}      3 {:80} active", name_cell("WHY_B"), "e"),
    ];
    assert_eq!(table.lines().collect::<Vec<_>>(), expected);
    let matrix = project.run(&["list"]).exits(0).stdout;
    assert!(matrix.len() < 6000, "{}", matrix.len());
    let json = project.run(&["list", "--format", "json"]).exits(0).stdout;
    assert!(json.contains(&code), "programs get all of it");
}

/// A matrix grows with the states times the reasons.
#[test]
fn with_more_states_than_anybody_reads_it_is_a_table() {
    let states: String =
        (1..=201).map(|at| format!("  - {{ name: S_{at}, number: {at} }}\n")).collect();
    let named: Vec<_> = (1..=201).map(|at| format!("S_{at}")).collect();
    let catalogue = |named: &[String]| {
        format!(
            "project: P\nenums: {{ states: {{ type: S, prefix: S_ }}, reasons: {{ type: Why, prefix: WHY_ }} }}\n\
             states:\n{states}reasons:\n  - {{ name: WHY_A, number: 1, updates: [{{ state: [{}], when: Now. }}] }}\n",
            named.join(", ")
        )
    };
    let project = Project::with(&[("catalogue.yaml", &catalogue(&named[..200]))]);
    let shown = project.run(&["list"]).exits(0).stdout;
    assert!(shown.contains("x comes with the state"), "{shown}");
    project.write("catalogue.yaml", &catalogue(&named));
    let shown = project.run(&["list"]).exits(0).stdout;
    assert!(shown.starts_with("enum     name"), "{shown}");
}
