//! Rules that most of a catalogue breaks are named once.

use std::fmt::Write;

use crate::project::Project;

/// What `check` says of a catalogue with so many reasons whose descriptions are no sentences, and so
/// many others.
fn said(broken: usize, whole: usize) -> String {
    let mut text = String::from(
        "project: Ferry\nlints: { restates-name: allow, missing-since: allow }\n\
         enums: { reasons: { type: Reason, prefix: R_ } }\nreasons:\n",
    );
    for number in 0..broken + whole {
        let end = if number < broken { "" } else { "." };
        let _ = writeln!(
            text,
            "  - {{ name: R_{number}, number: {number}, description: 'Boat {number} sank{end}' }}"
        );
    }
    let project = Project::with(&[("catalogue.yaml", &text)]);
    project.run(&["check"]).stderr
}

#[test]
fn what_most_entries_break_is_said_once() {
    let said = said(12, 3);
    assert_eq!(said.matches("[not-a-sentence]").count(), 1, "{said}");
    assert!(said.contains("12 of 15 texts are not whole sentences; this is the first"), "{said}");
    assert!(said.contains("turn it off: `lints: { not-a-sentence: allow }`"), "{said}");
}

#[test]
fn what_some_entries_break_is_said_of_each() {
    for (broken, whole) in [(12, 12), (10, 0)] {
        assert_eq!(said(broken, whole).matches("[not-a-sentence]").count(), broken);
    }
}
