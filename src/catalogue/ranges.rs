//! The numbers that entries can have: ranges of them, as protobuf reserves them, and sets of them.
//! Nothing here takes time or memory by the width of a range.

use std::fmt;
use std::str::FromStr;

/// The lowest number that an entry can have.
pub const LOWEST: i64 = i32::MIN as i64;
/// The highest signed one, which protobuf calls `max`.
pub const MAX: i64 = i32::MAX as i64;
/// The highest unsigned one.
pub const HIGHEST: i64 = u32::MAX as i64;

/// The numbers from a first to a last one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct NumberRange {
    /// The first number.
    pub first: i64,
    /// The last one, which belongs to the range; never below the first.
    pub last: i64,
}

/// Why a text is no number and no range of numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoRange {
    /// It is neither `7` nor `100 to 199` nor `500 to max`.
    Malformed,
    /// A number does not fit into 32 bits.
    TooLarge,
    /// The last number is below the first.
    Backwards,
}

impl NumberRange {
    /// The one number, where there is only one.
    pub fn single(self) -> Option<i64> {
        (self.first == self.last).then_some(self.first)
    }

    /// Whether the number is one of them.
    pub fn contains(self, number: i64) -> bool {
        (self.first..=self.last).contains(&number)
    }
}

impl From<i64> for NumberRange {
    fn from(number: i64) -> Self {
        Self { first: number, last: number }
    }
}

/// In protobuf's words.
impl fmt::Display for NumberRange {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.first, self.last) {
            (first, last) if first == last => write!(f, "{first}"),
            (first, MAX) => write!(f, "{first} to max"),
            (first, last) => write!(f, "{first} to {last}"),
        }
    }
}

impl FromStr for NumberRange {
    type Err = NoRange;

    fn from_str(text: &str) -> Result<Self, NoRange> {
        let Some((first, last)) = text.split_once(" to ") else {
            return whole_number(text).map(Self::from);
        };
        let first = whole_number(first)?;
        let last = if last == "max" { MAX } else { whole_number(last)? };
        if first > last { Err(NoRange::Backwards) } else { Ok(Self { first, last }) }
    }
}

/// Decimal, without a sign but `-`, without leading zeros; or hexadecimal after `0x`, without a sign.
/// YAML 1.1 and 1.2 read these alike.
/// Fails if it is no such number, or does not fit into 32 bits.
pub fn whole_number(text: &str) -> Result<i64, NoRange> {
    let number = match text.strip_prefix("0x") {
        Some(digits) => hexadecimal(digits)?,
        None => decimal(text)?,
    };
    if (LOWEST..=HIGHEST).contains(&number) { Ok(number) } else { Err(NoRange::TooLarge) }
}

fn hexadecimal(digits: &str) -> Result<i64, NoRange> {
    if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return Err(NoRange::Malformed);
    }
    i64::from_str_radix(digits, 16).map_err(|_| NoRange::TooLarge)
}

fn decimal(text: &str) -> Result<i64, NoRange> {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let is_decimal = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    if !is_decimal || (digits != "0" && digits.starts_with('0')) {
        return Err(NoRange::Malformed);
    }
    text.parse().map_err(|_| NoRange::TooLarge)
}

/// The number after this one, if an enum that has this one can have it as well.
pub fn successor(number: i64) -> Option<i64> {
    (!matches!(number, MAX | HIGHEST)).then_some(number + 1)
}

/// Numbers, as the fewest ranges that have them all, sorted.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct NumberSet(Vec<NumberRange>);

impl NumberSet {
    /// The ranges of the set.
    pub fn ranges(&self) -> &[NumberRange] {
        &self.0
    }

    /// Whether it has no number.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether it has the number.
    pub fn contains(&self, number: i64) -> bool {
        self.overlapping(number.into()).next().is_some()
    }

    /// What it has in common with a range, as far as one of its own goes.
    fn overlapping(&self, range: NumberRange) -> impl Iterator<Item = &NumberRange> {
        let from =
            self.0.binary_search_by_key(&range.first, |one| one.last).unwrap_or_else(|at| at);
        self.0.iter().skip(from).take_while(move |one| one.first <= range.last)
    }

    /// The numbers that are not in the other set.
    pub fn without(&self, other: &Self) -> Self {
        let mut left = Vec::new();
        for range in &self.0 {
            let mut next = Some(range.first);
            for gone in other.overlapping(*range) {
                if let Some(first) = next.filter(|first| *first < gone.first) {
                    left.push(NumberRange { first, last: gone.first - 1 });
                }
                next = Some(gone.last + 1);
            }
            if let Some(first) = next.filter(|first| *first <= range.last) {
                left.push(NumberRange { first, last: range.last });
            }
        }
        Self(left)
    }

    /// The first number from this one on that is not in the set; nothing where it has all of them.
    pub fn free_from(&self, number: i64) -> Option<i64> {
        match self.overlapping(number.into()).next() {
            Some(range) => successor(range.last),
            None => Some(number),
        }
    }

    /// The highest number, apart from a range that reaches to the end: nothing can follow that.
    pub fn highest_with_successor(&self) -> Option<i64> {
        let mut lasts = self.0.iter().rev().map(|range| range.last);
        lasts.find(|last| successor(*last).is_some())
    }

    /// `the number 7`, or `the numbers 7, 100 to 199`.
    pub fn in_words(&self) -> String {
        let noun = if self.is_plural() { "numbers" } else { "number" };
        format!("the {noun} {self}")
    }

    /// Whether it has more than one number.
    pub fn is_plural(&self) -> bool {
        !matches!(self.0.as_slice(), [range] if range.single().is_some())
    }
}

impl FromIterator<NumberRange> for NumberSet {
    fn from_iter<I: IntoIterator<Item = NumberRange>>(ranges: I) -> Self {
        let mut sorted: Vec<_> = ranges.into_iter().collect();
        sorted.sort_unstable();
        let mut merged: Vec<NumberRange> = Vec::new();
        for range in sorted {
            match merged.last_mut() {
                Some(before) if range.first <= before.last + 1 => {
                    before.last = before.last.max(range.last);
                }
                _ => merged.push(range),
            }
        }
        Self(merged)
    }
}

/// In protobuf's words.
impl fmt::Display for NumberSet {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, range) in self.0.iter().enumerate() {
            let comma = if index > 0 { ", " } else { "" };
            write!(f, "{comma}{range}")?;
        }
        Ok(())
    }
}
