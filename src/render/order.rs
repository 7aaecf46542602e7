//! Replaces the parts of tera that return things in random order, so that the same inputs make the
//! same bytes.

use std::collections::HashMap;

use tera::value::Key;
use tera::{Error, Kwargs, Map, State, Tera, TeraResult, Value};

use crate::diagnostic::{Diagnostic, Place, codes};

/// Tera's variable that lists all variables of a template.
const TERA_CONTEXT: &str = "__tera_context";

/// An error for each use of [`TERA_CONTEXT`], whose order cannot be fixed.
pub fn unordered(templates: &[(&str, &str)]) -> Vec<Diagnostic> {
    let mut errors = Vec::new();
    for (path, text) in templates {
        for (at, _) in text.match_indices(TERA_CONTEXT) {
            let place = Place::span(&(*path).into(), &(at..at + TERA_CONTEXT.len()));
            let message = format!("`{TERA_CONTEXT}` has a different order in each run");
            let help = "name the variables that are needed";
            errors.push(Diagnostic::new(codes::TEMPLATE, place, message).with_help(help));
        }
    }
    errors
}

/// Replaces tera's filter `group_by`.
pub fn register(tera: &mut Tera) {
    tera.register_filter("group_by", |items: &[Value], kwargs: Kwargs, _: &State<'_>| {
        group_by(items, kwargs.must_get("attribute")?)
    });
}

/// Groups items by their value at a path. Groups are in the order of their first items. Items whose
/// value is null are left out.
fn group_by(items: &[Value], path: &str) -> TeraResult<Map> {
    let mut groups: Vec<(Key<'static>, Vec<Value>)> = Vec::new();
    let mut places = HashMap::new();
    for item in items {
        let value = item.get_from_path(path).filter(|value| !value.is_undefined());
        let value = value.ok_or_else(|| Error::message(format!("an item has no `{path}`")))?;
        if value.is_none() {
            continue;
        }
        let key = key(value).ok_or_else(|| {
            Error::message(format!("`{path}` is not a text, a number or a boolean"))
        })?;
        let place = *places.entry(key.clone()).or_insert(groups.len());
        match groups.get_mut(place) {
            Some((_, group)) => group.push(item.clone()),
            None => groups.push((key, vec![item.clone()])),
        }
    }
    Ok(groups.into_iter().map(|(key, group)| (key, Value::from(group))).collect())
}

fn key(value: &Value) -> Option<Key<'static>> {
    let text = value.as_str().map(|text| Key::from(text.to_owned()));
    text.or_else(|| value.as_bool().map(Key::Bool)).or_else(|| value.as_i128().map(Key::from))
}
