//! Replaces names in Markdown source, and finds them there.

use std::borrow::Cow;
use std::ops::Range;

use pulldown_cmark::{CowStr, Event, LinkType, Parser, Tag, TagEnd};

use crate::text_edit::{self, TextEdit};

/// Replaces the content of each code span for which `rename` returns another name. Every other byte
/// stays the same. Code blocks are not code spans.
pub fn rename_code_spans<N: AsRef<str>>(
    markdown: &str,
    rename: impl Fn(&str) -> Option<N>,
) -> Cow<'_, str> {
    if !markdown.contains('`') {
        return Cow::Borrowed(markdown);
    }
    let edit = |(span, code): (Range<usize>, CowStr<'_>)| {
        let name = rename(&code).filter(|name| name.as_ref() != &*code)?;
        Some(TextEdit::replace(span, name.as_ref()))
    };
    let edits: Vec<_> = code_spans(markdown).filter_map(edit).collect();
    if edits.is_empty() {
        return Cow::Borrowed(markdown);
    }
    text_edit::apply(markdown, edits).map_or(Cow::Borrowed(markdown), Cow::Owned)
}

/// The content of each code span, with its bytes. Code blocks are not code spans.
pub fn code_spans(markdown: &str) -> impl Iterator<Item = (Range<usize>, CowStr<'_>)> {
    Parser::new(markdown).into_offset_iter().filter_map(|(event, range)| {
        let Event::Code(code) = event else { return None };
        // The content of a span over two lines is not found here. Names have no spaces, so none is
        // missed.
        let start = range.start + markdown.get(range)?.find(&*code)?;
        Some((start..start + code.len(), code))
    })
}

/// The bytes after the `#` of each link to a place on the same page.
pub fn anchors(markdown: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    if !markdown.contains('#') {
        return found;
    }
    let mut add = |written: Range<usize>, target: &str| {
        let anchor = target.strip_prefix('#')?;
        let start = written.start + markdown.get(written)?.find(target)? + 1;
        found.push(start..start + anchor.len());
        Some(())
    };
    let parser = Parser::new(markdown);
    for (_, definition) in parser.reference_definitions().iter() {
        let span = definition.span.clone();
        // The target follows the label.
        let label = markdown.get(span.clone()).and_then(|written| written.find("]:"));
        add(span.start + label.unwrap_or_default()..span.end, &definition.dest);
    }
    let mut link = None;
    let mut end = 0;
    for (event, range) in parser.into_offset_iter() {
        match event {
            Event::Start(Tag::Link { link_type, dest_url, .. }) => {
                end = range.start;
                link = (link_type == LinkType::Inline).then_some(dest_url);
            }
            // The target follows the text of the link.
            Event::End(TagEnd::Link) => {
                link.take().and_then(|target| add(end..range.end, &target));
            }
            _ => end = range.end,
        }
    }
    found
}
