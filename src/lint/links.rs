//! Links of generated pages that lead nowhere.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::ops::Range;
use std::sync::Arc;

use pulldown_cmark::{Event, Parser, Tag, TagEnd};

use super::{Finding, Subject};
use crate::catalogue::{Owner, Prose};
use crate::diagnostic::{Diagnostic, Place, codes};

/// A Markdown page that is generated, or a part of one.
#[derive(Debug)]
pub struct Page<'p> {
    /// Its path from the catalogue's folder, with `/`.
    path: &'p str,
    /// All of its text.
    text: &'p str,
    /// What of it is generated; nothing where all is.
    regions: Option<&'p [String]>,
    links: Vec<Link>,
    anchors: HashSet<String>,
}

/// A link of a page.
#[derive(Debug)]
struct Link {
    /// Where it stands, in bytes.
    at: usize,
    to: String,
}

/// The files that links of pages lead to and that no output makes: what they say, by their paths from
/// the catalogue's folder.
pub type Beside = BTreeMap<String, String>;

/// The pages, and what is beside them.
#[derive(Debug, Default)]
pub struct Pages<'p> {
    /// The pages.
    pub pages: Vec<Page<'p>>,
    /// The files beside them.
    pub beside: Beside,
}

/// Where a link leads.
#[derive(Debug, PartialEq, Eq)]
struct Target {
    /// A path from the catalogue's folder; none for the page itself.
    path: Option<String>,
    fragment: String,
}

/// What the names of Markdown files end with.
const MARKDOWN: [&str; 2] = [".md", ".markdown"];

impl<'p> Page<'p> {
    /// Whether a file is a page whose links can be looked at.
    #[must_use]
    pub fn is_one(path: &str) -> bool {
        MARKDOWN.iter().any(|ending| path.ends_with(ending))
    }

    /// Reads the text of the page at a path from the catalogue's folder. Of a page with `regions`
    /// nothing else is generated.
    #[must_use]
    pub fn read(path: &'p str, text: &'p str, regions: Option<&'p [String]>) -> Self {
        let (links, anchors) = read(text);
        Self { path, text, regions, links, anchors }
    }

    /// The paths that the links of the page ask for, from the catalogue's folder, and whether they ask
    /// for a place in the file.
    pub fn wanted(&self) -> impl Iterator<Item = (String, bool)> {
        let targets = self.links.iter().filter_map(|link| target(self.path, &link.to));
        targets.flat_map(|Target { path, fragment }| {
            let paths = path.map(|path| spellings(&path)).unwrap_or_default();
            paths.into_iter().map(move |path| (path, !fragment.is_empty()))
        })
    }
}

pub fn broken_link(subject: &Subject<'_>) -> Vec<Finding> {
    let Pages { pages, beside } = subject.pages;
    let pages_beside = beside.iter().filter(|(path, _)| Page::is_one(path));
    let pages_beside: Vec<_> = pages_beside.map(|(path, text)| (path, read(text).1)).collect();
    let anchors: HashMap<&str, &HashSet<String>> = pages
        .iter()
        .map(|page| (page.path, &page.anchors))
        .chain(pages_beside.iter().map(|(path, anchors)| (path.as_str(), anchors)))
        .collect();
    let outputs: BTreeSet<&str> =
        subject.catalogue.outputs.iter().map(|output| output.path.as_str()).collect();
    let mut broken = Vec::new();
    for page in pages {
        let mut reported = BTreeSet::new();
        for link in &page.links {
            let generated = match page.regions {
                Some(regions) => regions.iter().any(|region| region.contains(&link.to)),
                None => true,
            };
            let Some(target) = target(page.path, &link.to).filter(|_| generated) else { continue };
            let has_anchor = |path: &str| {
                let known = anchors.get(path).is_none_or(|known| known.contains(&target.fragment));
                target.fragment.is_empty() || known || is_marked(beside.get(path), &target.fragment)
            };
            let leads = match &target.path {
                None => has_anchor(page.path),
                Some(path) => spellings(path).iter().any(|path| {
                    (outputs.contains(path.as_str()) || beside.contains_key(path))
                        && has_anchor(path)
                }),
            };
            if !leads && reported.insert(&link.to) {
                broken.push(Broken { page, link });
            }
        }
    }
    findings(subject, broken)
}

/// A link that leads nowhere.
struct Broken<'p> {
    page: &'p Page<'p>,
    link: &'p Link,
}

/// One finding for each link that a text of the catalogue has, whatever number of pages it stands on;
/// and one for each that comes from a template.
fn findings(subject: &Subject<'_>, broken: Vec<Broken<'_>>) -> Vec<Finding> {
    let written: Vec<(&Prose, BTreeSet<String>)> = if broken.is_empty() {
        Vec::new()
    } else {
        let linked = |prose: &&Prose| prose.text.contains(['(', '[', '<']);
        let texts = subject.catalogue.prose.iter().filter(linked);
        let targets = |text: &Prose| read(&text.text).0.into_iter().map(|link| link.to).collect();
        texts.map(|text| (text, targets(text))).collect()
    };
    let mut by_link: HashMap<&str, Vec<&Prose>> = HashMap::new();
    for (prose, links) in &written {
        for link in links {
            by_link.entry(link).or_default().push(prose);
        }
    }
    let mut found: Vec<Finding> = Vec::new();
    let mut pages: BTreeMap<(usize, String), Vec<&str>> = BTreeMap::new();
    let mut lines = Lines::default();
    for Broken { page, link } in broken {
        let texts = by_link.get(link.to.as_str());
        for prose in texts.into_iter().flatten() {
            pages.entry((prose.span.start, link.to.clone())).or_default().push(page.path);
        }
        if texts.is_none() {
            let place = Place::Line(Arc::from(page.path), lines.line(page, link.at));
            found.push(finding(place, &link.to, &[page.path], None));
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

/// Counts the lines of pages up to one place after another.
#[derive(Default)]
struct Lines<'p> {
    page: &'p str,
    at: usize,
    before: usize,
}

impl<'p> Lines<'p> {
    fn line(&mut self, page: &Page<'p>, at: usize) -> usize {
        if page.path != self.page || at < self.at {
            *self = Self { page: page.path, at: 0, before: 0 };
        }
        let between = page.text.get(self.at..at).unwrap_or_default();
        self.before += between.matches('\n').count();
        self.at = at;
        1 + self.before
    }
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

/// The links of a page, and what links can lead to in it: its identifiers and its headings.
fn read(text: &str) -> (Vec<Link>, HashSet<String>) {
    let mut links = Vec::new();
    let mut anchors = HashSet::new();
    let mut heading: Option<String> = None;
    // How many headings before had the same words.
    let mut headings: HashMap<String, usize> = HashMap::new();
    for (event, Range { start: at, .. }) in Parser::new(text).into_offset_iter() {
        match event {
            Event::Start(Tag::Link { dest_url, .. }) => {
                links.push(Link { at, to: dest_url.to_string() });
            }
            Event::Html(html) | Event::InlineHtml(html) if html.contains('"') => {
                let targets = attributes(&html, " href=");
                links.extend(targets.map(|target| Link { at, to: target.replace("&amp;", "&") }));
                let named = attributes(&html, " id=").chain(attributes(&html, " name="));
                anchors.extend(named.map(str::to_owned));
            }
            Event::Start(Tag::Heading { .. }) => heading = Some(String::new()),
            Event::End(TagEnd::Heading(_)) => {
                let slug = slug(&heading.take().unwrap_or_default());
                let before = headings.entry(slug.clone()).or_default();
                let mut anchor = slug.clone();
                while !anchors.insert(anchor) {
                    *before += 1;
                    anchor = format!("{slug}-{before}");
                }
            }
            Event::Text(part) | Event::Code(part) => {
                if let Some(heading) = &mut heading {
                    heading.push_str(&part);
                }
            }
            _ => {}
        }
    }
    (links, anchors)
}

/// The anchor that sites make of a heading.
fn slug(heading: &str) -> String {
    let kept = heading.chars().filter(|c| c.is_alphanumeric() || "-_ ".contains(*c));
    kept.map(|c| if c == ' ' { '-' } else { c }).collect::<String>().to_lowercase()
}

/// The values of an attribute in some HTML; the name has the signs around it.
fn attributes<'h>(html: &'h str, name: &str) -> impl Iterator<Item = &'h str> {
    html.match_indices('"').filter_map(move |(quote, _)| {
        let (before, behind) = html.split_at_checked(quote)?;
        before.ends_with(name).then(|| behind.split('"').nth(1))?
    })
}

/// Where a link leads; none where that is out of the project, or only a site knows.
fn target(page: &str, link: &str) -> Option<Target> {
    let (path, fragment) = link.split_once('#').unwrap_or((link, ""));
    let fragment = decoded(fragment);
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
    Some(Target { path: Some(decoded(&parts.join("/"))), fragment })
}

/// A part of a link with the characters that `%` stands for; as it is where they make no text.
fn decoded(part: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = part;
    while let Some(at) = rest.find('%') {
        bytes.extend(rest.bytes().take(at));
        let hexadecimal = rest.get(at + 1..at + 3).filter(|code| !code.starts_with('+'));
        let Some(byte) = hexadecimal.and_then(|code| u8::from_str_radix(code, 16).ok()) else {
            return part.to_owned();
        };
        bytes.push(byte);
        rest = rest.get(at + 3..).unwrap_or_default();
    }
    bytes.extend(rest.bytes());
    String::from_utf8(bytes).unwrap_or_else(|_| part.to_owned())
}

/// The files that a site may make the page of a path from.
fn spellings(path: &str) -> Vec<String> {
    let bare = path.strip_suffix(".html").unwrap_or(path);
    let mut paths = vec![path.to_owned()];
    paths.extend(MARKDOWN.map(|ending| format!("{bare}{ending}")));
    paths.extend(["index.md", "README.md", "index.html"].map(|file| format!("{path}/{file}")));
    paths
}
