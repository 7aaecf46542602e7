//! Template engines: one for the built-in templates of each language, and one for each template that a
//! project changes.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use tera::{Context, Tera};

use super::filters;
use super::limited::{self, Progress};
use super::repeats::value_or_add;
use super::templates::{self, ABOUT, Templates};
use super::{order, trouble, unescaped};
use crate::catalogue::{Catalogue, Output, Target};
use crate::diagnostic::{Diagnosed, Diagnostic};
use crate::parallel::on_every_core;

/// The kind of text that a template makes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Makes {
    /// A file or a part of one. Every text in it must come out of a filter, which escapes it.
    File,
    /// Markdown that a filter parses later, so prose is inserted unchanged.
    Prose,
}

/// A template by its name, and the kind of text that it makes.
pub type Use<'c> = (&'c str, Makes);

/// Engines with parsed templates. All templates in an engine share its components, so templates
/// whose components may have the same names are in different engines. Rendering does not change an
/// engine.
pub struct Engines<'c> {
    all: Vec<Tera>,
    /// The index of the engine for each template that could be loaded.
    by_use: HashMap<Use<'c>, usize>,
}

impl<'c> Engines<'c> {
    /// Loads every template that an output names. The diagnostics are the errors of templates that
    /// cannot be loaded.
    pub fn load(
        catalogue: &'c Catalogue,
        templates: &Templates,
        progress: &Progress,
    ) -> Diagnosed<Self> {
        let mut groups: BTreeMap<(Makes, Family<'_>), Group<'c, '_>> = BTreeMap::new();
        let named = catalogue.outputs.iter().flat_map(uses);
        for (name, makes) in named.chain([(ABOUT, Makes::Prose)]) {
            // `gather` has already reported templates that do not exist.
            if templates::find(name, templates).is_none() {
                continue;
            }
            let texts = templates::reachable(name, templates);
            let is_own = texts.iter().any(|(path, text)| templates::is_changed(path, text));
            let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
            let family = if is_own { Family::Own(name) } else { Family::BuiltIn(ending) };
            let group = groups.entry((makes, family)).or_default();
            group.names.insert(name);
            group.texts.extend(texts);
        }
        let groups: Vec<_> = groups.into_iter().map(|((makes, _), group)| (makes, group)).collect();
        let loaded = on_every_core(&groups, |index, (makes, group)| {
            let progress = progress.output(index, "");
            let loaded = group.load(*makes, templates, &progress);
            progress.done();
            loaded
        });
        let (mut all, mut by_use, mut errors) = (Vec::new(), HashMap::new(), Vec::new());
        for ((makes, group), loaded) in groups.iter().zip(loaded) {
            let Some(tera) = value_or_add(loaded, &mut errors) else { continue };
            by_use.extend(group.names.iter().map(|name| ((*name, *makes), all.len())));
            all.push(tera);
        }
        Diagnosed { value: Self { all, by_use }, diagnostics: errors }
    }

    /// The variables that these templates use, and those that they include or extend.
    pub fn variables(&self, uses: impl Iterator<Item = Use<'c>>) -> HashSet<String> {
        let mut variables = HashSet::new();
        for (name, makes) in uses {
            let Some(tera) = self.engine((name, makes)) else { continue };
            let own = tera.get_template_variables(name).unwrap_or_default();
            variables.extend(own.into_iter().map(str::to_owned));
            // Implicit arguments of a component are variables of its caller.
            let components = tera.get_component_names();
            for component in components.filter_map(|name| tera.get_component_definition(name)) {
                let implicit = component.args().iter().filter(|argument| argument.is_implicit());
                variables.extend(implicit.map(|argument| argument.name().to_owned()));
            }
        }
        variables
    }

    /// Renders a template with a context.
    /// Fails with the errors, at their places in the template. The list is empty if the template was not
    /// loaded, because that has been reported already.
    pub fn render(
        &self,
        template: Use<'_>,
        context: &Context,
        templates: &Templates,
    ) -> Result<String, Vec<Diagnostic>> {
        let (name, _) = template;
        let Some(tera) = self.engine(template) else { return Err(Vec::new()) };
        limited::text(tera, name, context).map_err(|error| {
            match unescaped::diagnose(&error, name, context, templates, tera) {
                Some(diagnostic) => vec![diagnostic],
                None => trouble::diagnose(&error, name, templates),
            }
        })
    }

    fn engine(&self, template: Use<'_>) -> Option<&Tera> {
        self.all.get(*self.by_use.get(&template)?)
    }
}

/// The templates of an output.
pub fn uses(output: &Output) -> impl Iterator<Item = Use<'_>> {
    let makes = match output.target {
        Target::ProtoComments(..) => Makes::Prose,
        Target::Whole(_) | Target::Regions(_) => Makes::File,
    };
    output.target.templates().map(move |template| (template.name.as_str(), makes))
}

/// Which templates share an engine.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Family<'c> {
    /// Built-in templates with this file ending. They share components. A family for each ending
    /// lets several cores load them.
    BuiltIn(&'c str),
    /// A template that the project has changed. Its components may have the names of others.
    Own(&'c str),
}

/// The templates of one engine, with all templates that they include.
#[derive(Default)]
struct Group<'c, 't> {
    /// The names that outputs use.
    names: BTreeSet<&'c str>,
    /// The texts of all templates, by path.
    texts: BTreeMap<&'t str, &'t str>,
}

impl Group<'_, '_> {
    fn load(
        &self,
        makes: Makes,
        templates: &Templates,
        progress: &Progress,
    ) -> Result<Tera, Vec<Diagnostic>> {
        let name = self.names.first().copied().unwrap_or(ABOUT);
        progress.template(templates::path(name, templates));
        let texts = self.texts.iter().map(|(path, text)| (*path, *text)).collect();
        load(name, makes, texts, templates)
    }
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
    // Tera escapes in templates whose names have one of these suffixes. Every name has the empty
    // one.
    let escaped = match makes {
        Makes::File => vec![""],
        Makes::Prose => Vec::new(),
    };
    tera.autoescape_on(escaped);
    tera.set_escape_fn(unescaped::words_only);
    // Register filters first: Tera reports unknown ones when it parses a template.
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
            .iter()
            .map(|(name, text)| (path(name), Arc::from(*text)))
            .collect();
        let texts = all.iter().map(|(path, text)| (path.as_ref(), text.as_ref())).collect();
        let loaded = load(ABOUT, Makes::File, texts, &all).map(drop);
        assert!(loaded.is_ok(), "{loaded:?}");
    }
}
