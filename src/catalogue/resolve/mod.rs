//! From the catalogue as typed to the resolved one: all errors, or a whole model.

mod entries;
mod outputs;
mod references;
mod updates;

use std::sync::Arc;

use super::model::{
    Api, Capability, Catalogue, Entry, Enumeration, Guidance, Reason, Source, State, Term,
};
use super::names::{self, is_identifier};
use super::raw::{RawCatalogue, RawEnum, RawNote, Word};
use crate::diagnostic::{Diagnostic, Findings};
use entries::Taken;
use references::References;

/// The model of `raw`. Where `findings` are not empty afterwards, parts of it are made up and it
/// must not be used.
pub fn resolve(file: &Arc<str>, raw: &RawCatalogue<'_>, findings: &mut Findings) -> Catalogue {
    let apis = resolve_apis(raw, findings);
    let references = References::new(raw, &apis);
    let mut taken = Taken::default();
    let states = resolve_enum("states", raw, &raw.states, &apis, findings);
    let sources = resolve_enum("sources", raw, &raw.sources, &apis, findings);
    let reasons = resolve_enum("reasons", raw, &raw.reasons, &apis, findings);
    let state_entries = entries::resolve(
        raw.states.entries.iter().map(|state| &state.entry),
        &states,
        &raw.states,
        &apis,
        &mut taken,
        findings,
    );
    let source_entries = entries::resolve(
        raw.sources.entries.iter().map(|source| &source.entry),
        &sources,
        &raw.sources,
        &apis,
        &mut taken,
        findings,
    );
    let reason_entries = entries::resolve(
        raw.reasons.entries.iter().map(|reason| &reason.entry),
        &reasons,
        &raw.reasons,
        &apis,
        &mut taken,
        findings,
    );
    Catalogue {
        file: Arc::clone(file),
        project: text(raw.project.as_ref()),
        release: optional(raw.release.as_ref()),
        title: raw.title.as_ref().map_or("Reasons".to_owned(), |title| title.text.to_string()),
        introduction: text(raw.introduction.as_ref()),
        guidelines: text(raw.guidelines.as_ref()),
        sections: pairs(&raw.sections),
        terms: resolve_terms(raw, &apis, findings),
        capabilities: resolve_capabilities(raw, findings),
        states: states.with_entries(resolve_states(raw, state_entries, &references, findings)),
        sources: sources.with_entries(resolve_sources(raw, source_entries)),
        reasons: reasons.with_entries(resolve_reasons(raw, reason_entries, &references, findings)),
        owned: outputs::resolve_owned(raw, findings),
        outputs: outputs::resolve(raw, &references, findings),
        apis,
    }
}

fn resolve_apis(raw: &RawCatalogue<'_>, findings: &mut Findings) -> Vec<Api> {
    for (_, rule) in &raw.apis {
        for word in rule.iter().flat_map(|(from, to)| [from, to]) {
            if word.text.contains('_') || !is_identifier(&format!("A{}", word.text)) {
                let message = format!("`{}` is not a word between underscores", word.text);
                findings.error("invalid-name", &word.span, message);
            }
        }
    }
    if let Some((first, rule)) = raw.apis.first()
        && !rule.is_empty()
    {
        let message =
            format!("`{}` is the catalogue's own vocabulary and renames nothing", first.text);
        let place = findings.place(&first.span);
        let help = "put the rule under the other api, or that api first";
        findings.push(Diagnostic::error("first-api-renamed", place, message).with_help(help));
    }
    raw.apis
        .iter()
        .map(|(name, rule)| Api { name: name.text.to_string(), rename: pairs(rule) })
        .collect()
}

/// An enum without its entries.
fn resolve_enum<T>(
    key: &str,
    raw: &RawCatalogue<'_>,
    of: &RawEnum<'_, T>,
    apis: &[Api],
    findings: &mut Findings,
) -> Enumeration<()> {
    if !of.declared && !of.entries.is_empty() {
        let message = format!("`enums` lacks the key `{key}`, and the catalogue has {key}");
        let place = findings.place(&raw.enums);
        let help = format!("add `{key}: {{ type: …, prefix: … }}`");
        findings.push(Diagnostic::error("missing-key", place, message).with_help(help));
    }
    if let Some(name) = of.type_name.as_ref().filter(|name| !is_identifier(&name.text)) {
        let message = format!("`{}` cannot be the name of a type", name.text);
        findings.error("invalid-name", &name.span, message);
    }
    let reserved_names = of.reserved_names.iter();
    Enumeration {
        type_name: text(of.type_name.as_ref()),
        prefix: text(of.prefix.as_ref()),
        description: text(of.description.as_ref()),
        entries: Vec::new(),
        reserved_numbers: of.reserved_numbers.iter().filter_map(|n| n.text.parse().ok()).collect(),
        reserved_names: reserved_names
            .map(|name| names::in_every_api(&name.text, apis, |_| None))
            .collect(),
    }
}

impl Enumeration<()> {
    fn with_entries<T>(self, entries: Vec<T>) -> Enumeration<T> {
        Enumeration {
            type_name: self.type_name,
            prefix: self.prefix,
            description: self.description,
            entries,
            reserved_numbers: self.reserved_numbers,
            reserved_names: self.reserved_names,
        }
    }
}

fn resolve_terms(raw: &RawCatalogue<'_>, apis: &[Api], findings: &mut Findings) -> Vec<Term> {
    let mut terms = Vec::new();
    for (term, names) in &raw.terms {
        for (api, _) in names {
            references::known_api(api, apis, findings);
        }
        let given = |api: &str| match names.iter().find(|(name, _)| name.text == api) {
            Some((_, name)) => Some(name.text.to_string()),
            None => Some(term.text.to_string()),
        };
        terms.push(Term { names: names::in_every_api(&term.text, apis, given) });
    }
    terms
}

fn resolve_capabilities(raw: &RawCatalogue<'_>, findings: &mut Findings) -> Vec<Capability> {
    for capability in raw.capabilities.iter().filter(|c| !is_identifier(&c.name.text)) {
        let message = format!("`{}` cannot be the name of a capability", capability.name.text);
        findings.error("invalid-name", &capability.name.span, message);
    }
    raw.capabilities
        .iter()
        .map(|capability| Capability {
            name: capability.name.text.to_string(),
            frameworks: text(capability.frameworks.as_ref()),
            description: text(capability.description.as_ref()),
        })
        .collect()
}

fn resolve_states(
    raw: &RawCatalogue<'_>,
    entries: Vec<Entry>,
    references: &References<'_>,
    findings: &mut Findings,
) -> Vec<State> {
    entries
        .into_iter()
        .zip(&raw.states.entries)
        .map(|(entry, state)| State {
            terminal: state.terminal.as_ref().map_or("no".to_owned(), |word| word.text.to_string()),
            requires: references.capability(state.requires.as_ref(), findings),
            notes: notes(&state.notes, references, findings),
            entry,
        })
        .collect()
}

fn resolve_sources(raw: &RawCatalogue<'_>, entries: Vec<Entry>) -> Vec<Source> {
    entries
        .into_iter()
        .zip(&raw.sources.entries)
        .map(|(entry, source)| Source { entry, component: text(source.component.as_ref()) })
        .collect()
}

fn resolve_reasons(
    raw: &RawCatalogue<'_>,
    entries: Vec<Entry>,
    references: &References<'_>,
    findings: &mut Findings,
) -> Vec<Reason> {
    entries
        .into_iter()
        .zip(&raw.reasons.entries)
        .map(|(entry, reason)| Reason {
            guidance: reason.guidance.as_ref().map(|guidance| Guidance {
                text: prose(guidance),
                notes: notes(&reason.guidance_notes, references, findings),
            }),
            updates: updates::resolve(&reason.updates, references, findings),
            entry,
        })
        .collect()
}

fn notes(raw: &[RawNote<'_>], references: &References<'_>, findings: &mut Findings) -> Vec<String> {
    raw.iter()
        .filter_map(|note| match note {
            RawNote::Named(name) => references.note(name, findings),
            RawNote::Own(text) => Some(prose(text)),
        })
        .collect()
}

/// Markdown without the line break that a block scalar ends with.
fn prose(word: &Word<'_>) -> String {
    word.text.trim_end().to_owned()
}

fn text(word: Option<&Word<'_>>) -> String {
    word.map(prose).unwrap_or_default()
}

fn optional(word: Option<&Word<'_>>) -> Option<String> {
    word.map(|word| word.text.to_string())
}

fn pairs(words: &[(Word<'_>, Word<'_>)]) -> Vec<(String, String)> {
    words.iter().map(|(name, word)| (name.text.to_string(), prose(word))).collect()
}
