//! The numbers that entries can have: ranges of them, as protobuf reserves them, and sets of them.
//! Nothing here takes time or memory by the width of a range.

use std::fmt;
use std::str::FromStr;

use rangemap::RangeInclusiveSet;

/// The lowest number that an entry can have.
pub const I32_MIN: i64 = i32::MIN as i64;
/// The highest signed one, which protobuf calls `max`.
pub const PROTO_MAX: i64 = i32::MAX as i64;
/// The highest unsigned one.
pub const U32_MAX: i64 = u32::MAX as i64;

/// The numbers from a first to a last one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct NumberRange {
    /// The first number.
    pub first: i64,
    /// The last one, which belongs to the range; never below the first.
    pub last: i64,
}

/// Why a text is neither a number nor a range.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ParseRangeError {
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
            (first, PROTO_MAX) => write!(f, "{first} to max"),
            (first, last) => write!(f, "{first} to {last}"),
        }
    }
}

impl FromStr for NumberRange {
    type Err = ParseRangeError;

    fn from_str(text: &str) -> Result<Self, ParseRangeError> {
        let Some((first, last)) = text.split_once(" to ") else {
            return whole_number(text).map(Self::from);
        };
        let first = whole_number(first)?;
        let last = if last == "max" { PROTO_MAX } else { whole_number(last)? };
        if first > last { Err(ParseRangeError::Backwards) } else { Ok(Self { first, last }) }
    }
}

/// Decimal, without a sign but `-`, without leading zeros; or hexadecimal after `0x`, without a sign.
/// YAML 1.1 and 1.2 read these alike.
/// Fails if it is no such number, or does not fit into 32 bits.
pub fn whole_number(text: &str) -> Result<i64, ParseRangeError> {
    let number = match text.strip_prefix("0x") {
        Some(digits) => hexadecimal(digits)?,
        None => decimal(text)?,
    };
    if (I32_MIN..=U32_MAX).contains(&number) { Ok(number) } else { Err(ParseRangeError::TooLarge) }
}

fn hexadecimal(digits: &str) -> Result<i64, ParseRangeError> {
    if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return Err(ParseRangeError::Malformed);
    }
    i64::from_str_radix(digits, 16).map_err(|_| ParseRangeError::TooLarge)
}

fn decimal(text: &str) -> Result<i64, ParseRangeError> {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let is_decimal = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    if !is_decimal || (digits != "0" && digits.starts_with('0')) {
        return Err(ParseRangeError::Malformed);
    }
    text.parse().map_err(|_| ParseRangeError::TooLarge)
}

/// The number after this one, if an enum that has this one can have it as well.
pub fn successor(number: i64) -> Option<i64> {
    (!matches!(number, PROTO_MAX | U32_MAX)).then_some(number + 1)
}

/// Numbers, as the fewest ranges that have them all, sorted.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct NumberSet(RangeInclusiveSet<i64>);

impl NumberSet {
    /// The ranges of the set.
    pub fn ranges(&self) -> impl DoubleEndedIterator<Item = NumberRange> {
        self.0.iter().map(|range| NumberRange { first: *range.start(), last: *range.end() })
    }

    /// Whether it has no number.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether it has the number.
    pub fn contains(&self, number: i64) -> bool {
        self.0.contains(&number)
    }

    /// The numbers that are not in the other set.
    pub fn without(&self, other: &Self) -> Self {
        Self(self.0.iter().flat_map(|range| other.0.gaps(range)).collect())
    }

    /// The first number from this one on that is not in the set; nothing where it has all of them.
    pub fn free_from(&self, number: i64) -> Option<i64> {
        self.0.get(&number).map_or(Some(number), |range| successor(*range.end()))
    }

    /// The highest number, apart from a range that reaches to the end: nothing can follow that.
    pub fn highest_with_successor(&self) -> Option<i64> {
        let mut lasts = self.ranges().rev().map(|range| range.last);
        lasts.find(|last| successor(*last).is_some())
    }

    /// `the number 7`, or `the numbers 7, 100 to 199`.
    pub fn in_words(&self) -> String {
        let noun = if self.is_plural() { "numbers" } else { "number" };
        format!("the {noun} {self}")
    }

    /// Whether it has more than one number.
    pub fn is_plural(&self) -> bool {
        self.0.len() != 1 || self.ranges().any(|range| range.single().is_none())
    }
}

impl FromIterator<NumberRange> for NumberSet {
    fn from_iter<I: IntoIterator<Item = NumberRange>>(ranges: I) -> Self {
        Self(ranges.into_iter().map(|range| range.first..=range.last).collect())
    }
}

/// In protobuf's words.
impl fmt::Display for NumberSet {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, range) in self.ranges().enumerate() {
            let comma = if index > 0 { ", " } else { "" };
            write!(f, "{comma}{range}")?;
        }
        Ok(())
    }
}
