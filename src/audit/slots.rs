//! Where a site has its state, its source and its reason.

use std::collections::VecDeque;
use std::ops::Range;

use super::assignments::{Assignment, assignments, field_of};
use super::functions::{Carrier, Function};
use super::lexer::{Kind, Sign};
use super::syntax::Syntax;
use super::uses::LONGEST_LEVEL;
use super::values::{Alternative, Fact, Reading, always};
use crate::catalogue::{EnumKind, PerKind};

/// How many variables are followed at once.
const MOST_VARIABLES: usize = 8;

/// How many statements after a setter are read for others of the same object.
const LONGEST_RUN: usize = 24;

/// The ends of the names of calls that make a set or a list, in small letters.
const SETS: &[&str] = &["set", "list", "tuple", "vec", "of"];

/// What a reason is sent with.
pub const STATE_AND_SOURCE: [EnumKind; 2] = [EnumKind::States, EnumKind::Sources];

/// A site whose variables have not been followed yet.
#[derive(Debug, Default)]
pub struct Draft {
    /// The token that names the reason, or the variable that has it.
    pub at: usize,
    /// Where its state, its source and its reason are.
    pub slots: PerKind<Slot>,
    /// The variable that takes the reason, if nothing else happens to it.
    pub given_to: Option<Carrier>,
    /// Whether the reason becomes the field of an object.
    pub is_field: bool,
    /// Whether it is one of a set of reasons.
    pub is_listed: bool,
    /// The token up to which the function is followed.
    pub target: usize,
}

/// Where a site has an entry of one enum.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Slot {
    /// Nowhere.
    #[default]
    Empty,
    /// In an argument of the function around it.
    Passed,
    /// In one of several places, and nothing says in which.
    Ambiguous,
    /// In an expression.
    Range(Range<usize>),
    /// In a variable.
    Variable(String),
}

/// A group or a statement around a reason.
struct Level {
    range: Range<usize>,
    /// The part of it that has the reason.
    own: Range<usize>,
    /// Whether it calls a setter. The object of a setter is a variable, but carries no state or source of
    /// this site.
    is_setter: bool,
}

/// The site of a reason that a token names.
pub fn draft(function: &Function<'_>, at: usize) -> Draft {
    let code = function.reading.code;
    let statement = code.statement_of(at);
    let given: Vec<Assignment> = assignments(code, &statement);
    let mut taking = given.iter().filter(|given| given.value.contains(&at));
    let taken = taking.next_back();
    let levels = levels(function, at, &statement, taken);
    let innermost = levels.first().map_or(at..at + 1, |level| level.own.clone());
    let mut draft = Draft { at, target: at, ..Draft::default() };
    draft.slots[EnumKind::Reasons] = Slot::Range(innermost);
    for level in &levels {
        if draft.look(function, level) {
            break;
        }
    }
    let is_argument = levels.iter().any(|level| level.own != level.range);
    let is_field = taken.is_some_and(|taken| taken.variable.contains('.'));
    if let Some(taken) = taken.filter(|_| is_field || !(is_argument || draft.says_more())) {
        draft.take(function, &statement, taken);
    } else if code.word(statement.start) == "return" && !draft.says_more() {
        draft.given_to =
            function.reading.returning(at).map(|name| Carrier::Function(name.to_owned()));
    }
    if let Some(taken) = taken {
        let object = taken.variable.rsplit_once('.').map_or(&*taken.variable, |(object, _)| object);
        let from = draft.target.max(statement.end);
        for kind in
            STATE_AND_SOURCE.into_iter().filter(|kind| function.is_given_later(object, *kind, from))
        {
            draft.slots[kind] = Slot::Ambiguous;
        }
    }
    draft
}

/// The groups around a token, the innermost first, then the statement.
fn levels(
    function: &Function<'_>,
    at: usize,
    statement: &Range<usize>,
    taken: Option<&Assignment>,
) -> Vec<Level> {
    let code = function.reading.code;
    let groups = code.values_around(at).map(|(group, inner)| (code.inside(group), inner));
    let mut levels: Vec<Level> = groups
        .take_while(|(range, _)| range.len() <= LONGEST_LEVEL)
        .map(|(range, inner)| Level {
            own: element(function, &range, inner),
            range,
            is_setter: false,
        })
        .collect();
    // Of a plain assignment, only the right side is read.
    let range = match taken.filter(|taken| !taken.variable.contains('.')) {
        Some(taken) => taken.value.clone(),
        None => statement.clone(),
    };
    if range.len() > LONGEST_LEVEL {
        return levels;
    }
    levels.retain(|level| level.range.start >= range.start);
    let is_setter = taken.is_some_and(|taken| taken.variable.contains('.'));
    levels.push(Level { own: range.clone(), range, is_setter });
    levels
}

/// The part of a range between commas, or between statements, that has a token.
fn element(function: &Function<'_>, range: &Range<usize>, inner: usize) -> Range<usize> {
    let code = function.reading.code;
    code.stretch(inner, range, |at| code.is(at, Sign::Comma) || code.kind(at) == Some(Kind::End))
}

/// Whether the values of a group make a set or a list.
fn is_set(function: &Function<'_>, level: &Level) -> bool {
    let code = function.reading.code;
    let Some(open) = level.range.start.checked_sub(1) else { return false };
    let name = code.word_before(open);
    let is_call = code.is_round(open) && !["", "return", "in"].contains(&name);
    let name = name.to_ascii_lowercase();
    !is_call || SETS.iter().any(|end| name.ends_with(end))
}

impl Draft {
    /// Whether there is a state or a source.
    pub fn says_more(&self) -> bool {
        STATE_AND_SOURCE.iter().any(|kind| self.slots[*kind] != Slot::Empty)
    }

    /// The variables to follow for it.
    pub fn followed(&self, function: &Function<'_>) -> Vec<String> {
        let named = EnumKind::ALL.into_iter().flat_map(|kind| match &self.slots[kind] {
            Slot::Range(range) => {
                let read = function.reading.variables(range).into_iter();
                read.map(|(_, name)| name).collect()
            }
            Slot::Variable(name) => vec![name.clone()],
            Slot::Empty | Slot::Ambiguous | Slot::Passed => Vec::new(),
        });
        let (mut waiting, mut found) = (named.collect::<VecDeque<_>>(), Vec::new());
        while let Some(name) = waiting.pop_front().filter(|_| found.len() < MOST_VARIABLES) {
            if function.is_carrier(&name) && !found.contains(&name) {
                waiting.extend(function.sources_of(&name).map(str::to_owned));
                found.push(name);
            }
        }
        found
    }

    /// The first token of the reason. Two drafts with the same one are the same site.
    pub fn first_token(&self) -> usize {
        match &self.slots[EnumKind::Reasons] {
            Slot::Range(range) => range.start,
            _ => self.at,
        }
    }

    /// Why the entry of an enum is not known.
    pub fn why(&self, kind: EnumKind) -> String {
        let noun = kind.noun();
        match &self.slots[kind] {
            Slot::Empty => format!("it comes with no {noun}"),
            Slot::Ambiguous => format!("it comes with several values that can be its {noun}"),
            _ => format!("its {noun} is not known on every path through the function"),
        }
    }

    /// Looks on a level for what is missing; returns whether to look no further.
    fn look(&mut self, function: &Function<'_>, level: &Level) -> bool {
        let reading = function.reading;
        let code = reading.code;
        let is_list = reading
            .named(&level.range)
            .any(|one| one.id.kind == EnumKind::Reasons && !level.own.contains(&one.at));
        if is_list {
            self.is_listed |= is_set(function, level);
            return true;
        }
        let elements = if level.own == level.range {
            std::iter::once(level.range.clone()).collect()
        } else {
            code.split(level.range.clone(), Sign::Comma)
        };
        for kind in STATE_AND_SOURCE {
            self.fill(kind, self.among(function, level, &elements, kind));
        }
        // What is chosen together with a state is a site of its own.
        let is_apart =
            |slot: &Slot| !matches!(slot, Slot::Range(of) if level.own.contains(&of.start));
        let is_apart = STATE_AND_SOURCE.iter().all(|kind| is_apart(&self.slots[*kind]));
        if self.says_more() && is_apart && is_reason(function, &level.own) {
            self.slots[EnumKind::Reasons] = Slot::Range(level.own.clone());
        }
        false
    }

    /// Which of the elements of a level has the entry of an enum.
    fn among(
        &self,
        function: &Function<'_>,
        level: &Level,
        elements: &[Range<usize>],
        kind: EnumKind,
    ) -> Slot {
        let reading = function.reading;
        let code = reading.code;
        // `{ state: JOB_LOST, ...changes }`
        let is_spread = |of: &Range<usize>| {
            code.syntax == Syntax::Script && (0..3).all(|at| code.is(of.start + at, Sign::Dot))
        };
        let is_overridden =
            |one: &Range<usize>| elements.iter().any(|of| of.start > one.start && is_spread(of));
        let having = |is_near: bool| -> Vec<&Range<usize>> {
            let has = |of: &&Range<usize>| {
                let mut names = reading.named(of).filter(|one| one.id.kind == kind);
                let names = names.any(|one| !is_in_other_call(reading, one.at, self.at));
                names || (!level.is_setter && self.reads(function, of, kind, is_near))
            };
            elements.iter().filter(has).collect()
        };
        // The state itself counts more than a text that was made from it.
        match (having(true).as_slice(), having(false).as_slice()) {
            (_, []) => Slot::Empty,
            ([one], _) | ([], [one]) if !is_overridden(one) => Slot::Range((*one).clone()),
            _ => Slot::Ambiguous,
        }
    }

    /// Whether an expression reads a variable that can have an entry of an enum: one that is assigned an
    /// entry by name or, if it need not be near, one that is made of another variable.
    fn reads(
        &self,
        function: &Function<'_>,
        range: &Range<usize>,
        kind: EnumKind,
        is_near: bool,
    ) -> bool {
        let reading = function.reading;
        reading.variables(range).iter().any(|(path, name)| {
            let returns = reading.returned_kinds(path.end - 1)[kind];
            let carries = if is_near {
                function.is_named(name, kind)
            } else {
                function.carries(name, kind) || returns
            };
            carries && !path.contains(&self.at) && !is_in_other_call(reading, path.start, self.at)
        })
    }

    /// Records which variable or which field of an object takes the reason.
    fn take(&mut self, function: &Function<'_>, statement: &Range<usize>, taken: &Assignment) {
        let Some((object, _)) = taken.variable.rsplit_once('.') else {
            self.given_to = Some(function.variable(&taken.variable));
            return;
        };
        self.is_field = true;
        self.target = run_end(function, statement, object, &taken.variable);
        for kind in STATE_AND_SOURCE {
            match function.fields_of(object, kind).as_slice() {
                [] => {}
                [name] => self.fill(kind, Slot::Variable(name.clone())),
                [first, second] if first == object => {
                    self.fill(kind, Slot::Variable(second.clone()));
                }
                _ => self.fill(kind, Slot::Ambiguous),
            }
        }
    }

    /// Records where the entry of an enum is, unless something nearer is known.
    fn fill(&mut self, kind: EnumKind, slot: Slot) {
        if self.slots[kind] == Slot::Empty {
            self.slots[kind] = slot;
        }
    }
}

/// The end of the statements that set fields of an object, which a site is part of.
fn run_end(function: &Function<'_>, statement: &Range<usize>, object: &str, own: &str) -> usize {
    let code = function.reading.code;
    let block = code.inside(code.group_of(statement.start));
    let (mut end, mut at) = (statement.end, statement.end);
    for _ in 0..LONGEST_RUN {
        let next = at + 1;
        if code.kind(at) != Some(Kind::End) || next >= block.end {
            break;
        }
        let after = code.statement_of(next);
        if after.start != next
            || ["return", "throw", "break", "continue"].contains(&code.word(next))
        {
            break;
        }
        let given = assignments(code, &after);
        let is_field =
            |name: &str| name.strip_prefix(object).is_some_and(|rest| rest.starts_with('.'));
        // A field that is set again here had its first value when the reason was set.
        let is_next = |name: &str| {
            let is_again = is_field(name) && function.is_given(name, block.start..statement.start);
            name == own || name == object || is_again
        };
        if given.iter().any(|given| is_next(&given.variable)) {
            break;
        }
        if given.iter().any(|given| is_field(&given.variable)) {
            end = after.end;
        }
        at = after.end;
    }
    end
}

/// Whether a token is in another call of a chain than the reason, and so says nothing of it, as in
/// `.start(STATE).fail(REASON)`. What makes an object and what sets its fields belong together.
fn is_in_other_call(reading: &Reading<'_>, at: usize, reason: usize) -> bool {
    let code = reading.code;
    let names_of = |at: usize, other: usize| {
        let apart = |(group, _): &(usize, usize)| {
            let found = code.get(*group);
            !(found.open..found.close).contains(&other)
        };
        let outermost = code.values_around(at).take_while(apart).last();
        outermost.and_then(|(group, _)| code.get(group).open.checked_sub(1))
    };
    let (Some(own), Some(other)) = (names_of(reason, at), names_of(at, reason)) else {
        return false;
    };
    let (start, is_setter) =
        (code.path_start(own), |name| field_of(code, code.word(name)).is_some());
    let is_chain = start == code.path_start(other) && start != own && own != other;
    let makes = !code.direct(start..other).any(|at| code.is_round(at));
    is_chain && !(is_setter(own) && (is_setter(other) || makes))
}

/// Whether an expression is a reason whatever is chosen in it.
fn is_reason(function: &Function<'_>, range: &Range<usize>) -> bool {
    let known =
        |name: &str| function.carries(name, EnumKind::Reasons).then(|| always(Fact::Passed));
    let values = function.reading.evaluate(range.clone(), &known);
    let is_known = |value: &Alternative| {
        matches!(value.held[EnumKind::Reasons], Fact::Known(_) | Fact::Passed)
    };
    values.len() > 1 && values.iter().all(is_known)
}
