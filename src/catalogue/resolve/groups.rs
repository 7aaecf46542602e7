//! Groups of entries, and the numbers and codes that they own.

use std::collections::{BTreeMap, HashMap};

use super::identifiers::{check_apart, check_identifier};
use super::identity;
use super::scope::Scope;
use super::text::text;
use crate::catalogue::fields::Group;
use crate::catalogue::keys::{RawEntry, RawEnum, RawGroup};
use crate::catalogue::ranges::{NumberRange, whole_number};
use crate::catalogue::yaml::Word;
use crate::diagnostic::{Findings, codes};

/// The groups of an enum, and which of them owns what.
pub struct Groups<'r, 't> {
    pub resolved: Vec<Group>,
    raw: &'r [(Word<'t>, RawGroup<'t>)],
    /// The owners of numbers, by the last one of each range; no two overlap.
    numbers: BTreeMap<i64, (i64, Owner<'r>)>,
    /// The owners of codes, by how these begin; none begins another one.
    codes: BTreeMap<&'r str, Owner<'r>>,
}

/// A group that owns something, by its index, and where the catalogue says so.
#[derive(Clone, Copy)]
struct Owner<'r> {
    group: usize,
    word: &'r Word<'r>,
}

/// The groups that an enum declares.
pub fn declared<'r, 't: 'r>(
    declared: Option<&'r RawEnum<'t>>,
    scope: &mut Scope<'_>,
) -> Groups<'r, 't> {
    let raw = declared.map_or(&[][..], |declared| &declared.groups);
    check_names(raw, scope.findings);
    let mut groups = Groups {
        resolved: raw.iter().map(|(name, raw)| group(name, raw, scope.findings)).collect(),
        raw,
        numbers: BTreeMap::new(),
        codes: BTreeMap::new(),
    };
    for (group, (_, raw)) in raw.iter().enumerate() {
        for word in &raw.numbers {
            groups.own_numbers(Owner { group, word }, scope.findings);
        }
        for word in &raw.codes {
            groups.own_codes(Owner { group, word }, scope.findings);
        }
    }
    groups
}

fn check_names(raw: &[(Word<'_>, RawGroup<'_>)], findings: &mut Findings) {
    let mut first = HashMap::new();
    for (name, _) in raw {
        if check_identifier(name, findings) {
            check_apart(name, &name.text, &mut first, findings);
        }
    }
}

fn group(name: &Word<'_>, raw: &RawGroup<'_>, findings: &mut Findings) -> Group {
    Group {
        name: name.text.to_string(),
        title: identity::public(raw.title.as_ref(), findings).unwrap_or_default(),
        description: text(raw.description.as_ref()),
        numbers: raw.numbers.iter().filter_map(|word| word.text.parse().ok()).collect(),
        codes: raw.codes.iter().filter_map(|word| identity::public(Some(word), findings)).collect(),
    }
}

impl<'r> Groups<'r, '_> {
    fn own_numbers(&mut self, owner: Owner<'r>, findings: &mut Findings) {
        let Ok(range) = owner.word.text.parse::<NumberRange>() else { return };
        let next = self.numbers.range(range.first..).next();
        match next.filter(|(_, (first, _))| *first <= range.last) {
            Some((_, (_, other))) => report_shared(owner, *other, "numbers", findings),
            None => drop(self.numbers.insert(range.last, (range.first, owner))),
        }
    }

    fn own_codes(&mut self, owner: Owner<'r>, findings: &mut Findings) {
        let code = owner.word.text.as_ref();
        let longer = self.codes.range(code..).next().filter(|(other, _)| other.starts_with(code));
        match longer.map(|(_, other)| *other).or_else(|| self.owner_of_code(code)) {
            Some(other) => report_shared(owner, other, "codes", findings),
            None => drop(self.codes.insert(code, owner)),
        }
    }

    fn owner_of_number(&self, number: i64) -> Option<Owner<'r>> {
        let (_, (first, owner)) = self.numbers.range(number..).next()?;
        (*first <= number).then_some(*owner)
    }

    fn owner_of_code(&self, code: &str) -> Option<Owner<'r>> {
        let (start, owner) = self.codes.range(..=code).next_back()?;
        code.starts_with(start).then_some(*owner)
    }

    /// The group of an entry: the one that owns its number or its code, or else the one that it names.
    pub fn of(&self, entry: &RawEntry<'_>, findings: &mut Findings) -> Option<String> {
        let written = entry.group.as_ref().and_then(|name| self.find(name, findings));
        let number = entry.number.as_ref();
        let by_number = number.map(|word| {
            let number = whole_number(&word.text).ok();
            Used { what: "number", word, owner: number.and_then(|it| self.owner_of_number(it)) }
        });
        let by_code = entry.code.as_ref().map(|word| Used {
            what: "code",
            word,
            owner: self.owner_of_code(&word.text),
        });
        let mut group = written;
        for used in [by_number, by_code].into_iter().flatten() {
            match (group, used.owner) {
                (Some(group), _) => self.check(&used, group, findings),
                (None, owner) => group = owner.map(|owner| owner.group),
            }
        }
        self.resolved.get(group?).map(|group| group.name.clone())
    }

    fn find(&self, name: &Word<'_>, findings: &mut Findings) -> Option<usize> {
        let found = self.raw.iter().position(|(known, _)| known.text == name.text);
        if found.is_none() {
            let message = format!("the enum has no group `{}`", name.text);
            if self.raw.is_empty() {
                let help = "declare it under `groups` of the enum: `{ title: … }`";
                findings.error(codes::UNKNOWN_GROUP, &name.span, message, help);
            } else {
                let known = self.raw.iter().map(|(known, _)| known.text.as_ref());
                findings.unknown(codes::UNKNOWN_GROUP, &name.span, message, &name.text, known);
            }
        }
        found
    }

    /// Reports a number or a code that does not belong to the group of an entry.
    fn check(&self, used: &Used<'_, 'r>, group: usize, findings: &mut Findings) {
        let Used { what, word, owner } = *used;
        let Some((name, raw)) = self.raw.get(group) else { return };
        let message =
            format!("the {what} `{}` does not belong to the group `{}`", word.text, name.text);
        let owns = if what == "number" { &raw.numbers } else { &raw.codes };
        match (owner, owns.first()) {
            (Some(owner), _) if owner.group == group => {}
            (Some(owner), _) => {
                let other = self.raw.get(owner.group).map_or("", |(name, _)| name.text.as_ref());
                let label = format!("`{other}` owns it");
                let help = format!("take another {what}, or the group `{other}`");
                let place = (&owner.word.span, label.as_str());
                findings.clash(codes::WRONG_GROUP, &word.span, message, place, help);
            }
            (None, Some(own)) => {
                let help = format!("take another {what}, or widen what the group owns");
                let place = (&own.span, "what it owns");
                findings.clash(codes::WRONG_GROUP, &word.span, message, place, help);
            }
            (None, None) => {}
        }
    }
}

/// The number or the code of an entry, and who owns it.
struct Used<'e, 'r> {
    what: &'static str,
    word: &'e Word<'e>,
    owner: Option<Owner<'r>>,
}

/// Reports numbers or codes that two groups own.
fn report_shared(owner: Owner<'_>, other: Owner<'_>, what: &str, findings: &mut Findings) {
    let message = format!("`{}` has {what} that another item owns", owner.word.text);
    let place = (&other.word.span, "owned here");
    let help = "no two groups own the same; change one of the two";
    findings.clash(codes::WRONG_GROUP, &owner.word.span, message, place, help);
}
