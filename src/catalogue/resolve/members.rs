//! Reports names that differ in the catalogue but become one in a language of the outputs.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::ops::Range;

use super::scope::Scope;
use crate::catalogue::entry::{Entry, Names};
use crate::catalogue::keys::RawEntry;

use crate::diagnostic::codes;
use crate::language::names::is_identifier;
use crate::language::{Form, Language};

/// One of the names of an entry.
struct Member<'e> {
    names: &'e Names,
    span: &'e Range<usize>,
    is_other: bool,
}

/// Reports each name of an enum that has the identifier of one before it.
pub fn check(raw: &[&RawEntry<'_>], entries: &[Entry], prefix: &str, scope: &mut Scope<'_>) {
    let members: Vec<_> =
        raw.iter().zip(entries).flat_map(|(raw, entry)| members(raw, entry)).collect();
    let prefixes: Vec<String> = match scope.apis {
        [] => vec![prefix.to_owned()],
        apis => apis.iter().map(|api| api.prefix(prefix)).collect(),
    };
    let mut reported = HashSet::new();
    for language in scope.languages.clone() {
        for (api, prefix) in prefixes.iter().enumerate() {
            for (first, second, identifier) in clashes(&members, language, api, prefix) {
                if !reported.insert(second.span.start) {
                    continue;
                }
                let [one, two] = [first, second].map(|member| member.names.in_api(api));
                let message =
                    format!("`{one}` and `{two}` are both `{identifier}` in {}", language.name);
                let help =
                    "rename one, or give it another name under `names` where it is of another api";
                let other = (first.span, "first here");
                scope.findings.clash(codes::DUPLICATE_NAME, second.span, message, other, help);
            }
        }
    }
}

fn members<'e>(raw: &'e RawEntry<'_>, entry: &'e Entry) -> impl Iterator<Item = Member<'e>> {
    let own = Member { names: &entry.names, span: &entry.span, is_other: false };
    let others = entry.other_names().zip(raw.other_names());
    let others = others.map(|(names, raw)| Member { names, span: &raw.span, is_other: true });
    std::iter::once(own).chain(others)
}

/// The members whose identifier one before them has, with that one.
fn clashes<'m, 'e>(
    members: &'m [Member<'e>],
    language: &Language,
    api: usize,
    prefix: &str,
) -> Vec<(&'m Member<'e>, &'m Member<'e>, Cow<'e, str>)> {
    let naming = &language.naming;
    let identifier = |member: &Member<'e>| {
        let form: Form = if member.is_other { naming.other } else { naming.value };
        naming.identifier(form(member.names.in_api(api), prefix))
    };
    let names = members.iter().map(|member| member.names.in_api(api));
    let identifiers: Vec<_> = members.iter().map(identifier).collect();
    // If a language changes no name, no two become one.
    if names.eq(identifiers.iter().map(|identifier| &**identifier)) {
        return Vec::new();
    }
    let mut first: HashMap<Cow<'e, str>, &Member<'e>> = HashMap::new();
    let mut clashes = Vec::new();
    for (member, identifier) in members.iter().zip(identifiers) {
        let name = member.names.in_api(api);
        let before = *first.entry(identifier.clone()).or_insert(member);
        if is_identifier(name) && before.names.in_api(api) != name {
            clashes.push((before, member, identifier));
        }
    }
    clashes
}
