//! What `check` says in the forms that programs read.

mod pipelines;

use std::fs;
use std::process::Command;

use crate::project::{Project, Run, repository};
use reasonbook::diagnostic::{Diagnostic, Place, Shown, Sources, codes, github, locate};
use serde_json::Value;
use snapbox::{assert_data_eq, str};

/// A project with an error at two places, a warning, and nothing to be generated yet.
fn ferry() -> Project {
    let catalogue = "\
project: Ferry
enums: { reasons: { type: Reason, prefix: R_ } }
reasons:
  - { name: R_FOG, number: 1, description: Fog lay on the water. }
  - { name: R_ICE, number: 2 }
outputs:
  'docs/100%, all.md': { template: task-state-reasons.md }
  src/reasons.rs: { template: reasons.rs }
";
    let project = Project::with(&[("catalogue.yaml", catalogue)]);
    project.run(&["generate"]).exits(0);
    project
}

/// The same, with something stale, something gone and a warning.
fn drifted() -> Project {
    let project = ferry();
    project.edit("src/reasons.rs", "All values", "Some values");
    fs::remove_file(project.path().join("docs/100%, all.md")).unwrap();
    project
}

/// The same, with an error at two places and one that spans lines.
fn invalid() -> Project {
    let project = ferry();
    project.edit("catalogue.yaml", "number: 2", "number: 1, since: 'grüße, 100%:\n      naïve'");
    project
}

#[test]
fn json_has_every_field_of_every_diagnostic() {
    let run = invalid().run(&["check", "--format", "json"]).exits(2);
    assert_eq!(run.stderr, "");
    assert_data_eq!(
        run.stdout,
        str![[r#"
{
  "version": 1,
  "diagnostics": [
    {
      "code": "duplicate-number",
      "severity": "error",
      "message": "the number 1 is taken",
      "place": {
        "file": "catalogue.yaml",
        "line": 5,
        "column": 28,
        "end_line": 5,
        "end_column": 29
      },
      "label": null,
      "other": {
        "place": {
          "file": "catalogue.yaml",
          "line": 4,
          "column": 28,
          "end_line": 4,
          "end_column": 29
        },
        "label": "by this entry"
      },
      "notes": [],
      "help": "the next free number is 2"
    },
    {
      "code": "wrong-type",
      "severity": "error",
      "message": "`since` is `grüße, 100%: naïve`",
      "place": {
        "file": "catalogue.yaml",
        "line": 5,
        "column": 38,
        "end_line": 6,
        "end_column": 13
      },
      "label": null,
      "other": null,
      "notes": [],
      "help": "it takes a release: letters, digits, `.`, `+`, `-`, `_` and `~`"
    }
  ]
}

"#]]
    );
}

#[test]
fn json_says_null_where_a_file_or_a_line_is_meant() {
    let run = drifted().run(&["check", "--format", "json"]).exits(1);
    assert_data_eq!(
        run.stdout,
        str![[r#"
{
  "version": 1,
  "diagnostics": [
    {
      "code": "missing-description",
      "severity": "warning",
      "message": "`R_ICE` has no description",
      "place": {
        "file": "catalogue.yaml",
        "line": 5,
        "column": 13,
        "end_line": 5,
        "end_column": 18
      },
      "label": null,
      "other": null,
      "notes": [],
      "help": "add `description:` with a sentence that says what happened"
    },
    {
      "code": "missing-output",
      "severity": "error",
      "message": "the file does not exist",
      "place": {
        "file": "docs/100%, all.md",
        "line": null,
        "column": null,
        "end_line": null,
        "end_column": null
      },
      "label": null,
      "other": null,
      "notes": [],
      "help": "run `reasonbook generate`"
    },
    {
      "code": "stale-output",
      "severity": "error",
      "message": "the file is not what the catalogue generates",
      "place": {
        "file": "src/reasons.rs",
        "line": 24,
        "column": null,
        "end_line": null,
        "end_column": null
      },
      "label": null,
      "other": null,
      "notes": [],
      "help": "edit the catalogue, not the file, and run `reasonbook generate`"
    }
  ]
}

"#]]
    );
    assert_data_eq!(
        run.stderr,
        str![[r#"
2 of 2 outputs not up to date; to update, run: reasonbook generate

"#]]
    );
}

#[test]
fn github_gets_a_line_for_each() {
    let run = invalid().run(&["check", "--format", "github"]).exits(2);
    assert_data_eq!(
        run.stdout,
        str![[r#"
::error file=catalogue.yaml,line=5,endLine=5,col=28,endColumn=28,title=duplicate-number::the number 1 is taken%0Acatalogue.yaml:4: by this entry%0Ahelp: the next free number is 2
::error file=catalogue.yaml,line=5,endLine=6,title=wrong-type::`since` is `grüße, 100%25: naïve`%0Ahelp: it takes a release: letters, digits, `.`, `+`, `-`, `_` and `~`

"#]]
    );
    let run = drifted().run(&["check", "--format", "github"]).exits(1);
    assert_data_eq!(
        run.stdout,
        str![[r#"
::warning file=catalogue.yaml,line=5,endLine=5,col=13,endColumn=17,title=missing-description::`R_ICE` has no description%0Ahelp: add `description:` with a sentence that says what happened
::error file=docs/100%25%2C all.md,title=missing-output::the file does not exist%0Ahelp: run `reasonbook generate`
::error file=src/reasons.rs,line=24,title=stale-output::the file is not what the catalogue generates%0Ahelp: edit the catalogue, not the file, and run `reasonbook generate`

"#]]
    );
}

#[test]
fn github_gets_paths_from_the_top_of_the_repository() {
    let project = drifted();
    let check = |folder: &str, catalogue: &str| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_reasonbook"));
        command.args(["check", "--format", "github", "--catalogue", catalogue]);
        command.env("GITHUB_WORKSPACE", project.path().canonicalize().unwrap());
        Run::of(command.current_dir(project.path().join(folder))).exits(1).stdout
    };
    let expected = check(".", "catalogue.yaml").replace("--catalogue c", "--catalogue ../c");
    assert!(expected.contains("file=src/reasons.rs,line="), "{expected}");
    assert_eq!(check("src", "../catalogue.yaml"), expected);
}

#[test]
fn github_gets_signs_that_mean_something_escaped() {
    let place = Place::Line("a,b:c%/d.md".into(), 3);
    let mut odd =
        Diagnostic::new(codes::STALE_OUTPUT, place, "50% of a::b, and ::error::c").with_help("h");
    odd.notes.push("one\r\ntwo".to_owned());
    assert_data_eq!(
        github(&Shown::of(locate(&[odd], &Sources::new(), &str::to_owned))),
        str![[r#"
::error file=a%2Cb%3Ac%25/d.md,line=3,title=stale-output::50%25 of a::b, and ::error::c%0Anote: one%0D%0Atwo%0Ahelp: h

"#]]
    );
}

#[test]
fn github_finds_the_line_that_is_stale() {
    let project = drifted();
    let run = project.run(&["check", "--format", "github"]).exits(1);
    let annotation = run.stdout.lines().find(|line| line.contains("src/reasons.rs")).unwrap();
    let (_, rest) = annotation.split_once("line=").unwrap();
    let line: usize = rest.split(',').next().unwrap().parse().unwrap();
    let text = project.read("src/reasons.rs");
    assert!(text.lines().nth(line - 1).unwrap().contains("Some values"), "{annotation}");
}

#[test]
fn sarif_is_valid() {
    let schema = fs::read_to_string(repository("tests/formats/sarif-2.1.0.schema.json")).unwrap();
    // A bracket too many, which only browsers take for a sign like any other.
    let schema: Value = serde_json::from_str(&schema.replace("{2}]?$", "{2}?$")).unwrap();
    let validator = jsonschema::draft7::new(&schema).unwrap();
    for (project, code, results) in [(invalid(), 2, 2), (drifted(), 1, 3)] {
        let run = project.run(&["check", "--format", "sarif"]).exits(code);
        let log: Value = serde_json::from_str(&run.stdout).unwrap();
        let errors: Vec<_> = validator.iter_errors(&log).map(|error| error.to_string()).collect();
        assert!(errors.is_empty(), "{errors:#?}\n{}", run.stdout);
        assert_eq!(log["runs"][0]["results"].as_array().unwrap().len(), results);
        for result in log["runs"][0]["results"].as_array().unwrap() {
            let rules = log["runs"][0]["tool"]["driver"]["rules"].as_array().unwrap();
            assert!(rules.iter().any(|rule| rule["id"] == result["ruleId"]), "{result:#}");
        }
    }
    // The schema is not one that takes everything.
    assert!(!validator.is_valid(&serde_json::json!({ "version": "2.1.0" })));
}

#[test]
fn sarif_has_places_and_the_other_place() {
    let run = invalid().run(&["check", "--format", "sarif"]).exits(2);
    let log: Value = serde_json::from_str(&run.stdout).unwrap();
    let result = &log["runs"][0]["results"][0];
    let other = &result["relatedLocations"][0];
    assert_eq!(result["ruleId"], "duplicate-number");
    assert_eq!(result["level"], "error");
    let text = "the number 1 is taken\nhelp: the next free number is 2";
    assert_eq!(result["message"]["text"], text);
    let region = |location: &Value| location["physicalLocation"]["region"].to_string();
    let at = |line| {
        format!(r#"{{"startLine":{line},"startColumn":28,"endLine":{line},"endColumn":29}}"#)
    };
    assert_eq!((region(&result["locations"][0]), region(other)), (at(5), at(4)));
    assert_eq!(other["message"]["text"], "by this entry");
    let run = drifted().run(&["check", "--format", "sarif"]).exits(1);
    assert!(run.stdout.contains("\"uri\": \"docs/100%25%2C%20all.md\""), "{}", run.stdout);
}

#[test]
fn paths_lead_from_the_current_folder() {
    let project = drifted();
    project.write("below/here.txt", "");
    for (folder, catalogue, stale) in [
        ("", "catalogue.yaml", "src/reasons.rs"),
        ("below", "../catalogue.yaml", "../src/reasons.rs"),
    ] {
        let run = project.run_in(folder, &["check", "--format", "json"]).exits(1);
        let report: Value = serde_json::from_str(&run.stdout).unwrap();
        let files: Vec<_> = report["diagnostics"]
            .as_array()
            .unwrap()
            .iter()
            .map(|diagnostic| diagnostic["place"]["file"].as_str().unwrap().to_owned())
            .collect();
        assert!(files.iter().any(|file| file == catalogue), "{files:?}");
        assert!(files.iter().any(|file| file == stale), "{files:?}");
    }
}

#[test]
fn nothing_wrong_is_a_report_too() {
    let project = ferry();
    project.edit("catalogue.yaml", "number: 2", "number: 2, description: The harbour was frozen.");
    project.run(&["generate"]).exits(0);
    let run = project.run(&["check", "--format", "json"]).exits(0);
    assert_eq!(run.stdout, "{\n  \"version\": 1,\n  \"diagnostics\": []\n}\n");
    assert_eq!(project.run(&["check", "--format", "github"]).exits(0).stdout, "");
    let log = project.run(&["check", "--format", "sarif"]).exits(0).stdout;
    let log: Value = serde_json::from_str(&log).unwrap();
    assert_eq!(log["runs"][0]["results"], serde_json::json!([]));
}

#[test]
fn no_catalogue_is_reported_in_the_form_that_was_asked_for() {
    let run = Project::empty().run(&["check", "--format", "github"]).exits(2);
    assert_data_eq!(
        run.stdout,
        str![[r#"
::error file=catalogue.yaml,title=no-catalogue::neither this folder nor one above it has this file%0Ahelp: write one with `reasonbook init`, or name the catalogue with --catalogue FILE

"#]]
    );
}

#[test]
fn warnings_are_errors_where_they_are_denied() {
    let project = ferry();
    let run = project.run(&["check"]).exits(0);
    assert!(run.stderr.starts_with("warning[missing-description]"), "{}", run.stderr);
    let run = project.run(&["check", "--deny", "warnings"]).exits(1);
    assert!(run.stderr.starts_with("error[missing-description]"), "{}", run.stderr);
    project.run(&["check", "--deny", "errors"]).exits(2);
}

#[test]
fn a_denied_lint_keeps_nothing_from_being_written() {
    let project = ferry();
    project.edit(
        "catalogue.yaml",
        "reasons:\n",
        "lints: { missing-description: deny }\nreasons:\n",
    );
    project.edit("catalogue.yaml", "number: 2", "number: 3");
    let run = project.run(&["generate"]).exits(1);
    assert!(run.stderr.contains("updated src/reasons.rs\n"), "{}", run.stderr);
    assert!(run.stderr.contains("error[missing-description]"), "{}", run.stderr);
    assert!(
        project.read("src/reasons.rs").contains("RIce = 3")
            || project.read("src/reasons.rs").contains("Ice = 3")
    );
    let run = project.run(&["check"]).exits(1);
    assert!(run.stderr.ends_with("2 outputs are up to date\n"), "{}", run.stderr);
}

#[test]
fn no_diff_is_shown_while_one_output_is_refused() {
    let project = drifted();
    project.write("docs/100%, all.md", "my own page\n");
    let before = project.files();
    let run = project.run(&["check"]).exits(1);
    assert_eq!(run.stdout, "", "who applies the diff writes no more than `generate` would");
    assert!(
        run.stderr.contains("error[not-adopted]") && run.stderr.contains("error[stale-output]")
    );
    project.run(&["generate"]).exits(1);
    assert_eq!(project.files(), before);
}
