//! Compares two catalogues: what changed, and which changes break code that uses the names and
//! numbers.

mod about;
mod cases;
mod changes;
mod entries;
mod fields;
mod matching;
mod names;
mod report;
mod reserved;
mod versions;

pub use changes::{CatalogueChange, Group};
pub use report::{json, markdown, text};

use crate::catalogue::{Catalogue, EnumKind};
use changes::Changes;
use versions::Versions;

/// All changes, in the order of the catalogue. Left out is what no user depends on: the wording of
/// the page, `outputs` and `owned`.
pub fn compare(old: &Catalogue, new: &Catalogue) -> Vec<CatalogueChange> {
    let versions = Versions::new(old, new);
    let mut changes = Changes::default();
    about::compare(&versions, &mut changes);
    for kind in EnumKind::ALL {
        entries::compare(kind, &versions, &mut changes);
    }
    changes.finish()
}
