//! Describes an entry in Markdown: its facts, and the updates it occurs in.

use std::collections::HashSet;

use super::Words;
use crate::catalogue::{
    AnyEnum, Catalogue, Entry, EntryKey, EnumKind, Field, FieldValue, Instead, Lifecycle, Names,
    Occurrence, Reason, Update, UpdateState,
};
use crate::prose;

/// Everything the catalogue says about the entry at `index` of its enum.
pub fn markdown(
    words: &Words<'_>,
    enumeration: &AnyEnum<'_>,
    index: usize,
    entry: &Entry,
) -> String {
    let catalogue = words.catalogue;
    let facts = facts(catalogue, enumeration, index, entry).join("\n");
    let facts = [names(catalogue, enumeration, entry).join("\n"), words.prose(&facts)];
    let facts = facts.into_iter().filter(|facts| !facts.is_empty()).collect::<Vec<_>>().join("\n");
    let mut parts = match enumeration.kind {
        EnumKind::States => vec![with_state(words, index)],
        EnumKind::Sources => vec![from_source(words, index)],
        EnumKind::Reasons => {
            let own = catalogue.reasons.entries.get(index).map(|own| reason(words, own));
            vec![own.unwrap_or_default(), in_place_of_others(words, index)]
        }
    };
    for part in &mut parts {
        *part = words.prose(part);
    }
    let first = [words.prose(&title(enumeration, entry)), words.prose(&entry.description), facts];
    parts.splice(0..0, first);
    parts.retain(|part| !part.is_empty());
    parts.join("\n\n")
}

/// The first sentence: name, number and type. It starts with the code or the label where the enum's
/// readers know entries by that.
fn title(enumeration: &AnyEnum<'_>, entry: &Entry) -> String {
    let name = entry.names.first();
    let known_as = match enumeration.key {
        EntryKey::Code => entry.code.as_deref().map(prose::code_span),
        EntryKey::Label => entry.label.as_deref().map(prose::escape),
        EntryKey::Name | EntryKey::Number => None,
    };
    let number = entry.number.map(|number| format!("number {number}"));
    let number = number.unwrap_or_else(|| "a value".to_owned());
    let type_name = enumeration.type_name;
    match known_as {
        Some(known_as) => format!("{known_as} is `{name}`, {number} of `{type_name}`."),
        None => format!("`{name}` is {number} of `{type_name}`."),
    }
}

/// What the entry is called, in every api, one list item each.
fn names(catalogue: &Catalogue, enumeration: &AnyEnum<'_>, entry: &Entry) -> Vec<String> {
    let mut facts = Vec::new();
    let code = entry.code.as_deref().filter(|_| enumeration.key != EntryKey::Code);
    facts.extend(code.map(|code| format!("Code: {}", prose::code_span(code))));
    let label = entry.label.as_deref().filter(|_| enumeration.key != EntryKey::Label);
    facts.extend(label.map(|label| format!("Label: {}", prose::escape(label))));
    if entry.names.iter().any(|name| name != entry.names.first()) {
        let apis = catalogue.apis.iter().zip(entry.names.iter());
        let names: Vec<_> = apis.map(|(api, name)| format!("`{name}` in {}", api.name)).collect();
        facts.push(format!("Names: {}", names.join(", ")));
    }
    for former in &entry.former_names {
        let until = former.renamed_in.as_ref().map(|release| format!(", before {release}"));
        let names = distinct(former.names.iter());
        facts.push(format!("Formerly: {names}{}", until.unwrap_or_default()));
    }
    let aliases = entry.aliases.iter().flat_map(Names::iter);
    let aliases = distinct(aliases);
    if !aliases.is_empty() {
        facts.push(format!("Also called: {aliases}"));
    }
    facts.iter().map(|fact| item(fact)).collect()
}

/// Other short facts about the entry, one list item each.
fn facts(
    catalogue: &Catalogue,
    enumeration: &AnyEnum<'_>,
    index: usize,
    entry: &Entry,
) -> Vec<String> {
    let mut facts = Vec::new();
    facts.push(format!("Lifecycle: {}", lifecycle(enumeration, &entry.lifecycle)));
    facts.extend(entry.since.as_ref().map(|since| format!("Since: {since}")));
    let group = entry.group.and_then(|index| enumeration.groups.get(index));
    facts.extend(group.map(|group| format!("Group: {}", prose::escape(&group.title))));
    facts.extend(fields(enumeration, entry));
    facts.extend(own_facts(catalogue, enumeration.kind, index));
    facts.iter().map(|fact| item(fact)).collect()
}

/// Facts that only states or only sources have.
fn own_facts(catalogue: &Catalogue, kind: EnumKind, index: usize) -> Vec<String> {
    let mut facts = Vec::new();
    match kind {
        EnumKind::States => {
            if let Some(state) = catalogue.states.entries.get(index) {
                let terminal = Some(&state.terminal).filter(|word| !word.is_empty());
                let seen_by = state.requires.map(|capability| clients_with(catalogue, capability));
                facts.extend(terminal.map(|terminal| format!("Terminal: {terminal}")));
                facts.extend(seen_by.map(|clients| format!("Seen by: {clients}")));
                facts.extend(state.notes.iter().map(|note| format!("Note: {note}")));
            }
        }
        EnumKind::Sources => {
            let source = catalogue.sources.entries.get(index);
            let component = source.map(|source| &source.component).filter(|name| !name.is_empty());
            facts.extend(component.map(|name| format!("Component: {}", prose::escape(name))));
        }
        EnumKind::Reasons => {}
    }
    facts
}

/// The entry's values of the fields that its enum declares. A value that is one of the declared
/// words is followed by its meaning.
fn fields(enumeration: &AnyEnum<'_>, entry: &Entry) -> Vec<String> {
    let fact = |(field, value): (&Field, &Option<FieldValue>)| {
        let value = value.as_ref()?;
        let texts: Vec<_> = field.texts(value).iter().map(|text| prose::escape(text)).collect();
        let meaning = match value {
            FieldValue::Word(index) => field.words().get(*index).map(|word| &word.meaning),
            _ => None,
        };
        let meaning = meaning.filter(|text| !text.is_empty()).map(|text| format!(". {text}"));
        Some(format!("{}: {}{}", field.name, texts.join(", "), meaning.unwrap_or_default()))
    };
    enumeration.fields.iter().zip(&entry.fields).filter_map(fact).collect()
}

/// The names in backquotes, each once.
fn distinct<'n>(names: impl Iterator<Item = &'n str>) -> String {
    let mut seen: Vec<String> = Vec::new();
    for name in names.map(|name| format!("`{name}`")) {
        if !seen.contains(&name) {
            seen.push(name);
        }
    }
    seen.join(", ")
}

fn lifecycle(enumeration: &AnyEnum<'_>, lifecycle: &Lifecycle) -> String {
    let mut text = lifecycle.stage.to_string();
    if let Some(since) = &lifecycle.since {
        text = format!("{text} since {since}");
    }
    if !lifecycle.note.is_empty() {
        text = format!("{text}. {}", lifecycle.note);
    }
    match lifecycle.replacement.and_then(|index| enumeration.entries.get(index)) {
        Some(other) => {
            let end = if lifecycle.note.is_empty() { "." } else { "" };
            format!("{text}{end} Use `{}` in its place.", other.names.first())
        }
        None => text,
    }
}

/// The guidance and the cases of a reason.
fn reason(words: &Words<'_>, reason: &Reason) -> String {
    let mut parts = Vec::new();
    if let Some(guidance) = &reason.guidance {
        let notes = guidance.notes.iter().map(|note| item(&format!("Note: {note}")));
        let notes: Vec<_> = notes.collect();
        parts.push(format!("If you set it yourself: {}", guidance.text));
        parts.push(notes.join("\n"));
    }
    let updates = reason.updates.iter().filter(|update| words.have(update.apis.as_deref()));
    let cases: Vec<_> = updates.map(|update| case(words.catalogue, update)).collect();
    if !cases.is_empty() {
        parts.push(format!("Cases:\n\n{}", cases.join("\n\n")));
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
        let names = apis.iter().filter_map(|api| Some(catalogue.apis.get(*api)?.name.as_str()));
        lines.push(format!("Only in {}", names.collect::<Vec<_>>().join(", ")));
    }
    lines.extend(update.since.as_ref().map(|since| format!("Since {since}")));
    lines.extend(update.until.as_ref().map(|until| format!("Up to {until}")));
    lines.extend(among(catalogue, update));
    if !update.doubtful.is_empty() {
        lines.push(format!("Doubtful: {}", update.doubtful));
    }
    lines.extend(update.notes.iter().map(|note| format!("Note: {note}")));
    let subject = [state(catalogue, update.state), source(catalogue, update.source)];
    let subject: Vec<_> = subject.into_iter().flatten().collect();
    let colon = if subject.is_empty() { "" } else { ": " };
    let lines: Vec<_> = lines.iter().map(|line| item(line)).collect();
    let text = format!("{}{colon}{}\n\n{}", subject.join(" "), update.when, lines.join("\n"));
    item(text.trim_end())
}

/// The states that an update can repeat.
fn among(catalogue: &Catalogue, update: &Update) -> Option<String> {
    let names = update.among.iter().filter_map(|state| name(catalogue, EnumKind::States, *state));
    let names: Vec<_> = names.collect();
    (!names.is_empty()).then(|| format!("Repeats {}", names.join(" or ")))
}

/// The state and the reason that clients with the capability get instead.
fn gets(catalogue: &Catalogue, instead: &Instead) -> String {
    let state = instead.state.and_then(|index| name(catalogue, EnumKind::States, index));
    let reason = instead.reason.and_then(|index| name(catalogue, EnumKind::Reasons, index));
    let names: Vec<_> = state.into_iter().chain(reason).collect();
    let names = names.join(" and ");
    if instead.when.is_empty() {
        return format!("{names} instead");
    }
    format!("{names} instead if {}.", prose::clause(&instead.when))
}

/// What the catalogue calls clients that have the capability.
fn clients_with(catalogue: &Catalogue, capability: usize) -> String {
    let capability = catalogue.capabilities.get(capability);
    capability.map(|capability| prose::escape(&capability.frameworks)).unwrap_or_default()
}

/// "for" the clients that have all of these capabilities; `None` without any.
fn seen_by(catalogue: &Catalogue, capabilities: &[usize]) -> Option<String> {
    let (first, others) = capabilities.split_first()?;
    let others = others.iter().filter_map(|other| catalogue.capabilities.get(*other));
    let names: Vec<_> = others.map(|other| format!("`{}`", other.name)).collect();
    let also = if names.is_empty() { "" } else { " that also have " };
    Some(format!("for {}{also}{}", clients_with(catalogue, *first), names.join(" and ")))
}

fn state(catalogue: &Catalogue, outcome: UpdateState) -> Option<String> {
    match outcome {
        UpdateState::State(index) => name(catalogue, EnumKind::States, index),
        UpdateState::LastKnown => Some("The last known state".to_owned()),
        UpdateState::Untied => None,
    }
}

fn source(catalogue: &Catalogue, source: Option<usize>) -> Option<String> {
    Some(format!("from {}", name(catalogue, EnumKind::Sources, source?)?))
}

pub fn name(catalogue: &Catalogue, kind: EnumKind, index: usize) -> Option<String> {
    Some(format!("`{}`", catalogue.entry(kind, index)?.names.first()))
}

/// A titled list of occurrences: those for which `facts` returns facts, each line once. Empty if
/// there are none.
pub fn occurrences(
    words: &Words<'_>,
    title: &str,
    facts: impl Fn(&Occurrence) -> Option<[Option<String>; 3]>,
) -> String {
    let mut seen = HashSet::new();
    let mut lines = Vec::new();
    let catalogue = words.catalogue;
    let all = catalogue.occurrences.iter();
    for occurrence in all.filter(|occurrence| words.have(occurrence.apis.as_deref())) {
        let Some(facts) = facts(occurrence) else { continue };
        let end = [seen_by(catalogue, &occurrence.requires), limits(occurrence)];
        let line = facts.into_iter().chain(end).flatten().collect::<Vec<_>>().join(" ");
        if seen.insert(line.clone()) {
            lines.push(item(&line));
        }
    }
    if lines.is_empty() { String::new() } else { format!("{title}\n\n{}", lines.join("\n")) }
}

/// The limits of an occurrence, in parentheses; `None` if it has none.
fn limits(occurrence: &Occurrence) -> Option<String> {
    let limits = [
        occurrence.is_conditional.then(|| "in some cases".to_owned()),
        occurrence.since.as_ref().map(|since| format!("since {since}")),
        occurrence.until.as_ref().map(|until| format!("up to {until}")),
        occurrence.is_doubtful.then(|| "doubtful".to_owned()),
    ];
    let limits: Vec<_> = limits.into_iter().flatten().collect();
    (!limits.is_empty()).then(|| format!("({})", limits.join(", ")))
}

fn with_state(words: &Words<'_>, index: usize) -> String {
    let catalogue = words.catalogue;
    occurrences(words, "Reasons that come with it:", |occurrence| {
        let reason = name(catalogue, EnumKind::Reasons, occurrence.reason);
        let words = [reason, source(catalogue, occurrence.source), None];
        let has_state = occurrence.state == UpdateState::State(index);
        (has_state || occurrence.among.contains(&index)).then_some(words)
    })
}

fn from_source(words: &Words<'_>, index: usize) -> String {
    let catalogue = words.catalogue;
    occurrences(words, "Reasons that come from it:", |occurrence| {
        let reason = name(catalogue, EnumKind::Reasons, occurrence.reason);
        let words = [reason, with(catalogue, occurrence.state), None];
        (occurrence.source == Some(index)).then_some(words)
    })
}

/// "with" the state of an update.
fn with(catalogue: &Catalogue, state: UpdateState) -> Option<String> {
    let state = match state {
        UpdateState::State(state) => name(catalogue, EnumKind::States, state)?,
        UpdateState::LastKnown => "the last known state".to_owned(),
        UpdateState::Untied => return None,
    };
    Some(format!("with {state}"))
}

/// The reason, the state and the source of an occurrence.
pub fn triple(catalogue: &Catalogue, occurrence: &Occurrence) -> [Option<String>; 3] {
    let reason = name(catalogue, EnumKind::Reasons, occurrence.reason);
    [reason, with(catalogue, occurrence.state), source(catalogue, occurrence.source)]
}

fn in_place_of_others(words: &Words<'_>, index: usize) -> String {
    let catalogue = words.catalogue;
    occurrences(words, "In place of other reasons:", |occurrence| {
        let other = name(catalogue, EnumKind::Reasons, occurrence.owner)
            .map(|other| format!("in place of {other}"));
        let state = state(catalogue, occurrence.state);
        let words = [state, source(catalogue, occurrence.source), other];
        (occurrence.reason == index && occurrence.owner != index).then_some(words)
    })
}

/// The Markdown as a list item.
pub fn item(markdown: &str) -> String {
    prose::prefixed(markdown, "- ", "  ")
}
