//! What Python alone has: classes of numbers, of texts or of neither, checkers of types and style, and
//! every release since 3.9.

use std::env;
use std::fs;
use std::path::PathBuf;
use std::sync::OnceLock;

use crate::idiom::{path, tool};
use crate::project::{Files, Project, repository};
use crate::typescript;

const BASES: [&str; 3] = ["int", "enum", "str"];

/// The tables of each field, of every base that they can have, as modules side by side.
fn tables() -> (Project, Vec<String>) {
    static FILES: OnceLock<Files> = OnceLock::new();
    let files = FILES.get_or_init(|| {
        let all = Project::empty();
        for (field, project) in Project::of_each_field().iter().enumerate() {
            let catalogue = project.read("catalogue.yaml");
            for base in BASES {
                // Codes are texts, and the base without a parameter is what stands for `int`.
                if base != "int" {
                    project.write("catalogue.yaml", &catalogue);
                    project.give(r"reasons\.py", &format!("base: {base}"));
                }
                let table = project.read(&project.paths(".py")[0]);
                all.write(&format!("table_{base}_{field}.py"), &table);
            }
        }
        all.files()
    });
    (Project::of_files(files), files.keys().cloned().collect())
}

fn with<'a>(flags: &[&'a str], modules: &'a [String]) -> Vec<&'a str> {
    flags.iter().copied().chain(modules.iter().map(String::as_str)).collect()
}

/// Every Python since 3.9 that pyenv has installed, and the one that is called `python3`.
fn pythons() -> Vec<String> {
    let home = env::var_os("HOME").map(|home| PathBuf::from(home).join(".pyenv"));
    let root = env::var_os("PYENV_ROOT").map(PathBuf::from).or(home).unwrap();
    let installed = fs::read_dir(root.join("versions")).into_iter().flatten().flatten();
    let is_new = |version: &PathBuf| {
        let name = version.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        let minor = name.strip_prefix("3.").and_then(|rest| rest.split('.').next());
        minor.and_then(|minor| minor.parse::<u32>().ok()).is_some_and(|minor| minor >= 9)
    };
    let new = installed.map(|version| version.path()).filter(is_new);
    let programs = new.map(|version| version.join("bin/python").display().to_string());
    programs.chain(["python3".to_owned()]).collect()
}

#[test]
fn mypy_and_pyright_are_strict_about_the_oldest_python() {
    let (project, modules) = tables();
    let flags = ["--strict", "--python-version", "3.9", "--cache-dir=cache"];
    let run = project.program(&tool("mypy"), &with(&flags, &modules)).exits(0);
    assert_eq!(run.stdout, "Success: no issues found in 18 source files\n");
    let settings = "{ \"typeCheckingMode\": \"strict\", \"pythonVersion\": \"3.9\" }";
    project.write("pyrightconfig.json", settings);
    let run = typescript::tool(&project, "pyright", &with(&[], &modules)).exits(0);
    assert_eq!(run.stdout.trim_end(), "0 errors, 0 warnings, 0 informations");
}

#[test]
fn ruff_has_nothing_to_say() {
    let (project, modules) = tables();
    let config = format!("--config={}", path("tests/ruff.toml"));
    let run = project.program(&tool("ruff"), &with(&["check", "--no-cache", &config], &modules));
    assert_eq!(run.exits(0).stdout, "All checks passed!\n");
    let format = ["format", "--check", "--no-cache", &config];
    project.program(&tool("ruff"), &with(&format, &modules)).exits(0);
}

/// Runs a program on every Python; warnings are errors.
fn runs_everywhere(project: &Project, program: &str) {
    for python in pythons() {
        let run = project.program(&python, &["-B", "-W", "error", program]).exits(0);
        assert_eq!((run.stdout.as_str(), run.stderr.as_str()), ("", ""), "{python}");
    }
}

/// Each program in `tests/python` has one base, and asks it for all that its values can do: look-ups,
/// equality, order, hashes, texts, JSON and pickles.
#[test]
fn every_python_runs_the_tables_of_every_base() {
    let (project, modules) = tables();
    let imports = modules.iter().map(|module| format!("import {}\n", module.replace(".py", "")));
    project.write("all.py", &imports.collect::<String>());
    runs_everywhere(&project, "all.py");
    for program in ["alike.py", "try_int.py", "try_enum.py", "try_str.py"] {
        let text = fs::read_to_string(repository("tests/python").join(program)).unwrap();
        project.write(program, &text);
        runs_everywhere(&project, program);
    }
}

/// Where readers know the entries by their codes, and peers by numbers.
#[test]
fn an_enum_of_texts_has_codes_beside_its_numbers() {
    let project = Project::with(&[(
        "catalogue.yaml",
        "project: P\nlints: { missing-description: allow }\n\
         enums: { reasons: { type: Why, key: code } }\n\
         reasons: [{ name: WET, number: 7, code: w-7 }, { name: DRY, number: 0, code: d-0 }]\n\
         outputs: { why.py: { template: reasons.py, with: { base: str } } }\n",
    )]);
    project.run(&["generate"]).exits(0);
    project.write(
        "try.py",
        "from why import Why\n\
         assert Why.WET == 'w-7' == str(Why.WET) == Why.WET.code\n\
         assert Why.WET.name == 'WET' and Why.WET.number == 7\n\
         assert Why.WET is Why('w-7') is Why.from_code('w-7') is Why.from_name('WET') is Why.from_number(7)\n\
         assert Why.from_code('WET') is Why.from_name('w-7') is Why.from_number(1) is None\n",
    );
    runs_everywhere(&project, "try.py");
}
