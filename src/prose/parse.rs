//! Parses Markdown into a [`Document`].

use std::iter::Peekable;

use pulldown_cmark::{CodeBlockKind, Event, LinkType, Parser, Tag};

use super::canonical::{extend, peel_end, peel_start, push, wrap};
use super::characters::visible;
use super::target::{percent_encoded, runs_code};
use super::{Block, Document, Inline, line};

/// Reads `CommonMark` without extensions.
///
/// HTML becomes text, and images become links. Three things become text in parentheses after the
/// words of a link: its title, the target of a link inside another link, and a target that would
/// run code. A text that nests more than a hundred levels deep becomes one paragraph.
pub fn parse(markdown: &str) -> Document {
    if let Some(blocks) = line::read(markdown) {
        return Document { blocks };
    }
    if is_too_deep(markdown) {
        let mut words = Vec::new();
        push(&mut words, Inline::Text(markdown.to_owned()));
        return Document { blocks: vec![Block::Paragraph(words)] };
    }
    common_mark(markdown)
}

fn common_mark(markdown: &str) -> Document {
    Document { blocks: blocks(&mut Parser::new(markdown).peekable()) }
}

/// Whether the Markdown nests so deeply that parsing it recursively could exhaust the stack.
fn is_too_deep(markdown: &str) -> bool {
    const DEEPEST: usize = 100;
    // Count characters that can be markup first, which is fast. One of them opens at most two
    // levels: a bullet opens a list and an item.
    let signs = markdown.bytes().filter(|byte| !matches!(byte, b'a'..=b'z' | b'A'..=b'Z' | b' '));
    if signs.take(DEEPEST / 2).count() < DEEPEST / 2 {
        return false;
    }
    let mut depth = 0_usize;
    Parser::new(markdown).any(|event| {
        match event {
            Event::Start(_) => depth += 1,
            Event::End(_) => depth = depth.saturating_sub(1),
            _ => {}
        }
        depth > DEEPEST
    })
}

type Events<'a> = Peekable<Parser<'a>>;

/// The spans that an inline is inside of. They must not be opened again.
#[derive(Clone, Copy, Default)]
struct Within {
    emphasis: bool,
    strong: bool,
    link: bool,
}

/// Reads blocks up to the end of the block that contains them.
fn blocks(events: &mut Events<'_>) -> Vec<Block> {
    let mut blocks = Vec::new();
    loop {
        // The parser emits the text of a tight list item without a paragraph around it.
        blocks.extend(paragraph(events));
        match events.next() {
            None | Some(Event::End(_)) => return blocks,
            Some(Event::Start(tag)) => blocks.extend(block(&tag, events)),
            Some(Event::Rule) => blocks.push(Block::Rule),
            Some(_) => {}
        }
    }
}

fn block(tag: &Tag<'_>, events: &mut Events<'_>) -> Option<Block> {
    match tag {
        Tag::List(start) => Some(list(*start, events)),
        Tag::CodeBlock(kind) => code(kind, events),
        Tag::BlockQuote(_) => {
            let children = blocks(events);
            (!children.is_empty()).then_some(Block::Quote(children))
        }
        Tag::Heading { level, .. } => {
            let title = heading(events);
            events.next();
            (!title.is_empty()).then_some(Block::Heading { level: *level as usize, title })
        }
        _ => {
            let paragraph = paragraph(events);
            events.next();
            paragraph
        }
    }
}

fn list(start: Option<u64>, events: &mut Events<'_>) -> Block {
    let mut items = Vec::new();
    while let Some(Event::Start(_)) = events.next() {
        items.push(blocks(events));
    }
    Block::List { start, items }
}

fn code(kind: &CodeBlockKind<'_>, events: &mut Events<'_>) -> Option<Block> {
    let mut source = String::new();
    while let Some(Event::Text(part)) = events.next() {
        source.push_str(&part);
    }
    let lines: Vec<String> = source
        .lines()
        .map(|line| line.chars().map(visible).collect::<String>().trim_ascii_end().to_owned())
        .collect();
    let text = lines.join("\n").trim_matches('\n').to_owned();
    let language = match kind {
        CodeBlockKind::Indented => String::new(),
        CodeBlockKind::Fenced(info) => info
            .chars()
            .take_while(|character| {
                character.is_ascii_alphanumeric() || "+-_.#".contains(*character)
            })
            .collect(),
    };
    (!text.is_empty()).then_some(Block::Code { language, text })
}

fn paragraph(events: &mut Events<'_>) -> Option<Block> {
    let mut children = inlines(events, Within::default());
    peel_start(&mut children);
    peel_end(&mut children);
    (!children.is_empty()).then_some(Block::Paragraph(children))
}

fn heading(events: &mut Events<'_>) -> Vec<Inline> {
    let Some(Block::Paragraph(children)) = paragraph(events) else {
        return Vec::new();
    };
    without_breaks(children)
}

fn without_breaks(inlines: Vec<Inline>) -> Vec<Inline> {
    let mut joined = Vec::new();
    for inline in inlines {
        push(
            &mut joined,
            match inline {
                Inline::Break => Inline::Text(" ".to_owned()),
                Inline::Emphasis(children) => Inline::Emphasis(without_breaks(children)),
                Inline::Strong(children) => Inline::Strong(without_breaks(children)),
                Inline::Link { target, children } => {
                    Inline::Link { target, children: without_breaks(children) }
                }
                other => other,
            },
        );
    }
    joined
}

fn inlines(events: &mut Events<'_>, within: Within) -> Vec<Inline> {
    let mut inlines = Vec::new();
    while let Some(event) = events.next_if(is_inline) {
        match event {
            Event::Text(text) | Event::Html(text) | Event::InlineHtml(text) => {
                push(&mut inlines, Inline::Text(text.into_string()));
            }
            Event::Code(code) => push(
                &mut inlines,
                Inline::Code(code.chars().map(visible).collect::<String>().replace('\t', " ")),
            ),
            Event::HardBreak => push(&mut inlines, Inline::Break),
            Event::Start(tag) => extend(&mut inlines, span(tag, events, within)),
            _ => push(&mut inlines, Inline::Text(" ".to_owned())),
        }
    }
    inlines
}

fn is_inline(event: &Event<'_>) -> bool {
    match event {
        Event::Start(tag) => {
            matches!(tag, Tag::Emphasis | Tag::Strong | Tag::Link { .. } | Tag::Image { .. })
        }
        Event::End(_) | Event::Rule => false,
        _ => true,
    }
}

fn span(tag: Tag<'_>, events: &mut Events<'_>, within: Within) -> Vec<Inline> {
    let inside = match tag {
        Tag::Emphasis => Within { emphasis: true, ..within },
        Tag::Strong => Within { strong: true, ..within },
        _ => Within { link: true, ..within },
    };
    let children = inlines(events, inside);
    events.next();
    match tag {
        Tag::Emphasis if !within.emphasis => wrap(children, Inline::Emphasis),
        Tag::Strong if !within.strong => wrap(children, Inline::Strong),
        Tag::Link { link_type, dest_url, title, .. }
        | Tag::Image { link_type, dest_url, title, .. } => {
            let scheme = if link_type == LinkType::Email { "mailto:" } else { "" };
            let target = percent_encoded(&format!("{scheme}{dest_url}"));
            let mut inlines = link(children, target, within);
            if !title.is_empty() {
                push(&mut inlines, Inline::Text(format!(" ({title})")));
            }
            inlines
        }
        _ => children,
    }
}

/// A link; only its text, with the target in parentheses, if it cannot be a link.
fn link(mut children: Vec<Inline>, target: String, within: Within) -> Vec<Inline> {
    if target.is_empty() {
        return children;
    }
    if within.link || runs_code(&target) {
        push(&mut children, Inline::Text(format!(" ({target})")));
        return children;
    }
    let is_visible = |inline: &Inline| {
        !matches!(inline, Inline::Break) && *inline != Inline::Text(" ".to_owned())
    };
    if !children.iter().any(is_visible) {
        push(&mut children, Inline::Text(target.clone()));
    }
    wrap(children, |children| Inline::Link { target, children })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(1_000))]

        #[test]
        fn lines_of_words_read_as_common_mark_has_them(
            lines in proptest::collection::vec("[aA`1][aA1 `.,:'()/_-]{0,12}[ -~\té]{0,1}", 1..4),
            ends in proptest::collection::vec("\n{1,3}| \n", 3),
        ) {
            let text: String = lines.iter().zip(&ends).flat_map(|(line, end)| [line.as_str(), end]).collect();
            if line::read(&text).is_some() {
                prop_assert_eq!(parse(&text), common_mark(&text));
            }
        }
    }

    #[test]
    fn most_texts_are_lines_of_words() {
        for text in
            ["`NAME` is (or was), isn't it: a `b` c/d; e-f.", "A", "A `b`", "a  b", "a\nb\n\nc\n"]
        {
            assert!(line::read(text).is_some(), "{text}");
        }
        for text in
            ["", "1. a", "- a", "a\n-", "a  \nb", "a *b*", "a ` b", "a `b``c` d", "a `b c`", "é"]
        {
            assert!(line::read(text).is_none(), "{text}");
        }
    }
}
