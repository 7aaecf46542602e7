//! New entries: each in the place and in the style of those around it.

use super::{diff, edited, ferry};
use crate::project::Project;
use snapbox::{IntoData, assert_data_eq, str};

const FIRE: &[&str] = &["add", "WHY_FIRE", "--description", "The machine burned down."];
const PAUSED: &[&str] = &["add", "JOB_PAUSED", "--description", "The job waits."];

#[test]
fn an_entry_in_lines() {
    let (diff, said) = edited(&ferry(&[]), FIRE);
    assert_data_eq!(
        diff,
        str![[r#"
--- a/catalogue.yaml
+++ b/catalogue.yaml
@@ -37,5 +37,10 @@
     lifecycle: unused
     # Its remark.
 
+  - name: WHY_FIRE
+    number: 4
+    since: "2.0"
+    description: The machine burned down.
+
 # Two was a mistake.
 reserved: { numbers: { reasons: [2] } }

"#]]
    );
    assert_data_eq!(
        said,
        str![[r#"
reasons
  `WHY_FIRE` is new, with the number 4, since 2.0
updated catalogue.yaml
warning[active-without-update]: `WHY_FIRE` is active, and no update carries it
  --> catalogue.yaml (edited):40:11
   |
40 |   - name: WHY_FIRE
   |           ^^^^^^^^
   |
   = help: add its updates, or `lifecycle: unused`

to update the outputs, run: reasonbook generate

"#]]
    );
}

#[test]
fn with_all_that_can_be_said() {
    let all = [
        FIRE,
        &["--state", "JOB_LOST", "--source", "FROM_NODE", "--when", "Smoke: a lot of it."],
        &["--number", "-7", "--since", "1.10", "--after", "WHY_FULL"],
    ];
    assert_data_eq!(
        diff(&[], &all.concat()),
        str![[r#"
--- a/catalogue.yaml
+++ b/catalogue.yaml
@@ -29,6 +29,15 @@
         when: The queue dropped the job.
         notes: [shared]
 
+  - name: WHY_FIRE
+    number: -7
+    since: "1.10"
+    description: The machine burned down.
+    updates:
+      - state: JOB_LOST
+        source: FROM_HOST
+        when: "Smoke: a lot of it."
+
   # The newest.
   - name: WHY_BUSY
     number: 3

"#]]
    );
}

#[test]
fn an_entry_in_braces() {
    assert_data_eq!(
        diff(&[], PAUSED),
        str![[r#"
--- a/catalogue.yaml
+++ b/catalogue.yaml
@@ -11,6 +11,7 @@
 states:
   - { name: JOB_RUNNING, number: 1 } # the default
   - { name: JOB_LOST, number: 2, terminal: yes }
+  - { name: JOB_PAUSED, number: 3, since: "2.0", description: The job waits. }
 
 sources: [{ name: FROM_HOST, number: 1 }, { name: FROM_HUB, number: 2 }]
 

"#]]
    );
    let after = [PAUSED, &["--after", "JOB_RUNNING"]].concat();
    assert_data_eq!(
        diff(&[], &after),
        str![[r#"
--- a/catalogue.yaml
+++ b/catalogue.yaml
@@ -10,6 +10,7 @@
 # Declaration order matters.
 states:
   - { name: JOB_RUNNING, number: 1 } # the default
+  - { name: JOB_PAUSED, number: 3, since: "2.0", description: The job waits. }
   - { name: JOB_LOST, number: 2, terminal: yes }
 
 sources: [{ name: FROM_HOST, number: 1 }, { name: FROM_HUB, number: 2 }]

"#]]
    );
}

#[test]
fn the_first_entry_of_a_list() {
    let [states, list] = [
        "  - { name: JOB_RUNNING, number: 1 } # the default\n  - { name: JOB_LOST, number: 2, terminal: yes }\n",
        "states:\n",
    ];
    let without = [("      - state: JOB_LOST\n        source", "      - source"), (states, "")];
    assert_data_eq!(
        diff(&without, PAUSED),
        str![[r#"
--- a/catalogue.yaml
+++ b/catalogue.yaml
@@ -9,6 +9,10 @@
 
 # Declaration order matters.
 states:
+  - name: JOB_PAUSED
+    number: 0
+    since: "2.0"
+    description: The job waits.
 
 sources: [{ name: FROM_HOST, number: 1 }, { name: FROM_HUB, number: 2 }]
 

"#]]
    );
    let empty = [without[0], (states, ""), (list, "states: [] # none yet\n")];
    assert_data_eq!(
        diff(&empty, PAUSED),
        str![[r#"
--- a/catalogue.yaml
+++ b/catalogue.yaml
@@ -8,7 +8,11 @@
 apis: { v1: {}, v2: { rename: { HOST: NODE } } }
 
 # Declaration order matters.
-states: [] # none yet
+states: # none yet
+  - name: JOB_PAUSED
+    number: 0
+    since: "2.0"
+    description: The job waits.
 
 sources: [{ name: FROM_HOST, number: 1 }, { name: FROM_HUB, number: 2 }]
 

"#]]
    );
    let tilde = [without[0], (states, ""), (list, "states: ~\n")];
    assert_data_eq!(
        diff(&tilde, PAUSED),
        str![[r#"
--- a/catalogue.yaml
+++ b/catalogue.yaml
@@ -8,7 +8,11 @@
 apis: { v1: {}, v2: { rename: { HOST: NODE } } }
 
 # Declaration order matters.
-states: ~
+states:
+  - name: JOB_PAUSED
+    number: 0
+    since: "2.0"
+    description: The job waits.
 
 sources: [{ name: FROM_HOST, number: 1 }, { name: FROM_HUB, number: 2 }]
 

"#]]
    );
    let missing = [without[0], (states, ""), ("# Declaration order matters.\nstates:\n", "")];
    assert_data_eq!(
        diff(&missing, PAUSED),
        str![[r#"
--- a/catalogue.yaml
+++ b/catalogue.yaml
@@ -7,6 +7,12 @@
   reasons: { type: Reason, prefix: WHY_ }
 apis: { v1: {}, v2: { rename: { HOST: NODE } } }
 
+states:
+  - name: JOB_PAUSED
+    number: 0
+    since: "2.0"
+    description: The job waits.
+
 
 sources: [{ name: FROM_HOST, number: 1 }, { name: FROM_HUB, number: 2 }]
 

"#]]
    );
}

/// The lines that a reason with an update gets where the one before it has these.
fn with_updates_like(updates: &str) -> String {
    let lines = "    updates:\n      - state: JOB_LOST\n        source: FROM_HOST\n        \
                 when: The queue dropped the job.\n        notes: [shared]\n";
    let fire = [FIRE, &["--state", "last-known", "--when", "Smoke, and fire."]].concat();
    let diff = diff(&[(lines, updates)], &fire);
    let (_, added) = diff.split_once("burned down.\n").unwrap();
    added.lines().take_while(|line| line.len() > 1).flat_map(|line| [line, "\n"]).collect()
}

#[test]
fn updates_as_the_neighbours_have_them() {
    assert_eq!(
        with_updates_like("    updates: [{ state: JOB_LOST, when: Full. }]\n"),
        "+    updates: [{ state: last-known, when: \"Smoke, and fire.\" }]\n"
    );
    assert_data_eq!(
        with_updates_like("    updates:\n    - {state: JOB_LOST, when: Full.}\n"),
        str![[r#"
+    updates:
+    - { state: last-known, when: "Smoke, and fire." }

"#]]
    );
    assert_data_eq!(
        with_updates_like("    updates:\n        - state: JOB_LOST\n          when: Full.\n"),
        str![[r#"
+    updates:
+        - state: last-known
+          when: Smoke, and fire.

"#]]
    );
}

#[test]
fn a_missing_line_break_at_the_end_stays_missing() {
    let short = "project: P\nenums: { reasons: { type: R, prefix: WHY_ } }\nreasons:\n- name: WHY_A\n  number: 1";
    let project = Project::with(&[("catalogue.yaml", short)]);
    let (diff, _) = edited(&project, FIRE);
    assert_data_eq!(
        diff,
        str![[r#"
--- a/catalogue.yaml
+++ b/catalogue.yaml
@@ -2,4 +2,7 @@
 enums: { reasons: { type: R, prefix: WHY_ } }
 reasons:
 - name: WHY_A
-  number: 1
\ No newline at end of file
+  number: 1
+- name: WHY_FIRE
+  number: 2
+  description: The machine burned down.
\ No newline at end of file

"#]]
        .raw()
    );
}

#[test]
fn a_dash_on_a_line_of_its_own() {
    let entry = ("  - name: WHY_BUSY\n", "  -\n    # Read on.\n    name: WHY_BUSY\n");
    assert_data_eq!(
        diff(&[entry], FIRE),
        str![[r#"
--- a/catalogue.yaml
+++ b/catalogue.yaml
@@ -39,5 +39,10 @@
     lifecycle: unused
     # Its remark.
 
+  - name: WHY_FIRE
+    number: 4
+    since: "2.0"
+    description: The machine burned down.
+
 # Two was a mistake.
 reserved: { numbers: { reasons: [2] } }

"#]]
    );
}

/// Only the comments of these files are generated, and the values are somebody's own.
#[test]
fn a_value_is_wanted_in_every_file_that_is_edited_in_place() {
    let project = Project::orchard();
    let run = project.run(&["add", "REASON_FLOOD", "--description", "The cellar is wet."]).exits(0);
    let said: Vec<_> = run.stderr.lines().filter(|line| line.starts_with("by hand: ")).collect();
    assert_eq!(
        said,
        [
            "by hand: add `REASON_FLOOD = 21;` to `TaskStatus.Reason` in include/orchard/orchard.proto:1395",
            "by hand: add `REASON_FLOOD = 21;` to `TaskStatus.Reason` in include/orchard/v1/orchard.proto:1410",
        ]
    );
}

#[test]
fn what_an_enum_adds_is_added_too_and_comments_stay() {
    let catalogue = "\
project: Ferry
enums:
  reasons:
    type: Reason
    groups: { weather: { title: Bad weather } }
    fields: { refund: { type: [full, none] }, traits: { type: [[wet, cold]] } }
reasons:
  # The first one.
  - name: FOG # Not a mist.
    number: 1
    description: Fog.
";
    let project = Project::with(&[("catalogue.yaml", catalogue)]);
    let add = ["add", "ICE", "--description=Ice.", "--code=ice/thick", "--label=Thick ice"];
    let more = ["--group=weather", "--field=refund=full", "--field=traits=wet, cold"];
    project.run(&[&add[..], &more].concat()).exits(0);
    let ice = "  - name: ICE
    number: 2
    code: ice/thick
    label: Thick ice
    group: weather
    fields: { refund: full, traits: [wet, cold] }
    description: Ice.
";
    assert_eq!(project.read("catalogue.yaml"), format!("{catalogue}{ice}"));
    let snow = ["add", "SNOW", "--description=Snow.", "--field=refnd=full"];
    let said = project.run(&snow).exits(2).stderr;
    assert!(said.contains("the enum has no field `refnd`"), "{said}");
    let said = project.run(&["add", "SNOW", "--description=Snow.", "--field=full"]).exits(2).stderr;
    assert!(said.contains("write it as FIELD=VALUE"), "{said}");
}
