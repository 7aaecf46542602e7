//! init, generate, check: what comes back is what there was, or was named.

use super::{MILL, mill};
use crate::project::Project;

const ORCHARD: [&str; 2] = ["include/orchard/orchard.proto", "include/orchard/v1/orchard.proto"];
const ENUMS: [&str; 6] =
    ["--states", "TaskState", "--sources", "TaskStatus.Source", "--reasons", "TaskStatus.Reason"];

/// A project that has `.proto` files and no catalogue, and what `init` says about them.
fn initialised(files: &[(&str, String)], enums: &[&str]) -> (Project, String) {
    let project = Project::empty();
    let mut arguments = vec!["init"];
    for (path, text) in files {
        project.write(path, text);
        arguments.extend(["--from-proto", path]);
    }
    arguments.extend(enums);
    let run = project.run(&arguments).exits(0);
    (project, run.stderr)
}

fn orchard() -> (Project, String) {
    let project = Project::fixture("orchard");
    let files = ORCHARD.map(|path| (path, project.read(path)));
    initialised(&files, &ENUMS)
}

fn round_trip(project: &Project) {
    project.run(&["generate"]).exits(0);
    let generated = project.files();
    project.run(&["check"]).exits(0);
    project.run(&["generate"]).exits(0);
    assert_eq!(project.files(), generated);
}

#[test]
fn orchard_comes_back() {
    let (project, _) = orchard();
    round_trip(&project);
    // What has no comment gets none, and marked paragraphs stay where nothing else was said.
    for path in ORCHARD {
        let text = project.read(path);
        assert!(text.contains("\n  TASK_RUNNING = 2;\n\n"), "{path}");
        assert!(
            text.contains("    // FIXME: this covers three cases that have little in common:\n")
        );
        assert!(!text.contains("// `TASK_"), "{path}");
    }
}

#[test]
fn what_this_tool_generated_is_not_lost() {
    let own = Project::own();
    let payments = Project::fixture("payments");
    payments.run(&["generate"]).exits(0);
    let tasks = ["--states", "TaskState", "--sources", "Source", "--reasons", "Reason"];
    let mut projects = vec![(
        vec![("result_code.proto", payments.read("proto/result_code.proto"))],
        vec!["--reasons", "ResultCode"],
    )];
    let mut protos: Vec<String> =
        own.files().into_keys().filter(|path| path.starts_with("generated/proto/")).collect();
    protos.sort_by_key(String::len);
    assert_eq!(protos.len(), 2, "{protos:?}");
    let both = protos.iter().map(|path| (path.as_str(), own.read(path))).collect();
    projects.push((both, tasks.to_vec()));
    for (files, enums) in projects {
        let (project, _) = initialised(&files, &enums);
        let catalogue = project.read("catalogue.yaml");
        project.write("catalogue.yaml", &catalogue.replace("    adopted: true\n", ""));
        let run = project.run(&["check"]).exits(1);
        assert_eq!(run.stderr.matches("not-adopted").count(), 0, "{}", run.stderr);
        project.write("catalogue.yaml", &catalogue);
        round_trip(&project);
    }
}

/// The remarks that this tool adds to descriptions are prose like any other when they are read.
#[test]
fn generated_remarks_are_prose() {
    let remark = "Since 1.0. Called `OLD` before. Not in use.";
    let proto = format!("enum Why {{\n  // Late.\n  //\n  // {remark}\n  A = 0;\n}}\n");
    let proto = format!("syntax = \"proto3\";\n{proto}");
    let (project, said) = initialised(&[("why.proto", proto.clone())], &["--reasons", "Why"]);
    assert_eq!(said.matches("warning").count(), 0, "{said}");
    let catalogue = project.read("catalogue.yaml");
    assert!(catalogue.contains(&format!("      Late.\n\n      {remark}\n")), "{catalogue}");
    assert!(!catalogue.contains("since:") && !catalogue.contains("lifecycle:"), "{catalogue}");
    round_trip(&project);
    assert_eq!(project.read("why.proto"), proto);
}

/// Without `adopted`, `check` lists the comments that would go: those are what `init` named.
#[test]
fn every_comment_that_is_replaced_was_named() {
    let disagreeing = mill();
    let said = disagreeing.run(&MILL).exits(0).stderr;
    for ((project, said), least) in [(orchard(), 6), ((disagreeing, said), 4)] {
        let catalogue = project.read("catalogue.yaml").replace("    adopted: true\n", "");
        project.write("catalogue.yaml", &catalogue);
        let lost = project.run(&["check"]).exits(1).stderr;
        let places = |text: &str, starts: &[&str]| {
            let blocks = text
                .split("\n\n")
                .filter(|block| starts.iter().any(|start| block.starts_with(start)));
            let place = |block: &str| block.lines().nth(1).unwrap().trim().to_owned();
            let mut places: Vec<_> = blocks.map(place).collect();
            places.sort();
            places
        };
        let named = places(&said, &["warning[different-comment]"]);
        assert_eq!(places(&lost, &["error[not-adopted]"]), named);
        assert!(named.len() >= least, "{named:?}");
    }
}

#[test]
fn comments_that_say_all_there_is_stay_byte_for_byte() {
    let proto = "\
syntax = \"proto3\";\r
\r
package cellar.v3;\r
\r
// Why the wine is gone. Lines here are up to seventy columns, which\r
// is less than the usual eighty; *stars*, <tags> and _lines_ stay\r
// as they stand, and so do `code`, C:\\\\paths and 1. numbers.\r
enum Why {\r
\t// It was drunk: {{ by whom }}?\r
\tUNKNOWN = 0;\r
\r
  // The steps are:\r
  //\r
  // 1. open it,\r
  // 2. look away for a moment that is long enough for the line to\r
  //    be wrapped,\r
  // 3. wonder.\r
  //\r
  // # Not a title.\r
  LEFT_OPEN = 1;\r
  SPILT = 2;\r
}\r
";
    let (project, said) = initialised(&[("why.proto", proto.to_owned())], &["--reasons", "Why"]);
    assert_eq!(said.matches("warning").count(), 0, "{said}");
    round_trip(&project);
    assert_eq!(project.read("why.proto"), proto);
}

/// The width of the file's comments is found, and a page that is there is left alone.
#[test]
fn a_page_that_is_there_stays() {
    let project = Project::with(&[
        ("why.proto", "syntax = \"proto3\";\nenum Why { UNKNOWN = 0; }\n"),
        ("docs/reasons.md", "Mine.\n"),
        ("docs/reasons-2.md", "Mine too.\n"),
    ]);
    project.run(&["init", "--from-proto", "why.proto", "--reasons", "Why"]).exits(0);
    project.run(&["generate"]).exits(0);
    assert_eq!(project.read("docs/reasons.md"), "Mine.\n");
    assert!(project.read("docs/reasons-3.md").contains("UNKNOWN"));
}

/// protoc makes one string of those in a row, whatever stands between them.
#[test]
fn strings_in_a_row_are_one() {
    let proto = "\
syntax = \"proto2\";
enum Why {
  // Late.
  A = 0;
  reserved \"OLD_\" 'NAME', \"IT\"  // Nor does this part them.
      \"\", \"B\";
}
";
    let (project, _) = initialised(&[("why.proto", proto.to_owned())], &["--reasons", "Why"]);
    let names = "reserved:\n  names:\n    reasons: [OLD_NAME, IT, B]\n";
    assert!(project.read("catalogue.yaml").contains(names));
    round_trip(&project);
    assert_eq!(project.read("why.proto"), proto);
    project.program("protoc", &["--descriptor_set_out=set", "why.proto"]).exits(0);
}
