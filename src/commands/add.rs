//! `reasonbook add`: a new entry.

use clap::{Args, ValueEnum};

use super::edit::{Options, Trouble, run as edit};
use super::exit::Exit;
use super::project::Project;
use super::version::Version;
use super::{Enum, ask};
use crate::catalogue::{AnyEnum, Catalogue, EnumKind, whole_number};
use crate::diagnostic::{Diagnostic, Place, codes};
use crate::edit::{Addition, Case, Request, TakenNumbers};
use crate::list::LAST_KNOWN;

/// What the entry is to be.
#[derive(Args)]
pub struct Arguments {
    /// Its name, in the first api; what is not given, a person at a terminal is asked for
    name: Option<String>,
    /// The enum; by default the one with the prefix of the name
    #[arg(long = "enum", value_name = "ENUM")]
    enumeration: Option<Enum>,
    /// What happened, in one sentence
    #[arg(long, value_name = "TEXT")]
    description: Option<String>,
    /// Its number; the one after the highest that is in use or reserved by default, where a reserved
    /// range that reaches to `max` does not count
    #[arg(long, value_name = "N", allow_negative_numbers = true, value_parser = number)]
    number: Option<i64>,
    /// Its code, where its enum has codes
    #[arg(long, value_name = "TEXT")]
    code: Option<String>,
    /// Take no number and no name that the catalogue has in this git revision, such as the branch to
    /// merge into
    #[arg(long, value_name = "REV")]
    against: Option<String>,
    /// The first release that has it; the catalogue's by default
    #[arg(long, value_name = "RELEASE")]
    since: Option<String>,
    /// The state that comes with the reason, or `last-known`
    #[arg(long, value_name = "NAME")]
    state: Option<String>,
    /// Who sends the reason
    #[arg(long, value_name = "NAME")]
    source: Option<String>,
    /// The case in which it comes, in one sentence
    #[arg(long, value_name = "TEXT")]
    when: Option<String>,
    /// The entry to put it behind; the last one by default
    #[arg(long, value_name = "NAME")]
    after: Option<String>,
    #[command(flatten)]
    options: Options,
}

/// Runs the command.
pub fn run(project: &mut Project, arguments: &Arguments) -> Exit {
    edit(project, "add", &arguments.options, |project, catalogue| {
        arguments.request(project, catalogue)
    })
}

impl Arguments {
    fn request(&self, project: &mut Project, catalogue: &Catalogue) -> Result<Request, Trouble> {
        let asks = ask::somebody() && (self.name.is_none() || self.description.is_none());
        let free = |name: &str| ask::new_name(catalogue, name);
        let name = ask::required(self.name.as_deref(), "Name", "NAME", &free)?;
        let target = match self.enumeration {
            Some(asked) => catalogue.enumeration(asked.kind()),
            None => by_prefix(catalogue, &name)?,
        };
        let has_case = self.state.is_some() || self.source.is_some() || self.when.is_some();
        if target.kind != EnumKind::Reasons && has_case {
            let message = "only reasons take --state, --source and --when";
            return Err(Trouble::Usage(message.to_owned()));
        }
        let taken = match &self.against {
            Some(revision) => {
                self.taken(&Version::AtRevision(revision).load(project)?, &target, &name)?
            }
            None => TakenNumbers::default(),
        };
        let (given, argument) = (self.description.as_deref(), "--description TEXT");
        let description = ask::required(given, "Description", argument, ask::ANY)?;
        let (mut number, mut since) = (self.number, ask::since(self.since.as_deref(), catalogue));
        if asks && number.is_none() && !target.is_coded {
            number = asked_number(&TakenNumbers::of(&target).and(&taken));
        }
        if asks && self.since.is_none() {
            let usual = since.as_deref().unwrap_or("nothing");
            since = ask::optional(None, &format!("Since ({usual})"), ask::ANY).or(since);
        }
        Ok(Request::Add(Addition {
            kind: target.kind,
            number,
            code: self.code.clone(),
            taken,
            since,
            description: Some(description),
            case: if target.kind == EnumKind::Reasons { self.case(catalogue)? } else { None },
            after: self.after.clone(),
            name,
        }))
    }

    /// The numbers that an older catalogue has.
    fn taken(
        &self,
        old: &Catalogue,
        target: &AnyEnum<'_>,
        name: &str,
    ) -> Result<TakenNumbers, Vec<Diagnostic>> {
        let other = old.enumeration(target.kind);
        let clash = |code, message, entry: &crate::catalogue::Entry| {
            let place = Place::span(&old.file, &entry.span);
            let help = "others have it already, so take another";
            Diagnostic::new(code, place, message).with_help(help)
        };
        let mut clashes = Vec::new();
        if let Some((_, _, entry)) = old.find(name) {
            clashes.push(clash(codes::DUPLICATE_NAME, format!("`{name}` is taken there"), entry));
        }
        let reserved_there = |code, what: String| {
            let place = Place::File(std::sync::Arc::clone(&old.file));
            let help = "others have reserved it, so take another";
            Diagnostic::new(code, place, format!("{what} is reserved there")).with_help(help)
        };
        if old.reserves_name(name) {
            clashes.push(reserved_there(codes::RESERVED_NAME, format!("`{name}`")));
        }
        let holder = other
            .entries
            .iter()
            .find(|entry| entry.number.is_some() && entry.number == self.number);
        if let (Some(entry), Some(number)) = (holder, self.number) {
            let message = format!("the number {number} is taken there");
            clashes.push(clash(codes::DUPLICATE_NUMBER, message, entry));
        }
        let is_reserved =
            |number: &i64| other.reserved_numbers.iter().any(|range| range.contains(*number));
        if let Some(number) = self.number.filter(is_reserved) {
            clashes.push(reserved_there(codes::RESERVED_NUMBER, format!("the number {number}")));
        }
        if !clashes.is_empty() {
            return Err(clashes);
        }
        Ok(TakenNumbers::of(&other))
    }

    /// The case in which a reason comes; none where nothing is said of one.
    fn case(&self, catalogue: &Catalogue) -> Result<Option<Case>, String> {
        let known = |kind| -> Vec<&str> {
            catalogue.enumeration(kind).entries.iter().map(|entry| entry.names.first()).collect()
        };
        let (mut states, sources) = (known(EnumKind::States), known(EnumKind::Sources));
        let mut state = self.state.clone();
        let mut source = self.source.clone();
        if state.is_none() && source.is_none() && self.when.is_none() {
            if !states.is_empty() {
                states.push(LAST_KNOWN);
                ask::show("States", &states);
                let question = "State that comes with it (or nothing)";
                let check = |name: &str| ask::one_of(catalogue, EnumKind::States, &states, name);
                state = ask::optional(None, question, &check);
            }
            if state.is_some() && !sources.is_empty() {
                ask::show("Sources", &sources);
                let question = "Source that sends it (or nothing)";
                let check = |name: &str| ask::one_of(catalogue, EnumKind::Sources, &sources, name);
                source = ask::optional(None, question, &check);
            }
            if state.is_none() {
                return Ok(None);
            }
        }
        let (given, question) = (self.when.as_deref(), "The case in which it comes");
        let when = ask::required(given, question, "--when TEXT", ask::ANY)?;
        Ok(Some(Case { state, source, when }))
    }
}

/// A number as the catalogue has it.
fn number(text: &str) -> Result<i64, &'static str> {
    whole_number(text).map_err(|_| "this is no whole number of 32 bits")
}

/// The number that is answered; nothing for the next one.
fn asked_number(taken: &TakenNumbers) -> Option<i64> {
    let check = |answer: &str| match number(answer) {
        Ok(number) if taken.contains(number) => Err(format!("the number {number} is taken")),
        Ok(_) => Ok(()),
        Err(trouble) => Err(trouble.to_owned()),
    };
    let next = taken.next().map_or_else(String::new, |next| next.to_string());
    number(&ask::optional(None, &format!("Number ({next})"), &check)?).ok()
}

/// The enum whose names start as this one does.
fn by_prefix<'c>(catalogue: &'c Catalogue, name: &str) -> Result<AnyEnum<'c>, String> {
    let enums = EnumKind::ALL.map(|kind| catalogue.enumeration(kind));
    let declared = || enums.iter().filter(|one| !one.type_name.is_empty());
    let fitting = declared().filter(|one| name.starts_with(one.prefix));
    let longest = fitting.map(|one| one.prefix.len()).max();
    let found: Vec<_> = declared()
        .filter(|one| name.starts_with(one.prefix) && Some(one.prefix.len()) == longest)
        .collect();
    match found.as_slice() {
        [one] => Ok(catalogue.enumeration(one.kind)),
        [] => {
            let prefixes: Vec<_> = declared().map(|one| one.prefix).collect();
            let prefixes = prefixes.join(", ");
            Err(format!("`{name}` starts with none of the prefixes {prefixes}"))
        }
        _ => {
            let keys: Vec<_> = found.iter().map(|one| one.kind.key()).collect();
            let keys = keys.join(" or ");
            let is_enum = |answer: &str| Enum::from_str(answer, true).map(|_| ());
            ask::required(None, &format!("The enum ({keys})"), "--enum ENUM", &is_enum).and_then(
                |answer| {
                    let kind = Enum::from_str(&answer, true)?.kind();
                    Ok(catalogue.enumeration(kind))
                },
            )
        }
    }
}
