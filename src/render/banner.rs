//! The banner, which tells a generated file from one that a person wrote.

use tera::Value;

use crate::catalogue::{BANNER, USUAL_NAME};
use crate::paths;

/// How many bytes at the top of a file are searched for the banner. It is not on the first line if
/// there is front matter, and a title can be long.
pub const TOP: u64 = 131_072;

/// The first line of a banner. `catalogue` is the file name of the catalogue. The words after it tell where
/// the name ends.
pub fn marker(catalogue: &str) -> String {
    format!("{BANNER}{}. DO NOT EDIT.", harmless(catalogue))
}

/// A file name in which everything that could end a comment is replaced.
fn harmless(name: &str) -> String {
    let is_harmless = |c: char| c.is_alphanumeric() || " ._-+~@".contains(c);
    name.chars().map(|c| if is_harmless(c) { c } else { '_' }).collect()
}

/// The lines of a banner.
pub fn lines(catalogue: &str) -> [String; 2] {
    let (name, option) = (harmless(catalogue), option(catalogue));
    [marker(catalogue), format!("To change it, edit {name} and run: reasonbook generate{option}")]
}

/// What a command in the folder of the catalogue needs to find it, fit for a comment.
pub fn option(catalogue: &str) -> String {
    match catalogue {
        USUAL_NAME => String::new(),
        _ => format!(" --catalogue {}", paths::quoted(&harmless(catalogue))),
    }
}

/// The lines of a header with those of a banner below them, and an empty one between them.
pub fn below(header: &str, banner: &[Value]) -> Value {
    let header = header.lines().chain([""]).map(|line| Value::safe_string(line.trim_end()));
    Value::from(header.chain(banner.iter().cloned()).collect::<Vec<_>>())
}

/// A text without blanks at the ends of the lines above its banner. A template writes a comment mark and a
/// blank before each line of the header, also before an empty one.
pub fn trimmed_above(text: &str, marker: &str) -> String {
    let at = text.find(marker.trim_start_matches('G')).unwrap_or_default();
    let (above, rest) = text.split_at(at);
    let mut lines: Vec<_> = above.split('\n').collect();
    let last = lines.pop().unwrap_or_default();
    let trimmed = lines.iter().flat_map(|line| [line.trim_end(), "\n"]);
    trimmed.chain([last, rest]).collect()
}

/// The file name of the catalogue in the banner of a file; `None` if the file has no banner.
pub fn made_from(bytes: &[u8]) -> Option<String> {
    starts(bytes).find_map(|line| {
        let line = String::from_utf8_lossy(line);
        let rest = line.strip_prefix("Code g").or(line.strip_prefix('G'))?;
        let name = rest.strip_prefix(BANNER.trim_start_matches('G'))?;
        Some(name.split_once(". DO NOT EDIT.")?.0.to_owned())
    })
}

/// Whether a file has the banner: a line near its top starts with the marker after its comment
/// mark. In Go the word `Code` comes first, because Go's tools recognise generated files by it.
pub fn has_banner(bytes: &[u8], marker: &str) -> bool {
    let code = format!("Code {}", marker.replacen('G', "g", 1));
    starts(bytes).any(|line| [marker, &code].iter().any(|start| line.starts_with(start.as_bytes())))
}

/// Whether a line near the top of a file begins like a banner, of whatever catalogue.
pub fn looks_generated(bytes: &[u8]) -> bool {
    has_banner(bytes, BANNER)
}

/// The lines near the top of a file, each from its first letter or digit on.
fn starts(bytes: &[u8]) -> impl Iterator<Item = &[u8]> {
    let top = usize::try_from(TOP).ok().and_then(|top| bytes.get(..top)).unwrap_or(bytes);
    top.split(|byte| *byte == b'\n').filter_map(|line| {
        let signs = line.iter().take_while(|byte| !byte.is_ascii_alphanumeric()).count();
        line.get(signs..)
    })
}
