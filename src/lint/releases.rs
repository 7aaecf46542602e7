//! Releases that cannot be in the order that the catalogue has them in.

use std::cmp::Ordering;

use super::subject::Subject;
use crate::diagnostic::{Diagnostic, codes};

pub fn since_out_of_order(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let orders = subject.catalogue.orders.iter();
    orders
        .filter(|order| compare(&order.first.text, &order.second.text) == Ordering::Greater)
        .map(|order| {
            let (first, second) = (&order.first, &order.second);
            let message = format!(
                "{}, {}, comes before {}, {}",
                second.text, second.event, first.text, first.event
            );
            // The one that the catalogue has last is the one that belongs to the entry.
            let (here, there) = if first.span.start > second.span.start {
                (first, second)
            } else {
                (second, first)
            };
            let place = subject.place(&here.span);
            Diagnostic::new(codes::SINCE_OUT_OF_ORDER, place, message)
                .with_other(subject.place(&there.span), there.event)
                .with_help("correct the one that is wrong")
        })
        .collect()
}

/// Compares the numbers at the start of two releases. `1.9` stands for all of its line, so it is
/// neither before nor after `1.9.2`; and what is no number is not compared.
fn compare(first: &str, second: &str) -> Ordering {
    let pairs = numbers(first).zip(numbers(second));
    pairs.map(|(a, b)| a.cmp(&b)).find(|order| order.is_ne()).unwrap_or(Ordering::Equal)
}

fn numbers(release: &str) -> impl Iterator<Item = u64> {
    let parts = release.trim_start_matches(['v', 'V']).split(['.', '-', '+', '_', '~']);
    parts.map_while(|part| part.parse().ok())
}
