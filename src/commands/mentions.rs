//! The files that `mentions` names, as `check` and `generate` read them.

use std::sync::Arc;

use super::project::Project;
use super::selection::Selection;
use crate::catalogue::{Catalogue, Mentions};
use crate::diagnostic::{Diagnostic, codes};
use crate::mentions;
use crate::plan::Plan;

/// How the selected files differ from the catalogue, or why one cannot be read.
pub fn judge(
    project: &mut Project,
    catalogue: &Catalogue,
    plan: &Plan,
    selection: &Selection,
) -> Vec<Diagnostic> {
    let of = |one: &Mentions| match text(project, catalogue, one, plan) {
        Ok(text) => mentions::judge(catalogue, one, &text),
        Err(error) => vec![error],
    };
    let selected = catalogue.mentions.iter().filter(|one| selection.has(&one.path));
    selected.flat_map(of).collect()
}

/// The text of a file; of one that has generated parts, with these as they will be.
fn text(
    project: &mut Project,
    catalogue: &Catalogue,
    mentions: &Mentions,
    plan: &Plan,
) -> Result<Arc<str>, Diagnostic> {
    let path: Arc<str> = Arc::from(mentions.path.as_str());
    if let Some(output) = plan.outputs.iter().find(|output| output.path == mentions.path) {
        let text: Arc<str> = Arc::from(output.text.as_str());
        project.sources.insert(path, Arc::clone(&text));
        return Ok(text);
    }
    let found = project.record_read(&path, project.folder.read(&path));
    let bytes = found?.ok_or_else(|| {
        let message = format!("there is no file `{path}`");
        let place = catalogue.files.place(&mentions.span);
        Diagnostic::new(codes::MISSING_FILE, place, message)
            .with_help("correct the path, or remove it from `mentions`")
    })?;
    project.text(&path, &bytes)
}
