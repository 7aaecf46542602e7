//! The text of a source file in tokens and groups of brackets.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use super::lexer::{Bracket, Conditional, Kind, Lexed, Sign, Token};
use super::syntax::Syntax;

/// How many open brackets are searched for the one that a closing bracket belongs to.
const FARTHEST: usize = 32;

/// How many names and calls of a path are followed back to its start.
const LONGEST_CHAIN: usize = 128;

/// How many tokens or groups are read on each side of a token.
const LONGEST_STRETCH: usize = 256;

/// A text in groups, with what the groups are.
#[derive(Debug)]
pub struct Code<'t> {
    pub text: &'t str,
    pub syntax: Syntax,
    pub tokens: Vec<Token>,
    /// The groups; the first is the whole text.
    pub groups: Vec<Group>,
    /// The innermost group of each token; that of a bracket is its own.
    of: Vec<usize>,
    /// Methods that set fields, beside those that are called like setters.
    pub setters: &'t HashSet<String>,
    pub(super) roles: Vec<Role>,
    pub(super) around: Vec<Around<'t>>,
    pub(super) definitions: HashMap<&'t str, Vec<Definition>>,
}

/// What is between two brackets. `open` and `close` are indexes of tokens.
#[derive(Clone, Copy, Debug)]
pub struct Group {
    pub bracket: Bracket,
    pub open: usize,
    /// The closing bracket; the end of the text if there is none.
    pub close: usize,
    /// The group around it; its own index for the whole text.
    pub parent: usize,
}

/// What a group in curly brackets is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// Statements.
    Block,
    /// The arms of a `match` of Rust, with commas between them.
    Arms,
    /// A value: fields, or the elements of a list.
    Value,
    /// Members of a type or a namespace.
    Container,
    /// The values of an enum.
    Enum,
}

/// A function or a lambda that has a name.
#[derive(Clone, Copy, Debug)]
pub struct Definition {
    /// The group of its parameters.
    pub parameters: usize,
    /// The group of its body.
    pub body: usize,
}

/// What is around a group. Looked up for most tokens, so it is computed once.
#[derive(Clone, Copy, Debug, Default)]
pub struct Around<'t> {
    /// The innermost group that has statements or members.
    pub home: usize,
    /// The opening bracket of the outermost value that the group is part of, if it is part of one.
    pub outermost: Option<usize>,
    /// The outermost block: the function.
    pub function: usize,
    /// The name of the innermost function or lambda that has one.
    pub name: Option<&'t str>,
}

impl<'t> Code<'t> {
    pub fn new(text: &'t str, syntax: Syntax, lexed: Lexed, setters: &'t HashSet<String>) -> Self {
        let end = lexed.tokens.len();
        let whole = Group { bracket: Bracket::Curly, open: 0, close: end, parent: 0 };
        let mut code = Self {
            text,
            syntax,
            tokens: lexed.tokens,
            groups: vec![whole],
            of: Vec::with_capacity(end),
            setters,
            roles: Vec::new(),
            around: Vec::new(),
            definitions: HashMap::new(),
        };
        code.group();
        for index in 0..code.groups.len() {
            code.look_at(index);
        }
        code
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
                Some(Kind::Conditional(choice)) => {
                    self.of.push(inner);
                    match choice {
                        Conditional::If => choices.push(inner),
                        // Each part of an `#if` opens and closes the same brackets.
                        Conditional::Else => inner = choices.last().copied().unwrap_or(inner),
                        Conditional::EndIf => _ = choices.pop(),
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

    pub fn kind(&self, at: usize) -> Option<Kind> {
        self.tokens.get(at).map(|token| token.kind)
    }

    pub fn str(&self, at: usize) -> &'t str {
        let token = self.tokens.get(at);
        token.and_then(|token| self.text.get(token.start..token.end)).unwrap_or_default()
    }

    /// The token as a word; empty if it is none.
    pub fn word(&self, at: usize) -> &'t str {
        if self.kind(at) == Some(Kind::Word) { self.str(at) } else { "" }
    }

    /// Whether a token opens a block of statements.
    pub fn is_block(&self, at: usize) -> bool {
        self.opened_at(at).is_some_and(|group| self.role(group) == Role::Block)
    }

    /// The word right before a token; empty if there is none.
    pub fn word_before(&self, at: usize) -> &'t str {
        at.checked_sub(1).map_or("", |before| self.word(before))
    }

    /// Whether a token opens a parenthesis.
    pub fn is_round(&self, at: usize) -> bool {
        self.kind(at) == Some(Kind::Open(Bracket::Round))
    }

    /// Whether a token joins the words of a path: `a::b.c->d`.
    pub fn joins(&self, at: usize) -> bool {
        let is_arrow = self.syntax == Syntax::C && self.is(at, Sign::Arrow);
        is_arrow || self.is(at, Sign::Dot) || self.is(at, Sign::Scope)
    }

    /// The word before a word, if a `::` or a dot joins them.
    pub fn scope(&self, at: usize) -> &'t str {
        let joins = at.checked_sub(1).filter(|at| self.joins(*at) && !self.is(*at, Sign::Arrow));
        joins.map_or("", |joins| self.word_before(joins))
    }

    /// The first token of the path that a word ends: `a::b(c).d`.
    pub fn path_start(&self, at: usize) -> usize {
        let mut start = at;
        for _ in 0..LONGEST_CHAIN {
            let Some(sign) = start.checked_sub(1).filter(|at| self.joins(*at)) else { break };
            let Some(before) = self.before(sign) else { break };
            start = match self.kind(before) {
                // A call, or an element: its name is before the bracket.
                Some(Kind::Open(_)) if !self.word_before(before).is_empty() => before - 1,
                Some(Kind::Open(_) | Kind::Word | Kind::Literal) => before,
                _ => sign,
            };
        }
        start
    }

    pub fn is(&self, at: usize, sign: Sign) -> bool {
        self.kind(at) == Some(Kind::Sign(sign))
    }

    pub fn bytes(&self, tokens: &Range<usize>) -> Range<usize> {
        let start = self.tokens.get(tokens.start).map_or(self.text.len(), |token| token.start);
        let last = tokens.end.checked_sub(1).and_then(|last| self.tokens.get(last));
        start..last.map_or(start, |token| token.end).max(start)
    }

    pub fn group_of(&self, at: usize) -> usize {
        self.of.get(at).copied().unwrap_or(0)
    }

    /// A group by its index; the whole text if there is none.
    pub fn get(&self, group: usize) -> Group {
        let whole = Group { bracket: Bracket::Curly, open: 0, close: self.tokens.len(), parent: 0 };
        self.groups.get(group).copied().unwrap_or(whole)
    }

    /// The tokens in a group, without its brackets.
    pub fn inside(&self, group: usize) -> Range<usize> {
        let found = self.get(group);
        let first = if group == 0 { 0 } else { found.open + 1 };
        first..found.close.max(first)
    }

    /// The group that a token opens.
    pub fn opened_at(&self, at: usize) -> Option<usize> {
        let group = self.group_of(at);
        let opens = matches!(self.kind(at), Some(Kind::Open(_))) && self.get(group).open == at;
        opens.then_some(group)
    }

    /// The group that a token closes.
    pub fn closed_at(&self, at: usize) -> Option<usize> {
        let group = self.group_of(at);
        let closes = matches!(self.kind(at), Some(Kind::Close(_))) && self.get(group).close == at;
        closes.then_some(group)
    }

    /// The token after one, or after the group that it opens.
    pub fn after(&self, at: usize) -> usize {
        self.opened_at(at).map_or(at + 1, |group| self.get(group).close.max(at) + 1)
    }

    /// The token before one, or the one that opens the group which ends there.
    pub fn before(&self, at: usize) -> Option<usize> {
        let before = at.checked_sub(1)?;
        Some(self.closed_at(before).map_or(before, |group| self.get(group).open.min(before)))
    }

    /// The tokens around one in a range, up to those that end what it is part of.
    pub fn stretch(
        &self,
        at: usize,
        range: &Range<usize>,
        ends: impl Fn(usize) -> bool,
    ) -> Range<usize> {
        let (mut start, mut end) = (at, at);
        for _ in 0..LONGEST_STRETCH {
            match self.before(start).filter(|before| *before >= range.start && !ends(*before)) {
                Some(before) => start = before,
                None => break,
            }
        }
        for _ in 0..LONGEST_STRETCH {
            if end >= range.end || ends(end) {
                break;
            }
            end = self.after(end);
        }
        start..end.min(range.end)
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

    /// The parts of a range between signs of a kind, outside of its groups.
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

    /// The first sign of a kind in a range, outside of its groups.
    pub fn find(&self, range: Range<usize>, sign: Sign) -> Option<usize> {
        self.direct(range).find(|at| self.is(*at, sign))
    }
}
