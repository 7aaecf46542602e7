//! Where only the comments of a `.proto` file are generated, its values are left to a person: each edit
//! says what to do where, and when that is done everything agrees.

use crate::project::Project;
use snapbox::{assert_data_eq, str};

const CATALOGUE: &str = "\
project: P
release: \"2.0\"
enums: { reasons: { type: Reason, prefix: WHY_ } }
lints: { active-without-update: allow }
reasons:
  - { name: WHY_NONE, number: 0, description: Nobody knows. }
  - { name: WHY_SENSOR, number: 2, description: It is silent. }
outputs:
  api.proto: { adopted: true, proto_comments: { reasons: Status.Reason } }
";

const PROTO: &str = "\
syntax = \"proto3\";
message Status {
  enum Reason {
    WHY_NONE = 0;
    WHY_SENSOR = 2;
  }
}
";

/// A project with these values of the enum, one a line.
fn values(values: &[&str]) -> Project {
    let enumeration = "    WHY_NONE = 0;\n    WHY_SENSOR = 2;\n";
    let values = format!("    {}\n", values.join("\n    "));
    let proto = PROTO.replace(enumeration, &values);
    Project::with(&[("catalogue.yaml", CATALOGUE), ("api.proto", &proto)])
}

/// What an edit leaves to a person, if the enum then has these values.
fn left(arguments: &[&str], after: &[&str]) -> Vec<String> {
    let project = values(&["WHY_NONE = 0;", "WHY_SENSOR = 2;"]);
    let run = project.run(arguments).exits(0);
    let done = values(after);
    done.write("catalogue.yaml", &project.read("catalogue.yaml"));
    done.program("protoc", &["--descriptor_set_out=set", "api.proto"]).exits(0);
    done.run(&["generate"]).exits(0);
    let run_again = done.run(&["check", "--deny", "warnings"]).exits(0);
    assert_data_eq!(run_again.stderr, "1 output is up to date\n");
    let lines = run.stderr.lines();
    lines.filter_map(|line| line.strip_prefix("by hand: ")).map(str::to_owned).collect()
}

#[test]
fn a_value_is_to_be_added() {
    let add = ["add", "WHY_FLOOD", "--description", "The cellar is wet."];
    assert_eq!(
        left(&add, &["WHY_NONE = 0;", "WHY_SENSOR = 2;", "WHY_FLOOD = 3;"]),
        ["add `WHY_FLOOD = 3;` to `Status.Reason` in api.proto:3"]
    );
}

#[test]
fn a_value_is_to_be_renamed() {
    assert_eq!(
        left(&["rename", "WHY_SENSOR", "WHY_DEAF"], &["WHY_NONE = 0;", "WHY_DEAF = 2;"]),
        ["rename `WHY_SENSOR` to `WHY_DEAF` in api.proto:5"]
    );
}

/// The outputs are written before anything is said, and their lines have moved.
#[test]
fn after_generating_lines_are_those_of_the_file_as_it_is_now() {
    let project = values(&["WHY_NONE = 0;", "WHY_SENSOR = 2;"]);
    let all = ["deprecate", "WHY_SENSOR", "--use", "WHY_NONE", "--generate"];
    let said = project.run(&all).exits(0).stderr;
    assert_data_eq!(
        said.split_once("changed\n").unwrap().1,
        str![[r#"
warning[different-lifecycle]: `WHY_SENSOR` is deprecated in the catalogue, but not here
 --> api.proto:9:5
  |
9 |     WHY_SENSOR = 2;
  |     ^^^^^^^^^^
  |
 ::: catalogue.yaml:7:13
  |
7 |   - { name: WHY_SENSOR, number: 2, description: It is silent., lifecycle: { deprecated: { since: "2.0", use: WHY_NONE } } }
  |             ---------- the entry
  |
  = help: add `[deprecated = true]`

by hand: mark `WHY_SENSOR` with `[deprecated = true]` in api.proto:9

"#]]
    );
    let line = project.read("api.proto").lines().nth(8).unwrap().to_owned();
    assert_eq!(line, "    WHY_SENSOR = 2;");
}

#[test]
fn a_value_is_to_be_marked() {
    assert_eq!(
        left(
            &["deprecate", "WHY_SENSOR", "--use", "WHY_NONE"],
            &["WHY_NONE = 0;", "WHY_SENSOR = 2 [deprecated = true];"]
        ),
        ["mark `WHY_SENSOR` with `[deprecated = true]` in api.proto:5"]
    );
}

#[test]
fn a_value_is_to_be_removed_and_reserved() {
    assert_eq!(
        left(
            &["remove", "WHY_SENSOR", "--use", "WHY_NONE"],
            &["WHY_NONE = 0;", "reserved 2;", "reserved \"WHY_SENSOR\";"]
        ),
        [
            "remove `WHY_SENSOR` and its comment in api.proto:5",
            "add `reserved 2; reserved \"WHY_SENSOR\";` to `Status.Reason` in api.proto:3",
        ]
    );
}

#[test]
fn what_is_done_is_not_said() {
    for (arguments, after) in [
        (&["rename", "WHY_SENSOR", "WHY_DEAF"][..], &["WHY_NONE = 0;", "WHY_DEAF = 2;"][..]),
        (
            &["remove", "WHY_SENSOR", "--use", "WHY_NONE"],
            &["WHY_NONE = 0;", "reserved 1 to 3;", "reserved \"WHY_SENSOR\";"],
        ),
        (
            &["deprecate", "WHY_SENSOR", "--use", "WHY_NONE"],
            &["WHY_NONE = 0;", "WHY_SENSOR = 2 [deprecated = true];"],
        ),
    ] {
        let run = values(after).run(arguments).exits(0);
        assert!(!run.stderr.contains("by hand"), "{}", run.stderr);
    }
}

/// The aliases of a value that goes cannot stay, or its number could not be reserved.
#[test]
fn aliases_go_as_well() {
    let project = values(&[
        "option allow_alias = true;",
        "WHY_NONE = 0;",
        "WHY_SENSOR = 2;",
        "WHY_DEAF = 2;",
    ]);
    let run = project.run(&["remove", "WHY_SENSOR", "--use", "WHY_NONE"]).exits(0);
    let lines = [
        "remove `WHY_SENSOR` and its comment in api.proto:6",
        "remove `WHY_DEAF` and its comment in api.proto:7",
    ];
    for line in lines {
        assert!(run.stderr.contains(&format!("by hand: {line}\n")), "{}", run.stderr);
    }
}

/// What is wrong with the file is for `check` to say.
#[test]
fn a_file_that_cannot_be_read_leaves_nothing_to_say() {
    let project = values(&["WHY_NONE"]);
    let run = project.run(&["rename", "WHY_SENSOR", "WHY_DEAF"]).exits(0);
    assert!(!run.stderr.contains("by hand"), "{}", run.stderr);
}

#[test]
fn the_file_is_named_from_the_current_folder() {
    let project = values(&["WHY_NONE = 0;", "WHY_SENSOR = 2;"]);
    project.write("below/README", "");
    let run = project.run_in("below", &["rename", "WHY_SENSOR", "WHY_DEAF"]).exits(0);
    let line = "by hand: rename `WHY_SENSOR` to `WHY_DEAF` in ../api.proto:5\n";
    assert!(run.stderr.contains(line), "{}", run.stderr);
}

#[test]
fn the_catalogue_is_written_where_the_outputs_cannot_be() {
    let project = values(&["WHY_NONE = 0;", "WHY_SENSOR = 2;"]);
    let before = project.read("api.proto");
    let run = project.run(&["rename", "WHY_SENSOR", "WHY_DEAF", "--generate"]).exits(1);
    assert_data_eq!(
        run.stderr,
        str![[r#"
reasons
  `WHY_DEAF` was called `WHY_SENSOR`
updated catalogue.yaml
error[renamed-value]: the value with the number 2 is called `WHY_SENSOR` here and `WHY_DEAF` in the catalogue
 --> api.proto:5:5
  |
5 |     WHY_SENSOR = 2;
  |     ^^^^^^^^^^
  |
 ::: catalogue.yaml:7:13
  |
7 |   - { name: WHY_DEAF, number: 2, description: It is silent., former_names: [{ name: WHY_SENSOR, renamed_in: "2.0" }] }
  |             -------- the entry
  |
  = help: `WHY_SENSOR` is a former name of the entry, so call the value `WHY_DEAF`

catalogue.yaml was written, the outputs were not
by hand: rename `WHY_SENSOR` to `WHY_DEAF` in api.proto:5
to update the outputs, run: reasonbook generate

"#]]
    );
    assert!(project.read("catalogue.yaml").contains("name: WHY_DEAF, number: 2"));
    assert_eq!(project.read("api.proto"), before);
}

#[test]
fn the_catalogue_is_written_where_it_cannot_be_decided_what_outputs_hold() {
    let project = values(&["WHY_NONE"]);
    let run = project.run(&["rename", "WHY_SENSOR", "WHY_DEAF", "--generate"]).exits(2);
    let end = "\
catalogue.yaml was written, the outputs were not
to update the outputs, run: reasonbook generate
";
    assert!(run.stderr.ends_with(end), "{}", run.stderr);
}

/// What `generate` writes moves the lines.
#[test]
fn the_lines_are_those_of_what_was_written() {
    let project = values(&["WHY_NONE = 0;", "WHY_SENSOR = 2;"]);
    let deprecate = ["deprecate", "WHY_SENSOR", "--use", "WHY_NONE", "--generate"];
    let run = project.run(&deprecate).exits(0);
    let proto = project.read("api.proto");
    let line = 1 + proto.lines().position(|line| line.contains("WHY_SENSOR =")).unwrap();
    assert_eq!(
        run.stderr.lines().last().unwrap(),
        format!("by hand: mark `WHY_SENSOR` with `[deprecated = true]` in api.proto:{line}")
    );
    assert_ne!(line, 5);
}
