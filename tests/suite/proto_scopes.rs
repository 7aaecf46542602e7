//! Values of protobuf stand beside the types of their enums.

use crate::project::Project;
use snapbox::{assert_data_eq, str};

const CATALOGUE: &str = "\
project: Ferry
apis: { v0: {}, v1: { rename: { RAIN: Source } } }
enums: { states: { type: State }, sources: { type: Source }, reasons: { type: Reason } }
states: [{ name: State, number: 1, description: It is late. }]
sources: [{ name: Harbour, number: 1, aliases: [Reason], description: The harbour. }]
reasons: [{ name: RAIN, number: 1, description: Rain came in. }]
";

const NESTED: &str = "\
syntax = \"proto2\";
enum State { State_ = 0; }
message Trip {
  enum Source { Harbour = 1; }
}
enum Reason { Source = 1; }
";

/// The compiler refuses the same.
#[test]
fn a_value_called_like_a_type_beside_it_is_an_error_at_the_value() {
    let project = Project::with(&[("catalogue.yaml", CATALOGUE)]);
    let output = |api: &str| {
        format!("{CATALOGUE}outputs: {{ f.proto: {{ template: enums.proto, api: {api} }} }}\n")
    };
    project.write("catalogue.yaml", &output("v0"));
    let run = project.run(&["check"]).exits(2);
    assert_data_eq!(
        run.stderr,
        str![[r#"
error[duplicate-name]: `State` is also the name of a type in `f.proto`
 --> catalogue.yaml:4:18
  |
4 | states: [{ name: State, number: 1, description: It is late. }]
  |                  ^^^^^
...
7 | outputs: { f.proto: { template: enums.proto, api: v0 } }
  |            ------- the file
  |
  = help: in protobuf, values share a scope with the type of their enum; rename one of the two

error[duplicate-name]: `Reason` is also the name of a type in `f.proto`
 --> catalogue.yaml:5:19
  |
5 | sources: [{ name: Harbour, number: 1, aliases: [Reason], description: The harbour. }]
  |                   ^^^^^^^
6 | reasons: [{ name: RAIN, number: 1, description: Rain came in. }]
7 | outputs: { f.proto: { template: enums.proto, api: v0 } }
  |            ------- the file
  |
  = help: in protobuf, values share a scope with the type of their enum; rename one of the two


"#]]
    );
    project.write("catalogue.yaml", &output("v1"));
    let run = project.run(&["check"]).exits(2);
    assert!(
        run.stderr
            .contains("error[duplicate-name]: `Source` is also the name of a type in `f.proto`")
    );
}

#[test]
fn a_value_may_be_called_like_a_type_in_another_scope() {
    let catalogue = "\
project: Ferry
enums: { sources: { type: Source }, reasons: { type: Reason } }
sources: [{ name: Harbour, number: 1, description: The harbour. }]
reasons: [{ name: Source, number: 1, description: It is closed. }]
outputs: { f.proto: { adopted: true, proto_comments: { sources: Trip.Source, reasons: Reason } } }
";
    let project = Project::with(&[("catalogue.yaml", catalogue), ("f.proto", NESTED)]);
    project.program("protoc", &["--descriptor_set_out=set", "f.proto"]).exits(0);
    project.run(&["generate"]).exits(0);
    project.edit("catalogue.yaml", "Trip.Source", "Source");
    let run = project.run(&["check"]).exits(2);
    assert!(run.stderr.contains("`Source` is also the name of a type"), "{}", run.stderr);
}
