//! Finds bare URLs in text.

use super::super::characters::turns_direction;

/// The text before the first `http` or `https` URL, the URL, and the text after it.
pub fn find_url(text: &str) -> Option<(&str, &str, &str)> {
    text.match_indices("http").find_map(|(at, _)| {
        let (before, from_here) = text.split_at_checked(at)?;
        // Looking for the end of what is no URL, again and again, would take long.
        from_here.strip_prefix("https://").or_else(|| from_here.strip_prefix("http://"))?;
        let end = from_here.find(ends_url).unwrap_or(from_here.len());
        // Punctuation at the end belongs to the sentence or to brackets around the URL.
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
