//! The enums of `.proto` files that were asked for.

use std::ops::Range;

use super::ProtoFile;
use crate::catalogue::EnumKind;
use crate::diagnostic::{Diagnostic, Place, codes};
use crate::proto::{self, Enum, Lexeme, Malformed};

/// The enums of one file.
pub struct Enums<'f> {
    /// The file.
    pub file: &'f ProtoFile,
    /// Its tokens and comments.
    pub lexemes: Vec<Lexeme>,
    /// What it has of each kind.
    pub mapped: Vec<(EnumKind, Enum)>,
}

impl Enums<'_> {
    /// The enum of a kind.
    pub fn of(&self, kind: EnumKind) -> Option<&Enum> {
        self.mapped.iter().find(|(of, _)| *of == kind).map(|(_, of)| of)
    }

    /// The bytes `span` of the file.
    pub fn place(&self, span: &Range<usize>) -> Place {
        Place::span(&self.file.path, span)
    }

    /// The parts of its package; none where it has none.
    pub fn package(&self) -> Vec<&str> {
        let mut tokens = self.lexemes.iter().filter(|lexeme| !lexeme.kind.is_comment());
        let mut words =
            tokens.by_ref().filter_map(|lexeme| self.file.text.get(lexeme.span.clone()));
        let is_package = words.by_ref().any(|word| word == "package");
        let parts = words.take_while(|word| is_package && *word != ";");
        parts.filter(|word| *word != ".").collect()
    }
}

/// The enums of every file.
///
/// # Errors
///
/// What is not protobuf, and enums that are not there.
pub fn files(files: &[ProtoFile]) -> Result<Vec<Enums<'_>>, Vec<Diagnostic>> {
    let mut read = Vec::new();
    let mut errors = Vec::new();
    for file in files {
        match enums(file) {
            Ok(enums) => read.push(enums),
            Err(some) => errors.extend(some),
        }
    }
    if errors.is_empty() { Ok(read) } else { Err(errors) }
}

fn enums(file: &ProtoFile) -> Result<Enums<'_>, Vec<Diagnostic>> {
    let malformed = |error: Malformed| {
        let place = Place::span(&file.path, &error.span);
        vec![
            Diagnostic::new(codes::PROTO, place, error.message).with_help("correct the file first"),
        ]
    };
    let lexemes = proto::lex(&file.text).map_err(malformed)?;
    if let Some(span) = proto::edition(&file.text, &lexemes) {
        let message = "editions of protobuf are not supported";
        let help = "its comments could not be edited; start from a file with `syntax`";
        let place = Place::span(&file.path, &span);
        return Err(vec![Diagnostic::new(codes::PROTO, place, message).with_help(help)]);
    }
    let all = proto::enums(&file.text, &lexemes).map_err(malformed)?;
    if file.enums.is_empty() {
        let place = Place::File(file.path.clone());
        let message = "nobody said which enum has the states, the sources or the reasons";
        let none = Diagnostic::new(codes::UNKNOWN_ENUM, place, message);
        return Err(vec![none.with_nearest("", all.iter().map(|of| of.path.as_str()))]);
    }
    let mut mapped = Vec::new();
    let mut errors = Vec::new();
    for (kind, path) in &file.enums {
        if let Some(of) = all.iter().find(|of| of.path == *path) {
            mapped.push((*kind, of.clone()));
            continue;
        }
        let message = format!("the file has no enum `{path}`");
        let unknown = Diagnostic::new(codes::UNKNOWN_ENUM, Place::File(file.path.clone()), message);
        errors.push(unknown.with_nearest(path, all.iter().map(|of| of.path.as_str())));
    }
    if errors.is_empty() { Ok(Enums { file, lexemes, mapped }) } else { Err(errors) }
}
