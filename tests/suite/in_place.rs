//! Generated comments in `.proto` files that people wrote, and the agreement of the two.

use std::collections::HashMap;
use std::fs;

use crate::project::{Project, repository};
use prost::Message;
use reasonbook::proto::{Block, enums, leading, lex};
use snapbox::{Data, assert_data_eq};

const V0: &str = "include/orchard/orchard.proto";
const V1: &str = "include/orchard/v1/orchard.proto";
const MAPPED: [&str; 3] = ["TaskState", "TaskStatus.Source", "TaskStatus.Reason"];

#[test]
fn nothing_that_a_person_wrote_is_replaced_before_it_is_adopted() {
    let project = Project::orchard();
    let before = project.files();
    for command in ["check", "generate"] {
        let run = project.run(&[command]).exits(1);
        assert_eq!(run.stdout, "");
        // The page, and every comment of the six enums that says something else.
        assert_eq!(run.stderr.matches("error[not-adopted]").count(), 43);
        for lost in ["1330 |   // The runner has got the task.", "1343 |   /* Exit code zero. */"] {
            assert!(run.stderr.contains(lost), "{lost}\n{}", run.stderr);
        }
        assert!(run.stderr.contains("then write `adopted: true` at the output"));
        assert_eq!(project.files(), before);
    }
}

#[test]
fn adopted_comments_are_generated_in_the_style_of_the_file() {
    let project = Project::orchard();
    project.adopt();
    let run = project.run(&["check"]).exits(1);
    let diff: String = run
        .stdout
        .split_inclusive('\n')
        .skip_while(|line| *line != format!("--- a/{V0}\n"))
        .collect();
    let expected = Data::read_from(&repository("tests/in_place/orchard.diff"), None);
    assert_data_eq!(diff, expected.raw());
    project.run(&["generate"]).exits(0);
    let generated = project.files();
    project.run(&["generate"]).exits(0);
    project.run(&["check"]).exits(0);
    assert_eq!(project.files(), generated, "a second run changes nothing");
}

#[test]
fn nothing_but_the_managed_comments_changes() {
    let project = Project::orchard();
    project.adopt();
    let before = [V0, V1].map(|path| (project.read(path), descriptor(&project, path)));
    project.run(&["generate"]).exits(0);
    for (path, (old, descriptor_before)) in [V0, V1].into_iter().zip(before) {
        let new = project.read(path);
        assert!(old.lines().count() > 2000, "{path}");
        assert_ne!(old, new);
        assert_eq!(without_managed(&old), without_managed(&new), "{path}");
        assert!(descriptor_before == descriptor(&project, path), "{path}");
    }
}

/// What the real compiler makes of a file, without comments and places.
fn descriptor(project: &Project, path: &str) -> Vec<u8> {
    project.program("protoc", &["--descriptor_set_out=set", path]).exits(0);
    fs::read(project.path().join("set")).unwrap()
}

/// A file without the leading comments of the mapped enums and their values, and without the white
/// space around each and before each of these.
fn without_managed(text: &str) -> String {
    let lexemes = lex(text).unwrap();
    let enums = enums(text, &lexemes).unwrap();
    let mapped = enums.iter().filter(|of| MAPPED.contains(&of.path.as_str()));
    let starts = mapped.flat_map(|of| of.values.iter().map(|value| value.start).chain([of.start]));
    let mut spans: Vec<_> = starts
        .map(|start| {
            let end = lexemes[start].span.start;
            let from = leading(text, &lexemes, start).map_or(end, |block| block.span.start);
            text[..from].trim_end().len()..end
        })
        .collect();
    spans.sort_by_key(|span| span.start);
    let mut rest = text.to_owned();
    for span in spans.into_iter().rev() {
        rest.replace_range(span, "");
    }
    rest
}

/// The compiler's own idea of which comment belongs to which value, for every enum of both files.
#[test]
fn leading_comments_are_those_of_the_compiler() {
    for path in [V0, V1] {
        let project = Project::fixture("orchard");
        let text = project.read(path);
        let flags = ["--include_source_info", "--descriptor_set_out=set", path];
        project.program("protoc", &flags).exits(0);
        let set = fs::read(project.path().join("set")).unwrap();
        let set = prost_types::FileDescriptorSet::decode(set.as_slice()).unwrap();
        let info = set.file[0].source_code_info.clone().unwrap();
        // Values by the line that their names stand in; no line here has two.
        let said: HashMap<usize, String> = info
            .location
            .iter()
            .filter(|at| at.path.len() % 2 == 0)
            .filter_map(|at| {
                Some((usize::try_from(at.span[0]).unwrap(), at.leading_comments.clone()?))
            })
            .collect();
        let lexemes = lex(&text).unwrap();
        let mut compared = 0;
        for value in enums(&text, &lexemes).unwrap().into_iter().flat_map(|of| of.values) {
            let line = text[..value.span.start].matches('\n').count();
            let ours = leading(&text, &lexemes, value.start).map(|block| words(&block));
            let theirs = said.get(&line).map(|comment| bare(comment));
            assert_eq!(ours, theirs, "{} in line {} of {path}", value.name, line + 1);
            compared += 1;
        }
        assert!(compared > 150, "{compared}");
    }
}

fn words(block: &Block) -> String {
    bare(&block.lines.iter().map(|line| line.said.as_str()).collect::<Vec<_>>().join(" "))
}

/// The words of a comment, without marks: the compiler leaves a third slash and asterisks in.
fn bare(comment: &str) -> String {
    let words = comment.split(|c: char| c.is_whitespace() || c == '*' || c == '/');
    words.filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

/// Each took the bullets of the other, and so on with every run.
#[test]
fn two_lists_with_different_bullets_settle_in_one_run() {
    let region = |name: &str, line: &str| {
        format!("<!-- reasonbook:begin {name} -->\n{line}<!-- reasonbook:end {name} -->\n")
    };
    let catalogue = "project: P\nenums: { reasons: { type: Reason } }\nreasons: [{ name: A, number: 1 }]\n\
                     outputs: { x.md: { regions: { a: { template: a.txt }, b: { template: b.txt } } } }\n";
    for [a, b] in [["- x\n", "* y\n"], ["", ""]] {
        let project = Project::with(&[
            ("catalogue.yaml", catalogue),
            ("templates/a.txt", "- x\n"),
            ("templates/b.txt", "* y\n"),
            ("x.md", &(region("a", a) + &region("b", b))),
        ]);
        project.run(&["generate"]).exits(0);
        project.run(&["check"]).exits(0);
    }
}
