//! Finds releases in an impossible order, such as an end before the beginning.

use std::cmp::Ordering;

use super::subject::Subject;
use crate::catalogue::compare_releases;
use crate::diagnostic::{Diagnostic, codes};

pub fn since_out_of_order(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let orders = subject.catalogue.orders.iter();
    orders
        .filter(|order| {
            compare_releases(&order.first.text, &order.second.text) == Ordering::Greater
        })
        .map(|order| {
            let (first, second) = (&order.first, &order.second);
            let message = format!(
                "{}, {}, comes before {}, {}",
                second.text, second.event, first.text, first.event
            );
            // Report the one that comes later in the text. The earlier one can be the catalogue's
            // own `release`, which belongs to no entry.
            let (here, there) = if first.span.start > second.span.start {
                (first, second)
            } else {
                (second, first)
            };
            subject
                .finding(codes::SINCE_OUT_OF_ORDER, &here.span, message)
                .with_other(subject.place(&there.span), there.event)
                .with_help("correct the one that is wrong")
        })
        .collect()
}
