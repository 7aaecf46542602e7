//! The spelling of all that people read: pages, and the messages of the program.

use std::fs;

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
use regex::Regex;

use crate::architecture::files;
use crate::book;
use crate::project::{Project, repository};

/// The words of Markdown outside of code, links and HTML.
fn prose(markdown: &str) -> String {
    let mut text = String::new();
    let mut in_code = false;
    for event in Parser::new_ext(markdown, Options::ENABLE_TABLES) {
        match event {
            Event::Start(Tag::CodeBlock(_)) => in_code = true,
            Event::End(TagEnd::CodeBlock) => in_code = false,
            Event::Text(words) if !in_code => text.push_str(&words),
            Event::Code(_) => text.push(' '),
            Event::SoftBreak | Event::End(_) => text.push('\n'),
            _ => {}
        }
    }
    text
}

/// The sentences that the program can say: the strings of a source file with several words, without
/// commands and what is filled in.
fn messages(source: &str) -> Vec<String> {
    let comment = Regex::new(r"(?m)^\s*//.*$").unwrap();
    let text = Regex::new(r##"(?s)'\\?"'|\br#".*?"#|\b?"((?:[^"\\]|\\.)*)""##).unwrap();
    let words = Regex::new("[a-z]{2,} [a-z]{2,}").unwrap();
    let gap = Regex::new(r"(?m)\\\n\s*|^ {2,}.*$|--format json|\{[^}]*\}|\\[a-z]").unwrap();
    let program = source.split("#[cfg(test)]\nmod tests").next().unwrap_or_default();
    let program = comment.replace_all(program, "");
    let found = text.captures_iter(&program).filter_map(|found| found.get(1));
    let said = found.map(|said| gap.replace_all(said.as_str(), " ").into_owned());
    said.filter(|said| words.is_match(said) && !said.contains('<')).collect()
}

/// What a dictionary of British English does not have. `tests/words.txt` has the words of the field and of
/// others' products.
fn misspelt(text: &str) -> String {
    let project = Project::with(&[("prose.txt", text)]);
    let words = repository("tests/words.txt").display().to_string();
    let args = ["-d", "en_GB", "-i", "utf-8", "-l", "-p", &words, "prose.txt"];
    project.program("hunspell", &args).exits(0).stdout
}

#[test]
fn every_page_is_spelled_right() {
    let codes = files(&repository("src/diagnostic/codes"), "md");
    let codes = codes.iter().map(|page| fs::read_to_string(page).unwrap());
    let pages = book::all_pages().into_iter().map(|page| book::read(&page)).chain(codes);
    let text: String = pages.map(|page| prose(&page)).collect();
    assert_eq!(misspelt(&text), "");
}

/// `cargo test every_message -- --nocapture` prints all of them, to be read aloud.
#[test]
fn every_message_is_spelled_right() {
    let mut all = String::new();
    for file in files(&repository("src"), "rs") {
        for message in messages(&fs::read_to_string(&file).unwrap()) {
            println!("{message}");
            all += &prose(&message);
            all.push('\n');
        }
    }
    assert!(all.lines().count() > 500, "the messages are found");
    assert_eq!(misspelt(&all), "");
}

#[test]
fn a_message_is_found_among_code() {
    let source = "// \"not this one\"\nlet c = '\"';\nlet m = format!(\"the {what} is \\\n  on fire\");\n\"one\"";
    assert_eq!(messages(source), ["the   is  on fire"]);
}

/// Else a machine without the dictionary would find every word right.
#[test]
fn a_wrong_word_is_found() {
    assert_eq!(misspelt("A reson is a reason.\n"), "reson\n");
}
