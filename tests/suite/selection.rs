//! `check` and `generate` for single outputs.

use std::fs;

use crate::project::Project;
use snapbox::{assert_data_eq, str};

/// Three outputs, one of them edited in place, and a file that people write.
fn ferry() -> Project {
    let catalogue = "\
project: Ferry
enums: { reasons: { type: Reason, prefix: R_ } }
lints: { missing-since: allow, active-without-update: allow }
reasons:
  - { name: R_FOG, number: 1, description: Fog lay on the water. }
owned: [docs, src]
mentions: { faq.md: { reasons: '`{name}`' } }
outputs:
  docs/reasons.md: { template: task-state-reasons.md }
  docs/home.md: { regions: { link: { template: home-link.md, with: { page: reasons.md } } } }
  src/reasons.rs: { template: reasons.rs }
";
    let home = "<!-- reasonbook:begin link -->\n<!-- reasonbook:end link -->\n";
    let files =
        [("catalogue.yaml", catalogue), ("docs/home.md", home), ("faq.md", "What is `R_FOG`?\n")];
    let project = Project::with(&files);
    project.run(&["generate"]).exits(0);
    project
}

/// The same, with two outputs that are stale, a file that is no output any more, and a wrong mention.
fn drifted() -> Project {
    let project = ferry();
    project.write("src/old.rs", &project.read("src/reasons.rs"));
    project.edit("src/reasons.rs", "All values", "Some values");
    project.edit("docs/reasons.md", "Fog", "Smoke");
    project.edit("faq.md", "R_FOG", "R_ICE");
    project
}

#[test]
fn check_is_about_the_paths_that_it_is_given() {
    let project = drifted();
    let run = project.run(&["check", "src/reasons.rs"]).exits(1);
    assert!(run.stdout.starts_with("--- a/src/reasons.rs\n"), "{}", run.stdout);
    assert_data_eq!(
        run.stderr,
        str![[r#"
error[stale-output]: the file is not what the catalogue generates
--> src/reasons.rs:19
 = help: edit the catalogue, not the file, and run `reasonbook generate`

1 of 1 output not up to date; to update, run: reasonbook generate

"#]]
    );
    let run = project.run(&["check", "docs/home.md"]).exits(0);
    assert_eq!(run.stderr, "1 output is up to date\n");
    let run = project.run(&["check", "--format", "concise", "faq.md"]).exits(1);
    assert_data_eq!(
        run.stdout,
        str![[r#"
catalogue.yaml:5:13: error[unmentioned-entry] `faq.md` does not mention `R_FOG`
faq.md:1:10: error[unknown-mention] `R_ICE` is not an entry of Reason

"#]]
    );
}

#[test]
fn a_folder_stands_for_what_is_in_it() {
    let project = drifted();
    let run = project.run(&["check", "docs/", "--format", "concise"]).exits(1);
    assert_data_eq!(
        run.stderr,
        str![[r#"
1 of 2 outputs not up to date; to update, run: reasonbook generate

"#]]
    );
    let all = project.run(&["check"]).exits(1);
    let orphan = "orphaned-output";
    assert!(all.stderr.contains(orphan));
    let here = project.run(&["check", "."]).exits(1);
    assert!(!here.stderr.contains(orphan), "no path names an orphan: {}", here.stderr);
    assert_eq!(here.stdout, all.stdout);
}

#[test]
fn paths_are_from_the_current_folder() {
    let project = drifted();
    let run = project.run_in("docs", &["check", "home.md"]).exits(0);
    assert_eq!(run.stderr, "1 output is up to date\n");
    let run = project.run_in("docs", &["check", "../src"]).exits(1);
    assert!(run.stderr.contains("--> ../src/reasons.rs:"), "{}", run.stderr);
}

#[test]
fn generate_writes_only_the_paths_that_it_is_given() {
    let project = drifted();
    let before = project.files();
    let run = project.run(&["generate", "src/reasons.rs"]).exits(0);
    assert_eq!(run.stderr, "updated src/reasons.rs\n1 of 1 output changed\n");
    let after = project.files();
    let changed = before.iter().filter(|(path, bytes)| after[*path] != **bytes);
    assert_eq!(changed.map(|(path, _)| path).collect::<Vec<_>>(), ["src/reasons.rs"]);
    project.run(&["generate", "--prune", "src/reasons.rs"]).exits(2);
}

/// What a person has to settle in one output, or what cannot be read there, stops no other.
#[test]
fn trouble_with_other_outputs_stops_nothing() {
    let project = drifted();
    project.write("docs/reasons.md", "my own page\n");
    project.run(&["generate"]).exits(1);
    project.run(&["generate", "src"]).exits(0);
    fs::remove_file(project.path().join("docs/home.md")).unwrap();
    fs::create_dir(project.path().join("docs/home.md")).unwrap();
    project.run(&["generate"]).exits(2);
    project.run(&["check", "src"]).exits(0);
    project.run(&["check", "docs/home.md"]).exits(2);
}

#[test]
fn a_path_that_is_no_output_is_an_error() {
    let project = ferry();
    assert_data_eq!(
        project.run(&["check", "src/reason.rs", "../other/catalogue.yaml"]).exits(2).stderr,
        str![[r#"
error[unknown-output]: this is not an output of the catalogue
--> ../other/catalogue.yaml
 = help: if it is the catalogue, write --catalogue ../other/catalogue.yaml

error[unknown-output]: this is not an output of the catalogue
--> src/reason.rs
 = help: did you mean `src/reasons.rs`?


"#]]
    );
    let before = project.files();
    project.edit("catalogue.yaml", "Fog", "Mist");
    project.run(&["generate", "src/reasons.rs", "nothing.md"]).exits(2);
    let after = project.files();
    assert_eq!(before["src/reasons.rs"], after["src/reasons.rs"], "nothing is written");
}
