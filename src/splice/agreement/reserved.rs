//! Compares the reserved names and numbers of an enum with those of the catalogue.

use std::collections::BTreeSet;
use std::ops::Range;

use super::Comparison;
use crate::catalogue::{NumberSet, Stage};
use crate::diagnostic::{Diagnostic, codes};
use crate::proto::Reserved;

impl Comparison<'_> {
    /// Finds names and numbers that only one side reserves. Those of removed entries count as
    /// reserved.
    pub(super) fn reserved(&self) -> Vec<Diagnostic> {
        let own = self.own;
        let removed = own.entries.iter().filter(|entry| entry.lifecycle.stage == Stage::Removed);
        let numbers = own.reserved_numbers.iter().copied();
        let numbers: NumberSet =
            numbers.chain(removed.clone().filter_map(|entry| Some(entry.number?.into()))).collect();
        let names = own.reserved_names.iter().map(|names| names.in_api(self.api));
        let mut names: BTreeSet<&str> = names.collect();
        names.extend(removed.map(|entry| entry.names.in_api(self.api)));
        let (mut here, mut found) = (Vec::new(), Vec::new());
        for reserved in &self.declared.reserved {
            let (subject, item, span) = match reserved {
                Reserved::Numbers(range, span) => {
                    here.push(*range);
                    let unknown = NumberSet::from_iter([*range]).without(&numbers);
                    if unknown.is_empty() {
                        continue;
                    }
                    (unknown.in_words(), unknown.to_string(), span)
                }
                Reserved::Name(name, _) if names.remove(name.as_str()) => continue,
                Reserved::Name(name, span) => (format!("the name `{name}`"), name.clone(), span),
            };
            let message = format!("{subject}: reserved here, but not in the catalogue");
            let help = format!("add `{item}` to `reserved` in the catalogue");
            found.push(self.different(span, message, help));
        }
        found.extend(self.not_reserved(&numbers.without(&here.into_iter().collect()), names));
        found
    }

    /// Finds the numbers and names that only the catalogue reserves.
    fn not_reserved(&self, missing: &NumberSet, names: BTreeSet<&str>) -> Vec<Diagnostic> {
        let missing_numbers =
            (!missing.is_empty()).then(|| (missing.in_words(), missing.to_string()));
        let missing_names =
            names.into_iter().map(|name| (format!("the name `{name}`"), format!("\"{name}\"")));
        let missing = missing_numbers.into_iter().chain(missing_names).map(|(subject, item)| {
            let path = &self.declared.path;
            let message = format!("{subject}: reserved in the catalogue, but not in `{path}`");
            let help = format!("add `reserved {item};` to the enum");
            self.different(&self.declared.name, message, help)
        });
        missing.collect()
    }

    fn different(&self, span: &Range<usize>, message: String, help: String) -> Diagnostic {
        Diagnostic::new(codes::DIFFERENT_RESERVED, self.here(span), message).with_help(help)
    }
}
