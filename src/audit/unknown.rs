//! Words that are like the names of entries and are none: what they may belong to, and which of them a text
//! declares itself as something else.

use std::collections::{BTreeSet, HashSet};
use std::ops::Range;

use super::assignments::NO_TYPES;
use super::blocks::{Blocks, CONTROLS, Role};
use super::lexer::{Bracket, Kind, Sign};
use super::syntax::Syntax;
use super::uses::{Mention, Named, scope};
use super::vocabulary::{Meaning, Vocabulary};
use crate::catalogue::EnumKind;

/// A word, or the text of a string, that is like an entry of an enum and is none.
#[derive(Debug)]
pub struct Unknown {
    /// The enum.
    pub kind: EnumKind,
    /// The word, in bytes.
    pub span: Range<usize>,
    /// The type that it stands after, if that is not known to be the enum, in bytes.
    pub scope: Option<Range<usize>>,
}

/// Words that declare a constant or a variable without naming a type.
const KEYWORDS: &[&str] = &["const", "static", "let", "var", "readonly", "final", "mut"];

/// The unknown words of a text.
pub fn words<'n>(
    blocks: &'n Blocks<'_>,
    vocabulary: &'n Vocabulary,
    named: &'n Named,
) -> impl Iterator<Item = Unknown> + 'n {
    let bytes = |at: usize| blocks.tree.bytes(&(at..at + 1));
    named.unknown.iter().map(move |(kind, at)| {
        let scope = scope(blocks, *at);
        // A package, a namespace or an object is not what an entry belongs to.
        let is_type = scope.starts_with(|first: char| first.is_uppercase());
        let is_other = is_type && !vocabulary.is_type(scope, *kind);
        let scope = at.checked_sub(2).filter(|_| is_other).map(bytes);
        Unknown { kind: *kind, span: bytes(*at), scope }
    })
}

/// The unknown words that a text declares as something else than an entry.
pub fn declared(
    blocks: &Blocks<'_>,
    vocabulary: &Vocabulary,
    named: &Named,
    macros: &[Range<usize>],
) -> BTreeSet<String> {
    let tree = blocks.tree;
    let declares = |at: &usize| declares(blocks, *at);
    let unknown: Vec<_> = named.unknown.iter().filter(|(_, at)| declares(at)).collect();
    let mut words = macros_beside_the_enum(tree.text, vocabulary, macros);
    if unknown.is_empty() {
        return words;
    }
    // What stands in a row with entries was meant to be one.
    let entries = named.mentions.iter().filter(|mention| declares(&mention.at));
    let row = |mention: &Mention| (mention.id.0, tree.group_of(mention.at));
    let rows: HashSet<(EnumKind, usize)> = entries.map(row).collect();
    for (kind, at) in unknown {
        let group = tree.group_of(*at);
        let mut near = blocks.header(group).chain(blocks.statement_of(*at));
        if !rows.contains(&(*kind, group))
            && !near.any(|at| vocabulary.is_type(tree.word(at), *kind))
        {
            words.insert(tree.word(*at).to_owned());
        }
    }
    words
}

/// The unknown words that macros define, unless the entries of the enum are macros of the text as well.
fn macros_beside_the_enum(
    text: &str,
    vocabulary: &Vocabulary,
    macros: &[Range<usize>],
) -> BTreeSet<String> {
    let words = || macros.iter().filter_map(|span| text.get(span.clone()));
    let entries = words().filter_map(|word| match vocabulary.meaning(word, "")? {
        Meaning::Entry((kind, _)) => Some(kind),
        Meaning::Unknown(_) | Meaning::Member(_) => None,
    });
    let entries: HashSet<EnumKind> = entries.collect();
    let is_other = |word: &&str| match vocabulary.meaning(word, "") {
        Some(Meaning::Unknown(kind)) => !entries.contains(&kind),
        _ => false,
    };
    words().filter(is_other).map(str::to_owned).collect()
}

/// Whether a word is declared where it stands: as the value of an enum, or as a variable or a constant.
fn declares(blocks: &Blocks<'_>, at: usize) -> bool {
    let tree = blocks.tree;
    let before = at.checked_sub(1);
    let kind = before.and_then(|before| tree.kind(before));
    let word = before.map_or("", |before| tree.word(before));
    let open = tree.get(tree.group_of(at)).open;
    let is_enum = blocks.role(tree.group_of(at)) == Role::Enum;
    let is_list = tree.syntax == Syntax::Go
        && open.checked_sub(1).is_some_and(|at| ["const", "var"].contains(&tree.word(at)));
    let is_first = kind.is_none() || matches!(kind, Some(Kind::End | Kind::Choice(_)));
    if is_enum || is_list {
        return is_first || before == Some(open) || kind == Some(Kind::Sign(Sign::Comma));
    }
    let starts = is_first || matches!(kind, Some(Kind::Open(Bracket::Curly) | Kind::Close(_)));
    let has_word = !word.is_empty() && !NO_TYPES.contains(&word) && !CONTROLS.contains(&word);
    let ends_type = before.is_some_and(|before| ["*", "&", ">"].contains(&tree.str(before)));
    let is_array = tree.kind(at + 1) == Some(Kind::Open(Bracket::Square));
    let next = if is_array && has_word { tree.after(at + 1) } else { at + 1 };
    match tree.kind(next) {
        Some(Kind::Sign(Sign::Assign)) => starts || has_word || ends_type,
        Some(Kind::Sign(Sign::Colon)) => KEYWORDS.contains(&word),
        Some(Kind::Word) => tree.syntax == Syntax::Go && KEYWORDS.contains(&word),
        Some(Kind::End) => matches!(tree.syntax, Syntax::C | Syntax::Java) && has_word,
        Some(Kind::Open(Bracket::Round | Bracket::Curly)) => tree.syntax == Syntax::C && has_word,
        _ => false,
    }
}
