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
use crate::diagnostic::{Diagnostic, Place, codes};
use crate::lint::Finding;
use crate::render::Rendered;

/// What a file should hold, and what speaks against writing it.
#[derive(Debug, Default)]
pub struct Proposed {
    /// The whole text of the file.
    pub text: String,
    /// What a person wrote that would be lost, and that the output does not let go.
    pub lost: Vec<Diagnostic>,
    /// Where the file and the catalogue do not agree.
    pub disagreements: Vec<Diagnostic>,
    /// Where they do not agree and may: what lints decide on.
    pub differences: Vec<Finding>,
}

/// The text of an output. `existing` is what its file holds, none where there is none; `marker`
/// is how the banner of a generated file starts.
///
/// # Errors
///
/// Where the file cannot be edited: it is missing, not text, not what its name says, or its markers
/// are not in order.
pub fn splice(
    catalogue: &Catalogue,
    output: &Output,
    rendered: Rendered,
    existing: Option<&[u8]>,
    marker: &str,
) -> Result<Proposed, Vec<Diagnostic>> {
    match rendered {
        Rendered::Whole(text) => Ok(whole::replace(output, text, existing, marker)),
        Rendered::Regions(regions) => {
            let text = regions::replace(output, &regions, text(output, existing)?)?;
            Ok(Proposed { text, ..Proposed::default() })
        }
        Rendered::Comments(comments) => {
            proto_comments::replace(catalogue, output, &comments, text(output, existing)?)
        }
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
