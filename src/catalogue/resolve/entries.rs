//! What states, sources and reasons have in common: names and lifecycle.

use std::collections::HashMap;

use super::fields::Fields;
use super::groups::Groups;
use super::identifiers::check_value;
use super::identity;
use super::references::Siblings;
use super::scope::{Scope, other_api};
use super::taken::Holder;
use super::text::{optional, text};
use super::written;
use crate::catalogue::entry::{Entry, FormerName, Lifecycle, Names};
use crate::catalogue::keys::RawEntry;
use crate::catalogue::names;
use crate::catalogue::names::Api;
use crate::catalogue::ranges::whole_number;
use crate::catalogue::yaml::Word;
use crate::diagnostic::{Findings, codes};
use crate::language::names::is_identifier;

/// What the enum of an entry says of it.
pub struct Enclosing<'r, 't> {
    /// The prefix that its name should have.
    pub prefix: Option<&'r Word<'t>>,
    /// The entries of the enum.
    pub siblings: Siblings<'r>,
    pub groups: Groups<'r, 't>,
    pub fields: Fields<'r, 't>,
}

/// An entry of an enum.
pub fn resolve(raw: &RawEntry<'_>, enclosing: &Enclosing<'_, '_>, scope: &mut Scope<'_>) -> Entry {
    let names = resolve_names(raw, enclosing.prefix, scope);
    let span = raw.name.as_ref().map_or(&raw.span, |name| &name.span).clone();
    let kind = if raw.is_removed() { Holder::Removed } else { Holder::Entry };
    let holder = kind(raw.span.start);
    if raw.name.is_some() {
        let apis = scope.apis;
        let place = |api| Some(&given_name(raw, apis.get(api)?)?.span);
        scope.take(&names, holder, |api| place(api).unwrap_or(&span).clone());
    }
    let prefix = enclosing.prefix.map_or("", |prefix| &prefix.text);
    let mut other_name = |name: &Word<'_>| {
        check_value(name, scope);
        scope.take_word(name, prefix, holder)
    };
    let former_names = raw.former_names.iter().filter_map(|former| {
        let names = other_name(former.name.as_ref()?);
        Some(FormerName { names, renamed_in: optional(former.renamed_in.as_ref()) })
    });
    let former_names = former_names.collect();
    let aliases = raw.aliases.iter().map(other_name).collect();
    check_other_names(raw, names.first(), scope.findings);
    Entry {
        span,
        extent: raw.span.clone(),
        names,
        number: raw.number.as_ref().and_then(|word| whole_number(&word.text).ok()),
        code: identity::public(raw.code.as_ref(), scope.findings),
        label: identity::public(raw.label.as_ref(), scope.findings),
        since: optional(raw.since.as_ref()),
        description: text(raw.description.as_ref()),
        lifecycle: resolve_lifecycle(raw, &enclosing.siblings, scope.findings),
        former_names,
        aliases,
        group: enclosing.groups.of(raw, scope.findings),
        fields: enclosing.fields.of(raw, scope.findings),
        allow: written::exemptions(&raw.allow, scope.findings),
        ..Entry::default()
    }
}

/// Reports other names that the entry has twice, or that are its name.
fn check_other_names(raw: &RawEntry<'_>, name: &str, findings: &mut Findings) {
    let mut seen = HashMap::new();
    for other in raw.other_names() {
        if let Some(first) = seen.insert(&other.text, other) {
            let message = format!("`{}` is already another name of this entry", other.text);
            let (first, help) = ((&first.span, "first here"), "remove one of the two");
            findings.clash(codes::DUPLICATE_NAME, &other.span, message, first, help);
        }
    }
    if let Some(same) = raw.other_names().find(|other| other.text == name) {
        let message = format!("`{}` is the name that the entry has", same.text);
        let help = "remove it, or write another name that it used to have, or has too";
        findings.error(codes::DUPLICATE_NAME, &same.span, message, help);
    }
}

/// The name that an entry itself has for an api, if it has one.
fn given_name<'r, 't>(raw: &'r RawEntry<'t>, api: &Api) -> Option<&'r Word<'t>> {
    raw.names.iter().find(|(of, _)| of.text == api.name).map(|(_, name)| name)
}

/// Reports an item of `names` whose key is no api and whose value cannot be a name: most likely a public
/// code. Returns whether it is one.
fn is_code(api: &Word<'_>, name: &Word<'_>, scope: &mut Scope<'_>) -> bool {
    let is_api = scope.apis.iter().any(|known| known.name == api.text);
    if is_api || is_identifier(&name.text) {
        return false;
    }
    let message =
        format!("`{}` is not an api, and `{}` cannot be a name in an api", api.text, name.text);
    let help = "if others know the entry by this text, write it as its `code`";
    scope.findings.error(codes::UNKNOWN_API, &api.span, message, help);
    true
}

fn resolve_names(raw: &RawEntry<'_>, prefix: Option<&Word<'_>>, scope: &mut Scope<'_>) -> Names {
    for (api, name) in &raw.names {
        if is_code(api, name, scope) {
            continue;
        }
        other_api(api, "name", scope);
        check_value(name, scope);
    }
    let Some(name) = &raw.name else {
        return Names::default();
    };
    if check_value(name, scope)
        && let Some(prefix) = prefix.filter(|prefix| !name.text.starts_with(&*prefix.text))
    {
        let message = format!("`{}` does not start with `{}`", name.text, prefix.text);
        let help = "names start with the `prefix` of their enum; correct the name or the prefix";
        let other = (&prefix.span, "the prefix");
        scope.findings.clash(codes::INVALID_NAME, &name.span, message, other, help);
    }
    let prefix = prefix.map_or("", |prefix| &prefix.text);
    let names = names::in_every_api(&name.text, scope.apis, |api| {
        let given = given_name(raw, api);
        given.map_or_else(|| api.name(&name.text, prefix), |given| given.text.to_string())
    });
    let is_bad =
        |(name, api): &(&str, &Api)| !is_identifier(name) && given_name(raw, api).is_none();
    let bad = names.iter().zip(scope.apis).skip(1).find(is_bad);
    if let Some((bad, api)) = bad
        && is_identifier(&name.text)
    {
        let message =
            format!("the rule of {} makes `{bad}` of it, which cannot be a name", api.name);
        let help = "give it a name for that api under `names`, or change the rule";
        scope.findings.error(codes::INVALID_NAME, &name.span, message, help);
    }
    names
}

fn resolve_lifecycle(
    entry: &RawEntry<'_>,
    siblings: &Siblings<'_>,
    findings: &mut Findings,
) -> Lifecycle {
    let raw = entry.lifecycle.as_ref();
    let stage = raw.and_then(|raw| raw.stage.text.parse().ok()).unwrap_or_default();
    if let Some(second) = raw.and_then(|raw| raw.second.as_ref()) {
        let message = format!("an entry has one lifecycle, and `{}` is a second one", second.text);
        findings.error(codes::WRONG_TYPE, &second.span, message, "keep the one that holds now");
    }
    let replacement = raw.and_then(|raw| raw.detail.replacement.as_ref());
    let own = entry.name.as_ref();
    Lifecycle {
        stage,
        since: optional(raw.and_then(|raw| raw.detail.since.as_ref())),
        note: text(raw.and_then(|raw| raw.detail.note.as_ref())),
        replacement: replacement.and_then(|name| siblings.replacement(name, own, findings)),
    }
}
