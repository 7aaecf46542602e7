//! Where reasons occur: as the catalogue says, and as `instead` makes it. The page, the constants,
//! `explain`, `list` and lints all read this one table.

use super::entry::Enumeration;
use super::model::{Catalogue, Occurrence, Reason, State, UpdateState};

impl Occurrence {
    /// Whether it comes in the api with index `api`, with more than the reason: then it is a triple.
    #[must_use]
    pub fn is_triple_in(&self, api: usize) -> bool {
        let in_api = self.apis.as_ref().is_none_or(|apis| apis.contains(&api));
        let has_state = matches!(self.state, UpdateState::State(_));
        let is_limited = self.requires.is_some() || self.instead_of.is_some();
        in_api && (has_state || self.source.is_some() || is_limited)
    }
}

/// All of them, in the order of the catalogue.
pub fn derive(states: &Enumeration<State>, reasons: &Enumeration<Reason>) -> Vec<Occurrence> {
    let mut all = Vec::new();
    for (owner, reason) in reasons.entries.iter().enumerate() {
        for (nth, update) in reason.updates.iter().enumerate() {
            let plain = Occurrence {
                reason: owner,
                state: update.state,
                source: update.source,
                requires: update.requires.or_else(|| required_by(states, update.state)),
                instead_of: None,
                since: update.since.clone(),
                until: update.until.clone(),
                is_conditional: false,
                apis: update.apis.clone(),
                owner,
                nth,
            };
            let derived = update.instead.iter().map(|instead| Occurrence {
                reason: instead.reason.unwrap_or(owner),
                state: instead.state.map_or(update.state, UpdateState::State),
                requires: Some(instead.capability),
                instead_of: Some(update.state),
                is_conditional: !instead.when.is_empty(),
                ..plain.clone()
            });
            let derived: Vec<_> = derived.collect();
            all.push(plain);
            all.extend(derived);
        }
    }
    all
}

impl Catalogue {
    /// The capability without which a framework never sees a state.
    #[must_use]
    pub fn required_by(&self, state: UpdateState) -> Option<usize> {
        required_by(&self.states, state)
    }
}

fn required_by(states: &Enumeration<State>, state: UpdateState) -> Option<usize> {
    let UpdateState::State(index) = state else { return None };
    states.entries.get(index)?.requires
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::super::load;
    use super::UpdateState;

    /// Each occurrence has the conditions under which it comes.
    #[test]
    fn conditions_come_along() {
        let text = "
project: Ferry
enums: { states: { type: State }, reasons: { type: Reason } }
capabilities: { NIGHT: { frameworks: night lines }, DAY: { frameworks: day lines } }
states: [{ name: LATE, number: 0 }, { name: LOST, number: 1, requires: NIGHT }]
reasons:
  - name: FOG
    number: 0
    updates:
      - { state: LATE, when: a, since: '1', until: '2', instead: { DAY: { state: LOST, when: b } } }
      - { state: LOST, when: c }
      - { state: last-known, when: d, requires: DAY }
";
        let catalogue = load(&Arc::from("catalogue.yaml"), text).unwrap();
        let all: Vec<_> = catalogue.occurrences.iter().collect();
        let [late, instead, lost, again] = all[..] else { panic!("{all:?}") };
        assert_eq!((late.requires, late.instead_of, late.is_conditional), (None, None, false));
        assert_eq!(instead.state, UpdateState::State(1));
        assert_eq!(instead.requires, Some(1));
        assert_eq!(instead.instead_of, Some(UpdateState::State(0)));
        assert_eq!((instead.since.as_deref(), instead.until.as_deref()), (Some("1"), Some("2")));
        assert!(instead.is_conditional);
        assert_eq!((lost.requires, lost.nth), (Some(0), 1));
        assert_eq!((again.state, again.requires), (UpdateState::LastKnown, Some(1)));
    }
}
