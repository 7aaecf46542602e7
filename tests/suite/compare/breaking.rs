//! What breaks those who use the names and the numbers, each alone.

use super::{compare, harmless};
use snapbox::{assert_data_eq, str};

fn breaking(edits: &[(&str, &str)]) -> String {
    let run = compare(edits).exits(1);
    assert!(run.stderr.ends_with(" breaking\n"), "{}", run.stderr);
    run.stdout
}

const C: &str =
    "  - { name: R_C, number: 3, lifecycle: { deprecated: { since: \"0.9\", use: R_A } } }\n";

#[test]
fn a_number_changed() {
    assert_data_eq!(
        breaking(&[("name: R_B, number: 2", "name: R_B, number: 4")]),
        str![[r#"
reasons
  breaking: `R_B` has the number 4, and had 2

"#]]
    );
}

#[test]
fn two_numbers_were_swapped() {
    let edits = [
        ("name: S_ON, number: 1", "name: S_ON, number: 2"),
        ("name: S_OFF, number: 2", "name: S_OFF, number: 1"),
    ];
    assert_data_eq!(
        breaking(&edits),
        str![[r#"
states
  breaking: `S_ON` has the number 2, and had 1; 2 was that of `S_OFF`
  breaking: `S_OFF` has the number 1, and had 2; 1 was that of `S_ON`

"#]]
    );
}

#[test]
fn a_number_was_reused() {
    let reused = "  - { name: R_D, number: 3 }\n";
    assert_data_eq!(
        breaking(&[(C, reused)]),
        str![[r#"
reasons
  breaking: `R_D` is new, with the number 3, which was that of `R_C`
  breaking: `R_C` is gone, and neither its name nor its number 3 is reserved

"#]]
    );
}

#[test]
fn a_number_was_reused_while_its_entry_took_another() {
    let edits = [(
        C,
        "  - { name: R_C, number: 4, lifecycle: { deprecated: { since: \"0.9\", use: R_A } } }\n  - { name: R_D, number: 3 }\n",
    )];
    assert_data_eq!(
        breaking(&edits),
        str![[r#"
reasons
  breaking: `R_C` has the number 4, and had 3
  breaking: `R_D` is new, with the number 3, which was that of `R_C`

"#]]
    );
}

#[test]
fn an_entry_is_gone() {
    assert_data_eq!(
        breaking(&[(C, "")]),
        str![[r#"
reasons
  breaking: `R_C` is gone, and neither its name nor its number 3 is reserved

"#]]
    );
}

#[test]
fn an_entry_is_gone_and_leaves_half_of_what_it_had() {
    assert_data_eq!(
        breaking(&[(C, ""), ("[7]", "[7, 3]")]),
        str![[r#"
reasons
  breaking: `R_C` is gone, and its name is not reserved

"#]]
    );
    assert_data_eq!(
        breaking(&[(C, ""), ("[R_SEVEN]", "[R_SEVEN, R_C]")]),
        str![[r#"
reasons
  breaking: `R_C` is gone, and its number 3 is not reserved

"#]]
    );
}

#[test]
fn a_tombstone_is_gone() {
    let removed = C.replace("deprecated", "removed");
    let project = super::project(&[(C, "")]);
    project.edit("old.yaml", C, &removed);
    assert_data_eq!(
        project.run(&["compare", "old.yaml"]).exits(1).stdout,
        str![[r#"
reasons
  breaking: `R_C` is gone, and neither its name nor its number 3 is reserved

"#]]
    );
}

#[test]
fn a_name_is_gone() {
    let edits =
        [("name: S_OFF, number: 2", "name: S_OUT, number: 2"), ("state: S_OFF", "state: S_OUT")];
    assert_data_eq!(
        breaking(&edits),
        str![[r#"
states
  breaking: `S_OUT` is new, with the number 2, which was that of `S_OFF`
  breaking: `S_OFF` is gone, and neither its name nor its number 2 is reserved

reasons
  a case of `R_A` is new
    + `S_OUT`: It came back.
  a case of `R_A` is gone
    - `S_OFF`: It came back.

"#]]
    );
}

#[test]
fn a_name_is_gone_that_an_older_one_tells_apart() {
    assert_data_eq!(
        breaking(&[("name: R_B, number", "name: R_BB, number")]),
        str![[r#"
reasons
  breaking: `R_BB` was called `R_B`, which is not among its former names

"#]]
    );
}

#[test]
fn a_name_is_gone_in_another_api() {
    assert_data_eq!(
        breaking(&[("OLD: NEW", "OLD: NEWER")]),
        str![[r#"
apis
  the `rename` of the api `v1` is `OLD` to `NEWER`; it was `OLD` to `NEW`

sources
  breaking: `C_NEWER_ONE` was called `C_NEW_ONE` in v1, which is not among its former names

reasons
  breaking: `R_NEW_B` is no longer a former name of `R_B`

"#]]
    );
    assert_data_eq!(
        breaking(&[("name: R_A\n", "name: R_A\n    names: { v1: R_AA }\n")]),
        str![[r#"
reasons
  breaking: `R_AA` was called `R_A` in v1, which is not among its former names

"#]]
    );
}

/// `R_B` took over the name and the number of `R_A`, and is itself called `R_D` now.
#[test]
fn a_name_moved_to_another_number() {
    let edits = [
        ("  - name: R_A\n", "  - name: R_B\n    former_names: [{ name: R_A }]\n"),
        ("name: R_B, number: 2", "name: R_D, number: 2"),
        ("use: R_A", "use: R_B"),
    ];
    assert_data_eq!(
        breaking(&edits),
        str![[r#"
reasons
  `R_B` was called `R_A`
  breaking: `R_D` is new, with the number 2, which was that of `R_B`
  breaking: `R_B` is gone with the number 2; its name now leads to `R_B` with the number 1

"#]]
    );
}

#[test]
fn two_entries_became_one() {
    let edits = [(C, ""), ("[{ name: R_OLD_B", "[{ name: R_C }, { name: R_OLD_B")];
    assert_data_eq!(
        breaking(&edits),
        str![[r#"
reasons
  `R_C` is now a former name of `R_B`
  breaking: `R_C` is gone with the number 3; its name now leads to `R_B` with the number 2

"#]]
    );
}

#[test]
fn a_former_name_is_gone() {
    let edits = [(", former_names: [{ name: R_OLD_B, renamed_in: \"0.9\" }]", "")];
    assert_data_eq!(
        breaking(&edits),
        str![[r#"
reasons
  breaking: `R_OLD_B` is no longer a former name of `R_B`

"#]]
    );
}

#[test]
fn a_former_name_is_another_entry() {
    let edits = [(
        ", former_names: [{ name: R_OLD_B, renamed_in: \"0.9\" }] }",
        " }\n  - { name: R_OLD_B, number: 4 }",
    )];
    assert_data_eq!(
        breaking(&edits),
        str![[r#"
reasons
  breaking: `R_OLD_B` is no longer a former name of `R_B`
  `R_OLD_B` is new, with the number 4

"#]]
    );
}

#[test]
fn a_reservation_is_gone() {
    assert_data_eq!(
        breaking(&[("[7]", "[]")]),
        str![[r#"
reasons
  breaking: the number `7` is no longer reserved

"#]]
    );
    assert_data_eq!(
        breaking(&[("[R_SEVEN]", "[]")]),
        str![[r#"
reasons
  breaking: the name `R_SEVEN` is no longer reserved

"#]]
    );
}

#[test]
fn what_was_reserved_is_taken() {
    let taken = "reasons: [] }, names: { reasons: [] } }";
    let reserved = "reasons: [7] }, names: { reasons: [R_SEVEN] } }";
    let seven = |more: &str| format!("{C}  - {{ name: R_SEVEN, number: 7{more} }}\n");
    assert_data_eq!(
        breaking(&[(reserved, taken), (C, &seven(""))]),
        str![[r#"
reasons
  `R_SEVEN` is new, with the number 7
  breaking: the number `7` was reserved, and now belongs to `R_SEVEN`
  breaking: the name `R_SEVEN` was reserved, and now belongs to `R_SEVEN`

"#]]
    );
    // A tombstone keeps what the reservation kept.
    let removed = seven(", lifecycle: removed");
    assert_data_eq!(
        harmless(&[(reserved, taken), (C, &removed)]),
        str![[r#"
reasons
  `R_SEVEN` is new, with the number 7, and is removed

"#]]
    );
}

#[test]
fn an_api_is_gone() {
    let edits =
        [(", v1: { rename: { OLD: NEW } } }", " }"), ("terms: { old_id: { v1: new_id } }\n", "")];
    assert_data_eq!(
        breaking(&edits),
        str![[r#"
apis
  breaking: the api `v1` is gone
  the term `old_id` is gone

"#]]
    );
}

#[test]
fn a_type_has_another_name() {
    assert_data_eq!(
        breaking(&[("type: Reason,", "type: Cause,")]),
        str![[r#"
reasons
  breaking: the type is Cause; it was Reason

"#]]
    );
}

#[test]
fn a_prefix_takes_another_part_of_the_names() {
    assert_data_eq!(
        breaking(&[("type: Reason, prefix: R_", "type: Reason, prefix: R")]),
        str![[r#"
reasons
  breaking: the prefix is R; it was R_

"#]]
    );
}

#[test]
fn an_enum_is_gone() {
    let edits = [
        ("  sources: { type: Source, prefix: C_ }\n", ""),
        ("sources:\n  - { name: C_OLD_ONE, number: 0, component: one }\n", ""),
        (" source: C_OLD_ONE,", ""),
    ];
    assert_data_eq!(
        breaking(&edits),
        str![[r#"
sources
  breaking: the type is no longer given; it was Source
  the prefix is no longer given; it was C_
  breaking: `C_OLD_ONE` is gone, and neither its name nor its number 0 is reserved

reasons
  a case of `R_A` is new
    + `S_ON`: It went.
  a case of `R_A` is gone
    - `S_ON` from `C_OLD_ONE`: It went.

"#]]
    );
}

#[test]
fn a_capability_is_gone() {
    assert_data_eq!(
        breaking(&[
            ("capabilities: { CAP: { frameworks: capable ones, description: It can. } }\n", ""),
            (", requires: CAP", "")
        ]),
        str![[r#"
capabilities
  breaking: the capability `CAP` is gone

states
  the capability that `S_OFF` requires is no longer given; it was CAP

"#]]
    );
}

#[test]
fn another_entry_stands_first() {
    let first = "  - { name: S_ON, number: 1, terminal: yes, notes: [shared] }\n";
    let second = "requires: CAP }\n";
    assert_data_eq!(
        breaking(&[(first, ""), (second, &format!("{second}{first}"))]),
        str![[r#"
states
  breaking: the first entry, the default in proto2, is `S_OFF`, and was `S_ON`

"#]]
    );
}

#[test]
fn a_state_is_no_end_any_more() {
    for (now, said) in
        [("terminal: usually, ", "is usually; it was yes"), ("", "is no longer given; it was yes")]
    {
        let text = breaking(&[("terminal: yes, ", now)]);
        assert_eq!(text, format!("states\n  breaking: `terminal` of `S_ON` {said}\n"));
    }
}
