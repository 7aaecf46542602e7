//! Where a link leads.

/// The target of a link.
#[derive(Debug, PartialEq, Eq)]
pub struct LinkTarget {
    /// A path from the catalogue's folder; none for the page itself.
    pub path: Option<String>,
    /// The anchor there; empty for none.
    pub fragment: String,
}

/// What the names of Markdown files end with.
pub const MARKDOWN: [&str; 2] = [".md", ".markdown"];

impl LinkTarget {
    /// The target of a link on a page; none if it is outside the project, or only the site can tell.
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

/// A part of a link with its percent escapes replaced; as it is where they are not UTF-8.
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

/// The files from which a site may make the page at a path.
pub fn spellings(path: &str) -> Vec<String> {
    let bare = path.strip_suffix(".html").unwrap_or(path);
    let mut paths = vec![path.to_owned()];
    paths.extend(MARKDOWN.map(|ending| format!("{bare}{ending}")));
    paths.extend(["index.md", "README.md", "index.html"].map(|file| format!("{path}/{file}")));
    paths
}
