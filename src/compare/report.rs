//! Reports changes: as text for people, as Markdown for a changelog, as JSON for programs.

use std::fmt::Write;

use anstyle::{AnsiColor, Style};
use serde::Serialize;

use super::changes::{CatalogueChange, Group};
use crate::prose::{self, References, capitalized, markdown};
use crate::visible;

const BREAKING: Style = AnsiColor::Red.on_default().bold();
const OLD: Style = AnsiColor::Red.on_default();
const NEW: Style = AnsiColor::Green.on_default();

/// One line per change, with terminal styles, under a heading for each part of the catalogue.
pub fn text(changes: &[CatalogueChange]) -> String {
    let groups = groups(changes).map(|(group, changes)| {
        let lines: String = changes.iter().map(lines).collect();
        format!("{group}\n{lines}")
    });
    groups.collect::<Vec<_>>().join("\n")
}

/// A change on a line of its own. Below it are the old prose and the new prose, if it changed.
fn lines(change: &CatalogueChange) -> String {
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

/// One list item per change, under headings of the third level.
pub fn markdown(changes: &[CatalogueChange]) -> String {
    let groups = groups(changes).map(|(group, changes)| {
        let items: String = changes.iter().map(item).collect();
        format!("### {}\n\n{items}", capitalized(&group.to_string()))
    });
    groups.collect::<Vec<_>>().join("\n")
}

/// A change as a list item. Its Markdown is rendered without HTML and template tags, and indented so
/// that it stays inside the item.
fn item(change: &CatalogueChange) -> String {
    let breaking = if change.breaking { "**Breaking:** " } else { "" };
    let rendered =
        |text: &str| markdown::render(&prose::parse(text), &References::default(), usize::MAX);
    let message = rendered(&capitalized(&change.message));
    let Some(text) = &change.text else { return format!("- {breaking}{message}.\n") };
    let text = prose::prefixed(&rendered(text), "", "  ");
    let (text, gap) = (text.trim(), if text.contains('\n') { "\n\n  " } else { " " });
    format!("- {breaking}{message}:{gap}{text}\n")
}

/// One JSON document. Programs rely on its form.
pub fn json(old: &str, new: &str, changes: &[CatalogueChange]) -> String {
    #[derive(Serialize)]
    struct Document<'c> {
        old: &'c str,
        new: &'c str,
        breaking: bool,
        changes: &'c [CatalogueChange],
    }
    let breaking = changes.iter().any(|change| change.breaking);
    // Strings and flags always serialize.
    let text = serde_json::to_string_pretty(&Document { old, new, breaking, changes });
    text.unwrap_or_default() + "\n"
}

fn groups(changes: &[CatalogueChange]) -> impl Iterator<Item = (Group, &[CatalogueChange])> {
    let chunks = changes.chunk_by(|a, b| a.group == b.group);
    chunks.filter_map(|chunk| Some((chunk.first()?.group, chunk)))
}
