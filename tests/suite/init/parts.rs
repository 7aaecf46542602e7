//! Enums of one api in several files, and of several apis in one file.

use snapbox::{assert_data_eq, str};

use super::named::{init, part};
use crate::project::Project;

const STATE: &str = "\
syntax = \"proto2\";
package ferry.state;

// Where a job stands.
enum JobState {
  // See `WHY_SHIP`.
  JOB_SHIP = 0;
}
";

const CAUSES: &str = "\
syntax = \"proto2\";
package ferry;

// Why a job ended.
enum Cause {
  // The ship sank.
  WHY_SHIP = 0;
  WHY_ICE = 1;
}

message Job {
  // Why a job ended.
  enum Cause {
    // The boat sank.
    WHY_BOAT = 0;
    WHY_ICE = 1;
  }
}
";

fn ferry() -> Project {
    Project::with(&[("state.proto", STATE), ("api/cause.proto", CAUSES)])
}

/// What `init` says; `generate` then leaves the files as they are, and `check` is content.
fn initialised(project: &Project, arguments: &[&str]) -> String {
    let said = project.run(&[&["init"], arguments].concat()).exits(0).stderr;
    let before = project.files();
    project.run(&["generate"]).exits(0);
    project.run(&["check"]).exits(0);
    for (path, text) in before {
        assert_eq!(project.files()[&path], text, "{path}");
    }
    said
}

#[test]
fn one_api_in_two_files() {
    let project = ferry();
    let said = initialised(
        &project,
        &["--states", "state.proto:JobState", "--reasons", "api/cause.proto:Cause"],
    );
    assert_eq!(said.matches("warning").count(), 0, "{said}");
    let catalogue = project.read("catalogue.yaml");
    assert!(!catalogue.contains("apis:"), "{catalogue}");
    let (_, outputs) = catalogue.split_once("\noutputs:\n").unwrap();
    assert_data_eq!(
        outputs,
        str![[r#"
  docs/reasons.md: { template: task-state-reasons.md }
  # `adopted` allows comments that the catalogue lacks to be replaced: `init` listed them.
  # Without it, `check` lists them again.
  state.proto:
    adopted: true
    proto_comments:
      states: JobState
  api/cause.proto:
    adopted: true
    proto_comments:
      reasons: Cause

"#]]
    );
}

/// The file that most of the enums are in need not be repeated.
#[test]
fn one_enum_elsewhere() {
    let project = ferry();
    let most = ["--from-proto", "api/cause.proto", "--reasons", "Cause"];
    initialised(&project, &[&most[..], &["--states", "state.proto:JobState"]].concat());
    let catalogue = project.read("catalogue.yaml");
    assert!(catalogue.contains("\n#   api/cause.proto\n#   state.proto\n"), "{catalogue}");
    assert!(catalogue.contains("\nproject: Ferry\n"), "{catalogue}");
}

/// The states that both apis share are called the same in both, whatever the rule for the others says.
#[test]
fn two_apis_in_one_file() {
    let project = ferry();
    let enums =
        ["--states", "state.proto:JobState", "--reasons", "Cause", "--reasons", "Job.Cause"];
    let said = initialised(&project, &[&["--from-proto", "api/cause.proto"], &enums[..]].concat());
    assert_data_eq!(
        said,
        str![[r#"
warning[not-carried-over]: `generate` and `check` ignore `Job.Cause`: an output has one api, and this enum is of v1
  --> api/cause.proto:13:8
   |
13 |   enum Cause {
   |        ^^^^^
   |
   = help: to generate its comments, move it to a file of its own

created catalogue.yaml with 1 state, 2 reasons
1 warning above: what it lacks, and where files disagree
see what it changes with: reasonbook check; then run: reasonbook generate
lines for a .gitattributes beside it, so that reviews fold generated files:
  docs/reasons.md linguist-generated eol=lf

"#]]
    );
    let catalogue = project.read("catalogue.yaml");
    assert_data_eq!(
        part(&catalogue, "apis", "enums"),
        str![[r#"
apis:
  v0: {}
  v1: { rename: { SHIP: BOAT } }


"#]]
    );
    assert_data_eq!(
        part(&catalogue, "states", "reasons"),
        str![[r#"
states:
  - name: JOB_SHIP
    names: { v1: JOB_SHIP }
    number: 0
    description: See `WHY_SHIP`.

# Still to be written: when each reason is sent, one line for each case, under the reason.
#
#     updates:
#       - { state: JOB_SHIP, when: … }
#

"#]]
    );
    let (_, outputs) = catalogue.split_once("\noutputs:\n").unwrap();
    assert_data_eq!(
        outputs,
        str![[r#"
  docs/reasons.md: { template: task-state-reasons.md }
  # `adopted` allows comments that the catalogue lacks to be replaced: `init` listed them.
  # Without it, `check` lists them again.
  api/cause.proto:
    adopted: true
    proto_comments:
      reasons: Cause
  state.proto:
    adopted: true
    proto_comments:
      states: JobState

"#]]
    );
}

#[test]
fn two_apis_in_four_files() {
    let project = ferry();
    project.write("v1/state.proto", &STATE.replace("SHIP", "BOAT").replace("state;", "v1;"));
    project
        .write("v1/cause.proto", &CAUSES.replace("SHIP", "BOAT").replace("The ship", "The boat"));
    let first = ["--states", "state.proto:JobState", "--reasons", "api/cause.proto:Cause"];
    let second = ["--states", "v1/state.proto:JobState", "--reasons", "v1/cause.proto:Cause"];
    let said = project.run(&[&["init"], &first[..], &second].concat()).exits(0).stderr;
    assert!(said.contains("warning[different-comment]: this differs"), "{said}");
    let catalogue = project.read("catalogue.yaml");
    assert_data_eq!(
        part(&catalogue, "apis", "enums"),
        str![[r#"
apis:
  v0: {}
  v1: { rename: { SHIP: BOAT } }


"#]]
    );
    for path in ["v1/state.proto", "v1/cause.proto"] {
        assert!(catalogue.contains(&format!("\n  {path}:\n    api: v1\n")), "{catalogue}");
    }
    project.run(&["generate"]).exits(0);
    assert!(project.read("v1/state.proto").contains("  // See `WHY_BOAT`.\n"));
}

#[test]
fn a_file_that_no_enum_is_asked_of() {
    let project = ferry();
    let asked = ["init", "--from-proto", "api/cause.proto", "--states", "state.proto:JobState"];
    assert_data_eq!(
        project.run(&asked).exits(2).stderr,
        str![[r#"
error[unknown-enum]: no enum is given for the states, the sources or the reasons
--> api/cause.proto
 = help: name them with --states, --sources or --reasons; known here: Cause, Job.Cause

nothing was written

"#]]
    );
}

#[test]
fn the_project_is_called_like_what_its_package_is_about() {
    for (package, project) in [
        ("package kiln;", "Kiln"),
        ("package org.kiln.api.v1;", "Kiln"),
        ("package kiln.proto;", "Kiln"),
        ("package api;", "0"),
        ("", "0"),
    ] {
        let (catalogue, _) = init(&[&format!("{package}\nenum Reason {{ HOT = 0; }}\n")]);
        let line = catalogue.lines().find(|line| line.starts_with("project:")).unwrap();
        assert_eq!(line.replace('"', ""), format!("project: {project}"), "{package}");
    }
}

#[test]
fn a_comment_behind_a_value_describes_it() {
    let (catalogue, said) = init(&["
enum Reason {
  A = 0;  // The cup broke.
  // Nobody had sugar.
  B = 1;  // See A.
  C = 2 [deprecated = true]; /* The tea is cold. */
}
"]);
    assert_eq!(catalogue.matches("The cup broke.").count(), 1, "{catalogue}");
    assert_data_eq!(
        part(&catalogue, "reasons", "outputs"),
        str![[r#"
reasons:
  - name: A
    number: 0
    description: The cup broke.

  - name: B
    number: 1
    description: Nobody had sugar.

  - name: C
    number: 2
    description: The tea is cold.
    lifecycle: deprecated


"#]]
    );
    assert_data_eq!(
        said,
        str![[r#"
warning[not-carried-over]: `Reason` has comments after its values, which are descriptions now; they stay, and `generate` writes the same text above the values
 --> 0.proto:4:11
  |
4 |   A = 0;  // The cup broke.
  |           ^^^^^^^^^^^^^^^^^
  |
  = note: all of them: lines 4 and 7
  = help: remove them

warning[not-carried-over]: `Reason` has comments beside and between its values, or at aliases; they stay in the file, and are not in the catalogue
 --> 0.proto:6:11
  |
6 |   B = 1;  // See A.
  |           ^^^^^^^^^
  |
  = help: add to the catalogue what its readers should know

created catalogue.yaml with 3 reasons
2 warnings above: what it lacks, and where files disagree
see what it changes with: reasonbook check; then run: reasonbook generate
lines for a .gitattributes beside it, so that reviews fold generated files:
  docs/reasons.md linguist-generated eol=lf

"#]]
    );
}
