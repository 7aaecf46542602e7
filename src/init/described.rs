//! Descriptions: what the comments of the files say, in the words of the first api.

use std::collections::HashMap;

use super::comment::{Comment, comment};
use super::entries::Listed;
use super::facts::{self, Facts};
use super::read::{Enums, Found, Source};
use super::rule::renamed;
use super::terms::{self, Term};
use crate::catalogue::Api;
use crate::catalogue::names::rename;
use crate::diagnostic::{Diagnostic, Place, codes};
use crate::prose::{self, COMMENT_WIDTH, markdown, plain};
use crate::proto::{Value, words};

/// How wide Markdown gets in the catalogue.
const WIDTH: usize = 92;
/// How many comments are looked at to find out how wide they are.
const SAMPLES: usize = 200;

/// Gives enums and entries their descriptions, and names the comments that will not stay as they
/// are. The width of the comments in each of the `sources` files comes back, and the terms that differ.
pub fn describe(
    enums: &mut [Listed],
    by_api: &[Enums],
    apis: &[Api],
    sources: usize,
    found: &mut Vec<Diagnostic>,
) -> (Vec<usize>, Vec<Term>) {
    let mut vocabulary = Vocabulary::new(enums, apis);
    let terms = terms::find(enums, by_api, apis, &vocabulary);
    for term in &terms {
        vocabulary.add(term);
    }
    let samples = (0..sources).map(|_| Vec::new()).collect();
    let mut describer = Describer { apis, vocabulary, samples, found };
    for of in enums {
        let comments = by_api.iter().map(|enums| {
            let Found { source, of, .. } = enums.of(of.kind)?;
            Some(Said { source, comment: comment(source, of.start)? })
        });
        of.description = describer.description(&comments.collect::<Vec<_>>());
        for entry in &mut of.entries {
            entry.facts = describer.in_first(std::mem::take(&mut entry.facts));
            let comments = by_api.iter().zip(&entry.values).map(|(enums, at)| {
                let found = enums.of(of.kind)?;
                describer.without_facts(found, found.of.values.get((*at)?)?, &entry.facts)
            });
            let comments: Vec<_> = comments.collect();
            entry.description = describer.description(&comments);
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
            for (former, _) in &entry.former_names {
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

/// A comment, and the file that has it.
struct Said<'s> {
    source: &'s Source<'s>,
    comment: Comment,
}

struct Describer<'d> {
    apis: &'d [Api],
    vocabulary: Vocabulary,
    /// Those of each file.
    samples: Vec<Vec<Sample>>,
    found: &'d mut Vec<Diagnostic>,
}

impl Describer<'_> {
    /// Facts in the words of the first api, their prose as Markdown.
    fn in_first(&self, facts: Facts) -> Facts {
        let name = |name: &str| self.vocabulary.in_first.get(name).cloned();
        let markdown = |note: &str| markdown::source(&prose::comment::read(&[note], &name), WIDTH);
        facts.map(|word| name(word).unwrap_or_else(|| word.to_owned()), markdown)
    }

    /// What the comment of a value says beside these facts; the whole comment where it has others.
    fn without_facts<'s>(
        &mut self,
        Found { kind, source, .. }: &Found<'s>,
        value: &Value,
        facts: &Facts,
    ) -> Option<Said<'s>> {
        let comment = comment(source, value.start)?;
        let comment = match facts::split(&comment, *kind, value) {
            Some((here, rest)) if self.in_first(here.clone()) == *facts => rest,
            // It would be the only description that there is.
            Some((_, rest)) if *facts != Facts::default() && rest.lines.is_empty() => {
                let place = source.place(&comment.span);
                let message = "this says something else than the facts in the catalogue";
                let help =
                    "the catalogue follows the first file that has any; correct what is wrong";
                let other = Diagnostic::new(codes::DIFFERENT_COMMENT, place, message);
                self.found.push(other.with_help(help));
                rest
            }
            _ => comment,
        };
        (!comment.lines.is_empty()).then_some(Said { source, comment })
    }

    /// The description of an element that has these comments in the apis.
    fn description(&mut self, comments: &[Option<Said>]) -> String {
        let Some((origin, first)) =
            comments.iter().enumerate().find_map(|(api, one)| Some((api, one.as_ref()?)))
        else {
            return String::new();
        };
        let lines: Vec<&str> = first.comment.lines.iter().map(String::as_str).collect();
        let document =
            prose::comment::read(&lines, &|word| self.vocabulary.in_first.get(word).cloned());
        let description = markdown::source(&document, WIDTH);
        for (api, said) in comments.iter().enumerate() {
            let Some(said @ Said { source, comment }) = said else { continue };
            let translated = self.vocabulary.translated(&description, api);
            self.compare((api, said), &translated, (origin, first));
            let sample =
                Sample { column: comment.column, text: comment.text(), description: translated };
            if let Some(samples) =
                self.samples.get_mut(source.index).filter(|samples| samples.len() < SAMPLES)
            {
                samples.push(sample);
            }
        }
        description
    }

    /// Names a comment that says something else than the description.
    fn compare(
        &mut self,
        (api, Said { source, comment }): (usize, &Said),
        description: &str,
        (origin, first): (usize, &Said),
    ) {
        let said = words(&without_fences(&comment.text()));
        let generated = plain::render(&prose::parse(description), usize::MAX);
        // What another api says more takes nothing away.
        if words(&without_fences(&generated)).starts_with(&said) {
            return;
        }
        let place = source.place(&comment.span);
        if api == origin {
            let message = "this comment is not carried over word for word";
            let help = "compare it with the description in the catalogue";
            self.found
                .push(Diagnostic::new(codes::NOT_CARRIED_OVER, place, message).with_help(help));
            return;
        }
        // Nothing is generated there.
        if source.api() != Some(api) {
            return;
        }
        let path = &first.source.file.path;
        let rule = |api: usize| self.apis.get(api).map_or(&[][..], |api| &api.rename);
        let in_other_words = renamed(&first.comment.text(), rule(origin), rule(api));
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
        let other: Place = first.source.place(&first.comment.span);
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
