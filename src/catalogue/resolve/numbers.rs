//! Numbers: each is used or reserved once in its enum.

use std::collections::HashMap;

use rangemap::RangeInclusiveMap;

use crate::catalogue::keys::RawEntry;
use crate::catalogue::ranges::{NumberRange, NumberSet, PROTO_MAX, whole_number};
use crate::catalogue::yaml::Word;
use crate::diagnostic::{Findings, codes};

/// Reports numbers that are used twice, or used and reserved; gives those that are reserved.
pub fn check(
    entries: &[&RawEntry<'_>],
    reserved: &[Word<'_>],
    findings: &mut Findings,
) -> Vec<NumberRange> {
    let reserved: Vec<(NumberRange, &Word<'_>)> =
        reserved.iter().filter_map(|word| Some((word.text.parse().ok()?, word))).collect();
    let used: Vec<(i64, &Word<'_>, &RawEntry<'_>)> = entries
        .iter()
        .filter_map(|entry| {
            let word = entry.number.as_ref()?;
            Some((whole_number(&word.text).ok()?, word, *entry))
        })
        .collect();
    check_signs(&used, findings);
    let ranges = || reserved.iter().map(|(range, _)| *range);
    let mut free = Free::beside(ranges().chain(used.iter().map(|(number, ..)| (*number).into())));
    let reservations = reservations(&reserved, findings);
    let mut seen: HashMap<i64, &Word<'_>> = HashMap::new();
    for (number, word, entry) in &used {
        let (code, what, first) = match (reservations.get(number), seen.get(number)) {
            (Some(first), _) => (codes::RESERVED_NUMBER, "reserved", (*first, "reserved here")),
            (None, Some(first)) => (codes::DUPLICATE_NUMBER, "taken", (*first, "by this entry")),
            (None, None) => {
                seen.insert(*number, word);
                continue;
            }
        };
        let message = format!("the number {number} is {what}");
        let help = match first.0.text.parse() {
            Ok(range) if code == codes::RESERVED_NUMBER && entry.is_removed() => {
                keeps_its_number(*number, range)
            }
            _ => free.next(),
        };
        findings.clash(code, &word.span, message, (&first.0.span, first.1), &help);
    }
    ranges().collect()
}

/// Reports numbers below zero where others are so high that only unsigned numbers hold them.
fn check_signs(used: &[(i64, &Word<'_>, &RawEntry<'_>)], findings: &mut Findings) {
    let Some((_, high, _)) = used.iter().find(|(number, ..)| *number > PROTO_MAX) else { return };
    let high = (&high.span, "this one");
    for (number, word, _) in used.iter().filter(|(number, ..)| *number < 0) {
        let message = format!("{number} is negative, and another number is above {PROTO_MAX}");
        let help = "no type of 32 bits holds both; change one of the two";
        findings.clash(codes::NUMBER_OUT_OF_RANGE, &word.span, message, high, help);
    }
}

/// What to do where a removed entry has a number that is reserved.
fn keeps_its_number(number: i64, reserved: NumberRange) -> String {
    let rest = NumberSet::from_iter([reserved]).without(&NumberSet::from_iter([number.into()]));
    if rest.is_empty() {
        return "a removed entry keeps its number; remove it from `reserved`".to_owned();
    }
    format!("a removed entry keeps its number; write `{rest}` in place of the range")
}

/// The last item to reserve each number; reports each item of which another has a number already.
fn reservations<'r>(
    reserved: &[(NumberRange, &'r Word<'r>)],
    findings: &mut Findings,
) -> RangeInclusiveMap<i64, &'r Word<'r>> {
    let mut all = RangeInclusiveMap::<i64, &'r Word<'r>>::new();
    for (range, word) in reserved {
        let whole = range.first..=range.last;
        if let Some((piece, other)) = all.overlapping(&whole).next() {
            let (first, last) = (range.first.max(*piece.start()), range.last.min(*piece.end()));
            let both = NumberSet::from_iter([NumberRange { first, last }]);
            let verb = if both.is_plural() { "are" } else { "is" };
            let message = format!("{} {verb} reserved", both.in_words());
            let is_one = range.single().is_some() && piece.start() == piece.end();
            let help = if is_one { "remove one of the two" } else { "reserve each number once" };
            let other = (&other.span, "reserved here");
            findings.clash(codes::RESERVED_NUMBER, &word.span, message, other, help);
        }
        all.insert(whole, word);
    }
    all
}

/// The free numbers, each once: first those after the highest one, then those from zero on.
struct Free {
    taken: NumberSet,
    next: i64,
}

impl Free {
    fn beside(taken: impl Iterator<Item = NumberRange>) -> Self {
        let taken: NumberSet = taken.collect();
        let next = taken.highest_with_successor().map_or(0, |highest| highest + 1);
        Self { taken, next }
    }

    /// What there is to say of the next one.
    fn next(&mut self) -> String {
        let next = self.taken.free_from(self.next).or_else(|| self.taken.free_from(0));
        let Some(next) = next else { return "no number from 0 on is free".to_owned() };
        self.next = next + 1;
        format!("the next free number is {next}")
    }
}
