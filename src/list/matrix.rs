//! Draws a matrix of reasons by state that fits the width of a terminal.

use std::collections::{BTreeSet, HashMap, HashSet};

use super::{LAST_KNOWN, cases, shortened};
use crate::view::{self, View};

/// The gap between two columns of marks.
const GAP: &str = " ";
/// The gap before a stage, and between the items of a legend.
const WIDE_GAP: &str = "  ";
/// The mark for a reason that comes with the state.
const COMES: &str = "x";
/// The mark for a reason that comes with the state only instead of another reason, for clients
/// with a capability.
const INSTEAD: &str = "o";
/// The mark for a reason that never comes with the state.
const NEVER: &str = ".";

/// The stage of most reasons; the matrix does not show it.
const ACTIVE: &str = "active";

/// How many states a matrix can have. With more of them nobody reads it, and it grows with their
/// number times that of the reasons.
const MOST_STATES: usize = 200;

/// A line for each reason, and a column for each state that comes with some reason. Empty if there
/// are no such states, or more than anybody reads. If the state names do not fit into `width`
/// columns, letters stand for them; if even the letters do not fit, the columns continue below.
pub fn matrix(view: &View<'_>, width: usize) -> String {
    let states = view.states.entries.iter().map(|state| state.entry.name).chain([LAST_KNOWN]);
    let reasons = &view.reasons.entries;
    let marks: Vec<_> = reasons.iter().map(marks).collect();
    let occurring: HashSet<_> = marks.iter().flat_map(Marks::keys).collect();
    let states: Vec<_> = states.filter(|state| occurring.contains(state)).collect();
    if states.len() > MOST_STATES {
        return String::new();
    }
    let longest = reasons.iter().map(|reason| reason.entry.name.chars().count()).max().unwrap_or(0);
    let letters = || (0..states.len()).map(letter).collect::<Vec<_>>();
    let room = |longest: usize| width.saturating_sub(longest);
    let by_name: usize = states.iter().map(|state| GAP.len() + state.len()).sum();
    let (heads, legend): (Vec<_>, _) = if by_name <= room(longest) {
        (states.iter().map(|state| (*state).to_owned()).collect(), String::new())
    } else {
        (letters(), legend(&states, width))
    };
    // Long reason names are cut, so that they leave room for at least eight columns.
    let names = longest.min(width.saturating_sub(8 * (GAP.len() + 1)).max(20));
    let columns: Vec<_> = states.iter().copied().zip(heads).collect();
    let lifecycle = Stages::that_fit(reasons, names + length(&columns), width);
    // Cutting names a little more is better than continuing the columns below.
    let spare = room(names).checked_sub(length(&columns)).unwrap_or(lifecycle.width());
    let names = names.saturating_sub(lifecycle.width().saturating_sub(spare));
    let mut text = String::new();
    for part in parts(&columns, room(names + lifecycle.width())) {
        text.push_str(&lines(reasons.iter().zip(&marks), part, names, lifecycle));
        text.push('\n');
    }
    if text.is_empty() {
        return text;
    }
    let marks = [(COMES, "comes with the state"), (INSTEAD, "comes with it instead of another")];
    let used = marks.iter().filter(|(mark, _)| text.contains(&format!("{GAP}{mark}")));
    let used: String = used.map(|(mark, meaning)| format!("{mark} {meaning}\n")).collect();
    text + &legend + &used + &lifecycle.legend(reasons)
}

/// How the matrix shows that a reason is not active.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Stages {
    /// Not at all, because all reasons are active.
    None,
    /// By the word, at the end of the line.
    Words,
    /// By the first letter of the word, with a legend below the matrix.
    Initials,
}

impl Stages {
    /// Chooses words if they fit after lines of this length.
    fn that_fit(reasons: &[view::Reason<'_>], line: usize, width: usize) -> Self {
        match inactive(reasons).map(|stage| WIDE_GAP.len() + stage.len()).max() {
            None => Self::None,
            Some(longest) if line + longest <= width => Self::Words,
            Some(_) => Self::Initials,
        }
    }

    /// How many columns initials need. Words need none: they are chosen only if there is room.
    fn width(self) -> usize {
        if self == Self::Initials { WIDE_GAP.len() + 1 } else { 0 }
    }

    /// The text for a stage.
    fn text(self, stage: &str) -> &str {
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
        stages.iter().map(|stage| format!("{} {stage}\n", self.text(stage))).collect()
    }
}

/// The stage of each reason that is not active.
fn inactive<'v>(reasons: &'v [view::Reason<'_>]) -> impl Iterator<Item = &'v str> {
    let stages = reasons.iter().map(|reason| reason.entry.lifecycle.stage);
    stages.filter(|stage| *stage != ACTIVE)
}

/// The width of all columns together, with their gaps.
fn length(columns: &[(&str, String)]) -> usize {
    columns.iter().map(|(_, head)| GAP.len() + head.len()).sum()
}

/// Splits the columns into parts that are at most `room` wide.
fn parts<'c, 's>(
    columns: &'c [(&'s str, String)],
    room: usize,
) -> impl Iterator<Item = &'c [(&'s str, String)]> {
    let widest = columns.iter().map(|(_, head)| GAP.len() + head.len()).max().unwrap_or(1);
    let most = if length(columns) <= room { columns.len() } else { room / widest };
    columns.chunks(most.max(1))
}

/// The heads of some columns, and below them a line for each reason. `names` is the width for
/// names.
fn lines<'v>(
    reasons: impl Iterator<Item = (&'v view::Reason<'v>, &'v Marks<'v>)>,
    columns: &[(&str, String)],
    names: usize,
    stages: Stages,
) -> String {
    let heads = columns.iter().map(|(_, head)| format!("{GAP}{head}"));
    let mut text = format!("{:names$}{}\n", "", heads.collect::<String>());
    for (reason, marks) in reasons {
        let mark = |state: &str| marks.get(state).copied().unwrap_or(NEVER);
        let cells = columns
            .iter()
            .map(|(state, head)| format!("{GAP}{:head$}", mark(state), head = head.len()));
        let name = shortened(reason.entry.name, names);
        let line = format!("{name:names$}{}", cells.collect::<String>());
        // A line without marks has a stage too, which may explain why there are none.
        let stage = stages.text(reason.entry.lifecycle.stage);
        text.push_str(format!("{line}{WIDE_GAP}{stage}").trim_end());
        text.push('\n');
    }
    text
}

/// The mark of a reason for each state that it comes with.
type Marks<'v> = HashMap<&'v str, &'static str>;

fn marks<'v>(reason: &'v view::Reason<'_>) -> Marks<'v> {
    let mut marks = Marks::new();
    for fact in reason.updates.iter().filter(|fact| !fact.ended) {
        for state in fact.named_states() {
            let mark = marks.entry(state.name).or_insert(INSTEAD);
            if fact.instead_of_reason.is_none() {
                *mark = COMES;
            }
        }
    }
    for state in cases(reason).iter().filter_map(|case| case.state) {
        marks.entry(state).or_insert(COMES);
    }
    marks
}

/// `A`, `B`, …, `Z`, `AA`, `AB`, …
fn letter(index: usize) -> String {
    let last = char::from(b'A' + u8::try_from(index % 26).unwrap_or_default());
    match (index / 26).checked_sub(1) {
        Some(before) => format!("{}{last}", letter(before)),
        None => last.to_string(),
    }
}

/// The list of letters and the states that they stand for, in as many columns as fit.
fn legend(states: &[&str], width: usize) -> String {
    let items = states.iter().enumerate();
    let items: Vec<_> = items.map(|(index, state)| format!("{} {state}", letter(index))).collect();
    let widest = items.iter().map(String::len).max().unwrap_or(0) + WIDE_GAP.len();
    // An item that is wider than all lines needs no blanks after it.
    let padded = widest.min(width);
    let lines = items.chunks((width / widest).max(1)).map(|line| {
        let cells: String = line.iter().map(|cell| format!("{cell:padded$}")).collect();
        cells.trim_end().to_owned() + "\n"
    });
    lines.collect()
}
