//! Makes untrusted text harmless on a terminal and in a log, by replacing control characters.

/// The character to show in place of this one: the Unicode picture of a control character, or
/// U+FFFD where there is none.
pub fn sign(sign: char) -> char {
    match u32::from(sign) {
        code @ 0..0x20 => char::from_u32(0x2400 + code).unwrap_or(char::REPLACEMENT_CHARACTER),
        // More control characters, line breaks of Unicode, what changes the direction of text, and what no
        // text may have.
        0x7f..0xa0
        | 0x061c
        | 0x200e..=0x200f
        | 0x2028..=0x202e
        | 0x2066..=0x2069
        | 0xfffe..=0xffff => char::REPLACEMENT_CHARACTER,
        _ => sign,
    }
}

/// A text as one line, with control characters and line breaks replaced.
pub fn line(text: &str) -> String {
    text.chars().map(sign).collect()
}

/// A text with control characters replaced, except for tabs, LF and CRLF.
pub fn lines(text: &str) -> String {
    let mut rest = text.chars().peekable();
    let mut lines = String::with_capacity(text.len());
    while let Some(next) = rest.next() {
        lines.push(match next {
            '\n' | '\t' => next,
            '\r' if rest.peek() == Some(&'\n') => next,
            _ => sign(next),
        });
    }
    lines
}

/// As [`lines`], but keeps the escape sequences of colours and styles. Only for texts in which every
/// escape character is one of this tool.
pub fn coloured(text: &str) -> String {
    let mut coloured = String::with_capacity(text.len());
    let mut parts = text.split("\u{1b}[");
    coloured.push_str(&lines(parts.next().unwrap_or_default()));
    for part in parts {
        let end = part.find(|sign: char| !sign.is_ascii_digit() && sign != ';');
        let (style, rest) = part.split_at_checked(end.unwrap_or(part.len())).unwrap_or(("", part));
        match rest.strip_prefix('m') {
            Some(rest) => {
                coloured.extend(["\u{1b}[", style, "m"]);
                coloured.push_str(&lines(rest));
            }
            None => coloured.push_str(&lines(&format!("\u{1b}[{part}"))),
        }
    }
    coloured
}

/// A text without `##[…` and `##word[…`, which Azure and `TeamCity` take for commands anywhere. A heading in
/// Markdown stays one.
pub fn without_brackets(text: &str) -> String {
    let mut parts = text.split("##");
    let mut shown = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let after = part
            .trim_start_matches('#')
            .trim_start_matches(|sign: char| sign.is_ascii_alphabetic());
        shown.push_str(match (after.starts_with('['), part.starts_with('#')) {
            (false, _) => "##",
            (true, false) => "#\u{fffd}#",
            (true, true) => "#\u{fffd}#\u{fffd}",
        });
        shown.push_str(part);
    }
    shown
}

/// A text that contains no commands to a CI service which reads its log. GitHub's start a line with
/// `::`. Those of Azure and `TeamCity`, and older ones of GitHub, have `##[` or `##vso[` anywhere.
pub fn without_commands(text: &str) -> String {
    let text = without_brackets(text);
    let lines = text.split_inclusive('\n').map(|line| {
        let start = line.find(|sign: char| !sign.is_whitespace()).unwrap_or(0);
        match line.split_at_checked(start) {
            Some((blank, rest)) if rest.starts_with("::") && !is_place(rest) => {
                format!("{blank}\u{fffd}{rest}")
            }
            _ => line.to_owned(),
        }
    });
    lines.collect()
}

/// Whether a line is the mark of a second file in an excerpt. A command has `::` twice.
fn is_place(line: &str) -> bool {
    line.strip_prefix("::: ").is_some_and(|path| !path.contains("::"))
}
