//! The forms for the pipelines of CI services, and the one for editors and `grep`.

use std::collections::BTreeSet;
use std::process::Command;

use super::{drifted, ferry, invalid};
use crate::idiom::tool;
use crate::project::{Project, Run};
use reasonbook::diagnostic::{Diagnostic, Place, Sources, codes, junit, locate};
use serde_json::{Value, json};
use snapbox::{assert_data_eq, str};

/// The fields of a code quality report that GitLab's documentation requires.
fn code_quality() -> Value {
    let text = json!({ "type": "string", "minLength": 1 });
    json!({
        "type": "array",
        "items": {
            "type": "object",
            "required": ["description", "check_name", "fingerprint", "location", "severity"],
            "properties": {
                "description": text,
                "check_name": text,
                "fingerprint": text,
                "severity": { "enum": ["info", "minor", "major", "critical", "blocker"] },
                "location": {
                    "type": "object",
                    "required": ["path", "lines"],
                    "properties": {
                        "path": { "type": "string", "pattern": "^[^./]" },
                        "lines": {
                            "type": "object",
                            "required": ["begin"],
                            "properties": { "begin": { "type": "integer", "minimum": 1 } },
                        },
                    },
                },
            },
        },
    })
}

/// What a parser of `JUnit` reports reads: counts, then each test with what it says.
fn read_junit(report: &str) -> String {
    let project = Project::with(&[("report.xml", report)]);
    let script = "\
import sys
from junitparser import JUnitXml, TestSuite
report = JUnitXml.fromfile(sys.argv[1])
print(report.tests, report.failures)
for suite in report:
    for case in suite:
        print(case.classname, '|', case.name, '|', case.system_out)
        for result in case.result:
            print(result.type, '|', result.message, '|', result.text)
";
    project.program(&tool("python"), &["-c", script, "report.xml"]).exits(0).stdout
}

#[test]
fn concise_is_a_line_for_each() {
    let run = invalid().run(&["check", "--format", "concise"]).exits(2);
    assert_data_eq!(
        run.stdout,
        str![[r#"
catalogue.yaml:5:28: error[duplicate-number] the number 1 is taken
catalogue.yaml:5:38: error[wrong-type] `since` is `grüße, 100%: naïve`

"#]]
    );
    let run = drifted().run(&["check", "--format", "concise"]).exits(1);
    assert_data_eq!(
        run.stdout,
        str![[r#"
catalogue.yaml:5:13: warning[missing-description] `R_ICE` has no description
docs/100%, all.md: error[missing-output] the file does not exist
src/reasons.rs:24: error[stale-output] the file is not what the catalogue generates

"#]]
    );
}

#[test]
fn gitlab_gets_a_code_quality_report() {
    let run = drifted().run(&["check", "--format", "gitlab"]).exits(1);
    assert_data_eq!(
        &run.stdout,
        str![[r#"
[
  {
    "description": "`R_ICE` has no description/nhelp: add `description:` with a sentence that says what happened",
    "check_name": "missing-description",
    "fingerprint": "[..]",
    "severity": "minor",
    "location": {
      "path": "catalogue.yaml",
      "lines": {
        "begin": 5
      }
    }
  },
  {
    "description": "the file does not exist/nhelp: run `reasonbook generate`",
    "check_name": "missing-output",
    "fingerprint": "[..]",
    "severity": "major",
    "location": {
      "path": "docs/100%, all.md",
      "lines": {
        "begin": 1
      }
    }
  },
  {
    "description": "the file is not what the catalogue generates/nhelp: edit the catalogue, not the file, and run `reasonbook generate`",
    "check_name": "stale-output",
    "fingerprint": "[..]",
    "severity": "major",
    "location": {
      "path": "src/reasons.rs",
      "lines": {
        "begin": 24
      }
    }
  }
]

"#]]
    );
    let validator = jsonschema::validator_for(&code_quality()).unwrap();
    for report in [run.stdout, invalid().run(&["check", "--format", "gitlab"]).exits(2).stdout] {
        let report: Value = serde_json::from_str(&report).unwrap();
        let errors: Vec<_> = validator.iter_errors(&report).map(|it| it.to_string()).collect();
        assert!(errors.is_empty(), "{errors:#?}");
    }
    assert!(!validator.is_valid(&json!([{ "description": "It has no place." }])));
}

fn fingerprints(project: &Project) -> Vec<String> {
    let report = project.run(&["check", "--format", "gitlab"]).stdout;
    let report: Value = serde_json::from_str(&report).unwrap();
    let issues = report.as_array().unwrap().iter();
    issues.map(|issue| issue["fingerprint"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn gitlab_knows_a_finding_again_on_another_line_and_tells_twins_apart() {
    let project = ferry();
    project.edit(
        "catalogue.yaml",
        "description: Fog lay on the water.",
        "description: R_X `R_X` `R_X`.",
    );
    let before = fingerprints(&project);
    assert!(before.len() > 2, "{before:?}");
    assert_eq!(before.iter().collect::<BTreeSet<_>>().len(), before.len(), "{before:?}");
    project.edit("catalogue.yaml", "project: Ferry\n", "\n\nproject: Ferry\n");
    assert_eq!(fingerprints(&project), before);
}

#[test]
fn gitlab_gets_paths_from_the_top_of_the_repository() {
    let project = drifted();
    let mut command = Command::new(env!("CARGO_BIN_EXE_reasonbook"));
    command.args(["check", "--format", "gitlab", "--catalogue", "../catalogue.yaml"]);
    command.env("CI_PROJECT_DIR", project.path().canonicalize().unwrap());
    command.env_remove("GITHUB_WORKSPACE").current_dir(project.path().join("src"));
    let run = Run::of(&mut command).exits(1);
    assert!(run.stdout.contains("\"path\": \"src/reasons.rs\""), "{}", run.stdout);
}

#[test]
fn junit_has_a_test_for_each_and_warnings_pass() {
    let run = drifted().run(&["check", "--format", "junit"]).exits(1);
    assert_data_eq!(
        read_junit(&run.stdout),
        str![[r#"
3 2
catalogue.yaml | missing-description: `R_ICE` has no description | catalogue.yaml:5: `R_ICE` has no description
help: add `description:` with a sentence that says what happened
docs/100%, all.md | missing-output: the file does not exist | None
missing-output | the file does not exist | docs/100%, all.md: the file does not exist
help: run `reasonbook generate`
src/reasons.rs | stale-output: the file is not what the catalogue generates | None
stale-output | the file is not what the catalogue generates | src/reasons.rs:24: the file is not what the catalogue generates
help: edit the catalogue, not the file, and run `reasonbook generate`

"#]]
    );
}

#[test]
fn junit_takes_any_text() {
    let odd = "<a href=\"b\"> & ]]> \u{0} \u{fffe} \u{1b}[1m";
    let odd = Diagnostic::new(codes::SYNTAX, Place::whole("a&b<c>\".md"), odd).with_help("\"&\"");
    assert_data_eq!(
        read_junit(&junit(&locate(&[odd], &Sources::new(), &str::to_owned))),
        str![[r#"
1 1
a&b<c>".md | syntax: <a href="b"> & ]]> ␀ � ␛[1m | None
syntax | <a href="b"> & ]]> ␀ � ␛[1m | a&b<c>".md: <a href="b"> & ]]> ␀ � ␛[1m
help: "&"

"#]]
    );
}

#[test]
fn nothing_wrong_is_a_report_of_each_form_too() {
    let project = ferry();
    project.edit("catalogue.yaml", "number: 2", "number: 2, description: The harbour was frozen.");
    project.run(&["generate"]).exits(0);
    let report = |form| project.run(&["check", "--format", form]).exits(0).stdout;
    assert_eq!(report("concise"), "");
    assert_eq!(report("gitlab"), "[]\n");
    assert_eq!(read_junit(&report("junit")), "1 0\nreasonbook | nothing found | None\n");
}
