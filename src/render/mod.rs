//! From a catalogue and templates to the text of every output.

mod banner;
mod classes;
mod engines;
mod filters;
mod guide;
mod header;
mod json;
mod limited;
mod notation;
mod order;
mod output;
mod parameters;
mod prepared;
mod rendered;
mod repeats;
mod tags;
mod templates;
mod trouble;
mod unescaped;

use std::collections::HashMap;
use std::sync::Arc;

use crate::catalogue::Catalogue;
use crate::diagnostic::{Diagnosed, Diagnostic};
pub use banner::{TOP, has_banner, marker};
use engines::Engines;
pub use filters::filters;
pub use header::{Header, TemplateParameter};
pub use limited::{GROWTH, Position, Progress};
use prepared::{Prepared, Run};
pub use rendered::{Comments, EnumComments, Rendered};
use repeats::{kept, note};
pub use templates::{BUILT_IN, Templates, built_in, gather};

/// Renders every output of a catalogue, in its order; gives nothing for one that goes wrong.
/// `file_name` is that of the catalogue, for the banner. `progress` is told how far it is.
#[must_use]
pub fn render(
    catalogue: &Catalogue,
    file_name: &str,
    templates: &Templates,
    progress: &Progress,
) -> Diagnosed<Vec<Option<Rendered>>> {
    let mut errors = classes::missing_classes(catalogue, templates);
    let run = Run { catalogue, file_name, templates, progress, parsed: Arc::default() };
    let engines = Engines::load(catalogue, templates, progress, &mut errors);
    let mut by_api = HashMap::new();
    let rendered = catalogue.outputs.iter().map(|output| {
        progress.output(&output.path);
        let unknown = parameters::unknown(output, catalogue, templates);
        if !unknown.is_empty() {
            // What it lacks may be what is misspelt.
            note(&mut errors, unknown);
            return None;
        }
        let prepare = || kept(Prepared::new(&run, &engines, output.api), &mut errors);
        let prepared = by_api.entry(output.api).or_insert_with(prepare).as_ref()?;
        kept(output::render(output, prepared, &run), &mut errors)
    });
    Diagnosed { value: rendered.collect(), diagnostics: errors }
}

/// What is wrong with the templates of a catalogue that has errors itself, and so cannot be rendered.
#[must_use]
pub fn look_over(
    catalogue: &Catalogue,
    templates: &Templates,
    progress: &Progress,
) -> Vec<Diagnostic> {
    let mut errors = Vec::new();
    Engines::load(catalogue, templates, progress, &mut errors);
    for output in &catalogue.outputs {
        note(&mut errors, parameters::unknown(output, catalogue, templates));
    }
    errors
}
