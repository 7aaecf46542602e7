//! Texts: written so that YAML reads them back, whatever they say.

use super::{edited, ferry};
use snapbox::{IntoData, assert_data_eq, str};

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
