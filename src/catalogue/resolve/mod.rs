//! From the tree of a catalogue to the model: all errors, or a whole model.

mod audit;
mod bounds;
mod entries;
mod fields;
mod groups;
mod header;
mod identifiers;
mod identity;
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
mod texts;
mod types;
mod updates;
mod words;
mod written;

use std::collections::HashMap;

use super::decode::Decode;
use super::entry::{Enumeration, Names};
use super::keys::{RawApi, RawCatalogue, RawOutput};
use super::model::{Capability, Catalogue};
use super::names::{self, Api};
use super::occurrences;
use super::output::EnumKind;
use super::updates::Guidance;
use super::yaml::{Node, Word};
use crate::diagnostic::{Findings, codes};
use crate::language::languages;
use crate::language::names::{is_identifier, variant};
use entries::Enclosing;
use identifiers::check_identifier;
use parts::EnumParts;
use references::{References, Siblings};
use scope::{Scope, notes, other_api};
use taken::{Holder, Taken};
use text::{optional, pairs, text};

/// The model of the tree below `root`; none where it would be too large. Where `findings` are not empty
/// afterwards, parts of it are made up and it must not be used.
pub fn resolve(root: &Node<'_>, findings: &mut Findings) -> Option<Catalogue> {
    let raw = &RawCatalogue::read(root).unwrap_or_default();
    let enums = bounds::within(root, raw, findings)?;
    let apis = resolve_apis(raw, findings);
    let mut scope = scope(root, raw, &apis, findings);
    let [states, sources, reasons] = resolve_enums(root, raw, enums, &mut scope);
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
        terms: resolve_terms(raw, &mut scope),
        capabilities: resolve_capabilities(raw, scope.findings),
        states,
        sources,
        reasons,
        notes: written::notes(raw),
        prose: texts::prose(root),
        orders: written::orders(raw),
        owned: outputs::resolve_owned(raw, scope.findings),
        audit: audit::resolve(raw, &mut scope),
        mentions: mentions::resolve(raw, &mut scope),
        outputs: outputs::resolve(raw, &mut scope),
        lints: written::levels(raw, scope.findings),
        directives: outputs::resolve_directives(raw, scope.findings),
        apis,
    };
    identity::check_protobuf(&catalogue, findings);
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

/// The enums: first with what all entries can have, then with what only states, sources or reasons have.
fn resolve_enums(
    root: &Node<'_>,
    raw: &RawCatalogue<'_>,
    enums: [EnumParts<'_, '_>; 3],
    scope: &mut Scope<'_>,
) -> [Enumeration; 3] {
    types::check(&raw.enums, scope);
    if let Some(declared) = root.get("enums").filter(|declared| declared.is_map()) {
        check_declared(declared, &enums, scope.findings);
    }
    let mut enums = enums.map(|parts| resolve_enum(&parts, scope));
    let [states, sources, reasons] = &mut enums;
    for (raw, state) in raw.states.iter().zip(&mut states.entries) {
        state.terminal = raw.terminal.as_ref().and_then(|word| word.text.parse().ok());
        state.requires = scope.references.capabilities.find(raw.requires.as_ref(), scope.findings);
        state.notes = notes(&raw.notes, scope);
    }
    for (raw, source) in raw.sources.iter().zip(&mut sources.entries) {
        source.component = text(raw.component.as_ref());
    }
    for (raw, reason) in raw.reasons.iter().zip(&mut reasons.entries) {
        reason.guidance = raw.guidance.as_ref().map(|guidance| Guidance {
            text: text(guidance.text.as_ref()),
            notes: notes(&guidance.notes, scope),
        });
        reason.updates = updates::resolve(&raw.updates, scope);
    }
    enums
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

/// Reports what goes into outputs as it is and would not be safe there.
fn check_label(name: &Word<'_>, findings: &mut Findings) {
    if name.text.is_empty()
        || name.text.chars().any(|c| !c.is_ascii_alphanumeric() && !"_.-".contains(c))
    {
        let message = format!("`{}` cannot be a name", name.text);
        let help = "use letters, digits, `_`, `.` and `-`";
        findings.error(codes::INVALID_NAME, &name.span, message, help);
    }
}

fn resolve_terms(raw: &RawCatalogue<'_>, scope: &mut Scope<'_>) -> Vec<Names> {
    let mut terms = Vec::new();
    for (term, names) in &raw.terms {
        for word in names.iter().map(|(_, word)| word).chain([term]) {
            if word.text.contains(['`', '\n', '\r']) {
                let message = "a term is the text of a code span, and this cannot be one";
                let help = "write it without backquotes and line breaks";
                scope.findings.error(codes::INVALID_NAME, &word.span, message, help);
            }
        }
        for (api, _) in names {
            other_api(api, "term", scope);
        }
        let there = |api: &Api| {
            let given = names.iter().find(|(name, _)| name.text == api.name);
            given.map_or(&term.text, |(_, name)| &name.text).to_string()
        };
        terms.push(names::in_every_api(&term.text, scope.apis, there));
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

/// Reports enums that have entries but no declaration; that of reasons is a required key.
fn check_declared(declared: &Node<'_>, enums: &[EnumParts<'_, '_>], findings: &mut Findings) {
    let is_missing = |parts: &&EnumParts<'_, '_>| parts.declared.is_none() && parts.is_used();
    for EnumParts { kind, .. } in enums.iter().filter(is_missing) {
        if *kind != EnumKind::Reasons {
            let message = format!("`enums` lacks the key `{kind}`, and the catalogue has {kind}");
            let help = format!("add `{kind}: {{ type: …, prefix: … }}`");
            findings.error(codes::MISSING_KEY, &declared.span, message, help);
        }
    }
}

/// An enum with what all its entries can have.
fn resolve_enum(raw: &EnumParts<'_, '_>, scope: &mut Scope<'_>) -> Enumeration {
    let EnumParts { kind, declared, .. } = *raw;
    let prefix = prefix(raw, scope);
    let reserved_names = raw.reserved_names.iter().map(|name| {
        check_identifier(name, scope.findings);
        scope.take_word(name, &prefix, Holder::Reserved(name.span.start))
    });
    let reserved_names = reserved_names.collect();
    let reserved_numbers = numbers::check(&raw.entries, raw.reserved_numbers, scope.findings);
    identity::check(declared, &raw.entries, scope.findings);
    let enclosing = Enclosing {
        prefix: raw.prefix().filter(|_| !prefix.is_empty()),
        siblings: Siblings::new(kind, &raw.entries, raw.is_unread),
        groups: groups::declared(declared, scope),
        fields: fields::declared(declared, scope),
    };
    let entries = raw.entries.iter().map(|entry| entries::resolve(entry, &enclosing, scope));
    let entries: Vec<_> = entries.collect();
    members::check(&raw.entries, &entries, &prefix, scope);
    members::check_beside_fields(&raw.entries, &entries, &enclosing.fields, &prefix, scope);
    replacements::check(&raw.entries, &entries, scope);
    Enumeration {
        kind,
        type_name: text(declared.and_then(|declared| declared.type_name.as_ref())),
        prefix,
        description: text(declared.and_then(|declared| declared.description.as_ref())),
        key: declared.and_then(|it| it.key.as_ref()?.text.parse().ok()).unwrap_or_default(),
        groups: enclosing.groups.resolved,
        fields: enclosing.fields.resolved,
        entries,
        reserved_numbers,
        reserved_names,
    }
}

/// The prefix of an enum. If no name has the prefix, reports that once and ignores the prefix.
fn prefix(raw: &EnumParts<'_, '_>, scope: &mut Scope<'_>) -> String {
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
    let mut names = raw.entries.iter().filter_map(|entry| entry.name.as_ref());
    if let Some(word) = raw.prefix()
        && raw.entries.len() > 1
        && !names.any(|name| name.text.starts_with(&prefix))
    {
        let message = format!("no name of the enum starts with `{prefix}`");
        let help = "write what the names start with, or leave `prefix` out";
        scope.findings.error(codes::INVALID_NAME, &word.span, message, help);
        return String::new();
    }
    prefix
}
