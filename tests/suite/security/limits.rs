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

/// Each of these ended the process, or would if the engine had no limit of its own.
#[test]
fn a_template_that_is_deeply_nested_is_an_error() {
    let many = |part: &str| part.repeat(40_000);
    let texts = [
        format!("{{% if 1 %}}{}{{% endif %}}", many("{% elif 2 %}")),
        format!("{{% if 1 %}}{}{{% endif %}}", many("{%- elif 2 -%}\n")),
        many("{% if 1 %}") + &many("{% endif %}"),
        format!("{{{{ {}1{} }}}}", many("("), many(")")),
        format!("{{{{ {}1 }}}}", many("not ")),
        format!("{{{{ {}1 }}}}", many("1 if 1 else ")),
        format!("{{{{ 1{} }}}}", many(" | upper")),
    ];
    for text in texts {
        let catalogue = "project: Lantern\n\
                         enums: { reasons: { type: Reason, prefix: WHY_ } }\n\
                         reasons: [{ name: WHY_WET, number: 1, description: Rain came in. }]\n\
                         outputs: { made.txt: { template: deep.txt } }\n";
        let project =
            Project::with(&[("catalogue.yaml", catalogue), ("templates/deep.txt", &text)]);
        let run = project.run(&["check"]).exits(2);
        assert!(run.stderr.contains("error[template]"), "{}", run.stderr);
    }
}

/// What a shell leaves to a program. With less memory than a thread takes it ends with an error; where
/// the memory ends in between, Rust ends the process.
#[test]
fn a_small_stack_is_enough() {
    let project = Project::own();
    let program = env!("CARGO_BIN_EXE_reasonbook");
    let check =
        |limit: &str| project.program("sh", &["-c", &format!("ulimit {limit}; {program} check")]);
    check("-s 128").exits(0);
    let run = check("-v 60000").exits(2);
    assert!(run.stderr.contains("no thread can be started"), "{}", run.stderr);
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
