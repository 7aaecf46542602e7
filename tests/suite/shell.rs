//! Completions, manual pages and the examples of `--help`, as a shell has them.

use std::fs;
use std::process::Command;

use crate::project::{Project, Run, path, repository};
use snapbox::{assert_data_eq, str};

const CATALOGUE: &str = "\
project: Lantern
enums: { reasons: { type: Reason, prefix: WHY_ } }
reasons:
  - { name: WHY_DARK, number: 1, description: The lamp was out. }
owned: [made]
outputs:
  made/reasons.md: { template: task-state-reasons.md }
";

/// Commands whose help has examples, and how many.
const EXAMPLES: &[(&str, usize)] = &[
    ("generate", 4),
    ("check", 4),
    ("outputs", 3),
    ("template", 2),
    ("completions", 3),
    ("man", 3),
];

fn lantern() -> Project {
    let project = Project::with(&[
        ("catalogue.yaml", CATALOGUE),
        ("docs/catalogue.yaml", CATALOGUE),
        ("home/.config/here", ""),
        ("templates/here", ""),
    ]);
    project.program("git", &["init", "--quiet"]).exits(0);
    for catalogue in ["catalogue.yaml", "docs/catalogue.yaml"] {
        project.run(&["generate", "--catalogue", catalogue]).exits(0);
    }
    project
}

/// Runs a command of a shell, all of it, with a home of its own.
fn shell(project: &Project, command: &str) -> Run {
    let mut bash = Command::new("bash");
    bash.args(["-euo", "pipefail", "-c", command]).current_dir(project.path());
    Run::of(bash.env("PATH", path()).env("HOME", project.path().join("home")))
}

/// What a shell does to show what it offers for the last of some words, which stand where `TYPED` does.
const SHELLS: &[(&str, &str)] = &[
    (
        "bash",
        "source <(reasonbook completions bash); complete -p reasonbook > /dev/null
         COMP_WORDS=(TYPED); COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); COMP_TYPE=9
         _clap_complete_reasonbook reasonbook \"${COMP_WORDS[COMP_CWORD]}\"
         printf '%s\\n' \"${COMPREPLY[@]}\"",
    ),
    (
        "zsh",
        "autoload -Uz compinit; compinit -D -u; source <(reasonbook completions zsh)
         _describe() { print -l -- ${(P)argv[-1]} }
         words=(TYPED); CURRENT=${#words}; _clap_dynamic_completer_reasonbook",
    ),
    ("fish", "reasonbook completions fish | source; complete -C 'TYPED'"),
];

/// What a real shell offers for the last of some words.
fn offered(project: &Project, shell: &str, words: &str) -> Vec<String> {
    let (_, script) = SHELLS.iter().find(|(name, _)| *name == shell).unwrap();
    let script = script.replace("TYPED", words);
    let mut command = Command::new(shell);
    // No settings of whoever runs the test.
    command.args(["--no-config"].iter().filter(|_| shell == "fish"));
    command.args(["-f"].iter().filter(|_| shell == "zsh")).args(["-c", &script]);
    command.env("PATH", path()).env("HOME", project.path().join("home"));
    let run = Run::of(command.current_dir(project.path())).exits(0);
    assert_eq!(run.stderr, "", "{shell}");
    let candidate = |line: &str| line.split(['\t', ':']).next().unwrap().trim().to_owned();
    run.stdout.lines().map(candidate).collect()
}

fn commands() -> Vec<String> {
    let help = Project::empty().run(&["--help"]).exits(0).stdout;
    let list = help.split("Commands:\n").nth(1).unwrap().split("\n\n").next().unwrap();
    let first = |line: &str| line.split_whitespace().next().unwrap().to_owned();
    list.lines()
        .filter(|line| line.starts_with("  ") && !line.starts_with("   "))
        .map(first)
        .collect()
}

#[test]
fn shells_complete_commands_options_values_and_names_of_the_catalogue() {
    let project = lantern();
    let other = CATALOGUE.replace("WHY_DARK", "WHY_DIM");
    project.write("other.yaml", &other);
    for (shell, _) in SHELLS {
        for (words, expected) in [
            ("reasonbook gen", &["generate"][..]),
            ("reasonbook generate --dep", &["--depfile", "--depfile-target"]),
            ("reasonbook completions b", &["bash"]),
            ("reasonbook template enums.p", &["enums.proto"]),
            ("reasonbook explain WHY_", &["WHY_DARK"]),
            ("reasonbook --catalogue other.yaml remove WHY_", &["WHY_DIM"]),
            ("reasonbook --catalogue=other.yaml remove WHY_", &["WHY_DIM"]),
            ("reasonbook explain unknown-k", &["unknown-key"]),
            ("reasonbook check made/", &["made/reasons.md"]),
        ] {
            assert_eq!(offered(&project, shell, words), expected, "{shell}: {words}");
        }
    }
}

#[test]
fn a_word_that_is_not_utf8_is_no_panic() {
    let ask = "_CLAP_IFS=$'\\n' _CLAP_COMPLETE_INDEX=3 REASONBOOK_COMPLETE=bash \
               reasonbook -- reasonbook explain $'\\xff' WHY_";
    assert_eq!(shell(&lantern(), ask).exits(0).stdout, "WHY_DARK");
}

/// Bash inserts what it is offered without quotes, and would run this.
#[test]
fn a_code_that_means_something_to_a_shell_is_not_offered() {
    let project = lantern();
    let codes = ["q$(touch${IFS}it)", "q`id`", "q;id", "q'", "q it", "q~", "q*", "q.1/b-c"];
    let entries = codes.iter().enumerate().map(|(at, code)| {
        format!("  - {{ name: WHY_{at}, number: {at}, code: \"{code}\", description: Rain. }}\n")
    });
    let top = "project: Lantern\nenums: { reasons: { type: Reason, prefix: WHY_ } }\nreasons:\n";
    project.write("catalogue.yaml", &(top.to_owned() + &entries.collect::<String>()));
    project.run(&["check"]).exits(0);
    assert_eq!(offered(&project, "bash", "reasonbook explain q"), ["q.1/b-c"]);
}

#[test]
fn a_file_that_means_something_to_a_shell_is_not_offered() {
    let project = lantern();
    for name in ["q$(touch it)", "q;id", "q it", "q.yaml"] {
        project.write(name, "");
    }
    for words in ["reasonbook generate --depfile q", "reasonbook check --catalogue q"] {
        assert_eq!(offered(&project, "bash", words), ["q.yaml"], "{words}");
    }
    for words in ["compare q", "init --from q", "init --from-proto q", "audit --names q", "audit q"]
    {
        let offered = offered(&project, "bash", &format!("reasonbook {words}"));
        assert!(
            offered.iter().all(|name| ["", "q.yaml"].contains(&&**name)),
            "{words}: {offered:?}"
        );
    }
}

#[test]
fn names_of_one_enum_are_offered_where_only_these_can_stand() {
    let project = Project::fixture("orchard");
    let states = offered(&project, "bash", "reasonbook list --state TASK_D");
    assert_eq!(states, ["TASK_DONE"]);
    let nothing = Project::empty();
    assert_eq!(offered(&nothing, "fish", "reasonbook explain TASK_D"), [""; 0]);
}

#[test]
fn every_shell_gets_a_script() {
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        let script = Project::empty().run(&["completions", shell]).exits(0).stdout;
        assert!(script.contains("REASONBOOK_COMPLETE"), "{shell}: {script}");
    }
}

#[test]
fn groff_has_nothing_to_say_about_the_manual_pages() {
    let project = Project::empty();
    project.run(&["man", "--into", "man"]).exits(0);
    let pages: Vec<_> = project.files().into_keys().collect();
    let mut expected: Vec<_> = commands();
    expected.retain(|command| command != "help");
    let mut expected: Vec<_> =
        expected.iter().map(|command| format!("man/reasonbook-{command}.1")).collect();
    expected.push("man/reasonbook.1".to_owned());
    expected.sort();
    assert_eq!(pages, expected);
    for page in pages {
        let run = project.program("groff", &["-ww", "-man", "-Tascii", "-P-cbou", &page]).exits(0);
        assert_eq!(run.stderr, "", "{page}");
        assert!(run.stdout.contains("OPTIONS"), "{page}");
        let name = page.trim_start_matches("man/reasonbook").trim_matches(|c| "-.1".contains(c));
        let help = project.run(&[name, "--help"]).stdout;
        let examples = help.split("\nExamples:\n").nth(1).unwrap_or_default();
        for example in examples.split("\n\n").next().unwrap_or_default().lines() {
            assert!(run.stdout.contains(example.trim_end()), "{page} has not {example}");
        }
    }
}

#[test]
fn one_manual_page_is_printed_by_the_name_of_its_command() {
    let project = Project::empty();
    project.run(&["man", "--into", "man"]).exits(0);
    assert_eq!(project.run(&["man"]).exits(0).stdout, project.read("man/reasonbook.1"));
    let check = project.run(&["man", "check"]).exits(0).stdout;
    assert_eq!(check, project.read("man/reasonbook-check.1"));
    let run = project.run(&["man", "chck"]).exits(2);
    assert_data_eq!(
        run.stderr,
        str![[r#"
error: there is no command `chck`

Usage: reasonbook man [OPTIONS] [COMMAND]

For more information, try '--help'.

"#]]
    );
    project.write("file", "");
    let run = project.run(&["man", "--into", "file"]).exits(2);
    assert_data_eq!(
        run.stderr,
        str![[r#"
error[disk]: cannot write this: File exists (os error 17)
--> file/reasonbook.1
 = help: check the permissions and the free space on the disk, then run this again


"#]]
    );
}

#[test]
fn a_built_in_template_is_what_an_own_one_starts_from() {
    let project = lantern();
    let list = project.run(&["template"]).exits(0).stdout;
    let names: Vec<_> = list.lines().map(|line| line.split_once("  ").unwrap().0).collect();
    let files = Project::copy_of(&repository("templates"), &[""]).files();
    assert_eq!(names, files.keys().collect::<Vec<_>>());
    let line = list.lines().find(|line| line.starts_with("enums.proto ")).unwrap();
    assert!(line.ends_with("  The enums as a .proto file"), "{line}");
    for name in names {
        let text = project.run(&["template", name]).exits(0).stdout;
        assert_eq!(text, fs::read_to_string(repository("templates").join(name)).unwrap());
        project.write(&format!("templates/{name}"), &text);
    }
    project.run(&["check"]).exits(0);
    project.edit("templates/task-state-reasons.md", "\n# {{ title", "\n# Our {{ title");
    project.run(&["check"]).exits(1);
    let run = project.run(&["template", "reason.rs"]).exits(2);
    assert!(run.stderr.contains("tip: a similar value exists: 'reasons.rs'"), "{}", run.stderr);
}

#[test]
fn every_example_of_the_help_runs() {
    for (command, count) in EXAMPLES {
        let project = lantern();
        let help = project.run(&[command, "--help"]).exits(0).stdout;
        let (_, examples) = help.split_once("\nExamples:\n").unwrap();
        let examples = examples.split("\n\n").next().unwrap();
        let examples: Vec<_> = examples.lines().map(str::trim).collect();
        assert_eq!(examples.len(), *count, "{examples:?}");
        for example in examples {
            let folder = example.split_once("> ~/").and_then(|(_, file)| file.rsplit_once('/'));
            if let Some((folder, _)) = folder {
                fs::create_dir_all(project.path().join("home").join(folder)).unwrap();
            }
            assert!(example.starts_with(&format!("reasonbook {command}")), "{example}");
            let watches = example.ends_with("--watch");
            // In the foreground it sends one signal; else a second one, to the group, ends it at once.
            let timeout = "timeout --foreground --signal=INT --preserve-status 2 ";
            let timeout = if watches { timeout } else { "" };
            let run = shell(&project, &format!("{timeout}{example}")).exits(0);
            assert!(!run.stderr.contains("error"), "{example}: {}", run.stderr);
        }
    }
}

#[test]
fn an_answer_that_is_lost_is_an_error_and_a_reader_that_has_enough_is_none() {
    let project = Project::orchard();
    let script =
        "for command in list outputs schema man template 'completions bash' 'explain TASK_DONE'; do
        reasonbook $command > /dev/full && exit 3
        reasonbook $command | head -c 1 > /dev/null
    done 2>&1";
    let run = shell(&project, script).exits(0);
    let line = "error: cannot write to standard output: No space left on device (os error 28)\n";
    assert_eq!(run.stdout, line.repeat(7));
}
