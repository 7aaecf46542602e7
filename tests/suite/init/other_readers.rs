//! Readers of YAML 1.1 take more for a line break than those of 1.2, and refuse more. What is written
//! here means the same to both.

use crate::idiom::tool;
use crate::project::Project;
use serde_json::Value;

/// What version 1.1 takes for a line break or refuses, and what both versions may fold or strip.
const SIGNS: &[&str] = &[
    "\u{2028}", "\u{2029}", "\u{85}", "\u{b}", "\u{c}", "\u{7f}", "\u{1b}", "\u{9b}", "\u{feff}",
    "\u{fffe}", "\u{ffff}", "\u{a0}", "\u{3000}", "\u{200b}", "\u{ad}", "\t", "🎈",
];

/// The descriptions of a catalogue as `PyYAML` reads them.
fn read_by_pyyaml(project: &Project) -> Vec<String> {
    let read = "import json, sys, yaml; \
                catalogue = yaml.safe_load(open('catalogue.yaml', encoding='utf-8', newline='')); \
                print(json.dumps([it['description'] for it in catalogue['reasons']]))";
    let run = project.program(&tool("python"), &["-c", read]).exits(0);
    serde_json::from_str(&run.stdout).unwrap()
}

/// The same as this tool reads them.
fn read_here(project: &Project) -> Vec<String> {
    let run = project.run(&["list", "--enum", "reasons", "--format", "json"]).exits(0);
    let list: Value = serde_json::from_str(&run.stdout).unwrap();
    let entries = list["entries"].as_array().unwrap().iter();
    entries.map(|entry| entry["description"].as_str().unwrap().to_owned()).collect()
}

/// Texts without the line breaks at their ends, which either reader may keep.
fn trimmed(texts: &[String]) -> Vec<&str> {
    texts.iter().map(|text| text.trim_end_matches('\n')).collect()
}

#[test]
fn a_catalogue_of_comments_with_odd_line_breaks_is_the_same_to_both() {
    let values = SIGNS.iter().enumerate().map(|(number, sign)| {
        let more = number + SIGNS.len();
        format!(
            "  // Rain{sign}came{sign}# in: it.\n  R_A{number} = {number};\n  \
             // Rain{sign} came.\n  //\n  //  {sign}- Two{sign}\n  R_A{more} = {more};\n"
        )
    });
    let values = values.collect::<String>();
    let proto = format!("syntax = \"proto3\";\n\nenum Reason {{\n{values}}}\n");
    let project = Project::with(&[("odd.proto", &proto)]);
    project.run(&["init", "--from-proto", "odd.proto", "--reasons", "Reason"]).exits(0);
    let (here, there) = (read_here(&project), read_by_pyyaml(&project));
    assert_eq!(here.len(), 2 * SIGNS.len());
    assert_eq!(trimmed(&here), trimmed(&there));
}

/// A name of a file can have any of them, and so could have ended the comment that tells it.
#[test]
fn a_file_with_an_odd_name_is_named_in_one_line_of_a_comment() {
    let proto = "syntax = \"proto3\";\nenum Reason {\n  // Rain.\n  R_A = 0;\n}\n";
    let name = "a\u{2028}reasons\u{2029}b.proto";
    let project = Project::with(&[(name, proto)]);
    project.run(&["init", "--from-proto", name, "--reasons", "Reason"]).exits(0);
    assert_eq!(read_by_pyyaml(&project), ["Rain."]);
}

#[test]
fn an_entry_that_is_added_is_the_same_to_both() {
    let catalogue = "project: P\nenums: { reasons: { type: Reason, prefix: R_ } }\nreasons:\n  \
                     - name: R_A\n    number: 0\n    description: Rain.\n";
    let project = Project::with(&[("catalogue.yaml", catalogue)]);
    for (number, sign) in SIGNS.iter().enumerate() {
        let short = format!("Rain{sign}came{sign}# in: it.");
        let long = format!("Rain{sign}{} came.\n\n{sign}- Two{sign}.", "fell ".repeat(30));
        for (text, size) in [(short, "S"), (long, "L")] {
            let name = format!("R_{size}{number}");
            project.run(&["add", &name, "--description", &text]).exits(0);
        }
    }
    let (here, there) = (read_here(&project), read_by_pyyaml(&project));
    assert_eq!(here.len(), 1 + 2 * SIGNS.len());
    assert_eq!(trimmed(&here), trimmed(&there));
}
