//! `reference.md`: a table of the entries of any field, led by what its readers know them by.

use std::collections::BTreeSet;
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

/// 300 entries in 30 groups, with a field that every third has.
fn large(title: &str) -> String {
    let group = |g: usize| format!("      g_{g}: {{ title: Group {g} }}\n");
    let groups = (0..30).map(group).collect::<Vec<_>>().concat();
    let reason = |n: usize| {
        let fields = if n.is_multiple_of(3) { "fields: { retry: later }, " } else { "" };
        let (group, code) = (n % 30, 1000 + n);
        format!(
            "  - {{ name: R_{n}, code: \"{code}\", group: g_{group}, {fields}description: \"Part {n} broke; see `R_0`.\" }}\n"
        )
    };
    let reasons = (0..300).map(reason).collect::<Vec<_>>().concat();
    format!(
        "project: Mill\nlints: {{ missing-since: allow, active-without-update: allow }}\n\
         enums:\n  reasons:\n    type: Reason\n    prefix: R_\n    key: code\n    fields:\n      \
         retry: {{ title: {title}, type: [now, later], meaning: When to try again. }}\n    groups:\n{groups}\
         reasons:\n{reasons}outputs:\n  page.md: {{ template: reference.md }}\n"
    )
}

#[test]
fn a_page_of_many_entries_has_a_table_a_group_and_a_way_to_each() {
    let project = Project::with(&[("catalogue.yaml", &large("Try again"))]);
    project.run(&["generate"]).exits(0);
    let page = project.read("page.md");
    assert_eq!(page.matches("<table>").count(), 30);
    assert_eq!(page.lines().filter(|line| line.starts_with("# ")).count(), 1);
    let ids: Vec<_> =
        page.split(" id=\"").skip(1).map(|it| it.split('"').next().unwrap()).collect();
    let different: BTreeSet<_> = ids.iter().collect();
    // The field has a place too, where its words are explained.
    let all = 30 + 300 + 1;
    assert_eq!((ids.len(), different.len()), (all, all));
    for group in 0..30 {
        let way = format!("- [Group {group}](#reasons-g_{group})\n");
        assert_eq!(page.matches(&way).count(), 1, "{way}");
        let section = page.split(&format!("\n## Group {group}\n")).nth(1).unwrap();
        let section = section.split("\n## ").next().unwrap();
        assert_eq!(section.matches("<tr id=").count(), 10, "{section}");
        // The field is a column only where an entry of the group has it.
        let has_field = section.contains("<th scope=\"col\">Try again</th>");
        assert_eq!(has_field, group % 3 == 0, "{section}");
        assert!(!section.contains("<td></td>"), "{section}");
    }
    let targets = page.split("](#").skip(1).map(|it| it.split(')').next().unwrap());
    let links = page.split("href=\"#").skip(1).map(|it| it.split('"').next().unwrap());
    for target in targets.chain(links) {
        assert!(different.contains(&target), "{target}");
    }
}
