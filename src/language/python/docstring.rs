//! Python docstrings: Markdown in quotes.

use std::sync::LazyLock;

use regex::Regex;

use super::super::comment;
use super::COLUMNS;
use crate::prose::characters::{turns_direction, visible};
use crate::prose::flow::prefixed;
use crate::prose::{Document, markdown};

/// How many columns the quotes take on the first line, with an `r` before them.
const QUOTES: usize = 4;

/// A docstring in its quotes, on a line indented by `indent` spaces, in lines of `width` columns.
/// Fails if a pattern of this file is not one: to skip it would let through what it stops.
pub fn render(document: &Document, indent: usize, width: usize) -> Result<String, String> {
    let text = markdown::source(document, width.saturating_sub(indent + QUOTES));
    // Python expands tabs before it removes indentation.
    let text = inert(text.replace('\t', "    ")).map_err(ToString::to_string)?;
    Ok(quote(&comment::disobeyed(&text), indent))
}

/// What documentation tools would run or obey in a docstring, and what is there instead: an example of
/// doctest, and directives and roles of reStructuredText, some of which read any file of the machine.
const OBEYED: [(&str, &str); 10] = [
    (r">>>", r"\>>>"),
    DIRECTIVE,
    // Two in a row share the blank between them.
    DIRECTIVE,
    (r"(:[A-Za-z0-9_.+-]+:)`", "${1} `"),
    (r"`(:[A-Za-z0-9_.+-]+:)", "` ${1}"),
    (r"isort:", r"isort\:"),
    // Sphinx makes a link of an address, in code too.
    (r"([Ss][Cc][Rr][Ii][Pp][Tt]):", r"${1}\:"),
    // pdoc looks for images in code, too, and for links of reStructuredText that it makes images.
    (r"!([\[`])", r"\!${1}"),
    // pdoc knows no fence with such a language, and no code after a backslash.
    (r"(```[A-Za-z0-9_+-]*)[#.][^ \n`]*", "${1}"),
    (r"\\\\`", r"&#92;`"),
];

const DIRECTIVE: (&str, &str) = (r"(?m)(^|[^.\\])(\.\.)([ ]|$)", r"${1}\${2}${3}");

/// The text without what tools would run or obey.
fn inert(text: String) -> Result<String, &'static regex::Error> {
    type Patterns = Vec<(Regex, &'static str)>;
    static PATTERNS: LazyLock<Result<Patterns, regex::Error>> = LazyLock::new(|| {
        OBEYED.iter().map(|(pattern, to)| Ok((Regex::new(pattern)?, *to))).collect()
    });
    if !text.contains([':', '>', '!', '`', '.']) {
        return Ok(text);
    }
    let replaced =
        |text: String, (pattern, to): &(Regex, _)| pattern.replace_all(&text, *to).into_owned();
    Ok(PATTERNS.as_ref()?.iter().fold(text, replaced))
}

/// Quotes a text as a docstring that starts on a line indented by `indent` spaces.
///
/// One line stays on the line of its quotes where it fits. Otherwise the closing quotes are on a
/// line of their own, and the lines between are indented by `indent`. `inspect.cleandoc` gives the
/// text back, provided that it neither starts nor ends with whitespace and has no tabs.
pub fn quote(text: &str, indent: usize) -> String {
    if !text.contains('\n') {
        let line = literal(text, text);
        if indent + textwrap::core::display_width(&line) <= COLUMNS {
            return line;
        }
    }
    let spaces = " ".repeat(indent);
    // Python removes the indentation that all lines but the first have in common.
    let hangs =
        text.lines().skip(1).filter(|line| !line.is_empty()).all(|line| line.starts_with(' '));
    let first = if text.contains('\n') && hangs { format!("\n{spaces}") } else { String::new() };
    let body = prefixed(text, &first, &spaces);
    literal(text, &format!("{body}\n{spaces}"))
}

/// Puts the body in quotes; raw ones where the text has backslashes and nothing that needs one.
fn literal(text: &str, body: &str) -> String {
    let needs_escapes =
        text.contains("\"\"\"") || text.ends_with(['"', '\\']) || text.contains(is_hidden);
    match (text.contains('\\'), needs_escapes) {
        (_, true) => format!("\"\"\"{}\"\"\"", escape(body)),
        (true, false) => format!("r\"\"\"{body}\"\"\""),
        (false, false) => format!("\"\"\"{body}\"\"\""),
    }
}

fn escape(body: &str) -> String {
    let mut escaped = String::with_capacity(body.len());
    let mut characters = body.chars();
    while let Some(character) = characters.next() {
        let rest = characters.as_str();
        match character {
            '\\' => escaped.push_str("\\\\"),
            // Three in a row, or one that the closing quotes touch.
            '"' if rest.starts_with("\"\"") || rest.trim_start_matches('"').is_empty() => {
                escaped.push_str("\\\"");
            }
            _ if is_hidden(character) => escaped.push_str(&code_point(character)),
            _ => escaped.push(character),
        }
    }
    escaped
}

fn code_point(character: char) -> String {
    match u32::from(character) {
        code @ ..0x100 => format!("\\x{code:02x}"),
        code => format!("\\u{code:04x}"),
    }
}

/// Whether Python or a reader of its source would not see the character as it is.
fn is_hidden(character: char) -> bool {
    visible(character) != character
        || turns_direction(character)
        || matches!(character, '\u{200b}' | '\u{feff}')
}
