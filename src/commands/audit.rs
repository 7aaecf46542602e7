//! `reasonbook audit`: compares what source code sends with the catalogue. Nothing is written.

mod files;
mod names;
mod read;
mod table;

use std::collections::{BTreeMap, BTreeSet};

use clap::{Args, ValueEnum};

use super::console::{self, are, counted};
use super::exit::{Exit, Outcome};
use super::format::ReportFormat;
use super::progress::step;
use super::project::Project;
use crate::audit::{self, Resolved, Source, Triple, Verdict};
use crate::catalogue::Catalogue;
use crate::diagnostic::{Diagnostic, Place, codes};
use crate::lint::{self, Subject};
use read::SourceFiles;

/// What to read, and what to show of it.
#[derive(Args)]
pub struct Arguments {
    /// Patterns of the files to read, from the catalogue's folder; by default what `audit` in the
    /// catalogue says
    #[arg(value_name = "PATTERN")]
    paths: Vec<String>,
    /// How to say what was found; all but `human` go to standard output
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    #[arg(conflicts_with_all = ["table", "write_updates", "unresolved"])]
    pub format: ReportFormat,
    /// List the sites that could not be read in full, and why
    #[arg(long, conflicts_with_all = ["table", "write_updates"])]
    unresolved: bool,
    /// Print every site as a table instead
    #[arg(long, value_name = "FORM", num_args = 0..=1, require_equals = true, default_missing_value = "text")]
    table: Option<TableFormat>,
    /// Print the updates that the catalogue lacks as YAML instead, for review
    #[arg(long, conflicts_with_all = ["table", "names"])]
    write_updates: bool,
    #[command(flatten)]
    pub names: names::NamesFrom,
}

/// A form of the table.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum TableFormat {
    /// Columns for people
    Text,
    /// A table for programs
    Csv,
    /// A document for programs
    Json,
}

pub fn run(project: &mut Project, arguments: &Arguments) -> Outcome {
    let names = &arguments.names;
    let catalogue = if names.are_given() { names.catalogue(project) } else { project.catalogue() }?;
    let read =
        step("reading the source code", || read::sources(project, &catalogue, &arguments.paths))?;
    Ok(report(project, arguments, &catalogue, read))
}

/// Says what was found, in the form that was asked for.
fn report(
    project: &Project,
    arguments: &Arguments,
    catalogue: &Catalogue,
    SourceFiles { sources, unneeded }: SourceFiles,
) -> Exit {
    if let Some(form) = arguments.table {
        table::show(form, &table::rows(catalogue, &sources));
        return Exit::Clean;
    }
    let Verdict { mut found, missing, others } = audit::judge(catalogue, &sources);
    found.extend(unneeded);
    let mut found = lint::of_source_code(&Subject::new(catalogue), found);
    if !arguments.paths.is_empty() {
        // Only all files together can show what is wrong with the catalogue.
        found.retain(|finding| catalogue.files.byte(&finding.place).is_none());
    }
    if arguments.names.are_given() {
        // Names alone break few rules, so exemptions from the others are no mistake.
        found.retain(|finding| finding.code != codes::UNNEEDED_ALLOW);
    }
    let missing = first_sites(missing, &found);
    if arguments.write_updates {
        let mut line = read::lines(project);
        let places = missing.iter().map(|(triple, place)| (triple, line(place)));
        console::show(&table::updates(catalogue, places));
        console::say(&summary(catalogue, &sources, missing.len()));
        return Exit::Clean;
    }
    arguments.format.report(&found, Some(project));
    if arguments.unresolved {
        console::show(&table::unresolved(catalogue, &sources));
    }
    for (prefix, count) in others {
        let words = counted(count, "other word");
        let those = "only names that almost match an entry are reported";
        console::say(&format!("`{prefix}` starts {words}; {those}"));
    }
    console::say(&summary(catalogue, &sources, missing.len()));
    Exit::after(&found)
}

/// The missing triples that nothing exempts, each with its first site.
fn first_sites(missing: Vec<(Triple, Place)>, found: &[Diagnostic]) -> BTreeMap<Triple, Place> {
    let unlisted = found.iter().filter(|finding| finding.code == codes::UNLISTED_UPDATE);
    let left: BTreeSet<&Place> = unlisted.map(|finding| &finding.place).collect();
    let mut first = BTreeMap::new();
    for (triple, place) in missing.into_iter().filter(|(_, place)| left.contains(place)) {
        first.entry(triple).or_insert(place);
    }
    first
}

/// The line that counts the sites.
fn summary(catalogue: &Catalogue, sources: &[Source], missing: usize) -> String {
    let sites = || sources.iter().flat_map(|source| &source.evidence.sites);
    let of = |resolved: Resolved| sites().filter(|site| site.resolved == resolved).count();
    let (complete, part) = (of(Resolved::Complete), of(Resolved::Part));
    let counts = format!("{complete} complete, {part} in part, {} not", of(Resolved::No));
    let all = format!("{}: {counts}", counted(sites().count(), "site"));
    if catalogue.occurrences.is_empty() {
        return all;
    }
    format!("{all}; {} {} missing", counted(missing, "triple"), are(missing))
}
