//! `reasonbook init`: writes a first catalogue.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;

use clap::{ArgGroup, Args};

use super::console;
use super::exit::{Exit, Outcome};
use super::project::Project;
use super::usage;
use super::usage::is_like_a_catalogue;
use crate::catalogue::{self, EnumKind};
use crate::diagnostic::{Code, Diagnosed, Diagnostic, Place, all_or_errors, codes};
use crate::disk::{self, Access};
use crate::init::{self, Asked, PatternFile, ProtoFile};
use crate::paths;
use crate::render;

/// Where the catalogue is to come from.
#[derive(Args)]
#[command(group(ArgGroup::new("enums").args(["states", "sources", "reasons"]).multiple(true)))]
pub struct Arguments {
    /// A `.proto` file with enums to start from; once more for another version of the API
    #[arg(long, value_name = "FILE")]
    from_proto: Vec<String>,
    /// A file of any other kind to start from, of which patterns say how it mentions entries; once more
    /// for another file about the same ones
    #[arg(long, value_name = "FILE", requires = "enums", conflicts_with = "from_proto")]
    from: Vec<String>,
    /// The enum of states in it, such as `JobState`, or `Message.Enum` where it is nested; or
    /// `FILE:ENUM`, where it is in another file. Once more for another version of the API. With `--from`
    /// a pattern, or `FILE:PATTERN`
    #[arg(long, value_name = "[FILE:]ENUM")]
    states: Vec<String>,
    /// The enum of sources: what sends updates
    #[arg(long, value_name = "[FILE:]ENUM")]
    sources: Vec<String>,
    /// The enum of reasons
    #[arg(long, value_name = "[FILE:]ENUM")]
    reasons: Vec<String>,
}

impl Arguments {
    fn enums(&self) -> [(EnumKind, &[String]); 3] {
        [
            (EnumKind::States, &self.states),
            (EnumKind::Sources, &self.sources),
            (EnumKind::Reasons, &self.reasons),
        ]
    }

    /// The patterns for a file, of each enum: the one that names the file, else the one at its index, else the
    /// only one.
    fn patterns(&self, index: usize, file: &str) -> Vec<(EnumKind, String)> {
        let of_file = |given: &[String]| {
            let named = |it: &&String| self.from.iter().any(|file| of_that(it, file).is_some());
            if let Some(own) = given.iter().find_map(|it| of_that(it, file)) {
                return Some(own.to_owned());
            }
            let others: Vec<&String> = given.iter().filter(|it| !named(it)).collect();
            match others.as_slice() {
                [one] if given.len() == 1 => Some((*one).clone()),
                several => several.get(index).map(|it| (*it).clone()),
            }
        };
        let patterns = self.enums().into_iter();
        patterns.filter_map(|(kind, given)| Some((kind, of_file(given)?))).collect()
    }

    /// The enums that are asked for, each with its file. What was given last holds for all further
    /// versions of the API as well.
    fn asked(&self) -> Result<Vec<(&str, Asked)>, clap::Error> {
        let enums = self.enums();
        let given = enums.iter().map(|(_, given)| given.len()).max().unwrap_or_default();
        let mut asked = Vec::new();
        for api in 0..given.max(self.from_proto.len()) {
            let usual = self.from_proto.get(api).or(self.from_proto.last());
            for (kind, given) in enums {
                let Some(given) = given.get(api).or(given.last()) else { continue };
                let (file, path) = match given.rsplit_once(':') {
                    Some((file, path)) => (Some(file), path),
                    None => (usual.map(String::as_str), given.as_str()),
                };
                let file = file.ok_or_else(|| {
                    let add = format!("add --from-proto FILE, or write FILE:{path}");
                    let message = format!("no file is given for `{path}`; {add}");
                    usage::wrong::<Self>("init", &message)
                })?;
                asked.push((file, Asked { api, kind, path: path.to_owned() }));
            }
        }
        Ok(asked)
    }
}

/// The rest of `given` after `FILE:`, if it starts with that.
fn of_that<'g>(given: &'g str, file: &str) -> Option<&'g str> {
    given.strip_prefix(file)?.strip_prefix(':')
}

pub fn run(project: &mut Project, arguments: &Arguments) -> Outcome {
    let asked = if arguments.from.is_empty() { arguments.asked()? } else { Vec::new() };
    let _lock = project.lock(Access::Write)?;
    if project.folder.read_own(&project.file_name)?.is_some() {
        return Ok(refused(project));
    }
    let (drafted, next) = if !arguments.from.is_empty() {
        let check = project.command("check");
        let next = format!("see whether the files agree with it, now and in CI, with: {check}");
        (from_patterns(project, arguments), next)
    } else if asked.is_empty() && arguments.from_proto.is_empty() {
        return example(project);
    } else {
        let (check, generate) = (project.command("check"), project.command("generate"));
        let next = format!("see what it changes with: {check}; then run: {generate}");
        (draft(project, &arguments.from_proto, asked), next)
    };
    let Diagnosed { value, diagnostics } = drafted;
    let Some(draft) = value else {
        project.report(&diagnostics);
        console::say("nothing was written");
        return Ok(Exit::Undecided);
    };
    write(project, &draft, &diagnostics)?;
    console::say(&next);
    propose_attributes(&draft.whole);
    Ok(Exit::Clean)
}

/// Reports that there is a catalogue already.
fn refused(project: &Project) -> Exit {
    let place = Place::File(Arc::clone(&project.shown));
    let there = Diagnostic::new(codes::CATALOGUE_EXISTS, place, "the catalogue already exists");
    let help = "edit it, or choose another file with --catalogue FILE";
    project.report(&[there.with_help(help)]);
    console::say("nothing was written");
    Exit::Findings
}

fn example(project: &mut Project) -> Outcome {
    let page = free_path(project, "docs/reasons", ".md")?;
    let proto = free_path(project, "proto/reasons", ".proto")?;
    let name = &project.file_name;
    project.folder.write(name, None, &init::example(&page, &proto, &render::option(name)))?;
    console::say(&format!("created {}, an example that explains itself", project.shown));
    console::say(&format!("edit it, then run: {}", project.command("generate")));
    propose_attributes(&[page, proto]);
    Ok(Exit::Clean)
}

/// Shows what git should know of generated files.
fn propose_attributes(paths: &[String]) {
    if !paths.is_empty() {
        console::say("lines for a .gitattributes beside it, so that reviews fold generated files:");
    }
    for path in paths {
        console::say(&format!("  {path} linguist-generated eol=lf"));
    }
}

fn write(
    project: &Project,
    draft: &init::Draft,
    warnings: &[Diagnostic],
) -> Result<(), Diagnostic> {
    project.folder.write(&project.file_name, None, &draft.text)?;
    project.report(warnings);
    let counts =
        draft.counts.iter().map(|(key, count)| console::counted(*count, key.trim_end_matches('s')));
    let counts: Vec<_> = counts.collect();
    console::say(&format!("created {} with {}", project.shown, counts.join(", ")));
    if !warnings.is_empty() {
        let warnings = console::counted(warnings.len(), "warning");
        console::say(&format!("{warnings} above: what it lacks, and where files disagree"));
    }
    Ok(())
}

fn draft(
    project: &mut Project,
    from_proto: &[String],
    asked: Vec<(&str, Asked)>,
) -> Diagnosed<Option<init::Draft>> {
    let (mut files, mut errors) = (Vec::<ProtoFile>::new(), Vec::new());
    let named = from_proto.iter().map(|file| (file.as_str(), None));
    for (file, asked) in named.chain(asked.into_iter().map(|(file, asked)| (file, Some(asked)))) {
        match read(project, file) {
            Ok((path, text)) => match (files.iter_mut().find(|it| it.path == path), asked) {
                (Some(_), None) => {
                    let help =
                        "name it once; if it has two versions of the API, name the enums of both";
                    errors.push(twice(codes::PROTO, &path).with_help(help));
                }
                (Some(known), asked) => known.enums.extend(asked),
                (None, asked) => {
                    let (given, enums) = (paths::quoted(file), asked.into_iter().collect());
                    files.push(ProtoFile { path, given, text, enums });
                }
            },
            Err(error) if asked.is_some() && errors.contains(&error) => {}
            Err(error) => errors.push(error),
        }
    }
    if !errors.is_empty() {
        return Diagnosed { value: None, diagnostics: errors };
    }
    match free_path(project, "docs/reasons", ".md") {
        Ok(page) => init::from_proto(&files, &page, &render::option(&project.file_name)),
        Err(error) => Diagnosed { value: None, diagnostics: vec![error] },
    }
}

/// A catalogue of what files say, with their patterns.
fn from_patterns(project: &mut Project, arguments: &Arguments) -> Diagnosed<Option<init::Draft>> {
    let mut seen = BTreeSet::new();
    let files = all_or_errors(arguments.from.iter().enumerate().map(|(index, file)| {
        let (path, text) = read(project, file)?;
        if !seen.insert(Arc::clone(&path)) {
            return Err(twice(codes::INVALID_PATTERN, &path).with_help("name it once"));
        }
        let patterns = arguments.patterns(index, file);
        if patterns.is_empty() {
            let message = "there is no pattern of how this file mentions entries";
            let error = Diagnostic::new(codes::INVALID_PATTERN, Place::File(path), message);
            let help = "give one pattern for each file, or one for all of them";
            return Err(error.with_help(help));
        }
        Ok(PatternFile { path, text, patterns })
    }));
    match files {
        Ok(files) => init::from_patterns(&files, &render::option(&project.file_name)),
        Err(diagnostics) => Diagnosed { value: None, diagnostics },
    }
}

fn twice(code: Code, path: &Arc<str>) -> Diagnostic {
    Diagnostic::new(code, Place::File(Arc::clone(path)), "it is named twice")
}

/// A file by its path from the catalogue's folder, and its text.
pub(super) fn read(project: &mut Project, asked: &str) -> Result<(Arc<str>, Arc<str>), Diagnostic> {
    let name = project.path_from_folder(Path::new(asked));
    let at = |message: String| Diagnostic::new(codes::DISK, Place::whole(name.as_str()), message);
    let below = disk::path_below(&project.path, Path::new(asked)).map_err(|error| {
        at(format!("cannot read this: {error}")).with_help("name a file that exists")
    })?;
    let Some(path) = below else {
        let help = "start in a folder above it, or name a catalogue there with --catalogue FILE";
        let outside = "this is not below the catalogue's folder".to_owned();
        return Err(at(outside).with_help(help));
    };
    let bytes = project.folder.read(&path)?;
    let path: Arc<str> = Arc::from(path);
    let text = project.text(&path, &bytes.unwrap_or_default())?;
    Ok((path, text))
}

/// The first free path: no file is there, and no other catalogue in the folder generates it.
fn free_path(project: &mut Project, stem: &str, ending: &str) -> Result<String, Diagnostic> {
    let taken = outputs_of_others(project)?;
    let mut number = 1;
    loop {
        let tail = if number > 1 { format!("-{number}") } else { String::new() };
        let path = format!("{stem}{tail}{ending}");
        if !taken.contains(&paths::key(&path)) && project.folder.read(&path)?.is_none() {
            return Ok(path);
        }
        number += 1;
    }
}

/// The keys of the paths that other catalogues in the folder generate.
fn outputs_of_others(project: &mut Project) -> Result<BTreeSet<String>, Diagnostic> {
    let mut found = BTreeSet::new();
    for file in project.list("")? {
        if file.is_folder || !is_like_a_catalogue(&file.name) {
            continue;
        }
        // A file that cannot be read is not somebody's catalogue.
        if let Ok(Some(bytes)) = project.folder.read_own(&file.name) {
            let paths = catalogue::output_paths(&String::from_utf8_lossy(&bytes));
            found.extend(paths.iter().map(|path| paths::key(path)));
        }
    }
    Ok(found)
}
