//! What cannot be done: said in one run, with nothing written.

use super::{ferry, refused};
use crate::project::Project;
use snapbox::{assert_data_eq, str};
use std::os::unix::fs::symlink;

const WET: &[&str] = &["--description", "It is wet."];

fn add(name: &str, more: &[&str]) -> String {
    refused(&[], &[&["add", name], WET, more].concat())
}

#[test]
fn what_is_missing_is_named() {
    for (arguments, missing) in [
        (&["add"][..], "--description <TEXT>\n  <NAME>\n"),
        (&["add", "WHY_WET"], "--description <TEXT>\n"),
        (
            &["add", "WHY_WET", "--description", "It rained.", "--state", "JOB_LOST"],
            "--when <TEXT>\n",
        ),
        (&["rename"], "<OLD>\n  <NEW>\n"),
        (&["rename", "WHY_FULL"], "<NEW>\n"),
        (&["deprecate"], "<NAME>\n"),
        (&["remove"], "<NAME>\n"),
    ] {
        let said = refused(&[], arguments);
        let expected = format!(
            "error: the following required arguments were not provided:\n  {missing}\nUsage: "
        );
        assert!(said.starts_with(&expected), "{said}");
    }
    let said = refused(&[], &["add", "WHY_WET", "--description", ""]);
    assert!(said.contains("a value is required for '--description <TEXT>'"), "{said}");
}

#[test]
fn the_enum_is_not_clear() {
    let said = add("WET", &[]);
    assert!(said.contains("`WET` has none of the prefixes JOB_, FROM_, WHY_"), "{said}");
    let said = refused(
        &[("prefix: JOB_", "prefix: \"\""), ("prefix: WHY_", "prefix: \"\"")],
        &[&["add", "WET"], WET].concat(),
    );
    assert!(said.contains("`WET` fits states and reasons; choose one with --enum"), "{said}");
    assert_data_eq!(
        add("WET", &["--enum", "reasons"]),
        str![[r#"
error[invalid-name]: `WET` does not start with `WHY_`
  --> catalogue.yaml (edited):40:11
   |
40 |   - name: WET
   |           ^^^
   |
  ::: catalogue.yaml (edited):7:36
   |
 7 |   reasons: { type: Reason, prefix: WHY_ }
   |                                    ---- the prefix
   |
   = help: names start with the `prefix` of their enum; correct the name or the prefix


"#]]
    );
    let said = add("JOB_WET", &["--state", "JOB_LOST", "--when", "Rain."]);
    assert!(said.contains("only reasons take --state, --source and --when"), "{said}");
}

#[test]
fn entries_that_are_not_there() {
    assert_data_eq!(
        refused(&[], &["deprecate", "WHY_FUL"]),
        str![[r#"
error[unknown-entry]: there is no entry `WHY_FUL`
--> catalogue.yaml
 = help: did you mean `WHY_FULL`?


"#]]
    );
    assert_data_eq!(
        add("WHY_WET", &["--state", "JOB_LSOT", "--source", "FROM_HOST", "--when", "Rain."]),
        str![[r#"
error[unknown-state]: there is no state `JOB_LSOT`
  --> catalogue.yaml (edited):45:16
   |
45 |       - state: JOB_LSOT
   |                ^^^^^^^^
   |
   = help: did you mean `JOB_LOST`?


"#]]
    );
    assert_data_eq!(
        refused(&[], &["deprecate", "WHY_FULL", "--use", "WHY_BSUY"]),
        str![[r#"
error[unknown-replacement]: `WHY_BSUY` names no entry of the same enum
  --> catalogue.yaml (edited):25:51
   |
25 |     lifecycle: { deprecated: { since: "2.0", use: WHY_BSUY } }
   |                                                   ^^^^^^^^
   |
   = help: did you mean `WHY_BUSY`?


"#]]
    );
    assert!(add("WHY_WET", &["--after", "WHY_NOT"]).contains("there is no entry `WHY_NOT`"));
    assert_data_eq!(
        add("WHY_WET", &["--after", "JOB_LOST"]),
        str![[r#"
error[cannot-edit]: `JOB_LOST` is one of the states
  --> catalogue.yaml:13:13
   |
13 |   - { name: JOB_LOST, number: 2, terminal: yes }
   |             ^^^^^^^^
   |
   = help: name an entry of the same enum with --after


"#]]
    );
}

#[test]
fn names_and_numbers_that_are_taken() {
    assert_data_eq!(
        add("WHY_WET", &["--number", "2"]),
        str![[r#"
error[reserved-number]: the number 2 is reserved
  --> catalogue.yaml (edited):41:13
   |
41 |     number: 2
   |             ^
...
46 | reserved: { numbers: { reasons: [2] } }
   |                                  - reserved here
   |
   = help: the next free number is 4


"#]]
    );
    assert_data_eq!(
        add("WHY_WET", &["--number", "3"]),
        str![[r#"
error[duplicate-number]: the number 3 is taken
  --> catalogue.yaml (edited):41:13
   |
34 |     number: 3
   |             - by this entry
...
41 |     number: 3
   |             ^
   |
   = help: the next free number is 4


"#]]
    );
    assert_data_eq!(
        refused(&[], &["rename", "WHY_FULL", "WHY_BUSY"]),
        str![[r#"
error[duplicate-name]: `WHY_BUSY`, its name in v1, is taken
  --> catalogue.yaml (edited):34:11
   |
34 |   - name: WHY_BUSY
   |           ^^^^^^^^
   |
  ::: catalogue.yaml (edited):22:11
   |
22 |   - name: WHY_BUSY   # since ever
   |           -------- by this entry, in v1
   |
   = help: a name, even a former one, belongs to one entry in all apis; take another


"#]]
    );
    assert_data_eq!(
        refused(&[], &["rename", "WHY_FULL", "WHY_FULL"]),
        str![[r#"
error[duplicate-name]: `WHY_FULL` is the name that the entry has
  --> catalogue.yaml (edited):25:28
   |
25 |     former_names: [{ name: WHY_FULL, renamed_in: "2.0" }]
   |                            ^^^^^^^^
   |
   = help: remove it, or write another name that it used to have, or has too


"#]]
    );
    let highest = [("number: 3", "number: 2147483647")];
    let said = refused(&highest, &[&["add", "WHY_WET"], WET].concat());
    assert!(said.contains("there is no free number after the highest one"), "{said}");
}

#[test]
fn names_that_are_none() {
    for name in ["WHY_NOT!", "WHY_: x", "WHY_ #", "WHY_\n- name: WHY_B"] {
        let said = add(name, &[]);
        assert!(said.contains("error[invalid-name]"), "{said}");
    }
}

#[test]
fn what_is_still_named_is_not_removed() {
    assert_data_eq!(
        refused(&[], &["remove", "JOB_LOST"]),
        str![[r#"
error[still-named]: `JOB_LOST` is still used here
  --> catalogue.yaml:27:16
   |
27 |       - state: JOB_LOST
   |                ^^^^^^^^
   |
  ::: catalogue.yaml:13:13
   |
13 |   - { name: JOB_LOST, number: 2, terminal: yes }
   |             -------- this is the entry to remove
   |
   = help: remove it here, or use another entry, first


"#]]
    );
    let said = refused(
        &[("lifecycle: unused", "lifecycle: { deprecated: { use: WHY_FULL } }")],
        &["remove", "WHY_FULL"],
    );
    assert!(said.contains("`WHY_FULL` is still used here"), "{said}");
}

#[test]
fn a_catalogue_that_is_wrong() {
    let said = refused(&[("number: 3", "numbre: 3")], &[&["add", "WHY_WET"], WET].concat());
    assert!(said.contains("an item of `reasons` has no key `numbre`"), "{said}");
    let run = Project::empty().run(&[&["add", "WHY_WET"], WET].concat()).exits(2);
    assert!(run.stderr.contains("error[no-catalogue]"), "{}", run.stderr);
}

#[test]
fn a_catalogue_that_is_written_in_a_way_of_its_own() {
    // The last line break is part of the text, so nothing can come behind it.
    let kept = [("    # Its remark.\n", "    guidance: |+\n      Wait.\n\n")];
    assert_data_eq!(
        refused(&kept, &[&["add", "WHY_WET"], WET].concat()),
        str![[r#"
error[cannot-edit]: the catalogue is written in a way that this edit cannot change
--> catalogue.yaml
 = help: make it by hand, then run `check`


"#]]
    );
    let escaped = [("\"The queue was full.\"", "\"See `\\x57HY_BUSY`.\"")];
    assert!(refused(&escaped, &["rename", "WHY_BUSY", "WHY_B"]).contains("error[cannot-edit]"));
}

#[test]
fn a_link_is_not_replaced() {
    let project = ferry(&[]);
    symlink("catalogue.yaml", project.path().join("link.yaml")).unwrap();
    let arguments = [&["add", "WHY_WET", "--catalogue", "link.yaml"], WET].concat();
    let said = project.run(&arguments).exits(2).stderr;
    assert!(said.contains("it is a symbolic link; name the file that it leads to"), "{said}");
    assert!(project.path().join("link.yaml").is_symlink());
}
