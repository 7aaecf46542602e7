//! Adds an entry.

use super::entry::{self, find};
use super::numbers::TakenNumbers;
use super::tree::{self, ChangeKind, Tree, TreeChange};
use crate::catalogue::yaml::Node;
use crate::catalogue::{Catalogue, Entry, EnumKind, Enumeration, FieldType};
use crate::diagnostic::{Diagnostic, codes};

/// The entry to add, and where to put it.
#[derive(Debug)]
pub struct Addition {
    /// The enum.
    pub kind: EnumKind,
    /// The name in the first api.
    pub name: String,
    /// The number. If none is given, the entry gets the next free one, unless the enum has codes in
    /// place of numbers.
    pub number: Option<i64>,
    /// What else there is to say of it.
    pub facts: Facts,
    /// Numbers that are taken in addition to those in the catalogue: those of another catalogue.
    pub taken: TakenNumbers,
    /// The first release that has it; by default the catalogue's own, and none if it is empty.
    pub since: Option<String>,
    /// The description in Markdown: one sentence that says what happened.
    pub description: String,
    /// The first update of a reason.
    pub case: Option<Case>,
    /// The entry after which to put the new one; by default the last one.
    pub after: Option<String>,
    /// The catalogue file to put it in, by its path from the catalogue's folder.
    pub file: Option<String>,
}

/// What an entry can have besides its name, its number and its description.
#[derive(Debug, Default)]
pub struct Facts {
    /// The code.
    pub code: Option<String>,
    /// The label.
    pub label: Option<String>,
    /// The name of its group.
    pub group: Option<String>,
    /// Values by the names of their fields; several words have commas between them.
    pub fields: Vec<(String, String)>,
}

/// An update that carries a reason.
#[derive(Debug)]
pub struct Case {
    /// The state that comes with it.
    pub state: Option<String>,
    /// The source that sends it.
    pub source: Option<String>,
    /// One sentence in Markdown that says when this happens.
    pub when: String,
}

/// The change that adds the entry to the list of its enum.
pub fn changes(
    catalogue: &Catalogue,
    root: &Node<'_>,
    addition: &Addition,
) -> Result<Vec<TreeChange>, Vec<Diagnostic>> {
    let enumeration = catalogue.enumeration(addition.kind);
    let next = || TakenNumbers::of(enumeration).and(&addition.taken).next();
    let is_coded = enumeration.is_coded();
    let number = if is_coded { addition.number } else { addition.number.or_else(next) };
    if number.is_none() && !is_coded {
        let place = catalogue.files.whole();
        let message = "there is no free number after the highest one";
        let help = "choose a free one with --number";
        return Err(vec![Diagnostic::new(codes::CANNOT_EDIT, place, message).with_help(help)]);
    }
    let at = match &addition.after {
        None => match file(catalogue, addition)? {
            Some(file) => before_end(catalogue, enumeration, file),
            None => enumeration.entries.len(),
        },
        Some(name) => match find(catalogue, name)? {
            (id, _) if id.kind == addition.kind => id.index() + 1,
            (id, entry) => return Err(vec![elsewhere(catalogue, id.kind, entry)]),
        },
    };
    let item = entry(catalogue, addition, number);
    let key = addition.kind.into();
    Ok(vec![match root.get(key) {
        Some(_) => ChangeKind::Insert { at, item }.at(tree::below(&[], key)),
        None => tree::set(Vec::new(), key, Tree::List(vec![item])),
    }])
}

/// The index of the file that the request names; `None` if it names none.
/// Fails if the catalogue has no such file.
pub fn file(catalogue: &Catalogue, addition: &Addition) -> Result<Option<usize>, Vec<Diagnostic>> {
    let Some(asked) = &addition.file else { return Ok(None) };
    // The main file's name is the path given on the command line, so compare its last part only.
    let is_main_file = |name: &str| name.rsplit(['/', '\\']).next() == Some(asked);
    let mut files = catalogue.files.iter().enumerate();
    let found = files.position(|(index, file)| {
        *file.name == **asked || (index == 0 && is_main_file(&file.name))
    });
    if found.is_some() {
        return Ok(found);
    }
    let place = catalogue.files.whole();
    let message = format!("`{asked}` is not a file of the catalogue");
    let known = catalogue.files.iter().map(|file| &*file.name);
    Err(vec![Diagnostic::new(codes::CANNOT_EDIT, place, message).with_nearest(asked, known)])
}

/// The number of entries in this file and in the files before it.
fn before_end(catalogue: &Catalogue, enumeration: &Enumeration, file: usize) -> usize {
    let next = catalogue.files.iter().nth(file + 1);
    let is_before = |entry: &&Entry| next.is_none_or(|next| entry.span.start < next.start);
    enumeration.entries.iter().filter(is_before).count()
}

fn elsewhere(catalogue: &Catalogue, kind: EnumKind, entry: &Entry) -> Diagnostic {
    let message = format!("`{}` is one of the {}", entry.names.first(), kind);
    let place = catalogue.files.place(&entry.span);
    let help = "name an entry of the same enum with --after";
    Diagnostic::new(codes::CANNOT_EDIT, place, message).with_help(help)
}

/// The new entry as YAML values.
fn entry(catalogue: &Catalogue, addition: &Addition, number: Option<i64>) -> Tree {
    // Keep the name of an unknown state or source: loading the new text reports it.
    let present_name = |kind, name: &Option<String>| {
        let name = name.as_deref()?;
        let found = catalogue.find_in(kind, name).map(|entry| entry.names.first());
        Some(found.unwrap_or(name).to_owned())
    };
    let updates = addition.case.as_ref().map(|case| {
        Tree::List(vec![Tree::map([
            ("state", Tree::word(present_name(EnumKind::States, &case.state).as_deref())),
            ("source", Tree::word(present_name(EnumKind::Sources, &case.source).as_deref())),
            ("when", Tree::word(Some(&case.when))),
        ])])
    });
    let facts = &addition.facts;
    Tree::map([
        ("name", Tree::word(Some(&addition.name))),
        ("number", Tree::word(number.map(|number| number.to_string()).as_deref())),
        ("code", Tree::word(facts.code.as_deref())),
        ("label", Tree::word(facts.label.as_deref())),
        ("group", Tree::word(facts.group.as_deref())),
        ("fields", fields(catalogue.enumeration(addition.kind), &facts.fields)),
        ("since", entry::since(addition.since.as_deref(), catalogue)),
        ("description", Tree::word(Some(&addition.description))),
        ("updates", updates),
    ])
}

/// The values of fields. Loading the new text reports a field that the enum does not have.
fn fields(enumeration: &Enumeration, given: &[(String, String)]) -> Option<Tree> {
    let takes_several = |name: &str| {
        let field = enumeration.fields.iter().find(|field| field.name == name);
        field.is_some_and(|field| matches!(field.kind, FieldType::Flags(_)))
    };
    let value = |(name, text): &(String, String)| {
        let words = || text.split(',').map(|word| Tree::Word(word.trim().to_owned()));
        let is_list = takes_several(name) && text.contains(',');
        (
            name.clone(),
            if is_list { Tree::List(words().collect()) } else { Tree::Word(text.clone()) },
        )
    };
    (!given.is_empty()).then(|| Tree::Map(given.iter().map(value).collect()))
}
