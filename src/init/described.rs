//! Makes descriptions of the comments in the files, in the words of the first api.

use super::comment::{Comment, comment};
use super::draft::DraftEnum;
use super::read::ApiEnums;
use super::rule::renamed;
use super::terms;
use super::vocabulary::{Term, Vocabulary};
use crate::catalogue::Api;
use crate::diagnostic::{Diagnostic, codes};
use crate::prose::{self, markdown, plain};
use crate::proto::words;

/// The width of Markdown in the catalogue.
const WIDTH: usize = 92;

/// What the comments of the files give besides descriptions.
pub struct Described {
    /// The code spans that differ between apis and are no names of entries.
    pub terms: Vec<Term>,
    /// The comments that will not stay as they are.
    pub warnings: Vec<Diagnostic>,
}

/// Gives enums and entries their descriptions.
pub fn describe(enums: &mut [DraftEnum], by_api: &[ApiEnums], apis: &[Api]) -> Described {
    let mut vocabulary = Vocabulary::new(enums, apis);
    let terms = terms::find(enums, by_api, apis, &vocabulary);
    for term in &terms {
        vocabulary.add_term(term);
    }
    let mut describer = Describer { apis, vocabulary, warnings: Vec::new() };
    for draft in enums {
        let comments = by_api.iter().map(|enums| {
            let found = enums.get(draft.kind)?;
            comment(found.source, found.definition.start)
        });
        draft.description = describer.description(&comments.collect::<Vec<_>>());
        for entry in &mut draft.entries {
            let comments = by_api.iter().enumerate().map(|(api, enums)| {
                let found = enums.get(draft.kind)?;
                comment(found.source, found.definition.values.get(*entry.values.get(&api)?)?.start)
            });
            entry.description = describer.description(&comments.collect::<Vec<_>>());
        }
    }
    Described { terms, warnings: describer.warnings }
}

struct Describer<'d> {
    apis: &'d [Api],
    vocabulary: Vocabulary,
    warnings: Vec<Diagnostic>,
}

impl Describer<'_> {
    /// The description of an element that has these comments, one an api.
    fn description(&mut self, comments: &[Option<Comment>]) -> String {
        let present = || {
            let comments = comments.iter().enumerate();
            comments.filter_map(|(api, comment)| Some((api, comment.as_ref()?)))
        };
        let Some((origin, first)) = present().next() else { return String::new() };
        let lines: Vec<&str> = first.lines.iter().map(String::as_str).collect();
        let in_first = |word: &str| self.vocabulary.in_first(word).cloned();
        let description = markdown::source(&prose::comment::read(&lines, &in_first), WIDTH);
        for (api, comment) in present() {
            let translated = self.vocabulary.translated(&description, api);
            let warning = if comment.is_said_by(&translated) {
                None
            } else if api == origin {
                Some(comment.not_word_for_word())
            } else if comment.source.api() == Some(api) {
                Some(self.replaced(api, comment, origin, first))
            } else {
                // Nothing is generated there.
                None
            };
            self.warnings.extend(warning);
        }
        description
    }

    /// The comment of an api differs from that of the api `origin`, which becomes the description.
    fn replaced(
        &self,
        api: usize,
        comment: &Comment,
        origin: usize,
        first: &Comment,
    ) -> Diagnostic {
        let path = &first.source.file.path;
        let rule = |api: usize| self.apis.get(api).map_or(&[][..], |api| &api.rename);
        let in_other_words = renamed(&first.text(), rule(origin), rule(api));
        let (message, help) = if comment.words() == words(&without_fences(&in_other_words)) {
            (
                format!(
                    "this differs from the comment in {path} only by renamed words, and \
                        `generate` replaces it"
                ),
                "only names and terms in code spans are translated for each api",
            )
        } else {
            (
                format!("this differs from the comment in {path}, and `generate` replaces it"),
                "copy what is worth keeping to the description",
            )
        };
        Diagnostic::new(codes::DIFFERENT_COMMENT, comment.place(), message)
            .with_other(first.place(), "the catalogue has this one")
            .with_help(help)
    }
}

impl Comment<'_> {
    fn words(&self) -> Vec<String> {
        words(&without_fences(&self.text()))
    }

    /// Whether a description says all that the comment says; it may say more.
    fn is_said_by(&self, description: &str) -> bool {
        let generated = plain::render(&prose::parse(description), usize::MAX);
        words(&without_fences(&generated)).starts_with(&self.words())
    }

    fn not_word_for_word(&self) -> Diagnostic {
        let message = "this comment is not carried over word for word";
        Diagnostic::new(codes::NOT_CARRIED_OVER, self.place(), message)
            .with_help("compare it with the description in the catalogue")
    }
}

/// Comments have fences around code; generated text has indentation instead.
fn without_fences(text: &str) -> String {
    let lines: Vec<_> = text.lines().filter(|line| !line.trim().starts_with("```")).collect();
    lines.join("\n")
}
