//! What `init` makes of the lines of a comment: which stay lines, and which state a fact.

use snapbox::{IntoData, assert_data_eq, str};

use super::named::{init, part};
use crate::project::Project;

#[test]
fn lines_that_wrapping_does_not_explain_stay_lines() {
    let (catalogue, said) = init(&["
enum Reason {
  // >=
  AT_LEAST = 0;
  // The cup broke.
  // Nobody had sugar, and so the tea was poured away without a word.
  TWO_SENTENCES = 1;
  // Cups:
  // a) left
  // b) right
  LETTERED = 2;
  // blue means cold
  // red means hot
  COLOURS = 3;
  // The pot was put on the shelf that is above the oven, which
  // is hot.
  WRAPPED = 4;
  // The pot is `too
  // hot`.
  IN_BACKQUOTES = 5;
}
"]);
    assert_data_eq!(
        part(&catalogue, "reasons", "outputs"),
        str![[r#"
reasons:
  - name: AT_LEAST
    number: 0
    description: |
      \>=

  - name: TWO_SENTENCES
    number: 1
    description: |
      The cup broke.\
      Nobody had sugar, and so the tea was poured away without a word.

  - name: LETTERED
    number: 2
    description: |
      Cups:\
      a) left\
      b) right

  - name: COLOURS
    number: 3
    description: |
      blue means cold\
      red means hot

  - name: WRAPPED
    number: 4
    description: The pot was put on the shelf that is above the oven, which is hot.

  - name: IN_BACKQUOTES
    number: 5
    description: The pot is `too hot`.


"#]]
        .raw()
    );
    assert_eq!(said.matches("warning").count(), 0, "{said}");
}

#[test]
fn lines_that_are_left_are_all_named() {
    let (_, said) = init(&["
enum Reason {
  A = 0;  // First.
  B = 1;  // First.
  C = 2;  // First.
  D = 3;
  E = 4;  // First.
}
"]);
    assert!(said.contains("= note: all of them: lines 4 to 6 and 8\n"), "{said}");
}

#[test]
fn a_fact_that_a_comment_states_is_offered_to_confirm() {
    let project = Project::with(&[(
        "why.proto",
        "syntax = \"proto3\";
enum State {
  RUNNING = 0;  // The job runs. Not terminal.
  DONE = 1;  // The job did what it should. TERMINAL
  LOST = 2;  // Nobody knows of the job (terminal).
  HELD = 3;  // The job is on hold, which is not TERMINAL.
  OLD = 4;  // No longer used.
}
enum Why {
  FULL = 0;  // There was no room. No longer used.
  LAST = 1;  // The last stop is the terminal.
  WIND = 2;  // DEPRECATED: use FULL.
  RAIN = 3;  // [deprecated = true] by the council.
  TIDE = 4 [deprecated = true];  // Deprecated.
}
",
    )]);
    let enums = ["--from-proto=why.proto", "--states=State", "--reasons=Why"];
    let said = project.run(&[&["init"], &enums[..]].concat()).exits(0).stderr;
    assert_data_eq!(
        part(&project.read("catalogue.yaml"), "states", "outputs"),
        str![[r#"
states:
  - name: RUNNING
    number: 0
    description: The job runs. Not terminal.

  - name: DONE
    number: 1
    description: The job did what it should. TERMINAL
    # terminal: yes

  - name: LOST
    number: 2
    description: Nobody knows of the job (terminal).
    # terminal: yes

  - name: HELD
    number: 3
    description: The job is on hold, which is not TERMINAL.

  - name: OLD
    number: 4
    description: No longer used.
    # lifecycle: unused

# Still to be written: when each reason is sent, one line for each case, under the reason.
#
#     updates:
#       - { state: OLD, when: … }
#
reasons:
  - name: FULL
    number: 0
    description: There was no room. No longer used.
    # lifecycle: unused

  - name: LAST
    number: 1
    description: The last stop is the terminal.

  - name: WIND
    number: 2
    description: |
      DEPRECATED: use FULL.
    # lifecycle: deprecated

  - name: RAIN
    number: 3
    description: |
      /[deprecated = true/] by the council.
    # lifecycle: deprecated

  - name: TIDE
    number: 4
    description: Deprecated.
    lifecycle: deprecated


"#]]
    );
    let proposes: Vec<_> = said.lines().filter(|line| line.contains("proposes")).collect();
    assert_data_eq!(
        proposes.join("\n"),
        str![[r#"
warning[not-carried-over]: the comment of this says `TERMINAL`, so the catalogue proposes `terminal: yes`
warning[not-carried-over]: the comment of this says `terminal`, so the catalogue proposes `terminal: yes`
warning[not-carried-over]: the comment of this says `No longer used`, so the catalogue proposes `lifecycle: unused`
warning[not-carried-over]: the comment of this says `No longer used`, so the catalogue proposes `lifecycle: unused`
warning[not-carried-over]: the comment of this says `DEPRECATED`, so the catalogue proposes `lifecycle: deprecated`
warning[not-carried-over]: the comment of this says `deprecated`, so the catalogue proposes `lifecycle: deprecated`
"#]]
    );
    // Nothing of it holds before somebody confirms it.
    let listed = project.run(&["list", "--enum=states", "--format=csv"]).exits(0).stdout;
    assert!(!listed.contains("yes") && !listed.contains("unused"), "{listed}");
}

/// The page of another catalogue is its own before it is generated, too.
#[test]
fn a_page_that_another_catalogue_declares_is_not_proposed() {
    let project =
        Project::with(&[("why.proto", "syntax = \"proto3\";\nenum Why { UNKNOWN = 0; }\n")]);
    for (name, page) in [("one.yaml", "reasons"), ("two.yaml", "reasons-2")] {
        let enums = ["--from-proto=why.proto", "--reasons=Why", "--catalogue", name];
        project.run(&[&["init"], &enums[..]].concat()).exits(0);
        assert!(project.read(name).contains(&format!("  docs/{page}.md: {{")), "{name}");
    }
}
