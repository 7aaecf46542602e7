//! The catalogue as it stood in a git revision, and what cannot be compared.

use super::{OLD, project};
use crate::project::{Project, Run, repository};
use snapbox::{assert_data_eq, str};

/// A repository whose first revision has no catalogue, whose second has an old one, and in which
/// one number changed since.
fn history(folder: &str) -> Project {
    let path = format!("{folder}catalogue.yaml");
    let project = Project::with(&[("README.md", "A project.\n")]);
    git(&project, &["init", "--quiet", "--initial-branch=main"]);
    commit(&project);
    project.write(&path, OLD);
    commit(&project);
    project.edit(&path, "name: R_B, number: 2", "name: R_B, number: 4");
    project
}

fn commit(project: &Project) {
    git(project, &["add", "--all"]);
    git(project, &["-c", "user.name=A", "-c", "user.email=a@b.c", "commit", "--quiet", "-m", "x"]);
}

fn git(project: &Project, arguments: &[&str]) {
    project.program("git", arguments).exits(0);
}

#[test]
fn against_a_revision() {
    for folder in ["", "deep/er/"] {
        let project = history(folder);
        let catalogue = format!("{folder}catalogue.yaml");
        let run =
            project.run(&["compare", "--against", "main", "--catalogue", &catalogue]).exits(1);
        assert_data_eq!(
            run.stdout,
            str![[r#"
reasons
  breaking: `R_B` has the number 4, and had 2

"#]]
        );
        let run = project.run_in(folder, &["compare", "--against", "HEAD^{tree}"]).exits(1);
        assert_eq!(run.stderr, "1 change, 1 breaking\n");
        commit(&project);
        project.run_in(folder, &["compare", "--against", "HEAD"]).exits(0);
        project.run_in(folder, &["compare", "--against", "HEAD~1"]).exits(1);
    }
}

fn undecided(run: Run) -> String {
    let run = run.exits(2);
    assert_eq!(run.stdout, "");
    run.stderr
}

#[test]
fn there_is_no_git() {
    let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_reasonbook"));
    let project = project(&[]);
    command.current_dir(project.path()).env("PATH", "").args(["compare", "--against", "main"]);
    assert_data_eq!(
        undecided(Run::of(&mut command)),
        str![[r#"
error[no-old-catalogue]: cannot run git: No such file or directory (os error 2)
--> main:catalogue.yaml
 = help: install git


"#]]
    );
}

#[test]
fn there_is_no_repository() {
    let run = project(&[]).run(&["compare", "--against", "main"]);
    assert_data_eq!(
        undecided(run),
        str![[r#"
error[no-old-catalogue]: the catalogue is not in a git repository
--> main:catalogue.yaml
 = note: fatal: not a git repository (or any of the parent directories): .git
 = help: run this in a clone of its repository


"#]]
    );
}

#[test]
fn there_is_no_such_revision() {
    let project = history("");
    assert_data_eq!(
        undecided(project.run(&["compare", "--against", "mian"])),
        str![[r#"
error[no-old-catalogue]: there is no revision `mian`
--> mian:catalogue.yaml
 = help: fetch it first; a checkout in CI may have only one revision


"#]]
    );
    let run = project.run(&["compare", "--against=--all"]);
    assert!(undecided(run).contains("there is no revision `--all`\n"));
}

#[test]
fn the_revision_has_no_catalogue() {
    let run = history("").run(&["compare", "--against", "main~1"]);
    assert_data_eq!(
        undecided(run),
        str![[r#"
error[no-old-catalogue]: the revision `main~1` has no such catalogue
--> main~1:catalogue.yaml
 = note: main~1:./catalogue.yaml missing
 = help: choose a revision that has it


"#]]
    );
}

#[test]
fn the_old_catalogue_is_wrong() {
    let project = history("");
    project.edit("catalogue.yaml", "release:", "relaese:");
    commit(&project);
    let run = project.run(&["compare", "--against", "HEAD"]);
    assert_data_eq!(
        undecided(run),
        str![[r#"
error[unknown-key]: the catalogue has no key `relaese`
 --> HEAD:catalogue.yaml:2:1
  |
2 | relaese: "1.0"
  | ^^^^^^^
  |
  = help: did you mean `release`?

error[unknown-key]: the catalogue has no key `relaese`
 --> catalogue.yaml:2:1
  |
2 | relaese: "1.0"
  | ^^^^^^^
  |
  = help: did you mean `release`?


"#]]
    );
    project.edit("catalogue.yaml", "relaese:", "release:");
    assert_data_eq!(
        undecided(project.run(&["compare", "--against", "HEAD"])),
        str![[r#"
error[unknown-key]: the catalogue has no key `relaese`
 --> HEAD:catalogue.yaml:2:1
  |
2 | relaese: "1.0"
  | ^^^^^^^
  |
  = help: did you mean `release`?


"#]]
    );
}

#[test]
fn the_old_file_is_not_there() {
    let project = project(&[]);
    assert_data_eq!(
        undecided(project.run(&["compare", "older.yaml"])),
        str![[r#"
error[no-catalogue]: the file does not exist
--> older.yaml
 = help: name a file that is a catalogue


"#]]
    );
}

#[test]
fn it_wants_one_thing_to_compare_with() {
    let project = project(&[]);
    for arguments in [&["compare"][..], &["compare", "old.yaml", "--against", "main"]] {
        let said = undecided(project.run(arguments));
        assert!(said.contains("Usage: reasonbook compare <OLD|--against <REV>>"), "{said}");
    }
}

#[test]
fn a_catalogue_is_compared_with_one_elsewhere() {
    let elsewhere = project(&[]);
    let old = elsewhere.path().join("old.yaml");
    let run = project(&[]).run(&["compare", old.to_str().unwrap()]).exits(0);
    assert_eq!(run.stderr, "nothing changed\n");
}

#[test]
fn the_own_catalogue_is_the_same_as_itself() {
    let path = repository("catalogue.yaml");
    let run = Project::own().run(&["compare", path.to_str().unwrap()]).exits(0);
    assert_eq!((run.stdout.as_str(), run.stderr.as_str()), ("", "nothing changed\n"));
}
