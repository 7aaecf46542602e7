//! The tool as it is distributed: as a wheel, as packages of npm, as hooks of pre-commit, as an
//! archive.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

use crate::project::{Project, Run, path, repository};

const VERSION: &str = env!("CARGO_PKG_VERSION");
const TARGET: &str = "x86_64-unknown-linux-gnu";

fn tool(name: &str) -> String {
    repository("target/tools/bin").join(name).to_str().unwrap().to_owned()
}

/// The folder of the wheel, which is built once for all tests.
fn wheel() -> &'static Path {
    static FOLDER: OnceLock<PathBuf> = OnceLock::new();
    FOLDER.get_or_init(|| {
        let temporary = Path::new(env!("CARGO_TARGET_TMPDIR"));
        let folder = temporary.join("wheel");
        let _ = fs::remove_dir_all(&folder);
        let mut build = Command::new(tool("maturin"));
        // It uses what is built, but puts no other program in the place of the one that tests run meanwhile.
        build.env("CARGO_BUILD_BUILD_DIR", temporary.parent().unwrap());
        build.env("CARGO_TARGET_DIR", temporary.join("maturin"));
        build.args(["build", "--profile", "dev", "--locked", "--quiet", "--out"]).arg(&folder);
        Run::of(build.current_dir(repository("packaging/wheel"))).exits(0);
        folder
    })
}

/// A folder with the archive of a release and its checksums, as `.github/archive` names them.
fn release() -> Project {
    let project = Project::empty();
    let name = format!("reasonbook-v{VERSION}-{TARGET}");
    project.write(&format!("{name}/LICENSE"), "");
    // As in a release, without what only a debugger needs, which takes longer to pack than the rest.
    let program = format!("{name}/reasonbook");
    project.program("strip", &["-o", &program, env!("CARGO_BIN_EXE_reasonbook")]).exits(0);
    let folder = format!("v{VERSION}");
    project.write(&format!("{folder}/here"), "");
    let archive = format!("{folder}/{name}.tar.gz");
    project.program("tar", &["-czf", &archive, &name]).exits(0);
    let sums = format!("cd {folder} && sha256sum reasonbook-* > SHA256SUMS");
    project.program("sh", &["-c", &sums]).exits(0);
    project
}

#[test]
fn the_wheel_brings_the_command() {
    let project = Project::own();
    project.program("python3", &["-m", "venv", "venv"]).exits(0);
    let folder = wheel().to_str().unwrap();
    let install = ["install", "--quiet", "--no-index", "--find-links", folder, "reasonbook"];
    project.program("venv/bin/pip", &install).exits(0);
    let installed = project.path().join("venv/bin/reasonbook");
    let installed = installed.to_str().unwrap();
    let version = project.program(installed, &["--version"]).exits(0).stdout;
    assert_eq!(version, format!("reasonbook {VERSION}\n"));
    project.program(installed, &["check"]).exits(0);
}

#[test]
fn the_hooks_have_the_version_of_the_program() {
    let package = fs::read_to_string(repository("pyproject.toml")).unwrap();
    assert!(package.contains(&format!("\nversion = \"{VERSION}\"\n")), "{package}");
    assert!(package.contains(&format!("[\"reasonbook=={VERSION}\"]")), "{package}");
}

#[test]
fn pre_commit_needs_no_rust() {
    let hooks = Project::empty();
    for file in [".pre-commit-hooks.yaml", "pyproject.toml"] {
        hooks.write(file, &fs::read_to_string(repository(file)).unwrap());
    }
    let project = Project::own();
    for repository in [&hooks, &project] {
        let commit = "git init -q && git add . && git -c user.name=A -c user.email=a@example.org commit -qm All";
        repository.program("sh", &["-c", commit]).exits(0);
    }
    let revision = hooks.program("git", &["rev-parse", "HEAD"]).exits(0).stdout;
    let config = format!(
        "repos:\n  - repo: {}\n    rev: {}    hooks: [{{ id: reasonbook-check }}, {{ id: reasonbook-generate }}]\n",
        hooks.path().display(),
        revision
    );
    project.write(".pre-commit-config.yaml", &config);
    let run = || {
        let mut run = Command::new(tool("pre-commit"));
        // Wheels come from these folders and from nowhere else, and there is no Rust.
        let wheels =
            format!("{} {}", wheel().display(), repository("target/tools/wheels").display());
        run.args(["run", "--all-files"]).current_dir(project.path());
        run.env("PIP_NO_INDEX", "1").env("PIP_FIND_LINKS", wheels).env("PATH", "/usr/bin:/bin");
        Run::of(run.env("PRE_COMMIT_HOME", hooks.path().join("home")))
    };
    let clean = run().exits(0).stdout;
    assert_eq!(clean.matches("Passed").count(), 2, "{clean}");

    project.edit("catalogue.yaml", "title: Task State Reasons", "title: Why Tasks Change State");
    let drifted = run().exits(1).stdout;
    assert!(drifted.contains("+# Why Tasks Change State"), "{drifted}");
    assert!(drifted.contains("files were modified by this hook"), "{drifted}");
    project.run(&["check"]).exits(0);
}

#[test]
fn npm_takes_the_program_of_the_platform() {
    let release = release();
    let (version, archives) = (VERSION, format!("v{VERSION}"));
    release.write("packages/here", "");
    let pack = repository("packaging/npm/pack.js");
    let packed =
        release.program("node", &[pack.to_str().unwrap(), version, &archives, "packages"]).exits(0);
    assert!(packed.stderr.contains("no archive for x86_64-pc-windows-msvc: left out\n"));

    release.write("project/package.json", "{}");
    let package = |name: &str| {
        let file = format!("packages/{name}-{VERSION}.tgz");
        release.path().join(file).to_str().unwrap().to_owned()
    };
    let [program, platform] = [package("reasonbook"), package("reasonbook-linux-x64")];
    let npm = ["--prefix", "project", "install", "--offline", "--no-audit", &platform, &program];
    release.program("npm", &npm).exits(0);
    let command = "project/node_modules/.bin/reasonbook";
    let said = release.program(command, &["--version"]).exits(0).stdout;
    assert_eq!(said, format!("reasonbook {VERSION}\n"));
    release.program(command, &["check"]).exits(2);

    fs::remove_dir_all(release.path().join("project/node_modules/@reasonbook")).unwrap();
    let said = release.program(command, &["--version"]).exits(2).stderr;
    assert!(said.starts_with("reasonbook: there is no program for linux-x64 here.\n"), "{said}");
}

/// Runs the script with which the action installs the program. Its `cargo` is a stand-in that only
/// prints its arguments.
fn install(releases: &Project, version: &str) -> Run {
    releases.write(
        "bin/cargo",
        "#!/bin/sh\necho cargo \"$@\"\nmkdir -p \"$6/bin\"\n: > \"$6/bin/reasonbook\"\n",
    );
    let cargo = releases.path().join("bin/cargo");
    fs::set_permissions(&cargo, fs::Permissions::from_mode(0o755)).unwrap();
    let mut script = Command::new(repository(".github/install"));
    script.args([version, "installed"]).current_dir(releases.path());
    script.env("RELEASES", format!("file://{}", releases.path().display()));
    Run::of(script.env("PATH", format!("{}:{}", releases.path().join("bin").display(), path())))
}

#[test]
fn the_action_takes_the_archive_of_its_own_version() {
    let release = release();
    let run = install(&release, "").exits(0);
    assert_eq!((run.stdout.as_str(), run.stderr.as_str()), ("", ""));
    let said = release.program("installed/reasonbook", &["--version"]).exits(0).stdout;
    assert_eq!(said, format!("reasonbook {VERSION}\n"));
}

#[test]
fn the_action_refuses_an_archive_with_another_checksum() {
    let release = release();
    let sums = format!("v{VERSION}/SHA256SUMS");
    release.write(&sums, &format!("{}  reasonbook-v{VERSION}-{TARGET}.tar.gz\n", "0".repeat(64)));
    let run = install(&release, VERSION).exits(1);
    assert!(run.stderr.ends_with("is not the one of the release\n"), "{}", run.stderr);
    assert!(!release.exists("installed"));
    assert_eq!(run.stdout, "");
}

#[test]
fn the_action_builds_where_there_is_no_archive() {
    let run = install(&Project::empty(), "").exits(0);
    assert!(run.stdout.starts_with("cargo install --locked --path . --root "), "{}", run.stdout);
    let run = install(&Project::empty(), "0.0.1").exits(1);
    assert!(run.stderr.contains("there is no archive of 0.0.1 for this machine"), "{}", run.stderr);
}

/// Runs the check of the action, whose summary is in the file `summary`.
fn action_check(project: &Project, deny: &str) -> Run {
    let mut script = Command::new(repository(".github/check"));
    let arguments = [env!("CARGO_BIN_EXE_reasonbook"), "catalogue.yaml", deny];
    script.args(arguments).current_dir(project.path());
    Run::of(script.env("GITHUB_STEP_SUMMARY", project.path().join("summary")))
}

/// GitHub drops a summary of more than a MiB.
#[test]
fn the_action_writes_no_more_than_a_summary_takes() {
    let project = Project::own();
    let page = "generated/docs/task-state-reasons.md";
    project.write(page, &(project.read(page) + &"`".repeat(1_000_000) + "\n"));
    action_check(&project, "").exits(1);
    let summary = project.read("summary");
    assert!((500_000..1 << 20).contains(&summary.len()), "{}", summary.len());
}

#[test]
fn the_action_shows_the_diff_in_the_log_and_in_the_summary() {
    let project = Project::own();
    let check = |deny: &str| action_check(&project, deny);
    check("").exits(0);
    assert!(!project.exists("summary"));

    project.edit("catalogue.yaml", "title: Task State Reasons", "title: ::error::````");
    let log = check("warnings").exits(1).stdout;
    assert!(log.contains("::error file=generated/docs/task-state-reasons.md,"), "{log}");
    let (annotations, diff) = log.split_once("::stop-commands::").unwrap();
    assert!(!annotations.contains("+# ::error::"), "{annotations}");
    let (token, diff) = diff.split_once('\n').unwrap();
    let (diff, after) = diff.split_once(&format!("\n::{token}::\n")).unwrap();
    assert!(diff.contains("+# ::error::"), "{diff}");
    assert_eq!(after, "");
    let summary = project.read("summary");
    assert!(summary.contains("\n```````diff\n--- a/generated/"), "{summary}");
    assert!(summary.ends_with("\n```````\n"), "{summary}");
}
