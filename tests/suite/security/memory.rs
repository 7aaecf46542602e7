//! A short file does not take much memory, whatever is wrong with it.

use crate::project::Project;

/// A catalogue with many states that are empty.
fn empty_states(count: usize) -> Project {
    let states = "- \n".repeat(count);
    let catalogue =
        format!("project: Lantern\nenums: {{ states: {{ type: State }} }}\nstates:\n{states}");
    Project::with(&[("catalogue.yaml", &catalogue)])
}

#[test]
fn more_problems_than_anybody_reads_are_not_kept() {
    let run = empty_states(20_000).run(&["check", "--format", "json"]).exits(2);
    assert_eq!(run.stdout.matches("\"missing-key\"").count(), 10_000);
    let said = "there are more than 10000 problems, and this one and others are left out";
    assert_eq!(run.stdout.matches(said).count(), 1);
}

#[test]
fn values_are_counted_while_they_are_read() {
    let run = empty_states(1_300_000).run(&["check"]).exits(2);
    let said = "error[too-large]: the catalogue has more than 5000000 values\n";
    assert!(run.stderr.starts_with(said), "{}", run.stderr);
}
