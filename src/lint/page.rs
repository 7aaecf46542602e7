//! Generated pages: their links, and the anchors that links lead to.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::ops::Range;

use pulldown_cmark::{Event, Parser, Tag, TagEnd};

use super::target::{LinkTarget, MARKDOWN, spellings};

/// A Markdown page that is generated, in whole or in part.
#[derive(Debug)]
pub struct GeneratedPage<'p> {
    /// Its path from the catalogue's folder, with `/`.
    pub(super) path: &'p str,
    /// The parts of it that are generated; none where all of it is.
    regions: Option<&'p [String]>,
    links: Vec<Link>,
    pub(super) anchors: HashSet<String>,
}

/// A link of a page.
#[derive(Debug)]
pub(super) struct Link {
    /// The line it stands on, counted from 1.
    pub line: usize,
    pub to: String,
}

/// The pages, and what else their links lead to.
#[derive(Debug, Default)]
pub struct GeneratedPages<'p> {
    /// The pages.
    pub pages: Vec<GeneratedPage<'p>>,
    /// The files and folders that links lead to and that no output makes.
    pub files: BTreeSet<String>,
}

impl<'p> GeneratedPage<'p> {
    /// Whether a file is a page whose links can be checked.
    #[must_use]
    pub fn is_one(path: &str) -> bool {
        MARKDOWN.iter().any(|ending| path.ends_with(ending))
    }

    /// Reads the text of the page at a path from the catalogue's folder. If it has `regions`, only they are
    /// generated.
    #[must_use]
    pub fn read(path: &'p str, text: &str, regions: Option<&'p [String]>) -> Self {
        let (links, anchors) = read(text);
        Self { path, regions, links, anchors }
    }

    /// The paths, from the catalogue's folder, of all files that its links could lead to.
    pub fn wanted(&self) -> impl Iterator<Item = String> {
        let targets = self.generated_links().filter_map(|link| LinkTarget::of(self.path, &link.to));
        targets.filter_map(|target| target.path).flat_map(|path| spellings(&path))
    }

    /// The generated links, each once.
    pub(super) fn generated_links(&self) -> impl Iterator<Item = &Link> {
        let is_generated = |link: &&Link| match self.regions {
            Some(regions) => regions.iter().any(|region| region.contains(&link.to)),
            None => true,
        };
        let mut seen = HashSet::new();
        self.links.iter().filter(is_generated).filter(move |link| seen.insert(&link.to))
    }
}

/// What the links of a text lead to.
pub(super) fn linked(text: &str) -> BTreeSet<String> {
    read(text).0.into_iter().map(|link| link.to).collect()
}

/// The links of a page, and what links can lead to in it: its identifiers and its headings.
fn read(text: &str) -> (Vec<Link>, HashSet<String>) {
    let mut links = Vec::new();
    let mut anchors = Anchors::default();
    let mut heading: Option<String> = None;
    let mut counter = Lines { text, at: 0, line: 1 };
    for (event, Range { start, .. }) in Parser::new(text).into_offset_iter() {
        match event {
            Event::Start(Tag::Link { dest_url, .. }) => {
                links.push(Link { line: counter.of(start), to: dest_url.to_string() });
            }
            Event::Html(html) | Event::InlineHtml(html) if html.contains('"') => {
                let line = counter.of(start);
                let targets = attributes(&html, " href=").map(|to| to.replace("&amp;", "&"));
                links.extend(targets.map(|to| Link { line, to }));
                let named = attributes(&html, " id=").chain(attributes(&html, " name="));
                anchors.names.extend(named.map(str::to_owned));
            }
            Event::Start(Tag::Heading { .. }) => heading = Some(String::new()),
            Event::End(TagEnd::Heading(_)) => anchors.heading(&heading.take().unwrap_or_default()),
            Event::Text(part) | Event::Code(part) => {
                if let Some(heading) = &mut heading {
                    heading.push_str(&part);
                }
            }
            _ => {}
        }
    }
    (links, anchors.names)
}

/// Counts the lines of a text from one place to the next.
struct Lines<'t> {
    text: &'t str,
    at: usize,
    line: usize,
}

impl Lines<'_> {
    fn of(&mut self, at: usize) -> usize {
        let between = self.text.get(self.at..at).unwrap_or_default();
        self.line += between.matches('\n').count();
        self.at = at;
        self.line
    }
}

/// What links can lead to in a page.
#[derive(Default)]
struct Anchors {
    names: HashSet<String>,
    /// How many headings so far had the same words.
    headings: HashMap<String, usize>,
}

impl Anchors {
    /// Adds the anchor that sites make of a heading, with a number where it is taken.
    fn heading(&mut self, heading: &str) {
        let kept = heading.chars().filter(|c| c.is_alphanumeric() || "-_ ".contains(*c));
        let slug = kept.map(|c| if c == ' ' { '-' } else { c }).collect::<String>().to_lowercase();
        let count = self.headings.entry(slug.clone()).or_default();
        let mut anchor = slug.clone();
        while !self.names.insert(anchor) {
            *count += 1;
            anchor = format!("{slug}-{count}");
        }
    }
}

/// The values of an attribute in some HTML; `name` has the blank before it and the `=` after it.
fn attributes<'h>(html: &'h str, name: &str) -> impl Iterator<Item = &'h str> {
    html.match_indices('"').filter_map(move |(quote, _)| {
        let (before, after) = html.split_at_checked(quote)?;
        before.ends_with(name).then(|| after.split('"').nth(1))?
    })
}
