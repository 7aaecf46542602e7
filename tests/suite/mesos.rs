//! The catalogue of this repository in the tree that it was made for: both `.proto` files, the page and the
//! index of the documentation are adopted as the guide says, and nothing that people wrote is lost.

use std::collections::BTreeMap;
use std::fs;

use crate::project::{Project, repository};
use reasonbook::proto::{enums, is_marked, leading, lex, words};
use similar::TextDiff;
use snapbox::{Data, assert_data_eq};

const HOME: &str = "docs/home.md";
const PAGE: &str = "docs/task-state-reasons.md";
const V0: &str = "include/mesos/mesos.proto";
const V1: &str = "include/mesos/v1/mesos.proto";

/// The tree before it is adopted. The two versions of the API differ in the name of an agent alone.
fn tree() -> Project {
    let project = Project::fixture("mesos");
    let v1 = in_v1(&project.read(V0)).replace("package mesos;", "package mesos.v1;");
    project.write(V1, &v1);
    let own = fs::read_to_string(repository("catalogue.yaml")).unwrap();
    let (catalogue, _) = own.split_once("\nowned:").unwrap();
    project.write("catalogue.yaml", &format!("{catalogue}\n{}", project.read("outputs.yaml")));
    project
}

fn in_v1(text: &str) -> String {
    text.replace("SLAVE", "AGENT").replace("slave_id", "agent_id").replace("SlaveID", "AgentID")
}

/// Puts the markers of the region around the line of the index, as `check` says.
fn mark(project: &Project) {
    let missing = project.run(&["check"]).exits(2).stderr;
    assert!(missing.starts_with("error[missing-region]"), "{missing}");
    let line = "* [Task State Reasons](task-state-reasons.md) describes how task state reasons are used in Mesos.\n";
    let [begin, end] =
        ["begin", "end"].map(|what| format!("  <!-- reasonbook:{what} task-state-reasons -->\n"));
    project.edit(HOME, line, &format!("{begin}{line}{end}"));
}

fn adopt(project: &Project) {
    let catalogue = project.read("catalogue.yaml");
    let adopted = ["    proto_comments:", "    template: task-state-reasons.md\n"]
        .iter()
        .fold(catalogue, |text, line| text.replace(line, &format!("    adopted: true\n{line}")));
    project.write("catalogue.yaml", &adopted);
}

/// The part of a diff that is about one file.
fn of_file<'d>(diff: &'d str, path: &str) -> &'d str {
    let start = diff.find(&format!("--- a/{path}\n")).unwrap_or_else(|| panic!("{path}\n{diff}"));
    let rest = &diff[start..];
    rest[1..].find("\n--- a/").map_or(rest, |end| &rest[..end + 2])
}

fn assert_diff(name: &str, diff: &str) {
    let expected = Data::read_from(&repository("tests/in_place").join(name), None);
    assert_data_eq!(diff.to_owned(), expected.raw());
}

#[test]
fn the_tree_is_adopted_by_the_steps_of_the_guide() {
    let project = tree();
    let home = project.read(HOME);
    mark(&project);
    let lost = project.run(&["check"]).exits(1);
    // The page, and in each file the comments of three enums and of nine values.
    assert_eq!(lost.stderr.matches("error[not-adopted]").count(), 1 + 2 * (3 + 8));
    assert_eq!(lost.stdout, "", "the line of the index says what it said, but for its markers");
    adopt(&project);
    let diff = project.run(&["check"]).exits(1).stdout;
    assert_diff("mesos.diff", of_file(&diff, V0));
    assert_diff("mesos.v1.diff", of_file(&diff, V1));
    project.run(&["generate"]).exits(0);
    project.run(&["check"]).exits(0);
    let marked = project.read(HOME);
    let of_home = TextDiff::from_lines(&home, &marked);
    assert_diff("mesos.home.diff", &of_home.unified_diff().header(HOME, HOME).to_string());
    let own = fs::read_to_string(repository("generated/docs/task-state-reasons.md")).unwrap();
    assert_eq!(project.read(PAGE), own);
}

/// The words of every comment in the file that is not for its own people, by the enum or value below it.
fn comments(text: &str) -> BTreeMap<String, String> {
    let lexemes = lex(text).unwrap();
    let enums = enums(text, &lexemes).unwrap();
    let elements = enums.iter().flat_map(|of| {
        let name = of.path.rsplit('.').next().unwrap().to_owned();
        let values = of.values.iter().map(|value| (value.name.clone(), value.start));
        std::iter::once((name, of.start)).chain(values)
    });
    let comments = elements.filter_map(|(name, start)| {
        let block = leading(text, &lexemes, start)?;
        let own = block.lines.iter().take_while(|line| !is_marked(&line.said));
        let words: Vec<_> = own.flat_map(|line| words(&line.said)).collect();
        (!words.is_empty()).then(|| (name, words.join(" ")))
    });
    comments.collect()
}

/// A person has gone through the old comments word by word, and written down which new words say
/// the same.
#[test]
fn every_word_of_the_old_comments_is_said_somewhere() {
    let project = tree();
    let old = comments(&project.read(V0));
    mark(&project);
    adopt(&project);
    project.run(&["generate"]).exits(0);
    let new = comments(&project.read(V0));
    let table = fs::read_to_string(repository("tests/in_place/mesos.tsv")).unwrap();
    let mut gone_through: BTreeMap<String, String> = BTreeMap::new();
    for row in table.lines().skip(1) {
        let [element, said, now] = row.split('\t').collect::<Vec<_>>()[..] else { panic!("{row}") };
        assert!(new[element].contains(now), "{element}: {now}\n{}", new[element]);
        let words = gone_through.entry(element.to_owned()).or_default();
        *words = format!("{words} {said}").trim_start().to_owned();
    }
    assert_eq!(gone_through, old);
}

/// A comment after a value is kept. If the generated comment above says the same, `check` reports
/// it.
#[test]
fn what_is_said_twice_is_named() {
    let project = tree();
    mark(&project);
    adopt(&project);
    let said = project.run(&["generate"]).exits(0).stderr;
    let is_twice =
        |one: &&str| one.starts_with("repeated-comment]") && one.contains(&format!("--> {V0}"));
    let twice = said.split("warning[").filter(is_twice);
    let twice: Vec<_> = twice.map(|one| one.lines().nth(3).unwrap()[6..].trim()).collect();
    assert_eq!(
        twice,
        [
            "TASK_FINISHED = 2; // TERMINAL.",
            "TASK_DROPPED = 9;  // TERMINAL.",
            "TASK_GONE = 11;    // TERMINAL.",
            "REASON_EXECUTOR_UNREGISTERED = 2; // Not in use.",
        ]
    );
}
