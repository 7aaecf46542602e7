//! What variables can hold at a place in a function, for each path that leads there.

use std::ops::Range;

use itertools::Itertools;

use super::assignments::{Assignment, assignments};
use super::code::Role;
use super::lexer::Sign;
use super::statements::{Branch, Statement, statements};
use super::syntax::Syntax;
use super::values::{Alternative, Fact, Path, Reading, always};
use crate::catalogue::{EnumKind, PerKind};

/// How many worlds are kept apart.
const MOST_WORLDS: usize = 64;

/// What the variables hold on one path, in the order of [`Flow::variables`].
pub type World = Vec<Alternative>;

/// The worlds that have left a loop or a choice from inside.
struct Exits {
    is_loop: bool,
    worlds: Vec<World>,
}

/// Follows the paths through a function to one place in it.
pub struct Flow<'f> {
    reading: &'f Reading<'f>,
    variables: &'f [String],
    target: usize,
    /// The worlds that reach the target.
    reached: Vec<World>,
    /// The choices that were made so far.
    path: Path,
    /// The loops and choices around, each with the worlds that have left it.
    exits: Vec<Exits>,
    /// How much may still be followed: tokens, counted once for each path that leads to them.
    budget: &'f mut usize,
    /// Whether some paths were left out.
    pub is_too_much: bool,
}

impl<'f> Flow<'f> {
    /// The worlds at a token, and whether all paths were followed. At the start of the function, variables
    /// are unknown.
    pub fn worlds_at(
        reading: &'f Reading<'f>,
        function: &[Statement],
        variables: &'f [String],
        target: usize,
        budget: &'f mut usize,
    ) -> (Vec<World>, bool) {
        let start = vec![vec![always(Fact::Unknown); variables.len()]];
        let mut flow = Self {
            reading,
            variables,
            target,
            reached: Vec::new(),
            path: Path::new(),
            exits: Vec::new(),
            budget,
            is_too_much: false,
        };
        flow.run(function, start);
        let mut reached = flow.reached;
        // A parameter of a lambda around the place hides the variable with its name.
        let bound = variables.iter().map(|name| reading.code.is_bound(target, name));
        for (place, _) in bound.enumerate().filter(|(_, is_bound)| *is_bound) {
            forget(place, &mut reached);
        }
        (each_once(reached), !flow.is_too_much)
    }

    /// The worlds after some statements.
    fn run(&mut self, statements: &[Statement], mut worlds: Vec<World>) -> Vec<World> {
        for statement in statements {
            if !self.spend(worlds.len() + 1) {
                return worlds;
            }
            worlds = self.statement(statement, worlds);
            if worlds.len() > MOST_WORLDS {
                worlds = each_once(worlds);
                self.is_too_much |= worlds.len() > MOST_WORLDS;
                worlds.truncate(MOST_WORLDS);
            }
        }
        worlds
    }

    /// Takes a cost from the budget; returns whether there was enough.
    fn spend(&mut self, cost: usize) -> bool {
        let left = self.budget.checked_sub(cost);
        self.is_too_much |= left.is_none();
        *self.budget = left.unwrap_or(0);
        left.is_some()
    }

    fn statement(&mut self, statement: &Statement, worlds: Vec<World>) -> Vec<World> {
        match statement {
            Statement::Simple(range) => self.simple(range, worlds),
            Statement::Block(body) => self.run(body, worlds),
            Statement::Branch(branch) => self.branch(branch, worlds),
            Statement::Loop { head, body } => {
                self.reach(head, &worlds);
                self.exits.push(Exits { is_loop: true, worlds: Vec::new() });
                let mut ends = self.run(body, worlds.clone());
                // The second round starts with the values that the first one assigned.
                ends.extend(worlds);
                let mut again = self.run(body, each_once(ends.clone()));
                again.extend(ends);
                again.extend(self.exits.pop().map(|exits| exits.worlds).unwrap_or_default());
                again
            }
            Statement::Leave(range) => {
                self.reach(range, &worlds);
                Vec::new()
            }
            Statement::Break(range) => {
                self.reach(range, &worlds);
                let goes_on = self.reading.code.word(range.start) == "continue";
                let left = self.exits.iter_mut().rev().find(|one| one.is_loop || !goes_on);
                if let Some(left) = left {
                    left.worlds.extend(worlds);
                }
                Vec::new()
            }
        }
    }

    fn branch(&mut self, branch: &Branch, worlds: Vec<World>) -> Vec<World> {
        self.reach(&branch.condition, &worlds);
        if !self.spend(branch.condition.len() * branch.arms.len()) {
            return worlds;
        }
        let id = self.reading.branch_id(branch);
        // In Rust, `break` does not leave a `match`.
        let is_left = branch.is_switch && self.reading.code.syntax != Syntax::Rust;
        if is_left {
            self.exits.push(Exits { is_loop: false, worlds: Vec::new() });
        }
        let (mut ends, mut falling) = (Vec::new(), Vec::new());
        for (index, arm) in branch.arms.iter().enumerate() {
            let mut entering = self.narrowed(branch, index, &worlds);
            entering.append(&mut falling);
            self.path.push((id, index));
            let end = self.run(&arm.body, entering);
            self.path.pop();
            if arm.falls_through { falling = end } else { ends.extend(end) }
        }
        ends.append(&mut falling);
        if is_left {
            ends.extend(self.exits.pop().map(|exits| exits.worlds).unwrap_or_default());
        }
        if !branch.is_exhaustive {
            let without = if branch.is_switch { worlds } else { self.narrowed(branch, 1, &worlds) };
            ends.extend(without);
        }
        each_once(ends)
    }

    /// The worlds in which the tested variable can have the value of an arm.
    fn narrowed(&self, branch: &Branch, arm: usize, worlds: &[World]) -> Vec<World> {
        let Some((variable, known, holds)) = self.test(branch, arm) else { return worlds.to_vec() };
        let fits = |world: &&World| {
            let held = world.get(variable).map(|it| it.held).unwrap_or_default();
            EnumKind::ALL.into_iter().all(|kind| match held[kind] {
                Fact::Known(index) if !known[kind].is_empty() => {
                    known[kind].contains(&index) == holds
                }
                _ => true,
            })
        };
        worlds.iter().filter(fits).cloned().collect()
    }

    /// The test that leads to an arm: a variable, the entries that it is compared with, and whether it has
    /// to be one of them.
    fn test(&self, branch: &Branch, arm: usize) -> Option<(usize, PerKind<Vec<usize>>, bool)> {
        let (reading, code) = (self.reading, self.reading.code);
        let condition = &branch.condition;
        let (subject, names, holds) = if branch.is_switch {
            (condition.clone(), branch.arms.get(arm)?.label.clone(), true)
        } else {
            let compare = code.find(condition.clone(), Sign::Compare)?;
            let is_alone = code.find(condition.clone(), Sign::AndOr).is_none();
            let is_equal = code.str(compare).starts_with('=');
            let subject = condition.start..compare;
            (
                Some(subject).filter(|_| is_alone)?,
                compare + 1..condition.end,
                is_equal == (arm == 0),
            )
        };
        let read: Vec<_> = subject.clone().filter(|at| !code.word(*at).is_empty()).collect();
        let [word] = read.as_slice() else { return None };
        let variable = self.variables.iter().position(|it| it == code.word(*word))?;
        let mut known = PerKind::<Vec<usize>>::default();
        for mention in reading.mentions_in(&names) {
            known[mention.id.0].push(mention.id.1);
        }
        EnumKind::ALL
            .iter()
            .any(|kind| !known[*kind].is_empty())
            .then_some((variable, known, holds))
    }

    fn simple(&mut self, range: &Range<usize>, worlds: Vec<World>) -> Vec<World> {
        self.reach(range, &worlds);
        if !self.spend(range.len()) {
            return worlds;
        }
        let mut worlds = worlds;
        for assignment in &assignments(self.reading.code, range) {
            self.forget_fields(&assignment.variable, &mut worlds);
            if !self.variables.contains(&assignment.variable) {
                continue;
            }
            if !self.spend(assignment.value.len() * worlds.len()) {
                break;
            }
            worlds = worlds.iter().flat_map(|world| self.give(assignment, world)).collect();
        }
        // A place right after a statement sees what that assigns.
        if range.end == self.target {
            self.reached.extend(worlds.iter().cloned());
        }
        worlds
    }

    /// Forgets the fields of a variable that is assigned another object.
    fn forget_fields(&self, object: &str, worlds: &mut [World]) {
        let is_field =
            |name: &String| name.strip_prefix(object).is_some_and(|rest| rest.starts_with('.'));
        for (place, _) in self.variables.iter().enumerate().filter(|(_, name)| is_field(name)) {
            forget(place, worlds);
        }
    }

    /// The worlds that one world becomes when a variable is assigned.
    fn give(&self, assignment: &Assignment, world: &World) -> Vec<World> {
        let Some(place) = self.variables.iter().position(|it| *it == assignment.variable) else {
            return vec![world.clone()];
        };
        let values = self
            .reading
            .evaluate(assignment.value.clone(), &|name| held(self.variables, world, name));
        let with = |value: Alternative| {
            let mut world = world.clone();
            let path = [self.path.as_slice(), &value.path].concat();
            if let Some(held) = world.get_mut(place) {
                *held = Alternative { held: value.held, path };
            }
            world
        };
        values.into_iter().map(with).collect()
    }

    /// Notes the worlds that reach the target, if it is in a range.
    fn reach(&mut self, range: &Range<usize>, worlds: &[World]) {
        if !range.contains(&self.target) {
            return;
        }
        let code = self.reading.code;
        let (mut group, mut block) = (code.group_of(self.target), None);
        while group > 0 && code.get(group).open >= range.start {
            if matches!(code.role(group), Role::Block | Role::Arms) {
                block = Some(group);
            }
            group = code.get(group).parent;
        }
        match block {
            None => self.reached.extend(worlds.iter().cloned()),
            Some(block) => {
                let inside = match code.role(block) {
                    Role::Arms => {
                        code.statement_of(code.get(block).open).start..code.get(block).close + 1
                    }
                    _ => code.inside(block),
                };
                if !self.spend(inside.len()) {
                    return;
                }
                let word = inside.clone().find(|at| code.word(*at) == "match");
                let start = if code.role(block) == Role::Arms { word } else { None };
                let body = statements(code, start.unwrap_or(inside.start)..inside.end);
                self.run(&body, worlds.to_vec());
            }
        }
    }
}

/// What a variable holds in a world; nothing if it is none of `variables`.
pub fn held(variables: &[String], world: &World, name: &str) -> Option<Alternative> {
    let place = variables.iter().position(|variable| variable == name)?;
    world.get(place).cloned()
}

fn forget(place: usize, worlds: &mut [World]) {
    let held = worlds.iter_mut().filter_map(|world| world.get_mut(place));
    held.for_each(|held| *held = always(Fact::Unknown));
}

fn each_once(worlds: Vec<World>) -> Vec<World> {
    worlds.into_iter().unique().collect()
}
