//! Texts: written so that YAML reads them back, whatever they say.

use super::{CATALOGUE, edited, ferry};
use proptest::prelude::*;
use reasonbook::catalogue::{self, EnumKind};
use reasonbook::edit::{Addition, Case, Facts, Request, TakenNumbers, edit};
use snapbox::{IntoData, assert_data_eq, str};
use std::sync::Arc;

/// The lines that a description makes.
fn described(text: &str) -> String {
    let project = ferry(&[]);
    let description = format!("--description={text}");
    let (diff, _) = edited(&project, &["add", "WHY_X", &description, "--since", ""]);
    let listed = project.run(&["list", "--format", "json"]).exits(0).stdout;
    let listed: serde_json::Value = serde_json::from_str(&listed).unwrap();
    let entries = listed["entries"].as_array().unwrap();
    assert_eq!(entries.last().unwrap()["description"], text);
    let added = diff.lines().filter(|line| line.starts_with('+') && !line.starts_with("+++"));
    let added = added.filter(|line| !line.contains("name: ") && !line.contains("number: "));
    added.flat_map(|line| [&line[1..], "\n"]).collect()
}

#[test]
fn plain_where_it_can_be() {
    assert_data_eq!(
        described("It's 5 o'clock; \"five\" (`X`), 100% <b>."),
        str![[r#"
    description: It's 5 o'clock; "five" (`X`), 100% <b>.


"#]]
    );
    assert_data_eq!(
        described("null"),
        str![[r#"
    description: "null"


"#]]
    );
    assert_data_eq!(
        described("1.5"),
        str![[r#"
    description: "1.5"


"#]]
    );
}

#[test]
fn numbers_are_plain_if_every_yaml_parser_reads_them_alike() {
    for text in ["5", "-5", "202601011200"] {
        assert!(described(text).contains(&format!("description: {text}\n")), "{text}");
    }
    for text in ["+5", "007", "-0"] {
        assert!(described(text).contains(&format!("description: \"{text}\"\n")), "{text}");
    }
}

#[test]
fn in_quotes_where_it_has_to_be() {
    for text in
        ["a: b", "a #b", "- a", "`a`", "{a}", "*a", "&a", "!a", "%a", "@a", "'a'", "a:", "|", "> a"]
    {
        let lines = described(text);
        assert!(lines.contains(&format!("description: \"{text}\"")), "{lines}");
    }
    assert_data_eq!(
        described("\"a\" # b"),
        str![[r#"
    description: '"a" # b'


"#]]
    );
    assert_data_eq!(
        described("\"a\": 'b' \\\tc\u{7}"),
        str![[r#"
    description: "\"a\": 'b' \\\tc\u0007"


"#]]
        .raw()
    );
}

#[test]
fn in_several_lines_where_it_is_long() {
    let long = "It happens at night, when nobody is looking: the disk, the network and the power fail, in this order, # and `nothing` is left.";
    assert_data_eq!(
        described(long),
        str![[r#"
    description: >-
      It happens at night, when nobody is looking: the disk, the network and the power fail, in this
      order, # and `nothing` is left.


"#]]
    );
    assert_data_eq!(
        described(&long.replace(", ", ",  ")),
        str![[r#"
    description: "It happens at night,  when nobody is looking: the disk,  the network and the power fail,  in this order,  # and `nothing` is left."


"#]]
    );
    assert_data_eq!(
        described("One.\n\n- two\n- three"),
        str![[r#"
    description: |-
      One.

      - two
      - three


"#]]
    );
}

/// The descriptions and cases of the reasons and states of a catalogue with one of each more.
fn with_text(kind: EnumKind, name: &str, text: &str) -> (String, Option<String>) {
    let file = Arc::from("catalogue.yaml");
    let ferry = catalogue::load(&file, CATALOGUE).unwrap();
    let case = Case { state: None, source: None, when: text.to_owned() };
    let request = Request::Add(Box::new(Addition {
        kind,
        name: name.to_owned(),
        number: None,
        facts: Facts::default(),
        taken: TakenNumbers::default(),
        since: None,
        description: text.to_owned(),
        case: (kind == EnumKind::Reasons).then_some(case),
        after: None,
        file: None,
    }));
    let new = edit(&ferry, &request, |file, _| file.into()).unwrap();
    let entries = &new.enumeration(kind).entries;
    let description = entries.last().unwrap().description.clone();
    let updates = new.reasons.entries.last().unwrap().updates.first();
    (description, updates.map(|update| update.when.clone()))
}

proptest! {
    #[test]
    fn whatever_it_says(text in "[ -~\n\t\u{0}-\u{1f}éЖ—\u{85}\u{2028}\u{feff}:#`'\"]{1,150}") {
        let text = text.trim();
        prop_assume!(!text.is_empty());
        let (description, when) = with_text(EnumKind::Reasons, "WHY_X", text);
        prop_assert_eq!(&description, text);
        prop_assert_eq!(when.as_deref(), Some(text));
        let (description, _) = with_text(EnumKind::States, "JOB_X", text);
        prop_assert_eq!(&description, text);
    }
}
