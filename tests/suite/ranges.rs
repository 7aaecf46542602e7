//! Reserved ranges of numbers, wherever a catalogue's numbers go.

use std::collections::BTreeSet;

use crate::project::Project;
use proptest::prelude::*;
use reasonbook::catalogue::{NumberRange, NumberSet};
use snapbox::{assert_data_eq, str};

const CATALOGUE: &str = "\
project: P
enums: { reasons: { type: Reason, prefix: R_ } }
reasons:
  - { name: R_A, number: 0, description: The wheel stood still. }
  - { name: R_B, number: 1, description: The miller slept in. }
reserved: { numbers: { reasons: [7, 100 to 199, 500 to max] } }
";

const RESERVED: &str = "[7, 100 to 199, 500 to max]";

/// A project with other reservations.
fn reserving(reserved: &str) -> Project {
    Project::with(&[("catalogue.yaml", &CATALOGUE.replace(RESERVED, reserved))])
}

/// What `add` makes of the number of a new entry.
fn added(reserved: &str) -> String {
    let arguments = ["add", "R_NEW", "--description", "It is new.", "--dry-run"];
    let run = reserving(reserved).run(&arguments).exits(0);
    let line = run.stdout.lines().find(|line| line.contains("number: ") && line.starts_with('+'));
    let number = line.and_then(|line| line.split("number: ").nth(1)).unwrap();
    number.split(',').next().unwrap().to_owned()
}

#[test]
fn a_new_entry_takes_no_number_of_a_range() {
    assert_eq!(added(RESERVED), "200");
    assert_eq!(added("[2 to 900, 1000 to max]"), "901");
    assert_eq!(added("[500 to max]"), "2");
    assert_eq!(added("[400 to 499, 500 to max]"), "2");
    assert_eq!(added("[2147483647]"), "2");
    assert_eq!(added("[-2147483648 to -1]"), "2");
    let project = reserving("[2 to max]");
    let run = project.run(&["add", "R_NEW", "--description", "It is new."]).exits(2);
    assert_data_eq!(
        run.stderr,
        str![[r#"
error[cannot-edit]: there is no free number after the highest one
--> catalogue.yaml
 = help: choose a free one with --number


"#]]
    );
}

#[test]
fn a_number_of_a_range_is_refused() {
    let add = ["add", "R_NEW", "--description", "It is new.", "--number", "150"];
    assert_data_eq!(
        reserving(RESERVED).run(&add).exits(2).stderr,
        str![[r#"
error[reserved-number]: the number 150 is reserved
 --> catalogue.yaml (edited):6:28
  |
6 |   - { name: R_NEW, number: 150, description: It is new. }
  |                            ^^^
7 | reserved: { numbers: { reasons: [7, 100 to 199, 500 to max] } }
  |                                     ---------- reserved here
  |
  = help: the next free number is 200


"#]]
    );
}

#[test]
fn ranges_of_another_revision_are_taken() {
    let project = reserving("[2 to 40, 50 to max]");
    let git = |arguments: &[&str]| {
        let author = ["-c", "user.name=A", "-c", "user.email=a@b.c"];
        project.program("git", &[&author, arguments].concat()).exits(0);
    };
    git(&["init", "--quiet", "--initial-branch=main"]);
    git(&["add", "--all"]);
    git(&["commit", "--quiet", "--message", "One"]);
    project.edit("catalogue.yaml", "[2 to 40, 50 to max]", "[]");
    let add = |more: &[&str]| {
        let add = ["add", "R_NEW", "--description", "It is new.", "--dry-run", "--against", "main"];
        project.run(&[&add, more].concat())
    };
    let run = add(&[]).exits(0);
    assert!(run.stdout.contains("number: 41"), "{}", run.stdout);
    let run = add(&["--number", "60"]).exits(2);
    assert!(run.stderr.contains("the number 60 is reserved there"), "{}", run.stderr);
}

#[test]
fn a_number_within_is_explained() {
    let explain = |number| reserving(RESERVED).run(&["explain", number]).exits(0).stdout;
    assert_data_eq!(
        explain("150"),
        str![[r#"
150 is reserved with `100 to 199` in `Reason`, so no entry may take it.

"#]]
    );
    assert_data_eq!(
        explain("2147483647"),
        str![[r#"
2147483647 is reserved with `500 to max` in `Reason`, so no entry may take it.

"#]]
    );
    reserving(RESERVED).run(&["explain", "200"]).exits(2);
}

/// What is generated, and that protoc takes it.
fn generated(reserved: &str) -> String {
    let project = reserving(reserved);
    project.edit(
        "catalogue.yaml",
        "reserved:",
        "outputs: { e.proto: { template: enums.proto } }\nreserved:",
    );
    project.run(&["generate"]).exits(0);
    let run =
        project.program("protoc", &["--descriptor_set_out=set", "--fatal_warnings", "e.proto"]);
    assert_eq!(run.exits(0).stderr, "");
    let proto = project.read("e.proto");
    proto.lines().filter(|line| line.contains("reserved")).collect::<Vec<_>>().join("\n")
}

#[test]
fn protoc_accepts_what_is_generated() {
    assert_eq!(generated(RESERVED), "  reserved 7, 100 to 199, 500 to max;");
    assert_eq!(generated("[2 to max]"), "  reserved 2 to max;");
    assert_eq!(
        generated("[-2147483648 to -1, 2147483647]"),
        "  reserved 2147483647, -2147483648 to -1;"
    );
    assert_eq!(generated("['3 to 3', -5]"), "  reserved 3, -5;");
}

#[test]
fn the_catalogue_as_data_has_the_ranges() {
    let project = reserving(RESERVED);
    project.edit(
        "catalogue.yaml",
        "reserved:",
        "outputs: { c.json: { template: catalogue.json } }\nreserved:",
    );
    project.run(&["generate"]).exits(0);
    let data: serde_json::Value = serde_json::from_str(&project.read("c.json")).unwrap();
    assert_eq!(data["reasons"]["reserved_numbers"], serde_json::json!([7]));
    assert_eq!(
        data["reasons"]["reserved_ranges"],
        serde_json::json!([{ "first": 100, "last": 199 }, { "first": 500, "last": 2_147_483_647 }])
    );
}

/// A project whose enum stands in a file that reserves something, and the catalogue something else.
fn beside(catalogue: &str, proto: &str) -> Project {
    let project = reserving(catalogue);
    let output =
        "outputs: { a.proto: { adopted: true, proto_comments: { reasons: Reason } } }\nreserved:";
    project.edit("catalogue.yaml", "reserved:", output);
    let proto = format!(
        "syntax = \"proto2\";\nenum Reason {{\n  R_A = 0;\n  R_B = 1;\n  reserved {proto};\n}}\n"
    );
    project.write("a.proto", &proto);
    project.run(&["generate"]);
    project
}

#[test]
fn sets_agree_however_they_are_written() {
    for (catalogue, proto) in [
        ("[7, 8, 9]", "7 to 9"),
        ("[7 to 9]", "7, 8, 9"),
        ("[500 to 600, 601 to max]", "500 to 2147483647"),
        ("[-2147483648 to -1, 2 to max]", "2 to max, -0x80000000 to -3, -2, -1"),
    ] {
        let run = beside(catalogue, proto).run(&["check"]).exits(0);
        assert!(!run.stderr.contains("different-reserved"), "{}", run.stderr);
    }
}

#[test]
fn only_what_differs_is_named() {
    assert_data_eq!(
        beside("[7, 100 to 199, 500 to max]", "7 to 9, 150 to 250, 600 to 699")
            .run(&["check"])
            .exits(0)
            .stderr,
        str![[r#"
warning[different-reserved]: the numbers 100 to 149, 500 to 599, 700 to max: reserved in the catalogue, but not in `Reason`
 --> a.proto:2:6
  |
2 | enum Reason {
  |      ^^^^^^
  |
  = help: add `reserved 100 to 149, 500 to 599, 700 to max;` to the enum

warning[different-reserved]: the numbers 8 to 9: reserved here, but not in the catalogue
 --> a.proto:7:12
  |
7 |   reserved 7 to 9, 150 to 250, 600 to 699;
  |            ^^^^^^
  |
  = help: add `8 to 9` to `reserved` in the catalogue

warning[different-reserved]: the numbers 200 to 250: reserved here, but not in the catalogue
 --> a.proto:7:20
  |
7 |   reserved 7 to 9, 150 to 250, 600 to 699;
  |                    ^^^^^^^^^^
  |
  = help: add `200 to 250` to `reserved` in the catalogue

1 output is up to date

"#]]
    );
}

/// Compares the catalogue with what it was when it reserved something else.
fn compared(old: &str, new: &str, code: i32) -> String {
    let project = reserving(new);
    project.write("old.yaml", &CATALOGUE.replace(RESERVED, old));
    project.run(&["compare", "old.yaml"]).exits(code).stdout
}

#[test]
fn the_change_of_a_set_is_told_in_ranges() {
    assert_data_eq!(
        compared("[7, 100 to 199, 500 to max]", "[120 to 199, 600 to max]", 1),
        str![[r#"
reasons
  breaking: the number `7` is no longer reserved
  breaking: the numbers `100 to 119` are no longer reserved
  breaking: the numbers `500 to 599` are no longer reserved

"#]]
    );
    assert_data_eq!(
        compared("[100 to 199]", "[100 to 299, 500 to max]", 0),
        str![[r#"
reasons
  the numbers `200 to 299` are reserved
  the numbers `500 to max` are reserved

"#]]
    );
    assert_data_eq!(
        compared("[100 to 199, 200, 500 to max]", "[100 to 150, 151 to 200, 500, 501 to max]", 0),
        str![]
    );
}

#[test]
fn what_was_reserved_with_a_range_is_taken() {
    let project = reserving("[100 to 149, 151 to 159, 161 to 199]");
    project.write("old.yaml", &CATALOGUE.replace(RESERVED, "[100 to 199]"));
    let more = "  - { name: R_C, number: 150 }\n  - { name: R_D, number: 160, lifecycle: removed }\nreserved:";
    project.edit("catalogue.yaml", "reserved:", more);
    assert_data_eq!(
        project.run(&["compare", "old.yaml"]).exits(1).stdout,
        str![[r#"
reasons
  `R_C` is new, with the number 150
  `R_D` is new, with the number 160, and is removed
  breaking: the number `150` was reserved, and now belongs to `R_C`

"#]]
    );
}

/// A project with a first catalogue of `.proto` files that reserve these.
fn started(reserved: &[&str]) -> (Project, String) {
    let project = Project::empty();
    let mut arguments = vec!["init".to_owned(), "--reasons".to_owned(), "Reason".to_owned()];
    for (index, reserved) in reserved.iter().enumerate() {
        let path = format!("v{index}/a.proto");
        let proto = format!(
            "syntax = \"proto2\";\npackage v{index};\n// Why.\nenum Reason {{\n  // None.\n  R_A = 0;\n  // One.\n  R_B = 1;\n  \
             reserved {reserved};\n}}\n"
        );
        project.write(&path, &proto);
        arguments.extend(["--from-proto".to_owned(), path]);
    }
    let arguments: Vec<_> = arguments.iter().map(String::as_str).collect();
    let said = project.run(&arguments).exits(0).stderr;
    (project, said)
}

#[test]
fn a_first_catalogue_has_all_ranges_and_holds() {
    let (project, said) = started(&["2 to 900, 1000 to max"]);
    assert!(!said.contains("warning"), "{said}");
    let catalogue = project.read("catalogue.yaml");
    assert!(catalogue.contains("    reasons: [2 to 900, 1000 to max]\n"), "{catalogue}");
    project.run(&["generate"]).exits(0);
    assert!(project.read("v0/a.proto").contains("  reserved 2 to 900, 1000 to max;\n"));
    let run = project.run(&["check"]).exits(0);
    assert!(!run.stderr.contains("different-reserved"), "{}", run.stderr);
    let add = ["add", "R_NEW", "--description", "It is new.", "--dry-run"];
    let run = project.run(&add).exits(0);
    assert!(run.stdout.contains("number: 901\n"), "{}", run.stdout);
}

#[test]
fn ranges_of_several_files_are_one_set() {
    let (project, said) = started(&["40 to max, 5, -9 to -1", "30 to 50, 6, 60 to max"]);
    let catalogue = project.read("catalogue.yaml");
    assert!(catalogue.contains("    reasons: [-9 to -1, 5 to 6, 30 to max]\n"), "{catalogue}");
    assert_eq!(said.matches("this is reserved here and not in").count(), 5, "{said}");
}

#[test]
fn a_value_of_another_file_splits_a_range() {
    let project = Project::with(&[
        ("a.proto", "enum Reason { R_A = 0; reserved 1 to max; }"),
        ("v1/a.proto", "enum Reason { R_A = 0; R_B = 7; }"),
    ]);
    let arguments =
        ["init", "--from-proto", "a.proto", "--from-proto", "v1/a.proto", "--reasons", "Reason"];
    let said = project.run(&arguments).exits(0).stderr;
    assert!(said.contains("a value has one of these numbers"), "{said}");
    let catalogue = project.read("catalogue.yaml");
    assert!(catalogue.contains("    reasons: [1 to 6, 8 to max]\n"), "{catalogue}");
}

/// Many ranges, each as wide as there can be, take no time and no memory.
#[test]
fn width_costs_nothing() {
    let wide = vec!["-2147483648 to max"; 500].join(", ");
    let project = reserving(&format!("[{wide}]"));
    let run = project.run(&["check", "--format", "concise"]).exits(2);
    assert_eq!(run.stdout.matches("error[reserved-number]").count(), 499 + 2);
    let run = project.run(&["check"]).exits(2);
    assert!(run.stderr.contains("no number from 0 on is free"));
    let (project, _) = started(&["-2147483648 to -1, 2 to max", "-2147483648 to -1, 2 to max"]);
    project.run(&["generate"]).exits(0);
    project.run(&["check"]).exits(0);
}

fn set(ranges: &[(i64, i64)]) -> (NumberSet, BTreeSet<i64>) {
    let ranges =
        || ranges.iter().map(|(first, width)| NumberRange { first: *first, last: first + width });
    (ranges().collect(), ranges().flat_map(|range| range.first..=range.last).collect())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    /// Sets of ranges do what sets of numbers do.
    #[test]
    fn a_set_of_ranges_is_a_set(
        one in prop::collection::vec((-20_i64..20, 0_i64..9), 0..6),
        other in prop::collection::vec((-20_i64..20, 0_i64..9), 0..6),
    ) {
        let ((one, one_numbers), (other, other_numbers)) = (set(&one), set(&other));
        let left = one.without(&other);
        for number in -40..40 {
            prop_assert_eq!(one.contains(number), one_numbers.contains(&number));
            let is_left = one_numbers.contains(&number) && !other_numbers.contains(&number);
            prop_assert_eq!(left.contains(number), is_left);
            let free = (number..=i64::from(i32::MAX)).find(|number| !one_numbers.contains(number));
            prop_assert_eq!(one.free_from(number), free);
        }
        for pair in left.ranges().collect::<Vec<_>>().windows(2) {
            prop_assert!(pair[0].last + 1 < pair[1].first, "{left}");
        }
        let again: Result<NumberSet, _> =
            left.to_string().split(", ").filter(|it| !it.is_empty()).map(str::parse).collect();
        prop_assert_eq!(again.as_ref(), Ok(&left));
    }
}
