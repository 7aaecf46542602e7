//! Where a site has its state, its source and its reason.

use std::ops::Range;

use super::assignments::{Assignment, assignments};
use super::blocks::Role;
use super::functions::Function;
use super::lexer::{Bracket, Kind, Sign};
use super::uses::{LONGEST_LEVEL, MOST_LEVELS};
use super::values::{Fact, place};
use crate::catalogue::EnumKind;

/// How many variables are followed at once.
const MOST_VARIABLES: usize = 8;

/// How many statements after a setter are read for others of the same object.
const LONGEST_RUN: usize = 24;

/// Calls that make a set or a list.
const SETS: &[&str] = &[
    "of",
    "asList",
    "listOf",
    "setOf",
    "set",
    "frozenset",
    "list",
    "tuple",
    "Set",
    "return",
    "in",
    "vec",
];

/// A site whose variables have not been followed yet.
#[derive(Debug)]
pub struct Draft {
    /// The token that names the reason, or the variable that has it.
    pub at: usize,
    /// Where its state, its source and its reason are.
    pub slots: [Slot; 3],
    /// The variable that takes the reason, where it is nothing but that.
    pub given_to: Option<String>,
    /// The object whose setter takes the reason.
    pub object: Option<String>,
    /// Whether the reason is an argument, and not the field of an object.
    pub is_direct: bool,
    /// Whether it is one of a set of reasons.
    pub is_listed: bool,
    /// The token up to which the function is followed.
    pub target: usize,
}

/// Where a site has an entry of one enum.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Slot {
    /// Nowhere.
    Empty,
    /// In an argument of the function around it.
    Passed,
    /// In several places, and nothing says in which.
    Several,
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
    /// Whether variables in it say nothing: that an object has a setter is not what it sets.
    is_setter: bool,
}

/// The site of a reason that a token names.
#[must_use]
pub fn draft(function: &Function<'_>, at: usize) -> Draft {
    let blocks = function.reading.blocks;
    let statement = blocks.statement_of(at);
    let given: Vec<Assignment> = assignments(blocks, &statement);
    let mut taking = given.iter().filter(|given| given.value.contains(&at));
    let taken = taking.next_back();
    let levels = levels(function, at, &statement, taken);
    let innermost = levels.first().map_or(at..at + 1, |level| level.own.clone());
    let mut draft = Draft {
        at,
        slots: [Slot::Empty, Slot::Empty, Slot::Range(innermost)],
        given_to: None,
        object: None,
        is_direct: true,
        is_listed: false,
        target: at,
    };
    for level in &levels {
        if draft.look(function, level) {
            break;
        }
    }
    let is_argument = levels.iter().any(|level| level.own != level.range);
    let is_field = taken.is_some_and(|taken| taken.variable.contains('.'));
    if let Some(taken) = taken.filter(|_| is_field || !(is_argument || draft.says_more())) {
        draft.take(function, &statement, taken);
    } else if blocks.tree.word(statement.start) == "return" && !draft.says_more() {
        draft.given_to = function.reading.returning(at).map(|name| format!("() {name}"));
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
    let blocks = function.reading.blocks;
    let tree = blocks.tree;
    let mut levels = Vec::new();
    let (mut inner, mut group) = (at, tree.group_of(at));
    for _ in 0..MOST_LEVELS {
        let range = tree.inside(group);
        if group == 0 || blocks.role(group) != Role::Value || range.len() > LONGEST_LEVEL {
            break;
        }
        levels.push(Level { own: element(function, &range, inner), range, is_setter: false });
        inner = tree.get(group).open;
        group = tree.get(group).parent;
    }
    // A plain assignment is read on its right alone.
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
    let tree = function.reading.blocks.tree;
    let is_end = |at: usize| tree.is(at, Sign::Comma) || tree.kind(at) == Some(Kind::End);
    let (mut start, mut end) = (inner, inner);
    while let Some(before) = tree.before(start).filter(|at| *at >= range.start && !is_end(*at)) {
        start = before;
        if inner - start > LONGEST_LEVEL {
            break;
        }
    }
    while end < range.end && !is_end(end) && end - inner < LONGEST_LEVEL {
        end = tree.after(end);
    }
    start..end.min(range.end)
}

/// Whether the values of a group make a set or a list.
fn is_set(function: &Function<'_>, level: &Level) -> bool {
    let tree = function.reading.blocks.tree;
    let Some(open) = level.range.start.checked_sub(1) else { return false };
    let name = open.checked_sub(1).map_or("", |before| tree.word(before));
    tree.kind(open) != Some(Kind::Open(Bracket::Round)) || name.is_empty() || SETS.contains(&name)
}

impl Draft {
    /// Whether there is a state or a source.
    #[must_use]
    pub fn says_more(&self) -> bool {
        let [state, source, _] = &self.slots;
        *state != Slot::Empty || *source != Slot::Empty
    }

    /// The variables to follow for it.
    #[must_use]
    pub fn followed(&self, function: &Function<'_>) -> Vec<String> {
        let mut found: Vec<String> = Vec::new();
        let add = |name: &str, found: &mut Vec<String>| {
            let is_new = function.is_carrier(name) && found.iter().all(|known| known != name);
            if is_new && found.len() < MOST_VARIABLES {
                found.push(name.to_owned());
            }
        };
        let add_all = |range: &Range<usize>, found: &mut Vec<String>| {
            for (_, name) in function.reading.variables(range) {
                add(&name, found);
            }
        };
        for slot in &self.slots {
            match slot {
                Slot::Range(range) => add_all(range, &mut found),
                Slot::Variable(name) => add(name, &mut found),
                Slot::Empty | Slot::Several | Slot::Passed => {}
            }
        }
        let mut next = 0;
        while let Some(name) = found.get(next).cloned() {
            for other in function.made_of(&name) {
                add(other, &mut found);
            }
            next += 1;
        }
        found
    }

    /// Tells sites apart.
    #[must_use]
    pub fn key(&self) -> usize {
        match &self.slots {
            [_, _, Slot::Range(range)] => range.start,
            _ => self.at,
        }
    }

    /// Why the entry of an enum is not known.
    #[must_use]
    pub fn why(&self, kind: EnumKind) -> String {
        let noun = match kind {
            EnumKind::States => "state",
            EnumKind::Sources => "source",
            EnumKind::Reasons => "reason",
        };
        match self.slots.get(place(kind)) {
            Some(Slot::Empty) | None => format!("it comes with no {noun}"),
            Some(Slot::Several) => format!("it comes with several values that can be its {noun}"),
            Some(_) => format!("its {noun} is not set on every path through the function"),
        }
    }

    /// Looks for what is missing on a level; says whether to look no further.
    fn look(&mut self, function: &Function<'_>, level: &Level) -> bool {
        let reading = function.reading;
        let tree = reading.blocks.tree;
        let is_list = reading
            .named(&level.range)
            .any(|one| one.id.0 == EnumKind::Reasons && !level.own.contains(&one.at));
        if is_list {
            self.is_listed |= is_set(function, level);
            return true;
        }
        let elements = if level.own == level.range {
            std::iter::once(level.range.clone()).collect()
        } else {
            tree.split(level.range.clone(), Sign::Comma)
        };
        for kind in [EnumKind::States, EnumKind::Sources] {
            let of = |is_near: bool| -> Vec<&Range<usize>> {
                let has = |of: &&Range<usize>| {
                    let names = function.reading.named(of).any(|one| one.id.0 == kind);
                    names || (!level.is_setter && self.reads(function, of, kind, is_near))
                };
                elements.iter().filter(has).collect()
            };
            // The state itself counts more than a text that was made from it.
            let slot = match (of(true).as_slice(), of(false).as_slice()) {
                (_, []) => continue,
                ([one], _) | ([], [one]) => Slot::Range((*one).clone()),
                _ => Slot::Several,
            };
            if let Some(place) = self.slots.get_mut(place(kind)).filter(|it| **it == Slot::Empty) {
                *place = slot;
            }
        }
        if self.says_more() && is_reason(function, &level.own) {
            self.slots[2] = Slot::Range(level.own.clone());
        }
        false
    }

    /// Whether an expression reads a variable that can have an entry of an enum: one that is given it by
    /// its name, or, where it need not be near, one that is made of another.
    fn reads(
        &self,
        function: &Function<'_>,
        range: &Range<usize>,
        kind: EnumKind,
        is_near: bool,
    ) -> bool {
        let reading = function.reading;
        reading.variables(range).iter().any(|(path, name)| {
            let returns = reading.returned_kinds(path.end - 1).get(place(kind)) == Some(&true);
            let carries = if is_near {
                function.is_named(name, kind)
            } else {
                function.carries(name, kind) || returns
            };
            carries && !path.contains(&self.at)
        })
    }

    /// Records which variable or which field of an object takes the reason.
    fn take(&mut self, function: &Function<'_>, statement: &Range<usize>, taken: &Assignment) {
        let Some((object, _)) = taken.variable.rsplit_once('.') else {
            self.given_to = Some(taken.variable.clone());
            return;
        };
        self.object = Some(object.to_owned());
        self.is_direct = false;
        self.target = run_end(function, statement, object, &taken.variable);
        for kind in [EnumKind::States, EnumKind::Sources] {
            let fields = function.fields_of(object, kind);
            let Some(slot) = self.slots.get_mut(place(kind)).filter(|it| **it == Slot::Empty)
            else {
                continue;
            };
            match fields.as_slice() {
                [] => {}
                [name] => *slot = Slot::Variable(name.clone()),
                [first, second] if first == object => *slot = Slot::Variable(second.clone()),
                _ => *slot = Slot::Several,
            }
        }
    }
}

/// The end of the statements that set fields of an object, which a site is part of.
fn run_end(function: &Function<'_>, statement: &Range<usize>, object: &str, own: &str) -> usize {
    let blocks = function.reading.blocks;
    let tree = blocks.tree;
    let limit = tree.inside(tree.group_of(statement.start)).end;
    let (mut end, mut at) = (statement.end, statement.end);
    for _ in 0..LONGEST_RUN {
        let next = at + 1;
        if tree.kind(at) != Some(Kind::End) || next >= limit {
            break;
        }
        let after = blocks.statement_of(next);
        if after.start != next
            || ["return", "throw", "break", "continue"].contains(&tree.word(next))
        {
            break;
        }
        let given = assignments(blocks, &after);
        if given.iter().any(|given| given.variable == own || given.variable == object) {
            break;
        }
        let is_field =
            |name: &str| name.strip_prefix(object).is_some_and(|rest| rest.starts_with('.'));
        if given.iter().any(|given| is_field(&given.variable)) {
            end = after.end;
        }
        at = after.end;
    }
    end
}

/// Whether an expression is a reason whatever is chosen in it.
fn is_reason(function: &Function<'_>, range: &Range<usize>) -> bool {
    let known = |name: &str| {
        function.carries(name, EnumKind::Reasons).then(|| super::combine::always(Fact::Known(0)))
    };
    let values = function.reading.evaluate(range.clone(), &known);
    let reason = place(EnumKind::Reasons);
    let is_known = |held: &[Fact; 3]| matches!(held.get(reason), Some(Fact::Known(_)));
    values.len() > 1 && values.iter().all(|value| is_known(&value.held))
}
