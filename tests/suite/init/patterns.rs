//! A first catalogue of files in any form, read by patterns that stand in it as `mentions`.

use crate::project::{Project, Run};
use snapbox::{assert_data_eq, str};

const HEADER: &str = "\
#define E_FULL 1 /* The ship was full. */
#define E_FOG  2 /* Fog lay on <the> water. */
#define E_ICE  0x10 /* It was frozen. */
#define LIMIT  80
";

const PAGE: &str = "\
| Name   | Number | Label          |
| ------ | ------ | -------------- |
| E_FULL | 1      | Ship is full   |
| E_FOG  | 3      | Fog            |
| E_SNOW | 4      | Snow           |
";

fn init(project: &Project, arguments: &[&str]) -> Run {
    project.run(&[&["init"], arguments].concat())
}

const DEFINE: [&str; 2] = ["--reasons", "#define {name} {number} /* {description} */"];

#[test]
fn files_are_joined_by_name_and_what_they_disagree_in_is_listed() {
    let project = Project::with(&[("codes.h", HEADER), ("docs/codes.md", PAGE)]);
    let row = ["--reasons", "| {name} | {number} | {label} |"];
    let arguments =
        [&["--from", "codes.h"], &DEFINE[..], &["--from", "docs/codes.md"], &row].concat();
    let run = init(&project, &arguments).exits(0);
    assert_data_eq!(
        run.stderr,
        str![[r#"
warning[unmentioned-entry]: `docs/codes.md` does not mention `E_ICE`
 --> codes.h:3:9
  |
3 | #define E_ICE  0x10 /* It was frozen. */
  |         ^^^^^
  |
 ::: docs/codes.md:4:3
  |
4 | | E_FOG  | 3      | Fog            |
  |   ----- it mentions `E_FOG` here
  |
  = help: add it there, or exempt the entry

warning[not-carried-over]: 1 line begins like `#define {name} {number} /* {description} */` and could not be read: 4
 --> codes.h:4:1
  |
4 | #define LIMIT  80
  | ^^^^^^^^^^^^^
  |
  = help: correct the pattern, or ignore this if they are not entries

warning[different-mention]: the number of `E_FOG` is `2` in the catalogue
 --> docs/codes.md:4:12
  |
4 | | E_FOG  | 3      | Fog            |
  |            ^
  |
 ::: codes.h:2:9
  |
2 | #define E_FOG  2 /* Fog lay on <the> water. */
  |         ----- the entry
  |
  = help: correct the file, or the catalogue

warning[unmentioned-entry]: `codes.h` does not mention `E_SNOW`
 --> docs/codes.md:5:3
  |
5 | | E_SNOW | 4      | Snow           |
  |   ^^^^^^
  |
 ::: codes.h:3:9
  |
3 | #define E_ICE  0x10 /* It was frozen. */
  |         ----- it mentions `E_ICE` here
  |
  = help: add it there, or exempt the entry

created catalogue.yaml with 4 reasons
4 warnings above: what it lacks, and where files disagree
see whether the files agree with it, now and in CI, with: reasonbook check

"#]]
    );
    assert_data_eq!(
        project.read("catalogue.yaml"),
        str![[r##"
# Made by `reasonbook init` of
#   codes.h
#   docs/codes.md
# `reasonbook check` compares these files with it from now on. Nothing is generated yet.

project: Codes

enums:
  reasons: { type: Reason, prefix: E_ }

reasons:
  - name: E_FULL
    number: 1
    label: Ship is full
    description: The ship was full.
  - name: E_FOG
    number: 2
    label: Fog
    description: Fog lay on <the> water.
  - name: E_ICE
    number: 16
    description: It was frozen.
  - name: E_SNOW
    number: 4
    label: Snow

mentions:
  codes.h: { reasons: "#define {name} {number} /* {description} */" }
  docs/codes.md: { reasons: "| {name} | {number} | {label} |" }

"##]]
    );
    let run = project.run(&["check"]).exits(1);
    assert_eq!(run.stderr.matches("error[").count(), 3);
}

#[test]
fn what_agrees_passes_at_once() {
    let files = [
        (
            "errors.py",
            "class E:\n    NO_SEAT = \"no_seat\"\n    FOG: 'x'\n    LATE = \"late\"\n",
            "{name} = \"{code}\"",
        ),
        (
            "errors.csv",
            "name,code,label\nNO_SEAT,no_seat,\"No \"\"seat\"\"\"\nLATE,late,Late\n",
            "{name},{code},{label}",
        ),
        (
            "errors.md",
            "| name | code |\n| ---- | ---- |\n| NO_SEAT | no_seat |\n| LATE | late |\n",
            "| {name} | {code} |",
        ),
        ("enum.ts", "  NoSeat = 1,\n  Late = 2,\n", "{name} = {number},"),
    ];
    for (file, text, pattern) in files {
        let project = Project::with(&[(file, text)]);
        let run = init(&project, &["--from", file, "--reasons", pattern]).exits(0);
        assert!(
            run.stderr.starts_with("created catalogue.yaml with 2 reasons\n"),
            "{}",
            run.stderr
        );
        project.run(&["check"]).exits(0);
    }
}

#[test]
fn states_and_reasons_can_be_in_files_of_their_own() {
    let project =
        Project::with(&[("why.txt", "- FULL 1\n- FOG 2\n"), ("states.txt", "* LOST 1\n")]);
    let arguments = [
        "--from",
        "why.txt",
        "--from",
        "states.txt",
        "--reasons",
        "why.txt:- {name} {number}",
        "--states",
        "states.txt:* {name} {number}",
    ];
    let run = init(&project, &arguments).exits(0);
    assert!(
        run.stderr.starts_with("created catalogue.yaml with 1 state, 2 reasons\n"),
        "{}",
        run.stderr
    );
    assert!(project.read("catalogue.yaml").ends_with(
        "mentions:\n  why.txt: { reasons: \"- {name} {number}\" }\n  states.txt: { states: \"* {name} {number}\" }\n"
    ));
    project.run(&["check"]).exits(0);
}

#[test]
fn what_makes_no_catalogue_is_an_error_and_nothing_is_written() {
    let text = "FULL 1\nFOG 1\n";
    for (pattern, said) in [
        (
            "{number}",
            "`{number}` is not a pattern of an entry: it has no `{name}`, which every entry needs",
        ),
        ("{name} {nr}", "entries have no `{nr}`"),
        ("{name} is", "nothing in it matches the pattern `{name} is`"),
        ("{name}", "no pattern has the number or the code of an entry"),
        ("{name} {number}", "the number 1 is taken"),
    ] {
        let project = Project::with(&[("a.txt", text)]);
        let run = init(&project, &["--from", "a.txt", "--reasons", pattern]).exits(2);
        assert!(run.stderr.contains(said), "{}", run.stderr);
        assert!(!project.exists("catalogue.yaml"));
    }
}

#[test]
fn a_file_needs_a_pattern() {
    let project = Project::with(&[("a.txt", "A 1"), ("b.txt", "A 1"), ("c.txt", "A 1")]);
    let pattern = "{name} {number}";
    let arguments = ["--from", "a.txt", "--from", "b.txt", "--from", "c.txt", "--reasons", pattern];
    init(&project, &arguments).exits(0);
    let more = [&arguments[..], &["--reasons", pattern, "--catalogue", "two.yaml"]].concat();
    let run = init(&project, &more).exits(2);
    assert!(
        run.stderr.contains("there is no pattern of how this file mentions entries"),
        "{}",
        run.stderr
    );
    let run = init(&project, &["--from", "a.txt"]).exits(2);
    assert!(run.stderr.contains("required"), "{}", run.stderr);
}

/// What `init` says of a file and a pattern, and the catalogue that it makes.
fn read(text: &str, pattern: &str) -> (Run, String) {
    let project = Project::with(&[("a.txt", text)]);
    let run = init(&project, &["--from", "a.txt", "--reasons", pattern]);
    let made = if project.exists("catalogue.yaml") {
        project.read("catalogue.yaml")
    } else {
        String::new()
    };
    if !made.is_empty() {
        project.run(&["check"]).exits(0);
    }
    (run, made)
}

#[test]
fn a_field_ends_where_the_file_ends_it() {
    let csv = "A,\"No \"\"seat\"\", left\",1\nB,Fog,2\n";
    for (text, pattern, label) in [
        (csv, "{name},{label},{number}", "label: 'No \"seat\", left'"),
        (csv, "{name},\"{label}\",{number}", "label: 'No \"seat\", left'"),
        ("A 1 'it''s fog'\n", "{name} {number} '{label}'", "label: it's fog"),
        ("A no_seat 1\n", "{name} {label} {number}", "label: no_seat"),
        ("e1 A Fog lay there\n", "{code} {name} {label}", "label: Fog lay there"),
        ("A\tNo seat\t1\n", "{name}\t{label}\t{number}", "label: No seat"),
        ("| A | 1 | a \\| b |\n", "| {name} | {number} | {label} |", "label: a | b"),
    ] {
        let (run, made) = read(text, pattern);
        assert!(made.contains(label), "{pattern}: {made}{}", run.exits(0).stderr);
    }
}

#[test]
fn a_number_is_no_beginning_of_another_and_what_is_not_read_is_listed() {
    let text = "\
#define A 1
#define B 1 << 3
#define C 7.5
#define D 010
#define E 2 // Last.
#define F 0
#define G (1)
#define H 3u
";
    let (run, made) = read(text, "#define {name} {number}");
    assert_data_eq!(
        run.exits(0).stderr,
        str![[r#"
warning[not-carried-over]: 5 lines begin like `#define {name} {number}` and could not be read: 2, 3, 4, 7, 8
 --> a.txt:2:1
  |
2 | #define B 1 << 3
  | ^^^^^^^^^
  |
  = help: correct the pattern, or ignore this if they are not entries

created catalogue.yaml with 3 reasons
1 warning above: what it lacks, and where files disagree
see whether the files agree with it, now and in CI, with: reasonbook check

"#]]
    );
    assert_eq!(made.matches("number: ").count(), 3, "{made}");
    let (run, made) = read("7.5 A\n1 B\n010 C\n", "{number} {name}");
    assert!(
        run.stderr.contains("2 lines begin like") && !made.contains("name: A"),
        "{}",
        run.stderr
    );
    let (_, made) = read("| A | 1 |\n| B | 2 |\n", "| {name} | {number}");
    assert_eq!(made.matches("number: ").count(), 2, "{made}");
}

#[test]
fn a_sign_that_nobody_sees_is_refused_at_its_place() {
    for text in ["A 1 \u{1b}[31mred\n", "A 1 \u{202e}red\n"] {
        let (run, made) = read(text, "{name} {number} {label}");
        let run = run.exits(2);
        assert!(
            run.stderr.contains("which is invisible") && run.stderr.contains("a.txt:1:5"),
            "{}",
            run.stderr
        );
        assert_eq!(made, "");
    }
}

#[test]
fn a_wrong_start_says_what_was_most_likely_meant() {
    let project =
        Project::with(&[("a.py", ""), ("a.proto", "syntax = \"proto3\";\nenum Why { A = 0; }\n")]);
    for (arguments, said) in [
        (["--from", "a.py", "--reasons", "{name} {number}"], "the file is empty"),
        (
            ["--from", "a.proto", "--reasons", "Why"],
            "for an enum of a `.proto` file, use --from-proto",
        ),
        (
            ["--from-proto", "a.proto", "--reasons", "{name} = {number};"],
            "to read a file by patterns, use --from",
        ),
    ] {
        let run = init(&project, &arguments).exits(2);
        assert!(run.stderr.contains(said), "{}", run.stderr);
    }
}
