//! Names: every one of them belongs to one entry, in whatever api it is used.

use std::collections::HashMap;
use std::ops::Range;

use crate::catalogue::model::{Api, Names};
use crate::catalogue::names;
use crate::catalogue::yaml::Word;
use crate::diagnostic::{Findings, codes};

/// The names that are taken so far, by whom, and where.
#[derive(Default)]
pub struct Taken {
    holders: HashMap<String, Holder>,
    /// How many holders there are.
    count: usize,
}

#[derive(Clone)]
struct Holder {
    /// The same for all names of one entry.
    id: usize,
    what: What,
    /// The api that it has the name in.
    api: usize,
    span: Range<usize>,
}

/// What has a name.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum What {
    /// An entry.
    Entry,
    /// An entry that is there no longer.
    Removed,
    /// Nothing yet.
    Reserved,
}

impl Taken {
    /// A holder that has no names yet.
    pub fn next_holder(&mut self) -> usize {
        self.count += 1;
        self.count
    }

    /// Reserves names in every api; gives them all.
    pub fn reserve(
        &mut self,
        reserved: &[Word<'_>],
        apis: &[Api],
        findings: &mut Findings,
    ) -> Vec<Names> {
        let mut names = Vec::new();
        for word in reserved {
            let id = self.next_holder();
            let in_every_api = names::in_every_api(&word.text, apis, |_| None);
            self.take(&in_every_api, (id, What::Reserved), |_| word.span.clone(), apis, findings);
            names.push(in_every_api);
        }
        names
    }

    /// Takes a name in every api for a holder; reports the first clash with another. `span` gives
    /// where the name in an api stands.
    pub fn take(
        &mut self,
        names: &Names,
        (id, what): (usize, What),
        span: impl Fn(usize) -> Range<usize>,
        apis: &[Api],
        findings: &mut Findings,
    ) {
        let mut clash = None;
        for (api, name) in names.iter().enumerate() {
            let holder = || Holder { id, what, api, span: span(api) };
            match self.holders.get(name) {
                Some(first) if first.id != id => {
                    clash = clash.or_else(|| Some((name, holder(), first.clone())))
                }
                Some(_) => {}
                None => drop(self.holders.insert(name.to_owned(), holder())),
            }
        }
        if let Some((name, holder, first)) = clash {
            report(name, &holder, &first, apis, findings);
        }
    }
}

fn report(name: &str, holder: &Holder, first: &Holder, apis: &[Api], findings: &mut Findings) {
    let api = |api: usize| {
        let api = apis.get(api).filter(|_| apis.len() > 1)?;
        Some(api.name.as_str())
    };
    let whose = match api(holder.api) {
        Some(api) => format!("`{name}`, its name in {api},"),
        None => format!("`{name}`"),
    };
    let (code, message, other) = if first.what == What::Reserved {
        (codes::RESERVED_NAME, format!("{whose} is reserved"), "reserved here".to_owned())
    } else {
        let of = api(first.api).map_or(String::new(), |api| format!(", in {api}"));
        (codes::DUPLICATE_NAME, format!("{whose} is taken"), format!("by this entry{of}"))
    };
    let help = match (first.what, holder.what) {
        (What::Reserved, What::Reserved) => "remove one of the two",
        (What::Reserved, What::Removed) => {
            "a removed entry keeps its name; remove it from `reserved`"
        }
        _ => "a name, also a former one, belongs to one entry in all apis; take another",
    };
    findings.clash(code, &holder.span, message, (&first.span, &other), help);
}
