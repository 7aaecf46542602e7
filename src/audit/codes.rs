//! Strings that spell out the codes of entries.

use std::ops::Range;

use super::code::Code;
use super::lexer::Kind;
use super::unknown::Unknown;
use super::uses::{EntryUse, Usage, usage};
use super::vocabulary::{Meaning, Vocabulary};
use crate::catalogue::EntryId;

/// A string that spells out the code of an entry.
#[derive(Debug)]
pub struct Spelled {
    /// The entry.
    pub id: EntryId,
    /// How it is used.
    pub usage: Usage,
    /// The code, in bytes.
    pub span: Range<usize>,
}

/// The strings that spell out codes, and the strings that look like codes of no entry. A string whose
/// statement names the same entry is left out: it defines the constant, or belongs to it.
pub fn spelled(
    code: &Code<'_>,
    vocabulary: &Vocabulary,
    mentions: &[EntryUse],
) -> (Vec<Spelled>, Vec<Unknown>) {
    let (mut found, mut unknown) = (Vec::new(), Vec::new());
    for at in (0..code.tokens.len()).filter(|at| code.kind(*at) == Some(Kind::Literal)) {
        let Some((text, bytes)) = content(code.str(at), code.bytes(&(at..at + 1)).start) else {
            continue;
        };
        match vocabulary.code(text) {
            Some(Meaning::Entry(id)) => {
                let statement = code.statement_of(at);
                let first = mentions
                    .binary_search_by_key(&statement.start, |one| one.at)
                    .unwrap_or_else(|next| next);
                let mut near = mentions.iter().skip(first).take_while(|one| one.at < statement.end);
                if near.all(|one| one.id != id) {
                    found.push(Spelled { id, usage: usage(code, at), span: bytes });
                }
            }
            Some(Meaning::Unknown(kind)) => {
                unknown.push(Unknown { kind, span: bytes, scope: None })
            }
            Some(Meaning::Member(_)) | None => {}
        }
    }
    (found, unknown)
}

/// What is between quotation marks, and its bytes.
fn content(literal: &str, start: usize) -> Option<(&str, Range<usize>)> {
    let (before, rest) = literal.split_at_checked(literal.find(['"', '\'', '`'])?)?;
    let quote = rest.chars().next()?;
    let text = rest.strip_prefix(quote)?.strip_suffix(quote)?;
    let start = start + before.len() + quote.len_utf8();
    (!text.is_empty()).then(|| (text, start..start + text.len()))
}
