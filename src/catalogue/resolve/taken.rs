//! Names: every one of them belongs to one entry, in whatever api it is used.

use std::collections::HashMap;
use std::ops::Range;

use crate::catalogue::entry::Names;
use crate::catalogue::names;
use crate::catalogue::names::Api;
use crate::catalogue::yaml::Word;
use crate::diagnostic::{Findings, codes};

/// The names that are taken so far, by whom, and where.
#[derive(Default)]
pub struct Taken {
    first_uses: HashMap<String, NameUse>,
    /// How many holders there are.
    count: usize,
}

/// Who has names: an entry with all of its names, or one reserved name.
#[derive(Clone, Copy)]
pub struct Holder {
    id: usize,
    what: What,
}

/// Where a holder has a name.
#[derive(Clone)]
struct NameUse {
    holder: Holder,
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
    /// A type beside those of the enums.
    Type,
}

impl Taken {
    /// A holder that has no names yet.
    pub fn next_holder(&mut self, what: What) -> Holder {
        self.count += 1;
        Holder { id: self.count, what }
    }

    /// Reserves names in every api; gives them all.
    pub fn reserve(
        &mut self,
        reserved: &[Word<'_>],
        prefix: &str,
        apis: &[Api],
        findings: &mut Findings,
    ) -> Vec<Names> {
        let mut names = Vec::new();
        for word in reserved {
            let holder = self.next_holder(What::Reserved);
            let in_every_api =
                names::in_every_api(&word.text, apis, |api| api.name(&word.text, prefix));
            self.take(&in_every_api, holder, |_| word.span.clone(), apis, findings);
            names.push(in_every_api);
        }
        names
    }

    /// Takes a name in every api for a holder; reports the first clash with another. `span` gives
    /// where the name in an api stands.
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
            match self.first_uses.get(name) {
                Some(first) if first.holder.id != holder.id => {
                    clash = clash.or_else(|| Some((name, name_use(), first.clone())))
                }
                Some(_) => {}
                None => drop(self.first_uses.insert(name.to_owned(), name_use())),
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
    let (code, message, other) = if first.holder.what == What::Reserved {
        (codes::RESERVED_NAME, format!("{whose} is reserved"), "reserved here".to_owned())
    } else {
        let of = api(first.api).map_or(String::new(), |api| format!(", in {api}"));
        let by = if first.holder.what == What::Type {
            "the type that is generated for this"
        } else {
            "this entry"
        };
        (codes::DUPLICATE_NAME, format!("{whose} is taken"), format!("by {by}{of}"))
    };
    let help = match (first.holder.what, second.holder.what) {
        (What::Reserved, What::Reserved) => "remove one of the two",
        (What::Reserved, What::Removed) => {
            "a removed entry keeps its name; remove it from `reserved`"
        }
        _ => "a name, even a former one, belongs to one entry in all apis; take another",
    };
    findings.clash(code, &second.span, message, (&first.span, &other), help);
}
