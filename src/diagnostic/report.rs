//! Diagnostics as text for people: code, excerpt and caret in the style of rustc.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};

use super::{Diagnostic, Place, Severity};

/// The texts of the files that diagnostics point into, by the name the diagnostics use.
pub type Sources = BTreeMap<Arc<str>, Arc<str>>;

/// All diagnostics as text with terminal styles, each with an excerpt where `sources` has its
/// file. Each ends with an empty line.
#[must_use]
pub fn report(diagnostics: &[Diagnostic], sources: &Sources) -> String {
    let renderer = Renderer::styled().decor_style(DecorStyle::Ascii);
    let mut text = String::new();
    for diagnostic in diagnostics {
        text.push_str(&renderer.render(&[group(diagnostic, sources)]));
        text.push_str("\n\n");
    }
    text
}

fn group<'a>(diagnostic: &'a Diagnostic, sources: &'a Sources) -> Group<'a> {
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let title = level.primary_title(diagnostic.message.as_str()).id(diagnostic.code);
    let mut group = places(Group::with_title(title), diagnostic, sources);
    for note in &diagnostic.notes {
        group = group.element(Level::NOTE.message(note.as_str()));
    }
    if let Some(help) = &diagnostic.help {
        group = group.element(Level::HELP.message(help.as_str()));
    }
    group
}

fn places<'a>(mut group: Group<'a>, diagnostic: &'a Diagnostic, sources: &'a Sources) -> Group<'a> {
    let label = diagnostic.label.as_deref();
    let Some((file, text, span)) = excerpt(&diagnostic.place, sources) else {
        return group.element(origin(&diagnostic.place));
    };
    if diagnostic.other.is_none() {
        let (first, line, lines) = whole_lines(text, &span);
        let span = span.start - first..span.end - first;
        let primary = AnnotationKind::Primary.span(span).label(label);
        let snippet = Snippet::source(lines).path(file).line_start(line).fold(false);
        return group.element(snippet.annotation(primary));
    }
    let mut snippet = Snippet::source(text)
        .path(file)
        .annotation(AnnotationKind::Primary.span(span).label(label));
    if let Some((place, label)) = &diagnostic.other {
        match excerpt(place, sources) {
            Some((other, _, span)) if other == file => {
                snippet =
                    snippet.annotation(AnnotationKind::Context.span(span).label(label.as_str()));
            }
            Some((other, text, span)) => {
                let second = Snippet::source(text)
                    .path(other)
                    .annotation(AnnotationKind::Context.span(span).label(label.as_str()));
                return group.element(snippet).element(second);
            }
            None => group = group.element(origin(place)),
        }
    }
    group.element(snippet)
}

fn origin(place: &Place) -> Origin<'_> {
    match place {
        Place::File(file) | Place::Span(file, _) => Origin::path(file.as_ref()),
        Place::Line(file, line) => Origin::path(file.as_ref()).line(*line),
    }
}

fn excerpt<'a>(place: &'a Place, sources: &'a Sources) -> Option<(&'a str, &'a str, Range<usize>)> {
    let Place::Span(file, (start, end)) = place else {
        return None;
    };
    let text = sources.get(file)?;
    let end = boundary(text, *end);
    Some((file, text, boundary(text, *start).min(end)..end))
}

/// The lines that a range touches: where they start, the number of the first, and their text.
fn whole_lines<'a>(text: &'a str, span: &Range<usize>) -> (usize, usize, &'a str) {
    let before = text.get(..span.start).unwrap_or_default();
    let start = before.rfind('\n').map_or(0, |at| at + 1);
    let rest = text.get(span.end..).unwrap_or_default();
    let end = span.end + rest.find('\n').unwrap_or(rest.len());
    (start, before.matches('\n').count() + 1, text.get(start..end).unwrap_or_default())
}

/// The next place in `text`, from `at`, where a character begins or the text ends.
fn boundary(text: &str, at: usize) -> usize {
    (at..text.len()).find(|at| text.is_char_boundary(*at)).unwrap_or(text.len())
}
