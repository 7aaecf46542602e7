//! The system calls of a run, as `strace` reports them.

mod each;

use std::collections::BTreeMap;
use std::fs;
use std::process::Command;

use crate::project::{Project, Run};

/// `strace` on a run, with its log in `strace.log`.
fn strace(project: &Project, options: &[&str], args: &[&str]) -> Command {
    let mut command = Command::new("strace");
    command.args(["-f", "-qq", "-y", "-s", "0", "-o", "strace.log"]).args(options);
    command.arg(env!("CARGO_BIN_EXE_reasonbook")).args(args).current_dir(project.path());
    command
}

/// The log of a run: each call with the thread that made it.
fn log(project: &Project) -> Vec<(String, String)> {
    let text = project.read("strace.log");
    fs::remove_file(project.path().join("strace.log")).unwrap();
    let mut calls: Vec<(String, String)> = Vec::new();
    for line in text.lines() {
        let (thread, call) = line.split_once(' ').unwrap();
        let call = call.trim_start();
        // Its beginning is above, because another thread called something meanwhile.
        let rest = call.strip_prefix("<... ").and_then(|call| call.split_once(" resumed>"));
        let is_begun = |(of, call): &&mut (String, String)| of == thread && call.ends_with(BEGUN);
        match (rest, calls.iter_mut().rfind(is_begun)) {
            (Some((_, rest)), Some((_, begun))) => *begun = begun.replace(BEGUN, rest),
            _ => calls.push((thread.to_owned(), call.to_owned())),
        }
    }
    calls
}

/// What stands in place of the rest of a call that goes on below.
const BEGUN: &str = "<unfinished ...>";

/// The system calls of a run, from the one that opens its folder on.
fn traced(project: &Project, args: &[&str], code: i32) -> Vec<String> {
    Run::of(&mut strace(project, &["-e", "trace=%file,%desc,%network"], args)).exits(code);
    let calls = log(project).into_iter().map(|(_, call)| call);
    let own = calls
        .skip_while(|call| !call.contains(r#"openat(AT_FDCWD<"#) || !call.contains("O_DIRECTORY"));
    let own: Vec<_> = own.collect();
    assert!(own.len() > 10, "{own:?}");
    own
}

/// The path that an `openat2` opens, from the folder of the project.
fn opened<'c>(project: &Project, call: &'c str) -> Option<&'c str> {
    let (_, path) = call.strip_prefix("openat2(")?.rsplit_once(" = ")?;
    let path = path.split_once('<')?.1.strip_suffix('>')?;
    path.strip_prefix(project.path().to_str().unwrap())?.strip_prefix('/')
}

/// Fails unless a run of `check` reads every file of the project once, and changes nothing.
fn assert_reads_once(project: &Project, code: i32) {
    let calls = traced(project, &["check"], code);
    let writing = ["O_WRONLY", "O_RDWR", "O_CREAT", "O_TRUNC"];
    let changing = [
        "rename", "unlink", "mkdir", "rmdir", "link", "symlink", "chmod", "fchmod", "chown",
        "fchown", "truncate", "ftruncate", "utime", "mknod", "socket", "connect",
    ];
    let mut times = BTreeMap::new();
    for call in &calls {
        assert!(!writing.iter().any(|flag| call.contains(flag)), "{call}");
        assert!(!changing.iter().any(|name| call.starts_with(name)), "{call}");
        let output = call.starts_with("write(1<") || call.starts_with("write(2<");
        assert!(output || !call.contains("write"), "{call}");
        if let Some(path) = opened(project, call).filter(|_| !call.contains("O_DIRECTORY")) {
            *times.entry(path).or_insert(0) += 1;
        }
    }
    let read: Vec<_> = times.iter().map(|(path, times)| (path.to_string(), *times)).collect();
    // Of what a link leads to it is asked only whether it is there.
    let files = project.files().into_keys().filter(|path| path != "notes.md");
    let once: Vec<_> = files.map(|path| (path, 1)).collect();
    assert_eq!(read, once);
}

#[test]
fn check_reads_each_file_once_and_writes_nothing() {
    assert_reads_once(&Project::own(), 0);
}

#[test]
fn so_it_does_with_templates_links_orphans_and_what_is_edited_in_place() {
    let project = Project::orchard();
    project.adopt();
    let include = "{% include \"line.txt\" %}";
    project.write("templates/home-link.md", &format!("{include}\n{include}\n"));
    project.write(
        "templates/line.txt",
        "{{ with.page }} [notes](../notes.md) [facts](../catalogue.yaml)",
    );
    project.write("notes.md", "Not ours.\n");
    project.run(&["generate"]).exits(0);
    assert_reads_once(&project, 0);
    project.edit("catalogue.yaml", "\noutputs:\n", "\nowned: [docs, docs/old]\noutputs:\n");
    project.write("docs/old/page.md", &project.read("docs/task-state-reasons.md"));
    project.edit("templates/line.txt", "{{", "see {{");
    assert_reads_once(&project, 1);
}

#[test]
fn generate_syncs_a_file_before_it_has_its_name_and_the_folder_after() {
    let project = Project::own();
    let page = "generated/docs/task-state-reasons.md";
    project.write(page, &project.read(page).replace("task", "tusk"));
    let calls = traced(&project, &["generate"], 0);
    let at = |what: &str, found: &dyn Fn(&&String) -> bool| {
        let at: Vec<_> = (0..).zip(&calls).filter(|(_, call)| found(call)).collect();
        assert_eq!(at.len(), 1, "{what}: {at:?}\n{}", calls.join("\n"));
        at[0].0
    };
    let new = ".reasonbook-new";
    let reads = |call: &String| call.contains("\"task-state-reasons.md\", {flags=O_RDONLY");
    assert_eq!(calls.iter().filter(|call| reads(call)).count(), 2, "{}", calls.join("\n"));
    let read_again = calls.iter().rposition(reads).unwrap();
    let steps = [
        at("make", &|call| call.contains("O_CREAT|O_EXCL") && call.contains(new)),
        at("write", &|call| call.starts_with("write(") && call.contains(new)),
        at("sync", &|call| call.starts_with("fsync(") && call.contains(new)),
        read_again,
        at("rename", &|call| call.starts_with("rename") && call.contains(new)),
        at("sync the folder", &|call| call.starts_with("fsync(") && call.contains("/docs>)")),
    ];
    assert!(steps.is_sorted(), "{steps:?}\n{}", calls.join("\n"));
    // The old text comes out under the name of the new one.
    let removes = |call: &&String| call.starts_with("unlink") && call.ends_with(" = 0");
    assert!(calls.iter().filter(removes).all(|call| call.contains(new)));
}

#[test]
fn a_depfile_is_replaced_too_and_not_written_over() {
    let project = Project::own();
    let check = ["check", "--depfile", "made/out.d"];
    project.run(&check).exits(0);
    let calls = traced(&project, &check, 0);
    let new = |call: &String| call.starts_with("rename") && call.contains(", \"out.d\"");
    assert!(calls.iter().any(new), "{}", calls.join("\n"));
    assert!(!calls.iter().any(|call| call.contains("O_TRUNC")), "{}", calls.join("\n"));
}
