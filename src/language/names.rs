//! The forms of a name that languages share.

use std::borrow::Cow;

use heck::{ToKebabCase, ToLowerCamelCase, ToShoutySnakeCase, ToSnakeCase, ToUpperCamelCase};

/// Whether a name is a letter followed by letters, digits and underscores.
pub fn is_identifier(name: &str) -> bool {
    name.starts_with(|first: char| first.is_ascii_alphabetic())
        && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_')
}

/// The name without the prefix, where that leaves an identifier.
pub fn without_prefix<'n>(name: &'n str, prefix: &str) -> &'n str {
    name.strip_prefix(prefix).filter(|rest| is_identifier(rest)).unwrap_or(name)
}

/// The same in `UpperCamelCase`.
pub fn variant(name: &str, prefix: &str) -> String {
    without_prefix(name, prefix).to_upper_camel_case()
}

/// The name as it is, for languages in which values have their full names.
pub(super) fn full<'n>(name: &'n str, _: &str) -> Cow<'n, str> {
    Cow::Borrowed(name)
}

/// The name after that of the enum, for languages in which types stand side by side.
pub(super) fn joined<'n>(variant: &'n str, enum_type: &str) -> Cow<'n, str> {
    Cow::Owned(format!("{enum_type}{variant}"))
}

/// The name in `UPPER_SNAKE_CASE`.
pub fn constant(name: &str) -> String {
    name.to_shouty_snake_case()
}

/// The name in `snake_case`.
pub fn snake(name: &str) -> String {
    name.to_snake_case()
}

/// The name in `kebab-case`.
pub fn kebab(name: &str) -> String {
    name.to_kebab_case()
}

/// The name as people write it at the top of a column: `Exit code`.
pub fn heading(name: &str) -> String {
    let mut rest = name.chars();
    let first = rest.next().map(|first| first.to_ascii_uppercase());
    first.into_iter().chain(rest).map(|c| if c == '_' { ' ' } else { c }).collect()
}

/// The name in `lowerCamelCase`.
pub fn camel(name: &str) -> String {
    name.to_lower_camel_case()
}
