//! The enums of `.proto` files that were asked for.

use std::ops::Range;

use super::{Asked, ProtoFile};
use crate::catalogue::EnumKind;
use crate::diagnostic::{Diagnostic, Place, codes};
use crate::proto::{self, Enum, Lexeme, Malformed};

/// A file that has been read.
pub struct Source<'f> {
    /// The file.
    pub file: &'f ProtoFile,
    /// Which of the files it is.
    pub index: usize,
    /// Its tokens and comments.
    pub lexemes: Vec<Lexeme>,
    /// The enums that were asked for.
    pub asked: Vec<(&'f Asked, Enum)>,
}

/// An enum of an api, and the file that has it.
pub struct Found<'s> {
    pub kind: EnumKind,
    pub source: &'s Source<'s>,
    pub of: &'s Enum,
}

/// The enums of one api, in whatever files.
#[derive(Default)]
pub struct Enums<'s> {
    /// What it has of each kind.
    pub found: Vec<Found<'s>>,
    /// The kinds of which it has the very enum that an api before it has.
    pub shared: Vec<EnumKind>,
}

impl<'s> Enums<'s> {
    /// The enum of a kind; nothing where an api before has the same.
    pub fn of(&self, kind: EnumKind) -> Option<&Found<'s>> {
        self.found.iter().find(|found| found.kind == kind)
    }

    /// The file with its first enum.
    pub fn source(&self) -> Option<&'s Source<'s>> {
        self.found.first().map(|found| found.source)
    }
}

impl Source<'_> {
    /// The bytes `span` of the file.
    pub fn place(&self, span: &Range<usize>) -> Place {
        Place::span(&self.file.path, span)
    }

    /// The api whose names its output has: the first of those that it has enums of.
    pub fn api(&self) -> Option<usize> {
        self.asked.iter().map(|(asked, _)| asked.api).min()
    }

    /// Whether its first api has this enum.
    pub fn has_before(&self, of: &Enum) -> bool {
        self.asked.iter().any(|(asked, known)| Some(asked.api) == self.api() && known == of)
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

/// Every file, with the enums in it.
///
/// # Errors
///
/// What is not protobuf, and enums that are not there.
pub fn sources(files: &[ProtoFile]) -> Result<Vec<Source<'_>>, Vec<Diagnostic>> {
    let mut read = Vec::new();
    let mut errors = Vec::new();
    for (index, file) in files.iter().enumerate() {
        match source(index, file) {
            Ok(source) => read.push(source),
            Err(some) => errors.extend(some),
        }
    }
    if errors.is_empty() { Ok(read) } else { Err(errors) }
}

/// The enums of every api.
pub fn by_api<'s>(sources: &'s [Source<'s>]) -> Vec<Enums<'s>> {
    let all = || sources.iter().flat_map(|source| source.asked.iter().map(move |of| (source, of)));
    let count = all().map(|(_, (asked, _))| asked.api + 1).max().unwrap_or_default();
    let mut apis: Vec<Enums<'s>> = Vec::new();
    for api in 0..count {
        let mut enums = Enums::default();
        for (source, (asked, of)) in all().filter(|(_, (asked, _))| asked.api == api) {
            let kind = asked.kind;
            let is_same = |found: &Found| found.source.index == source.index && found.of == of;
            if apis.iter().filter_map(|before| before.of(kind)).any(is_same) {
                enums.shared.push(kind);
            } else {
                enums.found.push(Found { kind, source, of });
            }
        }
        apis.push(enums);
    }
    apis
}

fn source(index: usize, file: &ProtoFile) -> Result<Source<'_>, Vec<Diagnostic>> {
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
    let mut found = Vec::new();
    let mut errors = Vec::new();
    for asked in &file.enums {
        if let Some(of) = all.iter().find(|of| of.path == asked.path) {
            found.push((asked, of.clone()));
            continue;
        }
        let message = format!("the file has no enum `{}`", asked.path);
        let unknown = Diagnostic::new(codes::UNKNOWN_ENUM, Place::File(file.path.clone()), message);
        errors.push(unknown.with_nearest(&asked.path, all.iter().map(|of| of.path.as_str())));
    }
    if errors.is_empty() { Ok(Source { file, index, lexemes, asked: found }) } else { Err(errors) }
}
