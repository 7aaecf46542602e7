//! Writes rows as text for people, and as JSON and CSV for programs.

use itertools::Itertools;
use textwrap::core::display_width;

use super::{Row, shortened};

/// How wide a column is at most. One text can be as long as a file, and there is a line for each entry.
const WIDEST: usize = 80;

/// A column of a table for people.
pub struct Column<'h> {
    head: &'h str,
    cells: Vec<String>,
    width: usize,
    /// Whether the cells are numbers, which are aligned to the right.
    is_numeric: bool,
}

impl<'h> Column<'h> {
    /// A column as wide as its widest cell.
    pub fn new(head: &'h str, cells: Vec<String>) -> Self {
        let widths = cells.iter().map(|cell| display_width(cell));
        let width = widths.chain([head.len()]).max().unwrap_or(0);
        Self { head, cells, width, is_numeric: head == "number" }
    }

    /// A column that is not wider than [`WIDEST`].
    fn limited(head: &'h str, cells: impl Iterator<Item = String>) -> Self {
        let cut = |cell: String| if head == "name" { cell } else { shortened(&cell, WIDEST) };
        let column = Self::new(head, cells.map(cut).collect());
        Self { width: column.width.min(WIDEST), ..column }
    }

    /// A cell padded with blanks to the width of the column.
    fn padded(&self, cell: &str) -> String {
        let blanks = " ".repeat(self.width.saturating_sub(display_width(cell)));
        if self.is_numeric { blanks + cell } else { cell.to_owned() + &blanks }
    }
}

/// A line of headings, and a line for each row; empty if there are no rows. Empty columns are left
/// out. If the table is wider than `columns`, the gaps shrink. Long texts are cut. Names are not,
/// because people copy them; one that is too long moves the rest of its line.
pub fn text(rows: &[Row<'_>], columns: usize) -> String {
    let Some(first) = rows.first() else { return String::new() };
    let column =
        |head, cell: &dyn Fn(&Row<'_>) -> String| Column::limited(head, rows.iter().map(cell));
    let fields = fields(rows);
    let mut table = vec![
        column("enum", &|row| row.kind.to_owned()),
        column("name", &|row| row.name.to_owned()),
        column("number", &number),
        column("code", &|row| row.code.to_owned()),
        column("lifecycle", &|row| row.lifecycle.to_owned()),
        column("since", &|row| row.since.to_owned()),
        column("group", &|row| row.group.unwrap_or_default().to_owned()),
    ];
    table.extend(fields.iter().map(|field| column(field, &|row| value(row, field))));
    let is_mixed = rows.iter().any(|row| first.kind != row.kind);
    table.retain(|column| match column.head {
        "enum" => is_mixed,
        "number" | "code" | "group" => column.cells.iter().any(|cell| !cell.is_empty()),
        _ => true,
    });
    let wide = table.iter().map(|column| column.width).sum::<usize>() + 2 * (table.len() - 1);
    let gap = if wide <= columns { "  " } else { " " };
    lines(&table, gap)
}

/// A line of headings, and a line for each row of cells.
pub fn lines(columns: &[Column<'_>], gap: &str) -> String {
    let line = |cell: &dyn Fn(&Column<'_>) -> String| {
        let line = columns.iter().map(|column| column.padded(&cell(column))).join(gap);
        line.trim_end().to_owned() + "\n"
    };
    let heads = line(&|column| column.head.to_owned());
    let rows = columns.iter().map(|column| column.cells.len()).max().unwrap_or(0);
    let rows =
        (0..rows).map(|at| line(&|column| column.cells.get(at).cloned().unwrap_or_default()));
    std::iter::once(heads).chain(rows).collect()
}

/// The names of the fields that some row has, in the order in which they first occur.
fn fields<'r>(rows: &[Row<'r>]) -> Vec<&'r str> {
    rows.iter().flat_map(|row| &row.fields).map(|(name, _)| *name).unique().collect()
}

/// A row's values of a field, separated by spaces.
fn value(row: &Row<'_>, field: &str) -> String {
    let found = row.fields.iter().find(|(name, _)| *name == field);
    found.map(|(_, texts)| texts.join(" ")).unwrap_or_default()
}

fn number(row: &Row<'_>) -> String {
    row.number.map(|number| number.to_string()).unwrap_or_default()
}

/// One JSON document with everything that is known about each row.
pub fn json(rows: &[Row<'_>]) -> String {
    format!("{:#}\n", serde_json::json!({ "entries": rows }))
}

/// The columns of a CSV file. A column for each field follows.
const HEADS: [&str; 12] = [
    "enum", "name", "number", "lifecycle", "since", "states", "sources", "description", "code",
    "label", "group", "cases",
];

/// The rows as CSV as RFC 4180 defines it. Several words in a cell are separated by spaces, cases by
/// line breaks. Cells that a spreadsheet could take for formulas are not escaped, because that would
/// change the data.
pub fn csv(rows: &[Row<'_>]) -> String {
    let fields = fields(rows);
    let heads: Vec<_> = HEADS.into_iter().chain(fields.iter().copied()).collect();
    let lines = rows.iter().map(|row| {
        let (number, states, sources) = (number(row), row.states.join(" "), row.sources.join(" "));
        let cases = row.cases.iter().map(ToString::to_string).join("\n");
        let values: Vec<_> = fields.iter().map(|field| value(row, field)).collect();
        let known = [
            row.kind,
            row.name,
            &number,
            row.lifecycle,
            row.since,
            &states,
            &sources,
            row.description,
            row.code,
            row.label,
            row.group.unwrap_or_default(),
            &cases,
        ];
        record(&known.into_iter().chain(values.iter().map(String::as_str)).collect::<Vec<_>>())
    });
    std::iter::once(record(&heads)).chain(lines).collect()
}

/// One record of a CSV file, with its line break.
pub fn record(cells: &[&str]) -> String {
    cells.iter().map(|text| cell(text)).join(",") + "\r\n"
}

/// A cell, quoted if it contains anything that CSV readers could misread.
fn cell(text: &str) -> String {
    if text.contains(['"', ',', '\r', '\n']) || text.trim() != text {
        return format!("\"{}\"", text.replace('"', "\"\""));
    }
    text.to_owned()
}
