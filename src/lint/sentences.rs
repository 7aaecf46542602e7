//! Texts that do not read well, wherever they stand.

use pulldown_cmark::{Event, Parser};

use super::{Finding, Subject};
use crate::catalogue::{Prose, Role};
use crate::diagnostic::{Code, Diagnostic, Place, codes};

pub fn not_a_sentence(subject: &Subject<'_>) -> Vec<Finding> {
    let sentences = |prose: &&Prose| prose.role != Role::Section && !prose.text.is_empty();
    let mut found = Vec::new();
    for prose in subject.catalogue.prose.iter().filter(sentences) {
        let what = match (starts_well(&prose.text), ends_well(&prose.text)) {
            (true, true) => continue,
            (false, true) => "does not start with a capital",
            (true, false) => "does not end with a period",
            (false, false) => "neither starts with a capital nor ends with a period",
        };
        let message = format!("this is to be a sentence, and {what}");
        let place = subject.place_of(prose);
        let help = "write whole sentences, which stand well in every output";
        found.push(finding(prose, codes::NOT_A_SENTENCE, place, message, help));
    }
    found
}

fn starts_well(text: &str) -> bool {
    !text.trim_start_matches(['*', '_', '"', '(', '[']).starts_with(char::is_lowercase)
}

fn ends_well(text: &str) -> bool {
    let last = text.trim_end_matches(['*', '_', '"', ')', '”', '’', '\'']);
    // A list or a block of code has an end of its own.
    last.ends_with(['.', '!', '?', '…', '。', '！', '？'])
        || last.lines().last().is_some_and(|line| line.starts_with(['-', ' ', '`']))
            && last.contains('\n')
}

pub fn repeated_word(subject: &Subject<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    for prose in &subject.catalogue.prose {
        let words: Vec<&str> = prose.text.split_whitespace().collect();
        let repeated = words.windows(2).find_map(|pair| match pair {
            [first, second] if same(first, second) => Some((*first, *second)),
            _ => None,
        });
        let Some((first, second)) = repeated else { continue };
        let place = subject.place_in(prose, &format!("{first} {second}"));
        let message = format!("the word `{second}` stands here twice");
        found.push(finding(prose, codes::REPEATED_WORD, place, message, "remove one of the two"));
    }
    found
}

/// Whether a word is repeated by a slip of the hand. Some can stand twice with good reason.
fn same(first: &str, second: &str) -> bool {
    let second = second.trim_end_matches(['.', ',', ';', ':', '!', '?', ')']);
    let twice = first.to_lowercase() == second.to_lowercase();
    twice
        && first.chars().all(char::is_alphabetic)
        && !["had", "that"].contains(&second.to_lowercase().as_str())
}

pub fn raw_html_in_prose(subject: &Subject<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    for prose in subject.catalogue.prose.iter().filter(|prose| prose.text.contains('<')) {
        let html = Parser::new(&prose.text).find_map(|event| match event {
            Event::Html(html) | Event::InlineHtml(html) => Some(html),
            _ => None,
        });
        let Some(html) = html else { continue };
        let html = html.trim_end();
        let message = format!("prose has no HTML, so `{html}` is shown as it stands");
        let place = subject.place_in(prose, html);
        let help = "write it in Markdown, or between backquotes";
        found.push(finding(prose, codes::RAW_HTML_IN_PROSE, place, message, help));
    }
    found
}

fn finding(prose: &Prose, code: Code, place: Place, message: String, help: &str) -> Finding {
    let diagnostic = Diagnostic::new(code, place, message).with_help(help);
    Finding { diagnostic, owner: prose.owner }
}
