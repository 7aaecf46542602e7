//! Whoever saves a file at the very moment in which it is replaced loses nothing.

use std::fs::{self, OpenOptions};
use std::io::Write;
use std::process::{Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use crate::project::{Project, Run};

const CATALOGUE: &str = "\
project: Lantern
enums: { reasons: { type: Reason, prefix: WHY_ } }
reasons: [{ name: WHY_WET, number: 1, description: Rain came in. }]
outputs:
  page.md: { regions: { list: { template: list.txt } } }
  made/new.txt: { template: new.txt }
";

const PAGE: &str = "<!-- reasonbook:begin list -->\n<!-- reasonbook:end list -->\n";

fn lantern() -> Project {
    Project::with(&[
        ("catalogue.yaml", CATALOGUE),
        ("templates/list.txt", "A line.\n"),
        ("templates/new.txt", "{% for line in banner %}# {{ line }}\n{% endfor %}"),
        ("page.md", PAGE),
        ("made/other", ""),
    ])
}

/// Runs a command, each of whose renames waits, and does something while the first one in `folder`
/// does: it has looked at the file by then.
fn meanwhile(project: &Project, folder: &str, args: &[&str], act: impl FnOnce()) -> Run {
    let renames = ["rename,renameat,renameat2:delay_enter=1500000"];
    injected(&renames, project, folder, args, act)
}

/// The same with what `strace` is to do to system calls, one of which has to wait.
fn injected(
    injections: &[&str],
    project: &Project,
    folder: &str,
    args: &[&str],
    act: impl FnOnce(),
) -> Run {
    let mut command = Command::new("strace");
    command.args(["-f", "-qq", "-o", "/dev/null"]);
    command.args(["-e", "trace=rename,renameat,renameat2,fchmod"]);
    for injection in injections {
        command.args(["-e", &format!("inject={injection}")]);
    }
    command.arg(env!("CARGO_BIN_EXE_reasonbook")).args(args).current_dir(project.path());
    let run = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let start = Instant::now();
    let is_there = || {
        let names = fs::read_dir(project.path().join(folder)).unwrap();
        names.flatten().any(|file| file.file_name().to_string_lossy().ends_with(".reasonbook-new"))
    };
    while !is_there() {
        assert!(start.elapsed() < Duration::from_secs(60), "nothing is written");
        sleep(Duration::from_millis(5));
    }
    // It is in the delay by now, which is much longer.
    sleep(Duration::from_millis(500));
    act();
    let output = run.wait_with_output().unwrap();
    Run {
        code: output.status.code().unwrap(),
        stdout: String::from_utf8(output.stdout).unwrap(),
        stderr: String::from_utf8(output.stderr).unwrap(),
    }
}

fn assert_changed(run: Run, path: &str) {
    let expected =
        format!("error[disk]: cannot write this: it changed after it was read\n--> {path}\n");
    let stderr = run.exits(2).stderr;
    assert!(stderr.contains(&expected), "{stderr}");
}

fn assert_no_rest(project: &Project) {
    let rest = project.files().into_keys().find(|path| path.ends_with(".reasonbook-new"));
    assert_eq!(rest, None);
}

#[test]
fn a_line_that_is_appended_in_the_last_moment_stays() {
    let project = lantern();
    let page = project.path().join("page.md");
    let run = meanwhile(&project, "", &["generate"], || {
        let mut file = OpenOptions::new().append(true).open(&page).unwrap();
        file.write_all(b"mine\n").unwrap();
    });
    assert_changed(run, "page.md");
    assert_eq!(project.read("page.md"), format!("{PAGE}mine\n"));
    assert_no_rest(&project);
}

#[test]
fn a_file_that_is_saved_anew_in_the_last_moment_stays() {
    let project = lantern();
    project.write("saved", "mine\n");
    let run = meanwhile(&project, "", &["generate"], || {
        fs::rename(project.path().join("saved"), project.path().join("page.md")).unwrap();
    });
    assert_changed(run, "page.md");
    assert_eq!(project.read("page.md"), "mine\n");
    assert_no_rest(&project);
}

#[test]
fn a_save_that_cannot_be_put_back_is_kept_and_named() {
    let project = lantern();
    let injections = ["fchmod:delay_enter=1500000", "renameat2:error=EIO:when=2"];
    let run = injected(&injections, &project, "", &["generate"], || {
        project.write("page.md", "mine\n");
    });
    let stderr = run.exits(2).stderr;
    let (_, rest) = stderr.split_once("what somebody else saved in it is in `").unwrap();
    let (name, _) = rest.split_once("` now: ").unwrap();
    project.run(&["generate"]).exits(0);
    assert_eq!(project.read(name), "mine\n");
}

#[test]
fn a_save_of_a_file_that_goes_afterwards_is_put_back() {
    let project = lantern();
    let page = project.path().join("page.md");
    let injections = ["fchmod:delay_enter=1500000", "renameat2:delay_exit=3000000:when=1"];
    let run = injected(&injections, &project, "", &["generate"], || {
        project.write("page.md", "mine\n");
        let start = Instant::now();
        while fs::read_to_string(&page).unwrap() == "mine\n" {
            assert!(start.elapsed() < Duration::from_secs(60), "nothing is exchanged");
            sleep(Duration::from_millis(5));
        }
        fs::remove_file(&page).unwrap();
    });
    assert_changed(run, "page.md");
    assert_eq!(project.read("page.md"), "mine\n");
    assert_no_rest(&project);
}

/// It waits for no lock of this one: each catalogue has its own.
#[test]
fn a_run_of_a_catalogue_above_leaves_alone_what_another_run_is_writing() {
    let project = lantern();
    project.write("sub/catalogue.yaml", CATALOGUE);
    project.write("sub/templates/list.txt", "A line.\n");
    project.write("sub/templates/new.txt", &project.read("templates/new.txt"));
    project.write("sub/page.md", PAGE);
    let above = CATALOGUE.replace("  made/new.txt:", "  sub/new.txt:");
    project.write("catalogue.yaml", &above);
    let options = ["generate", "--catalogue", "sub/catalogue.yaml"];
    let run = injected(&["renameat2:delay_exit=3000000:when=1"], &project, "sub", &options, || {
        let start = Instant::now();
        while project.read("sub/page.md") == PAGE {
            assert!(start.elapsed() < Duration::from_secs(60), "nothing is exchanged");
            sleep(Duration::from_millis(5));
        }
        let said = project.run(&["generate"]).exits(0).stderr;
        assert!(!said.contains("removed"), "{said}");
    });
    run.exits(0);
    assert_no_rest(&project);
}

#[test]
fn a_file_that_appears_in_the_last_moment_stays() {
    let project = lantern();
    project.edit(
        "catalogue.yaml",
        "  page.md: { regions: { list: { template: list.txt } } }\n",
        "",
    );
    let run =
        meanwhile(&project, "made", &["generate"], || project.write("made/new.txt", "mine\n"));
    assert_changed(run, "made/new.txt");
    assert_eq!(project.read("made/new.txt"), "mine\n");
    assert_no_rest(&project);
}

#[test]
fn a_file_that_goes_in_the_last_moment_is_gone() {
    let project = lantern();
    let run = meanwhile(&project, "", &["generate"], || {
        fs::remove_file(project.path().join("page.md")).unwrap();
    });
    assert_changed(run, "page.md");
    assert!(!project.exists("page.md"));
    assert_no_rest(&project);
}

#[test]
fn a_catalogue_that_is_saved_during_an_edit_stays() {
    let project = lantern();
    let edited = format!("# mine\n{CATALOGUE}");
    let run = meanwhile(&project, "", &["rename", "WHY_WET", "WHY_DAMP"], || {
        project.write("catalogue.yaml", &edited);
    });
    assert_changed(run, "catalogue.yaml");
    assert_eq!(project.read("catalogue.yaml"), edited);
    assert_no_rest(&project);
}

#[test]
fn an_edit_of_several_files_that_stops_changes_none_of_them() {
    let project = lantern();
    let main = CATALOGUE.replace("outputs:", "include: [parts/*.yaml]\noutputs:");
    let part = "reasons: [{ name: WHY_OUT, number: 2, description: See `WHY_WET`. }]\n";
    project.write("catalogue.yaml", &main);
    project.write("parts/out.yaml", part);
    let run = meanwhile(&project, "", &["rename", "WHY_WET", "WHY_DAMP"], || {
        project.write("parts/out.yaml", &format!("{part}# mine\n"));
    });
    assert_changed(run, "parts/out.yaml");
    assert_eq!(project.read("catalogue.yaml"), main);
    assert_eq!(project.read("parts/out.yaml"), format!("{part}# mine\n"));
    assert_no_rest(&project);
    project.write("parts/.0123456789abcdef.reasonbook-new", "");
    let said = project.run(&["generate"]).exits(0).stderr;
    assert!(said.contains("removed parts/.0123456789abcdef.reasonbook-new"), "{said}");
    // From another folder too.
    project.run_in("parts", &["rename", "WHY_WET", "WHY_DAMP"]).exits(0);
    assert_eq!(
        project.read("parts/out.yaml"),
        format!("{part}# mine\n").replace("WHY_WET", "WHY_DAMP")
    );
}
