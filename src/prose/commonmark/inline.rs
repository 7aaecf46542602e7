//! Renders inlines as `CommonMark`.

use super::super::Inline;
use super::super::characters::entity;
use super::super::flow::Words;
use super::super::target::scheme;
use super::Writer;
use super::escape::{Braces, Edges, disarm, ends_entity, escape};
use super::url::find_url;

/// Renders inlines, wrapped so that no line starts a block.
pub fn flow(writer: Writer<'_>, inlines: &[Inline], width: usize) -> String {
    let mut words = Words::default();
    add(&mut words, writer, inlines);
    let text = words.wrap(width, disarm);
    // MDX runs a paragraph that begins like a module of JavaScript.
    let is_module = ["import ", "export "].iter().any(|word| text.starts_with(word));
    match text.split_at_checked(1) {
        Some((first, rest)) if is_module && writer.dialect.braces == Braces::All => {
            first.chars().map(entity).collect::<String>() + rest
        }
        _ => text,
    }
}

/// Renders inlines on one line. In Markdown, most levels of headings cannot have more lines.
pub fn title(writer: Writer<'_>, inlines: &[Inline]) -> String {
    let mut words = Words::default();
    add(&mut words, writer, inlines);
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

fn add(words: &mut Words, writer: Writer<'_>, inlines: &[Inline]) {
    for (index, inline) in inlines.iter().enumerate() {
        match inline {
            Inline::Text(text) => {
                add_text(words, writer, text, edges(writer, inlines, index));
            }
            Inline::Code(text) => {
                let reference = writer.references.and_then(|references| references.get(text));
                words.glue(&(writer.dialect.code)(text, reference));
            }
            Inline::Emphasis(children) => {
                let mark = emphasis_mark(writer, inlines, index);
                words.glue(mark);
                add(words, writer, children);
                words.glue(mark);
            }
            Inline::Strong(children) => {
                words.glue("**");
                add(words, Writer { in_strong: true, ..writer }, children);
                words.glue("**");
            }
            Inline::Link { target, children } => link(words, writer, target, children),
            Inline::Break => {
                words.glue("\\");
                words.end_line();
            }
        }
    }
}

/// How the text at an index has to be escaped because of its neighbours.
fn edges(writer: Writer<'_>, inlines: &[Inline], index: usize) -> Edges {
    let before = index.checked_sub(1);
    Edges {
        word_start_is_entity: before
            .is_some_and(|before| needs_punctuation(writer, inlines, before)),
        word_end_is_entity: needs_punctuation(writer, inlines, index + 1),
        before_bracket: matches!(
            inlines.get(index + 1),
            Some(Inline::Link { .. } | Inline::Code(_))
        ),
    }
}

/// The mark for emphasis: `_`, as formatters write it, or `*` if a letter touches the mark. Next to
/// the `**` of strong text it is always `_`, because asterisks would be ambiguous.
fn emphasis_mark(writer: Writer<'_>, inlines: &[Inline], index: usize) -> &'static str {
    let is_strong = |inline: &Inline| match inline {
        Inline::Emphasis(children) => {
            children.iter().any(|child| matches!(child, Inline::Strong(_)))
        }
        other => matches!(other, Inline::Strong(_)),
    };
    let mut touching =
        inlines.iter().skip(index.saturating_sub(1)).take(if index == 0 { 2 } else { 3 });
    if writer.in_strong || touching.any(is_strong) {
        return "_";
    }
    let letter = |c: char| c != ' ' && !c.is_ascii_punctuation();
    let before = index.checked_sub(1).and_then(|before| inlines.get(before));
    let touches = matches!(before, Some(Inline::Text(text)) if text.ends_with(letter))
        || matches!(inlines.get(index + 1), Some(Inline::Text(text)) if text.starts_with(letter));
    if touches { "*" } else { "_" }
}

/// Whether a letter next to this inline would keep its marks from being recognised.
fn needs_punctuation(writer: Writer<'_>, inlines: &[Inline], index: usize) -> bool {
    let children = match inlines.get(index) {
        Some(Inline::Emphasis(_)) if emphasis_mark(writer, inlines, index) == "_" => return true,
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

fn link(words: &mut Words, writer: Writer<'_>, target: &str, children: &[Inline]) {
    let target = (writer.dialect.destination)(target);
    let is_bare = matches!(children, [Inline::Text(text)] if *text == target);
    // MDX has no links between angle brackets, and other schemes there are a tag to some readers.
    let is_short = writer.dialect.braces != Braces::All
        && scheme(&target).is_some_and(|scheme| ["http", "https", "ftp"].contains(&scheme));
    if is_bare && is_short && !target.split('&').skip(1).any(ends_entity) {
        words.glue(&format!("<{target}>"));
        return;
    }
    words.glue("[");
    add(words, Writer { references: None, ..writer }, children);
    words.glue(&format!("]({})", destination(&target)));
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
