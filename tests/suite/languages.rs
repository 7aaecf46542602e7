//! The real compilers accept generated code without a warning, and the code of all languages has
//! the same facts.

mod large;
mod updates;

use std::collections::BTreeMap;
use std::fmt::Write;
use std::fs;
use std::process::Command;

use crate::c;
use crate::java;
use crate::project::{Project, Run, repository};
use crate::typescript;

/// The generated files of the repository, in a folder to build in.
fn own() -> Project {
    let project = Project::own();
    for driver in ["driver.rs", "driver.py", "driver.ts", "driver.go", "driver.c", "Driver.java"] {
        let text = fs::read_to_string(repository("tests/drivers").join(driver)).unwrap();
        project.write(driver, &text);
    }
    project
}

fn quiet(run: Run) {
    let run = run.exits(0);
    assert_eq!((run.stdout.as_str(), run.stderr.as_str()), ("", ""));
}

/// Writes a library whose modules are these files.
fn library(project: &Project, files: &[String]) {
    let mut library =
        "#![no_std]\n#![deny(warnings, missing_docs)]\n#![doc = \"Tables.\"]\n".to_owned();
    for (number, file) in files.iter().enumerate() {
        let _ = writeln!(library, "#[path = {file:?}]\n/// A table.\npub mod table_{number};");
    }
    project.write("library.rs", &library);
}

fn rustc(project: &Project, edition: &str, files: &[String]) {
    library(project, files);
    let edition = format!("--edition={edition}");
    let args = ["--crate-type=lib", "--emit=metadata", "-o", "library.rmeta", "library.rs"];
    quiet(project.program("rustc", &[&[edition.as_str()], &args[..]].concat()));
}

#[test]
fn rust_compiles_without_std_in_every_edition() {
    let projects = Project::of_each_field();
    let catalogues = projects.each_ref().map(|project| project.read("catalogue.yaml"));
    for edition in ["2018", "2021", "2024"] {
        let (all, mut files) = (Project::empty(), Vec::new());
        for (field, (project, catalogue)) in projects.iter().zip(&catalogues).enumerate() {
            project.write("catalogue.yaml", catalogue);
            let parameter = format!("edition: {edition}");
            project.give(r"reasons\.rs", &parameter);
            assert!(project.read("catalogue.yaml").contains(&parameter), "{edition}");
            let table = project.read(&project.paths(".rs")[0]);
            let imports = table.contains("\nuse core::convert::TryFrom;\n");
            assert!(!imports || edition == "2018", "{field} in {edition}");
            files.push(format!("{field}.rs"));
            all.write(&files[field], &table);
        }
        rustc(&all, edition, &files);
    }
}

#[test]
fn rustdoc_finds_every_link() {
    let project = Project::of_all_fields();
    library(&project, &project.paths(".rs"));
    let args = ["--edition=2021", "-D", "warnings", "-o", "doc", "library.rs"];
    quiet(project.program("rustdoc", &args));
}

#[test]
fn clippy_has_nothing_to_say() {
    let project = Project::of_all_fields();
    library(&project, &project.paths(".rs"));
    project.write(
        "Cargo.toml",
        "[package]\nname = \"tables\"\nversion = \"0.0.0\"\nedition = \"2021\"\n\n\
         [lib]\npath = \"library.rs\"\n\n[workspace]\n",
    );
    let args = ["clippy", "--quiet", "--offline", "--", "-Dwarnings", "-Wclippy::pedantic"];
    quiet(project.program("cargo-clippy", &args));
}

/// Newer compilers warn that old levels are old.
#[test]
fn java_compiles_at_every_level_without_a_warning_and_its_docs_do_too() {
    let flags = ["-Xlint:all,-options", "-Werror", "-Xdoclint:all/protected"];
    let runs = ["8", "11", "17"].map(|level| [&flags[..], &["--release", level]].concat());
    java::each_field("javac", &runs);
}

#[test]
fn protoc_accepts_the_enums() {
    let project = Project::own();
    let protos = project.outputs(".proto");
    let payments = Project::generated("payments");
    let more = payments.outputs(".proto");
    let of = |project, paths: Vec<String>| paths.into_iter().map(move |path| (project, path));
    for (project, path) in of(&project, protos).chain(of(&payments, more)) {
        let (folder, file) = path.rsplit_once('/').unwrap();
        let path = format!("--proto_path={folder}");
        let args = [&path, "--descriptor_set_out=set", "--fatal_warnings", file];
        quiet(project.program("protoc", &args));
    }
}

#[test]
fn a_proto_has_the_options_that_its_output_names() {
    let project = Project::with(&[(
        "catalogue.yaml",
        "project: P\nenums: { reasons: { type: Why } }\nreasons: [{ name: WHY_RAIN, number: 0 }]\n\
         outputs:\n  a.proto:\n    template: enums.proto\n    with:\n      package: p\n      options:\n        \
         go_package: example.com/p;p\n        java_package: org.example\n        java_multiple_files: true\n        \
         optimize_for: CODE_SIZE\n",
    )]);
    project.run(&["generate"]).exits(0);
    let options = "\npackage p;\n\noption go_package = \"example.com/p;p\";\n\
                   option java_package = \"org.example\";\noption java_multiple_files = true;\n\
                   option optimize_for = CODE_SIZE;\n\n";
    let proto = project.read("a.proto");
    assert!(proto.contains(options), "{proto}");
    quiet(project.program("protoc", &["--descriptor_set_out=set", "--fatal_warnings", "a.proto"]));
}

#[test]
fn all_languages_print_the_same() {
    let project = own();
    let table = "generated/rust/task_status.rs";
    quiet(project.program(
        "rustc",
        &["--edition=2021", "--crate-type=rlib", "--crate-name=task_status", table],
    ));
    let link = "task_status=libtask_status.rlib";
    quiet(project.program("rustc", &["--edition=2021", "--extern", link, "driver.rs"]));
    let rust = project.program("./driver", &[]).exits(0).stdout;

    let mut python = Command::new("python3");
    python.arg("-B").arg(project.path().join("driver.py"));
    python.env("PYTHONPATH", project.path().join("generated/python"));
    let python = Run::of(&mut python).exits(0).stdout;

    let args = ["-d", "classes", "-sourcepath", "generated/java", "Driver.java"];
    project.program("javac", &args).exits(0);
    let java = project.program("java", &["-cp", "classes", "Driver"]).exits(0).stdout;

    project.write("task_status.ts", &project.read("generated/typescript/task_status.ts"));
    typescript::compile(&project);
    let typescript = typescript::run(&project, "driver");

    assert_eq!(rust, python);
    assert_eq!(rust, java);
    assert_eq!(rust, typescript);

    project.write("go.mod", "module example.com/driver\n\ngo 1.18\n");
    assert_eq!(rust, project.program("go", &["run", "driver.go"]).exits(0).stdout);

    for compiler in
        [["gcc", "-std=c11", "-xc"], ["clang", "-std=c11", "-xc"], ["g++", "-std=c++17", "-xc++"]]
    {
        let flags =
            [&compiler[1..], &c::WARNINGS, &["-Igenerated/c", "-o", "driver", "driver.c"]].concat();
        quiet(project.program(compiler[0], &flags));
        assert_eq!(rust, project.program("./driver", &[]).exits(0).stdout, "{compiler:?}");
    }
    holds_the_facts(&rust);
    updates::hold(&rust);
    for row in rows("reason") {
        let again = if row[6].is_empty() { "none" } else { &row[6] };
        let answer = format!("\n{} again: {again}\n", row[1]);
        assert!(rust.contains(&answer), "{answer}");
    }
    for row in rows("state") {
        let answer = format!("\n{} is terminal: {}\n", row[1], row[4]);
        assert!(rust.contains(&answer), "{answer}");
    }
    for answer in [
        "TASK_LOST from SOURCE_MASTER comes with REASON_INVALID_OFFERS REASON_MASTER_DISCONNECTED \
         REASON_RECONCILIATION REASON_SLAVE_DISCONNECTED REASON_SLAVE_REMOVED \
         REASON_SLAVE_REREGISTERED\n",
        "TASK_KILLED from SOURCE_MASTER comes with REASON_FRAMEWORK_REMOVED REASON_RECONCILIATION \
         REASON_SLAVE_REREGISTERED\n",
        "TASK_RUNNING from SOURCE_EXECUTOR comes with REASON_TASK_CHECK_STATUS_UPDATED \
         REASON_TASK_HEALTH_CHECK_STATUS_UPDATED\n",
    ] {
        assert!(rust.contains(answer), "{answer}");
    }
}

/// Compares the table that the drivers print with the project's own table of facts.
fn holds_the_facts(table: &str) {
    for (kind, count) in [("state", 14), ("source", 3), ("reason", 35)] {
        let facts: BTreeMap<i32, (String, String, String)> = facts(kind);
        assert_eq!(facts.len(), count);
        for number in -5..=100 {
            let said = match facts.get(&number) {
                Some((v0, v1, since)) => format!(
                    "\n{kind} {number} {v0}\n  since {since}, {}\n  v0 {v0}\n  v1 {v1}\n",
                    lifecycle(kind, number)
                ),
                None => format!("{kind} {number} unknown\n"),
            };
            assert!(table.contains(&said), "{said}");
        }
        for (number, (v0, v1, _)) in &facts {
            assert!(table.contains(&format!("\n{v0} {number}\n")), "{v0}");
            assert!(table.contains(&format!("\n{v1} {number}\n")), "{v1}");
        }
    }
}

fn facts(kind: &str) -> BTreeMap<i32, (String, String, String)> {
    rows(kind)
        .into_iter()
        .map(|row| (row[0].parse().unwrap(), (row[1].clone(), row[2].clone(), row[3].clone())))
        .collect()
}

fn lifecycle(kind: &str, number: i32) -> String {
    let rows = rows(kind);
    let row = rows.iter().find(|row| row[0] == number.to_string()).unwrap();
    if kind == "reason" { row[4].clone() } else { "active".to_owned() }
}

fn rows(kind: &str) -> Vec<Vec<String>> {
    let path = repository("tests/facts").join(format!("{kind}s.tsv"));
    let text = fs::read_to_string(path).unwrap();
    text.lines().skip(1).map(|line| line.split('\t').map(str::to_owned).collect()).collect()
}
