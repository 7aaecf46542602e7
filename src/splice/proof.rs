//! Proves that an edit of a `.proto` file changed only comments: all other tokens and the parsed
//! descriptor stay the same. It does not prove that `protoc` accepts the file, because imports are
//! not read and names are not resolved.

use std::sync::Arc;

use prost_types::FileDescriptorProto;

use crate::diagnostic::{Diagnostic, Place, codes};
use crate::proto::{Lexeme, edition, lex};

/// Compares the tokens and the descriptor of a file before and after an edit.
/// Fails if the file cannot be parsed, or the edit changes more than comments.
pub fn only_comments_changed(file: &Arc<str>, old: &str, new: &str) -> Result<(), Diagnostic> {
    let before = descriptor(file, old)?;
    if old == new {
        return Ok(());
    }
    let same =
        tokens(old) == tokens(new) && descriptor(file, new).is_ok_and(|after| before == after);
    if same {
        return Ok(());
    }
    let message = "the edit would change more than comments, so it is not made";
    let help = "this is an error of reasonbook; please report it with the file";
    Err(Diagnostic::new(codes::PROTO, Place::File(Arc::clone(file)), message).with_help(help))
}

/// The descriptor of a file, without comments and positions.
fn descriptor(file: &Arc<str>, text: &str) -> Result<FileDescriptorProto, Diagnostic> {
    let mut descriptor =
        protox_parse::parse(file, text.trim_start_matches('\u{feff}')).map_err(|error| {
            let place = Place::span(file, &error.span().unwrap_or(0..0));
            if lex(text).is_ok_and(|lexemes| edition(text, &lexemes).is_some()) {
                let message = "editions of protobuf are not supported";
                let help = "comments are edited in files with `syntax = \"proto2\"` or \"proto3\"";
                return Diagnostic::new(codes::PROTO, place, message).with_help(help);
            }
            let message = format!("this is not accepted as protobuf: {error}");
            Diagnostic::new(codes::PROTO, place, message).with_help("correct the file first")
        })?;
    descriptor.source_code_info = None;
    Ok(descriptor)
}

/// The texts of all tokens except comments.
fn tokens(text: &str) -> Option<Vec<&str>> {
    let lexemes = lex(text).ok()?;
    let tokens = lexemes.iter().filter(|lexeme| !lexeme.kind.is_comment());
    tokens.map(|Lexeme { span, .. }| text.get(span.clone())).collect()
}
