//! Template engines: one for each template that is rendered, with what that template reaches.

use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::sync::Arc;

use tera::{Context, Error, Kwargs, State, Tera, TeraResult, Value};

use super::limited::{self, Progress};
use super::templates::{self, ABOUT, Templates};
use super::{banner, filters, kept, order, trouble, unescaped};
use crate::catalogue::{Catalogue, Target};
use crate::diagnostic::Diagnostic;
use crate::prose::References;
use crate::view;

/// What a template makes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Makes {
    /// A file or a part of one, in which every text stands as a filter made it.
    File,
    /// Prose that a filter reads again: there, prose stands as it is.
    Prose,
}

/// The engines, by the name of the template and what it makes; none where that cannot be loaded.
/// Each is apart from the others, since components are known to all templates of an engine.
pub struct Engines<'c> {
    by_name: HashMap<(&'c str, Makes), Option<Tera>>,
    /// The api whose words filters know.
    api: Option<usize>,
    progress: &'c Progress,
}

/// What templates see of an api, and what names mean in it.
pub struct Words {
    /// The view, and the lines of the banner.
    pub context: Context,
    references: Arc<References>,
    abouts: Arc<Abouts>,
}

/// What there is to know about each entry, by its name: Markdown.
type Abouts = HashMap<String, String>;

impl<'c> Engines<'c> {
    /// Loads every template that an output names. What those that cannot be loaded have to say goes
    /// to `errors`.
    pub fn load(
        catalogue: &'c Catalogue,
        templates: &Templates,
        progress: &'c Progress,
        errors: &mut Vec<Diagnostic>,
    ) -> Self {
        let mut by_name = HashMap::new();
        let named = catalogue.outputs.iter().flat_map(|output| {
            let makes = match output.target {
                Target::ProtoComments(..) => Makes::Prose,
                Target::Whole(_) | Target::Regions(_) => Makes::File,
            };
            output.target.templates().map(move |template| (template.name.as_str(), makes))
        });
        for (name, makes) in named.chain([(ABOUT, Makes::Prose)]) {
            let Entry::Vacant(engine) = by_name.entry((name, makes)) else { continue };
            progress.template(trouble::path(name, templates));
            // Of one that was not found it has been said.
            let found = templates::is_there(name, templates);
            engine.insert(found.then(|| kept(load(name, makes, templates), errors)).flatten());
        }
        Self { by_name, api: None, progress }
    }

    /// The words of an api.
    pub fn words(
        &self,
        catalogue: &Catalogue,
        api: usize,
        file_name: &str,
        templates: &Templates,
    ) -> Result<Words, Vec<Diagnostic>> {
        let view = view::view(catalogue, api);
        let mut context = Context::from_serialize(&view)
            .map_err(|error| trouble::diagnose(&error, ABOUT, templates))?;
        // As large as all the rest, and few templates ask for it.
        if templates.values().any(|text| text.contains("data")) {
            context.insert("data", &view::data(&view));
        }
        let banner = banner::lines(file_name).map(|line| Value::safe_string(&line));
        context.insert_value("banner", Value::from(banner.to_vec()));
        let abouts = Arc::new(self.abouts(&mut context, templates)?);
        let references = Arc::new(view::references(catalogue, api));
        Ok(Words { context, references, abouts })
    }

    /// Renders what there is to know about each entry, once for all templates.
    fn abouts(
        &self,
        context: &mut Context,
        templates: &Templates,
    ) -> Result<Abouts, Vec<Diagnostic>> {
        let mut abouts = Abouts::new();
        for key in ["states", "sources", "reasons"] {
            let entries = context.get(key).and_then(|of| of.get_from_path("entries"));
            let entries = entries.and_then(Value::as_array).unwrap_or_default().to_vec();
            for entry in entries {
                let name = name(&entry).to_owned();
                context.insert_value("entry", entry);
                abouts.insert(name, self.render(ABOUT, Makes::Prose, context, templates)?);
            }
        }
        context.remove("entry");
        Ok(abouts)
    }

    /// Makes filters and functions speak the words of an api: what a code span means, and how an
    /// entry is called, depends on it.
    pub fn speak(&mut self, api: usize, words: &Words) {
        if self.api.replace(api) != Some(api) {
            for engine in self.by_name.values_mut().flatten() {
                register(engine, &words.references, &words.abouts);
            }
        }
    }

    /// What a template makes of a context.
    ///
    /// # Errors
    ///
    /// Whatever goes wrong, at its place in the template; nothing where it was not loaded, for then
    /// that has been said.
    pub fn render(
        &self,
        name: &str,
        makes: Makes,
        context: &Context,
        templates: &Templates,
    ) -> Result<String, Vec<Diagnostic>> {
        let Some(Some(engine)) = self.by_name.get(&(name, makes)) else {
            return Err(Vec::new());
        };
        self.progress.template(trouble::path(name, templates));
        limited::text(engine, name, context).map_err(|error| {
            match unescaped::diagnose(&error, name, context, templates, engine) {
                Some(diagnostic) => vec![diagnostic],
                None => trouble::diagnose(&error, name, templates),
            }
        })
    }
}

fn load(name: &str, makes: Makes, templates: &Templates) -> Result<Tera, Vec<Diagnostic>> {
    let texts = templates::reachable(name, templates);
    let unordered = order::unordered(&texts);
    if !unordered.is_empty() {
        return Err(unordered);
    }
    let mut tera = Tera::new();
    // Every name ends with nothing.
    let escaped = match makes {
        Makes::File => vec![""],
        Makes::Prose => Vec::new(),
    };
    tera.autoescape_on(escaped);
    tera.set_escape_fn(unescaped::words_only);
    // Filters are known before templates are added, so that an unknown one is found at once.
    register(&mut tera, &Arc::default(), &Arc::default());
    order::register(&mut tera);
    tera.set_fallback_prefixes([templates::OWN, templates::BUILT_IN])
        .and_then(|()| tera.add_raw_templates(texts))
        .map_err(|error| trouble::diagnose(&error, name, templates))?;
    Ok(tera)
}

fn register(tera: &mut Tera, references: &Arc<References>, abouts: &Arc<Abouts>) {
    filters::register(tera, references);
    let abouts = Arc::clone(abouts);
    tera.register_function("about", move |kwargs: Kwargs, _: &State<'_>| -> TeraResult<String> {
        let entry = kwargs.must_get::<Value>("entry")?;
        abouts.get(name(&entry)).cloned().ok_or_else(|| Error::message("`entry` is no entry"))
    });
}

/// The name of an entry.
fn name(entry: &Value) -> &str {
    entry.get_from_path("name").and_then(Value::as_str).unwrap_or_default()
}
