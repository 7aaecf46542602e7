//! Compares the tree with the table of keys and reports every difference in one pass.

use std::collections::HashMap;
use std::fmt;

use super::kinds::{Key, Keys, Kind};
use super::ranges::{NumberRange, ParseRangeError};
use super::yaml::{CURLY_QUOTES, Node, Value, Word, no_space};
use crate::diagnostic::{Diagnostic, Findings, codes, nearest};

/// What messages call a value. Most values are right, so the words are put together only for one that
/// is not.
#[derive(Clone, Copy)]
pub enum Called<'a> {
    /// The catalogue as a whole.
    Catalogue,
    /// The value under a key.
    Key(&'a str),
    /// An item of a list.
    Item(&'a Called<'a>),
}

impl fmt::Display for Called<'_> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Catalogue => out.write_str("the catalogue"),
            Self::Key(key) => write!(out, "`{key}`"),
            Self::Item(list) => write!(out, "an item of {list}"),
        }
    }
}

/// Reports every value in `node` that is not of its kind. Returns the misspelt keys, by their first byte,
/// with the keys that were meant, so that one typo causes one error.
pub fn check(
    node: &Node<'_>,
    kind: &'static Kind,
    what: Called<'_>,
    findings: &mut Findings,
) -> HashMap<usize, &'static str> {
    let mut shape = Shape { findings, meant: HashMap::new() };
    shape.check(node, kind, what);
    shape.meant
}

struct Shape<'f> {
    findings: &'f mut Findings,
    meant: HashMap<usize, &'static str>,
}

impl Shape<'_> {
    fn check(&mut self, node: &Node<'_>, kind: &'static Kind, what: Called<'_>) {
        match (kind, &node.value) {
            (_, Value::Refused) | (Kind::Anything, _) => {}
            (Kind::List(_) | Kind::Map(..), Value::Scalar(_)) if node.is_null() => {}
            (Kind::Record(keys), Value::Scalar(_)) if node.is_null() => {
                let required = keys.iter().filter(|key| key.required);
                required.for_each(|key| lacks(node, key, what, self.findings));
            }
            (Kind::NonEmptyList(_), Value::List(items)) if items.is_empty() => {
                let help = "name at least one, or leave the key out";
                let message = format!("{what} is an empty list");
                self.findings.error(codes::WRONG_TYPE, &node.span, message, help);
            }
            (Kind::List(kind) | Kind::NonEmptyList(kind), Value::List(items)) => {
                for item in items {
                    self.check(item, kind, Called::Item(&what));
                }
            }
            (Kind::Map(_, kind), Value::Map(pairs)) => {
                for (key, value) in pairs {
                    self.check(value, kind, Called::Key(&key.text));
                }
            }
            (Kind::Record(keys), Value::Map(_)) => self.record(node, *keys, what),
            (Kind::Either(kinds), _) => match kinds.iter().find(|kind| fits(kind, node)) {
                Some(kind) => self.check(node, kind, what),
                None => wrong_type(node, kind, what, self.findings),
            },
            (kind, Value::Scalar(_)) if !node.is_null() => word(node, kind, what, self.findings),
            _ => wrong_type(node, kind, what, self.findings),
        }
    }

    fn record(&mut self, node: &Node<'_>, keys: Keys, what: Called<'_>) {
        // What a merge key brings is not known, so nothing can be said to be missing.
        let is_merged = node.entries().any(|(name, value)| value.is_merged(name));
        let mut meant = Vec::new();
        for (name, value) in node.entries().filter(|(name, value)| !value.is_merged(name)) {
            let known = keys.get(&name.text);
            if known.is_none() {
                unknown_key(name, value, keys, what, self.findings);
            }
            // Report a misspelling once, then treat it as the key that was meant.
            let misspelt = || {
                let key = misspelt(name, node, keys)?;
                (fits(&key.kind, value) && !meant.contains(&key.name)).then_some(key)
            };
            let Some(key) = known.or_else(misspelt) else { continue };
            if known.is_none() {
                meant.push(key.name);
                self.meant.insert(name.span.start, key.name);
            }
            self.check(value, &key.kind, Called::Key(key.name));
        }
        let has = |key: &Key| {
            meant.contains(&key.name) || node.entries().any(|(name, _)| name.text == key.name)
        };
        for key in keys.iter().filter(|key| key.required && !is_merged && !has(key)) {
            lacks(node, key, what, self.findings);
        }
    }
}

/// The key that an unknown one was to be, if it is spelled much like one that is not there.
fn misspelt(name: &Word<'_>, node: &Node<'_>, keys: Keys) -> Option<&'static Key> {
    let is_there = |key: &&Key| node.entries().any(|(name, _)| name.text == key.name);
    let near = nearest(&name.text, keys.iter().map(|key| key.name))?;
    keys.get(near).filter(|key| !is_there(key))
}

fn unknown_key(
    name: &Word<'_>,
    value: &Node<'_>,
    keys: Keys,
    what: Called<'_>,
    findings: &mut Findings,
) {
    let message = format!("{what} has no key `{}`", name.text);
    if let Some(help) = slip(name, value, keys) {
        findings.error(codes::UNKNOWN_KEY, &name.span, message, help);
        return;
    }
    let known = keys.iter().map(|key| key.name);
    findings.unknown(codes::UNKNOWN_KEY, &name.span, message, &name.text, known);
}

/// What to do about a key that is not spelled wrong, but written in a way that makes it another.
fn slip(name: &Word<'_>, value: &Node<'_>, keys: Keys) -> Option<String> {
    let is_key = |word: &str| keys.get(word).is_some();
    let text = name.text.as_ref();
    if let Some((_, sign)) = no_space(text) {
        let sign = u32::from(sign);
        return Some(format!("it contains U+{sign:04X}, which looks like a space; write a space"));
    }
    if text.strip_prefix('-').is_some_and(is_key) {
        return Some("write `- ` before each item".to_owned());
    }
    if value.is_null() && text.contains(' ') {
        return Some("inside braces a comma ends a text; put the text in quotes".to_owned());
    }
    if value.is_null() && text.split_once(':').is_some_and(|(key, _)| is_key(key)) {
        return Some("write `: ` between a key and its value".to_owned());
    }
    let under = keys.iter().find(|key| takes_word(&key.kind, text))?;
    Some(format!("write `{}: {text}`", under.name))
}

/// Whether a word can be under a key.
fn takes_word(kind: &Kind, word: &str) -> bool {
    match kind {
        Kind::Word(words) => words.contains(&word),
        Kind::Either(kinds) => kinds.iter().any(|kind| takes_word(kind, word)),
        _ => false,
    }
}

/// Reports that a record lacks a key.
pub fn lacks(node: &Node<'_>, key: &Key, what: Called<'_>, findings: &mut Findings) {
    let start = node.entries().next().map_or(&node.span, |(name, _)| &name.span);
    let message = format!("{what} needs the key `{}`", key.name);
    let help = format!("add `{}: …`. {}", key.name, key.meaning());
    findings.error(codes::MISSING_KEY, start, message, help);
}

fn word(node: &Node<'_>, kind: &Kind, what: Called<'_>, findings: &mut Findings) {
    let Value::Scalar(scalar) = &node.value else { return };
    let text = scalar.text.as_ref();
    match kind {
        Kind::Number | Kind::Numbers => number(node, kind, what, findings),
        Kind::Flag if scalar.plain && matches!(text, "true" | "false") => {}
        // Names, and what else has rules of its own, are checked with what they refer to.
        Kind::Text
        | Kind::Lint
        | Kind::Prose
        | Kind::Name
        | Kind::NameOr(_)
        | Kind::Label
        | Kind::Part
        | Kind::CodeSpan
        | Kind::Path => {}
        Kind::Version if is_version(text) => {}
        Kind::Word(words) if words.contains(&text) => {}
        Kind::Word(words) => {
            let message = format!("{what} cannot be `{text}`");
            let place = findings.place(&node.span);
            let near = truth(text, words).or_else(|| nearest(text, words.iter().copied()));
            let meant = near.map_or(String::new(), |near| format!("did you mean `{near}`? "));
            let help = format!("{meant}it takes one of: {}", words.join(", "));
            findings.push(Diagnostic::new(codes::WRONG_TYPE, place, message).with_help(help));
        }
        _ => wrong_type(node, kind, what, findings),
    }
}

/// The word among some that is another spelling of a truth value: YAML 1.1 has several.
fn truth(text: &str, words: &[&'static str]) -> Option<&'static str> {
    let word = match text.to_ascii_lowercase().as_str() {
        "on" | "true" | "y" | "yes" => "yes",
        "off" | "false" | "n" | "no" => "no",
        _ => return None,
    };
    words.iter().copied().find(|known| *known == word)
}

/// Reports what is no number or, where that may be, no range of them.
fn number(node: &Node<'_>, kind: &Kind, what: Called<'_>, findings: &mut Findings) {
    let Value::Scalar(scalar) = &node.value else { return };
    let text = scalar.text.as_ref();
    let is_range = text.contains(" to ");
    let may_be = if is_range { matches!(kind, Kind::Numbers) } else { scalar.plain };
    match text.parse::<NumberRange>() {
        Ok(_) if may_be => {}
        Err(ParseRangeError::TooLarge) if may_be => {
            let message = format!("{what} is {text}, which does not fit into 32 bits");
            let end = if is_range { ", or `max`" } else { "" };
            let help = format!("take a number from -2147483648 to 4294967295{end}");
            findings.error(codes::NUMBER_OUT_OF_RANGE, &node.span, message, help);
        }
        Err(ParseRangeError::Backwards) if may_be => {
            let message = format!("{what} is `{text}`, which ends before it begins");
            findings.error(codes::WRONG_TYPE, &node.span, message, "write the lower number first");
        }
        _ => wrong_type(node, kind, what, findings),
    }
}

/// Releases go into outputs unescaped, so they have only characters without a meaning in any format.
fn is_version(text: &str) -> bool {
    text.starts_with(|first: char| first.is_ascii_alphanumeric())
        && text.chars().all(|c| c.is_ascii_alphanumeric() || ".+-_~".contains(c))
}

fn wrong_type(node: &Node<'_>, kind: &Kind, what: Called<'_>, findings: &mut Findings) {
    let found = match (kind, &node.value) {
        // A release may be in quotes, so the message names the text and not the quotes.
        (Kind::Version, Value::Scalar(scalar)) if !node.is_null() => format!("`{}`", scalar.text),
        _ => found(node),
    };
    let message = format!("{what} is {found}");
    findings.error(codes::WRONG_TYPE, &node.span, message, cure(node, kind));
}

/// What to write instead of a value.
fn cure(node: &Node<'_>, kind: &Kind) -> String {
    let takes = format!("it takes {}", expected(kind));
    match (kind, &node.value) {
        (_, Value::Scalar(scalar)) if scalar.is_cut => {
            "` #` begins a comment; put a text that begins with `#` in quotes".to_owned()
        }
        (_, Value::Scalar(scalar)) if scalar.plain && scalar.text.starts_with(CURLY_QUOTES) => {
            format!("{takes}; curly quotes are part of the text, so leave them out")
        }
        (Kind::Number, Value::Scalar(scalar)) if scalar.text.starts_with('0') => {
            match scalar.text.trim_start_matches('0').parse::<u32>() {
                Ok(number) => {
                    format!("write `{number}`: other readers take leading zeros for octal")
                }
                Err(_) => takes,
            }
        }
        (Kind::Record(keys), Value::Scalar(scalar))
            if scalar.text == "true"
                && keys.choice.is_none()
                && !keys.iter().any(|key| key.required) =>
        {
            format!("{takes}; write `{{}}` where there is no more to say")
        }
        (Kind::List(_) | Kind::NonEmptyList(_), Value::Map(_)) => {
            format!("{takes}; begin each item with `- `")
        }
        (Kind::Map(key, _), Value::List(_)) => {
            format!(
                "{takes}: {} and a colon in place of each `-`, and below it what belongs to it",
                expected(key)
            )
        }
        _ => takes,
    }
}

/// Whether a value can be of a kind, as far as that shows from outside.
pub fn fits(kind: &Kind, node: &Node<'_>) -> bool {
    match kind {
        Kind::List(_) | Kind::NonEmptyList(_) => matches!(node.value, Value::List(_)),
        Kind::Map(..) | Kind::Record(_) => matches!(node.value, Value::Map(_)),
        Kind::Either(kinds) => kinds.iter().any(|kind| fits(kind, node)),
        Kind::Anything => true,
        _ => matches!(node.value, Value::Scalar(_)) && !node.is_null(),
    }
}

fn found(node: &Node<'_>) -> String {
    match &node.value {
        Value::List(_) => "a list".to_owned(),
        Value::Map(_) => "a map".to_owned(),
        Value::Scalar(_) if node.is_null() => "empty".to_owned(),
        Value::Scalar(scalar) if scalar.plain => format!("`{}`", scalar.text),
        Value::Scalar(_) | Value::Refused => "a text in quotes".to_owned(),
    }
}

fn expected(kind: &Kind) -> String {
    match kind {
        Kind::Text | Kind::Label | Kind::Part | Kind::CodeSpan | Kind::Lint => "a text".to_owned(),
        Kind::Name => "a name".to_owned(),
        Kind::NameOr(word) => format!("a name or `{word}`"),
        Kind::Path => "a path".to_owned(),
        Kind::Prose => "a text in Markdown".to_owned(),
        Kind::Version => "a release: letters, digits, `.`, `+`, `-`, `_` and `~`".to_owned(),
        Kind::Number => "a whole number".to_owned(),
        Kind::Numbers => "a whole number, `100 to 199` or `500 to max`".to_owned(),
        Kind::Flag => "`true` or `false`".to_owned(),
        Kind::Word(words) => format!("one of: {}", words.join(", ")),
        Kind::List(_) | Kind::NonEmptyList(_) => "a list".to_owned(),
        Kind::Map(..) => "a map".to_owned(),
        Kind::Record(keys) if keys.iter().count() > 8 => "a map".to_owned(),
        Kind::Record(keys) => {
            let names: Vec<_> = keys.iter().map(|key| key.name).collect();
            format!("a map with the keys {}", names.join(", "))
        }
        Kind::Either(kinds) => kinds.iter().map(expected).collect::<Vec<_>>().join(" or "),
        Kind::Anything => "a value".to_owned(),
    }
}
