//! What `reasonbook audit` says, as a user runs it.

use crate::project::{Project, Run, repository};
use snapbox::assert_data_eq;

pub const CATALOGUE: &str = "\
project: Ferry
enums:
  states: { type: JobState, prefix: JOB_ }
  sources: { type: From, prefix: FROM_ }
  reasons: { type: Why, prefix: WHY_ }
states:
  - { name: JOB_LOST, number: 1, description: The job is gone. }
  - { name: JOB_DONE, number: 2, description: The job has ended. }
sources:
  - { name: FROM_HUB, number: 1, description: The harbour office. }
reasons:
  - name: WHY_FULL
    number: 1
    description: No seat was left.
    updates: [{ state: JOB_LOST, source: FROM_HUB, when: The ship was full. }]
  - { name: WHY_OLD, number: 2, description: Nobody says this., lifecycle: unused }
  - name: WHY_FOG
    number: 3
    description: Fog lay on the water.
    updates: [{ state: JOB_LOST, source: FROM_HUB, when: Fog came. }]
audit:
  paths: [src/**/*.cpp]
  exclude: [src/tests/**]
  sources: { FROM_HUB: src/hub }
";

pub const HUB: &str = "\
void Hub::full(Job job)
{
  send(job, JOB_LOST, Why::WHY_FULL);
  send(job, JOB_DONE, Why::WHY_FULL);
  send(job, JOB_LOST, WHY_OLD);
  if (why == WHY_FULLL) {
    send(job, job.state(), WHY_FULL);
  }
}
";

pub fn project(hub: &str) -> Project {
    Project::with(&[
        ("catalogue.yaml", CATALOGUE),
        ("src/hub/hub.cpp", hub),
        ("src/hub/notes.txt", "WHY_NOTHING"),
        ("src/built/more.cpp", "void f() { send(JOB_DONE, WHY_FOG); }"),
        ("src/tests/hub.cpp", "void f() { send(JOB_DONE, WHY_FOG); }"),
        (".gitignore", "built/\n"),
    ])
}

pub fn audit(project: &Project, arguments: &[&str]) -> Run {
    project.run(&[&["audit"], arguments].concat())
}

#[test]
fn what_the_code_sends_is_held_against_the_catalogue() {
    let run = audit(&project(HUB), &[]).exits(1);
    assert_eq!(run.stdout, "");
    assert_data_eq!(
        run.stderr,
        snapbox::str![[r#"
warning[entry-not-sent]: no source file sends `WHY_FOG`
  --> catalogue.yaml:17:11
   |
17 |   - name: WHY_FOG
   |           ^^^^^^^
   |
   = help: if that is right, write `lifecycle: unused`; otherwise read more files

warning[unlisted-update]: no update of the catalogue is `WHY_FULL` with `JOB_DONE` from `FROM_HUB`
  --> src/hub/hub.cpp:4:28
   |
 4 |   send(job, JOB_DONE, Why::WHY_FULL);
   |                            ^^^^^^^^
   |
  ::: catalogue.yaml:15:24
   |
15 |     updates: [{ state: JOB_LOST, source: FROM_HUB, when: The ship was full. }]
   |                        -------- the nearest update
   |
   = help: add the update, or correct the code

error[retired-entry-sent]: `WHY_OLD` is sent here, and unused in the catalogue
  --> src/hub/hub.cpp:5:23
   |
 5 |   send(job, JOB_LOST, WHY_OLD);
   |                       ^^^^^^^
   |
  ::: catalogue.yaml:16:13
   |
16 |   - { name: WHY_OLD, number: 2, description: Nobody says this., lifecycle: unused }
   |             ------- unused here
   |
   = help: correct its `lifecycle`, or send something else

error[unknown-in-source]: `WHY_FULLL` is not an entry of Why
 --> src/hub/hub.cpp:6:14
  |
6 |   if (why == WHY_FULLL) {
  |              ^^^^^^^^^
  |
  = help: did you mean `WHY_FULL`?

4 sites: 3 complete, 1 in part, 0 not; 1 triple is missing

"#]]
    );
}

#[test]
fn the_page_shows_what_the_command_says() {
    let page = std::fs::read_to_string(repository("docs/audit.md")).unwrap();
    let run = audit(&project(HUB), &["--unresolved"]);
    let (_, unlisted) = run.stderr.split_once("warning[unlisted-update]").unwrap();
    let (unlisted, _) = unlisted.split_once("\n\n").unwrap();
    for part in [unlisted, run.stdout.trim_end(), run.stderr.lines().last().unwrap()] {
        assert!(page.contains(part), "{part}");
    }
}

#[test]
fn updates_that_no_site_sends_are_said_where_the_catalogue_asks_for_it() {
    let project = project("void Hub::full(Job job) { send(job, JOB_DONE, WHY_FULL, FROM_HUB); }\n");
    project.edit("catalogue.yaml", "audit:\n", "lints: { update-not-sent: warn }\naudit:\n");
    let run = audit(&project, &[]).exits(0);
    let said = "warning[update-not-sent]: no site that could be read sends this update\n  --> catalogue.yaml:15:24\n";
    assert!(run.stderr.contains(said), "{}", run.stderr);
}

#[test]
fn what_could_not_be_read_is_listed_with_the_reason_why() {
    let run = audit(&project(HUB), &["--unresolved"]).exits(1);
    assert_data_eq!(
        run.stdout,
        snapbox::str![[r#"
src/hub/hub.cpp:7: `WHY_FULL` from `FROM_HUB`: it comes with no state

"#]]
    );
}

#[test]
fn sites_are_a_table_for_people_and_for_programs() {
    let project = project(HUB);
    let text = audit(&project, &["--table"]).exits(0).stdout;
    assert_data_eq!(
        text,
        snapbox::str![[r#"
reason    state     source    file             line  resolved
WHY_FULL  JOB_LOST  FROM_HUB  src/hub/hub.cpp  3     complete
WHY_FULL  JOB_DONE  FROM_HUB  src/hub/hub.cpp  4     complete
WHY_OLD   JOB_LOST  FROM_HUB  src/hub/hub.cpp  5     complete
WHY_FULL            FROM_HUB  src/hub/hub.cpp  7     part

"#]]
    );
    let csv = audit(&project, &["--table=csv"]).exits(0).stdout;
    assert_eq!(csv.lines().count(), 5);
    assert!(csv.starts_with("reason,state,source,file,line,resolved\r\n"), "{csv}");
    assert!(csv.contains("WHY_FULL,JOB_DONE,FROM_HUB,src/hub/hub.cpp,4,complete\r\n"), "{csv}");
    assert!(csv.contains("WHY_FULL,,FROM_HUB,src/hub/hub.cpp,7,part\r\n"), "{csv}");
    let json = audit(&project, &["--table=json"]).exits(0).stdout;
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(json["sites"][1]["state"], "JOB_DONE");
    assert_eq!(json["sites"][1]["line"], 4);
}

#[test]
fn missing_updates_are_written_as_yaml() {
    let run = audit(&project(HUB), &["--write-updates"]).exits(0);
    assert_data_eq!(
        run.stdout,
        snapbox::str![[r#"
reasons:
  - name: WHY_FULL
    updates:
      # src/hub/hub.cpp:4
      - state: JOB_DONE
        source: FROM_HUB
        when:

"#]]
    );
    assert_eq!(run.stderr, "4 sites: 3 complete, 1 in part, 0 not; 1 triple is missing\n");
}

#[test]
fn names_alone_find_no_fault_with_exemptions() {
    let project = project("// reasonbook: allow unlisted-update\nint size;\n");
    project.write("ferry.proto", "syntax = \"proto2\";\nenum Why { WHY_FULL = 1; }\n");
    let names = ["--names", "ferry.proto", "--reasons", "Why", "src/hub/*.cpp"];
    let run = audit(&project, &names).exits(0);
    assert_eq!(run.stderr, "0 sites: 0 complete, 0 in part, 0 not\n");
}

#[test]
fn what_is_exempt_is_not_said_and_an_exemption_for_nothing_is() {
    let mended = "\
void Hub::full(Job job)
{
  // reasonbook: allow unlisted-update
  send(job, JOB_DONE, Why::WHY_FULL);
  send(job, JOB_LOST, Why::WHY_FOG); // reasonbook: allow unlisted-update
}
";
    let project = project(mended);
    let run = audit(&project, &[]).exits(0);
    assert!(!run.stderr.contains("[unlisted-update]"), "{}", run.stderr);
    assert_eq!(run.stderr.matches("warning[unneeded-allow]").count(), 1, "{}", run.stderr);
    assert!(run.stderr.contains("src/hub/hub.cpp:5:"), "{}", run.stderr);
    // At an entry, of which `check` cannot tell whether it does something.
    project.write("src/hub/hub.cpp", &mended.replace("reasonbook:", ""));
    project.edit(
        "catalogue.yaml",
        "No seat was left.",
        "No seat was left.\n    allow: [unlisted-update]",
    );
    project.run(&["check", "--deny", "warnings"]).exits(0);
    let run = audit(&project, &[]).exits(0);
    assert!(!run.stderr.contains("warning"), "{}", run.stderr);
    project.write("src/hub/hub.cpp", "void f() { send(JOB_LOST, WHY_FULL, WHY_FOG); }");
    let run = audit(&project, &[]).exits(0);
    assert!(run.stderr.contains("warning[unneeded-allow]"), "{}", run.stderr);
}

#[test]
fn names_of_a_proto_need_no_catalogue() {
    let project = Project::with(&[
        (
            "ferry.proto",
            "syntax = \"proto3\";\nenum Why { WHY_NONE = 0; WHY_FULL = 1; }\nenum JobState { JOB_ON = 0; JOB_LOST = 1; }\n",
        ),
        ("a.go", "package a\nfunc f() {\n\tsend(pb.JobState_JOB_LOST, pb.Why_WHY_FULL)\n}\n"),
    ]);
    let arguments = ["--names", "ferry.proto", "--reasons", "Why", "--states", "JobState"];
    let run = audit(&project, &[&arguments[..], &["--table", "*.go"]].concat()).exits(0);
    assert!(run.stdout.contains("WHY_FULL  JOB_LOST"), "{}", run.stdout);
    let run = audit(&project, &[&arguments[..], &["*.go"]].concat()).exits(0);
    assert_eq!(run.stderr, "1 site: 1 complete, 0 in part, 0 not\n");
}

#[test]
fn a_pattern_that_finds_nothing_is_an_error_and_no_clean_result() {
    let project = project(HUB);
    let run = audit(&project, &["lib/**/*.cpp"]).exits(2);
    assert!(run.stderr.contains("error[invalid-pattern]"), "{}", run.stderr);
    project.edit("catalogue.yaml", "[src/**/*.cpp]", "['src/a**']");
    let run = audit(&project, &[]).exits(2);
    assert!(run.stderr.contains("catalogue.yaml:22"), "{}", run.stderr);
}

#[test]
#[cfg(unix)]
fn links_are_not_followed() {
    let outside = Project::with(&[("lost.cpp", "void f() { send(JOB_LOST, WHY_NOWHERE); }")]);
    let project = project(HUB);
    std::os::unix::fs::symlink(outside.path(), project.path().join("src/linked")).unwrap();
    let file = outside.path().join("lost.cpp");
    std::os::unix::fs::symlink(file, project.path().join("src/lost.cpp")).unwrap();
    assert!(!audit(&project, &[]).stderr.contains("NOWHERE"));
}

#[test]
fn names_without_a_prefix_belong_to_their_type() {
    let project = Project::with(&[
        (
            "ferry.proto",
            "syntax = \"proto3\";\nenum Result { DONE = 0; FULL = 1; Late = 2; }\nenum Phase { LOST = 0; GONE = 1; }\n",
        ),
        (
            "A.java",
            "class A { void f() { send(Phase.LOST, Result.FULL); send(Phase.GONE, Tank.FULL); } }\n",
        ),
        ("a.go", "package a\nfunc f() {\n\tsend(pb.Phase_LOST, pb.Result_FULL)\n}\n"),
        (
            "b.go",
            "package a\nfunc g() {\n\tsend(pb.Phase_LOST, ctx.Late)\n\tlog.Late(pb.Phase_GONE, pb.Result_Late)\n}\n",
        ),
    ]);
    let names = ["--names", "ferry.proto", "--reasons", "Result", "--states", "Phase"];
    let run = audit(&project, &[&names[..], &["--table=csv", "*.java", "*.go"]].concat()).exits(0);
    let rows = "FULL,LOST,,A.java,1,complete\r\nFULL,LOST,,a.go,3,complete\r\n\
                Late,GONE,,b.go,4,complete\r\n";
    assert_eq!(run.stdout.split_once("\r\n").unwrap().1, rows);
}
