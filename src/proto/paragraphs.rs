//! Whose a line of a comment is: a tool's, a person's, or nobody's, so that its text can be replaced.

use super::directives::Directives;

/// Words that start a paragraph which a person wrote and which is never replaced.
const KEPT: [&str; 3] = ["TODO", "FIXME", "XXX"];

/// The kind of a line of a comment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LineKind {
    /// Nothing but a mark.
    Empty,
    /// A line of the text that is replaced.
    Text,
    /// A tool reads the line.
    Directive,
    /// A person marked the paragraph of the line, for example with TODO.
    Own,
}

/// The kind of each line, without its comment mark. If a person marked a paragraph, it is that person's own, but
/// for the directives above the mark.
pub fn line_kinds<'l>(
    lines: impl Iterator<Item = &'l str> + Clone,
    directives: &Directives,
) -> Vec<LineKind> {
    let mut is_own: Option<bool> = None;
    let kind = |(line, is_directive): (&str, bool)| {
        let line = line.trim();
        if line.is_empty() {
            is_own = None;
            LineKind::Empty
        } else if is_directive && is_own != Some(true) {
            LineKind::Directive
        } else if is_own.is_none() && is_frame(line) {
            LineKind::Text
        } else if *is_own.get_or_insert_with(|| is_marked(line)) {
            LineKind::Own
        } else {
            LineKind::Text
        }
    };
    let mut kinds: Vec<_> = lines.clone().zip(directives.among(lines)).map(kind).collect();
    // Only a frame stands right above a mark as if it were text. It belongs to what it frames.
    let mut below = LineKind::Empty;
    for kind in kinds.iter_mut().rev() {
        if *kind == LineKind::Text && below == LineKind::Own {
            *kind = LineKind::Own;
        }
        below = *kind;
    }
    kinds
}

/// Whether a line of a text could be taken for the beginning of a person's paragraph if an empty line stood above.
pub fn must_follow(line: &str) -> bool {
    is_marked(line.trim()) || is_frame(line.trim())
}

/// Whether a line begins with a person's mark.
pub fn is_marked(line: &str) -> bool {
    KEPT.iter().any(|word| {
        let rest = line.strip_prefix(word);
        rest.is_some_and(|rest| !rest.starts_with(|c: char| c.is_alphanumeric() || c == '_'))
    })
}

/// Whether a line has no words, as those of a frame. The next line begins the paragraph.
fn is_frame(line: &str) -> bool {
    !line.contains(char::is_alphanumeric)
}
