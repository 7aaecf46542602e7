//! Inlines in the form that [`Inline`] promises.

use super::Inline;
use super::characters::visible;

/// Wraps the children in `make`, with the spaces at their ends outside: few languages accept `* this *`.
pub(super) fn wrap(
    mut children: Vec<Inline>,
    make: impl FnOnce(Vec<Inline>) -> Inline,
) -> Vec<Inline> {
    let mut wrapped = peel_start(&mut children);
    let after = peel_end(&mut children);
    if !children.is_empty() {
        wrapped.push(make(children));
    }
    wrapped.extend(after);
    wrapped
}

/// Takes spaces and line breaks away from the start.
pub(super) fn peel_start(inlines: &mut Vec<Inline>) -> Vec<Inline> {
    let mut peeled = Vec::new();
    while let Some(first) = inlines.first_mut() {
        match first {
            Inline::Text(text) if text.starts_with(' ') => {
                text.remove(0);
                peeled.push(Inline::Text(" ".to_owned()));
                if !text.is_empty() {
                    break;
                }
            }
            Inline::Break => peeled.push(Inline::Break),
            _ => break,
        }
        inlines.remove(0);
    }
    peeled
}

/// Takes spaces and line breaks away from the end.
pub(super) fn peel_end(inlines: &mut Vec<Inline>) -> Vec<Inline> {
    let mut peeled = Vec::new();
    while let Some(last) = inlines.last_mut() {
        match last {
            Inline::Text(text) if text.ends_with(' ') => {
                text.pop();
                peeled.insert(0, Inline::Text(" ".to_owned()));
                if !text.is_empty() {
                    break;
                }
            }
            Inline::Break => peeled.insert(0, Inline::Break),
            _ => break,
        }
        inlines.pop();
    }
    peeled
}

/// Appends inlines, each as [`push`] does.
pub(super) fn extend(inlines: &mut Vec<Inline>, more: Vec<Inline>) {
    for inline in more {
        push(inlines, inline);
    }
}

/// Appends an inline, merged with the last one where the two are of a kind.
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
        // An empty line would end the paragraph in some language.
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
