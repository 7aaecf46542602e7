//! A first catalogue: the example, and what `.proto` files say.

mod comments;
mod enums;
mod named;
mod other_readers;
mod parts;
mod patterns;
mod refused;
mod round_trip;

use std::env;
use std::fs;
use std::path::Path;
use std::process::Command;

use crate::project::{Project, Run, repository};
use snapbox::{Data, assert_data_eq, str};

/// Two files that disagree in places.
fn mill() -> Project {
    let [v0, v2] = ["mill.proto", "mill-v2.proto"]
        .map(|name| fs::read_to_string(repository("tests/init").join(name)).unwrap());
    Project::with(&[("proto/mill.proto", &v0), ("proto/v2/mill.proto", &v2)])
}

/// The arguments of `init` for both files.
const MILL: [&str; 11] = [
    "init", "--from-proto", "proto/mill.proto", "--from-proto", "proto/v2/mill.proto", "--states",
    "SackState", "--reasons", "Cause", "--reasons", "Sack.Cause",
];

#[test]
fn the_example_generates_at_once() {
    let project = Project::empty();
    let run = project.run(&["init"]).exits(0);
    assert_eq!(run.stdout, "");
    assert_data_eq!(
        run.stderr,
        str![[r#"
created catalogue.yaml, an example that explains itself
edit it, then run: reasonbook generate
lines for a .gitattributes beside it, so that reviews fold generated files:
  docs/reasons.md linguist-generated eol=lf
  proto/reasons.proto linguist-generated eol=lf

"#]]
    );
    let run = project.run(&["generate"]).exits(0);
    assert_data_eq!(
        run.stderr,
        str![[r#"
created docs/reasons.md
created proto/reasons.proto
2 of 2 outputs changed

"#]]
    );
    project.run(&["check"]).exits(0);
    let page = project.read("docs/reasons.md");
    for name in ["JOB_FAILED", "on the ship", "WHY_NO_ROOM", "The ship takes its log with it."] {
        assert!(page.contains(name), "{name}");
    }
    project.program("protoc", &["--descriptor_set_out=set", "proto/reasons.proto"]).exits(0);
}

#[test]
fn the_example_keeps_away_from_what_is_there() {
    let project = Project::with(&[("docs/reasons.md", "# Ours\n"), ("proto/reasons.proto", "")]);
    project.run(&["init"]).exits(0);
    let run = project.run(&["generate"]).exits(0);
    let created = "created docs/reasons-2.md\ncreated proto/reasons-2.proto\n";
    assert!(run.stderr.starts_with(created), "{}", run.stderr);
    assert_eq!(project.read("docs/reasons.md"), "# Ours\n");
}

/// Every output that is commented out in the example works too.
#[test]
fn what_the_example_leaves_out_works_as_well() {
    let project = Project::empty();
    project.run(&["init"]).exits(0);
    let text = project.read("catalogue.yaml");
    assert_eq!(text.matches("\n  # ").count(), 9);
    project.write("catalogue.yaml", &text.replace("\n  # ", "\n  "));
    project.write(
        "docs/index.md",
        "<!-- reasonbook:begin reasons -->\n<!-- reasonbook:end reasons -->\n",
    );
    let run = project.run(&["generate"]).exits(0);
    assert!(!run.stderr.contains("warning"), "{}", run.stderr);
    assert!(project.read("docs/index.md").contains("(reasons.md)"));
    for compile in [
        "javac -J-XX:TieredStopAtLevel=1 -Xlint:all -Werror -d classes java/com/example/*.java",
        "rustc --edition=2021 --crate-type=lib --emit=metadata -o rust.rmeta src/reasons.rs",
        "python3 -B -W error python/reasons.py",
    ] {
        let run = project.program("sh", &["-c", compile]).exits(0);
        assert_eq!((run.stdout.as_str(), run.stderr.as_str()), ("", ""));
    }
}

#[test]
fn the_lines_about_editors_do_what_they_say() {
    let project = Project::empty();
    project.run(&["init"]).exits(0);
    let text = project.read("catalogue.yaml");
    let line = "# yaml-language-server: $schema=reasonbook.schema.json\n";
    assert!(text.contains(line) && text.contains("`reasonbook schema > reasonbook.schema.json`"));
    project.write("catalogue.yaml", &format!("{line}{text}"));
    project.run(&["generate"]).exits(0);
}

#[test]
fn another_name_is_used_in_all_that_is_said() {
    let project = Project::with(&[("docs/notes.txt", "")]);
    let run = project.run(&["init", "--catalogue", "docs/my reasons.yaml"]).exits(0);
    assert_data_eq!(
        run.stderr,
        str![[r#"
created docs/my reasons.yaml, an example that explains itself
edit it, then run: reasonbook generate --catalogue 'docs/my reasons.yaml'
lines for a .gitattributes beside it, so that reviews fold generated files:
  docs/reasons.md linguist-generated eol=lf
  proto/reasons.proto linguist-generated eol=lf

"#]]
    );
    project.run(&["generate", "--catalogue", "docs/my reasons.yaml"]).exits(0);
    assert!(project.exists("docs/docs/reasons.md"));
    let head = project.read("docs/my reasons.yaml");
    for command in ["generate", "check"] {
        let command = format!("\n#   reasonbook {command} --catalogue 'my reasons.yaml'  ");
        assert!(head.contains(&command), "{head}");
    }
}

/// They may have another name beside files that are read, too.
#[test]
fn the_head_of_a_catalogue_has_the_command_that_works() {
    let proto = "syntax = \"proto2\";\nenum Cause { WHY_A = 0; }\n";
    let project = Project::with(&[("a.proto", proto), ("a.py", "FULL = 1\n")]);
    let proto = ["--from-proto", "a.proto", "--reasons", "Cause"];
    let python = ["--from", "a.py", "--reasons", "{name} = {number}"];
    for (name, from) in [("x.yaml", proto), ("y.yaml", python)] {
        project.run(&[&["init", "--catalogue", name], &from[..]].concat()).exits(0);
        let head = project.read(name);
        let command = format!("`reasonbook check --catalogue {name}`");
        assert!(head.contains(&command), "{head}");
    }
}

#[test]
fn git_takes_the_lines_for_its_attributes() {
    let project = Project::empty();
    let said = project.run(&["init"]).exits(0).stderr;
    let lines = said.lines().filter_map(|line| line.strip_prefix("  "));
    let lines: String = lines.flat_map(|line| [line, "\n"]).collect();
    assert_data_eq!(
        lines.as_str(),
        "docs/reasons.md linguist-generated eol=lf\nproto/reasons.proto linguist-generated eol=lf\n"
    );
    project.write(".gitattributes", &lines);
    project.program("git", &["init", "--quiet"]).exits(0);
    let asked = ["check-attr", "linguist-generated", "eol", "--", "docs/reasons.md"];
    assert_data_eq!(
        project.program("git", &asked).exits(0).stdout,
        "docs/reasons.md: linguist-generated: set\ndocs/reasons.md: eol: lf\n"
    );
}

/// A catalogue in a parent folder does not keep `init` from writing one here.
#[test]
fn the_catalogue_comes_into_the_folder_where_one_is() {
    let project = Project::with(&[("part/notes.txt", "")]);
    project.run(&["init"]).exits(0);
    project.run_in("part", &["init"]).exits(0);
    assert!(project.exists("part/catalogue.yaml"));
}

/// `tests/init/mill.yaml` has the whole catalogue, `tests/init/mill.stderr` all messages.
#[test]
fn two_files_make_one_catalogue() {
    let project = mill();
    let run = project.run(&MILL).exits(0);
    assert_eq!(run.stdout, "");
    let expected = |name: &str| Data::read_from(&repository("tests/init").join(name), None).raw();
    assert_data_eq!(project.read("catalogue.yaml"), expected("mill.yaml"));
    assert_data_eq!(run.stderr, expected("mill.stderr"));
}

#[test]
fn every_example_of_the_help_works() {
    let project = Project::empty();
    let proto = "syntax = \"proto2\";\n// Why.\nenum Cause { WHY_A = 0; }\nenum CauseV1 { WHY_B = 0; }\nenum JobState { JOB_A = 0; }\n";
    project.write("api/ferry.proto", proto);
    project.write("api/state.proto", proto);
    let nested = "syntax = \"proto2\";\nmessage Job {\n  enum Cause { WHY_A = 0; }\n}\nenum JobState { JOB_A = 0; }\n";
    project.write("api/v1/ferry.proto", nested);
    let help = project.run(&["init", "--help"]).exits(0).stdout;
    let (_, examples) = help.split_once("\nExamples:\n").unwrap();
    let (examples, _) = examples.split_once("\n\n").unwrap();
    let examples = examples.replace("\\\n", "");
    assert_eq!(examples.lines().count(), 6);
    let path = Path::new(env!("CARGO_BIN_EXE_reasonbook")).parent().unwrap();
    let path = format!("{}:{}", path.display(), env::var("PATH").unwrap());
    project.write("ferry.py", "FULL = 1\nLATE = 2\n");
    let catalogues = [
        "catalogue.yaml", "api/catalogue.yaml", "both.yaml", "parts.yaml", "one.yaml", "read.yaml",
    ];
    for (example, catalogue) in examples.lines().zip(catalogues) {
        let mut shell = Command::new("sh");
        shell.args(["-c", example]).current_dir(project.path()).env("PATH", &path);
        assert!(Run::of(&mut shell).exits(0).stderr.contains("created "), "{example}");
        project.run(&["generate", "--catalogue", catalogue]).exits(0);
    }
}
