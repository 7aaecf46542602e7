//! Writes depfiles, which tell Make and ninja which files a run has read and made.

/// The separator between two paths that were read.
const SEPARATOR: &str = " \\\n  ";

/// The text of a depfile: the files that were made, a colon, and the files that were read. An empty
/// rule follows for each file that was read, so that Make does not fail if the file is deleted
/// later.
pub fn depfile(made: &[String], read: &[String]) -> String {
    let escaped = |paths: &[String]| -> Vec<_> { paths.iter().map(|path| escaped(path)).collect() };
    let (made, read) = (escaped(made).join(" "), escaped(read));
    let empty_rules: Vec<_> = read.iter().map(|path| format!("{path}:\n")).collect();
    let read = [vec![String::new()], read].concat().join(SEPARATOR);
    format!("{made}:{read}\n{}", empty_rules.concat())
}

/// Whether a text is a depfile that this tool wrote and may overwrite. An empty file may be
/// overwritten too.
pub fn is_depfile(text: &str) -> bool {
    let mut lines = text.lines();
    let mut read = Vec::new();
    let mut continues = lines.next().is_some_and(|first| first.ends_with(": \\"));
    while continues {
        let Some(line) = lines.next().and_then(|line| line.strip_prefix("  ")) else {
            return false;
        };
        let path = line.strip_suffix(" \\");
        continues = path.is_some();
        read.push(format!("{}:", path.unwrap_or(line)));
    }
    text.is_empty() || !read.is_empty() && lines.eq(read.iter().map(String::as_str))
}

/// Words that Make takes for a directive at the start of a line.
const DIRECTIVES: &[&str] = &[
    "-include", "-load", "define", "else", "endef", "endif", "export", "ifdef", "ifeq", "ifndef",
    "ifneq", "include", "load", "override", "private", "sinclude", "undefine", "unexport", "vpath",
];

/// Why a path cannot be written so that Make and ninja both read it back, as the end of a sentence.
/// However it is escaped, part of it would be an assignment, a command, a pattern or the end of the
/// path.
pub fn unwritable(path: &str) -> Option<String> {
    let is_plain = |sign: char| {
        sign.is_ascii_alphanumeric()
            || "/.-_+,@!'\"{}\\$#: ".contains(sign)
            || !sign.is_ascii() && !sign.is_control() && !sign.is_whitespace()
    };
    if let Some(sign) = path.chars().find(|sign| !is_plain(*sign)) {
        return Some(format!("contains {sign:?}"));
    }
    let reason = match path {
        "" => "is empty",
        _ if path.ends_with('\\') => "ends with a backslash",
        _ if DIRECTIVES.contains(&path) || is_special(path) => "is a word that Make reserves",
        _ => return None,
    };
    Some(reason.to_owned())
}

/// Whether Make may take a path for one of its special targets, such as `.IGNORE`, after which no command
/// fails.
fn is_special(path: &str) -> bool {
    let name = path.strip_prefix('.').unwrap_or_default();
    !path.contains('/') && name.starts_with(|first: char| first.is_ascii_uppercase())
}

/// A path, escaped so that Make and ninja both read it back.
fn escaped(path: &str) -> String {
    let mut escaped = String::new();
    let mut backslashes = 0;
    for character in path.chars() {
        match character {
            '$' => escaped.push('$'),
            // Backslashes are escape characters only before these characters, so double them here.
            ' ' | '#' | ':' => escaped.extend(std::iter::repeat_n('\\', backslashes + 1)),
            _ => {}
        }
        escaped.push(character);
        backslashes = if character == '\\' { backslashes + 1 } else { 0 };
    }
    escaped
}
