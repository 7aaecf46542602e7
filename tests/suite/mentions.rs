//! `mentions`: what people write in files of their own is held against the catalogue.

use std::fmt::Write;

use reasonbook::catalogue::{self, EnumKind};
use reasonbook::init::{PatternFile, from_patterns};
use reasonbook::mentions::judge;
use reasonbook::pattern::Pattern;
use snapbox::{assert_data_eq, str};

use crate::project::{Project, Run};

const CATALOGUE: &str = "\
project: Ferry
enums: { reasons: { type: Why, prefix: WHY_ } }
reasons:
  - { name: WHY_FULL, number: 1, label: Ship is full, description: The ship was full. }
  - { name: WHY_FOG, number: 2, label: Fog, description: Fog lay on the water. }
  - { name: WHY_ICE, number: 0x10, label: Ice, description: The water was `frozen`. }
";

/// A project whose catalogue ends like this, with one file that people write.
fn project(mentions: &str, path: &str, text: &str) -> Project {
    let catalogue = format!("{CATALOGUE}mentions:\n  {path}: {{ {mentions} }}\n");
    Project::with(&[("catalogue.yaml", &catalogue), (path, text)])
}

fn check(mentions: &str, path: &str, text: &str) -> Run {
    project(mentions, path, text).run(&["check"])
}

#[test]
fn a_file_says_less_more_and_otherwise() {
    let page = "\
| number | name     | what                  |
| ------ | -------- | --------------------- |
| 1      | WHY_FULL | The ship was full.    |
| 3      | WHY_FOG  | Fog lay on the water. |
| 4      | WHY_SNOW | Snow fell.            |
";
    let run = check(r#"reasons: "| {number} | {name} | {description} |""#, "errors.md", page);
    assert_data_eq!(
        run.exits(1).stderr,
        str![[r#"
error[unmentioned-entry]: `errors.md` does not mention `WHY_ICE`
 --> catalogue.yaml:6:13
  |
6 |   - { name: WHY_ICE, number: 0x10, label: Ice, description: The water was `frozen`. }
  |             ^^^^^^^
  |
 ::: errors.md:4:12
  |
4 | | 3      | WHY_FOG  | Fog lay on the water. |
  |            ------- it mentions `WHY_FOG` here
  |
  = help: add it there, or exempt the entry

error[different-mention]: the number of `WHY_FOG` is `2` in the catalogue
 --> errors.md:4:3
  |
4 | | 3      | WHY_FOG  | Fog lay on the water. |
  |   ^
  |
 ::: catalogue.yaml:5:13
  |
5 |   - { name: WHY_FOG, number: 2, label: Fog, description: Fog lay on the water. }
  |             ------- the entry
  |
  = help: correct the file, or the catalogue

error[unknown-mention]: `WHY_SNOW` is not an entry of Why
 --> errors.md:5:12
  |
5 | | 4      | WHY_SNOW | Snow fell.            |
  |            ^^^^^^^^
  |
  = help: did you mean `WHY_FOG`?

1 file was compared with the catalogue

"#]]
    );
}

/// What `check` says in the first lines of its findings.
fn findings(run: &Run) -> Vec<&str> {
    run.stderr.lines().filter(|line| line.contains("]: ")).collect()
}

#[test]
fn files_of_many_kinds_agree() {
    let files = [
        (
            r#"reasons: '[{name}] = "{label}"', both: true"#,
            "s.c",
            "[WHY_FULL] = \"Ship is full\",\n[WHY_FOG]\n = \"Fog\", [WHY_ICE] = \"Ice\"",
        ),
        (
            r#"reasons: "<dt>{label}</dt>""#,
            "p.html",
            "<dt>Ship\n  is full</dt><dt>Fog</dt>\n<dt>Ice</dt><dt>Contents</dt>",
        ),
        (
            r##"reasons: "#define {name} {number} /* {description} */""##,
            "c.h",
            "#define WHY_FULL 1 /* The ship was full. */\n#define WHY_FOG  0x2  /* Fog lay\n  on the water. */\n#define WHY_ICE 16 /* The water was `frozen`. */",
        ),
        (
            r#"reasons: "{number},{name},{label}""#,
            "t.csv",
            "number,name,label\n1,WHY_FULL,Ship is full\n2,WHY_FOG,Fog\n16,WHY_ICE,Ice",
        ),
    ];
    for (mentions, path, text) in files {
        let run = check(mentions, path, text).exits(0);
        assert_eq!(run.stderr, "1 file was compared with the catalogue\n", "{path}");
    }
}

#[test]
fn only_what_must_be_an_entry_is_reported_unless_both_is_said() {
    let text = "WHY_FULL = 1\nWHY_FOG = 2\nWHY_ICE = 16\nLIMIT = 5\nWHY_ = 1\n";
    let run = check("reasons: '{name} = {number}'", "why.py", text).exits(0);
    assert_eq!(findings(&run), [""; 0]);
    let run = check("reasons: '{name} = {number}', both: true", "why.py", text).exits(1);
    let expected = ["`LIMIT` is not an entry of Why", "`WHY_` is not an entry of Why"];
    assert_eq!(findings(&run), expected.map(|said| format!("error[unknown-mention]: {said}")));
}

#[test]
fn a_name_that_an_entry_had_before_is_another_value() {
    let text = CATALOGUE.replace("number: 2,", "number: 2, former_names: [{ name: WHY_MIST }],")
        + "mentions: { a.txt: { reasons: \"- {name}\" } }\n";
    let project = Project::with(&[
        ("catalogue.yaml", &text),
        ("a.txt", "- WHY_FULL\n- WHY_MIST\n- WHY_ICE\n"),
    ]);
    let run = project.run(&["check"]).exits(1);
    assert_eq!(
        findings(&run),
        ["error[different-mention]: `WHY_MIST` is a former name of `WHY_FOG`"]
    );
}

#[test]
fn an_alias_belongs_to_its_api() {
    let run = |api: &str| {
        let text = format!(
            "project: Ferry
apis: {{ v0: {{}}, v1: {{ rename: {{ SHIP: BOAT }} }} }}
enums: {{ reasons: {{ type: Why, prefix: WHY_ }} }}
reasons: [{{ name: WHY_SHIP, number: 1, description: The ship sank., aliases: [WHY_SHIP_SANK] }}]
mentions: {{ a.txt: {{ reasons: '- {{name}}', api: {api} }} }}
"
        );
        Project::with(&[("catalogue.yaml", &text), ("a.txt", "- WHY_BOAT_SANK\n")]).run(&["check"])
    };
    run("v1").exits(0);
    assert_eq!(
        findings(&run("v0").exits(1)),
        ["error[different-mention]: `WHY_BOAT_SANK` is an alias of `WHY_SHIP` in the api `v1`"]
    );
}

#[test]
fn an_api_has_names_of_its_own() {
    let catalogue = |api: &str| {
        format!(
            "project: Ferry
apis: {{ v0: {{}}, v1: {{ rename: {{ SHIP: BOAT }} }} }}
enums: {{ reasons: {{ type: Why, prefix: WHY_ }} }}
reasons: [{{ name: WHY_SHIP, number: 1, description: The ship sank. }}]
mentions: {{ a.txt: {{ reasons: '- {{name}}'{api} }} }}
"
        )
    };
    let run = |api| {
        let text = catalogue(api);
        Project::with(&[("catalogue.yaml", &text), ("a.txt", "- WHY_BOAT\n")]).run(&["check"])
    };
    run("").exits(0);
    run(", api: v1").exits(0);
    let said = run(", api: v0").exits(1);
    assert_eq!(
        findings(&said),
        ["error[different-mention]: `WHY_BOAT` is the name of `WHY_SHIP` in the api `v1`"]
    );
}

#[test]
fn exemptions_and_levels_are_those_of_every_rule() {
    let text = "WHY_FULL: Full\nWHY_FOG: Fog\n";
    let pattern = "reasons: '{name}: {label}'";
    let project = project(pattern, "why.txt", text);
    assert_eq!(findings(&project.run(&["check"]).exits(1)).len(), 2);
    project.edit("catalogue.yaml", "number: 1,", "number: 1, allow: [different-mention],");
    project.edit("catalogue.yaml", "number: 0x10,", "number: 16, allow: [unmentioned-entry],");
    project.run(&["check"]).exits(0);
    project.edit("catalogue.yaml", "number: 2,", "number: 2, allow: [unmentioned-entry],");
    let run = project.run(&["check"]).exits(0);
    let unneeded = "warning[unneeded-allow]: nothing here breaks the rule `unmentioned-entry`";
    assert_eq!(findings(&run), [unneeded]);

    let project = self::project(pattern, "why.txt", text);
    project.edit(
        "catalogue.yaml",
        "mentions:",
        "lints: { different-mention: warn, unmentioned-entry: allow }\nmentions:",
    );
    let run = project.run(&["check", "--format=json"]).exits(0);
    let found: serde_json::Value = serde_json::from_str(&run.stdout).unwrap();
    let [one] = found["diagnostics"].as_array().unwrap().as_slice() else { panic!("{found}") };
    assert_eq!(
        (&one["code"], &one["place"]["file"]),
        (&"different-mention".into(), &"why.txt".into())
    );
    assert_eq!(one["place"]["line"], 1);
}

#[test]
fn an_entry_of_a_stage_need_not_be_mentioned() {
    let text = CATALOGUE.replace("number: 2,", "number: 2, lifecycle: removed,");
    let with = |unless: &str| {
        let mentions = format!("mentions: {{ a.txt: {{ reasons: '* {{label}} *'{unless} }} }}\n");
        let text = format!("{text}{mentions}");
        Project::with(&[("catalogue.yaml", &text), ("a.txt", "* Ice * * Ship is full *")])
            .run(&["check"])
    };
    assert_eq!(
        findings(&with("").exits(1)),
        ["error[unmentioned-entry]: `a.txt` does not mention `WHY_FOG`"]
    );
    with(", unless: [removed]").exits(0);
}

#[test]
fn a_pattern_that_is_none_is_an_error_at_its_place() {
    for (mentions, said) in [
        ("reasons: '{nam} = 1'", "entries have no `{nam}`; known are"),
        (
            "reasons: '{description}.'",
            "it has none of `{name}`, `{code}`, `{label}` and `{number}`",
        ),
        ("reasons: '{label}{code}'", "nothing stands between `{label}` and `{code}`"),
        ("reasons: '{name} = {name}'", "it has `{name}` twice"),
        ("reasons: '| {number | {name} |'", "the brace before `number` has no end"),
        ("unless: [removed]", "there is no pattern of how `a.txt` mentions entries"),
    ] {
        let run = check(mentions, "a.txt", "").exits(2);
        assert!(run.stderr.contains(said), "{}", run.stderr);
    }
    let run = check("reasons: '- {name} -'", "a.txt", "nothing of that kind").exits(1);
    assert_eq!(
        findings(&run),
        ["error[unmentioned-entry]: nothing in `a.txt` matches this pattern"]
    );
}

#[test]
fn a_file_that_is_not_there_or_no_text_is_an_error() {
    let project = project("reasons: '- {name}'", "a.txt", "");
    std::fs::remove_file(project.path().join("a.txt")).unwrap();
    let run = project.run(&["check"]).exits(2);
    assert_eq!(findings(&run), ["error[missing-file]: there is no file `a.txt`"]);
    std::fs::write(project.path().join("a.txt"), b"\xff\xfe").unwrap();
    let run = project.run(&["check"]).exits(2);
    assert_eq!(findings(&run), ["error[not-utf8]: the text is not UTF-8 from here"]);
}

#[test]
fn nothing_is_written_and_build_systems_know_the_file() {
    let project = project("reasons: '- {name}'", "a.txt", "- WHY_FULL\n");
    let run = project.run(&["check", "--depfile", "made.d", "--depfile-target", "stamp"]).exits(1);
    assert_eq!(findings(&run).len(), 2);
    assert_eq!(
        project.read("made.d"),
        "stamp: \\\n  a.txt \\\n  catalogue.yaml\na.txt:\ncatalogue.yaml:\n"
    );
    project.run(&["generate"]).exits(1);
    assert_eq!(project.read("a.txt"), "- WHY_FULL\n");
}

#[test]
fn a_file_with_generated_parts_is_read_as_it_will_be() {
    let text = "ours\n<!-- reasonbook:begin list -->\n<!-- reasonbook:end list -->\n";
    let outputs = "outputs: { notes.md: { regions: { list: { template: list.md } } } }\n";
    let catalogue = format!(
        "{CATALOGUE}{outputs}mentions: {{ notes.md: {{ reasons: '* {{name}}', both: true }} }}\n"
    );
    let list = "{% for reason in reasons.entries %}* {{ reason.name }}\n{% endfor %}";
    let files =
        [("catalogue.yaml", catalogue.as_str()), ("notes.md", text), ("templates/list.md", list)];
    Project::with(&files).run(&["generate"]).exits(0);
}

/// A file of ten million bytes against a catalogue of a hundred thousand entries: a search of one in the
/// other would not end.
#[test]
fn a_file_and_a_catalogue_may_be_large() {
    let mut text =
        "project: Long\nenums: { reasons: { type: Why, prefix: W_ } }\nreasons:\n".to_owned();
    let mut file = String::new();
    for number in 0..100_000 {
        let _ =
            writeln!(text, "  - {{ name: W_{number}, number: {number}, description: It was. }}");
        let _ = writeln!(file, "W_{} = {number} # {:80}", number + 50_000, "it was");
    }
    text += "mentions: { a.py: { reasons: '{name} = {number} # {description}' } }\n";
    let catalogue = catalogue::load(&"catalogue.yaml".into(), &text).unwrap();
    // Half of them are mentioned with another number, half are unknown, and half of the entries are missing.
    assert_eq!(judge(&catalogue, &catalogue.mentions[0], &file).len(), 4 * 50_000);
    for (pattern, piece) in [
        ("a{label}b", "a"),
        ("{label}: {name}", "x "),
        ("x{name}", "x"),
        ("a {label} b {code} c", "a b "),
        ("| {name} | {description} |", "| a | "),
        ("<dt>{label}</dt>", "<dt>\n"),
        ("({number})", "(1"),
    ] {
        let file = piece.repeat(10_000_000 / piece.len());
        assert!(Pattern::new(pattern).unwrap().mentions(&file).count() < file.len());
    }
}

/// Each of these would take minutes or hours, if every place cost as much as the catalogue or the file is long.
#[test]
fn what_is_long_is_read_once() {
    let head = "project: Long\nenums: { reasons: { type: Why, prefix: W_ } }\nreasons:\n";
    let judged = |entries: &str, pattern: &str, file: &str| {
        let text = format!("{head}{entries}mentions: {{ a: {{ reasons: '{pattern}' }} }}\n");
        let catalogue = catalogue::load(&"catalogue.yaml".into(), &text).unwrap();
        judge(&catalogue, &catalogue.mentions[0], file).len()
    };
    let entry =
        format!("  - {{ name: W_A, number: 1, description: \"{}\" }}\n", "*so* ".repeat(20_000));
    assert_eq!(judged(&entry, "{name} {description}", &"W_A x\n".repeat(2_000)), 2_000);
    let mut entries = String::new();
    for number in 0..5_000 {
        let _ = writeln!(entries, "  - {{ name: W_{number}, number: {number}, label: same }}");
    }
    assert_eq!(judged(&entries, "[{label}] {number}", &"[same] 99999\n".repeat(5_000)), 5_000);
    let line = "A = 1; ".repeat(50_000);
    let text = format!("{line}\n{}\n", "-".repeat(line.len())).into();
    let patterns = vec![(EnumKind::Reasons, "{name} = {number};".to_owned())];
    let read = from_patterns(&[PatternFile { path: "a".into(), text, patterns }], "");
    assert!(read.value.is_none(), "the whole line is the heading of a table");
}

#[test]
fn what_nearly_fits_a_pattern_is_pointed_at() {
    let text = "WHY_FULL = 1\nWHY_FOG = 2 << 1\nWHY_ICE: 16\n";
    let run = check("reasons: '{name} = {number}'", "why.py", text).exits(1);
    assert!(run.stderr.contains("------- this almost matches the pattern"), "{}", run.stderr);
    let run = check("reasons: '{name} = \"{code}\"'", "why.py", text).exits(1);
    assert!(run.stderr.contains("this matches the beginning"), "{}", run.stderr);
    let run = check("reasons: '{name} = {number}'", "why.py", "").exits(1);
    assert_eq!(
        findings(&run),
        ["error[unmentioned-entry]: `why.py` is empty, so it mentions nothing"]
    );
}

#[test]
fn entries_that_a_catalogue_lacks_and_paths_that_are_patterns_are_errors() {
    let run = check("states: '- {name}'", "a.txt", "- JOB_LOST\n").exits(2);
    assert_eq!(findings(&run), ["error[unknown-enum]: the catalogue has no states"]);
    assert!(run.stderr.contains("catalogue.yaml:8:20"), "{}", run.stderr);
    let project = project("reasons: '- {name}'", "a.txt", "");
    project.edit("catalogue.yaml", "  a.txt:", "  \"*.txt\":");
    let run = project.run(&["check"]).exits(2);
    let said = "error[invalid-pattern]: `*.txt` is a pattern, and not the path of a file";
    assert_eq!(findings(&run), [said]);
}

#[test]
fn more_files_than_can_be_compared_are_an_error() {
    let mut catalogue = format!("{CATALOGUE}mentions:\n");
    for file in 0..=1000 {
        let _ = writeln!(catalogue, "  {file}.txt: {{ reasons: '- {{name}}' }}");
    }
    let run = Project::with(&[("catalogue.yaml", &catalogue)]).run(&["check"]).exits(2);
    assert_eq!(findings(&run)[0], "error[too-large]: `mentions` has more than 1000 files");
}
