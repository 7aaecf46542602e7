//! Text that stays text in `CommonMark`, and with the extensions of its usual readers.

use super::super::characters::{entity, turns_direction};

/// Whether code has to be written in HTML: in Markdown it would start a template tag, or change the direction
/// of the text after it.
pub fn needs_html(code: &str) -> bool {
    code.contains("{{") || code.contains("{%") || code.contains(turns_direction)
}

/// What touches a text, where that matters.
#[derive(Clone, Copy, Default)]
pub struct Edges {
    /// A letter at the start would hide the end of an emphasis before it.
    pub word_start_is_entity: bool,
    /// A letter at the end would hide the start of an emphasis after it.
    pub word_end_is_entity: bool,
    /// A `!` at the end would turn a link into an image.
    pub before_bracket: bool,
}

/// The braces that mean something to a reader.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Braces {
    /// Two of them, or one with a `%`, as templates of site generators do.
    OfTemplates,
    /// Each, as MDX does too.
    All,
}

/// Escapes what would be markup in a text that has its line to itself.
pub fn escape_all(text: &str) -> String {
    escape(text, Edges::default(), Braces::All)
}

/// Escapes what would be markup anywhere in a line.
pub fn escape(text: &str, edges: Edges, braces: Braces) -> String {
    let mut escaped = String::with_capacity(text.len());
    let mut previous = None;
    let mut characters = text.chars();
    while let Some(character) = characters.next() {
        let rest = characters.as_str();
        let mut following = rest.chars();
        let next = following.next();
        let next_is_entity = edges.word_end_is_entity && following.next().is_none();
        match character {
            _ if is_hidden_edge(character, previous, next, edges) => {
                escaped.push_str(&entity(character));
                previous = Some(';');
                continue;
            }
            '_' if next_is_entity => escaped.push_str("\\_"),
            '&' if ends_entity(rest) => escaped.push_str("&amp;"),
            // Site generators would take it for the start of a template tag.
            '{' if braces == Braces::All || matches!(next, Some('{' | '%')) => {
                escaped.push_str("&#123;")
            }
            _ if turns_direction(character) => escaped.push_str(&entity(character)),
            _ => {
                if is_markup(character, previous, next, edges) {
                    escaped.push('\\');
                }
                escaped.push(character);
            }
        }
        previous = Some(character);
    }
    escaped
}

/// The form of a word that would start a block if it stood first on its line.
pub fn disarm(word: &str) -> Option<String> {
    let starts_block = match word.chars().next()? {
        '>' => true,
        '#' => word.len() <= 6 && word.chars().all(|character| character == '#'),
        '+' => word == "+",
        '=' => word.chars().all(|character| character == '='),
        '~' => word.starts_with("~~~"),
        // A bullet, a rule, an underline or the second line of a table.
        '-' | ':' => word.contains('-') && word.chars().all(|character| "-:".contains(character)),
        _ => false,
    };
    if starts_block {
        return Some(format!("\\{word}"));
    }
    let number = word.strip_suffix(['.', ')'])?;
    let is_number =
        !number.is_empty() && number.chars().all(|character| character.is_ascii_digit());
    is_number.then(|| format!("{number}\\{}", word.trim_start_matches(number)))
}

/// Whether `&` and this text would be read as one character.
pub fn ends_entity(rest: &str) -> bool {
    let name = |character: char| character.is_ascii_alphanumeric() || character == '#';
    rest.starts_with(name) && rest.trim_start_matches(name).starts_with(';')
}

/// Whether a character at an end of the text would be misread because of what it is or what it touches.
fn is_hidden_edge(
    character: char,
    previous: Option<char>,
    next: Option<char>,
    edges: Edges,
) -> bool {
    let at_start = previous.is_none();
    let at_end = next.is_none();
    if character.is_ascii_punctuation() || character == ' ' {
        return false;
    }
    let beside_mark = at_start && edges.word_start_is_entity || at_end && edges.word_end_is_entity;
    beside_mark || (at_start || at_end) && character.is_whitespace()
}

fn is_markup(character: char, previous: Option<char>, next: Option<char>, edges: Edges) -> bool {
    match character {
        // `|` parts the cells of a table.
        '\\' | '`' | '*' | '[' | ']' | '<' | '|' => true,
        '_' => {
            !(previous.is_some_and(char::is_alphanumeric)
                && next.is_some_and(char::is_alphanumeric))
        }
        // The end of struck text; it has to touch the text.
        '~' => previous != Some(' '),
        '!' => next.is_none() && edges.before_bracket,
        _ => false,
    }
}
