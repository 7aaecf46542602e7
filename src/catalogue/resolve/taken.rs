//! Names: every one of them belongs to one entry, in whatever api it is used.

use std::collections::HashMap;
use std::ops::Range;

use crate::catalogue::entry::Names;
use crate::catalogue::names::Api;
use crate::diagnostic::{Findings, codes};

/// The names that are taken so far, by whom, and where.
#[derive(Default)]
pub struct Taken(HashMap<String, NameUse>);

/// Who has names. Entries and reserved names are told apart by where they start in the catalogue.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Holder {
    /// An entry, with all of its names.
    Entry(usize),
    /// An entry that is there no longer.
    Removed(usize),
    /// Nothing yet: one reserved name.
    Reserved(usize),
    /// The types that are generated for groups and fields.
    Types,
}

/// Where a holder has a name.
#[derive(Clone)]
struct NameUse {
    holder: Holder,
    /// The api that it has the name in.
    api: usize,
    span: Range<usize>,
}

impl Taken {
    /// Takes a name in every api for a holder; reports the first clash with another. `span` gives
    /// where the name in an api is.
    pub fn take(
        &mut self,
        names: &Names,
        holder: Holder,
        span: impl Fn(usize) -> Range<usize>,
        apis: &[Api],
        findings: &mut Findings,
    ) {
        let mut clash = None;
        for (api, name) in names.iter().enumerate() {
            let name_use = || NameUse { holder, api, span: span(api) };
            match self.0.get(name) {
                Some(first) if first.holder != holder => {
                    clash = clash.or_else(|| Some((name, name_use(), first.clone())))
                }
                Some(_) => {}
                None => drop(self.0.insert(name.to_owned(), name_use())),
            }
        }
        if let Some((name, second, first)) = clash {
            report(name, &second, &first, apis, findings);
        }
    }
}

fn report(name: &str, second: &NameUse, first: &NameUse, apis: &[Api], findings: &mut Findings) {
    let api = |api: usize| {
        let api = apis.get(api).filter(|_| apis.len() > 1)?;
        Some(api.name.as_str())
    };
    let whose = match api(second.api) {
        Some(api) => format!("`{name}`, its name in {api},"),
        None => format!("`{name}`"),
    };
    let taken = |by: &str| {
        let of = api(first.api).map_or(String::new(), |api| format!(", in {api}"));
        (codes::DUPLICATE_NAME, format!("{whose} is taken"), format!("by {by}{of}"))
    };
    let (code, message, other) = match first.holder {
        Holder::Reserved(_) => {
            (codes::RESERVED_NAME, format!("{whose} is reserved"), "reserved here".to_owned())
        }
        Holder::Types => taken("the type that is generated for this"),
        Holder::Entry(_) | Holder::Removed(_) => taken("this entry"),
    };
    let help = match (first.holder, second.holder) {
        (Holder::Reserved(_), Holder::Reserved(_)) => "remove one of the two",
        (Holder::Reserved(_), Holder::Removed(_)) => {
            "a removed entry keeps its name; remove it from `reserved`"
        }
        _ => "a name, even a former one, belongs to one entry in all apis; take another",
    };
    findings.clash(code, &second.span, message, (&first.span, &other), help);
}
