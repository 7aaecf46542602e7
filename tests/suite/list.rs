//! `list`: the reasons by state, and tables for people and programs.

mod whole;

use std::process::{Command, Stdio};

use crate::project::{Project, Run};
use serde_json::Value;
use snapbox::{assert_data_eq, str};

const CATALOGUE: &str = "\
project: Ferry
enums:
  states: { type: JobState, prefix: JOB_ }
  sources: { type: Source, prefix: FROM_ }
  reasons: { type: Reason, prefix: WHY_ }
apis: { v1: {}, v2: { rename: { HOST: NODE } } }
capabilities: { PATIENT: { frameworks: patient ones } }
states:
  - { name: JOB_RUNNING, number: 1 }
  - { name: JOB_LOST, number: 2, former_names: [{ name: JOB_AWAY }] }
  - { name: JOB_SILENT, number: 3, requires: PATIENT }
sources: [{ name: FROM_HOST, number: 1 }, { name: FROM_HUB, number: 2 }]
reasons:
  - name: WHY_HOST_LOST
    number: 1
    since: 0.9.1
    description: \"Nobody hears from it, \\\"not\\\"\\na word.\"
    updates:
      - { state: JOB_LOST, source: [FROM_HUB, FROM_HOST], when: Now., instead: { PATIENT: JOB_SILENT } }
      - { state: last-known, source: FROM_HUB, when: Then. }
  - { name: WHY_OLD, number: 2, lifecycle: { deprecated: { since: \"1\" } } }
  - { name: WHY_V1, number: -1, updates: [{ state: JOB_LOST, source: FROM_HOST, when: So., apis: [v1] }] }
";

fn list(arguments: &[&str]) -> Run {
    in_columns("80", arguments)
}

fn in_columns(columns: &str, arguments: &[&str]) -> Run {
    let project = Project::with(&[("catalogue.yaml", CATALOGUE)]);
    let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_reasonbook"));
    command.current_dir(project.path()).env("COLUMNS", columns).arg("list").args(arguments);
    Run::of(&mut command)
}

fn shown(arguments: &[&str]) -> String {
    list(arguments).exits(0).stdout
}

/// The names in a table.
fn names(arguments: &[&str]) -> Vec<String> {
    let json = shown(&[arguments, &["--format", "json"]].concat());
    let json: Value = serde_json::from_str(&json).unwrap();
    let entries = json["entries"].as_array().unwrap().iter();
    let names: Vec<_> = entries.map(|it| it["name"].as_str().unwrap().to_owned()).collect();
    // The same entries as CSV; one text has a line break.
    let csv = shown(&[arguments, &["--format", "csv"]].concat());
    assert_eq!(csv.matches("\r\n").count(), names.len() + 1, "{csv}");
    names
}

#[test]
fn reasons_by_state() {
    assert_data_eq!(
        shown(&[]),
        str![[r#"
              JOB_LOST JOB_SILENT last-known
WHY_HOST_LOST x        o          x
WHY_OLD       .        .          .           deprecated
WHY_V1        x        .          .

x comes with the state
o comes with it instead of another

"#]]
    );
    assert_data_eq!(
        shown(&["--api", "v2"]),
        str![[r#"
              JOB_LOST JOB_SILENT last-known
WHY_NODE_LOST x        o          x
WHY_OLD       .        .          .           deprecated
WHY_V1        .        .          .

x comes with the state
o comes with it instead of another

"#]]
    );
}

#[test]
fn letters_where_names_are_too_long() {
    assert_data_eq!(
        in_columns("40", &[]).exits(0).stdout,
        str![[r#"
              A B C
WHY_HOST_LOST x o x
WHY_OLD       . . .  deprecated
WHY_V1        x . .

A JOB_LOST    B JOB_SILENT
C last-known
x comes with the state
o comes with it instead of another

"#]]
    );
    // Columns that have no room go on below.
    assert_data_eq!(
        in_columns("18", &[]).exits(0).stdout,
        str![[r#"
              A
WHY_HOST_LOST x
WHY_OLD       .  d
WHY_V1        x

              B
WHY_HOST_LOST o
WHY_OLD       .  d
WHY_V1        .

              C
WHY_HOST_LOST x
WHY_OLD       .  d
WHY_V1        .

A JOB_LOST
B JOB_SILENT
C last-known
x comes with the state
o comes with it instead of another
d deprecated

"#]]
    );
}

#[test]
fn the_own_catalogue_fits_eighty_columns() {
    let project = Project::own();
    let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_reasonbook"));
    command.current_dir(project.path()).env_remove("COLUMNS").arg("list");
    let shown = Run::of(&mut command).exits(0).stdout;
    assert!(shown.lines().all(|line| line.len() <= 80), "{shown}");
    assert_data_eq!(
        shown,
        str![[r#"
                                        A B C D E F G H I J K L
REASON_COMMAND_EXECUTOR_FAILED          . . . . . . . . . . . .  deprecated
REASON_CONTAINER_LAUNCH_FAILED          . . x . . . . . . . . .
REASON_CONTAINER_LIMITATION             . . x . . . . . . . . .
REASON_CONTAINER_LIMITATION_DISK        . . x . . . . . . . . .
REASON_CONTAINER_LIMITATION_MEMORY      . . x . . . . . . . . .
REASON_CONTAINER_PREEMPTED              . . . . . x . . o . . .
REASON_CONTAINER_UPDATE_FAILED          . . . . . x . . o . . .
REASON_EXECUTOR_REGISTRATION_TIMEOUT    . . x . . . . . . . . .
REASON_EXECUTOR_REREGISTRATION_TIMEOUT  . . . . . x . . o . . .
REASON_EXECUTOR_TERMINATED              . . x . . x o . . . . .
REASON_EXECUTOR_UNREGISTERED            . . . . . . . . . . . .  unused
REASON_FRAMEWORK_REMOVED                . . . x . . . . . . . .
REASON_GC_ERROR                         . . . . . x o . . . . .
REASON_INVALID_FRAMEWORKID              . . . . . . . . . . . .  unused
REASON_INVALID_OFFERS                   . . . . . x o . . . . .
REASON_IO_SWITCHBOARD_EXITED            . . x . . . . . . . . .
REASON_MASTER_DISCONNECTED              . . . . . x o . . . . .
REASON_MAX_COMPLETION_TIME_REACHED      . . x . . . . . . . . .
REASON_RECONCILIATION                   . . . . . x o o o o o x
REASON_RESOURCES_UNKNOWN                . . . . . x o . . . . .
REASON_SLAVE_DISCONNECTED               . . . . . x o . . . . .
REASON_SLAVE_DRAINING                   . x . x . x o . . o . .
REASON_SLAVE_REMOVED                    . . . . . x o o . . . .
REASON_SLAVE_REMOVED_BY_OPERATOR        . . . . . . . . . x . .
REASON_SLAVE_REREGISTERED               . . . . . . . . . . . x
REASON_SLAVE_RESTARTED                  . . . . . x o . . . . .
REASON_SLAVE_UNKNOWN                    . . . . . . . . . . . .  unused
REASON_TASK_CHECK_STATUS_UPDATED        x . . . . . . . . . . x
REASON_TASK_GROUP_INVALID               . . . . x . . . . . . .
REASON_TASK_GROUP_UNAUTHORIZED          . . . . x . . . . . . .
REASON_TASK_HEALTH_CHECK_STATUS_UPDATED x . . . . . . . . . . x
REASON_TASK_INVALID                     . . . . x x o . . . . .
REASON_TASK_KILLED_DURING_LAUNCH        . . . x . . . . . . . .
REASON_TASK_UNAUTHORIZED                . . . . x . . . . . . .
REASON_TASK_UNKNOWN                     . . . . . . . . . . . .  unused

A TASK_RUNNING           B TASK_KILLING           C TASK_FAILED
D TASK_KILLED            E TASK_ERROR             F TASK_LOST
G TASK_DROPPED           H TASK_UNREACHABLE       I TASK_GONE
J TASK_GONE_BY_OPERATOR  K TASK_UNKNOWN           L last-known
x comes with the state
o comes with it instead of another

"#]]
    );
}

#[test]
fn a_catalogue_without_states_is_a_table() {
    let shown = Project::fixture("payments").run(&["list"]).exits(0).stdout;
    assert_data_eq!(
        shown,
        str![[r#"
name              number  lifecycle   since
APPROVED             200  active
UNKNOWN_OUTCOME       -1  active
DECLINED            1000  active      1.0
EXPIRED_CARD        1001  active      1.0
LIMIT_REACHED       1002  active      1.10
SIGNATURE_NEEDED    1100  deprecated  1.2
CHEQUE_BOUNCED      1200  removed     1.0

"#]]
    );
}

#[test]
fn filters() {
    assert_eq!(names(&["--state", "JOB_LOST"]), ["WHY_HOST_LOST", "WHY_V1"]);
    // By a former name; by what comes instead; by the name in another api.
    assert_eq!(names(&["--state", "JOB_AWAY"]), ["WHY_HOST_LOST", "WHY_V1"]);
    assert_eq!(names(&["--state", "JOB_SILENT"]), ["WHY_HOST_LOST"]);
    assert_eq!(names(&["--source", "FROM_NODE"]), ["WHY_HOST_LOST", "WHY_V1"]);
    // The state from that source, not from any.
    assert_eq!(names(&["--state", "last-known"]), ["WHY_HOST_LOST"]);
    assert_eq!(names(&["--state", "last-known", "--source", "FROM_HOST"]), [""; 0]);
    // A case that the api does not have.
    assert_eq!(names(&["--state", "JOB_LOST", "--api", "v2"]), ["WHY_NODE_LOST"]);
    assert_eq!(names(&["--lifecycle", "deprecated"]), ["WHY_OLD"]);
    assert_eq!(names(&["--enum", "sources"]), ["FROM_HOST", "FROM_HUB"]);
    assert_eq!(names(&["--enum", "sources", "--state", "JOB_LOST"]), [""; 0]);
    assert_eq!(names(&[]).len(), 8);
}

#[test]
fn a_table() {
    assert_data_eq!(
        shown(&["--enum", "reasons"]),
        str![[r#"
name           number  lifecycle   since
WHY_HOST_LOST       1  active      0.9.1
WHY_OLD             2  deprecated
WHY_V1             -1  active

"#]]
    );
    assert_data_eq!(
        shown(&["--lifecycle", "active"]),
        str![[r#"
enum     name           number  lifecycle  since
states   JOB_RUNNING         1  active
states   JOB_LOST            2  active
states   JOB_SILENT          3  active
sources  FROM_HOST           1  active
sources  FROM_HUB            2  active
reasons  WHY_HOST_LOST       1  active     0.9.1
reasons  WHY_V1             -1  active

"#]]
    );
    let none = list(&["--lifecycle", "removed"]).exits(0);
    assert_eq!((none.stdout.as_str(), none.stderr.as_str()), ("", "no entry matches\n"));
}

/// Columns move together where that helps; the names stay whole.
#[test]
fn a_table_in_a_narrow_terminal() {
    let shown = |columns: &str| in_columns(columns, &["--enum", "reasons"]).exits(0).stdout;
    assert_eq!(shown("40"), shown("80"));
    assert_data_eq!(
        shown("39"),
        str![[r#"
name          number lifecycle  since
WHY_HOST_LOST      1 active     0.9.1
WHY_OLD            2 deprecated
WHY_V1            -1 active

"#]]
    );
}

#[test]
fn what_is_not_there() {
    let run = list(&["--state", "JOB_LSOT", "--source", "JOB_LOST", "--api", "v3"]).exits(2);
    assert_data_eq!(
        run.stderr,
        str![[r#"
error[unknown-api]: there is no api `v3`
--> catalogue.yaml
 = help: did you mean `v1`?

error[unknown-state]: there is no state `JOB_LSOT`
--> catalogue.yaml
 = help: did you mean `JOB_LOST`?

error[unknown-source]: there is no source `JOB_LOST`
--> catalogue.yaml
 = help: known here: FROM_HOST, FROM_HUB


"#]]
    );
    let run = Project::empty().run(&["list"]).exits(2);
    assert!(run.stderr.contains("error[no-catalogue]"), "{}", run.stderr);
}

/// `script` is the terminal.
#[test]
fn the_matrix_fits_the_terminal() {
    let project = Project::own();
    let narrow = format!("stty rows 24 cols 50; {} list", env!("CARGO_BIN_EXE_reasonbook"));
    let mut script = Command::new("script");
    script.args(["--quiet", "--return", "--command", &narrow, "/dev/null"]);
    script.current_dir(project.path()).env("SHELL", "/bin/sh").env("COLUMNS", "200");
    script.stdin(Stdio::null());
    let shown = String::from_utf8(script.output().unwrap().stdout).unwrap();
    assert!(shown.lines().all(|line| line.trim_end().chars().count() <= 50), "{shown}");
    assert!(shown.contains("F TASK_LOST"), "{shown}");
}
