//! Renders one output.

use std::collections::BTreeMap;
use std::sync::Arc;

use tera::{Context, Value};

use super::banner::{self, has_banner, marker};
use super::engines::Makes;
use super::limited::Progress;
use super::prepared::{Prepared, Run, entries};
use super::rendered::{Comments, EnumComments, Rendered};
use super::templates::{self, BUILT_IN};
use crate::catalogue::{Output, Parameter, ProtoEnum, Target, Template};
use crate::diagnostic::{Diagnostic, Place, codes};

/// Renders an output. `prepared` is what all outputs of its api share.
pub fn render(
    output: &Output,
    prepared: &Prepared<'_>,
    run: &Run<'_>,
    progress: &Progress,
) -> Result<Rendered, Vec<Diagnostic>> {
    let rendering = Rendering { run, prepared, progress, path: &output.path };
    match &output.target {
        Target::Whole(template) => rendering.whole(template).map(Rendered::Whole),
        Target::Regions(regions) => rendering.regions(regions).map(Rendered::Regions),
        Target::ProtoComments(template, enums) => {
            let comments: Result<_, _> =
                enums.iter().map(|mapped| rendering.comments(template, mapped)).collect();
            Ok(Rendered::Comments(Comments { width: width(template), enums: comments? }))
        }
    }
}

/// The width of comments in columns, if the output sets it.
fn width(template: &Template) -> Option<usize> {
    template.with.iter().find_map(|(name, value)| match value {
        Parameter::Number(number) if name == "width" => usize::try_from(*number).ok(),
        _ => None,
    })
}

/// The rendering of one output.
#[derive(Clone, Copy)]
struct Rendering<'a> {
    run: &'a Run<'a>,
    prepared: &'a Prepared<'a>,
    progress: &'a Progress,
    /// The path of the output.
    path: &'a str,
}

impl Rendering<'_> {
    fn whole(self, template: &Template) -> Result<String, Vec<Diagnostic>> {
        let mut context = self.context(template);
        if let Some(header) = template.header() {
            let banner = context.get("banner").and_then(Value::as_array).unwrap_or_default();
            let banner = banner::below(header, banner);
            context.insert_value("banner", banner);
        }
        let mut text = self.text(template, Makes::File, &context)?;
        let marker = marker(self.run.file_name);
        if !has_banner(text.as_bytes(), &marker) {
            return Err(vec![self.without_banner(template)]);
        }
        if template.header().is_some() {
            text = banner::trimmed_above(&text, &marker);
        }
        text.truncate(text.trim_end_matches('\n').len());
        text.push('\n');
        // The buffer can be twice as large as the text.
        text.shrink_to_fit();
        Ok(text)
    }

    /// The text of each region. An error in one region does not hide errors in the others.
    fn regions(
        self,
        regions: &[(String, Template)],
    ) -> Result<Vec<(String, String)>, Vec<Diagnostic>> {
        let (mut texts, mut errors) = (Vec::new(), Vec::new());
        for (name, template) in regions {
            match self.text(template, Makes::File, &self.context(template)) {
                Ok(text) => texts.push((name.clone(), text)),
                Err(more) => errors.extend(more),
            }
        }
        if texts.len() == regions.len() { Ok(texts) } else { Err(errors) }
    }

    /// Renders the comments of an enum and of its entries. The template sees the enum as `enum`,
    /// and the entry as `entry`, which is null for the comment of the enum itself.
    fn comments(
        self,
        template: &Template,
        proto_enum: &ProtoEnum,
    ) -> Result<EnumComments, Vec<Diagnostic>> {
        let mut context = self.context(template);
        let view = context.get(proto_enum.kind.into()).cloned().unwrap_or_else(Value::none);
        context.insert_value("enum", view.clone());
        let mut comment = |entry: Value| {
            context.insert_value("entry", entry);
            self.text(template, Makes::Prose, &context)
        };
        Ok(EnumComments {
            proto_enum: proto_enum.clone(),
            comment: comment(Value::none())?,
            entries: entries(Some(&view)).iter().cloned().map(comment).collect::<Result<_, _>>()?,
        })
    }

    /// The variables that a template of this output sees.
    fn context(self, template: &Template) -> Context {
        let parameters: BTreeMap<&str, &Parameter> =
            template.with.iter().map(|(name, value)| (name.as_str(), value)).collect();
        let mut context = self.prepared.context();
        context.insert("path", self.path);
        context.insert("with", &parameters);
        context
    }

    fn text(
        self,
        template: &Template,
        makes: Makes,
        context: &Context,
    ) -> Result<String, Vec<Diagnostic>> {
        let rendered = self.prepared.render((&template.name, makes), context, self.progress);
        rendered.map_err(|mut errors| {
            for error in &mut errors {
                self.blame_output(template, error);
                error.notes.push(self.note());
            }
            errors
        })
    }

    /// Moves an error inside a built-in template to the output: the template is right, and refuses
    /// what the output asks of it.
    fn blame_output(self, template: &Template, error: &mut Diagnostic) {
        let Some(at) = error.place.start().filter(|_| error.place.file().starts_with(BUILT_IN))
        else {
            return;
        };
        let file = Arc::clone(error.place.file());
        let before = self.run.templates.get(&file).and_then(|text| text.get(..at));
        let line = 1 + before.unwrap_or_default().matches('\n').count();
        error.place = self.run.catalogue.files.place(&template.span);
        // Drop the trace inside the template: users cannot change that.
        error.notes = vec![format!("said by {file}:{line}")];
    }

    fn without_banner(self, template: &Template) -> Diagnostic {
        let place = Place::File(templates::path(&template.name, self.run.templates));
        let message = "this does not write the banner";
        let help =
            "write the lines of `banner` at the top of the template, each as a comment of its own";
        let mut missing = Diagnostic::new(codes::MISSING_BANNER, place, message).with_help(help);
        missing.notes.push(self.note());
        missing
    }

    fn note(self) -> String {
        format!("while rendering {}", self.path)
    }
}
