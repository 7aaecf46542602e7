//! Renders the text of every output from a catalogue and templates.

mod banner;
mod classes;
mod context;
mod doc_tests;
mod engines;
mod filters;
mod header;
mod limited;
mod notation;
mod order;
mod output;
mod parameters;
mod prepared;
mod prettier;
mod rendered;
mod repeats;
mod tags;
mod templates;
mod trouble;
mod unescaped;

use std::collections::HashMap;
use std::sync::Arc;

use itertools::Itertools;

use crate::catalogue::{Catalogue, Output};
use crate::diagnostic::{Diagnosed, Diagnostic};
use crate::parallel::on_every_core;
pub use banner::{TOP, has_banner, looks_generated, made_from, marker, option};
use engines::Engines;
pub use filters::filters;
pub use header::{Header, TemplateParameter};
pub use limited::{GROWTH, Position, Progress};
use prepared::{Prepared, Run};
pub use rendered::{Comments, EnumComments, Rendered};
use repeats::{add_new, value_or_add};
pub use templates::{BUILT_IN, Templates, built_in, gather};

/// Renders every output of a catalogue, in order; `None` for an output with errors. `file_name` is
/// the name of the catalogue's file, for the banner. `progress` is kept up to date. `give` gets the
/// outputs before the memory of everything else is freed, which takes a while.
pub fn render(
    catalogue: &Catalogue,
    file_name: &str,
    templates: &Templates,
    progress: &Progress,
    give: impl FnOnce(Diagnosed<Vec<Option<Rendered>>>),
) {
    let mut errors = classes::missing_classes(catalogue, templates);
    let run = Run { catalogue, file_name, templates, parsed: Arc::default() };
    let loaded = Engines::load(catalogue, templates, progress);
    add_new(&mut errors, loaded.diagnostics);
    let engines = loaded.value;
    let outputs = &catalogue.outputs;
    let firsts: Vec<_> = outputs.iter().enumerate().unique_by(|(_, output)| output.api).collect();
    let by_api = on_every_core(&firsts, |_, (index, output)| {
        let progress = progress.output(*index, &output.path);
        let prepared = Prepared::new(&run, &engines, output.api, &progress);
        progress.done();
        (output.api, prepared)
    });
    let by_api = by_api.into_iter().collect();
    let rendered = on_every_core(outputs, |index, output| {
        let progress = progress.output(index, &output.path);
        let rendered = one(output, &run, &by_api, &progress);
        progress.done();
        rendered
    });
    let rendered = rendered.into_iter().map(|rendered| value_or_add(rendered, &mut errors));
    let value = rendered.collect();
    give(Diagnosed { value, diagnostics: errors });
}

/// Renders one output.
fn one(
    output: &Output,
    run: &Run<'_>,
    by_api: &HashMap<usize, Result<Prepared<'_>, Vec<Diagnostic>>>,
    progress: &Progress,
) -> Result<Rendered, Vec<Diagnostic>> {
    let unknown = parameters::unknown(output, run.catalogue, run.templates);
    if !unknown.is_empty() {
        // Report only these: a parameter that seems to be missing may be the misspelt one.
        return Err(unknown);
    }
    match by_api.get(&output.api) {
        Some(Ok(prepared)) => output::render(output, prepared, run, progress),
        Some(Err(errors)) => Err(errors.clone()),
        None => Err(Vec::new()),
    }
}

/// The errors in the templates of a catalogue that cannot be rendered because it has errors itself.
pub fn template_errors(
    catalogue: &Catalogue,
    templates: &Templates,
    progress: &Progress,
) -> Vec<Diagnostic> {
    let mut errors = Engines::load(catalogue, templates, progress).diagnostics;
    for output in &catalogue.outputs {
        add_new(&mut errors, parameters::unknown(output, catalogue, templates));
    }
    errors
}
