//! Groups and fields in the commands: what is listed, explained and compared of them.

use crate::project::Project;
use snapbox::{assert_data_eq, str};

const CATALOGUE: &str = "\
project: Ferry
enums:
  reasons:
    type: Reason
    groups: { weather: { title: Bad weather, numbers: 100 to 199 }, rest: { title: The rest } }
    fields:
      refund: { type: { full: All of it., none: Nothing. } }
      traits: { type: [[wet, cold]] }
reasons:
  - { name: FOG, number: 101, description: Fog., fields: { refund: full, traits: [cold, wet] } }
  - { name: ROPE, number: 1, group: rest, description: A rope was torn., fields: { refund: none } }
";

#[test]
fn entries_are_listed_by_group_and_field() {
    let project = Project::with(&[("catalogue.yaml", CATALOGUE)]);
    let list = |filter: &str| project.run(&["list", "--where", filter]).exits(0).stdout;
    let fog = "name  number  lifecycle  since  group    refund  traits\n\
               FOG      101  active            weather  full    wet cold\n";
    for filter in ["refund=full", "traits=cold", "group=weather"] {
        assert_eq!(list(filter), fog, "{filter}");
    }
    let run = project.run(&["list", "--where", "refnd=full", "--where", "group=whether"]).exits(2);
    assert!(run.stderr.contains("there is no field `refnd`"), "{}", run.stderr);
    assert!(run.stderr.contains("did you mean `weather`?"), "{}", run.stderr);
}

#[test]
fn an_entry_is_explained_with_its_group_and_fields() {
    let project = Project::with(&[("catalogue.yaml", CATALOGUE)]);
    let said = project.run(&["explain", "FOG"]).exits(0).stdout;
    let facts = "- Group: Bad weather\n- refund: full. All of it.\n- traits: wet, cold\n";
    assert!(said.contains(facts), "{said}");
}

/// What code names breaks it when it goes; what an entry has of a field is a fact.
#[test]
fn changes_of_groups_and_fields_are_told() {
    let project = Project::with(&[("old.yaml", CATALOGUE)]);
    let new = CATALOGUE
        .replace("refund: none", "refund: full")
        .replace(", none: Nothing.", "")
        .replace("traits: { type: [[wet, cold]] }", "http: { type: number }")
        .replace(", traits: [cold, wet]", "")
        .replace("group: rest", "group: others")
        .replace("rest: { title: The rest }", "others: { title: The rest }");
    project.write("catalogue.yaml", &new);
    let told = project.run(&["compare", "old.yaml"]).stdout;
    assert_data_eq!(
        told,
        str![[r#"
reasons
  the group `others` is new
  breaking: the group `rest` is gone
  breaking: the word `none` of the field `refund` is gone
  the field `http` is new
  breaking: the field `traits` is gone
  the group of `ROPE` is others; it was rest
  `refund` of `ROPE` is full; it was none

"#]]
    );
}

/// What a check says of a catalogue with these fields and this entry, and an output.
fn refused(fields: &str, entry: &str, output: &str) -> String {
    let catalogue = format!(
        "project: P\nenums: {{ reasons: {{ type: Reason, fields: {{ {fields} }} }} }}\n\
         reasons: [{{ number: 1, {entry} }}]\noutputs: {{ {output} }}\n"
    );
    Project::with(&[("catalogue.yaml", &catalogue)]).run(&["check"]).exits(2).stderr
}

/// The import of such a module failed, and Go did not compile.
#[test]
fn a_name_that_a_field_has_in_the_same_scope_is_refused() {
    let python = "a.py: { template: reasons.py }";
    let said = refused(
        "kind: { type: [a, b] }",
        "name: KIND",
        "a.go: { template: reasons.go, with: { package: a } }",
    );
    assert!(said.contains("`KIND` is also what a field declares in Go"), "{said}");
    for entry in
        ["name: owner", "name: A, aliases: [owner]", "name: A, former_names: [{ name: owner }]"]
    {
        let said = refused("owner: { type: text }", entry, python);
        let expected = "error[duplicate-name]: `owner` is also what a field declares in Python\n";
        assert!(said.starts_with(expected), "{entry}: {said}");
    }
}

/// A member that says whether a number is known has its name.
#[test]
fn a_field_that_is_called_like_a_part_of_another_is_refused() {
    let fields = "cost: { type: number }, cost_is_known: { type: text }";
    let said = refused(fields, "name: A", "a.h: { template: reasons.h }");
    let expected = "error[duplicate-name]: `cost_is_known` cannot be a field in C\n";
    assert!(said.starts_with(expected), "{said}");
}
