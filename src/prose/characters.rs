//! Characters that no generated file should contain as they are.

/// The character to write instead of this one: a space for those that some readers take for a line
/// break, and U+FFFD for other control characters, which are invisible and which few formats allow.
pub fn visible(character: char) -> char {
    match character {
        '\n' | '\t' => character,
        '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => ' ',
        // Go rejects a byte order mark inside a file. U+2060 has the same meaning.
        '\u{feff}' => '\u{2060}',
        _ if character.is_control() => char::REPLACEMENT_CHARACTER,
        _ => character,
    }
}

/// Whether a character changes the direction of the text after it. With these, a line can be
/// displayed in another order than it is read by a compiler.
pub fn turns_direction(character: char) -> bool {
    matches!(character, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// A character as a numeric character reference, for HTML and Markdown.
pub fn entity(character: char) -> String {
    format!("&#x{:X};", u32::from(character))
}

/// The text with direction-changing characters spelled out as `U+…`, for formats without character
/// references.
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
