//! What people write about an entry, as a pattern with fields in braces: `{name} = "{code}"`.
//!
//! A pattern becomes a regular expression whose matches take time in proportion to the text, whatever
//! either of them holds.

use std::ops::Range;

use regex::{Captures, Regex};
use strum::{Display, EnumIter, EnumString, IntoEnumIterator, VariantNames};

/// How many bytes a pattern has at most.
const LONGEST: usize = 1000;

/// A run of white space, which counts as one blank.
const BLANK: &str = "[ \t\r\n]+";

/// Operators that make a longer expression of the number before them, unless they start a comment.
const OPERATORS: [&str; 11] = ["<<", ">>", "+", "-", "*", "/", "%", "&", "|", "^", "?"];
const COMMENTS: [&str; 4] = ["//", "/*", "*/", "--"];

/// The fields of an entry; the first ones identify it best.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Display,
    EnumIter,
    EnumString,
    VariantNames,
)]
#[strum(serialize_all = "snake_case")]
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
    /// Whether no two entries have the same value.
    const fn says_which(self) -> bool {
        matches!(self, Self::Name | Self::Code | Self::Label | Self::Number)
    }

    /// Whether its value is free text, which ends where the rest of the pattern begins.
    const fn is_text(self) -> bool {
        !matches!(self, Self::Name | Self::Number)
    }
}

/// A pattern.
#[derive(Clone, Debug)]
pub struct Pattern {
    regex: Regex,
    /// Matches the start of lines that were probably meant to match.
    opening: Regex,
    fields: Vec<Field>,
    key: Field,
    /// The punctuation that is in it besides the fields.
    signs: String,
}

/// A part of a pattern.
#[derive(Clone, Copy)]
enum Piece<'p> {
    Literal(&'p str),
    Field(Field),
    /// What begins like a number.
    Digits,
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
    /// Where a field is.
    pub fn field(&self, field: Field) -> Option<&Range<usize>> {
        self.fields.iter().find(|(of, _)| *of == field).map(|(_, span)| span)
    }
}

impl Pattern {
    /// The pattern that a text is.
    /// Fails with the reason, in words, if it is not a pattern.
    pub fn new(text: &str) -> Result<Self, String> {
        if text.len() > LONGEST {
            return Err(format!("it has more than {LONGEST} bytes"));
        }
        let pieces = pieces(text.trim())?;
        let fields: Vec<Field> = pieces
            .iter()
            .filter_map(|piece| if let Piece::Field(field) = piece { Some(*field) } else { None })
            .collect();
        let count = |field: Field| fields.iter().filter(|one| **one == field).count();
        if let Some(twice) = Field::iter().find(|field| count(*field) > 1) {
            return Err(format!("it has `{{{twice}}}` twice"));
        }
        let key = Field::iter().find(|field| field.says_which() && fields.contains(field));
        let key = key.ok_or("it has none of `{name}`, `{code}`, `{label}` and `{number}`")?;
        let regex = |expression: String| Regex::new(&expression).map_err(|_| "it is too long");
        let opening = format!("(?m)^[ \\t]*{}", expression(&opening(&pieces))?);
        let regexes = (regex(format!("(?m){}", expression(&pieces)?))?, regex(opening)?);
        let signs = pieces
            .iter()
            .filter_map(|piece| if let Piece::Literal(text) = piece { Some(*text) } else { None });
        Ok(Self { regex: regexes.0, opening: regexes.1, fields, key, signs: signs.collect() })
    }

    /// The field that says which entry is meant.
    pub fn key(&self) -> Field {
        self.key
    }

    /// Every place of a text that the pattern fits, in order.
    pub fn mentions<'t>(&'t self, text: &'t str) -> impl Iterator<Item = Mention> + 't {
        let found = self.regex.captures_iter(text).filter_map(|found| self.mention(&found));
        found.filter(|mention| self.has_whole_numbers(mention, text))
    }

    /// Every line of a text that begins like the pattern, and does not go on like it.
    pub fn near_misses(&self, text: &str) -> Vec<Mention> {
        let mut fitting = self.mentions(text).map(|mention| mention.span).peekable();
        let opened = self.opening.captures_iter(text).filter_map(|found| self.mention(&found));
        let misses = opened.filter(|opened| {
            while fitting.next_if(|fitting| fitting.end <= opened.span.start).is_some() {}
            fitting.peek().is_none_or(|fitting| fitting.start >= opened.span.end)
        });
        misses.collect()
    }

    fn mention(&self, found: &Captures<'_>) -> Option<Mention> {
        let span = |index: usize| found.get(index).map(|found| found.range());
        let fields = self.fields.iter().zip(1..);
        let fields = fields.filter_map(|(field, index)| Some((*field, span(index)?)));
        Some(Mention { span: span(0)?, fields: fields.collect() })
    }

    /// Whether a number at either end of a place stands by itself, and not in `7.5` or `1 << 3`. Punctuation
    /// of the pattern only separates its fields.
    fn has_whole_numbers(&self, mention: &Mention, text: &str) -> bool {
        let Some(number) = mention.field(Field::Number) else { return true };
        let joins = |sign: char| ".,'".contains(sign) && !self.signs.contains(sign);
        if number.end == mention.span.end {
            let after = text.get(number.end..).unwrap_or_default();
            let starts_with_digit =
                |text: &str| text.starts_with(|sign: char| sign.is_ascii_digit());
            let is_cut = after.strip_prefix(joins).is_some_and(starts_with_digit);
            let after = after.trim_start_matches([' ', '\t']);
            let starts = |with: &&&str| after.starts_with(**with);
            let operator = OPERATORS.iter().find(starts);
            let operator = operator.filter(|sign| !self.signs.contains(**sign));
            if is_cut || operator.is_some() && !COMMENTS.iter().any(|comment| starts(&comment)) {
                return false;
            }
        }
        let before = text.get(..number.start).unwrap_or_default();
        let is_first = number.start == mention.span.start;
        !is_first
            || !(before.ends_with(is_word)
                || before.strip_suffix(joins).is_some_and(|before| before.ends_with(is_word)))
    }
}

fn is_word(sign: char) -> bool {
    sign.is_ascii_alphanumeric() || sign == '_'
}

/// The start of a pattern, to find near misses: up to the first field and the punctuation after it.
fn opening<'p>(pieces: &[Piece<'p>]) -> Vec<Piece<'p>> {
    let (mut opening, mut has_field, mut has_sign) = (Vec::new(), false, false);
    for piece in pieces {
        let piece = match piece {
            Piece::Field(Field::Number) => Piece::Digits,
            Piece::Literal(text) if has_field => {
                let end = text.char_indices().find(|(_, sign)| !sign.is_whitespace());
                let end = end.map_or(text.len(), |(at, sign)| at + sign.len_utf8());
                Piece::Literal(text.get(..end).unwrap_or(text))
            }
            other => *other,
        };
        match piece {
            Piece::Literal(text) => has_sign |= !text.trim().is_empty(),
            Piece::Field(_) | Piece::Digits => has_field = true,
        }
        opening.push(piece);
        if has_field && has_sign {
            break;
        }
    }
    opening
}

/// The parts of a pattern. Braces around anything but a word are literal.
fn pieces(text: &str) -> Result<Vec<Piece<'_>>, String> {
    let (mut pieces, mut start) = (Vec::new(), 0);
    for (open, _) in text.match_indices('{') {
        let rest = text.get(open + 1..).unwrap_or_default();
        let length = rest.find(|sign: char| !(sign.is_ascii_lowercase() || sign == '_'));
        let (word, after) = rest.split_at_checked(length.unwrap_or(rest.len())).unwrap_or_default();
        match (word.parse().ok(), after.starts_with('}')) {
            (Some(_), false) => return Err(format!("the brace before `{word}` has no end")),
            (None, true) if !word.is_empty() => {
                let known = Field::VARIANTS.join("}`, `{");
                return Err(format!("entries have no `{{{word}}}`; known are `{{{known}}}`"));
            }
            (None, _) => {}
            (Some(field), true) => {
                pieces
                    .extend(text.get(start..open).filter(|it| !it.is_empty()).map(Piece::Literal));
                pieces.push(Piece::Field(field));
                start = open + word.len() + 2;
            }
        }
    }
    pieces.extend(text.get(start..).filter(|it| !it.is_empty()).map(Piece::Literal));
    Ok(pieces)
}

/// The regular expression for the parts of a pattern.
fn expression(pieces: &[Piece<'_>]) -> Result<String, String> {
    let mut expression = String::new();
    for (index, piece) in pieces.iter().enumerate() {
        let before = index.checked_sub(1).and_then(|index| pieces.get(index)).copied();
        let after = pieces.get(index + 1).copied();
        match piece {
            Piece::Literal(text) => expression += &literal(text),
            Piece::Digits => expression += r"(-?[0-9][^ \t\r\n]*?)",
            Piece::Field(field) if field.is_text() => {
                if let Some(Piece::Field(next)) = after {
                    return Err(format!("nothing stands between `{{{field}}}` and `{{{next}}}`"));
                }
                let start = if before.is_none() { r"^[ \t]*" } else { "" };
                expression += &[start, "(", &text(before, after), ")"].concat();
            }
            Piece::Field(field) => {
                let sign = |piece: Option<Piece<'_>>, take: fn(&str) -> Option<char>| match piece {
                    Some(Piece::Literal(text)) => take(text),
                    _ => None,
                };
                let starts = sign(before, |text| text.chars().next_back()).is_some_and(is_word);
                let ends = sign(after, |text| text.chars().next()).is_some_and(is_word);
                expression += &word(*field, starts, ends);
            }
        }
    }
    Ok(expression)
}

fn literal(text: &str) -> String {
    // A blank between two fields does not span lines.
    if text.trim().is_empty() {
        return if text.contains('\t') { r"[ \t]*\t[ \t]*" } else { r"[ \t]+" }.to_owned();
    }
    let mut expression = String::new();
    for (index, part) in text.split(char::is_whitespace).enumerate() {
        if index > 0 && !expression.ends_with(BLANK) {
            expression += BLANK;
        }
        expression += &regex::escape(part);
    }
    expression
}

/// A name or a number. No letter or digit touches it but those of the pattern. A number has no leading
/// zero, since some languages read that as octal.
fn word(field: Field, starts: bool, ends: bool) -> String {
    let (start, end) = (if starts { "" } else { r"(?-u:\b)" }, if ends { "" } else { r"(?-u:\b)" });
    if field == Field::Number {
        format!("(-?{start}(?:0[xX][0-9a-fA-F]+|0|[1-9][0-9]*){end})")
    } else {
        format!("({start}[A-Za-z_][A-Za-z0-9_]*{end})")
    }
}

/// A text: up to the word that follows it in the pattern, over line breaks but no empty line; up to a
/// blank, if only that is before the next field; at the end of the pattern, to the end of the line.
fn text(before: Option<Piece<'_>>, after: Option<Piece<'_>>) -> String {
    let next = match after {
        Some(Piece::Literal(text)) if text.trim().is_empty() => {
            let word = if text.contains('\t') {
                r"[^ \t\r\n](?:[^\t\r\n]*[^ \t\r\n])?"
            } else {
                r"[^ \t\r\n]+"
            };
            return word.to_owned();
        }
        Some(Piece::Literal(text)) => text.split_whitespace().next(),
        _ => None,
    };
    let Some(next) = next else { return r"[^ \t\r\n](?:[^\r\n]*[^ \t\r\n])?".to_owned() };
    // A sign that follows is in the text only after a backslash, and quotation marks where they are doubled.
    let mut signs = next.chars();
    let quote = signs.next().filter(|first| is_quote(*first));
    let (escaped, end) = match (quote, next.chars().next(), signs.next()) {
        (Some(quote), ..) => (format!(r"\\[^\r\n]|{quote}{quote}|"), format!(r"\\{quote}")),
        (None, Some(sign), None) => {
            (r"\\[^\r\n]|".to_owned(), format!(r"\\{}", regex::escape(&sign.to_string())))
        }
        _ => (String::new(), String::new()),
    };
    let first = format!(r"(?:{escaped}[^ \t\r\n{end}])");
    let plain = format!(r"{first}(?:{escaped}[^\r\n{end}]|\r?\n[ \t]*{first})*");
    match (quote, before) {
        (Some(_), _) => format!("(?:{plain})?"),
        (None, Some(Piece::Literal(text))) if text.ends_with(is_quote) => format!("(?:{plain}?)??"),
        // As in tables of CSV, what follows may be between quotation marks.
        (None, _) => format!("\"(?:[^\"\\r\\n]|\"\")*\"|(?:{plain}?)??"),
    }
}

/// Whether a sign is a quotation mark.
pub fn is_quote(sign: char) -> bool {
    sign == '"' || sign == '\''
}

/// A text in which white space counts as one blank.
pub fn blanks(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The number that a text is, in decimals or as `0x1F`.
pub fn number(text: &str) -> Option<i64> {
    let (sign, digits) = text.strip_prefix('-').map_or((1, text), |digits| (-1, digits));
    let hexadecimal = digits.strip_prefix("0x").or_else(|| digits.strip_prefix("0X"));
    let number = match hexadecimal {
        Some(digits) => i64::from_str_radix(digits, 16),
        None => digits.parse(),
    };
    number.ok()?.checked_mul(sign)
}
