//! Resolves the targets of links.

use crate::prose::MARKDOWN;

/// The target of a link inside the project.
#[derive(Debug, PartialEq, Eq)]
pub struct LinkTarget {
    /// The path from the catalogue's folder; `None` for the page that has the link.
    pub path: Option<String>,
    /// The anchor on that page; empty if the link has none.
    pub fragment: String,
}

impl LinkTarget {
    /// The target of a link on a page. `None` if the link leads out of the project, or only the
    /// site generator can resolve it.
    pub fn of(page: &str, link: &str) -> Option<Self> {
        let (path, fragment) = link.split_once('#').unwrap_or((link, ""));
        let fragment = decoded(fragment);
        let scheme = path.split(['/', '?']).next().is_some_and(|first| first.contains(':'));
        if scheme || path.starts_with('/') || link.contains(['{', '?']) {
            return None;
        }
        if path.is_empty() {
            return Some(Self { path: None, fragment });
        }
        let folder = page.rsplit_once('/').map_or("", |(folder, _)| folder);
        let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
        for part in path.split('/') {
            match part {
                ".." => drop(parts.pop()?),
                "." | "" => {}
                part => parts.push(part),
            }
        }
        Some(Self { path: Some(decoded(&parts.join("/"))), fragment })
    }
}

/// Decodes the percent escapes of a link. A link whose escapes are malformed or not UTF-8 is
/// returned unchanged.
fn decoded(part: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = part;
    while let Some(at) = rest.find('%') {
        bytes.extend(rest.bytes().take(at));
        let hexadecimal = rest.get(at + 1..at + 3).filter(|code| !code.starts_with('+'));
        let Some(byte) = hexadecimal.and_then(|code| u8::from_str_radix(code, 16).ok()) else {
            return part.to_owned();
        };
        bytes.push(byte);
        rest = rest.get(at + 3..).unwrap_or_default();
    }
    bytes.extend(rest.bytes());
    String::from_utf8(bytes).unwrap_or_else(|_| part.to_owned())
}

/// The paths of the files from which a site generator may make the page at a path.
pub fn spellings(path: &str) -> Vec<String> {
    let bare = path.strip_suffix(".html").unwrap_or(path);
    let mut paths = vec![path.to_owned()];
    paths.extend(MARKDOWN.map(|ending| format!("{bare}{ending}")));
    paths.extend(["index.md", "README.md", "index.html"].map(|file| format!("{path}/{file}")));
    paths
}
