//! The way from the catalogue to a plan, in one piece.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::limits;
use super::project::{Project, disk_trouble};
use crate::catalogue::{self, Broken, Catalogue, Output, Target};
use crate::diagnostic::{Diagnostic, Place, codes};
use crate::lint::{self, Beside, Finding, Page, Pages};
use crate::plan::{self, OnDisk, Plan};
use crate::render::{self, Rendered, Templates};
use crate::splice::{self, Proposed};

/// What can be said of a catalogue.
pub struct Outcome {
    /// The catalogue, where it holds together.
    pub catalogue: Option<Arc<Catalogue>>,
    /// What lints found; nothing where there is no catalogue.
    pub lints: Vec<Diagnostic>,
    /// What is to be written, or why that cannot be decided.
    pub plan: Result<Plan, Undecided>,
}

/// Why it cannot be decided what is to be written.
#[derive(Default)]
pub struct Undecided {
    /// Every reason.
    pub errors: Vec<Diagnostic>,
    /// The outputs that none of them is about: nothing of it is to be written.
    pub rest: Plan,
    /// How many outputs there are beside these.
    pub others: usize,
}

impl Outcome {
    fn without_catalogue(errors: Vec<Diagnostic>) -> Self {
        Self { catalogue: None, lints: Vec::new(), plan: Err(errors.into()) }
    }
}

impl From<Vec<Diagnostic>> for Undecided {
    fn from(errors: Vec<Diagnostic>) -> Self {
        Self { errors, ..Self::default() }
    }
}

/// Reads, resolves, renders, and compares with the disk. Nothing is written.
pub fn run(project: &mut Project) -> Outcome {
    let text = match project.catalogue_text() {
        Ok(text) => text,
        Err(error) => return Outcome::without_catalogue(vec![error]),
    };
    match catalogue::examine(&project.shown, &text) {
        Ok(catalogue) => {
            let catalogue = Arc::new(catalogue);
            let mut noticed = Vec::new();
            let planned = plan(project, &catalogue, &mut noticed);
            let lints = {
                let planned = planned.as_ref().ok();
                let pages =
                    planned.map(|(plan, regions)| pages(project, &catalogue, plan, regions));
                lint::lint(&catalogue, &text, pages.as_ref(), &noticed)
            };
            let plan = planned.map(|(plan, _)| plan);
            Outcome { catalogue: Some(catalogue), lints, plan }
        }
        Err(Broken { errors, rest: None, .. }) => Outcome::without_catalogue(errors),
        Err(Broken { mut errors, repeated, rest: Some(broken) }) => {
            let starts = errors.iter().filter_map(|error| error.place.start());
            let lints = lint::lint_broken(&broken, &text, &starts.chain(repeated).collect());
            let templates = templates(project, &broken, &mut errors);
            let broken = Arc::new(broken);
            limits::within(
                project.limits,
                &Arc::clone(&broken),
                &mut errors,
                move |progress, errors| {
                    render::look_over(&broken, &templates, progress, errors);
                },
            );
            Outcome { lints, ..Outcome::without_catalogue(errors) }
        }
    }
}

/// The plan, and what of each output is generated, where that is not all. What does not depend on
/// each other is all tried, so that one run shows all that is wrong. What lints decide on goes into
/// `noticed`.
fn plan(
    project: &mut Project,
    catalogue: &Arc<Catalogue>,
    noticed: &mut Vec<Finding>,
) -> Result<(Plan, Vec<Option<Regions>>), Undecided> {
    let marker = render::marker(&project.file_name);
    let mut errors = Vec::new();
    let templates = templates(project, catalogue, &mut errors);
    noticed.extend(render::missing_classes(catalogue, &templates));
    let rendered = render(project, catalogue, templates, &mut errors);
    let disk = read_outputs(project, catalogue, &mut errors);
    let orphans = read_orphans(project, catalogue, &marker, &mut errors);
    let regions = rendered.iter().map(Option::as_ref).map(regions).collect();
    let mut proposed = splice(catalogue, rendered, &disk, &marker, &mut errors);
    noticed.extend(proposed.iter_mut().flat_map(|(_, one)| one.differences.drain(..)));
    if errors.is_empty() {
        return Ok((plan::plan(proposed, disk, orphans), regions));
    }
    let others = catalogue.outputs.len() - proposed.len();
    Err(Undecided { errors, rest: plan::plan(proposed, disk, orphans), others })
}

/// The templates of all outputs, kept for diagnostics.
fn templates(
    project: &mut Project,
    catalogue: &Catalogue,
    errors: &mut Vec<Diagnostic>,
) -> Templates {
    let templates = render::gather(catalogue, |name| project.template_text(name), errors);
    project.sources.extend(templates.clone());
    templates
}

/// The texts of what is generated in a file that has other parts too.
type Regions = Vec<String>;

fn regions(rendered: Option<&Rendered>) -> Option<Regions> {
    match rendered? {
        Rendered::Regions(regions) => Some(regions.iter().map(|(_, text)| text.clone()).collect()),
        Rendered::Whole(_) | Rendered::Comments(_) => None,
    }
}

/// The Markdown pages among the outputs, and what is beside them.
fn pages<'p>(
    project: &mut Project,
    catalogue: &Catalogue,
    plan: &'p Plan,
    regions: &'p [Option<Regions>],
) -> Pages<'p> {
    let outputs = plan.outputs.iter().zip(regions);
    let pages: Vec<_> = outputs
        .filter(|(output, _)| Page::is_one(&output.path))
        .map(|(output, regions)| Page::read(&output.path, &output.text, regions.as_deref()))
        .collect();
    let beside = beside(project, catalogue, &pages);
    Pages { pages, beside }
}

/// What links of the pages lead to beside outputs. Whether it is there decides what lints say, so it
/// is an input as well.
fn beside(project: &mut Project, catalogue: &Catalogue, pages: &[Page<'_>]) -> Beside {
    let outputs: BTreeSet<&str> =
        catalogue.outputs.iter().map(|output| output.path.as_str()).collect();
    let mut wanted: BTreeMap<String, bool> = BTreeMap::new();
    for (path, place) in pages.iter().flat_map(Page::wanted) {
        *wanted.entry(path).or_default() |= place;
    }
    let mut beside = Beside::new();
    for (path, place) in wanted.into_iter().filter(|(path, _)| !outputs.contains(path.as_str())) {
        if let Some(text) = project.text_read(&path) {
            let text = text.to_string();
            beside.insert(path, text);
        } else if place && let Ok(Some(bytes)) = project.input(&path) {
            beside.insert(path, String::from_utf8_lossy(&bytes).into_owned());
        } else if project.leads_to(&path) {
            beside.insert(path, String::new());
        }
    }
    beside
}

/// Renders every output, within limits.
fn render(
    project: &Project,
    catalogue: &Arc<Catalogue>,
    templates: Templates,
    errors: &mut Vec<Diagnostic>,
) -> Vec<Option<Rendered>> {
    let (shared, file_name) = (Arc::clone(catalogue), project.file_name.clone());
    limits::within(project.limits, catalogue, errors, move |progress, errors| {
        render::render(&shared, &file_name, &templates, progress, errors)
    })
}

/// Puts every rendered output into the file that is there, if that could be read.
fn splice(
    catalogue: &Catalogue,
    rendered: Vec<Option<Rendered>>,
    disk: &OnDisk,
    marker: &str,
    errors: &mut Vec<Diagnostic>,
) -> Vec<(String, Proposed)> {
    let mut proposed = Vec::new();
    for (output, rendered) in catalogue.outputs.iter().zip(rendered) {
        let (Some(rendered), Some(existing)) = (rendered, disk.get(&output.path)) else { continue };
        match splice::splice(catalogue, output, rendered, existing.as_deref(), marker) {
            Ok(one) => proposed.push((output.path.clone(), one)),
            Err(some) => errors.extend(some),
        }
    }
    proposed
}

/// The files of the outputs, without those that cannot be read; those that are edited in place are
/// kept for diagnostics.
fn read_outputs(
    project: &mut Project,
    catalogue: &Catalogue,
    errors: &mut Vec<Diagnostic>,
) -> OnDisk {
    let mut disk = OnDisk::new();
    for output in &catalogue.outputs {
        if project.is_catalogue(&output.path) {
            errors.push(is_input(catalogue, output));
            continue;
        }
        let found = project.folder.read_own(&output.path);
        let in_place = !matches!(output.target, Target::Whole(_));
        if in_place {
            project.note(&output.path, &found);
        }
        match found {
            Ok(bytes) => {
                if let Some(bytes) = bytes.as_ref().filter(|_| in_place) {
                    project.remember(&output.path, bytes);
                }
                disk.insert(output.path.clone(), bytes);
            }
            Err(error) => errors.push(disk_trouble(&error)),
        }
    }
    disk
}

fn is_input(catalogue: &Catalogue, output: &Output) -> Diagnostic {
    let message = format!("`{}` is where a link leads that is the catalogue", output.path);
    let place = Place::span(&catalogue.file, &output.span);
    Diagnostic::new(codes::OUTPUT_IS_INPUT, place, message)
        .with_help("give the output a path that neither the catalogue nor a template has")
}

/// The generated files in owned folders that are no outputs.
fn read_orphans(
    project: &Project,
    catalogue: &Catalogue,
    marker: &str,
    errors: &mut Vec<Diagnostic>,
) -> Vec<PathBuf> {
    let mut files = Vec::new();
    let outputs = catalogue.outputs.iter().map(|output| Path::new(&output.path)).collect();
    let ours = |top: &[u8]| render::has_banner(top, marker);
    let owned: BTreeSet<&Path> = catalogue.owned.iter().map(Path::new).collect();
    let is_below = |folder: &Path| folder.ancestors().skip(1).any(|above| owned.contains(above));
    for folder in owned.iter().filter(|folder| !is_below(folder)) {
        match project.folder.files_below(folder, &project.file_name, &outputs, render::TOP, &ours) {
            Ok(found) => files.extend(found),
            Err(error) => errors.push(disk_trouble(&error)),
        }
    }
    files.sort();
    files
}
