//! Finds types that the code from a built-in template refers to but that no output declares.

use super::templates::{BUILT_IN, Templates};
use crate::catalogue::{Catalogue, Output, Parameter, Target, Template};
use crate::diagnostic::{Diagnostic, codes};
use crate::language::{self, Declared, LANGUAGES, Language};

/// A type that a built-in template declares in a file of its own.
struct Type<'c> {
    template: &'static str,
    name: &'c str,
}

/// A diagnostic for each output of a built-in template that refers to types which no output
/// declares. Templates of the project are not checked.
pub fn missing_classes(catalogue: &Catalogue, templates: &Templates) -> Vec<Diagnostic> {
    let is_built_in = |name: &str| templates.contains_key(format!("{BUILT_IN}{name}").as_str());
    let found = catalogue.outputs.iter().filter_map(|output| {
        let template = whole(output).filter(|template| is_built_in(&template.name))?;
        let (language, built_in) = built_in(&template.name)?;
        let is_declared = |needed: &Type<'_>| {
            catalogue.outputs.iter().any(|other| is_in(other, needed, language, template))
        };
        let mut occurrences = catalogue.occurrences.iter();
        let has_updates = occurrences.any(|occurrence| occurrence.is_triple_in(output.api));
        let with_updates = built_in.needs_with_updates.iter().filter(|_| has_updates);
        let needs: Vec<_> = built_in.needs.iter().chain(with_updates).collect();
        let mut missing = types(language, catalogue);
        missing.retain(|needed| needs.contains(&&needed.template) && !is_declared(needed));
        if missing.is_empty() {
            return None;
        }
        let listed =
            |part: fn(&Type<'_>) -> String| missing.iter().map(part).collect::<Vec<_>>().join(", ");
        let names = listed(|needed| format!("`{}`", needed.name));
        let templates = listed(|needed| format!("`{}`", needed.template));
        let message =
            format!("this refers to classes that no output generates in its package: {names}");
        let place = catalogue.files.place(&template.span);
        let missing = Diagnostic::new(codes::MISSING_CLASS, place, message);
        Some(missing.with_help(format!("add outputs with the same `package` for: {templates}")))
    });
    found.collect()
}

/// A built-in template, with its language.
fn built_in(name: &str) -> Option<(&'static Language, &'static language::Template)> {
    LANGUAGES.iter().find_map(|language| {
        let found = language.templates.iter().find(|template| template.name == name)?;
        Some((language, found))
    })
}

/// The types that the built-in templates of a language declare for this catalogue, in the order of
/// the table of templates. Types that would be empty are left out.
fn types<'c>(language: &Language, catalogue: &'c Catalogue) -> Vec<Type<'c>> {
    let declared = language.templates.iter().filter_map(|template| {
        let name = match template.declares.as_ref()? {
            Declared::Named(name) => name,
            Declared::OfApis(name) => (!catalogue.apis.is_empty()).then_some(*name)?,
            Declared::OfCapabilities(name) => {
                (!catalogue.capabilities.is_empty()).then_some(*name)?
            }
            Declared::OfLastStates(name) => catalogue
                .states
                .entries
                .iter()
                .any(|state| state.terminal.is_some())
                .then_some(*name)?,
            Declared::Enum(key) => {
                let kind = key.parse().ok()?;
                let declared = catalogue.enumeration(kind);
                (!declared.entries.is_empty()).then_some(declared.type_name.as_str())?
            }
        };
        Some(Type { template: template.name, name })
    });
    declared.collect()
}

/// Whether an output declares a type in the package of the template `beside`. If the output has a
/// template of the project, the package is not checked: only the project knows it.
fn is_in(output: &Output, needed: &Type<'_>, language: &Language, beside: &Template) -> bool {
    let file = output.path.rsplit('/').next().unwrap_or_default();
    file.strip_suffix(language.ending) == Some(needed.name)
        && whole(output).is_some_and(|template| {
            template.name != needed.template || package(template) == package(beside)
        })
}

/// The package that an output gives to its template; `None` if it is empty or not given.
fn package(template: &Template) -> Option<&Parameter> {
    let given = template.with.iter().find(|(name, _)| name == "package");
    given.map(|(_, value)| value).filter(|value| **value != Parameter::Text(String::new()))
}

/// The template of an output that is a whole file.
fn whole(output: &Output) -> Option<&Template> {
    match &output.target {
        Target::Whole(template) => Some(template),
        Target::Regions(_) | Target::ProtoComments(..) => None,
    }
}
