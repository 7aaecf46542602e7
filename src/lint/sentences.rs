//! Finds texts that do not read well, whatever they describe.

use std::collections::HashSet;
use std::fmt::Write;

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::subject::Subject;
use crate::catalogue::{Prose, Role};
use crate::diagnostic::{Diagnostic, codes};

pub fn empty_text(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let empty = |prose: &&Prose| prose.text.is_empty() && prose.role != Role::Description;
    let texts = subject.catalogue.prose.iter().filter(empty);
    texts
        .map(|text| {
            subject
                .finding(codes::EMPTY_TEXT, &text.span, "there is no text here")
                .with_help("write the text, or remove the key")
        })
        .collect()
}

/// The number of texts that should be sentences, for [`super::Rule::among`].
pub fn sentences(subject: &Subject<'_>) -> usize {
    subject.catalogue.prose.iter().filter(|prose| is_sentence(prose)).count()
}

fn is_sentence(prose: &Prose) -> bool {
    prose.role != Role::Section && !prose.text.is_empty()
}

pub fn not_a_sentence(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for prose in subject.catalogue.prose.iter().filter(|prose| is_sentence(prose)) {
        // A text that a YAML comment cuts off may have had an end; `cut-text` reports it.
        let is_whole = ends_well(&prose.text) || subject.comment_after(prose).is_some();
        let problem = match (small_start(&prose.text), is_whole) {
            (None, true) => continue,
            (Some(_), true) => "does not start with a capital letter",
            (None, false) => "does not end with a period",
            (Some(_), false) => "neither starts with a capital letter nor ends with a period",
        };
        let message = format!("this should be a sentence, but {problem}");
        let mut help = "write whole sentences, which read well in every output".to_owned();
        if let Some(word) = small_start(&prose.text) {
            let _ = write!(help, "; if `{word}` is a name, put it in backquotes");
        }
        let broken = Diagnostic::new(codes::NOT_A_SENTENCE, subject.place_of(prose), message);
        found.push(broken.with_help(help));
    }
    found
}

/// The first word, if it should start with a capital. Words with a later capital or a digit are
/// names that are spelled that way, such as gRPC and x86.
fn small_start(text: &str) -> Option<&str> {
    let text = text.trim_start_matches(['*', '_', '"', '(', '[']);
    let word = text.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    let is_word = word.starts_with(char::is_lowercase) && word.chars().all(char::is_lowercase);
    is_word.then_some(word)
}

/// Whether the text ends a sentence, or with a list or a code block, which need no period.
pub(super) fn ends_well(text: &str) -> bool {
    let last = text.trim_end_matches(['*', '_', '"', ')', '”', '’', '\'']);
    let block = || match Parser::new(text).last() {
        Some(Event::End(end)) => end != TagEnd::Paragraph,
        _ => false,
    };
    last.ends_with(['.', '!', '?', '…', '。', '！', '？']) || block()
}

pub fn repeated_word(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for prose in &subject.catalogue.prose {
        let words: Vec<&str> = prose.text.split_whitespace().collect();
        let mut reported = HashSet::new();
        for pair in words.windows(2) {
            let &[first, second] = pair else { continue };
            if !repeats(first, second) || !reported.insert(first.to_lowercase()) {
                continue;
            }
            let place = subject.place_in(prose, &format!("{first} {}", bare(second)));
            let message = format!("the word `{}` is here twice", bare(second));
            let repeated = Diagnostic::new(codes::REPEATED_WORD, place, message);
            found.push(repeated.with_help("remove one of the two"));
        }
    }
    found
}

/// Whether the second word repeats the first by mistake. "had had" and "that that" can be right.
fn repeats(first: &str, second: &str) -> bool {
    let second = bare(second);
    lower(first).eq(lower(second))
        && second.chars().all(char::is_alphabetic)
        && !["had", "that"].contains(&second.to_lowercase().as_str())
}

fn lower(word: &str) -> impl Iterator<Item = char> {
    word.chars().flat_map(char::to_lowercase)
}

/// The word without the punctuation after it.
fn bare(word: &str) -> &str {
    word.trim_end_matches(['.', ',', ';', ':', '!', '?', ')'])
}

pub fn table_in_prose(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let table = |text: &str| {
        let mut events = Parser::new_ext(text, Options::ENABLE_TABLES).into_offset_iter();
        events.find_map(|(event, range)| match event {
            Event::Start(Tag::Table(_)) => Some(text.get(range)?.lines().next()?.to_owned()),
            _ => None,
        })
    };
    let texts = subject.catalogue.prose.iter().filter(|prose| prose.text.contains('|'));
    let found = texts.filter_map(|prose| {
        let place = subject.place_in(prose, &table(&prose.text)?);
        let message = "prose cannot have tables, so this one is shown as its source";
        let broken = Diagnostic::new(codes::TABLE_IN_PROSE, place, message);
        Some(broken.with_help("write a list, or give the facts `fields` of their own"))
    });
    found.collect()
}

pub fn raw_html_in_prose(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for prose in subject.catalogue.prose.iter().filter(|prose| prose.text.contains('<')) {
        let mut reported = HashSet::new();
        for event in Parser::new(&prose.text) {
            let (Event::Html(html) | Event::InlineHtml(html)) = event else { continue };
            let html = html.trim_end();
            // The start tag of the element has been reported already.
            if html.starts_with("</") || !reported.insert(html.to_owned()) {
                continue;
            }
            let message = format!("prose cannot have HTML, so `{html}` is shown as its source");
            let place = subject.place_in(prose, html);
            let raw = Diagnostic::new(codes::RAW_HTML_IN_PROSE, place, message);
            found.push(raw.with_help("write it in Markdown, or in backquotes"));
        }
    }
    found
}
