//! Finds the tags in the text of a template, for questions that the engine does not answer.

use std::ops::Range;

/// The kind of a tag.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TagKind {
    /// `{{ … }}`, which inserts a value.
    Expression,
    /// `{% … %}`, such as a loop or a condition.
    Statement,
    /// `{# … #}`, a comment.
    Comment,
}

/// A tag of a template.
#[derive(Debug, PartialEq, Eq)]
pub struct Tag {
    /// The kind.
    pub kind: TagKind,
    /// The bytes between the delimiters, without the blanks and dashes at the ends.
    pub inside: Range<usize>,
}

/// Every tag, in the order of the text. It stops at a tag without an end, which the engine reports.
pub fn tags(text: &str) -> impl Iterator<Item = Tag> {
    let mut from = 0;
    std::iter::from_fn(move || {
        let (kind, start) = next(text, from)?;
        let rest = text.get(start..)?;
        let length = match kind {
            TagKind::Expression => end(rest, b'}')?,
            TagKind::Statement => end(rest, b'%')?,
            TagKind::Comment => rest.find("#}")?,
        };
        let inside = trimmed(text, start..start + length);
        from = start + length;
        if kind == TagKind::Statement && text.get(inside.clone()) == Some("raw") {
            from += raw(text.get(from..)?);
        }
        Some(Tag { kind, inside })
    })
}

/// The kind of the next tag from a byte on, and the byte after its opening delimiter.
fn next(text: &str, from: usize) -> Option<(TagKind, usize)> {
    let mut braces = memchr::memchr_iter(b'{', text.as_bytes().get(from..)?);
    braces.find_map(|at| {
        let start = from + at + 2;
        match text.get(start - 2..start)? {
            "{{" => Some((TagKind::Expression, start)),
            "{%" => Some((TagKind::Statement, start)),
            "{#" => Some((TagKind::Comment, start)),
            _ => None,
        }
    })
}

/// The length of the text up to `{% endraw %}`.
fn raw(text: &str) -> usize {
    let is_end = |(at, _): &(usize, &str)| {
        let inside = text.get(at + 2..).unwrap_or_default();
        inside.strip_prefix('-').unwrap_or(inside).trim_start().starts_with("endraw")
    };
    text.match_indices("{%").find(is_end).map_or(text.len(), |(at, _)| at)
}

fn trimmed(text: &str, range: Range<usize>) -> Range<usize> {
    let inside = text.get(range.clone()).unwrap_or_default();
    let inside = inside.strip_prefix('-').unwrap_or(inside).trim_start();
    let start = range.end - inside.len();
    let inside = inside.strip_suffix('-').unwrap_or(inside).trim_end();
    start..start + inside.len()
}

/// The byte at which the closing delimiter starts, outside of quotes and nested braces: this sign with a
/// `}` after it.
fn end(text: &str, sign: u8) -> Option<usize> {
    let mut quote = None;
    let mut depth = 0_usize;
    let bytes = text.as_bytes();
    let mut positions = bytes.iter().enumerate();
    // Searching bytes is safe: in UTF-8, no part of another character looks like an ASCII
    // character.
    while let Some((at, byte)) = positions.next() {
        match (quote, byte) {
            (None, _) if *byte == sign && depth == 0 && bytes.get(at + 1) == Some(&b'}') => {
                return Some(at);
            }
            (Some(_), b'\\') => drop(positions.next()),
            (Some(open), _) => quote = quote.filter(|_| byte != open),
            (None, b'"' | b'\'' | b'`') => quote = Some(byte),
            (None, b'{') => depth += 1,
            (None, b'}') => depth = depth.checked_sub(1)?,
            _ => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The kind and the inside of each tag of a text.
    fn insides(text: &str) -> Vec<(TagKind, &str)> {
        tags(text).map(|tag| (tag.kind, text.get(tag.inside).unwrap())).collect()
    }

    #[test]
    fn a_tag_ends_outside_of_quotes_and_braces() {
        assert_eq!(
            insides("a {{ {\"b\": '}}'} | c }} {%- set d = \"%}\" -%} {# {{ e #} {{ `f` }}"),
            [
                (TagKind::Expression, "{\"b\": '}}'} | c"),
                (TagKind::Statement, "set d = \"%}\""),
                (TagKind::Comment, "{{ e"),
                (TagKind::Expression, "`f`"),
            ]
        );
    }

    #[test]
    fn what_is_raw_has_no_tags() {
        let text = "{% raw %}{{ a }}{% b {% endraw %}{{ c }}";
        let (raw, end) = ((TagKind::Statement, "raw"), (TagKind::Statement, "endraw"));
        assert_eq!(insides(text), [raw, end, (TagKind::Expression, "c")]);
    }

    #[test]
    fn what_does_not_end_is_no_tag() {
        assert_eq!(insides("{{ a"), []);
        assert_eq!(insides("{{ \"a }} {% b"), []);
        assert_eq!(insides("{"), []);
    }
}
