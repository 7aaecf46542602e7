//! Lists the changes that a person has to make in a `.proto` file after an entry was edited.

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

/// The changes that make the file of an output agree with an entry. Empty if the file is not
/// protobuf; `check` reports that.
pub fn by_hand(kind: EnumKind, entry: &Entry, output: &Output, text: &str) -> Vec<ByHand> {
    let Target::ProtoComments(_, mapped) = &output.target else { return Vec::new() };
    let enums = lex(text).and_then(|lexemes| proto::enums(text, &lexemes)).unwrap_or_default();
    let is_mapped =
        |declared: &&Enum| mapped.iter().any(|own| own.kind == kind && own.path == declared.path);
    let steps =
        enums.iter().filter(is_mapped).flat_map(|declared| steps(declared, entry, output.api));
    let line = |at: usize| 1 + text.get(..at).unwrap_or_default().matches('\n').count();
    steps.map(|(at, what)| ByHand { what, line: line(at) }).collect()
}

/// The changes in one enum, each with its byte in the file.
fn steps(declared: &Enum, entry: &Entry, api: usize) -> Vec<(usize, String)> {
    // Only enums whose entries have numbers can be mapped to an enum of a file.
    let Some(number) = entry.number else { return Vec::new() };
    let name = entry.names.in_api(api);
    let is_of_entry = |value: &&Value| value.number == number || value.name == name;
    let values = || declared.values.iter().filter(is_of_entry);
    if entry.lifecycle.stage == Stage::Removed {
        let removed = values()
            .map(|value| (value.span.start, format!("remove `{}` and its comment", value.name)));
        return removed.chain(reservation(declared, name, number)).collect();
    }
    // Prefer the value with the entry's present name, then one with another of its names, then any
    // with its number.
    let has_some_name = |value: &&Value| entry.every_name().any(|known| known == value.name);
    let named = values().find(|value| value.name == name);
    let named = named.or_else(|| values().find(has_some_name));
    let Some(value) = named.or_else(|| values().next()) else {
        let add = format!("add `{name} = {number};` to `{}`", declared.path);
        return vec![(declared.name.start, add)];
    };
    let rename = (value.name != name).then(|| format!("rename `{}` to `{name}`", value.name));
    let mark = entry.lifecycle.stage == Stage::Deprecated && !value.deprecated;
    let mark = mark.then(|| format!("mark `{name}` with `[deprecated = true]`"));
    rename.into_iter().chain(mark).map(|what| (value.span.start, what)).collect()
}

/// The change that reserves a name and a number, as far as the enum does not reserve them yet.
fn reservation(declared: &Enum, name: &str, number: i64) -> Option<(usize, String)> {
    let has_number = declared.reserved.iter().any(|reserved| match reserved {
        Reserved::Numbers(range, _) => range.contains(number),
        Reserved::Name(..) => false,
    });
    let has_name = declared
        .reserved
        .iter()
        .any(|reserved| matches!(reserved, Reserved::Name(known, _) if known == name));
    let number = (!has_number).then(|| format!("reserved {number};"));
    let name = (!has_name).then(|| format!("reserved \"{name}\";"));
    let missing: Vec<_> = number.into_iter().chain(name).collect();
    let statements = (!missing.is_empty()).then(|| missing.join(" "))?;
    Some((declared.name.start, format!("add `{statements}` to `{}`", declared.path)))
}
