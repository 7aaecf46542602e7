//! The enums of hand-written `.proto` files against the catalogue: each disagreement at both places.

mod deprecated;
mod levels;
mod names;

use std::fs;

use crate::project::Project;
use snapbox::{assert_data_eq, str};

const V0: &str = "include/orchard/orchard.proto";

#[test]
fn a_value_added_by_hand_fails_at_its_line() {
    let project = Project::orchard();
    project.adopt();
    project.run(&["generate"]).exits(0);
    project.edit(
        V0,
        "    REASON_PREEMPTED = 19",
        "    REASON_SUNSPOTS = 99;\n    REASON_PREEMPTED = 19",
    );
    let run = project.run(&["check"]).exits(1);
    assert_data_eq!(
        run.stderr,
        str![[r#"
error[unknown-value]: the catalogue has no `REASON_SUNSPOTS`
    --> include/orchard/orchard.proto:1527:5
     |
1527 |     REASON_SUNSPOTS = 99;
     |     ^^^^^^^^^^^^^^^
     |
    ::: catalogue.yaml:336:11
     |
 336 |   - name: REASON_WORKER_RESTARTED
     |           ----------------------- its entries end here
     |
     = help: add an entry with the number 99, or remove the value

error[stale-output]: the file is not what the catalogue generates
--> include/orchard/orchard.proto:1528
 = help: edit the catalogue, not the file, and run `reasonbook generate` once the other errors are resolved

1 of 4 outputs not up to date; nothing can be written before 1 finding above is resolved by hand

"#]]
    );
    assert_eq!(
        project.run(&["generate"]).exits(1).stderr.lines().last(),
        Some("nothing was written")
    );
}

#[test]
fn a_reason_added_to_the_catalogue_alone_fails_at_its_line() {
    let project = Project::orchard();
    project.adopt();
    project.run(&["generate"]).exits(0);
    let reasons = "\nreasons:\n";
    let more = "\nreasons:\n  - { name: REASON_SUNSPOTS, number: 99, description: The sun was restless. }\n";
    project.edit("catalogue.yaml", reasons, more);
    let before = project.files();
    let run = project.run(&["generate"]).exits(1);
    assert_data_eq!(
        run.stderr,
        str![[r#"
warning[active-without-update]: `REASON_SUNSPOTS` is active, and no update carries it
   --> catalogue.yaml:130:13
    |
130 |   - { name: REASON_SUNSPOTS, number: 99, description: The sun was restless. }
    |             ^^^^^^^^^^^^^^^
    |
    = help: add its updates, or `lifecycle: unused`

error[missing-value]: `TaskStatus.Reason` has no value `REASON_SUNSPOTS`
    --> catalogue.yaml:130:13
     |
 130 |   - { name: REASON_SUNSPOTS, number: 99, description: The sun was restless. }
     |             ^^^^^^^^^^^^^^^
     |
    ::: include/orchard/orchard.proto:1427:8
     |
1427 |   enum Reason {
     |        ------ the enum
     |
     = help: add `REASON_SUNSPOTS = 99;` to the enum

error[missing-value]: `TaskStatus.Reason` has no value `REASON_SUNSPOTS`
    --> catalogue.yaml:130:13
     |
 130 |   - { name: REASON_SUNSPOTS, number: 99, description: The sun was restless. }
     |             ^^^^^^^^^^^^^^^
     |
    ::: include/orchard/v1/orchard.proto:1447:8
     |
1447 |   enum Reason {
     |        ------ the enum
     |
     = help: add `REASON_SUNSPOTS = 99;` to the enum

nothing was written

"#]]
    );
    assert_eq!(project.files(), before);
}

/// A project whose one enum stands in a file `api.proto`.
fn small(proto: &str, extra: &str) -> Project {
    let catalogue = format!(
        "\
project: P
apis: {{ v0: {{}}, v1: {{ rename: {{ OLD: NEW }} }} }}
enums: {{ reasons: {{ type: Reason, prefix: R_, description: Why. }} }}
reasons:
  - {{ name: R_OLD_A, number: 1, description: One. }}
  - {{ name: R_B, number: 2, former_names: [{{ name: R_BEE }}], lifecycle: deprecated, allow: [deprecated-without-replacement], description: Two. }}
  - {{ name: R_GONE, number: 3, lifecycle: removed, description: Three. }}
reserved: {{ numbers: {{ reasons: [7] }} }}
outputs:
  api.proto: {{ adopted: true, proto_comments: {{ reasons: Reason }}{extra} }}
"
    );
    Project::with(&[("catalogue.yaml", &catalogue), ("api.proto", proto)])
}

const SMALL: &str = "\
syntax = \"proto3\";
enum Reason {
  option allow_alias = true;
  R_NONE = 0;
  R_OLD_A = 1;
  R_B = 2 [deprecated = true];
  R_BEE = 2;
  reserved 3, 7;
  reserved \"R_GONE\";
}
";

#[test]
fn a_broken_file_is_found_where_no_comment_changes() {
    let proto = SMALL.replace("  R_NONE = 0;\n", "").replace("proto3", "proto2");
    let project = small(&proto, "");
    project.run(&["generate"]).exits(0);
    let broken = project.read("api.proto") + "message M { } @@@\n";
    project.write("api.proto", &broken);
    let run = project.run(&["check"]).exits(2);
    assert!(run.stderr.contains("not accepted as protobuf"), "{}", run.stderr);
}

#[test]
fn the_context_of_comments_ends_with_them() {
    let project = small(SMALL, "");
    let more = "  last.txt: { template: last.txt }\n";
    project.write("catalogue.yaml", &(project.read("catalogue.yaml") + more));
    project.write("templates/last.txt", "{{ banner[0] }}\n{{ entry.name }}\n");
    let run = project.run(&["check"]).exits(2);
    assert!(run.stderr.contains("no variable `entry` here"), "{}", run.stderr);
}

#[test]
fn an_enum_that_agrees_is_silent() {
    let project = small(&SMALL.replace("  R_NONE = 0;\n", "").replace("proto3", "proto2"), "");
    let run = project.run(&["generate"]).exits(0);
    assert_data_eq!(
        run.stderr,
        str![[r#"
updated api.proto
1 of 1 output changed

"#]]
    );
    assert_data_eq!(
        project.read("api.proto"),
        str![[r#"
syntax = "proto2";
// Why.
enum Reason {
  option allow_alias = true;
  // One.
  R_OLD_A = 1;
  // Two.
  //
  // Called `R_BEE` before. Deprecated.
  R_B = 2 [deprecated = true];
  R_BEE = 2;
  reserved 3, 7;
  reserved "R_GONE";
}

"#]]
    );
}

#[test]
fn every_disagreement_is_reported_at_both_places() {
    let proto = SMALL
        .replace("R_OLD_A = 1", "R_NEW_A = 1")
        .replace("R_B = 2 [deprecated = true]", "R_B = 5")
        .replace("reserved 3, 7", "reserved 3, 8 to 10");
    let run = small(&proto, "").run(&["check"]).exits(1);
    assert_data_eq!(
        run.stderr,
        str![[r#"
error[stale-output]: the file is not what the catalogue generates
--> api.proto:2
 = help: edit the catalogue, not the file, and run `reasonbook generate` once the other errors are resolved

warning[different-reserved]: the number 7: reserved in the catalogue, but not in `Reason`
 --> api.proto:2:6
  |
2 | enum Reason {
  |      ^^^^^^
  |
  = help: add `reserved 7;` to the enum

error[unknown-value]: the catalogue has no `R_NONE`
 --> api.proto:4:3
  |
4 |   R_NONE = 0;
  |   ^^^^^^
  |
 ::: catalogue.yaml:7:13
  |
7 |   - { name: R_GONE, number: 3, lifecycle: removed, description: Three. }
  |             ------ its entries end here
  |
  = help: add an entry with the number 0, or remove the value

error[other-api-name]: `R_NEW_A` is the name in v1, but this file has the names of v0
 --> api.proto:5:3
  |
5 |   R_NEW_A = 1;
  |   ^^^^^^^
  |
 ::: catalogue.yaml:5:13
  |
5 |   - { name: R_OLD_A, number: 1, description: One. }
  |             ------- the entry
  |
  = help: call it `R_OLD_A`, or correct the `api` of the output

warning[different-lifecycle]: `R_B` is deprecated in the catalogue, but not here
 --> api.proto:6:3
  |
6 |   R_B = 5;
  |   ^^^
  |
 ::: catalogue.yaml:6:13
  |
6 |   - { name: R_B, number: 2, former_names: [{ name: R_BEE }], lifecycle: deprecated, allow: [deprecated-without-replacement], descript...
  |             --- the entry
  |
  = help: add `[deprecated = true]`

error[different-number]: `R_B` is 5 here and 2 in the catalogue
 --> api.proto:6:9
  |
6 |   R_B = 5;
  |         ^
  |
 ::: catalogue.yaml:6:13
  |
6 |   - { name: R_B, number: 2, former_names: [{ name: R_BEE }], lifecycle: deprecated, allow: [deprecated-without-replacement], descript...
  |             --- the entry
  |
  = help: a number in use has to stay; correct the one that is wrong

warning[different-reserved]: the numbers 8 to 10: reserved here, but not in the catalogue
 --> api.proto:8:15
  |
8 |   reserved 3, 8 to 10;
  |               ^^^^^^^
  |
  = help: add `8 to 10` to `reserved` in the catalogue

1 of 1 output not up to date; nothing can be written before 3 findings above are resolved by hand

"#]]
    );
}

#[test]
fn what_is_deprecated_or_reserved_on_one_side_is_a_warning() {
    let proto = SMALL
        .replace("  R_NONE = 0;\n", "")
        .replace("proto3", "proto2")
        .replace(" [deprecated = true]", "")
        .replace(", 7;", ";");
    let project = small(&proto, "");
    project.run(&["generate"]).exits(0);
    let run = project.run(&["check"]).exits(0);
    assert_data_eq!(
        run.stderr,
        str![[r#"
warning[different-reserved]: the number 7: reserved in the catalogue, but not in `Reason`
 --> api.proto:3:6
  |
3 | enum Reason {
  |      ^^^^^^
  |
  = help: add `reserved 7;` to the enum

warning[different-lifecycle]: `R_B` is deprecated in the catalogue, but not here
  --> api.proto:10:3
   |
10 |   R_B = 2;
   |   ^^^
   |
  ::: catalogue.yaml:6:13
   |
 6 |   - { name: R_B, number: 2, former_names: [{ name: R_BEE }], lifecycle: deprecated, allow: [deprecated-without-replacement], descrip...
   |             --- the entry
   |
   = help: add `[deprecated = true]`

1 output is up to date

"#]]
    );
}

#[test]
fn a_file_that_cannot_be_edited_is_one_clear_error() {
    for (proto, extra, says) in [
        ("enum Reason { R_OLD_A = 1 }", "", "a semicolon is missing"),
        ("enum Reason { R_OLD_A = 1;", "", "a brace is not closed"),
        ("enum Reason { /* R_OLD_A = 1; }", "", "this comment is not closed"),
        ("enum Reason { option x = \"a;\n }", "", "this string is not closed"),
        ("enum Reason { R_OLD_A = one; }", "", "this is not a whole number"),
        ("enum Raeson { R_OLD_A = 1; }", "", "`api.proto` has no enum `Reason`"),
        (
            "enum Reason {\n  R_OLD_A = 1;\n  R_B = 2;\n}\nmessage { }\n",
            "",
            "not accepted as protobuf",
        ),
        ("}", "", "this brace closes nothing"),
        ("enum Reason { R_OLD_A = 1; reserved 5 to 2; }", "", "this is not a range of numbers"),
        (
            "enum Reason { reserved 0 to 9223372036854775807; }",
            "",
            "this is not a range of numbers",
        ),
        (
            "edition = \"2023\";\nenum Reason { R_OLD_A = 1; R_B = 2; }\n",
            "",
            "editions of protobuf are not",
        ),
        ("", ", api: v9", "there is no api `v9`"),
    ] {
        let project = small(proto, extra);
        let run = project.run(&["generate"]).exits(2);
        assert!(run.stderr.contains(says), "{says}\n{}", run.stderr);
        assert_eq!(project.read("api.proto"), proto);
    }
    let project = small(SMALL, "");
    fs::remove_file(project.path().join("api.proto")).unwrap();
    let run = project.run(&["generate"]).exits(2);
    assert!(run.stderr.contains("error[missing-file]"), "{}", run.stderr);
}
