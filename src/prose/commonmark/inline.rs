//! Renders inlines as `CommonMark`.

use super::super::Inline;
use super::super::flow::Words;
use super::Writer;
use super::escape::{Edges, disarm, ends_entity, escape};
use super::url::find_url;

/// Renders inlines, wrapped so that no line starts a block.
pub fn flow(writer: Writer<'_>, inlines: &[Inline], width: usize) -> String {
    let mut words = Words::default();
    add(&mut words, writer, inlines, Around::default());
    words.wrap(width, disarm)
}

/// Renders inlines on one line. In Markdown, most levels of headings cannot have more lines.
pub fn title(writer: Writer<'_>, inlines: &[Inline]) -> String {
    let mut words = Words::default();
    add(&mut words, writer, inlines, Around::default());
    let line = words.wrap(usize::MAX, |_| None);
    match line.trim_end_matches('#') {
        // Markdown drops `#` at the end of a heading, so escape it.
        text if text.len() < line.len() && (text.is_empty() || text.ends_with(' ')) => {
            format!("{text}\\{}", "#".repeat(line.len() - text.len()))
        }
        _ => line,
    }
}

/// A code span between as many backquotes as its text requires.
pub fn code_span(text: &str) -> String {
    let fence = fence(text, 1);
    let stripped =
        text.starts_with(' ') && text.ends_with(' ') && !text.trim_matches(' ').is_empty();
    let space = if stripped || text.starts_with('`') || text.ends_with('`') { " " } else { "" };
    format!("{fence}{space}{text}{space}{fence}")
}

/// At least `least` backquotes, and more than the text has in a row.
pub fn fence(text: &str, least: usize) -> String {
    let longest = text.split(|character| character != '`').map(str::len).max().unwrap_or_default();
    "`".repeat(least.max(longest + 1))
}

/// What the inlines are inside of.
#[derive(Clone, Copy, Default)]
struct Around {
    strong: bool,
}

fn add(words: &mut Words, writer: Writer<'_>, inlines: &[Inline], around: Around) {
    for (index, inline) in inlines.iter().enumerate() {
        match inline {
            Inline::Text(text) => {
                add_text(words, writer, text, edges(inlines, index, around));
            }
            Inline::Code(text) => {
                let reference = writer.references.and_then(|references| references.get(text));
                words.glue(&(writer.dialect.code)(text, reference));
            }
            Inline::Emphasis(children) => {
                let mark = emphasis_mark(inlines, index, around);
                words.glue(mark);
                add(words, writer, children, around);
                words.glue(mark);
            }
            Inline::Strong(children) => {
                words.glue("**");
                add(words, writer, children, Around { strong: true });
                words.glue("**");
            }
            Inline::Link { target, children } => link(words, writer, target, children, around),
            Inline::Break => {
                words.glue("\\");
                words.end_line();
            }
        }
    }
}

/// How the text at an index has to be escaped because of its neighbours.
fn edges(inlines: &[Inline], index: usize, around: Around) -> Edges {
    let before = index.checked_sub(1);
    Edges {
        word_start_is_entity: before
            .is_some_and(|before| needs_punctuation(inlines, before, around)),
        word_end_is_entity: needs_punctuation(inlines, index + 1, around),
        before_bracket: matches!(
            inlines.get(index + 1),
            Some(Inline::Link { .. } | Inline::Code(_))
        ),
    }
}

/// The mark for emphasis: `_`, as formatters write it, or `*` if a letter touches the mark. Next to
/// the `**` of strong text it is always `_`, because asterisks would be ambiguous.
fn emphasis_mark(inlines: &[Inline], index: usize, around: Around) -> &'static str {
    let is_strong = |inline: &Inline| match inline {
        Inline::Emphasis(children) => {
            children.iter().any(|child| matches!(child, Inline::Strong(_)))
        }
        other => matches!(other, Inline::Strong(_)),
    };
    let mut touching =
        inlines.iter().skip(index.saturating_sub(1)).take(if index == 0 { 2 } else { 3 });
    if around.strong || touching.any(is_strong) {
        return "_";
    }
    let letter = |c: char| c != ' ' && !c.is_ascii_punctuation();
    let before = index.checked_sub(1).and_then(|before| inlines.get(before));
    let touches = matches!(before, Some(Inline::Text(text)) if text.ends_with(letter))
        || matches!(inlines.get(index + 1), Some(Inline::Text(text)) if text.starts_with(letter));
    if touches { "*" } else { "_" }
}

/// Whether a letter next to this inline would keep its marks from being recognised.
fn needs_punctuation(inlines: &[Inline], index: usize, around: Around) -> bool {
    let children = match inlines.get(index) {
        Some(Inline::Emphasis(_)) if emphasis_mark(inlines, index, around) == "_" => return true,
        Some(Inline::Emphasis(children) | Inline::Strong(children)) => children,
        _ => return false,
    };
    let first = matches!(children.first(), Some(Inline::Text(text)) if text.starts_with(char::is_alphanumeric));
    let last = matches!(children.last(), Some(Inline::Text(text)) if text.ends_with(char::is_alphanumeric));
    !(first && last)
}

fn add_text(words: &mut Words, writer: Writer<'_>, text: &str, edges: Edges) {
    let mut rest = text;
    if writer.dialect.links_bare_urls && writer.references.is_some() {
        while let Some((before, url, after)) = find_url(rest) {
            words.text(&(writer.dialect.text)(escape(before, edges, writer.dialect.braces)));
            words.glue(&format!("<{url}>"));
            rest = after;
        }
    }
    words.text(&(writer.dialect.text)(escape(rest, edges, writer.dialect.braces)));
}

fn link(words: &mut Words, writer: Writer<'_>, target: &str, children: &[Inline], around: Around) {
    let target = (writer.dialect.destination)(target);
    let is_bare = matches!(children, [Inline::Text(text)] if *text == target);
    if is_bare && has_scheme(&target) && !target.split('&').skip(1).any(ends_entity) {
        words.glue(&format!("<{target}>"));
        return;
    }
    words.glue("[");
    add(words, Writer { references: None, ..writer }, children, around);
    words.glue(&format!("]({})", destination(&target)));
}

/// Whether `<target>` is a valid link: it has a scheme.
fn has_scheme(target: &str) -> bool {
    target.split_once(':').is_some_and(|(scheme, _)| {
        (2..=32).contains(&scheme.len())
            && scheme.starts_with(|character: char| character.is_ascii_alphabetic())
            && scheme
                .chars()
                .all(|character| character.is_ascii_alphanumeric() || "+.-".contains(character))
    })
}

/// The target of a link, as it is written in parentheses.
fn destination(target: &str) -> String {
    let mut escaped = String::new();
    let mut characters = target.chars();
    while let Some(character) = characters.next() {
        match character {
            '&' if ends_entity(characters.as_str()) => escaped.push_str("&amp;"),
            _ => escaped.push(character),
        }
    }
    if target.contains(['(', ')']) { format!("<{escaped}>") } else { escaped }
}
