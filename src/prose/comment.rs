//! Reads a hand-written plain-text comment as a [`Document`].

use super::canonical::push;
use super::{Block, Document, Inline, flow};

/// The line that opens and closes a block of code.
const FENCE: &str = "```";

/// Hardly anyone wraps comments at fewer columns.
const NARROWEST: usize = 60;

/// Reads the lines of a comment. They have no comment marks, but keep their indentation.
///
/// Empty lines separate paragraphs. Lines between fences are code, lines with bullets or numbers
/// are a list, and anything else that is laid out by hand, such as a drawing, is code. A line that ends
/// before wrapping would have ended it stays a line. Words in
/// backquotes become code spans. So do words for which `entry` returns the name of an entry; the
/// code span then has that name.
pub fn read(lines: &[&str], entry: &impl Fn(&str) -> Option<String>) -> Document {
    let lines: Vec<String> = lines.iter().map(|line| line.replace('\t', "        ")).collect();
    let base = lines.iter().filter(|line| !is_blank(line)).map(|line| indent(line)).min();
    let base = base.unwrap_or_default();
    let mut blocks = Vec::new();
    let mut rest = lines.as_slice();
    while let Some((before, code, after)) = fenced(rest) {
        blocks.extend(paragraphs(before, base, entry));
        blocks.push(code);
        rest = after;
    }
    blocks.extend(paragraphs(rest, base, entry));
    Document { blocks }
}

/// The first block of code between fences, and the lines before and after it.
fn fenced(lines: &[String]) -> Option<(&[String], Block, &[String])> {
    let opens =
        |line: &String| line.trim().strip_prefix(FENCE).is_some_and(|info| !info.contains('`'));
    let (before, from) = lines.split_at_checked(lines.iter().position(opens)?)?;
    let (first, inside) = from.split_first()?;
    let end = inside.iter().position(|line| line.trim() == FENCE)?;
    let (code, after) = inside.split_at_checked(end)?;
    let margin = indent(first);
    let text = code.iter().map(|line| line.get(margin.min(indent(line))..).unwrap_or_default());
    let text = text.map(str::trim_end).collect::<Vec<_>>().join("\n");
    let language = first.trim().trim_start_matches('`').trim().to_owned();
    Some((before, Block::Code { language, text }, after.get(1..)?))
}

/// Reads lines without fences. `base` is the smallest indentation of the comment.
fn paragraphs(
    lines: &[String],
    base: usize,
    entry: &impl Fn(&str) -> Option<String>,
) -> Vec<Block> {
    let paragraphs = lines.split(|line| is_blank(line)).filter(|lines| !lines.is_empty());
    let blocks = paragraphs.flat_map(|lines| {
        if is_lone_sign(lines, base) {
            return vec![paragraph(lines, entry)];
        }
        let flowing = lines.iter().take_while(|line| flows(line, base)).count();
        let (lead, rest) = lines.split_at_checked(flowing).unwrap_or_default();
        let list = list(rest, entry);
        if list.is_none() && !rest.is_empty() {
            return vec![drawing(lines, base)];
        }
        let lead = (!lead.is_empty()).then(|| paragraph(lead, entry));
        lead.into_iter().chain(list).collect()
    });
    blocks.collect()
}

fn is_blank(line: &str) -> bool {
    line.trim().is_empty()
}

fn indent(line: &str) -> usize {
    line.len() - line.trim_start_matches(' ').len()
}

/// Whether a line is running text. One extra column of indentation does not count: it is a typo, or
/// comes from the comment mark on the first line.
fn flows(line: &str, base: usize) -> bool {
    indent(line) <= base + 1 && bullet(line).is_none() && !is_drawn(line.trim())
}

/// Whether a paragraph is one line of signs, such as `>=`: that is no drawing yet.
fn is_lone_sign(lines: &[String], base: usize) -> bool {
    matches!(lines, [only] if indent(only) <= base + 1 && !only.trim().contains(' '))
}

/// Whether a line is part of a drawing or a table: it has no words, or gaps in the middle of a
/// sentence.
fn is_drawn(line: &str) -> bool {
    let ends_sentence = |before: &str| before.ends_with(['.', '!', '?', ':', ';', ',']);
    let mut gaps = line.match_indices("  ").filter_map(|(at, _)| line.get(..at));
    let has_gap = gaps.any(|before| !ends_sentence(before.trim_end()));
    has_gap || !line.contains(char::is_alphanumeric)
}

/// If the line starts a list item: its number, if it has one, and its text.
fn bullet(line: &str) -> Option<(Option<u64>, &str)> {
    let (mark, text) = line.trim().split_once(' ')?;
    if ["-", "*", "+"].contains(&mark) {
        return Some((None, text));
    }
    let number = mark.strip_suffix('.')?.parse().ok()?;
    Some((Some(number), text))
}

/// Reads the lines as a list; `None` if they are not a list.
fn list(lines: &[String], entry: &impl Fn(&str) -> Option<String>) -> Option<Block> {
    let first = lines.first()?;
    let (start, _) = bullet(first)?;
    let mut items: Vec<Vec<String>> = Vec::new();
    for line in lines {
        match bullet(line) {
            Some((number, text)) if indent(line) == indent(first) => {
                let expected = start.map(|start| start + items.len() as u64);
                if number != expected {
                    return None;
                }
                items.push(vec![text.to_owned()]);
            }
            None if indent(line) > indent(first) => items.last_mut()?.push(line.clone()),
            _ => return None,
        }
    }
    let items = items.iter().map(|lines| vec![paragraph(lines, entry)]).collect();
    Some(Block::List { start, items })
}

/// The lines of a paragraph, unchanged, as a block of code.
fn drawing(lines: &[String], base: usize) -> Block {
    let lines = lines.iter().map(|line| line.get(base..).unwrap_or_default().trim_end());
    Block::Code { language: "text".to_owned(), text: lines.collect::<Vec<_>>().join("\n") }
}

fn paragraph(lines: &[String], entry: &impl Fn(&str) -> Option<String>) -> Block {
    let lines: Vec<_> = lines.iter().map(|line| line.trim()).collect();
    let width = lines.iter().map(|line| flow::width(line)).max().unwrap_or_default();
    let mut inlines = Vec::new();
    let mut text = String::new();
    for (index, line) in lines.iter().enumerate() {
        text.push_str(line);
        let Some(next) = lines.get(index + 1) else { break };
        // A code span that goes on is one text.
        let is_open = text.matches('`').count() % 2 == 1;
        if !is_open && is_own_line(line, next, width.max(NARROWEST)) {
            add_line(&mut inlines, &std::mem::take(&mut text), entry);
            push(&mut inlines, Inline::Break);
        } else {
            text.push(' ');
        }
    }
    add_line(&mut inlines, &text, entry);
    Block::Paragraph(inlines)
}

/// Whether a line ends where its author meant it to, and not where lines of this width are wrapped: the next
/// one starts an item, or its first word had room and the line is a whole sentence or less than half full.
fn is_own_line(line: &str, next: &str, width: usize) -> bool {
    let first = first_word(next);
    let filled = flow::width(line) + 1 + flow::width(first);
    let ends_sentence = line.trim_end_matches([')', '"', '`']).ends_with(['.', '!', '?', ':']);
    starts_item(next) || filled <= width && ends_sentence || filled * 2 <= width
}

/// What would have been wrapped as one: a word, or a code span with what touches it.
fn first_word(line: &str) -> &str {
    let mut is_code = false;
    let end = line.find(|c| {
        is_code ^= c == '`';
        c == ' ' && !is_code
    });
    end.and_then(|end| line.get(..end)).unwrap_or(line)
}

/// Whether a line starts with the mark of a list that Markdown does not have, such as `a)` or `•`.
fn starts_item(line: &str) -> bool {
    let Some((mark, _)) = line.split_once(' ') else { return false };
    let inside = mark.strip_suffix(')').map(|mark| mark.trim_start_matches('('));
    let is_short = |mark: &str| {
        let is_number = mark.chars().all(|c| c.is_ascii_digit());
        !mark.is_empty() && mark.len() <= 2 && (is_number || mark.len() == 1)
    };
    matches!(mark, "•" | "–" | "—" | "·") || inside.is_some_and(is_short)
}

/// Adds a text, in which words in backquotes become code spans.
fn add_line(inlines: &mut Vec<Inline>, text: &str, entry: &impl Fn(&str) -> Option<String>) {
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('`') {
        add_words(inlines, before, entry);
        let is_code = |code: &str| !code.is_empty() && code.trim() == code;
        let (inline, after) = match after.split_once('`').filter(|(code, _)| is_code(code)) {
            Some((code, after)) => {
                (Inline::Code(entry(code).unwrap_or_else(|| code.to_owned())), after)
            }
            None => (Inline::Text("`".to_owned()), after),
        };
        push(inlines, inline);
        rest = after;
    }
    add_words(inlines, rest, entry);
}

/// Adds text, in which the names of entries become code spans.
fn add_words(inlines: &mut Vec<Inline>, text: &str, entry: &impl Fn(&str) -> Option<String>) {
    let mut words = String::new();
    let is_word_part = |c: char| c.is_alphanumeric() || c == '_';
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let is_word = is_word_part(first);
        let end = rest.find(|c| is_word_part(c) != is_word).unwrap_or(rest.len());
        let (word, after) = rest.split_at_checked(end).unwrap_or((rest, ""));
        if let Some(name) = entry(word) {
            push(inlines, Inline::Text(std::mem::take(&mut words)));
            push(inlines, Inline::Code(name));
        } else {
            words += word;
        }
        rest = after;
    }
    push(inlines, Inline::Text(words));
}
