//! The entries of the three enums, as others name them.

use serde::Serialize;

use super::shared::Shared;
use crate::catalogue::{
    Capability, CapabilityId, Catalogue, EntryId, EnumKind, PerKind, UpdateState,
};
use crate::language::names;

/// An entry or a capability as others name it.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Link<'c> {
    /// The name in the output's api.
    pub name: &'c str,
    /// The name without the prefix in `UpperCamelCase`.
    pub variant: String,
    /// The anchor of its row in the index of the page.
    pub anchor: &'c str,
}

/// All entries and capabilities.
pub struct Links<'c> {
    entries: PerKind<Vec<Shared<Link<'c>>>>,
    capabilities: Vec<Shared<Link<'c>>>,
}

impl<'c> Links<'c> {
    pub fn new(catalogue: &'c Catalogue, api: usize) -> Self {
        Self {
            entries: PerKind::from_fn(|kind| links(catalogue, kind, api)),
            capabilities: catalogue.capabilities.iter().map(capability).collect(),
        }
    }

    /// The entries of an enum.
    pub fn all(&self, kind: EnumKind) -> &[Shared<Link<'c>>] {
        &self.entries[kind]
    }

    pub fn entry(&self, id: EntryId) -> Shared<Link<'c>> {
        id.among(self.all(id.kind)).clone()
    }

    pub fn capability(&self, id: CapabilityId) -> Shared<Link<'c>> {
        id.among(&self.capabilities).clone()
    }

    /// The state that an update comes with, if it has one of its own.
    pub fn state_of(&self, outcome: UpdateState) -> Option<Shared<Link<'c>>> {
        match outcome {
            UpdateState::State(state) => Some(self.entry(state)),
            UpdateState::LastKnown | UpdateState::Untied => None,
        }
    }
}

fn capability(capability: &Capability) -> Shared<Link<'_>> {
    let Capability { name, .. } = capability;
    Shared::new(Link { name, variant: names::variant(name, ""), anchor: name })
}

fn links(catalogue: &Catalogue, kind: EnumKind, api: usize) -> Vec<Shared<Link<'_>>> {
    let declared = catalogue.enumeration(kind);
    let prefix = prefix(catalogue, api, &declared.prefix);
    let links = declared.entries.iter().map(|entry| {
        let name = entry.names.in_api(api);
        let (variant, anchor) = (names::variant(name, &prefix), entry.names.first());
        Shared::new(Link { name, variant, anchor })
    });
    links.collect()
}

/// The prefix of an enum in the words of an api; `prefix` is that of the catalogue.
pub fn prefix(catalogue: &Catalogue, api: usize, prefix: &str) -> String {
    catalogue.apis.get(api).map_or_else(|| prefix.to_owned(), |api| api.prefix(prefix))
}
