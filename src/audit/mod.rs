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

pub use combine::Triple;
pub use evidence::{Evidence, Source, line};
pub use findings::{Verdict, judge, words};
pub use sites::{Resolved, Setting, Site};
pub use syntax::Syntax;
pub use vocabulary::{Id, Vocabulary};

use uses::Usage;

/// Reads a text.
#[must_use]
pub fn read(text: &str, syntax: Syntax, vocabulary: &Vocabulary, setting: Setting) -> Evidence {
    let mut lexed = lexer::lex(text, syntax);
    let remarks = std::mem::take(&mut lexed.remarks);
    let tree = tree::Tree::new(text, syntax, lexed);
    let blocks = blocks::Blocks::new(&tree);
    let (mentions, unknown) = uses::mentions(&blocks, vocabulary);
    let reading = values::Reading::new(&blocks, &mentions);
    let bytes = |at: usize| tree.bytes(&(at..at + 1));
    let values = mentions.iter().filter(|mention| mention.usage == Usage::Value);
    Evidence {
        sites: sites::sites(&reading, setting),
        values: values.map(|mention| (mention.id, bytes(mention.at))).collect(),
        unknown: unknown.into_iter().map(|(kind, at)| (kind, bytes(at))).collect(),
        remarks,
    }
}
