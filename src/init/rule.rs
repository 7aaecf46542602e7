//! Finds how names differ between apis: by other words between the underscores.

use std::collections::{BTreeMap, BTreeSet};

use super::read::ApiEnums;
use crate::catalogue::names::rename;
use crate::catalogue::{Api, EnumKind};
use crate::proto::Enum;

/// The apis that enums belong to; the first one renames nothing.
pub fn apis(by_api: &[ApiEnums]) -> Vec<Api> {
    let mut apis: Vec<Api> = Vec::new();
    for (index, enums) in by_api.iter().enumerate() {
        let package = enums.source().map(|source| source.package()).unwrap_or_default();
        let known = package.last().copied().filter(|part| is_version(part));
        let taken = |name: &str| apis.iter().any(|api| api.name == name);
        let name =
            known.filter(|name| !taken(name)).map_or_else(|| format!("v{index}"), str::to_owned);
        let name = if taken(&name) { format!("api{index}") } else { name };
        let rename = by_api.first().filter(|_| index > 0).map(|first| find(first, enums));
        apis.push(Api { name, rename: rename.unwrap_or_default(), ..Api::default() });
    }
    apis
}

/// Whether a part of a package is a version, such as `v1`.
pub fn is_version(part: &str) -> bool {
    part.strip_prefix('v').is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
}

/// The name that a rule turns into `name`, if there is one.
pub fn before(name: &str, rule: &[(String, String)]) -> Option<String> {
    let back: Vec<_> = rule.iter().map(|(from, to)| (to.clone(), from.clone())).collect();
    let before = rename(name, &back);
    (rename(&before, rule) == name).then_some(before)
}

/// A text with the words of one api replaced by those of another, in upper and lower case.
pub fn renamed(text: &str, from: &[(String, String)], to: &[(String, String)]) -> String {
    let mut text = text.to_owned();
    let back = from.iter().map(|(first, here)| (here, first));
    let forth = to.iter().map(|(first, there)| (first, there));
    for (word, other) in back.chain(forth) {
        for letters in [str::to_owned, str::to_lowercase, capitalised] {
            text = text.replace(&letters(word), &letters(other));
        }
    }
    text
}

fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    let first = letters.next().map(|first| first.to_ascii_uppercase());
    first.into_iter().chain(letters.map(|letter| letter.to_ascii_lowercase())).collect()
}

/// The rule that leads from the names of one api to those of another. Names that differ in one word are
/// the evidence: a word is renamed if more names say so than keep it.
fn find(first: &ApiEnums, other: &ApiEnums) -> Vec<(String, String)> {
    let mut order = Vec::new();
    let mut seen: BTreeMap<&str, BTreeMap<&str, usize>> = BTreeMap::new();
    for (from, to) in pairs(first, other) {
        let words: BTreeSet<(&str, &str)> = from.split('_').zip(to.split('_')).collect();
        let alike = from.split('_').count() == to.split('_').count();
        if !alike || words.iter().filter(|(from, to)| from != to).count() > 1 {
            continue;
        }
        for (from, to) in words.into_iter().filter(|(from, to)| !from.is_empty() && !to.is_empty())
        {
            if !order.contains(&from) {
                order.push(from);
            }
            *seen.entry(from).or_default().entry(to).or_default() += 1;
        }
    }
    let rule = order.into_iter().filter_map(|from| {
        let counts = seen.get(from)?;
        let (to, count) = counts.iter().filter(|(to, _)| **to != from).max_by_key(|(_, n)| **n)?;
        let stays = counts.get(from).copied().unwrap_or_default();
        (*count > stays).then(|| (from.to_owned(), (*to).to_owned()))
    });
    rule.collect()
}

/// The names of each number in two apis: those that are in both, and what the first has become.
fn pairs<'n>(first: &'n ApiEnums, other: &'n ApiEnums) -> Vec<(&'n str, &'n str)> {
    let mut pairs = Vec::new();
    for kind in EnumKind::ALL {
        let (Some(first), Some(other)) = (first.get(kind), other.get(kind)) else { continue };
        let there = by_number(other.definition);
        for (number, names) in by_number(first.definition) {
            let Some(others) = there.get(&number) else { continue };
            let same = |name: &&&str| others.contains(*name);
            pairs.extend(names.iter().filter(same).map(|name| (*name, *name)));
            let now = others.iter().find(|name| !names.contains(name));
            pairs.extend(names.first().filter(|name| !same(name)).copied().zip(now.copied()));
        }
    }
    pairs
}

fn by_number(definition: &Enum) -> BTreeMap<i64, Vec<&str>> {
    let mut names: BTreeMap<i64, Vec<&str>> = BTreeMap::new();
    for value in &definition.values {
        names.entry(value.number).or_default().push(&value.name);
    }
    names
}
