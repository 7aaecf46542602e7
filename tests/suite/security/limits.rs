//! What is hostile takes no more time and memory than what is not.

use std::fs::File;

use crate::project::Project;
use reasonbook::disk::Folder;
use reasonbook::paths::PathPattern;

/// The start of a catalogue with so many states, sources and reasons; more keys of reasons can follow.
fn with_entries(states: usize, reasons: usize) -> String {
    let entries = |key: &str, prefix: &str, count: usize| {
        let entry = |number| format!("  - {{ name: {prefix}{number}, number: {number} }}\n");
        format!("{key}:\n") + &(1..=count).map(entry).collect::<String>()
    };
    "project: Lantern\n".to_owned()
        + "enums:\n  states: { type: S, prefix: S_ }\n  sources: { type: F, prefix: F_ }\n"
        + "  reasons: { type: R, prefix: R_ }\n"
        + &entries("states", "S_", states)
        + &entries("sources", "F_", states)
        + &entries("reasons", "R_", reasons)
}

/// A list of names, numbered from one.
fn names(prefix: &str, count: usize) -> String {
    (1..=count).map(|number| format!("{prefix}{number}")).collect::<Vec<_>>().join(", ")
}

/// A file of 150 kB took gigabytes of memory and a minute of time, since all of one thing goes with all of
/// another.
#[test]
fn what_a_catalogue_comes_to_is_counted_before_it_is_made() {
    let map = |name: &str, value: &str, count: usize| {
        (1..=count).map(|at| format!("{name}{at}: {value}")).collect::<Vec<_>>().join(", ")
    };
    let apis = |value: &str, count: usize| format!("apis: {{ {} }}\n", map("a", value, count));
    let last = |more: &str| with_entries(500, 1).replace("R_1, number: 1", more);
    let pairs = last(&format!(
        "R_1, number: 1, updates: [{{ state: [{}], source: [{}], when: It. }}]",
        names("S_", 500),
        names("F_", 500)
    ));
    let capabilities = format!("capabilities: {{ {} }}\n", map("C", "{ frameworks: them }", 500));
    let instead = last(&format!(
        "R_1, number: 1, updates: [{{ state: [{}], when: It., instead: {{ {} }} }}]",
        names("S_", 500),
        map("C", "S_1", 500)
    ));
    let update = "{ state: S_1, when: It., notes: [long] }";
    let noted = last(&format!("R_1, number: 1, updates: [{}]", vec![update; 3000].join(", ")));
    let repeat = "{ state: last-known, when: It. }";
    let repeats = format!("R_1, number: 1, updates: [{}]", vec![repeat; 3000].join(", "));
    let repeated = with_entries(5000, 1).replace("R_1, number: 1", &repeats);
    let note = format!("notes: {{ long: {} }}\n", "x".repeat(100_000));
    let long = "_A".repeat(120);
    let words = format!("R{long}, number: 1, aliases: [W{long}, X{long}, Y{long}, Z{long}]");
    let renamed = with_entries(1, 1).replace("R_1, number: 1", &words);
    let longer = format!("{{ rename: {{ A: {} }} }}", "B".repeat(250));
    let fields = with_entries(1, 500).replace(
        "prefix: R_ }",
        &format!("prefix: R_, fields: {{ {} }} }}", map("f", "{ type: text }", 500)),
    );
    let groups = with_entries(1, 1).replace(
        "prefix: R_ }",
        &format!("prefix: R_, groups: {{ {} }} }}", map("g", "{ title: It }", 1001)),
    );
    let mentioned = map("f", r#"{ reasons: "{name}" }"#, 300);
    let mentions = with_entries(1, 1000) + &format!("mentions: {{ {mentioned} }}\n");
    let among = format!(
        "{{ state: last-known, source: [{}], when: It., among: [{}] }}",
        names("F_", 100),
        names("S_", 200)
    );
    let among = format!("R_1, number: 1, updates: [{}]", vec![among; 500].join(", "));
    let among = with_entries(200, 1).replace("R_1, number: 1", &among);
    let updates =
        "the updates come to more than 200000, with one for each state, source and `instead`";
    let all_names = "the names come to more than 200000, with one for each api";
    let words = with_entries(1, 1).replace(
        "prefix: R_ }",
        &format!("prefix: R_, fields: {{ f: {{ type: [{}] }} }} }}", names("w_", 1001)),
    );
    let setters = with_entries(1, 1)
        + &format!("audit: {{ paths: '*.c', setters: [{}] }}\n", names("set_", 1001));
    for (catalogue, said) in [
        (
            with_entries(1, 1) + &format!("directives: [{}]\n", names("d:", 1001)),
            "`directives` has more than 1000 items",
        ),
        (
            with_entries(1, 1).replace(
                "R_1, number: 1",
                &format!("R_1, number: 1, aliases: [{}]", names("A_", 101)),
            ),
            "the entry has more than 100 other names",
        ),
        (apis("{}", 1001) + &with_entries(1, 1), "`apis` has more than 1000 items"),
        (words, "the field has more than 1000 words"),
        (setters, "a list of `audit` has more than 1000 items"),
        (pairs, updates),
        (capabilities + &instead, updates),
        (note + &noted, updates),
        (repeated, updates),
        (among, updates),
        (
            format!("reserved: {{ names: {{ reasons: [{}] }} }}\n", names("Q_", 200_000))
                + &with_entries(1, 1),
            all_names,
        ),
        (apis("{}", 500) + &with_entries(1, 500), all_names),
        (apis(&longer, 500) + &renamed, all_names),
        (fields, "the entries have more than 200000 values of fields"),
        (groups, "the enum has more than 1000 groups"),
        (
            "terms: { t: { a: LONG } }\n".replace("LONG", &"b".repeat(257))
                + &apis("{}", 1).replace("a1", "a")
                + &with_entries(1, 1),
            "a name has more than 256 bytes",
        ),
        (mentions, "the files under `mentions` have more than 200000 entries to mention"),
    ] {
        let project = Project::with(&[("catalogue.yaml", &catalogue)]);
        let shown = project.run(&["check", "--format", "concise"]).exits(2).stdout;
        let found = format!("error[too-large] {said}\n");
        assert!(shown.lines().count() == 1 && shown.ends_with(&found), "{said}: {shown}");
    }
}

/// Looking for the end of an address from each place where one could start took longer than templates may.
#[test]
fn a_text_full_of_what_is_almost_an_address_is_rendered() {
    let catalogue = "project: Lantern\n\
                     enums: { reasons: { type: Reason, prefix: WHY_ } }\n\
                     reasons: [{ name: WHY_WET, number: 1, description: \"HTTP\" }]\n\
                     outputs: { made.rs: { template: reasons.rs } }\n";
    let catalogue = catalogue.replace("HTTP", &"http:".repeat(100_000));
    let project = Project::with(&[("catalogue.yaml", &catalogue)]);
    project.run(&["generate"]).exits(0);
}

/// A few lines of a template made a log of a gigabyte.
#[test]
fn diffs_that_nobody_reads_are_left_out_whole() {
    let catalogue = "project: Lantern\n\
                     enums: { reasons: { type: Reason, prefix: WHY_ } }\n\
                     reasons: [{ name: WHY_WET, number: 1, description: Rain came in. }]\n\
                     outputs: { a.txt: { template: long.txt }, b.txt: { template: long.txt }, \
                     c.txt: { template: short.txt } }\n";
    let banner = "{% for line in banner %}# {{ line }}\n{% endfor %}";
    let long = format!("{banner}{{{{ range(end=100000) | join(sep=\"{}\") }}}}\n", "-".repeat(400));
    let project = Project::with(&[
        ("catalogue.yaml", catalogue),
        ("templates/long.txt", &long),
        ("templates/short.txt", banner),
    ]);
    let run = project.run(&["check"]).exits(1);
    assert!(
        run.stderr.contains("1 diff is not shown: all take more than 64 MiB\n"),
        "{}",
        run.stderr
    );
    let shown = |path: &str| run.stdout.contains(&format!("+++ b/{path}\n"));
    assert!(shown("a.txt") && !shown("b.txt") && shown("c.txt"));
    project.write("it.diff", &run.stdout);
    project.program("git", &["apply", "it.diff"]).exits(0);
}

/// Each of these ended the process, or would if the engine had no limit of its own.
#[test]
fn a_template_that_is_deeply_nested_is_an_error() {
    let many = |part: &str| part.repeat(40_000);
    let texts = [
        format!("{{% if 1 %}}{}{{% endif %}}", many("{% elif 2 %}")),
        format!("{{% if 1 %}}{}{{% endif %}}", many("{%- elif 2 -%}\n")),
        many("{% if 1 %}") + &many("{% endif %}"),
        format!("{{{{ {}1{} }}}}", many("("), many(")")),
        format!("{{{{ {}1 }}}}", many("not ")),
        format!("{{{{ {}1 }}}}", many("1 if 1 else ")),
        format!("{{{{ 1{} }}}}", many(" | upper")),
    ];
    for text in texts {
        let catalogue = "project: Lantern\n\
                         enums: { reasons: { type: Reason, prefix: WHY_ } }\n\
                         reasons: [{ name: WHY_WET, number: 1, description: Rain came in. }]\n\
                         outputs: { made.txt: { template: deep.txt } }\n";
        let project =
            Project::with(&[("catalogue.yaml", catalogue), ("templates/deep.txt", &text)]);
        let run = project.run(&["check"]).exits(2);
        assert!(run.stderr.contains("error[template]"), "{}", run.stderr);
    }
}

/// A template that nests a value as often as a loop in a loop says, and then does something with it.
fn nesting(value: &str, times: u32, then: &str) -> Project {
    let catalogue = "project: Lantern\n\
                     enums: { reasons: { type: Reason, prefix: WHY_ } }\n\
                     reasons: [{ name: WHY_WET, number: 1, description: Rain came in. }]\n\
                     outputs: { a.txt: { template: deep.txt }, b.txt: { template: deep.txt } }\n";
    let template = format!(
        "{{% for line in banner %}}# {{{{ line }}}}\n{{% endfor %}}{{% set x = 1 %}}\
         {{% for a in range(end={times}) %}}{{% for b in range(end=1000) %}}\
         {{% set_global x = {value} %}}{{% endfor %}}{{% endfor %}}{then}"
    );
    Project::with(&[("catalogue.yaml", catalogue), ("templates/deep.txt", &template)])
}

/// Each of these overflowed the stack, of which no more can be told.
#[test]
fn values_that_are_deeply_nested_end_with_the_memory_that_templates_may_take() {
    for value in ["[x]", "{ 'a': x }"] {
        nesting(value, 200, "").run(&["generate"]).exits(0);
    }
    for then in ["{% if x == [x] %}same{% endif %}", "{{ x | json_line }}", "{{ x }}"] {
        let run = nesting("[x]", 200, then).run(&["generate"]);
        assert!([0, 2].contains(&run.code), "{}", run.stderr);
    }
    let run = nesting("[x]", 100_000, "").run(&["generate", "--template-memory=200"]).exits(2);
    assert!(run.stderr.contains("this needs more than 200 MiB of memory"), "{}", run.stderr);
}

/// What a shell leaves to a program. With less memory than a thread takes it ends with an error; where
/// the memory ends in between, Rust ends the process.
#[test]
fn a_small_stack_is_enough() {
    let project = Project::own();
    let program = env!("CARGO_BIN_EXE_reasonbook");
    let check =
        |limit: &str| project.program("sh", &["-c", &format!("ulimit {limit}; {program} check")]);
    check("-s 128").exits(0);
    let run = check("-v 60000").exits(2);
    assert!(run.stderr.contains("no thread can be started"), "{}", run.stderr);
}

/// They take no room in a repository, and would take all memory.
#[test]
fn files_that_are_too_large_are_not_read() {
    let catalogue = "project: Lantern\n\
                     enums: { reasons: { type: Reason, prefix: WHY_ } }\n\
                     reasons: [{ name: WHY_WET, number: 1, description: Rain came in. }]\n\
                     include: [part.yaml]\n\
                     audit: { paths: [all.cpp] }\n\
                     outputs: { made.txt: { template: all.txt } }\n";
    for (large, command) in [
        ("catalogue.yaml", "check"),
        ("part.yaml", "check"),
        ("templates/all.txt", "check"),
        ("made.txt", "check"),
        ("all.cpp", "audit"),
    ] {
        let project = Project::with(&[
            ("catalogue.yaml", catalogue),
            ("part.yaml", "{}\n"),
            ("templates/all.txt", "{% for line in banner %}# {{ line }}\n{% endfor %}"),
            ("all.cpp", "send(WHY_WET);\n"),
        ]);
        let file = File::create(project.path().join(large)).unwrap();
        file.set_len((64 << 20) + 1).unwrap();
        let said = project.run(&[command]).exits(2).stderr;
        assert!(said.contains("it is larger than 64 MiB"), "{large}: {said}");
    }
}

/// A catalogue with so many updates to states that do not exist, and as many reasons without a
/// description, all of them before the errors.
fn unknown(states: usize) -> Project {
    let bare =
        (1..=states).map(|number| format!("  - {{ name: R_A{number}, number: {number} }}\n"));
    let wrong = (states + 1..=2 * states).map(|number| {
        format!(
            "  - {{ name: R_A{number}, number: {number}, description: Rain came in., \
             updates: [{{ state: S_OFF{number}, when: Water reaches the wick. }}] }}\n"
        )
    });
    let top = "project: Lantern\n\
               enums: { states: { type: S, prefix: S_ }, reasons: { type: R, prefix: R_ } }\n\
               states: [{ name: S_ON, number: 1, description: The light burns. }]\nreasons:\n";
    let catalogue: String = [top.to_owned()].into_iter().chain(bare).chain(wrong).collect();
    Project::with(&[("catalogue.yaml", &catalogue)])
}

/// Twenty thousand errors were a log of 7 MB.
#[test]
fn people_are_shown_the_first_errors_and_how_many_more_there_are() {
    let project = unknown(300);
    let more =
        "100 more errors and 300 more warnings; `check` and `audit` show all with --format json";
    let human = project.run(&["check"]).exits(2).stderr;
    assert_eq!(human.matches("error[unknown-state]").count(), 200);
    assert!(human.ends_with(&format!("\nerror: {more}\n\n")), "{human}");
    let github = project.run(&["check", "--format", "github"]).exits(2).stdout;
    assert_eq!(github.lines().count(), 201);
    assert!(github.ends_with(&format!("\n::error::{more}\n")), "{github}");
    for (format, each) in [("json", "\"code\": "), ("sarif", "\"ruleId\": ")] {
        let all = project.run(&["check", "--format", format]).exits(2).stdout;
        assert_eq!(all.matches(each).count(), 600, "{format}");
    }
}

/// A place of several lines was shown, however long they were.
#[test]
fn an_excerpt_has_no_long_lines() {
    for lines in [2, 8, 40] {
        let long = vec!["x".repeat(20_000); lines].join("\n      ");
        let catalogue = format!(
            "project: Lantern\n\
             enums: {{ reasons: {{ type: R, prefix: R_ }} }}\n\
             reasons: [{{ name: R_WET, number: 1, since: \"{long}\", description: Rain came in. }}]\n"
        );
        let project = Project::with(&[("catalogue.yaml", &catalogue)]);
        let said = project.run(&["check"]).exits(2).stderr;
        assert!(said.contains("error[wrong-type]") && said.contains("--> catalogue.yaml:3:"));
        assert!(said.len() < 2000, "{}", said.len());
    }
}

/// The walk of a source tree opens these files itself, so anything but a small file is refused before.
#[test]
fn a_file_that_says_what_is_left_out_is_a_small_file() {
    let catalogue = "project: Lantern\n\
                     enums: { reasons: { type: Reason, prefix: WHY_ } }\n\
                     reasons: [{ name: WHY_WET, number: 1, description: Rain came in. }]\n\
                     audit: { paths: '**/*.go' }\n";
    let audit = |folder: &str, name: &str, make: &dyn Fn(&Project, &str)| {
        let project = Project::with(&[
            ("boat/catalogue.yaml", catalogue),
            ("boat/src/a.go", "package a\n\nvar why = WHY_WET\n"),
        ]);
        make(&project, &format!("boat/{folder}{name}"));
        let run = project.run_in("boat", &["audit"]).exits(2);
        assert!(run.stderr.contains(&format!("{name}\n")), "{}", run.stderr);
        run.stderr
    };
    for folder in ["", "src/", "../"] {
        let zero = |project: &Project, path: &str| {
            project.program("ln", &["-s", "/dev/zero", path]).exits(0);
        };
        let said = audit(folder, ".gitignore", &zero);
        assert!(said.contains("it is not a regular file"), "{said}");
        let pipe = |project: &Project, path: &str| {
            project.program("mkfifo", &[path]).exits(0);
        };
        let said = audit(folder, ".ignore", &pipe);
        assert!(said.contains("it is not a regular file"), "{said}");
        let long = |project: &Project, path: &str| project.write(path, &"x\n".repeat(600_000));
        let said = audit(folder, ".ignore", &long);
        assert!(said.contains("it is larger than 1 MiB"), "{said}");
    }
    let project = Project::with(&[("catalogue.yaml", catalogue)]);
    for number in 0..5 {
        project.write(&format!("a{number}/.ignore"), &"#".repeat(900_000));
    }
    let said = project.run(&["audit"]).exits(2).stderr;
    assert!(said.contains("all that say what is left out come to more than 4 MiB"), "{said}");
}

/// Each is below the limit, and together they would take all memory.
#[test]
fn all_files_together_are_not_too_large() {
    let project = Project::empty();
    let file = File::create(project.path().join("large")).unwrap();
    file.set_len(64 << 20).unwrap();
    let folder = Folder::open(project.path()).unwrap();
    let read = || folder.read("large").map(|bytes| bytes.unwrap().len());
    assert!((0..32).all(|_| read().is_ok_and(|length| length == 64 << 20)));
    let error = read().unwrap_err().error.to_string();
    assert_eq!(error, "a run reads at most 2 GiB, and this is beyond that");
    folder.count_anew();
    assert!(read().is_ok());
}

/// A matcher that goes back at each `*` would try some 10^18 ways.
#[test]
fn patterns_of_paths_take_time_in_proportion_to_the_path() {
    let path = format!("{}/x.py", "a".repeat(200));
    let pattern = format!("{}b/x.py", "*a".repeat(12));
    assert!(!PathPattern::new(&pattern).unwrap().matches(&path));
    assert!(PathPattern::new(&pattern.replace('b', "")).unwrap().matches(&path));
}

/// A file `.git` names a folder, a file there names another one, and a file there says what is left out.
#[test]
fn no_file_is_read_that_dot_git_leads_to() {
    let project = Project::with(&[
        (
            "catalogue.yaml",
            "project: Lantern\n\
             enums: { reasons: { type: Reason, prefix: WHY_ } }\n\
             reasons: [{ name: WHY_WET, number: 1, description: Rain came in. }]\n\
             audit: { paths: '**/*.go' }\n",
        ),
        ("src/a.go", "package a\n\nvar why = WHY_WET\n"),
        ("src/.git", "gitdir: ../elsewhere\n"),
        ("elsewhere/here", ""),
    ]);
    project.program("mkfifo", &["elsewhere/commondir"]).exits(0);
    project.run(&["audit"]).exits(0);
}
