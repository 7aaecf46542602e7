//! Catalogues of other shapes than the first: each goes through every built-in template, and the
//! compilers accept what comes out.

use std::fmt::Write;

use crate::java;
use crate::project::{Project, Run};

/// Prose that would break out of any comment, string or cell that let it.
const HOSTILE: &str = r#"'*/ """ \u002a/ \u000a -- --> <b> {@see} {{ x }} | `a` \ "q"'"#;

const STATES_ALONE: &str = "\
states:
  - { name: S_ON, number: 1, terminal: usually, requires: CAP }
  - { name: S_OFF, number: -2, notes: [{ text: A remark. }] }
capabilities: { CAP: { frameworks: capable ones } }
reasons:
  - { name: R_A, number: 0, updates: [{ state: [S_ON, S_OFF], when: It went. }] }
";

const SOURCES_ALONE: &str = "\
sources:
  - { name: C_ONE, number: 0 }
reasons:
  - { name: R_A, number: 0, updates: [{ source: C_ONE, when: It went. }, { when: Untied. }] }
";

const NAMES_OF_THEIR_OWN: &str = "\
apis: { v0: {}, v1: { rename: { OLD: NEW } } }
capabilities: { CAP: { frameworks: capable ones } }
states:
  - { name: S_ON, number: 1 }
  - { name: S_OFF, number: 2 }
reasons:
  - name: R_NEW_X
    number: 3
    former_names: [{ name: R_OLD_X }]
    updates:
      - { state: last-known, when: Again., instead: { CAP: { reason: R_B } } }
      - { when: Untied., instead: { CAP: { state: S_OFF, reason: R_B } } }
  - { name: R_B, number: 4, former_names: [{ name: R_fn }, { name: R_OldName }], names: { v1: R_BEE }, lifecycle: { deprecated: { use: R_NEW_X } } }
  - { name: R_C, number: 5, lifecycle: removed }
";

fn hostile() -> String {
    format!(
        "\
introduction: {HOSTILE}
guidelines: {HOSTILE}
title: {HOSTILE}
lints: {{ contradicting-instead: allow }}
capabilities: {{ CAP: {{ frameworks: {HOSTILE}, description: {HOSTILE} }} }}
states:
  - {{ name: S_ON, number: 1, description: {HOSTILE}, notes: [{{ text: {HOSTILE} }}] }}
sources:
  - {{ name: C_ONE, number: 0, component: {HOSTILE}, description: {HOSTILE} }}
reasons:
  - name: R_A
    number: 0
    description: {HOSTILE}
    guidance: {{ text: {HOSTILE}, notes: [{{ text: {HOSTILE} }}] }}
    lifecycle: {{ deprecated: {{ note: {HOSTILE} }} }}
    updates:
      - state: S_ON
        source: C_ONE
        when: {HOSTILE}
        notes: [{{ text: {HOSTILE} }}]
        instead: {{ CAP: {{ state: S_ON, when: {HOSTILE} }} }}
"
    )
}

/// A project with a catalogue of some shape and every output that the shape allows.
fn project(shape: &str) -> Project {
    let has = |key: &str| shape.contains(&format!("{key}:\n"));
    let mut catalogue =
        String::from("project: P\nenums:\n  reasons: { type: Reason, prefix: R_ }\n");
    let mut outputs = String::from(
        "outputs:
  page.md: { template: task-state-reasons.md }
  table.proto: { template: enums.proto, api: API }
  table.rs: { template: reasons.rs, api: API }
  table.py: { template: reasons.py, api: API }
  java/Reason.java: { template: Reason.java, api: API }
  java/Lifecycle.java: { template: Lifecycle.java }
  java/Update.java: { template: Update.java, api: API }
",
    );
    for (key, declared) in [
        ("states", "  states: { type: State, prefix: S_ }\n"),
        ("sources", "  sources: { type: Source, prefix: C_ }\n"),
    ] {
        catalogue += if has(key) { declared } else { "" };
    }
    for (needed, class) in [
        (has("states"), "State"),
        (has("sources"), "Source"),
        (shape.contains("terminal:"), "Terminal"),
        (shape.contains("capabilities:"), "Capability"),
        (shape.contains("v1:"), "Api"),
    ] {
        if needed {
            let _ =
                writeln!(outputs, "  java/{class}.java: {{ template: {class}.java, api: API }}");
        }
    }
    let api = if shape.contains("v1:") { ", api: v1" } else { "" };
    let outputs = outputs.replace(", api: API", api);
    let project = Project::with(&[("catalogue.yaml", &(catalogue + shape + &outputs))]);
    project.run(&["generate"]).exits(0);
    project
}

fn quiet(run: Run) {
    let run = run.exits(0);
    assert_eq!((run.stdout.as_str(), run.stderr.as_str()), ("", ""));
}

#[test]
fn every_shape_compiles() {
    for shape in [STATES_ALONE, SOURCES_ALONE, NAMES_OF_THEIR_OWN, &hostile()] {
        let project = project(shape);
        let library = "#![no_std]\n//! Tables.\n#![deny(warnings, missing_docs)]\n/// A table.\npub mod table;\n";
        project.write("library.rs", library);
        quiet(project.program(
            "rustc",
            &[
                "--crate-type=lib", "--edition=2021", "--emit=metadata", "-o", "l.rmeta",
                "library.rs",
            ],
        ));
        quiet(project.program("rustdoc", &["--edition=2021", "-Dwarnings", "-odoc", "library.rs"]));
        quiet(project.program("python3", &["-B", "-W", "error", "table.py"]));
        quiet(
            project.program(
                "protoc",
                &["--descriptor_set_out=set", "--fatal_warnings", "table.proto"],
            ),
        );
        java::compiles(&project, "UTF-8");
    }
}

#[test]
fn every_page_is_sound() {
    for shape in [STATES_ALONE, SOURCES_ALONE, NAMES_OF_THEIR_OWN, &hostile()] {
        let markdown = project(shape).read("page.md");
        let (_, body) = markdown.split_once("---\n\n").unwrap();
        let mut html = String::new();
        pulldown_cmark::html::push_html(&mut html, pulldown_cmark::Parser::new(body));
        let page = scraper::Html::parse_fragment(&html);
        assert_eq!(page.errors, Vec::<String>::new(), "{markdown}");
        // What is meant for a cell and stands outside of its block becomes code, or bold.
        for tag in ["<pre>", "<b>", "&lt;br", "&lt;/td"] {
            assert!(!html.contains(tag), "{tag}\n{markdown}");
        }
        // Site generators read these before Markdown is.
        assert!(!body.contains("{{"), "{markdown}");
    }
}

#[test]
fn descriptions_are_read_back_as_they_are() {
    let project = project(&hostile());
    let said = "import sys; from table import Reason; sys.stdout.write(Reason.R_A.description)";
    let python = project.program("python3", &["-B", "-c", said]).exits(0).stdout;
    assert_eq!(python, HOSTILE.trim_matches('\''));
    let main = "mod table;\nfn main() { print!(\"{}\", table::Reason::ALL[0].description()); }\n";
    project.write("main.rs", main);
    project.program("rustc", &["--edition=2021", "-Adead_code", "main.rs"]).exits(0);
    assert_eq!(project.program("./main", &[]).exits(0).stdout, python);
}

#[test]
fn what_frameworks_get_instead_is_on_the_page_and_in_the_constants() {
    let project = project(NAMES_OF_THEIR_OWN);
    let page = project.read("page.md");
    let (_, unchanged) = page.split_once("## Updates with the Last Known State").unwrap();
    let row = "- [`R_B`](#last-known-R_NEW_X) for [`R_NEW_X`](#R_NEW_X)\n";
    assert!(unchanged.contains(row), "{unchanged}");
    let table = project.read("table.py");
    for fact in [
        "reason=Reason.R_BEE,
            among=(
                State.S_ON,
                State.S_OFF,
            ),
            requires=(Capability.CAP,),
            instead_of_reason=Reason.R_NEW_X",
        "reason=Reason.R_BEE,
            state=State.S_OFF,
            requires=(Capability.CAP,),
            instead_of_reason=Reason.R_NEW_X",
    ] {
        assert!(table.contains(fact), "{fact}\n{table}");
    }
}

#[test]
fn a_class_without_values_is_refused() {
    let catalogue = "\
project: P
enums: { reasons: { type: Reason } }
reasons: [{ name: A, number: 1 }]
outputs: { State.java: { template: State.java }, Update.java: { template: Update.java } }
";
    let project = Project::with(&[("catalogue.yaml", catalogue)]);
    let run = project.run(&["generate"]).exits(2);
    assert_eq!(run.stderr.matches("error[template]: ").count(), 2, "{}", run.stderr);
    assert!(run.stderr.contains("so there is nothing to generate\n"), "{}", run.stderr);
}

#[test]
fn a_proto_has_the_syntax_that_is_asked_for() {
    let generate = |with: &str, number: i32| {
        let catalogue = format!(
            "\
project: P
enums: {{ states: {{ type: State }}, reasons: {{ type: Reason }} }}
states: [{{ name: S_ON, number: 0 }}]
reasons:
  - {{ name: R_GONE, number: 7, lifecycle: removed }}
  - {{ name: R_A, number: {number}, lifecycle: deprecated }}
  - {{ name: R_B, number: 9 }}
outputs: {{ a.proto: {{ template: enums.proto, with: {{ {with} }} }} }}
"
        );
        let project = Project::with(&[("catalogue.yaml", &catalogue)]);
        let run = project.run(&["generate"]);
        (run, project)
    };
    for (with, number, syntax) in
        [("", 1, "proto2"), ("syntax: proto2", 1, "proto2"), ("syntax: proto3", 0, "proto3")]
    {
        let (run, project) = generate(with, number);
        run.exits(0);
        let proto = project.read("a.proto");
        assert_eq!(proto.matches("syntax = ").count(), 1);
        assert!(proto.contains(&format!("\nsyntax = \"{syntax}\";\n")), "{proto}");
        let arguments = ["--descriptor_set_out=set", "--fatal_warnings", "a.proto"];
        quiet(project.program("protoc", &arguments));
    }
    for (with, message) in [
        (
            "syntax: proto3",
            "the first value of an enum must be 0 in proto3, and that of `Reason` is `R_A`, with the number 1",
        ),
        ("syntax: proto4", "the syntax can be `proto2` or `proto3`, and not `proto4`"),
        ("sintax: proto3", "the template `enums.proto` has no parameter `sintax`"),
    ] {
        let (run, project) = generate(with, 1);
        assert!(run.stderr.contains(&format!("]: {message}\n")), "{}", run.stderr);
        run.exits(2);
        assert!(!project.exists("a.proto"));
    }
}

#[test]
fn a_template_of_the_project_changes_no_other_output() {
    let catalogue = "\
project: P
enums: { reasons: { type: Reason } }
reasons: [{ name: A, number: 1 }]
outputs:
  one.txt: { template: one.txt }
  two.txt: { template: two.txt }
";
    let component = |says: &str| {
        format!(
            "{{% component greet() %}}{says}{{% endcomponent %}}{{% for l in banner %}}{{{{ l }}}}\r\n{{% endfor %}}{{{{ <greet/> }}}}\r\n"
        )
    };
    let project = Project::with(&[
        ("catalogue.yaml", catalogue),
        ("templates/one.txt", &component("one")),
        ("templates/two.txt", &component("two")),
    ]);
    project.run(&["generate"]).exits(0);
    assert!(project.read("one.txt").ends_with("\none\n"), "{:?}", project.read("one.txt"));
    assert!(project.read("two.txt").ends_with("\ntwo\n"), "{:?}", project.read("two.txt"));
    project.run(&["check"]).exits(0);
}

/// YAML 1.1 has several words for yes and no.
#[test]
fn another_spelling_of_a_truth_value_suggests_the_right_word() {
    for (written, meant) in
        [("on", "yes"), ("true", "yes"), ("Yes", "yes"), ("off", "no"), ("No", "no")]
    {
        let catalogue = format!(
            "project: P\nenums: {{ states: {{ type: S }}, reasons: {{ type: R }} }}\n\
             states: [{{ name: A, number: 1, terminal: {written} }}]\nreasons: []\n"
        );
        let project = Project::with(&[("catalogue.yaml", &catalogue)]);
        let run = project.run(&["check"]).exits(2);
        let help = format!("help: did you mean `{meant}`? it takes one of: yes, no, usually\n");
        assert!(run.stderr.contains(&help), "{written}: {}", run.stderr);
    }
}
