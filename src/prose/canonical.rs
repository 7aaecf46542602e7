//! Builds lists of inlines in the normal form that [`Inline`] promises.

use super::Inline;
use super::characters::visible;

/// Wraps the children in `make`, but leaves spaces at their ends outside: few languages accept `*
/// this *`.
pub(super) fn wrap(
    mut children: Vec<Inline>,
    make: impl FnOnce(Vec<Inline>) -> Inline,
) -> Vec<Inline> {
    let (before, after) = (peel_start(&mut children), peel_end(&mut children));
    let wrapped = (!children.is_empty()).then(|| make(children));
    [before, wrapped, after].into_iter().flatten().collect()
}

/// Removes the space or the line break at the start, and returns it. In the normal form there is at
/// most one.
pub(super) fn peel_start(inlines: &mut Vec<Inline>) -> Option<Inline> {
    match inlines.first_mut()? {
        Inline::Text(text) if text.starts_with(' ') && text.len() > 1 => drop(text.remove(0)),
        Inline::Text(text) if text != " " => return None,
        Inline::Text(_) | Inline::Break => return Some(inlines.remove(0)),
        _ => return None,
    }
    Some(Inline::Text(" ".to_owned()))
}

/// The same at the end.
pub(super) fn peel_end(inlines: &mut Vec<Inline>) -> Option<Inline> {
    match inlines.last_mut()? {
        Inline::Text(text) if text.ends_with(' ') && text.len() > 1 => drop(text.pop()),
        Inline::Text(text) if text != " " => return None,
        Inline::Text(_) | Inline::Break => return inlines.pop(),
        _ => return None,
    }
    Some(Inline::Text(" ".to_owned()))
}

/// Appends inlines, each with [`push`].
pub(super) fn extend(inlines: &mut Vec<Inline>, more: Vec<Inline>) {
    for inline in more {
        push(inlines, inline);
    }
}

/// Appends an inline. It is merged with the last one if both are texts, or have the same stress.
pub(super) fn push(inlines: &mut Vec<Inline>, inline: Inline) {
    match (inlines.last_mut(), inline) {
        (Some(Inline::Text(last)), Inline::Text(text)) => append(last, &text),
        (Some(Inline::Emphasis(last)), Inline::Emphasis(more))
        | (Some(Inline::Strong(last)), Inline::Strong(more)) => {
            extend(last, more);
        }
        (Some(Inline::Text(last)), Inline::Break) if last.ends_with(' ') => {
            last.pop();
            if last.is_empty() {
                inlines.pop();
            }
            push(inlines, Inline::Break);
        }
        // Drop the second break: an empty line would end the paragraph in some languages.
        (Some(Inline::Break), Inline::Break) => {}
        (last, Inline::Text(text)) => {
            let after_break = matches!(last, Some(Inline::Break));
            let mut words = String::new();
            append(&mut words, &text);
            if after_break && words.starts_with(' ') {
                words.remove(0);
            }
            if !words.is_empty() {
                inlines.push(Inline::Text(words));
            }
        }
        (_, inline) => inlines.push(inline),
    }
}

/// Appends a text. Control characters are made visible, and each run of white space becomes one
/// space.
fn append(words: &mut String, text: &str) {
    words.reserve(text.len());
    for character in text.chars().map(visible) {
        if !character.is_ascii_whitespace() {
            words.push(character);
        } else if !words.ends_with(' ') {
            words.push(' ');
        }
    }
}
