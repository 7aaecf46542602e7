//! Javadoc comments, whose lines are filled anew.

use textwrap::{Options, WordSeparator, WordSplitter, WrapAlgorithm, fill};

use super::Out;
use crate::language::java::COLUMNS;
use crate::prose::width;

/// The indentation of further lines of an item or a tag.
const HANGS: &str = "    ";

/// Adds a comment; `lines` are between its marks, each with a star.
pub fn add(out: &mut Out, start: usize, lines: &[&str]) {
    let texts: Vec<_> = lines.iter().map(|line| bare(line)).collect();
    let room = COLUMNS.saturating_sub(out.column(start) + " * ".len());
    let filled = paragraphs(&texts).iter().map(|one| one.fill(room)).collect::<Vec<_>>().join("\n");
    let alone = format!("/** {filled} */");
    if !filled.contains('\n') && !is_block(&filled) && out.column(start) + width(&alone) <= COLUMNS
    {
        return out.line(start, 0, &alone);
    }
    out.line(start, 0, "/**");
    for line in filled.lines() {
        out.line(start, 1, format!("* {line}").trim_end());
    }
    out.line(start, 1, "*/");
}

/// A line without its star.
fn bare(line: &str) -> &str {
    let line = line.strip_prefix('*').unwrap_or(line);
    line.strip_prefix(' ').unwrap_or(line)
}

/// Text that is filled as a whole, or one line that stays as it is.
struct Paragraph {
    text: String,
    is_kept: bool,
}

/// The paragraphs of a comment: lines up to the next one that starts something.
fn paragraphs(lines: &[&str]) -> Vec<Paragraph> {
    let mut paragraphs: Vec<Paragraph> = Vec::new();
    let mut is_code = false;
    for line in lines {
        is_code |= line.starts_with("<pre>");
        let text = line.trim_start_matches(' ');
        let starts = is_code || text.is_empty() || is_block(text);
        match paragraphs.last_mut() {
            Some(last) if !starts && !last.is_kept && !last.text.ends_with("<br>") => {
                last.text.push(' ');
                last.text.push_str(text);
            }
            _ => {
                let is_kept = is_code || text.is_empty() || is_alone(text);
                paragraphs.push(Paragraph { text: (*line).to_owned(), is_kept });
            }
        }
        is_code &= !line.ends_with("</pre>");
    }
    paragraphs
}

/// Whether a tag at the start of a line starts something there.
fn is_block(text: &str) -> bool {
    text.starts_with('@')
        || is_alone(text)
        || ["<p>", "<li>"].iter().any(|tag| text.starts_with(tag))
}

/// Whether a line is a tag alone.
fn is_alone(text: &str) -> bool {
    const TAGS: &[&str] =
        &["<ul>", "</ul>", "<ol", "</ol>", "<blockquote>", "</blockquote>", "<hr>"];
    TAGS.iter().any(|tag| text.starts_with(tag))
}

impl Paragraph {
    fn fill(&self, room: usize) -> String {
        if self.is_kept {
            return self.text.clone();
        }
        let text = self.text.trim_start_matches(' ');
        let indent = " ".repeat(self.text.len() - text.len());
        let hangs = if text.starts_with('@') || text.starts_with("<li>") { HANGS } else { "" };
        let after = format!("{indent}{hangs}");
        let options = Options::new(room)
            .initial_indent(&indent)
            .subsequent_indent(&after)
            .break_words(false)
            .word_separator(WordSeparator::AsciiSpace)
            .word_splitter(WordSplitter::NoHyphenation)
            .wrap_algorithm(WrapAlgorithm::FirstFit);
        // At the start of a line `@` would be a tag of its own.
        fill(text, options).replace(&format!("\n{after}@"), &format!("\n{after}&#64;"))
    }
}
