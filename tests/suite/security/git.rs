//! A repository whose configuration names programs, read with `--against`.

use std::fs::File;

use crate::project::{Project, Run};

const CATALOGUE: &str = "\
project: Lantern
enums: { reasons: { type: Reason, prefix: WHY_ } }
reasons: [{ name: WHY_WET, number: 1, description: Rain came in. }]
";

/// What a partial clone says of where objects come from that it lacks, and other settings that name
/// programs; `PROGRAM` leaves a trace.
const HOSTILE: &str = "\
[core]
	repositoryformatversion = 1
	worktree = ROOT
	fsmonitor = PROGRAM
	sshCommand = PROGRAM
	hooksPath = ROOT
	pager = PROGRAM
[extensions]
	partialClone = evil
[protocol]
	allow = always
[protocol \"file\"]
	allow = always
[remote \"evil\"]
	promisor = true
	url = file://ROOT
	uploadpack = PROGRAM
[diff]
	external = PROGRAM
[filter \"evil\"]
	smudge = PROGRAM
";

/// A repository of one revision, whose catalogue is compared.
fn repository() -> Project {
    let project = Project::with(&[("catalogue.yaml", CATALOGUE)]);
    git(&project, &["init", "--quiet", "--initial-branch=main"]);
    git(&project, &["add", "--all"]);
    git(&project, &["-c", "user.name=A", "-c", "user.email=a@b.c", "commit", "-qm", "x"]);
    project
}

fn git(project: &Project, arguments: &[&str]) {
    project.program("git", arguments).exits(0);
}

/// The configuration of a stranger, whose programs write a file `ran`.
fn hostile(project: &Project) -> String {
    let root = project.path().to_str().unwrap();
    HOSTILE.replace("ROOT", root).replace("PROGRAM", &format!("\"touch {root}/ran; false\""))
}

/// Takes the catalogue of the revision out of the objects, so that it would have to be fetched.
fn lose_the_catalogue(project: &Project, repository: &str) {
    let blob = project.program("git", &["rev-parse", "HEAD:catalogue.yaml"]).exits(0).stdout;
    let (folder, name) = blob.trim().split_at(2);
    let object = project.path().join(format!("{repository}/objects/{folder}/{name}"));
    std::fs::remove_file(object).unwrap();
}

/// Runs what would make git run a program, and says what it said.
fn refused(project: &Project) -> String {
    let run = project.run(&["compare", "--against", "HEAD"]).exits(2);
    assert!(!project.exists("ran"), "{}", run.stderr);
    run.stderr
}

#[test]
fn a_folder_that_looks_like_a_repository_is_none() {
    let project = repository();
    project.program("cp", &["-r", ".git/HEAD", ".git/objects", ".git/refs", "."]).exits(0);
    lose_the_catalogue(&project, ".");
    project.write("config", &hostile(&project));
    std::fs::remove_dir_all(project.path().join(".git")).unwrap();
    // It does work: git itself is taken in.
    project.program("git", &["cat-file", "blob", "HEAD:./catalogue.yaml"]);
    std::fs::remove_file(project.path().join("ran")).unwrap();
    let said = refused(&project);
    assert!(said.contains("safe.bareRepository"), "{said}");
}

#[test]
fn nothing_is_fetched_with_programs_that_a_configuration_names() {
    let project = repository();
    lose_the_catalogue(&project, ".git");
    project.write(".git/config", &hostile(&project));
    project.program("git", &["cat-file", "blob", "HEAD:./catalogue.yaml"]);
    std::fs::remove_file(project.path().join("ran")).unwrap();
    let said = refused(&project);
    assert!(said.contains("the revision `HEAD` has no such catalogue"), "{said}");
}

/// Hooks run with `GIT_DIR` and `GIT_INDEX_FILE` of the work tree in which git was called.
#[test]
fn the_repository_is_the_catalogues_own_whatever_the_environment_says() {
    let (project, other) = (repository(), Project::empty());
    git(&other, &["init", "--quiet"]);
    let mut command = project.start(&["compare", "--against", "HEAD"]);
    command.env("GIT_DIR", other.path().join(".git")).env("GIT_WORK_TREE", other.path());
    assert_eq!(Run::of(&mut command).exits(0).stderr, "nothing changed\n");
}

/// An archive can hold a pipe, which has no end.
#[test]
fn git_is_not_waited_for_without_end() {
    for file in ["config", "refs/heads/main"] {
        let project = repository();
        std::fs::remove_file(project.path().join(".git").join(file)).unwrap();
        project.program("mkfifo", &[&format!(".git/{file}")]).exits(0);
        let run = project.run(&["compare", "--against", "HEAD", "--run-seconds=1"]).exits(2);
        assert!(run.stderr.contains("`HEAD`: git took too long\n"), "{file}: {}", run.stderr);
    }
}

/// A folder that says that it is large; one that is can be packed into a hundredth of it.
#[test]
fn git_takes_no_more_memory_than_it_should() {
    let project = repository();
    let folder = "a".repeat(40);
    let make = "import os, zlib\n\
                os.mkdir('.git/objects/aa')\n\
                with open('.git/objects/aa/' + 'a' * 38, 'wb') as file:\n\
                \x20   file.write(zlib.compress(b'tree %d\\0' % (3 << 29)))\n";
    project.program("python3", &["-c", make]).exits(0);
    let commit = ["-c", "user.name=A", "-c", "user.email=a@b.c", "commit-tree", &folder, "-mx"];
    let commit = project.program("git", &commit).exits(0).stdout;
    let run = project.run(&["compare", "--against", commit.trim()]).exits(2);
    assert!(run.stderr.contains("to allocate 1610612737 over limit"), "{}", run.stderr);
}

/// An archive can hold a link too.
#[test]
fn a_file_of_git_without_end_is_not_read() {
    let project = repository();
    let link = |file: &str| {
        let file = project.path().join(".git").join(file);
        std::os::unix::fs::symlink("/dev/zero", &file).unwrap();
        file
    };
    let alternates = link("objects/info/alternates");
    assert!(refused(&project).contains("over limit"));
    std::fs::remove_file(alternates).unwrap();
    link("info/grafts");
    let run = project.run(&["compare", "--against", "HEAD"]).exits(0);
    assert_eq!(run.stderr, "nothing changed\n");
}

#[test]
fn a_file_that_is_too_large_is_not_read() {
    let project = repository();
    let large = File::create(project.path().join("catalogue.yaml")).unwrap();
    large.set_len((64 << 20) + 1).unwrap();
    git(&project, &["-c", "user.name=A", "-c", "user.email=a@b.c", "commit", "-qam", "x"]);
    project.write("catalogue.yaml", CATALOGUE);
    let said = refused(&project);
    assert!(said.contains("it is larger than 64 MiB"), "{said}");
}

/// A process for each file took minutes for a catalogue of many.
#[test]
fn one_process_reads_all_files_of_a_revision() {
    let included =
        CATALOGUE.replace("reasons: [", "include: [parts/*.yaml, more/*/a b.yaml]\nreasons: [");
    let project = Project::with(&[("catalogue.yaml", &included)]);
    for number in 2..40 {
        let entry =
            format!("reasons: [{{ name: WHY_{number}, number: {number}, description: It. }}]\n");
        let path = if number % 2 == 0 {
            format!("parts/{number}.yaml")
        } else {
            format!("more/{number}/a b.yaml")
        };
        project.write(&path, &entry);
    }
    git(&project, &["init", "--quiet"]);
    git(&project, &["add", "--all"]);
    git(&project, &["-c", "user.name=A", "-c", "user.email=a@b.c", "commit", "-qm", "x"]);
    project.edit("more/7/a b.yaml", "It.", "It was not.");
    let path = std::env::var("PATH").unwrap();
    let counting = format!(
        "#!/bin/sh\necho >> \"{}/count\"\nPATH='{path}' exec git \"$@\"\n",
        project.path().display()
    );
    project.write("bin/git", &counting);
    project.program("chmod", &["+x", "bin/git"]).exits(0);
    let mut command = project.start(&["compare", "--against", "HEAD"]);
    command.env("PATH", format!("{}/bin:{path}", project.path().display()));
    let run = Run::of(&mut command).exits(0);
    assert_eq!(run.stderr, "1 change, none breaking\n", "{}", run.stdout);
    assert_eq!(project.read("count"), "\n\n\n");
}

/// Its files are not in the repository, and an entry that seems new could be one that was changed.
#[test]
fn a_submodule_is_not_taken_for_nothing() {
    let project = repository();
    let part = "reasons: [{ name: WHY_DARK, number: 2, description: Night came. }]\n";
    project.write("parts/part.yaml", part);
    let sub = ["-C", "parts"];
    let commit = ["-c", "user.name=A", "-c", "user.email=a@b.c", "commit", "-qm", "x"];
    git(&project, &[&sub[..], &["init", "--quiet"]].concat());
    git(&project, &[&sub[..], &["add", "--all"]].concat());
    git(&project, &[&sub[..], &commit[..]].concat());
    project.edit(
        "catalogue.yaml",
        "project: Lantern",
        "project: Lantern\ninclude: ['p*/part.yaml']",
    );
    git(&project, &["-c", "advice.addEmbeddedRepo=false", "add", "--all"]);
    git(&project, &commit);
    project.edit("parts/part.yaml", "WHY_DARK", "WHY_DIM");
    assert!(refused(&project).contains("the revision has no such file"));
}
