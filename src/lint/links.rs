//! Finds broken links of generated pages.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::ops::Range;
use std::sync::Arc;

use super::page::{GeneratedPage, GeneratedPages, linked};
use super::subject::Subject;
use super::target::{LinkTarget, spellings};
use crate::catalogue::{Catalogue, Parameter, Prose};
use crate::diagnostic::{Diagnostic, Place, codes};

/// One diagnostic for each broken link in a text of the catalogue, however many pages show it, and
/// one for each broken link that comes from a template.
pub fn broken_link(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let Some(pages) = &subject.pages else { return Vec::new() };
    let known = Known::new(subject.catalogue, pages);
    let links =
        pages.pages.iter().flat_map(|page| page.generated_links().map(move |link| (page, link)));
    let broken: Vec<_> = links.filter(|(page, link)| !known.leads(page, &link.to)).collect();
    let mut found: Vec<_> = named_pages(subject.catalogue)
        .filter(|named| {
            let wanted = named.wanted();
            !wanted.is_empty() && !wanted.iter().any(|path| known.is_there(path))
        })
        .map(|named| broken_at(subject.place(named.span), named.path, &[named.output]))
        .collect();
    if broken.is_empty() {
        return found;
    }
    let written = written(subject.catalogue);
    let mut shown: HashMap<&str, Vec<&str>> = HashMap::new();
    for (page, link) in &broken {
        shown.entry(&link.to).or_default().push(page.path);
        if !written.iter().any(|(_, links)| links.contains(&link.to)) {
            let place = Place::Line(Arc::from(page.path), link.line);
            found.push(broken_at(place, &link.to, &[page.path]));
        }
    }
    for (prose, links) in &written {
        let broken = links.iter().filter_map(|link| Some((link, shown.get(link.as_str())?)));
        found.extend(
            broken.map(|(link, pages)| broken_at(subject.place_in(prose, link), link, pages)),
        );
    }
    found
}

/// A page that an output names in its parameter `page`, for example to link to it from comments.
pub struct NamedPage<'c> {
    output: &'c str,
    path: &'c str,
    span: &'c Range<usize>,
}

impl NamedPage<'_> {
    /// The paths of all files that it could be made from; empty if it is outside the project.
    pub fn wanted(&self) -> Vec<String> {
        let path = LinkTarget::of("", self.path).and_then(|target| target.path);
        path.map(|path| spellings(&path)).unwrap_or_default()
    }
}

/// The pages that outputs name in their parameters.
pub fn named_pages(catalogue: &Catalogue) -> impl Iterator<Item = NamedPage<'_>> {
    let others = catalogue.outputs.iter().filter(|output| !GeneratedPage::is_one(&output.path));
    others.flat_map(|output| {
        let parameters =
            output.target.templates().flat_map(|used| used.with.iter().zip(&used.with_spans));
        parameters.filter_map(|((name, value), span)| match value {
            Parameter::Text(path) if name == "page" => {
                Some(NamedPage { output: &output.path, path, span })
            }
            _ => None,
        })
    })
}

/// The texts of the catalogue that may have links, each with its link targets.
fn written(catalogue: &Catalogue) -> Vec<(&Prose, BTreeSet<String>)> {
    let may_link = |prose: &&Prose| prose.text.contains(['(', '[', '<']);
    let texts = catalogue.prose.iter().filter(may_link);
    texts.map(|prose| (prose, linked(&prose.text))).collect()
}

fn broken_at(place: Place, link: &str, pages: &[&str]) -> Diagnostic {
    let pages: Vec<_> = pages.iter().map(|page| format!("`{page}`")).collect();
    let message = format!("`{link}` leads nowhere from {}", pages.join(", "));
    Diagnostic::new(codes::BROKEN_LINK, place, message)
        .with_help("correct the link, or write the whole address if it leads out of the project")
}

/// Everything that links can lead to.
struct Known<'p> {
    /// The anchors of each generated page, by its path.
    anchors: HashMap<&'p str, &'p HashSet<String>>,
    outputs: HashSet<&'p str>,
    files: &'p BTreeSet<String>,
}

impl<'p> Known<'p> {
    fn new(catalogue: &'p Catalogue, pages: &'p GeneratedPages<'p>) -> Self {
        Self {
            anchors: pages.pages.iter().map(|page| (page.path, &page.anchors)).collect(),
            outputs: catalogue.outputs.iter().map(|output| output.path.as_str()).collect(),
            files: &pages.files,
        }
    }

    /// Whether a link on a page leads somewhere. Anchors are only checked on generated pages.
    fn leads(&self, page: &GeneratedPage<'_>, link: &str) -> bool {
        let Some(LinkTarget { path, fragment }) = LinkTarget::of(page.path, link) else {
            return true;
        };
        let has_anchor = |path: &str| {
            let anchors = self.anchors.get(path);
            fragment.is_empty() || anchors.is_none_or(|anchors| anchors.contains(&fragment))
        };
        match path {
            None => has_anchor(page.path),
            Some(path) => {
                spellings(&path).iter().any(|path| self.is_there(path) && has_anchor(path))
            }
        }
    }

    fn is_there(&self, path: &str) -> bool {
        self.outputs.contains(path) || self.files.contains(path)
    }
}
