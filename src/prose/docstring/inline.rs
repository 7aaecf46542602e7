//! Inlines of reStructuredText, which cannot be nested and must not touch words.

use super::super::Inline;
use super::super::flow::{Words, bare_target};

/// Wraps inlines, so that no line starts like a block.
pub(super) fn flow(inlines: &[Inline], width: usize) -> String {
    styled_flow(inlines, Style::Plain, width)
}

/// Wraps inlines, all of them strong.
pub(super) fn strong_flow(inlines: &[Inline], width: usize) -> String {
    styled_flow(inlines, Style::Strong, width)
}

/// The one style that a piece of text can have.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Style {
    Plain,
    Emphasis,
    Strong,
}

fn styled_flow(inlines: &[Inline], style: Style, width: usize) -> String {
    let mut line = Line::default();
    line.add(inlines, style);
    let text = line.words.wrap(width, disarm);
    match text.trim_end().strip_suffix("::") {
        // The next block would be literal.
        Some(start) => format!("{start}:\\:"),
        None => text,
    }
}

#[derive(Default)]
struct Line {
    words: Words,
    /// Whether the last piece was marked up.
    marked: bool,
}

impl Line {
    fn add(&mut self, inlines: &[Inline], style: Style) {
        for inline in inlines {
            match inline {
                Inline::Text(text) => self.styled_text(text, style),
                Inline::Code(text) => {
                    let literal = literal(text);
                    self.part(&literal);
                    self.words.glue(&literal);
                }
                Inline::Emphasis(children) => self.add(children, style.max(Style::Emphasis)),
                Inline::Strong(children) => self.add(children, Style::Strong),
                Inline::Link { target, children } => match bare_target(children, target) {
                    Some(address) => self.text(&escape(address)),
                    None => self.link(target, &plain_text(children)),
                },
                Inline::Break => {
                    self.words.end_line();
                    self.marked = false;
                }
            }
        }
    }

    fn styled_text(&mut self, text: &str, style: Style) {
        let mark = match style {
            Style::Plain => return self.text(&escape(text)),
            Style::Emphasis => "*",
            Style::Strong => "**",
        };
        let inner = text.trim();
        let (before, after) = text.split_once(inner).unwrap_or_default();
        self.text(&escape(before));
        if !inner.is_empty() {
            self.part(inner);
            self.words.glue(mark);
            self.words.text(&escape(inner));
            self.words.glue(mark);
        }
        self.text(&escape(after));
    }

    fn link(&mut self, target: &str, label: &str) {
        self.part(label);
        self.words.glue("`");
        self.words.text(&escape(label).replace('<', "\\<"));
        self.words.space();
        match target.strip_suffix('_') {
            // It would name another target.
            Some(start) => self.words.glue(&format!("<{start}\\_>`__")),
            None => self.words.glue(&format!("<{target}>`__")),
        }
    }

    fn text(&mut self, text: &str) {
        if text.is_empty() {
            return;
        }
        let parted = text.starts_with(|first: char| " .,;:!?)]}>\"'-/".contains(first));
        if self.marked && !parted {
            self.words.glue("\\ ");
        }
        self.words.text(text);
        self.marked = false;
    }

    /// Parts markup around a text from a word that it touches, by a space that nobody will see.
    fn part(&mut self, text: &str) {
        let simple = text.starts_with(|first: char| first == '`' || first.is_alphanumeric());
        let parted = match self.words.touched() {
            Some(last) => simple && "([{<\"'-/".contains(last),
            None => true,
        };
        if !parted {
            self.words.glue("\\ ");
        }
        self.marked = true;
    }
}

fn plain_text(inlines: &[Inline]) -> String {
    let mut text = String::new();
    for inline in inlines {
        match inline {
            Inline::Text(part) | Inline::Code(part) => text.push_str(part),
            Inline::Emphasis(children)
            | Inline::Strong(children)
            | Inline::Link { children, .. } => {
                text.push_str(&plain_text(children));
            }
            Inline::Break => text.push(' '),
        }
    }
    text
}

/// The start of a literal that takes escapes.
const ROLE: &str = ":literal:`";

/// A literal, or where its marks would be misread, one that takes escapes.
fn literal(text: &str) -> String {
    let inner = text.trim();
    let open_boxes = |spaces: &str| "\u{2423}".repeat(spaces.chars().count());
    let (before, after) = text.split_once(inner).unwrap_or_default();
    let shown = format!("{}{inner}{}", open_boxes(before), open_boxes(after));
    if shown.contains('`') || shown.ends_with('\\') {
        let escaped = shown.replace('\\', "\\\\").replace('`', "\\`");
        return format!("{ROLE}{escaped}`");
    }
    format!("``{shown}``")
}

fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        let is_markup = match character {
            '\\' | '*' | '`' | '|' => true,
            // The end of a reference.
            '_' => !characters.peek().is_some_and(|next| next.is_alphanumeric()),
            _ => false,
        };
        if is_markup {
            escaped.push('\\');
        }
        escaped.push(character);
    }
    escaped
}

/// The form of a word that would start a block, or underline a title, if it stood first on its line.
fn disarm(word: &str) -> Option<String> {
    let first = word.chars().next()?;
    // Python would take another kind of space for indentation.
    let is_indented = first.is_whitespace() && !word.trim().is_empty();
    if is_indented || word.chars().all(|character| character == '\\') {
        return Some(format!("\\ {word}"));
    }
    let is_line =
        word.chars().all(|character| character.is_ascii_punctuation()) && !"\\*`".contains(first);
    let is_marker = "-+:/\u{2022}\u{2023}\u{2043}".contains(first) && !word.starts_with(ROLE);
    (is_line || is_marker || is_enumerator(word)).then(|| format!("\\{word}"))
}

/// Whether docutils takes a word for the marker of an ordered list, such as `3.`, `(a)` or `iv)`.
fn is_enumerator(word: &str) -> bool {
    let Some(number) = word.trim_start_matches('(').strip_suffix(['.', ')']) else {
        return false;
    };
    let roman = |character: char| "ivxlcdmIVXLCDM".contains(character);
    !number.is_empty()
        && (number.chars().all(|character| character.is_ascii_digit())
            || number.chars().all(roman)
            || (number.len() == 1
                && number
                    .chars()
                    .all(|character| character.is_ascii_alphabetic() || character == '#')))
}
