//! Reads generated pages: their links, and the anchors that links can lead to.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::ops::Range;

use pulldown_cmark::{Event, Parser, Tag, TagEnd};

use super::target::{LinkTarget, MARKDOWN, spellings};

/// A Markdown page that is generated, in whole or in part.
#[derive(Debug)]
pub struct GeneratedPage<'p> {
    /// The path from the catalogue's folder, with `/`.
    pub(super) path: &'p str,
    /// The texts of the generated regions; `None` if the whole page is generated.
    regions: Option<&'p [String]>,
    links: Vec<Link>,
    pub(super) anchors: HashSet<String>,
}

/// A link on a page.
#[derive(Debug)]
pub(super) struct Link {
    /// The line, counted from 1.
    pub line: usize,
    /// The target as it is written.
    pub to: String,
}

/// All generated pages, and the other files that their links lead to.
#[derive(Debug, Default)]
pub struct GeneratedPages<'p> {
    /// The generated pages.
    pub pages: Vec<GeneratedPage<'p>>,
    /// Those files and folders that links lead to that exist and are not outputs.
    pub files: BTreeSet<String>,
}

impl<'p> GeneratedPage<'p> {
    /// Whether the file at this path is a page whose links can be checked.
    pub fn is_one(path: &str) -> bool {
        MARKDOWN.iter().any(|ending| path.ends_with(ending))
    }

    /// Reads the text of a page. `path` is relative to the catalogue's folder. With `regions`, only
    /// these parts of the text are generated.
    pub fn read(path: &'p str, text: &str, regions: Option<&'p [String]>) -> Self {
        let (links, anchors) = read(text);
        Self { path, regions, links, anchors }
    }

    /// The paths, relative to the catalogue's folder, of all files that its links could lead to.
    pub fn wanted(&self) -> impl Iterator<Item = String> {
        let targets = self.generated_links().filter_map(|link| LinkTarget::of(self.path, &link.to));
        targets.filter_map(|target| target.path).flat_map(|path| spellings(&path))
    }

    /// The links in the generated parts, each target once.
    pub(super) fn generated_links(&self) -> impl Iterator<Item = &Link> {
        let is_generated = |link: &&Link| match self.regions {
            Some(regions) => regions.iter().any(|region| region.contains(&link.to)),
            None => true,
        };
        let mut seen = HashSet::new();
        self.links.iter().filter(is_generated).filter(move |link| seen.insert(&link.to))
    }
}

/// The targets of the links in a Markdown text.
pub(super) fn linked(text: &str) -> BTreeSet<String> {
    read(text).0.into_iter().map(|link| link.to).collect()
}

/// Reads the links of a page and its anchors: the `id` and `name` attributes in its HTML, and its
/// headings.
fn read(text: &str) -> (Vec<Link>, HashSet<String>) {
    let mut links = Vec::new();
    let mut anchors = Anchors::default();
    let mut heading: Option<String> = None;
    let mut counter = LineCounter { text, at: 0, line: 1 };
    for (event, Range { start, .. }) in Parser::new(text).into_offset_iter() {
        match event {
            Event::Start(Tag::Link { dest_url, .. }) => {
                links.push(Link { line: counter.line_at(start), to: dest_url.to_string() });
            }
            Event::Html(html) | Event::InlineHtml(html) if html.contains('"') => {
                let line = counter.line_at(start);
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

/// Finds line numbers for increasing positions, counting each line break only once.
struct LineCounter<'t> {
    text: &'t str,
    at: usize,
    line: usize,
}

impl LineCounter<'_> {
    /// The line of a byte, counted from 1. `at` must not be smaller than in the last call.
    fn line_at(&mut self, at: usize) -> usize {
        let between = self.text.get(self.at..at).unwrap_or_default();
        self.line += between.matches('\n').count();
        self.at = at;
        self.line
    }
}

/// The anchors of a page.
#[derive(Default)]
struct Anchors {
    names: HashSet<String>,
    /// By slug, the highest number appended so far to tell equal headings apart.
    headings: HashMap<String, usize>,
}

impl Anchors {
    /// Adds the anchor that GitHub and most site generators derive from a heading. If it is taken,
    /// a number is appended.
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

/// The values of an attribute in a piece of HTML. `name` includes the blank before it and the `=`.
fn attributes<'h>(html: &'h str, name: &str) -> impl Iterator<Item = &'h str> {
    html.match_indices('"').filter_map(move |(quote, _)| {
        let (before, after) = html.split_at_checked(quote)?;
        before.ends_with(name).then(|| after.split('"').nth(1))?
    })
}
