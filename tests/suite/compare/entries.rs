//! Entries, what they say, and what is reserved: changes that break nobody.

use super::{harmless, project};
use snapbox::{assert_data_eq, str};

#[test]
fn entries_are_new() {
    assert_data_eq!(
        harmless(&[
            (
                "  - { name: R_B",
                "  - { name: R_D, number: 4, since: \"1.1\", updates: [{ when: So. }] }\n  - { name: R_B"
            ),
            (
                "reserved:",
                "  - { name: R_E, number: 5, lifecycle: { unused: { since: \"1.1\" } } }\nreserved:"
            ),
            ("component: one }", "component: one }\n  - { name: C_TWO, number: 2 }"),
        ]),
        str![[r#"
sources
  `C_TWO` is new, with the number 2

reasons
  `R_D` is new, with the number 4, since 1.1
  `R_E` is new, with the number 5, and is unused since 1.1

"#]]
    );
}

#[test]
fn entries_are_gone_and_leave_what_they_had_reserved() {
    assert_data_eq!(
        harmless(&[
            (
                "  - { name: R_C, number: 3, lifecycle: { deprecated: { since: \"0.9\", use: R_A } } }\n",
                ""
            ),
            ("[7]", "[7, 3]"),
            ("[R_SEVEN]", "[R_SEVEN, R_C]"),
        ]),
        str![[r#"
reasons
  `R_C` is gone; its name and its number 3 are reserved

"#]]
    );
}

#[test]
fn entries_are_renamed() {
    assert_data_eq!(
        harmless(&[
            ("number: 1, terminal", "number: 1, former_names: [{ name: S_ON }], terminal"),
            ("name: S_ON,", "name: S_UP,"),
            ("state: S_ON", "state: S_UP"),
            (
                "name: C_OLD_ONE, number: 0",
                "name: C_FIRST, former_names: [{ name: C_OLD_ONE }], number: 0"
            ),
            ("source: C_OLD_ONE", "source: C_FIRST"),
            (
                "name: R_B, number: 2, former_names: [{ name: R_OLD_B,",
                "name: R_OLD_B, number: 2, former_names: [{ name: R_B,"
            ),
        ]),
        str![[r#"
states
  `S_UP` was called `S_ON`

sources
  `C_FIRST` was called `C_OLD_ONE`

reasons
  `R_OLD_B` was called `R_B`

"#]]
    );
}

#[test]
fn former_names_are_more_and_better_known() {
    assert_data_eq!(
        harmless(&[("renamed_in: \"0.9\" }", "renamed_in: \"0.8\" }, { name: R_OLDER_B }")]),
        str![[r#"
reasons
  the first release without `R_OLD_B` is 0.8; it was 0.9
  `R_OLDER_B` is now a former name of `R_B`

"#]]
    );
}

/// Nobody can have relied on what nobody said.
#[test]
fn a_state_that_nothing_was_known_of_is_an_end() {
    for word in ["yes", "no", "usually"] {
        let said = format!("{word}; it was not given");
        let now = format!("description: It is off., terminal: {word}");
        let text = harmless(&[("description: It is off.", &now)]);
        assert_eq!(text, format!("states\n  `terminal` of `S_OFF` is {said}\n"));
    }
}

#[test]
fn what_entries_say() {
    assert_data_eq!(
        harmless(&[
            ("number: 1, terminal: yes", "number: 1, terminal: yes, requires: CAP, since: \"0.5\""),
            ("It is off., requires: CAP", "It is off now."),
            ("component: one", "component: first"),
            ("since: \"1.0\"\n    description: It is a.", "since: \"0.9\""),
            ("guidance: As you like.", "guidance: { text: As we like., notes: [shared] }"),
        ]),
        str![[r#"
states
  the first release of `S_ON` is 0.5; it was not given
  the capability that `S_ON` requires is CAP; it was not given
  the description of `S_OFF` changed
    - It is off.
    + It is off now.
  the capability that `S_OFF` requires is no longer given; it was CAP

sources
  the component of `C_OLD_ONE` is first; it was one

reasons
  the first release of `R_A` is 0.9; it was 1.0
  the description of `R_A` is gone
    - It is a.
  the guidance for `R_A` changed
    - As you like.
    + As we like.
  a note on the guidance for `R_A` is new
    + A remark.

"#]]
    );
}

#[test]
fn lifecycles() {
    assert_data_eq!(
        harmless(&[
            (
                "name: R_B, number: 2,",
                "name: R_B, number: 2, lifecycle: { removed: { since: \"1.1\", note: It went., use: R_A } },"
            ),
            ("since: \"0.9\", use: R_A", "since: \"1.0\", use: R_B"),
        ]),
        str![[r#"
reasons
  `R_B` is removed since 1.1 in favour of `R_A`, and was active
  the note on the lifecycle of `R_B` is new
    + It went.
  `R_C` is deprecated since 1.0 in favour of `R_B`, and was deprecated since 0.9 in favour of `R_A`

"#]]
    );
}

#[test]
fn updates() {
    assert_data_eq!(
        harmless(&[
            (
                "when: It came back.",
                "since: \"1.1\", instead: { CAP: { state: S_ON, reason: R_B, when: At times. } }, when: It came back."
            ),
            ("when: It went., notes", "when: It went away., notes"),
            (
                "    updates:\n",
                "    updates:\n      - { state: last-known, apis: [v0, v1], requires: CAP, until: \"2.0\", when: Again. }\n"
            ),
        ]),
        str![[r#"
reasons
  a case of `R_A` is new
    + the last known state, with `CAP` only, until 2.0, in v0 and v1: Again.
  a case of `R_A` changed
    - `S_ON` from `C_OLD_ONE`: It went.
    + `S_ON` from `C_OLD_ONE`: It went away.
  a case of `R_A` changed
    - `S_OFF`: It came back.
    + `S_OFF`, since 1.1, with `CAP` instead `S_ON` and `R_B` (At times.): It came back.

"#]]
    );
    assert_data_eq!(
        harmless(&[("      - { state: S_OFF, when: It came back. }\n", "")]),
        str![[r#"
reasons
  a case of `R_A` is gone
    - `S_OFF`: It came back.

"#]]
    );
}

/// A doubt that came up, and the states that an update can repeat: none are named, one, two.
#[test]
fn updates_are_doubtful_or_repeat_some_states() {
    let state = |among: &str| format!("{{ state: last-known{among}, when: It came back. }}");
    let named = "{ state: S_OFF, when: It came back. }";
    let changed = |old: &str, new: &str| {
        let project = project(&[(named, &state(new))]);
        project.edit("old.yaml", named, &state(old));
        project.run(&["compare", "old.yaml"]).exits(0).stdout
    };
    assert_data_eq!(
        changed("", ", among: S_ON, doubtful: Who *saw* it?"),
        str![[r#"
reasons
  a case of `R_A` changed
    - the last known state: It came back.
    + the last known state, among `S_ON`, doubtful (Who *saw* it?): It came back.

"#]]
    );
    assert_data_eq!(
        changed(", among: S_ON, doubtful: Who?", ", among: [S_ON, S_OFF], doubtful: Nobody."),
        str![[r#"
reasons
  a case of `R_A` changed
    - the last known state, among `S_ON`, doubtful (Who?): It came back.
    + the last known state, among `S_ON` and `S_OFF`, doubtful (Nobody.): It came back.

"#]]
    );
}

#[test]
fn a_shared_note_changes_once() {
    assert_data_eq!(
        harmless(&[("shared: A remark.", "shared: A better remark.")]),
        str![[r#"
states
  a note on `S_ON` changed, and in 1 more place
    - A remark.
    + A better remark.

"#]]
    );
    assert_data_eq!(
        harmless(&[
            ("yes, notes: [shared]", "yes"),
            ("[shared] }\n      -", "[shared, { text: More. }] }\n      -")
        ]),
        str![[r#"
states
  a note on `S_ON` is gone
    - A remark.

reasons
  a note on a case of `R_A` is new
    + More.

"#]]
    );
}

#[test]
fn reservations_are_more() {
    assert_data_eq!(
        harmless(&[("[7]", "[7, 8]"), ("[R_SEVEN]", "[R_SEVEN, R_EIGHT]")]),
        str![[r#"
reasons
  the number `8` is reserved
  the name `R_EIGHT` is reserved

"#]]
    );
}
