//! Filters for templates: those for every file, and those of the languages. Each is named after
//! what it makes.
//!
//! The result of a filter is escaped for its place, so tera inserts it unchanged.
//! [`super::unescaped`] refuses text that went through no filter.

use std::borrow::Cow;

use base64::prelude::{BASE64_STANDARD, Engine};
use sha2::{Digest, Sha256};
use tera::{ArgFromValue, Error, Kwargs, State, Tera, TeraResult, Value};

use super::context::{FilterContext, with_context};
use super::unescaped::is_word;
use super::{limited, prettier};
use crate::catalogue::yaml;
use crate::language::Make::{CodeList, Join, Json, JsonLine, Prose, Text};
use crate::language::literal::{self, Layout};
use crate::language::{BLOCK, Filter, LANGUAGES, Make, comment, filter};
use crate::prose::{self, References, html, markdown, rename_code_spans};

/// Every filter of this tool, in the order of the guide. Tera has more.
pub fn filters() -> impl Iterator<Item = &'static Filter> {
    SHARED.iter().chain(LANGUAGES.iter().flat_map(|language| language.filters))
}

/// The filters that belong to no language.
#[rustfmt::skip] // A table: one line a filter.
const SHARED: &[Filter] = &[
    filter("html", Prose("", 80, html::render), "HTML, for a table cell or between blocks; code spans that name entries are links"),
    filter("markdown", Prose("", 80, markdown::render), "Markdown for a page; code spans that name entries are links"),
    filter("comment", Prose("// ", 80, comment::line), "comments that end with their line, such as those after `//`, `#` or `--`"),
    filter("block_comment", Prose(BLOCK, 80, comment::block), "the lines between `/*` and `*/`, also of JSDoc and `KDoc`"),
    filter("json_string", Text(|text| Ok(literal::json(text))), "a string literal that JSON, JavaScript, Go and C# read alike"),
    filter("yaml_string", Text(|text| Ok(yaml_string(text))), "a YAML scalar, in quotes where it needs them"),
    filter("text", Text(|text| Ok(prose::escape(text))), "Markdown that shows the text as it stands"),
    filter("url", Text(url), "the target of a link; one that runs code is an error"),
    filter("dotted_name", Text(filter::dotted_name), "identifiers with dots between them, such as a package; anything else is an error"),
    filter("code_list", CodeList, "Markdown: the names as code spans, with commas and an `and`"),
    filter("join", Join, "the items, which must be words or come from filters, with `sep` between them"),
    filter("json", Json, "any value as JSON"),
    filter("json_line", JsonLine, "any value as JSON on one line"),
    filter("csp_hash", Text(|text| Ok(csp_hash(text))), "the source expression that lets exactly this script or style run under a `Content-Security-Policy`"),
];

/// The names of all filters.
pub fn names() -> impl Iterator<Item = &'static str> {
    let changes = CHANGES.iter().map(|(name, ..)| *name);
    filters().map(|filter| filter.name).chain(changes)
}

/// Registers every filter, and the function `about`.
pub fn register(tera: &mut Tera) {
    for Filter { name, make, .. } in filters() {
        tera.register_filter(*name, move |value: Value, kwargs: Kwargs, _: &State<'_>| {
            make.check_arguments(&kwargs)?;
            let text = with_context(|context| make.apply(&value, &kwargs, context))?;
            Ok::<_, Error>(Value::safe_string(&text))
        });
    }
    tera.register_function("about", |kwargs: Kwargs, _: &State<'_>| -> TeraResult<String> {
        let entry = kwargs.must_get::<Value>("entry")?;
        let about = with_context(|context| context.abouts.get(name_of(&entry)).cloned());
        about.ok_or_else(|| Error::message("`entry` is not an entry"))
    });
    for (name, change) in CHANGES {
        tera.register_filter(*name, move |value: Value, kwargs: Kwargs, _: &State<'_>| {
            change(text_of(&value)?, &kwargs).map(|text| Value::normal_string(&text))
        });
    }
}

/// Replacements for filters of tera's that can break the escaping of another filter. Their results
/// count as unescaped text again.
const CHANGES: &[(&str, Change)] = &[
    ("upper", |text, _| Ok(text.to_uppercase())),
    ("lower", |text, _| Ok(text.to_lowercase())),
    ("capitalize", |text, _| Ok(prose::capitalized(text))),
    ("title", |text, _| {
        Ok(text.to_lowercase().split_inclusive(' ').map(prose::capitalized).collect())
    }),
    ("trim", |text, kwargs| {
        Ok(kwargs
            .get::<&str>("pat")?
            .map_or(text.trim(), |pattern| {
                text.trim_start_matches(pattern).trim_end_matches(pattern)
            })
            .to_owned())
    }),
    ("trim_start", |text, kwargs| {
        let pattern = kwargs.get::<&str>("pat")?;
        Ok(pattern.map_or(text.trim_start(), |pattern| text.trim_start_matches(pattern)).to_owned())
    }),
    ("trim_end", |text, kwargs| {
        let pattern = kwargs.get::<&str>("pat")?;
        Ok(pattern.map_or(text.trim_end(), |pattern| text.trim_end_matches(pattern)).to_owned())
    }),
    ("replace", |text, kwargs| {
        Ok(text.replace(kwargs.must_get::<&str>("from")?, kwargs.must_get::<&str>("to")?))
    }),
];

/// A filter that changes a text, given its arguments.
type Change = fn(&str, &Kwargs) -> TeraResult<String>;

impl Make {
    /// Fails if there is an argument that the filter does not take. Tera would ignore it.
    fn check_arguments(&self, kwargs: &Kwargs) -> TeraResult<()> {
        let takes = self.arguments();
        let mut names = kwargs.iter().filter_map(|(name, _)| name.as_str());
        match names.find(|name| !takes.contains(name)) {
            None => Ok(()),
            Some(name) if takes.is_empty() => Err(Error::message(format!(
                "this filter takes no arguments, so not `{name}` either"
            ))),
            Some(name) => {
                let takes = takes.join("`, `");
                Err(Error::message(format!("this filter takes no `{name}`, but `{takes}`")))
            }
        }
    }

    /// The result of the filter for a value.
    fn apply(&self, value: &Value, kwargs: &Kwargs, context: &FilterContext) -> TeraResult<String> {
        match *self {
            Self::Prose(usual, width, render) => {
                let prefix = one_line(kwargs, "prefix")?.unwrap_or(usual);
                let width = columns(kwargs, "width")?.unwrap_or(width);
                let room = width.saturating_sub(prose::width(prefix));
                let text = with_names(kwargs, text_of(value)?, &context.references)?;
                let document = context.parsed.document(&text);
                let first = one_line(kwargs, "first")?.unwrap_or(prefix);
                let rendered = render(&document, &linked(kwargs, &context.references)?, room);
                let rendered = comment::apart(&rendered, first, prefix, usual == BLOCK);
                let lines = prose::prefixed(&rendered, first, prefix);
                let is_comment = prefix.trim_end().ends_with(['/', '#', '*']);
                Ok(if is_comment { comment::disobeyed(&lines) } else { lines })
            }
            Self::Quoted(width, render) => {
                let indent = columns(kwargs, "indent")?.unwrap_or(0);
                let width = columns(kwargs, "width")?.unwrap_or(width);
                let document = context.parsed.document(text_of(value)?);
                render(&document, indent, width).map_err(Error::message)
            }
            Self::Literal(width, write) => {
                let indent = columns(kwargs, "indent")?.unwrap_or(0);
                let start = columns(kwargs, "start")?.unwrap_or(indent);
                let width = columns(kwargs, "width")?.unwrap_or(width);
                write(text_of(value)?, Layout { start, indent, width }).map_err(Error::message)
            }
            Self::Layout(indent, lay_out) => {
                let indent = columns(kwargs, "indent")?.unwrap_or(indent);
                Ok(lay_out(text_of(value)?, indent))
            }
            Self::Text(make) => make(text_of(value)?).map_err(Error::message),
            Self::Join => join(<&[Value]>::from_value(value)?, kwargs),
            Self::CodeList => code_list(<&[Value]>::from_value(value)?),
            Self::Json => json(value, columns(kwargs, "indent")?.unwrap_or(0)),
            Self::JsonLine => json_line(value),
        }
    }
}

/// The name of an entry.
pub fn name_of(entry: &Value) -> &str {
    entry.get_from_path("name").and_then(Value::as_str).unwrap_or_default()
}

fn text_of(value: &Value) -> TeraResult<&str> {
    <&str>::from_value(value)
}

/// An argument that is put before lines. It must be a single line: further lines would be outside
/// of the comment.
fn one_line<'k>(kwargs: &'k Kwargs, name: &'k str) -> TeraResult<Option<&'k str>> {
    let text = kwargs.get::<&str>(name)?;
    if text.is_some_and(|text| text.contains(|c: char| c.is_control() && c != '\t')) {
        let message = format!("`{name}` comes before lines, so it cannot contain a line break");
        return Err(Error::message(message));
    }
    Ok(text)
}

/// What code spans link to, as the arguments ask: nothing, or the page around the entry `of`.
fn linked(kwargs: &Kwargs, all: &References) -> TeraResult<References> {
    Ok(match (kwargs.get::<bool>("links")?, kwargs.get::<&str>("of")?) {
        (Some(false), _) => References::default(),
        (_, Some(anchor)) => all.within(anchor),
        _ => all.clone(),
    })
}

/// Markdown in which `before` precedes the names of entries, in code spans.
fn with_names<'t>(kwargs: &Kwargs, text: &'t str, names: &References) -> TeraResult<Cow<'t, str>> {
    let before = kwargs.get::<&str>("before")?.unwrap_or_default();
    if before.is_empty() {
        return Ok(Cow::Borrowed(text));
    }
    Ok(rename_code_spans(text, |span| names.get(span).map(|_| format!("{before}{span}"))))
}

/// An argument that is a number of columns, up to 65,535.
fn columns(kwargs: &Kwargs, name: &str) -> TeraResult<Option<usize>> {
    Ok(kwargs.get::<u16>(name)?.map(usize::from))
}

fn url(text: &str) -> Result<String, String> {
    prose::url(text).ok_or_else(|| "this link would run code".to_owned())
}

/// Joins items with a separator. Tera's own filter would treat the separator as unescaped text,
/// although the author of the template wrote it.
fn join(items: &[Value], kwargs: &Kwargs) -> TeraResult<String> {
    let separator = kwargs.get::<&str>("sep")?.unwrap_or_default();
    let (mut texts, mut length) = (Vec::new(), 0_usize);
    for item in items {
        let text = item.to_string();
        // Joining requests all memory at once, too late for the limits to stop it.
        length = length.saturating_add(text.len() + separator.len());
        limited::fits(length)?;
        if !item.is_safe() && !is_word(&text) {
            let message = format!("the item `{}` is not a word", text.escape_debug());
            return Err(Error::message(message));
        }
        texts.push(text);
    }
    Ok(texts.join(separator))
}

/// A YAML scalar, with an escape in each template tag, because it can be in front matter.
fn yaml_string(text: &str) -> String {
    if prose::has_template_tag(text) {
        return literal::json(text).replace('{', "\\u007b").replace('<', "\\u003c");
    }
    yaml::scalar(text, yaml::Context::Brackets)
}

/// Names as code spans: `A`, `B` and `C`. A template tag is text, because no code span can escape it.
fn code_list(names: &[Value]) -> TeraResult<String> {
    let span = |text: &str| {
        let is_tag = prose::has_template_tag(text);
        if is_tag { prose::escape(text) } else { prose::code_span(text) }
    };
    let spans: TeraResult<Vec<_>> = names.iter().map(|name| text_of(name).map(span)).collect();
    Ok(match spans?.as_slice() {
        [] => String::new(),
        [only] => only.clone(),
        [most @ .., last] => format!("{} and {last}", most.join(", ")),
    })
}

/// JSON on several lines. `indent` is the indentation of all lines but the first.
fn json(value: &Value, indent: usize) -> TeraResult<String> {
    let text = serde_json::to_string_pretty(value).map_err(Error::message)?;
    let text = literal::spell_unseen(text).replace('\n', &format!("\n{:indent$}", ""));
    Ok(prettier::with_short_lists(&text))
}

fn json_line(value: &Value) -> TeraResult<String> {
    serde_json::to_string(value).map(literal::spell_unseen).map_err(Error::message)
}

fn csp_hash(text: &str) -> String {
    format!("'sha256-{}'", BASE64_STANDARD.encode(Sha256::digest(text)))
}
