//! A fast path of the parser for texts that have only words and code spans, as most do. It takes a
//! fraction of the time of a Markdown parser.

use super::canonical::push;
use super::{Block, Inline};

/// Reads paragraphs of words and code spans; `None` if the text may contain anything else.
pub(super) fn read(markdown: &str) -> Option<Vec<Block>> {
    markdown.trim_end_matches('\n').split("\n\n").map(paragraph).collect()
}

fn paragraph(text: &str) -> Option<Block> {
    // Other characters at the start of a line can open a block. Spaces at its end are a line break.
    let is_harmless = |first: char| first.is_ascii_alphabetic() || first == '`';
    if !text.split('\n').all(|line| line.starts_with(is_harmless) && !line.ends_with(' ')) {
        return None;
    }
    let mut inlines = Vec::new();
    let mut parts = text.split('`');
    add_words(&mut inlines, parts.next()?)?;
    let mut last = None;
    while let Some(code) = parts.next() {
        // Two adjacent backquotes are one delimiter.
        let is_name = |byte| matches!(byte, b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'_' | b'.');
        if code.is_empty() || last == Some("") || !code.bytes().all(is_name) {
            return None;
        }
        inlines.push(Inline::Code(code.to_owned()));
        let words = parts.next()?;
        add_words(&mut inlines, words)?;
        last = Some(words);
    }
    Some(Block::Paragraph(inlines))
}

/// Adds words; `None` if they contain a character that can be markup.
fn add_words(inlines: &mut Vec<Inline>, words: &str) -> Option<()> {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b" \n,.;:'()/-".contains(&byte);
    words.bytes().all(plain).then(|| push(inlines, Inline::Text(words.to_owned())))
}
