//! Where links lead.

use super::characters::{turns_direction, visible};

/// Whether following the target would run what it says.
pub(super) fn runs_code(target: &str) -> bool {
    let scheme = target.split(':').next().unwrap_or_default().to_ascii_lowercase();
    target.contains(':') && ["javascript", "data", "vbscript"].contains(&scheme.as_str())
}

/// A target without the characters that URLs cannot hold, which are those that could end it in some language.
pub(super) fn percent_encoded(target: &str) -> String {
    let mut encoded = String::with_capacity(target.len());
    for character in target.chars() {
        let stays = if character.is_ascii() {
            character.is_ascii_alphanumeric() || "-._~:/?#[]@!$&'()*+,;=%".contains(character)
        } else {
            !(character.is_whitespace()
                || visible(character) != character
                || turns_direction(character))
        };
        if stays {
            encoded.push(character);
        } else {
            for byte in character.encode_utf8(&mut [0; 4]).bytes() {
                let escape = format!("%{byte:02X}");
                encoded.push_str(&escape);
            }
        }
    }
    encoded
}
