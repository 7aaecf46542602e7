//! Describes an entry in Markdown: its facts, and the updates it occurs in.

use itertools::Itertools;

use super::Wording;
use crate::catalogue::{
    CapabilityId, Catalogue, Entry, EntryId, EntryKey, EnumKind, Enumeration, FieldValue, Instead,
    Lifecycle, Names, Occurrence, Update, UpdateState,
};
use crate::prose;

/// Everything the catalogue says about an entry.
pub fn markdown(wording: &Wording<'_>, id: EntryId) -> String {
    let catalogue = wording.catalogue;
    let (enumeration, entry) = (catalogue.enumeration(id.kind), &catalogue[id]);
    let facts = list(&facts(catalogue, enumeration, entry));
    let facts = [list(&names(catalogue, enumeration, entry)), wording.prose(&facts)];
    let facts = facts.into_iter().filter(|facts| !facts.is_empty()).join("\n");
    let mut parts = match id.kind {
        EnumKind::States => vec![with_state(wording, id)],
        EnumKind::Sources => vec![from_source(wording, id)],
        EnumKind::Reasons => {
            vec![reason(wording, entry), in_place_of_others(wording, id)]
        }
    };
    for part in &mut parts {
        *part = wording.prose(part);
    }
    let first =
        [wording.prose(&title(enumeration, entry)), wording.prose(&entry.description), facts];
    parts.splice(0..0, first);
    parts.retain(|part| !part.is_empty());
    parts.join("\n\n")
}

/// The first sentence: name, number and type. It starts with the code or the label where the enum's
/// readers know entries by that.
fn title(enumeration: &Enumeration, entry: &Entry) -> String {
    let name = entry.names.first();
    let known_as = match enumeration.key {
        EntryKey::Code => entry.code.as_deref().map(prose::code_span),
        EntryKey::Label => entry.label.as_deref().map(prose::escape),
        EntryKey::Name | EntryKey::Number => None,
    };
    let number = entry.number.map(|number| format!("number {number}"));
    let number = number.unwrap_or_else(|| "a value".to_owned());
    let type_name = &enumeration.type_name;
    match known_as {
        Some(known_as) => format!("{known_as} is `{name}`, {number} of `{type_name}`."),
        None => format!("`{name}` is {number} of `{type_name}`."),
    }
}

/// What the entry is called, in every api.
fn names(catalogue: &Catalogue, enumeration: &Enumeration, entry: &Entry) -> Vec<String> {
    let mut facts = Vec::new();
    let code = entry.code.as_deref().filter(|_| enumeration.key != EntryKey::Code);
    facts.extend(code.map(|code| format!("Code: {}", prose::code_span(code))));
    let label = entry.label.as_deref().filter(|_| enumeration.key != EntryKey::Label);
    facts.extend(label.map(|label| format!("Label: {}", prose::escape(label))));
    if entry.names.iter().any(|name| name != entry.names.first()) {
        let apis = catalogue.apis.iter().zip(entry.names.iter());
        let mut names = apis.map(|(api, name)| format!("`{name}` in {}", api.name));
        facts.push(format!("Names: {}", names.join(", ")));
    }
    for former in &entry.former_names {
        let until = former.renamed_in.as_ref().map(|release| format!(", before {release}"));
        let names = distinct(former.names.iter());
        facts.push(format!("Formerly: {names}{}", until.unwrap_or_default()));
    }
    let aliases = distinct(entry.aliases.iter().flat_map(Names::iter));
    if !aliases.is_empty() {
        facts.push(format!("Also called: {aliases}"));
    }
    facts
}

/// Other short facts about the entry.
fn facts(catalogue: &Catalogue, enumeration: &Enumeration, entry: &Entry) -> Vec<String> {
    let mut facts = Vec::new();
    facts.push(format!("Lifecycle: {}", lifecycle(catalogue, &entry.lifecycle)));
    facts.extend(entry.since.as_ref().map(|since| format!("Since: {since}")));
    let group = enumeration.groups.iter().find(|group| entry.group.as_ref() == Some(&group.name));
    facts.extend(group.map(|group| format!("Group: {}", prose::escape(&group.title))));
    facts.extend(fields(enumeration, entry));
    facts.extend(own_facts(catalogue, entry));
    facts
}

/// Facts that only states or only sources have.
fn own_facts(catalogue: &Catalogue, entry: &Entry) -> Vec<String> {
    let seen_by = entry.requires.map(|capability| clients_with(catalogue, capability));
    let component = Some(&entry.component).filter(|name| !name.is_empty());
    let mut facts = Vec::new();
    facts.extend(entry.terminal.map(|terminal| format!("Terminal: {terminal}")));
    facts.extend(seen_by.map(|clients| format!("Seen by: {clients}")));
    facts.extend(entry.notes.iter().map(|note| format!("Note: {note}")));
    facts.extend(component.map(|name| format!("Component: {}", prose::escape(name))));
    facts
}

/// The entry's values of the fields that its enum declares. A value that is one of the declared
/// words is followed by its meaning.
fn fields(enumeration: &Enumeration, entry: &Entry) -> Vec<String> {
    let fact = |(name, value): &(String, FieldValue)| {
        let texts = value.texts().iter().map(|text| prose::escape(text)).join(", ");
        let meaning = match value {
            FieldValue::Word(word) => {
                let field = enumeration.fields.iter().find(|field| field.name == *name);
                field.and_then(|field| field.words().iter().find(|known| known.name == *word))
            }
            _ => None,
        };
        let meaning = meaning.map(|word| &word.meaning).filter(|text| !text.is_empty());
        let meaning = meaning.map(|text| format!(". {text}"));
        format!("{name}: {texts}{}", meaning.unwrap_or_default())
    };
    entry.fields.iter().map(fact).collect()
}

/// The names in backquotes, each once.
fn distinct<'n>(names: impl Iterator<Item = &'n str>) -> String {
    names.unique().map(|name| format!("`{name}`")).join(", ")
}

fn lifecycle(catalogue: &Catalogue, lifecycle: &Lifecycle) -> String {
    let mut text = lifecycle.stage.to_string();
    if let Some(since) = &lifecycle.since {
        text = format!("{text} since {since}");
    }
    if !lifecycle.note.is_empty() {
        text = format!("{text}. {}", lifecycle.note);
    }
    match lifecycle.replacement.map(|id| &catalogue[id]) {
        Some(other) => {
            let end = if lifecycle.note.is_empty() { "." } else { "" };
            format!("{text}{end} Use `{}` in its place.", other.names.first())
        }
        None => text,
    }
}

/// The guidance and the cases of a reason.
fn reason(wording: &Wording<'_>, reason: &Entry) -> String {
    let mut parts = Vec::new();
    if let Some(guidance) = &reason.guidance {
        let notes: Vec<_> = guidance.notes.iter().map(|note| format!("Note: {note}")).collect();
        parts.push(format!("If you set it yourself: {}", guidance.text));
        parts.push(list(&notes));
    }
    let updates = reason.updates.iter().filter(|update| wording.have(update.apis.as_deref()));
    let cases = updates.map(|update| case(wording.catalogue, update)).join("\n\n");
    if !cases.is_empty() {
        parts.push(format!("Cases:\n\n{cases}"));
    }
    parts.retain(|part| !part.is_empty());
    parts.join("\n\n")
}

/// A case as a list item, with its limits and notes as items below it.
fn case(catalogue: &Catalogue, update: &Update) -> String {
    let instead = update.instead.iter().map(|instead| {
        format!("{}: {}", clients_with(catalogue, instead.capability), gets(catalogue, instead))
    });
    let mut lines: Vec<_> = instead.collect();
    let only_for = update.requires.map(|capability| clients_with(catalogue, capability));
    lines.extend(only_for.map(|clients| format!("Only for {clients}")));
    if let Some(apis) = &update.apis {
        let mut names = apis.iter().filter_map(|api| Some(&catalogue.apis.get(*api)?.name));
        lines.push(format!("Only in {}", names.join(", ")));
    }
    lines.extend(update.since.as_ref().map(|since| format!("Since {since}")));
    lines.extend(update.until.as_ref().map(|until| format!("Up to {until}")));
    lines.extend(among(catalogue, update));
    if !update.doubtful.is_empty() {
        lines.push(format!("Doubtful: {}", update.doubtful));
    }
    lines.extend(update.notes.iter().map(|note| format!("Note: {note}")));
    let subject = [state(catalogue, update.state), source(catalogue, update.source)];
    let subject = subject.into_iter().flatten().join(" ");
    let colon = if subject.is_empty() { "" } else { ": " };
    let text = format!("{subject}{colon}{}\n\n{}", update.when, list(&lines));
    item(text.trim_end())
}

/// The states that an update can repeat.
fn among(catalogue: &Catalogue, update: &Update) -> Option<String> {
    let names = update.among.iter().map(|state| name(catalogue, *state)).join(" or ");
    (!names.is_empty()).then(|| format!("Repeats {names}"))
}

/// The state and the reason that clients with the capability get instead.
fn gets(catalogue: &Catalogue, instead: &Instead) -> String {
    let names = instead.state.into_iter().chain(instead.reason);
    let names = names.map(|id| name(catalogue, id)).join(" and ");
    if instead.when.is_empty() {
        return format!("{names} instead");
    }
    format!("{names} instead if {}.", prose::clause(&instead.when))
}

/// What the catalogue calls clients that have the capability.
fn clients_with(catalogue: &Catalogue, capability: CapabilityId) -> String {
    prose::escape(&catalogue[capability].frameworks)
}

/// "for" the clients that have all of these capabilities; `None` without any.
fn seen_by(catalogue: &Catalogue, capabilities: &[CapabilityId]) -> Option<String> {
    let (first, others) = capabilities.split_first()?;
    let names = others.iter().map(|other| format!("`{}`", catalogue[*other].name)).join(" and ");
    let also = if names.is_empty() { "" } else { " that also have " };
    Some(format!("for {}{also}{names}", clients_with(catalogue, *first)))
}

fn state(catalogue: &Catalogue, outcome: UpdateState) -> Option<String> {
    match outcome {
        UpdateState::State(state) => Some(name(catalogue, state)),
        UpdateState::LastKnown => Some("The last known state".to_owned()),
        UpdateState::Untied => None,
    }
}

fn source(catalogue: &Catalogue, source: Option<EntryId>) -> Option<String> {
    Some(format!("from {}", name(catalogue, source?)))
}

pub fn name(catalogue: &Catalogue, id: EntryId) -> String {
    format!("`{}`", catalogue[id].names.first())
}

/// A titled list of occurrences: those for which `facts` returns facts, each line once. Empty if
/// there are none.
pub fn occurrences(
    wording: &Wording<'_>,
    title: &str,
    facts: impl Fn(&Occurrence) -> Option<[Option<String>; 3]>,
) -> String {
    let catalogue = wording.catalogue;
    let all = catalogue.occurrences.iter();
    let here = all.filter(|occurrence| wording.have(occurrence.apis.as_deref()));
    let lines = here.filter_map(|occurrence| {
        let end = [seen_by(catalogue, &occurrence.requires), limits(occurrence)];
        Some(facts(occurrence)?.into_iter().chain(end).flatten().join(" "))
    });
    let lines: Vec<_> = lines.unique().collect();
    if lines.is_empty() { String::new() } else { format!("{title}\n\n{}", list(&lines)) }
}

/// The limits of an occurrence, in parentheses; `None` if it has none.
fn limits(occurrence: &Occurrence) -> Option<String> {
    let limits = [
        occurrence.is_conditional.then(|| "in some cases".to_owned()),
        occurrence.since.as_ref().map(|since| format!("since {since}")),
        occurrence.until.as_ref().map(|until| format!("up to {until}")),
        occurrence.is_doubtful.then(|| "doubtful".to_owned()),
    ];
    let limits = limits.into_iter().flatten().join(", ");
    (!limits.is_empty()).then(|| format!("({limits})"))
}

fn with_state(wording: &Wording<'_>, id: EntryId) -> String {
    let catalogue = wording.catalogue;
    occurrences(wording, "Reasons that come with it:", |occurrence| {
        let reason = Some(name(catalogue, occurrence.reason));
        let words = [reason, source(catalogue, occurrence.source), None];
        let has_state = occurrence.state == UpdateState::State(id);
        (has_state || occurrence.among.contains(&id)).then_some(words)
    })
}

fn from_source(wording: &Wording<'_>, id: EntryId) -> String {
    let catalogue = wording.catalogue;
    occurrences(wording, "Reasons that come from it:", |occurrence| {
        let reason = Some(name(catalogue, occurrence.reason));
        let words = [reason, with(catalogue, occurrence.state), None];
        (occurrence.source == Some(id)).then_some(words)
    })
}

/// "with" the state of an update.
fn with(catalogue: &Catalogue, state: UpdateState) -> Option<String> {
    let state = match state {
        UpdateState::State(state) => name(catalogue, state),
        UpdateState::LastKnown => "the last known state".to_owned(),
        UpdateState::Untied => return None,
    };
    Some(format!("with {state}"))
}

/// The reason, the state and the source of an occurrence.
pub fn triple(catalogue: &Catalogue, occurrence: &Occurrence) -> [Option<String>; 3] {
    let reason = Some(name(catalogue, occurrence.reason));
    [reason, with(catalogue, occurrence.state), source(catalogue, occurrence.source)]
}

fn in_place_of_others(wording: &Wording<'_>, id: EntryId) -> String {
    let catalogue = wording.catalogue;
    occurrences(wording, "In place of other reasons:", |occurrence| {
        let other = Some(format!("in place of {}", name(catalogue, occurrence.owner)));
        let state = state(catalogue, occurrence.state);
        let words = [state, source(catalogue, occurrence.source), other];
        (occurrence.reason == id && occurrence.owner != id).then_some(words)
    })
}

/// Markdown for a list of these items.
fn list(items: &[String]) -> String {
    items.iter().map(|markdown| item(markdown)).join("\n")
}

/// The Markdown as a list item.
pub fn item(markdown: &str) -> String {
    prose::prefixed(markdown, "- ", "  ")
}
