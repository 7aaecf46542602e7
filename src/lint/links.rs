//! Links of generated pages that lead nowhere.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::sync::Arc;

use super::page::{Page, Pages, linked};
use super::subject::Subject;
use super::target::{Target, spellings};
use crate::catalogue::{Catalogue, Prose};
use crate::diagnostic::{Diagnostic, Place, codes};

/// One diagnostic for each broken link in a text of the catalogue, however many pages show it, and one
/// for each that comes from a template.
pub fn broken_link(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let Some(pages) = &subject.pages else { return Vec::new() };
    let known = Known::new(subject.catalogue, pages);
    let links =
        pages.pages.iter().flat_map(|page| page.generated_links().map(move |it| (page, it)));
    let broken: Vec<_> = links.filter(|(page, link)| !known.leads(page, &link.to)).collect();
    if broken.is_empty() {
        return Vec::new();
    }
    let written = written(subject.catalogue);
    let mut found = Vec::new();
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

/// The texts of the catalogue that have links, and where these lead.
fn written(catalogue: &Catalogue) -> Vec<(&Prose, BTreeSet<String>)> {
    let may_link = |prose: &&Prose| prose.text.contains(['(', '[', '<']);
    let texts = catalogue.prose.iter().filter(may_link);
    texts.map(|prose| (prose, linked(&prose.text))).collect()
}

fn broken_at(place: Place, link: &str, pages: &[&str]) -> Diagnostic {
    let pages: Vec<_> = pages.iter().map(|page| format!("`{page}`")).collect();
    let message = format!("`{link}` leads nowhere from {}", pages.join(", "));
    Diagnostic::new(codes::BROKEN_LINK, place, message)
        .with_help("correct the link, or write it whole if it leads out of the project")
}

/// What links can lead to.
struct Known<'p> {
    /// The anchors of each page, by its path.
    anchors: HashMap<&'p str, &'p HashSet<String>>,
    outputs: HashSet<&'p str>,
    files: &'p BTreeSet<String>,
}

impl<'p> Known<'p> {
    fn new(catalogue: &'p Catalogue, pages: &'p Pages<'p>) -> Self {
        Self {
            anchors: pages.pages.iter().map(|page| (page.path, &page.anchors)).collect(),
            outputs: catalogue.outputs.iter().map(|output| output.path.as_str()).collect(),
            files: &pages.files,
        }
    }

    /// Whether a link on a page leads somewhere. Of a file that is no generated page, any anchor is
    /// believed.
    fn leads(&self, page: &Page<'_>, link: &str) -> bool {
        let Some(Target { path, fragment }) = Target::of(page.path, link) else { return true };
        let has_anchor = |path: &str| {
            let anchors = self.anchors.get(path);
            fragment.is_empty() || anchors.is_none_or(|anchors| anchors.contains(&fragment))
        };
        let is_there = |path: &str| self.outputs.contains(path) || self.files.contains(path);
        match path {
            None => has_anchor(page.path),
            Some(path) => spellings(&path).iter().any(|path| is_there(path) && has_anchor(path)),
        }
    }
}
