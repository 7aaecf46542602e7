//! Reasons by state, in the width of a terminal.

use std::collections::BTreeSet;

use super::{LAST_KNOWN, cases};
use crate::view::{self, Fact, View};

/// Between two columns.
const GAP: &str = " ";
/// Between other things.
const WIDE_GAP: &str = "  ";
/// An update comes with the state.
const COMES: &str = "x";
/// It comes in the place of another, for clients with a capability.
const INSTEAD: &str = "o";
const NEVER: &str = ".";

/// The stage that is not shown.
const ACTIVE: &str = "active";

/// A line for each reason and a column for each state that comes with one; empty if no state does. If the
/// names of the states are too long for `width`, letters stand for them; if even these are too many, the
/// columns continue below.
#[must_use]
pub fn matrix(view: &View<'_>, width: usize) -> String {
    let states = view.states.entries.iter().map(|state| state.entry.name).chain([LAST_KNOWN]);
    let reasons = &view.reasons.entries;
    let come = |state: &&str| reasons.iter().any(|reason| mark(reason, state) != NEVER);
    let states: Vec<_> = states.filter(come).collect();
    let longest = reasons.iter().map(|reason| reason.entry.name.chars().count()).max().unwrap_or(0);
    let letters = || (0..states.len()).map(letter).collect::<Vec<_>>();
    let room = |longest: usize| width.saturating_sub(longest);
    let by_name: usize = states.iter().map(|state| GAP.len() + state.len()).sum();
    let (heads, legend): (Vec<_>, _) = if by_name <= room(longest) {
        (states.iter().map(|state| (*state).to_owned()).collect(), String::new())
    } else {
        (letters(), legend(&states, width))
    };
    // Names leave room for some columns at least.
    let names = longest.min(width.saturating_sub(8 * (GAP.len() + 1)).max(20));
    let columns: Vec<_> = states.iter().copied().zip(heads).collect();
    let lifecycle = Stages::that_fit(reasons, names + length(&columns), width);
    // Shorter names are better than columns that continue below.
    let spare = room(names).checked_sub(length(&columns)).unwrap_or(lifecycle.width());
    let names = names.saturating_sub(lifecycle.width().saturating_sub(spare));
    let mut text = String::new();
    for part in parts(&columns, room(names + lifecycle.width())) {
        text.push_str(&lines(reasons, part, names, lifecycle));
        text.push('\n');
    }
    if text.is_empty() {
        return text;
    }
    let marks = [(COMES, "comes with the state"), (INSTEAD, "comes with it in place of another")];
    let used = marks.iter().filter(|(mark, _)| text.contains(&format!("{GAP}{mark}")));
    let used: Vec<_> = used.map(|(mark, meaning)| format!("{mark} {meaning}\n")).collect();
    text + &legend + &used.concat() + &lifecycle.legend(reasons)
}

/// How to show that a reason is not active.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Stages {
    /// Nothing is to be said.
    None,
    Words,
    /// Explained below the matrix.
    Initials,
}

impl Stages {
    /// Words if they fit after a line of this length.
    fn that_fit(reasons: &[view::Reason<'_>], line: usize, width: usize) -> Self {
        match inactive(reasons).map(|stage| WIDE_GAP.len() + stage.len()).max() {
            None => Self::None,
            Some(longest) if line + longest <= width => Self::Words,
            Some(_) => Self::Initials,
        }
    }

    fn width(self) -> usize {
        if self == Self::Initials { WIDE_GAP.len() + 1 } else { 0 }
    }

    fn of(self, stage: &str) -> &str {
        match self {
            Self::Words if stage != ACTIVE => stage,
            Self::Initials if stage != ACTIVE => stage.get(..1).unwrap_or(stage),
            _ => "",
        }
    }

    fn legend(self, reasons: &[view::Reason<'_>]) -> String {
        if self != Self::Initials {
            return String::new();
        }
        let stages: BTreeSet<_> = inactive(reasons).collect();
        let lines = stages.iter().map(|stage| format!("{} {stage}\n", self.of(stage)));
        lines.collect::<Vec<_>>().concat()
    }
}

fn inactive<'v>(reasons: &'v [view::Reason<'_>]) -> impl Iterator<Item = &'v str> {
    let stages = reasons.iter().map(|reason| reason.entry.lifecycle.stage);
    stages.filter(|stage| *stage != ACTIVE)
}

fn length(columns: &[(&str, String)]) -> usize {
    columns.iter().map(|(_, head)| GAP.len() + head.len()).sum()
}

/// The columns, split into parts that fit into `room`.
fn parts<'c, 's>(
    columns: &'c [(&'s str, String)],
    room: usize,
) -> impl Iterator<Item = &'c [(&'s str, String)]> {
    let widest = columns.iter().map(|(_, head)| GAP.len() + head.len()).max().unwrap_or(1);
    let most = if length(columns) <= room { columns.len() } else { room / widest };
    columns.chunks(most.max(1))
}

fn lines(
    reasons: &[view::Reason<'_>],
    columns: &[(&str, String)],
    names: usize,
    stages: Stages,
) -> String {
    let heads = columns.iter().map(|(_, head)| format!("{GAP}{head}"));
    let mut text = format!("{:names$}{}\n", "", heads.collect::<String>());
    for reason in reasons {
        let cells = columns
            .iter()
            .map(|(state, head)| format!("{GAP}{:head$}", mark(reason, state), head = head.len()));
        let name = shortened(reason.entry.name, names);
        let line = format!("{name:names$}{}", cells.collect::<String>());
        // The stage may explain a line without marks.
        let stage = stages.of(reason.entry.lifecycle.stage);
        text.push_str(format!("{line}{WIDE_GAP}{stage}").trim_end());
        text.push('\n');
    }
    text
}

/// Whether a reason comes with a state at all, and if so, whether always in place of another update.
fn mark(reason: &view::Reason<'_>, state: &str) -> &'static str {
    let comes_with = |fact: &&Fact<'_>| {
        !fact.ended && fact.state.iter().chain(&fact.among).any(|one| one.name == state)
    };
    let is_derived = |fact: &Fact<'_>| fact.instead_of_reason.is_some();
    let mut facts = reason.updates.iter().filter(comes_with).peekable();
    if facts.peek().is_some() {
        return if facts.all(is_derived) { INSTEAD } else { COMES };
    }
    let comes = cases(reason).iter().any(|(one, _)| *one == Some(state));
    if comes { COMES } else { NEVER }
}

/// `A`, `B`, …, `Z`, `AA`, `AB`, …
fn letter(index: usize) -> String {
    let last = char::from(b'A' + u8::try_from(index % 26).unwrap_or_default());
    match (index / 26).checked_sub(1) {
        Some(before) => format!("{}{last}", letter(before)),
        None => last.to_string(),
    }
}

/// Which letter stands for which state.
fn legend(states: &[&str], width: usize) -> String {
    let all = states.iter().enumerate();
    let all: Vec<_> = all.map(|(index, state)| format!("{} {state}", letter(index))).collect();
    let widest = all.iter().map(String::len).max().unwrap_or(0) + WIDE_GAP.len();
    let lines = all.chunks((width / widest).max(1)).map(|line| {
        let cells: Vec<_> = line.iter().map(|cell| format!("{cell:widest$}")).collect();
        cells.concat().trim_end().to_owned() + "\n"
    });
    lines.collect()
}

fn shortened(name: &str, width: usize) -> String {
    if name.chars().count() <= width {
        return name.to_owned();
    }
    name.chars().take(width.saturating_sub(1)).chain(['…']).collect()
}
