//! Test projects, each in a temporary folder, in which the command is run.

use std::collections::BTreeMap;
use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::OnceLock;

use regex::{Captures, Regex};
use tempfile::TempDir;

/// A project in a temporary folder, which is deleted when the test ends.
pub struct Project {
    folder: TempDir,
}

/// Files with their bytes, by their paths with `/`.
pub type Files = BTreeMap<String, Vec<u8>>;

/// The output and the exit code of a run.
pub struct Run {
    pub code: i32,
    pub stdout: String,
    pub stderr: String,
}

/// The folders of [`Project::of_all_fields`].
pub const FIELDS: [&str; 6] = ["own", "payments", "gateway", "scheduler", "licensed", "database"];

/// What the files of [`Project::licensed`] begin with.
const LICENCE: &str = "Copyright 2026 The Batch Authors.\nSPDX-License-Identifier: Apache-2.0\n\n  \
                       Licensed under the Apache License, Version 2.0 (the \"License\").  \n";

/// Time enough for the templates of a large catalogue while the machine has much else to do.
pub const PATIENTLY: &str = "--template-seconds=3600";

/// The default help line of diagnostics.
pub const UNCURED: &str = "`reasonbook explain ";

/// A file or folder of the repository.
pub fn repository(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// The `PATH` in which the folder of the command comes first.
pub fn path() -> String {
    let folder = Path::new(env!("CARGO_BIN_EXE_reasonbook")).parent().unwrap();
    format!("{}:{}", folder.display(), env::var("PATH").unwrap())
}

/// Copies the command in a separate process. If this process wrote the file, a program that another
/// test starts could inherit the open file, and a file that is open for writing cannot be run.
pub fn copy_program(to: &Path) {
    Run::of(Command::new("cp").arg(env!("CARGO_BIN_EXE_reasonbook")).arg(to)).exits(0);
}

impl Project {
    /// An empty folder.
    pub fn empty() -> Self {
        Self { folder: tempfile::tempdir().unwrap() }
    }

    /// An empty folder in a file system in memory.
    pub fn in_memory() -> Self {
        Self { folder: tempfile::tempdir_in("/dev/shm").unwrap() }
    }

    /// A folder with these files.
    pub fn with(files: &[(&str, &str)]) -> Self {
        let project = Self::empty();
        for (path, text) in files {
            project.write(path, text);
        }
        project
    }

    /// A copy of `tests/fixtures/NAME`.
    pub fn fixture(name: &str) -> Self {
        Self::copy_of(&repository("tests/fixtures").join(name), &[""])
    }

    /// A project that has not adopted the tool yet, except for the markers in its index page.
    pub fn orchard() -> Self {
        let project = Self::fixture("orchard");
        let link = "- [Task State Reasons](task-state-reasons.md)\n";
        let [begin, end] = ["begin", "end"]
            .map(|what| format!("  <!-- reasonbook:{what} task-state-reasons -->\n"));
        project.edit("docs/home.md", link, &format!("{begin}{link}{end}"));
        project
    }

    /// Adds `adopted: true`, so that the tool may replace hand-written text in [`Self::orchard`].
    pub fn adopt(&self) {
        let page = "{ template: task-state-reasons.md }";
        let adopted = self
            .read("catalogue.yaml")
            .replace("\n    proto_comments:", "\n    adopted: true\n    proto_comments:")
            .replace(page, "{ template: task-state-reasons.md, adopted: true }");
        self.write("catalogue.yaml", &adopted);
    }

    /// A copy of the repository's own catalogue and of everything that it generates.
    pub fn own() -> Self {
        Self::copy_of(&repository(""), &["catalogue.yaml", "generated"])
    }

    /// A project of `tests/fixtures`, after `generate`.
    pub fn generated(name: &str) -> Self {
        let project = Self::fixture(name);
        project.run(&["generate"]).exits(0);
        project
    }

    /// Gives one more parameter to the outputs whose templates have names like a pattern.
    pub fn give(&self, templates: &str, parameter: &str) {
        let catalogue = self.read("catalogue.yaml");
        let bare = Regex::new(&format!(r"(template: {templates}) \}}")).unwrap();
        let given = Regex::new(&format!(r"(template: {templates},?\s+with: \{{ )")).unwrap();
        let after = |begin: &str, end: &str| format!("{begin}{parameter}{end}");
        let catalogue =
            given.replace_all(&catalogue, |found: &Captures<'_>| after(&found[1], ", "));
        let catalogue = bare.replace_all(&catalogue, |found: &Captures<'_>| {
            after(&format!("{}, with: {{ ", &found[1]), " } }")
        });
        self.write("catalogue.yaml", &catalogue);
        self.run(&["generate"]).exits(0);
    }

    /// A project whose outputs all begin with a licence.
    pub fn licensed() -> Self {
        let project = Self::fixture("scheduler");
        project.give(r"[\w.-]+", &format!("header: {LICENCE:?}"));
        project
    }

    /// The repository's own project and those from other fields, each with tables in every
    /// language.
    pub fn of_each_field() -> [Self; 6] {
        let all = Self::of_all_fields();
        FIELDS.map(|field| Self::copy_of(&all.path().join(field), &[""]))
    }

    /// The same, each in a folder of this one, so that a compiler runs once for all of them.
    pub fn of_all_fields() -> Self {
        static FILES: OnceLock<Files> = OnceLock::new();
        let files = FILES.get_or_init(|| {
            let all = Self::empty();
            for field in FIELDS {
                let project = match field {
                    "own" => Self::own(),
                    "licensed" => Self::licensed(),
                    fixture => Self::generated(fixture),
                };
                all.add(field, &project);
            }
            all.files()
        });
        Self::of_files(files)
    }

    /// A folder with these files.
    pub fn of_files(files: &Files) -> Self {
        let project = Self::empty();
        for (path, bytes) in files {
            let path = project.path().join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, bytes).unwrap();
        }
        project
    }

    /// The paths of all outputs with this ending.
    pub fn outputs(&self, ending: &str) -> Vec<String> {
        let all = self.run(&["outputs"]).exits(0).stdout;
        let found: Vec<_> = all.lines().filter(|path| path.ends_with(ending)).collect();
        assert!(!found.is_empty(), "no output ends in {ending}");
        found.into_iter().map(str::to_owned).collect()
    }

    /// Copies another project into a folder of this one.
    pub fn add(&self, folder: &str, project: &Self) {
        copy(project.path(), &self.path().join(folder));
    }

    pub fn copy_of(from: &Path, parts: &[&str]) -> Self {
        let project = Self::empty();
        for part in parts {
            copy(&from.join(part), &project.path().join(part));
        }
        project
    }

    pub fn path(&self) -> &Path {
        self.folder.path()
    }

    pub fn write(&self, path: &str, text: &str) {
        let path = self.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    pub fn read(&self, path: &str) -> String {
        fs::read_to_string(self.path().join(path)).unwrap()
    }

    pub fn exists(&self, path: &str) -> bool {
        self.path().join(path).exists()
    }

    /// Replaces `old`, which must occur exactly once in a file.
    pub fn edit(&self, path: &str, old: &str, new: &str) {
        let text = self.read(path);
        assert_eq!(text.matches(old).count(), 1, "{old:?} in {path}");
        self.write(path, &text.replace(old, new));
    }

    /// The paths of all files with this ending.
    pub fn paths(&self, ending: &str) -> Vec<String> {
        let paths: Vec<_> =
            self.files().into_keys().filter(|path| path.ends_with(ending)).collect();
        assert!(!paths.is_empty(), "no file ends in {ending}");
        paths
    }

    /// Every file with its bytes.
    pub fn files(&self) -> Files {
        let mut files = Files::new();
        gather(self.path(), self.path(), &mut files);
        files
    }

    /// Runs `reasonbook` in the folder.
    pub fn run(&self, args: &[&str]) -> Run {
        self.run_in("", args)
    }

    /// Runs `reasonbook` in a folder below.
    pub fn run_in(&self, folder: &str, args: &[&str]) -> Run {
        let run = Run::of(self.command(env!("CARGO_BIN_EXE_reasonbook"), folder).args(args));
        run.has_cures();
        run
    }

    /// The command `reasonbook` in the folder, not yet started.
    pub fn start(&self, args: &[&str]) -> Command {
        let mut command = self.command(env!("CARGO_BIN_EXE_reasonbook"), "");
        command.args(args);
        command
    }

    /// Runs another program in the folder.
    pub fn program(&self, program: &str, args: &[&str]) -> Run {
        Run::of(self.command(program, "").args(args))
    }

    fn command(&self, program: &str, folder: &str) -> Command {
        let mut command = Command::new(program);
        command.args(quick(program));
        command.current_dir(self.path().join(folder)).env_remove("NO_COLOR");
        // These change the output, and the tests themselves may run on one of these services.
        for service in ["GITHUB_ACTIONS", "TF_BUILD", "TEAMCITY_VERSION", "GITLAB_CI"] {
            command.env_remove(service);
        }
        command
    }
}

impl Run {
    /// Runs a command to its end.
    pub fn of(command: &mut Command) -> Self {
        let Output { status, stdout, stderr } = match command.output() {
            Ok(output) => output,
            Err(error) => panic!("{} does not run: {error}", command.get_program().display()),
        };
        let [stdout, stderr] = [stdout, stderr].map(|said| String::from_utf8(said).unwrap());
        // If a signal ended the command, it has no exit code.
        let code = status.code().unwrap_or_else(|| panic!("{status}\n{stdout}\n{stderr}"));
        Self { code, stdout, stderr }
    }

    /// Fails unless every diagnostic has a help line other than the default one.
    fn has_cures(&self) {
        let said = format!("\n{}", self.stderr).replace("\nwarning[", "\nerror[");
        let cures = |one: &&str| one.contains("= help: ") && !one.contains(UNCURED);
        let without = said.split("\nerror[").skip(1).find(|one| !cures(one));
        assert_eq!(without, None, "it has no help line");
    }

    /// Fails, and shows the output, unless the exit code is this one.
    pub fn exits(self, code: i32) -> Self {
        assert_eq!(self.code, code, "\n{}\n{}", self.stdout, self.stderr);
        self
    }
}

/// What makes a run of Java short: one quick compiler of machine code instead of two.
fn quick(program: &str) -> &'static [&'static str] {
    match program {
        "java" => &["-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"],
        "javac" | "javadoc" => &["-J-XX:TieredStopAtLevel=1", "-J-XX:+UseSerialGC"],
        _ => &[],
    }
}

fn copy(from: &Path, to: &Path) {
    if from.is_dir() {
        fs::create_dir_all(to).unwrap();
        for entry in fs::read_dir(from).unwrap() {
            let entry = entry.unwrap();
            copy(&entry.path(), &to.join(entry.file_name()));
        }
    } else {
        fs::copy(from, to).unwrap();
    }
}

fn gather(root: &Path, folder: &Path, files: &mut Files) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            gather(root, &path, files);
        } else {
            let name = path.strip_prefix(root).unwrap().to_str().unwrap().replace('\\', "/");
            files.insert(name, fs::read(&path).unwrap());
        }
    }
}
