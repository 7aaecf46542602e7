//! Whoever names a file does not thereby run a command in Make, or end a later build.

use crate::project::Project;

const CATALOGUE: &str = "\
project: Lantern
enums: { reasons: { type: Reason, prefix: WHY_ } }
reasons: [{ name: WHY_WET, number: 1, description: Rain came in. }]
outputs:
  \"OUTPUT\": { template: \"TEMPLATE\" }
";

const LIST: &str = "{% for line in banner %}# {{ line }}\n{% endfor %}";

/// Includes the depfile as every Makefile does.
const MAKEFILE: &str = "all:\n\t@echo done\n-include made.d\n";

fn lantern(output: &str, template: &str) -> Project {
    let catalogue = CATALOGUE.replace("OUTPUT", output).replace("TEMPLATE", template);
    let project = Project::with(&[("catalogue.yaml", &catalogue), ("Makefile", MAKEFILE)]);
    // What YAML escapes stands for itself in the name of the file.
    let name = template.replace("\\t", "\t").replace("\\n", "\n").replace("\\\\", "\\");
    project.write(&format!("templates/{name}"), LIST);
    project
}

/// Each of these did something in Make or split a path, or cannot be told apart from what does.
const HOSTILE: &[&str] = &[
    "x!=touch ran", "a;touch ran", "a=b", "CC:=touch ran", "x+=y", "a%b", "~x", "a*", "a[b]",
    "lib(member)", "a&b", "a|b", "a^b", "a`touch ran`", "a\\tb", "a\\nall: ; touch ran",
    "a\u{a0}b", "$(shell touch ran)",
];

#[test]
fn a_name_that_cannot_be_escaped_is_refused_at_its_place() {
    for name in HOSTILE {
        let project = lantern("made.txt", name);
        let run = project.run(&["generate", "--depfile", "made.d"]).exits(2);
        assert!(run.stderr.starts_with("error[depfile-path]: the path contains"), "{}", run.stderr);
        assert!(run.stderr.contains("\n--> templates/"), "{}", run.stderr);
        assert!(!project.exists("made.d") && !project.exists("made.txt"));
        // It is a name like others where no depfile is asked for.
        project.run(&["generate"]).exits(0);
    }
    for name in HOSTILE.iter().filter(|name| !name.contains(['\\', ':', '|', '*', '\u{a0}'])) {
        let project = lantern(name, "list.txt");
        let run = project.run(&["generate", "--depfile", "made.d"]).exits(2);
        assert!(run.stderr.starts_with("error[depfile-path]"), "{}", run.stderr);
    }
    for name in
        ["include", "export", "vpath", ".IGNORE", ".ONESHELL", ".PHONY", ".DEFAULT", ".SUFFIXES"]
    {
        let project = lantern(name, "list.txt");
        let run = project.run(&["generate", "--depfile", "made.d"]).exits(2);
        let expected = "error[depfile-path]: the path is a word that Make reserves, which a depfile cannot express";
        assert!(run.stderr.starts_with(expected), "{}", run.stderr);
    }
}

#[test]
fn a_target_that_cannot_be_escaped_is_refused() {
    let project = lantern("made.txt", "list.txt");
    for target in ["x!=touch ran", ".PHONY", "./.PHONY", ".//././.IGNORE"] {
        let target = ["--depfile", "made.d", "--depfile-target", target];
        let run = project.run(&[&["generate"], &target[..]].concat()).exits(2);
        assert!(run.stderr.starts_with("error[depfile-path]"), "{}", run.stderr);
    }
}

/// Make takes what is written, and runs nothing.
#[test]
fn names_that_can_be_escaped_are() {
    let names = ["a b", "$HOME", "#x", "a\\\\b", "it's", "a\\\\\\\\ b", "x!", "{a},b+c@d", "日本"];
    for name in names {
        let project = lantern("made.txt", name);
        project.run(&["generate", "--depfile", "made.d"]).exits(0);
        let run = project.program("make", &["--no-print-directory"]).exits(0);
        assert_eq!(run.stdout, "done\n", "{name}: {}", run.stderr);
        assert_eq!(run.stderr, "", "{name}");
        assert!(!project.exists("ran"));
    }
}

/// A link of a stranger can lead to a device that never ends, or to a pipe.
#[test]
fn a_depfile_does_not_go_where_a_link_leads() {
    let project = lantern("made.txt", "list.txt");
    project.program("mkfifo", &["pipe"]).exits(0);
    for target in ["/dev/zero", "/dev/full", "pipe"] {
        project.program("ln", &["-sf", target, "link.d"]).exits(0);
        for command in ["generate", "check"] {
            let run = project.run(&[command, "--depfile", "link.d"]).exits(2);
            let said = "it is a symbolic link; name the file that it leads to\n--> link.d\n";
            assert!(run.stderr.contains(said), "{}", run.stderr);
        }
    }
}

#[test]
fn a_depfile_does_not_go_to_git_through_a_folder() {
    let project = lantern("made.txt", "list.txt");
    project.program("mkdir", &["-p", ".git/hooks"]).exits(0);
    project.program("ln", &["-s", ".git/hooks", "build"]).exits(0);
    let run = project.run(&["generate", "--depfile", "build/pre-commit"]).exits(2);
    assert!(run.stderr.contains("it belongs to git"), "{}", run.stderr);
    assert!(!project.exists(".git/hooks/pre-commit"));
}
