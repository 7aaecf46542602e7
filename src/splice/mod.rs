//! Puts rendered text into the text of existing files.

mod agreement;
mod by_hand;
mod kept;
mod proof;
mod proto_comments;
mod regions;
mod whole;

use std::sync::Arc;

pub use by_hand::{ByHand, by_hand};
pub use whole::Owner;

use crate::catalogue::{Catalogue, Output};
use crate::diagnostic::{Diagnosed, Diagnostic, Place, codes};
use crate::render::{Rendered, looks_generated};

/// How a file relates to the catalogue.
#[derive(Debug)]
pub struct Claim<'c> {
    /// The file name of the catalogue.
    pub file_name: &'c str,
    /// The owner of the file as a whole.
    pub owner: Owner,
}

/// The new text of an output's file. `existing` has the present bytes of the file, if it exists.
///
/// There is no text if the file cannot be edited because it is missing, not UTF-8, not protobuf, or
/// has wrong markers. If there is a text, the diagnostics say where the file and the catalogue
/// disagree, and which hand-written text would be lost.
pub fn splice(
    catalogue: &Catalogue,
    output: &Output,
    rendered: Rendered,
    existing: Option<&[u8]>,
    claim: &Claim<'_>,
) -> Diagnosed<Option<String>> {
    let spliced = match rendered {
        Rendered::Whole(text) => Ok(whole::replace(output, text, existing, &claim.owner)),
        Rendered::Regions(regions) => text(output, existing).and_then(|text| {
            // A list of a region has the bullets of a list around it, which can be another region.
            let replace = |text: &str| {
                regions::replace(output, &regions, text, claim.file_name).map(Diagnosed::from)
            };
            by_hand_still(output, text, settled(text, replace)?)
        }),
        Rendered::Comments(comments) => text(output, existing).and_then(|text| {
            let new = proto_comments::replace(catalogue, output, &comments, text)?;
            by_hand_still(output, text, new)
        }),
    };
    match spliced {
        Ok(Diagnosed { value, diagnostics }) => Diagnosed { value: Some(value), diagnostics },
        Err(diagnostics) => Diagnosed { value: None, diagnostics },
    }
}

/// The text that a replacement leads to and leaves alone, so that the next run changes nothing. If several texts
/// lead to each other in a circle, it is always the same one. The diagnostics are those of the first replacement.
fn settled(
    text: &str,
    replace: impl Fn(&str) -> Result<Diagnosed<String>, Vec<Diagnostic>>,
) -> Result<Diagnosed<String>, Vec<Diagnostic>> {
    let Diagnosed { value: mut next, diagnostics } = replace(text)?;
    let mut texts = vec![text.to_owned()];
    while texts.len() < MOST_TEXTS {
        if let Some(first) = texts.iter().position(|known| *known == next) {
            let value = texts.into_iter().skip(first).max().unwrap_or(next);
            return Ok(Diagnosed { value, diagnostics });
        }
        let after = replace(&next)?;
        texts.push(next);
        next = after.value;
    }
    Ok(Diagnosed { value: next, diagnostics })
}

/// How many texts are tried. Two or three settle; a file that never does must not take all memory.
const MOST_TEXTS: usize = 10;

/// Refuses text for a part of a file that would make the whole file look generated.
fn by_hand_still(
    output: &Output,
    old: &str,
    new: Diagnosed<String>,
) -> Result<Diagnosed<String>, Vec<Diagnostic>> {
    if looks_generated(old.as_bytes()) || !looks_generated(new.value.as_bytes()) {
        return Ok(new);
    }
    let message = "a line would begin like the banner of a generated file";
    let help = "leave `banner` out of the template, and change a text that begins like it";
    let place = Place::File(Arc::from(output.path.as_str()));
    Err(vec![Diagnostic::new(codes::REGION, place, message).with_help(help)])
}

/// The present text of the file, for outputs that are only parts of a file.
fn text<'e>(output: &Output, existing: Option<&'e [u8]>) -> Result<&'e str, Vec<Diagnostic>> {
    let file: Arc<str> = Arc::from(output.path.as_str());
    let Some(bytes) = existing else {
        let message = "the file does not exist, and only parts of it are generated";
        let help = "create the file, or generate all of it with `template`";
        let missing = Diagnostic::new(codes::MISSING_FILE, Place::File(file), message);
        return Err(vec![missing.with_help(help)]);
    };
    std::str::from_utf8(bytes).map_err(|error| {
        let line = bytes.iter().take(error.valid_up_to()).filter(|byte| **byte == b'\n').count();
        let place = Place::Line(file, line + 1);
        let message = "the text is not UTF-8 from this line";
        vec![Diagnostic::new(codes::NOT_UTF8, place, message).with_help("save the file in UTF-8")]
    })
}
