//! Rules that most of a catalogue breaks are named once.

use std::fmt::Write;

use crate::project::Project;

/// What `check` says of a catalogue with so many reasons that break a rule, and so many that do not.
/// `{}` in a reason is its number.
fn said(broken: (usize, &str), whole: (usize, &str)) -> String {
    let mut text = String::from(
        "project: Ferry\nlints: { missing-since: warn }\nenums: { states: { type: State }, \
         reasons: { type: Reason, prefix: R_ } }\nstates: [{ name: S, number: 0, since: 1, \
         description: The boat sank. }]\nreasons:\n",
    );
    let reasons = [vec![broken.1; broken.0], vec![whole.1; whole.0]].concat();
    for (number, reason) in reasons.iter().enumerate() {
        let more = reason.replace("{}", &number.to_string());
        let _ = writeln!(text, "  - {{ name: R_{number}, number: {number}, {more} }}");
    }
    let project = Project::with(&[("catalogue.yaml", &text)]);
    project.run(&["check"]).stderr
}

/// A reason that breaks no rule.
const WHOLE: &str =
    "since: 1, description: Boat {} sank., updates: [{ state: S, when: Now comes case {}. }]";

/// For each rule that can be said once, a reason that breaks it alone, and what is said of twelve.
const BROKEN: [(&str, &str, &str); 5] = [
    (
        "not-a-sentence",
        "since: 1, description: Boat {} sank, lifecycle: unused",
        "12 of 19 texts are not whole sentences; this is the first",
    ),
    (
        "active-without-update",
        "since: 1, description: Boat {} sank.",
        "12 of 15 reasons are active, and no update carries them; this is the first",
    ),
    (
        "missing-description",
        "since: 1, updates: [{ state: S, when: Now. }]",
        "12 of 16 entries have no description; this is the first",
    ),
    (
        "missing-since",
        "description: Boat {} sank., updates: [{ state: S, when: Now. }]",
        "12 of 16 entries do not say since when they exist; this is the first",
    ),
    (
        "restates-name",
        "since: 1, description: R {}., updates: [{ state: S, when: Now. }]",
        "12 of 16 descriptions say no more than the name does; this is the first",
    ),
];

#[test]
fn what_most_entries_break_is_said_once_with_the_line_that_turns_it_off() {
    for (code, broken, message) in BROKEN {
        let said = said((12, broken), (3, WHOLE));
        assert_eq!(said.matches("warning[").count(), 1, "{said}");
        assert!(said.contains(&format!("warning[{code}]: {message}")), "{said}");
        assert!(said.contains(&format!("turn it off: `lints: {{ {code}: allow }}`")), "{said}");
    }
}

#[test]
fn what_some_entries_break_is_said_of_each() {
    for (code, broken, _) in BROKEN {
        for (some, whole) in [(12, 40), (10, 1)] {
            let said = said((some, broken), (whole, WHOLE));
            assert_eq!(said.matches(&format!("[{code}]")).count(), some, "{said}");
        }
    }
}
