//! What a template may insert without a filter: words that are safe in every language. All other text has to
//! come out of a filter, so that nobody forgets to escape it.

use std::io::{self, Write};
use std::ops::Range;
use std::sync::Arc;

use tera::{Context, Error, ErrorKind, Kwargs, State, Tera, TeraResult, Value};

use super::tags::{self, Kind};
use super::templates::{self, Templates};
use crate::diagnostic::{Diagnostic, Place, codes};

/// How much of a refused text is shown.
const SHOWN: usize = 40;

/// Whether a text is a number, a name, a release or nothing: safe in any place of any language.
pub fn is_word(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"_.+-~".contains(&byte))
}

/// Tera's escape function. It cannot know how to escape in this place, so it only accepts or refuses.
///
/// # Errors
///
/// Every text that is no word.
pub fn words_only(text: &str, out: &mut dyn Write) -> io::Result<()> {
    if !is_word(text) {
        return Err(io::Error::new(io::ErrorKind::InvalidData, text));
    }
    out.write_all(text.as_bytes())
}

/// The text that [`words_only`] refused, if that is what the error is about.
fn refused(error: &Error) -> Option<String> {
    let is_ours = matches!(error.kind(), ErrorKind::Io(io::ErrorKind::InvalidData));
    is_ours.then(|| std::error::Error::source(error).map(ToString::to_string)).flatten()
}

/// A diagnostic for a text that would stand in an output unescaped, at the tag that inserts it; none if the
/// error is another one.
///
/// Tera does not say where its escape function failed. So the template is rendered once more, with a filter
/// in every tag that fails at its place.
pub fn diagnose(
    error: &Error,
    name: &str,
    context: &Context,
    templates: &Templates,
    tera: &Tera,
) -> Option<Diagnostic> {
    let text = refused(error)?;
    let place = locate(name, context, templates, tera)
        .unwrap_or_else(|| Place::File(templates::path(name, templates)));
    let visible = |c: char| if c.is_control() { ' ' } else { c };
    let shown: String = text.chars().take(SHOWN).map(visible).collect();
    let more = if text.chars().nth(SHOWN).is_some() { "…" } else { "" };
    let message = format!("this would insert the text \"{shown}{more}\" as it stands");
    let help = "let a filter make of it what the place takes, such as `html`, `comment` or \
                `json_string`";
    Some(Diagnostic::new(codes::UNESCAPED_TEXT, place, message).with_help(help))
}

/// Where rendering meets the first tag whose value is no word.
fn locate(name: &str, context: &Context, templates: &Templates, tera: &Tera) -> Option<Place> {
    let marked: Vec<_> = templates.iter().map(|(path, text)| (path, mark(text))).collect();
    let mut tera = tera.clone();
    tera.register_filter(STAND, stand);
    let known = |path: &Arc<str>| tera.get_template_names().any(|known| known == path.as_ref());
    let texts: Vec<_> = marked
        .iter()
        .filter(|(path, _)| known(path))
        .map(|(path, marked)| (path.as_ref(), marked.text.as_str()))
        .collect();
    tera.add_raw_templates(texts).ok()?;
    let error = tera.render(name, context).err()?;
    let ErrorKind::RenderingError(report) = error.kind() else { return None };
    let failed = templates::path(report.filename(), templates);
    let (path, marked) = marked.iter().find(|(path, _)| **path == failed)?;
    let at = report.span().range.start;
    let (_, tag) = marked.tags.iter().find(|(marked, _)| marked.contains(&at))?;
    Some(Place::span(path, tag))
}

/// The filter that fails where a text is no word.
const STAND: &str = "reasonbook_stand";

fn stand(value: Value, _: Kwargs, _: &State<'_>) -> TeraResult<Value> {
    if value.is_safe() || is_word(&value.to_string()) {
        return Ok(value);
    }
    Err(Error::message("unescaped"))
}

/// A template with the filter in every tag, and the new and the old place of each tag.
struct Marked {
    text: String,
    tags: Vec<(Range<usize>, Range<usize>)>,
}

fn mark(text: &str) -> Marked {
    let mut marked = Marked { text: String::new(), tags: Vec::new() };
    let mut copied = 0;
    let tags = tags::tags(text).into_iter().filter(|tag| tag.kind == Kind::Expression);
    for tag in tags.map(|tag| tag.inside) {
        let expression = text.get(tag.clone()).unwrap_or_default();
        // The text of a component is safe already.
        if expression.starts_with('<') {
            continue;
        }
        marked.text.push_str(text.get(copied..tag.start).unwrap_or_default());
        let start = marked.text.len();
        marked.text.extend(["(", expression, ") | ", STAND]);
        copied = tag.end;
        marked.tags.push((start..marked.text.len(), tag));
    }
    marked.text.push_str(text.get(copied..).unwrap_or_default());
    marked
}
