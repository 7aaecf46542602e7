//! The parameters that the built-in templates say they take.

use super::templates::{BUILT_IN, Templates};
use crate::catalogue::{Catalogue, Output, Template};
use crate::diagnostic::{Diagnostic, Place, codes};

/// An error for each parameter of an output that its template, a built-in one, does not take. What a
/// project's own templates take, the project knows.
pub fn unknown(output: &Output, catalogue: &Catalogue, templates: &Templates) -> Vec<Diagnostic> {
    let used = output.target.templates();
    used.flat_map(|template| unknown_to(template, catalogue, templates)).collect()
}

fn unknown_to(
    template: &Template,
    catalogue: &Catalogue,
    templates: &Templates,
) -> Vec<Diagnostic> {
    let Some(text) = templates.get(format!("{BUILT_IN}{}", template.name).as_str()) else {
        return Vec::new();
    };
    let known = documented(text);
    let given = template.with.iter().zip(&template.with_spans);
    given
        .filter(|((name, _), _)| !known.contains(&name.as_str()))
        .map(|((name, _), span)| {
            let message = format!("the template `{}` has no parameter `{name}`", template.name);
            let place = Place::span(&catalogue.file, span);
            let unknown = Diagnostic::new(codes::UNKNOWN_PARAMETER, place, message);
            if known.is_empty() {
                return unknown.with_help("it takes none; remove it");
            }
            unknown.with_nearest(name, known.iter().copied())
        })
        .collect()
}

/// The names in backquotes behind the word `Parameters:` of a template's first comment.
fn documented(text: &str) -> Vec<&str> {
    let comment = text.split("#}").next().unwrap_or_default();
    let parameters = comment.split_once("Parameters:").map_or("", |(_, parameters)| parameters);
    parameters.split('`').skip(1).step_by(2).collect()
}
