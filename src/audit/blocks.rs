//! What the curly brackets of a text are: blocks of code, values, or the bodies of types.

use std::collections::HashMap;
use std::ops::Range;

use super::lexer::{Bracket, Kind, Sign};
use super::syntax::Syntax;
use super::tree::Tree;

/// How many tokens before a bracket are read to see what it is.
pub(super) const LONGEST_HEADER: usize = 96;

/// How many tokens a statement has at most.
pub(super) const LONGEST_STATEMENT: usize = 256;

/// How many brackets around a token are looked at.
const MOST_LEVELS: usize = 32;

/// Words that name what has members and no statements.
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

/// What the groups of a text are.
#[derive(Debug)]
pub struct Blocks<'t> {
    /// The groups.
    pub tree: &'t Tree<'t>,
    /// Methods that set fields, beside those that are called like setters.
    pub setters: &'t [String],
    roles: Vec<Role>,
    around: Vec<Around<'t>>,
    definitions: HashMap<&'t str, Vec<Definition>>,
}

/// What is around the tokens of a group. It is needed often, so it is found once.
#[derive(Clone, Copy, Debug, Default)]
struct Around<'t> {
    /// The innermost group that has statements or members.
    home: usize,
    /// The opening bracket of the outermost value that the group is part of, if it is part of one.
    outermost: Option<usize>,
    /// The outermost block: the function.
    function: usize,
    /// The name of the innermost function or lambda that has one.
    name: Option<&'t str>,
}

impl<'t> Blocks<'t> {
    /// Looks at every group of a text.
    pub fn new(tree: &'t Tree<'t>, setters: &'t [String]) -> Self {
        let roles = Vec::with_capacity(tree.groups.len());
        let around = Vec::with_capacity(tree.groups.len());
        let mut blocks = Self { tree, setters, roles, around, definitions: HashMap::new() };
        for (index, group) in tree.groups.iter().enumerate() {
            let is_value = group.bracket != Bracket::Curly;
            let role = match (index, is_value) {
                (0, _) => Role::Container,
                (_, true) => Role::Value,
                _ => blocks.judge(index),
            };
            blocks.roles.push(role);
            let mut around = blocks.around(group.parent);
            if role == Role::Value {
                around.outermost = around.outermost.or(Some(group.open));
            } else {
                (around.home, around.outermost) = (index, None);
            }
            if role == Role::Block {
                around.function = if around.function == 0 { index } else { around.function };
                if let Some((name, definition)) = blocks.definition(index) {
                    around.name = Some(name);
                    blocks.definitions.entry(name).or_default().push(definition);
                }
            }
            blocks.around.push(around);
        }
        blocks
    }

    fn around(&self, group: usize) -> Around<'t> {
        self.around.get(group).copied().unwrap_or_default()
    }

    /// The brackets around a token that belong to a value, the innermost first: each group, and the
    /// token in it that is the token itself or opens the bracket before.
    pub fn values_around(&self, at: usize) -> impl Iterator<Item = (usize, usize)> + '_ {
        let (mut group, mut inner) = (self.tree.group_of(at), at);
        let all = std::iter::from_fn(move || {
            let found = (group, inner);
            let is_value = group > 0 && self.role(group) == Role::Value;
            (group, inner) = (self.tree.get(group).parent, self.tree.get(group).open);
            is_value.then_some(found)
        });
        all.take(MOST_LEVELS)
    }

    /// The token that opens the outermost bracket of the value which a token is part of; else the token.
    pub fn outermost(&self, at: usize) -> usize {
        self.around(self.tree.group_of(at)).outermost.unwrap_or(at)
    }

    /// The innermost group around a token that has statements or members.
    pub fn home_of(&self, at: usize) -> usize {
        self.around(self.tree.group_of(at)).home
    }

    /// What a group is.
    pub fn role(&self, group: usize) -> Role {
        self.roles.get(group).copied().unwrap_or(Role::Value)
    }

    /// The one function or lambda of a name; of several, the one in the function of a token.
    pub fn defined(&self, name: &str, at: usize) -> Option<Definition> {
        match self.definitions.get(name)?.as_slice() {
            [one] => Some(*one),
            several => {
                let function = self.function_of(at);
                let is_near =
                    |one: &&Definition| self.function_of(self.tree.get(one.body).open) == function;
                let mut near = several.iter().take(LONGEST_HEADER).filter(is_near);
                near.next().filter(|_| near.next().is_none() && function > 0).copied()
            }
        }
    }

    /// The name of the innermost function or lambda around a token that has one.
    pub fn name_around(&self, at: usize) -> Option<&'t str> {
        self.around(self.tree.group_of(at)).name
    }

    /// The tokens before a group that belong to it.
    pub(super) fn header(&self, group: usize) -> Range<usize> {
        let open = self.tree.get(group).open;
        let first = self.tree.inside(self.tree.get(group).parent).start;
        let mut start = open;
        for _ in 0..LONGEST_HEADER {
            let Some(before) = self.tree.before(start).filter(|before| *before >= first) else {
                break;
            };
            // `for` and `if` of Go have statements in front of their blocks.
            let is_semicolon = self.tree.syntax == Syntax::Go && self.tree.str(before) == ";";
            if self.ends_statement(before) && !is_semicolon {
                break;
            }
            start = before;
        }
        start..open
    }

    /// Whether a token, or the group that it opens, ends the statement before it.
    pub(super) fn ends_statement(&self, at: usize) -> bool {
        match self.tree.kind(at) {
            Some(Kind::End | Kind::Choice(_)) => true,
            Some(Kind::Open(Bracket::Curly)) => {
                self.tree.opened_at(at).is_some_and(|group| self.role(group) != Role::Value)
            }
            _ => false,
        }
    }

    fn judge(&self, group: usize) -> Role {
        let (tree, open) = (self.tree, self.tree.get(group).open);
        let is_indentation = tree.str(open).is_empty();
        if tree.syntax == Syntax::Python && !is_indentation {
            return Role::Value;
        }
        let header = self.header(group);
        let words: Vec<&str> = tree.direct(header.clone()).map(|at| tree.word(at)).collect();
        let has = |known: &[&str]| words.iter().any(|word| known.contains(word));
        let has_round = || tree.direct(header.clone()).any(|at| tree.is_round(at));
        let first = words.first().copied().unwrap_or_default();
        if has(CONTAINERS) && !has(FUNCTIONS) && !(tree.syntax == Syntax::C && has_round()) {
            return if has(&["enum"]) { Role::Enum } else { Role::Container };
        }
        if tree.syntax == Syntax::Rust && has(&["match"]) {
            return Role::Arms;
        }
        if is_indentation || has(FUNCTIONS) || CONTROLS.contains(&first) {
            return Role::Block;
        }
        if self.follows_a_head(group, &header) { Role::Block } else { Role::Value }
    }

    /// Whether what stands right before a bracket says that statements follow.
    fn follows_a_head(&self, group: usize, header: &Range<usize>) -> bool {
        let tree = self.tree;
        let open = tree.get(group).open;
        let around = self.role(tree.get(group).parent);
        let Some(before) = tree.before(open).filter(|before| *before >= header.start) else {
            let after_type = tree.syntax == Syntax::Go
                && open.checked_sub(1).is_some_and(|at| tree.closed_at(at).is_some());
            return matches!(around, Role::Block | Role::Container | Role::Arms) && !after_type;
        };
        let word = tree.word(before);
        let has = |sign| tree.find(header.clone(), sign).is_some();
        let has_round = || tree.direct(header.clone()).any(|at| tree.is_round(at));
        match tree.kind(before) {
            Some(Kind::Sign(Sign::FatArrow | Sign::Arrow) | Kind::Open(Bracket::Round)) => true,
            Some(Kind::Open(Bracket::Square)) => tree.syntax == Syntax::C,
            Some(Kind::Word) if CONTROLS.contains(&word) || SUFFIXES.contains(&word) => true,
            Some(Kind::Word | Kind::Sign(Sign::Other) | Kind::Open(_)) => {
                let returns = has(Sign::Arrow) || (has(Sign::Colon) && !has(Sign::Question));
                let declares = tree.syntax == Syntax::Java || returns;
                let makes = ["return", "new"]
                    .iter()
                    .any(|word| tree.direct(header.clone()).any(|at| tree.word(at) == *word));
                declares && has_round() && !makes
            }
            _ => false,
        }
    }

    /// The name of the function whose body a block is.
    fn definition(&self, body: usize) -> Option<(&'t str, Definition)> {
        let tree = self.tree;
        let header = self.header(body);
        let found = |name: &'t str, at: usize| {
            let parameters = tree.opened_at(at)?;
            let known = !name.is_empty() && !CONTROLS.contains(&name);
            known.then_some((name, Definition { parameters, body }))
        };
        let direct: Vec<usize> = tree.direct(header.clone()).collect();
        let mut rounds = direct.iter().copied().filter(|at| tree.is_round(*at));
        if let Some(assign) = tree.find(header.clone(), Sign::Assign) {
            let is_keyword = |at: &&usize| ["const", "let", "var"].contains(&tree.word(**at));
            let declared = direct.iter().find(is_keyword).map(|at| tree.word(at + 1));
            let name = declared.filter(|name| !name.is_empty());
            return found(
                name.unwrap_or_else(|| tree.word(assign.saturating_sub(1))),
                rounds.next_back()?,
            );
        }
        let keyword = direct.iter().position(|at| FUNCTIONS.contains(&tree.word(*at)));
        if let Some(keyword) = keyword {
            let after = direct.get(keyword + 1..)?;
            let name = after.iter().find(|at| !tree.word(**at).is_empty())?;
            return found(tree.word(*name), rounds.find(|at| at > name)?);
        }
        let first = rounds.next()?;
        found(tree.word(first.checked_sub(1)?), first)
    }

    /// The outermost block around a token, below types and namespaces: the function that it is in.
    pub fn function_of(&self, at: usize) -> usize {
        self.around(self.tree.group_of(at)).function
    }

    /// Whether the block at a token chooses the value of a variable: `x = match … {`.
    fn is_choice_of_value(&self, start: usize, open: usize) -> bool {
        let tree = self.tree;
        let may =
            matches!(tree.syntax, Syntax::Rust | Syntax::Java) && tree.opened_at(open).is_some();
        let mut direct = tree.direct(start..open).take(LONGEST_HEADER);
        may && direct.any(|at| {
            tree.is(at, Sign::Assign) && ["if", "match", "switch"].contains(&tree.word(at + 1))
        })
    }

    /// The statement that a token stands in, up to the block that belongs to it; and the innermost
    /// group around it that has statements.
    pub fn statement_of(&self, at: usize) -> Range<usize> {
        let tree = self.tree;
        let (inner, group) = (self.outermost(at), self.home_of(at));
        let is_arms = self.role(group) == Role::Arms;
        let splits = |at| is_arms && (tree.is(at, Sign::Comma) || tree.is(at, Sign::FatArrow));
        let limits = tree.inside(group);
        let mut start = inner;
        for _ in 0..LONGEST_STATEMENT {
            match tree.before(start).filter(|before| *before >= limits.start) {
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
            end = tree.after(end);
        }
        if ["case", "default"].contains(&tree.word(start)) {
            let ends = |at: &usize| tree.is(*at, Sign::Colon) || tree.is(*at, Sign::Arrow);
            let label = tree.direct(start..inner).take(LONGEST_HEADER).find(ends);
            start = label.map_or(start, |label| label + 1);
        }
        start..end.min(limits.end)
    }
}
