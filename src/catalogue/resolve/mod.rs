//! From the tree of a catalogue to the model: all errors, or a whole model.

mod audit;
mod bounds;
mod entries;
mod fields;
mod groups;
mod header;
mod identifiers;
mod keyed;
mod members;
mod mentions;
mod numbers;
mod outputs;
mod parts;
mod proto_scopes;
mod references;
mod replacements;
mod scope;
mod taken;
mod text;
mod types;
mod updates;
mod words;
mod written;

use std::collections::HashMap;

use super::decode::Decode;
use super::entry::{Entry, Enumeration, HasEntry};
use super::keys::{RawApi, RawCatalogue, RawEntry, RawOutput, RawReason, RawSource, RawState};
use super::model::{Capability, Catalogue, Guidance, Reason, Source, State, Term};
use super::names::{self, Api};
use super::occurrences;
use super::yaml::{Node, Word};
use crate::diagnostic::{Findings, codes};
use crate::language::languages;
use crate::language::names::{is_identifier, variant};
use entries::Enclosing;
use identifiers::check_identifier;
use parts::EnumParts;
use references::{References, Siblings};
use scope::{Scope, notes, other_api};
use taken::Taken;
use text::{optional, pairs, text};

/// The model of the tree below `root`; none where it would be too large. Where `findings` are not empty
/// afterwards, parts of it are made up and it must not be used.
pub fn resolve(root: &Node<'_>, findings: &mut Findings) -> Option<Catalogue> {
    let raw = &RawCatalogue::read(root).unwrap_or_default();
    if !bounds::check(root, raw, findings) {
        return None;
    }
    let apis = resolve_apis(raw, findings);
    let mut scope = scope(root, raw, &apis, findings);
    let (states, sources, reasons) = resolve_enums(root, raw, &mut scope);
    let release = optional(raw.release.as_ref());
    let words = words::resolve(&raw.words, scope.findings);
    let catalogue = Catalogue {
        files: scope.findings.files().clone(),
        project: text(raw.project.as_ref()),
        occurrences: occurrences::derive(&states, &reasons, release.as_deref()),
        release,
        title: raw.title().to_owned(),
        introduction: text(raw.introduction.as_ref()),
        guidelines: text(raw.guidelines.as_ref()),
        sections: pairs(&raw.sections),
        titles: words::titles(&raw.titles, &words),
        words,
        terms: resolve_terms(raw, &apis, &scope.references, scope.findings),
        capabilities: resolve_capabilities(raw, scope.findings),
        states,
        sources,
        reasons,
        notes: written::notes(raw),
        prose: written::prose(raw),
        orders: written::orders(raw),
        owned: outputs::resolve_owned(raw, scope.findings),
        audit: audit::resolve(raw, &scope.references, scope.findings),
        mentions: mentions::resolve(raw, &scope.references, scope.findings),
        outputs: outputs::resolve(raw, &scope.references, scope.findings),
        lints: written::levels(raw, scope.findings),
        directives: outputs::resolve_directives(raw, scope.findings),
        apis,
    };
    keyed::check_protobuf(&catalogue, findings);
    proto_scopes::check(&catalogue, findings);
    Some(catalogue)
}

/// What resolving needs to know, before any entry is resolved.
fn scope<'c>(
    root: &Node<'_>,
    raw: &'c RawCatalogue<'_>,
    apis: &'c [Api],
    findings: &'c mut Findings,
) -> Scope<'c> {
    Scope {
        apis,
        references: References::new(root, raw, apis),
        taken: Taken::default(),
        types: HashMap::new(),
        languages: languages(&raw.outputs.iter().flat_map(files).collect::<Vec<_>>()),
        findings,
    }
}

fn resolve_enums(
    root: &Node<'_>,
    raw: &RawCatalogue<'_>,
    scope: &mut Scope<'_>,
) -> (Enumeration<State>, Enumeration<Source>, Enumeration<Reason>) {
    types::check(&raw.enums, scope);
    let (states, sources, reasons) =
        (parts::states(root, raw), parts::sources(root, raw), parts::reasons(root, raw));
    if let Some(enums) = root.get("enums").filter(|enums| enums.is_map()) {
        check_declared(enums, &states, "states", scope.findings);
        check_declared(enums, &sources, "sources", scope.findings);
    }
    (
        resolve_enum(&states, |raw| &raw.entry, scope, resolve_state),
        resolve_enum(&sources, |raw| &raw.entry, scope, resolve_source),
        resolve_enum(&reasons, |raw| &raw.entry, scope, resolve_reason),
    )
}

fn resolve_apis(raw: &RawCatalogue<'_>, findings: &mut Findings) -> Vec<Api> {
    for (name, api) in &raw.apis {
        check_label(name, findings);
        for word in api.rename.iter().flat_map(|(from, to)| [from, to]) {
            if word.text.is_empty() || word.text.chars().any(|c| !c.is_ascii_alphanumeric()) {
                let message = format!("`{}` is not a word between underscores", word.text);
                let help = "a rule replaces whole words of letters and digits";
                findings.error(codes::INVALID_NAME, &word.span, message, help);
            }
        }
    }
    if let Some((first, api)) = raw.apis.first()
        && resolve_api(first, api).renames()
    {
        let message = format!(
            "`{}` is the api that the catalogue is written in, so it renames nothing",
            first.text
        );
        let help = "put the rule under the other api, or list that api first";
        findings.error(codes::FIRST_API_RENAMED, &first.span, message, help);
    }
    raw.apis.iter().map(|(name, api)| resolve_api(name, api)).collect()
}

fn resolve_api(name: &Word<'_>, raw: &RawApi<'_>) -> Api {
    Api {
        name: name.text.to_string(),
        rename: pairs(&raw.rename),
        case: raw.case.as_ref().and_then(|word| word.text.parse().ok()),
        prefix: optional(raw.prefix.as_ref()),
    }
}

/// The file of an output, and the template that it is made with: either shows its language.
fn files<'r>((path, output): &'r (Word<'_>, RawOutput<'_>)) -> impl Iterator<Item = &'r str> {
    std::iter::once(path).chain(&output.template).map(|word| word.text.as_ref())
}

/// Reports what stands in outputs as it is and would not be safe there.
fn check_label(name: &Word<'_>, findings: &mut Findings) {
    if name.text.is_empty()
        || name.text.chars().any(|c| !c.is_ascii_alphanumeric() && !"_.-".contains(c))
    {
        let message = format!("`{}` cannot be a name", name.text);
        let help = "use letters, digits, `_`, `.` and `-`";
        findings.error(codes::INVALID_NAME, &name.span, message, help);
    }
}

fn resolve_terms(
    raw: &RawCatalogue<'_>,
    apis: &[Api],
    references: &References<'_>,
    findings: &mut Findings,
) -> Vec<Term> {
    let mut terms = Vec::new();
    for (term, names) in &raw.terms {
        for word in names.iter().map(|(_, word)| word).chain([term]) {
            if word.text.contains(['`', '\n', '\r']) {
                let message = "a term is the text of a code span, and this cannot be one";
                let help = "write it without backquotes and line breaks";
                findings.error(codes::INVALID_NAME, &word.span, message, help);
            }
        }
        for (api, _) in names {
            other_api(api, references, "term", findings);
        }
        let there = |api: &Api| {
            let given = names.iter().find(|(name, _)| name.text == api.name);
            given.map_or(&term.text, |(_, name)| &name.text).to_string()
        };
        terms.push(Term { names: names::in_every_api(&term.text, apis, there) });
    }
    terms
}

fn resolve_capabilities(raw: &RawCatalogue<'_>, findings: &mut Findings) -> Vec<Capability> {
    let mut variants = HashMap::new();
    for (name, _) in &raw.capabilities {
        if !check_identifier(name, findings) {
            continue;
        }
        if let Some(first) = variants.insert(variant(&name.text, ""), name) {
            let message = format!("`{}` and `{}` become one constant", first.text, name.text);
            let other = (&first.span, "first here");
            findings.clash(codes::DUPLICATE_NAME, &name.span, message, other, "rename one");
        }
    }
    raw.capabilities
        .iter()
        .map(|(name, capability)| Capability {
            span: name.span.clone(),
            extent: name.span.start..capability.span.end,
            name: name.text.to_string(),
            frameworks: text(capability.frameworks.as_ref()),
            description: text(capability.description.as_ref()),
            allow: written::exemptions(&capability.allow, findings),
        })
        .collect()
}

/// Reports enums that have entries but no declaration.
fn check_declared(
    enums: &Node<'_>,
    parts: &EnumParts<'_, '_, impl Sized>,
    key: &str,
    findings: &mut Findings,
) {
    if parts.declared.is_some() || !parts.is_used() {
        return;
    }
    let message = format!("`enums` lacks the key `{key}`, and the catalogue has {key}");
    let help = format!("add `{key}: {{ type: …, prefix: … }}`");
    findings.error(codes::MISSING_KEY, &enums.span, message, help);
}

/// An enum with its entries; `build` makes what is particular to it.
fn resolve_enum<'r, 't, R, T: HasEntry>(
    raw: &EnumParts<'r, 't, R>,
    entry: impl Fn(&'r R) -> &'r RawEntry<'t>,
    scope: &mut Scope<'_>,
    build: impl Fn(&R, Entry, &mut Scope<'_>) -> T,
) -> Enumeration<T> {
    let declared = raw.declared;
    let prefix = prefix(raw, raw.entries.iter().map(&entry), scope);
    for name in raw.reserved_names {
        check_identifier(name, scope.findings);
    }
    let reserved_names =
        scope.taken.reserve(raw.reserved_names, &prefix, scope.apis, scope.findings);
    let entries: Vec<_> = raw.entries.iter().map(entry).collect();
    let reserved_numbers = numbers::check(&entries, raw.reserved_numbers, scope.findings);
    keyed::check(declared, &entries, scope.findings);
    let enclosing = Enclosing {
        prefix: raw.prefix().filter(|_| !prefix.is_empty()),
        siblings: Siblings::new(&entries, raw.is_unread),
        groups: groups::declared(declared, scope),
        fields: fields::declared(declared, scope),
    };
    let both = raw.entries.iter().zip(&entries);
    let resolved = both.map(|(raw, common)| {
        let entry = entries::resolve(common, &enclosing, scope);
        build(raw, entry, scope)
    });
    let resolved: Vec<_> = resolved.collect();
    let made: Vec<_> = resolved.iter().map(HasEntry::entry).collect();
    members::check(&entries, &made, &prefix, scope);
    replacements::check(&entries, &made, scope);
    Enumeration {
        type_name: text(declared.and_then(|declared| declared.type_name.as_ref())),
        prefix,
        description: text(declared.and_then(|declared| declared.description.as_ref())),
        key: declared.and_then(|it| it.key.as_ref()?.text.parse().ok()).unwrap_or_default(),
        groups: enclosing.groups.resolved,
        fields: enclosing.fields.resolved,
        entries: resolved,
        reserved_numbers,
        reserved_names,
    }
}

/// The prefix of an enum. One that no name has is one mistake, and is taken for none.
fn prefix<'r, 't: 'r, R>(
    raw: &EnumParts<'_, '_, R>,
    mut entries: impl Iterator<Item = &'r RawEntry<'t>> + Clone,
    scope: &mut Scope<'_>,
) -> String {
    let prefix = text(raw.prefix());
    if let Some(word) = raw.prefix()
        && !prefix.is_empty()
        && !is_identifier(&prefix)
    {
        let message = format!("no name can begin with `{prefix}`");
        let help = "a prefix is a letter followed by letters, digits and underscores";
        scope.findings.error(codes::INVALID_NAME, &word.span, message, help);
        return String::new();
    }
    let has =
        |of: &RawEntry<'_>| of.name.as_ref().is_some_and(|name| name.text.starts_with(&prefix));
    if let Some(word) = raw.prefix()
        && entries.clone().nth(1).is_some()
        && !entries.any(has)
    {
        let message = format!("no name of the enum starts with `{prefix}`");
        let help = "write what the names start with, or leave `prefix` out";
        scope.findings.error(codes::INVALID_NAME, &word.span, message, help);
        return String::new();
    }
    prefix
}

fn resolve_state(raw: &RawState<'_>, entry: Entry, scope: &mut Scope<'_>) -> State {
    State {
        terminal: raw.terminal.as_ref().map_or_else(String::new, |word| word.text.to_string()),
        requires: scope.references.capability(raw.requires.as_ref(), scope.findings),
        notes: notes(&raw.notes, scope),
        entry,
    }
}

fn resolve_source(raw: &RawSource<'_>, entry: Entry, _: &mut Scope<'_>) -> Source {
    Source { component: text(raw.component.as_ref()), entry }
}

fn resolve_reason(raw: &RawReason<'_>, entry: Entry, scope: &mut Scope<'_>) -> Reason {
    Reason {
        guidance: raw.guidance.as_ref().map(|guidance| Guidance {
            text: text(guidance.text.as_ref()),
            notes: notes(&guidance.notes, scope),
        }),
        updates: updates::resolve(&raw.updates, scope),
        entry,
    }
}
