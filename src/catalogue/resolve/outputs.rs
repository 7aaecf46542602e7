//! Outputs: where they go, and what they are made with.

use std::collections::HashMap;
use std::ops::Range;

use super::references::References;
use crate::catalogue::model::{Output, Parameter};
use crate::catalogue::raw::{RawCatalogue, RawOutput, RawParameter, Word};
use crate::diagnostic::{Diagnostic, Findings};

pub fn resolve(
    raw: &RawCatalogue<'_>,
    references: &References<'_>,
    findings: &mut Findings,
) -> Vec<Output> {
    let mut seen: HashMap<String, Range<usize>> = HashMap::new();
    let mut outputs = Vec::new();
    for output in &raw.outputs {
        let path = &output.path;
        inside(path, findings);
        // Some file systems do not tell these apart.
        if let Some(first) = seen.insert(path.text.to_lowercase(), path.span.clone()) {
            let message = format!("`{}` is an output already", path.text);
            let (place, first) = (findings.place(&path.span), findings.place(&first));
            findings.push(
                Diagnostic::error("duplicate-output", place, message)
                    .with_other(first, "first here")
                    .with_help("remove one of the two, or give it another path"),
            );
        }
        outputs.push(resolve_output(output, references, findings));
    }
    outputs
}

fn resolve_output(
    raw: &RawOutput<'_>,
    references: &References<'_>,
    findings: &mut Findings,
) -> Output {
    Output {
        span: raw.path.span.clone(),
        path: raw.path.text.to_string(),
        template: super::text(raw.template.as_ref()),
        api: raw.api.as_ref().and_then(|api| references.api(api, findings)).unwrap_or(0),
        with: parameters(&raw.with),
        adopted: raw.adopted,
    }
}

pub fn resolve_owned(raw: &RawCatalogue<'_>, findings: &mut Findings) -> Vec<String> {
    for folder in &raw.owned {
        inside(folder, findings);
    }
    raw.owned.iter().map(|folder| folder.text.to_string()).collect()
}

/// Reports a path that is not a plain one below the catalogue's folder.
fn inside(path: &Word<'_>, findings: &mut Findings) {
    let text = path.text.as_ref();
    let plain = |part: &str| !part.is_empty() && part != "." && part != "..";
    if text.split('/').all(plain) && !text.contains(['\\', ':']) && !text.contains(char::is_control)
    {
        return;
    }
    let message = format!("`{text}` is not a plain path below the catalogue's folder");
    let place = findings.place(&path.span);
    findings.push(
        Diagnostic::error("output-outside", place, message)
            .with_help("write it with `/`, without `.`, `..`, a drive or a `/` at either end"),
    );
}

fn parameters(raw: &[(Word<'_>, RawParameter<'_>)]) -> Vec<(String, Parameter)> {
    raw.iter().map(|(name, value)| (name.text.to_string(), parameter(value))).collect()
}

fn parameter(raw: &RawParameter<'_>) -> Parameter {
    match raw {
        RawParameter::Scalar { text, plain } => match (plain, text.text.as_ref()) {
            (true, "true") => Parameter::Flag(true),
            (true, "false") => Parameter::Flag(false),
            (true, word) => decimal(word).unwrap_or_else(|| Parameter::Text(word.to_owned())),
            (false, word) => Parameter::Text(word.to_owned()),
        },
        RawParameter::List(items) => Parameter::List(items.iter().map(parameter).collect()),
        RawParameter::Map(pairs) => Parameter::Map(parameters(pairs)),
    }
}

/// A number, if writing it again gives the same text: `007` and `1.10` stay text.
fn decimal(word: &str) -> Option<Parameter> {
    let number = word.parse::<i64>().ok()?;
    (number.to_string() == word).then_some(Parameter::Number(number))
}
