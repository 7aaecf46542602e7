//! What breaks users where it is easily overlooked: by a code, or in another api than the first.

use crate::project::Project;
use snapbox::{assert_data_eq, str};

/// What is said of a catalogue with these reasons instead of those before, in two apis.
fn breaking(rule: [&str; 2], reasons: [&str; 2], reserved: &str) -> String {
    let catalogue = |rule: &str, reasons: &str| {
        format!(
            "project: P\napis: {{ v0: {{}}, v1: {{ rename: {{ OLD: {rule} }} }} }}\n\
             enums: {{ reasons: {{ type: Reason, prefix: R_ }} }}\nreasons:\n{reasons}{reserved}"
        )
    };
    let project = Project::with(&[
        ("old.yaml", &catalogue(rule[0], reasons[0])),
        ("catalogue.yaml", &catalogue(rule[1], reasons[1])),
    ]);
    project.run(&["compare", "old.yaml"]).exits(1).stdout
}

#[test]
fn a_code_was_reused() {
    let entry =
        |name: &str, number: u8| format!("  - {{ name: {name}, number: {number}, code: E_B }}\n");
    let reserved = "reserved: { names: { reasons: [R_B] }, numbers: { reasons: [2] } }\n";
    assert_data_eq!(
        breaking(["NEW"; 2], [&entry("R_B", 2), &(entry("R_C", 3) + reserved)], ""),
        str![[r#"
reasons
  breaking: the first entry, the default in proto2, is `R_C`, and was `R_B`
  breaking: `R_C` is new, with the number 3, with the code `E_B`, which was that of `R_B`
  `R_B` is gone; its name and its number 2 are reserved

"#]]
    );
}

#[test]
fn an_alias_and_a_reservation_are_gone_in_the_second_api() {
    let reasons = "  - { name: R_A, number: 1, aliases: [R_OLD_X] }\n";
    let reserved = "reserved: { names: { reasons: [R_OLD_Y] } }\n";
    assert_data_eq!(
        breaking(["NEW", "NEWER"], [reasons; 2], reserved),
        str![[r#"
apis
  the `rename` of the api `v1` is `OLD` to `NEWER`; it was `OLD` to `NEW`

reasons
  breaking: `R_NEW_X` is no longer an alias of `R_A`
  breaking: the name `R_NEW_Y` is no longer reserved

"#]]
    );
}

#[test]
fn a_name_that_was_reserved_in_the_second_api_is_taken() {
    let reasons = "  - { name: R_A, number: 1 }\n";
    let taken = reasons.to_owned() + "  - { name: R_B, number: 2, names: { v1: R_NEW_Y } }\n";
    let reserved = "reserved: { names: { reasons: [R_OLD_Y] } }\n";
    assert_data_eq!(
        breaking(["NEW", "NEWER"], [reasons, &taken], reserved),
        str![[r#"
apis
  the `rename` of the api `v1` is `OLD` to `NEWER`; it was `OLD` to `NEW`

reasons
  `R_B` is new, with the number 2
  breaking: the name `R_NEW_Y` was reserved, and now belongs to `R_B`

"#]]
    );
}

#[test]
fn a_name_in_the_second_api_belongs_to_another_entry() {
    let old = "  - { name: R_A, number: 1 }\n  - { name: R_B, number: 2, names: { v1: R_X } }\n";
    let new = "  - { name: R_A, number: 1 }\n  - { name: R_C, number: 3, names: { v1: R_X } }\n\
               reserved: { names: { reasons: [R_B] }, numbers: { reasons: [2] } }\n";
    assert_data_eq!(
        breaking(["NEW"; 2], [old, new], ""),
        str![[r#"
reasons
  `R_C` is new, with the number 3
  breaking: `R_B` is gone; its name and its number 2 are reserved; `R_X`, its name in v1, now leads to `R_C`

"#]]
    );
}
