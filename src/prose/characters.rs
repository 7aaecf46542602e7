//! The characters that no generated file should hold as they are.

/// The character that stands for another in every text: a space for one that some reader takes for the end
/// of a line, and U+FFFD for any other control character, which few formats allow and nobody sees.
pub fn visible(character: char) -> char {
    match character {
        '\n' | '\t' => character,
        '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => ' ',
        // A byte order mark, which Go rejects; U+2060 means the same.
        '\u{feff}' => '\u{2060}',
        _ if character.is_control() => char::REPLACEMENT_CHARACTER,
        _ => character,
    }
}

/// Whether a character changes the direction of the text after it, so that a line can look unlike what it
/// says.
pub fn turns_direction(character: char) -> bool {
    matches!(character, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// A character as a numeric reference of HTML and Markdown.
pub fn entity(character: char) -> String {
    format!("&#x{:X};", u32::from(character))
}

/// A text in which the characters that turn its direction are spelled out, for places without entities.
pub fn spell_directions(text: &str) -> String {
    let mut spelled = String::with_capacity(text.len());
    for character in text.chars() {
        if turns_direction(character) {
            let code_point = format!("U+{:04X}", u32::from(character));
            spelled.push_str(&code_point);
        } else {
            spelled.push(character);
        }
    }
    spelled
}
