//! The catalogue: from its text to a model in which every reference leads somewhere.
//!
//! `yaml` makes a tree, `shape` compares it with the table in `keys`, `decode` makes the records of that
//! table of it, and `resolve` turns names into what they name. Each adds what it finds to one list.

mod decode;
mod entry;
#[rustfmt::skip] // A table: one line a key.
mod keys;
pub mod kinds;
mod lookup;
mod model;
pub mod names;
mod occurrences;
mod output;
mod ranges;
mod resolve;
mod shape;
mod written;
pub(crate) mod yaml;

use std::sync::Arc;

pub use entry::{Entry, EntryKey, Enumeration, FormerName, HasEntry, Lifecycle, Names, Stage};
pub use keys::CATALOGUE;
pub use lookup::AnyEnum;
pub use model::{
    Api, Capability, Catalogue, Guidance, Instead, Occurrence, Reason, Source, State, Term, Update,
    UpdateState,
};
pub use output::{EnumKind, Output, Parameter, ProtoEnum, Target, Template};
pub use ranges::{HIGHEST, LOWEST, MAX, NoRange, NumberRange, NumberSet, successor, whole_number};
pub use written::{Exemption, Order, Owner, Prose, Release, Role, SharedNote};

use crate::diagnostic::{Diagnostic, Findings, codes};

/// A catalogue that does not hold together.
#[derive(Debug)]
pub struct Broken {
    /// Every error of the whole text, sorted by place: what is not YAML, what does not have the shape
    /// that [`CATALOGUE`] gives, and what does not hold together.
    pub errors: Vec<Diagnostic>,
    /// Where else, in bytes, the text has what one of the errors is about.
    pub repeated: Vec<usize>,
    /// What could be made of it, to look for more that is wrong; parts of it are made up. None where
    /// the text is not YAML.
    pub rest: Option<Box<Catalogue>>,
}

/// The catalogue in `text`; `file` is how diagnostics name it.
///
/// # Errors
///
/// Those of [`examine`].
pub fn load(file: &Arc<str>, text: &str) -> Result<Catalogue, Vec<Diagnostic>> {
    examine(file, text).map_err(|broken| broken.errors)
}

/// The same, with what is left of a catalogue that does not hold together.
///
/// # Errors
///
/// All that is wrong with the text.
pub fn examine(file: &Arc<str>, text: &str) -> Result<Catalogue, Broken> {
    let mut findings = Findings::new(Arc::clone(file));
    let Some(mut root) = yaml::parse(text, &mut findings) else {
        if findings.is_empty() {
            let help = "the least that it needs is `project`, `enums` and `reasons`";
            let place = findings.place(&(0..0));
            let empty = Diagnostic::new(codes::MISSING_KEY, place, "the catalogue is empty");
            findings.push(empty.with_help(help));
        }
        return Err(Broken { errors: findings.into_sorted(), repeated: Vec::new(), rest: None });
    };
    shape::check(&root, &CATALOGUE, "the catalogue", &mut findings);
    root.rename_keys(&findings.take_meant().into_iter().collect());
    let catalogue = resolve::resolve(file, &root, &mut findings);
    if findings.is_empty() {
        return Ok(catalogue);
    }
    let repeated = findings.take_repeated();
    Err(Broken { errors: findings.into_sorted(), repeated, rest: Some(Box::new(catalogue)) })
}
