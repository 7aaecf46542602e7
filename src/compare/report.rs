//! The changes as text for people, as Markdown for a changelog, and as JSON for programs.

use std::fmt::Write;

use anstyle::{AnsiColor, Style};
use serde::Serialize;

use super::changes::Change;
use crate::prose::{self, References, markdown};
use crate::visible;

const BREAKING: Style = AnsiColor::Red.on_default().bold();
const OLD: Style = AnsiColor::Red.on_default();
const NEW: Style = AnsiColor::Green.on_default();

/// One line a change, with terminal styles, below the part of the catalogue that it is in.
#[must_use]
pub fn text(changes: &[Change]) -> String {
    let groups = groups(changes).map(|(group, changes)| {
        let lines: String = changes.iter().map(lines).collect();
        format!("{group}\n{lines}")
    });
    groups.collect::<Vec<_>>().join("\n")
}

fn lines(change: &Change) -> String {
    let mut text = "  ".to_owned();
    if change.breaking {
        let _ = write!(text, "{BREAKING}breaking:{BREAKING:#} ");
    }
    let _ = writeln!(text, "{}", visible::line(&change.message));
    let sides = [(OLD, '-', &change.old), (NEW, '+', &change.new)];
    for (style, sign, side) in sides.into_iter().filter(|_| change.text.is_some()) {
        if let Some(side) = side {
            let _ = writeln!(text, "    {style}{sign} {}{style:#}", visible::lines(side));
        }
    }
    text
}

/// One list item a change, below headings of the third level.
#[must_use]
pub fn markdown(changes: &[Change]) -> String {
    let groups = groups(changes).map(|(group, changes)| {
        let items: String = changes.iter().map(item).collect();
        format!("### {}\n\n{items}", capitalised(group))
    });
    groups.collect::<Vec<_>>().join("\n")
}

/// The text of a page that lists changes: without HTML, and kept within its item.
fn item(change: &Change) -> String {
    let breaking = if change.breaking { "**Breaking:** " } else { "" };
    let message = capitalised(&change.message);
    let Some(text) = &change.text else { return format!("- {breaking}{message}.\n") };
    let text = markdown::render(&prose::parse(text), &References::default(), usize::MAX);
    let text = prose::prefixed(&text, "", "  ");
    let (text, gap) = (text.trim(), if text.contains('\n') { "\n\n  " } else { " " });
    format!("- {breaking}{message}:{gap}{text}\n")
}

/// One document, whose form is stable.
#[must_use]
pub fn json(old: &str, new: &str, changes: &[Change]) -> String {
    #[derive(Serialize)]
    struct Document<'c> {
        old: &'c str,
        new: &'c str,
        breaking: bool,
        changes: &'c [Change],
    }
    let breaking = changes.iter().any(|change| change.breaking);
    // Strings and flags: there is nothing in it that could fail.
    let text = serde_json::to_string_pretty(&Document { old, new, breaking, changes });
    text.unwrap_or_default() + "\n"
}

fn groups(changes: &[Change]) -> impl Iterator<Item = (&'static str, &[Change])> {
    let chunks = changes.chunk_by(|a, b| a.group == b.group);
    chunks.filter_map(|chunk| Some((chunk.first()?.group.word(), chunk)))
}

fn capitalised(text: &str) -> String {
    let mut rest = text.chars();
    rest.next().map_or_else(String::new, |first| first.to_uppercase().chain(rest).collect())
}
