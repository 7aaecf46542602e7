//! Links of generated pages: which lead somewhere, and which are reported, and where.

use crate::project::Project;
use serde_json::Value;

/// A project whose page says this in its introduction, with files beside it.
fn page(introduction: &str, files: &[&str]) -> Project {
    let catalogue = format!(
        "\
project: Ferry
enums: {{ reasons: {{ type: Reason, prefix: R_ }} }}
introduction: |
  {introduction}
reasons:
  - {{ name: R_FOG, number: 1, description: Fog lay on the water. }}
outputs:
  docs/reasons.md: {{ template: task-state-reasons.md }}
  docs/other/page.md: {{ template: task-state-reasons.md }}
"
    );
    let project = Project::with(&[("catalogue.yaml", &catalogue)]);
    for file in files {
        project.write(file, "# Title\n");
    }
    project.run(&["generate"]);
    project
}

/// What is reported: file, line and message.
fn reported(project: &Project) -> Vec<(String, u64, String)> {
    let report = project.run(&["check", "--format", "json"]).stdout;
    let report: Value = serde_json::from_str(&report).unwrap();
    let diagnostics = report["diagnostics"].as_array().unwrap().iter();
    diagnostics
        .map(|one| {
            let (place, message) = (&one["place"], one["message"].as_str().unwrap());
            let file = place["file"].as_str().unwrap().to_owned();
            assert_eq!(one["code"], "broken-link", "{one:#}");
            (file, place["line"].as_u64().unwrap(), message.to_owned())
        })
        .collect()
}

/// The second page lies deeper, so what leads somewhere from one may not from the other.
fn broken_in_docs(link: &str, files: &[&str]) -> bool {
    let found = reported(&page(&format!("See [it]({link})."), files));
    for (file, line, _) in &found {
        assert_eq!((file.as_str(), *line), ("catalogue.yaml", 4), "{found:?}");
    }
    found.iter().any(|(.., message)| message.contains("`docs/reasons.md`"))
}

#[test]
fn links_that_lead_somewhere() {
    for link in [
        "#R_FOG",
        "#reasons",
        "#all-reasons",
        "other/page.md#R_FOG",
        "./other/../reasons.md",
        "other",
        "https://ferry.example/no.md",
        "mailto:harbour@ferry.example",
        "/absolute/on/the/site",
        "../../outside.md",
        "{{ site.url }}/there",
        "query?x=1",
    ] {
        assert!(!broken_in_docs(link, &[]), "{link}");
    }
}

#[test]
fn links_that_lead_nowhere() {
    for link in ["#R_ICE", "#Index", "timetable.md", "other/page.md#R_ICE", "../reasons.md"] {
        assert!(broken_in_docs(link, &[]), "{link}");
    }
}

#[test]
fn files_beside_the_page_are_known_as_sites_spell_them() {
    let files = ["docs/timetable.md", "docs/piers/index.md", "docs/map 1.png", "docs/té.md"];
    for link in [
        "timetable.md",
        "timetable.html",
        "timetable",
        "piers/",
        "map%201.png",
        "t%C3%A9.md",
        "timetable.md#any-anchor-is-believed-there",
    ] {
        assert!(!broken_in_docs(link, &files), "{link}");
    }
    for link in ["Timetable.md", "piers/timetable.md", "map.png"] {
        assert!(broken_in_docs(link, &files), "{link}");
    }
}

#[test]
fn a_link_that_is_written_once_is_reported_once() {
    let found = reported(&page("See [it](gone.md) and [it](gone.md) again.", &[]));
    let message = "`gone.md` leads nowhere from `docs/reasons.md`, `docs/other/page.md`".to_owned();
    assert_eq!(found, [("catalogue.yaml".to_owned(), 4, message)]);
}

#[test]
fn a_link_by_reference_is_reported_where_it_is_written() {
    let found = reported(&page("See [it][tides].\n\n  [tides]: gone.md", &[]));
    let message = "`gone.md` leads nowhere from `docs/reasons.md`, `docs/other/page.md`".to_owned();
    assert_eq!(found, [("catalogue.yaml".to_owned(), 6, message)]);
}

/// A page that a person wrote, with one generated link after it.
fn home(link: &str, text: &str) -> Project {
    let catalogue = format!(
        "\
project: Ferry
enums: {{ reasons: {{ type: Reason }} }}
reasons: []
outputs:
  docs/home.md: {{ regions: {{ link: {link} }} }}
"
    );
    let home = format!("{text}\n<!-- reasonbook:begin link -->\n<!-- reasonbook:end link -->\n");
    let project = Project::with(&[("catalogue.yaml", &catalogue), ("docs/home.md", &home)]);
    project.run(&["generate"]);
    project
}

#[test]
fn of_a_file_with_regions_only_these_are_looked_at() {
    let link = "{ template: home-link.md, with: { page: gone.md } }";
    let found = reported(&home(link, "[mine](also-gone.md)\n"));
    let message = "`gone.md` leads nowhere from `docs/home.md`".to_owned();
    assert_eq!(found, [("docs/home.md".to_owned(), 4, message)]);
}

#[test]
fn an_exemption_is_not_unneeded_while_no_page_can_be_made() {
    let project = page("Fine.", &[]);
    project.edit("catalogue.yaml", "water. }", "water., allow: [broken-link] }");
    let run = project.run(&["check"]).exits(0);
    assert!(run.stderr.contains("warning[unneeded-allow]"), "{}", run.stderr);
    project.write("templates/task-state-reasons.md", "{{ nothing }}");
    let run = project.run(&["check"]).exits(2);
    assert!(run.stderr.starts_with("error[template]"), "{}", run.stderr);
    assert!(!run.stderr.contains("unneeded-allow"), "{}", run.stderr);
}

#[test]
fn what_a_link_leads_to_is_an_input() {
    let project = page("See [it](timetable.md).", &["docs/timetable.md"]);
    project.run(&["generate", "--depfile", "made.d"]).exits(1);
    let made = project.read("made.d");
    assert!(made.contains("\n  docs/timetable.md"), "{made}");
}

/// As GitHub does it: the number goes on where another anchor has taken it.
#[test]
fn headings_with_the_same_words_have_numbers() {
    let headings = "# One\n# More\n# More\n# More 1\n# More\n# T\u{e9}\n";
    for (anchor, is_broken) in [
        ("more", false),
        ("more-1", false),
        ("more-2", false),
        ("more-1-1", false),
        ("more-3", true),
        ("t%C3%A9", false),
    ] {
        let link = format!("{{ template: home-link.md, with: {{ page: '#{anchor}' }} }}");
        assert_eq!(!reported(&home(&link, headings)).is_empty(), is_broken, "{anchor}");
    }
}
