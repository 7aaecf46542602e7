//! Bare URLs, which some readers want to be links.

use super::super::characters::turns_direction;

/// The first `http` or `https` URL of a text, with what stands before and after it.
pub fn find_url(text: &str) -> Option<(&str, &str, &str)> {
    text.match_indices("http").find_map(|(at, _)| {
        let (before, from_here) = text.split_at_checked(at)?;
        let end = from_here.find(ends_url).unwrap_or(from_here.len());
        // What follows the URL may end the sentence, or the brackets around it.
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
