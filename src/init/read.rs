//! Reads the requested enums of `.proto` files.

use std::ops::Range;
use std::sync::Arc;

use crate::catalogue::EnumKind;
use crate::diagnostic::{Diagnostic, Place, codes};
use crate::proto::{self, Enum, Lexeme, Malformed};

/// A `.proto` file with enums to start from.
#[derive(Debug)]
pub struct ProtoFile {
    /// Its path from the catalogue's folder, with `/`.
    pub path: Arc<str>,
    /// Its text.
    pub text: Arc<str>,
    /// The requested enums.
    pub enums: Vec<Asked>,
}

/// A requested enum.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    /// The index of its api. The first api has every kind that a further one has.
    pub api: usize,
    /// The kind of its entries.
    pub kind: EnumKind,
    /// Its path in the file, such as `JobStatus.Reason`.
    pub path: String,
}

/// A file that has been read.
pub struct SourceFile<'f> {
    /// The file.
    pub file: &'f ProtoFile,
    /// Its tokens and comments.
    pub lexemes: Vec<Lexeme>,
    /// The requested enums.
    pub asked: Vec<(&'f Asked, Enum)>,
}

/// An enum of an api, and its file.
pub struct FoundEnum<'s> {
    pub kind: EnumKind,
    pub source: &'s SourceFile<'s>,
    pub definition: &'s Enum,
}

/// The enums of one api, from any number of files.
#[derive(Default)]
pub struct ApiEnums<'s> {
    /// Its enums, one a kind.
    pub found: Vec<FoundEnum<'s>>,
    /// The kinds whose enum it shares with an earlier api.
    pub shared: Vec<EnumKind>,
}

impl<'s> ApiEnums<'s> {
    /// The enum of a kind; none if it is shared with an earlier api.
    pub fn get(&self, kind: EnumKind) -> Option<&FoundEnum<'s>> {
        self.found.iter().find(|found| found.kind == kind)
    }

    /// The file with its first enum.
    pub fn source(&self) -> Option<&'s SourceFile<'s>> {
        self.found.first().map(|found| found.source)
    }
}

impl SourceFile<'_> {
    /// The bytes `span` of the file.
    pub fn place(&self, span: &Range<usize>) -> Place {
        Place::span(&self.file.path, span)
    }

    /// The api of its output: the first one whose enums it has.
    pub fn api(&self) -> Option<usize> {
        self.asked.iter().map(|(asked, _)| asked.api).min()
    }

    /// Whether its first api has this enum.
    pub fn has_before(&self, definition: &Enum) -> bool {
        self.asked.iter().any(|(asked, known)| Some(asked.api) == self.api() && known == definition)
    }

    /// The parts of its package, if it has one.
    pub fn package(&self) -> Vec<&str> {
        package(&self.file.text, &self.lexemes)
    }
}

fn package<'t>(text: &'t str, lexemes: &[Lexeme]) -> Vec<&'t str> {
    let mut tokens = lexemes.iter().filter(|lexeme| !lexeme.kind.is_comment());
    let mut words = tokens.by_ref().filter_map(|lexeme| text.get(lexeme.span.clone()));
    let is_package = words.by_ref().any(|word| word == "package");
    let parts = words.take_while(|word| is_package && *word != ";");
    parts.filter(|word| *word != ".").collect()
}

/// Whether a name, perhaps with the package before it, means an enum.
fn is_called(definition: &Enum, asked: &str, package: &str) -> bool {
    let asked = asked.strip_prefix('.').unwrap_or(asked);
    let below = asked.strip_prefix(package).and_then(|below| below.strip_prefix('.'));
    asked == definition.path || (!package.is_empty() && below == Some(&definition.path))
}

/// Reads every file with its requested enums.
/// Fails if a file is not protobuf, or has no such enum.
pub fn sources(files: &[ProtoFile]) -> Result<Vec<SourceFile<'_>>, Vec<Diagnostic>> {
    let mut errors = Vec::new();
    let read = files.iter().filter_map(|file| source(file).map_err(|all| errors.extend(all)).ok());
    let read = read.collect();
    if errors.is_empty() { Ok(read) } else { Err(errors) }
}

/// The enums of every api.
pub fn by_api<'s>(sources: &'s [SourceFile<'s>]) -> Vec<ApiEnums<'s>> {
    let all =
        || sources.iter().flat_map(|source| source.asked.iter().map(move |asked| (source, asked)));
    let count = all().map(|(_, (asked, _))| asked.api + 1).max().unwrap_or_default();
    let mut apis: Vec<ApiEnums<'s>> = Vec::new();
    for api in 0..count {
        let mut enums = ApiEnums::default();
        for (source, (asked, definition)) in all().filter(|(_, (asked, _))| asked.api == api) {
            let kind = asked.kind;
            let is_same = |found: &FoundEnum| {
                std::ptr::eq(found.source, source) && found.definition == definition
            };
            if apis.iter().filter_map(|before| before.get(kind)).any(is_same) {
                enums.shared.push(kind);
            } else {
                enums.found.push(FoundEnum { kind, source, definition });
            }
        }
        apis.push(enums);
    }
    apis
}

fn source(file: &ProtoFile) -> Result<SourceFile<'_>, Vec<Diagnostic>> {
    let malformed = |error: Malformed| vec![error.diagnose(&file.path)];
    let lexemes = proto::lex(&file.text).map_err(malformed)?;
    if let Some(span) = proto::edition(&file.text, &lexemes) {
        let message = "editions of protobuf are not supported";
        let help = "its comments could not be edited; use a file with `syntax`";
        let place = Place::span(&file.path, &span);
        return Err(vec![Diagnostic::new(codes::PROTO, place, message).with_help(help)]);
    }
    let all = proto::enums(&file.text, &lexemes).map_err(malformed)?;
    let known = || all.iter().map(|definition| definition.path.as_str());
    let package = package(&file.text, &lexemes).join(".");
    if file.enums.is_empty() {
        let place = Place::File(file.path.clone());
        let message = "no enum is given for the states, the sources or the reasons";
        let none = Diagnostic::new(codes::UNKNOWN_ENUM, place, message);
        return Err(vec![none.with_nearest("", known())]);
    }
    let mut found = Vec::new();
    let mut errors = Vec::new();
    for asked in &file.enums {
        if let Some(definition) = all.iter().find(|one| is_called(one, &asked.path, &package)) {
            found.push((asked, definition.clone()));
            continue;
        }
        let message = format!("the file has no enum `{}`", asked.path);
        let unknown = Diagnostic::new(codes::UNKNOWN_ENUM, Place::File(file.path.clone()), message);
        errors.push(if asked.path.contains('{') {
            unknown.with_help("name an enum; to read a file by patterns, use --from")
        } else {
            unknown.with_nearest(&asked.path, known())
        });
    }
    if errors.is_empty() { Ok(SourceFile { file, lexemes, asked: found }) } else { Err(errors) }
}
