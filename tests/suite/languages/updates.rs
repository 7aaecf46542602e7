//! Compares the updates in the constants with the project's own table of facts: each case with all
//! its conditions, and nothing else.

use std::collections::{BTreeMap, BTreeSet};

use super::rows;

const AWARE: &str = "PARTITION_AWARE";

/// All states, in the order of the catalogue.
const ANY: &str = "TASK_STAGING TASK_STARTING TASK_RUNNING TASK_KILLING TASK_FINISHED TASK_FAILED \
    TASK_KILLED TASK_ERROR TASK_LOST TASK_DROPPED TASK_UNREACHABLE TASK_GONE TASK_GONE_BY_OPERATOR \
    TASK_UNKNOWN";

/// A case of the table of facts.
struct Case {
    reason: String,
    state: String,
    source: String,
    among: String,
    instead: String,
    is_conditional: bool,
    since: String,
    until: String,
    has_ended: bool,
    is_doubtful: bool,
}

fn cases() -> Vec<Case> {
    let case = |row: Vec<String>| {
        let [reason, state, source, among, instead, conditional, since, until, ended, doubtful] =
            row.try_into().unwrap();
        let repeats_any = state == "last-known" && among.is_empty();
        Case {
            reason,
            state: if state == "last-known" { "none".to_owned() } else { state },
            source,
            among: if repeats_any { ANY.to_owned() } else { among },
            instead,
            is_conditional: conditional == "yes",
            since,
            until,
            has_ended: ended == "yes",
            is_doubtful: doubtful == "yes",
        }
    };
    rows("update").into_iter().map(case).collect()
}

impl Case {
    /// What frameworks get that cannot do more, as the drivers print it.
    fn plain(&self, required: &BTreeMap<String, String>) -> String {
        let capability = required.get(&self.state).map_or("", String::as_str);
        let is_replaced = !self.instead.is_empty() && !self.is_conditional;
        let excludes = if is_replaced { AWARE } else { "" };
        let limits = format!(
            "among [{}], requires [{capability}], excludes [{excludes}], instead of none none, \
             conditional false",
            self.among
        );
        format!(
            "{} {}, from {}, {limits}, {}",
            self.reason,
            self.state,
            self.source,
            self.releases()
        )
    }

    /// The capabilities without which no framework gets what partition-aware ones do in its place.
    fn needs<'r>(&self, required: &'r BTreeMap<String, String>) -> Vec<&'r str> {
        let of_state = required.get(&self.state).map(String::as_str);
        std::iter::once(AWARE).chain(of_state.filter(|one| *one != AWARE)).collect()
    }

    /// What partition-aware frameworks get in its place.
    fn instead(&self, required: &BTreeMap<String, String>) -> Option<String> {
        let Self { reason, state, source, instead, is_conditional, .. } = self;
        let needs = self.needs(required).join(" ");
        let limits = format!(
            "among [], requires [{needs}], excludes [], instead of {reason} {state}, conditional \
             {is_conditional}"
        );
        let said = format!("{reason} {instead}, from {source}, {limits}, {}", self.releases());
        (!instead.is_empty()).then_some(said)
    }

    fn releases(&self) -> String {
        format!("since [{}] until [{}] ended {}", self.since, self.until, self.has_ended)
    }
}

/// Lines of the drivers that start with one of some words.
fn said<'t>(table: &'t str, pattern: impl Fn(&'t str) -> Option<&'t str>) -> BTreeSet<&'t str> {
    table.lines().filter_map(pattern).collect()
}

/// Compares the table that the drivers of all languages print with that of the facts.
pub fn hold(table: &str) {
    let required: BTreeMap<_, _> = rows("state")
        .into_iter()
        .filter(|row| !row[5].is_empty())
        .map(|row| (row[1].clone(), row[5].clone()))
        .collect();
    for (state, capability) in &required {
        assert!(table.contains(&format!("\n{state} requires {capability}\n")), "{state}");
    }
    let all = cases();
    assert_eq!(all.len(), 54);
    let certain: Vec<_> = all.iter().filter(|case| !case.is_doubtful).collect();
    assert_eq!(certain.len(), 52);

    let expected: BTreeSet<String> = certain
        .iter()
        .flat_map(|case| std::iter::once(case.plain(&required)).chain(case.instead(&required)))
        .collect();
    let found = said(table, |line| line.strip_prefix("update "));
    assert_eq!(found, expected.iter().map(String::as_str).collect());

    let now: Vec<_> = certain.into_iter().filter(|case| !case.has_ended).collect();
    reasons_of_states(table, &now);
    for (reason, state) in now.iter().map(|case| (&case.reason, &case.state)) {
        for capability in [AWARE, "TASK_KILLING_STATE"] {
            outcomes(table, (reason, state, capability), &now, &required);
        }
    }
}

/// The results of `reasons` for each state and source.
fn reasons_of_states(table: &str, now: &[&Case]) {
    let mut expected: BTreeMap<(String, String), BTreeSet<&str>> = BTreeMap::new();
    for case in now {
        let states = [&case.state, &case.instead].map(String::as_str);
        for state in states.into_iter().chain(case.among.split_whitespace()) {
            let key = (state.to_owned(), case.source.clone());
            expected.entry(key).or_default().insert(&case.reason);
        }
    }
    for state in rows("state") {
        for source in rows("source") {
            let key = (state[1].clone(), source[1].clone());
            let asked = format!("{} from {} comes with", key.0, key.1);
            let answer = said(table, |line| line.strip_prefix(&asked));
            let [answer] = answer.into_iter().collect::<Vec<_>>()[..] else { panic!("{asked}") };
            let answer: BTreeSet<_> = answer.split_whitespace().collect();
            assert_eq!(answer, expected.get(&key).cloned().unwrap_or_default(), "{asked}");
        }
    }
}

/// What a framework with a capability can get where others get a reason with a state.
fn outcomes(
    table: &str,
    (reason, state, capability): (&str, &str, &str),
    now: &[&Case],
    required: &BTreeMap<String, String>,
) {
    if state == "none" {
        return;
    }
    let of_reason = || now.iter().filter(|case| case.reason == reason);
    let is_replaced =
        |case: &Case| capability == AWARE && !case.instead.is_empty() && !case.is_conditional;
    let stays = of_reason()
        .filter(|case| case.state == state && !is_replaced(case))
        .map(|case| case.plain(required));
    // What comes in place of another state, and is this one, stays too.
    let replaces = of_reason()
        .filter(|case| {
            case.instead == state
                || (case.state == state && case.needs(required).contains(&capability))
        })
        .filter_map(|case| case.instead(required));
    let expected: BTreeSet<_> = stays.chain(replaces).collect();
    let asked = format!("{reason} with {state} and {capability} is ");
    let found = said(table, |line| line.strip_prefix(&asked));
    assert_eq!(found, expected.iter().map(String::as_str).collect(), "{asked}");
}
