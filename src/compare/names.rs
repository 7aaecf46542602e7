//! Compares the names of an entry. Every old name should still lead to the entry, in every api.

use std::collections::{HashMap, HashSet};

use super::changes::{Changes, Impact};
use super::matching::every_name;
use super::versions::Versions;
use crate::catalogue::{Entry, Names};

/// Compares the name, the former names and the aliases of an entry.
pub fn compare(old: &Entry, new: &Entry, versions: &Versions<'_>, changes: &mut Changes) {
    name(old, new, versions, changes);
    former_names(old, new, versions, changes);
    aliases(old, new, versions, changes);
}

/// Compares the name in every api. The change breaks users unless the old name still leads to the
/// entry.
fn name(old: &Entry, new: &Entry, versions: &Versions<'_>, changes: &mut Changes) {
    let leads = |name: &str, api: usize| every_name(new, api).any(|known| known == name);
    let mut is_reported = false;
    for (position, api) in versions.apis.iter().enumerate() {
        let (before, now) = (old.names.in_api(api.old), new.names.in_api(api.new));
        let kept = leads(before, api.new);
        // Renaming rules carry a change into the other apis. One report is enough, unless a later
        // api loses the name.
        if before == now || (is_reported && kept) {
            continue;
        }
        let (what, place) = match versions.new.apis.get(api.new) {
            Some(api) if position > 0 => ("names", format!(" in {}", api.name)),
            _ => ("name", String::new()),
        };
        let why = if kept { "" } else { ", which is not among its former names" };
        let message = format!("`{now}` was called `{before}`{place}{why}");
        changes.add(Impact::breaking_if(!kept), what, (Some(before), Some(now)), &message);
        is_reported = true;
        if !kept {
            break;
        }
    }
}

fn aliases(old: &Entry, new: &Entry, versions: &Versions<'_>, changes: &mut Changes) {
    let name = versions.new_name(new);
    let api = versions.api;
    for lost in lost(old.aliases.iter(), new, versions) {
        let message = format!("`{lost}` is no longer an alias of `{name}`");
        changes.add(Impact::Breaking, "aliases", (Some(lost), None), &message);
    }
    let before: HashSet<&str> = old.aliases.iter().map(|names| names.in_api(api.old)).collect();
    for alias in new.aliases.iter().map(|names| names.in_api(api.new)) {
        if !before.contains(alias) && old.names.in_api(api.old) != alias {
            let message = format!("`{alias}` is now an alias of `{name}`");
            changes.push("aliases", (None, Some(alias)), &message);
        }
    }
}

/// Those of some old names that no longer lead to the entry: each in the first api that lost it.
fn lost<'n>(
    old: impl Iterator<Item = &'n Names>,
    new: &Entry,
    versions: &Versions<'_>,
) -> Vec<&'n str> {
    let known = versions.apis.iter().map(|api| every_name(new, api.new).collect());
    let known: Vec<HashSet<&str>> = known.collect();
    let lost = |names: &'n Names| {
        versions.apis.iter().zip(&known).find_map(|(api, known)| {
            let name = names.in_api(api.old);
            (!known.contains(name)).then_some(name)
        })
    };
    old.filter_map(lost).collect()
}

fn former_names(old: &Entry, new: &Entry, versions: &Versions<'_>, changes: &mut Changes) {
    let name = versions.new_name(new);
    let api = versions.api;
    for lost in lost(old.former_names.iter().map(|former| &former.names), new, versions) {
        let message = format!("`{lost}` is no longer a former name of `{name}`");
        changes.add(Impact::Breaking, "former_names", (Some(lost), None), &message);
    }
    let before = old.former_names.iter().map(|former| (former.names.in_api(api.old), former));
    let before: HashMap<&str, _> = before.collect();
    for former in &new.former_names {
        let now = former.names.in_api(api.new);
        if let Some(before) = before.get(now) {
            let noun = format!("the first release without `{now}`");
            let releases = (before.renamed_in.as_deref(), former.renamed_in.as_deref());
            changes.value("renamed_in", &noun, releases);
        } else if old.names.in_api(api.old) != now {
            let message = format!("`{now}` is now a former name of `{name}`");
            changes.push("former_names", (None, Some(now)), &message);
        }
    }
}
