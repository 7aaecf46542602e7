//! `add`, `rename`, `deprecate` and `remove`: the changes that they make in the catalogue, and that
//! nothing else changes.

mod added;
mod anchors;
mod brackets;
mod by_hand;
mod kept;
mod numbers;
mod reached;
mod refused;
mod renamed;
mod retired;
mod written;

use crate::project::Project;

/// Block style, with comments everywhere.
const CATALOGUE: &str = "\
# The catalogue.
project: Ferry
release: \"2.0\"
enums:
  states: { type: JobState, prefix: JOB_ }
  sources: { type: Source, prefix: FROM_ }
  reasons: { type: Reason, prefix: WHY_ }
apis: { v1: {}, v2: { rename: { HOST: NODE } } }

# Declaration order matters.
states:
  - { name: JOB_RUNNING, number: 1 } # the default
  - { name: JOB_LOST, number: 2, terminal: yes }

sources: [{ name: FROM_HOST, number: 1 }, { name: FROM_HUB, number: 2 }]

notes:
  shared: 'It was `WHY_FULL`, or WHY_FULL.'

reasons:
  # The oldest.
  - name: WHY_FULL   # since ever
    number: 1
    description: \"The queue was full.\"
    guidance: Ask for more.
    updates:
      - state: JOB_LOST
        source: FROM_HOST
        when: The queue dropped the job.
        notes: [shared]

  # The newest.
  - name: WHY_BUSY
    number: 3
    description: >-
      See `WHY_FULL`.
    lifecycle: unused
    # Its remark.

# Two was a mistake.
reserved: { numbers: { reasons: [2] } }
";

/// A project with [`CATALOGUE`] after some replacements.
fn ferry(edits: &[(&str, &str)]) -> Project {
    let project = Project::with(&[("catalogue.yaml", CATALOGUE)]);
    for (old, new) in edits {
        project.edit("catalogue.yaml", old, new);
    }
    project
}

/// The output of a command that succeeds: the diff, then the rest. The diff must be exactly the
/// change that was made, and the same as with `--dry-run`, which must change nothing.
fn edited(project: &Project, arguments: &[&str]) -> (String, String) {
    let before = project.read("catalogue.yaml");
    let dry = project.run(&[arguments, &["--dry-run"]].concat()).exits(0);
    assert_eq!(project.read("catalogue.yaml"), before);
    let run = project.run(arguments).exits(0);
    assert_eq!(dry.stdout, run.stdout);
    let after = project.read("catalogue.yaml");
    project.write("catalogue.yaml", &before);
    project.write("edit.diff", &run.stdout);
    project.program("git", &["apply", "--whitespace=nowarn", "edit.diff"]).exits(0);
    assert_eq!(project.read("catalogue.yaml"), after);
    (run.stdout, run.stderr)
}

/// The diff alone.
fn diff(edits: &[(&str, &str)], arguments: &[&str]) -> String {
    edited(&ferry(edits), arguments).0
}

/// The messages of a command that must fail and change nothing.
fn refused(edits: &[(&str, &str)], arguments: &[&str]) -> String {
    let project = ferry(edits);
    let before = project.read("catalogue.yaml");
    let run = project.run(arguments).exits(2);
    assert_eq!((run.stdout.as_str(), project.read("catalogue.yaml")), ("", before));
    run.stderr
}
