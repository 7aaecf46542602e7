//! Finds texts that YAML reads differently from how they look.

use super::sentences::ends_well;
use super::subject::Subject;
use crate::catalogue::Prose;
use crate::catalogue::yaml::CURLY_QUOTES;
use crate::diagnostic::{Diagnostic, codes};

/// Finds unquoted texts that YAML cuts off at a ` #`. An intended comment comes after a whole
/// sentence and has a space after its `#`.
pub fn cut_text(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let is_cut = |prose: &&Prose| {
        let Some(comment) = subject.comment_after(prose) else { return false };
        let is_word = comment.starts_with(char::is_alphanumeric);
        is_plain(subject, prose) && (is_word || !ends_well(&prose.text))
    };
    let cut = |prose| {
        let message = "this text ends at the ` #`, which begins a comment";
        Diagnostic::new(codes::CUT_TEXT, subject.place_of(prose), message)
            .with_help("put a text that contains ` #` in quotes; end a complete text with a period")
    };
    subject.catalogue.prose.iter().filter(is_cut).map(cut).collect()
}

/// Finds texts in curly quotes. YAML takes them for a part of the text.
pub fn curly_quotes(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let is_quoted = |prose: &&Prose| {
        let ends = prose.text.starts_with(CURLY_QUOTES) && prose.text.ends_with(CURLY_QUOTES);
        // More than two quotes: the text begins with one quotation and ends with another.
        ends && prose.text.chars().filter(|sign| CURLY_QUOTES.contains(sign)).count() == 2
    };
    let quoted = |prose| {
        let message = "these quotes are part of the text, and every output shows them";
        Diagnostic::new(codes::CURLY_QUOTES, subject.place_of(prose), message)
            .with_help("remove them, or use straight ones")
    };
    subject.catalogue.prose.iter().filter(is_quoted).map(quoted).collect()
}

/// Whether a text is a plain YAML scalar: neither quoted nor a block.
fn is_plain(subject: &Subject<'_>, prose: &Prose) -> bool {
    let written = subject.catalogue.files.part(&prose.span);
    !written.starts_with(['"', '\'', '|', '>'])
}
