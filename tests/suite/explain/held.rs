//! What people hold in their hands: names written in other ways, parts of names, combinations, logs.

use super::{CATALOGUE, explain};
use crate::project::{Project, Run};
use serde_json::Value;
use snapbox::{assert_data_eq, str};

fn run(arguments: &[&str]) -> Run {
    let arguments = [&["explain"], arguments].concat();
    Project::with(&[("catalogue.yaml", CATALOGUE)]).run(&arguments)
}

#[test]
fn a_name_in_another_way_of_writing_or_without_its_prefix() {
    let by_name = explain("R_BOAT_LOST");
    for name in ["BoatLost", "boat_lost", "r-boat-lost", "VESSEL_LOST", "rVesselLost", "Sunk"] {
        assert_eq!(explain(name), by_name, "{name}");
    }
}

#[test]
fn a_part_of_one_name_leads_there_and_one_of_several_to_a_list() {
    assert_eq!(explain("vessel"), explain("R_BOAT_LOST"), "a reservation is no candidate");
    run(&["lo"]).exits(2);
    assert_data_eq!(
        explain("los"),
        str![[r#"
several names contain `los`:

- `JOB_LOST`
- `R_BOAT_LOST`: Radio contact to the boat broke off, so wait for `R_FOUND` or
  for the morning.

"#]]
    );
}

#[test]
fn a_combination_in_any_order() {
    let cases = run(&["R_DARK", "JOB_LOST", "BY_PILOT"]).exits(0).stdout;
    assert_data_eq!(
        &cases,
        str![[r#"
Cases with `JOB_LOST`, `BY_PILOT`, `R_DARK`:

- `R_DARK` with `JOB_LOST` from `BY_PILOT` for night lines (in some cases, since
  1.3, up to 1.9)

`R_DARK` is number 1 of `Reason`.

Nothing could be seen.

- Lifecycle: active

In place of other reasons:

- `JOB_LOST` from `BY_PILOT` in place of `R_BOAT_LOST` for night lines (in some
  cases, since 1.3, up to 1.9)

"#]]
    );
    assert_eq!(run(&["BY_PILOT", "R_DARK", "JOB_LOST"]).exits(0).stdout, cases);
    assert_eq!(run(&["pilot, Dark, job-lost"]).exits(0).stdout, cases);
    let none = run(&["JOB_LATE", "R_FOUND"]).exits(0).stdout;
    assert!(none.starts_with("No case has all of `JOB_LATE`, `R_FOUND`.\n"), "{none}");
}

#[test]
fn a_line_of_a_log() {
    let line = "W0312 10:02:11 ferry.cpp:77] dark night: job 1 is JOB_LOST (R_DARK), xR_FOUND";
    let cases = run(&[line]).exits(0).stdout;
    assert_eq!(cases, run(&["JOB_LOST", "R_DARK"]).exits(0).stdout);
    assert!(cases.starts_with("Cases with `JOB_LOST`, `R_DARK`:\n"), "{cases}");
    assert_eq!(run(&["state=JOB_LATE;"]).exits(0).stdout, explain("JOB_LATE"));
    run(&["nothing of ours"]).exits(2);
}

#[test]
fn in_the_words_of_another_api() {
    let name = |name: &str| format!("`{name}` is number 7");
    assert_eq!(
        run(&["R_BOAT_LOST", "--api", "v1"]).exits(0).stdout,
        explain("R_BOAT_LOST").replace(&name("R_BOAT_LOST"), &name("R_VESSEL_LOST"))
    );
    // Its only case is one of v1.
    let first = run(&["BY_PILOT", "--api", "v0"]).exits(0).stdout;
    assert!(!first.contains("`JOB_LATE`"), "{first}");
    let run = run(&["R_DARK", "--api", "v2"]).exits(2);
    assert!(run.stderr.starts_with("error[unknown-api]: there is no api `v2`"), "{}", run.stderr);
}

#[test]
fn as_a_document_for_programs() {
    let read = |arguments: &[&str]| {
        let arguments = [arguments, &["--format", "json"]].concat();
        serde_json::from_str::<Value>(&run(&arguments).exits(0).stdout).unwrap()
    };
    let document = read(&["BoatLost", "--api", "v1"]);
    let entry = &document["entries"][0];
    assert_eq!((&entry["enum"], &entry["name"]), (&"reasons".into(), &"R_VESSEL_LOST".into()));
    let names: Vec<_> = entry["cases"][0].as_object().unwrap().keys().collect();
    assert!(names.contains(&&"when".to_owned()), "{names:?}");
    assert_eq!(document["code"], Value::Null);
    let combined = read(&["R_DARK", "JOB_LOST", "BY_PILOT"]);
    assert_eq!(combined["entries"].as_array().unwrap().len(), 3);
    assert_eq!(read(&["unknown-key"])["code"]["name"], "unknown-key");
}
