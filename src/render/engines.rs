//! Template engines: one for the built-in templates, and one for each template that a project changes.

use std::collections::{BTreeMap, HashMap, HashSet};

use tera::{Context, Tera};

use super::filters;
use super::limited::{self, Progress};
use super::repeats::kept;
use super::templates::{self, ABOUT, Templates};
use super::{order, trouble, unescaped};
use crate::catalogue::{Catalogue, Output, Target};
use crate::diagnostic::Diagnostic;

/// What a template makes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Makes {
    /// A file or a part of one, in which every text comes out of a filter.
    File,
    /// Markdown that a filter reads again, so prose stands in it as it is.
    Prose,
}

/// A template, by its name and by what it makes.
pub type Use<'c> = (&'c str, Makes);

/// Engines with parsed templates. All templates of an engine see its components, so templates whose components
/// may clash have different engines. Rendering does not change an engine.
pub struct Engines<'c> {
    all: Vec<Tera>,
    /// The index of the engine for each template; none if it cannot be loaded.
    by_use: HashMap<Use<'c>, usize>,
}

impl<'c> Engines<'c> {
    /// Loads every template that an output names. Errors of those that cannot be loaded go to `errors`.
    pub fn load(
        catalogue: &'c Catalogue,
        templates: &Templates,
        progress: &Progress,
        errors: &mut Vec<Diagnostic>,
    ) -> Self {
        let mut groups: BTreeMap<_, Group<'c, '_>> = BTreeMap::new();
        let named = catalogue.outputs.iter().flat_map(uses);
        for (name, makes) in named.chain([(ABOUT, Makes::Prose)]) {
            // `gather` has reported one that was not found.
            if templates::find(name, templates).is_none() {
                continue;
            }
            let texts = templates::reachable(name, templates);
            let is_own = texts.iter().any(|(path, text)| templates::is_changed(path, text));
            let group = groups.entry((makes, is_own.then_some(name))).or_default();
            group.names.push(name);
            group.texts.extend(texts);
        }
        let (mut all, mut by_use) = (Vec::new(), HashMap::new());
        for ((makes, own), Group { names, texts }) in groups {
            let name = own.unwrap_or(ABOUT);
            progress.template(templates::path(name, templates));
            let loaded = load(name, makes, texts.into_iter().collect(), templates);
            let Some(tera) = kept(loaded, errors) else { continue };
            by_use.extend(names.into_iter().map(|name| ((name, makes), all.len())));
            all.push(tera);
        }
        progress.done();
        Self { all, by_use }
    }

    /// The variables that these templates, and those that they include or extend, ask for.
    pub fn variables(&self, uses: impl Iterator<Item = Use<'c>>) -> HashSet<String> {
        let mut variables = HashSet::new();
        for one in uses {
            let Some(tera) = self.engine(one) else { continue };
            let of_template = tera.get_template_variables(one.0).unwrap_or_default();
            variables.extend(of_template.into_iter().map(str::to_owned));
            // Some arguments of components come from their callers.
            let components = tera.get_component_names();
            for component in components.filter_map(|name| tera.get_component_definition(name)) {
                let implicit = component.args().iter().filter(|argument| argument.is_implicit());
                variables.extend(implicit.map(|argument| argument.name().to_owned()));
            }
        }
        variables
    }

    /// What a template makes of a context.
    ///
    /// # Errors
    ///
    /// All errors, at their places in the template; none if it was not loaded, which has been reported.
    pub fn render(
        &self,
        one: Use<'_>,
        context: &Context,
        templates: &Templates,
    ) -> Result<String, Vec<Diagnostic>> {
        let (name, _) = one;
        let Some(tera) = self.engine(one) else { return Err(Vec::new()) };
        limited::text(tera, name, context).map_err(|error| {
            match unescaped::diagnose(&error, name, context, templates, tera) {
                Some(diagnostic) => vec![diagnostic],
                None => trouble::diagnose(&error, name, templates),
            }
        })
    }

    fn engine(&self, one: Use<'_>) -> Option<&Tera> {
        self.all.get(*self.by_use.get(&one)?)
    }
}

/// The templates that an output is made with.
pub fn uses(output: &Output) -> impl Iterator<Item = Use<'_>> {
    let makes = match output.target {
        Target::ProtoComments(..) => Makes::Prose,
        Target::Whole(_) | Target::Regions(_) => Makes::File,
    };
    output.target.templates().map(move |template| (template.name.as_str(), makes))
}

/// Templates that share an engine: all with built-in texts, whose components have different names; or one
/// that is a project's own, with what it includes.
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
    // Escape in every template: every name ends with the empty suffix.
    let escaped = match makes {
        Makes::File => vec![""],
        Makes::Prose => Vec::new(),
    };
    tera.autoescape_on(escaped);
    tera.set_escape_fn(unescaped::words_only);
    // Tera looks for unknown filters when it parses a template.
    filters::register(&mut tera);
    order::register(&mut tera);
    tera.set_fallback_prefixes([templates::OWN, templates::BUILT_IN])
        .and_then(|()| tera.add_raw_templates(texts))
        .map_err(|error| trouble::diagnose(&error, name, templates))?;
    Ok(tera)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::Arc;

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
