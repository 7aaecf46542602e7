//! `reasonbook explain`: what there is to know of an entry or of a code.

use std::sync::Arc;

use clap::{Args, ValueEnum};
use serde_json::{Value, json};

use super::exit::Exit;
use super::format::ReportFormat;
use super::project::Project;
use super::{console, on_project, words};
use crate::catalogue::Catalogue;
use crate::diagnostic::{Code, Diagnostic, Place, codes};
use crate::explain::{self, Found};
use crate::view;

/// What to explain, and how to show it.
#[derive(Args)]
pub struct Arguments {
    /// A name in any api, a former one, a part of one, a number or a code; several names for their
    /// cases; or a line of a log
    #[arg(value_name = "NAME", required = true, allow_negative_numbers = true)]
    names: Vec<String>,
    /// The api whose names and cases to show; by default the names of the first, and all cases
    #[arg(long, value_name = "API")]
    api: Option<String>,
    /// How to show it
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    format: Format,
}

#[derive(Clone, Copy, ValueEnum)]
enum Format {
    /// A page of 80 columns
    Text,
    /// A document for programs, with entries as the template `catalogue.json` has them
    Json,
}

/// Explains a code even without a catalogue, or with one that has errors.
pub fn run(catalogue: Option<&str>, arguments: &Arguments) -> Exit {
    let asked = arguments.names.join(" ");
    let code = codes::find(&asked);
    let project = Project::find(catalogue);
    if project.is_err() && code.is_some() {
        return arguments.show(None, code, &asked);
    }
    on_project(project, ReportFormat::Human, |project| {
        let catalogue = match project.catalogue() {
            Err(_) if code.is_some() => return Ok(arguments.show(None, code, &asked)),
            catalogue => catalogue?,
        };
        let api = arguments.api.as_deref().map(|name| words::api(&catalogue, name)).transpose()?;
        let page = explain::entries(&catalogue, api, &asked);
        if code.is_none() && page.is_none() {
            return Err(unknown(&catalogue, &asked, project).into());
        }
        Ok(arguments.show(Some(Known { catalogue: &catalogue, api, page }), code, &asked))
    })
}

/// A catalogue, the api in whose words it is shown, and what it says about what was asked for.
struct Known<'c> {
    catalogue: &'c Catalogue,
    api: Option<usize>,
    page: Option<String>,
}

impl Arguments {
    /// Shows what is known of what was asked for: in a catalogue, and as a code.
    fn show(&self, known: Option<Known<'_>>, code: Option<&Code>, asked: &str) -> Exit {
        match self.format {
            Format::Text => {
                let page = known.and_then(|known| known.page);
                let texts: Vec<_> = page.into_iter().chain(code.map(explain::code)).collect();
                console::show(&texts.join("\n"));
            }
            Format::Json => {
                let entries = known.map(|known| entries(&known, asked)).unwrap_or_default();
                let code = code.map(|code| json!({ "name": code.name, "page": code.page }));
                console::json(&format!("{:#}\n", json!({ "entries": entries, "code": code })));
            }
        }
        Exit::Clean
    }
}

/// The entries that were asked for, as data.
fn entries(known: &Known<'_>, asked: &str) -> Vec<Value> {
    let ids = match explain::find(known.catalogue, asked) {
        Found::Entries(ids) | Found::Combination(ids) | Found::Candidates(ids) => ids,
        Found::Nothing => Vec::new(),
    };
    let view = view::view(known.catalogue, known.api.unwrap_or_default());
    let data = ids.into_iter().filter_map(|id| {
        let mut entry = serde_json::to_value(view::entry_data(&view, id)?).ok()?;
        entry.as_object_mut()?.insert("enum".to_owned(), id.kind.to_string().into());
        Some(entry)
    });
    data.collect()
}

fn unknown(catalogue: &Catalogue, name: &str, project: &Project) -> Diagnostic {
    let message = format!("neither an entry nor a diagnostic is called `{name}`");
    let place = Place::File(Arc::clone(&project.shown));
    let names = explain::names(catalogue);
    let known = names.iter().copied().chain(codes::ALL.iter().map(|code| code.name));
    Diagnostic::new(codes::UNKNOWN_ENTRY, place, message).with_nearest(name, known)
}
