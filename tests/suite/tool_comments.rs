//! Lines of comments that tools read stay where they are.

use crate::project::Project;
use snapbox::{assert_data_eq, str};

const CATALOGUE: &str = "\
project: P
enums: { reasons: { type: Reason, prefix: R_, description: Why it went. } }
reasons:
  - { name: R_A, number: 0, description: Rain came in through the roof. }
  - { name: R_B, number: 1, since: \"1.2\", description: The second one is long enough to be wrapped where the line ends. }
outputs:
  api.proto: { adopted: true, proto_comments: { reasons: Reason, with: { width: 50 } } }
";

const OLD: &str = "\
syntax = \"proto3\";

// buf:lint:ignore ENUM_NO_ALLOW_ALIAS
// protolint:disable ENUM_FIELD_NAMES_PREFIX
//
// Old words of the enum.
// (-- api-linter: core::0216=disabled
//     aip.dev/not-precedent: It is old. --)
enum Reason {
  // clang-format off
  R_A = 0; // NOLINT
  /**
   * @exclude
   * Old.
   *
   * Words.
   * NOLINTNEXTLINE(build/names)
   */
  R_B = 1;
  // clang-format on
}
";

#[test]
fn lines_for_tools_stay_where_they_stood() {
    let project = Project::with(&[("catalogue.yaml", CATALOGUE), ("api.proto", OLD)]);
    project.run(&["generate"]).exits(0);
    assert_data_eq!(
        project.read("api.proto"),
        str![[r#"
syntax = "proto3";

// buf:lint:ignore ENUM_NO_ALLOW_ALIAS
// protolint:disable ENUM_FIELD_NAMES_PREFIX
//
// Why it went.
// (-- api-linter: core::0216=disabled
//     aip.dev/not-precedent: It is old. --)
enum Reason {
  // Rain came in through the roof.
  // clang-format off
  R_A = 0; // NOLINT
  /**
   * @exclude
   * The second one is long enough to be wrapped
   * where the line ends.
   *
   * Since 1.2.
   * NOLINTNEXTLINE(build/names)
   */
  R_B = 1;
  // clang-format on
}

"#]]
    );
    project.run(&["check"]).exits(0);
}

/// Whatever place a person gives it, and with whatever empty lines.
#[test]
fn a_line_for_a_tool_is_no_drift_when_it_is_added_later() {
    let project = Project::with(&[("catalogue.yaml", CATALOGUE), ("api.proto", OLD)]);
    project.write("api.proto", "syntax = \"proto3\";\nenum Reason {\n  R_A = 0;\n  R_B = 1;\n}\n");
    project.run(&["generate"]).exits(0);
    let clean = project.read("api.proto");
    let lines: Vec<&str> = clean.lines().collect();
    let comments = lines.iter().enumerate().filter(|(_, line)| line.trim_start().starts_with("//"));
    let mut tried = 0;
    for (at, line) in comments {
        let indent = &line[..line.len() - line.trim_start().len()];
        let own = format!("{indent}// buf:lint:ignore X");
        let long = format!("{indent}// (-- api-linter: a=disabled\n{indent}//     because. --)");
        let empty = format!("{indent}//");
        let added = [
            own.clone(),
            long,
            format!("{own}\n{empty}"),
            format!("{empty}\n{own}"),
            format!("{empty}\n{own}\n{empty}"),
        ];
        for (added, beside) in added.iter().flat_map(|added| [(added, at), (added, at + 1)]) {
            // An empty line before all, or after all, is one that a person would not write.
            let is_first = beside == at && !lines[at - 1].trim_start().starts_with("//");
            let is_last = beside > at && !lines[beside].trim_start().starts_with("//");
            if is_first && added.starts_with(&format!("{empty}\n"))
                || is_last && added.ends_with(&empty)
            {
                continue;
            }
            let mut lines: Vec<&str> = lines.clone();
            lines.insert(beside, added);
            let text = lines.join("\n") + "\n";
            project.write("api.proto", &text);
            let run = project.run(&["check"]);
            assert_eq!(run.code, 0, "{text}\n{}\n{}", run.stdout, run.stderr);
            tried += 1;
        }
    }
    assert!(tried > 40, "{tried}");
    // A new text leaves the lines in their places.
    project.write("api.proto", &clean.replace("  // Rain", "  // NOLINT\n  // Rain"));
    project.edit("catalogue.yaml", "Rain", "Snow");
    project.run(&["generate"]).exits(0);
    assert!(
        project.read("api.proto").contains("  // NOLINT\n  // Snow came"),
        "{}",
        project.read("api.proto")
    );
}

#[test]
fn a_catalogue_adds_patterns_of_its_own() {
    let proto = "syntax = \"proto3\";\nenum Reason {\n  // [#next-free-field: 2]\n  // [#comment: Nobody\n  // reads this.]\n  R_A = 0;\n  R_B = 1;\n}\n";
    let own = "directives: [\"[#next\", \"[#comment: … ]\"]\noutputs:";
    let project = Project::with(&[("catalogue.yaml", CATALOGUE), ("api.proto", proto)]);
    project.edit("catalogue.yaml", "outputs:", own);
    project.run(&["generate"]).exits(0);
    let text = project.read("api.proto");
    let kept = "  // Rain came in through the roof.\n  // [#next-free-field: 2]\n  // [#comment: Nobody\n  // reads this.]\n  R_A = 0;\n";
    assert!(text.contains(kept), "{text}");
    project.edit("catalogue.yaml", "[#comment: … ]", " … ]");
    let run = project.run(&["check"]).exits(2);
    assert!(
        run.stderr.contains("error[invalid-pattern]: no line can begin like this"),
        "{}",
        run.stderr
    );
}

/// It would be taken for one of these lines ever after.
#[test]
fn a_text_with_such_a_line_is_an_error() {
    let proto = "syntax = \"proto3\";\nenum Reason {\n  R_A = 0;\n  R_B = 1;\n}\n";
    let project = Project::with(&[("catalogue.yaml", CATALOGUE), ("api.proto", proto)]);
    let text = "NOLINT says nothing of the rain.";
    project.edit("catalogue.yaml", "Rain came in through the roof.", text);
    let run = project.run(&["generate"]).exits(1);
    assert!(run.stderr.contains("error[marked-text]"), "{}", run.stderr);
    assert_eq!(project.read("api.proto"), proto);
}

#[test]
fn lines_for_tools_are_no_descriptions() {
    let project = Project::with(&[("api.proto", OLD)]);
    let run = project.run(&["init", "--from-proto", "api.proto", "--reasons", "Reason"]).exits(0);
    assert_data_eq!(
        run.stderr,
        str![[r#"
created catalogue.yaml with 2 reasons
see what it changes with: reasonbook check; then run: reasonbook generate
lines for a .gitattributes beside it, so that reviews fold generated files:
  docs/reasons.md linguist-generated eol=lf

"#]]
    );
    assert_data_eq!(
        project.read("catalogue.yaml"),
        str![[r#"
# Made by `reasonbook init` of
#   api.proto
# From now on this file is the source. Edit it, run `reasonbook generate`, and commit both;
# `reasonbook check` shows what would change.

project: Api

enums:
  reasons:
    type: Reason
    prefix: R_
    description: Old words of the enum.

# Still to be written: when each reason is sent, one line for each case, under the reason.
#
#     updates:
#       - { when: … }
#
reasons:
  - name: R_A
    number: 0

  - name: R_B
    number: 1
    description: |
      Old.

      Words.

outputs:
  docs/reasons.md: { template: task-state-reasons.md }
  # `adopted` lets the comments go that the catalogue does not have: `init` named them. Without it
  # `check` lists them once more.
  api.proto:
    adopted: true
    proto_comments:
      reasons: Reason

"#]]
    );
    let before = project.read("api.proto");
    project.run(&["generate"]).exits(0);
    for line in before.lines().filter(|line| line.contains("NOLINT") || line.contains("lint")) {
        assert!(project.read("api.proto").contains(line), "{line}\n{}", project.read("api.proto"));
    }
}
