//! Rows as text for people, as JSON and as CSV for programs.

use serde::Serialize;

use super::Row;

/// A line a row under a line of headings; nothing where there is no row. Where `width` is too little for
/// it, the columns move together; names stay whole, since people copy them.
#[must_use]
pub fn text(rows: &[Row<'_>], width: usize) -> String {
    if rows.is_empty() {
        return String::new();
    }
    let mixed = rows.iter().any(|row| rows.first().is_some_and(|first| first.kind != row.kind));
    let cells = |row: &Row<'_>| {
        let cells = [row.kind, row.name, &row.number.to_string(), row.lifecycle, row.since];
        cells.map(str::to_owned)
    };
    let heads = ["enum", "name", "number", "lifecycle", "since"].map(str::to_owned);
    let lines: Vec<_> = std::iter::once(heads).chain(rows.iter().map(cells)).collect();
    let mut widths = [0; 5];
    for line in &lines {
        for (width, cell) in widths.iter_mut().zip(line) {
            *width = cell.len().max(*width);
        }
    }
    let shown = if mixed { widths.as_slice() } else { widths.get(1..).unwrap_or_default() };
    let wide = shown.iter().sum::<usize>() + 2 * (shown.len() - 1);
    let gap = if wide <= width { "  " } else { " " };
    let [kinds, names, numbers, lifecycles, _] = widths;
    let line = |[kind, name, number, lifecycle, since]: &[String; 5]| {
        let kind = if mixed { format!("{kind:kinds$}{gap}") } else { String::new() };
        let line = format!(
            "{kind}{name:names$}{gap}{number:>numbers$}{gap}{lifecycle:lifecycles$}{gap}{since}"
        );
        line.trim_end().to_owned() + "\n"
    };
    lines.iter().map(line).collect()
}

/// One JSON object with all that is known of each row.
#[must_use]
pub fn json(rows: &[Row<'_>]) -> String {
    #[derive(Serialize)]
    struct Document<'r> {
        entries: &'r [Row<'r>],
    }
    // Strings and numbers: there is nothing in it that could fail.
    serde_json::to_string_pretty(&Document { entries: rows }).unwrap_or_default() + "\n"
}

/// The same as CSV in the form of RFC 4180; several words in a cell have spaces between them. Programs
/// get each cell as it is: a sign against formulas in front of it would be part of what it says.
#[must_use]
pub fn csv(rows: &[Row<'_>]) -> String {
    let heads =
        ["enum", "name", "number", "lifecycle", "since", "states", "sources", "description"];
    let lines = rows.iter().map(|row| {
        let (number, states, sources) =
            (row.number.to_string(), row.states.join(" "), row.sources.join(" "));
        record(&[
            row.kind,
            row.name,
            &number,
            row.lifecycle,
            row.since,
            &states,
            &sources,
            row.description,
        ])
    });
    std::iter::once(record(&heads)).chain(lines).collect()
}

/// A line of a CSV file.
#[must_use]
pub fn record(cells: &[&str]) -> String {
    let cells: Vec<_> = cells.iter().map(|text| cell(text)).collect();
    cells.join(",") + "\r\n"
}

fn cell(text: &str) -> String {
    if text.contains(['"', ',', '\r', '\n']) || text.trim() != text {
        return format!("\"{}\"", text.replace('"', "\"\""));
    }
    text.to_owned()
}
