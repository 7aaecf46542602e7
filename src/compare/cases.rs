//! The updates of a reason: one more, one less, or one that changed.

use super::changes::{Changes, on_one_line};
use super::matching::{Matching, Step};
use super::versions::{Versions, capability};
use crate::catalogue::{Catalogue, Reason, Update, UpdateState};

/// An update in words, with the names that things have in the new catalogue.
struct Case<'u> {
    /// The state and the source.
    from: String,
    /// Where it applies, and what some get in its place.
    limits: String,
    /// The case itself.
    when: String,
    notes: &'u [String],
}

impl Case<'_> {
    /// All of it, but for the notes.
    fn text(&self) -> String {
        format!("{}{}: {}", self.from, self.limits, self.when)
    }
}

pub fn compare(versions: &Versions<'_>, old: &Reason, new: &Reason, changes: &mut Changes) {
    let before = Side { versions, catalogue: versions.old, is_old: true };
    let now = Side { versions, catalogue: versions.new, is_old: false };
    let before: Vec<_> = old.updates.iter().map(|update| before.case(update)).collect();
    let now: Vec<_> = new.updates.iter().map(|update| now.case(update)).collect();
    let mut matching = Matching::new(before.len(), now.len());
    matching.link_equal(&before, &now, Case::text);
    matching.link_equal(&before, &now, |case| (case.from.clone(), case.when.clone()));
    matching.link_equal(&before, &now, |case| case.from.clone());
    let noun = format!("a case of `{}`", versions.new_name(&new.entry));
    for step in matching.steps() {
        let (old, new) = match step {
            Step::Gone(old) => (before.get(old), None),
            Step::Added(new) => (None, now.get(new)),
            Step::Kept(old, new) => (before.get(old), now.get(new)),
        };
        changes.sentence("updates", &noun, (old.map(Case::text), new.map(Case::text)));
        if let (Some(old), Some(new)) = (old, new) {
            changes.notes(&format!("a note on {noun}"), old.notes, new.notes);
        }
    }
}

/// One of the two catalogues.
struct Side<'v, 'c> {
    versions: &'v Versions<'c>,
    catalogue: &'c Catalogue,
    is_old: bool,
}

impl Side<'_, '_> {
    fn case<'u>(&self, update: &'u Update) -> Case<'u> {
        let state = match update.state {
            UpdateState::State(index) => format!("`{}`", self.state(index)),
            UpdateState::LastKnown => "the last known state".to_owned(),
            UpdateState::Untied => "any state".to_owned(),
        };
        let source = update.source.map(|index| format!(" from `{}`", self.source(index)));
        Case {
            from: state + &source.unwrap_or_default(),
            limits: self.limits(update) + &self.instead(update),
            when: on_one_line(&update.when),
            notes: &update.notes,
        }
    }

    fn limits(&self, update: &Update) -> String {
        let apis = update.apis.as_ref().map(|apis| {
            let names = apis.iter().filter_map(|index| self.catalogue.apis.get(*index));
            names.map(|api| api.name.as_str()).collect::<Vec<_>>().join(" and ")
        });
        let limits = [
            capability(self.catalogue, update.requires).map(|name| format!(", with `{name}` only")),
            update.since.as_ref().map(|since| format!(", since {since}")),
            update.until.as_ref().map(|until| format!(", until {until}")),
            apis.map(|names| format!(", in {names}")),
            self.among(update),
            (!update.doubtful.is_empty())
                .then(|| format!(", doubtful ({})", on_one_line(&update.doubtful))),
        ];
        limits.into_iter().flatten().collect()
    }

    fn among(&self, update: &Update) -> Option<String> {
        let names = update.among.iter().map(|index| format!("`{}`", self.state(*index)));
        let names: Vec<_> = names.collect();
        (!names.is_empty()).then(|| format!(", among {}", names.join(" and ")))
    }

    fn instead(&self, update: &Update) -> String {
        let each = update.instead.iter().map(|instead| {
            let capability =
                capability(self.catalogue, Some(instead.capability)).unwrap_or_default();
            let state = instead.state.map(|index| self.state(index));
            let reason = instead.reason.map(|index| self.reason(index));
            let names: Vec<_> =
                state.into_iter().chain(reason).map(|name| format!("`{name}`")).collect();
            let when = on_one_line(&instead.when);
            let when = if when.is_empty() { when } else { format!(" ({when})") };
            format!(", with `{capability}` instead {}{when}", names.join(" and "))
        });
        each.collect()
    }

    fn state(&self, index: usize) -> &str {
        let (old, new) = (&self.versions.old.states.entries, &self.versions.new.states.entries);
        if self.is_old {
            return self.versions.name_now(&self.versions.states, (old, new), index);
        }
        new.get(index).map_or("", |state| self.versions.new_name(&state.entry))
    }

    fn source(&self, index: usize) -> &str {
        let (old, new) = (&self.versions.old.sources.entries, &self.versions.new.sources.entries);
        if self.is_old {
            return self.versions.name_now(&self.versions.sources, (old, new), index);
        }
        new.get(index).map_or("", |source| self.versions.new_name(&source.entry))
    }

    fn reason(&self, index: usize) -> &str {
        let (old, new) = (&self.versions.old.reasons.entries, &self.versions.new.reasons.entries);
        if self.is_old {
            return self.versions.name_now(&self.versions.reasons, (old, new), index);
        }
        new.get(index).map_or("", |reason| self.versions.new_name(&reason.entry))
    }
}
