//! The rules that keep the code readable, held by tests.

mod files;

use std::fs;
use std::path::{Path, PathBuf};

use reasonbook::language::LANGUAGES;

use crate::project::repository;

/// The modules of `src/`, each with the modules that it may import. Data flows from the first to
/// the last.
const MODULES: &[(&str, &[&str])] = &[
    ("visible", &[]),
    ("diagnostic", &["visible"]),
    ("paths", &[]),
    ("text_edit", &[]),
    ("parallel", &[]),
    ("prose", &["text_edit"]),
    ("language", &["prose"]),
    ("pattern", &[]),
    ("catalogue", &["diagnostic", "paths", "prose", "language", "pattern"]),
    ("mentions", &["diagnostic", "catalogue", "pattern", "prose"]),
    ("audit", &["diagnostic", "language", "catalogue"]),
    ("schema", &["diagnostic", "catalogue"]),
    ("depfile", &[]),
    ("proto", &["diagnostic", "catalogue"]),
    ("compare", &["visible", "catalogue", "prose"]),
    ("edit", &["diagnostic", "catalogue", "text_edit", "prose"]),
    ("lint", &["diagnostic", "parallel", "prose", "language", "catalogue"]),
    (
        "init",
        &[
            "visible", "diagnostic", "language", "catalogue", "mentions", "pattern", "lint",
            "proto", "prose",
        ],
    ),
    ("view", &["language", "catalogue", "prose"]),
    ("explain", &["diagnostic", "catalogue", "prose", "view"]),
    ("list", &["catalogue", "view"]),
    ("render", &["diagnostic", "paths", "parallel", "prose", "language", "catalogue", "view"]),
    ("splice", &["diagnostic", "catalogue", "text_edit", "proto", "prose", "render"]),
    ("plan", &["diagnostic"]),
    ("disk", &["paths"]),
    ("git", &["disk", "paths"]),
    ("watch", &[]),
    (
        "commands",
        &[
            "audit", "visible", "diagnostic", "paths", "parallel", "prose", "language",
            "catalogue", "schema", "compare", "edit", "view", "list", "lint", "explain",
            "mentions", "init", "depfile", "render", "splice", "plan", "disk", "git", "watch",
        ],
    ),
];

/// The words of the first catalogue, which no code and no built-in template may contain.
const VOCABULARY: &[&str] = &[
    "mesos", "slave", "agent", "master", "executor", "scheduler", "offer", "task", "framework",
    "partition-aware", "partition_", "TASK_", "SOURCE_", "REASON_",
];

/// The names of keys and templates that contain such a word.
const FORMAT: &[&str] = &[
    "task-state-reasons", "task:", "framework:", "frameworks:", "\"task\"", "\"framework\"",
    "\"frameworks\"", ".task", ".framework", "_task", "_framework",
];

#[test]
fn imports_run_one_way() {
    for (module, text) in sources() {
        let (_, allowed) = MODULES
            .iter()
            .find(|(name, _)| *name == module)
            .unwrap_or_else(|| panic!("{module} is not in the table"));
        for import in text.split("crate::").skip(1) {
            let name: String =
                import.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
            assert!(
                name == module || allowed.contains(&name.as_str()),
                "{module} must not import {name:?}; one import a line, so that this test sees it"
            );
        }
    }
}

#[test]
fn the_table_of_modules_runs_one_way() {
    for (index, (module, allowed)) in MODULES.iter().enumerate() {
        for import in *allowed {
            let earlier = MODULES[..index].iter().any(|(name, _)| name == import);
            assert!(earlier, "{module} imports {import}, which comes later");
        }
    }
}

#[test]
fn one_module_touches_files_and_one_the_terminal() {
    for (module, text) in sources() {
        for (words, owner) in [
            (&["std::fs", "cap_std", "File::", "rustix::fs"][..], "disk"),
            (&["process::Command", "process::{"], "git"),
            (&["notify::", "ctrlc"], "watch"),
            (&["anstream", "io::stdout", "io::stderr", "ExitCode"], "commands"),
        ] {
            for word in words {
                assert!(module == owner || !text.contains(word), "{word} in {module}");
            }
        }
    }
}

/// A language is a folder and a line in the table: no other code knows its name or its filters. Protobuf is more than that, since its files are edited in place.
#[test]
fn languages_are_named_in_their_folders_alone() {
    for path in files(&repository("src"), "rs") {
        if path.starts_with(repository("src/language")) {
            continue;
        }
        let text = fs::read_to_string(&path).unwrap();
        let code = text.lines().map(|line| line.split("//").next().unwrap());
        for line in code {
            for language in LANGUAGES.iter().filter(|language| language.name != "protobuf") {
                let name = language.name;
                let quoted = [format!("{name}::"), format!("\"{name}\"")];
                let filters = language.filters.iter().map(|filter| format!("\"{}\"", filter.name));
                for word in filters.chain(quoted) {
                    assert!(!line.contains(&word), "{word} in {}: {line}", path.display());
                }
            }
        }
    }
}

/// A folder of two to four modules, and a line in the table.
#[test]
fn a_language_is_a_folder_of_few_modules() {
    let folders = fs::read_dir(repository("src/language")).unwrap().map(|one| one.unwrap().path());
    let folders: Vec<_> = folders.filter(|path| path.is_dir()).collect();
    assert_eq!(folders.len(), LANGUAGES.len());
    for folder in folders {
        let count = fs::read_dir(&folder).unwrap().count();
        assert!(count <= 4, "{} has {count} modules", folder.display());
    }
}

#[test]
fn a_file_fits_in_a_head() {
    for (folder, kind) in [("src", "rs"), ("tests", "rs"), ("templates", "")] {
        for path in files(&repository(folder), kind) {
            let lines = fs::read_to_string(&path).unwrap().lines().count();
            assert!(lines < 400, "{} has {lines} lines", path.display());
        }
    }
}

/// All tests are one crate, because each crate of tests has to be linked.
#[test]
fn one_crate_has_all_tests_of_the_command() {
    for entry in fs::read_dir(repository("tests")).unwrap() {
        let path = entry.unwrap().path();
        let crate_of_its_own =
            path.extension().is_some_and(|e| e == "rs") || path.join("main.rs").exists();
        assert!(!crate_of_its_own || path.ends_with("suite"), "{}", path.display());
    }
}

#[test]
fn no_word_of_the_first_catalogue_stands_in_code_or_templates() {
    let code = files(&repository("src"), "");
    let templates = files(&repository("templates"), "");
    assert!(code.len() > 20 && templates.len() > 8);
    for path in code.into_iter().chain(templates) {
        let text = fs::read_to_string(&path).unwrap();
        let text = FORMAT.iter().fold(text, |text, own| text.replace(own, ""));
        for word in VOCABULARY {
            let upper = word.ends_with('_');
            let text = if upper { text.clone() } else { text.to_lowercase() };
            assert!(!text.contains(word), "{word} stands in {}", path.display());
        }
    }
}

/// Every file of `src/` except the roots, with the module that it belongs to.
fn sources() -> Vec<(String, String)> {
    let src = repository("src");
    let mut sources = Vec::new();
    for path in files(&src, "rs") {
        let relative = path.strip_prefix(&src).unwrap().with_extension("");
        let module = relative.iter().next().unwrap().to_str().unwrap().to_owned();
        if !["main", "lib"].contains(&module.as_str()) {
            sources.push((module, fs::read_to_string(&path).unwrap()));
        }
    }
    assert!(sources.len() > 20);
    sources
}

/// The files in a folder and below it, with this ending; all files if it is empty.
pub fn files(folder: &Path, extension: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files(&path, extension));
        } else if extension.is_empty() || path.extension().is_some_and(|e| e == extension) {
            found.push(path);
        }
    }
    found
}
