//! The reference page: valid HTML, links that lead somewhere, and nothing lost of what the page
//! held when it was written by hand.

mod limits;

use std::collections::{BTreeSet, HashMap};
use std::fs;

use crate::project::{Project, repository};
use scraper::{ElementRef, Html, Selector};

/// A generated page as a browser sees it.
fn page(markdown: &str) -> Html {
    let (_, body) = markdown.split_once("---\n\n").expect("front matter");
    let mut html = String::from("<!DOCTYPE html><html><head><title>Page</title></head><body>");
    pulldown_cmark::html::push_html(&mut html, pulldown_cmark::Parser::new(body));
    html.push_str("</body></html>");
    Html::parse_document(&html)
}

fn own() -> Html {
    let path = repository("generated/docs/task-state-reasons.md");
    page(&fs::read_to_string(path).unwrap())
}

fn payments() -> Html {
    let project = Project::fixture("payments");
    project.run(&["generate"]).exits(0);
    page(&project.read("docs/result-codes.md"))
}

fn select<'a>(page: &'a Html, selector: &str) -> Vec<ElementRef<'a>> {
    page.select(&Selector::parse(selector).unwrap()).collect()
}

fn text(element: ElementRef<'_>) -> String {
    element.text().collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn the_html_is_valid() {
    for page in [own(), payments()] {
        assert_eq!(page.errors, Vec::<String>::new());
    }
    let broken = page("---\n---\n\n<p>A <code>B <code></p>");
    assert!(!broken.errors.is_empty(), "the parser reports what the hand-written page had");
}

#[test]
fn every_link_leads_to_one_place() {
    for page in [own(), payments()] {
        assert_all_links_lead_somewhere(&page);
    }
}

fn assert_all_links_lead_somewhere(page: &Html) {
    let mut anchors: HashMap<&str, usize> = HashMap::new();
    for element in select(page, "[id]") {
        *anchors.entry(element.attr("id").unwrap()).or_default() += 1;
    }
    for link in select(page, "a[href]") {
        let Some(target) = link.attr("href").unwrap().strip_prefix('#') else { continue };
        assert_eq!(anchors.get(target), Some(&1), "{target}");
    }
}

/// A row of the page: what stands in the cells beside a reason.
struct Row {
    cells: Vec<String>,
}

/// The rows by state (`last-known` in the second section), component and reason. What `instead` makes,
/// and former names, are rows without a cell of their own: they say where the case stands.
fn rows(page: &Html) -> HashMap<(String, String, String), Row> {
    let mut rows: HashMap<_, Row> = HashMap::new();
    let (mut state, mut source) = (String::new(), String::new());
    let elements = "h3, h4, p, table, li";
    for element in select(page, elements) {
        let said = text(element);
        match element.value().name() {
            "h3" => {
                state.clear();
                if said.contains("Known or Reported") {
                    state.push_str("last-known");
                }
            }
            "h4" => state = said.replace("For state ", ""),
            _ if state.is_empty() => {}
            "p" => {
                source = said.split("have the source ").nth(1).unwrap_or_default().replace('.', "")
            }
            "li" => {
                let reason = said.split([' ', ',']).next().unwrap().to_owned();
                let link = select_in(element, "a")[0].attr("href").unwrap();
                let case = &select(page, &format!("[id={:?}]", &link[1..]))[0];
                for component in ["master", "agent"] {
                    let key = (state.clone(), component.to_owned(), reason.clone());
                    rows.entry(key)
                        .or_insert_with(|| Row { cells: vec![format!("{link} {}", text(*case))] });
                }
            }
            _ => {
                let mut reason = String::new();
                let mut of_row = source.clone();
                for row in select_in(element, "tr") {
                    let cells: Vec<_> = select_in(row, "td").into_iter().map(text).collect();
                    let Some(cell) = cells.last().cloned() else { continue };
                    for cell in &cells[..cells.len() - 1] {
                        let name = cell.split(' ').next().unwrap_or_default();
                        let is_reason = name.starts_with("REASON_");
                        if is_reason { &mut reason } else { &mut of_row }.replace_range(.., name);
                    }
                    let component = match of_row.as_str() {
                        "SOURCE_MASTER" => "master",
                        "SOURCE_SLAVE" => "agent",
                        _ => "executor",
                    };
                    let component = if state == "last-known" { "" } else { component };
                    let key = (state.clone(), component.to_owned(), reason.clone());
                    rows.entry(key).or_insert_with(|| Row { cells: Vec::new() }).cells.push(cell);
                }
            }
        }
    }
    rows
}

fn select_in<'a>(element: ElementRef<'a>, selector: &str) -> Vec<ElementRef<'a>> {
    element.select(&Selector::parse(selector).unwrap()).collect()
}

#[test]
fn no_row_of_the_hand_written_page_is_lost() {
    let page = own();
    let rows = rows(&page);
    let table = fs::read_to_string(repository("tests/facts/rows.tsv")).unwrap();
    let mut checked = 0;
    for line in table.lines().skip(1) {
        let fields: Vec<_> = line.split('\t').collect();
        let [state, component, reason, cells, named, notes] = fields[..] else { panic!("{line}") };
        let key = (state.to_owned(), component.to_owned(), reason.to_owned());
        checked += 1;
        if let [former] = select(&page, &format!("td > code[id={reason:?}]:not(:first-child)"))[..]
        {
            // The index has it beside the name of today, where links to it lead.
            assert!(text(former.parent().and_then(ElementRef::wrap).unwrap()).contains("before"));
            continue;
        }
        let row = rows.get(&key).unwrap_or_else(|| panic!("the page lacks: {line}"));
        let said = row.cells.join("\n");
        assert!(row.cells.len() >= cells.parse().unwrap(), "cells: {line}\n{said}");
        assert!(said.matches("Note:").count() >= notes.parse().unwrap(), "notes: {line}\n{said}");
        for state in named.split_whitespace() {
            assert!(said.contains(state), "{state}: {line}\n{said}");
        }
    }
    assert_eq!(checked, 39);
}

#[test]
fn every_entry_stands_in_the_index_once_with_its_number_and_names() {
    let page = own();
    let mut indexed = BTreeSet::new();
    for kind in ["states", "sources", "reasons"] {
        let table = fs::read_to_string(repository(&format!("tests/facts/{kind}.tsv"))).unwrap();
        for line in table.lines().skip(1) {
            let fields: Vec<_> = line.split('\t').collect();
            let [number, v0, v1, since, ..] = fields[..] else { panic!("{line}") };
            let named = |row: &ElementRef<'_>| {
                let name = select_in(*row, "td > code, td > a > code").first().copied().map(text);
                name.as_deref() == Some(v0) && select_in(*row, "td").len() >= 3
            };
            let row = select(&page, "#section-index ~ * tr, p:has(#section-index) ~ table tr");
            let row = row.into_iter().find(named).unwrap_or_else(|| panic!("{line}"));
            let cells: Vec<_> = select_in(row, "td").into_iter().map(text).collect();
            assert_eq!(cells[1], number, "{line}");
            if kind == "sources" {
                let said = text(select(&page, "body")[0]);
                assert!(said.contains(&format!("All of them have existed since release {since}.")));
            } else {
                assert_eq!(cells[2], since, "{line}");
            }
            for name in [v0, v1] {
                assert_eq!(select(&page, &format!("#{name}")).len(), 1, "{name}");
            }
            assert_eq!(cells[0].contains(&format!("v1: {v1}")), v0 != v1, "{line}");
            assert!(indexed.insert(v0.to_owned()));
        }
    }
    assert_eq!(indexed.len(), 14 + 3 + 35);
}

/// A framework author asks at each reason: may I launch the task again?
#[test]
fn every_reason_says_what_it_has_of_the_fields() {
    let json = fs::read_to_string(repository("generated/catalogue.json")).unwrap();
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    let entries = json["reasons"]["entries"].as_array().unwrap();
    let retry = |reason: &str| {
        let entry = entries.iter().find(|entry| entry["name"] == reason).unwrap();
        entry["fields"]["retry"].as_str().unwrap_or_default().replace('_', " ")
    };
    let page = own();
    let mut told = 0;
    for link in select(&page, "tr[id] > td:first-child > a:first-child") {
        let expected = match retry(&text(link)) {
            word if word.is_empty() => text(link),
            word => format!("{} Launch again: {word}", text(link)),
        };
        assert_eq!(text(link.parent().and_then(ElementRef::wrap).unwrap()), expected);
        told += 1;
    }
    assert_eq!(told, 36);
    let table = select(&page, "p:has(#section-reasons) ~ table")[0];
    let heads: Vec<_> = select_in(table, "th").into_iter().map(text).collect();
    let column = heads.iter().position(|head| head == "Launch again").unwrap();
    for row in select_in(table, "tbody tr") {
        let cells: Vec<_> = select_in(row, "td").into_iter().map(text).collect();
        assert_eq!(cells[column], retry(cells[0].split(' ').next().unwrap()), "{cells:?}");
    }
}

#[test]
fn an_enum_with_groups_has_a_section_for_each() {
    let project = Project::fixture("scheduler");
    let loose = project.read("catalogue.yaml").replace("    group: fail\n", "");
    for (catalogue, last) in [(project.read("catalogue.yaml"), "Ended"), (loose, "Other reasons")] {
        project.write("catalogue.yaml", &catalogue);
        project.run(&["generate"]).exits(0);
        let page = page(&project.read("docs/all.md"));
        let found: Vec<_> =
            headings(&page).into_iter().skip_while(|it| it != "h2 Reasons").collect();
        assert_eq!(found, ["h2 Reasons", "h3 Waiting", &format!("h3 {last}")]);
        let links = select(&page, "li li a").into_iter().map(text).collect::<Vec<_>>();
        assert!(links.contains(&last.to_owned()), "{links:?}");
        let table = select(&page, "table").pop().unwrap();
        assert_eq!(text(select_in(table, "tbody code")[0]), "FAIL_TIMEOUT");
        assert_all_links_lead_somewhere(&page);
    }
}

/// The catalogue that `init` makes of enums knows nothing of ends, and no page may say more.
#[test]
fn what_nobody_said_of_the_end_of_a_task_is_not_on_the_page() {
    let catalogue = |terminal: &str| {
        format!(
            "project: P
enums: {{ states: {{ type: State }}, reasons: {{ type: Reason }} }}
states: [{{ name: S_ON, number: 0 }}, {{ name: S_DONE, number: 1{terminal} }}]
reasons: [{{ name: R_A, number: 0 }}]
outputs: {{ page.md: {{ template: task-state-reasons.md }}, a.json: {{ template: catalogue.json }} }}
"
        )
    };
    let terminal = |word: &str| {
        let project = Project::with(&[("catalogue.yaml", &catalogue(word))]);
        project.run(&["generate"]).exits(0);
        let json: serde_json::Value = serde_json::from_str(&project.read("a.json")).unwrap();
        assert_eq!(json["states"]["entries"][0]["terminal"], "");
        let page = page(&project.read("page.md"));
        let heads: Vec<_> = select(&page, "th").into_iter().map(text).collect();
        let column = heads.iter().position(|head| head == "Terminal")?;
        let rows =
            ["S_ON", "S_DONE"].map(|id| text(select(&page, &format!("tr:has(#{id}) td"))[column]));
        Some(rows)
    };
    assert_eq!(terminal(""), None);
    assert_eq!(terminal(", terminal: yes"), Some(["", "yes"].map(str::to_owned)));
    assert_eq!(terminal(", terminal: no"), Some(["", "no"].map(str::to_owned)));
}

/// A project on its first day: the example of `init`, or what it makes of enums.
fn first_page(from_proto: bool) -> Html {
    let proto = "\
syntax = \"proto3\";
enum JobState { JOB_UNKNOWN = 0; JOB_DONE = 1; }
enum Cause { WHY_UNKNOWN = 0; WHY_FULL = 1; }
";
    let project = Project::with(&[("api.proto", proto)]);
    let enums = ["--from-proto", "api.proto", "--states", "JobState", "--reasons", "Cause"];
    project.run(&[&["init"][..], if from_proto { &enums[..] } else { &[] }].concat()).exits(0);
    project.run(&["generate"]).exits(0);
    page(&project.read("docs/reasons.md"))
}

fn headings(page: &Html) -> Vec<String> {
    let line = |heading: ElementRef<'_>| format!("{} {}", heading.value().name(), text(heading));
    select(page, "h1, h2, h3, h4").into_iter().map(line).collect()
}

#[test]
fn the_page_of_a_first_day_has_the_headings_that_it_needs() {
    assert_eq!(headings(&first_page(true)), ["h1 Reasons", "h2 States", "h2 All Reasons"]);
    assert_eq!(
        headings(&first_page(false)),
        [
            "h1 Why Jobs Change State",
            "h2 Deprecated Reasons",
            "h2 Updates with a State",
            "h3 For state JOB_RUNNING",
            "h3 For state JOB_DONE",
            "h3 For state JOB_FAILED",
            "h2 States",
            "h2 Sources",
            "h2 Reasons",
        ]
    );
}

/// A page of one chapter, in the words of the second API.
fn burrow() -> Html {
    let project = Project::fixture("burrow");
    project.run(&["generate"]).exits(0);
    page(&project.read("docs/reasons.md"))
}

#[test]
fn a_page_says_whose_names_it_has() {
    let said = |page: &Html| text(select(page, "body")[0]);
    assert!(said(&burrow()).contains("Burrow 3.2. Names are those of the API v2; the tables"));
    assert!(said(&own()).contains("Index Names are those of the API v0; names"));
    assert!(!said(&first_page(true)).contains("Names are those of"));
}

#[test]
fn nothing_is_empty() {
    for page in [first_page(true), first_page(false), own(), payments(), burrow()] {
        // Behind a heading stands text, or a heading of what is in it.
        let parts = select(&page, "body > *");
        for (at, part) in parts.iter().enumerate().filter(|(_, part)| level(part) > 0) {
            let inner = parts.get(at + 1).map_or(1, level);
            assert!(inner == 0 || inner > level(part), "{}", text(*part));
        }
        // The text at the top says what the page is.
        assert_eq!((level(&parts[0]), level(&parts[1])), (1, 0));
        for table in select(&page, "table") {
            let within = |selector: &str| -> Vec<_> {
                table.select(&Selector::parse(selector).unwrap()).map(text).collect()
            };
            let (heads, cells) = (within("th"), within("td"));
            for (column, head) in heads.iter().enumerate() {
                let mut of_column = cells.iter().skip(column).step_by(heads.len());
                assert!(of_column.any(|cell| !cell.is_empty()), "{head}: {cells:?}");
            }
        }
    }
}

/// The level of a heading; nothing for what is none.
fn level(element: &ElementRef<'_>) -> usize {
    ["h1", "h2", "h3", "h4"]
        .iter()
        .position(|it| *it == element.value().name())
        .map_or(0, |n| n + 1)
}

#[test]
fn the_headings_are_those_that_readers_know() {
    let page = own();
    let all = select(&page, "h1, h2, h3").into_iter().map(text);
    let headings: Vec<_> = all.collect();
    assert_eq!(
        headings,
        [
            "Task State Reasons",
            "Guidelines for Framework Authors",
            "Reference of Reasons",
            "Deprecated Reasons",
            "Unused Reasons",
            "Reasons for State Changes",
            "Reasons for Updates with a Known or Reported State",
            "Index",
            "States",
            "Sources",
            "Reasons",
            "Capabilities",
        ]
    );
}
