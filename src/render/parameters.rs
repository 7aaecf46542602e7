//! Checks the parameters that outputs give to their templates.

use super::header::Header;
use super::templates::{self, Templates};
use crate::catalogue::{Catalogue, HEADER, Output, Target, Template};
use crate::diagnostic::{Diagnostic, SUGGESTIONS, codes};

/// An error for each parameter of an output that its template does not take. A template without a
/// header takes all parameters.
pub fn unknown(output: &Output, catalogue: &Catalogue, templates: &Templates) -> Vec<Diagnostic> {
    let shared = matches!(output.target, Target::Whole(_)).then_some(HEADER);
    let used = output.target.templates();
    used.flat_map(|template| unknown_to(template, shared, catalogue, templates)).collect()
}

/// `shared` is the parameter that the output takes, whatever its template.
fn unknown_to(
    template: &Template,
    shared: Option<&str>,
    catalogue: &Catalogue,
    templates: &Templates,
) -> Vec<Diagnostic> {
    let Some((path, text)) = templates::find(&template.name, templates) else { return Vec::new() };
    let header = match Header::read(path, text) {
        Ok(Some(header)) => header,
        Ok(None) => return Vec::new(),
        Err(wrong) => return wrong,
    };
    let known = || header.parameters.iter().map(|parameter| parameter.name.as_str()).chain(shared);
    let given = template.with.iter().zip(&template.with_spans);
    given
        .filter(|((name, _), _)| known().all(|known| known != name))
        .enumerate()
        .map(|(at, ((name, _), span))| {
            let message = format!("the template `{}` has no parameter `{name}`", template.name);
            let place = catalogue.files.place(span);
            let unknown = Diagnostic::new(codes::UNKNOWN_PARAMETER, place, message);
            if known().next().is_none() {
                return unknown.with_help("it takes none; remove it");
            }
            let compared = if at < SUGGESTIONS { name } else { "" };
            unknown.with_nearest(compared, known())
        })
        .collect()
}
