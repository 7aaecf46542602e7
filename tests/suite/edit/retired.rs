//! The end of an entry's life.

use super::{diff, edited, ferry};
use snapbox::{assert_data_eq, str};

#[test]
fn deprecated() {
    let (diff, said) = edited(&ferry(&[]), &["deprecate", "WHY_FULL", "--use", "WHY_BUSY"]);
    assert_data_eq!(
        diff,
        str![[r#"
--- a/catalogue.yaml
+++ b/catalogue.yaml
@@ -22,6 +22,7 @@
   - name: WHY_FULL   # since ever
     number: 1
     description: "The queue was full."
+    lifecycle: { deprecated: { since: "2.0", use: WHY_BUSY } }
     guidance: Ask for more.
     updates:
       - state: JOB_LOST

"#]]
    );
    assert_data_eq!(
        said,
        str![[r#"
reasons
  `WHY_FULL` is deprecated since 2.0 in favour of `WHY_BUSY`, and was active
updated catalogue.yaml
warning[outdated-replacement]: `WHY_FULL` sends its readers to `WHY_BUSY`, which is unused itself
  --> catalogue.yaml (edited):22:11
   |
22 |   - name: WHY_FULL   # since ever
   |           ^^^^^^^^
   |
  ::: catalogue.yaml (edited):34:11
   |
34 |   - name: WHY_BUSY
   |           -------- this one
   |
   = help: write under `use` the entry to use now

to update the outputs, run: reasonbook generate

"#]]
    );
}

#[test]
fn deprecated_after_another_stage() {
    let all = ["deprecate", "WHY_BUSY", "--since", "1.1", "--note", "Queues: endless."];
    assert_data_eq!(
        diff(&[], &all),
        str![[r#"
--- a/catalogue.yaml
+++ b/catalogue.yaml
@@ -34,7 +34,7 @@
     number: 3
     description: >-
       See `WHY_FULL`.
-    lifecycle: unused
+    lifecycle: { deprecated: { since: "1.1", note: "Queues: endless." } }
     # Its remark.
 
 # Two was a mistake.

"#]]
    );
}

#[test]
fn in_braces() {
    assert_data_eq!(
        diff(&[], &["deprecate", "JOB_LOST", "--since", ""]),
        str![[r#"
--- a/catalogue.yaml
+++ b/catalogue.yaml
@@ -10,7 +10,7 @@
 # Declaration order matters.
 states:
   - { name: JOB_RUNNING, number: 1 } # the default
-  - { name: JOB_LOST, number: 2, terminal: yes }
+  - { name: JOB_LOST, number: 2, lifecycle: deprecated, terminal: yes }
 
 sources: [{ name: FROM_HOST, number: 1 }, { name: FROM_HUB, number: 2 }]
 

"#]]
    );
    assert_data_eq!(
        diff(&[], &["deprecate", "FROM_HOST", "--use", "FROM_HUB"]),
        str![[r#"
--- a/catalogue.yaml
+++ b/catalogue.yaml
@@ -12,7 +12,7 @@
   - { name: JOB_RUNNING, number: 1 } # the default
   - { name: JOB_LOST, number: 2, terminal: yes }
 
-sources: [{ name: FROM_HOST, number: 1 }, { name: FROM_HUB, number: 2 }]
+sources: [{ name: FROM_HOST, number: 1, lifecycle: { deprecated: { since: "2.0", use: FROM_HUB } } }, { name: FROM_HUB, number: 2 }]
 
 notes:
   shared: 'It was `WHY_FULL`, or WHY_FULL.'

"#]]
    );
}

#[test]
fn a_tombstone_loses_what_no_longer_happens() {
    let (diff, said) = edited(&ferry(&[]), &["remove", "WHY_FULL"]);
    assert_data_eq!(
        diff,
        str![[r#"
--- a/catalogue.yaml
+++ b/catalogue.yaml
@@ -22,12 +22,7 @@
   - name: WHY_FULL   # since ever
     number: 1
     description: "The queue was full."
-    guidance: Ask for more.
-    updates:
-      - state: JOB_LOST
-        source: FROM_HOST
-        when: The queue dropped the job.
-        notes: [shared]
+    lifecycle: { removed: { since: "2.0" } }
 
   # The newest.
   - name: WHY_BUSY

"#]]
    );
    assert_data_eq!(
        said,
        str![[r#"
reasons
  `WHY_FULL` is removed since 2.0, and was active
  the guidance for `WHY_FULL` is gone
    - Ask for more.
  a case of `WHY_FULL` is gone
    - `JOB_LOST` from `FROM_HOST`: The queue dropped the job.
updated catalogue.yaml
warning[unused-note]: nothing uses the note `shared`
  --> catalogue.yaml (edited):18:3
   |
18 |   shared: 'It was `WHY_FULL`, or WHY_FULL.'
   |   ^^^^^^
   |
   = help: add it to the `notes` of what it is about, or remove it

to update the outputs, run: reasonbook generate

"#]]
    );
}

/// What goes may be the first key of the entry, on the line of its dash.
#[test]
fn a_tombstone_that_began_with_what_no_longer_happens() {
    let begin = |keys: &str| format!("  - {keys}    name: WHY_WET\n    number: 5\n\n# Two");
    let all = [
        begin("guidance: Dry it.\n    updates: # rain\n      - { when: Rain. }\n      # snow\n\n"),
        begin("updates: [{ when: Rain. }]\n    # The name.\n"),
        begin("updates: [{ when: Rain. }]\n    since: 1\n    guidance: |\n      Dry it.\n"),
        "  -\n    updates: []\n    name: WHY_WET\n    number: 5\n\n# Two".to_owned(),
        "  - { updates: [], guidance: Dry it., name: WHY_WET, number: 5 }\n\n# Two".to_owned(),
    ];
    let diffs = all.map(|entry| {
        let diff = diff(&[("\n# Two", &entry)], &["remove", "WHY_WET"]);
        diff.lines().skip(2).filter(|line| !line.starts_with(' ')).collect::<Vec<_>>().join("\n")
    });
    assert_data_eq!(
        diffs.join("\n\n"),
        str![[r#"
@@ -36,13 +36,11 @@
-  - guidance: Dry it.
-    updates: # rain
-      - { when: Rain. }
-      # snow
-
-    name: WHY_WET
+  # rain
+  # snow
+  - name: WHY_WET
+    lifecycle: { removed: { since: "2.0" } }

@@ -36,10 +36,10 @@
-  - updates: [{ when: Rain. }]
-    # The name.
+  - # The name.
+    lifecycle: { removed: { since: "2.0" } }

@@ -36,12 +36,10 @@
-  - updates: [{ when: Rain. }]
-    since: 1
-    guidance: |
-      Dry it.
+  - since: 1
+    lifecycle: { removed: { since: "2.0" } }

@@ -37,9 +37,9 @@
-    updates: []
+    lifecycle: { removed: { since: "2.0" } }

@@ -36,7 +36,7 @@
-  - { updates: [], guidance: Dry it., name: WHY_WET, number: 5 }
+  - { name: WHY_WET, number: 5, lifecycle: { removed: { since: "2.0" } } }
"#]]
    );
}

#[test]
fn a_tombstone_in_braces() {
    let reason =
        "  - { name: WHY_WET, number: 5, updates: [{ when: Rain. }], since: \"1.0\" }\n\n# Two";
    assert_data_eq!(
        diff(&[("\n# Two", reason)], &["remove", "WHY_WET"]),
        str![[r#"
--- a/catalogue.yaml
+++ b/catalogue.yaml
@@ -36,7 +36,7 @@
       See `WHY_FULL`.
     lifecycle: unused
     # Its remark.
-  - { name: WHY_WET, number: 5, updates: [{ when: Rain. }], since: "1.0" }
+  - { name: WHY_WET, number: 5, since: "1.0", lifecycle: { removed: { since: "2.0" } } }
 
 # Two was a mistake.
 reserved: { numbers: { reasons: [2] } }

"#]]
    );
}

#[test]
fn a_stage_follows_another() {
    let lines = "    lifecycle:\n      deprecated: # for now\n        note: See there.\n        use: WHY_FULL\n";
    let edits = [("    lifecycle: unused\n", lines)];
    assert_data_eq!(
        diff(&edits, &["remove", "WHY_BUSY"]),
        str![[r#"
--- a/catalogue.yaml
+++ b/catalogue.yaml
@@ -35,9 +35,10 @@
     description: >-
       See `WHY_FULL`.
     lifecycle:
-      deprecated: # for now
+      removed: # for now
         note: See there.
         use: WHY_FULL
+        since: "2.0"
     # Its remark.
 
 # Two was a mistake.

"#]]
    );
    let edits =
        [("lifecycle: unused", "lifecycle: { deprecated: { since: \"1.0\", use: WHY_FULL } }")];
    assert_data_eq!(
        diff(&edits, &["remove", "WHY_BUSY", "--note", "Gone."]),
        str![[r#"
--- a/catalogue.yaml
+++ b/catalogue.yaml
@@ -34,7 +34,7 @@
     number: 3
     description: >-
       See `WHY_FULL`.
-    lifecycle: { deprecated: { since: "1.0", use: WHY_FULL } }
+    lifecycle: { removed: { since: "2.0", note: Gone., use: WHY_FULL } }
     # Its remark.
 
 # Two was a mistake.

"#]]
    );
}

#[test]
fn the_number_and_the_name_stay_taken() {
    let project = ferry(&[]);
    project.run(&["remove", "WHY_BUSY"]).exits(0);
    let again = ["add", "WHY_BUSY", "--description", "Again.", "--number", "3"];
    let said = project.run(&again).exits(2).stderr;
    assert!(said.contains("`WHY_BUSY`, its name in v1, is taken"), "{said}");
    assert!(said.contains("the number 3 is taken"), "{said}");
}

/// As `generate` does, an edit writes what lints deny, and says so.
#[test]
fn a_release_after_that_of_the_catalogue() {
    let project = ferry(&[]);
    let run = project.run(&["deprecate", "WHY_BUSY", "--since", "2.1", "--note", "Full."]).exits(1);
    assert!(run.stderr.contains("error[since-out-of-order]"), "{}", run.stderr);
    assert!(project.read("catalogue.yaml").contains("deprecated: { since: \"2.1\""));
}

/// The same words as before, of another entry.
#[test]
fn what_is_wrong_already_hides_nothing_new() {
    let project = ferry(&[
        ("The queue was full.", "the queue"),
        ("release:", "lints: { not-a-sentence: deny }\nrelease:"),
    ]);
    let run = project.run(&["add", "WHY_ICE", "--description", "the ice"]).exits(1);
    assert_eq!(run.stderr.matches("error[not-a-sentence]").count(), 1, "{}", run.stderr);
    let run = project.run(&["add", "WHY_HAIL", "--description", "the ice"]).exits(1);
    assert_eq!(run.stderr.matches("error[not-a-sentence]").count(), 1, "{}", run.stderr);
}

/// What a comment stood beside goes; the comment is somebody's, and stays above the entry.
#[test]
fn comments_outlive_what_they_are_about() {
    let begin = |keys: &str| format!("  - name: WHY_WET\n    number: 5\n{keys}\n# Two");
    let all = [
        begin("    lifecycle:   # agreed, see #123\n      deprecated: {}\n"),
        begin("    lifecycle: { # agreed\n      unused: {} }\n    updates: # rain\n      # snow\n      - { when: Rain. }\n"),
        "  - { name: WHY_WET, number: 5,\n      # It rains.\n      updates: [{ when: 'Rain #1.' }], since: 1 }\n\n# Two"
            .to_owned(),
    ];
    let diffs = all.map(|entry| {
        let diff = diff(&[("\n# Two", &entry)], &["remove", "WHY_WET"]);
        diff.lines().skip(2).filter(|line| !line.starts_with(' ')).collect::<Vec<_>>().join("\n")
    });
    assert_data_eq!(
        diffs.join("\n\n"),
        str![[r#"
@@ -38,8 +38,7 @@
-    lifecycle:   # agreed, see #123
-      deprecated: {}
+    lifecycle: { removed: { since: "2.0" } }   # agreed, see #123

@@ -36,13 +36,12 @@
+  # agreed
+  # rain
+  # snow
-    lifecycle: { # agreed
-      unused: {} }
-    updates: # rain
-      # snow
-      - { when: Rain. }
+    lifecycle: { removed: { since: "2.0" } }

@@ -36,9 +36,8 @@
-  - { name: WHY_WET, number: 5,
-      # It rains.
-      updates: [{ when: 'Rain #1.' }], since: 1 }
+  # It rains.
+  - { name: WHY_WET, number: 5, since: 1, lifecycle: { removed: { since: "2.0" } } }
"#]]
    );
}
