//! Outputs: where they go, and what they are made with.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use super::header;
use super::scope::Scope;
use crate::catalogue::keys::{RawCatalogue, RawOutput, RawProtoComments, RawRegion};
use crate::catalogue::output::{EnumKind, HEADER, Output, Parameter, ProtoEnum, Target, Template};
use crate::catalogue::yaml::{Node, Value, Word, number};
use crate::diagnostic::{Findings, codes};
use crate::paths::{self, PathPattern};

pub fn resolve(raw: &RawCatalogue<'_>, scope: &mut Scope<'_>) -> Vec<Output> {
    let main = Arc::clone(&scope.findings.files().main().name);
    let own_name = main.rsplit(['/', '\\']).next().unwrap_or(&main);
    let mut seen: BTreeMap<String, Range<usize>> = BTreeMap::new();
    let mut outputs = Vec::new();
    let included = raw.include.iter().filter_map(|word| PathPattern::anywhere(&word.text).ok());
    let included: Vec<_> = included.collect();
    for (path, output) in &raw.outputs {
        outputs.push(resolve_output(path, output, scope));
        let key = paths::key(&path.text);
        if !check_path(path, scope.findings) {
            continue;
        }
        // Even if the file does not exist yet: once it does, it would be included.
        let is_included = included.iter().any(|pattern| pattern.matches(&key));
        if is_included
            || key == paths::key(own_name)
            || key == "templates"
            || key.starts_with("templates/")
        {
            let message = format!("`{}` is an input", path.text);
            let help = "give the output a path that neither the catalogue nor a template has";
            scope.findings.error(codes::OUTPUT_IS_INPUT, &path.span, message, help);
            continue;
        }
        if let Some(first) = seen.get(&key).or_else(|| folder_of(&key, &seen)) {
            let message = format!("`{}` is an output already, or a folder of one", path.text);
            let help = "remove one of the two, or give it another path";
            let first = (first, "first here");
            scope.findings.clash(codes::DUPLICATE_OUTPUT, &path.span, message, first, help);
        }
        seen.insert(key, path.span.clone());
    }
    outputs
}

/// The output that is a folder of this path, or that has this path as its folder.
fn folder_of<'s>(path: &str, seen: &'s BTreeMap<String, Range<usize>>) -> Option<&'s Range<usize>> {
    let below = format!("{path}/");
    let inside = seen.range(below.clone()..).next().filter(|(other, _)| other.starts_with(&below));
    let mut folders = path.match_indices('/').filter_map(|(at, _)| path.get(..at));
    let folder = folders.find_map(|folder| seen.get(folder));
    folder.or(inside.map(|(_, span)| span))
}

fn resolve_output(path: &Word<'_>, raw: &RawOutput<'_>, scope: &mut Scope<'_>) -> Output {
    let api = raw.api.as_ref().and_then(|api| scope.references.apis.find(api, scope.findings));
    Output {
        span: path.span.clone(),
        path: path.text.to_string(),
        api: api.unwrap_or(0),
        adopted: raw.adopted,
        target: resolve_target(path, raw, scope.findings),
    }
}

fn resolve_target(path: &Word<'_>, raw: &RawOutput<'_>, findings: &mut Findings) -> Target {
    report_parameters_alone(raw, findings);
    match (&raw.template, &raw.regions, &raw.proto_comments) {
        (Some(name), None, None) => {
            for (name, value) in raw.with.iter().filter(|(name, _)| name.text == HEADER) {
                header::check(path, name, &parameter(value), findings);
            }
            Target::Whole(template(name, &raw.with))
        }
        (None, Some(regions), None) => resolve_regions(path, regions, findings),
        (None, None, Some(comments)) => resolve_comments(path, comments, findings),
        _ => {
            // A wrong shape has been reported.
            if raw.alternatives.is_wrong_number {
                let message = format!("`{}` does not say what to generate", path.text);
                let help =
                    "give it exactly one of the keys `template`, `regions` and `proto_comments`";
                findings.error(codes::MISSING_KEY, &path.span, message, help);
            }
            // After an error, nothing is generated.
            Target::Regions(Vec::new())
        }
    }
}

/// Reports parameters that are for no template.
fn report_parameters_alone(raw: &RawOutput<'_>, findings: &mut Findings) {
    let has_template = raw.alternatives.present.iter().any(|key| key.text == "template");
    if let (false, Some((first, _))) = (has_template, raw.with.first()) {
        let help = "write it beside the `template` that it is for";
        let message = format!("there is no `template` beside `with: {{ {}: … }}`", first.text);
        findings.error(codes::MISSING_KEY, &first.span, message, help);
    }
}

fn resolve_regions(
    path: &Word<'_>,
    regions: &[(Word<'_>, RawRegion<'_>)],
    findings: &mut Findings,
) -> Target {
    if regions.is_empty() {
        let message = format!("`regions` of `{}` names no region", path.text);
        let help = "add one by the name in its markers, with a `template`";
        findings.error(codes::MISSING_KEY, &path.span, message, help);
    }
    // One without a template has been reported.
    let regions = regions.iter().filter_map(|(name, raw)| {
        Some((name.text.to_string(), template(raw.template.as_ref()?, &raw.with)))
    });
    Target::Regions(regions.collect())
}

fn resolve_comments(
    path: &Word<'_>,
    raw: &RawProtoComments<'_>,
    findings: &mut Findings,
) -> Target {
    check_width(&raw.with, findings);
    if raw.alternatives.is_wrong_number {
        let message = format!("`proto_comments` of `{}` names no enum", path.text);
        let help = "add `states`, `sources` or `reasons` with the path of the enum in the file";
        findings.error(codes::MISSING_KEY, &path.span, message, help);
    }
    let mapped = [
        (EnumKind::States, &raw.states),
        (EnumKind::Sources, &raw.sources),
        (EnumKind::Reasons, &raw.reasons),
    ];
    let enums = mapped.into_iter().filter_map(|(kind, path)| {
        let path = path.as_ref()?;
        Some(ProtoEnum { kind, path: path.text.to_string(), span: path.span.clone() })
    });
    let named_at = raw.template.as_ref().unwrap_or(path);
    let template = Template { name: raw.template().to_owned(), ..template(named_at, &raw.with) };
    Target::ProtoComments(template, enums.collect())
}

fn check_width(with: &[(Word<'_>, Node<'_>)], findings: &mut Findings) {
    for (name, value) in with.iter().filter(|(name, _)| name.text == "width") {
        if !matches!(parameter(value), Parameter::Number(1..=1000)) {
            let help = "it takes a number of columns from 1 to 1000, without quotes";
            findings.error(codes::WRONG_TYPE, &name.span, "this is not a width", help);
        }
    }
}

fn template(name: &Word<'_>, with: &[(Word<'_>, Node<'_>)]) -> Template {
    Template {
        name: name.text.to_string(),
        span: name.span.clone(),
        with: parameters(with),
        with_spans: with.iter().map(|(name, _)| name.span.clone()).collect(),
    }
}

/// The beginnings of lines that tools read.
pub fn resolve_directives(raw: &RawCatalogue<'_>, findings: &mut Findings) -> Vec<String> {
    let is_unusable = |text: &str| {
        text.trim().is_empty() || text.contains(char::is_control) || text.trim().starts_with('…')
    };
    for word in raw.directives.iter().filter(|word| is_unusable(&word.text)) {
        let help = "write the beginning of a line, as in `buf:lint:ignore` or `(-- … --)`";
        findings.error(codes::INVALID_PATTERN, &word.span, "no line can begin like this", help);
    }
    raw.directives.iter().map(|word| word.text.to_string()).collect()
}

pub fn resolve_owned(raw: &RawCatalogue<'_>, findings: &mut Findings) -> Vec<String> {
    for folder in &raw.owned {
        check_path(folder, findings);
    }
    raw.owned.iter().map(|folder| folder.text.to_string()).collect()
}

/// Whether a path is a plain one below the catalogue's folder, wherever the repository may go; reports
/// one that is not.
pub fn check_path(path: &Word<'_>, findings: &mut Findings) -> bool {
    let text = path.text.as_ref();
    let plain = |part: &str| !part.is_empty() && part != "." && part != "..";
    let is_plain = text.split('/').all(plain)
        && !text.contains(['\\', ':'])
        && !text.contains(char::is_control);
    let (trouble, help) = if !is_plain {
        (
            "is not a plain path below the catalogue's folder",
            "write it with single `/` between its parts, and without `.`, `..`, `\\` and `:`",
        )
    } else if text.ends_with(".reasonbook-new") {
        ("has the name of a file that an unfinished run leaves", "give it another name")
    } else if paths::is_git(text) {
        ("is in a folder that belongs to git", "give it another path")
    } else if let Some(trouble) = paths::trouble(text) {
        (trouble, "give it another name")
    } else {
        return true;
    };
    findings.error(codes::OUTPUT_OUTSIDE, &path.span, format!("`{text}` {trouble}"), help);
    false
}

fn parameters(raw: &[(Word<'_>, Node<'_>)]) -> Vec<(String, Parameter)> {
    raw.iter().map(|(name, value)| (name.text.to_string(), parameter(value))).collect()
}

fn parameter(node: &Node<'_>) -> Parameter {
    match &node.value {
        Value::Scalar(scalar) => match (scalar.plain, scalar.text.as_ref()) {
            (true, "true") => Parameter::Flag(true),
            (true, "false") => Parameter::Flag(false),
            (is_plain, word) => match number(word).filter(|_| is_plain) {
                Some(number) => Parameter::Number(number),
                None => Parameter::Text(word.to_owned()),
            },
        },
        Value::List(items) => Parameter::List(items.iter().map(parameter).collect()),
        Value::Map(pairs) => Parameter::Map(parameters(pairs)),
        // It has been reported.
        Value::Refused => Parameter::Text(String::new()),
    }
}
