//! Writes diagnostics as text for people: code, excerpt and caret in the style of rustc.

use std::ops::Range;

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{Annotation, AnnotationKind, Group, Level, Origin, Renderer, Snippet};

use super::place::{Located, Spot, Stretch, locate};
use super::{Diagnostic, Severity, Shown, Sources};
use crate::visible;

/// Excerpts with more bytes than this are not shown; the line and the column have to do.
const LONG_EXCERPT: usize = 4000;

/// In places with more lines than this, the middle is left out.
const MANY_LINES: usize = 20;

/// How many lines are shown at each end of such a place.
const ENDS: usize = 3;

/// Two places in one file share an excerpt if they are at most this many lines apart.
const NEAR: usize = 10;

/// The diagnostics that are shown, as text with terminal styles, and how many are not. A diagnostic
/// has an excerpt if `sources` has its file, and ends with an empty line. `path` returns the path to
/// show for the name of a file.
pub fn human(
    diagnostics: &[Diagnostic],
    sources: &Sources,
    path: &dyn Fn(&str) -> String,
) -> String {
    let renderer = Renderer::styled().decor_style(DecorStyle::Ascii);
    let mut text = String::new();
    let shown = Shown::of(locate(diagnostics, sources, path));
    for located in &shown.located {
        let both = shared(located, sources);
        text.push_str(&renderer.render(&[group(located, both.as_ref())]));
        text.push_str("\n\n");
    }
    if let Some((severity, counts)) = shown.left_out() {
        let counts = level(severity).primary_title(counts);
        text.push_str(&renderer.render(&[Group::with_title(counts)]));
        text.push_str("\n\n");
    }
    visible::coloured(&text)
}

fn group<'a>(located: &'a Located<'a>, both: Option<&'a Shared<'a>>) -> Group<'a> {
    let diagnostic = located.diagnostic;
    let title = level(diagnostic.severity).primary_title(diagnostic.message.as_str());
    let title = title.id(diagnostic.code.name);
    let mut group = places(Group::with_title(title), located, both);
    for note in &diagnostic.notes {
        group = group.element(Level::NOTE.message(visible::lines(note)));
    }
    group.element(Level::HELP.message(diagnostic.help.as_str()))
}

const fn level(severity: Severity) -> Level<'static> {
    match severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    }
}

/// Adds the places of a diagnostic: in one excerpt if `both` is given, otherwise one after the
/// other.
fn places<'a>(
    group: Group<'a>,
    located: &'a Located<'a>,
    both: Option<&'a Shared<'a>>,
) -> Group<'a> {
    let label = located.diagnostic.label.as_deref();
    if let Some(Shared { lines, first_line, primary, other, other_label }) = both {
        let snippet =
            Snippet::source(*lines).path(visible::line(&located.spot.file)).line_start(*first_line);
        return group.element(
            snippet
                .annotation(AnnotationKind::Primary.span(primary.clone()).label(label))
                .annotation(AnnotationKind::Context.span(other.clone()).label(*other_label)),
        );
    }
    let group = place(group, &located.spot, AnnotationKind::Primary, label);
    match &located.other {
        Some((spot, label)) => place(group, spot, AnnotationKind::Context, Some(label)),
        None => group,
    }
}

/// Adds a place, with an excerpt if its text is known and not too long.
fn place<'a>(
    group: Group<'a>,
    spot: &'a Spot<'a>,
    kind: AnnotationKind,
    label: Option<&'a str>,
) -> Group<'a> {
    let line = spot.line.unwrap_or(1);
    let has_many_lines =
        spot.range.as_ref().is_some_and(|range| range.end_line - line > MANY_LINES);
    let shown = spot
        .range
        .as_ref()
        .filter(|range| shown_bytes(range.lines, has_many_lines) <= LONG_EXCERPT);
    let Some(Stretch { lines, span, .. }) = shown else {
        let origin = Origin::path(visible::line(&spot.file));
        return group.element(match (spot.line, &spot.range) {
            (Some(line), Some(range)) => origin.line(line).char_column(range.column),
            (Some(line), None) => origin.line(line),
            (None, _) => origin,
        });
    };
    let snippet: Snippet<'a, Annotation<'a>> =
        Snippet::source(*lines).path(visible::line(&spot.file));
    let snippet = snippet.line_start(line).fold(has_many_lines);
    group.element(snippet.annotation(kind.span(span.clone()).label(label)))
}

/// How many bytes of an excerpt are shown.
fn shown_bytes(lines: &str, is_folded: bool) -> usize {
    if !is_folded {
        return lines.len();
    }
    let ends = lines.lines().take(ENDS).chain(lines.lines().rev().take(ENDS));
    ends.map(str::len).sum()
}

/// An excerpt that shows both places of a diagnostic.
struct Shared<'a> {
    lines: &'a str,
    /// The number of the first line.
    first_line: usize,
    /// The bytes of the primary place in `lines`.
    primary: Range<usize>,
    /// The bytes of the other place in `lines`.
    other: Range<usize>,
    other_label: &'a str,
}

/// The excerpt with both places of a diagnostic, if they are close together in one file.
fn shared<'a>(located: &Located<'a>, sources: &'a Sources) -> Option<Shared<'a>> {
    let (other, other_label) = located.other.as_ref()?;
    let (spot, text) = (&located.spot, sources.get(located.diagnostic.place.file())?);
    let (line, other_line) = (spot.line?, other.line?);
    if other.file != spot.file || line.abs_diff(other_line) > NEAR {
        return None;
    }
    let (range, other) = (spot.range.as_ref()?, other.range.as_ref()?);
    if range.lines.len().max(other.lines.len()) > LONG_EXCERPT {
        return None;
    }
    let (at, other_at) = (range.lines_start, other.lines_start);
    let start = at.min(other_at);
    let end = (at + range.lines.len()).max(other_at + other.lines.len());
    let moved = |span: &Range<usize>, at: usize| span.start + at - start..span.end + at - start;
    Some(Shared {
        lines: text.get(start..end)?,
        first_line: line.min(other_line),
        primary: moved(&range.span, at),
        other: moved(&other.span, other_at),
        other_label,
    })
}
