//! The entries of the three enums, as others name them.

use serde::Serialize;

use super::shared::Shared;
use crate::catalogue::{Capability, Catalogue, Enumeration, HasEntry, UpdateState};
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
            states: links(catalogue, &catalogue.states, api),
            sources: links(catalogue, &catalogue.sources, api),
            reasons: links(catalogue, &catalogue.reasons, api),
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

fn links<'c, T: HasEntry>(
    catalogue: &'c Catalogue,
    enumeration: &'c Enumeration<T>,
    api: usize,
) -> Vec<Shared<Link<'c>>> {
    let prefix = prefix(catalogue, api, enumeration);
    let link = |one: &'c T| {
        let names = &one.entry().names;
        let name = names.in_api(api);
        Shared::new(Link { name, variant: names::variant(name, &prefix), anchor: names.first() })
    };
    enumeration.entries.iter().map(link).collect()
}

/// The prefix of an enum in the words of an api.
pub fn prefix<T>(catalogue: &Catalogue, api: usize, enumeration: &Enumeration<T>) -> String {
    match catalogue.apis.get(api) {
        Some(api) => api.prefix(&enumeration.prefix),
        None => enumeration.prefix.clone(),
    }
}
