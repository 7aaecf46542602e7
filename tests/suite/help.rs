//! The examples that `--help` shows are run.

use std::process::Command;

use crate::project::{Project, Run, path};

const CATALOGUE: &str = "\
project: Ferry
release: \"3.1\"
enums:
  states: { type: JobState, prefix: JOB_ }
  sources: { type: Source, prefix: FROM_ }
  reasons: { type: Reason, prefix: WHY_ }
apis: { v1: {}, v2: {} }
states:
  - { name: JOB_RUNNING, number: 0 }
  - { name: JOB_LOST, number: 1 }
sources:
  - { name: FROM_NODE, number: 0 }
reasons:
  - name: WHY_FULL
    number: 0
    updates:
      - { state: JOB_LOST, source: FROM_NODE, when: The queue was full. }
  - { name: WHY_BUSY, number: 1 }
  - { name: WHY_OLD, number: 2, lifecycle: deprecated }
outputs:
  docs/reasons.md: { template: task-state-reasons.md }
";

/// A project in a repository, for all examples of one command.
fn project() -> Project {
    let project = Project::with(&[("catalogue.yaml", CATALOGUE)]);
    for arguments in [
        &["init", "--quiet", "--initial-branch=main"][..],
        &["add", "--all"],
        &["-c", "user.name=A", "-c", "user.email=a@b.c", "commit", "--quiet", "--message=All"],
    ] {
        project.program("git", arguments).exits(0);
    }
    project
}

/// The examples of a help text.
fn examples(help: &str) -> Vec<String> {
    let (_, examples) = help.split_once("\nExamples:\n").unwrap();
    let examples = examples.split("\n\n").next().unwrap().replace("\\\n", "");
    examples.lines().map(|line| line.trim().to_owned()).collect()
}

#[test]
fn every_example_does_what_it_should() {
    for (command, count) in [
        ("explain", 6),
        ("compare", 2),
        ("list", 4),
        ("add", 4),
        ("rename", 2),
        ("deprecate", 2),
        ("remove", 2),
        ("schema", 2),
    ] {
        let project = project();
        let help = project.run(&[command, "--help"]).exits(0).stdout;
        let examples = examples(&help);
        assert_eq!(examples.len(), count, "{examples:?}");
        for example in examples {
            assert!(example.starts_with(&format!("reasonbook {command}")), "{example}");
            let mut shell = Command::new("sh");
            shell.args(["-c", &example]).current_dir(project.path()).env("PATH", path());
            let run = Run::of(&mut shell).exits(0);
            let said = run.stdout + &run.stderr;
            assert!(!said.is_empty() || example.contains(" > "), "{example}");
        }
    }
}

/// What a command says on a terminal of so many columns.
fn help_in(columns: u16, command: &str) -> String {
    let shell = format!("stty rows 24 cols {columns}; reasonbook {command}");
    let mut script = Command::new("script");
    script.args(["--quiet", "--return", "--command", &shell, "/dev/null"]).env("PATH", path());
    Run::of(&mut script).exits(0).stdout.replace("\r\n", "\n")
}

#[test]
fn help_is_as_wide_as_the_terminal() {
    let width = |text: &str| text.lines().map(|line| line.chars().count()).max().unwrap();
    let plain = |text: &str| anstream::adapter::strip_str(text).to_string();
    let (narrow, wide) = (plain(&help_in(60, "--help")), plain(&help_in(100, "--help")));
    assert!(width(&narrow) <= 60, "{narrow}");
    assert!((61..=100).contains(&width(&wide)), "{wide}");
}

/// Whether the help of a command shows an option.
fn has(command: &str, option: &str) -> bool {
    let help = Project::empty().run(&[command, "--help"]).exits(0).stdout;
    help.lines().any(|line| line.trim_start().starts_with(option))
}

#[test]
fn help_has_the_examples_first_and_only_options_that_the_command_uses() {
    let help = Project::empty().run(&["check", "--help"]).exits(0).stdout;
    let [usage, examples, options] =
        ["\nUsage: ", "\nExamples:\n", "\nOptions:\n"].map(|part| help.find(part).unwrap());
    assert!(usage < examples && examples < options, "{help}");
    for command in ["check", "generate", "add", "init"] {
        assert!(has(command, "--catalogue") && has(command, "--wait"), "{command}");
    }
    for command in ["list", "explain", "outputs", "audit", "compare"] {
        assert!(has(command, "--catalogue") && !has(command, "--wait"), "{command}");
    }
    for command in ["schema", "template", "completions", "man"] {
        assert!(!has(command, "--catalogue") && !has(command, "--wait"), "{command}");
        // A script can give it to every command.
        Project::empty().run(&["schema", "--catalogue", "catalogue.yaml"]).exits(0);
    }
}
