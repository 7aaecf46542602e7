//! `explain`: entries by any name or number, and the codes of diagnostics, in 80 columns.

mod held;

use crate::project::Project;
use reasonbook::diagnostic::codes;
use snapbox::{assert_data_eq, str};

const CATALOGUE: &str = "\
project: Ferry
apis: { v0: {}, v1: { rename: { BOAT: VESSEL } } }
enums:
  states: { type: JobState, prefix: JOB_ }
  sources: { type: Source, prefix: BY_ }
  reasons: { type: Reason, prefix: R_ }
capabilities: { NIGHT: { frameworks: night lines, description: It sails in the dark. } }
states:
  - { name: JOB_LATE, number: 1, terminal: usually, description: The job is behind its timetable. }
  - { name: JOB_LOST, number: -2, requires: NIGHT, notes: [{ text: A *rare* one. }] }
sources: [{ name: BY_PILOT, number: 1, component: pilot }]
notes: { harbour: The harbour master decides. }
reasons:
  - name: R_BOAT_LOST
    number: 7
    since: \"1.2\"
    former_names: [{ name: R_SUNK, renamed_in: \"1.4\" }]
    description: Radio contact to the boat broke off, so wait for `R_FOUND` or for the morning.
    guidance: { text: Say in `message` where it was., notes: [harbour] }
    updates:
      - state: JOB_LATE
        source: BY_PILOT
        when: The pilot called for an hour, on both channels, and nobody answered the call.
        instead: { NIGHT: { state: JOB_LOST, reason: R_DARK, when: It is after ten. } }
        notes: [harbour, { text: 'See [the log](https://ferry.example/log).' }]
        since: \"1.3\"
        until: \"1.9\"
        apis: [v1]
  - name: R_FOUND
    number: 8
    lifecycle: { deprecated: { since: \"1.5\", note: It was never sure., use: R_DARK } }
    updates: [{ state: last-known, source: BY_PILOT, when: It came back., requires: NIGHT }]
  - { name: R_DARK, number: 1, description: Nothing could be seen. }
reserved: { numbers: { reasons: [9] }, names: { states: [JOB_BOAT] } }
";

fn explain(name: &str) -> String {
    let run = Project::with(&[("catalogue.yaml", CATALOGUE)]).run(&["explain", name]).exits(0);
    assert_eq!(run.stderr, "");
    for line in run.stdout.lines() {
        assert!(line.chars().count() <= 80, "{line}");
    }
    run.stdout
}

#[test]
fn a_reason() {
    assert_data_eq!(
        explain("R_BOAT_LOST"),
        str![[r#"
`R_BOAT_LOST` is number 7 of `Reason`.

Radio contact to the boat broke off, so wait for `R_FOUND` or for the morning.

- Names: `R_BOAT_LOST` in v0, `R_VESSEL_LOST` in v1
- Formerly: `R_SUNK`, before 1.4
- Lifecycle: active
- Since: 1.2

If you set it yourself: Say in `message` where it was.

- Note: The harbour master decides.

Cases:

- `JOB_LATE` from `BY_PILOT`: The pilot called for an hour, on both channels,
  and nobody answered the call.
  - night lines: `JOB_LOST` and `R_DARK` instead if it is after ten.
  - Only in v1
  - Since 1.3
  - Up to 1.9
  - Note: The harbour master decides.
  - Note: See the log (https://ferry.example/log).

"#]]
    );
}

#[test]
fn a_reason_that_takes_the_place_of_another() {
    assert_data_eq!(
        explain("R_DARK"),
        str![[r#"
`R_DARK` is number 1 of `Reason`.

Nothing could be seen.

- Lifecycle: active

In place of other reasons:

- `JOB_LOST` from `BY_PILOT` in place of `R_BOAT_LOST` for night lines (in some
  cases, since 1.3, up to 1.9)

"#]]
    );
}

/// What a state requires holds for every reason that comes with it.
#[test]
fn a_state_that_not_all_frameworks_see() {
    let catalogue = CATALOGUE.replace(
        "R_DARK, number: 1,",
        "R_DARK, number: 1, updates: [{ state: JOB_LOST, when: Fog. }],",
    );
    let project = Project::with(&[("catalogue.yaml", &catalogue)]);
    assert_data_eq!(
        project.run(&["explain", "JOB_LOST"]).exits(0).stdout,
        str![[r#"
`JOB_LOST` is number -2 of `JobState`.

- Lifecycle: active
- Seen by: night lines
- Note: A rare one.

Reasons that come with it:

- `R_DARK` from `BY_PILOT` for night lines (in some cases, since 1.3, up to 1.9)
- `R_DARK` for night lines

"#]]
    );
}

#[test]
fn a_reason_that_is_deprecated() {
    assert_data_eq!(
        explain("R_FOUND"),
        str![[r#"
`R_FOUND` is number 8 of `Reason`.

- Lifecycle: deprecated since 1.5. It was never sure. Use `R_DARK` in its place.

Cases:

- The last known state from `BY_PILOT`: It came back.
  - Only for night lines

"#]]
    );
}

/// A case that nobody can be sure of, and one that repeats a state, from both of their ends.
#[test]
fn a_case_that_is_doubtful_and_one_that_repeats_a_state() {
    let updates = "\
R_DARK, number: 1, updates: [
      { state: JOB_LATE, source: BY_PILOT, when: Fog., doubtful: No log has *it*. },
      { state: last-known, among: [JOB_LATE, JOB_LOST], when: Noon., notes: [harbour] }],";
    let catalogue = CATALOGUE.replace("R_DARK, number: 1,", updates);
    let project = Project::with(&[("catalogue.yaml", &catalogue)]);
    let cases = |name: &str| {
        let said = project.run(&["explain", name]).exits(0).stdout;
        said[said.find(":\n\n").unwrap() + 3..].to_owned()
    };
    assert_data_eq!(
        cases("R_DARK"),
        str![[r#"
- `JOB_LATE` from `BY_PILOT`: Fog.
  - Doubtful: No log has it.
- The last known state: Noon.
  - Repeats `JOB_LATE` or `JOB_LOST`
  - Note: The harbour master decides.

In place of other reasons:

- `JOB_LOST` from `BY_PILOT` in place of `R_BOAT_LOST` for night lines (in some
  cases, since 1.3, up to 1.9)

"#]]
    );
    assert_data_eq!(
        cases("JOB_LATE"),
        str![[r#"
- `R_BOAT_LOST` from `BY_PILOT` (since 1.3, up to 1.9)
- `R_DARK` from `BY_PILOT` (doubtful)
- `R_DARK`

"#]]
    );
}

#[test]
fn a_state() {
    assert_data_eq!(
        explain("JOB_LOST"),
        str![[r#"
`JOB_LOST` is number -2 of `JobState`.

- Lifecycle: active
- Seen by: night lines
- Note: A rare one.

Reasons that come with it:

- `R_DARK` from `BY_PILOT` for night lines (in some cases, since 1.3, up to 1.9)

"#]]
    );
}

/// Only what the catalogue says of the end of a task is told.
#[test]
fn a_state_that_may_be_the_last() {
    let said = explain("JOB_LATE");
    assert!(said.contains("\n- Lifecycle: active\n- Terminal: usually\n"), "{said}");
}

#[test]
fn a_source() {
    assert_data_eq!(
        explain("BY_PILOT"),
        str![[r#"
`BY_PILOT` is number 1 of `Source`.

- Lifecycle: active
- Component: pilot

Reasons that come from it:

- `R_BOAT_LOST` with `JOB_LATE` (since 1.3, up to 1.9)
- `R_DARK` with `JOB_LOST` for night lines (in some cases, since 1.3, up to 1.9)
- `R_FOUND` with the last known state for night lines

"#]]
    );
}

#[test]
fn a_capability() {
    assert_data_eq!(
        explain("NIGHT"),
        str![[r#"
`NIGHT` is a capability, which night lines have.

It sails in the dark.

"#]]
    );
}

#[test]
fn every_name_leads_to_the_entry() {
    let by_name = explain("R_BOAT_LOST");
    for name in ["R_VESSEL_LOST", "R_SUNK", "r_sunk", "7"] {
        assert_eq!(explain(name), by_name, "{name}");
    }
    assert_eq!(explain("-2"), explain("JOB_LOST"));
}

#[test]
fn a_number_leads_to_every_enum_that_has_it() {
    let all = explain("1");
    let each = ["JOB_LATE", "BY_PILOT", "R_DARK"].map(explain);
    assert_eq!(all, each.join("\n"));
}

#[test]
fn what_is_reserved_is_said_so() {
    assert_data_eq!(
        explain("9"),
        str![[r#"
9 is reserved in `Reason`, so no entry may take it.

"#]]
    );
    assert_data_eq!(
        explain("JOB_VESSEL"),
        str![[r#"
`JOB_BOAT` is reserved in `JobState`, so no entry may take it.

"#]]
    );
}

#[test]
fn a_code_needs_no_catalogue_and_none_that_is_right() {
    let text = explain("unknown-key");
    assert_data_eq!(
        text.clone(),
        str![[r#"
`unknown-key` is an error.

The format has no such key here.

    project: Ferry
    enums: { reasons: { type: Reason, prefix: R_ } }
    reasons:
      - { name: R_FOG, number: 1, descriptoin: Fog lay on the water. }
      #                           ^^^^^^^^^^^ unknown-key

Correct the key, or remove it.

    project: Ferry
    enums: { reasons: { type: Reason, prefix: R_ } }
    reasons:
      - { name: R_FOG, number: 1, description: Fog lay on the water. }

"#]]
    );
    assert_eq!(Project::empty().run(&["explain", "unknown-key"]).exits(0).stdout, text);
    let broken = Project::with(&[("catalogue.yaml", "- x")]);
    assert_eq!(broken.run(&["explain", "unknown-key"]).exits(0).stdout, text);
    broken.run(&["explain", "R_DARK"]).exits(2);
}

#[test]
fn every_code_is_explained() {
    for code in codes::ALL {
        let text = explain(code.name);
        assert!(text.starts_with(&format!("`{}` is a", code.name)), "{text}");
    }
}

#[test]
fn a_name_that_nothing_has_gets_the_nearest() {
    let project = Project::with(&[("catalogue.yaml", CATALOGUE)]);
    let run = project.run(&["explain", "R_BOAT_LSOT"]).exits(2);
    assert_eq!(run.stdout, "");
    assert_data_eq!(
        run.stderr,
        str![[r#"
error[unknown-entry]: neither an entry nor a diagnostic is called `R_BOAT_LSOT`
--> catalogue.yaml
 = help: did you mean `R_BOAT_LOST`?


"#]]
    );
    assert_data_eq!(
        project.run(&["explain", "unkown-key"]).exits(2).stderr,
        str![[r#"
error[unknown-entry]: neither an entry nor a diagnostic is called `unkown-key`
--> catalogue.yaml
 = help: did you mean `unknown-key`?


"#]]
    );
    assert_data_eq!(
        Project::empty().run(&["explain", "R_DARK"]).exits(2).stderr,
        str![[r#"
error[no-catalogue]: neither this folder nor one above it has this file
--> catalogue.yaml
 = help: write one with `reasonbook init`, or name the catalogue with --catalogue FILE


"#]]
    );
}

/// An entry that names itself does not lead to where its reader is.
#[test]
fn an_entry_does_not_link_to_itself() {
    let catalogue = "\
project: P
enums: { reasons: { type: Reason, prefix: R_ } }
lints: { missing-since: allow, active-without-update: allow }
reasons:
  - { name: R_A, number: 0, description: \"`R_A` is not `R_B`.\", former_names: [{ name: R_OLD }] }
  - { name: R_B, number: 1, description: Another. }
outputs:
  a.md: { template: task-state-reasons.md }
  b.md: { template: reference.md }
  c.html: { template: reference.html }
  d.rs: { template: reasons.rs }
  Reason.java: { template: Reason.java }
";
    let project = Project::with(&[("catalogue.yaml", catalogue)]);
    project.run(&["generate"]).exits(0);
    for (path, said) in [
        ("a.md", "<code>R_A</code> is not <a href=\"#R_B\"><code>R_B</code></a>."),
        ("b.md", "<code>R_A</code> is not <a href=\"#R_B\"><code>R_B</code></a>."),
        ("c.html", "<code>R_A</code> is not <a href=\"#R_B\"><code>R_B</code></a>."),
        ("d.rs", "/// `R_A` is not [`R_B`](Reason::B)."),
        ("Reason.java", "* {@code R_A} is not {@link Reason#R_B}."),
    ] {
        assert!(project.read(path).contains(said), "{said} in {path}\n{}", project.read(path));
    }
}
