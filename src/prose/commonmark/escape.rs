//! Escapes text so that it stays text in `CommonMark` and in its common extensions.

use super::super::characters::{entity, turns_direction};

/// What site generators obey wherever it is on a page, even in code and in front matter. Some of
/// it includes any file of the machine: `{{#include` in mdBook, `<!--@include` in `VitePress`, and
/// `--8<--` and `{!` in extensions of Python-Markdown.
pub const TEMPLATE_TAGS: [&str; 6] = ["{{", "{%", "{!", "{#", "<!--", "8<-"];

/// Whether a site generator would obey something in the text.
pub fn has_template_tag(text: &str) -> bool {
    TEMPLATE_TAGS.iter().any(|tag| text.contains(tag))
}

/// Whether code has to be written as HTML, because in Markdown it would be obeyed, or change the
/// direction of the text after it.
pub fn needs_html(code: &str) -> bool {
    has_template_tag(code) || code.contains(turns_direction)
}

/// How a text has to be escaped because of the inlines that it touches.
#[derive(Clone, Copy, Default)]
pub struct Edges {
    /// A letter at the start must be written as an entity: next to it, the end mark of an emphasis
    /// would not be recognised.
    pub word_start_is_entity: bool,
    /// A letter at the end must be written as an entity: next to it, the start mark of an emphasis
    /// would not be recognised.
    pub word_end_is_entity: bool,
    /// A `[` follows, so that a `!` at the end would turn a link into an image, and `VuePress` would write a
    /// file instead of an `@` and a link.
    pub before_bracket: bool,
}

/// The braces that the reader of the Markdown interprets.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Braces {
    /// `{{` and `{%`, which start template tags of site generators.
    OfTemplates,
    /// Every `{`, because MDX reads expressions there.
    All,
}

/// Escapes markup in a text that touches nothing else.
pub fn escape_all(text: &str) -> String {
    escape(text, Edges::default(), Braces::All)
}

/// Escapes everything that would be markup in the middle of a line. [`disarm`] does the start of a
/// line.
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
            // Site generators and MDX would interpret the brace.
            '{' if braces == Braces::All || matches!(next, Some('{' | '%')) => {
                escaped.push_str("&#123;")
            }
            // Python-Markdown takes no backslash before it.
            '<' if braces == Braces::All || next == Some('!') => escaped.push_str("&lt;"),
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

/// The escaped form of a word that would start a block at the start of a line; `None` for other
/// words.
pub fn disarm(word: &str) -> Option<String> {
    let starts_block = match word.chars().next()? {
        '>' => true,
        '#' => word.len() <= 6 && word.chars().all(|character| character == '#'),
        '+' => word == "+",
        '=' => word.chars().all(|character| character == '='),
        '~' => word.starts_with("~~~"),
        // A bullet, a rule, the underline of a heading, or the second line of a table.
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

/// Whether `&` followed by this text would be read as a character reference.
pub fn ends_entity(rest: &str) -> bool {
    let name = |character: char| character.is_ascii_alphanumeric() || character == '#';
    rest.starts_with(name) && rest.trim_start_matches(name).starts_with(';')
}

/// Whether a character at either end of the text must be written as an entity: white space that
/// would be dropped, or a letter that touches the mark of an emphasis.
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

/// Whether a character would be read as markup.
fn is_markup(character: char, previous: Option<char>, next: Option<char>, edges: Edges) -> bool {
    match character {
        // `|` separates the cells of a table.
        '\\' | '`' | '*' | '[' | ']' | '<' | '|' => true,
        '_' => {
            !(previous.is_some_and(char::is_alphanumeric)
                && next.is_some_and(char::is_alphanumeric))
        }
        // `~~` ends struck text only if it touches the text before it.
        '~' => previous != Some(' '),
        '!' | '@' => next.is_none() && edges.before_bracket,
        _ => false,
    }
}
