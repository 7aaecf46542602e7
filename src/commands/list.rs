//! `reasonbook list`: the entries as a table, or the reasons by state.

use clap::{Args, ValueEnum};

use super::exit::{Exit, Outcome};
use super::project::Project;
use super::{console, words};
use crate::catalogue::{Catalogue, Entry, EnumKind, Stage};
use crate::diagnostic::{Diagnostic, codes};
use crate::list::{self, Filter, GROUP, LAST_KNOWN};
use crate::view;

/// Which entries, and how to show them.
#[derive(Args)]
pub struct Arguments {
    /// Entries of one enum
    #[arg(long = "enum", value_name = "ENUM", value_parser = words::one_of::<EnumKind>())]
    kind: Option<EnumKind>,
    /// Reasons that come with a state, or with `last-known`
    #[arg(long, value_name = "NAME")]
    state: Option<String>,
    /// Reasons that a source sends
    #[arg(long, value_name = "NAME")]
    source: Option<String>,
    /// Entries at a stage of their lives
    #[arg(long, value_name = "STAGE", value_parser = words::one_of::<Stage>())]
    lifecycle: Option<Stage>,
    /// Entries with something in a field, or in a group: `retry=yes`, `group=NAME`
    #[arg(long = "where", value_name = "FIELD=VALUE", value_parser = words::field_and_value)]
    having: Vec<(String, String)>,
    /// The api whose names and cases to show; the first by default
    #[arg(long, value_name = "API")]
    api: Option<String>,
    /// Also show the description and the cases of each entry, which the other formats always have
    #[arg(long)]
    long: bool,
    /// How to show them
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    format: Format,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// A table; without a filter and without `--long`, the reasons by state
    Text,
    /// A document for programs
    Json,
    /// A table for programs, byte for byte but on a terminal; no cell is guarded against the
    /// formulas of spreadsheets
    Csv,
}

pub fn run(project: &mut Project, arguments: &Arguments) -> Outcome {
    let text = arguments.answer(&project.catalogue()?)?;
    match arguments.format {
        Format::Text => console::show(&text),
        Format::Json => console::json(&text),
        Format::Csv => console::answer(&text),
    }
    if text.is_empty() {
        console::say("no entry matches");
    }
    Ok(Exit::Clean)
}

impl Arguments {
    fn answer(&self, catalogue: &Catalogue) -> Result<String, Vec<Diagnostic>> {
        let api = self.api.as_deref().map_or(Ok(0), |name| words::api(catalogue, name));
        let state = self.state.as_deref().filter(|name| *name != LAST_KNOWN);
        let state = named(catalogue, EnumKind::States, state);
        let source = named(catalogue, EnumKind::Sources, self.source.as_deref());
        let unheard: Vec<_> =
            self.having.iter().filter_map(|one| unheard_of(catalogue, one)).collect();
        let (api, state, source) = match (api, state, source) {
            (Ok(api), Ok(state), Ok(source)) if unheard.is_empty() => (api, state, source),
            (api, state, source) => {
                let others = [api.err(), state.err(), source.err()];
                return Err(others.into_iter().flatten().chain(unheard).collect());
            }
        };
        let name = |entry: &'_ Entry| entry.names.in_api(api).to_owned();
        let (state, source) = (state.map(name).or_else(|| self.state.clone()), source.map(name));
        let filter = Filter {
            kind: self.kind,
            state: state.as_deref(),
            source: source.as_deref(),
            stage: self.lifecycle,
            having: &self.having,
        };
        let width = console::width();
        let view = view::view(catalogue, api);
        let rows = list::rows(&view, &filter);
        let is_limited = self.kind.is_some() || self.lifecycle.is_some() || !self.having.is_empty();
        Ok(match self.format {
            Format::Json => list::json(&rows),
            Format::Csv => list::csv(&rows),
            Format::Text if self.long => list::long(&rows, width),
            Format::Text if is_limited || filter.state.or(filter.source).is_some() => {
                list::text(&rows, width)
            }
            Format::Text => match list::matrix(&view, width) {
                none if none.is_empty() => list::text(&rows, width),
                matrix => matrix,
            },
        })
    }
}

/// Reports a filter by a field, or by a group, that the catalogue does not have.
fn unheard_of(catalogue: &Catalogue, (name, value): &(String, String)) -> Option<Diagnostic> {
    let enums = EnumKind::ALL.map(|kind| catalogue.enumeration(kind));
    let (code, noun, asked, known): (_, _, _, Vec<&str>) = if name == GROUP {
        let groups = enums.iter().flat_map(|of| &of.groups).map(|group| group.name.as_str());
        (codes::UNKNOWN_GROUP, "group", value, groups.collect())
    } else {
        let fields = enums.iter().flat_map(|of| &of.fields).map(|field| field.name.as_str());
        (codes::UNKNOWN_FIELD, "field", name, fields.collect())
    };
    let known = (!known.contains(&asked.as_str())).then_some(known)?;
    Some(words::unknown(catalogue, code, noun, asked, known.into_iter()))
}

fn named<'c>(
    catalogue: &'c Catalogue,
    kind: EnumKind,
    name: Option<&str>,
) -> Result<Option<&'c Entry>, Diagnostic> {
    let Some(name) = name else { return Ok(None) };
    if let Some(entry) = catalogue.find_in(kind, name) {
        return Ok(Some(entry));
    }
    let code = match kind {
        EnumKind::States => codes::UNKNOWN_STATE,
        EnumKind::Sources => codes::UNKNOWN_SOURCE,
        EnumKind::Reasons => codes::UNKNOWN_REASON,
    };
    let entries = &catalogue.enumeration(kind).entries;
    let known = entries.iter().map(|entry| entry.names.first());
    Err(words::unknown(catalogue, code, kind.noun(), name, known))
}
