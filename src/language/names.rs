//! The forms of a name that languages share.

use std::borrow::Cow;

use heck::ToUpperCamelCase;

/// Whether a name is a letter followed by letters, digits and underscores.
pub fn is_identifier(name: &str) -> bool {
    name.starts_with(|first: char| first.is_ascii_alphabetic())
        && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_')
}

/// The name without the prefix, where that leaves an identifier.
pub fn without_prefix<'n>(name: &'n str, prefix: &str) -> &'n str {
    name.strip_prefix(prefix).filter(|rest| is_identifier(rest)).unwrap_or(name)
}

/// The name without the prefix, in `UpperCamelCase`.
pub fn variant(name: &str, prefix: &str) -> String {
    without_prefix(name, prefix).to_upper_camel_case()
}

/// The same, as a form of names.
pub(super) fn upper_camel<'n>(name: &'n str, prefix: &str) -> Cow<'n, str> {
    Cow::Owned(variant(name, prefix))
}

/// The name as it is, for languages in which values have their full names.
pub(super) fn full<'n>(name: &'n str, _: &str) -> Cow<'n, str> {
    Cow::Borrowed(name)
}

/// The name after that of the enum, for languages in which types are side by side.
pub(super) fn joined<'n>(variant: &'n str, enum_type: &str) -> Cow<'n, str> {
    Cow::Owned(format!("{enum_type}{variant}"))
}
