//! Catalogues in several files.

use std::fs;
use std::process::Command;

use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use snapbox::{assert_data_eq, str};

use crate::project::{Project, Run};

const CATALOGUE: &str = "\
project: Ferry
include: [crews/*.yaml]
enums:
  states: { type: State, prefix: S_ }
  reasons: { type: Reason, prefix: R_ }
states:
  - { name: S_LATE, number: 1, description: The boat left late. }
outputs:
  reasons.md: { template: task-state-reasons.md }
  reasons.json: { template: catalogue.json }
  reasons.py: { template: reasons.py }
";

const DECK: &str = "\
reasons:
  - name: R_ROPE
    number: 2
    description: A rope broke.
    updates: [{ state: S_LATE, when: The rope was old., notes: [tide] }]
";

const BRIDGE: &str = "\
# The bridge's own.
reasons:
  - name: R_FOG
    number: 1
    description: Fog lay on the water.
    updates: [{ state: S_LATE, when: Nobody saw the pier. }]
notes: { tide: The tide is no excuse. }
lints: { missing-since: allow }
";

fn ferry() -> Project {
    Project::with(&[
        ("catalogue.yaml", CATALOGUE),
        ("crews/bridge.yaml", BRIDGE),
        ("crews/deck.yaml", DECK),
    ])
}

#[test]
fn entries_come_in_the_order_of_the_paths() {
    let project = ferry();
    let listed = project.run(&["list", "--enum=reasons", "--format=csv"]).exits(0).stdout;
    let names: Vec<_> = listed.lines().skip(1).filter_map(|line| line.split(',').nth(1)).collect();
    assert_eq!(names, ["R_FOG", "R_ROPE"]);
    project.run(&["generate"]).exits(0);
    project.run(&["check"]).exits(0);
}

#[test]
fn a_clash_of_two_files_shows_both() {
    let project = ferry();
    project.edit("crews/deck.yaml", "number: 2", "number: 1");
    project
        .write("crews/deck.yaml", &(project.read("crews/deck.yaml") + "notes: { tide: None. }\n"));
    assert_data_eq!(
        project.run(&["check"]).exits(2).stderr,
        str![[r#"
error[duplicate-number]: the number 1 is taken
 --> crews/deck.yaml:3:13
  |
3 |     number: 1
  |             ^
  |
 ::: crews/bridge.yaml:4:13
  |
4 |     number: 1
  |             - by this entry
  |
  = help: the next free number is 2

error[duplicate-key]: the key `tide` is in the map twice
 --> crews/deck.yaml:6:10
  |
6 | notes: { tide: None. }
  |          ^^^^ again here
  |
 ::: crews/bridge.yaml:7:10
  |
7 | notes: { tide: The tide is no excuse. }
  |          ---- first here
  |
  = help: remove one of the two, or rename it


"#]]
    );
}

#[test]
fn a_note_of_three_files_shows_the_first_of_them() {
    let project = ferry();
    for crew in ["engine", "galley"] {
        project
            .write(&format!("crews/{crew}.yaml"), &format!("notes: {{ {crew}: It., oil: It. }}\n"));
    }
    project.write("crews/hold.yaml", "notes: { oil: It., tide: It., hold: It., galley: It. }\n");
    let said = project.run(&["check"]).exits(2).stderr;
    let places = said.lines().filter(|line| line.contains("--> ") || line.contains("::: "));
    let places: Vec<_> = places.map(str::trim_start).collect();
    let hold = "--> crews/hold.yaml:1";
    assert_eq!(
        places,
        [
            "--> crews/galley.yaml:1:23",
            "::: crews/engine.yaml:1:23",
            &format!("{hold}:10"),
            "::: crews/engine.yaml:1:23",
            &format!("{hold}:20"),
            "::: crews/bridge.yaml:7:10",
            &format!("{hold}:42"),
            "::: crews/galley.yaml:1:10",
        ]
    );
}

#[test]
fn what_cannot_be_included_is_named() {
    let project = ferry();
    let said = |patterns: &str| {
        project.write("catalogue.yaml", &CATALOGUE.replace("crews/*.yaml", patterns));
        let said = project.run(&["check"]).exits(2).stderr;
        said.lines().filter(|line| line.starts_with("error")).collect::<Vec<_>>().join(" AND ")
    };
    fs::create_dir(project.path().join("other")).unwrap();
    std::os::unix::fs::symlink("../crews/deck.yaml", project.path().join("other/link.yaml"))
        .unwrap();
    std::os::unix::fs::symlink("crews", project.path().join("linked")).unwrap();
    let all = [
        "nobody/*.yaml", "nobody.yaml", "../*.yaml", "/etc/*.yaml", "'**/*.yaml'", "'*.yaml'",
        "other/*.yaml", "linked/*.yaml", "linked/deck.yaml", "crews",
    ];
    let said: Vec<_> = all.map(said).to_vec();
    assert_data_eq!(
        said.join("\n"),
        str![[r#"
error[cannot-include]: `nobody/*.yaml` cannot be included: no file has this path
error[cannot-include]: `nobody.yaml` cannot be included: it does not exist
error[cannot-include]: `../*.yaml` cannot be included: it is not a plain path below the catalogue's folder
error[cannot-include]: `/etc/*.yaml` cannot be included: it is not a plain path below the catalogue's folder
error[cannot-include]: `**/*.yaml` cannot be included: it is not a plain path below the catalogue's folder
error[cannot-include]: `*.yaml` cannot be included: it is the catalogue itself
error[cannot-include]: `other/*.yaml` cannot be included: it is a symbolic link; name the file that it leads to
error[cannot-include]: `linked/*.yaml` cannot be included: `linked` is a symbolic link; name the folder that it leads to
error[cannot-include]: `linked/deck.yaml` cannot be included: `linked` is a symbolic link; name the folder that it leads to
error[cannot-include]: `crews` cannot be included: it is a folder
"#]]
    );
}

#[test]
fn an_included_file_has_entries_and_what_belongs_to_them_alone() {
    let project = ferry();
    project.write("crews/deck.yaml", "reason: []\noutputs: {}\nstates: { a: b }\n");
    project.write("crews/engine.yaml", "- a\n");
    project.write("crews/none.yaml", "# Nothing yet.\n");
    project.write("crews/really-none.yaml", "");
    assert_data_eq!(
        project.run(&["check"]).exits(2).stderr,
        str![[r#"
error[unknown-key]: an included file has no key `reason`
 --> crews/deck.yaml:1:1
  |
1 | reason: []
  | ^^^^^^
  |
  = help: did you mean `reasons`?

error[unknown-key]: an included file has no key `outputs`
 --> crews/deck.yaml:2:1
  |
2 | outputs: {}
  | ^^^^^^^
  |
  = help: it takes `states`, `sources`, `notes`, `reasons`, `lints`; anything else belongs in the catalogue itself

error[wrong-type]: `states` is a map
 --> crews/deck.yaml:3:9
  |
3 | states: { a: b }
  |         ^^^^^^^^
  |
  = help: it takes a list; begin each item with `- `

error[wrong-type]: an included file has to be a map
 --> crews/engine.yaml:1:1
  |
1 | - a
  | ^^^
  |
  = help: it takes the keys `states`, `sources`, `notes`, `reasons`, `lints`


"#]]
    );
}

#[test]
fn an_output_is_no_file_to_include() {
    let project = ferry();
    project.edit("catalogue.yaml", "reasons.md:", "crews/made.yaml:");
    let said = project.run(&["check"]).exits(2).stderr;
    assert!(said.contains("error[output-is-input]: `crews/made.yaml` is an input"), "{said}");
}

#[test]
fn an_edit_finds_the_file() {
    let project = ferry();
    let before = project.read("catalogue.yaml");
    let add = ["add", "R_ICE", "--description=Ice held the boat.", "--file=crews/bridge.yaml"];
    let said = project.run(&add).exits(0).stderr;
    assert!(said.contains("updated crews/bridge.yaml"), "{said}");
    let ice = "  - name: R_ICE\n    number: 3\n    description: Ice held the boat.\nnotes:";
    assert_eq!(project.read("crews/bridge.yaml"), BRIDGE.replace("notes:", ice));
    assert_eq!(project.read("crews/deck.yaml"), DECK);
    // A file that has no reasons yet, and the main one.
    project.write("crews/engine.yaml", "notes: { steam: Steam. }\n");
    for (name, file) in [("R_STEAM", "crews/engine.yaml"), ("R_CAT", "catalogue.yaml")] {
        let file = format!("--file={file}");
        project.run(&["add", name, "--description=Something broke.", &file]).exits(0);
    }
    let engine = project.read("crews/engine.yaml");
    assert!(
        engine.starts_with("notes: { steam: Steam. }\nreasons:\n  - name: R_STEAM\n"),
        "{engine}"
    );
    assert!(project.read("catalogue.yaml").contains("reasons:\n  - name: R_CAT\n"));
    project.run(&["rename", "S_LATE", "S_OVERDUE"]).exits(0);
    assert!(project.read("catalogue.yaml").contains("name: S_OVERDUE"));
    assert_eq!(project.read("crews/deck.yaml"), DECK.replace("S_LATE", "S_OVERDUE"));
    assert_ne!(project.read("catalogue.yaml"), before);
    let none = ["add", "R_SNOW", "--description=Snow.", "--file=crews/brige.yaml"];
    let said = project.run(&none).exits(2).stderr;
    assert!(said.contains("`crews/brige.yaml` is not a file of the catalogue"), "{said}");
    assert!(said.contains("did you mean `crews/bridge.yaml`?"), "{said}");
}

#[test]
fn a_depfile_has_every_file() {
    let project = ferry();
    project.run(&["generate", "--depfile=made.d"]).exits(0);
    let depfile = project.read("made.d");
    for file in ["catalogue.yaml", "crews/bridge.yaml", "crews/deck.yaml"] {
        assert!(depfile.contains(file), "{depfile}");
    }
}

#[test]
fn a_revision_has_its_own_files() {
    let project = ferry();
    let git = |arguments: &[&str]| {
        let mut git = Command::new("git");
        git.args(["-c", "user.name=A", "-c", "user.email=a@example.org"]).args(arguments);
        Run::of(git.current_dir(project.path())).exits(0);
    };
    git(&["init", "-q"]);
    git(&["add", "."]);
    git(&["commit", "-q", "-m", "One."]);
    fs::remove_file(project.path().join("crews/deck.yaml")).unwrap();
    project.edit("crews/bridge.yaml", "notes: { tide: The tide is no excuse. }\n", "");
    let said = project.run(&["compare", "--against=HEAD"]).exits(1).stdout;
    assert!(said.contains("R_ROPE"), "{said}");
}

/// The keys that may stand in an included file.
const PARTS: [&str; 5] = ["states", "sources", "notes", "reasons", "lints"];

/// What stands under a key: the line of the key, and each item. A map on the line of its key is one item.
type Section = (String, Vec<String>);

/// A catalogue without what an included file may have, and that.
fn sections(text: &str) -> (String, Vec<Section>) {
    let (mut top, mut sections) = (String::new(), Vec::<Section>::new());
    let mut is_part = false;
    for line in text.split_inclusive('\n') {
        let begins = line.starts_with(|c: char| c.is_ascii_lowercase());
        if begins {
            is_part = PARTS.contains(&line.split(':').next().unwrap());
        }
        match sections.last_mut() {
            _ if !is_part => top.push_str(line),
            _ if begins && line.trim_end().ends_with(':') => {
                sections.push((line.to_owned(), Vec::new()));
            }
            _ if begins => sections.push((String::new(), vec![line.to_owned()])),
            Some((_, items)) if items.is_empty() || is_item(line) => items.push(line.to_owned()),
            Some((_, items)) => items.last_mut().unwrap().push_str(line),
            None => unreachable!("a part begins with its key"),
        }
    }
    (top, sections)
}

fn is_item(line: &str) -> bool {
    line.strip_prefix("  ").is_some_and(|rest| !rest.starts_with([' ', '#', '\n']))
}

/// The sections with their items dealt out to files, each section cut elsewhere.
fn dealt(sections: &[Section], cuts: &[usize]) -> Vec<String> {
    let mut files = vec![String::new(); cuts.len() + 1];
    for (index, (key, items)) in sections.iter().enumerate() {
        let cuts = cuts.iter().map(|cut| (cut + 31 * index) % 101 * items.len() / 100);
        let mut ends: Vec<_> = cuts.chain([items.len()]).collect();
        ends.sort_unstable();
        let mut start = 0;
        for (file, end) in files.iter_mut().zip(ends) {
            if start < end {
                file.push_str(key);
                file.push_str(&items[start..end].concat());
            }
            start = end;
        }
    }
    files
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 3,
        failure_persistence: None,
        rng_seed: RngSeed::Fixed(17),
        ..ProptestConfig::default()
    })]
    #[test]
    fn several_files_give_what_one_gives(cuts in proptest::collection::vec(0usize..100, 1..5)) {
        let fixtures = ["payments", "burrow", "scheduler", "database", "gateway"];
        for whole in fixtures.map(Project::generated).into_iter().chain([Project::own()]) {
            whole.run(&["generate"]).exits(0);
            let (top, sections) = sections(&whole.read("catalogue.yaml"));
            let files = dealt(&sections, &cuts);
            whole.write("catalogue.yaml", &format!("include: [parts/*.yaml]\n{top}{}", files[0]));
            for (index, file) in files.iter().enumerate().skip(1) {
                whole.write(&format!("parts/{index}.yaml"), file);
            }
            // It compares every byte of every output.
            whole.run(&["check"]).exits(0);
        }
    }
}

#[test]
fn a_thousand_patterns_are_enough() {
    let project = ferry();
    let patterns = |count| format!("include: [{}]", vec!["crews/*.yaml"; count].join(", "));
    project.edit("catalogue.yaml", "include: [crews/*.yaml]", &patterns(1000));
    project.run(&["list"]).exits(0);
    project.edit("catalogue.yaml", &patterns(1000), &patterns(1001));
    let said = project.run(&["list"]).exits(2).stderr;
    assert!(said.contains("error[too-large]: `include` has more than 1000 items"), "{said}");
}
