//! Which values of a `.proto` file are deprecated: those with the option of exactly that name.

use crate::project::Project;

/// A project whose catalogue does not deprecate the value, which has these options.
fn with_options(options: &str) -> Project {
    let catalogue = "\
project: P
enums: { reasons: { type: Reason, prefix: R_ } }
lints: { active-without-update: allow }
reasons: [{ name: R_A, number: 1, description: It is so. }]
outputs: { api.proto: { adopted: true, proto_comments: { reasons: Reason } } }
";
    let proto = format!(
        "\
syntax = \"proto2\";
import \"google/protobuf/descriptor.proto\";
message Life {{ optional bool deprecated = 1; repeated bool past = 2; optional Life next = 3; }}
extend google.protobuf.EnumValueOptions {{
  optional Life life = 50000;
  optional bool gone = 50001;
}}
enum Reason {{
  R_A = 1 [{options}];
}}
"
    );
    // What options there are: not every `protoc` comes with that file.
    let descriptor = "\
syntax = \"proto2\";
package google.protobuf;
message EnumValueOptions { optional bool deprecated = 1; extensions 1000 to max; }
";
    let project = Project::with(&[
        ("catalogue.yaml", catalogue),
        ("api.proto", &proto),
        ("google/protobuf/descriptor.proto", descriptor),
    ]);
    project.program("protoc", &["--descriptor_set_out=set", "api.proto"]).exits(0);
    project.run(&["generate"]).exits(0);
    project
}

#[test]
fn the_option_alone_deprecates() {
    for (options, deprecated) in [
        ("deprecated = true", true),
        ("deprecated /* since 2.0 */ = true", true),
        ("(gone) = false, deprecated = true", true),
        ("deprecated = true, (gone) = false", true),
        ("(life) = { next { past: [true, false] } }, deprecated = true", true),
        ("deprecated = false", false),
        ("(gone) = true", false),
        ("(life).deprecated = true", false),
        ("(life).next.deprecated = true, deprecated = false", false),
        ("(life) = { deprecated: true }", false),
        ("(life) = { past: [true], deprecated: true }", false),
    ] {
        let run = with_options(options).run(&["check"]).exits(0);
        let found = run.stderr.contains("`R_A` is deprecated here, but not in the catalogue");
        assert_eq!(found, deprecated, "{options}\n{}", run.stderr);
    }
}

#[test]
fn init_takes_the_same_ones_for_deprecated() {
    for (options, deprecated) in [("deprecated = true", true), ("(life).deprecated = true", false)]
    {
        let project = with_options(options);
        let init = ["init", "--from-proto", "api.proto", "--reasons", "Reason"];
        project.run(&[&init[..], &["--catalogue", "new.yaml"]].concat()).exits(0);
        let made = project.read("new.yaml");
        assert_eq!(made.contains("lifecycle: deprecated"), deprecated, "{options}\n{made}");
    }
}
