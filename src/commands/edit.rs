//! What all edits of the catalogue have in common: the diff, the file, and what comes after.

use std::collections::HashMap;
use std::sync::Arc;

use clap::Args;

use super::compare::load;
use super::project::{Project, disk_trouble};
use super::{console, depfile, exit_code, generate, undecided, usage};
use crate::catalogue::{self, Catalogue, Target};
use crate::compare;
use crate::diagnostic::Diagnostic;
use crate::disk::Access;
use crate::edit::{self, Request};
use crate::lint;
use crate::plan::{Change, Planned};
use crate::splice::{self, ByHand};

/// What to do with an edit.
#[derive(Args)]
pub struct Options {
    /// Update the outputs too
    #[arg(long)]
    generate: bool,
    /// Show the diff and write nothing
    #[arg(long, conflicts_with = "generate")]
    dry_run: bool,
}

/// Why there is no request.
pub enum Trouble {
    /// The command line does not say what is needed.
    Usage(String),
    /// Something is wrong with the catalogue, or with what was asked of it.
    Diagnostics(Vec<Diagnostic>),
}

impl From<String> for Trouble {
    fn from(message: String) -> Self {
        Self::Usage(message)
    }
}

impl From<Vec<Diagnostic>> for Trouble {
    fn from(diagnostics: Vec<Diagnostic>) -> Self {
        Self::Diagnostics(diagnostics)
    }
}

/// Asks for the request with the catalogue at hand, and carries it out; gives the exit code.
pub fn run(
    project: &mut Project,
    command: &str,
    options: &Options,
    ask: impl FnOnce(&mut Project, &Catalogue) -> Result<Request, Trouble>,
) -> u8 {
    let request = load(project).map_err(Trouble::from);
    let request = match request.and_then(|catalogue| ask(project, &catalogue)) {
        Ok(request) => request,
        Err(Trouble::Usage(message)) => return usage(command, &message),
        Err(Trouble::Diagnostics(errors)) => return undecided(&errors, project),
    };
    let Done { found, catalogue, name } = match carry_out(project, &request, options) {
        Ok(done) => done,
        Err(errors) => return undecided(&errors, project),
    };
    let generated =
        options.generate.then(|| generate::attempt(project, false, &depfile::Arguments::default()));
    match generated {
        // It lints the whole catalogue.
        Some(Ok(_)) => {}
        Some(Err(_)) => {
            console::say(&format!("{} was written, the outputs were not", project.shown));
        }
        None => console::diagnostics(&found, &project.sources),
    }
    for line in by_hand(project, &catalogue, &name) {
        console::say(&line);
    }
    if !options.dry_run && !matches!(generated, Some(Ok(_))) {
        let command = project.command("generate");
        console::say(&format!("to update the outputs, run: {command}"));
    }
    match generated {
        Some(Ok(code) | Err(code)) => code,
        None => exit_code(&found),
    }
}

/// What came of an edit.
struct Done {
    /// What lints find in the new text and did not in the old one.
    found: Vec<Diagnostic>,
    /// The catalogue that the new text is.
    catalogue: Catalogue,
    /// The name of the entry that was edited.
    name: String,
}

/// Edits the catalogue as it stands now: others may have written it while a question was open.
fn carry_out(
    project: &mut Project,
    request: &Request,
    options: &Options,
) -> Result<Done, Vec<Diagnostic>> {
    let trouble = |error| vec![disk_trouble(&error)];
    let _lock = project.lock(Access::Write).map_err(|error| vec![error])?;
    let text = project.catalogue_text().map_err(|error| vec![error])?;
    let old = catalogue::load(&project.shown, &text)?;
    let edited = edit::edit(&old, &text, request)?;
    let shown: Arc<str> = Arc::from(format!("{} (edited)", project.shown));
    project.sources.insert(Arc::clone(&shown), Arc::from(edited.as_str()));
    let new = catalogue::load(&shown, &edited)?;
    project.folder.read_own(&project.file_name).map_err(trouble)?;
    let change = Change::Stale(text.as_bytes().to_vec());
    let planned = Planned { path: project.file_name.clone(), text: edited.clone(), change };
    console::diff(&planned.diff());
    console::say(compare::text(&compare::compare(&old, &new)).trim_end());
    if !options.dry_run {
        let old = Some(text.as_bytes());
        project.folder.write(&planned.path, old, &planned.text).map_err(trouble)?;
        console::say(&format!("updated {}", project.shown));
    }
    let found = lints(&new, &edited, &lints(&old, &text, &[], ""), &text);
    let name = match request {
        Request::Add(addition) => &addition.name,
        Request::Rename(renaming) => &renaming.to,
        Request::Deprecate(retirement) | Request::Remove(retirement) => &retirement.name,
    };
    Ok(Done { found, name: name.clone(), catalogue: new })
}

/// What an entry asks of the `.proto` files of which only the comments are generated.
fn by_hand(project: &Project, catalogue: &Catalogue, name: &str) -> Vec<String> {
    let Some((kind, _, entry)) = catalogue.find(name) else { return Vec::new() };
    let mut lines = Vec::new();
    for output in &catalogue.outputs {
        if !matches!(output.target, Target::ProtoComments(..)) {
            continue;
        }
        // What is wrong with the file is for `check` to say.
        let Ok(Some(bytes)) = project.folder.read_own(&output.path) else { continue };
        let file = project.path_from_here(&output.path);
        let steps = splice::by_hand(kind, entry, output, &String::from_utf8_lossy(&bytes));
        let said = steps
            .into_iter()
            .map(|ByHand { what, line }| format!("by hand: {what} in {file}:{line}"));
        lines.extend(said);
    }
    lines
}

/// What lints find in a text, without what they found before in another one: the same about the same
/// words, as often.
fn lints(
    catalogue: &Catalogue,
    text: &str,
    before: &[Diagnostic],
    before_in: &str,
) -> Vec<Diagnostic> {
    let key = |one: &Diagnostic, text| (one.message.clone(), one.place.words(text).to_owned());
    let mut known: HashMap<_, usize> = HashMap::new();
    for one in before {
        *known.entry(key(one, before_in)).or_default() += 1;
    }
    let mut found = lint::lint(catalogue, text, None, &[]);
    found.retain(|one| match known.get_mut(&key(one, text)) {
        Some(left) if *left > 0 => {
            *left -= 1;
            false
        }
        _ => true,
    });
    found
}
