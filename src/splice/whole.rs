//! Whole files. A banner marks a file as ours; line endings stay as they are.

use crate::catalogue::Output;
use crate::diagnostic::{Diagnosed, Diagnostic, Place, codes};
use crate::render::has_banner;

pub fn replace(
    output: &Output,
    text: String,
    existing: Option<&[u8]>,
    marker: &str,
) -> Diagnosed<String> {
    let Some(old) = existing else { return text.into() };
    let text = if ends_lines_with_crlf(old) { text.replace('\n', "\r\n") } else { text };
    let nothing_to_lose = old.trim_ascii().is_empty() || old == text.as_bytes();
    let ours = output.adopted || has_banner(old, marker) || nothing_to_lose;
    let lost = (!ours).then(|| lost(&output.path));
    Diagnosed { value: text, diagnostics: lost.into_iter().collect() }
}

fn ends_lines_with_crlf(bytes: &[u8]) -> bool {
    let first = bytes.split_inclusive(|byte| *byte == b'\n').next();
    first.is_some_and(|line| line.ends_with(b"\r\n"))
}

fn lost(path: &str) -> Diagnostic {
    let message = "the file was not generated, and would be lost";
    Diagnostic::new(codes::NOT_ADOPTED, Place::whole(path), message)
        .with_help("keep what it says elsewhere, then write `adopted: true` at the output")
}
