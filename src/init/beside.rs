//! Warns of what stays in the files because the catalogue cannot hold it.

use std::ops::Range;

use memchr::memchr_iter;
use rangemap::{RangeInclusiveSet, RangeSet};

use super::draft::DraftEnum;
use super::read::{ApiEnums, FoundEnum, SourceFile};
use crate::catalogue::Api;
use crate::diagnostic::{Diagnostic, codes};
use crate::proto::{Directives, Enum, Lexeme, leading, said, trailing};

/// Warns of the comments and the options of every enum that the catalogue does not have.
pub fn not_carried_over(enums: &[DraftEnum], by_api: &[ApiEnums]) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for draft in enums {
        for (api, enums) in by_api.iter().enumerate() {
            // `further_apis` warns of the enums that are left alone in their files.
            let here = enums.get(draft.kind).filter(|here| here.source.api() == Some(api));
            let Some(here) = here else { continue };
            let values = draft.entries.iter().filter_map(|entry| entry.values.get(&api).copied());
            let starts: Vec<_> = values
                .filter_map(|at| Some(here.definition.values.get(at)?.start))
                .chain([here.definition.start])
                .collect();
            let after = after(here.source, &starts);
            let what = "has comments after its values, which are descriptions now; they stay, and \
                `generate` writes the same text above the values";
            found.extend(left(here, (what, "remove them"), &after));
            let comments = comments(here, &starts, &after);
            let what = "has comments beside and between its values, or at aliases; they stay in \
                the file, and are not in the catalogue";
            let help = "add to the catalogue what its readers should know";
            found.extend(left(here, (what, help), &comments));
            let what = "has options; they stay in the file, and are not in the catalogue";
            let help = "if only the compiler needs them, there is nothing to do";
            found.extend(left(here, (what, help), &options(here.definition)));
        }
    }
    found
}

/// Warns of enums that share a file with those of an earlier api: an output has one api.
pub fn further_apis(sources: &[SourceFile], apis: &[Api]) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for source in sources {
        let further = source.asked.iter().filter(|(asked, _)| Some(asked.api) != source.api());
        for (asked, definition) in further.filter(|(_, definition)| !source.has_before(definition))
        {
            let api = apis.get(asked.api).map_or("", |api| &api.name);
            let message = format!(
                "`generate` and `check` ignore `{}`: an output has one api, and this enum is of \
                    {api}",
                definition.path
            );
            let place = source.place(&definition.name);
            let help = "to generate its comments, move it to a file of its own";
            found.push(Diagnostic::new(codes::NOT_CARRIED_OVER, place, message).with_help(help));
        }
    }
    found
}

/// Comments after the values that have none above them.
fn after(source: &SourceFile, starts: &[usize]) -> Vec<Range<usize>> {
    let (text, lexemes) = (&source.file.text, &source.lexemes);
    let directives = Directives::with(&[]);
    let bare = starts.iter().filter(|start| leading(text, lexemes, **start).is_none());
    let beside = bare.filter_map(|start| trailing(text, lexemes, *start));
    beside.filter(|block| !directives.are_all(&block.lines)).map(|block| block.span).collect()
}

/// Comments inside an enum that are not those of the elements that start at these lexemes.
fn comments(
    FoundEnum { source, definition, .. }: &FoundEnum,
    starts: &[usize],
    after: &[Range<usize>],
) -> Vec<Range<usize>> {
    let text = &source.file.text;
    let above =
        starts.iter().filter_map(|start| Some(leading(text, &source.lexemes, *start)?.span));
    let carried: RangeSet<usize> = above.chain(after.iter().cloned()).collect();
    let is_carried = |lexeme: &Lexeme| {
        carried.get(&lexeme.span.start).is_some_and(|span| lexeme.span.end <= span.end)
    };
    let all = source.lexemes.get(definition.start..definition.end).unwrap_or_default();
    let comments: Vec<_> = all.iter().filter(|lexeme| lexeme.kind.is_comment()).collect();
    let said =
        comments.iter().map(|lexeme| said(text.get(lexeme.span.clone()).unwrap_or_default()));
    let for_tools = Directives::with(&[]).among(said);
    let left = comments
        .into_iter()
        .zip(for_tools)
        .filter(|(lexeme, is_one)| !is_one && !is_carried(lexeme));
    left.map(|(lexeme, _)| lexeme.span.clone()).collect()
}

/// The options that mean nothing to the catalogue.
fn options(definition: &Enum) -> Vec<Range<usize>> {
    let known = |name: &str| name == "allow_alias";
    let own =
        definition.options.iter().filter(|(name, _)| !known(name)).map(|(_, span)| span.clone());
    own.chain(definition.values.iter().filter_map(|value| value.options.clone())).collect()
}

/// One warning for all of a kind, at the first of them.
fn left(
    FoundEnum { source, definition, .. }: &FoundEnum,
    (what, help): (&str, &str),
    spans: &[Range<usize>],
) -> Option<Diagnostic> {
    let first = spans.first()?;
    let message = format!("`{}` {what}", definition.path);
    let mut warning =
        Diagnostic::new(codes::NOT_CARRIED_OVER, source.place(first), message).with_help(help);
    let breaks: Vec<usize> = memchr_iter(b'\n', source.file.text.as_bytes()).collect();
    let line = |at: usize| breaks.binary_search(&at).unwrap_or_else(|next| next) + 1;
    let runs: RangeInclusiveSet<usize> =
        spans.iter().map(|span| line(span.start)..=line(span.end)).collect();
    if runs.iter().any(|run| run != &(line(first.start)..=line(first.start))) {
        warning.notes.push(format!("all of them: lines {}", listed(&runs)));
    }
    Some(warning)
}

/// Runs of lines in words: `3 to 5 and 7`.
fn listed(runs: &RangeInclusiveSet<usize>) -> String {
    let texts = runs.iter().map(|run| match (run.start(), run.end()) {
        (first, last) if first == last => first.to_string(),
        (first, last) => format!("{first} to {last}"),
    });
    match texts.collect::<Vec<_>>().as_slice() {
        [] => String::new(),
        [only] => only.clone(),
        [most @ .., last] => format!("{} and {last}", most.join(", ")),
    }
}
