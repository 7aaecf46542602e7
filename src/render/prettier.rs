//! Lays out JSON as Prettier does, so that formatters do not change it.

use textwrap::core::display_width;

/// The width of lines in Prettier, in columns.
const COLUMNS: usize = 80;

/// Takes JSON with one value per line, and puts lists of plain values on as few lines as Prettier
/// does.
pub fn with_short_lists(text: &str) -> String {
    let mut lines: Vec<String> = Vec::new();
    // The index of the line at which the innermost list starts, while it has only plain values.
    let mut list = None;
    // A bracket at the end of a line is never part of a string, because a quote would follow.
    for line in text.lines() {
        if line.ends_with('[') {
            list = Some(lines.len());
        } else if line.ends_with('{') {
            list = None;
        }
        lines.push(line.to_owned());
        if let Some(begin) = list.filter(|_| line.trim_end_matches(',').ends_with(']')) {
            let short = shortened(lines.get(begin..).unwrap_or_default());
            lines.truncate(begin);
            lines.extend(short);
            list = None;
        }
    }
    lines.join("\n")
}

/// The list on one line if it fits. Otherwise a list of numbers with as many on each line as fit,
/// and any other list unchanged.
fn shortened(list: &[String]) -> Vec<String> {
    let [begin, items @ .., end] = list else { return list.to_vec() };
    let values: Vec<_> = items.iter().map(|item| item.trim_start()).collect();
    let single = format!("{begin}{}{}", values.join(" "), end.trim_start());
    if display_width(&single) <= COLUMNS {
        return vec![single];
    }
    if !values.iter().all(|value| value.starts_with(|c: char| c == '-' || c.is_ascii_digit())) {
        return list.to_vec();
    }
    let mut lines = vec![begin.clone()];
    for (item, value) in items.iter().zip(values) {
        match lines.last_mut().filter(|line| line.len() + 1 + value.len() <= COLUMNS) {
            Some(line) if !line.ends_with('[') => *line = format!("{line} {value}"),
            _ => lines.push(item.clone()),
        }
    }
    lines.push(end.clone());
    lines
}
