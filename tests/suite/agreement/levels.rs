//! How much it weighs that an enum and the catalogue deprecate or reserve other things: as lints do, as
//! much as the catalogue says.

use crate::project::Project;

/// Deprecates a value that the catalogue has in use, and reserves a number that it does not.
const DIFFERENT: &str = "\
syntax = \"proto2\";
enum Reason {
  R_A = 1 [deprecated = true];
  reserved 7;
}
";

const SAME: &str = "\
syntax = \"proto2\";
enum Reason {
  R_A = 1;
}
";

/// A project whose comments are up to date, with these levels, and exemptions of its one entry.
fn project(proto: &str, lints: &str, allow: &str) -> Project {
    let catalogue = format!(
        "\
project: P
enums: {{ reasons: {{ type: Reason, prefix: R_ }} }}
lints: {{ active-without-update: allow{lints} }}
reasons: [{{ name: R_A, number: 1, description: It is so.{allow} }}]
outputs:
  api.proto: {{ adopted: true, proto_comments: {{ reasons: Reason }} }}
"
    );
    let project = Project::with(&[("catalogue.yaml", &catalogue), ("api.proto", proto)]);
    project.run(&["generate"]);
    project
}

/// The first lines of what `check` finds.
fn found(project: &Project, code: i32) -> Vec<String> {
    let run = project.run(&["check"]).exits(code);
    let is_first = |line: &&str| ["error", "warning"].iter().any(|word| line.starts_with(word));
    run.stderr.lines().filter(is_first).map(str::to_owned).collect()
}

const LIFECYCLE: &str = "[different-lifecycle]: `R_A` is deprecated here, but not in the catalogue";
const RESERVED: &str =
    "[different-reserved]: the number 7: reserved here, but not in the catalogue";

#[test]
fn they_are_warnings_by_default() {
    let expected = [format!("warning{LIFECYCLE}"), format!("warning{RESERVED}")];
    assert_eq!(found(&project(DIFFERENT, "", ""), 0), expected);
}

#[test]
fn the_catalogue_sets_their_levels() {
    let raised = project(DIFFERENT, ", different-lifecycle: deny, different-reserved: allow", "");
    assert_eq!(found(&raised, 1), [format!("error{LIFECYCLE}")]);
    let raised = project(DIFFERENT, ", different-lifecycle: allow, different-reserved: deny", "");
    assert_eq!(found(&raised, 1), [format!("error{RESERVED}")]);
}

/// A number that an alias has cannot be reserved.
#[test]
fn a_former_name_of_what_is_removed_cannot_stay() {
    let proto = SAME.replace("R_A = 1;", "R_BEFORE = 1;\n  reserved \"R_A\";");
    let former = ", lifecycle: removed, former_names: [{ name: R_BEFORE }]";
    let expected = [
        "warning[different-reserved]: the number 1: reserved in the catalogue, but not in `Reason`",
        "warning[different-lifecycle]: `R_BEFORE` is removed in the catalogue, but still here",
    ];
    assert_eq!(found(&project(&proto, "", former), 0), expected);
}

/// As with every lint, nothing is lost by writing.
#[test]
fn what_is_denied_does_not_keep_generate_from_writing() {
    let denied = project(DIFFERENT, ", different-lifecycle: deny", "");
    denied.edit("catalogue.yaml", "It is so.", "It is otherwise.");
    let run = denied.run(&["generate"]).exits(1);
    assert!(run.stderr.starts_with("updated api.proto\n1 of 1 output changed\n"), "{}", run.stderr);
    assert!(run.stderr.contains(&format!("error{LIFECYCLE}")), "{}", run.stderr);
    assert!(denied.read("api.proto").contains("// It is otherwise."));
}

#[test]
fn an_entry_is_exempt() {
    let exempt = project(DIFFERENT, "", ", allow: [different-lifecycle]");
    assert_eq!(found(&exempt, 0), [format!("warning{RESERVED}")]);
}

#[test]
fn an_exemption_that_does_nothing_is_reported() {
    let exempt = project(SAME, "", ", allow: [different-lifecycle]");
    let unneeded = "warning[unneeded-allow]: nothing here breaks the rule `different-lifecycle`";
    assert_eq!(found(&exempt, 0), [unneeded]);
    // Nobody knows what the file would have said.
    exempt.edit("api.proto", "R_A = 1;", "R_A = 1");
    assert_eq!(found(&exempt, 2), ["error[proto]: a semicolon is missing"]);
}

#[test]
fn what_is_wrong_with_one_file_hides_nothing_of_another() {
    let project = project(DIFFERENT, "", ", allow: [different-lifecycle]");
    let other = "outputs:\n  other.proto: { adopted: true, proto_comments: { reasons: Reason } }\n";
    project.edit("catalogue.yaml", "outputs:\n", other);
    project.write("other.proto", "enum Reason {");
    let expected = [format!("warning{RESERVED}"), "error[proto]: a brace is not closed".to_owned()];
    assert_eq!(found(&project, 2), expected);
}
