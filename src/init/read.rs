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
    /// Its path as a command line takes it.
    pub given: String,
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
    let (mut parsed, mut errors) = (Vec::new(), Vec::new());
    for file in files {
        match parse(file) {
            Ok(one) => parsed.push(one),
            Err(error) => errors.push(error),
        }
    }
    for one in &parsed {
        errors.extend(one.file.enums.is_empty().then(|| unnamed(one, &parsed)));
        let unknown = one.file.enums.iter().filter(|asked| one.find(&asked.path).is_none());
        errors.extend(unknown.map(|asked| not_there(one, asked, &parsed)));
    }
    if !errors.is_empty() {
        return Err(errors);
    }
    let sources = parsed.into_iter().map(|parsed| {
        let asked = parsed.file.enums.iter();
        let asked = asked.filter_map(|asked| Some((asked, parsed.find(&asked.path)?.clone())));
        SourceFile { file: parsed.file, asked: asked.collect(), lexemes: parsed.lexemes }
    });
    Ok(sources.collect())
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

/// A file with all of its enums.
struct Parsed<'f> {
    file: &'f ProtoFile,
    lexemes: Vec<Lexeme>,
    package: String,
    enums: Vec<Enum>,
}

impl Parsed<'_> {
    /// The enum with a path, which may begin with the package.
    fn find(&self, path: &str) -> Option<&Enum> {
        self.enums.iter().find(|one| is_called(one, path, &self.package))
    }

    fn known(&self) -> impl Iterator<Item = &str> + Clone {
        self.enums.iter().map(|one| one.path.as_str())
    }

    /// The first enum whose path ends with a word, in upper or lower case.
    fn ending_with(&self, word: &str) -> Option<&str> {
        let word = word.to_lowercase();
        self.known().find(|path| path.to_lowercase().ends_with(&word))
    }
}

fn parse(file: &ProtoFile) -> Result<Parsed<'_>, Diagnostic> {
    let malformed = |error: Malformed| error.diagnose(&file.path);
    let lexemes = proto::lex(&file.text).map_err(malformed)?;
    if let Some(span) = proto::edition(&file.text, &lexemes) {
        let message = "editions of protobuf are not supported";
        let help = "its comments could not be edited; use a file with `syntax`";
        let place = Place::span(&file.path, &span);
        return Err(Diagnostic::new(codes::PROTO, place, message).with_help(help));
    }
    let enums = proto::enums(&file.text, &lexemes).map_err(malformed)?;
    let package = package(&file.text, &lexemes).join(".");
    Ok(Parsed { file, lexemes, package, enums })
}

/// The error for a file of which no enum was requested. It proposes those that are called like a kind.
fn unnamed(one: &Parsed<'_>, all: &[Parsed<'_>]) -> Diagnostic {
    let place = Place::File(Arc::clone(&one.file.path));
    let message = "no enum is given for the states, the sources or the reasons";
    let error = Diagnostic::new(codes::UNKNOWN_ENUM, place, message).with_nearest("", one.known());
    let options = EnumKind::ALL.into_iter().filter_map(|kind| {
        let path = one.ending_with(kind.to_string().trim_end_matches('s'))?;
        let is_everywhere = all.iter().all(|other| other.find(path).is_some());
        let file = if is_everywhere { None } else { Some(one.file) };
        Some(option(kind, file, path))
    });
    let options: Vec<_> = options.collect();
    let help = if options.is_empty() {
        format!("name them with --states, --sources or --reasons; {}", error.help)
    } else {
        format!("add what it has of these: {}", options.join(" "))
    };
    error.with_help(help)
}

/// The error for an enum that a file does not have. It proposes another file, or a similar name.
fn not_there(one: &Parsed<'_>, asked: &Asked, all: &[Parsed<'_>]) -> Diagnostic {
    let message = format!("the file has no enum `{}`", asked.path);
    let place = Place::File(Arc::clone(&one.file.path));
    let error = Diagnostic::new(codes::UNKNOWN_ENUM, place, message);
    if asked.path.contains('{') {
        return error.with_help("name an enum; to read a file by patterns, use --from");
    }
    if let Some(other) = all.iter().find(|other| other.find(&asked.path).is_some()) {
        let there = option(asked.kind, Some(other.file), &asked.path);
        return error.with_help(format!("another file has it: {there}"));
    }
    match one.ending_with(&asked.path) {
        Some(near) => error.with_help(format!("did you mean `{near}`?")),
        None => error.with_nearest(&asked.path, one.known()),
    }
}

/// The option that names an enum, with its file where that is needed.
fn option(kind: EnumKind, file: Option<&ProtoFile>, path: &str) -> String {
    let file = file.map_or_else(String::new, |file| format!("{}:", file.given));
    format!("--{kind} {file}{path}")
}
