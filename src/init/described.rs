//! Descriptions: what the comments of the files say, in the words of the first api.

use std::collections::HashMap;

use super::comment::{Comment, comment};
use super::entries::Listed;
use super::read::Enums;
use super::rule::renamed;
use super::terms::{self, Term};
use crate::catalogue::Api;
use crate::catalogue::names::rename;
use crate::diagnostic::{Diagnostic, Place, codes};
use crate::prose::{self, COMMENT_WIDTH, markdown, plain};
use crate::proto::words;

/// How wide Markdown gets in the catalogue.
const WIDTH: usize = 92;
/// How many comments are looked at to find out how wide they are.
const SAMPLES: usize = 200;

/// Gives enums and entries their descriptions, and names the comments that will not stay as they
/// are. The width of the comments in each file comes back, and the terms that differ.
pub fn describe(
    enums: &mut [Listed],
    files: &[Enums],
    apis: &[Api],
    found: &mut Vec<Diagnostic>,
) -> (Vec<usize>, Vec<Term>) {
    let mut vocabulary = Vocabulary::new(enums, apis);
    let terms = terms::find(enums, files, apis, &vocabulary);
    for term in &terms {
        vocabulary.add(term);
    }
    let mut describer = Describer {
        files,
        apis,
        vocabulary,
        samples: files.iter().map(|_| Vec::new()).collect(),
        found,
    };
    for of in enums {
        let starts = files.iter().map(|file| Some(file.of(of.kind)?.start));
        of.description = describer.description(&starts.collect::<Vec<_>>());
        for entry in &mut of.entries {
            let values = files.iter().zip(&entry.values);
            let starts = values.map(|(file, at)| Some(file.of(of.kind)?.values.get((*at)?)?.start));
            entry.description = describer.description(&starts.collect::<Vec<_>>());
        }
    }
    (describer.samples.iter().map(|samples| width(samples)).collect(), terms)
}

/// The names and terms that are not the same in every api.
pub struct Vocabulary {
    /// The name in the first api, by any of the names.
    in_first: HashMap<String, String>,
    /// The name in each api, by that in the first.
    in_api: Vec<HashMap<String, String>>,
}

impl Vocabulary {
    fn new(enums: &[Listed], apis: &[Api]) -> Self {
        let mut all: Vec<Vec<String>> = Vec::new();
        for entry in enums.iter().flat_map(|of| &of.entries) {
            all.push((0..apis.len()).map(|api| entry.in_api(api, apis)).collect());
            for former in &entry.former_names {
                all.push(apis.iter().map(|api| rename(former, &api.rename)).collect());
            }
        }
        let mut in_first = HashMap::new();
        let mut in_api = vec![HashMap::new(); apis.len()];
        for names in all {
            let Some(first) = names.first().filter(|first| names.iter().any(|name| name != *first))
            else {
                continue;
            };
            for (name, known) in names.iter().zip(&mut in_api) {
                in_first.insert(name.clone(), first.clone());
                known.insert(first.clone(), name.clone());
            }
        }
        Self { in_first, in_api }
    }

    /// Whether a code span is the name of an entry that differs between apis.
    pub fn knows(&self, span: &str) -> bool {
        self.in_first.contains_key(span)
    }

    fn add(&mut self, term: &Term) {
        for (api, name) in &term.others {
            if let Some(names) = self.in_api.get_mut(*api) {
                names.insert(term.name.clone(), name.clone());
            }
            self.in_first.entry(name.clone()).or_insert_with(|| term.name.clone());
        }
    }

    /// Markdown in the words of an api.
    fn translated(&self, description: &str, api: usize) -> String {
        let names = self.in_api.get(api);
        let name = |span: &str| names?.get(span).map(String::as_str);
        prose::rename_code_spans(description, name).into_owned()
    }
}

/// A comment as it stands, and the description that is to give it back.
struct Sample {
    column: usize,
    text: String,
    description: String,
}

struct Describer<'d> {
    files: &'d [Enums<'d>],
    apis: &'d [Api],
    vocabulary: Vocabulary,
    /// Those of each file.
    samples: Vec<Vec<Sample>>,
    found: &'d mut Vec<Diagnostic>,
}

impl Describer<'_> {
    /// The description of an element, by the index of its first lexeme in each file.
    fn description(&mut self, starts: &[Option<usize>]) -> String {
        let comments: Vec<Option<Comment>> =
            self.files.iter().zip(starts).map(|(file, start)| comment(file, (*start)?)).collect();
        let Some((origin, first)) =
            comments.iter().enumerate().find_map(|(api, one)| Some((api, one.as_ref()?)))
        else {
            return String::new();
        };
        let lines: Vec<&str> = first.lines.iter().map(String::as_str).collect();
        let document =
            prose::comment::read(&lines, &|word| self.vocabulary.in_first.get(word).cloned());
        let description = markdown::source(&document, WIDTH);
        for (api, comment) in comments.iter().enumerate() {
            let Some(comment) = comment else { continue };
            let translated = self.vocabulary.translated(&description, api);
            self.compare(api, comment, &translated, (origin, first));
            let sample =
                Sample { column: comment.column, text: comment.text(), description: translated };
            if let Some(samples) =
                self.samples.get_mut(api).filter(|samples| samples.len() < SAMPLES)
            {
                samples.push(sample);
            }
        }
        description
    }

    /// Names a comment that says something else than the description.
    fn compare(
        &mut self,
        api: usize,
        comment: &Comment,
        description: &str,
        (origin, first): (usize, &Comment),
    ) {
        let said = words(&without_fences(&comment.text()));
        let generated = plain::render(&prose::parse(description), usize::MAX);
        let (Some(file), Some(from)) = (self.files.get(api), self.files.get(origin)) else {
            return;
        };
        // What another file says more takes nothing away.
        if words(&without_fences(&generated)).starts_with(&said) {
            return;
        }
        let place = file.place(&comment.span);
        if api == origin {
            let message = "this comment is not carried over word for word";
            let help = "compare it with the description in the catalogue";
            self.found
                .push(Diagnostic::new(codes::NOT_CARRIED_OVER, place, message).with_help(help));
            return;
        }
        let path = &from.file.path;
        let rule = |api: usize| self.apis.get(api).map_or(&[][..], |api| &api.rename);
        let in_other_words = renamed(&first.text(), rule(origin), rule(api));
        let (message, help) = if said == words(&without_fences(&in_other_words)) {
            (
                format!(
                    "this differs from the comment in {path} by renamed words alone, and `generate` replaces it"
                ),
                "names and terms in code spans get the words of each api, prose does not",
            )
        } else {
            (
                format!(
                    "this says something else than the comment in {path}, and `generate` replaces it"
                ),
                "write what is worth keeping into the description",
            )
        };
        let other: Place = from.place(&first.span);
        let warning = Diagnostic::new(codes::DIFFERENT_COMMENT, place, message);
        self.found.push(warning.with_other(other, "the catalogue has this one").with_help(help));
    }
}

/// A comment has fences around code, where a description that is generated has indentation.
fn without_fences(text: &str) -> String {
    let lines: Vec<_> = text.lines().filter(|line| !line.trim().starts_with("```")).collect();
    lines.join("\n")
}

/// The width at which most comments come out as they stand; of several, the one nearest to the usual.
fn width(samples: &[Sample]) -> usize {
    let documents: Vec<_> =
        samples.iter().map(|sample| (sample, prose::parse(&sample.description))).collect();
    let alike = |width: usize| {
        let same = documents.iter().filter(|(sample, document)| {
            plain::render(document, width.saturating_sub(sample.column + 3)) == sample.text
        });
        same.count()
    };
    let nearness = |width: usize| std::cmp::Reverse(width.abs_diff(COMMENT_WIDTH));
    (40..=120).max_by_key(|width| (alike(*width), nearness(*width))).unwrap_or(COMMENT_WIDTH)
}
