//! Finds types that the code of a built-in template refers to and that no output declares.

use super::templates::{BUILT_IN, Templates};
use crate::catalogue::{Catalogue, EnumKind, Output, Parameter, Target, Template};
use crate::diagnostic::{Diagnostic, codes};
use crate::language::{self, Declared, LANGUAGES, Language};

/// A type that a built-in template declares in a file of its own.
struct Type<'c> {
    template: &'static str,
    name: &'c str,
}

/// A finding for each output of a built-in template that refers to types that no output declares. The project's
/// own templates are the project's own business.
pub fn missing_classes(catalogue: &Catalogue, templates: &Templates) -> Vec<Diagnostic> {
    let is_built_in = |name: &str| templates.contains_key(format!("{BUILT_IN}{name}").as_str());
    let found = catalogue.outputs.iter().filter_map(|output| {
        let template = whole(output).filter(|template| is_built_in(&template.name))?;
        let (language, built_in) = built_in(&template.name)?;
        let declares = |one: &Type<'_>| {
            catalogue.outputs.iter().any(|other| is_in(other, one, language, template))
        };
        let needs_more = catalogue.occurrences.iter().any(|one| one.is_triple_in(output.api));
        let with_updates = built_in.needs_with_updates.iter().filter(|_| needs_more);
        let needs: Vec<_> = built_in.needs.iter().chain(with_updates).collect();
        let mut missing = types(language, catalogue);
        missing.retain(|one| needs.contains(&&one.template) && !declares(one));
        if missing.is_empty() {
            return None;
        }
        let listed =
            |part: fn(&Type<'_>) -> String| missing.iter().map(part).collect::<Vec<_>>().join(", ");
        let names = listed(|one| format!("`{}`", one.name));
        let templates = listed(|one| format!("`{}`", one.template));
        let message = format!("this refers to what no output makes in its package: {names}");
        let place = catalogue.files.place(&template.span);
        let missing = Diagnostic::new(codes::MISSING_CLASS, place, message);
        Some(missing.with_help(format!("add outputs in the same `package` with: {templates}")))
    });
    found.collect()
}

/// The language of a built-in template, and what it knows of it.
fn built_in(name: &str) -> Option<(&'static Language, &'static language::Template)> {
    LANGUAGES.iter().find_map(|language| {
        let found = language.templates.iter().find(|template| template.name == name)?;
        Some((language, found))
    })
}

/// The types of a language that the catalogue has something for, in the order of the table.
fn types<'c>(language: &Language, catalogue: &'c Catalogue) -> Vec<Type<'c>> {
    let declared = language.templates.iter().filter_map(|template| {
        let name = match template.declares.as_ref()? {
            Declared::Named(name) => name,
            Declared::OfCapabilities(name) => {
                (!catalogue.capabilities.is_empty()).then_some(*name)?
            }
            Declared::OfLastStates(name) => catalogue
                .states
                .entries
                .iter()
                .any(|state| !state.terminal.is_empty())
                .then_some(*name)?,
            Declared::Enum(key) => {
                let kind = EnumKind::ALL.into_iter().find(|kind| kind.key() == *key)?;
                let declared = catalogue.enumeration(kind);
                (!declared.entries.is_empty()).then_some(declared.type_name)?
            }
        };
        Some(Type { template: template.name, name })
    });
    declared.collect()
}

/// Whether an output declares a type where another template of the language looks for it. Only the
/// project knows which package its own templates write into.
fn is_in(output: &Output, one: &Type<'_>, language: &Language, beside: &Template) -> bool {
    let file = output.path.rsplit('/').next().unwrap_or_default();
    file.strip_suffix(language.ending) == Some(one.name)
        && whole(output).is_some_and(|template| {
            template.name != one.template || package(template) == package(beside)
        })
}

/// The package that a template writes into; none if its name is empty.
fn package(template: &Template) -> Option<&Parameter> {
    let given = template.with.iter().find(|(name, _)| name == "package");
    given.map(|(_, value)| value).filter(|value| **value != Parameter::Text(String::new()))
}

fn whole(output: &Output) -> Option<&Template> {
    match &output.target {
        Target::Whole(template) => Some(template),
        Target::Regions(_) | Target::ProtoComments(..) => None,
    }
}
