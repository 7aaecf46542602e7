//! Every number and every name of the enums is in the catalogue, whatever the enums are.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::sync::Arc;

use proptest::prelude::*;
use reasonbook::catalogue::{self, Catalogue, EnumKind, HasEntry};
use reasonbook::init::{Asked, ProtoFile, from_proto};
use reasonbook::prose::{self, comment, markdown, plain};
use reasonbook::proto::{enums, lex, words};

use crate::project::repository;

fn file(api: usize, path: &str, text: &str, enums: &[(EnumKind, &str)]) -> ProtoFile {
    let asked =
        |(kind, path): &(EnumKind, &str)| Asked { api, kind: *kind, path: (*path).to_owned() };
    let enums = enums.iter().map(asked).collect();
    ProtoFile { path: Arc::from(path), text: Arc::from(text), enums }
}

fn catalogue(files: &[ProtoFile]) -> Catalogue {
    let draft = from_proto(files, "docs/reasons.md").value.unwrap();
    catalogue::load(&Arc::from("catalogue.yaml"), &draft.text).unwrap()
}

/// The numbers by every name that an entry has or had in an api.
fn numbers<T: HasEntry>(entries: &[T], api: usize) -> BTreeMap<String, i64> {
    let all = entries.iter().map(HasEntry::entry).flat_map(|entry| {
        let former = entry.former_names.iter().map(|former| &former.names);
        let names = former.chain([&entry.names]).map(|names| names.in_api(api).to_owned());
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
            let known = match kind {
                EnumKind::States => numbers(&catalogue.states.entries, api),
                EnumKind::Sources => numbers(&catalogue.sources.entries, api),
                EnumKind::Reasons => numbers(&catalogue.reasons.entries, api),
            };
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
