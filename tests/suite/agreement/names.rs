//! Values and entries that have a number in common and no name, and numbers that are there twice: what
//! the help says leads to a file that `protoc` takes.

use snapbox::{assert_data_eq, str};

use crate::project::Project;

const PROTO: &str = "\
syntax = \"proto3\";
// Why.
enum Reason {
  // Nobody knows.
  WHY_NONE = 0;
  // The sensor is silent.
  WHY_SENSOR = 2;
}
";

/// A project in which `generate` has nothing to do.
fn sensors() -> Project {
    let catalogue = "\
project: P
release: \"2.0\"
lints: { active-without-update: allow }
enums: { reasons: { type: Reason, prefix: WHY_, description: Why. } }
reasons:
  - { name: WHY_NONE, number: 0, description: Nobody knows. }
  - { name: WHY_SENSOR, number: 2, description: The sensor is silent. }
outputs:
  api.proto: { adopted: true, proto_comments: { reasons: Reason } }
";
    let project = Project::with(&[("catalogue.yaml", catalogue), ("api.proto", PROTO)]);
    project.run(&["check"]).exits(0);
    project
}

/// What `check` finds.
fn found(project: &Project) -> String {
    project.run(&["check"]).exits(1).stderr
}

fn settled(project: &Project) {
    project.program("protoc", &["--descriptor_set_out=set", "api.proto"]).exits(0);
    project.run(&["generate"]).exits(0);
    project.run(&["check"]).exits(0);
}

#[test]
fn a_value_that_kept_its_name_is_one_disagreement() {
    let project = sensors();
    project.run(&["rename", "WHY_SENSOR", "WHY_SENSOR_BROKE"]).exits(0);
    assert_data_eq!(
        found(&project),
        str![[r#"
error[renamed-value]: the value with the number 2 is called `WHY_SENSOR` here and `WHY_SENSOR_BROKE` in the catalogue
 --> api.proto:7:3
  |
7 |   WHY_SENSOR = 2;
  |   ^^^^^^^^^^
  |
 ::: catalogue.yaml:7:13
  |
7 |   - { name: WHY_SENSOR_BROKE, number: 2, description: The sensor is silent., former_names: [{ name: WHY_SENSOR, renamed_in: "2.0" }] }
  |             ---------------- the entry
  |
  = help: `WHY_SENSOR` is a former name of the entry, so call the value `WHY_SENSOR_BROKE`

nothing can be written before 1 finding above is resolved by hand

"#]]
    );
    project.edit("api.proto", "WHY_SENSOR =", "WHY_SENSOR_BROKE =");
    settled(&project);
}

/// While a value of the enum waits for a person, `generate` writes nothing, so it is no cure for the page.
#[test]
fn what_waits_for_a_rename_does_not_lead_to_generate_alone() {
    let project = sensors();
    let page = "outputs:\n  page.md: { template: task-state-reasons.md }\n";
    project.edit("catalogue.yaml", "outputs:\n", page);
    project.run(&["generate"]).exits(0);
    project.run(&["rename", "WHY_SENSOR", "WHY_SENSOR_BROKE"]).exits(0);
    let said = found(&project);
    let (_, stale) = said.split_once("error[stale-output]").unwrap();
    assert_data_eq!(
        stale.split("\n\n").next().unwrap(),
        str![[r#"
: the file is not what the catalogue generates
--> page.md:39
 = help: edit the catalogue, not the file, and run `reasonbook generate` once the other errors are resolved
"#]]
    );
    project.edit("api.proto", "WHY_SENSOR =", "WHY_SENSOR_BROKE =");
    let said = found(&project);
    assert!(said.contains("not the file, and run `reasonbook generate`\n"), "{said}");
    settled(&project);
}

#[test]
fn a_value_that_was_renamed_in_the_file_is_one_disagreement() {
    let project = sensors();
    project.edit("api.proto", "WHY_SENSOR =", "WHY_SENSOR_BROKE =");
    assert_data_eq!(
        found(&project),
        str![[r#"
error[renamed-value]: the value with the number 2 is called `WHY_SENSOR_BROKE` here and `WHY_SENSOR` in the catalogue
 --> api.proto:7:3
  |
7 |   WHY_SENSOR_BROKE = 2;
  |   ^^^^^^^^^^^^^^^^
  |
 ::: catalogue.yaml:7:13
  |
7 |   - { name: WHY_SENSOR, number: 2, description: The sensor is silent. }
  |             ---------- the entry
  |
  = help: call the value `WHY_SENSOR`, or run `reasonbook rename WHY_SENSOR WHY_SENSOR_BROKE`

nothing can be written before 1 finding above is resolved by hand

"#]]
    );
    project.run(&["rename", "WHY_SENSOR", "WHY_SENSOR_BROKE"]).exits(0);
    settled(&project);
}

#[test]
fn no_command_is_named_for_a_name_in_another_api() {
    let project = sensors();
    project.edit(
        "catalogue.yaml",
        "release",
        "apis: { v0: {}, v1: { rename: { NONE: NIL } } }\nrelease",
    );
    project.edit("catalogue.yaml", "api.proto: {", "api.proto: { api: v1,");
    project.edit("api.proto", "WHY_NONE", "WHY_NIL");
    project.edit("api.proto", "WHY_SENSOR =", "WHY_SENSOR_BROKE =");
    let found = found(&project);
    let help = "help: call the value `WHY_SENSOR`, or rename the entry\n";
    assert!(found.contains(help), "{found}");
}

#[test]
fn of_several_names_a_former_one_stands_for_the_entry() {
    let project = sensors();
    let both = "WHY_DEAF = 2;\n  WHY_SENSOR = 2;\n  option allow_alias = true;";
    project.edit("api.proto", "WHY_SENSOR = 2;", both);
    project.run(&["rename", "WHY_SENSOR", "WHY_SENSOR_BROKE"]).exits(0);
    let found = found(&project);
    let errors: Vec<_> = found.lines().filter(|line| line.starts_with("error")).collect();
    assert_eq!(
        errors,
        [
            "error[unknown-value]: the catalogue has no `WHY_DEAF`",
            "error[renamed-value]: the value with the number 2 is called `WHY_SENSOR` here and \
             `WHY_SENSOR_BROKE` in the catalogue",
        ]
    );
}

#[test]
fn a_number_that_is_there_twice_is_an_error_at_both_places() {
    let project = sensors();
    project.run(&["rename", "WHY_SENSOR", "WHY_SENSOR_BROKE"]).exits(0);
    project.edit("api.proto", "WHY_SENSOR = 2;", "WHY_SENSOR = 2;\n  WHY_SENSOR_BROKE = 2;");
    let rejected = project.program("protoc", &["--descriptor_set_out=set", "api.proto"]).exits(1);
    assert!(rejected.stderr.contains("allow_alias"), "{}", rejected.stderr);
    assert_data_eq!(
        found(&project),
        str![[r#"
error[stale-output]: the file is not what the catalogue generates
--> api.proto:8
 = help: edit the catalogue, not the file, and run `reasonbook generate` once the other errors are resolved

error[duplicate-value]: `WHY_SENSOR_BROKE` has the number of `WHY_SENSOR`, and `Reason` allows no aliases
 --> api.proto:8:22
  |
7 |   WHY_SENSOR = 2;
  |                - the number is taken here
8 |   WHY_SENSOR_BROKE = 2;
  |                      ^
  |
  = help: remove `WHY_SENSOR`, which is a former name, or add `option allow_alias = true;` to the enum

1 of 1 output not up to date; nothing can be written before 1 finding above is resolved by hand

"#]]
    );
    let before = project.read("api.proto");
    project.run(&["generate"]).exits(1);
    assert_eq!(project.read("api.proto"), before);
    project.edit("api.proto", "  WHY_SENSOR =", "  option allow_alias = true;\n  WHY_SENSOR =");
    settled(&project);
    project.write("api.proto", &before.replace("  WHY_SENSOR = 2;\n", ""));
    settled(&project);
}

#[test]
fn only_the_option_itself_allows_aliases() {
    for option in ["allow_alias = false", "(allow_alias) = true"] {
        let project = sensors();
        let option = format!("option {option};\n  WHY_SENSOR = 2;\n  WHY_DEAF = 2;");
        project.edit("api.proto", "WHY_SENSOR = 2;", &option);
        let found = found(&project);
        let help =
            "help: give one of them a number of its own, or add `option allow_alias = true;`";
        assert!(found.contains(help), "{option}\n{found}");
    }
}

#[test]
fn an_unknown_name_of_a_known_number_is_no_entry_of_its_own() {
    let project = sensors();
    let alias = "option allow_alias = true;\n  WHY_SENSOR = 2;\n  WHY_DEAF = 2;";
    project.edit("api.proto", "WHY_SENSOR = 2;", alias);
    assert_data_eq!(
        found(&project),
        str![[r#"
error[stale-output]: the file is not what the catalogue generates
--> api.proto:8
 = help: edit the catalogue, not the file, and run `reasonbook generate` once the other errors are resolved

error[unknown-value]: the catalogue has no `WHY_DEAF`
 --> api.proto:9:3
  |
9 |   WHY_DEAF = 2;
  |   ^^^^^^^^
  |
 ::: catalogue.yaml:7:13
  |
7 |   - { name: WHY_SENSOR, number: 2, description: The sensor is silent. }
  |             ---------- this has the number
  |
  = help: remove the value, or add its name to the `aliases` or the `former_names` of the entry

1 of 1 output not up to date; nothing can be written before 1 finding above is resolved by hand

"#]]
    );
    let former = "number: 2, former_names: [{ name: WHY_DEAF }]";
    project.edit("catalogue.yaml", "number: 2", former);
    settled(&project);
}

#[test]
fn an_unknown_name_of_a_removed_number_cannot_stay() {
    let project = sensors();
    project.edit("catalogue.yaml", "number: 2", "number: 2, lifecycle: removed");
    project.edit("api.proto", "WHY_SENSOR =", "WHY_DEAF =");
    let found = found(&project);
    let help = "help: remove the value, and reserve its number\n";
    assert!(found.contains(help), "{found}");
}
