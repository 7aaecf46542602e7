//! Doc comments of Go, in the one form in which gofmt leaves them.
//!
//! Such a comment has paragraphs, headings after `# `, lists of paragraphs, and what is indented by a
//! tab is shown as it is. Nothing can be escaped, so what would mean something else is written a
//! little differently.

use crate::prose::characters::spell_directions;
use crate::prose::flow::{Words, marker};
use crate::prose::{Block, Document, Inline, References, plain};

/// Renders what is after the `//` of each line of a doc comment.
pub fn render(document: &Document, references: &References, width: usize) -> String {
    let writer = Writer { references, width: width.saturating_sub(1) };
    let is_apart = |line: &str| line.is_empty() || line.starts_with('\t');
    let apart = |line: &str| if is_apart(line) { line.to_owned() } else { format!(" {line}") };
    writer.blocks(&document.blocks).split('\n').map(apart).collect::<Vec<_>>().join("\n")
}

/// Whether gofmt indents a block.
fn is_indented(block: &Block) -> bool {
    matches!(block, Block::List { .. } | Block::Code { .. })
}

struct Writer<'r> {
    references: &'r References,
    width: usize,
}

impl Writer<'_> {
    fn blocks(&self, blocks: &[Block]) -> String {
        let mut parts: Vec<String> = Vec::new();
        let mut rest = blocks;
        if rest.first().is_some_and(is_indented) {
            // Without a line at the margin, gofmt would take the indentation away.
            parts.push("As follows:".to_owned());
        }
        while let Some((block, after)) = rest.split_first() {
            let count = rest.iter().take_while(|block| is_indented(block)).count();
            // Two indented blocks in a row would be read as one.
            if count > 1 {
                let (together, after) = rest.split_at(count);
                parts.push(indented(&plain::blocks(together, self.width, "\n\n")));
                rest = after;
                continue;
            }
            parts.push(self.block(block, parts.is_empty()));
            rest = after;
        }
        parts.retain(|part| !part.is_empty());
        parts.join("\n\n")
    }

    fn block(&self, block: &Block, is_first: bool) -> String {
        match block {
            Block::Paragraph(children) => {
                let text = self.paragraph(children, self.width);
                let ends_like_heading = !is_first && is_old_heading(&text);
                text + if ends_like_heading { "." } else { "" }
            }
            Block::Heading { title, .. } => {
                let title = self.paragraph(title, usize::MAX);
                if title.is_empty() { title } else { format!("# {title}") }
            }
            Block::List { start, items } => self.list(*start, items),
            Block::Code { text, .. } => indented(&spell_directions(text)),
            Block::Quote(_) | Block::Rule => {
                plain::blocks(std::slice::from_ref(block), self.width, "\n\n")
            }
        }
    }

    fn paragraph(&self, children: &[Inline], width: usize) -> String {
        let mut words = Words::default();
        plain::inlines(&mut words, children, &|text| self.code(text));
        let text = quotes(&words.wrap(width, disarmed));
        // gofmt takes white space of every kind off both ends of a line.
        let lines = text.split('\n').map(str::trim).filter(|line| !line.is_empty());
        let lines =
            lines.map(|line| if is_link(line) { format!("\\{line}") } else { line.to_owned() });
        lines.collect::<Vec<_>>().join("\n")
    }

    fn code(&self, text: &str) -> String {
        match self.references.get(text) {
            Some(entry) => {
                format!("[{}{}]", entry.type_name, super::NAMING.identifier(&*entry.variant))
            }
            None => plain::code(text),
        }
    }

    /// A list. Lists of Go hold only paragraphs; one with anything else is shown as text.
    fn list(&self, start: Option<u64>, items: &[Vec<Block>]) -> String {
        let mut made = Vec::new();
        for (index, item) in items.iter().enumerate() {
            let paragraphs: Vec<_> = item.iter().filter_map(|block| self.item(block)).collect();
            if paragraphs.is_empty() || paragraphs.len() < item.len() {
                let list = Block::List { start, items: items.to_vec() };
                return indented(&plain::blocks(&[list], self.width, "\n\n"));
            }
            let marker = format!("{:>4}", marker(start, index));
            made.push(format!("{marker}{}", paragraphs.join("\n\n").replace('\n', "\n    ")));
        }
        let is_loose = items.iter().any(|item| item.len() > 1);
        made.join(if is_loose { "\n\n" } else { "\n" }).replace("\n    \n", "\n\n")
    }

    fn item(&self, block: &Block) -> Option<String> {
        let Block::Paragraph(children) = block else { return None };
        Some(self.paragraph(children, self.width.saturating_sub(4))).filter(|text| !text.is_empty())
    }
}

/// Text to be shown as it is: after a tab.
fn indented(text: &str) -> String {
    let lines: Vec<_> = text.split('\n').map(str::trim_end).collect();
    let first = lines.first().copied().unwrap_or_default();
    // Such a line would start a list, and what all lines start with would go.
    let is_trap = starts_item(first) || first.starts_with([' ', '\t']) || first.is_empty();
    let is_open = lines.last().is_some_and(|line| line.is_empty());
    let fence: &[&str] = if is_trap || is_open { &["```"] } else { &[] };
    let lines = fence.iter().chain(&lines).chain(fence);
    let lines = lines.map(|line| if line.is_empty() { String::new() } else { format!("\t{line}") });
    lines.collect::<Vec<_>>().join("\n")
}

/// Whether a line starts with the marker of an item.
fn starts_item(line: &str) -> bool {
    let (word, rest) = line.trim_start().split_once([' ', '\t']).unwrap_or_default();
    is_marker(word) && !rest.trim().is_empty()
}

fn is_marker(word: &str) -> bool {
    let number = word.strip_suffix(['.', ')']).unwrap_or_default();
    matches!(word, "-" | "*" | "+" | "•")
        || !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit())
}

/// An escaped form of a word that would be markup at the start of a line.
fn disarmed(word: &str) -> Option<String> {
    let is_trap = is_marker(word) || word == "#";
    match word {
        "Deprecated:" => Some("Deprecated :".to_owned()),
        _ => is_trap.then(|| format!("\\{word}")),
    }
}

/// Whether a line would be read as the target of a link.
fn is_link(line: &str) -> bool {
    line.starts_with('[') && line.contains("]: ") && line.contains("://")
}

/// gofmt makes curly quotes of two backquotes, and of two single ones. It leaves three backquotes alone,
/// and loses count of more.
fn quotes(text: &str) -> String {
    if !text.contains("``") && !text.contains("''") {
        return text.to_owned();
    }
    let mut made = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('`') {
        let (before, quotes) = rest.split_at(at);
        let after = quotes.trim_start_matches('`');
        let count = quotes.len() - after.len();
        made.push_str(before);
        made.push_str(match count {
            1 => "`",
            2 => "“",
            _ => "```",
        });
        rest = after;
    }
    (made + rest).replace("''", "”")
}

/// Whether gofmt would take a paragraph for a heading of the old form, without `# `.
fn is_old_heading(text: &str) -> bool {
    text.starts_with(char::is_uppercase)
        && text.ends_with(char::is_alphanumeric)
        && !text.contains(['\n', ';', ':', '!', '?', '+', '*', '/', '=', '[', ']', '{', '}'])
        && !text.contains(['_', '^', '°', '&', '§', '~', '%', '#', '@', '<', '"', '>', '\\'])
}
