//! What source code sends: the places that set a reason, and the state and the source that go with it.
//!
//! Nothing is compiled. A text is read in tokens, brackets and statements, and what cannot be told from
//! them is said to be unknown, never guessed. `findings` holds it against the catalogue.

mod assignments;
mod blocks;
mod combine;
mod evidence;
mod findings;
mod flow;
mod functions;
mod lambdas;
mod lexer;
mod remarks;
mod returns;
mod sites;
mod slots;
mod statements;
mod syntax;
mod tree;
mod uses;
mod values;
mod vocabulary;

pub use combine::{Helpers, Triple};
pub use evidence::{Evidence, Source, line};
pub use findings::{Verdict, judge, words};
pub use sites::{Resolved, Setting, Site};
pub use syntax::Syntax;
pub use vocabulary::{Id, Vocabulary};

pub use uses::{Spelled, Usage};

/// Reads a text.
#[must_use]
pub fn read(text: &str, syntax: Syntax, vocabulary: &Vocabulary, setting: Setting<'_>) -> Evidence {
    let mut lexed = lexer::lex(text, syntax);
    let remarks = std::mem::take(&mut lexed.remarks);
    let tree = tree::Tree::new(text, syntax, lexed);
    let blocks = blocks::Blocks::new(&tree, &vocabulary.setters);
    let (mentions, words) = uses::mentions(&blocks, vocabulary);
    let (codes, mut unknown) = uses::spelled(&blocks, vocabulary, &mentions);
    let reading = values::Reading::new(&blocks, &mentions);
    let bytes = |at: usize| tree.bytes(&(at..at + 1));
    let values = mentions.iter().filter(|mention| mention.usage == Usage::Value);
    unknown.extend(words.into_iter().map(|(kind, at)| (kind, bytes(at))));
    Evidence {
        sites: sites::sites(&reading, setting),
        values: values.map(|mention| (mention.id, bytes(mention.at))).collect(),
        unknown,
        codes,
        remarks,
    }
}

/// What functions of a text send whose calls leave something out, of those with some names.
#[must_use]
pub fn helpers(text: &str, syntax: Syntax, vocabulary: &Vocabulary, names: &[String]) -> Helpers {
    let tree = tree::Tree::new(text, syntax, lexer::lex(text, syntax));
    let blocks = blocks::Blocks::new(&tree, &vocabulary.setters);
    let (mentions, _) = uses::mentions(&blocks, vocabulary);
    sites::helpers(&values::Reading::new(&blocks, &mentions), names)
}
