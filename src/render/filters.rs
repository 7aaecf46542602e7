//! Filters for templates. Each is named by what it makes; those of the first kind read Markdown,
//! the others take text as it stands.

use std::sync::Arc;

use tera::{Kwargs, State, Tera, TeraResult};

use super::literal::{self, Layout};
use crate::prose::{
    self, Document, References, docstring, html, javadoc, markdown, plain, rustdoc,
};

/// Registers every filter; code spans that name an entry lead where `references` say.
pub fn register(tera: &mut Tera, references: &Arc<References>) {
    prose(tera, "html", references, "", 80, html::render);
    prose(tera, "markdown", references, "", 80, markdown::render);
    prose(tera, "rustdoc", references, "/// ", 100, rustdoc::render);
    prose(tera, "javadoc", references, " * ", 100, javadoc::render);
    prose(tera, "comment", references, "// ", 80, |document, _, width| {
        plain::render(document, width)
    });
    tera.register_filter("docstring", |text: &str, kwargs: Kwargs, _: &State<'_>| {
        let indent = columns(&kwargs, "indent")?.unwrap_or(0);
        let width = columns(&kwargs, "width")?.unwrap_or(88);
        let document = prose::parse(text);
        // The quotes, and an `r` before them, stand in the first line.
        let text = docstring::render(&document, width.saturating_sub(indent + 4));
        TeraResult::Ok(docstring::quote(&text, indent))
    });
    tera.register_filter("rust_string", string(literal::rust, 100));
    tera.register_filter("python_string", string(literal::python, 88));
    tera.register_filter("java_string", string(literal::java, 100));
    tera.register_filter("text", |text: &str, _: Kwargs, _: &State<'_>| prose::escape(text));
    tera.register_filter("yaml_string", |text: &str, _: Kwargs, _: &State<'_>| literal::yaml(text));
    tera.register_filter("code_list", |names: Vec<String>, _: Kwargs, _: &State<'_>| {
        code_list(&names)
    });
}

/// A filter that parses Markdown, renders it for a language, and sets `prefix` before every line,
/// or `first` before the first one.
fn prose(
    tera: &mut Tera,
    name: &'static str,
    references: &Arc<References>,
    prefix: &'static str,
    width: usize,
    render: fn(&Document, &References, usize) -> String,
) {
    let references = Arc::clone(references);
    tera.register_filter(name, move |text: &str, kwargs: Kwargs, _: &State<'_>| {
        let prefix = kwargs.get::<&str>("prefix")?.unwrap_or(prefix);
        let width = columns(&kwargs, "width")?.unwrap_or(width);
        let room = width.saturating_sub(textwrap::core::display_width(prefix));
        let document = prose::parse(text);
        let first = kwargs.get::<&str>("first")?.unwrap_or(prefix);
        TeraResult::Ok(prose::prefixed(&render(&document, &references, room), first, prefix))
    });
}

fn string(
    literal: fn(&str, Layout) -> String,
    width: usize,
) -> impl Fn(&str, Kwargs, &State<'_>) -> TeraResult<String> {
    move |text, kwargs, _| {
        let indent = columns(&kwargs, "indent")?.unwrap_or(0);
        let start = columns(&kwargs, "start")?.unwrap_or(indent);
        let width = columns(&kwargs, "width")?.unwrap_or(width);
        Ok(literal(text, Layout { start, indent, width }))
    }
}

/// An argument that counts columns; a line of 65,535 is none that anybody reads.
fn columns(kwargs: &Kwargs, name: &str) -> TeraResult<Option<usize>> {
    Ok(kwargs.get::<u16>(name)?.map(usize::from))
}

/// Names as code spans: `A`, `B` and `C`.
fn code_list(names: &[String]) -> String {
    let spans: Vec<_> = names.iter().map(|name| format!("`{name}`")).collect();
    match spans.as_slice() {
        [] => String::new(),
        [only] => only.clone(),
        [most @ .., last] => format!("{} and {last}", most.join(", ")),
    }
}
