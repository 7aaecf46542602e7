//! The way from the catalogue to a plan, in one piece.

use super::project::{Project, unreadable};
use crate::catalogue::{self, Catalogue};
use crate::diagnostic::Diagnostic;
use crate::plan::{self, OnDisk, Plan};
use crate::render;

/// Reads, resolves, renders, and compares with the disk. Nothing is written.
///
/// # Errors
///
/// Every reason why it cannot be decided what the outputs should hold.
pub fn run(project: &mut Project) -> Result<Plan, Vec<Diagnostic>> {
    let text = project.catalogue_text().map_err(|error| vec![error])?;
    let catalogue = catalogue::load(&project.shown, &text)?;
    let templates = render::gather(&catalogue, |name| project.template_text(name))?;
    project.sources.extend(templates.clone());
    let rendered = render::render(&catalogue, &project.file_name, &templates)?;
    let marker = render::marker(&project.file_name);
    let disk = read_outputs(project, &catalogue)?;
    let owned = read_owned(project, &catalogue, &marker)?;
    Ok(plan::plan(rendered, disk, owned, &marker))
}

fn read_outputs(project: &Project, catalogue: &Catalogue) -> Result<OnDisk, Vec<Diagnostic>> {
    let mut disk = OnDisk::new();
    let mut errors = Vec::new();
    for output in &catalogue.outputs {
        match project.folder.read(&output.path) {
            Ok(Some(bytes)) => drop(disk.insert(output.path.clone(), bytes)),
            Ok(None) => {}
            Err(error) => errors.push(unreadable(&error)),
        }
    }
    if errors.is_empty() { Ok(disk) } else { Err(errors) }
}

fn read_owned(
    project: &Project,
    catalogue: &Catalogue,
    marker: &str,
) -> Result<Vec<String>, Vec<Diagnostic>> {
    let mut files = Vec::new();
    let mut errors = Vec::new();
    for folder in &catalogue.owned {
        match project.folder.files_below(folder, &|top| plan::has_banner(top, marker)) {
            Ok(found) => files.extend(found),
            Err(error) => errors.push(unreadable(&error)),
        }
    }
    if errors.is_empty() { Ok(files) } else { Err(errors) }
}
