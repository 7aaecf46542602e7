//! `reasonbook add`: a new entry.

use clap::Args;
use clap::builder::NonEmptyStringValueParser;

use super::edit::{self, Options};
use super::exit::{Outcome, Trouble};
use super::project::Project;
use super::{usage, words};
use crate::catalogue::{Catalogue, Entry, EnumKind, Enumeration, whole_number};
use crate::diagnostic::{Code, Diagnostic, codes};
use crate::edit::{Addition, Case, Facts, Request, TakenNumbers};

/// The new entry.
#[derive(Args)]
pub struct Arguments {
    /// Its name, in the first api
    name: String,
    /// The enum; by default the one with the prefix of the name
    #[arg(long = "enum", value_name = "ENUM", value_parser = words::one_of::<EnumKind>())]
    kind: Option<EnumKind>,
    /// What happened, in one sentence
    #[arg(long, value_name = "TEXT", value_parser = NonEmptyStringValueParser::new())]
    description: String,
    /// Its number; the one after the highest that is in use or reserved by default, where a reserved
    /// range that reaches to `max` does not count
    #[arg(long, value_name = "N", allow_negative_numbers = true, value_parser = number)]
    number: Option<i64>,
    /// Its code, where its enum has codes
    #[arg(long, value_name = "TEXT")]
    code: Option<String>,
    /// Its label, which people see instead of the name
    #[arg(long, value_name = "TEXT")]
    label: Option<String>,
    /// Its group, where that follows neither from its number nor from its code
    #[arg(long, value_name = "NAME")]
    group: Option<String>,
    /// What it has of a field of its enum, as `retry=later`; several words with commas between them
    #[arg(long, value_name = "FIELD=VALUE", value_parser = words::field_and_value)]
    field: Vec<(String, String)>,
    /// Take no number and no name that the catalogue has in this git revision, such as the branch to
    /// merge into
    #[arg(long, value_name = "REV")]
    against: Option<String>,
    /// The first release that has it; the catalogue's by default
    #[arg(long, value_name = "RELEASE")]
    since: Option<String>,
    /// The state that comes with the reason, or `last-known`
    #[arg(long, value_name = "NAME", requires = "when")]
    state: Option<String>,
    /// Who sends the reason
    #[arg(long, value_name = "NAME", requires = "when")]
    source: Option<String>,
    /// The case in which it comes, in one sentence
    #[arg(long, value_name = "TEXT", value_parser = NonEmptyStringValueParser::new())]
    when: Option<String>,
    /// The file of the catalogue to put it into; by default that of the last entry
    #[arg(long, value_name = "FILE", conflicts_with = "after")]
    file: Option<String>,
    /// The entry to put it after; the last one by default
    #[arg(long, value_name = "NAME")]
    after: Option<String>,
    #[command(flatten)]
    options: Options,
}

pub fn run(project: &mut Project, arguments: &Arguments) -> Outcome {
    edit::run(project, &arguments.options, |project, catalogue| {
        arguments.request(project, catalogue)
    })
}

impl Arguments {
    fn request(&self, project: &mut Project, catalogue: &Catalogue) -> Result<Request, Trouble> {
        let kind = self.kind.map_or_else(|| kind_of(catalogue, &self.name), Ok)?;
        if kind != EnumKind::Reasons && self.when.is_some() {
            return Err(wrong("only reasons take --state, --source and --when").into());
        }
        let taken = match &self.against {
            Some(revision) => self.taken(&project.catalogue_at(revision)?, kind)?,
            None => TakenNumbers::default(),
        };
        let case = |when: &String| Case {
            state: self.state.clone(),
            source: self.source.clone(),
            when: when.clone(),
        };
        Ok(Request::Add(Box::new(Addition {
            kind,
            name: self.name.clone(),
            number: self.number,
            facts: Facts {
                code: self.code.clone(),
                label: self.label.clone(),
                group: self.group.clone(),
                fields: self.field.clone(),
            },
            taken,
            since: self.since.clone(),
            description: self.description.clone(),
            case: self.when.as_ref().map(case),
            after: self.after.clone(),
            file: self.file.clone(),
        })))
    }

    /// The numbers that another catalogue has taken; errors if it has the requested name or number.
    fn taken(&self, other: &Catalogue, kind: EnumKind) -> Result<TakenNumbers, Vec<Diagnostic>> {
        let enumeration = other.enumeration(kind);
        let taken = |code: Code, what: String, holder: Option<&Entry>| {
            let (place, is_taken, help) = match holder {
                Some(entry) => (
                    other.files.place(&entry.span),
                    "taken",
                    "another entry has it, so take another",
                ),
                None => (other.files.whole(), "reserved", "it is reserved there, so take another"),
            };
            Diagnostic::new(code, place, format!("{what} is {is_taken} there")).with_help(help)
        };
        let mut clashes = Vec::new();
        let name = || format!("`{}`", self.name);
        if let Some((_, holder)) = other.find(&self.name) {
            clashes.push(taken(codes::DUPLICATE_NAME, name(), Some(holder)));
        }
        if other.reserved_names().any(|name| name == self.name) {
            clashes.push(taken(codes::RESERVED_NAME, name(), None));
        }
        if let Some(number) = self.number {
            let what = || format!("the number {number}");
            if let Some(holder) =
                enumeration.entries.iter().find(|entry| entry.number == Some(number))
            {
                clashes.push(taken(codes::DUPLICATE_NUMBER, what(), Some(holder)));
            }
            if enumeration.reserved_numbers.iter().any(|range| range.contains(number)) {
                clashes.push(taken(codes::RESERVED_NUMBER, what(), None));
            }
        }
        if clashes.is_empty() { Ok(TakenNumbers::of(enumeration)) } else { Err(clashes) }
    }
}

fn wrong(message: &str) -> clap::Error {
    usage::wrong::<Arguments>("add", message)
}

fn number(text: &str) -> Result<i64, &'static str> {
    whole_number(text).map_err(|_| "this is not a whole number of 32 bits")
}

/// The enum with the longest prefix that a name starts with.
fn kind_of(catalogue: &Catalogue, name: &str) -> Result<EnumKind, clap::Error> {
    let enums = EnumKind::ALL.map(|kind| catalogue.enumeration(kind));
    let declared = || enums.iter().filter(|one| !one.type_name.is_empty());
    let fits = |one: &&&Enumeration| name.starts_with(&one.prefix);
    let longest = declared().filter(fits).map(|one| one.prefix.len()).max();
    let fitting: Vec<_> =
        declared().filter(fits).filter(|one| Some(one.prefix.len()) == longest).collect();
    match fitting.as_slice() {
        [one] => Ok(one.kind),
        [] => {
            let prefixes: Vec<_> = declared().map(|one| one.prefix.as_str()).collect();
            Err(wrong(&format!("`{name}` has none of the prefixes {}", prefixes.join(", "))))
        }
        several => {
            let keys: Vec<_> = several.iter().map(|one| one.kind.to_string()).collect();
            Err(wrong(&format!("`{name}` fits {}; choose one with --enum", keys.join(" and "))))
        }
    }
}
