//! What an enum has that stays in its file and that no catalogue can hold.

use std::collections::BTreeSet;
use std::ops::Range;

use super::entries::Listed;
use super::read::{Enums, Found, Source};
use crate::catalogue::Api;
use crate::diagnostic::{Diagnostic, codes};
use crate::proto::{Enum, leading, trailing};

/// Names the comments and the options of every enum that the catalogue does not have.
pub fn name(enums: &[Listed], by_api: &[Enums], found: &mut Vec<Diagnostic>) {
    for of in enums {
        for (api, enums) in by_api.iter().enumerate() {
            // Of what is left alone in its file it is said once.
            let here = enums.of(of.kind).filter(|here| here.source.api() == Some(api));
            let Some(here) = here else { continue };
            let values = of.entries.iter().filter_map(|entry| *entry.values.get(api)?);
            let starts: Vec<_> = values
                .filter_map(|at| Some(here.of.values.get(at)?.start))
                .chain([here.of.start])
                .collect();
            let behind = behind(here.source, &starts);
            let what = "has comments behind its values, and these are descriptions now; they stay, and \
                        `generate` writes the same above the values, so remove them";
            found.extend(left(here, what, &behind));
            let comments = comments(here, &starts, &behind);
            let what = "has comments beside and between its values, or at aliases; these stay in the \
                        file, and the catalogue lacks them";
            found.extend(left(here, what, &comments));
            let what = "has options; these stay in the file, and the catalogue lacks them";
            found.extend(left(here, what, &options(here.of)));
        }
    }
}

/// Names the enums that are in one file with those of an api before: an output has one api.
pub fn further_apis(sources: &[Source], apis: &[Api], found: &mut Vec<Diagnostic>) {
    for source in sources {
        let further = source.asked.iter().filter(|(asked, _)| Some(asked.api) != source.api());
        for (asked, of) in further.filter(|(_, of)| !source.has_before(of)) {
            let api = apis.get(asked.api).map_or("", |api| &api.name);
            let message = format!(
                "`generate` and `check` leave `{}` alone: an output has one api, and this is of {api}",
                of.path
            );
            let place = source.place(&of.name);
            let help = "move it into a file of its own if its comments are to be generated";
            found.push(Diagnostic::new(codes::NOT_CARRIED_OVER, place, message).with_help(help));
        }
    }
}

/// Comments behind the values that have none above.
fn behind(source: &Source, starts: &[usize]) -> Vec<Range<usize>> {
    let (text, lexemes) = (&source.file.text, &source.lexemes);
    let bare = starts.iter().filter(|start| leading(text, lexemes, **start).is_none());
    bare.filter_map(|start| Some(trailing(text, lexemes, *start)?.span)).collect()
}

/// Comments inside an enum that are not those of the elements that start at these lexemes.
fn comments(
    Found { source, of, .. }: &Found,
    starts: &[usize],
    behind: &[Range<usize>],
) -> Vec<Range<usize>> {
    let text = &source.file.text;
    let above =
        starts.iter().filter_map(|start| Some(leading(text, &source.lexemes, *start)?.span));
    let carried: Vec<Range<usize>> = above.chain(behind.iter().cloned()).collect();
    let carried: BTreeSet<usize> = carried
        .into_iter()
        .flat_map(|span| {
            let inside = source.lexemes.iter().filter(move |lexeme| {
                span.start <= lexeme.span.start && lexeme.span.end <= span.end
            });
            inside.map(|lexeme| lexeme.span.start).collect::<Vec<_>>()
        })
        .collect();
    let all = source.lexemes.get(of.start..of.end).unwrap_or_default();
    let comments = all.iter().filter(|lexeme| lexeme.kind.is_comment());
    comments
        .filter(|lexeme| !carried.contains(&lexeme.span.start))
        .map(|lexeme| lexeme.span.clone())
        .collect()
}

/// Options that mean something to the catalogue are not among them.
fn options(of: &Enum) -> Vec<Range<usize>> {
    let known = |name: &str| name == "allow_alias";
    let own = of.options.iter().filter(|(name, _)| !known(name)).map(|(_, span)| span.clone());
    own.chain(of.values.iter().filter_map(|value| value.options.clone())).collect()
}

/// One warning for all of a kind, at the first of them.
fn left(
    Found { source, of, .. }: &Found,
    what: &str,
    spans: &[Range<usize>],
) -> Option<Diagnostic> {
    let first = spans.first()?;
    let message = format!("`{}` {what}", of.path);
    let mut warning = Diagnostic::new(codes::NOT_CARRIED_OVER, source.place(first), message);
    let mut lines: Vec<usize> = Vec::new();
    let mut last = 0;
    for span in spans {
        let line = source.file.text.get(..span.start).unwrap_or_default().matches('\n').count() + 1;
        // Lines of one comment are told once.
        if line > last + 1 {
            lines.push(line);
        }
        last = line;
    }
    if lines.len() > 1 {
        let lines: Vec<_> = lines.iter().map(usize::to_string).collect();
        warning.notes.push(format!("all of them: lines {}", lines.join(", ")));
    }
    Some(warning)
}
