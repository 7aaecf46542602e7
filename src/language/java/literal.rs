//! Java string literals.

use crate::language::literal::{Layout, common_escape, escape, fits, octal_or, pieces};

/// How many bytes a constant of a class file takes, in its own UTF-8.
const CONSTANT: usize = 65_535;

/// A Java literal. A long one is a sum of literals, one per line.
/// Fails for a text that no constant of a class file can hold.
pub fn string(text: &str, layout: Layout) -> Result<String, String> {
    // In class files NUL takes two bytes, and what UTF-16 spells with two units takes six.
    let bytes = |c: char| if c == '\0' { 2 } else { c.len_utf8() + c.len_utf8() / 4 * 2 };
    let size: usize = text.chars().map(bytes).sum();
    if size > CONSTANT {
        return Err(format!(
            "the text has {size} bytes, and a constant in Java can have {CONSTANT}"
        ));
    }
    let text = escape(text, special);
    if fits(&text, layout) {
        return Ok(format!("\"{text}\""));
    }
    let Layout { indent, width, .. } = layout;
    let pieces = pieces(&text, width.saturating_sub(indent + 9));
    Ok(format!("\"{}\"", pieces.join(&format!("\"\n{:indent$}    + \"", ""))))
}

fn special(c: char) -> Option<String> {
    // javac reads `\u0000` before it reads the literal.
    let spelled = || (!matches!(c, ' '..='~')).then(|| octal_or(c, unicode));
    common_escape(c).map(str::to_owned).or_else(spelled)
}

/// A character in ASCII, in a literal or in a comment: before Java 18, javac took the encoding of the
/// platform for that of the file.
pub fn unicode(c: char) -> String {
    c.encode_utf16(&mut [0; 2]).iter().map(|unit| format!("\\u{unit:04x}")).collect()
}

/// A text in ASCII.
pub fn ascii(text: &str) -> String {
    escape(text, |c| (!c.is_ascii()).then(|| unicode(c)))
}
