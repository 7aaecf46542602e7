//! What keeps a catalogue from being made: nothing is written then.

use snapbox::{assert_data_eq, str};

use super::{MILL, mill};
use crate::project::Project;

/// A file with one enum of reasons.
fn with(proto: &str) -> Project {
    Project::with(&[("a.proto", &format!("syntax = \"proto2\";\n{proto}"))])
}

/// What is said where nothing is written.
fn refused(project: &Project, arguments: &[&str], code: i32) -> String {
    let before = project.files();
    let run = project.run(&[&["init"], arguments].concat()).exits(code);
    assert_eq!(run.stdout, "");
    assert_eq!(project.files(), before);
    run.stderr
}

const REASONS: [&str; 4] = ["--from-proto", "a.proto", "--reasons", "Reason"];

#[test]
fn a_catalogue_is_never_overwritten() {
    let project = Project::with(&[("catalogue.yaml", "project: Mine\n")]);
    assert_data_eq!(
        refused(&project, &[], 1),
        str![[r#"
error[catalogue-exists]: the catalogue already exists
--> catalogue.yaml
 = help: edit it, or choose another file with --catalogue FILE

nothing was written

"#]]
    );
    let project = mill();
    project.run(&MILL).exits(0);
    refused(&project, &MILL[1..], 1);
}

#[cfg(unix)]
#[test]
fn a_link_in_the_place_of_a_catalogue_stays() {
    let project = Project::empty();
    std::os::unix::fs::symlink("elsewhere.yaml", project.path().join("catalogue.yaml")).unwrap();
    let run = project.run(&["init"]).exits(2);
    assert_data_eq!(
        run.stderr,
        str![[r#"
error[disk]: cannot read this: it is a symbolic link; name the file that it leads to
--> catalogue.yaml
 = help: make it a readable file in this folder, or name another one


"#]]
    );
    assert!(project.path().join("catalogue.yaml").is_symlink());
}

#[test]
fn numbers_that_differ() {
    let project = mill();
    project.edit("proto/v2/mill.proto", "SACK_DONE = 2;", "SACK_DONE = 4;");
    assert_data_eq!(
        refused(&project, &MILL[1..], 2)
            .split("\n\n")
            .filter(|part| part.starts_with("error"))
            .collect::<Vec<_>>()
            .join("\n\n"),
        str![[r#"
error[different-number]: `SACK_DONE` is 4 here and 2 in proto/mill.proto
  --> proto/v2/mill.proto:14:15
   |
14 |   SACK_DONE = 4;
   |               ^
   |
  ::: proto/mill.proto:13:15
   |
13 |   SACK_DONE = 2;  // Ask the miller.
   |               - the number there
   |
   = help: a number in use has to stay; correct the one that is wrong
"#]]
    );
}

#[test]
fn enums_that_are_not_there() {
    let project = with("enum Reason { A = 0; }\nmessage M { enum Reason { B = 0; } }\n");
    let wrong = ["--from-proto", "a.proto", "--reasons", "M.Raeson", "--states", "X"];
    assert_data_eq!(
        refused(&project, &wrong, 2),
        str![[r#"
error[unknown-enum]: the file has no enum `X`
--> a.proto
 = help: known here: Reason, M.Reason

error[unknown-enum]: the file has no enum `M.Raeson`
--> a.proto
 = help: did you mean `M.Reason`?

nothing was written

"#]]
    );
}

/// The help has the names that are there, as the command line takes them.
#[test]
fn enums_that_nobody_named() {
    let job =
        "syntax = \"proto2\";\nmessage Job { enum JobState { A = 0; } enum Color { C = 0; } }\n";
    let event = "syntax = \"proto2\";\nmessage Event { enum Reason { B = 0; } }\n";
    let project = Project::with(&[
        ("in it/job.proto", job),
        ("in it/event.proto", event),
        ("v2/job.proto", job),
    ]);
    project.write("color.proto", "enum Color { C = 0; }\n");
    let said = |arguments: &[&str]| refused(&project, arguments, 2);
    assert_data_eq!(
        said(&["--from-proto", "in it/job.proto", "--from-proto", "v2/job.proto"]),
        str![[r#"
error[unknown-enum]: no enum is given for the states, the sources or the reasons
--> in it/job.proto
 = help: add what it has of these: --states Job.JobState

error[unknown-enum]: no enum is given for the states, the sources or the reasons
--> v2/job.proto
 = help: add what it has of these: --states Job.JobState

nothing was written

"#]]
    );
    let both = ["--from-proto", "in it/job.proto", "--from-proto", "in it/event.proto"];
    assert_data_eq!(
        said(&both),
        str![[r#"
error[unknown-enum]: no enum is given for the states, the sources or the reasons
--> in it/event.proto
 = help: add what it has of these: --reasons 'in it/event.proto':Event.Reason

error[unknown-enum]: no enum is given for the states, the sources or the reasons
--> in it/job.proto
 = help: add what it has of these: --states 'in it/job.proto':Job.JobState

nothing was written

"#]]
    );
    let named = ["--states", "Job.JobState", "--reasons", "Event.Reason"];
    assert_data_eq!(
        said(&[both, named].concat()),
        str![[r#"
error[unknown-enum]: the file has no enum `Job.JobState`
--> in it/event.proto
 = help: another file has it: --states 'in it/job.proto':Job.JobState

error[unknown-enum]: the file has no enum `Event.Reason`
--> in it/job.proto
 = help: another file has it: --reasons 'in it/event.proto':Event.Reason

nothing was written

"#]]
    );
    assert_data_eq!(
        said(&["--from-proto", "v2/job.proto", "--states", "JobState"]),
        str![[r#"
error[unknown-enum]: the file has no enum `JobState`
--> v2/job.proto
 = help: did you mean `Job.JobState`?

nothing was written

"#]]
    );
    assert_data_eq!(
        said(&["--from-proto", "color.proto"]),
        str![[r#"
error[unknown-enum]: no enum is given for the states, the sources or the reasons
--> color.proto
 = help: name them with --states, --sources or --reasons; known here: Color

nothing was written

"#]]
    );
    let enums =
        ["--states", "in it/job.proto:Job.JobState", "--reasons", "in it/event.proto:Event.Reason"];
    project.run(&[&["init"], &both[..], &enums].concat()).exits(0);
}

#[test]
fn usage() {
    let project = with("enum Reason { A = 0; }\n");
    assert_data_eq!(
        refused(&project, &["--reasons", "Reason"], 2),
        str![[r#"
error: no file is given for `Reason`; add --from-proto FILE, or write FILE:Reason

Usage: reasonbook init [OPTIONS]

For more information, try '--help'.

"#]]
    );
    let twice = [&REASONS[..], &["--reasons", "M.Reason"]].concat();
    assert_data_eq!(
        refused(&project, &twice, 2),
        str![[r#"
error[unknown-enum]: the file has no enum `M.Reason`
--> a.proto
 = help: did you mean `Reason`?

nothing was written

"#]]
    );
}

#[test]
fn files_that_cannot_be_read() {
    let project = with("enum Reason { A = ; }\n");
    project.write("b/notes.txt", "");
    std::fs::write(project.path().join("latin.proto"), b"// caf\xe9\n").unwrap();
    let all = ["--from-proto", "none.proto", "--from-proto", "latin.proto", "--reasons", "Reason"];
    assert_data_eq!(
        refused(&project, &all, 2),
        str![[r#"
error[not-utf8]: the text is not UTF-8 from here
 --> latin.proto:1:7
  |
1 | // caf�
  |       ^
  |
  = help: save the file in UTF-8

error[disk]: cannot read this: No such file or directory (os error 2)
--> none.proto
 = help: name a file that exists

nothing was written

"#]]
    );
    assert_data_eq!(
        refused(&project, &REASONS, 2),
        str![[r#"
error[proto]: this is not a whole number
 --> a.proto:2:19
  |
2 | enum Reason { A = ; }
  |                   ^
  |
  = help: correct the file first

nothing was written

"#]]
    );
    let outside = [&REASONS[..], &["--catalogue", "b/catalogue.yaml"]].concat();
    assert_data_eq!(
        refused(&project, &outside, 2),
        str![[r#"
error[disk]: this is not below the catalogue's folder
--> a.proto
 = help: start in a folder above it, or name a catalogue there with --catalogue FILE

nothing was written

"#]]
    );
}

/// What the catalogue would not take is said at the value that it comes from.
#[test]
fn names_that_no_catalogue_has() {
    let project = with(
        "enum Reason {\n  WHY_A_B = 0;\n  WHY_AB = 1;\n  None = 2;\n  _HIDDEN = 3;\n  WHY_A__B = 4;\n}\n",
    );
    assert_data_eq!(
        refused(&project, &REASONS, 2),
        str![[r#"
error[invalid-name]: `_HIDDEN` cannot be a name
 --> a.proto:6:3
  |
6 |   _HIDDEN = 3;
  |   ^^^^^^^
  |
  = help: a name is a letter followed by letters, digits and underscores

nothing was written

"#]]
    );
}

#[test]
fn an_edition_is_refused_before_a_catalogue_is_made_of_it() {
    let project =
        Project::with(&[("a.proto", "// Ours.\nedition = \"2023\";\nenum Reason { A = 0; }\n")]);
    assert_data_eq!(
        refused(&project, &REASONS, 2),
        str![[r#"
error[proto]: editions of protobuf are not supported
 --> a.proto:2:1
  |
2 | edition = "2023";
  | ^^^^^^^
  |
  = help: its comments could not be edited; use a file with `syntax`

nothing was written

"#]]
    );
}

#[test]
fn a_file_is_one_version_of_the_api() {
    let project = with("enum Reason { A = 1; }\n");
    let twice = [&REASONS[..], &["--from-proto", "./a.proto"]].concat();
    assert_data_eq!(
        refused(&project, &twice, 2),
        str![[r#"
error[proto]: it is named twice
--> a.proto
 = help: name it once; if it has two versions of the API, name the enums of both

nothing was written

"#]]
    );
}

#[test]
fn a_file_with_patterns_is_named_once() {
    let project = Project::with(&[("a.md", "| A | 1 |\n")]);
    let twice = ["--from", "a.md", "--from", "./a.md", "--reasons", "| {name} | {number} |"];
    assert_data_eq!(
        refused(&project, &twice, 2),
        str![[r#"
error[invalid-pattern]: it is named twice
--> a.md
 = help: name it once

nothing was written

"#]]
    );
}

/// Of many names the one that is wrong is shown, and strings in a row are one name.
#[test]
fn a_reserved_name_that_no_catalogue_has_is_shown_where_it_stands() {
    let project = with(
        "enum Reason {\n  A = 0;\n  reserved \"B\", \"not a\" ' name', \"C\";\n  reserved \"\";\n}\n",
    );
    assert_data_eq!(
        refused(&project, &REASONS, 2),
        str![[r#"
error[invalid-name]: `not a name` cannot be a name
 --> a.proto:4:17
  |
4 |   reserved "B", "not a" ' name', "C";
  |                 ^^^^^^^^^^^^^^^
  |
  = help: a name is a letter followed by letters, digits and underscores

error[invalid-name]: `` cannot be a name
 --> a.proto:5:12
  |
5 |   reserved "";
  |            ^^
  |
  = help: a name is a letter followed by letters, digits and underscores

nothing was written

"#]]
    );
}
