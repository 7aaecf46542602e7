//! How pages show when a reason comes: with its source, its limits, and each case once.

use crate::project::Project;
use snapbox::{assert_data_eq, str};

const CATALOGUE: &str = "\
project: Ferry
title: Reasons
lints: { missing-description: allow, missing-since: allow, restates-name: allow }
capabilities: { RADAR: { frameworks: boats with radar }, RADIO: { frameworks: boats with a radio } }
enums:
  states: { type: State, description: \"Where a boat is; see `LATE`.\" }
  sources: { type: Source, description: Who tells of a boat. }
  reasons: { type: Reason, description: Why a boat is not where it should be. }
states: [{ name: LATE, number: 0 }]
sources: [{ name: PORT, number: 0 }, { name: CREW, number: 1 }]
reasons:
  - name: FOG
    number: 0
    updates:
      - { source: PORT, when: Nobody sees the pier. }
      - { source: [PORT, CREW], when: Nobody sees the bow. }
      - state: LATE
        source: [PORT, CREW]
        when: Nobody sees the stern.
        instead: { RADIO: { reason: SUN, when: The radio works. } }
      - state: last-known
        when: Boats wait.
        requires: RADAR
        since: \"1.0\"
        until: \"2.0\"
        notes: [{ text: It lifts at noon. }]
        doubtful: Nobody has seen it.
  - { name: SUN, number: 1, lifecycle: unused }
outputs:
  page.md: { template: task-state-reasons.md }
  reference.md: { template: reference.md }
  page.html: { template: reference.html }
";

fn ferry() -> Project {
    let project = Project::with(&[("catalogue.yaml", CATALOGUE)]);
    project.run(&["generate"]).exits(0);
    project
}

/// The part of a text between two others.
fn part<'t>(text: &'t str, from: &str, to: &str) -> &'t str {
    text.split(from).nth(1).unwrap().split(to).next().unwrap()
}

#[test]
fn the_page_names_the_sources_of_a_case_without_a_state_and_says_it_once() {
    let page = ferry().read("page.md");
    assert_data_eq!(
        part(&page, "## All Reasons", "</tr>\n<tr>"),
        str![[r##"


Why a boat is not where it should be.

<table class="table table-striped">
<thead>
<tr>
  <th scope="col">Reason</th>
  <th scope="col">Number</th>
  <th scope="col">Lifecycle</th>
  <th scope="col">Cases</th>
  <th scope="col">Description</th>
</tr>
</thead>
<tbody>
<tr>
  <td><code id="FOG">FOG</code></td>
  <td>0</td><td>active</td>
  <td><a href="#LATE-FOG"><code>LATE</code></a>
    <br/><a href="#last-known-FOG">last known state</a>
    (doubtful)</td>
  <td>
    Nobody sees the pier.
    <br/>
    <strong>Note:</strong> The source is <a href="#PORT"><code>PORT</code></a>.
    <br/>
    Nobody sees the bow.
    <br/>
    <strong>Note:</strong> The sources are <a href="#PORT"><code>PORT</code></a>
    and <a href="#CREW"><code>CREW</code></a>.
  </td>

"##]]
    );
}

#[test]
fn a_neutral_page_has_each_case_once_with_all_that_limits_it() {
    let page = ferry().read("reference.md");
    assert_data_eq!(
        part(&page, "<tr id=\"FOG\">", "</tr>"),
        str![[r##"

  <td><code>FOG</code></td>
  <td>0</td>
  <td>
    <ul>
      <li>From <a href="#PORT"><code>PORT</code></a>: Nobody sees the pier.</li>
      <li>From <a href="#PORT"><code>PORT</code></a> and
        <a href="#CREW"><code>CREW</code></a>: Nobody sees the bow.</li>
      <li><a href="#LATE"><code>LATE</code></a> from
        <a href="#PORT"><code>PORT</code></a> and
        <a href="#CREW"><code>CREW</code></a>: Nobody sees the stern.
        For boats with a radio: <a href="#SUN"><code>SUN</code></a> if the radio
        works.</li>
      <li>The last known state: Boats wait.
        Needs <code>RADAR</code>.
        Since 1.0.
        Up to 2.0.
        It lifts at noon.
        <strong>Doubtful:</strong> Nobody has seen it.</li>
    </ul>
  </td>

"##]]
    );
}

#[test]
fn every_page_has_the_description_of_each_enum() {
    let project = ferry();
    for (page, link) in [
        ("page.md", "[`LATE`](#LATE)"),
        ("reference.md", "[`LATE`](#LATE)"),
        ("page.html", "<code>LATE</code>"),
    ] {
        let text = project.read(page);
        for said in ["Who tells of a boat.", "Why a boat is not where it should be."] {
            assert_eq!(text.matches(said).count(), 1, "{said} in {page}");
        }
        let described = text.split("Where a boat is; see ").nth(1).unwrap();
        assert!(described.split('.').next().unwrap().contains(link), "{page}: {described}");
    }
}

/// States and sources that nobody describes have no column for it, and no two headings are the same.
#[test]
fn a_neutral_page_has_no_empty_column_and_no_heading_twice() {
    let page = ferry().read("reference.md");
    let sources = page.split("## Sources").nth(1).unwrap();
    assert!(!sources.contains("Meaning"), "{sources}");
    let headings: Vec<_> = page.lines().filter(|line| line.starts_with('#')).collect();
    assert_eq!(headings, ["# Reasons", "## All Reasons", "## States", "## Sources"]);
}
