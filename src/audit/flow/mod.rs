//! What variables can hold at a place in a function, for each path that leads there.

mod exits;
mod narrow;

use std::ops::Range;

use itertools::Itertools;

use super::assignments::{Assignment, assignments, is_declared, variable};
use super::code::Role;
use super::decisions::{Choice, Choices};
use super::disturbed::{Part, disturbed};
use super::functions::Function;
use super::lexer::Kind;
use super::statements::{Branch, Statement, statements};
use super::syntax::Syntax;
use super::values::{Alternative, Fact, Reading, always};
use exits::{Around, Exits};

/// How many worlds are kept apart.
const MOST_WORLDS: usize = 64;

/// How many choices may lead to what a variable holds.
const LONGEST_PATH: usize = 64;

/// What the variables hold on one path, in the order of [`Flow::variables`].
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct World {
    held: Vec<Alternative>,
    /// The choices that led into the statements around.
    way: Choices,
}

/// Follows the paths through a function to one place in it.
pub struct Flow<'f> {
    reading: &'f Reading<'f>,
    function: &'f Function<'f>,
    variables: &'f [String],
    target: usize,
    /// The worlds that reach the target.
    reached: Vec<World>,
    /// The choices that were made so far.
    path: Choices,
    /// The statements around, each with the worlds that have left it.
    exits: Vec<Exits>,
    /// The round of the loop around; 0 outside of loops.
    round: usize,
    /// How many rounds were begun.
    rounds: usize,
    /// How many times each variable was given something.
    given: Vec<usize>,
    /// How much may still be followed: tokens, counted once for each path that leads to them.
    budget: &'f mut usize,
    /// Whether some paths were left out.
    is_too_much: bool,
}

impl<'f> Flow<'f> {
    /// The worlds at a token, and whether all paths were followed. At the start of the function, variables
    /// are unknown.
    pub fn worlds_at(
        function: &'f Function<'f>,
        variables: &'f [String],
        target: usize,
        budget: &'f mut usize,
    ) -> (Vec<World>, bool) {
        let reading = function.reading;
        let held = vec![always(Fact::Unknown); variables.len()];
        let start = vec![World { held, way: Choices::new() }];
        let mut flow = Self {
            reading,
            function,
            variables,
            target,
            reached: Vec::new(),
            path: Choices::new(),
            exits: Vec::new(),
            round: 0,
            rounds: 0,
            given: vec![0; variables.len()],
            budget,
            is_too_much: false,
        };
        flow.run(function.body(), start);
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
            Statement::Block(body) => self.scope(body, worlds),
            Statement::Branch(branch) => self.branch(branch, worlds),
            Statement::Loop(repeated) => self.repeat(repeated, worlds),
            Statement::Try { body, handlers, last } => self.attempt(body, handlers, last, worlds),
            Statement::Leave(range) => {
                self.reach(range, &worlds);
                self.leave(range, worlds);
                Vec::new()
            }
            Statement::Break(range) => {
                self.reach(range, &worlds);
                self.break_out(range, worlds);
                Vec::new()
            }
        }
    }

    /// The worlds after statements with variables of their own.
    fn scope(&mut self, statements: &[Statement], worlds: Vec<World>) -> Vec<World> {
        let mut worlds = self.run(statements, worlds);
        let code = self.reading.code;
        for statement in statements {
            let Statement::Simple(range) = statement else { continue };
            // Outside, the name is that of another variable.
            for (place, name) in self.variables.iter().enumerate() {
                let is_own = |at: usize| code.word(at) == name && is_declared(code, at + 1);
                if code.direct(range.clone()).any(is_own) {
                    forget(place, &mut worlds);
                }
            }
        }
        worlds
    }

    /// Forgets what some tokens may change in a way that is not followed.
    fn disturb(&mut self, range: &Range<usize>, part: Part, mut worlds: Vec<World>) -> Vec<World> {
        let code = self.reading.code;
        for at in disturbed(code, range, part) {
            let name = variable(code, at);
            self.forget_fields(&name, &mut worlds);
            if let Some(place) = self.variables.iter().position(|it| *it == name) {
                self.note_given(place);
                forget(place, &mut worlds);
            }
        }
        worlds
    }

    fn branch(&mut self, branch: &Branch, worlds: Vec<World>) -> Vec<World> {
        self.reach(&branch.condition, &worlds);
        if !self.spend(branch.condition.len() * branch.arms.len()) {
            return worlds;
        }
        let worlds = self.disturb(&branch.condition, Part::Condition, worlds);
        let given = self.given.clone();
        let decision = self.reading.decision_of(branch);
        // The parts of an `#if` have no variables of their own.
        let first = self.reading.code.kind(branch.condition.start);
        let is_bare = matches!(first, Some(Kind::Conditional(_)));
        let run = if is_bare { Self::run } else { Self::scope };
        // In Rust, `break` does not leave a `match`.
        let is_left = branch.is_switch && self.reading.code.syntax != Syntax::Rust;
        if is_left {
            self.begin(Around::Switch);
        }
        let (mut ends, mut falling) = (Vec::new(), Vec::new());
        let step_to = |round, arm| Choice { decision, round, arm };
        for (index, arm) in branch.arms.iter().enumerate() {
            let step = step_to(self.round, index);
            let mut entering = self.entering(branch, step, &worlds);
            entering.append(&mut falling);
            self.path.push(step);
            let end = run(self, &arm.body, entering);
            self.path.pop();
            if arm.falls_through { falling = end } else { ends.extend(end) }
        }
        ends.append(&mut falling);
        if is_left {
            ends.extend(self.end().left);
        }
        if !branch.is_exhaustive {
            let step = step_to(self.round, branch.arms.len());
            ends.extend(self.entering(branch, step, &worlds));
        }
        self.settled(&given, ends)
    }

    fn simple(&mut self, range: &Range<usize>, worlds: Vec<World>) -> Vec<World> {
        self.reach(range, &worlds);
        if !self.spend(range.len()) {
            return worlds;
        }
        let mut worlds = self.disturb(range, Part::Statement, worlds);
        for assignment in &assignments(self.reading.code, range) {
            self.forget_fields(&assignment.variable, &mut worlds);
            if !self.variables.contains(&assignment.variable) {
                continue;
            }
            if !self.spend((assignment.value.len() + self.path.len()) * worlds.len()) {
                break;
            }
            worlds = worlds.iter().flat_map(|world| self.give(assignment, world)).collect();
        }
        // A place right after a statement sees what that assigns.
        if range.end == self.target {
            self.found(worlds.clone());
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

    fn note_given(&mut self, place: usize) {
        if let Some(times) = self.given.get_mut(place) {
            *times += 1;
        }
    }

    /// The worlds that one world becomes when a variable is assigned.
    fn give(&mut self, assignment: &Assignment, world: &World) -> Vec<World> {
        let Some(place) = self.variables.iter().position(|it| *it == assignment.variable) else {
            return vec![world.clone()];
        };
        self.note_given(place);
        let values = self
            .reading
            .evaluate(assignment.value.clone(), &|name| held(self.variables, world, name));
        let with = |value: Alternative| {
            let mut world = world.clone();
            let steps = self.path.iter().chain(&value.path).map(|step| match step.round {
                0 => Choice { round: self.round, ..*step },
                _ => *step,
            });
            let path: Choices = steps.unique().collect();
            self.is_too_much |= path.len() > LONGEST_PATH;
            if let Some(held) = world.held.get_mut(place) {
                let is_short = path.len() <= LONGEST_PATH;
                *held = if is_short {
                    Alternative { held: value.held, path }
                } else {
                    always(Fact::Unknown)
                };
            }
            world
        };
        values.into_iter().map(with).collect()
    }

    /// Notes the worlds that reach the target, if it is in a range, and those that an error may end there.
    fn reach(&mut self, range: &Range<usize>, worlds: &[World]) {
        let code = self.reading.code;
        if let Some(exits) = self.exits.iter_mut().rev().find(|one| one.of == Around::Try)
            && range.clone().any(|at| code.is_round(at))
        {
            exits.left.extend(worlds.iter().cloned());
        }
        if !range.contains(&self.target) {
            return;
        }
        let (mut group, mut block) = (code.group_of(self.target), None);
        while group > 0 && code.get(group).open >= range.start {
            if matches!(code.role(group), Role::Block | Role::Arms) {
                block = Some(group);
            }
            group = code.get(group).parent;
        }
        let mut worlds = worlds.to_vec();
        if code.runs_later(range.start..self.target) {
            for (place, name) in self.variables.iter().enumerate() {
                if self.function.is_given(name, range.start..usize::MAX) {
                    forget(place, &mut worlds);
                }
            }
        }
        let Some(block) = block else { return self.found(worlds) };
        let inside = match code.role(block) {
            Role::Arms => code.statement_of(code.get(block).open).start..code.get(block).close + 1,
            _ => code.inside(block),
        };
        if !self.spend(inside.len()) {
            return;
        }
        let word = inside.clone().find(|at| code.word(*at) == "match");
        let start = if code.role(block) == Role::Arms { word } else { None };
        let body = statements(code, start.unwrap_or(inside.start)..inside.end);
        let exits = std::mem::take(&mut self.exits);
        self.run(&body, worlds);
        self.exits = exits;
    }

    /// Notes worlds that reach the target.
    fn found(&mut self, mut worlds: Vec<World>) {
        // A choice at the target is taken in the same round.
        for world in &mut worlds {
            world.way.clear();
        }
        let steps = worlds.iter_mut().flat_map(|world| &mut world.held);
        let steps = steps.flat_map(|held| &mut held.path);
        steps.filter(|step| step.round == self.round).for_each(|step| step.round = 0);
        self.reached.append(&mut worlds);
    }
}

/// What a variable holds in a world; nothing if it is none of `variables`.
pub fn held(variables: &[String], world: &World, name: &str) -> Option<Alternative> {
    let place = variables.iter().position(|variable| variable == name)?;
    world.held.get(place).cloned()
}

fn forget(place: usize, worlds: &mut [World]) {
    let held = worlds.iter_mut().filter_map(|world| world.held.get_mut(place));
    held.for_each(|held| *held = always(Fact::Unknown));
}

/// The worlds that differ in what variables hold.
fn each_held(worlds: Vec<World>) -> Vec<World> {
    let held = |world: &World| world.held.iter().map(|it| it.held).collect::<Vec<_>>();
    worlds.into_iter().unique_by(held).collect()
}

fn each_once(worlds: Vec<World>) -> Vec<World> {
    worlds.into_iter().unique().collect()
}
