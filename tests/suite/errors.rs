//! Bad input: one clear error a mistake, all of them in one run, exit 2, nothing written.

use std::fs;

use crate::project::{Project, repository};
use snapbox::{Data, assert_data_eq, str};

/// Every `tests/errors/NAME.yaml` gives what `NAME.stderr` says.
#[test]
fn every_mistake_is_reported_at_its_place() {
    let mut names: Vec<_> = fs::read_dir(repository("tests/errors"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "yaml"))
        .collect();
    names.sort();
    assert!(names.len() > 15, "{names:?}");
    for path in names {
        let project = Project::empty();
        fs::copy(&path, project.path().join("catalogue.yaml")).unwrap();
        for command in ["check", "generate"] {
            let run = project.run(&[command]).exits(2);
            assert_eq!(run.stdout, "");
            let expected = Data::read_from(&path.with_extension("stderr"), None);
            assert_data_eq!(run.stderr, expected.raw());
        }
        assert_eq!(project.files().len(), 1, "nothing is written: {}", path.display());
    }
}

#[test]
fn there_is_no_catalogue() {
    let project = Project::empty();
    assert_data_eq!(
        project.run(&["check"]).exits(2).stderr,
        str![[r#"
error[no-catalogue]: neither this folder nor one above it has this file
--> catalogue.yaml
 = help: write one with `reasonbook init`, or name the catalogue with --catalogue FILE


"#]]
    );
    assert_data_eq!(
        project.run(&["check", "--catalogue", "no.yaml"]).exits(2).stderr,
        str![[r#"
error[no-catalogue]: the file does not exist
--> no.yaml
 = help: name a file that is a catalogue


"#]]
    );
    assert_data_eq!(
        project.run(&["check", "--catalogue", "no/no.yaml"]).exits(2).stderr,
        str![[r#"
error[no-catalogue]: the catalogue's folder cannot be opened: No such file or directory (os error 2)
--> no/no.yaml
 = help: name a file that is a catalogue


"#]]
    );
    assert_data_eq!(
        project.run(&["check", "--catalogue", "."]).exits(2).stderr,
        str![[r#"
error[no-catalogue]: this is not the path of a file
--> .
 = help: name a file that is a catalogue


"#]]
    );
}

#[test]
fn the_catalogue_is_a_folder() {
    let project = Project::with(&[("catalogue.yaml/inside.txt", "")]);
    let run = project.run(&["check", "--catalogue", "catalogue.yaml"]).exits(2);
    assert_data_eq!(
        run.stderr,
        str![[r#"
error[disk]: cannot read this: it is a folder
--> catalogue.yaml
 = help: make it a readable file in this folder, or name another one


"#]]
    );
}

#[test]
fn the_catalogue_is_not_utf_8() {
    let project = Project::empty();
    let text = b"project: P\ntitle: caf\xe9\n";
    fs::write(project.path().join("catalogue.yaml"), text).unwrap();
    assert_data_eq!(
        project.run(&["check"]).exits(2).stderr,
        str![[r#"
error[not-utf8]: the text is not UTF-8 from here
 --> catalogue.yaml:2:11
  |
2 | title: caf�
  |           ^
  |
  = help: save the file in UTF-8


"#]]
    );
}

#[test]
fn a_folder_stands_where_an_output_goes() {
    let catalogue = "\
project: P
enums: { reasons: { type: Reason } }
reasons: [{ name: A, number: 1, description: It went. }]
outputs:
  before.rs: { template: reasons.rs }
  made.rs: { template: reasons.rs }
";
    let project = Project::with(&[("catalogue.yaml", catalogue), ("made.rs/inside.txt", "")]);
    let run = project.run(&["generate"]).exits(2);
    assert_data_eq!(
        run.stderr,
        str![[r#"
error[disk]: cannot read this: it is a folder
--> made.rs
 = help: make it a readable file in this folder, or name another one


"#]]
    );
    assert!(!project.exists("before.rs"), "nothing is written where one cannot be");
}

/// A catalogue with one output, made by the template `own.txt`.
fn templated(template: &str) -> Project {
    let catalogue = "\
project: P
enums: { reasons: { type: Reason } }
reasons: []
outputs: { made.txt: { template: own.txt } }
";
    Project::with(&[("catalogue.yaml", catalogue), ("templates/own.txt", template)])
}

#[test]
fn a_template_does_not_parse() {
    let project = templated("first line\n{% for reason in reasons %}\n");
    assert_data_eq!(
        project.run(&["generate"]).exits(2).stderr,
        str![[r#"
error[template]: the template ends before its last tag or block does
 --> templates/own.txt:2:28
  |
2 | {% for reason in reasons %}
  |                            ^
  |
  = help: write `}}` or `%}` where a tag ends, and `{% endif %}` or `{% endfor %}` where a block does


"#]]
    );
}

#[test]
fn a_template_asks_for_what_is_not_there() {
    let project = templated("{{ banner[0] }}\n  {{ reasons.entires }}\n");
    assert_data_eq!(
        project.run(&["generate"]).exits(2).stderr,
        str![[r#"
error[template]: there is no field `entires` here
 --> templates/own.txt:2:14
  |
2 |   {{ reasons.entires }}
  |              ^^^^^^^
  |
  = note: while rendering made.txt
  = help: did you mean `entries`?


"#]]
    );
}

#[test]
fn an_argument_of_a_filter_is_out_of_range() {
    let project = templated("{{ banner[0] }}\n{{ project | rust_string(indent=70000) }}\n");
    let run = project.run(&["generate"]).exits(2);
    assert!(run.stderr.contains("Value `70000` is out of range"), "{}", run.stderr);
}

#[test]
fn a_template_names_an_unknown_filter() {
    let project = templated("{{ banner[0] }}\n{{ project | shout }}\n");
    assert_data_eq!(
        project.run(&["generate"]).exits(2).stderr,
        str![[r#"
error[template]: Unknown filter `shout`
 --> templates/own.txt:2:14
  |
2 | {{ project | shout }}
  |              ^^^^^
  |
  = help: docs/templates.md lists all filters


"#]]
    );
}

#[test]
fn a_template_includes_one_that_is_not_there() {
    let project = templated("{{ banner[0] }}\n{% include \"other.txt\" %}\n");
    assert_data_eq!(
        project.run(&["generate"]).exits(2).stderr,
        str![[r#"
error[template]: Unknown template `other.txt`
 --> templates/own.txt:2:12
  |
2 | {% include "other.txt" %}
  |            ^^^^^^^^^^^
  |
  = help: create it in the folder `templates` beside the catalogue


"#]]
    );
}

#[test]
fn an_error_in_an_included_template_names_both() {
    let project = templated("{{ banner[0] }}\n{% include \"part.txt\" %}\n");
    project.write("templates/part.txt", "{{ missing }}\n");
    assert_data_eq!(
        project.run(&["generate"]).exits(2).stderr,
        str![[r#"
error[template]: there is no variable `missing` here
 --> templates/part.txt:1:4
  |
1 | {{ missing }}
  |    ^^^^^^^
  |
  = note: called from templates/own.txt:2:12
            |
          2 | {% include "part.txt" %}
            |            ^^^^^^^^^^
  = note: while rendering made.txt
  = help: known here: api, apis, banner, by_state, capabilities, combinations, guidelines, has_updates, introduction, path, project, reasons, reasons_by_state, release, sections, sources, states, title, titles, unchanged, with, words


"#]]
    );
}

#[test]
fn a_template_has_no_banner() {
    let project = templated("{{ project }}\n");
    assert_data_eq!(
        project.run(&["generate"]).exits(2).stderr,
        str![[r#"
error[missing-banner]: this does not write the banner
--> templates/own.txt
 = note: while rendering made.txt
 = help: write the lines of `banner` at the top of the template, each as a comment of its own


"#]]
    );
    assert!(!project.exists("made.txt"));
}

#[cfg(unix)]
#[test]
fn a_link_does_not_lead_outside() {
    let outside = Project::empty();
    let project = templated("{{ banner[0] }}\n");
    std::os::unix::fs::symlink(outside.path(), project.path().join("away")).unwrap();
    project.edit("catalogue.yaml", "made.txt:", "away/made.txt:");
    assert_data_eq!(
        project.run(&["generate"]).exits(2).stderr,
        str![[r#"
error[disk]: cannot read this: `away` is a symbolic link; name the folder that it leads to
--> away/made.txt
 = help: make it a readable file in this folder, or name another one


"#]]
    );
    assert!(outside.files().is_empty());
}

/// A misspelt key is taken for what it was to be, so nothing follows from it.
#[test]
fn one_slip_of_a_key_is_one_error() {
    for (key, slip) in [
        ("\nstates:", "\nstate:"),
        ("\nsources:", "\nsource:"),
        ("\ncapabilities:", "\ncapability:"),
        ("\nnotes:", "\nnote:"),
        ("\nenums:", "\nenum:"),
        ("\napis:", "\napi:"),
        ("\nproject:", "\nprojct:"),
        ("name: TASK_LOST\n", "nmae: TASK_LOST\n"),
        ("number: 33\n", "numbr: 33\n"),
        ("prefix: REASON_", "prefix: REASONS_"),
        ("template: reasons.rs", "tmplate: reasons.rs"),
    ] {
        let project = Project::own();
        let catalogue = project.read("catalogue.yaml");
        project.write("catalogue.yaml", &catalogue.replace(key, slip));
        assert!(catalogue.contains(key), "{key}");
        let run = project.run(&["check"]).exits(2);
        assert_eq!(run.stderr.matches("error[").count(), 1, "{slip}\n{}", run.stderr);
    }
}
