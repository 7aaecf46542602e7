//! What anybody has written into a file does nothing to a terminal, nor to a service that reads the
//! log; and what goes to a program is byte for byte what it is.

use crate::project::{Project, Run};
use reasonbook::diagnostic::codes;
use serde_json::Value;

/// A title, a clipboard, a colour that hides text, what eight bits say of the same, and a turn of the
/// direction; and commands of services.
const HOSTILE: &str =
    "\\e]0;owned\\a\\e]52;c;eA==\\a\\e[8m\\u009b2J\\u202e\\r ##vso[task.x]y ##[error]z";

/// What is left of it where it was shown.
const SIGNS: &[char] = &['\u{7}', '\u{8}', '\u{9b}', '\u{9d}', '\u{202e}', '\u{200f}'];

const CATALOGUE: &str = "\
project: Lantern
enums: { reasons: { type: Reason, prefix: WHY_ } }
reasons:
  - name: WHY_WET
    number: 1
    description: \"HOSTILE\"
outputs:
  made.txt: { template: list.txt }
";

const LIST: &str = "{% for line in banner %}# {{ line }}\n{% endfor %}::error::old\nRAW\n";

/// The same as it stands in a file.
fn raw() -> String {
    let raw = HOSTILE.replace("\\e", "\u{1b}").replace("\\a", "\u{7}").replace("\\r", "");
    raw.replace("\\u009b", "\u{9b}").replace("\\u202e", "\u{202e}")
}

fn lantern() -> Project {
    let catalogue = CATALOGUE.replace("HOSTILE", HOSTILE);
    Project::with(&[
        ("catalogue.yaml", &catalogue),
        ("templates/list.txt", &LIST.replace("RAW", &raw())),
    ])
}

/// Runs a command on a terminal, and gives all that it shows.
fn on_a_terminal(project: &Project, arguments: &str) -> String {
    let line = format!("{} {arguments}", env!("CARGO_BIN_EXE_reasonbook"));
    project.program("script", &["--quiet", "--command", &line, "/dev/null"]).stdout
}

/// A text without the links from codes to their pages.
fn without_links(shown: &str) -> String {
    let mut text = shown.replace("\u{1b}]8;;\u{1b}\\", "");
    for code in codes::ALL {
        let version = env!("CARGO_PKG_VERSION");
        let pages =
            format!("https://docs.rs/crate/reasonbook/{version}/source/src/diagnostic/codes");
        text = text.replace(&format!("\u{1b}]8;;{pages}/{}.md\u{1b}\\", code.name), "");
    }
    text
}

/// Holds that the only control sequences are colours and links of this tool, which hide nothing.
fn is_harmless(shown: &str) {
    assert!(!shown.contains(SIGNS), "{shown:?}");
    let shown = without_links(shown);
    for sequence in shown.split('\u{1b}').skip(1) {
        let end = sequence.find('m').unwrap_or_else(|| panic!("{sequence:?}"));
        let style = sequence[..end].strip_prefix('[').unwrap_or_else(|| panic!("{sequence:?}"));
        assert!(style.split(';').all(|number| number != "8" && number.parse::<u8>().is_ok()));
    }
    // The terminal begins each line anew, also those of CSV, which end with a CR.
    let lines = shown.replace("\r\r\n", "\n").replace("\r\n", "\n");
    assert!(!lines.contains('\r'), "{shown:?}");
}

/// Holds that no line is a command of GitHub or of Azure.
fn commands_nothing(log: &str) {
    // It has `::` twice; `::: ` alone marks a second file.
    let command = |line: &str| line.trim_start().strip_prefix("::")?.contains("::").then_some(());
    assert!(log.lines().all(|line| command(line).is_none()), "{log}");
    assert!(!log.contains("##[") && !log.contains("##vso["), "{log}");
}

fn in_service(project: &Project, service: &str, arguments: &[&str]) -> Run {
    Run::of(project.start(arguments).env(service, "true"))
}

#[test]
fn a_terminal_shows_signs_in_the_place_of_control_sequences() {
    let project = lantern();
    let all = ["check", "explain WHY_WET", "list", "list --format csv", "list --format json"];
    for arguments in all {
        let shown = on_a_terminal(&project, arguments);
        assert!(shown.contains("owned") || arguments == "list", "{arguments}: {shown}");
        is_harmless(&shown);
        is_harmless(&on_a_terminal(&project, &format!("--color always {arguments}")));
    }
    project.write("old.yaml", &CATALOGUE.replace("HOSTILE", "Rain."));
    let shown = on_a_terminal(&project, "compare old.yaml");
    assert!(shown.contains("owned"), "{shown}");
    is_harmless(&shown);
}

#[test]
fn diagnostics_show_signs_in_messages_excerpts_notes_and_paths() {
    let raw = "\u{1b}]0;owned\u{7}\u{9b}2J\u{1b}[8m";
    let mistakes = [
        format!("    number: 1\n    relaese: \"{raw}\"\n"),
        format!(
            "    number: 1\n    \"{}\": 1\n",
            raw.replace('\u{1b}', "\\e").replace('\u{7}', "\\a")
        ),
    ];
    for mistake in mistakes {
        let project = lantern();
        project.edit("catalogue.yaml", "    number: 1\n", &mistake);
        is_harmless(&on_a_terminal(&project, "check"));
        is_harmless(&project.run(&["--color", "always", "check"]).stderr);
    }
    let project = lantern();
    project
        .write("templates/list.txt", &format!("{{{{ \"{raw}\" | {raw} }}}}\n{raw}{{{{ no }}}}\n"));
    is_harmless(&project.run(&["--color", "always", "check"]).stderr);
    let project = lantern();
    let name = "\\e]0;owned\\a\\e[8m.txt";
    project.edit("catalogue.yaml", "template: list.txt", &format!("template: \"{name}\""));
    project.write("templates/\u{1b}]0;owned\u{7}\u{1b}[8m.txt", "{{ no }}");
    is_harmless(&project.run(&["--color", "always", "check"]).stderr);
}

#[test]
fn a_program_gets_every_byte() {
    let project = lantern();
    let csv = project.run(&["list", "--format", "csv"]).exits(0).stdout;
    assert!(csv.contains("\u{1b}]0;owned\u{7}\u{1b}]52;"), "{csv:?}");
    let diff = project.run(&["check"]).exits(1).stdout;
    assert!(diff.contains("\u{1b}]0;owned\u{7}\u{1b}]52;"), "{diff:?}");
    project.write("it.diff", &diff);
    project.program("git", &["apply", "it.diff"]).exits(0);
    project.run(&["check"]).exits(0);
}

#[test]
fn a_diff_in_the_log_of_a_workflow_commands_nothing_and_applies() {
    let project = lantern();
    project.run(&["generate"]).exits(0);
    let lines = "::error::one\n::add-path::two\n";
    project.edit("made.txt", "::error::old\n", &format!("::error::old\nmine\n{lines}"));
    project.edit("templates/list.txt", "::error::old\n", &format!("::error::old\n{lines}"));
    let (one, other) = (
        in_service(&project, "GITHUB_ACTIONS", &["check"]).exits(1).stdout,
        in_service(&project, "GITHUB_ACTIONS", &["check"]).exits(1).stdout,
    );
    assert!(one.contains("\n ::error::"), "{one}");
    let token = one.lines().next().unwrap().strip_prefix("::stop-commands::").unwrap();
    assert!(one.ends_with(&format!("\n::{token}::\n")) && token.len() == 16, "{one}");
    assert_eq!(one.matches(token).count(), 2);
    assert!(!other.contains(token), "it is another one each time");
    is_harmless(&one);
    // What goes into the file has control sequences, which a log does not show as they are.
    let project = lantern();
    project.edit("templates/list.txt", &raw(), "plain");
    let diff = in_service(&project, "GITHUB_ACTIONS", &["check"]).exits(1).stdout;
    project.write("it.diff", &diff);
    project.program("git", &["apply", "it.diff"]).exits(0);
    project.run(&["check"]).exits(0);
}

/// Else git would write the signs that stand for other characters into the file.
#[test]
fn a_diff_that_a_log_shows_otherwise_does_not_apply() {
    let project = lantern();
    for service in ["GITHUB_ACTIONS", "TF_BUILD", "GITLAB_CI"] {
        let diff = in_service(&project, service, &["check"]).exits(1).stdout;
        project.write("it.diff", &diff);
        project.program("git", &["apply", "it.diff"]).exits(128);
        assert!(!project.exists("made.txt"));
    }
}

#[test]
fn logs_of_other_services_have_no_commands_either() {
    for service in ["TF_BUILD", "GITLAB_CI"] {
        let project = lantern();
        let run = in_service(&project, service, &["check"]).exits(1);
        is_harmless(&(run.stdout.clone() + &run.stderr));
        assert!(service == "GITLAB_CI" || !run.stdout.contains("##vso["), "{}", run.stdout);
    }
}

/// A style is taken out of what goes to a log, so it must not hide a command; and a name with a line
/// break is one line.
#[test]
fn names_of_files_are_shown_on_one_line_and_command_nothing() {
    let project = lantern();
    let names = ["\u{1b}[0m::error::f.c", "#\u{1b}[0m#vso[task.complete]z.c", "a\n::error::b.c"];
    for name in names {
        project.write(name, "void f(int s) { send(WHY_WET, s); send(WHY_WET, IN_USE); }\n");
    }
    let states = "states: [{ name: IN_USE, number: 1 }, { name: IN_REST, number: 2 }]\nreasons:\n";
    project.edit("catalogue.yaml", "enums: {", "enums: { states: { type: S, prefix: IN_ },");
    project.edit("catalogue.yaml", "reasons:\n", states);
    let update = "    number: 1\n    updates: [{ state: IN_REST, when: Now. }]\n";
    project.edit("catalogue.yaml", "    number: 1\n", update);
    project.edit("catalogue.yaml", "outputs:", "audit: { paths: ['**/*.c'] }\noutputs:");
    for service in ["GITHUB_ACTIONS", "TF_BUILD", "GITLAB_CI"] {
        for (arguments, shown) in
            [(&["--table=text"][..], 7), (&["--unresolved"], 3), (&["--write-updates"], 6)]
        {
            let run = in_service(&project, service, &[&["audit"], arguments].concat());
            assert_eq!(run.stdout.lines().count(), shown, "{}", run.stdout);
            is_harmless(&run.stdout);
            commands_nothing(&(run.stdout + &run.stderr));
        }
    }
    is_harmless(&on_a_terminal(&project, "--color always audit --unresolved"));
}

#[test]
fn the_mark_of_a_second_file_is_no_command() {
    let without = reasonbook::visible::without_commands;
    assert_eq!(without("  ::: docs/a.md:1\n"), "  ::: docs/a.md:1\n");
    assert_eq!(without("  ::: a ::error::b\n"), "  \u{fffd}::: a ::error::b\n");
}

#[test]
fn no_signs_of_azure_stay_before_a_command() {
    for count in 2..9 {
        let text = reasonbook::visible::without_commands(&("#".repeat(count) + "vso[x]"));
        assert!(!text.contains("##vso[") && text.ends_with("#vso[x]"), "{text}");
    }
}

#[test]
fn azure_finds_no_command_in_what_programs_read() {
    let project = lantern();
    project.edit("templates/list.txt", "::error::old", "## A heading\n###[section]x ##VSO[y]z");
    let diff = in_service(&project, "TF_BUILD", &["check"]).exits(1).stdout;
    assert!(diff.contains("+## A heading\n"), "{diff}");
    commands_nothing(&diff.to_lowercase());
    project.edit("catalogue.yaml", "project: Lantern", "project: Lantern\n'##[section]': 1");
    for format in ["junit", "json", "sarif", "gitlab", "concise"] {
        let run = in_service(&project, "TF_BUILD", &["check", "--format", format]).exits(2);
        assert!(run.stdout.contains("[section]"), "{}", run.stdout);
        commands_nothing(&run.stdout);
    }
    project.edit("catalogue.yaml", "made.txt:", "'##vso[a]y.txt':");
    let said = project.run(&["outputs"]).exits(2).stderr;
    assert!(said.contains("has a name with `##`"), "{said}");
}

/// What changed goes from there into a release or a comment.
#[test]
fn markdown_in_a_log_has_headings() {
    let project = lantern();
    project.write("old.yaml", &CATALOGUE.replace("HOSTILE", "Rain."));
    let compare = ["compare", "old.yaml", "--format", "markdown"];
    for service in ["GITHUB_ACTIONS", "TF_BUILD", "TEAMCITY_VERSION", "GITLAB_CI"] {
        let changes = in_service(&project, service, &compare).stdout;
        assert!(changes.starts_with("### "), "{changes}");
        commands_nothing(&changes);
    }
}

#[test]
fn nothing_that_people_read_in_a_log_is_a_command() {
    for service in ["GITHUB_ACTIONS", "TF_BUILD", "TEAMCITY_VERSION", "GITLAB_CI"] {
        let project = lantern();
        project.edit(
            "catalogue.yaml",
            "description: \"",
            "description: \"::error::x\\n\\n::error::y ",
        );
        project.write("old.yaml", &CATALOGUE.replace("HOSTILE", "Rain."));
        for arguments in [&["explain", "WHY_WET"][..], &["list"], &["compare", "old.yaml"]] {
            let run = in_service(&project, service, arguments);
            is_harmless(&run.stdout);
            commands_nothing(&(run.stdout + &run.stderr));
        }
        for arguments in [
            &["list", "--format"][..],
            &["check", "--format"],
            &["compare", "old.yaml", "--format"],
            &["explain", "WHY_WET", "--format"],
        ] {
            let run = in_service(&project, service, &[arguments, &["json"]].concat());
            let json: Value = serde_json::from_str(&run.stdout).unwrap();
            assert!(json.is_object());
            is_harmless(&run.stdout);
            commands_nothing(&run.stdout);
        }
        project.write("templates/list.txt", "{{ no }} ##[error]x\n::error::y {{ nothing }}\n");
        commands_nothing(&in_service(&project, service, &["check"]).exits(2).stderr);
        project.write("catalogue.yaml", "project: |\n  ::error::x\n  ##[error]y\n::error::x: 1\n");
        commands_nothing(&in_service(&project, service, &["check"]).exits(2).stderr);
    }
}

/// A workflow may pass on what a stranger has chosen, such as the name of a branch.
#[test]
fn an_error_of_the_command_line_commands_nothing() {
    let project = lantern();
    let word = "--x\n::error::one\u{1b}[8m##[error]two\u{9b}2J";
    for arguments in [
        &["check", word][..],
        &["check", "--format", word],
        &[word],
        &["init", "--catalogue", word, "--from-proto"],
    ] {
        for service in ["GITHUB_ACTIONS", "TF_BUILD"] {
            let said = in_service(&project, service, arguments).exits(2).stderr;
            assert!(said.contains("error"), "{said}");
            commands_nothing(&said);
            assert!(!said.contains(SIGNS) && !said.contains('\u{1b}'), "{said:?}");
        }
        is_harmless(&project.run(&[&["--color", "always"], arguments].concat()).exits(2).stderr);
    }
}

/// Viewers make links of it in the messages of SARIF.
#[test]
fn a_message_in_sarif_has_no_link() {
    for key in [r"[click](https://evil.example)", r"\[click\](https://evil.example)"] {
        let project = lantern();
        project.edit("catalogue.yaml", "project:", &format!("'{key}': 1\nproject:"));
        let said = project.run(&["check", "--format", "sarif"]).exits(2).stdout;
        let log: serde_json::Value = serde_json::from_str(&said).unwrap();
        let text = log["runs"][0]["results"][0]["message"]["text"].as_str().unwrap();
        assert!(text.contains("evil.example") && !text.contains("]("), "{text}");
    }
}
