//! Writes values as YAML.

use textwrap::{Options, WordSeparator, WordSplitter};

use super::tree::Tree;
use crate::catalogue::yaml::{self, Context};

/// The width at which long texts are wrapped, in columns.
const WIDTH: usize = 100;

/// The style of the catalogue's YAML. New values are written in the same style.
pub struct Style {
    /// Whether braces have blanks inside, as in `{ a: b }`.
    pub padded: bool,
    /// How many columns a list of maps is to the right of its key; `None` if it is in brackets.
    pub indent: Option<usize>,
    /// Whether the items of such a list are in braces.
    pub flow_items: bool,
    /// The line break.
    pub line_break: &'static str,
}

/// A value on one line, lists and maps in brackets.
pub fn flow(tree: &Tree, padded: bool) -> String {
    match tree {
        Tree::Null => "~".to_owned(),
        Tree::Word(text) => scalar(text, Context::Brackets),
        Tree::List(items) => {
            let items: Vec<_> = items.iter().map(|item| flow(item, padded)).collect();
            format!("[{}]", items.join(", "))
        }
        Tree::Map(pairs) => {
            let pairs: Vec<_> = pairs
                .iter()
                .map(|(key, value)| format!("{key}: {}", flow(value, padded)))
                .collect();
            let blank = if padded { " " } else { "" };
            format!("{{{blank}{}{blank}}}", pairs.join(", "))
        }
    }
}

/// The keys of a map, one per line, starting at `column`. The first line has no indentation.
pub fn block(pairs: &[(String, Tree)], column: usize, style: &Style) -> String {
    let lines: Vec<_> = pairs.iter().map(|(key, value)| line(key, value, column, style)).collect();
    lines.join(&new_line(column, style))
}

/// A key at `column`, and its value.
pub fn line(key: &str, value: &Tree, column: usize, style: &Style) -> String {
    match (value, style.indent) {
        (Tree::Word(text), _) => {
            let plain = format!("{key}: {}", scalar(text, Context::Line));
            let is_long = column + plain.chars().count() > WIDTH || text.contains('\n');
            let lines = if is_long { lines(text) } else { None };
            lines.map_or(plain, |(indicator, lines)| {
                let lines: Vec<_> =
                    lines.iter().map(|text| indented(text, column, style)).collect();
                format!("{key}: {indicator}{}", lines.concat())
            })
        }
        (Tree::List(items), Some(indent)) if matches!(items.first(), Some(Tree::Map(_))) => {
            let column = column + indent;
            let items = items.iter().map(|item| match item {
                Tree::Map(pairs) if !style.flow_items => block(pairs, column + 2, style),
                item => flow(item, style.padded),
            });
            let start = new_line(column, style);
            let lines: Vec<_> = items.map(|item| format!("{start}- {item}")).collect();
            format!("{key}:{}", lines.concat())
        }
        _ => format!("{key}: {}", flow(value, style.padded)),
    }
}

/// A line break, followed by the indentation up to `column`.
pub fn new_line(column: usize, style: &Style) -> String {
    format!("{}{}", style.line_break, " ".repeat(column))
}

/// A line of a block scalar below a key at `column`.
fn indented(text: &str, column: usize, style: &Style) -> String {
    if text.is_empty() {
        return style.line_break.to_owned();
    }
    format!("{}{text}", new_line(column + 2, style))
}

/// The indicator of a block scalar, and its lines; `None` if a block would change the text.
fn lines(text: &str) -> Option<(&'static str, Vec<String>)> {
    if !yaml::fits_block(text) || text.contains('\t') || text.starts_with([' ', '\n']) {
        return None;
    }
    if text.contains('\n') {
        let lines = text.split('\n').map(str::to_owned).collect();
        return (!text.ends_with('\n')).then_some(("|-", lines));
    }
    let options = Options::new(WIDTH - 6)
        .break_words(false)
        .word_separator(WordSeparator::AsciiSpace)
        .word_splitter(WordSplitter::NoHyphenation);
    let lines = textwrap::wrap(text, options).into_iter().map(std::borrow::Cow::into_owned);
    (!text.contains("  ")).then(|| (">-", lines.collect()))
}

/// A scalar as people write it. Numbers that every YAML parser reads alike need no quotes: the catalogue
/// reads them as text anyway.
fn scalar(text: &str, context: Context) -> String {
    if yaml::number(text).is_some() { text.to_owned() } else { yaml::scalar(text, context) }
}
