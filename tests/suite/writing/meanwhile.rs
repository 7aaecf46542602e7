//! What others do while a run is at work.

use std::fs::{self, File};
use std::io::{BufRead, BufReader, Read, Write, pipe};
use std::os::fd::OwnedFd;
use std::os::unix::fs::{MetadataExt, symlink};
use std::os::unix::net::UnixStream;
use std::path::Path;
use std::process::Child;
use std::thread::sleep;
use std::time::Duration;

use snapbox::{assert_data_eq, str};

use super::stale;
use crate::project::{Project, Run};

/// Waits until something is so, at most ten seconds.
fn until(what: &str, is_so: impl Fn() -> bool) {
    for _ in 0..1000 {
        if is_so() {
            return;
        }
        sleep(Duration::from_millis(10));
    }
    panic!("not within ten seconds: {what}");
}

/// A run that has written the first file, and cannot go on until somebody reads that it says so.
struct Held {
    run: Child,
    said: UnixStream,
}

impl Held {
    fn start(project: &Project, args: &[&str]) -> Self {
        let (said, mut say) = UnixStream::pair().unwrap();
        say.set_nonblocking(true).unwrap();
        while say.write(b".").is_ok() {}
        say.set_nonblocking(false).unwrap();
        let run = project.start(args).stderr(OwnedFd::from(say)).spawn().unwrap();
        until("the first file is written", || project.read("made/first.txt").contains("Snow"));
        Self { run, said }
    }

    /// Lets it go on to its end; gives all that it says.
    fn go_on(mut self) -> Run {
        let mut stderr = String::new();
        self.said.read_to_string(&mut stderr).unwrap();
        let stderr = stderr.trim_start_matches('.').to_owned();
        Run { code: self.run.wait().unwrap().code().unwrap(), stdout: String::new(), stderr }
    }
}

#[test]
fn a_file_that_changes_meanwhile_is_kept_and_what_was_not_written_is_said() {
    let project = stale();
    let held = Held::start(&project, &["generate"]);
    project.write("made/more/second.txt", "written by hand just now\n");
    assert_data_eq!(
        held.go_on().exits(2).stderr,
        str![[r#"
updated made/first.txt
error[disk]: cannot write this: it changed after it was read
--> made/more/second.txt
 = help: let the other program finish writing, then run this again

not written: made/more/second.txt
stopped after 1 file; run it again for the rest

"#]]
    );
    assert_eq!(project.read("made/more/second.txt"), "written by hand just now\n");
    assert_eq!(project.files().len(), 4, "nothing is left over");
}

#[test]
fn what_lints_find_is_said_even_if_writing_fails() {
    let project = stale();
    project.edit("catalogue.yaml", "came in.", "came in");
    let held = Held::start(&project, &["generate"]);
    project.write("made/more/second.txt", "written by hand just now\n");
    assert_data_eq!(
        held.go_on().exits(2).stderr,
        str![[r#"
updated made/first.txt
warning[not-a-sentence]: this should be a sentence, but does not end with a period
 --> catalogue.yaml:3:52
  |
3 | reasons: [{ name: WHY_WET, number: 1, description: Snow came in }]
  |                                                    ^^^^^^^^^^^^
  |
  = help: write whole sentences, which read well in every output

error[disk]: cannot write this: it changed after it was read
--> made/more/second.txt
 = help: let the other program finish writing, then run this again

not written: made/more/second.txt
stopped after 1 file; run it again for the rest

"#]]
    );
}

#[test]
fn a_file_that_appears_goes_or_becomes_a_link_meanwhile_is_kept_as_it_is() {
    let appears = |path: &Path| fs::write(path, "mine\n").unwrap();
    let goes = |path: &Path| fs::remove_file(path).unwrap();
    let is_a_folder = |path: &Path| {
        fs::remove_file(path).unwrap();
        fs::create_dir(path).unwrap();
    };
    let is_a_link = |path: &Path| {
        fs::rename(path, path.with_extension("real")).unwrap();
        symlink("second.real", path).unwrap();
    };
    for (what, change) in [
        ("appears", &appears as &dyn Fn(&Path)),
        ("goes", &goes),
        ("is a folder", &is_a_folder),
        ("is a link", &is_a_link),
    ] {
        let project = stale();
        let path = project.path().join("made/more/second.txt");
        if what == "appears" {
            fs::remove_file(&path).unwrap();
        }
        let held = Held::start(&project, &["generate"]);
        change(&path);
        let then = fs::symlink_metadata(&path).map(|metadata| metadata.ino()).ok();
        let said = held.go_on().exits(2).stderr;
        assert!(said.contains("it changed after it was read"), "{what}\n{said}");
        let after = fs::symlink_metadata(&path).map(|metadata| metadata.ino()).ok();
        assert_eq!(after, then, "{what}");
    }
}

#[test]
fn a_folder_that_becomes_a_link_meanwhile_leads_nobody_outside() {
    let project = stale();
    let outside = Project::with(&[("second.txt", &project.read("made/more/second.txt"))]);
    let before = outside.files();
    let held = Held::start(&project, &["generate"]);
    let folder = project.path().join("made/more");
    fs::rename(&folder, project.path().join("made/moved")).unwrap();
    symlink(outside.path(), &folder).unwrap();
    assert_data_eq!(
        held.go_on().exits(2).stderr,
        str![[r#"
updated made/first.txt
error[disk]: cannot write this: `more` is a symbolic link; name the folder that it leads to
--> made/more/second.txt
 = help: check the permissions and the free space on the disk, then run this again

not written: made/more/second.txt
stopped after 1 file; run it again for the rest

"#]]
    );
    assert_eq!(outside.files(), before);
    assert!(folder.is_symlink());
}

#[test]
fn an_orphan_that_a_person_takes_over_meanwhile_is_not_removed() {
    let project = stale();
    project.edit("catalogue.yaml", "outputs:", "owned: [made]\noutputs:");
    project.write("made/orphan.txt", &project.read("made/first.txt"));
    let held = Held::start(&project, &["generate", "--prune"]);
    project.write("made/orphan.txt", "mine now\n");
    assert_data_eq!(
        held.go_on().exits(2).stderr,
        str![[r#"
updated made/first.txt
updated made/more/second.txt
error[disk]: cannot remove this: it changed after it was read
--> made/orphan.txt
 = help: let the other program finish writing, then run this again

not removed: made/orphan.txt
stopped after 2 files; run it again for the rest

"#]]
    );
    assert_eq!(project.read("made/orphan.txt"), "mine now\n");
}

/// Starts a run that has to wait, and calls `done` once it says so; gives all that it says.
fn waits(project: &Project, args: &[&str], done: impl FnOnce()) -> Run {
    let (said, say) = pipe().unwrap();
    let mut child = project.start(args).stderr(say).spawn().unwrap();
    let mut said = BufReader::new(said);
    let mut stderr = String::new();
    said.read_line(&mut stderr).unwrap();
    done();
    said.read_to_string(&mut stderr).unwrap();
    Run { code: child.wait().unwrap().code().unwrap(), stdout: String::new(), stderr }
}

#[test]
fn a_run_waits_for_one_that_writes_and_says_so() {
    let project = stale();
    // What a run that writes has.
    let lock = File::open(project.path()).unwrap();
    lock.lock().unwrap();
    let run = waits(&project, &["generate"], || lock.unlock().unwrap()).exits(0);
    assert_data_eq!(
        run.stderr,
        str![[r#"
another run (process [..]) is at work here; waiting for it
updated made/first.txt
updated made/more/second.txt
2 of 2 outputs changed

"#]]
    );
    lock.lock().unwrap();
    let run = waits(&project, &["check"], || lock.unlock().unwrap()).exits(0);
    assert_data_eq!(
        run.stderr,
        str![[r#"
another run (process [..]) is at work here; waiting for it
2 outputs are up to date

"#]]
    );
}

#[test]
fn a_run_says_for_whom_it_waits_and_gives_up() {
    let project = stale();
    let lock = File::open(project.path()).unwrap();
    lock.lock().unwrap();
    for command in ["check", "generate", "init"] {
        let run = project.run(&[command, "--wait", "0"]).exits(2);
        let process = std::process::id();
        assert_eq!(
            run.stderr,
            format!(
                "another run (process {process}) is at work here; waiting for it\n\
                 error[disk]: cannot lock this: another run is still at work here after 0 s\n--> .\n \
                 = help: wait for it to finish, or wait longer with --wait SECONDS\n\n"
            )
        );
    }
}

#[test]
fn only_what_writes_waits_for_what_reads() {
    let project = stale();
    let lock = File::open(project.path()).unwrap();
    lock.lock_shared().unwrap();
    let run = project.run(&["check"]).exits(1);
    assert!(!run.stderr.contains("waiting"), "{}", run.stderr);
    let run = waits(&project, &["generate"], || lock.unlock().unwrap()).exits(0);
    assert!(run.stderr.contains("waiting for it\nupdated made/first.txt"), "{}", run.stderr);
}

#[test]
fn a_catalogue_that_is_replaced_by_another_file_keeps_no_second_run_in() {
    let project = stale();
    let lock = File::open(project.path()).unwrap();
    lock.lock().unwrap();
    // As editors do when they save.
    project.write("saved.yaml", &project.read("catalogue.yaml"));
    let (from, to) = (project.path().join("saved.yaml"), project.path().join("catalogue.yaml"));
    fs::rename(from, to).unwrap();
    waits(&project, &["generate"], || lock.unlock().unwrap()).exits(0);
}
