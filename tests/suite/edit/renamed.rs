//! Other names: every reference follows, and the old name stays known.

use super::{diff, edited, ferry};
use snapbox::{IntoData, assert_data_eq, str};

#[test]
fn a_reason_in_references_and_code_spans() {
    let (diff, said) = edited(&ferry(&[]), &["rename", "WHY_FULL", "WHY_QUEUE_FULL"]);
    assert_data_eq!(
        diff,
        str![[r#"
--- a/catalogue.yaml
+++ b/catalogue.yaml
@@ -15,13 +15,14 @@
 sources: [{ name: FROM_HOST, number: 1 }, { name: FROM_HUB, number: 2 }]
 
 notes:
-  shared: 'It was `WHY_FULL`, or WHY_FULL.'
+  shared: 'It was `WHY_QUEUE_FULL`, or WHY_FULL.'
 
 reasons:
   # The oldest.
-  - name: WHY_FULL   # since ever
+  - name: WHY_QUEUE_FULL   # since ever
     number: 1
     description: "The queue was full."
+    former_names: [{ name: WHY_FULL, renamed_in: "2.0" }]
     guidance: Ask for more.
     updates:
       - state: JOB_LOST
@@ -33,7 +34,7 @@
   - name: WHY_BUSY
     number: 3
     description: >-
-      See `WHY_FULL`.
+      See `WHY_QUEUE_FULL`.
     lifecycle: unused
     # Its remark.
 

"#]]
    );
    assert_data_eq!(
        said,
        str![[r#"
reasons
  `WHY_QUEUE_FULL` was called `WHY_FULL`
  a note on a case of `WHY_QUEUE_FULL` changed
    - It was `WHY_FULL`, or WHY_FULL.
    + It was `WHY_QUEUE_FULL`, or WHY_FULL.
  the description of `WHY_BUSY` changed
    - See `WHY_FULL`.
    + See `WHY_QUEUE_FULL`.
updated catalogue.yaml
warning[restates-name]: this says no more than the name `WHY_QUEUE_FULL` does
  --> catalogue.yaml (edited):24:18
   |
24 |     description: "The queue was full."
   |                  ^^^^^^^^^^^^^^^^^^^^^
   |
   = help: say what happened, and what to do about it

to update the outputs, run: reasonbook generate

"#]]
    );
}

#[test]
fn a_state_and_a_source() {
    let instead = [
        (
            "when: The queue dropped the job.\n",
            "when: The queue dropped the job.\n        instead: { CAP: JOB_RUNNING }\n",
        ),
        ("notes:\n  shared", "capabilities: { CAP: { frameworks: some } }\nnotes:\n  shared"),
    ];
    assert_data_eq!(
        diff(&instead, &["rename", "JOB_RUNNING", "JOB_ALIVE"]),
        str![[r#"
--- a/catalogue.yaml
+++ b/catalogue.yaml
@@ -9,7 +9,7 @@
 
 # Declaration order matters.
 states:
-  - { name: JOB_RUNNING, number: 1 } # the default
+  - { name: JOB_ALIVE, number: 1, former_names: [{ name: JOB_RUNNING, renamed_in: "2.0" }] } # the default
   - { name: JOB_LOST, number: 2, terminal: yes }
 
 sources: [{ name: FROM_HOST, number: 1 }, { name: FROM_HUB, number: 2 }]
@@ -28,7 +28,7 @@
       - state: JOB_LOST
         source: FROM_HOST
         when: The queue dropped the job.
-        instead: { CAP: JOB_RUNNING }
+        instead: { CAP: JOB_ALIVE }
         notes: [shared]
 
   # The newest.

"#]]
    );
    assert_data_eq!(
        diff(&[], &["rename", "JOB_LOST", "JOB_GONE", "--since", "1"]),
        str![[r#"
--- a/catalogue.yaml
+++ b/catalogue.yaml
@@ -10,7 +10,7 @@
 # Declaration order matters.
 states:
   - { name: JOB_RUNNING, number: 1 } # the default
-  - { name: JOB_LOST, number: 2, terminal: yes }
+  - { name: JOB_GONE, number: 2, former_names: [{ name: JOB_LOST, renamed_in: 1 }], terminal: yes }
 
 sources: [{ name: FROM_HOST, number: 1 }, { name: FROM_HUB, number: 2 }]
 
@@ -24,7 +24,7 @@
     description: "The queue was full."
     guidance: Ask for more.
     updates:
-      - state: JOB_LOST
+      - state: JOB_GONE
         source: FROM_HOST
         when: The queue dropped the job.
         notes: [shared]

"#]]
    );
    // By its name in the other api.
    assert_data_eq!(
        diff(&[], &["rename", "FROM_NODE", "FROM_HOSTS"]),
        str![[r#"
--- a/catalogue.yaml
+++ b/catalogue.yaml
@@ -12,7 +12,7 @@
   - { name: JOB_RUNNING, number: 1 } # the default
   - { name: JOB_LOST, number: 2, terminal: yes }
 
-sources: [{ name: FROM_HOST, number: 1 }, { name: FROM_HUB, number: 2 }]
+sources: [{ name: FROM_HOSTS, number: 1, former_names: [{ name: FROM_HOST, renamed_in: "2.0" }] }, { name: FROM_HUB, number: 2 }]
 
 notes:
   shared: 'It was `WHY_FULL`, or WHY_FULL.'
@@ -25,7 +25,7 @@
     guidance: Ask for more.
     updates:
       - state: JOB_LOST
-        source: FROM_HOST
+        source: FROM_HOSTS
         when: The queue dropped the job.
         notes: [shared]
 

"#]]
    );
}

#[test]
fn names_that_are_no_references_stay() {
    let names = [
        (
            "    lifecycle: unused\n",
            "    lifecycle: { deprecated: { use: WHY_FULL } }\n    names: { v2: WHY_OTHER }\n",
        ),
        ("    number: 1\n    desc", "    number: 1\n    names: { v2: WHY_FULL }\n    desc"),
        ("type: Reason", "type: WHY_FULL"),
    ];
    assert_data_eq!(
        diff(&names, &["rename", "WHY_FULL", "WHY_QUEUE_FULL"]),
        str![[r#"
--- a/catalogue.yaml
+++ b/catalogue.yaml
@@ -15,14 +15,15 @@
 sources: [{ name: FROM_HOST, number: 1 }, { name: FROM_HUB, number: 2 }]
 
 notes:
-  shared: 'It was `WHY_FULL`, or WHY_FULL.'
+  shared: 'It was `WHY_QUEUE_FULL`, or WHY_FULL.'
 
 reasons:
   # The oldest.
-  - name: WHY_FULL   # since ever
+  - name: WHY_QUEUE_FULL   # since ever
     number: 1
     names: { v2: WHY_FULL }
     description: "The queue was full."
+    former_names: [{ name: WHY_FULL, renamed_in: "2.0" }]
     guidance: Ask for more.
     updates:
       - state: JOB_LOST
@@ -34,8 +35,8 @@
   - name: WHY_BUSY
     number: 3
     description: >-
-      See `WHY_FULL`.
-    lifecycle: { deprecated: { use: WHY_FULL } }
+      See `WHY_QUEUE_FULL`.
+    lifecycle: { deprecated: { use: WHY_QUEUE_FULL } }
     names: { v2: WHY_OTHER }
     # Its remark.
 

"#]]
    );
}

/// The diff of an entry that was renamed before, which is written like this.
fn renamed_again(former: &str) -> String {
    let number = format!("number: 3\n    {former}\n    description");
    let edits = [("number: 3\n    description", number.as_str())];
    diff(&edits, &["rename", "WHY_BUSY", "WHY_CROWDED"])
}

#[test]
fn a_second_former_name() {
    assert_data_eq!(
        renamed_again("former_names: [{ name: WHY_OLD, renamed_in: \"1.0\" }]"),
        str![[r#"
--- a/catalogue.yaml
+++ b/catalogue.yaml
@@ -30,9 +30,9 @@
         notes: [shared]
 
   # The newest.
-  - name: WHY_BUSY
+  - name: WHY_CROWDED
     number: 3
-    former_names: [{ name: WHY_OLD, renamed_in: "1.0" }]
+    former_names: [{ name: WHY_OLD, renamed_in: "1.0" }, { name: WHY_BUSY, renamed_in: "2.0" }]
     description: >-
       See `WHY_FULL`.
     lifecycle: unused

"#]]
    );
    assert_data_eq!(
        renamed_again("former_names:\n      - name: WHY_OLD\n        renamed_in: \"1.0\""),
        str![[r#"
--- a/catalogue.yaml
+++ b/catalogue.yaml
@@ -30,11 +30,13 @@
         notes: [shared]
 
   # The newest.
-  - name: WHY_BUSY
+  - name: WHY_CROWDED
     number: 3
     former_names:
       - name: WHY_OLD
         renamed_in: "1.0"
+      - name: WHY_BUSY
+        renamed_in: "2.0"
     description: >-
       See `WHY_FULL`.
     lifecycle: unused

"#]]
    );
}

#[test]
fn in_every_way_of_writing_a_text() {
    let texts = [
        ("'It was `WHY_FULL`, or WHY_FULL.'", "\"It\\twas `WHY_FULL`, or \\\"WHY_FULL\\\".\""),
        (
            "      See `WHY_FULL`.",
            "      WHY_FULL, `WHY_FULLER`,\n      ``WHY_FULL`` and\n      `WHY_FULL`.",
        ),
        ("Ask for more.", "Ask   for `WHY_FULL`\n      `WHY_FULL`"),
    ];
    assert_data_eq!(
        diff(&texts, &["rename", "WHY_FULL", "WHY_X"]),
        str![[r#"
--- a/catalogue.yaml
+++ b/catalogue.yaml
@@ -15,15 +15,16 @@
 sources: [{ name: FROM_HOST, number: 1 }, { name: FROM_HUB, number: 2 }]
 
 notes:
-  shared: "It\twas `WHY_FULL`, or \"WHY_FULL\"."
+  shared: "It\twas `WHY_X`, or \"WHY_FULL\"."
 
 reasons:
   # The oldest.
-  - name: WHY_FULL   # since ever
+  - name: WHY_X   # since ever
     number: 1
     description: "The queue was full."
-    guidance: Ask   for `WHY_FULL`
-      `WHY_FULL`
+    former_names: [{ name: WHY_FULL, renamed_in: "2.0" }]
+    guidance: Ask   for `WHY_X`
+      `WHY_X`
     updates:
       - state: JOB_LOST
         source: FROM_HOST
@@ -35,8 +36,8 @@
     number: 3
     description: >-
       WHY_FULL, `WHY_FULLER`,
-      ``WHY_FULL`` and
-      `WHY_FULL`.
+      ``WHY_X`` and
+      `WHY_X`.
     lifecycle: unused
     # Its remark.
 

"#]]
        .raw()
    );
}

#[test]
fn back_to_a_former_name_in_another_release() {
    let project = ferry(&[]);
    project.run(&["rename", "WHY_FULL", "WHY_QUEUE_FULL", "--since", "1.0"]).exits(0);
    project.run(&["rename", "WHY_QUEUE_FULL", "WHY_FULL", "--since", "1.1"]).exits(0);
    let now = "former_names: [{ name: WHY_QUEUE_FULL, renamed_in: \"1.1\" }]\n";
    assert!(project.read("catalogue.yaml").contains(now), "{}", project.read("catalogue.yaml"));
    project.run(&["rename", "WHY_FULL", "WHY_QUEUE_FULL", "--since", ""]).exits(0);
    let now = "former_names: [{ name: WHY_FULL }]\n";
    assert!(project.read("catalogue.yaml").contains(now), "{}", project.read("catalogue.yaml"));
}

#[test]
fn back_to_a_former_name() {
    let project = ferry(&[]);
    project.run(&["rename", "WHY_FULL", "WHY_QUEUE_FULL"]).exits(0);
    let (diff, _) = edited(&project, &["rename", "WHY_QUEUE_FULL", "WHY_FULL"]);
    assert_data_eq!(
        diff,
        str![[r#"
--- a/catalogue.yaml
+++ b/catalogue.yaml
@@ -15,14 +15,14 @@
 sources: [{ name: FROM_HOST, number: 1 }, { name: FROM_HUB, number: 2 }]
 
 notes:
-  shared: 'It was `WHY_QUEUE_FULL`, or WHY_FULL.'
+  shared: 'It was `WHY_FULL`, or WHY_FULL.'
 
 reasons:
   # The oldest.
-  - name: WHY_QUEUE_FULL   # since ever
+  - name: WHY_FULL   # since ever
     number: 1
     description: "The queue was full."
-    former_names: [{ name: WHY_FULL, renamed_in: "2.0" }]
+    former_names: [{ name: WHY_QUEUE_FULL, renamed_in: "2.0" }]
     guidance: Ask for more.
     updates:
       - state: JOB_LOST
@@ -34,7 +34,7 @@
   - name: WHY_BUSY
     number: 3
     description: >-
-      See `WHY_QUEUE_FULL`.
+      See `WHY_FULL`.
     lifecycle: unused
     # Its remark.
 

"#]]
    );
}
