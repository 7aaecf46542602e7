//! What changed between two catalogues, in words, and whether it breaks those who use the names
//! and the numbers.

mod about;
mod cases;
mod changes;
mod entries;
mod matching;
mod names;
mod report;
mod reserved;
mod versions;

pub use changes::{Change, Group};
pub use report::{json, markdown, text};

use crate::catalogue::Catalogue;
use changes::Changes;
use versions::Versions;

/// All that changed, in the order of the catalogue. What `outputs` and `owned` say is left out:
/// where things are generated is nothing that others use.
#[must_use]
pub fn compare(old: &Catalogue, new: &Catalogue) -> Vec<Change> {
    let versions = Versions::new(old, new);
    let mut changes = Changes::default();
    about::compare(&versions, &mut changes);
    entries::states(&versions, &mut changes);
    entries::sources(&versions, &mut changes);
    entries::reasons(&versions, &mut changes);
    changes.finish()
}
