//! Paths in a repository, which travels: what one file system takes for two names is one on another.

use std::collections::BTreeSet;

use glob::{MatchOptions, Pattern};
use unicode_normalization::UnicodeNormalization;

/// How many bytes a name can have on every system.
const LONGEST: usize = 255;

/// What Windows calls devices, whatever extension stands after the name.
const DEVICES: &[&str] = &["con", "prn", "aux", "nul", "conin$", "conout$", "com", "lpt"];

/// The form of a path in which it is equal to every other one that is the same file somewhere: where
/// capitals do not tell names apart, where accents are written in another way, or where signs that
/// nobody sees are left out.
#[must_use]
pub fn key(path: &str) -> String {
    path.chars().filter(|sign| !is_unseen(*sign)).nfc().flat_map(char::to_lowercase).nfc().collect()
}

/// What a folder holds.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Named {
    /// The name there.
    pub name: String,
    /// Whether it is a folder.
    pub is_folder: bool,
}

/// The paths that a pattern stands for, by what `list` says that folders hold. `*` and `?` stand for
/// parts of a name, and a name without them is taken to be there. None where the pattern is no plain
/// path.
///
/// # Errors
///
/// Those of `list`.
pub fn expand<E>(
    pattern: &str,
    list: &mut impl FnMut(&str) -> Result<Vec<Named>, E>,
) -> Result<Option<BTreeSet<String>>, E> {
    let mut found = BTreeSet::from([String::new()]);
    let mut parts = pattern.split('/').peekable();
    while let Some(part) = parts.next() {
        let is_plain = !matches!(part, "" | "." | "..") && !part.contains(['\\', ':']);
        let Some(glob) = Pattern::new(part).ok().filter(|_| is_plain && !part.contains("**"))
        else {
            return Ok(None);
        };
        let is_last = parts.peek().is_none();
        let mut next = BTreeSet::new();
        for folder in found {
            let below = |name: &str| {
                if folder.is_empty() { name.to_owned() } else { format!("{folder}/{name}") }
            };
            if part.contains(['*', '?', '[']) {
                let fits = |named: &Named| {
                    named.is_folder != is_last && glob.matches_with(&named.name, AS_SHELLS)
                };
                next.extend(
                    list(&folder)?
                        .iter()
                        .filter(|named| fits(named))
                        .map(|named| below(&named.name)),
                );
            } else {
                next.insert(below(part));
            }
        }
        found = next;
    }
    Ok(Some(found))
}

/// Whether a path is one that a pattern stands for, on some system.
#[must_use]
pub fn fits(path: &str, pattern: &str) -> bool {
    let anywhere = MatchOptions { case_sensitive: false, ..AS_SHELLS };
    Pattern::new(&key(pattern)).is_ok_and(|pattern| pattern.matches_with(&key(path), anywhere))
}

/// Patterns of files in folders; `**` stands for any folders.
#[derive(Debug, Default)]
pub struct Patterns(Vec<Pattern>);

impl Patterns {
    /// Adds a pattern.
    ///
    /// # Errors
    ///
    /// What is wrong with it, in words.
    pub fn add(&mut self, pattern: &str) -> Result<(), &'static str> {
        self.0.push(Pattern::new(pattern).map_err(|error| error.msg)?);
        Ok(())
    }

    /// Whether a path is like one of them.
    #[must_use]
    pub fn fit(&self, path: &str) -> bool {
        self.0.iter().any(|pattern| pattern.matches_with(path, AS_SHELLS))
    }
}

/// A name that begins with a dot is hidden.
const AS_SHELLS: MatchOptions = MatchOptions {
    case_sensitive: true,
    require_literal_separator: true,
    require_literal_leading_dot: true,
};

/// A word as a shell reads it back.
#[must_use]
pub fn quoted(word: &str) -> String {
    let plain = |c: char| c.is_alphanumeric() || "/._-+=:@%".contains(c);
    if word.chars().all(plain) {
        word.to_owned()
    } else {
        format!("'{}'", word.replace('\'', "'\\''"))
    }
}

/// Whether a path leads into the folder in which git keeps a repository, however that is spelled.
#[must_use]
pub fn is_git(path: &str) -> bool {
    path.split(['/', '\\']).any(|name| {
        let name = key(name);
        // After a colon, Windows has another stream of the same file; it also drops dots and spaces at the end.
        let name = name.split(':').next().unwrap_or_default().trim_end_matches(['.', ' ']);
        let short = name.strip_prefix("git~");
        name == ".git" || short.is_some_and(|number| number.parse::<u8>().is_ok())
    })
}

/// Why a path has a name that is no name on some system, or another one there.
#[must_use]
pub fn trouble(path: &str) -> Option<&'static str> {
    path.split('/').find_map(|name| {
        let is_device = || {
            let base = key(name.split('.').next().unwrap_or_default());
            let numbered = base.trim_end().trim_end_matches(|last| "123456789¹²³".contains(last));
            let is_numbered = base.trim_end().len() > numbered.len();
            DEVICES.contains(&numbered) && is_numbered == ["com", "lpt"].contains(&numbered)
        };
        if name.len() > LONGEST {
            Some("has a name that is too long: file systems take 255 bytes")
        } else if name.ends_with(['.', ' ']) {
            Some("has a name with a dot or a blank at its end, which Windows drops")
        } else if name.contains(['<', '>', '"', '|', '?', '*']) {
            Some("has a name with a sign that Windows does not allow")
        } else if name.contains(is_unseen) {
            Some("has a name with a sign that nobody sees")
        } else if is_device() {
            Some("has a name that is a device on Windows")
        } else {
            None
        }
    })
}

/// Whether file systems of macOS leave a sign out of names.
fn is_unseen(sign: char) -> bool {
    matches!(sign, '\u{200c}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{206a}'..='\u{206f}' | '\u{feff}')
        // Others that show nothing.
        || matches!(sign, '\u{ad}' | '\u{200b}' | '\u{2060}'..='\u{2064}' | '\u{2066}'..='\u{2069}')
}
