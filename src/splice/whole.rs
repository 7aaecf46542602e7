//! Replaces whole files. A banner marks a file as generated. Line endings stay as they are.

use crate::catalogue::Output;
use crate::diagnostic::{Diagnosed, Diagnostic, Place, codes};

/// The owner of a file, as its banner tells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Owner {
    /// This catalogue.
    This,
    /// Another catalogue, with this file name.
    Other(String),
    /// No catalogue: the file has no banner, so a person wrote it.
    Nobody,
}

/// The new text of a file, and a diagnostic if it would overwrite content that is not ours.
pub fn replace(
    output: &Output,
    text: String,
    existing: Option<&[u8]>,
    owner: &Owner,
) -> Diagnosed<String> {
    let Some(old) = existing else { return text.into() };
    let text = if ends_lines_with_crlf(old) { text.replace('\n', "\r\n") } else { text };
    let nothing_to_lose = old.trim_ascii().is_empty() || old == text.as_bytes();
    let ours = output.adopted || *owner == Owner::This || nothing_to_lose;
    let lost = (!ours).then(|| lost(&output.path, owner));
    Diagnosed { value: text, diagnostics: lost.into_iter().collect() }
}

fn ends_lines_with_crlf(bytes: &[u8]) -> bool {
    let first = bytes.split_inclusive(|byte| *byte == b'\n').next();
    first.is_some_and(|line| line.ends_with(b"\r\n"))
}

fn lost(path: &str, owner: &Owner) -> Diagnostic {
    let (message, help) = match owner {
        Owner::Other(name) => (
            format!("the file is an output of {name}, and would be overwritten"),
            "give it another path in one of the catalogues, or write `adopted: true` at the \
                output and remove it from the other one",
        ),
        Owner::This | Owner::Nobody => (
            "the file was not generated, and would be overwritten".to_owned(),
            "copy what is worth keeping elsewhere, then write `adopted: true` at the output",
        ),
    };
    Diagnostic::new(codes::NOT_ADOPTED, Place::whole(path), message).with_help(help)
}
