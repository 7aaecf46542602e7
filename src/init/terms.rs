//! Code spans that differ between apis although they name no entry, such as names of fields.

use std::collections::BTreeSet;

use super::comment::comment;
use super::draft::DraftEnum;
use super::read::{ApiEnums, FoundEnum};
use super::rule::renamed;
use super::vocabulary::{Term, Vocabulary};
use crate::catalogue::Api;

/// The spans in comments of the first api that another api has in its own words.
pub fn find(
    enums: &[DraftEnum],
    by_api: &[ApiEnums],
    apis: &[Api],
    vocabulary: &Vocabulary,
) -> Vec<Term> {
    let spans: Vec<Vec<String>> =
        by_api.iter().enumerate().map(|(api, here)| spans(enums, api, here)).collect();
    let known: Vec<BTreeSet<&str>> =
        spans.iter().map(|spans| spans.iter().map(String::as_str).collect()).collect();
    let mut terms: Vec<Term> = Vec::new();
    for span in spans.first().into_iter().flatten() {
        if vocabulary.in_first(span).is_some() || terms.iter().any(|term| term.name == *span) {
            continue;
        }
        let others =
            apis.iter().zip(&known).enumerate().skip(1).filter_map(|(index, (api, known))| {
                let there = renamed(span, &[], &api.rename);
                (there != *span && known.contains(there.as_str())).then_some((index, there))
            });
        let others: Vec<_> = others.collect();
        if !others.is_empty() {
            terms.push(Term { name: span.clone(), others });
        }
    }
    terms
}

/// What is between backquotes in the comments of an api, in their order.
fn spans(enums: &[DraftEnum], api: usize, here: &ApiEnums) -> Vec<String> {
    let comments = enums.iter().filter_map(|draft| {
        let FoundEnum { source, definition, .. } = here.get(draft.kind)?;
        let values = draft.entries.iter().filter_map(move |entry| {
            let value = definition.values.get(*entry.values.get(&api)?)?;
            Some(value.start)
        });
        Some(
            std::iter::once(definition.start)
                .chain(values)
                .filter_map(|start| comment(source, start)),
        )
    });
    let comments = comments.flatten();
    let spans = comments.flat_map(|comment| {
        let text = comment.text();
        text.split('`').skip(1).step_by(2).map(str::to_owned).collect::<Vec<_>>()
    });
    spans.filter(|span| !span.is_empty() && !span.contains('\n')).collect()
}
