//! Paths that work on every system. Two names that differ on one file system can be the same on
//! another.

use std::collections::BTreeSet;

use globset::{GlobBuilder, GlobMatcher};
use unicode_normalization::UnicodeNormalization;

/// The maximal length of a name that every system supports, in bytes.
const LONGEST: usize = 255;

/// A path in the spelling in which folders list it, where the file system takes another one for the same.
/// `list` gives what a folder holds.
pub fn listed(path: &str, list: impl Fn(&str) -> Vec<Listed>) -> String {
    path.split('/').fold(String::new(), |folder, part| {
        let names: Vec<_> = list(&folder).into_iter().map(|found| found.name).collect();
        let same = || names.iter().find(|name| key(name) == key(part));
        let exact = names.iter().find(|name| *name == part);
        let part = exact.or_else(same).map_or(part, String::as_str);
        if folder.is_empty() { part.to_owned() } else { format!("{folder}/{part}") }
    })
}

/// Names of devices on Windows, with any extension. `com` and `lpt` are followed by a digit.
const DEVICES: &[&str] = &["con", "prn", "aux", "nul", "conin$", "conout$", "com", "lpt"];

/// A normal form of a path. Two paths have the same form if they are the same file on some system:
/// one that ignores case, normalises accents, or drops invisible characters.
pub fn key(path: &str) -> String {
    if path.is_ascii() {
        return path.to_ascii_lowercase();
    }
    // Some systems fold `ß` to `ss` and each form of sigma to one: what has the same capitals is the same.
    let shown = path.chars().filter(|sign| !is_unseen(*sign)).nfd();
    let capitals: String =
        shown.flat_map(char::to_lowercase).flat_map(char::to_uppercase).collect();
    capitals.to_lowercase().nfc().collect()
}

/// What a folder holds: a file or another folder, by its name.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Listed {
    /// The name, without its folder.
    pub name: String,
    /// Whether it is a folder.
    pub is_folder: bool,
}

/// The paths that match a pattern. `list` returns what is in a folder. A part of the path without
/// wildcards is not looked up: it is assumed to exist. `None` if the pattern is not a plain path
/// below the folder.
/// Fails with the errors of `list`.
pub fn expand<E>(
    pattern: &str,
    list: &mut impl FnMut(&str) -> Result<Vec<Listed>, E>,
) -> Result<Option<BTreeSet<String>>, E> {
    let mut found = BTreeSet::from([String::new()]);
    let mut parts = pattern.split('/').peekable();
    while let Some(part) = parts.next() {
        let is_plain = !matches!(part, "" | "." | "..") && !part.contains(['\\', ':']);
        let Some(glob) = PathPattern::new(part).ok().filter(|_| is_plain && !part.contains("**"))
        else {
            return Ok(None);
        };
        let is_last = parts.peek().is_none();
        let mut next = BTreeSet::new();
        for folder in found {
            let joined = |name: &str| {
                if folder.is_empty() { name.to_owned() } else { format!("{folder}/{name}") }
            };
            if part.contains(['*', '?', '[']) {
                let fits = |item: &Listed| item.is_folder != is_last && glob.matches(&item.name);
                next.extend(
                    list(&folder)?.iter().filter(|item| fits(item)).map(|item| joined(&item.name)),
                );
            } else {
                next.insert(joined(part));
            }
        }
        found = next;
    }
    Ok(Some(found))
}

/// A pattern of paths, as in shells: wildcards match no `/`, and no name that starts with a dot unless the
/// pattern has such a name. `**` matches any number of folders. Matching takes time in proportion to the path.
#[derive(Clone, Debug)]
pub struct PathPattern {
    whole: GlobMatcher,
    /// The names in it that start with a dot.
    hidden: Vec<GlobMatcher>,
}

impl PathPattern {
    /// The pattern that a text is.
    /// Fails with what is wrong with it, in words.
    pub fn new(text: &str) -> Result<Self, String> {
        let hidden = text.split('/').filter(|name| name.starts_with('.'));
        let hidden = hidden.map(matcher).collect::<Result<_, _>>()?;
        Ok(Self { whole: matcher(text)?, hidden })
    }

    /// A pattern that matches a path if they match on some system.
    /// Fails as [`Self::new`].
    pub fn anywhere(text: &str) -> Result<Self, String> {
        Self::new(&key(text))
    }

    /// Whether a path matches.
    pub fn matches(&self, path: &str) -> bool {
        let is_shown = |name: &str| self.hidden.iter().any(|hidden| hidden.is_match(name));
        self.whole.is_match(path)
            && path.split('/').filter(|name| name.starts_with('.')).all(is_shown)
    }
}

fn matcher(text: &str) -> Result<GlobMatcher, String> {
    if text.split('/').any(|name| name.contains("**") && name != "**") {
        return Err("`**` has to be a whole name".to_owned());
    }
    let text = without_choices(text);
    let mut glob = GlobBuilder::new(&text);
    let glob = glob.literal_separator(true).backslash_escape(false);
    Ok(glob.build().map_err(|error| error.kind().to_string())?.compile_matcher())
}

/// A pattern in which braces stand for themselves.
fn without_choices(text: &str) -> String {
    let mut is_in_class = false;
    let mut braced = String::with_capacity(text.len());
    for sign in text.chars() {
        match sign {
            '{' | '}' if !is_in_class => braced.extend(['[', sign, ']']),
            _ => braced.push(sign),
        }
        is_in_class = if is_in_class { sign != ']' } else { sign == '[' };
    }
    braced
}

/// A word, quoted for a shell if it needs quotes.
pub fn quoted(word: &str) -> String {
    let plain = |c: char| c.is_alphanumeric() || "/._-+=:@%".contains(c);
    if word.chars().all(plain) {
        word.to_owned()
    } else {
        format!("'{}'", word.replace('\'', "'\\''"))
    }
}

/// Whether a path leads into `.git`, in any spelling that some system accepts.
pub fn is_git(path: &str) -> bool {
    path.split(['/', '\\']).any(|name| {
        let name = key(name);
        // On Windows, a colon starts the name of a stream of the same file, dots and spaces at the
        // end are dropped, and `git~1` is a short name of `.git`.
        let name = name.split(':').next().unwrap_or_default().trim_end_matches(['.', ' ']);
        let short = name.strip_prefix("git~");
        name == ".git" || short.is_some_and(|number| number.parse::<u8>().is_ok())
    })
}

/// Why a path cannot be used on every system, as the end of a sentence; `None` if it can.
pub fn trouble(path: &str) -> Option<&'static str> {
    path.split('/').find_map(|name| {
        let is_device = || {
            let base = key(name.split('.').next().unwrap_or_default());
            let numbered = base.trim_end().trim_end_matches(|last| "123456789¹²³".contains(last));
            let is_numbered = base.trim_end().len() > numbered.len();
            DEVICES.contains(&numbered) && is_numbered == ["com", "lpt"].contains(&numbered)
        };
        if name.len() > LONGEST {
            Some("has a name that is too long: file systems allow 255 bytes")
        } else if name.ends_with(['.', ' ']) {
            Some("has a name that ends with a dot or a space, which Windows drops")
        } else if name.contains(['<', '>', '"', '|', '?', '*']) {
            Some("has a name with a character that Windows does not allow")
        } else if name.contains("##") {
            Some("has a name with `##`, which starts a command in the log of some services")
        } else if name.contains(is_unseen) {
            Some("has a name with an invisible character")
        } else if is_device() {
            Some("has the name of a device on Windows")
        } else {
            None
        }
    })
}

/// Whether a character is invisible, as Unicode's property `Default_Ignorable_Code_Point` says. File systems of
/// macOS, and those of Linux that fold case, drop some of them from names.
fn is_unseen(sign: char) -> bool {
    matches!(
        sign,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}'..='\u{1160}' | '\u{17b4}'..='\u{17b5}'
            | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}'
            | '\u{fff0}'..='\u{fff8}' | '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}'
            | '\u{e0000}'..='\u{e0fff}'
    )
}
