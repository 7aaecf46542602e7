//! The catalogue: from its text to a model in which every reference leads somewhere.
//!
//! `yaml` makes a tree, `shape` compares it with the table in `keys`, `decode` reads the records of that table
//! from it, and `resolve` turns names into what they name. Each adds what it finds to one list.

mod decode;
mod entry;
mod fields;
mod ids;
mod include;
#[rustfmt::skip] // A table: one line a key.
mod keys;
pub mod kinds;
mod lookup;
mod model;
pub mod names;
mod occurrences;
mod output;
mod ranges;
mod raw_fields;
mod releases;
mod resolve;
mod shape;
mod updates;
mod words;
mod written;
pub(crate) mod yaml;

use std::sync::Arc;

pub use entry::{Entry, EntryKey, Enumeration, FormerName, Lifecycle, Names, Stage, Terminal};
pub use fields::{Field, FieldType, FieldValue, FieldWord, Group};
pub use ids::{CapabilityId, EntryId};
pub use include::{INCLUDED, Include, NamedText};
pub use keys::CATALOGUE;
pub use model::{Audit, Capability, Catalogue, Given, Mentions, Titles};
pub use names::Api;
pub use output::{
    BANNER, EnumKind, HEADER, Output, Parameter, PerKind, ProtoEnum, Target, Template, as_map,
};
pub use ranges::{
    I32_MIN, NumberRange, NumberSet, PROTO_MAX, ParseRangeError, U32_MAX, successor, whole_number,
};
pub use releases::compare_releases;
pub use updates::{Guidance, Instead, Occurrence, Update, UpdateState};
pub use words::{Noun, Words};
pub use written::{Exemption, Order, Owner, Prose, Release, Role, SharedNote};

use crate::diagnostic::{Diagnostic, Files, Findings, Place, codes};
use yaml::Node;

/// The file name of a catalogue, where none is given.
pub const USUAL_NAME: &str = "catalogue.yaml";

/// A catalogue that does not hold together.
#[derive(Debug)]
pub struct Broken {
    /// Every error of the whole text, sorted by place: what is not YAML, what does not have the shape
    /// that [`CATALOGUE`] gives, and what does not hold together.
    pub errors: Vec<Diagnostic>,
    /// The first bytes of further places that one of the errors is also about.
    pub repeated: Vec<usize>,
    /// The model as far as it could be built; gaps are filled in, so it only serves to find more mistakes.
    /// `None` if the text is not YAML.
    pub rest: Option<Box<Catalogue>>,
}

/// The catalogue in `text`, which includes no files; `file` is how diagnostics name it.
/// Fails as [`examine`].
pub fn load(file: &Arc<str>, text: &str) -> Result<Catalogue, Vec<Diagnostic>> {
    let mut alone = |pattern: &str, place: &Place| {
        let message = format!("`{pattern}` is in no folder");
        let error = Diagnostic::new(codes::CANNOT_INCLUDE, place.clone(), message);
        Err(vec![error.with_help("write the catalogue in a file")])
    };
    examine(file, text, &mut alone).map_err(|broken| broken.errors)
}

/// The catalogue that a tree of all files stands for.
/// Fails as [`examine`].
pub(crate) fn of_tree(root: Node<'_>, findings: Findings) -> Result<Catalogue, Vec<Diagnostic>> {
    resolved(Some(root), findings).map_err(|broken| broken.errors)
}

/// The paths of the outputs in a text, whatever else is wrong with it; none if it is no YAML.
pub fn output_paths(text: &str) -> Vec<String> {
    let files = Files::new(&Arc::from(USUAL_NAME), text);
    let root = yaml::parse(text, &mut Findings::new(files));
    let outputs = root.as_ref().and_then(|root| root.get("outputs"));
    let paths = outputs.into_iter().flat_map(Node::entries).map(|(path, _)| path.text.to_string());
    paths.collect()
}

/// The tree of all files; none where the first one has none.
pub(crate) fn tree<'t>(files: &'t Files, findings: &mut Findings) -> Option<Node<'t>> {
    let main = yaml::parse(&files.main().text, findings)?;
    include::merge(main, files, findings)
}

/// The catalogue in `text` and the files that it includes, or its errors and what could be read all the same.
/// Fails with all that is wrong with the texts.
pub fn examine(file: &Arc<str>, text: &str, include: Include<'_>) -> Result<Catalogue, Broken> {
    let main = Files::new(file, text);
    let mut findings = Findings::new(main.clone());
    let root = yaml::parse(&main.main().text, &mut findings);
    let root = root.filter(|root| include::read(root, include, &mut findings));
    let files = findings.files().clone();
    let root = root.and_then(|root| include::merge(root, &files, &mut findings));
    resolved(root, findings)
}

fn resolved(root: Option<Node<'_>>, mut findings: Findings) -> Result<Catalogue, Broken> {
    let Some(mut root) = root else {
        if findings.is_empty() {
            let help = "the least that it needs is `project`, `enums` and `reasons`";
            let place = findings.place(&(0..0));
            let empty = Diagnostic::new(codes::MISSING_KEY, place, "the catalogue is empty");
            findings.push(empty.with_help(help));
        }
        return Err(Broken { errors: findings.into_sorted(), repeated: Vec::new(), rest: None });
    };
    let meant = shape::check(&root, &CATALOGUE, shape::Called::Catalogue, &mut findings);
    if findings.is_full() {
        // Each record that is wrong would be decoded all the same.
        return Err(Broken { errors: findings.into_sorted(), repeated: Vec::new(), rest: None });
    }
    root.rename_keys(&meant);
    include::check_reasons(&root, &mut findings);
    let catalogue = resolve::resolve(&root, &mut findings);
    match catalogue {
        Some(catalogue) if findings.is_empty() => Ok(catalogue),
        rest => {
            let repeated = findings.take_repeated();
            Err(Broken { errors: findings.into_sorted(), repeated, rest: rest.map(Box::new) })
        }
    }
}
