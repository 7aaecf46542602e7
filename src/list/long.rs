//! Writes rows with their descriptions and cases below them, for people.

use std::fmt;

use textwrap::{Options, WordSplitter};

use super::{ListedCase, Row, table};

/// The table of [`text`](super::text), with the description and the cases of each entry below its
/// line, wrapped to `columns`.
pub fn long(rows: &[Row<'_>], columns: usize) -> String {
    let table = table::text(rows, columns);
    let mut lines = table.lines();
    let mut text = lines.next().map(|heads| format!("{heads}\n")).unwrap_or_default();
    for (line, row) in lines.zip(rows) {
        text.push_str(line);
        text.push('\n');
        text += &wrapped(row.description, ["    ", "    "], columns);
        for case in &row.cases {
            text += &wrapped(&case.to_string(), ["    - ", "      "], columns);
        }
    }
    text
}

/// The text with every line wrapped; empty if it has none.
fn wrapped(text: &str, [first, others]: [&str; 2], columns: usize) -> String {
    if text.is_empty() {
        return String::new();
    }
    let options = Options::new(columns)
        .initial_indent(first)
        .subsequent_indent(others)
        .break_words(false)
        .word_splitter(WordSplitter::NoHyphenation);
    textwrap::fill(text, options) + "\n"
}

impl fmt::Display for ListedCase<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let source = self.source.map(|source| format!("from {source}"));
        let subject: Vec<_> = self.state.map(str::to_owned).into_iter().chain(source).collect();
        let colon = if subject.is_empty() { "" } else { ": " };
        write!(formatter, "{}{colon}{}", subject.join(" "), self.when)
    }
}
