//! `reasonbook init`: writes a first catalogue.

use std::path::Path;
use std::sync::Arc;

use clap::{ArgGroup, Args};

use super::project::{Project, disk_trouble};
use super::{CLEAN, FINDINGS, UNDECIDED, console, counted, undecided, usage};
use crate::catalogue::EnumKind;
use crate::diagnostic::{Diagnostic, Place, codes};
use crate::disk::{self, Access};
use crate::init::{self, ProtoFile};

/// Where the catalogue is to come from.
#[derive(Args)]
#[command(group(ArgGroup::new("enums").args(["states", "sources", "reasons"]).multiple(true)))]
pub struct Arguments {
    /// A `.proto` file with enums to start from; once more for another version of the API
    #[arg(long, value_name = "FILE", requires = "enums")]
    from_proto: Vec<String>,
    /// The enum of states in it, such as `TaskState`, or `Message.Enum` where it is nested
    #[arg(long, value_name = "ENUM", requires = "from_proto")]
    states: Vec<String>,
    /// The enum of sources: what sends updates
    #[arg(long, value_name = "ENUM", requires = "from_proto")]
    sources: Vec<String>,
    /// The enum of reasons
    #[arg(long, value_name = "ENUM", requires = "from_proto")]
    reasons: Vec<String>,
}

impl Arguments {
    /// The enums to look for, each kind with its path in every file.
    fn enums(&self) -> [(EnumKind, &[String]); 3] {
        [
            (EnumKind::States, &self.states),
            (EnumKind::Sources, &self.sources),
            (EnumKind::Reasons, &self.reasons),
        ]
    }

    /// Those in the file with this index: the paths that were given last hold for all further files.
    fn enums_of(&self, index: usize) -> Vec<(EnumKind, String)> {
        let of = |(kind, paths): (EnumKind, &[String])| {
            Some((kind, paths.get(index).or(paths.last())?.clone()))
        };
        self.enums().into_iter().filter_map(of).collect()
    }
}

/// Runs the command; gives the exit code.
pub fn run(project: &mut Project, arguments: &Arguments) -> u8 {
    if arguments.enums().iter().any(|(_, paths)| paths.len() > arguments.from_proto.len()) {
        let message = "an enum has more paths than there are files; name each with --from-proto";
        return usage("init", message);
    }
    let _lock = match project.lock(Access::Write) {
        Ok(lock) => lock,
        Err(error) => return undecided(&[error], project),
    };
    let name = project.file_name.clone();
    match project.folder.read_own(&name) {
        Ok(None) => {}
        Ok(Some(_)) => {
            let place = Place::File(Arc::clone(&project.shown));
            let there =
                Diagnostic::new(codes::CATALOGUE_EXISTS, place, "the catalogue is there already");
            let help = "edit it, or name another one with --catalogue FILE";
            console::diagnostics(&[there.with_help(help)], &project.sources);
            console::say("nothing was written");
            return FINDINGS;
        }
        Err(error) => return undecided(&[disk_trouble(&error)], project),
    }
    if arguments.from_proto.is_empty() {
        return example(project);
    }
    match draft(project, arguments) {
        Ok(draft) => written(project, &draft),
        Err(errors) => {
            console::diagnostics(&errors, &project.sources);
            console::say("nothing was written");
            UNDECIDED
        }
    }
}

fn example(project: &Project) -> u8 {
    let written = free_path(project, "docs/reasons", ".md").and_then(|page| {
        let proto = free_path(project, "proto/reasons", ".proto")?;
        let text = init::example(&page, &proto);
        project.folder.write(&project.file_name, None, &text).map_err(|error| disk_trouble(&error))
    });
    if let Err(error) = written {
        return undecided(&[error], project);
    }
    console::say(&format!("created {}, an example that explains itself", project.shown));
    console::say(&format!("put your own words into it, then run: {}", project.command("generate")));
    CLEAN
}

fn written(project: &Project, draft: &init::Draft) -> u8 {
    if let Err(error) = project.folder.write(&project.file_name, None, &draft.text) {
        return undecided(&[disk_trouble(&error)], project);
    }
    console::diagnostics(&draft.warnings, &project.sources);
    let counts = draft.counts.iter().map(|(key, count)| counted(*count, key.trim_end_matches('s')));
    let counts: Vec<_> = counts.collect();
    console::say(&format!("created {} with {}", project.shown, counts.join(", ")));
    if !draft.warnings.is_empty() {
        let warnings = counted(draft.warnings.len(), "warning");
        console::say(&format!("{warnings} above: what it does not have, and where files disagree"));
    }
    console::say(&format!(
        "see what it changes with: {}; then run: {}",
        project.command("check"),
        project.command("generate")
    ));
    CLEAN
}

fn draft(project: &mut Project, arguments: &Arguments) -> Result<init::Draft, Vec<Diagnostic>> {
    let mut files = Vec::new();
    let mut errors = Vec::new();
    for (index, path) in arguments.from_proto.iter().enumerate() {
        match read(project, path) {
            Ok((path, _)) if files.iter().any(|file: &ProtoFile| file.path == path) => {
                let twice = Diagnostic::new(codes::PROTO, Place::File(path), "it is named twice");
                errors.push(twice.with_help("name a file of its own for each version of the API"));
            }
            Ok((path, text)) => {
                files.push(ProtoFile { path, text, enums: arguments.enums_of(index) })
            }
            Err(error) => errors.push(error),
        }
    }
    if !errors.is_empty() {
        return Err(errors);
    }
    let page = free_path(project, "docs/reasons", ".md").map_err(|error| vec![error])?;
    init::from_proto(&files, &page)
}

/// A file by its path from the catalogue's folder, and its text.
fn read(project: &mut Project, asked: &str) -> Result<(Arc<str>, Arc<str>), Diagnostic> {
    let at = |message: String| Diagnostic::new(codes::DISK, Place::File(Arc::from(asked)), message);
    let below = disk::path_below(&project.path, Path::new(asked))
        .map_err(|error| at(format!("cannot read this: {error}")))?;
    let Some(path) = below else {
        let help = "put the catalogue into a folder above it, with --catalogue FILE";
        let outside = "this is not below the catalogue's folder".to_owned();
        return Err(at(outside).with_help(help));
    };
    let bytes = project.folder.read(&path).map_err(|error| disk_trouble(&error))?;
    let path: Arc<str> = Arc::from(path);
    let text = project.text(Arc::clone(&path), bytes.unwrap_or_default())?;
    Ok((path, text))
}

/// A path at which nothing stands yet.
fn free_path(project: &Project, stem: &str, ending: &str) -> Result<String, Diagnostic> {
    let mut number = 1;
    loop {
        let tail = if number > 1 { format!("-{number}") } else { String::new() };
        let path = format!("{stem}{tail}{ending}");
        if project.folder.read(&path).map_err(|error| disk_trouble(&error))?.is_none() {
            return Ok(path);
        }
        number += 1;
    }
}
