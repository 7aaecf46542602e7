//! Comments that hold any text, whatever their language makes of it.

use crate::prose::{Document, References, plain};

/// The mark before each line of a block comment.
pub const BLOCK: &str = " * ";

/// What Python and its tools obey anywhere in a comment. In the first two lines, the first two make Python read
/// the file in another encoding, which can turn harmless text into code.
pub const ANYWHERE: [&str; 3] = ["coding:", "coding=", "isort:"];

/// Plain text for line comments. Lines must not end with a backslash, nor with the trigraph for one:
/// in C and C++ that continues the comment on the next line. Java reads `\u000a` as the end of a line,
/// and PHP leaves the code at `?>`.
pub fn line(document: &Document, _: &References, width: usize) -> String {
    let text = plain::render(document, width).replace("?>", "? >");
    // After an even number of backslashes, an `u` is nothing but a letter.
    let text = if text.contains("\\u") { text.replace('\\', "\\\\") } else { text };
    let continues = |line: &str| line.ends_with('\\') || line.ends_with("??/");
    if !text.split('\n').any(continues) {
        return text;
    }
    let lines = text
        .split('\n')
        .map(|line| if continues(line) { format!("{line}.") } else { line.to_owned() });
    lines.collect::<Vec<_>>().join("\n")
}

/// Plain text for block comments. Neither the end nor the start of a comment may occur in it, since some
/// languages nest comments, nor a line that continues, which could put one together.
pub fn block(document: &Document, references: &References, width: usize) -> String {
    line(document, references, width).replace("*/", "* /").replace("/*", "/ *")
}

/// The lines after the marks of a comment, with a blank where a mark and its line would together mean
/// something: the end of a block comment, a long comment of Lua, or an attribute of PHP.
pub fn apart(text: &str, first: &str, rest: &str, in_block: bool) -> String {
    let marks = std::iter::once(first).chain(std::iter::repeat(rest));
    let joins = |mark: &str, line: &str| match mark.chars().last() {
        None | Some('*') => in_block && line.starts_with('/'),
        Some('-' | '#') => line.starts_with('['),
        _ => false,
    };
    let lines = text
        .split('\n')
        .zip(marks)
        .map(|(line, mark)| if joins(mark, line) { format!(" {line}") } else { line.to_owned() });
    lines.collect::<Vec<_>>().join("\n")
}

/// The directive of some language that a line begins with. Tools differ in whether they read capitals and
/// blanks for what they are, so neither counts.
pub fn directive(line: &str) -> Option<&'static str> {
    let first = signs(line).next()?;
    // Few lines begin like any of them.
    let mut alike = super::directives()
        .filter(|known| known.starts_with(|sign: char| sign.eq_ignore_ascii_case(&first)));
    alike.find(|known| {
        let mut signs = signs(line);
        self::signs(known).all(|sign| signs.next() == Some(sign))
    })
}

/// A text in small letters, without blanks.
fn signs(text: &str) -> impl Iterator<Item = char> {
    text.chars().filter(|sign| !sign.is_whitespace()).flat_map(char::to_lowercase)
}

/// Lines of a comment, of which each that a compiler or checker would obey has a backslash before what it
/// says.
pub fn disobeyed(comment: &str) -> String {
    let line = |line: &str| {
        let said = line.trim_start().trim_start_matches(['/', '#', '*', '!']);
        let word = said.trim_start();
        let mark = line.strip_suffix(word).filter(|_| directive(word).is_some());
        let line = mark.map_or_else(|| line.to_owned(), |mark| format!("{mark}\\{word}"));
        if !line.trim_start().starts_with('#') {
            return line;
        }
        ANYWHERE.iter().fold(line, |line, said| line.replace(said, &apart_from_sign(said)))
    };
    comment.split('\n').map(line).collect::<Vec<_>>().join("\n")
}

/// A word with a backslash before the sign at its end.
fn apart_from_sign(word: &str) -> String {
    let (word, sign) = word.split_at(word.len() - 1);
    format!("{word}\\{sign}")
}
