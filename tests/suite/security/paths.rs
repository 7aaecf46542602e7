//! What git keeps for itself is neither read nor written, by whatever name or link; a template comes
//! from `templates/`; and no output is an input, on any system that the repository travels to.

use std::fs;
use std::os::unix::fs::symlink;

use crate::project::Project;

const CATALOGUE: &str = "\
project: Lantern
enums: { reasons: { type: Reason, prefix: WHY_ } }
reasons: [{ name: WHY_WET, number: 1, description: Rain came in. }]
owned: [made]
outputs:
  made/first.txt: { template: list.txt }
";

const TEMPLATE: &str = "{% for line in banner %}# {{ line }}\n{% endfor %}";

/// A project with a token in `.git/config`, which is also a template and a heading.
fn lantern() -> Project {
    Project::with(&[
        ("catalogue.yaml", CATALOGUE),
        ("templates/list.txt", TEMPLATE),
        ("docs/page.md", "# Page\n"),
        (".git/config", "# token\n"),
    ])
}

/// What a run says, which must not have the token; nothing may change.
fn refused(project: &Project, arguments: &[&str]) -> String {
    let before = project.files();
    let run = project.run(arguments).exits(2);
    assert_eq!(project.files(), before, "{arguments:?}");
    let said = run.stdout + &run.stderr;
    assert!(!said.contains("token"), "{said}");
    said
}

#[test]
fn templates_come_from_their_folder_alone() {
    for path in ["../.git/config", "../docs/page.md", "x/../../.git/config", "../catalogue.yaml"] {
        let project = lantern();
        let include = format!("{TEMPLATE}{{% include \"{path}\" %}}");
        project.write("templates/list.txt", &include);
        let said = refused(&project, &["check"]);
        let why =
            if path.contains(".git") { "it belongs to git" } else { "it is outside `templates`" };
        assert!(said.contains(why), "{path}\n{said}");
        let project = lantern();
        project.edit("catalogue.yaml", "list.txt", path);
        let said = refused(&project, &["generate"]);
        assert!(said.contains(why), "{path}\n{said}");
    }
}

#[test]
fn no_link_leads_a_template_out_of_its_folder() {
    for to in ["../.git/config", "../docs/page.md", "../made/first.txt"] {
        let project = lantern();
        project.write("made/first.txt", "# token\n");
        symlink(to, project.path().join("templates/link.txt")).unwrap();
        project.edit("catalogue.yaml", "list.txt", "link.txt");
        let said = refused(&project, &["check"]);
        assert!(said.contains("it is outside `templates`"), "{to}\n{said}");
    }
    let project = lantern();
    fs::remove_dir_all(project.path().join("templates")).unwrap();
    symlink(".git", project.path().join("templates")).unwrap();
    project.edit("catalogue.yaml", "list.txt", "config");
    let said = refused(&project, &["check"]);
    assert!(said.contains("`templates` is a symbolic link"), "{said}");
}

#[test]
fn the_catalogue_is_not_one_of_gits_files() {
    let project = lantern();
    fs::remove_file(project.path().join("catalogue.yaml")).unwrap();
    symlink(".git/config", project.path().join("catalogue.yaml")).unwrap();
    let said = refused(&project, &["check"]);
    assert!(said.contains("cannot read this: it belongs to git"), "{said}");
}

/// Whether a heading is there would be told by the lint of links.
#[test]
fn links_are_not_followed_into_gits_files() {
    for target in ["docs/page.md#page", ".git/config#token", ".GIT/config", "docs/link.md#token"] {
        let project = lantern();
        project.write("templates/list.md", &format!("{TEMPLATE}\n[a]({target})\n"));
        project.edit(
            "catalogue.yaml",
            "made/first.txt: { template: list.txt",
            "p.md: { template: list.md",
        );
        project.write(".GIT/config", "# token\n");
        symlink("../.git/config", project.path().join("docs/link.md")).unwrap();
        project.run(&["generate"]);
        let said = project.run(&["check"]).stderr;
        assert_eq!(
            said.contains("[broken-link]"),
            target != "docs/page.md#page",
            "{target}\n{said}"
        );
    }
}

#[test]
fn no_output_lies_where_git_keeps_its_files() {
    for path in [
        ".git/hooks/pre-commit", "deep/.GiT/config", ".git./config", "\".git /config\"",
        "\".git . ./config\"", "git~1/config", "GIT~2/config", "\".g\\u200cit/config\"",
        "\".git\\uFEFF/config\"", "\".g\\uFE0Fit/config\"", "\".g\\u034Fit/config\"", ".git",
    ] {
        let project = lantern();
        project.edit("catalogue.yaml", "made/first.txt", path);
        let said = refused(&project, &["generate"]);
        assert!(said.contains("is in a folder that belongs to git"), "{path}\n{said}");
    }
}

#[test]
fn a_repository_within_is_left_alone() {
    let project = lantern();
    project.run(&["generate"]).exits(0);
    project.write("made/sub/.git/first.txt", &project.read("made/first.txt"));
    let before = project.files();
    project.run(&["generate", "--prune"]).exits(0);
    assert_eq!(project.files(), before);
}

#[test]
fn a_depfile_does_not_go_where_git_keeps_its_files() {
    let project = lantern();
    for file in [".git/made.d", "./.GIT/made.d"] {
        let said = refused(&project, &["generate", "--depfile", file]);
        assert!(said.contains("cannot write this: it belongs to git"), "{said}");
    }
}

/// What is one file elsewhere is one here.
#[test]
fn no_output_is_an_input_or_another_output_on_any_system() {
    for (path, code) in [
        ("Catalogue.YAML", "output-is-input"),
        ("TEMPLATES/own.txt", "output-is-input"),
        ("\"temp\\u200dlates/own.txt\"", "output-outside"),
        ("made/First.TXT", "duplicate-output"),
        ("caf\u{e9}.txt: { template: list.txt }\n  cafe\u{301}.txt", "duplicate-output"),
        ("\u{c9}.txt: { template: list.txt }\n  e\u{301}.txt", "duplicate-output"),
        ("\u{3c3}.txt: { template: list.txt }\n  \u{3c2}.txt", "duplicate-output"),
        ("stra\u{df}e.txt: { template: list.txt }\n  STRASSE.txt", "duplicate-output"),
        ("made/fir\u{17f}t.txt", "duplicate-output"),
        ("made/first.txt/below", "duplicate-output"),
        ("con", "output-outside"),
        ("made/CON.txt", "output-outside"),
        ("Lpt1.tar.gz", "output-outside"),
        ("aux .txt", "output-outside"),
        ("made/a.", "output-outside"),
        ("\"made /a\"", "output-outside"),
        ("\"what?\"", "output-outside"),
        ("\"a\\u202eb\"", "output-outside"),
    ] {
        let project = lantern();
        project.edit(
            "catalogue.yaml",
            "outputs:\n",
            &format!("outputs:\n  {path}: {{ template: list.txt }}\n"),
        );
        let said = refused(&project, &["generate"]);
        assert!(said.contains(&format!("error[{code}]")), "{path}\n{said}");
    }
    let project = lantern();
    let others =
        ["com.txt", "console.md", "lpt10.txt", ".github/x.yml", "git/x", ".gitignore", "a b"];
    for path in others {
        project.edit(
            "catalogue.yaml",
            "outputs:\n",
            &format!("outputs:\n  {path}: {{ template: list.txt }}\n"),
        );
    }
    project.run(&["generate"]).exits(0);
}

#[test]
fn a_name_that_is_too_long_is_called_that() {
    let project = lantern();
    project.edit("catalogue.yaml", "first.txt", &"x".repeat(256));
    let said = refused(&project, &["generate"]);
    assert!(said.contains("has a name that is too long: file systems allow 255 bytes"), "{said}");
}

#[test]
fn an_output_is_not_what_the_catalogue_is_a_link_to() {
    let project = lantern();
    project.edit(
        "catalogue.yaml",
        "outputs:",
        "outputs:\n  real.yaml: { template: list.txt, adopted: true }",
    );
    fs::rename(project.path().join("catalogue.yaml"), project.path().join("real.yaml")).unwrap();
    symlink("real.yaml", project.path().join("catalogue.yaml")).unwrap();
    let said = refused(&project, &["generate"]);
    assert!(said.starts_with("error[output-is-input]"), "{said}");
}
