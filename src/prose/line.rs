//! Reads lines of words and code spans, which is what most texts are, in a fraction of the time that a
//! Markdown parser takes.

use super::canonical::push;
use super::{Block, Inline};

/// Reads a text that has nothing else in it; none for any other.
pub(super) fn read(markdown: &str) -> Option<Vec<Block>> {
    markdown.trim_end_matches('\n').split("\n\n").map(paragraph).collect()
}

fn paragraph(text: &str) -> Option<Block> {
    // At the start of a line other signs open blocks, and spaces at its end break it.
    let opens_nothing = |first: char| first.is_ascii_alphabetic() || first == '`';
    if !text.split('\n').all(|line| line.starts_with(opens_nothing) && !line.ends_with(' ')) {
        return None;
    }
    let mut inlines = Vec::new();
    let mut parts = text.split('`');
    add_words(&mut inlines, parts.next()?)?;
    let mut last = None;
    while let Some(code) = parts.next() {
        // Two backquotes side by side are one sign.
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

fn add_words(inlines: &mut Vec<Inline>, words: &str) -> Option<()> {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b" \n,.;:'()/-".contains(&byte);
    words.bytes().all(plain).then(|| push(inlines, Inline::Text(words.to_owned())))
}
