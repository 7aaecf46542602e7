//! The brackets of a text as a tree of groups.

use std::ops::Range;

use super::lexer::{Bracket, Choice, Kind, Lexed, Sign, Token};
use super::syntax::Syntax;

/// How many open brackets are searched for the one that a closing bracket belongs to.
const FARTHEST: usize = 32;

/// A text in groups.
#[derive(Debug)]
pub struct Tree<'t> {
    /// The text.
    pub text: &'t str,
    /// The language.
    pub syntax: Syntax,
    /// The tokens, in order.
    pub tokens: Vec<Token>,
    /// The groups; the first is the whole text.
    pub groups: Vec<Group>,
    /// The innermost group of each token; that of a bracket is its own.
    of: Vec<usize>,
}

/// What stands between two brackets. All of it is given by the indexes of tokens.
#[derive(Clone, Copy, Debug)]
pub struct Group {
    /// The kind of bracket.
    pub bracket: Bracket,
    /// The opening bracket.
    pub open: usize,
    /// The closing bracket; the end of the text where there is none.
    pub close: usize,
    /// The group around it; its own index for the whole text.
    pub parent: usize,
}

impl<'t> Tree<'t> {
    /// The groups of a text.
    #[must_use]
    pub fn new(text: &'t str, syntax: Syntax, lexed: Lexed) -> Self {
        let tokens = lexed.tokens;
        let end = tokens.len();
        let whole = Group { bracket: Bracket::Curly, open: 0, close: end, parent: 0 };
        let mut tree =
            Self { text, syntax, of: Vec::with_capacity(end), groups: vec![whole], tokens };
        tree.group();
        tree
    }

    fn group(&mut self) {
        let (mut inner, mut choices) = (0, Vec::new());
        for at in 0..self.tokens.len() {
            match self.kind(at) {
                Some(Kind::Open(bracket)) => {
                    let close = self.tokens.len();
                    self.groups.push(Group { bracket, open: at, close, parent: inner });
                    inner = self.groups.len() - 1;
                    self.of.push(inner);
                }
                Some(Kind::Close(bracket)) => {
                    let closed = self.opened_by(bracket, inner).unwrap_or(0);
                    self.of.push(if closed == 0 { inner } else { closed });
                    if let Some(group) = self.groups.get_mut(closed).filter(|_| closed > 0) {
                        group.close = at;
                        inner = group.parent;
                    }
                }
                Some(Kind::Choice(choice)) => {
                    self.of.push(inner);
                    match choice {
                        Choice::If => choices.push(inner),
                        // Each part of an `#if` opens and closes the same brackets.
                        Choice::Else => inner = choices.last().copied().unwrap_or(inner),
                        Choice::EndIf => _ = choices.pop(),
                    }
                }
                _ => self.of.push(inner),
            }
        }
    }

    /// The nearest open group with a kind of bracket.
    fn opened_by(&self, bracket: Bracket, inner: usize) -> Option<usize> {
        let mut at = inner;
        for _ in 0..FARTHEST {
            let group = self.groups.get(at).filter(|_| at > 0)?;
            if group.bracket == bracket {
                return Some(at);
            }
            at = group.parent;
        }
        None
    }

    /// What a token is.
    #[must_use]
    pub fn kind(&self, at: usize) -> Option<Kind> {
        self.tokens.get(at).map(|token| token.kind)
    }

    /// The text of a token.
    #[must_use]
    pub fn str(&self, at: usize) -> &'t str {
        let token = self.tokens.get(at);
        token.and_then(|token| self.text.get(token.start..token.end)).unwrap_or_default()
    }

    /// The token as a word; empty where it is none.
    #[must_use]
    pub fn word(&self, at: usize) -> &'t str {
        if self.kind(at) == Some(Kind::Word) { self.str(at) } else { "" }
    }

    /// Whether a token is a sign.
    #[must_use]
    pub fn is(&self, at: usize, sign: Sign) -> bool {
        self.kind(at) == Some(Kind::Sign(sign))
    }

    /// The bytes of some tokens.
    #[must_use]
    pub fn bytes(&self, tokens: &Range<usize>) -> Range<usize> {
        let start = self.tokens.get(tokens.start).map_or(self.text.len(), |token| token.start);
        let last = tokens.end.checked_sub(1).and_then(|last| self.tokens.get(last));
        start..last.map_or(start, |token| token.end).max(start)
    }

    /// The innermost group of a token.
    #[must_use]
    pub fn group_of(&self, at: usize) -> usize {
        self.of.get(at).copied().unwrap_or(0)
    }

    /// A group by its index; the whole text where there is none.
    #[must_use]
    pub fn get(&self, group: usize) -> Group {
        let whole = Group { bracket: Bracket::Curly, open: 0, close: self.tokens.len(), parent: 0 };
        self.groups.get(group).copied().unwrap_or(whole)
    }

    /// The tokens in a group, without its brackets.
    #[must_use]
    pub fn inside(&self, group: usize) -> Range<usize> {
        let found = self.get(group);
        let first = if group == 0 { 0 } else { found.open + 1 };
        first..found.close.max(first)
    }

    /// The group that a token opens.
    #[must_use]
    pub fn opened_at(&self, at: usize) -> Option<usize> {
        let group = self.group_of(at);
        let opens = matches!(self.kind(at), Some(Kind::Open(_))) && self.get(group).open == at;
        opens.then_some(group)
    }

    /// The group that a token closes.
    #[must_use]
    pub fn closed_at(&self, at: usize) -> Option<usize> {
        let group = self.group_of(at);
        let closes = matches!(self.kind(at), Some(Kind::Close(_))) && self.get(group).close == at;
        closes.then_some(group)
    }

    /// The token after one, or after the group that it opens.
    #[must_use]
    pub fn after(&self, at: usize) -> usize {
        self.opened_at(at).map_or(at + 1, |group| self.get(group).close.max(at) + 1)
    }

    /// The token before one, or the one that opens the group which ends there.
    #[must_use]
    pub fn before(&self, at: usize) -> Option<usize> {
        let before = at.checked_sub(1)?;
        Some(self.closed_at(before).map_or(before, |group| self.get(group).open.min(before)))
    }

    /// The tokens of a range, without those in groups; an opening bracket stands for its group.
    pub fn direct(&self, range: Range<usize>) -> impl Iterator<Item = usize> + '_ {
        let mut at = range.start;
        std::iter::from_fn(move || {
            let this = (at < range.end).then_some(at)?;
            at = self.after(this);
            Some(this)
        })
    }

    /// A range in parts, at a sign that stands in no group of it.
    #[must_use]
    pub fn split(&self, range: Range<usize>, sign: Sign) -> Vec<Range<usize>> {
        let mut parts = Vec::new();
        let mut start = range.start;
        for at in self.direct(range.clone()).filter(|at| self.is(*at, sign)) {
            parts.push(start..at);
            start = at + 1;
        }
        if start < range.end {
            parts.push(start..range.end);
        }
        parts
    }

    /// The first sign of a kind in a range, in no group of it.
    #[must_use]
    pub fn find(&self, range: Range<usize>, sign: Sign) -> Option<usize> {
        self.direct(range).find(|at| self.is(*at, sign))
    }
}
