//! Runs that are killed, or get an error, at each single system call that opens or changes
//! something.

use std::collections::HashMap;
use std::fs;

use super::{log, strace};
use crate::project::{Files, Project};

const CATALOGUE: &str = "\
project: Lantern
release: \"2\"
enums: { reasons: { type: Reason, prefix: WHY_ } }
reasons:
  - { name: WHY_WET, number: 1, description: Rain came in. }
owned: [made]
outputs:
  made/first.txt: { template: list.txt }
  made/second.txt: { template: list.txt }
  made/new/third.txt: { template: list.txt }
";

const TEMPLATE: &str = "\
{% for line in banner %}# {{ line }}
{% endfor %}
{%- for reason in reasons.entries %}{{ reason.name }}: {{ reason.description | text }}
{% endfor %}";

/// Two outputs are stale, one is missing, and one is an orphan.
fn lantern() -> Project {
    let project = Project::with(&[("catalogue.yaml", CATALOGUE), ("templates/list.txt", TEMPLATE)]);
    project.run(&["generate"]).exits(0);
    project.edit("catalogue.yaml", "Rain", "Snow");
    let at = |path| project.path().join(path);
    fs::rename(at("made/new"), at("made/old")).unwrap();
    project
}

/// A system call of a run: its name, and its number among the calls of that name, counted from 1.
#[derive(Debug)]
struct Call {
    name: String,
    count: usize,
    /// Whether the call writes to standard output or standard error.
    says: bool,
}

/// The calls of a run that open or change something.
fn calls(project: &Project, args: &[&str]) -> Vec<Call> {
    let trace = "trace=/^(openat2|write|fsync|fch.*|rename.*|unlink.*|mkdir.*)$";
    assert!(strace(project, &["-e", trace], args).output().unwrap().status.success());
    let mut counts = HashMap::new();
    let mut calls = Vec::new();
    let log = log(project);
    let main = log[0].0.clone();
    for (thread, call) in log {
        assert_eq!(thread, main, "one thread has to do with files, so that they have an order");
        let name = call.split('(').next().unwrap().to_owned();
        let count = *counts.entry(name.clone()).and_modify(|count| *count += 1).or_insert(1);
        let says = call.starts_with("write(1<") || call.starts_with("write(2<");
        calls.push(Call { name, count, says });
    }
    assert!(calls.len() > 5, "{calls:?}");
    calls
}

/// The result of a run with an injected fault.
struct Tried {
    what: String,
    project: Project,
    /// `None` if it was killed.
    code: Option<i32>,
    stderr: String,
    /// Whether all files are as after a run without a fault.
    is_done: bool,
}

/// Runs a command once for each of its calls, and injects a fault there. Fails unless every file is
/// then either old or new. Temporary files may be left over.
fn at_each_call(start: fn() -> Project, args: &[&str], inject: &str) -> Vec<Tried> {
    let (old, new) = (start().files(), start());
    let calls = calls(&new, args);
    let new = new.files();
    let mut all = Vec::new();
    // What is said to nobody has not happened.
    for call in calls.iter().filter(|call| !call.says || inject == KILL) {
        let project = start();
        let Call { name, count, .. } = call;
        let trace = format!("trace={name}");
        let inject = format!("inject={name}:{inject}:when={count}");
        let output = strace(&project, &["-e", &trace, "-e", &inject], args).output().unwrap();
        log(&project);
        let stderr = String::from_utf8(output.stderr).unwrap();
        let what = format!("{inject}\n{stderr}");
        let now = project.files();
        for path in now.keys().chain(old.keys()).chain(new.keys()) {
            let as_in = |files: &Files| files.get(path) == now.get(path);
            assert!(as_in(&old) || as_in(&new) || is_unfinished(path), "{path} after {what}");
        }
        // The old text that came out is cleared by the next run where it could not be removed.
        let is_done = now.iter().filter(|(path, _)| !is_unfinished(path)).eq(&new);
        all.push(Tried { what, project, code: output.status.code(), stderr, is_done });
    }
    all
}

const KILL: &str = "signal=KILL";
const REFUSE: &str = "error=EIO";

fn is_unfinished(path: &str) -> bool {
    path.ends_with(".reasonbook-new")
}

impl Tried {
    /// Fails unless `generate` brings everything up to date, and removes temporary files.
    fn assert_mended(&self) {
        let run = self.project.run(&["generate", "--prune"]);
        assert_eq!(run.code, 0, "{}\n{}", self.what, run.stderr);
        assert!(!self.project.files().keys().any(|path| is_unfinished(path)), "{}", self.what);
        self.project.run(&["check"]).exits(0);
    }
}

const GENERATE: &[&str] = &["generate", "--prune"];
const DEPRECATE: &[&str] = &["deprecate", "WHY_WET", "--note", "It never rains."];

#[test]
fn generate_dies() {
    let mut left_over = 0;
    for tried in at_each_call(lantern, GENERATE, KILL) {
        assert_eq!(tried.code, None, "{}", tried.what);
        left_over += usize::from(tried.project.files().keys().any(|path| is_unfinished(path)));
        tried.assert_mended();
    }
    assert!(left_over > 0, "some die while a file is written");
}

#[test]
fn an_edit_of_the_catalogue_dies() {
    for tried in at_each_call(lantern, DEPRECATE, KILL) {
        assert_eq!(tried.code, None, "{}", tried.what);
        tried.assert_mended();
    }
}

#[test]
fn init_dies() {
    for tried in at_each_call(Project::empty, &["init"], KILL) {
        assert_eq!(tried.code, None, "{}", tried.what);
        if !tried.project.exists("catalogue.yaml") {
            tried.project.run(&["init"]).exits(0);
        }
        tried.assert_mended();
    }
}

/// The runs that failed because of the fault. They must name the call, and leave no temporary
/// files.
fn stopped(all: Vec<Tried>) -> Vec<Tried> {
    let calls = all.len();
    let stopped: Vec<_> =
        all.into_iter().filter(|tried| tried.code != Some(0) || !tried.is_done).collect();
    assert!(stopped.len() * 2 > calls, "{} of {calls}", stopped.len());
    for Tried { what, project, code, stderr, .. } in &stopped {
        assert_eq!(*code, Some(2), "{what}");
        assert_eq!(stderr.matches("error[disk]: cannot ").count(), 1, "{what}");
        assert!(!project.files().keys().any(|path| is_unfinished(path)), "{what}");
    }
    stopped
}

#[test]
fn generate_is_refused() {
    for tried in stopped(at_each_call(lantern, GENERATE, REFUSE)) {
        let Tried { what, project, stderr, .. } = &tried;
        // What it says of each file is so.
        let new = |path: &str| project.exists(path) && project.read(path).contains("Snow");
        let mut said = 0;
        for line in stderr.lines() {
            let is_so = match line.split_once(' ') {
                Some(("updated" | "created", path)) => new(path),
                Some(("removed", path)) => !project.exists(path),
                _ => match line.split_once(": ") {
                    Some(("not written", path)) => !new(path),
                    Some(("not removed", path)) => project.exists(path),
                    _ => continue,
                },
            };
            assert!(is_so, "{line:?} after {what}");
            said += 1;
        }
        assert!(said == 4 || (said == 0 && !new("made/first.txt")), "{what}");
        tried.assert_mended();
    }
}

#[test]
fn an_edit_of_the_catalogue_is_refused() {
    stopped(at_each_call(lantern, DEPRECATE, REFUSE)).iter().for_each(Tried::assert_mended);
}
