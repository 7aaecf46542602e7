//! `init` names what it cannot carry over from comments, and reads the rest.

use snapbox::{assert_data_eq, str};

use crate::project::Project;

/// The catalogue that `init` makes from files with the enum `Reason`, and its messages.
pub fn init(protos: &[&str]) -> (String, String) {
    let project = Project::empty();
    let mut arguments = vec!["init".to_owned()];
    for (index, proto) in protos.iter().enumerate() {
        let path = format!("{index}.proto");
        project.write(&path, &format!("syntax = \"proto2\";\n{proto}"));
        arguments.extend(["--from-proto".to_owned(), path]);
    }
    arguments.extend(["--reasons".to_owned(), "Reason".to_owned()]);
    let run = project.run(&arguments.iter().map(String::as_str).collect::<Vec<_>>()).exits(0);
    let catalogue = project.read("catalogue.yaml");
    project.run(&["check"]);
    (catalogue, run.stderr)
}

/// The part of a catalogue from one key to another.
pub fn part<'t>(catalogue: &'t str, from: &str, to: &str) -> &'t str {
    let start = catalogue.find(&format!("\n{from}:")).unwrap() + 1;
    let end = start + catalogue[start..].find(&format!("\n{to}:")).unwrap() + 1;
    &catalogue[start..end]
}

#[test]
fn the_rule_follows_most_names_and_the_others_are_exceptions() {
    let (catalogue, said) = init(&[
        "enum Reason { CUP_LEFT = 0; CUP_RIGHT = 1; A_CUP = 2; TEA_CUP_TEA = 3; OLD_TEA = 4; TEA = 5; SALT = 6; }\n",
        "enum Reason { MUG_LEFT = 0; MUG_RIGHT = 1; A_CUP = 2; TEE_MUG_TEE = 3; OLD_TEE = 4; TEE = 5; FLOUR_BAG = 6; }\n",
    ]);
    assert_data_eq!(
        part(&catalogue, "apis", "enums"),
        str![[r#"
apis:
  v0: {}
  v1: { rename: { CUP: MUG, TEA: TEE } }


"#]]
    );
    assert_data_eq!(
        part(&catalogue, "reasons", "outputs"),
        str![[r#"
reasons:
  - name: CUP_LEFT
    number: 0

  - name: CUP_RIGHT
    number: 1

  - name: A_CUP
    names: { v1: A_CUP }
    number: 2

  - name: TEA_CUP_TEA
    number: 3

  - name: OLD_TEA
    number: 4

  - name: TEA
    number: 5

  - name: SALT
    names: { v1: FLOUR_BAG }
    number: 6


"#]]
    );
    assert_data_eq!(
        said,
        str![[r#"
warning[different-name]: the number 2 is `A_CUP` here, and would be `A_MUG` after the name in the other file
 --> 1.proto:2:44
  |
2 | enum Reason { MUG_LEFT = 0; MUG_RIGHT = 1; A_CUP = 2; TEE_MUG_TEE = 3; OLD_TEE = 4; TEE = 5; FLOUR_BAG = 6; }
  |                                            ^^^^^
  |
 ::: 0.proto:2:44
  |
2 | enum Reason { CUP_LEFT = 0; CUP_RIGHT = 1; A_CUP = 2; TEA_CUP_TEA = 3; OLD_TEA = 4; TEA = 5; SALT = 6; }
  |                                            ----- the other name
  |
  = help: if the two are the same, the catalogue is right: it has both names

warning[different-name]: the number 6 is `FLOUR_BAG` here, and would be `SALT` after the name in the other file
 --> 1.proto:2:94
  |
2 | enum Reason { MUG_LEFT = 0; MUG_RIGHT = 1; A_CUP = 2; TEE_MUG_TEE = 3; OLD_TEE = 4; TEE = 5; FLOUR_BAG = 6; }
  |                                                                                              ^^^^^^^^^
  |
 ::: 0.proto:2:94
  |
2 | enum Reason { CUP_LEFT = 0; CUP_RIGHT = 1; A_CUP = 2; TEA_CUP_TEA = 3; OLD_TEA = 4; TEA = 5; SALT = 6; }
  |                                                                                              ---- the other name
  |
  = help: if the two are the same, the catalogue is right: it has both names

created catalogue.yaml with 7 reasons
2 warnings above: what it lacks, and where files disagree
see what it changes with: reasonbook check; then run: reasonbook generate
lines for a .gitattributes beside it, so that reviews fold generated files:
  docs/reasons.md linguist-generated eol=lf

"#]]
    );
}

#[test]
fn words_that_change_places_are_a_rule_too() {
    let (catalogue, said) = init(&[
        "enum Reason { A_CUP = 0; B_MUG = 1; }\n",
        "enum Reason { A_MUG = 0; B_CUP = 1; }\n",
    ]);
    assert!(catalogue.contains("v1: { rename: { CUP: MUG, MUG: CUP } }"), "{catalogue}");
    assert_eq!(said.matches("warning").count(), 0, "{said}");
}

#[test]
fn drawings_lists_and_odd_texts_stay_what_they_are() {
    let (catalogue, said) = init(&["
enum Reason {
  // +---+
  // | A |   a box
  // +---+
  //
  // Under it:
  //
  //   indented(words);
  BOXED = 0;
  /*
    if (tea) {
      drink();
    }
  */
  CODED = 1;
  // yes
  YES = 2;
  // null: and void
  NULL_ONE = 3;
  // TODO: say why.
  OPEN = 4;
  // Serves `{{tea}}`:
  // ```java
  // if (tea) {
  //
  //   drink({{tea}});
  // }
  // ```
  // and so on.
  FENCED = 5;
}
"]);
    assert_data_eq!(
        part(&catalogue, "reasons", "outputs"),
        str![[r#"
reasons:
  - name: BOXED
    number: 0
    description: |
      ```text
      +---+
      | A |   a box
      +---+
      ```

      Under it:

      ```text
        indented(words);
      ```

  - name: CODED
    number: 1
    description: |
      ```text
      if (tea) {
        drink();
      }
      ```

  - name: "YES"
    number: 2
    description: |
      yes

  - name: NULL_ONE
    number: 3
    description: |
      null: and void

  - name: OPEN
    number: 4

  - name: FENCED
    number: 5
    description: |
      Serves `{{tea}}`:

      ```java
      if (tea) {

        drink({{tea}});
      }
      ```

      and so on.


"#]]
    );
    assert_eq!(said.matches("warning").count(), 0, "{said}");
}

#[test]
fn types_and_prefixes_are_found() {
    let project = Project::with(&[(
        "a.proto",
        "syntax = \"proto2\";
message Job { enum State { JOB_STATE_A = 0; JOB_STATE_B = 1; } enum Update { ONLY_ONE = 0; } }
message Task { enum State { RED_A = 0; RED_B = 1; } }
",
    )]);
    let enums = ["--states", "Job.State", "--sources", "Job.Update", "--reasons", "Task.State"];
    project.run(&[&["init", "--from-proto", "a.proto"], &enums[..]].concat()).exits(0);
    assert_data_eq!(
        part(&project.read("catalogue.yaml"), "enums", "states"),
        str![[r#"
enums:
  states:
    type: JobState
    prefix: JOB_STATE_
  sources:
    type: JobUpdate
  reasons:
    type: TaskState
    prefix: RED_


"#]]
    );
    project.run(&["generate"]).exits(0);
}

/// Words that YAML takes for something else.
#[test]
fn an_enum_called_null_is_one() {
    let project = Project::with(&[("a.proto", "enum Null { NULL = 0; YES = 1; }\n")]);
    project.run(&["init", "--from-proto", "a.proto", "--reasons", "Null"]).exits(0);
    project.run(&["generate"]).exits(0);
    project.run(&["check"]).exits(0);
    assert!(project.read("catalogue.yaml").contains("type: \"Null\""));
}

#[test]
fn states_alone_make_a_catalogue() {
    let project = Project::with(&[("a.proto", "syntax = \"proto2\";\nenum S { A = 0; }\n")]);
    project.run(&["init", "--from-proto", "a.proto", "--states", "S"]).exits(0);
    assert_data_eq!(
        project.read("catalogue.yaml"),
        str![[r#"
# Made by `reasonbook init` of
#   a.proto
# From now on this file is the source. Edit it, run `reasonbook generate`, and commit both;
# `reasonbook check` shows what would change.

project: A

enums:
  states:
    type: S
  reasons: { type: Reason }

states:
  - name: A
    number: 0

# Why there are these states: to be written.
reasons: []

outputs:
  docs/reasons.md: { template: task-state-reasons.md }
  # `adopted` allows comments that the catalogue lacks to be replaced: `init` listed them.
  # Without it, `check` lists them again.
  a.proto:
    adopted: true
    proto_comments:
      states: S

"#]]
    );
    project.run(&["generate"]).exits(0);
    project.run(&["check"]).exits(0);
}

/// The name in a comment is that of each api, also where nobody put it between backquotes.
#[test]
fn names_in_comments_are_those_of_the_first_api() {
    let (catalogue, _) = init(&[
        "enum Reason { CUP_LEFT = 0; CUP_RIGHT = 1; }\n",
        "enum Reason { MUG_LEFT = 0;\n  // Not MUG_LEFT, `MUG_RIGHT` or MUG_LEFTY.\n  MUG_RIGHT = 1; }\n",
    ]);
    assert!(
        catalogue.contains("description: Not `CUP_LEFT`, `CUP_RIGHT` or MUG_LEFTY.\n"),
        "{catalogue}"
    );
}

/// A span that follows the rule in small letters is a term, so that each file keeps its own.
#[test]
fn code_spans_that_differ_are_terms() {
    let (catalogue, said) = init(&[
        "enum Reason { CUP_A = 0;\n  // See `cup_id`, `Cup` and `cup`.\n  CUP_B = 1; }\n",
        "enum Reason { MUG_A = 0;\n  // See `mug_id`, `Mug` and `cup`.\n  MUG_B = 1; }\n",
    ]);
    let terms = "\nterms:\n  cup_id: { v1: mug_id }\n  Cup: { v1: Mug }\n\n";
    assert!(catalogue.contains(terms), "{catalogue}");
    assert_eq!(said.matches("warning").count(), 0, "{said}");
}

#[test]
fn an_alias_is_an_old_name_only_where_it_alone_is_deprecated() {
    let (catalogue, said) = init(&["
enum Reason {
  option allow_alias = true;
  OLD_TEA = 0 [deprecated = true];
  TEA = 0;
  SALT = 1 [deprecated = true];
  OLD_SALT = 1 [deprecated = true];
  MILK = 2;
  CREAM = 2;
}
"]);
    assert_data_eq!(
        part(&catalogue, "reasons", "outputs"),
        str![[r#"
reasons:
  - name: TEA
    number: 0
    former_names: [{ name: OLD_TEA }]

  - name: SALT
    number: 1
    lifecycle: deprecated
    aliases: [OLD_SALT]

  - name: MILK
    number: 2
    aliases: [CREAM]


"#]]
    );
    assert_eq!(said.matches("warning").count(), 0, "{said}");
}
