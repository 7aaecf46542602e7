//! Compares the updates of a reason: which are new, gone or changed.

use super::changes::{Changes, on_one_line};
use super::matching::Matching;
use super::versions::{Versions, capability};
use crate::catalogue::{Catalogue, Entry, EntryId, Update, UpdateState};

/// An update in words, with the names of the new catalogue.
struct Case<'u> {
    /// The state and the source.
    from: String,
    /// The conditions under which it applies, and what capabilities change about it (`instead`).
    limits: String,
    /// The sentence in `when`.
    when: String,
    notes: &'u [String],
}

impl Case<'_> {
    /// The whole update on one line, without its notes.
    fn text(&self) -> String {
        format!("{}{}: {}", self.from, self.limits, self.when)
    }
}

/// Pairs the updates of a reason, the most alike first, and reports what became of each.
pub fn compare(versions: &Versions<'_>, old: &Entry, new: &Entry, changes: &mut Changes) {
    let name_now = |id| format!("`{}`", versions.name_now(id));
    let before = Wording { catalogue: versions.old, name: &name_now };
    let new_name = |id| format!("`{}`", versions.new_name(&versions.new[id]));
    let now = Wording { catalogue: versions.new, name: &new_name };
    let before: Vec<_> = old.updates.iter().map(|update| before.case(update)).collect();
    let now: Vec<_> = new.updates.iter().map(|update| now.case(update)).collect();
    let mut matching = Matching::new(before.len(), now.len());
    matching.link_equal(&before, &now, Case::text);
    matching.link_equal(&before, &now, |case| (case.from.clone(), case.when.clone()));
    matching.link_equal(&before, &now, |case| case.from.clone());
    let noun = format!("a case of `{}`", versions.new_name(new));
    for (old, new) in matching.pairs(&before, &now) {
        let texts = (old.map(Case::text), new.map(Case::text));
        changes.prose("updates", &noun, (texts.0.as_deref(), texts.1.as_deref()));
        if let (Some(old), Some(new)) = (old, new) {
            changes.notes(&format!("a note on {noun}"), old.notes, new.notes);
        }
    }
}

/// Describes updates of one of the two catalogues in words.
struct Wording<'v> {
    catalogue: &'v Catalogue,
    /// Gives the entry's name in the new catalogue, in backquotes.
    name: &'v dyn Fn(EntryId) -> String,
}

impl Wording<'_> {
    fn case<'u>(&self, update: &'u Update) -> Case<'u> {
        let state = match update.state {
            UpdateState::State(state) => (self.name)(state),
            UpdateState::LastKnown => "the last known state".to_owned(),
            UpdateState::Untied => "any state".to_owned(),
        };
        let source = update.source.map(self.name);
        let source = source.map_or_else(String::new, |name| format!(" from {name}"));
        Case {
            from: state + &source,
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
        let names = update.among.iter().map(|state| (self.name)(*state));
        let names: Vec<_> = names.collect();
        (!names.is_empty()).then(|| format!(", among {}", names.join(" and ")))
    }

    fn instead(&self, update: &Update) -> String {
        let alternatives = update.instead.iter().map(|instead| {
            let capability = &self.catalogue[instead.capability].name;
            let names = instead.state.into_iter().chain(instead.reason);
            let names: Vec<_> = names.map(self.name).collect();
            let when = on_one_line(&instead.when);
            let when = if when.is_empty() { when } else { format!(" ({when})") };
            format!(", with `{capability}` instead {}{when}", names.join(" and "))
        });
        alternatives.collect()
    }
}
