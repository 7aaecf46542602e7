//! Links of generated pages that lead nowhere.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use pulldown_cmark::{Event, Parser, Tag, TagEnd};

use super::{Finding, Subject};
use crate::catalogue::{Owner, Prose};
use crate::diagnostic::{Diagnostic, Place, codes};

/// A Markdown page that is generated, or a part of one.
#[derive(Debug)]
pub struct Page {
    /// Its path from the catalogue's folder, with `/`.
    pub path: String,
    /// All of its text.
    pub text: String,
    /// What of it is generated; nothing where all is.
    pub regions: Option<Vec<String>>,
}

/// The files that links of pages lead to and that no output makes: what they say, by their paths from
/// the catalogue's folder.
pub type Beside = BTreeMap<String, String>;

/// The pages, and what is beside them.
#[derive(Debug, Default)]
pub struct Pages {
    /// The pages.
    pub pages: Vec<Page>,
    /// The files beside them.
    pub beside: Beside,
}

/// Where a link leads.
#[derive(Debug, PartialEq, Eq)]
struct Target<'t> {
    /// A path from the catalogue's folder; none for the page itself.
    path: Option<String>,
    fragment: &'t str,
}

/// What the names of Markdown files end with.
const MARKDOWN: [&str; 2] = [".md", ".markdown"];

impl Page {
    /// Whether a file is a page whose links can be looked at.
    #[must_use]
    pub fn is_one(path: &str) -> bool {
        MARKDOWN.iter().any(|ending| path.ends_with(ending))
    }

    /// The paths that the links of the page ask for, from the catalogue's folder.
    #[must_use]
    pub fn wanted(&self) -> BTreeSet<String> {
        let links = links(&self.text);
        let targets = links.iter().filter_map(|(_, link)| target(&self.path, link)?.path);
        targets.flat_map(|path| spellings(&path)).collect()
    }
}

pub fn broken_link(subject: &Subject<'_>) -> Vec<Finding> {
    let Pages { pages, beside } = subject.pages;
    let pages_beside = beside.iter().filter(|(path, _)| Page::is_one(path));
    let texts = pages.iter().map(|page| (&page.path, &page.text)).chain(pages_beside);
    let anchors: HashMap<&str, BTreeSet<String>> =
        texts.map(|(path, text)| (path.as_str(), anchors(text))).collect();
    let outputs: BTreeSet<&str> =
        subject.catalogue.outputs.iter().map(|output| output.path.as_str()).collect();
    let mut broken = Vec::new();
    for page in pages {
        let mut reported = BTreeSet::new();
        for (at, link) in links(&page.text) {
            let generated = match &page.regions {
                Some(regions) => regions.iter().any(|region| region.contains(&link)),
                None => true,
            };
            let Some(target) = target(&page.path, &link).filter(|_| generated) else { continue };
            let has_anchor = |path: &str| {
                let known = anchors.get(path).is_none_or(|known| known.contains(target.fragment));
                target.fragment.is_empty() || known || is_marked(beside.get(path), target.fragment)
            };
            let leads = match &target.path {
                None => has_anchor(&page.path),
                Some(path) => spellings(path).iter().any(|path| {
                    (outputs.contains(path.as_str()) || beside.contains_key(path))
                        && has_anchor(path)
                }),
            };
            if !leads && reported.insert(link.clone()) {
                broken.push(Broken { page, at, link });
            }
        }
    }
    findings(subject, broken)
}

/// A link that leads nowhere.
struct Broken<'p> {
    page: &'p Page,
    /// Where it stands in the page, in bytes.
    at: usize,
    link: String,
}

/// One finding for each link that a text of the catalogue has, whatever number of pages it stands on;
/// and one for each that comes from a template.
fn findings(subject: &Subject<'_>, broken: Vec<Broken<'_>>) -> Vec<Finding> {
    let written: Vec<(&Prose, BTreeSet<String>)> = if broken.is_empty() {
        Vec::new()
    } else {
        let linked = |prose: &&Prose| prose.text.contains(['(', '[', '<']);
        let texts = subject.catalogue.prose.iter().filter(linked);
        let targets = |text: &Prose| links(&text.text).into_iter().map(|(_, link)| link).collect();
        texts.map(|text| (text, targets(text))).collect()
    };
    let mut found: Vec<Finding> = Vec::new();
    let mut pages: BTreeMap<(usize, String), Vec<&str>> = BTreeMap::new();
    for Broken { page, at, link } in broken {
        let texts: Vec<_> = written.iter().filter(|(_, links)| links.contains(&link)).collect();
        for (prose, _) in &texts {
            pages.entry((prose.span.start, link.clone())).or_default().push(&page.path);
        }
        if texts.is_empty() {
            let before = page.text.get(..at).unwrap_or_default();
            let line = 1 + before.matches('\n').count();
            let place = Place::Line(Arc::from(page.path.as_str()), line);
            found.push(finding(place, &link, &[&page.path], None));
        }
    }
    for (prose, _) in written {
        let start = prose.span.start;
        for ((_, link), pages) in pages.range((start, String::new())..(start + 1, String::new())) {
            found.push(finding(subject.place_in(prose, link), link, pages, prose.owner));
        }
    }
    found
}

fn finding(place: Place, link: &str, pages: &[&str], owner: Option<Owner>) -> Finding {
    let pages: Vec<_> = pages.iter().map(|page| format!("`{page}`")).collect();
    let message = format!("`{link}` leads nowhere from {}", pages.join(", "));
    let diagnostic = Diagnostic::new(codes::BROKEN_LINK, place, message)
        .with_help("correct the link, or write it whole if it leads out of the project");
    Finding { diagnostic, owner }
}

/// Whether a page that a person wrote has an anchor in some way that only its site knows, such as
/// `{#here}`.
fn is_marked(text: Option<&String>, fragment: &str) -> bool {
    let sign = format!("#{fragment}");
    text.is_some_and(|text| text.contains(&sign))
}

/// The links of a page, with the bytes that they stand at.
fn links(text: &str) -> Vec<(usize, String)> {
    let mut links = Vec::new();
    for (event, range) in Parser::new(text).into_offset_iter() {
        match event {
            Event::Start(Tag::Link { dest_url, .. }) => {
                links.push((range.start, dest_url.to_string()));
            }
            Event::Html(html) | Event::InlineHtml(html) => {
                let targets = attributes(&html, "href");
                links.extend(targets.map(|target| (range.start, target.replace("&amp;", "&"))));
            }
            _ => {}
        }
    }
    links
}

/// What links can lead to in a page: its identifiers and its headings.
fn anchors(text: &str) -> BTreeSet<String> {
    let mut anchors = BTreeSet::new();
    let mut heading: Option<String> = None;
    for event in Parser::new(text) {
        match event {
            Event::Html(html) | Event::InlineHtml(html) => {
                let named = attributes(&html, "id").chain(attributes(&html, "name"));
                anchors.extend(named.map(str::to_owned));
            }
            Event::Start(Tag::Heading { .. }) => heading = Some(String::new()),
            Event::End(TagEnd::Heading(_)) => {
                let slug = slug(&heading.take().unwrap_or_default());
                let numbered = (1..).map(|number| format!("{slug}-{number}"));
                let free = std::iter::once(slug.clone()).chain(numbered);
                let free = free.skip_while(|slug| anchors.contains(slug)).take(1);
                let free: Vec<_> = free.collect();
                anchors.extend(free);
            }
            Event::Text(part) | Event::Code(part) => {
                if let Some(heading) = &mut heading {
                    heading.push_str(&part);
                }
            }
            _ => {}
        }
    }
    anchors
}

/// The anchor that sites make of a heading.
fn slug(heading: &str) -> String {
    let kept = heading.chars().filter(|c| c.is_alphanumeric() || "-_ ".contains(*c));
    kept.map(|c| if c == ' ' { '-' } else { c }).collect::<String>().to_lowercase()
}

/// The values of an attribute in some HTML.
fn attributes<'h>(html: &'h str, name: &str) -> impl Iterator<Item = &'h str> {
    let start = format!(" {name}=\"");
    let values: Vec<_> = html.split(start.as_str()).skip(1).collect();
    values.into_iter().filter_map(|rest| rest.split('"').next())
}

/// Where a link leads; none where that is out of the project, or only a site knows.
fn target<'l>(page: &str, link: &'l str) -> Option<Target<'l>> {
    let (path, fragment) = link.split_once('#').unwrap_or((link, ""));
    let scheme = path.split(['/', '?']).next().is_some_and(|first| first.contains(':'));
    if scheme || path.starts_with('/') || link.contains(['{', '?']) {
        return None;
    }
    if path.is_empty() {
        return Some(Target { path: None, fragment });
    }
    let folder = page.rsplit_once('/').map_or("", |(folder, _)| folder);
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in path.split('/') {
        match part {
            ".." => drop(parts.pop()?),
            "." | "" => {}
            part => parts.push(part),
        }
    }
    Some(Target { path: Some(parts.join("/").replace("%20", " ")), fragment })
}

/// The files that a site may make the page of a path from.
fn spellings(path: &str) -> Vec<String> {
    let bare = path.strip_suffix(".html").unwrap_or(path);
    let mut paths = vec![path.to_owned()];
    paths.extend(MARKDOWN.map(|ending| format!("{bare}{ending}")));
    paths.extend(["index.md", "README.md", "index.html"].map(|file| format!("{path}/{file}")));
    paths
}
