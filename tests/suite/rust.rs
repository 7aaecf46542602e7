//! Uses the Rust tables as a crate does, with real serde.

use std::fs;
use std::process::Command;

use crate::project::{Project, Run, repository};

/// The crates stand in the lock file of this repository, so that Cargo has them already.
const MANIFEST: &str = r#"
[package]
name = "try"
version = "0.0.0"
edition = "2021"

[features]
names = ["dep:serde"]

[dependencies]
serde = { version = "1", default-features = false, optional = true }

[dev-dependencies]
serde_json = "1"

[workspace]
"#;

const LIBRARY: &str = r#"//! Tables.
#![no_std]
#![deny(warnings, missing_docs, clippy::pedantic, clippy::nursery)]
/// Codes in place of numbers.
pub mod problem;
/// Numbers, and two APIs.
pub mod task_status;
"#;

const TRY: &str = r##"
use serde_json::{from_str, from_value, json, to_value};
use std::collections::BTreeMap;
use r#try::{problem::Problem, task_status::*};

#[test]
fn a_value_is_its_name() {
    for reason in Reason::ALL {
        assert_eq!(to_value(reason).unwrap(), json!(reason.as_str_name()));
        assert_eq!(from_value::<Reason>(json!(reason.as_str_name())).unwrap(), *reason);
        for former in reason.former_names() {
            assert_eq!(from_value::<Reason>(json!(former)).unwrap(), *reason);
        }
    }
    assert_eq!(from_str::<Source>(r#""SOURCE_AGENT""#).unwrap(), Source::Slave);
    // A format that has to change the text gives it in memory of its own.
    assert_eq!(from_str::<Source>(r#""SOURCE\u005fAGENT""#).unwrap(), Source::Slave);
    let capability: Capability = from_value(json!("PARTITION_AWARE")).unwrap();
    assert_eq!(to_value(capability).unwrap(), json!("PARTITION_AWARE"));
    let counts: BTreeMap<TaskState, u8> = from_str(r#"{"TASK_LOST":2,"TASK_FAILED":1}"#).unwrap();
    assert_eq!(serde_json::to_string(&counts).unwrap(), r#"{"TASK_FAILED":1,"TASK_LOST":2}"#);
}

#[test]
fn a_value_is_its_code_where_it_has_no_number() {
    assert_eq!(to_value(Problem::BadRequest).unwrap(), json!("request/malformed"));
    for text in ["card/declined", "CARD_DECLINED", "DECLINED"] {
        assert_eq!(from_value::<Problem>(json!(text)).unwrap(), Problem::CardDeclined);
    }
}

#[test]
fn anything_else_is_an_error() {
    let error = from_str::<Reason>(r#""REASON_OF_TOMORROW""#).unwrap_err();
    assert_eq!(error.to_string(), "no value has the name \"REASON_OF_TOMORROW\" at line 1 column 20");
    let error = from_str::<Reason>("7").unwrap_err();
    assert_eq!(error.to_string(), "invalid type: integer `7`, expected a name at line 1 column 1");
}
"##;

#[test]
fn serde_reads_and_writes_names() {
    let project = Project::with(&[
        ("Cargo.toml", MANIFEST),
        ("Cargo.lock", &fs::read_to_string(repository("Cargo.lock")).unwrap()),
        ("src/lib.rs", LIBRARY),
        ("tests/names.rs", TRY),
    ]);
    for (tables, from, to) in [
        (Project::own(), "generated/rust/task_status.rs", "src/task_status.rs"),
        (Project::generated("gateway"), "rust/problem.rs", "src/problem.rs"),
    ] {
        tables.give(r"reasons\.rs", "serde: names");
        project.write(to, &tables.read(from));
    }
    let cargo = |args: &[&str]| {
        let mut cargo = Command::new(env!("CARGO"));
        cargo
            .args(args)
            .args(["--quiet", "--offline", "--target-dir"])
            .arg(repository("target/try"));
        Run::of(cargo.current_dir(project.path())).exits(0)
    };
    cargo(&["clippy"]);
    cargo(&["clippy", "--features=names"]);
    let said = cargo(&["test", "--features=names", "--test=names"]).stdout;
    assert!(said.contains("test result: ok. 3 passed"), "{said}");
}
