//! `reference.md`: a table of the entries of any field, led by what its readers know them by.

use std::process::Command;

use crate::project::{Project, Run, repository};
use snapbox::{Data, assert_data_eq};

/// A catalogue of the database errors of one class, and one of another.
const DATABASE: &str = "\
project: Store
enums:
  reasons:
    type: Condition
    key: code
    groups:
      class_08: { title: Connection, codes: [\"08\"] }
      class_22: { title: Data, codes: [\"22\"] }
      class_42: { title: Syntax, codes: [\"42\"] }
lints: { missing-since: allow, active-without-update: allow }
reasons:
  - { name: DIVISION_BY_ZERO, code: \"22012\", description: A number was divided by zero. }
  - { name: CONNECTION_FAILURE, code: \"08006\", description: The connection is lost. }
  - { name: DATA_EXCEPTION, code: \"22000\", description: \"A value is wrong; see `CONNECTION_FAILURE`.\" }
outputs:
  page.md: { template: reference.md, with: WITH }
";

/// The page of the database with parameters.
fn page(with: &str) -> String {
    let project = Project::with(&[("catalogue.yaml", &DATABASE.replace("WITH", with))]);
    project.run(&["generate"]).exits(0);
    project.read("page.md")
}

/// The first cell of each row.
fn first_cells(page: &str) -> Vec<&str> {
    let rows = page.split("<tr id=").skip(1);
    rows.map(|row| row.split("<code>").nth(1).unwrap().split('<').next().unwrap()).collect()
}

#[test]
fn the_page_of_a_scheduler() {
    let project = Project::fixture("scheduler");
    project.run(&["generate"]).exits(0);
    project.run(&["check", "--deny", "warnings"]).exits(0);
    let expected = Data::read_from(&repository("tests/reference/scheduler.md"), None);
    assert_data_eq!(project.read("docs/reasons.md"), expected.raw());
    project.program("protoc", &["-I.", "--descriptor_set_out=all", "proto/jobs.proto"]).exits(0);
    project.program("python3", &["-B", "-W", "error", "python/jobs.py"]).exits(0);
    let rust = ["--edition=2021", "--crate-type=lib", "-D", "warnings", "rust/jobs.rs"];
    project.program("rustc", &rust).exits(0);
}

/// A class without addresses of pages has no column for them.
#[test]
fn the_page_of_a_database() {
    let project = Project::generated("database");
    project.run(&["check", "--deny", "warnings"]).exits(0);
    let expected = Data::read_from(&repository("tests/reference/database.md"), None);
    assert_data_eq!(project.read("docs/sqlstate.md"), expected.raw());
}

#[test]
fn prettier_leaves_the_pages_as_they_are() {
    let prettier = repository("target/tools/node/node_modules/.bin/prettier");
    let pages = repository("tests/reference");
    Run::of(Command::new(prettier).arg("--check").arg(pages)).exits(0);
}

#[test]
fn rows_are_grouped_and_sorted_as_asked() {
    let page = page("{ sort: code }");
    assert_eq!(first_cells(&page), ["08006", "22000", "22012"]);
    assert!(
        page.contains("- [Connection](#reasons-class_08)\n- [Data](#reasons-class_22)\n"),
        "{page}"
    );
    assert!(!page.contains("Syntax"), "a group without entries is left out: {page}");
}

#[test]
fn columns_without_values_are_absent_and_headings_are_parameters() {
    let given = page("{ headings: { code: SQLSTATE, meaning: Says }, without: [name] }");
    let titles: Vec<_> =
        given.split("<th scope=\"col\">").skip(1).map(|it| it.split('<').next().unwrap()).collect();
    assert_eq!(titles, ["SQLSTATE", "Says", "SQLSTATE", "Says"]);
    assert_eq!(first_cells(&page("{}")), ["08006", "22012", "22000"]);
}
