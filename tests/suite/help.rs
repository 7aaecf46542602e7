//! The examples that `--help` shows are run.

use std::env;
use std::path::Path;
use std::process::Command;

use crate::project::{Project, Run};

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

/// The examples at the end of a help text.
fn examples(help: &str) -> Vec<String> {
    let (_, examples) = help.split_once("\nExamples:\n").unwrap();
    let examples = examples.replace("\\\n", "");
    examples.lines().map(|line| line.trim().to_owned()).collect()
}

#[test]
fn every_example_does_what_it_should() {
    let path = Path::new(env!("CARGO_BIN_EXE_reasonbook")).parent().unwrap();
    let path = format!("{}:{}", path.display(), env::var("PATH").unwrap());
    for (command, count) in [
        ("explain", 3),
        ("compare", 2),
        ("list", 4),
        ("add", 4),
        ("rename", 2),
        ("deprecate", 2),
        ("remove", 2),
        ("schema", 1),
    ] {
        let project = project();
        let help = project.run(&[command, "--help"]).exits(0).stdout;
        let examples = examples(&help);
        assert_eq!(examples.len(), count, "{examples:?}");
        for example in examples {
            assert!(example.starts_with(&format!("reasonbook {command}")), "{example}");
            let mut shell = Command::new("sh");
            shell.args(["-c", &example]).current_dir(project.path()).env("PATH", &path);
            let run = Run::of(&mut shell).exits(0);
            let said = run.stdout + &run.stderr;
            assert!(!said.is_empty() || example.contains(" > "), "{example}");
        }
    }
}
