//! Diagnostics against their pages, and against marks in catalogues: a comment `^^^^ code` below a
//! place says that it gets this diagnostic. A run reports what is marked, and nothing else.

use std::collections::BTreeSet;
use std::fmt::Write;
use std::fs;
use std::process::Command;

use crate::architecture::files;
use crate::project::{Project, Run, UNCURED, repository};
use reasonbook::diagnostic::{Code, Diagnostic, Level, Place, Weight, codes};
use reasonbook::lint;
use serde_json::Value;
use snapbox::{Data, assert_data_eq};

/// A line, the columns from and to, and a code.
type Mark = (u64, u64, u64, String);

/// The diagnostics that the comments of a catalogue announce.
fn marks(catalogue: &str) -> Vec<Mark> {
    let mut marks = Vec::new();
    let mut marked_line = 0;
    for (index, line) in (1..).zip(catalogue.lines()) {
        let comment = line.trim_start().strip_prefix('#').filter(|rest| is_mark(rest));
        let Some((carets, code)) = comment.and_then(|rest| rest.trim().split_once(' ')) else {
            marked_line = index;
            continue;
        };
        let column = u64::try_from(line.find('^').unwrap()).unwrap() + 1;
        let end = column + u64::try_from(carets.len()).unwrap();
        marks.push((marked_line, column, end, code.to_owned()));
    }
    marks.sort();
    marks
}

fn is_mark(comment: &str) -> bool {
    let carets = comment.trim().trim_start_matches('^');
    comment.trim().starts_with('^') && carets.starts_with(' ')
}

/// The diagnostics that `check` reports at places of the catalogue, and all others. A place of
/// several lines counts up to the end of its first line.
fn reported(project: &Project) -> Vec<Mark> {
    let run = project.run(&["check", "--format", "json"]);
    let report: Value = serde_json::from_str(&run.stdout).unwrap();
    let catalogue = project.read("catalogue.yaml");
    let mut marks = Vec::new();
    for diagnostic in report["diagnostics"].as_array().unwrap() {
        let place = &diagnostic["place"];
        assert_eq!(place["file"], "catalogue.yaml", "{diagnostic:#}");
        let help = diagnostic["help"].as_str().unwrap();
        assert!(!help.starts_with(UNCURED), "it has no help of its own: {diagnostic:#}");
        let line = place["line"].as_u64().unwrap();
        let text = catalogue.lines().nth(usize::try_from(line).unwrap() - 1).unwrap_or_default();
        let line_end = u64::try_from(text.trim_end().chars().count()).unwrap() + 1;
        let column = place["column"].as_u64().unwrap();
        let end = if place["end_line"].as_u64() == Some(line) {
            place["end_column"].as_u64().unwrap().max(column + 1)
        } else {
            line_end
        };
        marks.push((line, column, end, diagnostic["code"].as_str().unwrap().to_owned()));
    }
    let sorted = marks.clone();
    marks.sort();
    assert_eq!(marks, sorted, "sorted by place");
    marks
}

/// A project after `generate`, so that no output is missing or stale.
fn generated(catalogue: &str) -> Project {
    let project = Project::with(&[("catalogue.yaml", catalogue)]);
    project.run(&["generate"]);
    project
}

/// The first example of a page, which fails, and the second, which does not.
fn examples(code: &Code) -> Option<(&str, &str)> {
    let blocks: Vec<&str> = code
        .page
        .split("```yaml\n")
        .skip(1)
        .map(|rest| rest.split("```").next().unwrap())
        .collect();
    match blocks.as_slice() {
        [] => None,
        [fails, passes] => Some((fails, passes)),
        _ => panic!("{} has {} examples", code.name, blocks.len()),
    }
}

#[test]
fn every_example_fails_where_it_says_and_every_cure_passes() {
    let (mut tried, mut wrong) = (0, Vec::new());
    for code in codes::ALL {
        // What a catalogue alone does not show has no example.
        let Some((fails, passes)) = examples(code) else { continue };
        let (marks, reported) = (marks(fails), reported(&generated(fails)));
        let own = marks.iter().all(|(.., marked)| marked == code.name);
        if marks.is_empty() || !own || reported != marks {
            wrong.push(format!("{}: {reported:?}\n{fails}", code.name));
        }
        let run = generated(passes).run(&["check", "--deny", "warnings"]);
        if run.code != 0 {
            wrong.push(format!("the cure of {}: {}", code.name, run.stderr));
        }
        tried += 1;
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(tried > 45, "{tried} codes have examples");
}

/// By itself it has one; and one of its own wherever a test sees it, which [`Project::run`] asks. So each
/// code has to be seen.
#[test]
fn every_code_has_a_cure() {
    let texts = files(&repository("tests"), "").into_iter().map(|path| fs::read(path).unwrap());
    let expected: String =
        texts.map(|bytes| String::from_utf8_lossy(&bytes).into_owned()).collect();
    for code in codes::ALL {
        let bare = Diagnostic::new(*code, Place::File("a".into()), "it went wrong");
        assert_eq!(bare.help, format!("{UNCURED}{}` shows an example and its cure", code.name));
        let is_seen = ["error[", "warning[", "\""]
            .iter()
            .any(|before| expected.contains(&format!("{before}{}]", code.name)));
        assert!(is_seen || examples(code).is_some(), "no test sees {}", code.name);
    }
}

#[test]
fn every_marked_catalogue_gives_what_is_marked() {
    let mut tried = 0;
    for entry in fs::read_dir(repository("tests/diagnostics")).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_none_or(|extension| extension != "yaml") {
            continue;
        }
        let catalogue = fs::read_to_string(&path).unwrap();
        assert_eq!(reported(&generated(&catalogue)), marks(&catalogue), "{}", path.display());
        tried += 1;
    }
    assert!(tried >= 5, "{tried}");
}

#[test]
fn ten_mistakes_are_ten_diagnostics() {
    let catalogue = fs::read_to_string(repository("tests/diagnostics/ten-mistakes.yaml")).unwrap();
    let marks = marks(&catalogue);
    let codes: BTreeSet<_> = marks.iter().map(|(.., code)| code).collect();
    assert_eq!((marks.len(), codes.len()), (10, 10), "{codes:?}");
}

/// Code compiles if and only if there is no warning.
#[test]
fn classes_are_missing_where_javac_misses_them() {
    let catalogue = |updates: &str| {
        format!(
            "\
project: Ferry
enums: {{ states: {{ type: State }}, sources: {{ type: Sender }}, reasons: {{ type: Reason }} }}
apis: {{ v1: {{}}, v2: {{}} }}
states: [{{ name: S_ON, number: 0, description: It is on. }}]
sources: [{{ name: BY_SHIP, number: 0, description: The ship said so. }}]
reasons:
  - {{ name: R_FOG, number: 1, description: Fog lay on the water., updates: [{updates}] }}
outputs:
"
        )
    };
    let (mut projects, mut missing) = (Vec::new(), Vec::new());
    for (updates, templates) in [
        (
            "{ state: S_ON, when: So. }",
            &["State", "Source", "Reason", "Lifecycle", "Api", "Update"][..],
        ),
        (
            "{ state: S_ON, when: So., apis: [v2] }",
            &["State", "Source", "Reason", "Lifecycle", "Api"],
        ),
    ] {
        for left_out in std::iter::once("").chain(templates.iter().copied()) {
            let chosen = templates.iter().filter(|name| **name != left_out);
            let outputs = chosen.map(|name| {
                let class = if *name == "Source" { "Sender" } else { name };
                format!("  {class}.java: {{ template: {name}.java }}\n")
            });
            let text = catalogue(updates) + &outputs.collect::<String>();
            let project = Project::with(&[("catalogue.yaml", &text)]);
            let said = project.run(&["generate"]).exits(0).stderr;
            missing.push(said.contains("warning[missing-class]"));
            projects.push(project);
        }
    }
    let mut java = Command::new("java");
    java.arg(repository("tests/drivers/CompileEach.java"));
    java.args(projects.iter().map(Project::path));
    let run = Run::of(&mut java).exits(0);
    let refused: Vec<_> = run.stdout.lines().map(|line| line == "refused").collect();
    assert_eq!(missing, refused, "{}", run.stderr);
    assert_eq!(missing.iter().filter(|missing| **missing).count(), 6 + 2);
    assert_eq!(missing.len(), 7 + 6);
}

#[test]
fn a_class_of_another_package_is_missing_and_one_by_hand_is_not() {
    let catalogue = |lifecycle: &str| {
        format!(
            "\
project: Ferry
enums: {{ reasons: {{ type: Reason }} }}
reasons: [{{ name: R_FOG, number: 1, lifecycle: unused, description: Fog lay on the water. }}]
outputs:
  a/Reason.java: {{ template: Reason.java, with: {{ package: a }} }}
  {lifecycle}
"
        )
    };
    let reported = |lifecycle: &str| {
        let project = Project::with(&[("catalogue.yaml", &catalogue(lifecycle))]);
        project.write("templates/own.java", "{% for line in banner %}// {{ line }}\n{% endfor %}");
        project.run(&["generate"]);
        reported(&project).into_iter().filter(|(.., code)| code == "missing-class").count()
    };
    let template =
        |package: &str| format!("{{ template: Lifecycle.java, with: {{ package: {package} }} }}");
    assert_eq!(reported(&format!("Lifecycle.java: {}", template("b"))), 1);
    assert_eq!(reported("Lifecycle.java: { template: Lifecycle.java }"), 1);
    assert_eq!(reported(&format!("elsewhere/Lifecycle.java: {}", template("a"))), 0);
    assert_eq!(reported("a/Lifecycle.java: { template: own.java }"), 0);
    let reason = "a/Reason.java: { template: Reason.java, with: { package: a } }";
    let project =
        Project::with(&[("catalogue.yaml", &catalogue("more.txt: { template: own.java }"))]);
    project.edit("catalogue.yaml", reason, &reason.replace("package: a", "package: ''"));
    let lifecycle = "Lifecycle.java: { template: Lifecycle.java }";
    project.edit("catalogue.yaml", "more.txt: { template: own.java }", lifecycle);
    assert!(!project.run(&["generate"]).exits(0).stderr.contains("missing-class"));
    // What a template of its own refers to, the project knows.
    project.edit("catalogue.yaml", &format!("  {lifecycle}\n"), "");
    assert!(project.run(&["generate"]).stderr.contains("missing-class"));
    project.write("templates/Reason.java", "{% for line in banner %}// {{ line }}\n{% endfor %}");
    assert!(!project.run(&["generate"]).stderr.contains("missing-class"));
}

#[test]
fn the_table_is_in_order_and_has_every_page() {
    let names: Vec<_> =
        codes::ALL.iter().map(|code| (code.lint_level().is_some(), code.name)).collect();
    assert!(names.is_sorted(), "by kind, then by name: {names:?}");
    let pages: BTreeSet<String> = fs::read_dir(repository("src/diagnostic/codes"))
        .unwrap()
        .map(|entry| entry.unwrap().path().file_stem().unwrap().to_str().unwrap().to_owned())
        .collect();
    assert_eq!(pages, names.iter().map(|(_, name)| (*name).to_owned()).collect());
}

#[test]
fn every_lint_has_a_rule() {
    let rules: BTreeSet<&str> = lint::RULES.iter().map(|rule| rule.code.name).collect();
    let lints: BTreeSet<&str> = codes::lints().map(|code| code.name).collect();
    let without: Vec<_> = lints.difference(&rules).collect();
    // The exemptions themselves are looked at when the rules are through.
    assert_eq!(without, [&"unneeded-allow"]);
    assert_eq!(rules.difference(&lints).count(), 0);
}

/// A row, a page, a rule, and the function that finds it. Code that only asks for it does not count, nor
/// does `init`, which compares files before there is a catalogue.
#[test]
fn a_lint_is_made_in_four_files() {
    let mut sources = files(&repository("src"), "rs");
    sources.retain(|path| !path.starts_with(repository("src/init")));
    let texts: Vec<_> =
        sources.iter().map(|path| (path, fs::read_to_string(path).unwrap())).collect();
    for code in codes::lints().filter(|code| **code != codes::UNNEEDED_ALLOW) {
        let constant = code.name.replace('-', "_").to_uppercase();
        let row = format!("{constant} \"{}\"", code.name);
        let (used, asked) = (format!("codes::{constant},"), format!("== codes::{constant},"));
        let makes = |text: &str| {
            text.contains(&row) || text.matches(&used).count() > text.matches(&asked).count()
        };
        let made: Vec<_> = texts.iter().filter(|(_, text)| makes(text)).collect();
        assert_eq!(
            made.len(),
            3,
            "beside its page, {} stands in {:?}",
            code.name,
            made.iter().map(|it| it.0).collect::<Vec<_>>()
        );
    }
}

#[test]
fn the_page_of_diagnostics_is_up_to_date() {
    let mut page = fs::read_to_string(repository("tests/diagnostics/about.md")).unwrap();
    page += "\n## Codes\n\n| code | by default | meaning |\n| --- | --- | --- |\n";
    for code in codes::ALL {
        let weight = match code.weight {
            Weight::Error => "error",
            Weight::Warning => "warning",
            Weight::Lint(Level::Allow) => "lint, allow",
            Weight::Lint(Level::Warn) => "lint, warn",
            Weight::Lint(Level::Deny) => "lint, deny",
        };
        let meaning = code.meaning().replace('\n', " ").replace('|', "\\|");
        let meaning = meaning.split_once(". ").map_or(meaning.as_str(), |(first, _)| first);
        let meaning = meaning.trim_end_matches('.');
        let _ = writeln!(page, "| [`{0}`](#{0}) | {weight} | {meaning} |", code.name);
    }
    for code in codes::ALL {
        let _ = write!(page, "\n## `{}`\n\n{}", code.name, code.page);
    }
    let expected = Data::read_from(&repository("docs/diagnostics.md"), None);
    assert_data_eq!(page, expected.raw());
}
