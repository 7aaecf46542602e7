//! The values that an expression can have: the entries that it names, and the conditions that choose
//! between them.

use std::collections::HashMap;
use std::ops::Range;

use super::assignments::{is_assigned, plain, variable};
use super::code::{Code, Role};
use super::decisions::{Choice, Choices, Decision, Fixed};
use super::lexer::{Bracket, Kind, Sign};
use super::statements::{Arm, Branch, Statement, statements};
use super::syntax::Syntax;
use super::uses::{EntryUse, Usage};
use crate::catalogue::{EntryId, EnumKind, PerKind};

/// How many values of one expression or function are kept apart.
pub const MOST: usize = 16;

/// How many names of a path are read: `a.b.c`.
const LONGEST_PATH: usize = 8;

/// How deep nested choices in expressions are read.
const DEEPEST: usize = 12;

/// What is known of one enum in a value.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Fact {
    /// It has no entry of the enum so far.
    #[default]
    Unset,
    /// It may have any.
    Unknown,
    /// It has the one that is passed to the function.
    Passed,
    /// It has this one.
    Known(EntryId),
}

pub type Held = PerKind<Fact>;

/// A value that an expression can have, and the choices that lead to it.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Alternative {
    pub held: Held,
    pub path: Choices,
}

/// A value that does not depend on any choice.
pub fn always(fact: Fact) -> Alternative {
    Alternative { held: PerKind::from_fn(|_| fact), path: Choices::new() }
}

/// What values are read from.
pub struct Reading<'r> {
    /// The text.
    pub code: &'r Code<'r>,
    /// The names of entries in it, in order.
    pub mentions: &'r [EntryUse],
    /// What the functions of the text return, by their names.
    pub returns: HashMap<&'r str, Vec<Alternative>>,
    /// The variables of the text that do not change.
    pub fixed: Fixed<'r>,
}

/// Words for having no value.
const NOTHING: &[&str] =
    &["None", "null", "nil", "nullptr", "undefined", "nullopt", "empty", "NULL"];

/// Calls with a value to use if there is no other, in small letters and without underscores.
const DEFAULTS: &[&str] = &[
    "getordefault", "getorelse", "orelse", "orelseget", "setdefault", "unwrapor", "unwraporelse",
    "valueor",
];

impl Reading<'_> {
    /// The place of the first name from a token on.
    fn first_after(&self, at: usize) -> usize {
        self.mentions.binary_search_by_key(&at, |mention| mention.at).unwrap_or_else(|next| next)
    }

    /// The names that are in a range.
    pub fn mentions_in(&self, range: &Range<usize>) -> impl Iterator<Item = &EntryUse> {
        let rest = self.mentions.get(self.first_after(range.start)..).unwrap_or_default();
        let end = range.end;
        rest.iter().take_while(move |mention| mention.at < end)
    }

    /// The names that are in a range as values, not counting those in blocks of their own.
    pub fn named(&self, range: &Range<usize>) -> impl Iterator<Item = &EntryUse> {
        let start = range.start;
        self.mentions_in(range)
            .filter(|mention| mention.usage == Usage::Value)
            .filter(move |mention| !self.is_in_block(mention.at, start))
    }

    /// The enums of which a value can have entries by their names, in whatever arm of a choice.
    pub fn kinds(&self, range: &Range<usize>) -> PerKind<bool> {
        let is_choice = ["if", "match", "switch"].contains(&self.code.word(range.start));
        let mut kinds = PerKind::default();
        for mention in self.mentions_in(range).filter(|mention| mention.usage == Usage::Value) {
            kinds[mention.id.kind] |= is_choice || !self.is_in_block(mention.at, range.start);
        }
        kinds
    }

    /// Whether a token is in a block that starts after another token.
    pub fn is_in_block(&self, at: usize, start: usize) -> bool {
        let home = self.code.home_of(at);
        home > 0 && self.code.get(home).open >= start
    }

    /// Whether a word is called.
    pub fn is_call(&self, at: usize) -> bool {
        self.code.is_round(at + 1)
    }

    /// Whether a variable at a token is read there, and is no label, no target and no part of a path.
    pub fn is_read(&self, at: usize) -> bool {
        let code = self.code;
        let own = at.checked_sub(2).is_some_and(|at| ["this", "self"].contains(&code.word(at)));
        let is_part = at.checked_sub(1).is_some_and(|before| code.joins(before)) && !own;
        !is_part && !self.is_label(at) && !self.is_compared(at) && !self.is_target(at)
    }

    /// Whether something depends on which entry a variable has at a token, or it is given another there.
    pub fn is_decisive(&self, at: usize) -> bool {
        let code = self.code;
        let is_part = at.checked_sub(1).is_some_and(|before| code.joins(before));
        let compare =
            [at.wrapping_sub(1), at + 1].into_iter().find(|at| code.is(*at, Sign::Compare));
        let is_nothing = |at: usize| NOTHING.contains(&code.word(at));
        let other = compare.map(|compare| if compare > at { at + 2 } else { at.saturating_sub(2) });
        let chooses = ["switch", "match"].contains(&code.word(code.statement_of(at).start));
        let is_compared = other.is_some_and(|other| !is_nothing(other));
        !is_part && (is_compared || chooses || is_assigned(code, at + 1))
    }

    /// Whether a variable is one of several that are given a value: `(state, reason) = …`.
    fn is_target(&self, at: usize) -> bool {
        let code = self.code;
        let statement = code.statement_of(at);
        let Some(assign) = code.find(statement.clone(), Sign::Assign) else { return false };
        let open = code.get(code.group_of(at)).open;
        let is_in_group = open >= statement.start && code.group_of(at) > 0;
        let of_call = open.checked_sub(1).is_some_and(|before| !code.word(before).is_empty());
        at < assign && (!is_in_group || (open < assign && !of_call))
    }

    /// The variables that a range reads, each with the tokens of its path.
    pub fn variables(&self, range: &Range<usize>) -> Vec<(Range<usize>, String)> {
        let code = self.code;
        let mut found = Vec::new();
        for at in range.clone() {
            let is_first = !at.checked_sub(1).is_some_and(|at| code.joins(at));
            let starts = is_first && !code.word(at).is_empty();
            if !starts || self.is_in_block(at, range.start) {
                continue;
            }
            let mut end = at;
            found.push((at..end + 1, variable(code, end)));
            for _ in 1..LONGEST_PATH {
                if !code.joins(end + 1) || code.word(end + 2).is_empty() || end + 2 >= range.end {
                    break;
                }
                end += 2;
                found.push((at..end + 1, variable(code, end)));
            }
        }
        found.retain(|(path, _)| !self.is_label(path.start) && !self.is_compared(path.start));
        found
    }

    /// Whether a word is the name of a field or an argument: `state: …`, `state=…`.
    fn is_label(&self, at: usize) -> bool {
        let code = self.code;
        let chosen = at.checked_sub(1).is_some_and(|before| code.is(before, Sign::Question));
        code.is(at + 1, Sign::Assign) || (code.is(at + 1, Sign::Colon) && !chosen)
    }

    fn is_compared(&self, at: usize) -> bool {
        let code = self.code;
        let mut end = at + 1;
        for _ in 0..LONGEST_PATH {
            match code.kind(end) {
                Some(Kind::Open(Bracket::Round)) => end = code.after(end),
                _ if self.code.joins(end) => end += 2,
                _ => break,
            }
        }
        let before = at.checked_sub(1).is_some_and(|before| code.is(before, Sign::Compare));
        before
            || code.is(end, Sign::Compare)
            || (self.code.joins(at + 1) && code.word(at + 2).starts_with("is"))
    }

    /// What an expression can be, where variables hold what `lookup` says.
    pub fn evaluate(
        &self,
        range: Range<usize>,
        lookup: &dyn Fn(&str) -> Option<Alternative>,
    ) -> Vec<Alternative> {
        let mut found = Vec::new();
        self.choose(range, lookup, &Choices::new(), &mut found);
        found
    }

    fn choose(
        &self,
        range: Range<usize>,
        lookup: &dyn Fn(&str) -> Option<Alternative>,
        path: &Choices,
        found: &mut Vec<Alternative>,
    ) {
        let code = self.code;
        if path.len() > DEEPEST || found.len() >= MOST {
            return found.push(Alternative { path: path.clone(), ..always(Fact::Unknown) });
        }
        let opened = code.opened_at(range.start);
        // Brackets around the whole change nothing.
        if let Some(group) = opened.filter(|group| code.get(*group).bracket == Bracket::Round)
            && code.after(range.start) == range.end
        {
            return self.choose(code.inside(group), lookup, path, found);
        }
        if let Some((condition, one, other)) = self.ternary(&range) {
            let decision = self.fixed.decision(code, &condition);
            for (arm, range) in [one, other].into_iter().enumerate() {
                let path = [path.as_slice(), &[Choice::new(decision, arm)]].concat();
                self.choose(range, lookup, &path, found);
            }
            return;
        }
        if let Some(block) = opened.filter(|group| code.role(*group) == Role::Block) {
            let body = Arm::new(statements(code, code.inside(block)));
            return self.arm(&body, lookup, path, found);
        }
        if ["if", "match", "switch"].contains(&code.word(range.start))
            && let Some(Statement::Branch(branch)) = statements(code, range.clone()).pop()
        {
            return self.arms(&branch, lookup, path, found);
        }
        for mut leaf in self.leaf(&range, lookup) {
            leaf.path = [path.as_slice(), &leaf.path].concat();
            found.push(leaf);
        }
    }

    /// The values of the arms of a choice that is an expression.
    fn arms(
        &self,
        branch: &Branch,
        lookup: &dyn Fn(&str) -> Option<Alternative>,
        path: &Choices,
        found: &mut Vec<Alternative>,
    ) {
        let decision = self.decision_of(branch);
        for (index, arm) in branch.arms.iter().enumerate() {
            let path = [path.as_slice(), &[Choice::new(decision, index)]].concat();
            self.arm(arm, lookup, &path, found);
        }
    }

    /// The values of a block: those of its last statement.
    fn arm(
        &self,
        arm: &Arm,
        lookup: &dyn Fn(&str) -> Option<Alternative>,
        path: &Choices,
        found: &mut Vec<Alternative>,
    ) {
        match arm.body.last() {
            Some(Statement::Simple(range)) => self.choose(range.clone(), lookup, path, found),
            Some(Statement::Branch(inner)) => self.arms(inner, lookup, path, found),
            Some(Statement::Leave(_) | Statement::Break(_)) => {}
            _ => found.push(Alternative { path: path.clone(), ..always(Fact::Unknown) }),
        }
    }

    /// The condition and both values of `condition ? one : other`, or of `one if condition else other`.
    fn ternary(&self, range: &Range<usize>) -> Option<(Range<usize>, Range<usize>, Range<usize>)> {
        let code = self.code;
        if code.syntax == Syntax::Python {
            let word = |word| code.direct(range.clone()).find(|at| code.word(*at) == word);
            let (condition, other) = (word("if")?, word("else")?);
            let found = condition > range.start && other > condition;
            return found.then_some((
                condition + 1..other,
                range.start..condition,
                other + 1..range.end,
            ));
        }
        let question = code.find(range.clone(), Sign::Question)?;
        if !code.syntax.has_question_mark() {
            return None;
        }
        let mut open = 1_usize;
        for at in code.direct(question + 1..range.end) {
            open += usize::from(code.is(at, Sign::Question));
            open -= usize::from(code.is(at, Sign::Colon));
            if open == 0 {
                let start =
                    code.find(range.start..question, Sign::Assign).map_or(range.start, |at| at + 1);
                return Some((start..question, question + 1..at, at + 1..range.end));
            }
        }
        None
    }

    /// What an expression without choices names.
    fn leaf(
        &self,
        range: &Range<usize>,
        lookup: &dyn Fn(&str) -> Option<Alternative>,
    ) -> Vec<Alternative> {
        let mut value = always(Fact::Unset);
        for EntryUse { id, .. } in self.named(range) {
            value.held[id.kind] = joined(value.held[id.kind], Fact::Known(*id));
        }
        let (named, mut is_held) = (value.held, false);
        let variables = self.variables(range);
        for alternative in variables.iter().filter_map(|(_, variable)| lookup(variable)) {
            is_held = true;
            for kind in EnumKind::ALL {
                let held = alternative.held[kind];
                if named[kind] == Fact::Unset && held != Fact::Unset {
                    value.held[kind] = joined(value.held[kind], held);
                    value.path.clone_from(&alternative.path);
                }
            }
        }
        if self.named(range).any(|mention| self.is_default(mention.at, range)) {
            let decision = Decision::Other(range.start);
            let other =
                Alternative { path: vec![Choice::new(decision, 1)], ..always(Fact::Unknown) };
            value.path.push(Choice::new(decision, 0));
            return vec![value, other];
        }
        if is_held || value != always(Fact::Unset) {
            return vec![value];
        }
        let mut called =
            variables.iter().map(|(path, _)| path.end - 1).filter(|at| self.is_call(*at));
        if let Some(returned) = called.find_map(|at| self.returns.get(self.code.word(at))) {
            return returned.clone();
        }
        vec![if self.is_nothing(range) { value } else { always(Fact::Unknown) }]
    }

    /// Whether an expression says that there is no value.
    fn is_nothing(&self, range: &Range<usize>) -> bool {
        let says = || range.clone().any(|at| NOTHING.contains(&self.code.word(at)));
        range.is_empty() || (range.len() < 8 && says())
    }

    /// What decides between the arms of a choice.
    pub fn decision_of(&self, branch: &Branch) -> Decision {
        if branch.is_switch {
            return Decision::Other(branch.condition.start);
        }
        self.fixed.decision(self.code, &branch.condition)
    }

    /// Whether a name in an expression is only what stands in for another value: `found or JOB_LOST`.
    fn is_default(&self, at: usize, range: &Range<usize>) -> bool {
        let code = self.code;
        let is_call = |(group, _): (usize, usize)| {
            let open = code.get(group).open;
            let name = plain(code.word_before(open));
            let is_get = name == "get" && code.syntax == Syntax::Python;
            open >= range.start && (is_get || DEFAULTS.contains(&name.as_str()))
        };
        let is_part = |at| code.is(at, Sign::Comma) || code.kind(at) == Some(Kind::End);
        let chooses = |at: usize| match code.syntax {
            Syntax::Python => ["or", "and"].contains(&code.word(at)),
            Syntax::Script => code.is(at, Sign::AndOr) || code.str(at) == "??",
            _ => false,
        };
        let near = code.stretch(at, range, is_part);
        code.direct(near).any(chooses) || code.values_around(at).any(is_call)
    }
}

/// What two facts about the same value come to.
fn joined(one: Fact, other: Fact) -> Fact {
    match (one, other) {
        (Fact::Unset, fact) | (fact, Fact::Unset) => fact,
        (one, other) if one == other => one,
        _ => Fact::Unknown,
    }
}
