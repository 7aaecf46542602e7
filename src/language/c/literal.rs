//! String literals of C and C++.

use crate::language::literal::{Layout, common_escape, escape, fits, is_unseen, pieces};

/// The longest string that common compilers accept, in bytes.
const LONGEST: usize = 65_535;

/// A literal. A long one becomes several, one per line, which the compiler joins.
pub fn string(text: &str, layout: Layout) -> String {
    // `??` may start a trigraph.
    let text = escape(text, special).replace("??", "?\\?");
    if fits(&text, layout) {
        return format!("\"{text}\"");
    }
    let Layout { indent, width, .. } = layout;
    let pieces = pieces(&text, width.saturating_sub(indent + 3));
    format!("\"{}\"", pieces.join(&format!("\"\n{:indent$}\"", "")))
}

/// As [`string`], but fails for a text that C would cut off or that compilers refuse.
pub fn portable(text: &str, layout: Layout) -> Result<String, String> {
    if text.len() > LONGEST {
        return Err(format!(
            "the text has {} bytes, and a string in C can have {LONGEST}",
            text.len()
        ));
    }
    if text.contains('\0') {
        return Err("the text contains a zero byte, which ends a string in C".to_owned());
    }
    Ok(string(text, layout))
}

/// C takes no code point of a control character, so each byte is spelled out, always in three digits.
fn special(c: char) -> Option<String> {
    if let Some(common) = common_escape(c) {
        return Some(common.to_owned());
    }
    let octal = || c.encode_utf8(&mut [0; 4]).bytes().map(|byte| format!("\\{byte:03o}")).collect();
    is_unseen(c).then(octal)
}
