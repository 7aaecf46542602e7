//! Real faults at random moments. After each round every file is whole, old or new, no other file
//! is there, and the next run brings all of them up to date.
//!
//! `REASONBOOK_FAULT_ROUNDS` is the number of rounds; 12 by default.

use std::env;
use std::fmt::Write;
use std::fs;
use std::hash::{BuildHasher, RandomState};
use std::io::{BufRead, BufReader};
use std::os::unix::fs::{MetadataExt, PermissionsExt, chown, symlink};
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::{self, sleep};
use std::time::{Duration, Instant};

use crate::project::{Files, Project, Run, copy_program};

const TEMPLATE: &str = "\
{% for line in banner %}# {{ line }}
{% endfor %}
{%- for number in range(end=with.lines) %}{{ number }} {{ with.part }}
{% endfor %}";

/// The folders of the outputs, and the number of outputs in each.
const FOLDERS: [&str; 3] = ["made/a", "made/b", "made/b/c"];
const FILES: usize = 4;

fn rounds() -> usize {
    env::var("REASONBOOK_FAULT_ROUNDS").map_or(12, |rounds| rounds.parse().unwrap())
}

/// A random number below another.
fn chance(below: u64) -> u64 {
    RandomState::new().hash_one(0) % below.max(1)
}

/// A project, and two states of its files between which it changes.
struct Ferry {
    project: Project,
    states: [Files; 2],
}

impl Ferry {
    fn new() -> Self {
        let states = [100, 1000].map(|lines| {
            let project = Project::with(&[("templates/list.txt", TEMPLATE)]);
            project.write("catalogue.yaml", &catalogue(lines));
            project.run(&["generate"]).exits(0);
            project.files()
        });
        let ferry = Self { project: Project::empty(), states };
        ferry.lay(0);
        ferry
    }

    /// Writes every file as it is in a state.
    fn lay(&self, state: usize) {
        for (path, bytes) in &self.states[state] {
            self.project.write(path, std::str::from_utf8(bytes).unwrap());
        }
    }

    /// Writes only the catalogue as it is in a state, which makes all outputs stale.
    fn edit(&self, state: usize) {
        let catalogue = &self.states[state]["catalogue.yaml"];
        self.project.write("catalogue.yaml", std::str::from_utf8(catalogue).unwrap());
    }

    /// Fails unless every file is whole, in one state or the other, and none is missing.
    fn assert_whole(&self, files: &Files, what: &str) {
        for (path, bytes) in files {
            let whole = self.states.iter().any(|state| state.get(path) == Some(bytes));
            assert!(whole || is_unfinished(path), "{what}: {path} is broken or foreign");
        }
        for path in self.states[0].keys() {
            assert!(files.contains_key(path), "{what}: {path} is gone");
        }
    }

    /// Fails unless one more run brings all files into a state.
    fn assert_mended(&self, state: usize, what: &str) {
        let run = self.project.run(&["generate"]);
        assert_eq!(run.code, 0, "{what}: {}", run.stderr);
        let (found, expected) = (self.project.files(), &self.states[state]);
        let differ = |path: &&String| found.get(*path) != expected.get(*path);
        let wrong: Vec<_> = found.keys().chain(expected.keys()).filter(differ).collect();
        assert!(wrong.is_empty(), "{what}: {wrong:?} are not mended\n{}", run.stderr);
    }
}

fn catalogue(lines: usize) -> String {
    let mut catalogue = String::from(
        "project: Ferry\nenums: { reasons: { type: Reason } }\nreasons: [{ name: WET, number: 1 }]\n\
         owned: [made]\noutputs:\n",
    );
    for folder in FOLDERS {
        for file in 0..FILES {
            let with = format!("{{ lines: {lines}, part: {file} }}");
            let template = format!("{{ template: list.txt, with: {with} }}");
            let _ = writeln!(catalogue, "  {folder}/{file}.txt: {template}");
        }
    }
    catalogue
}

fn is_unfinished(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap();
    name.starts_with('.') && name.ends_with(".reasonbook-new")
}

#[test]
fn killed_at_random_moments() {
    let ferry = Ferry::new();
    ferry.edit(1);
    let start = Instant::now();
    ferry.assert_mended(1, "the first run");
    let whole_run = u64::try_from(start.elapsed().as_micros()).unwrap();
    let mut killed = 0;
    // A run that was done before does not count.
    while killed < rounds() {
        let state = usize::from(chance(2) == 0);
        ferry.edit(state);
        let mut command = ferry.project.start(&["generate"]);
        let mut run = command.stderr(Stdio::piped()).spawn().unwrap();
        if chance(3) > 0 {
            // While files are written, which is the shorter part of a run.
            let said = BufReader::new(run.stderr.take().unwrap());
            let lines = usize::try_from(chance(12)).unwrap();
            assert!(said.lines().take(lines).count() <= lines);
            sleep(Duration::from_micros(chance(2000)));
        } else {
            sleep(Duration::from_micros(chance(whole_run)));
        }
        run.kill().unwrap();
        killed += usize::from(run.wait().unwrap().code().is_none());
        let what = format!("kill {killed}");
        ferry.assert_whole(&ferry.project.files(), &what);
        ferry.assert_mended(state, &what);
    }
}

/// A program in its own mount namespace, in which it may mount file systems.
fn unshared() -> Command {
    let mut command = Command::new("unshare");
    command.args(["--mount", "--map-root-user"]);
    command
}

const CANNOT_MOUNT: &str = "\
nothing was tried, since this user may mount no disk in a namespace of its own; run it as root of a
machine, not of a container, or leave it out with `cargo test -- --skip a_disk_that_fills`";

#[test]
fn a_disk_that_fills() {
    let ferry = Ferry::new();
    let kilobytes =
        |state: &Files| state.values().map(|bytes| bytes.len().div_ceil(4096) * 4).sum();
    let [small, large]: [usize; 2] = ferry.states.each_ref().map(kilobytes);
    let script =
        "mount -t tmpfs -o size=\"$1\"k none disk && cp -r project/. disk && cd disk || exit 99
        \"$0\" generate; code=$?
        cp -r . ../after && exit $code";
    let mut full = 0;
    for round in 0..rounds() {
        let place = Project::empty();
        for (path, bytes) in &ferry.states[0] {
            place.write(&format!("project/{path}"), std::str::from_utf8(bytes).unwrap());
        }
        place.write("project/catalogue.yaml", &catalogue(1000));
        fs::create_dir(place.path().join("disk")).unwrap();
        let room = match round {
            0 => 4,
            1 => large + 64,
            _ => usize::try_from(chance((large - small + 64).try_into().unwrap())).unwrap(),
        };
        let size = (small + room).to_string();
        let mut command = unshared();
        command.args(["sh", "-c", script, env!("CARGO_BIN_EXE_reasonbook"), &size]);
        let run = Run::of(command.current_dir(place.path()));
        let what = format!("round {round}, {size} kB\n{}", run.stderr);
        assert!([0, 2].contains(&run.code), "{CANNOT_MOUNT}\n{what}");
        let mut files = Files::new();
        for (path, bytes) in place.files() {
            files.extend(path.strip_prefix("after/").map(|path| (path.to_owned(), bytes)));
        }
        ferry.assert_whole(&files, &what);
        assert!(!files.keys().any(|path| is_unfinished(path)), "{what}");
        if run.code == 0 {
            assert!(files == ferry.states[1], "{what}");
        } else {
            full += 1;
            assert_eq!(run.stderr.matches("error[").count(), 1, "{what}");
            assert!(run.stderr.contains("cannot write this: "), "{what}");
            assert!(run.stderr.contains("No space left on device"), "{what}");
            let written = run.stderr.matches("updated made/").count();
            let not_written = run.stderr.matches("not written: made/").count();
            assert_eq!(written + not_written, FOLDERS.len() * FILES, "{what}");
        }
        assert!(round != 0 || run.code == 2, "{what}");
        assert!(round != 1 || run.code == 0, "{what}");
    }
    assert!(full > 0);
}

/// The command as a user other than root, for whom permissions count.
fn as_ordinary_user(program: &Path, folder: &Path) -> Command {
    let mut command = Command::new("setpriv");
    if fs::metadata("/proc/self").unwrap().uid() == 0 {
        command.args(["--reuid=65534", "--regid=65534", "--clear-groups"]);
        for entry in fs::read_dir(folder).unwrap() {
            give_away(&entry.unwrap().path());
        }
        give_away(folder);
    }
    command.arg(program).arg("generate").current_dir(folder);
    command
}

fn give_away(path: &Path) {
    chown(path, Some(65534), Some(65534)).unwrap();
    if path.is_dir() {
        for entry in fs::read_dir(path).unwrap() {
            give_away(&entry.unwrap().path());
        }
    }
}

#[test]
fn a_folder_that_an_ordinary_user_may_not_write() {
    let ferry = Ferry::new();
    // Where the repository is, such a user may not even look.
    let place = Project::empty();
    fs::set_permissions(place.path(), fs::Permissions::from_mode(0o755)).unwrap();
    let program = place.path().join("reasonbook");
    copy_program(&program);
    let folder = ferry.project.path();
    let allow = |name: &str, mode| {
        fs::set_permissions(folder.join(name), fs::Permissions::from_mode(mode)).unwrap();
    };
    allow("", 0o755);
    for round in 0..rounds() {
        let state = (round + 1) % 2;
        ferry.edit(state);
        let locked = FOLDERS[round % FOLDERS.len()];
        let mut command = as_ordinary_user(&program, folder);
        allow(locked, 0o555);
        let run = Run::of(&mut command).exits(2);
        let what = format!("round {round}, {locked}\n{}", run.stderr);
        ferry.assert_whole(&ferry.project.files(), &what);
        assert!(!ferry.project.files().keys().any(|path| is_unfinished(path)), "{what}");
        let message = format!(
            "error[disk]: cannot write this: no file can be created in its folder: Permission denied (os error 13)\n\
             --> {locked}/0.txt\n"
        );
        assert!(run.stderr.contains(&message), "{what}");
        assert!(run.stderr.contains(&format!("\nnot written: {locked}/0.txt\n")), "{what}");
        allow(locked, 0o755);
        Run::of(&mut as_ordinary_user(&program, folder)).exits(0);
        assert!(ferry.project.files() == ferry.states[state], "{what}");
    }
}

#[test]
fn ten_runs_at_once() {
    let ferry = Ferry::new();
    for round in 0..rounds() {
        let state = (round + 1) % 2;
        ferry.edit(state);
        let run = |number: usize| {
            if number.is_multiple_of(3) {
                // It sees all of the old state or all of the new one.
                let said = ferry.project.run(&["check"]).stderr;
                let none = said.ends_with(
                    "\n12 of 12 outputs not up to date; to update, run: reasonbook generate\n",
                );
                assert!(
                    none || said.ends_with("12 outputs are up to date\n"),
                    "round {round}: {said}"
                );
            } else {
                ferry.project.run(&["generate"]).exits(0);
            }
        };
        thread::scope(|scope| {
            for number in 0..10 {
                scope.spawn(move || run(number));
            }
        });
        assert!(ferry.project.files() == ferry.states[state], "round {round}");
    }
}

#[test]
fn runs_at_once_where_there_are_no_locks() {
    let ferry = Ferry::new();
    for round in 0..rounds().div_ceil(3) {
        let state = (round + 1) % 2;
        ferry.edit(state);
        let run = || {
            let mut command = Command::new("strace");
            command.args(["-f", "-qq", "-o", "/dev/null", "-e", "inject=flock:error=ENOLCK"]);
            command.arg(env!("CARGO_BIN_EXE_reasonbook")).arg("generate");
            let run = Run::of(command.current_dir(ferry.project.path()));
            // Another run may have been faster.
            assert!([0, 2].contains(&run.code), "round {round}: {}", run.stderr);
        };
        thread::scope(|scope| {
            for _ in 0..4 {
                scope.spawn(run);
            }
        });
        let what = format!("round {round}");
        ferry.assert_whole(&ferry.project.files(), &what);
        ferry.assert_mended(state, &what);
    }
}

#[test]
fn a_file_and_a_folder_replaced_by_links_meanwhile() {
    let outside = Project::with(&[("secret.txt", "secret\n"), ("0.txt", "mine\n")]);
    let untouched = outside.files();
    let ferry = Ferry::new();
    for round in 0..rounds() {
        ferry.lay(0);
        ferry.edit(1);
        let (file, folder) = ("made/a/2.txt", "made/b");
        let at = |path: &str| ferry.project.path().join(path);
        let done = AtomicBool::new(false);
        thread::scope(|scope| {
            scope.spawn(|| {
                // Whatever is refused here, the run was faster.
                while !done.load(Ordering::Relaxed) {
                    let _ = fs::rename(at(file), at("file"));
                    let _ = symlink(outside.path().join("secret.txt"), at(file));
                    let _ = fs::rename(at(folder), at("folder"));
                    let _ = symlink(outside.path(), at(folder));
                    sleep(Duration::from_micros(chance(500)));
                    let _ = fs::remove_file(at(folder));
                    let _ = fs::rename(at("folder"), at(folder));
                    let _ = fs::remove_file(at(file));
                    let _ = fs::rename(at("file"), at(file));
                    sleep(Duration::from_micros(chance(500)));
                }
            });
            for _ in 0..3 {
                let run = ferry.project.run(&["generate"]);
                assert!([0, 2].contains(&run.code), "round {round}: {}", run.stderr);
                assert!(!run.stderr.contains("panicked"), "round {round}: {}", run.stderr);
                assert!(outside.files() == untouched, "round {round}: {}", run.stderr);
            }
            done.store(true, Ordering::Relaxed);
        });
        for path in [file, "file"] {
            let _ = fs::remove_file(at(path));
        }
        for path in [folder, "folder"] {
            let _ = fs::remove_file(at(path));
            let _ = fs::remove_dir_all(at(path));
        }
        ferry.assert_mended(1, &format!("round {round}"));
        assert!(outside.files() == untouched, "round {round}");
    }
}
