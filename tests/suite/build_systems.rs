//! Depfiles and `outputs`, read by real build systems: the files of docs/build-systems.md are run.

use std::fs;
use std::os::unix::fs::symlink;
use std::path::Path;
use std::process::Command;
use std::thread::sleep;
use std::time::Duration;

use crate::project::{Project, Run, path, repository};
use snapbox::{assert_data_eq, str};

const FERRY: &str = "\
project: Ferry
enums: { reasons: { type: Reason, prefix: REASON_ } }
reasons:
  - { name: REASON_DISK_FULL, number: 1, description: The job filled its disk. }
outputs:
  docs/reasons.md: { template: task-state-reasons.md }
  proto/reasons.proto: { template: list.txt }
";

const LIST: &str = "\
{% for line in banner %}// {{ line }}
{% endfor %}
{%- for reason in reasons.entries %}// {{ reason.name }}
{% endfor %}";

fn ferry() -> Project {
    Project::with(&[("catalogue.yaml", FERRY), ("templates/list.txt", LIST)])
}

/// A project whose files are edited in place, with everything up to date.
fn orchard() -> Project {
    let project = Project::orchard();
    project.adopt();
    project.run(&["generate"]).exits(0);
    project
}

/// The block of docs/build-systems.md in a language that has a word in it.
fn shown(language: &str, word: &str) -> String {
    let page = fs::read_to_string(repository("docs/build-systems.md")).unwrap();
    let start = format!("```{language}\n");
    let mut blocks = page.split(&start).skip(1).map(|rest| rest.split("```").next().unwrap());
    blocks.find(|block| block.contains(word)).unwrap().to_owned()
}

fn build(project: &Project, program: &str) -> Run {
    Run::of(Command::new(program).current_dir(project.path()).env("PATH", path()))
}

/// Changes a file so that its time tells.
fn change(project: &Project, path: &str, old: &str, new: &str) {
    sleep(Duration::from_millis(20));
    project.edit(path, old, new);
}

/// What stands before the colon of a depfile, and what after it, where no path needs escapes.
fn sides(text: &str) -> (Vec<String>, Vec<String>) {
    let (first, alone) = text.split_once(":\n").unwrap_or((text, ""));
    let end = first.rfind('\n').unwrap_or(first.len());
    assert!(alone.lines().all(|line| line.ends_with(':')), "{text}");
    let (made, read) = first[..end].split_once(':').unwrap();
    let words = |side: &str| {
        side.split_whitespace().filter(|word| *word != "\\").map(str::to_owned).collect()
    };
    (words(made), words(read))
}

#[test]
fn outputs_are_printed_one_a_line_from_the_current_folder() {
    let project = Project::orchard();
    let run = project.run(&["outputs"]).exits(0);
    assert_data_eq!(
        run.stdout,
        str![[r#"
docs/task-state-reasons.md
docs/home.md
include/orchard/orchard.proto
include/orchard/v1/orchard.proto

"#]]
    );
    assert_data_eq!(run.stderr, str![]);
    let run = project.run_in("docs", &["outputs"]).exits(0);
    let first_two = "task-state-reasons.md\nhome.md\n../include/";
    assert!(run.stdout.starts_with(first_two), "{}", run.stdout);
}

#[test]
fn outputs_of_a_catalogue_with_a_mistake_are_unknown() {
    let project = ferry();
    project.edit("catalogue.yaml", "number: 1,", "");
    let run = project.run(&["outputs"]).exits(2);
    assert_eq!(run.stdout, "");
    assert!(run.stderr.starts_with("error[missing-key]"), "{}", run.stderr);
}

#[test]
fn a_depfile_names_what_is_made_and_what_it_is_made_of() {
    let project = ferry();
    project.run(&["generate", "--depfile", "made.d"]).exits(0);
    assert_eq!(
        project.read("made.d"),
        concat!(
            "docs/reasons.md proto/reasons.proto: \\\n",
            "  catalogue.yaml \\\n",
            "  templates/list.txt\n",
            "catalogue.yaml:\n",
            "templates/list.txt:\n"
        )
    );
    project.run(&["generate", "--depfile", "again.d"]).exits(0);
    assert_eq!(project.read("again.d"), project.read("made.d"), "whether or not anything changed");
}

#[test]
fn a_file_that_is_edited_in_place_is_an_input() {
    let project = orchard();
    project.run(&["generate", "--depfile", "made.d"]).exits(0);
    assert_eq!(
        project.read("made.d"),
        concat!(
            "docs/task-state-reasons.md: \\\n",
            "  catalogue.yaml \\\n",
            "  docs/home.md \\\n",
            "  include/orchard/orchard.proto \\\n",
            "  include/orchard/v1/orchard.proto\n",
            "catalogue.yaml:\n",
            "docs/home.md:\n",
            "include/orchard/orchard.proto:\n",
            "include/orchard/v1/orchard.proto:\n"
        )
    );
}

#[test]
fn check_reads_the_outputs_too() {
    let project = ferry();
    project.run(&["generate"]).exits(0);
    let check = ["check", "--depfile", "check.d", "--depfile-target", "stamp"];
    project.run(&check).exits(0);
    assert_eq!(
        project.read("check.d"),
        concat!(
            "stamp: \\\n",
            "  catalogue.yaml \\\n",
            "  docs/reasons.md \\\n",
            "  proto/reasons.proto \\\n",
            "  templates/list.txt\n",
            "catalogue.yaml:\n",
            "docs/reasons.md:\n",
            "proto/reasons.proto:\n",
            "templates/list.txt:\n"
        )
    );
    fs::remove_file(project.path().join("docs/reasons.md")).unwrap();
    project.run(&check).exits(1);
    let (_, read) = sides(&project.read("check.d"));
    assert_eq!(read, ["catalogue.yaml", "proto/reasons.proto", "templates/list.txt"]);
}

#[test]
fn paths_are_from_the_current_folder() {
    let project = ferry();
    project.write("build/here", "");
    project.run_in("build", &["generate", "--depfile", "made.d"]).exits(0);
    let (made, read) = sides(&project.read("build/made.d"));
    assert_eq!(made, ["../docs/reasons.md", "../proto/reasons.proto"]);
    assert_eq!(read, ["../catalogue.yaml", "../templates/list.txt"]);
}

#[test]
fn a_mistake_leaves_the_depfile_alone() {
    let project = ferry();
    project.write("made.d", "old");
    project.edit("catalogue.yaml", "number: 1,", "");
    project.run(&["generate", "--depfile", "made.d"]).exits(2);
    assert_eq!(project.read("made.d"), "old");
}

#[test]
fn a_depfile_that_cannot_be_written_is_an_error_and_nothing_is_generated() {
    let project = ferry();
    let run = project.run(&["generate", "--depfile", "catalogue.yaml/made.d"]).exits(2);
    assert_data_eq!(
        run.stderr,
        str![[r#"
error[disk]: cannot write this: File exists (os error 17)
--> catalogue.yaml/made.d
 = help: check the permissions and the free space on the disk, then run this again


"#]]
    );
    assert!(!project.exists("docs/reasons.md"));
}

#[test]
fn a_depfile_is_written_where_outputs_are_refused() {
    let project = ferry();
    project.write("docs/reasons.md", "Mine.\n");
    let said = project.run(&["generate", "--depfile", "made.d"]).exits(1).stderr;
    assert!(project.exists("made.d") && said.ends_with("\nnothing but made.d was written\n"));
}

#[test]
fn nothing_but_a_depfile_is_overwritten() {
    let project = ferry();
    project.run(&["generate", "--depfile", "made.d"]).exits(0);
    for command in ["generate", "check"] {
        for file in ["catalogue.yaml", "docs/reasons.md", "notes", "Makefile"] {
            project.write("notes", "To do: all.\n");
            project.write("Makefile", "all: \\\n  foo.o \\\n  bar.o\nclean:\nhelp:\n");
            let before = project.files();
            let run = project.run(&[command, "--depfile", file]).exits(2);
            assert!(run.stderr.starts_with("error[not-a-depfile]"), "{}", run.stderr);
            assert_eq!(project.files(), before);
        }
        project.write("empty.d", "");
        for file in ["made.d", "empty.d", "/dev/null"] {
            project.run(&[command, "--depfile", file]).exits(0);
        }
    }
}

#[test]
fn a_depfile_needs_something_before_its_colon() {
    let project = Project::with(&[
        (
            "catalogue.yaml",
            &FERRY
                .replace(
                    "{ template: task-state-reasons.md }",
                    "{ regions: { r: { template: list.txt } } }",
                )
                .replace("  proto/reasons.proto: { template: list.txt }\n", ""),
        ),
        ("templates/list.txt", "It rains.\n"),
        ("docs/reasons.md", "<!-- reasonbook:begin r -->\n<!-- reasonbook:end r -->\n"),
    ]);
    let run = project.run(&["generate", "--depfile", "made.d"]).exits(2);
    assert_data_eq!(
        run.stderr,
        str![[r#"
error[empty-depfile]: no output is a whole file, so the depfile has no target
--> made.d
 = help: name the stamp file of the build with --depfile-target PATH


"#]]
    );
    project.run(&["generate", "--depfile", "made.d", "--depfile-target", "stamp"]).exits(0);
    assert_eq!(
        project.read("made.d"),
        "stamp: \\\n  catalogue.yaml \\\n  docs/reasons.md \\\n  templates/list.txt\n\
         catalogue.yaml:\ndocs/reasons.md:\ntemplates/list.txt:\n"
    );
}

#[test]
fn the_inputs_alone_give_the_same_outputs() {
    for project in [ferry(), orchard(), Project::fixture("burrow")] {
        project.run(&["generate", "--depfile", "made.d"]).exits(0);
        let sandbox = Project::empty();
        for input in sides(&project.read("made.d")).1 {
            sandbox.write(&input, &project.read(&input));
        }
        sandbox.run(&["generate"]).exits(0);
        let outputs = project.run(&["outputs"]).stdout;
        assert!(!outputs.is_empty());
        for output in outputs.lines() {
            assert_eq!(sandbox.read(output), project.read(output), "{output}");
        }
    }
}

#[test]
fn ninja_generates_what_changed_and_nothing_else() {
    let project = ferry();
    project.write("build.ninja", &shown("ninja", "generate"));
    let idle = || assert_eq!(build(&project, "ninja").exits(0).stdout, "ninja: no work to do.\n");
    build(&project, "ninja").exits(0);
    assert!(project.read("proto/reasons.proto").ends_with("// REASON_DISK_FULL\n"));
    idle();
    change(&project, "templates/list.txt", "// {{ reason.name }}", "// see {{ reason.name }}");
    build(&project, "ninja").exits(0);
    assert!(project.read("proto/reasons.proto").ends_with("// see REASON_DISK_FULL\n"));
    idle();
    change(&project, "catalogue.yaml", "project: Ferry", "# A remark.\nproject: Ferry");
    assert!(build(&project, "ninja").exits(0).stdout.contains("0 of 2 outputs changed"));
    idle();
}

#[test]
fn ninja_proves_that_nothing_drifted() {
    let project = orchard();
    project.write("build.ninja", &shown("ninja", "check"));
    let idle = || assert_eq!(build(&project, "ninja").exits(0).stdout, "ninja: no work to do.\n");
    build(&project, "ninja").exits(0);
    idle();
    for file in ["docs/task-state-reasons.md", "docs/home.md", "include/orchard/orchard.proto"] {
        let good = project.read(file);
        sleep(Duration::from_millis(20));
        project.write(file, &good.replace("Since 0.9", "Since 0.8").replace("Reasons", "Seasons"));
        build(&project, "ninja").exits(1);
        project.write(file, &good);
        build(&project, "ninja").exits(0);
        idle();
    }
}

#[test]
fn make_generates_also_in_place_and_runs_once() {
    let project = orchard();
    project.write("Makefile", &shown("make", "generate"));
    let idle = || {
        let run = build(&project, "make").exits(0);
        assert_eq!(run.stdout, "make: Nothing to be done for 'all'.\n");
        assert_eq!(run.stderr, "");
    };
    build(&project, "make").exits(0);
    idle();
    let file = "include/orchard/orchard.proto";
    let good = project.read(file);
    assert!(good.contains("Since 0.9."));
    sleep(Duration::from_millis(20));
    project.write(file, &good.replace("Since 0.9.", "Since 0.8."));
    build(&project, "make").exits(0);
    assert_eq!(project.read(file), good);
    idle();
}

/// Folders are called by people, and both programs have to read their names back.
#[test]
fn odd_paths_reach_make_and_ninja_whole() {
    let odd = "my #1 $HOME:x y";
    let project = ferry();
    for file in ["catalogue.yaml", "templates/list.txt"] {
        project.write(&format!("{odd}/{file}"), &project.read(file));
    }
    let catalogue = format!("{odd}/catalogue.yaml");
    let depfile = ["--catalogue", &catalogue, "--depfile", "s.d", "--depfile-target", "s"];
    project.run(&[&["generate"], &depfile[..]].concat()).exits(0);
    project.write("rest", "s:\n\ttouch s\n");
    project.write("Makefile", "include rest\n-include s.d\n");
    project.write("s.d.kept", &project.read("s.d"));
    project.write(
        "build.ninja",
        "rule r\n  command = cp s.d.kept s.d && touch s\n  depfile = s.d\nbuild s: r\n",
    );
    for program in ["make", "ninja"] {
        build(&project, program).exits(0);
        let idle = build(&project, program).exits(0).stdout;
        assert!(idle.contains("up to date") || idle.contains("no work"), "{program}: {idle}");
        change(&project, &format!("{odd}/templates/list.txt"), "// {{ reason", "//  {{ reason");
        let run = build(&project, program).exits(0).stdout;
        assert!(run.contains("touch s"), "{program}: {run}");
        project.write(&format!("{odd}/templates/list.txt"), LIST);
        build(&project, program).exits(0);
    }
    assert!(Path::new(&project.path().join(odd).join("docs/reasons.md")).exists());
}

/// Without a server, since one outlives the test; in a folder that is gone afterwards, since Bazel keeps
/// what it has built before.
#[test]
fn bazel_makes_the_same_in_a_sandbox_and_without_one() {
    let ferry = ferry();
    ferry.run(&["generate"]).exits(0);
    let project =
        Project::with(&[("WORKSPACE", ""), ("tools/BUILD", "exports_files([\"reasonbook\"])\n")]);
    symlink(env!("CARGO_BIN_EXE_reasonbook"), project.path().join("tools/reasonbook")).unwrap();
    let strategies = ["sandboxed", "local"];
    for strategy in strategies {
        project.write(&format!("{strategy}/BUILD"), &shown("starlark", "generate"));
        project.write(&format!("{strategy}/catalogue.yaml"), FERRY);
        project.write(&format!("{strategy}/templates/list.txt"), LIST);
    }
    let base = Project::empty();
    let base = base.path().to_str().unwrap();
    let output = format!("--output_user_root={base}");
    // The descriptions of actions have the names of their rules.
    let [sandboxed, local] =
        strategies.map(|strategy| format!("--strategy_regexp=//{strategy}:={strategy}"));
    let targets = ["--noshow_progress", "//sandboxed:reasons", "//local:reasons"];
    let quick = "--host_jvm_args=-XX:TieredStopAtLevel=1";
    let start = ["--batch", quick, &output, "build", &sandboxed, &local];
    project.program("bazel", &[&start[..], &targets].concat()).exits(0);
    for strategy in strategies {
        for file in ["docs/reasons.md", "proto/reasons.proto"] {
            let made = project.path().join("bazel-bin").join(strategy).join(file);
            assert_eq!(fs::read_to_string(made).unwrap(), ferry.read(file), "{strategy}");
        }
    }
    // What Bazel makes is read-only.
    project.program("chmod", &["-R", "u+w", base]).exits(0);
}
