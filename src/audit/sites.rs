//! The places that set a reason, and what each of them sends.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::ops::Range;
use std::rc::Rc;

use enum_map::enum_map;
use itertools::iproduct;
use strum::IntoStaticStr;

use super::code::Definition;
use super::combine::{Beside, Combination, Combined, Helpers, Triple, combine};
use super::flow::{Flow, World, held};
use super::functions::{Carrier, Function, reads_of_parameter};
use super::slots::{self, Draft, Slot, draft};
use super::uses::{Usage, usage};
use super::values::{Alternative, Fact, Reading, always};
use crate::catalogue::{EntryId, EnumKind};

/// How much is followed in any text: tokens, counted once for each path that leads to them.
const BUDGET: usize = 200_000;

/// How much more for each of its tokens.
const BUDGET_OF_TOKEN: usize = 100;

/// How many times a reason is followed from one variable to another.
const MOST_ROUNDS: usize = 4;

/// How many arguments of a helper are looked at.
const MOST_ARGUMENTS: usize = 16;

/// How many combinations of values are put together for one site.
const MOST_COMBINATIONS: usize = 256;

/// A place that sets a reason.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Site {
    /// What names the reason there, in bytes.
    pub span: Range<usize>,
    /// What it sends.
    pub triples: Vec<Triple>,
    /// How much of it could be read.
    pub resolved: Resolved,
    /// Why not all could be read, in words; empty if all could.
    pub why: Vec<String>,
}

/// How much of a site could be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, IntoStaticStr)]
#[strum(serialize_all = "snake_case")]
pub enum Resolved {
    /// All that it sends.
    Complete,
    /// The reason, and something that comes with it.
    Part,
    /// The reason alone.
    No,
}

/// What is the same for every site of a file.
#[derive(Clone, Copy, Debug, Default)]
pub struct Setting<'s> {
    /// The source of sites that do not name one.
    pub source: Option<EntryId>,
    /// Whether there are states.
    pub has_states: bool,
    /// Whether there are sources.
    pub has_sources: bool,
    /// What functions of other files send together with a reason that is passed to them.
    pub helpers: Option<&'s Helpers>,
}

/// What the named functions send together with a reason that is passed to them.
pub fn helpers(reading: &Reading<'_>, names: &[String]) -> Helpers {
    let mut finder = Finder::new(reading, Setting::default());
    let mut found = Helpers::new();
    for name in names {
        let Some(definition) = reading.code.defined(name, 0) else { continue };
        for argument in 0..MOST_ARGUMENTS {
            let inner = finder.inner(definition, argument);
            if !inner.is_empty() {
                found.insert((name.clone(), argument), (*inner).clone());
            }
        }
    }
    found
}

/// Every site of a text, in order.
pub fn sites(reading: &Reading<'_>, setting: Setting<'_>) -> Vec<Site> {
    let code = reading.code;
    let mut finder = Finder::new(reading, setting);
    let is_reason = |id: &EnumKind| *id == EnumKind::Reasons;
    let reasons = reading.mentions.iter().filter(|mention| is_reason(&mention.id.kind));
    let named = reasons.filter(|mention| mention.usage == Usage::Value).map(|mention| mention.at);
    let mut functions: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
    for at in named.chain(callers(reading)) {
        functions.entry(code.function_of(at)).or_default().insert(at);
    }
    for (group, places) in &functions {
        let function = finder.read(*group);
        finder.function(&function, places);
    }
    finder.into_sites()
}

/// The calls of functions of the text that return a reason.
fn callers(reading: &Reading<'_>) -> Vec<usize> {
    let code = reading.code;
    let all = if reading.returns.is_empty() { 0..0 } else { 0..code.tokens.len() };
    let is_reason = |at: &usize| reading.returned_kinds(*at)[EnumKind::Reasons];
    let returns = |at: &usize| !code.word(*at).is_empty() && is_reason(at);
    all.filter(returns).filter(|at| usage(code, *at) == Usage::Value).collect()
}

struct Finder<'f> {
    reading: &'f Reading<'f>,
    setting: Setting<'f>,
    /// How much may still be followed in this text.
    budget: usize,
    found: BTreeMap<usize, Site>,
    /// The reasons that variables are assigned or functions return, by their tokens, each with the variable
    /// or function.
    pending: BTreeMap<usize, Carrier>,
    /// The variables and functions that sites read.
    used: BTreeSet<Carrier>,
    functions: HashMap<usize, Rc<Function<'f>>>,
    /// What functions of the text send together with a reason that is passed to them, by body and index of
    /// the argument.
    inner: HashMap<(usize, usize), Rc<BTreeSet<Beside>>>,
}

impl<'f> Finder<'f> {
    fn new(reading: &'f Reading<'f>, setting: Setting<'f>) -> Self {
        Self {
            reading,
            setting,
            budget: BUDGET + BUDGET_OF_TOKEN * reading.code.tokens.len(),
            inner: HashMap::new(),
            found: BTreeMap::new(),
            pending: BTreeMap::new(),
            used: BTreeSet::new(),
            functions: HashMap::new(),
        }
    }

    /// The function that a group is the body of, read once.
    fn read(&mut self, group: usize) -> Rc<Function<'f>> {
        let reading = self.reading;
        Rc::clone(
            self.functions.entry(group).or_insert_with(|| Rc::new(Function::new(reading, group))),
        )
    }

    fn function(&mut self, function: &Function<'f>, places: &BTreeSet<usize>) {
        let mut taking = BTreeSet::new();
        for at in places {
            let is_named = self.reading.mentions_in(&(*at..at + 1)).next().is_some();
            let called =
                (!is_named).then(|| Carrier::Function(self.reading.code.word(*at).to_owned()));
            let draft = draft(function, *at);
            let sends = draft.says_more() || draft.is_field;
            match &draft.given_to {
                Some(carrier) => {
                    match called {
                        Some(called) => _ = self.used.insert(called),
                        None => _ = self.pending.insert(*at, carrier.clone()),
                    }
                    taking.insert(carrier.name().to_owned());
                }
                // A set of reasons is there to be searched.
                None if draft.is_listed && !draft.says_more() => {}
                None if is_named => self.site(function, &draft),
                None if sends => {
                    self.used.extend(called);
                    self.site(function, &draft);
                }
                None => {}
            }
        }
        self.variables(function, taking);
    }

    /// The sites that send the value of a variable that is assigned a reason and nothing else.
    fn variables(&mut self, function: &Function<'f>, mut taking: BTreeSet<String>) {
        let mut round = taking.clone();
        for _ in 0..MOST_ROUNDS {
            let mut next = BTreeSet::new();
            for (at, name) in function.reads(&round) {
                if usage(self.reading.code, at) != Usage::Value {
                    continue;
                }
                let draft = draft(function, at);
                match &draft.given_to {
                    Some(other) if taking.insert(other.name().to_owned()) => {
                        self.used.insert(function.variable(&name));
                        self.pending.insert(at, other.clone());
                        next.insert(other.name().to_owned());
                    }
                    None if draft.says_more() || draft.is_field => {
                        self.used.insert(function.variable(&name));
                        self.site(function, &draft);
                    }
                    _ => {}
                }
            }
            round = next;
        }
    }

    fn site(&mut self, function: &Function<'f>, draft: &Draft) {
        let key = draft.first_token();
        if self.found.contains_key(&key) {
            return;
        }
        let (combined, is_whole) = self.resolve(function, draft);
        let combined = self.filled(function, draft, combined);
        let mut why = Vec::new();
        if !is_whole {
            why.push("not every path that leads here was followed".to_owned());
        }
        let setting = self.setting;
        for (kind, is_wanted) in
            [(EnumKind::States, setting.has_states), (EnumKind::Sources, setting.has_sources)]
        {
            if is_wanted && combined.lacks(kind) {
                why.push(draft.why(kind));
            }
        }
        if combined.is_crossed {
            why.push("state and reason are chosen one after the other".to_owned());
        }
        if combined.unknown.contains(&EnumKind::Reasons) {
            why.push("on some paths another reason may be sent".to_owned());
        }
        let says = |triple: &Triple| triple.state.or(triple.source).is_some();
        let resolved = match combined.triples.iter().any(says)
            || !(setting.has_states || setting.has_sources)
        {
            true if why.is_empty() => Resolved::Complete,
            true => Resolved::Part,
            false => Resolved::No,
        };
        let span = self.reading.code.bytes(&(draft.at..draft.at + 1));
        let triples = combined.triples.into_iter().collect();
        self.found.insert(key, Site { span, triples, resolved, why });
    }

    /// What a site sends, on all paths to it.
    fn resolve(&mut self, function: &Function<'f>, draft: &Draft) -> (Combined, bool) {
        let variables = draft.followed(function);
        let (worlds, mut is_whole) = if variables.is_empty() {
            (vec![World::default()], true)
        } else {
            Flow::worlds_at(function, &variables, draft.target, &mut self.budget)
        };
        let mut combinations: Vec<Combination> = Vec::new();
        for world in &worlds {
            if combinations.len() > MOST_COMBINATIONS {
                is_whole = false;
                break;
            }
            let held = |name: &str| held(&variables, world, name);
            let [states, sources, reasons] =
                EnumKind::ALL.map(|kind| self.slot(&draft.slots[kind], &held));
            for (reason, state, source) in iproduct!(&reasons, &states, &sources) {
                combinations.push(enum_map! {
                    EnumKind::States => state.clone(),
                    EnumKind::Sources => source.clone(),
                    EnumKind::Reasons => reason.clone(),
                });
            }
        }
        (combine(combinations), is_whole)
    }

    fn slot(&self, slot: &Slot, held: &dyn Fn(&str) -> Option<Alternative>) -> Vec<Alternative> {
        match slot {
            Slot::Empty => vec![always(Fact::Unset)],
            Slot::Passed => vec![always(Fact::Passed)],
            Slot::Ambiguous => vec![always(Fact::Unknown)],
            Slot::Range(range) => self.reading.evaluate(range.clone(), held),
            Slot::Variable(name) => held(name).into_iter().collect(),
        }
    }

    /// Adds what the site leaves out: first from the function that it calls, then from the setting of the
    /// file.
    fn filled(
        &mut self,
        function: &Function<'f>,
        draft: &Draft,
        mut combined: Combined,
    ) -> Combined {
        let wanted: Vec<EnumKind> =
            slots::STATE_AND_SOURCE.into_iter().filter(|kind| combined.lacks(*kind)).collect();
        if !wanted.is_empty() && !draft.is_field {
            for (name, argument) in function.calls(draft.at) {
                if let Some(definition) = self.reading.code.defined(name, draft.at) {
                    combined.complete(&wanted, &self.inner(definition, argument));
                } else if let Some(helpers) = self.setting.helpers
                    && let Some(known) = helpers.get(&(name.to_owned(), argument))
                {
                    combined.complete(&wanted, known);
                }
            }
        }
        if let Some(source) = self.setting.source {
            combined.complete_source(source);
        }
        combined
    }

    /// What a function of the text sends together with a reason that is passed to it.
    fn inner(&mut self, definition: Definition, argument: usize) -> Rc<BTreeSet<Beside>> {
        if let Some(known) = self.inner.get(&(definition.body, argument)) {
            return Rc::clone(known);
        }
        let (group, reads) = reads_of_parameter(self.reading, definition, argument);
        let inner = self.read(group);
        let mut found = BTreeSet::new();
        for at in reads {
            let mut inside = slots::draft(&inner, at);
            if inside.says_more() {
                inside.slots[EnumKind::Reasons] = Slot::Passed;
                let (combined, is_whole) = self.resolve(&inner, &inside);
                found.extend(combined.passed);
                if !is_whole {
                    found.insert(Beside { state: None, source: None });
                }
            }
        }
        let found = Rc::new(found);
        self.inner.insert((definition.body, argument), Rc::clone(&found));
        found
    }

    /// The sites, and the reasons that a variable is assigned and that nothing sends.
    fn into_sites(self) -> Vec<Site> {
        let Self { reading, setting, mut found, pending, used, .. } = self;
        let is_alone = !(setting.has_states || setting.has_sources);
        for (at, carrier) in pending {
            if used.contains(&carrier) {
                continue;
            }
            let mention = reading.mentions_in(&(at..at + 1)).next();
            let Some(reason) = mention.map(|mention| mention.id) else { continue };
            // Without states and sources, nothing is left to be found.
            let (resolved, why) = if is_alone {
                (Resolved::Complete, Vec::new())
            } else {
                let name = carrier.name();
                let why = format!("`{name}` takes it, and nothing in the same function sends that");
                (Resolved::No, vec![why])
            };
            let triples = vec![Triple { state: None, source: None, reason }];
            let span = reading.code.bytes(&(at..at + 1));
            found.entry(at).or_insert(Site { span, triples, resolved, why });
        }
        let mut sites: Vec<Site> = found.into_values().collect();
        sites.sort_by_key(|site| site.span.start);
        sites
    }
}
