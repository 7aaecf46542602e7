//! What the curly brackets of a text are: blocks of code, values, or the bodies of types.

use std::ops::Range;

use super::code::{Around, Code, Definition, Role};
use super::lexer::{Bracket, Kind, Sign};
use super::syntax::Syntax;

/// How many tokens before a bracket are read to tell what the bracket is.
pub(super) const LONGEST_HEADER: usize = 96;

/// How many tokens of a statement are read.
pub(super) const LONGEST_STATEMENT: usize = 256;

/// How many brackets around a token are looked at.
const MOST_LEVELS: usize = 32;

/// Words for what has members and no statements.
const CONTAINERS: &[&str] = &[
    "class", "struct", "union", "interface", "namespace", "impl", "trait", "mod", "record",
    "extern", "module", "enum",
];

/// Words that start a function.
const FUNCTIONS: &[&str] = &["fn", "func", "def", "function"];

/// Words that start a statement with a block.
pub const CONTROLS: &[&str] = &[
    "if", "else", "elif", "for", "while", "do", "switch", "match", "select", "loop", "try",
    "catch", "except", "finally", "with", "unsafe", "async", "synchronized", "case", "default",
    "go", "defer",
];

/// Words between the head of a function and its block.
const SUFFIXES: &[&str] = &["const", "noexcept", "override", "final", "mutable", "throws", "move"];

impl<'t> Code<'t> {
    /// Determines the role of a group, and what is around it. The groups before it must be known.
    pub(super) fn look_at(&mut self, index: usize) {
        let group = self.get(index);
        let role = match (index, group.bracket) {
            (0, _) => Role::Container,
            (_, Bracket::Curly) => self.judge(index),
            _ => Role::Value,
        };
        self.roles.push(role);
        let mut around = self.around(group.parent);
        if role == Role::Value {
            around.outermost = around.outermost.or(Some(group.open));
        } else {
            (around.home, around.outermost) = (index, None);
        }
        if role == Role::Block {
            around.function = if around.function == 0 { index } else { around.function };
            if let Some((name, definition)) = self.definition(index) {
                around.name = Some(name);
                self.definitions.entry(name).or_default().push(definition);
            }
        }
        self.around.push(around);
    }

    fn around(&self, group: usize) -> Around<'t> {
        self.around.get(group).copied().unwrap_or_default()
    }

    /// The brackets around a token that belong to a value, the innermost first: each group, and the
    /// token in it that is the token itself or opens the bracket before.
    pub fn values_around(&self, at: usize) -> impl Iterator<Item = (usize, usize)> + '_ {
        let (mut group, mut inner) = (self.group_of(at), at);
        let all = std::iter::from_fn(move || {
            let found = (group, inner);
            let is_value = group > 0 && self.role(group) == Role::Value;
            (group, inner) = (self.get(group).parent, self.get(group).open);
            is_value.then_some(found)
        });
        all.take(MOST_LEVELS)
    }

    /// The bracket that opens the outermost value around a token; the token itself if it is in none.
    pub fn outermost(&self, at: usize) -> usize {
        self.around(self.group_of(at)).outermost.unwrap_or(at)
    }

    /// The innermost group around a token that has statements or members.
    pub fn home_of(&self, at: usize) -> usize {
        self.around(self.group_of(at)).home
    }

    pub fn role(&self, group: usize) -> Role {
        self.roles.get(group).copied().unwrap_or(Role::Value)
    }

    /// The function or lambda with a name; if there are several, the one in the same function as the token.
    pub fn defined(&self, name: &str, at: usize) -> Option<Definition> {
        match self.definitions.get(name)?.as_slice() {
            [one] => Some(*one),
            several => {
                let function = self.function_of(at);
                let is_near =
                    |one: &&Definition| self.function_of(self.get(one.body).open) == function;
                let mut near = several.iter().take(LONGEST_HEADER).filter(is_near);
                near.next().filter(|_| near.next().is_none() && function > 0).copied()
            }
        }
    }

    /// The name of the innermost function or lambda around a token that has one.
    pub fn name_around(&self, at: usize) -> Option<&'t str> {
        self.around(self.group_of(at)).name
    }

    /// The tokens before a group that belong to it.
    pub(super) fn header(&self, group: usize) -> Range<usize> {
        let open = self.get(group).open;
        let first = self.inside(self.get(group).parent).start;
        let mut start = open;
        for _ in 0..LONGEST_HEADER {
            let Some(before) = self.before(start).filter(|before| *before >= first) else {
                break;
            };
            // `for` and `if` of Go have statements in front of their blocks.
            let is_semicolon = self.syntax == Syntax::Go && self.str(before) == ";";
            if self.ends_statement(before) && !is_semicolon {
                break;
            }
            start = before;
        }
        start..open
    }

    /// Whether a token, or the group that it opens, ends the statement before it.
    pub(super) fn ends_statement(&self, at: usize) -> bool {
        match self.kind(at) {
            Some(Kind::End | Kind::Conditional(_)) => true,
            Some(Kind::Open(Bracket::Curly)) => {
                self.opened_at(at).is_some_and(|group| self.role(group) != Role::Value)
            }
            _ => false,
        }
    }

    fn judge(&self, group: usize) -> Role {
        let open = self.get(group).open;
        let is_indentation = self.str(open).is_empty();
        if self.syntax == Syntax::Python && !is_indentation {
            return Role::Value;
        }
        let header = self.header(group);
        let words: Vec<&str> = self.direct(header.clone()).map(|at| self.word(at)).collect();
        let has = |known: &[&str]| words.iter().any(|word| known.contains(word));
        let has_round = || self.direct(header.clone()).any(|at| self.is_round(at));
        let first = words.first().copied().unwrap_or_default();
        if has(CONTAINERS) && !has(FUNCTIONS) && !(self.syntax == Syntax::C && has_round()) {
            return if has(&["enum"]) { Role::Enum } else { Role::Container };
        }
        if self.syntax == Syntax::Rust && has(&["match"]) {
            return Role::Arms;
        }
        // `let state = if full {`, where no literal of a struct can be.
        let is_near = |at: &usize| {
            !self.is(*at, Sign::Comma) && self.kind(*at) != Some(Kind::Open(Bracket::Curly))
        };
        let near = std::iter::successors(self.before(open), |at| self.before(*at));
        let near = near.take_while(|at| *at >= header.start).take_while(is_near);
        let chooses =
            self.syntax == Syntax::Rust && near.map(|at| self.word(at)).any(|word| word == "if");
        if is_indentation || chooses || has(FUNCTIONS) || CONTROLS.contains(&first) {
            return Role::Block;
        }
        if self.follows_a_head(group, &header) { Role::Block } else { Role::Value }
    }

    /// Whether what is right before a bracket is the head of a block.
    fn follows_a_head(&self, group: usize, header: &Range<usize>) -> bool {
        let open = self.get(group).open;
        let around = self.role(self.get(group).parent);
        let Some(before) = self.before(open).filter(|before| *before >= header.start) else {
            let after_type = self.syntax == Syntax::Go
                && open.checked_sub(1).is_some_and(|at| self.closed_at(at).is_some());
            return matches!(around, Role::Block | Role::Container | Role::Arms) && !after_type;
        };
        let word = self.word(before);
        let has = |sign| self.find(header.clone(), sign).is_some();
        let has_round = || self.direct(header.clone()).any(|at| self.is_round(at));
        match self.kind(before) {
            // `f() {`, `x => {`
            Some(Kind::Sign(Sign::FatArrow | Sign::Arrow) | Kind::Open(Bracket::Round)) => true,
            // `[this] {`
            Some(Kind::Open(Bracket::Square)) => self.syntax == Syntax::C,
            // `let state = {`
            Some(Kind::Sign(Sign::Assign)) => self.syntax == Syntax::Rust,
            // `f() const {`, `else {`
            Some(Kind::Word) if CONTROLS.contains(&word) || SUFFIXES.contains(&word) => true,
            // `f() -> State {`, `f(): State[] {`, `f() throws Fault {`
            Some(Kind::Word | Kind::Sign(Sign::Other) | Kind::Open(_)) => {
                let returns = has(Sign::Arrow) || (has(Sign::Colon) && !has(Sign::Question));
                let declares = self.syntax == Syntax::Java || returns;
                let makes = ["return", "new"]
                    .iter()
                    .any(|word| self.direct(header.clone()).any(|at| self.word(at) == *word));
                declares && has_round() && !makes
            }
            _ => false,
        }
    }

    /// The name of the function whose body a block is.
    fn definition(&self, body: usize) -> Option<(&'t str, Definition)> {
        let header = self.header(body);
        let found = |name: &'t str, at: usize| {
            let parameters = self.opened_at(at)?;
            let known = !name.is_empty() && !CONTROLS.contains(&name);
            known.then_some((name, Definition { parameters, body }))
        };
        let direct: Vec<usize> = self.direct(header.clone()).collect();
        let mut rounds = direct.iter().copied().filter(|at| self.is_round(*at));
        if let Some(assign) = self.find(header.clone(), Sign::Assign) {
            let is_keyword = |at: &&usize| ["const", "let", "var"].contains(&self.word(**at));
            let declared = direct.iter().find(is_keyword).map(|at| self.word(at + 1));
            let name = declared.filter(|name| !name.is_empty());
            return found(
                name.unwrap_or_else(|| self.word(assign.saturating_sub(1))),
                rounds.next_back()?,
            );
        }
        let keyword = direct.iter().position(|at| FUNCTIONS.contains(&self.word(*at)));
        if let Some(keyword) = keyword {
            let after = direct.get(keyword + 1..)?;
            let name = after.iter().find(|at| !self.word(**at).is_empty())?;
            return found(self.word(*name), rounds.find(|at| at > name)?);
        }
        let first = rounds.next()?;
        found(self.word(first.checked_sub(1)?), first)
    }

    /// The outermost block around a token, below types and namespaces: the function that it is in.
    pub fn function_of(&self, at: usize) -> usize {
        self.around(self.group_of(at)).function
    }

    /// Whether the block at a token chooses the value of a variable: `x = match … {`.
    fn is_choice_of_value(&self, start: usize, open: usize) -> bool {
        let may =
            matches!(self.syntax, Syntax::Rust | Syntax::Java) && self.opened_at(open).is_some();
        let mut direct = self.direct(start..open).take(LONGEST_HEADER);
        may && direct.any(|at| {
            self.is(at, Sign::Assign) && ["if", "match", "switch"].contains(&self.word(at + 1))
        })
    }

    /// The statement that contains a token, up to the block that belongs to it.
    pub fn statement_of(&self, at: usize) -> Range<usize> {
        let (inner, group) = (self.outermost(at), self.home_of(at));
        let is_arms = self.role(group) == Role::Arms;
        let splits = |at| is_arms && (self.is(at, Sign::Comma) || self.is(at, Sign::FatArrow));
        let limits = self.inside(group);
        let mut start = inner;
        for _ in 0..LONGEST_STATEMENT {
            match self.before(start).filter(|before| *before >= limits.start) {
                Some(before) if !self.ends_statement(before) && !splits(before) => start = before,
                _ => break,
            }
        }
        let mut end = inner;
        for _ in 0..LONGEST_STATEMENT {
            let is_end = self.ends_statement(end) && !self.is_choice_of_value(start, end);
            if end >= limits.end || is_end || splits(end) {
                break;
            }
            end = self.after(end);
        }
        if ["case", "default"].contains(&self.word(start)) {
            let ends = |at: &usize| self.is(*at, Sign::Colon) || self.is(*at, Sign::Arrow);
            let label = self.direct(start..inner).take(LONGEST_HEADER).find(ends);
            start = label.map_or(start, |label| label + 1);
        }
        start..end.min(limits.end)
    }
}
