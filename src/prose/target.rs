//! Checks and encodes the targets of links.

use super::characters::{turns_direction, visible};

/// The scheme of a target, such as `https`; `None` if it has none.
pub fn scheme(target: &str) -> Option<&str> {
    let (scheme, _) = target.split_once(':')?;
    let is_part = |c: char| c.is_ascii_alphanumeric() || "+-.".contains(c);
    let starts = scheme.starts_with(|first: char| first.is_ascii_alphabetic());
    (starts && scheme.chars().all(is_part)).then_some(scheme)
}

/// Whether following the link would run its target as code.
pub fn runs_code(target: &str) -> bool {
    let runs = ["javascript", "data", "vbscript"];
    scheme(target).is_some_and(|scheme| runs.iter().any(|one| one.eq_ignore_ascii_case(scheme)))
}

/// Percent-encodes the characters that URLs cannot contain. Among them are all that could end a
/// target in some language.
pub fn percent_encoded(target: &str) -> String {
    let mut encoded = String::with_capacity(target.len());
    for character in target.chars() {
        let is_allowed = if character.is_ascii() {
            character.is_ascii_alphanumeric() || "-._~:/?#[]@!$&'()*+,;=%".contains(character)
        } else {
            !(character.is_whitespace()
                || visible(character) != character
                || turns_direction(character))
        };
        if is_allowed {
            encoded.push(character);
        } else {
            encoded += &percent_encode(character);
        }
    }
    encoded
}

/// The target as a URI of RFC 2396, for readers that accept nothing else.
pub fn strict_uri(target: &str) -> String {
    let (before_path, _) = target.split_at(target.find(['/', '?', '#']).unwrap_or(target.len()));
    let has_scheme = scheme(target).is_some_and(|scheme| scheme.len() + 1 < target.len());
    let mut uri = String::with_capacity(target.len());
    let mut fragment = false;
    for (at, character) in target.char_indices() {
        let rest = target.get(at + character.len_utf8()..).unwrap_or_default();
        let is_allowed = match character {
            '%' => rest.chars().take(2).filter(char::is_ascii_hexdigit).count() == 2,
            '#' => !std::mem::replace(&mut fragment, true),
            ':' => has_scheme || at >= before_path.len(),
            // After two slashes only a host name may follow.
            '/' => !uri.ends_with('/') || uri.len() > 1 && !uri.ends_with(":/") || has_host(rest),
            '[' | ']' => false,
            _ => character.is_ascii(),
        };
        if is_allowed {
            uri.push(character);
        } else {
            uri += &percent_encode(character);
        }
    }
    uri
}

fn has_host(rest: &str) -> bool {
    rest.starts_with(|first: char| first.is_ascii_alphanumeric())
}

fn percent_encode(character: char) -> String {
    character.encode_utf8(&mut [0; 4]).bytes().map(|byte| format!("%{byte:02X}")).collect()
}
