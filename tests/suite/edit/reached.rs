//! Stages of an entry's life that it has reached already.

use super::{diff, ferry, refused};
use snapbox::{assert_data_eq, str};

#[test]
fn stages_that_are_reached() {
    let deprecated = [("lifecycle: unused", "lifecycle: deprecated")];
    assert_data_eq!(
        refused(&deprecated, &["deprecate", "WHY_BUSY"]),
        str![[r#"
error[cannot-edit]: `WHY_BUSY` is deprecated already
  --> catalogue.yaml:33:11
   |
33 |   - name: WHY_BUSY
   |           ^^^^^^^^
   |
   = help: say when, why or what to use in its place with --since, --note or --use


"#]]
    );
    let removed = [("lifecycle: unused", "lifecycle: removed")];
    let said = refused(&removed, &["remove", "WHY_BUSY"]);
    assert!(said.contains("`WHY_BUSY` is removed already"), "{said}");
    let said = refused(&removed, &["deprecate", "WHY_BUSY", "--use", "WHY_FULL"]);
    assert!(said.contains("if it is to come back, remove its `lifecycle`"), "{said}");
}

/// The release in which it was deprecated stays.
#[test]
fn more_is_said_of_what_is_deprecated_already() {
    let edits =
        [("lifecycle: unused", "lifecycle: { deprecated: { since: \"1.0\", use: WHY_FULL } }")];
    let all = ["deprecate", "WHY_BUSY", "--use", "WHY_IDLE", "--note", "Queues are gone."];
    let more = [
        edits[0],
        ("reserved:", "  - { name: WHY_IDLE, number: 4, description: Rest. }\nreserved:"),
    ];
    assert_data_eq!(
        diff(&more, &all),
        str![[r#"
--- a/catalogue.yaml
+++ b/catalogue.yaml
@@ -34,7 +34,7 @@
     number: 3
     description: >-
       See `WHY_FULL`.
-    lifecycle: { deprecated: { since: "1.0", use: WHY_FULL } }
+    lifecycle: { deprecated: { since: "1.0", note: Queues are gone., use: WHY_IDLE } }
     # Its remark.
 
 # Two was a mistake.

"#]]
    );
    let bare = [("lifecycle: unused", "lifecycle: deprecated")];
    assert_data_eq!(
        diff(&bare, &["deprecate", "WHY_BUSY", "--use", "WHY_FULL"]),
        str![[r#"
--- a/catalogue.yaml
+++ b/catalogue.yaml
@@ -34,7 +34,7 @@
     number: 3
     description: >-
       See `WHY_FULL`.
-    lifecycle: deprecated
+    lifecycle: { deprecated: { use: WHY_FULL } }
     # Its remark.
 
 # Two was a mistake.

"#]]
    );
    assert_data_eq!(
        diff(&edits, &["deprecate", "WHY_BUSY", "--since", "1.1"]),
        str![[r#"
--- a/catalogue.yaml
+++ b/catalogue.yaml
@@ -34,7 +34,7 @@
     number: 3
     description: >-
       See `WHY_FULL`.
-    lifecycle: { deprecated: { since: "1.0", use: WHY_FULL } }
+    lifecycle: { deprecated: { since: "1.1", use: WHY_FULL } }
     # Its remark.
 
 # Two was a mistake.

"#]]
    );
    let project = ferry(&edits);
    let run = project.run(&["deprecate", "WHY_BUSY", "--use", "WHY_FULL"]).exits(0);
    assert_eq!(run.stdout, "");
}
