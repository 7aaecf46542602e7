//! Every number and every name of the enums is in the catalogue, whatever the enums are.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::sync::Arc;

use proptest::prelude::*;
use reasonbook::catalogue::{self, Catalogue, Entry, EnumKind};
use reasonbook::init::{Asked, ProtoFile, from_proto};
use reasonbook::prose::{self, comment, markdown, plain};
use reasonbook::proto::{enums, lex, words};

use crate::project::repository;

fn file(api: usize, path: &str, text: &str, enums: &[(EnumKind, &str)]) -> ProtoFile {
    let asked =
        |(kind, path): &(EnumKind, &str)| Asked { api, kind: *kind, path: (*path).to_owned() };
    let enums = enums.iter().map(asked).collect();
    ProtoFile { path: Arc::from(path), given: path.to_owned(), text: Arc::from(text), enums }
}

fn catalogue(files: &[ProtoFile]) -> Catalogue {
    let draft = from_proto(files, "docs/reasons.md", "").value.unwrap();
    catalogue::load(&Arc::from("catalogue.yaml"), &draft.text).unwrap()
}

/// The numbers by every name that an entry has or had in an api.
fn numbers(entries: &[Entry], api: usize) -> BTreeMap<String, i64> {
    let all = entries.iter().flat_map(|entry| {
        let names = entry.all_names().map(|names| names.in_api(api).to_owned());
        names.map(|name| (name, entry.number.unwrap()))
    });
    all.collect()
}

#[test]
fn every_value_of_large_files_is_there() {
    let kinds = [
        (EnumKind::States, "TaskState"),
        (EnumKind::Sources, "TaskStatus.Source"),
        (EnumKind::Reasons, "TaskStatus.Reason"),
    ];
    let folder = repository("tests/fixtures/orchard/include/orchard");
    let texts = ["orchard.proto", "v1/orchard.proto"]
        .map(|path| std::fs::read_to_string(folder.join(path)).unwrap());
    let files: Vec<_> = texts
        .iter()
        .enumerate()
        .map(|(api, text)| file(api, &format!("{api}.proto"), text, &kinds))
        .collect();
    let catalogue = catalogue(&files);
    for (api, text) in texts.iter().enumerate() {
        let all = enums(text, &lex(text).unwrap()).unwrap();
        for (kind, path) in kinds {
            let known = numbers(&catalogue.enumeration(kind).entries, api);
            let of = all.iter().find(|of| of.path == path).unwrap();
            let there: BTreeMap<_, _> =
                of.values.iter().map(|value| (value.name.clone(), value.number)).collect();
            assert_eq!(known, there, "{path} in api {api}");
        }
    }
    assert_eq!(catalogue.reasons.reserved_numbers, [13.into()]);
}

/// Names of a few words, so that many are alike.
fn names() -> impl Strategy<Value = Vec<String>> {
    let word = prop::sample::select(vec!["OLD", "NEW", "RED", "BLUE", "DISK", "FULL"]);
    let name = prop::collection::vec(word, 1..4).prop_map(|words| words.join("_"));
    // The same in Rust would be an error, and is another test's.
    prop::collection::btree_set(name, 1..12)
        .prop_map(|names| names.into_iter().collect())
        .prop_shuffle()
}

fn proto(names: &[(String, i32)]) -> String {
    let mut text = "syntax = \"proto2\";\nenum Reason {\n  option allow_alias = true;\n".to_owned();
    for (name, number) in names {
        let _ = writeln!(text, "  WHY_{name} = {number};");
    }
    text + "}\n"
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_value_of_any_enum_is_there(names in names(), numbers_of in prop::collection::vec(-3..9, 12)) {
        let of: Vec<(String, i32)> = names.into_iter().zip(numbers_of).collect();
        let renamed: Vec<(String, i32)> = of
            .iter()
            .map(|(name, number)| (name.split('_').map(|word| if word == "OLD" { "GREY" } else { word }).collect::<Vec<_>>().join("_"), *number))
            .collect();
        let texts = [proto(&of), proto(&renamed)];
        let files: Vec<_> = ["a.proto", "b.proto"]
            .into_iter()
            .zip(&texts)
            .enumerate()
            .map(|(api, (path, text))| file(api, path, text, &[(EnumKind::Reasons, "Reason")]))
            .collect();
        let catalogue = catalogue(&files);
        for (api, names) in [of, renamed].into_iter().enumerate() {
            let known = numbers(&catalogue.reasons.entries, api);
            for (name, number) in names {
                prop_assert_eq!(known.get(&format!("WHY_{name}")), Some(&i64::from(number)), "{}", name);
            }
        }
    }

    /// Whatever a comment says, the description says it in the same words.
    #[test]
    fn any_comment_reads_the_same_as_a_description(
        pieces in prop::collection::vec(
            prop::sample::select(vec![
                "a", "word", " ", " ", "  ", "\n", "\n\n", "`", "``", "*", "**", "_", "__", "- ", "* ",
                "+ ", "1. ", "2. ", "#", "# ", "> ", "<b>", "&lt;", "&", "[x]", "(y)", "![", "\\", "|",
                "~~~", "```", "---", "===", "{{", "}}", "{%", "http://x.y/_z_", "<http://x>", "é", "\t",
                ":", ".", "!", "    ", "*/", "/*", "@", "\u{a0}", "A_B",
            ]),
            1..14,
        ),
    ) {
        let text: String = pieces.concat();
        let lines: Vec<&str> = text.split('\n').collect();
        // Between two fences is code, and they are no words of it.
        prop_assume!(lines.iter().filter(|line| line.trim().starts_with("```")).count() < 2);
        let document = comment::read(&lines, &|_| None);
        let description = markdown::source(&document, 60);
        let back = plain::render(&prose::parse(&description), usize::MAX);
        prop_assert_eq!(words(&back), words(&text), "{:?}", description);
    }
}

/// Only spaces indent: another kind of blank stands for itself.
#[test]
fn a_line_that_starts_with_a_no_break_space_stays() {
    let document = comment::read(&["\u{a0}   1.", " and"], &|_| None);
    let text = format!("{document:?}");
    assert!(text.contains("1.") && text.contains("and"), "{text}");
}

/// Options of validators have fields with the names of keywords.
#[test]
fn an_option_called_enum_is_no_enum() {
    let text = "syntax = \"proto3\";
        option (file.rules) = { message: { enum: a { b: 1 } } };
        message Door {
          option (rules).enum = { defined_only: true };
          State state = 1 [(validate.rules).enum = {defined_only: true}];
          State enum = 2 [(buf.validate.field) = {enum: {in: [0]}, repeated: {items: {enum: {}}}}];
          string option = 3;
          string message = 4;
          enum State { option (rules).enum = { a: 1 }; OPEN = 0 [(rule).enum = {a: 1}]; SHUT = 1; }
          oneof which { State left = 5 [(validate.rules).enum = {in: [1]}]; }
        }
        service Bell { rpc Ring(Door) returns (Door) { option (http).enum = { get: \"/\" }; } }
        enum Colour { RED = 0; }";
    let found = enums(text, &lex(text).unwrap()).unwrap();
    let paths: Vec<_> = found.iter().map(|found| (&*found.path, found.values.len())).collect();
    assert_eq!(paths, [("Door.State", 2), ("Colour", 1)]);
}

#[test]
fn an_enum_may_be_called_by_its_package_too() {
    let text = "syntax = \"proto3\";\npackage org.mill.corn.v1;\nenum Why { WHY_NOT = 0; }\n";
    for name in ["Why", "org.mill.corn.v1.Why", ".org.mill.corn.v1.Why"] {
        let reasons = [(EnumKind::Reasons, name)];
        let draft =
            from_proto(&[file(0, "a.proto", text, &reasons)], "docs/a.md", "").value.unwrap();
        assert!(draft.text.contains("      reasons: Why\n"), "{}", draft.text);
        // Nor is it the last part of the package that says whose it is.
        assert!(draft.text.contains("project: Mill\n"), "{}", draft.text);
    }
}

#[test]
fn enums_that_share_no_name_are_no_two_apis() {
    let reasons = [(EnumKind::Reasons, "Why")];
    let one = "syntax = \"proto3\";\nenum Why { WHY_NOT = 0; WHY_SO = 1; }\n";
    let other = "syntax = \"proto3\";\nenum Why { RED = 0; GREEN = 1; }\n";
    let files = [file(0, "a.proto", one, &reasons), file(1, "b.proto", other, &reasons)];
    let made = from_proto(&files, "docs/a.md", "");
    assert!(made.value.is_none());
    let said: Vec<_> = made.diagnostics.iter().map(|one| one.message.as_str()).collect();
    assert_eq!(
        said,
        ["`Why` and `Why` have no name in common, so they are not versions of one enum"]
    );
}

#[test]
fn what_is_said_to_a_linter_is_no_description() {
    let text = "syntax = \"proto3\";\nenum Why {\n  // Rain came.\n  //\n  \
                // (-- api-linter: core::0126=disabled\n  //     Old. --)\n  WHY_NOT = 0;\n}\n";
    let files = [file(0, "a.proto", text, &[(EnumKind::Reasons, "Why")])];
    assert_eq!(catalogue(&files).reasons.entries[0].description, "Rain came.");
}
