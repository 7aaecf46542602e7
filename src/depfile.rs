//! The files in which compilers tell Make and ninja what they have read and made.

/// The text of a depfile: what was made, a colon, and what was read for it.
#[must_use]
pub fn depfile(made: &[String], read: &[String]) -> String {
    let escaped = |paths: &[String]| -> Vec<_> { paths.iter().map(|path| escaped(path)).collect() };
    let separator = " \\\n  ";
    let read = [vec![String::new()], escaped(read)].concat().join(separator);
    format!("{}:{read}\n", escaped(made).join(" "))
}

/// A path as Make and ninja both read it back.
fn escaped(path: &str) -> String {
    let mut escaped = String::new();
    let mut backslashes = 0;
    for character in path.chars() {
        match character {
            '$' => escaped.push('$'),
            // Here, and here alone, the backslashes before it count.
            ' ' | '#' | ':' => escaped.extend(std::iter::repeat_n('\\', backslashes + 1)),
            _ => {}
        }
        escaped.push(character);
        backslashes = if character == '\\' { backslashes + 1 } else { 0 };
    }
    escaped
}
