//! Writes texts as YAML scalars on one line.

use crate::language::literal::is_unseen;

/// The place that a scalar is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Context {
    /// After its key, up to the end of the line.
    Line,
    /// In brackets, or as a key.
    Brackets,
}

/// Quotation marks that YAML takes for a part of the text.
pub const CURLY_QUOTES: [char; 6] = ['“', '”', '„', '‘', '’', '‚'];

/// Words that some YAML parsers take for a boolean or null.
const WORDS: &[&str] = &["true", "false", "yes", "no", "on", "off", "null", "y", "n"];

/// A text as a scalar, with quotes only if some YAML parser needs them.
pub fn scalar(text: &str, context: Context) -> String {
    if is_plain(text, context) {
        return text.to_owned();
    }
    if text.chars().any(is_unseen) {
        return format!("\"{}\"", text.chars().map(escaped).collect::<String>());
    }
    if text.contains(['"', '\\']) {
        return format!("'{}'", text.replace('\'', "''"));
    }
    format!("\"{text}\"")
}

/// A decimal number, if writing it again gives the same text: `+5`, `007` and `1.10` stay text.
pub fn number(text: &str) -> Option<i64> {
    text.parse::<i64>().ok().filter(|number| number.to_string() == text)
}

/// Whether a block can have a text: one with breaks that YAML 1.1 takes for those of lines, or with
/// what YAML refuses, has to be escaped.
pub fn fits_block(text: &str) -> bool {
    let is_break =
        |c: char| matches!(c, '\u{2028}' | '\u{2029}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}');
    !text.contains(|c: char| c.is_control() && !matches!(c, '\n' | '\t') || is_break(c))
}

/// Whether a text needs no quotes.
pub fn is_plain(text: &str, context: Context) -> bool {
    let forbidden: &[char] = match context {
        Context::Line => &[],
        Context::Brackets => &[',', '[', ']', '{', '}', ':', '#'],
    };
    (text.starts_with(char::is_alphabetic) || is_release_or_words(text))
        && !WORDS.contains(&text.to_lowercase().as_str())
        && !text.contains(": ")
        && !text.contains(" #")
        && !text.ends_with([':', ' '])
        && !text.contains(|c| is_unseen(c) || forbidden.contains(&c))
}

/// Whether a text starts with a digit, but no YAML parser takes it for a number or a date.
fn is_release_or_words(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_digit())
        && !text.contains(':')
        && (text.contains(' ') || text.matches('.').count() > 1)
}

fn escaped(c: char) -> String {
    match c {
        '"' | '\\' => format!("\\{c}"),
        '\n' => "\\n".to_owned(),
        '\t' => "\\t".to_owned(),
        c if is_unseen(c) => format!("\\u{:04x}", u32::from(c)),
        c => c.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::super::parse;
    use super::{Context, scalar};
    use crate::diagnostic::{Files, Findings};

    #[test]
    fn quotes_stand_only_where_somebody_needs_them() {
        for (text, in_line, in_brackets) in [
            ("It's late.", "It's late.", "It's late."),
            ("late, or lost", "late, or lost", "\"late, or lost\""),
            ("1.11", "\"1.11\"", "\"1.11\""),
            ("1.11.0", "1.11.0", "1.11.0"),
            ("100 to 199", "100 to 199", "100 to 199"),
            ("2026-01-01", "\"2026-01-01\"", "\"2026-01-01\""),
            ("Yes", "\"Yes\"", "\"Yes\""),
            ("`A`: \\d", "'`A`: \\d'", "'`A`: \\d'"),
            ("a\u{202e}b", "\"a\\u202eb\"", "\"a\\u202eb\""),
            ("a\tb", "\"a\\tb\"", "\"a\\tb\""),
            ("", "\"\"", "\"\""),
        ] {
            assert_eq!(scalar(text, Context::Line), in_line);
            assert_eq!(scalar(text, Context::Brackets), in_brackets);
        }
    }

    #[test]
    fn every_text_is_read_back_as_it_was() {
        let parts = [
            "a", "1", " ", ":", "#", "'", "\"", "\\", "\n", "- ", "{", "]", ",", "é", "&", "\u{7}",
        ];
        for (first, second) in parts.iter().flat_map(|one| parts.map(|two| (one, two))) {
            for third in parts {
                let text = format!("{first}{second}{third}");
                let line = format!("a: {}", scalar(&text, Context::Line));
                let brackets = format!("{{ a: {} }}", scalar(&text, Context::Brackets));
                for document in [line, brackets] {
                    let mut findings = Findings::new(Files::new(&Arc::from(""), ""));
                    let root = parse(&document, &mut findings);
                    let read = root.as_ref().and_then(|root| root.word("a"));
                    assert_eq!(read.map(|read| read.text.into_owned()), Some(text.clone()));
                    assert!(findings.is_empty(), "{document}");
                }
            }
        }
    }
}
