//! How much a run says of itself, and what it says on a terminal only.

use std::process::Command;

use crate::project::{Project, Run, path};
use snapbox::{assert_data_eq, str};

const CATALOGUE: &str = "\
project: Lantern
enums: { reasons: { type: Reason, prefix: WHY_ } }
reasons:
  - { name: WHY_DARK, number: 1, description: The lamp was out. }
outputs:
  reasons.txt: { template: list.txt }
";

const TEMPLATE: &str = "\
{% for line in banner %}# {{ line }}
{% endfor %}
{%- for reason in reasons.entries %}{{ reason.name }}
{% endfor %}";

fn lantern() -> Project {
    Project::with(&[("catalogue.yaml", CATALOGUE), ("templates/list.txt", TEMPLATE)])
}

/// What a command says on a terminal, both streams together.
fn on_a_terminal(project: &Project, command: &str) -> String {
    let mut script = Command::new("script");
    script.args(["--quiet", "--return", "--command", command, "/dev/null"]);
    script.current_dir(project.path()).env("PATH", path()).env("TERM", "xterm");
    for variable in ["NO_COLOR", "GITHUB_ACTIONS", "TF_BUILD", "GITLAB_CI"] {
        script.env_remove(variable);
    }
    Run::of(&mut script).stdout.replace("\r\n", "\n")
}

#[test]
fn quiet_says_only_what_is_wrong() {
    let project = lantern();
    for command in ["generate", "check"] {
        let run = project.run(&[command, "-q"]).exits(0);
        assert_eq!((run.stdout, run.stderr), (String::new(), String::new()));
    }
    project.edit("reasons.txt", "WHY_DARK", "WHY_NOT");
    let (usual, quiet) = (project.run(&["check"]), project.run(&["check", "--quiet"]));
    assert_eq!((quiet.code, &quiet.stdout), (1, &usual.stdout), "a diff is an answer");
    let summary = "1 of 1 output not up to date; to update, run: reasonbook generate\n";
    assert_eq!(quiet.stderr + summary, usual.stderr);
    project.run(&["check", "-q", "-v"]).exits(2);
}

/// A time as it is, and in its place in an expected text.
fn without_times(text: &str) -> String {
    let line = |line: &str| match line.split_once(" took ") {
        Some((step, time)) => {
            assert!(time.strip_suffix(" ms").unwrap().parse::<f64>().is_ok(), "{line}");
            format!("{step} took TIME\n")
        }
        None => format!("{line}\n"),
    };
    text.lines().map(line).collect()
}

#[test]
fn verbose_says_what_was_read_and_how_long_each_step_took() {
    let project = lantern();
    project.run(&["generate"]).exits(0);
    let run = project.run(&["check", "-v"]).exits(0);
    assert_eq!(run.stdout, "");
    assert_data_eq!(
        without_times(&run.stderr),
        str![[r#"
read catalogue.yaml, 190 bytes
reading the catalogue took TIME
read templates/list.txt, 116 bytes
rendering took TIME
read reasons.txt, 134 bytes
reading the outputs took TIME
comparing took TIME
linting took TIME
1 output is up to date
all took TIME

"#]]
    );
    let list = project.run(&["list", "--verbose", "--format", "json"]).exits(0);
    assert_eq!(list.stdout, project.run(&["list", "--format", "json"]).exits(0).stdout);
}

/// The template ends only by its limit, a second, so the step is always a long one.
#[test]
fn a_step_that_takes_long_is_named_on_a_terminal_only() {
    let project = lantern();
    let endless =
        "{% for a in range(end=100000) %}{% for b in range(end=100000) %}{% endfor %}{% endfor %}";
    project.write("templates/list.txt", &format!("{TEMPLATE}{endless}"));
    let check = "check --template-seconds 1";
    let said = on_a_terminal(&project, &format!("reasonbook {check}"));
    assert!(said.starts_with("rendering …\n"), "{said}");
    let quiet = on_a_terminal(&project, &format!("reasonbook {check} -q"));
    assert!(!quiet.contains("rendering …"), "{quiet}");
    let piped = project.run(&check.split(' ').collect::<Vec<_>>()).exits(2);
    assert!(!piped.stderr.contains("rendering …"), "{}", piped.stderr);
}

#[test]
fn on_a_terminal_codes_are_links_and_one_line_says_where_they_are_explained() {
    let project = lantern();
    project.edit("catalogue.yaml", "number: 1", "numbr: 1, lifecycle: old");
    let said = on_a_terminal(&project, "reasonbook check");
    for code in ["unknown-key", "wrong-type"] {
        let page = format!("source/src/diagnostic/codes/{code}.md");
        assert!(said.contains(&format!("{page}\u{1b}\\{code}\u{1b}]8;;\u{1b}\\]")), "{said:?}");
    }
    assert_eq!(said.matches("run: reasonbook explain ").count(), 1, "{said}");
    assert!(said.ends_with("run: reasonbook explain unknown-key\n"), "{said}");
    for run in [project.run(&["check"]), project.run(&["check", "--color", "always"])] {
        assert!(!run.stderr.contains("reasonbook explain"), "{}", run.stderr);
        assert!(!run.stderr.contains("\u{1b}]8"), "{:?}", run.stderr);
    }
}

#[test]
fn a_catalogue_in_the_place_of_something_else_gets_a_tip() {
    assert_data_eq!(
        lantern().run(&["list", "docs/catalogue.yml"]).exits(2).stderr,
        str![[r#"
error: unexpected argument 'docs/catalogue.yml' found

  tip: to name the catalogue, use '--catalogue docs/catalogue.yml'

Usage: reasonbook list [OPTIONS]

For more information, try '--help'.

"#]]
    );
}
