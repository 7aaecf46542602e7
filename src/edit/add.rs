//! A new entry.

use super::entry::find;
use super::numbers::TakenNumbers;
use super::tree::{self, ChangeKind, Tree, TreeChange};
use crate::catalogue::yaml::Node;
use crate::catalogue::{AnyEnum, Catalogue, Entry, EnumKind};
use crate::diagnostic::{Diagnostic, codes};

/// What is known of an entry that is to be added.
#[derive(Debug)]
pub struct Addition {
    /// The enum.
    pub kind: EnumKind,
    /// The name in the first api.
    pub name: String,
    /// The number; if none is given, the next free one where entries have numbers.
    pub number: Option<i64>,
    /// The code.
    pub code: Option<String>,
    /// Numbers that are not free, apart from those of the catalogue itself.
    pub taken: TakenNumbers,
    /// The first release that has it.
    pub since: Option<String>,
    /// Markdown: what happened, in one sentence.
    pub description: String,
    /// The case in which a reason comes.
    pub case: Option<Case>,
    /// The entry to stand after; the last one if none is given.
    pub after: Option<String>,
    /// The file to stand in, by its path from the catalogue's folder.
    pub file: Option<String>,
}

/// A case in which a reason comes.
#[derive(Debug)]
pub struct Case {
    /// The state that comes with it.
    pub state: Option<String>,
    /// Who sends it.
    pub source: Option<String>,
    /// Markdown: the case, in one sentence.
    pub when: String,
}

pub fn changes(
    catalogue: &Catalogue,
    root: &Node<'_>,
    addition: &Addition,
) -> Result<Vec<TreeChange>, Vec<Diagnostic>> {
    let enumeration = catalogue.enumeration(addition.kind);
    let next = || TakenNumbers::of(&enumeration).and(&addition.taken).next();
    let number = if enumeration.is_coded { addition.number } else { addition.number.or_else(next) };
    if number.is_none() && !enumeration.is_coded {
        let place = catalogue.files.whole();
        let message = "no number is free after the highest one";
        let help = "choose a free one with --number";
        return Err(vec![Diagnostic::new(codes::CANNOT_EDIT, place, message).with_help(help)]);
    }
    let at = match &addition.after {
        None => match file(catalogue, addition)? {
            Some(file) => before_end(catalogue, &enumeration, file),
            None => enumeration.entries.len(),
        },
        Some(name) => match find(catalogue, name)? {
            (kind, index, _) if kind == addition.kind => index + 1,
            (kind, _, entry) => return Err(vec![elsewhere(catalogue, kind, entry)]),
        },
    };
    let item = entry(catalogue, addition, number);
    let key = addition.kind.key();
    Ok(vec![match root.get(key) {
        Some(_) => ChangeKind::Insert { at, item }.at(tree::below(&[], key)),
        None => tree::set(Vec::new(), key, Tree::List(vec![item])),
    }])
}

/// Which of the files the entry is to stand in, if one is asked for.
pub fn file(catalogue: &Catalogue, addition: &Addition) -> Result<Option<usize>, Vec<Diagnostic>> {
    let Some(asked) = &addition.file else { return Ok(None) };
    // The first one may be asked for by another path.
    let own = |name: &str| name.rsplit(['/', '\\']).next() == Some(asked);
    let mut files = catalogue.files.iter().enumerate();
    let found =
        files.position(|(index, file)| *file.name == **asked || (index == 0 && own(&file.name)));
    if found.is_some() {
        return Ok(found);
    }
    let place = catalogue.files.whole();
    let message = format!("`{asked}` is no file of the catalogue");
    let known = catalogue.files.iter().map(|file| &*file.name);
    Err(vec![Diagnostic::new(codes::CANNOT_EDIT, place, message).with_nearest(asked, known)])
}

/// How many entries stand in the files up to one.
fn before_end(catalogue: &Catalogue, enumeration: &AnyEnum<'_>, file: usize) -> usize {
    let next = catalogue.files.iter().nth(file + 1);
    let is_before = |entry: &&&Entry| next.is_none_or(|next| entry.span.start < next.start);
    enumeration.entries.iter().filter(is_before).count()
}

fn elsewhere(catalogue: &Catalogue, kind: EnumKind, entry: &Entry) -> Diagnostic {
    let message = format!("`{}` is one of the {}", entry.names.first(), kind.key());
    let place = catalogue.files.place(&entry.span);
    let help = "name an entry of the same enum with --after";
    Diagnostic::new(codes::CANNOT_EDIT, place, message).with_help(help)
}

fn entry(catalogue: &Catalogue, addition: &Addition, number: Option<i64>) -> Tree {
    // An unknown state or source keeps its name: loading the new text reports it.
    let known = |kind, name: &Option<String>| {
        let name = name.as_deref()?;
        let found = catalogue.find_in(kind, name).map(|(_, entry)| entry.names.first());
        Some(found.unwrap_or(name).to_owned())
    };
    let updates = addition.case.as_ref().map(|case| {
        Tree::List(vec![Tree::map([
            ("state", Tree::word(known(EnumKind::States, &case.state).as_deref())),
            ("source", Tree::word(known(EnumKind::Sources, &case.source).as_deref())),
            ("when", Tree::word(Some(&case.when))),
        ])])
    });
    Tree::map([
        ("name", Tree::word(Some(&addition.name))),
        ("number", Tree::word(number.map(|number| number.to_string()).as_deref())),
        ("code", Tree::word(addition.code.as_deref())),
        ("since", Tree::word(addition.since.as_deref())),
        ("description", Tree::word(Some(&addition.description))),
        ("updates", updates),
    ])
}
