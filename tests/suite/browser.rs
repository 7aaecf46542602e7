//! The page of `reference.html` in a real browser. The checks stand in `tests/browser`; each says what it
//! promises by its name. They need Chromium and the packages that `tests/run` puts into `target/tools`.

use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::hostile;
use crate::project::{PATIENTLY, Project, Run, repository};

const ONLY_OUTPUT: &str = "\noutputs:\n  page.html: { template: reference.html }\n";

/// The folder of the packages.
fn modules() -> PathBuf {
    repository("target/tools/node")
}

/// Generates the page of a catalogue, whatever its outputs were.
fn page(catalogue: &str) -> String {
    let (catalogue, _) = catalogue.split_once("\noutputs:").unwrap_or((catalogue, ""));
    let project = Project::with(&[("catalogue.yaml", &format!("{catalogue}{ONLY_OUTPUT}"))]);
    project.run(&["generate", PATIENTLY]).exits(0);
    project.read("page.html")
}

/// Names that are long, texts from right to left, and texts without spaces.
const TONGUES: &str = "\
project: 渡し船 עברית
title: أسباب 理由
apis: { v1: {} }
enums:
  states: { type: State, prefix: S_ }
  sources: { type: Source, prefix: C_ }
  reasons: { type: Reason, prefix: R_ }
states: [{ name: S_LATE, number: 0, terminal: yes, description: הרכב מאחר. }]
sources: [{ name: C_SHIP, number: 0, component: 船, description: 船が知らせる。 }]
reasons:
  - name: R_ARABIC
    number: 0
    description: امتلأ القرص، لذلك `R_HAN` لا يكفي وحده.
    updates: [{ state: S_LATE, source: C_SHIP, when: توقف المحرك قبل الوصول. }]
  - name: R_HAN
    number: 1
    description: 磁盘已满，因此作业在写完之前就停止了，请先清理磁盘再重新启动作业，否则同样的错误还会再次发生。
    updates: [{ state: S_LATE, when: 磁盘已满。 }]
  - name: R_A_NAME_THAT_GOES_ON_AND_ON_AND_ON_UNTIL_NO_WINDOW_OF_ANY_TELEPHONE_COULD_EVER_SHOW_IT_ON_ONE_LINE
    number: 2
    description: Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft.
";

/// Names that languages cannot have, or write in a way of their own, in outputs of another api than the page.
const NAMED: &str = "\
project: Named
title: Named
apis: { old: {}, new: { rename: { SLAVE: AGENT } } }
enums:
  states: { type: State, prefix: S_ }
  reasons: { type: Reason, prefix: '' }
states: [{ name: S_SLAVE, number: 0, terminal: yes, description: It stopped. }]
reasons:
  - { name: EOF, number: 0, description: The file ended., updates: [{ state: S_SLAVE, when: It stopped. }] }
  - { name: SLAVE_HTTP_GONE, number: 1, description: The other end is gone. }
  - { name: SELF, number: 2, description: It stopped by itself. }
outputs:
  page.html: { template: reference.html }
  Go: { template: reasons.go, api: new, with: { package: named, reasons: Fleet.Reason } }
  C: { template: reasons.h, api: new }
  Rust: { template: reasons.rs, api: new }
  Python: { template: reasons.py }
  TypeScript: { template: reasons.ts, api: new }
";

/// A catalogue with this many states and reasons.
fn many(states: usize, reasons: usize) -> String {
    const WORDS: [&str; 12] = [
        "disk", "memory", "network", "clock", "queue", "worker", "ticket", "parcel", "switch",
        "engine", "valve", "signal",
    ];
    let mut text = String::from(
        "project: Many\ntitle: Many\nlints: { near-duplicate-prose: allow }\nenums:\n  states: { type: S, prefix: S_ }\n  \
         sources: { type: C, prefix: C_ }\n  reasons: { type: R, prefix: R_ }\nstates:\n",
    );
    for state in 0..states {
        let _ = writeln!(
            text,
            "  - {{ name: S_{state}, number: {state}, description: State {state}. }}"
        );
    }
    text += "sources: [{ name: C_0, number: 0, description: The only one. }]\nreasons:\n";
    for reason in 0..reasons {
        let (a, b) = (WORDS[reason % 12], WORDS[reason / 12 % 12]);
        let state = reason % states;
        let name = format!("R_{a}_{b}_{reason}").to_uppercase();
        let _ = writeln!(
            text,
            "  - name: {name}\n    number: {reason}\n    description: The {a} of the {b} stopped.\n    \
             updates: [{{ state: S_{state}, source: C_0, when: The {a} met the {b}. }}]"
        );
    }
    text
}

/// Writes the pages that the checks look at into a folder.
fn write_pages(folder: &Path) {
    let fixture = |name: &str| {
        fs::read_to_string(repository("tests/fixtures").join(name).join("catalogue.yaml")).unwrap()
    };
    let mesos = fs::read_to_string(repository("generated/docs/reference.html")).unwrap();
    for (name, text) in [
        ("mesos.html", mesos),
        ("payments.html", page(&fixture("payments"))),
        ("gateway.html", page(&fixture("gateway"))),
        ("scheduler.html", page(&fixture("scheduler"))),
        ("hostile.html", page(&hostile::every_text())),
        ("tongues.html", page(TONGUES)),
        ("wide.html", page(&many(30, 300))),
        ("many.html", page(&many(14, 10_000))),
    ] {
        fs::write(folder.join(name), text).unwrap();
    }
    let named = Project::with(&[("catalogue.yaml", NAMED)]);
    named.run(&["generate"]).exits(0);
    fs::write(folder.join("named.html"), named.read("page.html")).unwrap();
    let generated = |path: &str| fs::read_to_string(repository("generated").join(path)).unwrap();
    for (language, path) in [
        ("C", "c/task_status.h"),
        ("Go", "go/taskstatus/task_status.go"),
        ("Python", "python/task_status.py"),
        ("Rust", "rust/task_status.rs"),
        ("TypeScript", "typescript/task_status.ts"),
    ] {
        fs::write(folder.join(format!("mesos.{language}")), generated(path)).unwrap();
        fs::write(folder.join(format!("named.{language}")), named.read(language)).unwrap();
    }
    let java = ["TaskState", "Source", "Reason"]
        .map(|name| generated(&format!("java/org/apache/mesos/{name}.java")));
    fs::write(folder.join("mesos.Java"), java.concat()).unwrap();
}

#[test]
fn a_browser_shows_all_that_the_page_promises() {
    let folder = tempfile::tempdir().unwrap();
    write_pages(folder.path());
    let mut node = Command::new("node");
    node.arg(repository("tests/browser/run.mjs")).arg(modules()).arg(folder.path());
    let run = Run::of(&mut node);
    println!("{}", run.stdout);
    let run = run.exits(0);
    assert!(run.stdout.ends_with(" passed, 0 failed\n"), "{}", run.stdout);
}

/// The part of a text between two others.
fn between<'t>(text: &'t str, begin: &str, end: &str) -> &'t str {
    let (_, rest) = text.split_once(begin).unwrap_or_else(|| panic!("no {begin}"));
    rest.split_once(end).unwrap_or_else(|| panic!("no {end}")).0
}

#[test]
fn linters_find_nothing_in_script_and_styles() {
    let page = fs::read_to_string(repository("generated/docs/reference.html")).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let script = folder.path().join("page.js");
    fs::write(&script, between(&page, "<script>", "</script>")).unwrap();
    let bin = modules().join("node_modules/.bin");
    let mut eslint = Command::new(bin.join("eslint"));
    eslint.current_dir(folder.path()).env("REASONBOOK_MODULES", modules()).arg("--config");
    Run::of(eslint.arg(repository("tests/browser/eslint.config.mjs")).arg(&script)).exits(0);
    let mut stylelint = Command::new(bin.join("stylelint"));
    stylelint.arg("--config").arg(repository("tests/browser/stylelint.config.json"));
    stylelint.arg("--config-basedir").arg(modules());
    Run::of(stylelint.arg(repository("templates/reference/*.css"))).exits(0);
}

#[test]
fn the_page_is_small() {
    let page = fs::read_to_string(repository("generated/docs/reference.html")).unwrap();
    assert!(page.len() < 250_000, "{}", page.len());
    let script = between(&page, "<script>", "</script>").len();
    let styles = between(&page, "<style>", "</style>").len();
    assert!(script + styles < 40_000, "{script} and {styles}");
}
