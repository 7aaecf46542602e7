//! What this tool itself writes under a description is read as facts, and what a person wrote is prose.

use snapbox::{assert_data_eq, str};

use super::named::{init, part};
use crate::project::Project;

const REASONS: [&str; 3] = ["--from-proto", "proto/v0.proto", "--reasons"];

/// A catalogue with everything that a comment can say, made of protos again.
#[test]
fn each_fact_comes_back_under_its_key() {
    let project = Project::empty();
    project.write(
        "first.yaml",
        "project: Ferry
apis: { v0: {}, v1: { rename: { SHIP: BOAT } } }
enums: { states: { type: State, prefix: S_ }, reasons: { type: Reason, prefix: WHY_ } }
capabilities: { TIDE-AWARE: { frameworks: those who know the tide } }
states:
  - { name: S_LOST, number: 0, since: '1.0', requires: TIDE-AWARE, description: Nobody can tell where it is. }
reasons:
  - name: WHY_SHIP
    number: 0
    since: 1.10
    description: The ship went down; see `WHY_SHIP_OLD`.
    former_names: [{ name: WHY_SHIP_LEAK, renamed_in: '1.12' }, { name: WHY_LEAK }]
  - name: WHY_SHIP_OLD
    number: 1
    lifecycle: { deprecated: { since: '2.0', note: 'Nobody sent it: `WHY_SHIP` says more.', use: WHY_SHIP } }
  - { name: WHY_FOG, number: 2, lifecycle: { unused: { since: '3' } } }
  - { name: WHY_ICE, number: 3, lifecycle: deprecated, description: Ice. }
outputs:
  proto/v0.proto: { template: enums.proto }
  proto/v1.proto: { template: enums.proto, api: v1 }
",
    );
    project.run(&["generate", "--catalogue", "first.yaml"]).exits(0);
    let both = [&REASONS[..], &["Reason", "--from-proto", "proto/v1.proto", "--states", "State"]];
    let run = project.run(&[&["init"], &both.concat()[..]].concat()).exits(0);
    assert_eq!(run.stderr.matches("warning").count(), 0, "{}", run.stderr);
    assert_data_eq!(
        part(&project.read("catalogue.yaml"), "capabilities", "states"),
        str![[r#"
capabilities:
  TIDE-AWARE: { frameworks: frameworks with the capability TIDE-AWARE }


"#]]
    );
    assert_data_eq!(
        part(&project.read("catalogue.yaml"), "states", "outputs"),
        str![[r#"
states:
  - name: S_LOST
    number: 0
    since: '1.0'
    description: Nobody can tell where it is.
    requires: TIDE-AWARE

# What is still to be written is when a reason comes: one line a case, under the reason.
#
#     updates:
#       - { state: S_LOST, when: … }
#
reasons:
  - name: WHY_SHIP
    number: 0
    since: '1.10'
    description: The ship went down; see `WHY_SHIP_OLD`.
    former_names: [{ name: WHY_SHIP_LEAK, renamed_in: '1.12' }, { name: WHY_LEAK }]

  - name: WHY_SHIP_OLD
    number: 1
    lifecycle:
      deprecated:
        since: '2.0'
        note: |
          Nobody sent it: `WHY_SHIP` says more.
        use: WHY_SHIP

  - name: WHY_FOG
    number: 2
    lifecycle:
      unused:
        since: '3'

  - name: WHY_ICE
    number: 3
    description: Ice.
    lifecycle: deprecated


"#]]
    );
    let before = project.files();
    project.run(&["generate"]).exits(0);
    for path in ["proto/v0.proto", "proto/v1.proto"] {
        assert_eq!(project.read(path).into_bytes(), before[path], "{path}");
    }
}

/// A paragraph is one of facts as a whole, and only if nothing in the file denies it.
#[test]
fn what_a_person_wrote_stays_prose() {
    let (catalogue, _) = init(&["
enum Reason {
  // Since 1.0 it is late.
  A = 0;
  // Since yesterday.
  B = 1;
  // Since 1.0. Ask the pilot.
  C = 2;
  // Gone.
  //
  // Deprecated. The value does not say so.
  D = 3;
  // Only frameworks with the capability `TIDE` get it.
  E = 4;
  // Not in use.
  F = 5 [deprecated = true];
  // Since k8s.
  G = 6;
  // Not in use. But:
  // - the billing team reads it
  H = 7;
  // Not in use.
  // TODO(ines): remove it.
  I = 8;
}
"]);
    assert_data_eq!(
        part(&catalogue, "reasons", "outputs"),
        str![[r#"
reasons:
  - name: A
    number: 0
    description: Since 1.0 it is late.

  - name: B
    number: 1
    description: Since yesterday.

  - name: C
    number: 2
    description: Since 1.0. Ask the pilot.

  - name: D
    number: 3
    description: |
      Gone.

      Deprecated. The value does not say so.

  - name: E
    number: 4
    description: Only frameworks with the capability `TIDE` get it.

  - name: F
    number: 5
    description: Not in use.
    lifecycle: deprecated

  - name: G
    number: 6
    description: Since k8s.

  - name: H
    number: 7
    description: |
      Not in use. But:

      - the billing team reads it

  - name: I
    number: 8
    description: |
      Not in use. TODO(ines): remove it.


"#]]
    );
}

/// What the catalogue would refuse is no fact: a name twice, and an entry that is not there.
#[test]
fn what_cannot_be_is_left_to_the_reader() {
    let (catalogue, _) = init(&["
enum Reason {
  // Called `B` before 1.0.
  A = 0;
  // Called `the old one` before.
  F = 5;
  // Called `OLD` before.
  B = 1;
  // Called `OLD` before.
  C = 2;
  // Deprecated. Use `NONE` in its place.
  D = 3 [deprecated = true];
  // Deprecated. Use `E` in its place.
  E = 4 [deprecated = true];
  // Called `GONE` before 1.0.
  G = 6;
  // Deprecated. Use `I` in its place.
  H = 7 [deprecated = true];
  // Deprecated. Use `H` in its place.
  I = 8 [deprecated = true];
  reserved \"GONE\";
}
"]);
    assert_data_eq!(
        part(&catalogue, "reasons", "outputs"),
        str![[r#"
reasons:
  - name: A
    number: 0
    description: Called `B` before 1.0.

  - name: F
    number: 5
    description: Called `the old one` before.

  - name: B
    number: 1
    former_names: [{ name: OLD }]

  - name: C
    number: 2
    description: Called `OLD` before.

  - name: D
    number: 3
    description: Deprecated. Use `NONE` in its place.
    lifecycle: deprecated

  - name: E
    number: 4
    description: Deprecated. Use `E` in its place.
    lifecycle: deprecated

  - name: G
    number: 6
    description: Called `GONE` before 1.0.

  - name: H
    number: 7
    lifecycle:
      deprecated:
        use: I

  - name: I
    number: 8
    description: Deprecated. Use `H` in its place.
    lifecycle: deprecated

reserved:
  names:
    reasons: [GONE]


"#]]
    );
}

/// Where two files disagree in a fact, it is named as every other difference of comments.
#[test]
fn facts_that_differ_are_named() {
    let (catalogue, said) = init(&[
        "enum Reason {\n  // Late.\n  //\n  // Since 1.0.\n  A = 0;\n}\n",
        "enum Reason {\n  // Late.\n  //\n  // Since 1.1.\n  A = 0;\n}\n",
    ]);
    assert!(catalogue.contains("    since: '1.0'\n    description: Late.\n"), "{catalogue}");
    assert_data_eq!(
        said,
        str![[r#"
warning[different-comment]: this says something else than the comment in 0.proto, and `generate` replaces it
 --> 1.proto:3:3
  |
3 | /   // Late.
4 | |   //
5 | |   // Since 1.1.
  | |_______________^
  |
 ::: 0.proto:3:3
  |
3 | /   // Late.
4 | |   //
5 | |   // Since 1.0.
  | |_______________- the catalogue has this one
  |
  = help: write what is worth keeping into the description

created catalogue.yaml with 1 reason
1 warning above: what it does not have, and where files disagree
see what it changes with: reasonbook check; then run: reasonbook generate

"#]]
    );
}

/// What the second file says of it would be all that there is to say.
#[test]
fn facts_alone_that_differ_are_no_description() {
    let (catalogue, said) = init(&[
        "enum Reason {\n  // Since 1.0.\n  A = 0;\n}\n",
        "enum Reason {\n  // Since 1.1.\n  A = 0;\n}\n",
    ]);
    assert!(catalogue.contains("    since: '1.0'\n") && !catalogue.contains("1.1"), "{catalogue}");
    assert!(
        said.starts_with(
            "warning[different-comment]: this says something else than the facts in the catalogue\n \
             --> 1.proto:3:3\n"
        ),
        "{said}"
    );
}
