//! Words of the catalogue as the model has them.

use crate::catalogue::yaml::Word;

/// Markdown without the line break that a block scalar ends with.
pub fn prose(word: &Word<'_>) -> String {
    word.text.trim_end().to_owned()
}

/// The same, empty where there is none.
pub fn text(word: Option<&Word<'_>>) -> String {
    word.map(prose).unwrap_or_default()
}

/// A word as it is written.
pub fn optional(word: Option<&Word<'_>>) -> Option<String> {
    word.map(|word| word.text.to_string())
}

/// Words by their keys.
pub fn pairs(words: &[(Word<'_>, Word<'_>)]) -> Vec<(String, String)> {
    words.iter().map(|(name, word)| (name.text.to_string(), prose(word))).collect()
}
