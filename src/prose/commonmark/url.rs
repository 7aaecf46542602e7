//! Bare URLs, of which rustdoc warns.

use super::super::characters::turns_direction;

/// The first `http` or `https` URL of a text, with what stands before and behind it.
pub(super) fn find_url(text: &str) -> Option<(&str, &str, &str)> {
    text.match_indices("http").find_map(|(at, _)| {
        let (before, from_here) = text.split_at_checked(at)?;
        let end = from_here.find(ends_url).unwrap_or(from_here.len());
        // A sentence may end behind the URL, or a bracket around it.
        let url = from_here.get(..end)?.trim_end_matches(|last| ".,;:!?'\"()[]*_`".contains(last));
        let address = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"))?;
        (!address.is_empty()).then_some((before, url, from_here.get(url.len()..)?))
    })
}

fn ends_url(character: char) -> bool {
    character.is_whitespace()
        || character.is_control()
        || turns_direction(character)
        || "<>\\&".contains(character)
}
