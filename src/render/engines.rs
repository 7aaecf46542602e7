//! Template engines: one for the built-in templates, and one for each template that a project changes.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use tera::{Context, Error, Kwargs, State, Tera, TeraResult, Value};

use super::limited::{self, Progress};
use super::templates::{self, ABOUT, Templates};
use super::{banner, filters, kept, order, trouble, unescaped};
use crate::catalogue::{Catalogue, EnumKind, Output, Target};
use crate::diagnostic::Diagnostic;
use crate::prose::References;
use crate::view;

/// What a template makes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Makes {
    /// A file or a part of one, in which every text stands as a filter made it.
    File,
    /// Prose that a filter reads again: there, prose stands as it is.
    Prose,
}

/// The engines, each apart from the others, since components are known to all templates of an engine.
pub struct Engines<'c> {
    all: Vec<Engine>,
    /// Which of them renders a template, by its name and what it makes; none where it cannot be loaded.
    by_template: HashMap<(&'c str, Makes), usize>,
    progress: &'c Progress,
}

/// One engine.
struct Engine {
    tera: Tera,
    /// The api whose words its filters know.
    api: Option<usize>,
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
        let mut groups: BTreeMap<_, Group<'c, '_>> = BTreeMap::new();
        let named = catalogue.outputs.iter().flat_map(templates_of);
        for (name, makes) in named.chain([(ABOUT, Makes::Prose)]) {
            // Of one that was not found it has been said.
            if !templates::is_there(name, templates) {
                continue;
            }
            let texts = templates::reachable(name, templates);
            let is_own = texts.iter().any(|(path, _)| path.starts_with(templates::OWN));
            let group = groups.entry((makes, is_own.then_some(name))).or_default();
            group.names.push(name);
            group.texts.extend(texts);
        }
        let (mut all, mut by_template) = (Vec::new(), HashMap::new());
        for ((makes, own), Group { names, texts }) in groups {
            let name = own.unwrap_or(ABOUT);
            progress.template(trouble::path(name, templates));
            let loaded = load(name, makes, texts.into_iter().collect(), templates);
            let Some(tera) = kept(loaded, errors) else { continue };
            by_template.extend(names.into_iter().map(|name| ((name, makes), all.len())));
            all.push(Engine { tera, api: None });
        }
        Self { all, by_template, progress }
    }

    /// The words of an api.
    pub fn words(
        &self,
        catalogue: &Catalogue,
        api: usize,
        file_name: &str,
        templates: &Templates,
    ) -> Result<Words, Vec<Diagnostic>> {
        let outputs = catalogue.outputs.iter().filter(|output| output.api == api);
        let names = outputs.flat_map(templates_of).map(|(name, _)| name).chain([ABOUT]);
        let texts: Vec<_> = names.flat_map(|name| templates::reachable(name, templates)).collect();
        let ask_for = |word: &str| texts.iter().any(|(_, text)| text.contains(word));
        let mut view = view::view(catalogue, api);
        // Each of these is as large as all the rest, and few templates ask for them.
        if !ask_for("by_state") {
            view.by_state.clear();
        }
        let seen = Value::try_from_serializable(&view)
            .map_err(|error| trouble::diagnose(&error, ABOUT, templates))?;
        let mut context = Context::new();
        for (key, value) in seen.as_map().into_iter().flatten() {
            context.insert_value(key.as_str().unwrap_or_default().to_owned(), value.clone());
        }
        if ask_for("data") {
            context.insert_value("data", view::data(&seen));
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
        for key in EnumKind::ALL.map(EnumKind::key) {
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

    /// Makes the filters and functions that an output needs speak the words of its api: what a code
    /// span means, and how an entry is called, depends on it.
    pub fn speak(&mut self, output: &'c Output, words: &Words) {
        for template in templates_of(output) {
            let engine = self.by_template.get(&template);
            let engine = engine.and_then(|index| self.all.get_mut(*index));
            let Some(Engine { tera, api }) = engine else { continue };
            if api.replace(output.api) != Some(output.api) {
                register(tera, &words.references, &words.abouts);
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
        let engine = self.by_template.get(&(name, makes));
        let Some(Engine { tera, .. }) = engine.and_then(|index| self.all.get(*index)) else {
            return Err(Vec::new());
        };
        self.progress.template(trouble::path(name, templates));
        limited::text(tera, name, context).map_err(|error| {
            match unescaped::diagnose(&error, name, context, templates, tera) {
                Some(diagnostic) => vec![diagnostic],
                None => trouble::diagnose(&error, name, templates),
            }
        })
    }
}

/// The templates that an output is made with, and what each of them makes.
fn templates_of(output: &Output) -> impl Iterator<Item = (&str, Makes)> {
    let makes = match output.target {
        Target::ProtoComments(..) => Makes::Prose,
        Target::Whole(_) | Target::Regions(_) => Makes::File,
    };
    output.target.templates().map(move |template| (template.name.as_str(), makes))
}

/// Templates that one engine renders: one that is a project's own or reaches such a one, or all that
/// are built in as all of them is. Each component of those has a name of its own.
#[derive(Default)]
struct Group<'c, 't> {
    /// What outputs call those that they name.
    names: Vec<&'c str>,
    /// The text of each, by its path.
    texts: BTreeMap<&'t str, &'t str>,
}

fn load(
    name: &str,
    makes: Makes,
    texts: Vec<(&str, &str)>,
    templates: &Templates,
) -> Result<Tera, Vec<Diagnostic>> {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_built_in_templates_can_share_an_engine() {
        let path = |name: &str| Arc::from(format!("{}{name}", templates::BUILT_IN));
        let all: Templates = templates::built_in()
            .into_iter()
            .map(|(name, text)| (path(name), Arc::from(text)))
            .collect();
        let texts = all.iter().map(|(path, text)| (path.as_ref(), text.as_ref())).collect();
        let loaded = load(ABOUT, Makes::File, texts, &all).map(drop);
        assert!(loaded.is_ok(), "{loaded:?}");
    }
}
