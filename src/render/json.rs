//! JSON in the shape that formatters leave as it is.

use textwrap::core::display_width;

/// How wide Prettier makes lines.
const COLUMNS: usize = 80;

/// JSON that has one value on each line, with every list of plain values as short as it can be.
pub fn with_short_lists(text: &str) -> String {
    let mut lines: Vec<String> = Vec::new();
    // Where the list begins that has had nothing but plain values so far.
    let mut list = None;
    // No string ends without its quote, so the brackets at the ends of lines are no part of one.
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

/// A list on one line where it fits; else one of numbers with as many on each line as fit.
fn shortened(list: &[String]) -> Vec<String> {
    let [begin, items @ .., end] = list else { return list.to_vec() };
    let said: Vec<_> = items.iter().map(|item| item.trim_start()).collect();
    let one = format!("{begin}{}{}", said.join(" "), end.trim_start());
    if display_width(&one) <= COLUMNS {
        return vec![one];
    }
    if !said.iter().all(|item| item.starts_with(|c: char| c == '-' || c.is_ascii_digit())) {
        return list.to_vec();
    }
    let mut lines = vec![begin.clone()];
    for (item, said) in items.iter().zip(said) {
        match lines.last_mut().filter(|line| line.len() + 1 + said.len() <= COLUMNS) {
            Some(line) if !line.ends_with('[') => *line = format!("{line} {said}"),
            _ => lines.push(item.clone()),
        }
    }
    lines.push(end.clone());
    lines
}
