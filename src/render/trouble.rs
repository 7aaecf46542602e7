//! Turns tera's errors into diagnostics: with the same place, mostly the same words, and a help
//! line.

use std::ops::Range;

use tera::{Error, ErrorKind, ReportError};

use super::templates::{Templates, path};
use super::{filters, limited};
use crate::diagnostic::{Diagnostic, Place, codes, nearest};

/// The diagnostics for an error from tera. `name` is the template that was loaded or rendered.
pub fn diagnose(error: &Error, name: &str, templates: &Templates) -> Vec<Diagnostic> {
    if let Some(message) = limited::is_too_long(error) {
        let place = Place::File(path(name, templates));
        return vec![Diagnostic::new(codes::TEMPLATE, place, message).with_help(limited::GROWTH)];
    }
    match error.kind() {
        ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => {
            vec![from_report(report, &error.to_string(), templates)]
        }
        _ => from_text(&error.to_string(), name, templates),
    }
}

/// The diagnostic for one report. Its notes are the templates that included the one with the error.
fn from_report(report: &ReportError, whole: &str, templates: &Templates) -> Diagnostic {
    let file = path(report.filename(), templates);
    let message = report.message();
    let undefined = message.contains("but got `undefined`");
    let mut span = report.span().range.clone();
    let mut variable = "";
    if undefined && let Some(text) = templates.get(&file) {
        span = whole_path(text, span);
        variable = text.get(span.clone()).unwrap_or_default();
    }
    let place = Place::span(&file, &span);
    let mut diagnostic = match variable.strip_prefix("with.") {
        Some(parameter) => {
            let message = format!("the output does not give the parameter `{parameter}`");
            let help = format!("add `{parameter}` to the `with` of the output");
            Diagnostic::new(codes::TEMPLATE, place, message).with_help(help)
        }
        None if undefined => {
            let message = "there is no such field or variable here";
            Diagnostic::new(codes::TEMPLATE, place, message).with_help(GUIDE)
        }
        None => with_help_for(place, message),
    };
    diagnostic.notes = whole.split("\n\nnote: ").skip(1).map(str::to_owned).collect();
    diagnostic
}

/// The help line for errors without a better one.
const GUIDE: &str = "docs/templates.md lists what templates see and what filters take";

/// A diagnostic with tera's message, and with help for the usual mistakes.
fn with_help_for(place: Place, message: &str) -> Diagnostic {
    let new = |message| Diagnostic::new(codes::TEMPLATE, place, message);
    if let Some(Undefined { kind, name, known }) = undefined(message) {
        let nearest = nearest(name, known.split(", "));
        let help = match nearest {
            Some(near) => format!("did you mean `{near}`?"),
            None => format!("known here: {known}"),
        };
        return new(format!("there is no {kind} `{name}` here")).with_help(help);
    }
    if message == "Unexpected end of input" {
        let help = "write `}}` or `%}` where a tag ends, and `{% endif %}` or `{% endfor %}` where \
                    a block does";
        return new("the template ends before its last tag or block does".to_owned())
            .with_help(help);
    }
    let diagnostic = new(in_our_words(message));
    let name = message.split('`').nth(1).unwrap_or_default();
    if message.starts_with("Unknown template") {
        return diagnostic.with_help("create it in the folder `templates` beside the catalogue");
    }
    if !message.starts_with("Unknown filter") {
        return diagnostic.with_help(GUIDE);
    }
    match nearest(name, filters::names()) {
        Some(near) => diagnostic.with_help(format!("did you mean `{near}`?")),
        None => diagnostic.with_help("docs/templates.md lists all filters"),
    }
}

/// An undefined name in a template.
struct Undefined<'m> {
    /// The word for what it is: a field or a variable.
    kind: &'static str,
    name: &'m str,
    /// The names that are defined there, with commas between them.
    known: &'m str,
}

/// The undefined name that a message of tera's is about.
fn undefined(message: &str) -> Option<Undefined<'_>> {
    let kinds = [("Field `", "field"), ("Variable `", "variable")];
    kinds.into_iter().find_map(|(start, kind)| {
        let (name, rest) =
            message.strip_prefix(start)?.split_once("` is not defined. Available ")?;
        Some(Undefined { kind, name, known: rest.split_once(": ")?.1 })
    })
}

/// The message with the names of types that the guide uses, and without a final period.
fn in_our_words(message: &str) -> String {
    let message = message.trim_end_matches('.');
    let number = ["`u16`", "`usize`", "`i64`", "`f64`"];
    let message = message.replace("`&str`", "`text`").replace("`string`", "`text`");
    number.iter().fold(message, |message, name| message.replace(name, "`number`"))
}

/// The bytes of a variable with the fields after it. Tera points only to the variable.
fn whole_path(text: &str, span: Range<usize>) -> Range<usize> {
    let rest = text.get(span.end..).unwrap_or_default();
    let part = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '.';
    span.start..span.end + rest.find(|c| !part(c)).unwrap_or(rest.len())
}

/// The diagnostics for errors from loading templates, which tera returns only as text, one report
/// after the other.
fn from_text(text: &str, name: &str, templates: &Templates) -> Vec<Diagnostic> {
    let mut diagnostics = Vec::new();
    for report in text.split("\n\n") {
        let message = report.lines().next().unwrap_or_default();
        let message = message.strip_prefix("error: ").unwrap_or(message);
        let place =
            located(report, templates).unwrap_or_else(|| Place::File(path(name, templates)));
        diagnostics.push(with_help_for(place, message));
    }
    diagnostics
}

/// The place in a textual report, from its line ` --> FILE:LINE:COLUMN` and its carets.
fn located(report: &str, templates: &Templates) -> Option<Place> {
    let at = report.lines().find_map(|line| line.trim_start().strip_prefix("--> "))?;
    let (at, column) = at.rsplit_once(':')?;
    let (name, line) = at.rsplit_once(':')?;
    let file = path(name, templates);
    let text = templates.get(&file)?;
    let lines_before = line.parse::<usize>().ok()?.checked_sub(1)?;
    let before: usize = text.split_inclusive('\n').take(lines_before).map(str::len).sum();
    let rest = text.get(before..)?;
    let columns_before = column.parse::<usize>().ok()?.checked_sub(1)?;
    let into = rest.char_indices().nth(columns_before)?.0;
    let wide = report.matches('^').count();
    let span: Range<usize> = before + into..before + into + wide;
    Some(Place::span(&file, &span))
}

/// Tera's errors have no kinds that tell these mistakes apart, so their text is matched. If it
/// changes, these tests fail.
#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use snapbox::{assert_data_eq, str};
    use tera::{Context, Tera};

    use super::*;

    /// The diagnostics of a template: place, message, help and number of notes.
    fn said(text: &str) -> String {
        let part = "{{ with.width | upper }}";
        let path = |name: &str| Arc::from(format!("templates/{name}"));
        let templates: Templates = [("a.txt", text), ("part.txt", part)]
            .into_iter()
            .map(|(name, text)| (path(name), Arc::from(text)))
            .collect();
        let mut tera = Tera::new();
        filters::register(&mut tera);
        let mut context = Context::new();
        context.insert("with", &std::collections::BTreeMap::from([("page", "a.md")]));
        let loaded = tera
            .set_fallback_prefixes(["templates/"])
            .and_then(|()| tera.add_raw_templates(&templates));
        let error = loaded.and_then(|()| tera.render("a.txt", &context)).unwrap_err();
        let shown = diagnose(&error, "a.txt", &templates).into_iter().map(|one| {
            let at = one.place.start().map(|at| at.to_string()).unwrap_or_default();
            format!("{at}: {}; {}; {} notes\n", one.message, one.help, one.notes.len())
        });
        shown.collect()
    }

    #[test]
    fn what_tera_says_when_it_loads_templates_is_understood() {
        assert_data_eq!(
            said("{{ a"),
            str![[r#"
3: the template ends before its last tag or block does; write `}}` or `%}` where a tag ends, and `{% endif %}` or `{% endfor %}` where a block does; 0 notes

"#]]
        );
        assert_data_eq!(
            said("{{ 1 | uper }}{{ 1 | xyz }}"),
            str![[r#"
7: Unknown filter `uper`; did you mean `upper`?; 0 notes
21: Unknown filter `xyz`; docs/templates.md lists all filters; 0 notes

"#]]
        );
        assert_data_eq!(
            said("{% include \"b.txt\" %}"),
            str![[r#"
11: Unknown template `b.txt`; create it in the folder `templates` beside the catalogue; 0 notes

"#]]
        );
    }

    #[test]
    fn what_tera_says_when_it_renders_is_understood() {
        assert_data_eq!(
            said("{{ wiht }}"),
            str![[r#"
3: there is no variable `wiht` here; did you mean `with`?; 0 notes

"#]]
        );
        assert_data_eq!(
            said("{{ with.pagw }}"),
            str![[r#"
8: there is no field `pagw` here; did you mean `page`?; 0 notes

"#]]
        );
        assert_data_eq!(
            said("{{ reasons.all | upper }}"),
            str![[r#"
3: there is no variable `reasons` here; known here: with; 0 notes

"#]]
        );
        assert_data_eq!(
            said("{{ page | upper }}"),
            str![[r#"
3: there is no such field or variable here; docs/templates.md lists what templates see and what filters take; 0 notes

"#]]
        );
        assert_data_eq!(
            said("{{ 1 | upper }}"),
            str![[r#"
3: Invalid type for the value, expected `text` but got `number`; docs/templates.md lists what templates see and what filters take; 0 notes

"#]]
        );
        assert_data_eq!(
            said("{{ \"a\" | comment(width=\"b\") }}"),
            str![[r#"
3: Invalid type for the value, expected `number` but got `text`; docs/templates.md lists what templates see and what filters take; 0 notes

"#]]
        );
        assert_data_eq!(
            said("{% include \"part.txt\" %}"),
            str![[r#"
3: the output does not give the parameter `width`; add `width` to the `with` of the output; 1 notes

"#]]
        );
    }
}
