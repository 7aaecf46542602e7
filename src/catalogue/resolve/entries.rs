//! What states, sources and reasons have in common: names, numbers, lifecycle.

use std::collections::HashMap;
use std::ops::Range;

use super::references::known_api;
use super::{optional, text};
use crate::catalogue::model::{Api, Entry, Enumeration, FormerName, Lifecycle, Names, Stage};
use crate::catalogue::names::{self, is_identifier};
use crate::catalogue::raw::{RawEntry, RawEnum, RawLifecycle, Word};
use crate::diagnostic::{Diagnostic, Findings};

/// The names that entries have taken so far, in each api, and where.
#[derive(Default)]
pub struct Taken {
    by_api: HashMap<usize, HashMap<String, Range<usize>>>,
}

pub fn resolve<'r, 't: 'r, T>(
    entries: impl Iterator<Item = &'r RawEntry<'t>> + Clone,
    of: &Enumeration<()>,
    raw: &RawEnum<'t, T>,
    apis: &[Api],
    taken: &mut Taken,
    findings: &mut Findings,
) -> Vec<Entry> {
    let by_name: HashMap<&str, usize> = entries
        .clone()
        .enumerate()
        .filter_map(|(index, entry)| Some((entry.name.as_ref()?.text.as_ref(), index)))
        .collect();
    check_numbers(entries.clone(), raw, findings);
    let mut variants = HashMap::new();
    let mut resolved = Vec::new();
    for entry in entries {
        let names = resolve_names(entry, of, apis, findings);
        if let Some(name) = &entry.name {
            check_reserved_name(name, raw, findings);
            if taken.take(&names, &name.span, apis, findings) {
                check_variant(name, &of.prefix, &mut variants, findings);
            }
        }
        resolved.push(Entry {
            span: entry.name.as_ref().map_or(&entry.span, |name| &name.span).clone(),
            names,
            number: entry.number.as_ref().and_then(|n| n.text.parse().ok()).unwrap_or_default(),
            since: optional(entry.since.as_ref()),
            description: text(entry.description.as_ref()),
            lifecycle: resolve_lifecycle(entry.lifecycle.as_ref(), &by_name, findings),
            former_names: resolve_former_names(entry, apis, taken, findings),
        });
    }
    resolved
}

fn resolve_names(
    entry: &RawEntry<'_>,
    of: &Enumeration<()>,
    apis: &[Api],
    findings: &mut Findings,
) -> Names {
    for (api, name) in &entry.names {
        if apis.first().is_some_and(|first| first.name == api.text) {
            let message = format!("the name in `{}` stands under `name`", api.text);
            findings.error("first-api-renamed", &api.span, message);
        }
        known_api(api, apis, findings);
        check_identifier(name, findings);
    }
    let Some(name) = &entry.name else {
        return Names::new(String::new(), Vec::new());
    };
    if check_identifier(name, findings) && !name.text.starts_with(&of.prefix) {
        let message = format!("`{}` does not start with `{}`", name.text, of.prefix);
        let place = findings.place(&name.span);
        let help = "names start with the `prefix` of their enum";
        findings.push(Diagnostic::error("invalid-name", place, message).with_help(help));
    }
    let given = |api: &str| {
        let (_, name) = entry.names.iter().find(|(of, _)| of.text == api)?;
        Some(name.text.to_string())
    };
    names::in_every_api(&name.text, apis, given)
}

fn check_identifier(name: &Word<'_>, findings: &mut Findings) -> bool {
    let good = is_identifier(&name.text);
    if !good {
        let message = format!("`{}` cannot be a name", name.text);
        let place = findings.place(&name.span);
        let help = "a name is a letter followed by letters, digits and underscores";
        findings.push(Diagnostic::error("invalid-name", place, message).with_help(help));
    }
    good
}

impl Taken {
    /// Takes a name in every api; reports the first clash, and says whether there was none.
    fn take(
        &mut self,
        names: &Names,
        span: &Range<usize>,
        apis: &[Api],
        findings: &mut Findings,
    ) -> bool {
        let mut clash = None;
        for (api, name) in names.iter().enumerate() {
            let in_api = self.by_api.entry(api).or_default();
            match in_api.get(name) {
                Some(first) => clash = clash.or(Some((api, name, first.clone()))),
                None => {
                    in_api.insert(name.to_owned(), span.clone());
                }
            }
        }
        let Some((api, name, first)) = clash else {
            return true;
        };
        let place = findings.place(span);
        let first = findings.place(&first);
        let message = match apis.get(api) {
            Some(api) if apis.len() > 1 => format!("`{name}` is taken in {}", api.name),
            _ => format!("`{name}` is taken"),
        };
        findings.push(
            Diagnostic::error("duplicate-name", place, message)
                .with_other(first, "by this entry")
                .with_help("an entry's names, also its former ones, belong to it alone"),
        );
        false
    }
}

fn check_variant<'r>(
    name: &'r Word<'_>,
    prefix: &str,
    variants: &mut HashMap<String, &'r Word<'r>>,
    findings: &mut Findings,
) {
    let variant = names::variant(&name.text, prefix);
    if let Some(first) = variants.get(&variant) {
        let message = format!("`{}` and `{}` are both `{variant}` in Rust", first.text, name.text);
        let (place, first) = (findings.place(&name.span), findings.place(&first.span));
        findings.push(
            Diagnostic::error("duplicate-name", place, message).with_other(first, "first here"),
        );
        return;
    }
    variants.insert(variant, name);
}

fn check_reserved_name<T>(name: &Word<'_>, raw: &RawEnum<'_, T>, findings: &mut Findings) {
    let Some(reserved) = raw.reserved_names.iter().find(|reserved| reserved.text == name.text)
    else {
        return;
    };
    let (place, other) = (findings.place(&name.span), findings.place(&reserved.span));
    let message = format!("the name `{}` is reserved", name.text);
    findings.push(
        Diagnostic::error("reserved-name", place, message)
            .with_other(other, "reserved here")
            .with_help("take another name"),
    );
}

fn check_numbers<'r, 't: 'r, T>(
    entries: impl Iterator<Item = &'r RawEntry<'t>> + Clone,
    raw: &RawEnum<'t, T>,
    findings: &mut Findings,
) {
    let number = |word: &Word<'_>| word.text.parse::<i32>().ok();
    let used = entries.clone().filter_map(|entry| number(entry.number.as_ref()?));
    let reserved = raw.reserved_numbers.iter().filter_map(number);
    // The highest number may have no successor.
    let free = used.chain(reserved).max().and_then(|highest| highest.checked_add(1));
    let help = free
        .map_or("take another number".to_owned(), |free| format!("the next free number is {free}"));
    let mut seen: HashMap<i32, &Word<'_>> = HashMap::new();
    for word in &raw.reserved_numbers {
        seen.extend(number(word).map(|number| (number, word)));
    }
    for word in entries.filter_map(|entry| entry.number.as_ref()) {
        let Some(value) = number(word) else { continue };
        let Some(first) = seen.get(&value) else {
            seen.insert(value, word);
            continue;
        };
        let is_reserved = raw.reserved_numbers.iter().any(|r| r.span == first.span);
        let (code, what, label) = if is_reserved {
            ("reserved-number", "reserved", "reserved here")
        } else {
            ("duplicate-number", "taken", "by this entry")
        };
        let (place, other) = (findings.place(&word.span), findings.place(&first.span));
        findings.push(
            Diagnostic::error(code, place, format!("the number {value} is {what}"))
                .with_other(other, label)
                .with_help(help.as_str()),
        );
    }
}

fn resolve_lifecycle(
    raw: Option<&RawLifecycle<'_>>,
    by_name: &HashMap<&str, usize>,
    findings: &mut Findings,
) -> Lifecycle {
    let stage = match raw.map(|raw| raw.stage.text.as_ref()) {
        Some("deprecated") => Stage::Deprecated,
        Some("unused") => Stage::Unused,
        Some("removed") => Stage::Removed,
        _ => Stage::Active,
    };
    if let Some(second) = raw.and_then(|raw| raw.second.as_ref()) {
        let message = format!("an entry has one lifecycle, and `{}` is a second", second.text);
        findings.error("wrong-type", &second.span, message);
    }
    let replacement = raw.and_then(|raw| raw.replacement.as_ref());
    let found = replacement.and_then(|name| by_name.get(name.text.as_ref()).copied());
    if let (Some(name), None) = (replacement, found) {
        let message = format!("`{}` names no entry of the same enum", name.text);
        let place = findings.place(&name.span);
        findings.push(
            Diagnostic::error("unknown-replacement", place, message)
                .with_nearest(&name.text, by_name.keys().copied()),
        );
    }
    Lifecycle {
        stage,
        since: optional(raw.and_then(|raw| raw.since.as_ref())),
        note: text(raw.and_then(|raw| raw.note.as_ref())),
        replacement: found,
    }
}

fn resolve_former_names(
    entry: &RawEntry<'_>,
    apis: &[Api],
    taken: &mut Taken,
    findings: &mut Findings,
) -> Vec<FormerName> {
    let mut former_names = Vec::new();
    for former in &entry.former_names {
        let names = names::in_every_api(&former.name.text, apis, |_| None);
        if check_identifier(&former.name, findings) {
            taken.take(&names, &former.name.span, apis, findings);
        }
        former_names.push(FormerName { names, renamed_in: optional(former.renamed_in.as_ref()) });
    }
    former_names
}
