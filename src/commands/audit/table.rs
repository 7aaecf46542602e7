//! Sites as tables, and updates as YAML.

use std::fmt::Write;

use serde::Serialize;

use super::TableFormat;
use crate::audit::{Resolved, Source, Triple, words};
use crate::catalogue::{Catalogue, EntryId};
use crate::commands::console;
use crate::diagnostic::{line_of, line_starts};
use crate::list::{self, Column};
use crate::visible;

#[derive(Serialize)]
pub struct Row<'r> {
    reason: &'r str,
    state: &'r str,
    source: &'r str,
    file: &'r str,
    line: usize,
    resolved: &'static str,
}

const HEADS: [&str; 6] = ["reason", "state", "source", "file", "line", "resolved"];

impl Row<'_> {
    fn cells(&self) -> [String; 6] {
        let line = self.line.to_string();
        [self.reason, self.state, self.source, self.file, &line, self.resolved].map(str::to_owned)
    }
}

pub fn rows<'r>(catalogue: &'r Catalogue, sources: &'r [Source]) -> Vec<Row<'r>> {
    let name = |id: Option<EntryId>| id.map_or("", |id| catalogue[id].names.first());
    let mut rows = Vec::new();
    for source in sources {
        let starts = line_starts(&source.text);
        for site in &source.evidence.sites {
            let line = line_of(&starts, site.span.start);
            rows.extend(site.triples.iter().map(|triple| Row {
                reason: name(Some(triple.reason)),
                state: name(triple.state),
                source: name(triple.source),
                file: &source.file,
                line,
                resolved: site.resolved.into(),
            }));
        }
    }
    rows
}

pub fn show(form: TableFormat, rows: &[Row<'_>]) {
    match form {
        TableFormat::Text => console::show(&text(rows)),
        TableFormat::Csv => {
            let lines =
                rows.iter().map(|row| list::record(&row.cells().each_ref().map(String::as_str)));
            console::answer(&(list::record(&HEADS) + &lines.collect::<String>()));
        }
        TableFormat::Json => {
            let document = serde_json::json!({ "sites": rows });
            console::json(&(serde_json::to_string_pretty(&document).unwrap_or_default() + "\n"));
        }
    }
}

fn text(rows: &[Row<'_>]) -> String {
    let cells: Vec<_> = rows.iter().map(Row::cells).collect();
    let columns = HEADS.iter().enumerate().map(|(at, head)| {
        let cell =
            |row: &[String; 6]| row.get(at).map_or_else(String::new, |cell| visible::line(cell));
        Column::new(head, cells.iter().map(cell).collect())
    });
    list::lines(&columns.collect::<Vec<_>>(), "  ")
}

/// The sites that could not be read in full, each with the reasons why.
pub fn unresolved(catalogue: &Catalogue, sources: &[Source]) -> String {
    let mut text = String::new();
    for source in sources {
        let sites = source.evidence.sites.iter();
        let starts = line_starts(&source.text);
        for site in sites.filter(|site| site.resolved != Resolved::Complete) {
            let line = line_of(&starts, site.span.start);
            let known: Vec<_> =
                site.triples.iter().map(|triple| words(catalogue, triple)).collect();
            let known = match known.as_slice() {
                [] => format!("`{}`", source.text.get(site.span.clone()).unwrap_or_default()),
                known => known.join(", "),
            };
            let why = site.why.join("; ");
            let site = format!("{}:{line}: {known}: {why}", source.file);
            let _ = writeln!(text, "{}", visible::line(&site));
        }
    }
    text
}

/// The updates that the catalogue lacks, each with a place where it is sent. What happens is left open,
/// so that nobody takes them over unseen.
pub fn updates<'m>(
    catalogue: &Catalogue,
    missing: impl Iterator<Item = (&'m Triple, String)>,
) -> String {
    let mut missing: Vec<_> = missing.collect();
    missing.sort_by_key(|(triple, _)| (triple.reason, triple.state, triple.source));
    let mut text = String::new();
    let mut last = None;
    for (triple, place) in missing {
        if last != Some(triple.reason) {
            let reason = catalogue[triple.reason].names.first();
            let head = if last.is_none() { "reasons:\n" } else { "" };
            let _ = writeln!(text, "{head}  - name: {reason}\n    updates:");
            last = Some(triple.reason);
        }
        let _ = writeln!(text, "      # {}", visible::line(&place));
        let mut dash = "- ";
        for (key, id) in [("state", triple.state), ("source", triple.source)] {
            let Some(id) = id else { continue };
            let _ = writeln!(text, "      {dash}{key}: {}", catalogue[id].names.first());
            dash = "  ";
        }
        let _ = writeln!(text, "      {dash}when:");
    }
    text
}
