//! No text can break what is generated: each is refused at its place, or goes through every field
//! and every built-in template into files that the real tools accept, and comes back from the
//! constants as it was.

mod catalogue;
mod programs;
mod texts;

use std::sync::Arc;

use crate::c;
use crate::java;
use crate::project::{PATIENTLY, Project, Run};
use crate::typescript;
use proptest::prelude::Strategy;
use proptest::strategy::ValueTree;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use reasonbook::catalogue::load;
use reasonbook::diagnostic::{Diagnostic, Place};

use catalogue::{catalogue, known, noun, quoted, speaking, titles};
use programs::PROGRAMS;
use texts::{PIECES, texts};

/// A catalogue with every text in every field, and some that would run in a page.
pub fn every_text() -> String {
    let in_pages = [
        "</script><script>hacked = 1</script>",
        "<!--<script>",
        "<img src=x onerror=\"hacked = 1\">",
        "\"><svg onload=hacked=1>",
        "[a](javascript:hacked=1) <javascript:hacked=1> [b](data:text/html,hacked)",
    ];
    let in_pages = in_pages.map(str::to_owned).into_iter();
    let all = texts().into_iter().map(|(_, text)| text).chain(in_pages);
    catalogue(&all.collect::<Vec<_>>())
}

/// A project in which every field has every one of the texts, with all its outputs.
fn project(texts: &[String]) -> Project {
    generated(&catalogue(texts))
}

/// The project of a catalogue, with all its outputs and a header of C.
fn generated(catalogue: &str) -> Project {
    let project = Project::fixture("burrow");
    project.write("catalogue.yaml", catalogue);
    project.run(&["generate", PATIENTLY]).exits(0);
    project.run(&["check", PATIENTLY]).exits(0);
    // A string of C ends at a zero byte, so that such a text is refused there.
    let whole = project.read("catalogue.yaml");
    let (facts, _) = whole.split_once("\noutputs:\n").unwrap();
    let output = "outputs: { table.h: { template: reasons.h, with: { namespace: table } } }";
    project.write("c.yaml", &format!("{}\n{output}\n", facts.replace("\\U00000000", "")));
    project.run(&["generate", "--catalogue", "c.yaml", PATIENTLY]).exits(0);
    project
}

fn quiet(run: Run) {
    let run = run.exits(0);
    assert_eq!((run.stdout.as_str(), run.stderr.as_str()), ("", ""));
}

/// Fails unless compilers and checkers accept all outputs without any message.
fn accepted(project: &Project) {
    let library =
        "#![no_std]\n//! Tables.\n#![deny(warnings, missing_docs)]\n/// A table.\npub mod table;\n";
    project.write("library.rs", library);
    let metadata = ["--crate-type=lib", "--emit=metadata", "-o", "l.rmeta", "library.rs"];
    quiet(project.program("rustc", &[&["--edition=2021"], &metadata[..]].concat()));
    quiet(project.program("rustdoc", &["--edition=2021", "-Dwarnings", "-odoc", "library.rs"]));
    quiet(project.program("python3", &["-B", "-W", "error", "table.py"]));
    let args = ["--descriptor_set_out=set", "--fatal_warnings", "table.proto"];
    quiet(project.program("protoc", &args));
    java::compiles(project, "US-ASCII");
    typescript::compile(project);
    project.write("go.mod", "module example.com/table\n");
    quiet(project.program("gofmt", &["-l", "-d", "go"]));
    quiet(project.program("go", &["vet", "./go"]));
    quiet(project.program("go-staticcheck", &["./go"]));
    quiet(project.program("node", &["--check", "table.js"]));
    c::compiles(project, "table.h");
    assert_sound(&project.read("page.md"));
    assert_sound(&project.read("reference.md"));
    let page = scraper::Html::parse_document(&project.read("page.html"));
    assert_eq!(page.errors, Vec::<String>::new());
}

/// Fails if a page, as a browser gets it, has errors, or if a text became markup.
fn assert_sound(markdown: &str) {
    let body = markdown.split_once("---\n\n").map_or(markdown, |(_, body)| body);
    let mut html = String::new();
    pulldown_cmark::html::push_html(&mut html, pulldown_cmark::Parser::new(body));
    let page = scraper::Html::parse_fragment(&html);
    assert_eq!(page.errors, Vec::<String>::new(), "{markdown}");
    for tag in ["<script", "<b>", "href=\"javascript"] {
        assert!(!html.contains(tag), "{tag}\n{markdown}");
    }
    // Site generators interpret these before they parse Markdown.
    for template in ["{{", "{%", "8<-"] {
        assert!(!markdown.contains(template), "{template}\n{markdown}");
    }
}

/// Fails unless every language has exactly the texts of the catalogue, and all types of fields.
fn read_back(project: &Project, texts: &[String]) {
    let all_known = |texts: &[String]| {
        let known = texts.iter().enumerate().flat_map(|(index, text)| known(index, text));
        known.fold(String::new(), |all, item| all + &item + "\0\n")
    };
    let expected = all_known(texts);
    for (name, text) in PROGRAMS {
        project.write(name, text);
    }
    let run = project.program("python3", &["-B", "main.py"]).exits(0);
    assert_eq!(run.stdout, expected, "Python");
    quiet(project.program("rustc", &["--edition=2021", "-Adead_code", "main.rs"]));
    assert_eq!(project.program("./main", &[]).exits(0).stdout, expected, "Rust");
    quiet(project.program("javac", &["-cp", "out", "-d", "out", "Main.java"]));
    assert_eq!(project.program("java", &["-cp", "out", "Main"]).exits(0).stdout, expected, "Java");
    quiet(project.program("gcc", &["-std=c11", "-o", "main", "main.c"]));
    // A string of C has no zero bytes.
    let without_zeros: Vec<_> = texts.iter().map(|text| text.replace('\0', "")).collect();
    let printed = project.program("./main", &[]).exits(0).stdout;
    assert_eq!(printed, all_known(&without_zeros), "C");
    assert_eq!(project.program("go", &["run", "main.go"]).exits(0).stdout, expected, "Go");
    assert_eq!(project.program("node", &["main.mjs"]).exits(0).stdout, expected, "TypeScript");
    let descriptions = texts.iter().map(|text| text.trim_end());
    let expected = descriptions.fold(String::new(), |all, text| all + text + "\0\n");
    let json = "import json, sys\nsys.stdout.reconfigure(encoding='utf-8', newline='')\n\
                for reason in json.load(open('data.json', encoding='utf-8'))['reasons']['entries']:\n  \
                sys.stdout.write(reason['description'] + '\\0\\n')\n";
    let run = project.program("python3", &["-c", json]).exits(0);
    assert_eq!(run.stdout, expected, "JSON");
}

/// Whatever a description contains, changing one word changes one line in each output.
#[test]
fn every_text_in_every_field_is_accepted_comes_back_and_spoils_no_diff() {
    let mut texts: Vec<_> = texts().into_iter().map(|(_, text)| text).collect();
    let at = texts.len() / 2;
    texts.insert(at, "The lamp was out.".to_owned());
    let project = project(&texts);
    accepted(&project);
    read_back(&project, &texts);
    a_changed_word_is_a_changed_line(&project);
}

#[test]
fn every_text_in_every_title_and_parameter_is_accepted() {
    let texts: Vec<_> = texts().into_iter().map(|(_, text)| text).collect();
    for texts in texts.chunks(40) {
        let project = Project::with(&[
            ("catalogue.yaml", &titles(texts)),
            ("index.md", "<!-- reasonbook:begin link -->\n<!-- reasonbook:end link -->\n"),
        ]);
        project.run(&["generate"]).exits(0);
        quiet(project.program("python3", &["-B", "-W", "error", "table.py"]));
        assert_sound(&project.read("page.md"));
        let index = project.read("index.md");
        assert_sound(&index);
        assert_eq!(index.lines().count(), 3, "{index}");
    }
}

/// Words can be long, of any script, begin with any sound, and have any plural.
#[test]
fn every_word_for_what_a_catalogue_speaks_of_is_accepted_by_every_language() {
    let texts: Vec<_> = texts().into_iter().map(|(_, text)| text).collect();
    let all = noun(&(texts.join(" ") + " n 任务 ßtate class ﬁx-y hour"));
    for words in [["n", "任务", "ßtate"], ["class", "ﬁx-y", "hour"]] {
        let rust = generated(&speaking(words)).read("table.rs");
        assert!(rust.contains(words[2]), "{rust}");
    }
    accepted(&generated(&speaking([&all; 3])));
}

/// Texts of random pieces, the same in every run.
#[test]
fn texts_of_random_pieces_are_accepted_and_come_back() {
    let rng = TestRng::from_seed(RngAlgorithm::ChaCha, &[7; 32]);
    let mut runner = TestRunner::new_with_rng(Config::default(), rng);
    let piece = proptest::prop_oneof![
        4 => proptest::sample::select(PIECES).prop_map(str::to_owned),
        1 => "\\PC{1,6}",
        1 => proptest::char::any().prop_map(String::from),
    ];
    let text = proptest::collection::vec(piece, 1..12).prop_map(|pieces| pieces.concat());
    let texts: Vec<_> = (0..150)
        .map(|_| text.new_tree(&mut runner).unwrap().current())
        .map(|text| text.trim_end().to_owned())
        .collect();
    let project = project(&texts);
    accepted(&project);
    read_back(&project, &texts);
}

/// The file of each error in a catalogue.
fn found(catalogue: &str) -> Vec<String> {
    let errors = load(&Arc::from("catalogue.yaml"), catalogue).err().unwrap_or_default();
    let file = |error: &Diagnostic| match &error.place {
        Place::Span(file, _) => file.to_string(),
        Place::File(_) | Place::Line(..) => panic!("{error:?} has no place in the file"),
    };
    errors.iter().map(file).collect()
}

/// The output of `generate` for each catalogue; it must fail and write nothing.
fn reported(catalogue: &str) -> Vec<String> {
    let project = Project::with(&[("catalogue.yaml", catalogue)]);
    let run = project.run(&["generate"]);
    let errors = run.stderr.split("error[").skip(1).map(str::to_owned).collect();
    assert!(run.code == 0 || project.files().len() == 1, "nothing is written");
    errors
}

/// Fields that outputs contain unescaped refuse texts that could be code there.
#[test]
fn fields_that_are_not_prose_refuse_each_text_at_its_place() {
    let fields = [
        ("since", "reasons:\n  - name: R_A\n    number: 0\n    since: TEXT\n"),
        ("name", "reasons:\n  - number: 0\n    name: TEXT\n"),
        (
            "former name",
            "reasons:\n  - name: R_A\n    number: 0\n    former_names: [{ name: TEXT }]\n",
        ),
        (
            "renamed_in",
            "reasons:\n  - name: R_A\n    number: 0\n    former_names: [{ name: R_B, renamed_in: TEXT }]\n",
        ),
        ("alias", "reasons:\n  - name: R_A\n    number: 0\n    aliases: [TEXT]\n"),
        ("word", "reasons: [{ name: R_A, number: 0 }]\nwords: { task: TEXT }\n"),
        ("api", "reasons: [{ name: R_A, number: 0 }]\napis:\n  TEXT: {}\n"),
        (
            "capability",
            "reasons: [{ name: R_A, number: 0 }]\ncapabilities:\n  TEXT: { frameworks: Some }\n",
        ),
        (
            "reserved name",
            "reasons: [{ name: R_A, number: 0 }]\nreserved: { names: { reasons: [TEXT] } }\n",
        ),
        (
            "package",
            "reasons: [{ name: R_A, number: 0 }]\noutputs: { a.proto: { template: enums.proto, with: { package: TEXT } } }\n",
        ),
    ];
    let mut refused = 0;
    for (field, shape) in fields {
        for (name, text) in texts() {
            let catalogue = format!(
                "project: P\nenums: {{ reasons: {{ type: Reason, prefix: R_ }} }}\n{}",
                shape.replace("TEXT", &quoted(&text))
            );
            // A package is first looked at where it is rendered.
            let errors = if field == "package" { reported(&catalogue) } else { found(&catalogue) };
            // Such a word means the same everywhere, if it is no name; and no package is none.
            let harmless = text.chars().all(|c| c.is_ascii_alphanumeric() || "_.+-~".contains(c))
                || field == "word" && text == noun(&text);
            if harmless && (!text.is_empty() || field == "package") {
                assert!(errors.len() < 2, "{field}, {name}: {errors:?}");
                continue;
            }
            let file = if field == "package" { "enums.proto:" } else { "catalogue.yaml" };
            assert_eq!(errors.len(), 1, "{field}, {name}: {errors:?}");
            assert!(errors[0].contains(file), "{field}, {name}: {errors:?}");
            refused += 1;
        }
    }
    assert!(refused > 300, "{refused}");
}

fn a_changed_word_is_a_changed_line(project: &Project) {
    let before = project.read("catalogue.yaml");
    let old = format!("    description: {}\n", quoted("The lamp was out."));
    assert_eq!(before.matches(&old).count(), 1);
    project.write("catalogue.yaml", &before.replace(&old, &old.replace("lamp", "lantern")));
    let diff = project.run(&["check", PATIENTLY]).exits(1).stdout;
    let removed = diff.lines().filter(|line| line.starts_with('-') && !line.starts_with("---"));
    // The pages, the proto and the JSON once; each language twice, in its comment and its constant.
    assert_eq!(removed.count(), 5 + 6 * 2, "{diff}");
}

#[test]
fn a_text_too_long_for_java_is_refused_for_java_alone() {
    let long = "word ".repeat(20_000);
    let catalogue = format!(
        "project: P\nenums: {{ reasons: {{ type: Reason }} }}\nreasons: [{{ name: A, number: 1, description: {long} }}]\n\
         outputs:\n  table.py: {{ template: reasons.py }}\n"
    );
    let project = Project::with(&[("catalogue.yaml", &catalogue)]);
    project.run(&["generate"]).exits(0);
    let java = "  Reason.java: { template: Reason.java }\n";
    project.write("catalogue.yaml", &format!("{catalogue}{java}"));
    let run = project.run(&["generate"]).exits(2);
    let message = "the text has 99999 bytes, and a constant in Java can have 65535";
    assert!(run.stderr.contains(message), "{}", run.stderr);
}
