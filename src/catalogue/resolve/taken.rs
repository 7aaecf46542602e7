//! Names: every one of them belongs to one entry, in whatever api it is used.

use std::collections::HashMap;
use std::ops::Range;

use super::entries::check_identifier;
use crate::catalogue::languages::Language;
use crate::catalogue::model::{Api, Names};
use crate::catalogue::names;
use crate::catalogue::raw::Word;
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
    reserved: bool,
    span: Range<usize>,
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
        languages: &[Language],
        findings: &mut Findings,
    ) -> Vec<Names> {
        let mut names = Vec::new();
        for word in reserved {
            let id = self.next_holder();
            check_identifier(word, languages, findings);
            let in_every_api = names::in_every_api(&word.text, apis, |_| None);
            self.take_as(
                &in_every_api,
                &Holder { id, reserved: true, span: word.span.clone() },
                apis,
                findings,
            );
            names.push(in_every_api);
        }
        names
    }

    /// Takes a name in every api for an entry; reports the first clash with another.
    pub fn take(
        &mut self,
        names: &Names,
        id: usize,
        span: &Range<usize>,
        apis: &[Api],
        findings: &mut Findings,
    ) {
        self.take_as(names, &Holder { id, reserved: false, span: span.clone() }, apis, findings);
    }

    fn take_as(&mut self, names: &Names, holder: &Holder, apis: &[Api], findings: &mut Findings) {
        let mut clash = None;
        for (api, name) in names.iter().enumerate() {
            match self.holders.get(name) {
                Some(first) if first.id != holder.id => {
                    clash = clash.or(Some((api, name, first.clone())))
                }
                Some(_) => {}
                None => drop(self.holders.insert(name.to_owned(), holder.clone())),
            }
        }
        let Some((api, name, first)) = clash else { return };
        let whose = match apis.get(api) {
            Some(api) if apis.len() > 1 => format!("`{name}`, its name in {},", api.name),
            _ => format!("`{name}`"),
        };
        let (code, message, other) = if first.reserved {
            (codes::RESERVED_NAME, format!("{whose} is reserved"), "reserved here")
        } else {
            (codes::DUPLICATE_NAME, format!("{whose} is taken"), "by this entry")
        };
        let help = "a name, also a former one, belongs to one entry in all apis; take another";
        findings.clash(code, &holder.span, message, (&first.span, other), help);
    }
}
