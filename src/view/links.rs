//! The entries of the three enums, as others name them.

use serde::Serialize;

use super::shared::Shared;
use crate::catalogue::{Capability, Catalogue, EnumKind, UpdateState};
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

/// All entries, by their indices in the catalogue.
pub struct Links<'c> {
    pub states: Vec<Shared<Link<'c>>>,
    pub sources: Vec<Shared<Link<'c>>>,
    pub reasons: Vec<Shared<Link<'c>>>,
    capabilities: Vec<Shared<Link<'c>>>,
}

impl<'c> Links<'c> {
    pub fn new(catalogue: &'c Catalogue, api: usize) -> Self {
        Self {
            states: links(catalogue, EnumKind::States, api),
            sources: links(catalogue, EnumKind::Sources, api),
            reasons: links(catalogue, EnumKind::Reasons, api),
            capabilities: catalogue.capabilities.iter().map(capability).collect(),
        }
    }

    pub fn state(&self, index: usize) -> Option<Shared<Link<'c>>> {
        self.states.get(index).cloned()
    }

    pub fn source(&self, index: usize) -> Option<Shared<Link<'c>>> {
        self.sources.get(index).cloned()
    }

    pub fn reason(&self, index: usize) -> Option<Shared<Link<'c>>> {
        self.reasons.get(index).cloned()
    }

    pub fn capability(&self, index: usize) -> Option<Shared<Link<'c>>> {
        self.capabilities.get(index).cloned()
    }

    /// The state that an update comes with, if it has one of its own.
    pub fn state_of(&self, outcome: UpdateState) -> Option<Shared<Link<'c>>> {
        match outcome {
            UpdateState::State(index) => self.state(index),
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
