//! The files by which others run the tool: hooks, the action, workflows, archives, the crate.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use crate::project::{Project, Run, copy_program, repository};
use serde_json::Value;
use snapbox::{assert_data_eq, file};

fn yaml(path: &str) -> Value {
    let text = fs::read_to_string(repository(path)).unwrap();
    serde_yaml::from_str(&text).unwrap_or_else(|error| panic!("{path}: {error}"))
}

fn workflows() -> Vec<String> {
    let folder = fs::read_dir(repository(".github/workflows")).unwrap();
    let name = |path: PathBuf| path.file_name().unwrap().to_str().unwrap().to_owned();
    let mut names: Vec<_> = folder.map(|entry| name(entry.unwrap().path())).collect();
    names.sort();
    names.into_iter().map(|name| format!(".github/workflows/{name}")).collect()
}

/// Every step of the action and of the workflows, with the file that it stands in.
fn steps() -> Vec<(String, Value)> {
    let mut steps = vec![("action.yml".to_owned(), yaml("action.yml")["runs"]["steps"].clone())];
    for path in workflows() {
        for (_, job) in yaml(&path)["jobs"].as_object().unwrap() {
            steps.push((path.clone(), job["steps"].clone()));
        }
    }
    let each = |(path, steps): (String, Value)| -> Vec<_> {
        steps.as_array().unwrap().iter().map(|step| (path.clone(), step.clone())).collect()
    };
    steps.into_iter().flat_map(each).collect()
}

#[test]
fn every_script_of_a_workflow_passes_shellcheck_and_is_there() {
    let project = Project::empty();
    let mut scripts = 0;
    for (file, step) in steps() {
        let Some(script) = step["run"].as_str() else {
            assert!(step["uses"].as_str().is_some_and(|uses| uses.contains('@')), "{file}: {step}");
            continue;
        };
        assert!(!script.contains("${{"), "{file}: what GitHub puts in is no part of a script");
        project.write("script", &format!("#!/usr/bin/env bash\n{script}\n"));
        let run = project.program("shellcheck", &["script"]);
        assert_eq!(run.code, 0, "{file}\n{}", run.stdout);
        let program = script.split_whitespace().next().unwrap();
        if program.starts_with('.') {
            assert!(repository(program).is_file(), "{file}: {program}");
        }
        scripts += 1;
    }
    assert!(scripts >= 8, "{scripts}");
    let scripts = [".github/archive", ".github/check", ".github/install", ".github/notes"];
    for script in scripts.into_iter().chain([".ci/run", "tests/run"]) {
        project.program("shellcheck", &[repository(script).to_str().unwrap()]).exits(0);
    }
}

#[test]
fn the_action_checks_the_catalogue_that_it_is_given() {
    let action = yaml("action.yml");
    assert_eq!(action["runs"]["using"], "composite");
    assert_eq!(action["inputs"]["catalogue"]["default"], "catalogue.yaml");
    let check = action["runs"]["steps"][1].clone();
    assert_eq!(check["env"]["CATALOGUE"], "${{ inputs.catalogue }}");
    assert_eq!(check["working-directory"], "${{ inputs.working-directory }}");
    let script = check["run"].as_str().unwrap();
    assert!(script.contains("/.github/check\" "), "{script}");
}

#[test]
fn the_entries_of_the_hooks_run() {
    let hooks = yaml(".pre-commit-hooks.yaml");
    let hooks = hooks.as_array().unwrap();
    let ids: Vec<_> = hooks.iter().map(|hook| hook["id"].as_str().unwrap()).collect();
    let names = ["reasonbook-check", "reasonbook-generate"];
    let built = names.map(|name| format!("{name}-src"));
    assert_eq!(ids, [names[0], names[1], &built[0], &built[1]]);
    let project = Project::own();
    for hook in hooks {
        let entry: Vec<_> = hook["entry"].as_str().unwrap().split(' ').collect();
        assert_eq!(entry[0], "reasonbook");
        assert_eq!(hook["pass_filenames"], false);
        project.run(&entry[1..]).exits(0);
    }
}

#[test]
fn an_archive_has_the_program_and_all_that_goes_with_it() {
    let project = Project::empty();
    for file in [".github/archive", "Cargo.toml", "README.md", "CHANGELOG.md", "LICENSE"] {
        project.write(file, &fs::read_to_string(repository(file)).unwrap());
    }
    project.write("target/some-target/dist/here", "");
    let built = project.path().join("target/some-target/dist/reasonbook");
    copy_program(&built);
    let archive = |tag: &str| {
        let mut bash = Command::new("bash");
        bash.args([".github/archive", tag, "some-target"]).current_dir(project.path());
        Run::of(bash.env_remove("CARGO_TARGET_DIR"))
    };
    let tag = concat!("v", env!("CARGO_PKG_VERSION"));
    archive(tag).exits(0);
    let name = format!("reasonbook-{tag}-some-target");
    let list = project.program("tar", &["-tzf", &format!("dist/{name}.tar.gz")]).exits(0).stdout;
    for file in ["reasonbook", "LICENSE", "man/reasonbook.1", "completions/reasonbook.zsh"] {
        assert!(list.lines().any(|line| line == format!("{name}/{file}")), "{file} in {list}");
    }
    let run = archive("v0.0.0").exits(1);
    assert!(run.stderr.starts_with("the tag is v0.0.0, and Cargo.toml says"), "{}", run.stderr);
}

#[test]
fn the_crate_has_what_it_is_built_of_and_nothing_else() {
    let mut cargo = Command::new(env!("CARGO"));
    cargo.args(["package", "--list", "--allow-dirty", "--offline"]).current_dir(repository(""));
    let list = Run::of(&mut cargo).exits(0).stdout.replace('\\', "/");
    let top = |line: &str| line.split('/').next().unwrap().to_owned();
    let mut tops: Vec<_> = list.lines().map(top).collect();
    tops.dedup();
    tops.retain(|top| top != ".cargo_vcs_info.json");
    let expected = [
        "CHANGELOG.md", "Cargo.lock", "Cargo.toml", "Cargo.toml.orig", "LICENSE", "README.md",
        "docs", "src", "templates",
    ];
    assert_eq!(tops, expected);
    for folder in ["templates", "templates/reference"] {
        let entries = fs::read_dir(repository(folder)).unwrap().map(Result::unwrap);
        for entry in entries.filter(|entry| entry.path().is_file()) {
            let name = entry.file_name().into_string().unwrap();
            assert!(list.contains(&format!("{folder}/{name}\n")), "{folder}/{name}");
        }
    }
}

#[test]
fn the_page_about_performance_lists_every_dependency_with_its_reason() {
    let manifest = fs::read_to_string(repository("Cargo.toml")).unwrap();
    let sections = ["\n[dependencies]\n", "\n[target.'cfg(unix)'.dependencies]\n"].map(|head| {
        let (_, section) = manifest.split_once(head).unwrap();
        section.split_once("\n\n").unwrap().0
    });
    let mut table = "| crate | reason |\n| --- | --- |\n".to_owned();
    let mut reason = String::new();
    for line in sections.iter().flat_map(|section| section.lines()) {
        match (line.strip_prefix("# "), line.split_once(" = ")) {
            (Some(words), _) => reason = format!("{reason} {words}"),
            (None, Some((name, _))) => {
                assert!(!reason.is_empty(), "{name} has no reason");
                let reason = std::mem::take(&mut reason).replace('|', "\\|");
                table.extend(["| `", name, "` |", &reason, " |\n"]);
            }
            (None, None) => panic!("neither a comment nor a dependency: {line}"),
        }
    }
    let page = fs::read_to_string(repository("docs/performance.md")).unwrap();
    let (before, _) = page.split_once("| crate | reason |").unwrap();
    assert_data_eq!(format!("{before}{table}"), file!["../../docs/performance.md"]);
}
