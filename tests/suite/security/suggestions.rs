//! Finding the known name that is most similar to an unknown one is slow, so it has limits.

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

/// Two long names took over a minute to compare.
#[test]
fn names_that_nobody_writes_by_hand_are_not_compared() {
    assert!(said(90).contains("did you mean `XXX"));
    for letters in [110, 250] {
        let said = said(letters);
        assert!(said.contains("error[unknown-state]") && !said.contains("did you mean"));
    }
}

/// Each unknown name is compared with all that are known, which took most of a minute.
#[test]
fn the_first_of_many_unknown_names_are_compared() {
    let markers = |at: usize| format!("# reasonbook:begin two{at}\n# reasonbook:end two{at}\n");
    let project = Project::with(&[
        (
            "catalogue.yaml",
            "project: Lantern\nenums: { reasons: { type: R, prefix: R_ } }\n\
             reasons: [{ name: R_1, number: 1, description: Rain. }]\n\
             outputs: { a.txt: { regions: { two: { template: t.txt } } } }\n",
        ),
        ("templates/t.txt", "2"),
        ("a.txt", &(10..100).map(markers).collect::<String>()),
    ]);
    let said = project.run(&["check"]).exits(2).stderr;
    assert_eq!(said.matches("error[unknown-region]").count(), 90);
    // Each region has two markers.
    assert_eq!(said.matches("did you mean `two`?").count(), 25);

    let words = (1001..=2001).map(|at| format!("send(R_{at}X);\n")).collect::<String>();
    let reasons = (1001..=2001).map(|at| format!("  - {{ name: R_{at}, number: {at} }}\n"));
    let catalogue = format!(
        "project: Lantern\nenums: {{ reasons: {{ type: R, prefix: R_ }} }}\n\
         audit: {{ paths: a.cpp }}\nreasons:\n{}",
        reasons.collect::<String>()
    );
    let project = Project::with(&[("catalogue.yaml", &catalogue), ("a.cpp", &words)]);
    let said = project.run(&["audit", "--format=json"]).exits(1).stdout;
    assert_eq!(said.matches("\"code\": \"unknown-in-source\"").count(), 1001);
    assert_eq!(said.matches("did you mean `").count(), 999);
}
