//! Questions: asked at a terminal, and nowhere else. `script` is the terminal.

use std::io::Write;
use std::process::{Command, Stdio};

use super::ferry;
use crate::project::Project;
use snapbox::{assert_data_eq, str};

/// What stands on the terminal after a command and these answers.
fn at_a_terminal(project: &Project, command: &str, answers: &str) -> (i32, String) {
    let line = format!("{} {command}", env!("CARGO_BIN_EXE_reasonbook"));
    let mut script = Command::new("script");
    script.args(["--quiet", "--return", "--echo", "never", "--command", &line, "/dev/null"]);
    script.current_dir(project.path()).env("NO_COLOR", "1").env("SHELL", "/bin/sh");
    script.stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut running = script.spawn().expect("`script` of util-linux runs");
    running.stdin.take().unwrap().write_all(answers.as_bytes()).unwrap();
    let output = running.wait_with_output().unwrap();
    let shown = String::from_utf8(output.stdout).unwrap();
    (output.status.code().unwrap(), shown.replace('\r', ""))
}

#[test]
fn all_that_add_wants_to_know() {
    let project = ferry(&[]);
    let answers = "WHY_FIRE\nThe machine burned down.\n\n\nJOB_LOST\nFROM_HOST\nIt was hot.\n";
    let (code, shown) = at_a_terminal(&project, "add", answers);
    assert_data_eq!(
        shown,
        str![[r#"
Name: Description: Number (4): Since (2.0): States: JOB_RUNNING, JOB_LOST, last-known
State that comes with it (or nothing): Sources: FROM_HOST, FROM_HUB
Source that sends it (or nothing): The case in which it comes: --- a/catalogue.yaml
+++ b/catalogue.yaml
@@ -37,5 +37,14 @@
     lifecycle: unused
     # Its remark.
 
+  - name: WHY_FIRE
+    number: 4
+    since: "2.0"
+    description: The machine burned down.
+    updates:
+      - state: JOB_LOST
+        source: FROM_HOST
+        when: It was hot.
+
 # Two was a mistake.
 reserved: { numbers: { reasons: [2] } }
reasons
  `WHY_FIRE` is new, with the number 4, since 2.0
updated catalogue.yaml
to update the outputs, run: reasonbook generate

"#]]
    );
    assert_eq!(code, 0);
    assert!(project.read("catalogue.yaml").contains("when: It was hot.\n"));
}

#[test]
fn answers_may_be_left_out_where_nothing_is_needed() {
    let project = ferry(&[]);
    let (code, shown) = at_a_terminal(&project, "add WHY_FIRE", "The machine burned down.\n\n");
    assert_eq!(code, 0, "{shown}");
    let text = project.read("catalogue.yaml");
    assert!(text.contains("name: WHY_FIRE\n"), "{text}");
    assert_eq!(text.matches("updates:").count(), 1, "{text}");
    let (code, shown) = at_a_terminal(&project, "deprecate", "WHY_FULL\n\n");
    assert_eq!(code, 0, "{shown}");
    assert!(
        project.read("catalogue.yaml").contains("lifecycle: { deprecated: { since: \"2.0\" } }")
    );
    let (code, shown) = at_a_terminal(&project, "rename WHY_FIRE", "WHY_HEAT\n");
    assert_eq!(code, 0, "{shown}");
    assert!(project.read("catalogue.yaml").contains("name: WHY_HEAT\n"));
}

#[test]
fn what_was_given_is_not_asked_for() {
    let project = ferry(&[]);
    let command = "remove WHY_FULL --use WHY_BUSY";
    let (code, shown) = at_a_terminal(&project, command, "");
    assert_eq!(code, 0, "{shown}");
    assert!(shown.starts_with("--- a/catalogue.yaml\n"), "{shown}");
}

#[test]
fn an_empty_answer_is_no_answer() {
    let project = ferry(&[]);
    let before = project.files();
    let (code, shown) = at_a_terminal(&project, "add WHY_FIRE", "\n");
    assert_eq!(code, 2, "{shown}");
    assert!(shown.contains("Description: this is needed; Ctrl-C gives up\n"), "{shown}");
    assert!(shown.contains("description is missing; give it as --description TEXT"), "{shown}");
    assert_eq!(project.files(), before);
}

/// Nothing that was typed before is lost by a slip.
#[test]
fn what_will_not_do_is_asked_for_again() {
    let project = ferry(&[]);
    let answers = [
        "WHY_FULL",
        "WHY-FIRE",
        "WHY_FIRE",
        "It \u{1b}[Dburned.",
        "It burned down.",
        "1",
        "many",
        "9",
        "1.5",
        "JOB_LSOT",
        "JOB_LOST",
        "NOBODY",
        "",
        "It was hot.",
    ];
    let (code, shown) = at_a_terminal(&project, "add", &(answers.join("\n") + "\n"));
    assert_eq!(code, 0, "{shown}");
    let (questions, _) = shown.split_once("--- a/catalogue.yaml").unwrap();
    assert_data_eq!(
        questions,
        str![[r#"
Name: there is an entry `WHY_FULL` already
Name: `WHY-FIRE` is no name: letters, digits and `_`, and no digit first
Name: Description: there are control characters in this; type it again
Description: Number (4): the number 1 is taken
Number (4): this is no whole number of 32 bits
Number (4): Since (2.0): States: JOB_RUNNING, JOB_LOST, last-known
State that comes with it (or nothing): there is no `JOB_LSOT`; did you mean `JOB_LOST`?
State that comes with it (or nothing): Sources: FROM_HOST, FROM_HUB
Source that sends it (or nothing): there is no `NOBODY`
Source that sends it (or nothing): The case in which it comes: 
"#]]
    );
    assert!(project.read("catalogue.yaml").contains("number: 9\n    since: \"1.5\"\n"));
}

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
