//! Reports names that differ in the catalogue but become one in a language of the outputs.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::ops::Range;

use super::fields::Fields;
use super::scope::Scope;
use crate::catalogue::entry::Entry;
use crate::catalogue::keys::RawEntry;
use crate::diagnostic::codes;
use crate::language::Naming;
use crate::language::names::is_identifier;

/// One of the names of an entry in an api, with what it is in a language.
struct Member<'e> {
    name: &'e str,
    identifier: Cow<'e, str>,
    span: &'e Range<usize>,
}

/// Reports each name of an enum that has the identifier of one before it.
pub fn check(raw: &[&RawEntry<'_>], entries: &[Entry], prefix: &str, scope: &mut Scope<'_>) {
    let prefixes: Vec<String> = match scope.apis {
        [] => vec![prefix.to_owned()],
        apis => apis.iter().map(|api| api.prefix(prefix)).collect(),
    };
    let mut reported = HashSet::new();
    for language in &scope.languages {
        for (api, prefix) in prefixes.iter().enumerate() {
            let all = raw.iter().zip(entries);
            let all =
                all.flat_map(|(raw, entry)| members(raw, entry, api, prefix, &language.naming));
            let members: Vec<Member<'_>> = all.collect();
            // If a language changes no name, no two become one.
            if members.iter().all(|member| member.name == member.identifier) {
                continue;
            }
            let mut first: HashMap<&str, &Member<'_>> = HashMap::new();
            for member @ Member { name, identifier, span } in &members {
                let before = *first.entry(identifier).or_insert(member);
                let is_clash = is_identifier(name) && before.name != *name;
                if !is_clash || !reported.insert(span.start) {
                    continue;
                }
                let (one, language) = (before.name, language.name);
                let message = format!("`{one}` and `{name}` are both `{identifier}` in {language}");
                let help =
                    "rename one, or give it another name under `names` where it is of another api";
                let other = (before.span, "first here");
                scope.findings.clash(codes::DUPLICATE_NAME, span, message, other, help);
            }
        }
    }
}

/// Reports each name that a field of the enum has in the same scope of a language.
pub fn check_beside_fields(
    raw: &[&RawEntry<'_>],
    entries: &[Entry],
    fields: &Fields<'_, '_>,
    prefix: &str,
    scope: &mut Scope<'_>,
) {
    for language in &scope.languages {
        let fields = fields.beside_values(&language.naming);
        if fields.is_empty() {
            continue;
        }
        for (raw, entry) in raw.iter().zip(entries) {
            for api in 0..scope.apis.len().max(1) {
                let taken = members(raw, entry, api, prefix, &language.naming)
                    .find_map(|member| Some((fields.get(&*member.identifier)?, member)));
                let Some((field, member)) = taken else { continue };
                let message =
                    format!("`{}` is also what a field declares in {}", member.name, language.name);
                let other = (&field.span, "the field");
                let help = "rename one of the two";
                scope.findings.clash(codes::DUPLICATE_NAME, member.span, message, other, help);
                break;
            }
        }
    }
}

fn members<'e>(
    raw: &'e RawEntry<'_>,
    entry: &'e Entry,
    api: usize,
    prefix: &str,
    naming: &Naming,
) -> impl Iterator<Item = Member<'e>> {
    let others = entry.other_names().zip(raw.other_names());
    let others = others.map(|(names, raw)| (names, &raw.span, naming.other));
    let all = std::iter::once((&entry.names, &entry.span, naming.value)).chain(others);
    all.map(move |(names, span, form)| {
        let name = names.in_api(api);
        Member { name, identifier: naming.identifier(form(name, prefix)), span }
    })
}
