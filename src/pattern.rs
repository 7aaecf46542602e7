//! What people write about an entry, as a pattern with fields in braces: `{name} = "{code}"`.
//!
//! A pattern becomes a regular expression whose matches take time in proportion to the text, whatever
//! either of them holds.

use std::ops::Range;

use regex::Regex;

/// How many bytes a pattern has at most.
const LONGEST: usize = 1000;

/// A run of white space, which counts as one blank.
const BLANK: &str = "[ \t\r\n]+";

/// A field of an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Field {
    /// Its name.
    Name,
    /// What it is called in public.
    Code,
    /// What people see.
    Label,
    /// Its number.
    Number,
    /// The first release with it.
    Since,
    /// What happened.
    Description,
}

impl Field {
    /// Every field, those first that say best which entry is meant.
    pub const ALL: [Self; 6] =
        [Self::Name, Self::Code, Self::Label, Self::Number, Self::Since, Self::Description];

    /// The word for it in a pattern and in a catalogue.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Code => "code",
            Self::Label => "label",
            Self::Number => "number",
            Self::Since => "since",
            Self::Description => "description",
        }
    }

    /// Whether two entries never have the same.
    const fn says_which(self) -> bool {
        matches!(self, Self::Name | Self::Code | Self::Label | Self::Number)
    }

    /// Whether it is a text of any signs, which ends where the pattern goes on.
    const fn is_text(self) -> bool {
        !matches!(self, Self::Name | Self::Number)
    }
}

/// A pattern.
#[derive(Clone, Debug)]
pub struct Pattern {
    regex: Regex,
    fields: Vec<Field>,
    key: Field,
}

/// A part of a pattern.
#[derive(Clone, Copy)]
enum Piece<'p> {
    Literal(&'p str),
    Field(Field),
}

/// A place that a pattern fits.
#[derive(Clone, Debug)]
pub struct Mention {
    /// All of it, in bytes.
    pub span: Range<usize>,
    /// The fields, each with its bytes, in the order of the pattern.
    pub fields: Vec<(Field, Range<usize>)>,
}

impl Mention {
    /// Where a field stands.
    #[must_use]
    pub fn field(&self, field: Field) -> Option<&Range<usize>> {
        self.fields.iter().find(|(of, _)| *of == field).map(|(_, span)| span)
    }
}

impl Pattern {
    /// The pattern that a text is.
    ///
    /// # Errors
    ///
    /// Why it is none, in words.
    pub fn new(text: &str) -> Result<Self, String> {
        if text.len() > LONGEST {
            return Err(format!("it has more than {LONGEST} bytes"));
        }
        let pieces = pieces(text.trim())?;
        let fields: Vec<Field> = pieces
            .iter()
            .filter_map(|piece| match piece {
                Piece::Field(field) => Some(*field),
                Piece::Literal(_) => None,
            })
            .collect();
        if let Some(twice) = Field::ALL.into_iter().find(|field| count(&fields, *field) > 1) {
            return Err(format!("it has `{{{}}}` twice", twice.word()));
        }
        let key = Field::ALL.into_iter().find(|field| field.says_which() && fields.contains(field));
        let key = key.ok_or("it has none of `{name}`, `{code}`, `{label}` and `{number}`")?;
        let regex = Regex::new(&expression(&pieces)?);
        Ok(Self { regex: regex.map_err(|_| "it is too long")?, fields, key })
    }

    /// The field that says which entry is meant.
    #[must_use]
    pub fn key(&self) -> Field {
        self.key
    }

    /// Every place of a text that the pattern fits, in order.
    pub fn mentions<'t>(&'t self, text: &'t str) -> impl Iterator<Item = Mention> + 't {
        self.regex.captures_iter(text).filter_map(|found| {
            let span = |index: usize| found.get(index).map(|found| found.range());
            let fields = self.fields.iter().zip(1..);
            let fields = fields.filter_map(|(field, index)| Some((*field, span(index)?)));
            Some(Mention { span: span(0)?, fields: fields.collect() })
        })
    }
}

fn count(fields: &[Field], field: Field) -> usize {
    fields.iter().filter(|one| **one == field).count()
}

/// The parts of a pattern. Braces around anything but a word are signs like others.
fn pieces(text: &str) -> Result<Vec<Piece<'_>>, String> {
    let (mut pieces, mut start) = (Vec::new(), 0);
    for (open, _) in text.match_indices('{') {
        let rest = text.get(open + 1..).unwrap_or_default();
        let length = rest.find(|sign: char| !(sign.is_ascii_lowercase() || sign == '_'));
        let (word, after) = rest.split_at_checked(length.unwrap_or(rest.len())).unwrap_or_default();
        if !after.starts_with('}') && Field::ALL.into_iter().any(|field| field.word() == word) {
            return Err(format!("the brace before `{word}` has no end"));
        }
        let Some((word, _)) = rest.split_once('}') else { continue };
        if word.is_empty() || !word.bytes().all(|sign| sign.is_ascii_lowercase() || sign == b'_') {
            continue;
        }
        let Some(field) = Field::ALL.into_iter().find(|field| field.word() == word) else {
            let known = Field::ALL.map(|field| format!("`{{{}}}`", field.word()));
            return Err(format!("no entry has a `{{{word}}}`; known are {}", known.join(", ")));
        };
        pieces.extend(text.get(start..open).filter(|it| !it.is_empty()).map(Piece::Literal));
        pieces.push(Piece::Field(field));
        start = open + word.len() + 2;
    }
    pieces.extend(text.get(start..).filter(|it| !it.is_empty()).map(Piece::Literal));
    Ok(pieces)
}

/// The regular expression for the parts of a pattern.
fn expression(pieces: &[Piece<'_>]) -> Result<String, String> {
    let mut expression = "(?m)".to_owned();
    for (index, piece) in pieces.iter().enumerate() {
        let before = index.checked_sub(1).and_then(|index| pieces.get(index)).copied();
        let after = pieces.get(index + 1).copied();
        match piece {
            Piece::Literal(text) => expression += &literal(text),
            Piece::Field(field) if field.is_text() => {
                if let Some(Piece::Field(next)) = after {
                    let (one, next) = (field.word(), next.word());
                    return Err(format!("nothing stands between `{{{one}}}` and `{{{next}}}`"));
                }
                let next = match after {
                    Some(Piece::Literal(text)) => text.split_whitespace().next(),
                    _ => None,
                };
                expression += &text(before.is_none(), next);
            }
            Piece::Field(field) => {
                let touches = |sign: Option<char>| {
                    sign.is_some_and(|sign| sign.is_ascii_alphanumeric() || sign == '_')
                };
                let sign = |piece: Option<Piece<'_>>, take: fn(&str) -> Option<char>| match piece {
                    Some(Piece::Literal(text)) => take(text),
                    _ => None,
                };
                let starts = touches(sign(before, |text| text.chars().next_back()));
                let ends = touches(sign(after, |text| text.chars().next()));
                expression += &word(*field, starts, ends);
            }
        }
    }
    Ok(expression)
}

fn literal(text: &str) -> String {
    let mut expression = String::new();
    for (index, part) in text.split(char::is_whitespace).enumerate() {
        if index > 0 && !expression.ends_with(BLANK) {
            expression += BLANK;
        }
        expression += &regex::escape(part);
    }
    expression
}

/// A name or a number, which no other letter or digit touches but those that the pattern has there.
fn word(field: Field, starts: bool, ends: bool) -> String {
    let (start, end) = (if starts { "" } else { r"(?-u:\b)" }, if ends { "" } else { r"(?-u:\b)" });
    if field == Field::Number {
        format!("(-?{start}(?:0[xX][0-9a-fA-F]+|[0-9]+){end})")
    } else {
        format!("({start}[A-Za-z_][A-Za-z0-9_]*{end})")
    }
}

/// A text: up to the word that follows it in the pattern, over line breaks but no empty line; at the ends
/// of the pattern, from the start of a line and to its end. A single sign that follows is in the text
/// only where a backslash stands before it.
fn text(is_first: bool, next: Option<&str>) -> String {
    let start = if is_first { r"^[ \t]*" } else { "" };
    let Some(next) = next else {
        return format!(r"{start}([^ \t\r\n](?:[^\r\n]*[^ \t\r\n])?)");
    };
    let mut signs = next.chars();
    let (escaped, end) = match (signs.next(), signs.next()) {
        (Some(sign), None) => (r"\\[^\r\n]|", format!(r"\\{}", regex::escape(&sign.to_string()))),
        _ => ("", String::new()),
    };
    let first = format!(r"(?:{escaped}[^ \t\r\n{end}])");
    format!(r"{start}((?:{first}(?:{escaped}[^\r\n{end}]|\r?\n[ \t]*{first})*?)??)")
}

/// A text in which white space counts as one blank.
#[must_use]
pub fn blanks(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The number that a text is, in decimals or as `0x1F`.
#[must_use]
pub fn number(text: &str) -> Option<i64> {
    let (sign, digits) = text.strip_prefix('-').map_or((1, text), |digits| (-1, digits));
    let hexadecimal = digits.strip_prefix("0x").or_else(|| digits.strip_prefix("0X"));
    let number = match hexadecimal {
        Some(digits) => i64::from_str_radix(digits, 16),
        None => digits.parse(),
    };
    number.ok()?.checked_mul(sign)
}
