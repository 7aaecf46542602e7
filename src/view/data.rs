//! The catalogue as data for other programs: what the file `catalogue.json` holds. Entries are known
//! by their names.

use std::borrow::Cow;

use serde::Serialize;

use super::entries::{self, Guidance, ReservedRange};
use super::{Capability, Enumeration, Link, Sections, Shared, View, facts, page};

/// A catalogue in the words of one api.
///
/// Every key is always there. A text that the catalogue does not have is empty, and a name that
/// leads nowhere is `null`. Descriptions, notes and the like are Markdown, in which a code span that
/// names an entry is a reference to it.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Data<'v> {
    /// The project whose reasons these are.
    pub project: &'v str,
    /// The release that the catalogue describes.
    pub release: &'v str,
    /// The title of the reference page.
    pub title: &'v str,
    /// Markdown that opens the page.
    pub introduction: &'v str,
    /// Markdown for those who set reasons themselves.
    pub guidelines: &'v str,
    /// Markdown that opens sections of the page.
    pub sections: &'v Sections<'v>,
    /// The api whose words these are; empty where the catalogue declares none.
    pub api: &'v str,
    /// All apis, the catalogue's own first; none where it declares none.
    pub apis: &'v [&'v str],
    /// What a framework can opt in to.
    pub capabilities: &'v [Capability<'v>],
    /// The states.
    pub states: Enum<'v, State<'v>>,
    /// Who sends updates.
    pub sources: Enum<'v, Source<'v>>,
    /// The reasons.
    pub reasons: Enum<'v, Reason<'v>>,
}

/// One of the three enums.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "{T}s"))]
pub struct Enum<'v, T> {
    /// The name of the type in every language.
    #[serde(rename = "type")]
    pub type_name: &'v str,
    /// What names start with.
    pub prefix: &'v str,
    /// Markdown: what the enum is.
    pub description: &'v str,
    /// The entries, in the order of the catalogue.
    pub entries: Vec<T>,
    /// Numbers that are neither in use nor free, those of removed entries included.
    pub reserved_numbers: &'v [i32],
    /// Ranges of such numbers.
    pub reserved_ranges: &'v [ReservedRange],
    /// Names that are neither in use nor free, those of removed entries included.
    pub reserved_names: &'v [&'v str],
}

/// What states, sources and reasons have in common.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Entry<'v> {
    /// The name in the api.
    pub name: &'v str,
    /// The number.
    pub number: i32,
    /// The first release in which the number has this meaning.
    pub since: &'v str,
    /// Markdown: what happened, in one sentence.
    pub description: &'v str,
    /// Where it stands in its life.
    pub lifecycle: Lifecycle<'v>,
    /// The name in every api, by the api; none where the catalogue declares no apis.
    #[serde(serialize_with = "entries::as_map")]
    #[cfg_attr(test, schemars(with = "std::collections::BTreeMap<&str, &str>"))]
    pub names: &'v [(&'v str, &'v str)],
    /// Names it had before.
    pub former_names: Vec<FormerName<'v>>,
}

/// Where an entry stands in its life.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Lifecycle<'v> {
    /// `active`, `deprecated`, `unused` or `removed`.
    pub stage: &'v str,
    /// The first release in which it is so.
    pub since: &'v str,
    /// Markdown: what there is to know about it.
    pub note: &'v str,
    /// The entry to use in its place.
    pub replacement: Option<&'v str>,
}

/// A name that an entry had before.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct FormerName<'v> {
    /// The name.
    pub name: &'v str,
    /// The first release without it.
    pub renamed_in: &'v str,
}

/// A state of a task.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct State<'v> {
    /// What it shares with other entries.
    #[serde(flatten)]
    pub entry: Entry<'v>,
    /// `yes`, `no` or `usually`: whether it is the last state of a task.
    pub terminal: &'v str,
    /// The capability without which a framework never sees it; empty where all can.
    pub requires: &'v str,
    /// Markdown: remarks on it.
    pub notes: &'v [Cow<'v, str>],
}

/// Who sends updates.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Source<'v> {
    /// What it shares with other entries.
    #[serde(flatten)]
    pub entry: Entry<'v>,
    /// What prose calls it.
    pub component: &'v str,
}

/// Why an update was sent.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Reason<'v> {
    /// What it shares with other entries.
    #[serde(flatten)]
    pub entry: Entry<'v>,
    /// Advice for those who set it themselves.
    pub guidance: Option<&'v Guidance<'v>>,
    /// The cases in which it comes, as the catalogue has them; `instead` is not carried out.
    pub cases: Vec<Case<'v>>,
    /// With what it comes, each combination once, those that `instead` makes included.
    pub updates: Vec<Update<'v>>,
}

/// One case in which an update carries a reason.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Case<'v> {
    /// The state that comes with it, if it has one of its own.
    pub state: Option<&'v str>,
    /// Whether it repeats the last known state.
    pub last_known: bool,
    /// What sends it, where the catalogue says so.
    pub source: Option<&'v str>,
    /// Markdown: the case, in one sentence.
    pub when: &'v str,
    /// What frameworks with a capability get in its place.
    pub instead: Vec<Instead<'v>>,
    /// Markdown: remarks on it.
    pub notes: &'v [Cow<'v, str>],
    /// The capability without which a framework never gets it; empty where all can.
    pub requires: &'v str,
    /// The first release that sends it.
    pub since: &'v str,
    /// The last release that sends it.
    pub until: &'v str,
    /// The apis that have it, where not all do.
    pub apis: &'v [&'v str],
}

/// What frameworks with a capability get in place of an update.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Instead<'v> {
    /// The capability.
    pub capability: &'v str,
    /// The state they get, where it differs.
    pub state: Option<&'v str>,
    /// The reason they get, where it differs.
    pub reason: Option<&'v str>,
    /// Markdown: the part of the case in which they do; empty where it is the whole.
    pub when: &'v str,
}

/// A combination in which a reason comes.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Update<'v> {
    /// The state; `null` where the last known one is repeated, or where the reason is tied to none.
    pub state: Option<&'v str>,
    /// What sends it, where the catalogue says so.
    pub source: Option<&'v str>,
    /// The capability without which a framework never gets it; empty where all can.
    pub requires: &'v str,
    /// The state that frameworks without the capability get in this case.
    pub instead_of: Option<&'v str>,
    /// The reason that they get in this case, where it differs.
    pub instead_of_reason: Option<&'v str>,
}

/// A view as data.
#[must_use]
pub fn data<'v>(view: &'v View<'v>) -> Data<'v> {
    Data {
        project: view.project,
        release: view.release,
        title: view.title,
        introduction: &view.introduction,
        guidelines: &view.guidelines,
        sections: &view.sections,
        api: view.api,
        apis: &view.apis,
        capabilities: &view.capabilities,
        states: enumeration(&view.states, |state| State {
            entry: entry(&state.entry),
            terminal: state.terminal,
            requires: state.requires,
            notes: &state.notes,
        }),
        sources: enumeration(&view.sources, |source| Source {
            entry: entry(&source.entry),
            component: source.component,
        }),
        reasons: enumeration(&view.reasons, |reason| Reason {
            entry: entry(&reason.entry),
            guidance: reason.guidance.as_ref(),
            cases: reason.cases.iter().map(|of| case(of)).collect(),
            updates: reason.updates.iter().map(update).collect(),
        }),
    }
}

fn enumeration<'v, T, D>(of: &'v Enumeration<'v, T>, data: fn(&'v T) -> D) -> Enum<'v, D> {
    Enum {
        type_name: of.type_name,
        prefix: &of.prefix,
        description: &of.description,
        entries: of.entries.iter().map(data).collect(),
        reserved_numbers: &of.reserved_numbers,
        reserved_ranges: &of.reserved_ranges,
        reserved_names: &of.reserved_names,
    }
}

fn entry<'v>(of: &'v entries::Entry<'v>) -> Entry<'v> {
    let former = |former: &'v entries::FormerName<'v>| FormerName {
        name: former.name,
        renamed_in: former.renamed_in,
    };
    Entry {
        name: of.name,
        number: of.number,
        since: of.since,
        description: &of.description,
        lifecycle: Lifecycle {
            stage: of.lifecycle.stage,
            since: of.lifecycle.since,
            note: &of.lifecycle.note,
            replacement: name(of.lifecycle.replacement.as_ref()),
        },
        names: &of.names,
        former_names: of.former_names.iter().map(former).collect(),
    }
}

fn case<'v>(of: &'v page::Case<'v>) -> Case<'v> {
    let instead = |instead: &'v page::Instead<'v>| Instead {
        capability: instead.capability,
        state: name(instead.state.as_ref()),
        reason: name(instead.reason.as_ref()),
        when: &instead.when,
    };
    Case {
        state: name(of.state.as_ref()),
        last_known: of.last_known,
        source: name(of.source.as_ref()),
        when: &of.when,
        instead: of.instead.iter().map(instead).collect(),
        notes: &of.notes,
        requires: of.requires,
        since: of.since,
        until: of.until,
        apis: &of.apis,
    }
}

fn update<'v>(of: &'v facts::Fact<'v>) -> Update<'v> {
    Update {
        state: name(of.state.as_ref()),
        source: name(of.source.as_ref()),
        requires: of.requires,
        instead_of: name(of.instead_of.as_ref()),
        instead_of_reason: name(of.instead_of_reason.as_ref()),
    }
}

fn name<'v>(link: Option<&'v Shared<Link<'v>>>) -> Option<&'v str> {
    link.map(|link| link.name)
}
