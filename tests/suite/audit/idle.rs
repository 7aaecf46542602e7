//! What is asked of `audit` and does nothing, and what cannot be asked together.

use super::command::{CATALOGUE, HUB, audit, project};
use crate::project::{Project, Run};

fn said(run: &Run, code: &str) -> Vec<String> {
    let lines = run.stderr.lines().filter_map(|line| line.split_once(code));
    lines.map(|(_, said)| said.to_owned()).collect()
}

#[test]
fn a_pattern_that_is_like_no_file_says_why() {
    let project = project(HUB);
    project.write("src/hub/a.proto", "");
    for (pattern, why) in [
        ("lib/**/*.cpp", "`lib/**/*.cpp` matches no file"),
        ("src/hub", "`src/hub` is a folder"),
        ("./src/hub/hub.cpp", "`./src/hub/hub.cpp` is not a path from the catalogue's folder"),
        ("/src/hub.cpp", "`/src/hub.cpp` is not a path from the catalogue's folder"),
        ("src/built/*", "`src/built/*` matches only files that `.gitignore` leaves out"),
        ("src/tests/*", "`src/tests/*` matches only files that `exclude` leaves out"),
        ("**/*.proto", "`**/*.proto` matches no file in a language that is read"),
    ] {
        assert_eq!(said(&audit(&project, &[pattern]).exits(2), "error[invalid-pattern]: "), [why]);
        let run = audit(&project, &["src/hub/*.cpp", pattern]).exits(1);
        assert_eq!(said(&run, "warning[unneeded-audit]: "), [why]);
    }
    project.write("catalogue.yaml", CATALOGUE.split_once("audit:").unwrap().0);
    let run = audit(&project, &[]).exits(2);
    assert!(run.stderr.contains("the catalogue has no `audit`"), "{}", run.stderr);
}

#[test]
fn what_does_nothing_beside_what_does_is_reported_at_its_place() {
    let project = project(HUB);
    let more = "[src/hub/*.cpp, src/a*.cpp]\n  setters: [hand, send]\n  helpers: [make]";
    project.edit("catalogue.yaml", "[src/**/*.cpp]", more);
    project.edit("catalogue.yaml", "src/hub }", "[src/hub, src/nut] }");
    let run = audit(&project, &[]).exits(1);
    assert_eq!(
        said(&run, "warning[unneeded-audit]: "),
        [
            "`src/a*.cpp` matches no file",
            "no file that sends something calls `hand`",
            "no function says what callers leave out: `make`",
            "`src/tests/**` matches none of the source files",
            "no source file is at or below this path: `src/nut`",
        ]
    );
    assert!(run.stderr.contains("catalogue.yaml:26:34"), "{}", run.stderr);
}

#[test]
fn some_files_alone_do_not_show_what_nothing_sends() {
    let project = project(HUB);
    project.edit("catalogue.yaml", "Fog lay on the water.", "Fog.\n    allow: [unlisted-update]");
    let run = audit(&project, &["src/hub/*.cpp"]).exits(1);
    assert_eq!(run.stderr.matches("error[").count(), 2, "{}", run.stderr);
    assert_eq!(run.stderr.matches("warning[").count(), 1, "{}", run.stderr);
}

#[test]
fn options_that_would_be_ignored_are_refused() {
    let names = ["--names", "a.proto", "--reasons", "Why"];
    let project = Project::empty();
    for arguments in [
        &["--unresolved", "--table"][..],
        &["--table", "--format", "sarif"],
        &["--unresolved", "--format", "json"],
        &["--write-updates", "--format", "json"],
        &["--write-updates", "--unresolved"],
        &[&names[..], &["--write-updates", "*.go"]].concat(),
        &names,
    ] {
        let run = audit(&project, arguments).exits(2);
        let is_said =
            run.stderr.contains("cannot be used with") || run.stderr.contains("were not provided");
        assert!(is_said, "{arguments:?}: {}", run.stderr);
    }
}
