//! How generated comments are written into `.proto` files of many manners.

use crate::project::Project;
use proptest::prelude::*;
use reasonbook::proto::{Kind, enums, leading, lex};

/// A project with two reasons and a file `api.proto` that has them.
fn project(proto: &str) -> Project {
    let catalogue = "\
project: P
enums: { reasons: { type: Reason, prefix: R_, description: Why it went. } }
reasons:
  - { name: R_A, number: 0, description: \"A comment can end in */ and go on.\" }
  - { name: R_B, number: 1, since: \"1.2\", description: The second one is long enough to be wrapped where the line ends. }
outputs:
  api.proto: { adopted: true, proto_comments: { reasons: Reason, with: { width: 50 } } }
";
    Project::with(&[("catalogue.yaml", catalogue), ("api.proto", proto)])
}

/// What becomes of a file; a second run changes nothing.
fn generated(proto: &str) -> String {
    let project = project(proto);
    project.run(&["generate"]).exits(0);
    let text = project.read("api.proto");
    project.run(&["generate"]).exits(0);
    assert_eq!(project.read("api.proto"), text);
    text
}

#[test]
fn lines_where_there_was_nothing() {
    let before = "syntax = \"proto2\";\nenum Reason {\n  R_A = 0;\n  R_B = 1;\n}\n";
    let after = "\
syntax = \"proto2\";
// Why it went.
enum Reason {
  // A comment can end in */ and go on.
  R_A = 0;
  // The second one is long enough to be wrapped
  // where the line ends.
  //
  // Since 1.2.
  R_B = 1;
}
";
    assert_eq!(generated(before), after);
}

#[test]
fn blocks_stay_blocks_and_nothing_ends_them() {
    let before = "\
syntax = \"proto2\";
/* Old. */
enum Reason {
  /** Old. */
  R_A = 0;
  /*
    Old,
    without asterisks.

    TODO: Keep this.
  */
  R_B = 1;
}
";
    let after = "\
syntax = \"proto2\";
/* Why it went. */
enum Reason {
  /** A comment can end in * / and go on. */
  R_A = 0;
  /*
   * The second one is long enough to be wrapped
   * where the line ends.
   *
   * Since 1.2.
   *
   * TODO: Keep this.
   */
  R_B = 1;
}
";
    assert_eq!(generated(before), after);
}

#[test]
fn paragraphs_that_are_marked_stay_as_they_are() {
    let before = "\
syntax = \"proto2\";
enum Reason {
  //TODO(me): Without a space,
  //  and with an indented line.
  //
  // Old words.
  //
  // (-- api-linter: core::0126::unspecified=disabled
  //     aip.dev/not-precedent: It is old. --)
  //
  // FIXME
  R_A = 0;
  // XXXL is no mark.
  R_B = 1;
}
";
    let after = "\
syntax = \"proto2\";
// Why it went.
enum Reason {
  // A comment can end in */ and go on.
  //
  //TODO(me): Without a space,
  //  and with an indented line.
  //
  // (-- api-linter: core::0126::unspecified=disabled
  //     aip.dev/not-precedent: It is old. --)
  //
  // FIXME
  R_A = 0;
  // The second one is long enough to be wrapped
  // where the line ends.
  //
  // Since 1.2.
  R_B = 1;
}
";
    assert_eq!(generated(before), after);
}

#[test]
fn marked_paragraphs_of_blocks_keep_their_indentation() {
    let before = "\
syntax = \"proto2\";
enum Reason {
  /**
   * TODO: A comment can end
   *   - nested
   *       deep
   */
  R_A = 0;
  // TODO: The second one
  R_B = 1;
}
";
    let text = generated(before);
    assert!(
        text.contains("   * TODO: A comment can end\n   *   - nested\n   *       deep\n   */"),
        "{text}"
    );
    // Not lost for being a part of what is generated.
    assert!(text.contains("  // TODO: The second one\n  R_B"), "{text}");
}

#[test]
fn bullets_of_a_block_without_asterisks_stay() {
    let before = "syntax = \"proto2\";\nenum Reason {\n  /*\n    TODO:\n    * one\n      * two\n  */\n  R_A = 0;\n  R_B = 1;\n}\n";
    let text = generated(before);
    assert!(text.contains("   * TODO:\n   * * one\n   * * two\n   */\n  R_A"), "{text}");
}

#[test]
fn a_mark_in_a_frame_is_one_too() {
    let comments = [
        "/*****************\n   * TODO: stays\n   *****************/",
        "/***\n   * TODO: stays\n   */",
        "/*** TODO: stays ***/",
        "/****\n    TODO: stays\n  ****/",
        "/*\n   ** TODO: stays\n   **/",
        "/*\n   *****\n   * TODO: stays\n   *****\n   */",
        "/*\n   * Old.\n   *\n   * TODO: stays,\n     on two lines\n   *\n   */",
        "//////\n  // TODO: stays\n  //////",
        "// =====\n  // TODO: stays\n  // =====",
        "// @exclude\n  // -----\n  // TODO: stays",
    ];
    for comment in comments {
        let before = format!(
            "syntax = \"proto2\";\nenum Reason {{\n  {comment}\n  R_A = 0;\n  R_B = 1;\n}}\n"
        );
        let text = generated(&before);
        assert!(text.contains(" TODO: stays"), "{comment}\n{text}");
    }
}

#[test]
fn a_mark_behind_three_slashes_is_one_too() {
    let before = "syntax = \"proto2\";\nenum Reason {\n  // Old.\n  //\n  /// TODO: stays\n  R_A = 0;\n  R_B = 1;\n}\n";
    let text = generated(before);
    assert!(text.contains("and go on.\n  //\n  /// TODO: stays\n  R_A = 0;\n"), "{text}");
}

#[test]
fn a_byte_order_mark_stays() {
    let before = "\u{feff}syntax = \"proto2\";\nenum Reason {\n  R_A = 0;\n  R_B = 1;\n}\n";
    assert!(generated(before).starts_with("\u{feff}syntax = \"proto2\";\n// Why it went.\n"));
}

#[test]
fn a_description_cannot_pass_for_a_persons_own_paragraph() {
    // Neither as words nor as code.
    for beginning in ["TODO: A comment", "Run:\\n\\n    TODO\\n\\nA comment"] {
        let project = project("syntax = \"proto2\";\nenum Reason {\n  R_A = 0;\n  R_B = 1;\n}\n");
        project.edit("catalogue.yaml", "\"A comment", &format!("\"{beginning}"));
        let before = project.files();
        let run = project.run(&["generate"]).exits(1);
        assert!(run.stderr.contains("error[marked-text]"), "{}", run.stderr);
        assert_eq!(project.files(), before);
    }
}

#[test]
fn other_comments_stay_where_they_are() {
    let before = "\
// Licence.

// Detached.

syntax = \"proto2\"; // \"quoted
enum Reason { // behind the brace
  // Detached from the value.

  R_A = 0 /* before the semicolon */; // behind

  /* first */ /* second */
  R_B = 1 [ // in brackets
    deprecated = false
  ];
  // at the end
}
// R_C = 2;
";
    let after = before
        .replace("enum Reason", "// Why it went.\nenum Reason")
        .replace("  R_A", "  // A comment can end in */ and go on.\n  R_A")
        .replace(
            "  R_B",
            "  // The second one is long enough to be wrapped\n  // where the line ends.\n  //\n  // Since 1.2.\n  R_B",
        );
    assert_eq!(generated(before), after);
}

#[test]
fn a_comment_before_a_value_on_its_line_is_replaced_there() {
    let before = "syntax = \"proto2\";\nenum Reason {\n  /* old */ R_A = 0;\n  R_B = 1;\n}\n";
    let text = generated(before);
    assert!(text.contains("\n  /* A comment can end in * / and go on. */ R_A = 0;\n"), "{text}");
}

#[test]
fn a_value_that_shares_its_line_gets_no_comment_and_a_warning() {
    let project = project("syntax = \"proto2\";\nenum Reason { R_A = 0; R_B = 1; }\n");
    let run = project.run(&["generate"]).exits(0);
    assert_eq!(run.stderr.matches("warning[shared-line]").count(), 2, "{}", run.stderr);
    let after = "syntax = \"proto2\";\n// Why it went.\nenum Reason { R_A = 0; R_B = 1; }\n";
    assert_eq!(project.read("api.proto"), after);
}

#[test]
fn tabs_line_endings_and_a_missing_last_newline_stay() {
    let before =
        "syntax = \"proto2\";\r\nenum Reason {\r\n\tR_A = 0;\r\n\t// Old.\r\n\tR_B = 1;\r\n}";
    let after = "syntax = \"proto2\";\r\n// Why it went.\r\nenum Reason {\r\n\t// A comment can end in */ and go on.\r\n\tR_A = 0;\r\n\t// The second one is long enough to be\r\n\t// wrapped where the line ends.\r\n\t//\r\n\t// Since 1.2.\r\n\tR_B = 1;\r\n}";
    assert_eq!(generated(before), after);
}

#[test]
fn the_right_enum_is_found_among_others() {
    let before = "\
syntax = \"proto3\";
message M {
  enum Reason { X = 0; }
  string text = 1 [json_name = \"enum Reason { R_A = 0; }\"];
  oneof o { int32 enum = 2; }
}
// enum Reason { R_A = 0; }
enum Reason {
  R_A = 0;
  R_B = 1;
}
service S { rpc Get(M) returns (M) { option deprecated = true; } }
";
    let text = generated(before);
    assert!(text.contains("  enum Reason { X = 0; }\n"), "{text}");
    // What stands right above the enum is its comment.
    assert!(text.contains("}\n// Why it went.\nenum Reason {\n  // A comment"), "{text}");
}

/// Pieces of comments and white space, as they can stand between any two tokens.
fn gap() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        Just(" ".to_owned()),
        Just("\n".to_owned()),
        Just("\n\n".to_owned()),
        Just("\t".to_owned()),
        Just("\r\n".to_owned()),
        "[a-z*/\"{};= ]{0,8}".prop_map(|text| format!("//{text}\n")),
        Just("// TODO: later\n".to_owned()),
        "[a-z/\"{};=\n ]{0,8}".prop_map(|text| format!("/*{text}*/")),
        Just("/** doc */\n".to_owned()),
    ];
    prop::collection::vec(piece, 0..4).prop_map(|pieces| format!(" {}", pieces.concat()))
}

/// A file with the enum, and random gaps between its tokens.
fn file() -> impl Strategy<Value = String> {
    let tokens = [
        "syntax", "=", "\"proto2\"", ";", "message", "M", "{", "enum", "Inner", "{", "R_A", "=",
        "5", ";", "}", "}", "enum", "Reason", "{", "option", "deprecated", "=", "false", ";",
        "R_A", "=", "0", ";", "R_B", "=", "0x1", "[", "deprecated", "=", "false", "]", ";",
        "reserved", "9", "to", "max", ";", "}",
    ];
    prop::collection::vec(gap(), tokens.len() + 1).prop_map(move |gaps| {
        let pieces = gaps.iter().zip(tokens.iter().copied().chain([""]));
        pieces.flat_map(|(gap, token)| [gap.as_str(), token]).collect()
    })
}

/// The tokens of a file, and the comments that belong to nobody's managed element.
fn unmanaged(text: &str) -> Vec<String> {
    let lexemes = lex(text).unwrap();
    let of = enums(text, &lexemes).unwrap().into_iter().find(|of| of.path == "Reason").unwrap();
    let starts = of.values.iter().map(|value| value.start).chain([of.start]);
    let managed: Vec<_> = starts.filter_map(|start| leading(text, &lexemes, start)).collect();
    lexemes
        .iter()
        .filter(|lexeme| !managed.iter().any(|block| block.span.contains(&lexeme.span.start)))
        .map(|lexeme| format!("{:?} {}", lexeme.kind, &text[lexeme.span.clone()]))
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_file_comes_back_unchanged_outside_managed_comments(before in file()) {
        prop_assume!(protox_parse::parse("api.proto", &before).is_ok());
        let after = generated(&before);
        prop_assert_eq!(unmanaged(&before), unmanaged(&after));
    }

    #[test]
    fn every_byte_is_white_space_or_part_of_one_lexeme(text in file()) {
        let mut at = 0;
        for lexeme in lex(&text).unwrap() {
            prop_assert!(text[at..lexeme.span.start].trim().is_empty());
            prop_assert!(!lexeme.span.is_empty());
            let is_comment = text[lexeme.span.clone()].starts_with("//") || text[lexeme.span.clone()].starts_with("/*");
            prop_assert_eq!(matches!(lexeme.kind, Kind::LineComment | Kind::BlockComment), is_comment);
            at = lexeme.span.end;
        }
        prop_assert!(text[at..].trim().is_empty());
    }
}
