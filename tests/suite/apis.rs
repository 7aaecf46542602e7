//! What names are in an api: renamed words, another case, another prefix.

use crate::project::Project;

const CATALOGUE: &str = "\
project: Calls
apis:
  proto: {}
  core: { prefix: GRPC_STATUS_ }
  swift: { case: camel, prefix: \"\" }
  java: { rename: { ARG: ARGUMENT }, case: pascal }
enums: { reasons: { type: Code, prefix: CODE_ } }
lints: { missing-since: allow, active-without-update: allow }
reasons:
  - { name: CODE_BAD_ARG, number: 3, description: \"An argument is wrong, unlike in `CODE_LOST`.\", former_names: [{ name: CODE_BAD }] }
  - { name: CODE_LOST, number: 15, description: Data is lost., names: { java: CodeDataLoss } }
reserved: { names: { reasons: [CODE_OLD_ONE] } }
outputs:
  core.py: { template: reasons.py, api: core }
  swift.py: { template: reasons.py, api: swift }
  java.json: { template: catalogue.json, api: java }
  swift.rs: { template: reasons.rs, api: swift }
";

#[test]
fn an_api_can_have_a_case_and_a_prefix_of_its_own() {
    let project = Project::with(&[("catalogue.yaml", CATALOGUE)]);
    project.run(&["generate"]).exits(0);
    for (path, words) in [
        ("core.py", "GRPC_STATUS_BAD_ARG = 3"),
        ("core.py", "GRPC_STATUS_LOST = 15"),
        ("core.py", "GRPC_STATUS_BAD = GRPC_STATUS_BAD_ARG"),
        ("core.py", "An argument is wrong, unlike in `GRPC_STATUS_LOST`."),
        ("swift.py", "badArg = 3"),
        ("swift.py", "lost = 15"),
        ("java.json", "\"name\": \"CodeBadArgument\""),
        ("java.json", "\"name\": \"CodeDataLoss\""),
        ("java.json", "\"CodeOldOne\""),
        ("swift.rs", "    BadArg = 3,"),
    ] {
        assert!(project.read(path).contains(words), "{words} in {path}\n{}", project.read(path));
    }
    project.program("python3", &["-B", "-W", "error", "swift.py"]).exits(0);
    let explained = project.run(&["explain", "badArg"]).exits(0).stdout;
    assert!(explained.contains("`GRPC_STATUS_BAD_ARG` in core, `badArg`"), "{explained}");
}

#[test]
fn what_a_case_makes_one_name_of_is_an_error() {
    let entry = "  - { name: CODE_BAD__ARG, number: 4, description: Both. }\n";
    let text = CATALOGUE.replace("reserved:", &format!("{entry}reserved:"));
    let run = Project::with(&[("catalogue.yaml", &text)]).run(&["check"]).exits(2);
    assert!(run.stderr.contains("`badArg`, its name in swift, is taken"), "{}", run.stderr);
    let text = CATALOGUE.replace("proto: {}", "proto: { case: snake }");
    let run = Project::with(&[("catalogue.yaml", &text)]).run(&["check"]).exits(2);
    assert!(run.stderr.contains("is the api that the catalogue is written in"), "{}", run.stderr);
    let text = CATALOGUE.replace("GRPC_STATUS_", "\"9 \"");
    let run = Project::with(&[("catalogue.yaml", &text)]).run(&["check"]).exits(2);
    assert!(run.stderr.contains("which cannot be a name"), "{}", run.stderr);
}

#[test]
fn compare_tells_of_a_rule_that_changed() {
    let project = Project::with(&[("old.yaml", CATALOGUE)]);
    project.write("catalogue.yaml", &CATALOGUE.replace("case: camel, ", "case: snake, "));
    let run = project.run(&["compare", "old.yaml"]);
    let line =
        "the `rename` of the api `swift` is all to `snake`, prefixes to ``; it was all to `camel`";
    assert!(run.stdout.contains(line), "{}", run.stdout);
}
