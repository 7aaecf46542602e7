//! A function of a text: its statements, and which of its variables carry entries.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::assignments::{Assignment, assignments, field_of, plain, variable};
use super::code::{Code, Definition, Role};
use super::lexer::{Bracket, Kind, Sign};
use super::statements::{Statement, statements};
use super::syntax::Syntax;
use super::uses::LONGEST_LEVEL;
use super::values::Reading;
use crate::catalogue::{EnumKind, PerKind};

/// How many variables are looked at that start with the name of an object.
const MOST_FIELDS: usize = 64;

/// How many reads of a parameter, or sources of a variable, are followed.
const MOST: usize = 8;

/// How many tokens after a value are read for what else its object is given.
const LONGEST_USE: usize = 512;

/// How many times values are passed on from variable to variable.
const ROUNDS: usize = 3;

/// What takes a value on from where it is named.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Carrier {
    /// A variable of the function with this body.
    Variable { function: usize, name: String },
    /// A function, which returns it.
    Function(String),
}

impl Carrier {
    pub fn name(&self) -> &str {
        match self {
            Self::Variable { name, .. } | Self::Function(name) => name,
        }
    }
}

/// A function of a text.
pub struct Function<'f> {
    pub reading: &'f Reading<'f>,
    group: usize,
    body: Vec<Statement>,
    given: Vec<Assignment>,
    /// The variables that are read where a variable is assigned.
    made_of: BTreeMap<String, BTreeSet<String>>,
    /// The enums whose entries a variable can have.
    carriers: BTreeMap<String, PerKind<bool>>,
    /// The enums of which a variable is assigned entries by name.
    named: BTreeMap<String, PerKind<bool>>,
}

impl<'f> Function<'f> {
    /// The function that a group is the body of; nothing is followed outside of functions.
    pub fn new(reading: &'f Reading<'f>, group: usize) -> Self {
        let (body, given) = if group == 0 {
            (Vec::new(), Vec::new())
        } else {
            let inside = reading.code.inside(group);
            let mixed = mixed(reading.code, &inside);
            let mut given = all_given(reading.code, &inside);
            given.retain(|given| !mixed.contains(given.variable.as_str()));
            (statements(reading.code, inside), given)
        };
        let (carriers, named, made_of) = (BTreeMap::new(), BTreeMap::new(), BTreeMap::new());
        let mut function = Self { reading, group, body, given, made_of, carriers, named };
        for round in 0..ROUNDS {
            function.carry();
            if round == 0 {
                function.named = function.carriers.clone();
            }
        }
        function.made_of = function.made_of();
        function
    }

    /// The variables that each variable is made from, among those that can have entries.
    fn made_of(&self) -> BTreeMap<String, BTreeSet<String>> {
        let mut made_of: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        for given in self.given.iter().filter(|given| self.is_carrier(&given.variable)) {
            let known = made_of.entry(given.variable.clone()).or_default();
            for (_, variable) in self.reading.variables(&given.value) {
                if known.len() < MOST && self.is_carrier(&variable) {
                    known.insert(variable);
                }
            }
        }
        made_of
    }

    fn carry(&mut self) {
        let mut carriers = std::mem::take(&mut self.carriers);
        for given in &self.given {
            let mut kinds = vec![self.reading.kinds(&given.value)];
            for (path, variable) in self.reading.variables(&given.value) {
                kinds.extend(carriers.get(&variable));
                kinds.push(self.reading.returned_kinds(path.end - 1));
            }
            let kinds = PerKind::from_fn(|kind| kinds.iter().any(|of| of[kind]));
            if kinds != PerKind::default() {
                let known = carriers.entry(given.variable.clone()).or_default();
                *known = PerKind::from_fn(|kind| known[kind] || kinds[kind]);
            }
        }
        self.carriers = carriers;
    }

    pub fn body(&self) -> &[Statement] {
        &self.body
    }

    /// A variable of the function.
    pub fn variable(&self, name: &str) -> Carrier {
        Carrier::Variable { function: self.group, name: name.to_owned() }
    }

    /// Whether a variable can have entries of an enum.
    pub fn carries(&self, name: &str, kind: EnumKind) -> bool {
        self.carriers.get(name).is_some_and(|kinds| kinds[kind])
    }

    /// Whether a variable is given an entry of an enum by its name.
    pub fn is_named(&self, name: &str, kind: EnumKind) -> bool {
        self.named.get(name).is_some_and(|kinds| kinds[kind])
    }

    /// The variables that belong to an object and can have entries of an enum, the object first.
    pub fn fields_of(&self, object: &str, kind: EnumKind) -> Vec<String> {
        let is_field = |name: &str| {
            let rest = name.strip_prefix(object);
            rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
        };
        let near = self.carriers.range(object.to_owned()..).map(|(name, _)| name);
        let near = near.take_while(|name| name.starts_with(object)).take(MOST_FIELDS);
        near.filter(|name| is_field(name) && self.carries(name, kind)).cloned().collect()
    }

    /// Whether a variable is given a value in a range.
    pub fn is_given(&self, name: &str, range: Range<usize>) -> bool {
        self.given.iter().any(|it| it.variable == name && range.contains(&it.value.start))
    }

    /// Whether an object is given an entry of an enum after a token and before anything else is done with it.
    pub fn is_given_later(&self, object: &str, kind: EnumKind, from: usize) -> bool {
        let code = self.reading.code;
        // Each value of an object that was passed to the function may be seen elsewhere.
        if code.header(self.group).any(|at| code.word(at) == object) {
            return false;
        }
        let end = code.get(self.group).close.min(from + LONGEST_USE);
        let mut at = from;
        while at < end {
            let (this, word) = (at, code.word(at));
            at += 1;
            if code.get(code.home_of(this)).open < from {
                match word {
                    // Another arm.
                    "else" | "elif" => {
                        at = code
                            .direct(this..end)
                            .find(|at| code.is_block(*at))
                            .map_or(end, |at| code.after(at))
                    }
                    "return" | "throw" | "raise" | "break" | "continue" | "case" => return false,
                    _ => {}
                }
            }
            if word.is_empty() || !object.ends_with(word) || variable(code, this) != object {
                continue;
            }
            let (member, after) = (code.word(this + 2), this + 3);
            let set = field_of(code, member).filter(|_| code.is_round(after));
            if !code.joins(this + 1) || (code.is_round(after) && set.is_none()) {
                return false;
            }
            let field = format!("{object}.{}", set.unwrap_or_else(|| plain(member)));
            if self.carries(&field, kind) && self.is_given(&field, after..after + 2) {
                return true;
            }
        }
        false
    }

    /// Where some variables are read.
    pub fn reads(&self, names: &BTreeSet<String>) -> Vec<(usize, String)> {
        let code = self.reading.code;
        let inside = code.inside(self.group).filter(|at| {
            let word = code.word(*at);
            let is_read = |at| self.reading.is_read(at) && !self.reading.code.is_bound(at, word);
            !word.is_empty() && names.contains(word) && is_read(*at)
        });
        inside.map(|at| (at, code.word(at).to_owned())).collect()
    }

    /// The variables that can have entries of which a variable is made.
    pub fn sources_of(&self, name: &str) -> impl Iterator<Item = &str> {
        self.made_of.get(name).into_iter().flatten().map(String::as_str)
    }

    /// Whether a variable can have entries at all.
    pub fn is_carrier(&self, name: &str) -> bool {
        self.carriers.contains_key(name)
    }

    /// The functions whose calls a token is in, with the place of the argument.
    pub fn calls(&self, at: usize) -> Vec<(&'f str, usize)> {
        let code = self.reading.code;
        let calls = code.values_around(at).filter_map(|(group, _)| {
            let name = code.word_before(code.get(group).open);
            let before = code.direct(code.inside(group).start..at).take(LONGEST_LEVEL);
            let argument = before.filter(|at| code.is(*at, Sign::Comma)).count();
            (!name.is_empty()).then_some((name, argument))
        });
        calls.collect()
    }
}

/// Where a function of the text reads one of its parameters, with the group of its body.
pub fn reads_of_parameter(
    reading: &Reading<'_>,
    definition: Definition,
    argument: usize,
) -> (usize, Vec<usize>) {
    let code = reading.code;
    let mut parameters = code.split(code.inside(definition.parameters), Sign::Comma);
    let is_self = |range: &Range<usize>| range.clone().any(|at| code.word(at) == "self");
    parameters.retain(|parameter| !is_self(parameter));
    let group = code.function_of(code.get(definition.body).open);
    let Some(parameter) = parameters.get(argument) else { return (group, Vec::new()) };
    let name = parameter_name(code, parameter);
    let inside = code.inside(definition.body);
    let named = inside.filter(|at| code.word(*at) == name);
    // What is sent may depend on a parameter that is compared, and not be it where it is given a value.
    if named.clone().any(|at| reading.is_decisive(at)) {
        return (group, Vec::new());
    }
    (group, named.filter(|at| reading.is_read(*at)).take(MOST).collect())
}

/// The name of a parameter: before its type, or after it.
fn parameter_name<'t>(code: &Code<'t>, parameter: &Range<usize>) -> &'t str {
    let end = code.find(parameter.clone(), Sign::Assign).unwrap_or(parameter.end);
    let mut words = (parameter.start..end).map(|at| code.word(at)).filter(|word| !word.is_empty());
    let is_first = !matches!(code.syntax, Syntax::C | Syntax::Java);
    let name = if is_first { words.find(|word| *word != "mut") } else { words.next_back() };
    name.unwrap_or_default()
}

/// All that is given to variables in a range of statements, wherever it is.
fn all_given(code: &Code<'_>, range: &Range<usize>) -> Vec<Assignment> {
    let (mut found, mut seen) = (Vec::new(), BTreeSet::new());
    for at in range.clone() {
        let gives = match code.kind(at) {
            Some(Kind::Sign(Sign::Assign)) => code.role(code.group_of(at)) != Role::Value,
            Some(Kind::Open(Bracket::Round)) => {
                let name = code.word_before(at);
                field_of(code, name).is_some() || is_declaration(code, at)
            }
            _ => false,
        };
        if !gives {
            continue;
        }
        let statement = code.statement_of(at);
        if seen.insert(statement.start) {
            found.extend(assignments(code, &statement));
        }
    }
    found
}

/// The names that are a field of the object itself and also something else: `this.state = state`.
fn mixed<'t>(code: &Code<'t>, range: &Range<usize>) -> BTreeSet<&'t str> {
    let (mut own, mut bare) = (BTreeSet::new(), BTreeSet::new());
    for at in range.clone().filter(|at| !code.word(*at).is_empty()) {
        let joins = at.checked_sub(1).filter(|before| code.joins(*before));
        match joins {
            Some(joins) if ["this", "self"].contains(&code.word_before(joins)) => {
                own.extend(Some(code.word(at)).filter(|_| code.is(at + 1, Sign::Assign)));
            }
            None if !code.is(at + 1, Sign::Colon) && !code.is(at + 1, Sign::Assign) => {
                bare.insert(code.word(at));
            }
            _ => {}
        }
    }
    own.intersection(&bare).copied().collect()
}

/// Whether a bracket follows a type and a name, as in `Type name(value)`.
fn is_declaration(code: &Code<'_>, open: usize) -> bool {
    let word = |back| open.checked_sub(back).map_or("", |at| code.word(at));
    code.syntax == Syntax::C && !word(1).is_empty() && !word(2).is_empty()
}
