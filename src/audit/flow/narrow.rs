//! Which of the worlds take an arm of a choice.

use std::ops::Range;

use itertools::Itertools;

use super::super::decisions::Choice;
use super::super::disturbed::Part;
use super::super::lexer::Sign;
use super::super::statements::Branch;
use super::super::values::Fact;
use super::{Flow, World, each_once};
use crate::catalogue::{EntryId, EnumKind, PerKind};

/// A comparison that leads to an arm.
struct Comparison {
    /// What is compared.
    subject: Range<usize>,
    /// What it is compared with.
    names: Vec<Range<usize>>,
    /// Whether it has to be one of these, or none of them.
    holds: bool,
}

impl Flow<'_> {
    /// The worlds that take an arm of a branch, or none of its arms.
    pub fn entering(&mut self, branch: &Branch, step: Choice, worlds: &[World]) -> Vec<World> {
        let mut entering = self.narrowed(branch, step.arm, worlds);
        entering.retain(|world| {
            let mut taken = world.held.iter().flat_map(|held| &held.path).chain(&world.way);
            !taken.any(|taken| taken.contradicts(&step))
        });
        for world in &mut entering {
            world.way.push(step);
        }
        match branch.arms.get(step.arm) {
            Some(arm) => self.disturb(&arm.label, Part::Pattern, entering),
            None => entering,
        }
    }

    /// The worlds after a statement. The way through it belongs to the values that it changed on some way.
    pub fn settled(&self, given: &[usize], mut after: Vec<World>) -> Vec<World> {
        for World { held, way } in &mut after {
            let way = way.split_off(self.path.len().min(way.len()));
            let changed = held.iter_mut().zip(given.iter().zip(&self.given));
            for (held, _) in changed.filter(|(_, (before, now))| before != now) {
                let missing = way.iter().filter(|step| !held.path.contains(step));
                held.path.extend(missing.copied().collect::<Vec<_>>());
            }
        }
        each_once(after)
    }

    /// The worlds in which the tested variable can have the value of this arm.
    fn narrowed(&self, branch: &Branch, arm: usize, worlds: &[World]) -> Vec<World> {
        let comparison = if branch.is_switch {
            Some(self.of_label(branch, arm))
        } else {
            self.of_condition(&branch.condition, arm)
        };
        let variable = comparison.as_ref().and_then(|it| self.only_variable(&it.subject));
        let Some((Comparison { names, holds, .. }, variable)) = comparison.zip(variable) else {
            return worlds.to_vec();
        };
        let mut known = PerKind::<Vec<EntryId>>::default();
        for mention in names.iter().flat_map(|names| self.reading.mentions_in(names)) {
            known[mention.id.kind].push(mention.id);
        }
        let fits = |world: &&World| {
            let held = world.held.get(variable).map(|it| it.held).unwrap_or_default();
            EnumKind::ALL.into_iter().all(|kind| match held[kind] {
                Fact::Known(id) if !known[kind].is_empty() => known[kind].contains(&id) == holds,
                _ => true,
            })
        };
        worlds.iter().filter(fits).cloned().collect()
    }

    /// The variable that an expression consists of.
    fn only_variable(&self, range: &Range<usize>) -> Option<usize> {
        let words = range.clone().map(|at| self.reading.code.word(at));
        let word = words.filter(|word| !word.is_empty()).exactly_one().ok()?;
        self.variables.iter().position(|it| it == word)
    }

    /// What leads to an arm of a `switch`: its own label, or without one that no other label fits.
    fn of_label(&self, branch: &Branch, arm: usize) -> Comparison {
        let (reading, code) = (self.reading, self.reading.code);
        let labels = || branch.arms.iter().map(|arm| arm.label.clone());
        let names = |label: &Range<usize>| reading.mentions_in(label).next().is_some();
        // A label with a condition of its own leaves its names to the other arms.
        let is_sure = |label: &Range<usize>| label.clone().all(|at| code.word(at) != "if");
        let label = labels().nth(arm).filter(names);
        let holds = label.is_some();
        let names = label.map_or_else(|| labels().filter(is_sure).collect(), |label| vec![label]);
        Comparison { subject: branch.condition.clone(), names, holds }
    }

    /// What leads to an arm of an `if`.
    fn of_condition(&self, condition: &Range<usize>, arm: usize) -> Option<Comparison> {
        let (reading, code) = (self.reading, self.reading.code);
        // Each part of `a && b` holds if the whole does.
        let joins =
            |at: &usize| code.is(*at, Sign::AndOr) || ["and", "or"].contains(&code.word(*at));
        let parts: Vec<usize> = code.direct(condition.clone()).filter(joins).collect();
        let is_all = arm == 0 && parts.iter().all(|at| ["&&", "and"].contains(&code.str(*at)));
        let compare = code.find(condition.clone(), Sign::Compare)?;
        let near = code.stretch(compare, condition, |at| joins(&at));
        let [subject, name] = match [near.start..compare, compare + 1..near.end] {
            [name, subject] if reading.mentions_in(&name).next().is_some() => [subject, name],
            sides => sides,
        };
        let is_simple = name.clone().all(|at| !code.word(at).is_empty() || code.joins(at));
        let holds = code.str(compare).starts_with('=') == (arm == 0);
        let is_sure = is_simple && (parts.is_empty() || is_all);
        is_sure.then(|| Comparison { subject, names: vec![name], holds })
    }
}
