//! Puts what was rendered into the file that is there: text in, text out.

mod agreement;
mod by_hand;
mod proof;
mod proto_comments;
mod regions;
mod whole;

use std::sync::Arc;

pub use by_hand::{ByHand, by_hand};

use crate::catalogue::{Catalogue, Output};
use crate::diagnostic::{Diagnosed, Diagnostic, Place, codes};
use crate::render::Rendered;

/// The whole text of an output's file. `existing` is what the file holds, none where there is none;
/// `marker` is how the banner of a generated file starts.
///
/// There is no text where the file cannot be edited: it is missing, not text, not what its name says,
/// or its markers are not in order. With a text, the diagnostics are where the file and the catalogue
/// do not agree, and what a person wrote that would be lost.
#[must_use]
pub fn splice(
    catalogue: &Catalogue,
    output: &Output,
    rendered: Rendered,
    existing: Option<&[u8]>,
    marker: &str,
) -> Diagnosed<Option<String>> {
    let spliced = match rendered {
        Rendered::Whole(text) => Ok(whole::replace(output, text, existing, marker)),
        Rendered::Regions(regions) => text(output, existing)
            .and_then(|text| regions::replace(output, &regions, text))
            .map(Diagnosed::from),
        Rendered::Comments(comments) => text(output, existing)
            .and_then(|text| proto_comments::replace(catalogue, output, &comments, text)),
    };
    match spliced {
        Ok(Diagnosed { value, diagnostics }) => Diagnosed { value: Some(value), diagnostics },
        Err(diagnostics) => Diagnosed { value: None, diagnostics },
    }
}

/// The text of a file that is there to be edited.
fn text<'e>(output: &Output, existing: Option<&'e [u8]>) -> Result<&'e str, Vec<Diagnostic>> {
    let file: Arc<str> = Arc::from(output.path.as_str());
    let Some(bytes) = existing else {
        let message = "the file does not exist, and only parts of it are generated";
        let help = "create the file, or generate the whole of it with `template`";
        let missing = Diagnostic::new(codes::MISSING_FILE, Place::File(file), message);
        return Err(vec![missing.with_help(help)]);
    };
    std::str::from_utf8(bytes).map_err(|error| {
        let line = bytes.iter().take(error.valid_up_to()).filter(|byte| **byte == b'\n').count();
        let place = Place::Line(file, line + 1);
        let message = "the text is not UTF-8 from this line on";
        vec![Diagnostic::new(codes::NOT_UTF8, place, message).with_help("save the file in UTF-8")]
    })
}
