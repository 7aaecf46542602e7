//! Renaming in Markdown that stays Markdown.

use std::borrow::Cow;

use pulldown_cmark::{Event, Parser};

/// Replaces the content of each code span for which `rename` has another name, and keeps every other byte.
///
/// Code blocks are not code spans.
pub fn rename_code_spans<'a, 'n>(
    markdown: &'a str,
    rename: impl Fn(&str) -> Option<&'n str>,
) -> Cow<'a, str> {
    if !markdown.contains('`') {
        return Cow::Borrowed(markdown);
    }
    let mut renamed = String::new();
    let mut copied = 0;
    for (event, range) in Parser::new(markdown).into_offset_iter() {
        let Event::Code(code) = event else { continue };
        let Some(name) = rename(&code).filter(|name| **name != *code) else {
            continue;
        };
        // A span that was wrapped over two lines reads otherwise than it is written; names have no spaces.
        let Some(offset) = markdown.get(range.clone()).and_then(|span| span.find(&*code)) else {
            continue;
        };
        let start = range.start + offset;
        renamed.push_str(markdown.get(copied..start).unwrap_or_default());
        renamed.push_str(name);
        copied = start + code.len();
    }
    if copied == 0 {
        return Cow::Borrowed(markdown);
    }
    renamed.push_str(markdown.get(copied..).unwrap_or_default());
    Cow::Owned(renamed)
}
