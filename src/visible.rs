//! Makes texts of strangers harmless on a terminal and in a log: control characters are shown as pictures.

/// The character to show for one that may control a terminal.
#[must_use]
pub fn sign(sign: char) -> char {
    match u32::from(sign) {
        code @ 0..0x20 => char::from_u32(0x2400 + code).unwrap_or(char::REPLACEMENT_CHARACTER),
        // More control characters, and those that change the direction of the text after them.
        0x7f..0xa0 | 0x200e..=0x200f | 0x202a..=0x202e | 0x2066..=0x2069 => {
            char::REPLACEMENT_CHARACTER
        }
        _ => sign,
    }
}

/// A text as one line without control characters.
#[must_use]
pub fn line(text: &str) -> String {
    text.chars().map(sign).collect()
}

/// A text as lines without control characters, except for tabs and both kinds of line endings.
#[must_use]
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

/// The same for a text of this tool, which keeps its colours.
#[must_use]
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

/// A text whose lines are no commands to a service that reads the log it stands in: GitHub's begin with
/// `::`, and older ones and those of Azure have `##[` and `##vso[` anywhere.
#[must_use]
pub fn without_commands(text: &str) -> String {
    let text = text.replace("##", "#\u{fffd}#");
    let lines = text.split_inclusive('\n').map(|line| {
        let start = line.find(|sign: char| !sign.is_whitespace()).unwrap_or(0);
        match line.split_at_checked(start) {
            Some((blank, rest)) if rest.starts_with("::") => format!("{blank}\u{fffd}{rest}"),
            _ => line.to_owned(),
        }
    });
    lines.collect()
}
