//! Templates cannot surprise: what does not end is stopped, nothing outside of the catalogue and
//! the templates is seen, and the same inputs give the same bytes.

use std::fs;

use crate::project::{PATIENTLY, Project, Run};
use snapbox::{assert_data_eq, str};

const CATALOGUE: &str = "\
project: Lantern
enums: { reasons: { type: Reason, prefix: WHY_ } }
reasons:
  - { name: WHY_WET, number: 1, since: \"2.0\", description: Rain came in. }
  - { name: WHY_DARK, number: 2, since: \"1.0\", description: The lamp was out. }
  - { name: WHY_COLD, number: 3, since: \"3.0\", description: Winter came. }
  - { name: WHY_DAMP, number: 4, since: \"2.0\", description: Fog came in. }
outputs:
  first.txt: { template: first.txt }
  made.txt: { template: own.txt }
";

const BANNER: &str = "{% for line in banner %}# {{ line }}\n{% endfor %}";

/// A project with two outputs; the second one is made by this.
fn project(template: &str) -> Project {
    project_in(Project::empty(), template)
}

/// The same in a folder that is there.
fn project_in(project: Project, template: &str) -> Project {
    project.write("catalogue.yaml", CATALOGUE);
    project.write("templates/first.txt", BANNER);
    project.write("templates/own.txt", &format!("{BANNER}{template}"));
    project
}

/// What is said of a template that is refused; nothing may be written.
fn refused(template: &str) -> String {
    refused_within(&[], template)
}

/// The same with limits of one's own.
fn refused_within(limits: &[&str], template: &str) -> String {
    let project = project(template);
    let before = project.files();
    let run = project.run(&[&["generate"], limits].concat()).exits(2);
    assert_eq!(project.files(), before);
    run.stderr
}

/// What a template makes, the banner apart.
fn made(template: &str) -> String {
    let project = project(template);
    project.run(&["generate"]).exits(0);
    project.read("made.txt").lines().skip(2).collect()
}

/// The system would be asked for all of it at once.
#[test]
fn a_join_that_would_take_all_memory_is_refused() {
    let join = "{% set s = \"ab\" %}{% for i in range(end=18) %}{% set_global s = s ~ s %}{% endfor %}\
                {{ range(end=50000) | join(sep=s) | length }}";
    let said = refused(join);
    assert!(said.starts_with("error[template]: this makes a text of more than 64 MiB\n"), "{said}");
}

#[test]
fn loops_that_do_not_end_are_stopped() {
    let loops = "{% set l = range(end=100000) %}\
                 {% for a in l %}{% for b in l %}{% for c in l %}{% endfor %}{% endfor %}{% endfor %}";
    assert_data_eq!(
        refused_within(&["--template-seconds=1"], loops),
        str![[r#"
error[template]: this needs more than 1 second
--> templates/own.txt
 = note: while rendering made.txt
 = help: look for nested loops, and for texts that grow in them


"#]]
    );
}

/// Whatever it is that takes so much: here a template that is allowed an hour.
#[test]
fn a_run_that_takes_too_much_is_ended() {
    let loops = "{% set l = range(end=100000) %}\
                 {% for a in l %}{% for b in l %}{% for c in l %}{% endfor %}{% endfor %}{% endfor %}";
    assert_data_eq!(
        refused_within(&[PATIENTLY, "--run-seconds=1"], loops),
        str![[r#"
error: this run needs more than 1 second of processor time, and was ended
 = help: divide what it reads, or allow more with `--run-seconds` and `--run-memory` (in MiB)

"#]]
    );
    assert_data_eq!(
        refused_within(&[PATIENTLY, "--run-memory=1"], loops),
        str![[r#"
error: this run needs more than 1 MiB of memory, and was ended
 = help: divide what it reads, or allow more with `--run-seconds` and `--run-memory` (in MiB)

"#]]
    );
}

#[test]
fn a_text_that_grows_without_end_is_stopped() {
    let growing = "{% set x = range(end=100000) | join(sep=\"--------\") %}\
                   {% set x = x | replace(from=\"-\", to=x) %}";
    assert_data_eq!(
        refused_within(&["--template-memory=64"], growing),
        str![[r#"
error[template]: this needs more than 64 MiB of memory
--> templates/own.txt
 = note: while rendering made.txt
 = help: look for nested loops, and for texts that grow in them


"#]]
    );
}

#[test]
fn an_output_that_grows_without_end_is_stopped() {
    let line = "-".repeat(2000);
    let growing = format!(
        "{{% set l = range(end=100000) %}}\
         {{% for a in l %}}{{% for b in l %}}{line}{{% endfor %}}{{% endfor %}}"
    );
    assert_data_eq!(
        refused(&growing),
        str![[r#"
error[template]: this makes a text of more than 64 MiB
--> templates/own.txt
 = note: while rendering made.txt
 = help: look for nested loops, and for texts that grow in them


"#]]
    );
}

#[test]
fn templates_that_call_themselves_are_stopped() {
    assert_data_eq!(
        refused("{% component a() %}{{ <a/> }}{{ <a/> }}{% endcomponent %}{{ <a/> }}"),
        str![[r#"
error[template]: Maximum render recursion depth for components exceeded
--> templates/own.txt
 = note: while rendering made.txt
 = help: docs/templates.md lists what templates see and what filters take


"#]]
    );
    assert_data_eq!(
        refused("{% include \"own.txt\" %}"),
        str![[r#"
error[template]: Circular include detected for template 'templates/own.txt'. Include chain: `["templates/own.txt", "templates/own.txt"]`
--> templates/own.txt
 = help: docs/templates.md lists what templates see and what filters take


"#]]
    );
    let project = project("");
    project.write("templates/own.txt", "{% extends \"own.txt\" %}");
    assert_data_eq!(
        project.run(&["generate"]).exits(2).stderr,
        str![[r#"
error[template]: Circular extend detected for template 'templates/own.txt'. Inheritance chain: `["templates/own.txt"]`
--> templates/own.txt
 = help: docs/templates.md lists what templates see and what filters take


"#]]
    );
}

#[test]
fn a_template_of_many_others_does_not_exhaust_the_stack() {
    let project = project("{% include \"1.txt\" %}");
    let last = 300;
    for number in 1..last {
        let next = format!("{{% include \"{}.txt\" %}}", number + 1);
        project.write(&format!("templates/{number}.txt"), &next);
    }
    project.write(&format!("templates/{last}.txt"), "{{ project | markdown }}\n");
    project.run(&["generate"]).exits(0);
    assert!(project.read("made.txt").ends_with("\nLantern\n"));
}

#[test]
fn brackets_that_open_without_end_are_an_error() {
    for open in ["(", "[", "{{", "{% if ", "not ", "-", "{% for a in [1] %}", "a["] {
        let run = refused(&format!("{{{{ {}", open.repeat(20_000)));
        assert!(run.contains("--> templates/own.txt:2:"), "{open}\n{run}");
    }
}

#[test]
fn there_is_no_time_chance_environment_or_network() {
    for call in [
        "now()",
        "get_env(name=\"HOME\")",
        "get_random(start=0, end=9)",
        "load_data(path=\"catalogue.yaml\")",
        "uuid()",
    ] {
        let said = refused(&format!("{{{{ {call} }}}}"));
        assert!(said.starts_with("error[template]: Unknown function"), "{call}\n{said}");
    }
    for filter in ["date", "random", "shuffle", "urlencode", "filesizeformat"] {
        let said = refused(&format!("{{{{ \"a\" | {filter} }}}}"));
        assert!(said.starts_with("error[template]: Unknown filter"), "{filter}\n{said}");
    }
}

#[test]
fn what_has_no_order_is_not_to_be_had() {
    assert_data_eq!(
        refused("{% for name, value in __tera_context %}{{ name }}{% endfor %}"),
        str![[r#"
error[template]: `__tera_context` has a different order in each run
 --> templates/own.txt:2:35
  |
2 | {% endfor %}{% for name, value in __tera_context %}{{ name }}{% endfor %}
  |                                   ^^^^^^^^^^^^^^
  |
  = help: name the variables that are needed


"#]]
    );
}

#[test]
fn groups_come_in_the_order_of_their_first_items() {
    let by = |path: &str| {
        format!(
            "{{% for key, group in reasons.entries | group_by(attribute=\"{path}\") %}}\
             {{{{ key }}}}:{{% for reason in group %}} {{{{ reason.name }}}}{{% endfor %}}; \
             {{% endfor %}}"
        )
    };
    assert_eq!(
        made(&by("since")),
        "2.0: WHY_WET WHY_DAMP; 1.0: WHY_DARK; 3.0: WHY_COLD; ",
        "each time"
    );
    assert_eq!(made(&by("number")), "1: WHY_WET; 2: WHY_DARK; 3: WHY_COLD; 4: WHY_DAMP; ");
    assert_eq!(made(&by("guidance")), "");
    let said = refused(&by("nothing"));
    assert!(said.contains("error[template]: an item has no `nothing`"), "{said}");
    let said = refused(&by("updates"));
    assert!(said.contains("`updates` is not a text, a number or a boolean"), "{said}");
}

#[test]
fn the_place_in_which_it_runs_does_not_show() {
    let made_in = |variables: &[(&str, &str)]| {
        let project = Project::fixture("scheduler");
        let run = |args: &[&str]| {
            let mut command = project.start(args);
            command.envs(variables.iter().copied());
            let run = Run::of(&mut command);
            (run.code, run.stdout, run.stderr)
        };
        let said = [run(&["check"]), run(&["generate"]), run(&["check"])];
        (said, project.files())
    };
    let here = made_in(&[]);
    assert_eq!(here.0.each_ref().map(|(code, ..)| *code), [1, 0, 0]);
    for variables in [
        &[("LC_ALL", "tr_TR.UTF-8"), ("LANG", "tr_TR.UTF-8"), ("LANGUAGE", "tr")][..],
        &[("LC_ALL", "C"), ("TZ", "Pacific/Kiritimati")],
        &[("LC_ALL", "de_DE.ISO-8859-1"), ("TZ", "America/Adak"), ("SOURCE_DATE_EPOCH", "1")],
        &[
            ("HOME", "/nonexistent"),
            ("USER", "nobody"),
            ("TMPDIR", "/nonexistent"),
            ("COLUMNS", "7"),
        ],
    ] {
        assert!(made_in(variables) == here, "{variables:?}");
    }
}

#[test]
fn the_order_in_which_a_folder_lists_its_files_does_not_show() {
    // In memory, folders list their files by the time at which they were made.
    let said_of = |names: &[&str]| {
        let project = project_in(Project::in_memory(), "");
        project.edit("catalogue.yaml", "outputs:", "owned: [old/a, old]\noutputs:");
        project.run(&["generate"]).exits(0);
        let text = project.read("made.txt");
        for name in names {
            project.write(&format!("old/{name}"), &text);
        }
        let listed: Vec<_> = fs::read_dir(project.path().join("old"))
            .unwrap()
            .map(|entry| entry.unwrap().file_name())
            .collect();
        let check = project.run(&["check"]).exits(1);
        let prune = project.run(&["generate", "--prune"]).exits(0);
        (listed, (check.stdout, check.stderr, prune.stderr))
    };
    let mut names = ["b", "a/b", "a.txt", "B", "10", "9", "ä", "a/a", "-", "z/y/x"];
    let (one_order, first) = said_of(&names);
    assert_eq!(first.1.matches("error[orphaned-output]").count(), names.len());
    names.reverse();
    let (other_order, second) = said_of(&names);
    assert_ne!(one_order, other_order);
    assert_eq!(second, first);
}
