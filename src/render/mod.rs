//! From a catalogue and templates to the text of every output.

mod banner;
mod classes;
mod engines;
mod filters;
mod guide;
mod limited;
mod order;
mod parameters;
mod templates;
mod trouble;
mod unescaped;

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use tera::{Context, Value};

use crate::catalogue::{Catalogue, Parameter, ProtoEnum, Target, Template};
use crate::diagnostic::{Diagnosed, Diagnostic, Place, codes};
use crate::prose::COMMENT_WIDTH;
pub use banner::{TOP, has_banner, marker};
use engines::{Engines, Makes};
pub use filters::filters;
pub use limited::{Position, Progress};
pub use templates::{BUILT_IN, Templates, built_in, gather, summary};

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
    let mut engines = Engines::load(catalogue, templates, progress, &mut errors);
    let mut words = HashMap::new();
    let rendered = catalogue.outputs.iter().map(|output| {
        progress.output(&output.path);
        let unknown = parameters::unknown(output, catalogue, templates);
        if !unknown.is_empty() {
            // What it lacks may be what is misspelt.
            errors.extend(unknown);
            return None;
        }
        let of_api = words.entry(output.api).or_insert_with(|| {
            kept(engines.words(catalogue, output.api, file_name, templates), &mut errors)
        });
        let words = of_api.as_mut()?;
        engines.speak(output, words);
        let context = &mut words.context;
        let (file, path) = (&catalogue.file, output.path.as_str());
        let mut scene = Scene { engines: &engines, templates, context, catalogue: file, path };
        kept(scene.target(&output.target, &marker(file_name)), &mut errors)
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
    let unknown = |output| parameters::unknown(output, catalogue, templates);
    errors.extend(catalogue.outputs.iter().flat_map(unknown));
    errors
}

/// A result without its errors, which go to the others.
fn kept<T>(result: Result<T, Vec<Diagnostic>>, errors: &mut Vec<Diagnostic>) -> Option<T> {
    result.map_err(|some| note(errors, some)).ok()
}

/// Adds errors to others. Two outputs that use the same template have the same to say of it.
fn note(errors: &mut Vec<Diagnostic>, more: Vec<Diagnostic>) {
    for error in more {
        let same =
            |known: &Diagnostic| known.place == error.place && known.message == error.message;
        if !errors.iter().any(same) {
            errors.push(error);
        }
    }
}

/// The columns that the lines of comments end before.
fn width(template: &Template) -> usize {
    let width = template.with.iter().find_map(|(name, value)| match value {
        Parameter::Number(number) if name == "width" => usize::try_from(*number).ok(),
        _ => None,
    });
    width.unwrap_or(COMMENT_WIDTH)
}

/// All that the rendering of one output needs.
struct Scene<'a> {
    engines: &'a Engines<'a>,
    templates: &'a Templates,
    context: &'a mut Context,
    /// The file of the catalogue.
    catalogue: &'a Arc<str>,
    path: &'a str,
}

impl Scene<'_> {
    fn target(&mut self, target: &Target, marker: &str) -> Result<Rendered, Vec<Diagnostic>> {
        match target {
            Target::Whole(template) => {
                let mut text = self.text(template, Makes::File)?;
                if !has_banner(text.as_bytes(), marker) {
                    return Err(vec![self.without_banner(template)]);
                }
                text.truncate(text.trim_end_matches('\n').len());
                text.push('\n');
                // Rendering may have asked for twice the room.
                text.shrink_to_fit();
                Ok(Rendered::Whole(text))
            }
            Target::Regions(regions) => {
                let (mut texts, mut errors) = (Vec::new(), Vec::new());
                for (name, template) in regions {
                    match self.text(template, Makes::File) {
                        Ok(text) => texts.push((name.clone(), text)),
                        Err(some) => errors.extend(some),
                    }
                }
                let is_whole = texts.len() == regions.len();
                if is_whole { Ok(Rendered::Regions(texts)) } else { Err(errors) }
            }
            Target::ProtoComments(template, enums) => {
                let comments: Result<_, _> =
                    enums.iter().map(|of| self.comments(template, of)).collect();
                Ok(Rendered::Comments(Comments { width: width(template), enums: comments? }))
            }
        }
    }

    fn text(&mut self, template: &Template, makes: Makes) -> Result<String, Vec<Diagnostic>> {
        self.context.insert("path", self.path);
        self.context.insert("with", &template.with.iter().cloned().collect::<Parameters>());
        self.engines.render(&template.name, makes, self.context, self.templates).map_err(
            |mut errors| {
                for error in &mut errors {
                    self.blame_output(template, error);
                    error.notes.push(self.rendering());
                }
                errors
            },
        )
    }

    /// What a built-in template refuses is what the output asks of it.
    fn blame_output(&self, template: &Template, error: &mut Diagnostic) {
        let Some(at) = error.place.start().filter(|_| error.place.file().starts_with(BUILT_IN))
        else {
            return;
        };
        let file = Arc::clone(error.place.file());
        let before = self.templates.get(&file).and_then(|text| text.get(..at));
        let line = 1 + before.unwrap_or_default().matches('\n').count();
        error.place = Place::span(self.catalogue, &template.span);
        // How the template came to it is of no use there.
        error.notes = vec![format!("said by {file}:{line}")];
    }

    fn rendering(&self) -> String {
        format!("while rendering {}", self.path)
    }

    /// A template of comments sees `enum`, and `entry` unless the comment is that of the enum.
    fn comments(
        &mut self,
        template: &Template,
        of: &ProtoEnum,
    ) -> Result<EnumComments, Vec<Diagnostic>> {
        let view = self.context.get(of.kind.key()).cloned().unwrap_or_else(Value::none);
        let entries = view.get_from_path("entries").and_then(Value::as_array).unwrap_or_default();
        self.context.insert_value("enum", view.clone());
        self.context.insert_value("entry", Value::none());
        let comment = self.text(template, Makes::Prose)?;
        let mut texts = Vec::new();
        for entry in entries {
            self.context.insert_value("entry", entry.clone());
            texts.push(self.text(template, Makes::Prose)?);
        }
        // The context goes on to other outputs.
        self.context.remove("enum");
        self.context.remove("entry");
        Ok(EnumComments { of: of.clone(), comment, entries: texts })
    }

    fn without_banner(&self, template: &Template) -> Diagnostic {
        let place = Place::File(trouble::path(&template.name, self.templates));
        let message = "this gives a file no banner";
        let help =
            "write the lines of `banner` at the top of the template, each as a comment of its own";
        let mut missing = Diagnostic::new(codes::MISSING_BANNER, place, message).with_help(help);
        missing.notes.push(self.rendering());
        missing
    }
}
