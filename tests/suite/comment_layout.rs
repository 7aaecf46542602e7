//! The comments of a `.proto` file are laid out as its others are.

use crate::project::Project;

/// A file whose comments end before column 50, with an empty line above each, and one of the usual kind.
#[test]
fn width_and_empty_lines_are_those_of_the_file() {
    let catalogue = "\
project: P
enums: { reasons: { type: Reason, prefix: R_, description: Why it went. } }
reasons:
  - { name: R_A, number: 0, description: The first one is long enough to be wrapped wherever the line happens to end. }
  - { name: R_B, number: 1, description: \"So is the second one, which has no comment yet and gets one here.\" }
outputs:
  docs/r.md: { template: task-state-reasons.md }
  narrow.proto: { adopted: true, proto_comments: { reasons: Reason, with: { page: docs/r.md } } }
  usual.proto: { adopted: true, proto_comments: { reasons: Reason } }
";
    let narrow = "\
syntax = \"proto2\";

message Other {
  // One of the fields of a message, which says
  // nothing of reasons. Its comment has enough
  // lines, each of which had to end where it
  // does, since the next word would not have
  // gone into what was left of the line before
  // column fifty.
  optional int32 one = 1;

  // Another one.
  optional int32 two = 2;
}

enum Reason {
  R_A = 0;
  R_B = 1;
}
";
    let usual = "\
syntax = \"proto2\";

enum Reason {
  R_A = 0;
  R_B = 1;
}
";
    let files = [("catalogue.yaml", catalogue), ("narrow.proto", narrow), ("usual.proto", usual)];
    let project = Project::with(&files);
    project.run(&["generate"]).exits(0);
    let narrow = "\
// Why it went.
//
// Refer to docs/r.md for additional explanation.
enum Reason {
  // The first one is long enough to be wrapped
  // wherever the line happens to end.
  R_A = 0;

  // So is the second one, which has no comment
  // yet and gets one here.
  R_B = 1;
}
";
    let usual = "\
// Why it went.
enum Reason {
  // The first one is long enough to be wrapped wherever the line happens to
  // end.
  R_A = 0;
  // So is the second one, which has no comment yet and gets one here.
  R_B = 1;
}
";
    assert_eq!(project.read("narrow.proto").split_once("}\n\n").unwrap().1, narrow);
    assert_eq!(project.read("usual.proto").split_once("\n\n").unwrap().1, usual);
    project.run(&["check"]).exits(0);
    project.write("catalogue.yaml", &catalogue.replace("page: docs/r.md", "page: docs/s.md"));
    let run = project.run(&["check"]).exits(1);
    assert!(run.stderr.contains("`docs/s.md` leads nowhere from `narrow.proto`"), "{}", run.stderr);
}

/// A code span is longer than the lines of the old comment, so the new lines are shorter than those.
#[test]
fn a_width_that_the_new_comment_changes_is_found_at_once() {
    let span = "the very long code span that no line of forty columns can hold";
    let catalogue = format!(
        "project: F\nenums: {{ reasons: {{ type: Reason, prefix: WHY_, description: \"See `{span}` first.\" }} }}\n\
         reasons: [{{ name: WHY_A, number: 0, description: The job ended. }}]\n\
         outputs: {{ a.proto: {{ adopted: true, proto_comments: {{ reasons: Reason }} }} }}\n"
    );
    let project = Project::with(&[
        ("catalogue.yaml", &catalogue),
        (
            "a.proto",
            "syntax = \"proto2\";\n// An old comment that somebody wrapped\n// at forty columns, as he always did.\n\
             enum Reason {\n  // The job ended.\n  WHY_A = 0;\n}\n",
        ),
    ]);
    project.run(&["generate"]).exits(0);
    project.run(&["check"]).exits(0);
}
