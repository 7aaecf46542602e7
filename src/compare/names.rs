//! The names of an entry: what it was called is still to lead to it, in every api.

use super::changes::{Changes, Impact};
use super::matching::every_name;
use super::versions::Versions;
use crate::catalogue::Entry;

pub fn compare((old, new): (&Entry, &Entry), versions: &Versions<'_>, changes: &mut Changes) {
    let leads = |name: &str, api: usize| every_name(new, api).any(|known| known == name);
    let mut told = false;
    for (position, (old_api, new_api)) in versions.apis.iter().copied().enumerate() {
        let (before, now) = (old.names.in_api(old_api), new.names.in_api(new_api));
        let kept = leads(before, new_api);
        // A rule gives the other apis their names; what has been said of the first is not repeated.
        if before == now || (told && kept) {
            continue;
        }
        let (what, place) = match versions.new.apis.get(new_api) {
            Some(api) if position > 0 => ("names", format!(" in {}", api.name)),
            _ => ("name", String::new()),
        };
        let why = if kept { "" } else { ", which is not among its former names" };
        let message = format!("`{now}` was called `{before}`{place}{why}");
        changes.add(Impact::breaking_if(!kept), what, (Some(before), Some(now)), &message);
        told = true;
        if !kept {
            break;
        }
    }
    former_names((old, new), versions, changes);
}

fn former_names((old, new): (&Entry, &Entry), versions: &Versions<'_>, changes: &mut Changes) {
    let name = versions.new_name(new);
    let (old_api, new_api) = (versions.old_api(), versions.new_api());
    for former in &old.former_names {
        let lost = versions.apis.iter().find_map(|(old_api, new_api)| {
            let former = former.names.in_api(*old_api);
            every_name(new, *new_api).all(|known| known != former).then_some(former)
        });
        if let Some(lost) = lost {
            let message = format!("`{lost}` is no longer a former name of `{name}`");
            changes.add(Impact::Breaking, "former_names", (Some(lost), None), &message);
        }
    }
    for former in &new.former_names {
        let now = former.names.in_api(new_api);
        let before = old.former_names.iter().find(|old| old.names.in_api(old_api) == now);
        if let Some(before) = before {
            let noun = format!("the first release without `{now}`");
            let releases = (before.renamed_in.as_deref(), former.renamed_in.as_deref());
            changes.value("renamed_in", &noun, releases);
        } else if old.names.in_api(old_api) != now {
            let message = format!("`{now}` is now a former name of `{name}`");
            changes.push("former_names", (None, Some(now)), &message);
        }
    }
}
