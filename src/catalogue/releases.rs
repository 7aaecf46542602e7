//! The order of releases, as far as their numbers tell.

use std::cmp::Ordering;

/// Compares the numbers at the start of two releases. `1.9` stands for all of its line, so it is
/// neither before nor after `1.9.2`; and what is no number is not compared.
pub fn compare_releases(first: &str, second: &str) -> Ordering {
    let pairs = numbers(first).zip(numbers(second));
    pairs.map(|(a, b)| a.cmp(&b)).find(|order| order.is_ne()).unwrap_or(Ordering::Equal)
}

fn numbers(release: &str) -> impl Iterator<Item = u64> {
    let parts = release.trim_start_matches(['v', 'V']).split(['.', '-', '+', '_', '~']);
    parts.map_while(|part| part.parse().ok())
}
