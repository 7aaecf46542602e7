//! What states, sources and reasons have in common, as templates see it.

use std::borrow::Cow;

use heck::{ToKebabCase, ToLowerCamelCase, ToShoutySnakeCase};
use itertools::Itertools;
use serde::Serialize;

use super::fields::{self, Constant, Values};
use super::links::Link;
use super::shared::Shared;
use super::wording::Wording;
use crate::catalogue::{self, Names};
use crate::language::names;

/// What states, sources and reasons have in common.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Entry<'c> {
    /// The name in the api.
    pub name: &'c str,
    /// The name without the prefix in `UpperCamelCase`.
    pub variant: String,
    /// The same in `UPPER_SNAKE_CASE`.
    pub constant: String,
    /// The same in `kebab-case`.
    pub kebab: String,
    /// The same in `lowerCamelCase`.
    pub camel: String,
    /// The anchor of its row in the index of the page.
    pub anchor: &'c str,
    /// The number; none where the entries of the enum have codes instead of numbers.
    pub number: Option<i64>,
    /// The public string besides the number or instead of it; empty where it has none.
    pub code: &'c str,
    /// What people see instead of the name; empty where it has none.
    pub label: &'c str,
    /// The first release in which the number has this meaning.
    pub since: &'c str,
    /// Markdown: what happened, in one sentence.
    pub description: Cow<'c, str>,
    /// Where it stands in its life.
    pub lifecycle: Lifecycle<'c>,
    /// The group that it is in.
    pub group: Option<Constant<'c>>,
    /// What it has of the fields of the enum, by their names, without those that it lacks: a text, a
    /// number, a [Constant](#constant) for a word, or a list of these.
    #[serde(serialize_with = "catalogue::as_map")]
    #[cfg_attr(test, schemars(schema_with = "fields::values_schema"))]
    pub fields: Values<'c>,
    /// The name in every api, by the api; none where the catalogue declares no apis.
    #[serde(serialize_with = "catalogue::as_map")]
    #[cfg_attr(test, schemars(with = "std::collections::BTreeMap<&str, &str>"))]
    pub names: Vec<(&'c str, &'c str)>,
    /// Every name that finds it: in every api, former ones included, each once.
    pub lookup_names: Vec<&'c str>,
    /// Names that it used to have.
    pub former_names: Vec<FormerName<'c>>,
    /// Other names that it has as well.
    pub aliases: Vec<Alias<'c>>,
}

/// Where an entry stands in its life.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Lifecycle<'c> {
    /// `active`, `deprecated`, `unused` or `removed`.
    pub stage: &'static str,
    /// The first release of this stage.
    pub since: &'c str,
    /// Markdown: what there is to know about it.
    pub note: Cow<'c, str>,
    /// The entry to use in its place.
    pub replacement: Option<Shared<Link<'c>>>,
}

/// A name that an entry had before.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct FormerName<'c> {
    /// The name.
    #[serde(flatten)]
    pub alias: Alias<'c>,
    /// The first release without it.
    pub renamed_in: &'c str,
}

/// A name that an entry has besides its own.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Alias<'c> {
    /// The name.
    pub name: &'c str,
    /// The name without the enum's prefix, where that leaves an identifier.
    pub constant: &'c str,
    /// The same in `UpperCamelCase`.
    pub variant: String,
}

/// What the enum of an entry says of it.
pub struct Enclosing<'w, 'c> {
    /// The words of the api.
    pub wording: &'w Wording<'c>,
    /// What names start with.
    pub prefix: String,
}

impl<'c> Enclosing<'_, 'c> {
    /// An entry of the enum; `link` leads to it.
    pub fn entry(&self, link: &Link<'c>, entry: &'c catalogue::Entry) -> Entry<'c> {
        let own = names::without_prefix(link.name, &self.prefix);
        let aliases = entry.aliases.iter().filter_map(|names| self.other(names, link.name));
        let former_names = entry.former_names.iter().filter_map(|former| {
            let renamed_in = former.renamed_in.as_deref().unwrap_or_default();
            Some(FormerName { alias: self.other(&former.names, link.name)?, renamed_in })
        });
        Entry {
            name: link.name,
            variant: link.variant.clone(),
            constant: own.to_shouty_snake_case(),
            kebab: own.to_kebab_case(),
            camel: own.to_lower_camel_case(),
            anchor: link.anchor,
            number: entry.number,
            code: entry.code.as_deref().unwrap_or_default(),
            label: entry.label.as_deref().unwrap_or_default(),
            since: entry.since.as_deref().unwrap_or_default(),
            description: self.wording.prose(&entry.description),
            lifecycle: self.lifecycle(&entry.lifecycle),
            group: entry.group.as_deref().map(fields::constant),
            fields: fields::values(entry),
            names: api_names(self.wording, &entry.names),
            lookup_names: entry.every_name().unique().collect(),
            former_names: former_names.collect(),
            aliases: aliases.collect(),
        }
    }

    fn lifecycle(&self, lifecycle: &'c catalogue::Lifecycle) -> Lifecycle<'c> {
        Lifecycle {
            stage: lifecycle.stage.into(),
            since: lifecycle.since.as_deref().unwrap_or_default(),
            note: self.wording.prose(&lifecycle.note),
            replacement: lifecycle.replacement.map(|id| self.wording.links.entry(id)),
        }
    }

    /// Another name of an entry; `None` if it is `own`, the name in this api.
    fn other(&self, names: &'c Names, own: &str) -> Option<Alias<'c>> {
        let name = self.wording.name(names);
        let (constant, prefix) = (names::without_prefix(name, &self.prefix), &self.prefix);
        (name != own).then(|| Alias { name, constant, variant: names::variant(name, prefix) })
    }
}

fn api_names<'c>(wording: &Wording<'c>, names: &'c Names) -> Vec<(&'c str, &'c str)> {
    let apis = wording.catalogue.apis.iter();
    apis.zip(names.iter()).map(|(api, name)| (api.name.as_str(), name)).collect()
}
