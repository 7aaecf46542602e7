//! The changes that an entry needs in a `.proto` file whose values are written by hand.

use crate::catalogue::{Entry, EnumKind, Output, Stage, Target};
use crate::proto::{self, Enum, Reserved, Value, lex};

/// A change that a person must make in a `.proto` file.
#[derive(Debug)]
pub struct ByHand {
    /// The change, as in `rename it`.
    pub what: String,
    /// The line, counted from 1.
    pub line: usize,
}

/// The changes that make the file of an output agree with an entry; none if the file is not protobuf, which
/// `check` reports.
#[must_use]
pub fn by_hand(kind: EnumKind, entry: &Entry, output: &Output, text: &str) -> Vec<ByHand> {
    let Target::ProtoComments(_, mapped) = &output.target else { return Vec::new() };
    let enums = lex(text).and_then(|lexemes| proto::enums(text, &lexemes)).unwrap_or_default();
    let is_mapped =
        |declared: &&Enum| mapped.iter().any(|one| one.kind == kind && one.path == declared.path);
    let steps =
        enums.iter().filter(is_mapped).flat_map(|declared| steps(declared, entry, output.api));
    let line = |at: usize| 1 + text.get(..at).unwrap_or_default().matches('\n').count();
    steps.map(|(at, what)| ByHand { what, line: line(at) }).collect()
}

/// The changes, each with its byte in the file.
fn steps(declared: &Enum, entry: &Entry, api: usize) -> Vec<(usize, String)> {
    // An enum of a file is mapped only where entries have numbers.
    let Some(number) = entry.number else { return Vec::new() };
    let name = entry.names.in_api(api);
    let is_its = |value: &&Value| value.number == number || value.name == name;
    let values = || declared.values.iter().filter(is_its);
    if entry.lifecycle.stage == Stage::Removed {
        let removed = values()
            .map(|value| (value.span.start, format!("remove `{}` and its comment", value.name)));
        return removed.chain(reservation(declared, name, number)).collect();
    }
    // Prefer its name, then a former name, then any value with its number.
    let had = |value: &&Value| entry.every_name().any(|had| had == value.name);
    let its = values().find(|value| value.name == name).or_else(|| values().find(had));
    let Some(value) = its.or_else(|| values().next()) else {
        let add = format!("add `{name} = {number};` to `{}`", declared.path);
        return vec![(declared.name.start, add)];
    };
    let rename = (value.name != name).then(|| format!("rename `{}` to `{name}`", value.name));
    let mark = entry.lifecycle.stage == Stage::Deprecated && !value.deprecated;
    let mark = mark.then(|| format!("mark `{name}` with `[deprecated = true]`"));
    rename.into_iter().chain(mark).map(|what| (value.span.start, what)).collect()
}

/// What an enum does not reserve yet of a name and a number.
fn reservation(declared: &Enum, name: &str, number: i64) -> Option<(usize, String)> {
    let has_number = declared.reserved.iter().any(|one| match one {
        Reserved::Numbers(range, _) => range.contains(number),
        Reserved::Name(..) => false,
    });
    let has_name = declared
        .reserved
        .iter()
        .any(|one| matches!(one, Reserved::Name(reserved, _) if reserved == name));
    let number = (!has_number).then(|| format!("reserved {number};"));
    let name = (!has_name).then(|| format!("reserved \"{name}\";"));
    let missing: Vec<_> = number.into_iter().chain(name).collect();
    let all = (!missing.is_empty()).then(|| missing.join(" "))?;
    Some((declared.name.start, format!("add `{all}` to `{}`", declared.path)))
}
