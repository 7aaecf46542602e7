//! String literals: text that a compiler reads back as it was. What the languages share is here, and
//! the literals of those that have no folder.
//!
//! A literal longer than its line is split after spaces, each piece on a line of its own, so that a
//! changed word is a changed line.

use crate::prose;

/// Where a literal is, in columns.
#[derive(Clone, Copy)]
pub struct Layout {
    /// Where it starts.
    pub start: usize,
    /// How far its further lines are indented.
    pub indent: usize,
    /// Where lines end.
    pub width: usize,
}

/// A JSON literal, which stays whole inside a script of an HTML page.
pub fn json(text: &str) -> String {
    format!("\"{}\"", stay_in_script(escape(text, json_escape)))
}

/// JSON that is safe in a script of an HTML page, where browsers look for `</` and `<!` before they run
/// it.
fn stay_in_script(json: String) -> String {
    if !json.contains('<') {
        return json;
    }
    json.replace("</", "\\u003c/").replace("<!", "\\u003c!")
}

/// JSON of values as [`json`] writes that of a text.
pub fn spell_unseen(json: String) -> String {
    if json.bytes().all(|byte| byte <= b'~') {
        return stay_in_script(json);
    }
    stay_in_script(escape(&json, |c| (c > '~').then_some(c).and_then(json_escape)))
}

/// A text between the quotes that formatters take: double ones, unless single ones need fewer
/// escapes.
pub(super) fn formatted(text: &str) -> (char, String) {
    in_quotes(escape(text, json_escape))
}

/// The parts of a text, each as long as fits into `width` columns between its own quotes.
pub(super) fn formatted_pieces(text: &str, width: usize) -> impl Iterator<Item = (char, String)> {
    pieces(&escape(text, json_escape), width).into_iter().map(in_quotes)
}

/// The quotes for a text that is escaped for double ones, and the text as it is between them.
fn in_quotes(escaped: String) -> (char, String) {
    if escaped.matches('"').count() <= escaped.matches('\'').count() {
        return ('"', escaped);
    }
    ('\'', escaped.replace("\\\"", "\"").replace('\'', "\\'"))
}

/// Whether a literal of `text`, its quotes and a comma end before the line does.
pub(super) fn fits(text: &str, layout: Layout) -> bool {
    layout.start + prose::width(text) + 3 <= layout.width
}

/// A text with each character replaced that has a special form.
pub(super) fn escape(text: &str, special: impl Fn(char) -> Option<String>) -> String {
    let mut escaped = String::with_capacity(text.len());
    let mut copied = 0;
    let plain = |c: char| matches!(c, ' '..='~') && !matches!(c, '\\' | '"' | '\'');
    for (at, c) in text.char_indices().filter(|(_, c)| !plain(*c)) {
        if let Some(escape) = special(c) {
            escaped.push_str(text.get(copied..at).unwrap_or_default());
            escaped.push_str(&escape);
            copied = at + c.len_utf8();
        }
    }
    escaped.push_str(text.get(copied..).unwrap_or_default());
    escaped
}

/// The escapes that most languages share.
pub(super) fn common_escape(c: char) -> Option<&'static str> {
    Some(match c {
        '\\' => "\\\\",
        '"' => "\\\"",
        '\n' => "\\n",
        '\r' => "\\r",
        '\t' => "\\t",
        _ => return None,
    })
}

/// The escapes of JSON, which many languages take.
pub(super) fn json_escape(c: char) -> Option<String> {
    let unseen = || is_unseen(c).then(|| format!("\\u{:04x}", u32::from(c)));
    common_escape(c).map(str::to_owned).or_else(unseen)
}

/// Three octal digits for a control character of ASCII, which few languages take in hexadecimal.
pub(super) fn octal_or(c: char, other: impl Fn(char) -> String) -> String {
    if c.is_ascii_control() { format!("\\{:03o}", u32::from(c)) } else { other(c) }
}

/// Characters that a reader of the code would not see, or that would change what they see: all
/// within the first 65,536, so that four digits name them.
pub(crate) fn is_unseen(c: char) -> bool {
    c.is_control()
        || c.is_whitespace() && c != ' '
        || matches!(
            c,
            '\u{ad}'
                | '\u{61c}'
                | '\u{180e}'
                | '\u{200b}'..='\u{200f}'
                | '\u{2028}'..='\u{202e}'
                | '\u{2060}'..='\u{206f}'
                | '\u{feff}'
                | '\u{fffe}'..='\u{ffff}'
        )
}

/// Parts of `text`, each as long as fits into `width` columns, split after spaces; a longer word
/// stands alone. At least one.
pub(super) fn pieces(text: &str, width: usize) -> Vec<String> {
    let empty = || String::with_capacity(width.min(text.len()));
    let mut pieces = vec![empty()];
    let mut columns = 0;
    for word in text.split_inclusive(' ') {
        let wide = prose::width(word);
        let goes_on = word.chars().all(|c| c == ' ');
        match pieces.last_mut() {
            // A piece never starts with a space: Rust would leave it out.
            Some(piece) if columns == 0 || columns + wide <= width || goes_on => {
                piece.push_str(word);
                columns += wide;
            }
            _ => {
                pieces.push(empty() + word);
                columns = wide;
            }
        }
    }
    pieces
}
