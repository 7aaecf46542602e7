//! Links to the place of an entry on its page, and titles, follow a new name as code spans do.

use super::{diff, edited, ferry};
use snapbox::{assert_data_eq, str};

/// A link that leads to the entry and one that leads elsewhere, in every way of writing one.
const PROSE: &str = "description: |
      See [#WHY_FULL](#WHY_FULL \"#WHY_FULL\"), [`WHY_FULL`](<#WHY_FULL>), [it] and
      [![pic](a.png) and *words*](#WHY_FULL).

      Not [there](https://example.org/#WHY_FULL), [more](#WHY_FULL_TOO), [`#WHY_FULL`](#WHY) or #WHY_FULL.

      [#WHY_FULL]: #WHY_FULL
      [it]: #WHY_FULL";

#[test]
fn links_to_an_entry() {
    let edits = [("description: \"The queue was full.\"", PROSE)];
    assert_data_eq!(
        diff(&edits, &["rename", "WHY_FULL", "WHY_QUEUE_FULL"]),
        str![[r##"
--- a/catalogue.yaml
+++ b/catalogue.yaml
@@ -15,20 +15,21 @@
 sources: [{ name: FROM_HOST, number: 1 }, { name: FROM_HUB, number: 2 }]
 
 notes:
-  shared: 'It was `WHY_FULL`, or WHY_FULL.'
+  shared: 'It was `WHY_QUEUE_FULL`, or WHY_FULL.'
 
 reasons:
   # The oldest.
-  - name: WHY_FULL   # since ever
+  - name: WHY_QUEUE_FULL   # since ever
     number: 1
     description: |
-      See [#WHY_FULL](#WHY_FULL "#WHY_FULL"), [`WHY_FULL`](<#WHY_FULL>), [it] and
-      [![pic](a.png) and *words*](#WHY_FULL).
+      See [#WHY_FULL](#WHY_QUEUE_FULL "#WHY_FULL"), [`WHY_QUEUE_FULL`](<#WHY_QUEUE_FULL>), [it] and
+      [![pic](a.png) and *words*](#WHY_QUEUE_FULL).
 
       Not [there](https://example.org/#WHY_FULL), [more](#WHY_FULL_TOO), [`#WHY_FULL`](#WHY) or #WHY_FULL.
 
-      [#WHY_FULL]: #WHY_FULL
-      [it]: #WHY_FULL
+      [#WHY_FULL]: #WHY_QUEUE_FULL
+      [it]: #WHY_QUEUE_FULL
+    former_names: [{ name: WHY_FULL, renamed_in: "2.0" }]
     guidance: Ask for more.
     updates:
       - state: JOB_LOST
@@ -40,7 +41,7 @@
   - name: WHY_BUSY
     number: 3
     description: >-
-      See `WHY_FULL`.
+      See `WHY_QUEUE_FULL`.
     lifecycle: unused
     # Its remark.
 

"##]]
    );
}

#[test]
fn the_title() {
    let title = "project: Ferry\ntitle: From `WHY_FULL` to WHY_FULL\n";
    let (diff, _) =
        edited(&ferry(&[("project: Ferry\n", title)]), &["rename", "WHY_FULL", "WHY_ALL"]);
    assert!(diff.contains("+title: From `WHY_ALL` to WHY_FULL\n"), "{diff}");
}
