//! Finds the places in source code that set a reason, with the state and the source that go with it.
//!
//! Nothing is compiled: a text is split into tokens, brackets and statements. What they do not show is
//! reported as unknown, never guessed. `findings` compares the result with the catalogue.

mod assignments;
mod blocks;
mod code;
mod codes;
mod combine;
mod decisions;
mod disturbed;
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
mod triples;
mod unknown;
mod uses;
mod values;
mod vocabulary;

pub use codes::Spelled;
pub use combine::{Helpers, Triple};
pub use evidence::{Evidence, Source};
pub use findings::{Verdict, judge, words};
pub use lexer::every_word;
pub use sites::{Resolved, Setting, Site};
pub use syntax::Syntax;
pub use unknown::Unknown;
pub use uses::Usage;
pub use vocabulary::Vocabulary;

/// Reads a text.
pub fn read(text: &str, syntax: Syntax, vocabulary: &Vocabulary, setting: Setting<'_>) -> Evidence {
    let mut lexed = lexer::lex(text, syntax);
    let remarks = std::mem::take(&mut lexed.remarks);
    let macros = std::mem::take(&mut lexed.macros);
    let code = code::Code::new(text, syntax, lexed, &vocabulary.setters);
    let named = uses::named(&code, vocabulary);
    let (codes, mut unknown) = codes::spelled(&code, vocabulary, &named.mentions);
    unknown.extend(unknown::words(&code, vocabulary, &named));
    let declared = unknown::declared(&code, vocabulary, &named, &macros);
    let reading = values::Reading::new(&code, &named.mentions);
    let values = named.mentions.iter().filter(|mention| mention.usage == Usage::Value);
    let bytes = |mention: &uses::EntryUse| code.bytes(&(mention.at..mention.at + 1));
    Evidence {
        sites: sites::sites(&reading, setting),
        values: values.map(|mention| (mention.id, bytes(mention))).collect(),
        unknown,
        scopes: named.scopes,
        declared,
        codes,
        remarks,
    }
}

/// What the functions called `names` send besides what their callers pass.
pub fn helpers(text: &str, syntax: Syntax, vocabulary: &Vocabulary, names: &[String]) -> Helpers {
    let lexed = lexer::lex(text, syntax);
    let code = code::Code::new(text, syntax, lexed, &vocabulary.setters);
    let mentions = uses::named(&code, vocabulary).mentions;
    sites::helpers(&values::Reading::new(&code, &mentions), names)
}
