//! Java classes that refer to classes that nothing makes.

use super::templates::{BUILT_IN, Templates};
use crate::catalogue::{Catalogue, Output, Parameter, Target, Template};
use crate::diagnostic::{Diagnostic, Place, codes};
use crate::view;

/// A class that a built-in template makes.
struct Class<'c> {
    template: &'static str,
    name: &'c str,
}

/// A finding for each class of a built-in template that refers to others that no output makes. What a
/// template of the project's own refers to, the project knows.
pub fn missing_classes(catalogue: &Catalogue, templates: &Templates) -> Vec<Diagnostic> {
    let is_built_in = |name: &str| templates.contains_key(format!("{BUILT_IN}{name}").as_str());
    let classes = classes(catalogue);
    let found = catalogue.outputs.iter().filter_map(|output| {
        let template = whole(output).filter(|template| is_built_in(&template.name))?;
        let has_updates = view::has_updates(catalogue, output.api);
        let missing: Vec<&Class<'_>> = classes
            .iter()
            .filter(|class| refers(&template.name, class.template, has_updates))
            .filter(|class| !catalogue.outputs.iter().any(|other| makes(other, class, template)))
            .collect();
        if missing.is_empty() {
            return None;
        }
        let listed = |part: fn(&Class<'_>) -> String| {
            missing.iter().map(|class| part(class)).collect::<Vec<_>>().join(", ")
        };
        let names = listed(|class| format!("`{}`", class.name));
        let templates = listed(|class| format!("`{}`", class.template));
        let message = format!("this refers to what no output makes in its package: {names}");
        let place = Place::span(&catalogue.file, &template.span);
        let missing = Diagnostic::new(codes::MISSING_CLASS, place, message);
        Some(missing.with_help(format!("add outputs in the same `package` with: {templates}")))
    });
    found.collect()
}

/// The classes that the catalogue has something for.
fn classes(catalogue: &Catalogue) -> Vec<Class<'_>> {
    let Catalogue { states, sources, reasons, .. } = catalogue;
    let all = [
        ("State.java", states.type_name.as_str(), !states.entries.is_empty()),
        ("Source.java", sources.type_name.as_str(), !sources.entries.is_empty()),
        ("Reason.java", reasons.type_name.as_str(), !reasons.entries.is_empty()),
        ("Lifecycle.java", "Lifecycle", true),
        ("Update.java", "Update", true),
    ];
    let there = all.into_iter().filter(|(.., there)| *there);
    there.map(|(template, name, _)| Class { template, name }).collect()
}

/// Whether the class of a template refers to that of another.
fn refers(template: &str, to: &str, has_updates: bool) -> bool {
    let always: &[&str] = match template {
        "State.java" | "Source.java" | "Reason.java" => &["Lifecycle.java"],
        "Update.java" => &["State.java", "Source.java", "Reason.java"],
        _ => &[],
    };
    let with_updates: &[&str] = match template {
        "State.java" => &["Source.java", "Reason.java", "Update.java"],
        "Reason.java" => &["State.java", "Update.java"],
        _ => &[],
    };
    always.contains(&to) || has_updates && with_updates.contains(&to)
}

/// Whether an output makes a class where another template of Java looks for it. Which package a
/// template of the project's own writes into, it alone knows.
fn makes(output: &Output, class: &Class<'_>, beside: &Template) -> bool {
    let file = output.path.rsplit('/').next().unwrap_or_default();
    let is_class = file.strip_suffix(".java") == Some(class.name);
    is_class
        && whole(output).is_some_and(|template| {
            template.name != class.template || package(template) == package(beside)
        })
}

/// The package of a class; none where that is empty, too.
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
