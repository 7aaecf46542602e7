//! Every project keeps every byte, and its outputs get the new entry.

use super::{CATALOGUE, edited};
use crate::project::{Project, repository};
use reasonbook::catalogue::{self, Catalogue, EnumKind, Stage};
use reasonbook::compare::{CatalogueChange, compare};
use reasonbook::edit::{Addition, Case, Facts, Renaming, Request, Retirement, TakenNumbers, edit};
use snapbox::{assert_data_eq, str};
use std::fs;
use std::sync::Arc;

/// Each catalogue of the repository, with a new reason for it and where that can stand.
fn projects() -> Vec<(Project, &'static str, Vec<String>)> {
    let adopted = Project::orchard();
    adopted.adopt();
    let projects = [
        (Project::own(), "REASON_NEW_ONE"),
        (adopted, "REASON_NEW_ONE"),
        (Project::fixture("payments"), "NEW_ONE"),
        (Project::fixture("burrow"), "REASON_NEW_ONE"),
    ];
    projects
        .into_iter()
        .map(|(project, name)| {
            let text = project.read("catalogue.yaml");
            let reasons = text.split("\nreasons:\n").nth(1).unwrap();
            let names = reasons.lines().filter_map(|line| line.strip_prefix("  - name: "));
            let names: Vec<_> = names.map(str::to_owned).collect();
            assert!(names.len() > 1, "{text}");
            (project, name, names)
        })
        .collect()
}

fn loaded(text: &str) -> Catalogue {
    catalogue::load(&Arc::from("catalogue.yaml"), text).unwrap()
}

/// The text after an edit, and what changed by it.
fn after(text: &str, request: &Request) -> (String, Vec<CatalogueChange>) {
    let old = loaded(text);
    let new = edit(&old, request, |file, _| file.into()).unwrap();
    (new.files.main().text.to_string(), compare(&old, &new))
}

#[test]
fn a_reason_behind_any_other_is_all_that_changes() {
    for (project, name, names) in projects() {
        let before = project.read("catalogue.yaml");
        for after_it in &names {
            let request = Request::Add(Box::new(Addition {
                kind: EnumKind::Reasons,
                name: name.to_owned(),
                number: None,
                facts: Facts::default(),
                taken: TakenNumbers::default(),
                since: None,
                description: "It: new.".to_owned(),
                case: Some(Case { state: None, source: None, when: "So, so.".to_owned() }),
                after: Some(after_it.clone()),
                file: None,
            }));
            let (new, changes) = after(&before, &request);
            let same = before.bytes().zip(new.bytes()).take_while(|(old, new)| old == new).count();
            let more = new.len() - before.len();
            assert_eq!(before[same..], new[same + more..], "{after_it}");
            let [change] = changes.as_slice() else { panic!("{changes:?}") };
            assert_eq!((change.what, change.entry.as_deref()), ("entry", Some(name)));
            assert!(!change.breaking && change.old.is_none(), "{change:?}");
        }
    }
}

#[test]
fn another_name_is_all_that_changes() {
    for (project, _, names) in projects() {
        let before = project.read("catalogue.yaml");
        for name in &names {
            let to = format!("{name}_NOW");
            let since = Some("9".to_owned());
            let request = Request::Rename(Renaming { name: name.clone(), to: to.clone(), since });
            let (new, changes) = after(&before, &request);
            let former = format!("{{ name: {name}, renamed_in: 9 }}");
            assert_eq!(new.matches(&former).count(), 1, "{name}");
            let back = new.replace(&to, name);
            let back = back.replace(&format!("    former_names: [{former}]\n"), "");
            assert_eq!(back.replace(&format!(", {former}"), ""), before, "{name}");
            assert!(changes.iter().all(|change| !change.breaking), "{changes:?}");
        }
    }
}

#[test]
fn the_end_of_a_life_is_all_that_changes() {
    for (project, _, names) in projects() {
        let before = project.read("catalogue.yaml");
        let catalogue = loaded(&before);
        let is_active =
            |name: &&String| catalogue.find(name).unwrap().1.lifecycle.stage == Stage::Active;
        for name in names.iter().filter(is_active) {
            let since = Some("9".to_owned());
            let (name, replacement, note) = (name.clone(), None, None);
            let retirement = Retirement { name: name.clone(), since, replacement, note };
            let (new, changes) = after(&before, &Request::Deprecate(retirement));
            let line = "    lifecycle: { deprecated: { since: 9 } }\n";
            assert_eq!(new.replacen(line, "", 1), before, "{name}");
            let [change] = changes.as_slice() else { panic!("{changes:?}") };
            assert_eq!((change.what, change.entry.as_ref()), ("lifecycle", Some(&name)));
        }
    }
}

/// What the edits of one catalogue make of it, each after the last.
fn all_edits(text: &str) -> String {
    let project = Project::with(&[("catalogue.yaml", text)]);
    for arguments in [
        &["add", "WHY_WET", "--description", "Rain.", "--state", "JOB_LOST", "--when", "So."][..],
        &["add", "WHY_LONG", "--description", "One.\n\nTwo.", "--after", "WHY_FULL"],
        &["add", "FROM_USER", "--description", "Somebody."],
        &["rename", "WHY_FULL", "WHY_QUEUE_FULL"],
        &["deprecate", "WHY_BUSY", "--use", "WHY_LONG"],
        &["remove", "WHY_QUEUE_FULL"],
        &["remove", "WHY_WET"],
        &["remove", "JOB_LOST"],
    ] {
        project.run(arguments).exits(0);
    }
    project.read("catalogue.yaml")
}

#[test]
fn line_endings_stay() {
    let plain = all_edits(CATALOGUE);
    assert_eq!(all_edits(&CATALOGUE.replace('\n', "\r\n")), plain.replace('\n', "\r\n"));
}

#[test]
fn a_byte_order_mark_and_a_missing_line_break_stay() {
    // The entries come last.
    let (entries, _) = CATALOGUE.split_once("\n# Two was").unwrap();
    let plain = all_edits(entries);
    let bare = format!("\u{feff}{}", entries.trim_end());
    assert_eq!(all_edits(&bare), format!("\u{feff}{}", plain.trim_end()));
}

#[test]
fn a_reason_is_in_every_output_after_generate() {
    let mut updated = String::new();
    for (project, name, _) in projects() {
        project.run(&["generate"]).exits(0);
        // People write the values of a `.proto` file themselves.
        for path in ["include/orchard/orchard.proto", "include/orchard/v1/orchard.proto"] {
            if project.exists(path) {
                let text = project.read(path);
                let last = text
                    .find("    REASON_WORKER_RESTARTED")
                    .or(text.find("    REASON_NODE_RESTARTED"));
                let last = last.expect("the last value");
                let value = "    REASON_NEW_ONE = 21;\n";
                project.write(path, &format!("{}{value}{}", &text[..last], &text[last..]));
            }
        }
        let add = ["add", name, "--description", "It is quite new.", "--generate"];
        let run = project.run(&add).exits(0);
        for path in run.stderr.lines().filter_map(|line| line.strip_prefix("updated ")) {
            assert!(project.read(path).contains("It is quite new"), "{path}");
            updated = updated + path + "\n";
        }
        project.run(&["check"]).exits(0);
    }
    // All outputs but those that are about something else.
    assert_data_eq!(
        updated,
        str![[r#"
catalogue.yaml
generated/docs/task-state-reasons.md
generated/proto/v0/task_status.proto
generated/proto/v1/task_status.proto
generated/docs/reference.html
generated/catalogue.json
generated/c/task_status.h
generated/rust/task_status.rs
generated/python/task_status.py
generated/typescript/task_status.ts
generated/go/taskstatus/task_status.go
generated/java/org/apache/mesos/Reason.java
catalogue.yaml
docs/task-state-reasons.md
include/orchard/orchard.proto
include/orchard/v1/orchard.proto
catalogue.yaml
docs/result-codes.md
proto/result_code.proto
rust/result_code.rs
python/result_code.py
typescript/result_code.ts
go/payments/result_code.go
c/result_code.h
java/com/example/ResultCode.java
catalogue.yaml
js/reasons.js
docs/reasons.md

"#]]
    );
}

#[test]
fn an_edit_changes_no_other_file() {
    let project = Project::own();
    let files = |project: &Project| {
        let mut files = project.files();
        files.remove("catalogue.yaml");
        files.remove("edit.diff");
        files
    };
    let before = files(&project);
    edited(&project, &["deprecate", "REASON_GC_ERROR"]);
    assert_eq!(files(&project), before);
    let own = fs::read_to_string(repository("catalogue.yaml")).unwrap();
    assert_ne!(project.read("catalogue.yaml"), own);
}
