//! From a catalogue and templates to the text of every output.

mod banner;
mod classes;
mod engines;
mod filters;
mod guide;
mod header;
mod limited;
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
use crate::diagnostic::Diagnostic;
pub use banner::{TOP, has_banner, marker};
pub use classes::missing_classes;
use engines::Engines;
pub use filters::filters;
pub use header::{Header, TemplateParameter};
pub use limited::{Position, Progress};
use prepared::{Prepared, Run};
pub use rendered::{Comments, EnumComments, Rendered};
use repeats::{kept, note};
pub use templates::{BUILT_IN, Templates, built_in, gather};

/// Renders every output of a catalogue, in its order; gives nothing for one that goes wrong. What
/// does goes to `errors`. `file_name` is that of the catalogue, for the banner. `progress` is told how
/// far it is.
pub fn render(
    catalogue: &Catalogue,
    file_name: &str,
    templates: &Templates,
    progress: &Progress,
    errors: &mut Vec<Diagnostic>,
) -> Vec<Option<Rendered>> {
    let run = Run { catalogue, file_name, templates, progress, parsed: Arc::default() };
    let engines = Engines::load(catalogue, templates, progress, errors);
    let mut by_api = HashMap::new();
    let rendered = catalogue.outputs.iter().map(|output| {
        progress.output(&output.path);
        let unknown = parameters::unknown(output, catalogue, templates);
        if !unknown.is_empty() {
            // What it lacks may be what is misspelt.
            note(errors, unknown);
            return None;
        }
        let prepare = || kept(Prepared::new(&run, &engines, output.api), errors);
        let prepared = by_api.entry(output.api).or_insert_with(prepare).as_ref()?;
        kept(output::render(output, prepared, &run), errors)
    });
    rendered.collect()
}

/// Says what is wrong with the templates of a catalogue that does not hold together, and so cannot
/// be rendered.
pub fn look_over(
    catalogue: &Catalogue,
    templates: &Templates,
    progress: &Progress,
    errors: &mut Vec<Diagnostic>,
) {
    Engines::load(catalogue, templates, progress, errors);
    for output in &catalogue.outputs {
        note(errors, parameters::unknown(output, catalogue, templates));
    }
}
