//! The way from the catalogue to a plan, in one piece.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::limits;
use super::project::{Project, disk_trouble};
use crate::catalogue::{self, Catalogue, Target};
use crate::diagnostic::Diagnostic;
use crate::lint::{self, Page};
use crate::plan::{self, OnDisk, Plan};
use crate::render::{self, Rendered, Templates};
use crate::splice::{self, Proposed};

/// What can be said of a catalogue.
pub struct Outcome {
    /// The catalogue, where it holds together.
    pub catalogue: Option<Arc<Catalogue>>,
    /// What lints found; nothing where there is no catalogue.
    pub lints: Vec<Diagnostic>,
    /// What is to be written, or every reason why that cannot be decided.
    pub plan: Result<Plan, Vec<Diagnostic>>,
}

/// Reads, resolves, renders, and compares with the disk. Nothing is written.
pub fn run(project: &mut Project) -> Outcome {
    let text = match project.catalogue_text() {
        Ok(text) => text,
        Err(error) => {
            return Outcome { catalogue: None, lints: Vec::new(), plan: Err(vec![error]) };
        }
    };
    match catalogue::load(&project.shown, &text) {
        Ok(catalogue) => {
            let catalogue = Arc::new(catalogue);
            let planned = plan(project, &catalogue);
            let lints = {
                let pages =
                    planned.as_ref().ok().map(|(plan, regions)| pages(project, plan, regions));
                lint::lint(&catalogue, &text, pages.as_deref())
            };
            let plan = planned.map(|(plan, _)| plan);
            Outcome { catalogue: Some(catalogue), lints, plan }
        }
        Err(errors) => Outcome { catalogue: None, lints: Vec::new(), plan: Err(errors) },
    }
}

/// The plan, and what of each output is generated, where that is not all. What does not depend on
/// each other is all tried, so that one run shows all that is wrong.
fn plan(
    project: &mut Project,
    catalogue: &Arc<Catalogue>,
) -> Result<(Plan, Vec<Option<Regions>>), Vec<Diagnostic>> {
    let marker = render::marker(&project.file_name);
    let mut errors = Vec::new();
    let mut rendered = None;
    if let Some(templates) =
        kept(render::gather(catalogue, |name| project.template_text(name)), &mut errors)
    {
        project.sources.extend(templates.clone());
        rendered = kept(render(project, catalogue, templates), &mut errors);
    }
    let disk = kept(read_outputs(project, catalogue), &mut errors);
    let owned = kept(read_owned(project, catalogue, &marker), &mut errors);
    let (Some(rendered), Some(disk), Some(owned)) = (rendered, disk, owned) else {
        return Err(errors);
    };
    let regions = rendered.iter().map(regions).collect();
    let proposed = splice(catalogue, rendered, &disk, &marker)?;
    Ok((plan::plan(proposed, disk, owned), regions))
}

/// A result without its errors, which go to the others.
fn kept<T>(result: Result<T, Vec<Diagnostic>>, errors: &mut Vec<Diagnostic>) -> Option<T> {
    result.map_err(|some| errors.extend(some)).ok()
}

/// The texts of what is generated in a file that has other parts too.
type Regions = Vec<String>;

fn regions(rendered: &Rendered) -> Option<Regions> {
    match rendered {
        Rendered::Regions(regions) => Some(regions.iter().map(|(_, text)| text.clone()).collect()),
        Rendered::Whole(_) | Rendered::Comments(_) => None,
    }
}

/// The Markdown pages among the outputs, and those files that their links lead to.
fn pages<'p>(project: &Project, plan: &'p Plan, regions: &'p [Option<Regions>]) -> Vec<Page<'p>> {
    let has = |path: &str| project.folder.has(path);
    let outputs = plan.outputs.iter().zip(regions);
    let pages = outputs.filter(|(output, _)| Page::is_one(&output.path));
    pages
        .map(|(output, regions)| Page::read(&output.path, &output.text, regions.as_deref(), has))
        .collect()
}

/// Renders every output, within limits.
fn render(
    project: &Project,
    catalogue: &Arc<Catalogue>,
    templates: Templates,
) -> Result<Vec<Rendered>, Vec<Diagnostic>> {
    let (catalogue, file_name) = (Arc::clone(catalogue), project.file_name.clone());
    limits::within(move |progress| render::render(&catalogue, &file_name, &templates, progress))
}

/// Puts every rendered output into the file that is there.
fn splice(
    catalogue: &Catalogue,
    rendered: Vec<Rendered>,
    disk: &OnDisk,
    marker: &str,
) -> Result<Vec<(String, Proposed)>, Vec<Diagnostic>> {
    let mut proposed = Vec::new();
    let mut errors = Vec::new();
    for (output, rendered) in catalogue.outputs.iter().zip(rendered) {
        let existing = disk.get(&output.path).map(Vec::as_slice);
        match splice::splice(catalogue, output, rendered, existing, marker) {
            Ok(one) => proposed.push((output.path.clone(), one)),
            Err(some) => errors.extend(some),
        }
    }
    if errors.is_empty() { Ok(proposed) } else { Err(errors) }
}

/// The files of the outputs; those that are edited in place are kept for diagnostics.
fn read_outputs(project: &mut Project, catalogue: &Catalogue) -> Result<OnDisk, Vec<Diagnostic>> {
    let mut disk = OnDisk::new();
    let mut errors = Vec::new();
    for output in &catalogue.outputs {
        let found = project.folder.read_own(&output.path);
        let in_place = !matches!(output.target, Target::Whole(_));
        if in_place {
            project.note(&output.path, &found);
        }
        match found {
            Ok(Some(bytes)) => {
                if in_place {
                    project.remember(&output.path, &bytes);
                }
                disk.insert(output.path.clone(), bytes);
            }
            Ok(None) => {}
            Err(error) => errors.push(disk_trouble(&error)),
        }
    }
    if errors.is_empty() { Ok(disk) } else { Err(errors) }
}

/// The generated files in owned folders that are no outputs; folders may overlap.
fn read_owned(
    project: &Project,
    catalogue: &Catalogue,
    marker: &str,
) -> Result<Vec<PathBuf>, Vec<Diagnostic>> {
    let mut files = BTreeSet::new();
    let mut errors = Vec::new();
    let outputs = catalogue.outputs.iter().map(|output| Path::new(&output.path)).collect();
    let ours = |top: &[u8]| render::has_banner(top, marker);
    for folder in &catalogue.owned {
        match project.folder.files_below(folder, &outputs, render::TOP, &ours) {
            Ok(found) => files.extend(found),
            Err(error) => errors.push(disk_trouble(&error)),
        }
    }
    if errors.is_empty() { Ok(files.into_iter().collect()) } else { Err(errors) }
}
