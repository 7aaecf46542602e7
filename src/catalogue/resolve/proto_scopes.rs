//! The scopes of `.proto` files. In protobuf a value is beside the type of its enum, not inside of it.

use crate::catalogue::entry::{Entry, Stage};
use crate::catalogue::model::Catalogue;
use crate::catalogue::output::{EnumKind, Output, Target};
use crate::diagnostic::{Findings, codes};
use crate::language::languages;

/// Reports values that are called like a type beside them.
pub fn check(catalogue: &Catalogue, findings: &mut Findings) {
    for output in &catalogue.outputs {
        let enums = placed(catalogue, output);
        for Placed { scope, entries, .. } in &enums {
            let beside = enums.iter().filter(|beside| beside.scope == *scope);
            let types: Vec<&str> = beside.map(|beside| beside.name).collect();
            for entry in entries.iter().filter(|it| it.lifecycle.stage != Stage::Removed) {
                let names = std::iter::once(&entry.names).chain(&entry.aliases);
                let mut names = names.map(|names| names.in_api(output.api));
                let Some(name) = names.find(|name| types.contains(name)) else { continue };
                let message = format!("`{name}` is also the name of a type in `{}`", output.path);
                let place = (&output.span, "the file");
                findings.clash(codes::DUPLICATE_NAME, &entry.span, message, place, HELP);
            }
        }
    }
}

const HELP: &str =
    "in protobuf, values share a scope with the type of their enum; rename one of the two";

/// The values of an enum with the name that its type has in a file, and the message around it.
struct Placed<'c> {
    scope: &'c str,
    name: &'c str,
    entries: &'c [Entry],
}

/// The enums of an output, if it is a `.proto` file.
fn placed<'c>(catalogue: &'c Catalogue, output: &'c Output) -> Vec<Placed<'c>> {
    match &output.target {
        Target::Whole(_) if has_values_beside_types(&output.path) => {
            let all = EnumKind::ALL.into_iter().map(|kind| catalogue.enumeration(kind));
            let used = all.filter(|one| !one.entries.is_empty());
            used.map(|one| Placed { scope: "", name: &one.type_name, entries: &one.entries })
                .collect()
        }
        Target::ProtoComments(_, mapped) => {
            let placed = mapped.iter().map(|one| {
                let (scope, name) = one.path.rsplit_once('.').unwrap_or(("", &one.path));
                Placed { scope, name, entries: &catalogue.enumeration(one.kind).entries }
            });
            placed.collect()
        }
        Target::Whole(_) | Target::Regions(_) => Vec::new(),
    }
}

fn has_values_beside_types(path: &str) -> bool {
    languages(&[path]).iter().any(|language| language.naming.values_beside_types)
}
