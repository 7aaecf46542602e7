//! Where reasons occur: as the catalogue says, and as `instead` makes it. The page, the constants,
//! `explain`, `list` and lints all read this one table.

use super::entry::Enumeration;
use super::ids::{CapabilityId, EntryId};
use super::model::Catalogue;
use super::releases::compare_releases;
use super::updates::{Instead, Occurrence, Update, UpdateState};

impl Occurrence {
    /// Whether the generated constants of the api with index `api` contain it: it is not doubtful, and it
    /// has more than a reason.
    pub fn is_triple_in(&self, api: usize) -> bool {
        let in_api = self.apis.as_ref().is_none_or(|apis| apis.contains(&api));
        let has_state = self.state != UpdateState::Untied;
        let is_limited = !self.requires.is_empty() || self.instead_of.is_some();
        let has_more = has_state || self.source.is_some() || is_limited;
        in_api && has_more && !self.is_doubtful
    }

    /// Whether it repeats the last known state, whatever that is.
    pub fn repeats_any(&self) -> bool {
        self.state == UpdateState::LastKnown && self.among.is_empty()
    }
}

/// Every occurrence, in the order of the catalogue; `release` decides which have ended.
pub fn derive(
    states: &Enumeration,
    reasons: &Enumeration,
    release: Option<&str>,
) -> Vec<Occurrence> {
    let known = Known { states, release };
    let mut all = Vec::new();
    for (owner, reason) in reasons.iter() {
        for (nth, update) in reason.updates.iter().enumerate() {
            let written = known.written(owner, nth, update);
            let made = update.instead.iter().map(|instead| known.made(&written, update, instead));
            let made: Vec<_> = made.collect();
            all.push(written);
            all.extend(made);
        }
    }
    all
}

/// What applies to every update.
struct Known<'c> {
    states: &'c Enumeration,
    release: Option<&'c str>,
}

impl Known<'_> {
    /// What an update says itself: the `nth` one of its owner.
    fn written(&self, owner: EntryId, nth: usize, update: &Update) -> Occurrence {
        Occurrence {
            reason: owner,
            state: update.state,
            among: update.among.clone(),
            source: update.source,
            requires: together([update.requires, required_by(self.states, update.state)]),
            excludes: always_replaced(update),
            instead_of: None,
            since: update.since.clone(),
            until: update.until.clone(),
            has_ended: update.has_ended(self.release),
            is_conditional: false,
            is_doubtful: !update.doubtful.is_empty(),
            apis: update.apis.clone(),
            owner,
            nth,
        }
    }

    /// What clients with a capability get instead of an update.
    fn made(&self, written: &Occurrence, update: &Update, instead: &Instead) -> Occurrence {
        let state = instead.state.map_or(update.state, UpdateState::State);
        let others = written.requires.iter().copied().map(Some);
        let needs = [Some(instead.capability)].into_iter().chain(others);
        Occurrence {
            reason: instead.reason.unwrap_or(written.owner),
            state,
            among: if instead.state.is_none() { update.among.clone() } else { Vec::new() },
            requires: together(needs.chain([required_by(self.states, state)])),
            excludes: Vec::new(),
            instead_of: Some(update.state),
            is_conditional: !instead.when.is_empty(),
            ..written.clone()
        }
    }
}

/// The capabilities without repetitions, in order.
fn together(needs: impl IntoIterator<Item = Option<CapabilityId>>) -> Vec<CapabilityId> {
    let mut all = Vec::new();
    for capability in needs.into_iter().flatten() {
        if !all.contains(&capability) {
            all.push(capability);
        }
    }
    all
}

/// The capabilities whose clients get another update in the whole of the case.
fn always_replaced(update: &Update) -> Vec<CapabilityId> {
    let always = update.instead.iter().filter(|instead| instead.when.is_empty());
    always.map(|instead| instead.capability).collect()
}

impl Update {
    /// Whether the last release that sends it is before `release`, which the catalogue describes.
    pub fn has_ended(&self, release: Option<&str>) -> bool {
        let (Some(until), Some(release)) = (&self.until, release) else { return false };
        compare_releases(until, release).is_lt()
    }
}

impl Catalogue {
    /// The capability without which a client never sees a state.
    pub fn required_by(&self, state: UpdateState) -> Option<CapabilityId> {
        required_by(&self.states, state)
    }
}

fn required_by(states: &Enumeration, state: UpdateState) -> Option<CapabilityId> {
    let UpdateState::State(id) = state else { return None };
    id.among(&states.entries).requires
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::super::load;
    use super::{CapabilityId, UpdateState};

    /// Each occurrence has the conditions under which it comes.
    #[test]
    fn conditions_come_along() {
        let text = "
project: Ferry
release: '3'
enums: { states: { type: State }, reasons: { type: Reason } }
capabilities: { NIGHT: { frameworks: night lines }, DAY: { frameworks: day lines } }
states: [{ name: LATE, number: 0 }, { name: LOST, number: 1, requires: NIGHT }]
reasons:
  - name: FOG
    number: 0
    updates:
      - { state: LATE, when: a, since: '1', until: '2', instead: { DAY: { state: LOST, when: b } } }
      - { state: LOST, when: c, instead: { DAY: { reason: FOG } }, until: '3', doubtful: No. }
      - { state: last-known, when: d, requires: DAY, among: LATE }
";
        let catalogue = load(&Arc::from("catalogue.yaml"), text).unwrap();
        let all: Vec<_> = catalogue.occurrences.iter().collect();
        let [late, instead, lost, by_day, again] = all[..] else { panic!("{all:?}") };
        let states: Vec<_> = catalogue.states.iter().map(|(id, _)| id).collect();
        let [late_state, lost_state] = states[..] else { panic!("{states:?}") };
        let [night, day] = [0, 1].map(|at| CapabilityId::all().nth(at).unwrap());
        assert_eq!((late.instead_of, late.is_conditional), (None, false));
        assert_eq!(instead.state, UpdateState::State(lost_state));
        assert_eq!((&late.requires[..], &instead.requires[..]), (&[][..], &[day, night][..]));
        assert_eq!(instead.instead_of, Some(UpdateState::State(late_state)));
        assert_eq!((instead.since.as_deref(), instead.until.as_deref()), (Some("1"), Some("2")));
        assert!(instead.is_conditional);
        assert_eq!((&late.excludes[..], &lost.excludes[..]), (&[][..], &[day][..]));
        assert_eq!((late.has_ended, instead.has_ended, lost.has_ended), (true, true, false));
        assert_eq!((late.is_doubtful, lost.is_doubtful), (false, true));
        assert!(late.is_triple_in(0) && !lost.is_triple_in(0));
        assert_eq!((&lost.requires[..], lost.nth), (&[night][..], 1));
        assert_eq!(by_day.requires, [day, night]);
        assert_eq!((again.state, &again.requires[..]), (UpdateState::LastKnown, &[day][..]));
        assert_eq!(again.among, [late_state]);
    }
}
