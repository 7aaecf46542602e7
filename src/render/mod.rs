//! From a catalogue and templates to the text of every output.

mod banner;
mod filters;
mod literal;
mod parameters;
mod templates;
mod trouble;

use std::collections::hash_map::Entry;
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use tera::{Context, Tera, Value};

use crate::catalogue::{Catalogue, EnumKind, Parameter, ProtoEnum, Target, Template};
use crate::diagnostic::{Diagnostic, Place, codes};
use crate::view;
pub use banner::{TOP, has_banner, marker};
pub use templates::{BUILT_IN, Templates, gather};

/// What was rendered for an output, before it meets the file on disk.
#[derive(Debug)]
pub enum Rendered {
    /// The whole file; ends with one newline.
    Whole(String),
    /// The text of each region, by its name.
    Regions(Vec<(String, String)>),
    /// The comments of enums of a `.proto` file.
    Comments(Comments),
}

/// The comments of a `.proto` file.
#[derive(Debug)]
pub struct Comments {
    /// The columns that lines end before.
    pub width: usize,
    /// The enums that get comments.
    pub enums: Vec<EnumComments>,
}

/// The comments of an enum of a `.proto` file, in Markdown; empty where there is nothing to say.
#[derive(Debug)]
pub struct EnumComments {
    /// The enum of the file, and which of the catalogue's it is.
    pub of: ProtoEnum,
    /// The comment of the enum itself.
    pub comment: String,
    /// The comment of every entry, in the order of the catalogue.
    pub entries: Vec<String>,
}

/// The parameters of an output, by name.
type Parameters = BTreeMap<String, Parameter>;

/// Renders every output of a catalogue, in its order. `file_name` is that of the catalogue, for the
/// banner.
///
/// # Errors
///
/// Templates that do not parse, or everything that goes wrong while the outputs are rendered.
pub fn render(
    catalogue: &Catalogue,
    file_name: &str,
    templates: &Templates,
) -> Result<Vec<Rendered>, Vec<Diagnostic>> {
    let mut engines = engines(catalogue, templates)?;
    let mut words = HashMap::new();
    let mut registered = None;
    let mut rendered = Vec::new();
    let mut errors = Vec::new();
    for output in &catalogue.outputs {
        let (context, references) = match words.entry(output.api) {
            Entry::Occupied(words) => words.into_mut(),
            Entry::Vacant(words) => {
                let references = Arc::new(view::references(catalogue, output.api));
                words.insert((context(catalogue, output.api, file_name, templates)?, references))
            }
        };
        // Filters link code spans, and what a code span means depends on the api.
        if registered.replace(output.api) != Some(output.api) {
            for engine in engines.values_mut() {
                filters::register(engine, references);
            }
        }
        let mut scene = Scene { engines: &engines, templates, context, path: &output.path };
        match scene.target(&output.target, &marker(file_name)) {
            Ok(text) => rendered.push(text),
            Err(some) => errors.extend(some),
        }
    }
    if errors.is_empty() { Ok(rendered) } else { Err(errors) }
}

/// An engine for each template that an output names, by the template's name. Each has what that
/// template reaches and nothing else, since components are known to all templates of an engine.
fn engines<'c>(
    catalogue: &'c Catalogue,
    templates: &Templates,
) -> Result<HashMap<&'c str, Tera>, Vec<Diagnostic>> {
    let mut engines = HashMap::new();
    let mut errors = Vec::new();
    for template in catalogue.outputs.iter().flat_map(|output| output.target.templates()) {
        let Entry::Vacant(engine) = engines.entry(template.name.as_str()) else { continue };
        match load(&template.name, templates) {
            Ok(tera) => drop(engine.insert(tera)),
            // Two that include the same broken one have the same to say.
            Err(some) => errors.extend(some),
        }
    }
    errors.dedup();
    if errors.is_empty() { Ok(engines) } else { Err(errors) }
}

fn load(name: &str, templates: &Templates) -> Result<Tera, Vec<Diagnostic>> {
    let mut tera = Tera::new();
    tera.autoescape_on(Vec::<&str>::new());
    // Filters are known before templates are added, so that an unknown one is found at once.
    filters::register(&mut tera, &Arc::default());
    tera.set_fallback_prefixes([templates::OWN, templates::BUILT_IN])
        .and_then(|()| tera.add_raw_templates(templates::reachable(name, templates)))
        .map_err(|error| trouble::diagnose(&error, templates))?;
    Ok(tera)
}

/// What a template sees of an api: the view, and the lines of the banner.
fn context(
    catalogue: &Catalogue,
    api: usize,
    file_name: &str,
    templates: &Templates,
) -> Result<Context, Vec<Diagnostic>> {
    let mut context = Context::from_serialize(&view::view(catalogue, api))
        .map_err(|error| trouble::diagnose(&error, templates))?;
    context.insert("banner", &banner::lines(file_name));
    Ok(context)
}

/// The columns that the lines of comments end before.
fn width(template: &Template) -> usize {
    let width = template.with.iter().find_map(|(name, value)| match value {
        Parameter::Number(number) if name == "width" => usize::try_from(*number).ok(),
        _ => None,
    });
    width.unwrap_or(80)
}

/// All that the rendering of one output needs.
struct Scene<'a> {
    engines: &'a HashMap<&'a str, Tera>,
    templates: &'a Templates,
    context: &'a mut Context,
    path: &'a str,
}

impl Scene<'_> {
    fn target(&mut self, target: &Target, marker: &str) -> Result<Rendered, Vec<Diagnostic>> {
        match target {
            Target::Whole(template) => {
                let text = self.text(template)?;
                if !has_banner(text.as_bytes(), marker) {
                    return Err(vec![self.without_banner(template)]);
                }
                Ok(Rendered::Whole(format!("{}\n", text.trim_end_matches('\n'))))
            }
            Target::Regions(regions) => {
                let mut texts = Vec::new();
                for (name, template) in regions {
                    texts.push((name.clone(), self.text(template)?));
                }
                Ok(Rendered::Regions(texts))
            }
            Target::ProtoComments(template, enums) => {
                let comments: Result<_, _> =
                    enums.iter().map(|of| self.comments(template, of)).collect();
                Ok(Rendered::Comments(Comments { width: width(template), enums: comments? }))
            }
        }
    }

    fn text(&mut self, template: &Template) -> Result<String, Vec<Diagnostic>> {
        self.context.insert("with", &template.with.iter().cloned().collect::<Parameters>());
        let Some(engine) = self.engines.get(template.name.as_str()) else {
            let place = Place::File(trouble::path(&template.name, self.templates));
            return Err(vec![Diagnostic::new(
                codes::TEMPLATE,
                place,
                "the template was not loaded",
            )]);
        };
        engine.render(&template.name, self.context).map_err(|error| {
            let mut errors = trouble::diagnose(&error, self.templates);
            for error in &mut errors {
                error.notes.push(format!("while rendering {}", self.path));
            }
            errors
        })
    }

    /// A template of comments sees `enum`, and `entry` unless the comment is that of the enum.
    fn comments(
        &mut self,
        template: &Template,
        of: &ProtoEnum,
    ) -> Result<EnumComments, Vec<Diagnostic>> {
        let key = match of.kind {
            EnumKind::States => "states",
            EnumKind::Sources => "sources",
            EnumKind::Reasons => "reasons",
        };
        let view = self.context.get(key).cloned().unwrap_or_else(Value::none);
        let entries = view.get_from_path("entries").and_then(Value::as_array).unwrap_or_default();
        self.context.insert_value("enum", view.clone());
        self.context.insert_value("entry", Value::none());
        let comment = self.text(template)?;
        let mut texts = Vec::new();
        for entry in entries {
            self.context.insert_value("entry", entry.clone());
            texts.push(self.text(template)?);
        }
        // The context goes on to other outputs.
        self.context.remove("enum");
        self.context.remove("entry");
        Ok(EnumComments { of: of.clone(), comment, entries: texts })
    }

    fn without_banner(&self, template: &Template) -> Diagnostic {
        let place = Place::File(trouble::path(&template.name, self.templates));
        let message = format!("`{}` has no banner", self.path);
        Diagnostic::new(codes::MISSING_BANNER, place, message).with_help(
            "write the lines of `banner` at the top of the template, each as a comment of its own",
        )
    }
}
