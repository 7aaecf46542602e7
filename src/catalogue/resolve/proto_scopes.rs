//! The scopes of `.proto` files. In protobuf a value is beside the type of its enum, not inside of it.

use crate::catalogue::entry::{Entry, Enumeration, Stage};
use crate::catalogue::model::Catalogue;
use crate::catalogue::output::{EnumKind, Output, Target};
use crate::diagnostic::{Findings, codes};
use crate::language::languages;

/// Reports values that are called like a type beside them.
pub fn check(catalogue: &Catalogue, findings: &mut Findings) {
    for output in &catalogue.outputs {
        let enums = placed(catalogue, output);
        for Placed { scope, of, .. } in &enums {
            let types = || enums.iter().filter(|beside| beside.scope == *scope);
            let present = of.entries.iter().filter(|it| it.lifecycle.stage != Stage::Removed);
            for entry in present {
                let names = names(entry, output.api);
                let same = names.iter().find(|name| types().any(|beside| beside.name == **name));
                if let Some(name) = same {
                    report(name, entry, output, findings);
                }
            }
        }
    }
}

/// An enum with the name that its type has in a file, and the message around it.
struct Placed<'c> {
    scope: &'c str,
    name: &'c str,
    of: &'c Enumeration,
}

/// The enums of an output, if it is a `.proto` file.
fn placed<'c>(catalogue: &'c Catalogue, output: &'c Output) -> Vec<Placed<'c>> {
    match &output.target {
        Target::Whole(_) if has_values_beside_types(&output.path) => {
            let all = EnumKind::ALL.into_iter().map(|kind| catalogue.enumeration(kind));
            let has_values = |of: &&Enumeration| !of.entries.is_empty();
            all.filter(has_values).map(|of| Placed { scope: "", name: &of.type_name, of }).collect()
        }
        Target::ProtoComments(_, mapped) => {
            let placed = mapped.iter().map(|one| {
                let (scope, name) = one.path.rsplit_once('.').unwrap_or(("", &one.path));
                Placed { scope, name, of: catalogue.enumeration(one.kind) }
            });
            placed.collect()
        }
        Target::Whole(_) | Target::Regions(_) => Vec::new(),
    }
}

fn has_values_beside_types(path: &str) -> bool {
    languages(&[path]).iter().any(|language| language.naming.values_beside_types)
}

/// What the values of an entry are called.
fn names(entry: &Entry, api: usize) -> Vec<&str> {
    let all = std::iter::once(&entry.names).chain(&entry.aliases);
    all.map(|names| names.in_api(api)).collect()
}

fn report(name: &str, entry: &Entry, output: &Output, findings: &mut Findings) {
    let message = format!("`{name}` is also the name of a type in `{}`", output.path);
    let help =
        "in protobuf, values share a scope with the type of their enum; rename one of the two";
    let place = (&output.span, "the file");
    findings.clash(codes::DUPLICATE_NAME, &entry.span, message, place, help);
}
