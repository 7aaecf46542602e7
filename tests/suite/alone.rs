//! Built-in templates by themselves.

use crate::project::Project;

/// Outputs of one language share an engine, where a template finds what only another one includes.
#[test]
fn every_output_can_be_the_only_one() {
    let project = Project::fixture("scheduler");
    let catalogue = project.read("catalogue.yaml");
    let (before, outputs) = catalogue.split_once("\noutputs:\n").unwrap();
    // Each begins with its path, which is indented by two.
    let marked = format!("\n{outputs}").replace("\n  ", "\n\0").replace("\0  ", "    ");
    let outputs: Vec<_> = marked.split('\0').skip(1).collect();
    assert!(outputs.len() > 10, "{outputs:?}");
    for output in outputs {
        project.write("catalogue.yaml", &format!("{before}\noutputs:\n  {output}"));
        project.run(&["generate"]).exits(0);
    }
}

#[test]
fn a_parameter_that_makes_no_sense_is_an_error() {
    for (template, parameter, message) in [
        ("reasons.rs", "edition: 2035", "`edition` is 2018, 2021 or 2024, not `2035`"),
        (
            "reasons.rs",
            "serde: my feature",
            "`serde` is the name of a cargo feature, not `my feature`",
        ),
        ("reasons.py", "base: float", "`base` is `int`, `enum` or `str`, not `float`"),
        ("Lifecycle.java", "indent: 99", "`indent` is 2 or 4, not `99`"),
    ] {
        let catalogue = format!(
            "project: Lantern\n\
             enums: {{ reasons: {{ type: Reason, prefix: WHY_ }} }}\n\
             reasons: [{{ name: WHY_WET, number: 1, description: Rain came in. }}]\n\
             outputs: {{ {template}: {{ template: {template}, with: {{ {parameter} }} }} }}\n"
        );
        let run = Project::with(&[("catalogue.yaml", &catalogue)]).run(&["check"]).exits(2);
        assert!(run.stderr.contains(message), "{}", run.stderr);
    }
}

#[test]
fn codes_are_no_numbers_in_python() {
    let project = Project::fixture("gateway");
    project.edit(
        "catalogue.yaml",
        "{ template: reasons.py }",
        "{ template: reasons.py, with: { base: int } }",
    );
    let run = project.run(&["check"]).exits(2);
    let message = "`base` cannot be `int`, since `Problem` has codes in place of numbers; it can be `enum` or `str`";
    assert!(run.stderr.contains(message), "{}", run.stderr);
}
