//! Refuses unescaped text in templates. Words that are safe in every language can be inserted as
//! they are. All other text has to come out of a filter, so that nobody forgets to escape it.

use std::io::{self, Write};
use std::ops::Range;
use std::sync::Arc;

use tera::{Context, Error, ErrorKind, Kwargs, State, Tera, TeraResult, Value};

use super::tags::{self, TagKind};
use super::templates::{self, Templates};
use crate::diagnostic::{Diagnostic, Place, codes};

/// How many characters of a refused text a message shows.
const SHOWN: usize = 40;

/// Whether a text is safe everywhere in every language: a number, a name, a release, or empty.
pub fn is_word(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"_.+-~".contains(&byte))
}

/// The escape function for tera. It cannot know which language the text is inserted into, so it
/// does not escape: it accepts words and refuses all other text.
/// Fails if the text is not a word.
pub fn words_only(text: &str, out: &mut dyn Write) -> io::Result<()> {
    if !is_word(text) {
        return Err(io::Error::new(io::ErrorKind::InvalidData, text));
    }
    out.write_all(text.as_bytes())
}

/// The text that [`words_only`] refused; `None` if the error has another cause.
fn refused(error: &Error) -> Option<String> {
    let is_ours = matches!(error.kind(), ErrorKind::Io(io::ErrorKind::InvalidData));
    is_ours.then(|| std::error::Error::source(error).map(ToString::to_string)).flatten()
}

/// A diagnostic for a text that a template inserts unescaped, at the tag that inserts it. `None` if
/// the error has another cause.
///
/// Tera does not tell where its escape function failed. So the template is rendered again, with a
/// filter in every tag that fails at that tag.
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
    let help =
        "escape it with the filter for this place, such as `html`, `comment` or `json_string`";
    Some(Diagnostic::new(codes::UNESCAPED_TEXT, place, message).with_help(help))
}

/// The place of the first tag whose value is refused.
fn locate(name: &str, context: &Context, templates: &Templates, tera: &Tera) -> Option<Place> {
    let marked: Vec<_> = templates.iter().map(|(path, text)| (path, mark(text))).collect();
    let mut tera = tera.clone();
    tera.register_filter(REFUSE, refuse);
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

/// The name of the filter that fails for unescaped text.
const REFUSE: &str = "reasonbook_refuse";

fn refuse(value: Value, _: Kwargs, _: &State<'_>) -> TeraResult<Value> {
    if value.is_safe() || is_word(&value.to_string()) {
        return Ok(value);
    }
    Err(Error::message("unescaped"))
}

/// A template with the filter in every tag.
struct Marked {
    text: String,
    /// The bytes of each tag in this text, and in the original one.
    tags: Vec<(Range<usize>, Range<usize>)>,
}

fn mark(text: &str) -> Marked {
    let mut marked = Marked { text: String::new(), tags: Vec::new() };
    let mut copied = 0;
    let tags = tags::tags(text).filter(|tag| tag.kind == TagKind::Expression);
    for tag in tags.map(|tag| tag.inside) {
        let expression = text.get(tag.clone()).unwrap_or_default();
        // The result of a component has been checked inside the component.
        if expression.starts_with('<') {
            continue;
        }
        marked.text.push_str(text.get(copied..tag.start).unwrap_or_default());
        let start = marked.text.len();
        marked.text.extend(["(", expression, ") | ", REFUSE]);
        copied = tag.end;
        marked.tags.push((start..marked.text.len(), tag));
    }
    marked.text.push_str(text.get(copied..).unwrap_or_default());
    marked
}
