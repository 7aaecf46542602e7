//! Headers of outputs, such as a licence: texts for a comment in any language.

use crate::catalogue::output::{BANNER, Parameter};
use crate::catalogue::yaml::Word;
use crate::diagnostic::{Findings, codes};
use crate::language::literal::is_unseen;
use crate::language::{ANYWHERE, comment};
use crate::prose::TEMPLATE_TAGS;

/// What ends a comment in some language, or means something inside of one.
const NO_COMMENT: [&str; 6] = ["*/", "/*", "-->", "--!>", "\\", "??/"];

/// Reports a header that no comment can hold, and one of a file without comments.
pub fn check(path: &Word<'_>, name: &Word<'_>, header: &Parameter, findings: &mut Findings) {
    let (message, help) = match header {
        _ if path.text.ends_with(".json") => (
            format!("`{}` cannot have a `header`, because JSON has no comments", path.text),
            "remove it",
        ),
        Parameter::Text(header) => match trouble(header) {
            Some(trouble) => (format!("a `header` cannot have {trouble}"), "leave it out"),
            None => return,
        },
        _ => (
            "this is not a header".to_owned(),
            "write it as text; `header: |` begins several lines",
        ),
    };
    findings.error(codes::WRONG_TYPE, &name.span, message, help);
}

/// What of a text cannot be in a comment.
fn trouble(header: &str) -> Option<String> {
    let mut signs = NO_COMMENT.iter().chain(&ANYWHERE).chain(&TEMPLATE_TAGS);
    let sign = signs.find(|sign| header.contains(**sign));
    let sign = sign.copied().or_else(|| directive(header));
    let in_comments = sign.map(|sign| format!("`{sign}`, which means something in comments"));
    let unseen = header.chars().find(|c| is_unseen(*c) && *c != '\n');
    let unseen = unseen.map(|c| format!("U+{:04X}, which nobody would see", u32::from(c)));
    let banner = header.to_lowercase().contains(&BANNER.to_lowercase());
    let banner = banner.then(|| "the text of a banner".to_owned());
    in_comments.or(unseen).or(banner)
}

/// What a line says to a compiler or a checker of some language: alone, or after another `#`.
fn directive(header: &str) -> Option<&'static str> {
    header.lines().flat_map(|line| line.split('#')).find_map(comment::directive)
}
