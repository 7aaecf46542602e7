//! Names: every one of them belongs to one entry, in whatever api it is used.

use std::collections::HashMap;
use std::ops::Range;

use crate::catalogue::entry::Names;
use crate::catalogue::names::Api;
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
    kind: HolderKind,
}

/// Where a holder has a name.
#[derive(Clone)]
struct NameUse {
    holder: Holder,
    /// The api that it has the name in.
    api: usize,
    span: Range<usize>,
}

/// The kind of a holder.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum HolderKind {
    /// An entry.
    Entry,
    /// An entry that is there no longer.
    Removed,
    /// Nothing yet.
    Reserved,
    /// A type that is generated for groups or a field.
    Type,
}

impl Taken {
    /// A holder that has no names yet.
    pub fn next_holder(&mut self, kind: HolderKind) -> Holder {
        self.count += 1;
        Holder { id: self.count, kind }
    }

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
    let (code, message, other) = if first.holder.kind == HolderKind::Reserved {
        (codes::RESERVED_NAME, format!("{whose} is reserved"), "reserved here".to_owned())
    } else {
        let of = api(first.api).map_or(String::new(), |api| format!(", in {api}"));
        let by = if first.holder.kind == HolderKind::Type {
            "the type that is generated for this"
        } else {
            "this entry"
        };
        (codes::DUPLICATE_NAME, format!("{whose} is taken"), format!("by {by}{of}"))
    };
    let help = match (first.holder.kind, second.holder.kind) {
        (HolderKind::Reserved, HolderKind::Reserved) => "remove one of the two",
        (HolderKind::Reserved, HolderKind::Removed) => {
            "a removed entry keeps its name; remove it from `reserved`"
        }
        _ => "a name, even a former one, belongs to one entry in all apis; take another",
    };
    findings.clash(code, &second.span, message, (&first.span, &other), help);
}
