//! What is hostile takes no more time and memory than what is not.

use crate::project::Project;

/// What is said of a state that is spelled with one letter more, in a name of so many letters.
fn said(letters: usize) -> String {
    let name = "X".repeat(letters);
    let catalogue = format!(
        "project: Lantern\n\
         enums: {{ states: {{ type: S, prefix: \"\" }}, reasons: {{ type: R, prefix: \"\" }} }}\n\
         states: [{{ name: {name}, number: 1 }}]\n\
         reasons: [{{ name: WET, number: 1, description: Rain., updates: [{{ state: {name}Y, when: Now. }}] }}]\n"
    );
    let project = Project::with(&[("catalogue.yaml", &catalogue)]);
    project.run(&["check"]).exits(2).stderr
}

/// Two names of 200 kB took over a minute to compare.
#[test]
fn names_that_nobody_writes_by_hand_are_not_compared() {
    assert!(said(90).contains("did you mean `XXX"));
    for letters in [110, 200_000] {
        let said = said(letters);
        assert!(said.contains("error[unknown-state]") && !said.contains("did you mean"));
    }
}
