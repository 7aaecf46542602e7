//! Prepares what all outputs of one api share. Rendering does not change it.

use std::collections::HashMap;
use std::sync::Arc;

use tera::value::Key;
use tera::{Context, Map, Value};

use super::engines::{Engines, Makes, Use, uses};
use super::filters::name_of;
use super::limited::Progress;
use super::spoken::{Abouts, Words, in_words};
use super::templates::{self, ABOUT, Templates};
use super::{banner, notation, trouble};
use crate::catalogue::{Catalogue, EnumKind};
use crate::diagnostic::Diagnostic;
use crate::prose::Parsed;
use crate::view;

/// What all outputs of a run share.
pub struct Run<'c> {
    pub catalogue: &'c Catalogue,
    /// The file name of the catalogue, for the banner.
    pub file_name: &'c str,
    pub templates: &'c Templates,
    /// A cache of parsed prose.
    pub parsed: Arc<Parsed>,
}

/// What all outputs of one api share.
pub struct Prepared<'c> {
    run: &'c Run<'c>,
    engines: &'c Engines<'c>,
    words: Words,
    /// The variables of every template: the view, the lines of the banner, and the languages.
    context: Context,
}

impl<'c> Prepared<'c> {
    /// Prepares the variables and words of an api.
    pub fn new(
        run: &'c Run<'c>,
        engines: &'c Engines<'c>,
        api: usize,
        progress: &Progress,
    ) -> Result<Self, Vec<Diagnostic>> {
        let outputs = run.catalogue.outputs.iter().filter(|output| output.api == api);
        let used: Vec<Use<'c>> = outputs.flat_map(uses).collect();
        let context = context(run, engines, api, used.into_iter().chain([(ABOUT, Makes::Prose)]))?;
        let words = Words {
            references: view::references(run.catalogue, api),
            parsed: Arc::clone(&run.parsed),
            abouts: Arc::default(),
        };
        let mut prepared = Self { run, engines, words, context };
        prepared.words.abouts = Arc::new(prepared.abouts(progress)?);
        Ok(prepared)
    }

    /// The variables of every template, before an output adds its own.
    pub fn context(&self) -> Context {
        self.context.clone()
    }

    /// Renders a template with a context.
    pub fn render(
        &self,
        template: Use<'_>,
        context: &Context,
        progress: &Progress,
    ) -> Result<String, Vec<Diagnostic>> {
        progress.template(templates::path(template.0, self.run.templates));
        in_words(&self.words, || self.engines.render(template, context, self.run.templates))
    }

    /// Renders the template [`ABOUT`] for each entry, once for all templates.
    fn abouts(&self, progress: &Progress) -> Result<Abouts, Vec<Diagnostic>> {
        let mut context = self.context();
        let mut abouts = HashMap::new();
        for kind in EnumKind::ALL {
            for entry in entries(self.context.get(kind.key())) {
                context.insert_value("entry", entry.clone());
                let about = self.render((ABOUT, Makes::Prose), &context, progress)?;
                abouts.insert(name_of(entry).to_owned(), about);
            }
        }
        Ok(abouts)
    }
}

/// The entries of an enum in the view.
pub fn entries(enumeration: Option<&Value>) -> &[Value] {
    let entries = enumeration.and_then(|view| view.get_from_path("entries"));
    entries.and_then(Value::as_array).unwrap_or_default()
}

/// The view, the banner and the languages. Large tables are left out if no template uses them.
fn context<'c>(
    run: &Run<'c>,
    engines: &Engines<'c>,
    api: usize,
    used: impl Iterator<Item = Use<'c>>,
) -> Result<Context, Vec<Diagnostic>> {
    let variables = engines.variables(used);
    let view = view::with_tables(run.catalogue, api, |table| variables.contains(table));
    let seen = Value::try_from_serializable(&view)
        .map_err(|error| trouble::diagnose(&error, ABOUT, run.templates))?;
    let mut context = Context::new();
    for (key, value) in seen.as_map().into_iter().flatten() {
        context.insert_value(key.as_str().unwrap_or_default().to_owned(), value.clone());
    }
    if variables.contains("data") {
        context.insert_value("data", view::data(&seen));
    }
    if let Some(words) = seen.get_from_path("words").and_then(Value::as_map) {
        let safe = |(key, word): (&Key<'static>, &Value)| {
            (key.clone(), Value::safe_string(&word.to_string()))
        };
        context.insert_value("words", Value::from(words.iter().map(safe).collect::<Map>()));
    }
    let banner = banner::lines(run.file_name).map(|line| Value::safe_string(&line));
    context.insert_value("banner", Value::from(banner.to_vec()));
    if variables.contains("languages") {
        context.insert("languages", &notation::of(run.catalogue, api));
    }
    Ok(context)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Outputs can be rendered side by side.
    #[test]
    fn threads_can_share_what_outputs_are_rendered_with() {
        fn shared<T: Send + Sync>() {}
        shared::<Prepared<'_>>();
    }
}
