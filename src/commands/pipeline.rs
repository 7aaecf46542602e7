//! The way from the catalogue to a plan, in one piece.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::limits;
use super::project::{Project, disk_trouble};
use crate::catalogue::{self, Catalogue, Target};
use crate::diagnostic::Diagnostic;
use crate::plan::{self, OnDisk, Plan};
use crate::render::{self, Rendered, Templates};
use crate::splice::{self, Proposed};

/// The catalogue, read and resolved.
///
/// # Errors
///
/// Everything that is wrong with it.
pub fn load(project: &mut Project) -> Result<Arc<Catalogue>, Vec<Diagnostic>> {
    let text = project.catalogue_text().map_err(|error| vec![error])?;
    catalogue::load(&project.shown, &text).map(Arc::new)
}

/// Renders a catalogue, and compares with the disk. Nothing is written.
///
/// # Errors
///
/// Every reason why it cannot be decided what the outputs should hold.
pub fn plan(project: &mut Project, catalogue: &Arc<Catalogue>) -> Result<Plan, Vec<Diagnostic>> {
    let templates = render::gather(catalogue, |name| project.template_text(name))?;
    project.sources.extend(templates.clone());
    let rendered = render(project, catalogue, templates)?;
    let marker = render::marker(&project.file_name);
    let disk = read_outputs(project, catalogue)?;
    let proposed = splice(catalogue, rendered, &disk, &marker)?;
    let owned = read_owned(project, catalogue, &marker)?;
    Ok(plan::plan(proposed, disk, owned))
}

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
        match project.folder.read_own(&output.path) {
            Ok(Some(bytes)) => {
                if !matches!(output.target, Target::Whole(_)) {
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
