//! The pages in `docs` are a book: `SUMMARY.md` lists each of them, their links lead somewhere, what
//! they show is run, and the page of commands is the help of the commands.

use std::collections::BTreeSet;
use std::fmt::Write;
use std::fs;
use std::path::Path;

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
use snapbox::{Data, assert_data_eq};

use crate::architecture::files;
use crate::project::{Project, repository};

/// The paths of the pages of the book, from the repository.
pub fn pages() -> Vec<String> {
    let names = files(&repository("docs"), "md").into_iter();
    let names = names.map(|page| page.file_name().unwrap().to_str().unwrap().to_owned());
    let mut pages: Vec<_> =
        names.filter(|name| name != "SUMMARY.md").map(|name| format!("docs/{name}")).collect();
    pages.sort();
    pages
}

/// All pages that people read.
pub fn all_pages() -> Vec<String> {
    let others = ["README", "ARCHITECTURE", "CONTRIBUTING", "SECURITY", "CHANGELOG"];
    pages().into_iter().chain(others.map(|name| format!("{name}.md"))).collect()
}

/// The text of a page.
pub fn read(page: &str) -> String {
    fs::read_to_string(repository(page)).unwrap()
}

/// Where links lead, and the anchors that others can lead to, as GitHub makes them.
fn links_and_anchors(markdown: &str) -> (Vec<String>, BTreeSet<String>) {
    let (mut links, mut anchors, mut heading) = (Vec::new(), BTreeSet::new(), None);
    for event in Parser::new_ext(markdown, Options::ENABLE_TABLES) {
        match event {
            Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) => {
                links.push(dest_url.into_string());
            }
            Event::Start(Tag::Heading { .. }) => heading = Some(String::new()),
            Event::Text(text) | Event::Code(text) => {
                if let Some(heading) = &mut heading {
                    *heading += &text;
                }
            }
            Event::End(TagEnd::Heading(_)) => {
                let words = heading.take().unwrap().to_lowercase().replace(' ', "-");
                anchors
                    .insert(words.replace(|c: char| !c.is_alphanumeric() && !"-_".contains(c), ""));
            }
            _ => {}
        }
    }
    (links, anchors)
}

#[test]
fn the_summary_lists_every_page_once() {
    let (mut listed, _) = links_and_anchors(&read("docs/SUMMARY.md"));
    listed.sort();
    let pages: Vec<_> = pages().iter().map(|page| page.replace("docs/", "")).collect();
    assert_eq!(listed, pages);
}

#[test]
fn every_link_leads_to_a_file_and_to_an_anchor_in_it() {
    let mut followed = 0;
    for page in all_pages() {
        for link in links_and_anchors(&read(&page)).0 {
            if link.contains("://") || link.starts_with("mailto:") {
                continue;
            }
            let (file, anchor) = link.split_once('#').unwrap_or((&link, ""));
            let folder = Path::new(&page).parent().unwrap();
            let target = if file.is_empty() { page.clone() } else { display(&folder.join(file)) };
            assert!(repository(&target).exists(), "{page}: {link}");
            if !anchor.is_empty() {
                let (_, anchors) = links_and_anchors(&read(&target));
                assert!(anchors.contains(anchor), "{page}: {link}");
            }
            followed += 1;
        }
    }
    assert!(followed > 100, "{followed}");
}

pub fn display(path: &Path) -> String {
    path.to_str().unwrap().to_owned()
}

const BEGIN: &str = "<!-- commands -->\n";
const END: &str = "<!-- end of commands -->\n";

#[test]
fn the_page_of_commands_has_the_help_of_each() {
    let project = Project::empty();
    let help = |command: &[&str]| {
        let text = project.run(&[command, &["--help"]].concat()).exits(0).stdout;
        let lines: Vec<_> = text.lines().map(str::trim_end).collect();
        format!("```text\n{}\n```\n", lines.join("\n"))
    };
    let all = help(&[]);
    let (_, list) = all.split_once("\nCommands:\n").unwrap();
    // What a command does may take several lines, which are indented further.
    let commands = list.lines().take_while(|line| !line.is_empty());
    let names = commands.filter_map(|line| line.strip_prefix("  ")?.split(' ').next());
    let mut made = format!("\n## Help\n\n{all}");
    for name in names.filter(|name| !["", "help"].contains(name)) {
        let _ = write!(made, "\n### `{name}`\n\n{}", help(&[name]));
    }
    let page = read("docs/commands.md");
    let (before, rest) = page.split_once(BEGIN).unwrap();
    let (_, after) = rest.split_once(END).unwrap();
    let expected = Data::read_from(&repository("docs/commands.md"), None);
    assert_data_eq!(format!("{before}{BEGIN}{made}\n{END}{after}"), expected.raw());
}
