//! Numbers: the next free one, here and in the branch to merge into.

use super::{diff, edited, ferry};
use crate::project::Project;
use snapbox::{assert_data_eq, str};

const FIRE: &[&str] = &["add", "WHY_FIRE", "--description", "The machine burned down."];

#[test]
fn the_number_comes_after_all_that_are_taken() {
    let removed = ("    lifecycle: unused\n", "    lifecycle: removed\n");
    assert!(diff(&[removed], FIRE).contains("+    number: 4\n"));
    let reserved = ("reasons: [2]", "reasons: [2, 40]");
    assert!(diff(&[reserved], FIRE).contains("+    number: 41\n"));
    // None: protobuf wants the first value of an open enum to be 0.
    let nothing = "project: P\nenums: { reasons: { type: R } }\nreasons:\n";
    let project = Project::with(&[("catalogue.yaml", nothing)]);
    let (diff, _) = edited(&project, FIRE);
    assert_data_eq!(
        diff,
        str![[r#"
--- a/catalogue.yaml
+++ b/catalogue.yaml
@@ -1,3 +1,6 @@
 project: P
 enums: { reasons: { type: R } }
 reasons:
+  - name: WHY_FIRE
+    number: 0
+    description: The machine burned down.

"#]]
    );
}

#[test]
fn numbers_and_names_of_another_revision_are_taken() {
    let project = ferry(&[]);
    project.write("edit.diff", "");
    let git = |arguments: &[&str]| {
        let author = ["-c", "user.name=A", "-c", "user.email=a@b.c"];
        project.program("git", &[&author, arguments].concat()).exits(0);
    };
    git(&["init", "--quiet", "--initial-branch=main"]);
    git(&["add", "--all"]);
    git(&["commit", "--quiet", "--message", "One"]);
    git(&["checkout", "--quiet", "-b", "other"]);
    project.edit(
        "catalogue.yaml",
        "  # The newest.\n",
        "  - { name: WHY_FLOOD, number: 7 }\n\n  # The newest.\n",
    );
    let names = "numbers: { reasons: [2] }, names: { reasons: [WHY_FLOW] } }";
    project.edit("catalogue.yaml", "numbers: { reasons: [2] } }", names);
    git(&["commit", "--quiet", "--all", "--message", "Two"]);
    git(&["checkout", "--quiet", "main"]);
    let against = |arguments: &[&str]| {
        let arguments = [FIRE, &["--against", "other", "--dry-run"], arguments].concat();
        project.run(&arguments)
    };
    assert!(against(&[]).exits(0).stdout.contains("+    number: 8\n"));
    assert_data_eq!(
        against(&["--number", "7"]).exits(2).stderr,
        str![[r#"
error[duplicate-number]: the number 7 is taken there
  --> other:catalogue.yaml:32:13
   |
32 |   - { name: WHY_FLOOD, number: 7 }
   |             ^^^^^^^^^
   |
   = help: another entry has it, so take another


"#]]
    );
    let flood = ["add", "WHY_FLOOD", "--description", "Wet.", "--against", "other"];
    assert_data_eq!(
        project.run(&flood).exits(2).stderr,
        str![[r#"
error[duplicate-name]: `WHY_FLOOD` is taken there
  --> other:catalogue.yaml:32:13
   |
32 |   - { name: WHY_FLOOD, number: 7 }
   |             ^^^^^^^^^
   |
   = help: another entry has it, so take another


"#]]
    );
    let reserved = against(&["--number", "2"]).exits(2).stderr;
    assert!(reserved.contains("the number 2 is reserved there"), "{reserved}");
    let flow = ["add", "WHY_FLOW", "--description", "Wet.", "--against", "other"];
    let reserved = project.run(&flow).exits(2).stderr;
    assert!(
        reserved.starts_with("error[reserved-name]: `WHY_FLOW` is reserved there"),
        "{reserved}"
    );
    let unknown = [FIRE, &["--against", "nowhere"]].concat();
    let unknown = project.run(&unknown).exits(2).stderr;
    assert!(unknown.contains("there is no revision `nowhere`"), "{unknown}");
}
