//! New entries in lists that are written in brackets.

use super::{diff, edited};
use crate::project::Project;
use snapbox::{assert_data_eq, str};

const USER: &[&str] = &["add", "FROM_USER", "--description", "Somebody asked for it."];

#[test]
fn a_list_in_brackets() {
    assert_data_eq!(
        diff(&[], USER),
        str![[r#"
--- a/catalogue.yaml
+++ b/catalogue.yaml
@@ -12,7 +12,7 @@
   - { name: JOB_RUNNING, number: 1 } # the default
   - { name: JOB_LOST, number: 2, terminal: yes }
 
-sources: [{ name: FROM_HOST, number: 1 }, { name: FROM_HUB, number: 2 }]
+sources: [{ name: FROM_HOST, number: 1 }, { name: FROM_HUB, number: 2 }, { name: FROM_USER, number: 3, since: "2.0", description: Somebody asked for it. }]
 
 notes:
   shared: 'It was `WHY_FULL`, or WHY_FULL.'

"#]]
    );
    assert_data_eq!(
        diff(&[], &[USER, &["--after", "FROM_HOST"]].concat()),
        str![[r#"
--- a/catalogue.yaml
+++ b/catalogue.yaml
@@ -12,7 +12,7 @@
   - { name: JOB_RUNNING, number: 1 } # the default
   - { name: JOB_LOST, number: 2, terminal: yes }
 
-sources: [{ name: FROM_HOST, number: 1 }, { name: FROM_HUB, number: 2 }]
+sources: [{ name: FROM_HOST, number: 1 }, { name: FROM_USER, number: 3, since: "2.0", description: Somebody asked for it. }, { name: FROM_HUB, number: 2 }]
 
 notes:
   shared: 'It was `WHY_FULL`, or WHY_FULL.'

"#]]
    );
}

#[test]
fn a_list_in_brackets_over_several_lines() {
    let list = "[{ name: FROM_HOST, number: 1 }, { name: FROM_HUB, number: 2 }]";
    let lines =
        "[\n  { name: FROM_HOST, number: 1 }, # here\n  { name: FROM_HUB, number: 2 } # there\n]";
    assert_data_eq!(
        diff(&[(list, lines)], USER),
        str![[r#"
--- a/catalogue.yaml
+++ b/catalogue.yaml
@@ -14,7 +14,8 @@
 
 sources: [
   { name: FROM_HOST, number: 1 }, # here
-  { name: FROM_HUB, number: 2 } # there
+  { name: FROM_HUB, number: 2 }, # there
+  { name: FROM_USER, number: 3, since: "2.0", description: Somebody asked for it. }
 ]
 
 notes:

"#]]
    );
    let commas = "[\n  {name: FROM_HOST, number: 1},\n  {name: FROM_HUB, number: 2}, # there\n]";
    assert_data_eq!(
        diff(&[(list, commas)], USER),
        str![[r#"
--- a/catalogue.yaml
+++ b/catalogue.yaml
@@ -15,6 +15,7 @@
 sources: [
   {name: FROM_HOST, number: 1},
   {name: FROM_HUB, number: 2}, # there
+  { name: FROM_USER, number: 3, since: "2.0", description: Somebody asked for it. },
 ]
 
 notes:

"#]]
    );
}

#[test]
fn json_stays_yaml_in_brackets() {
    let json = "{\n  \"project\": \"P\",\n  \"enums\": { \"reasons\": { \"type\": \"R\" } },\n  \
                \"reasons\": [\n    {\n      \"name\": \"A\",\n      \"number\": 1\n    }\n  ]\n}\n";
    let project = Project::with(&[("catalogue.yaml", json)]);
    let (diff, _) = edited(&project, &["add", "B", "--description", "It, that: is."]);
    assert_data_eq!(
        diff,
        str![[r#"
--- a/catalogue.yaml
+++ b/catalogue.yaml
@@ -5,6 +5,7 @@
     {
       "name": "A",
       "number": 1
-    }
+    },
+    { name: B, number: 2, description: "It, that: is." }
   ]
 }

"#]]
    );
}
