//! Source files: which ones, and what they say.

use std::collections::HashMap;
use std::path::Path;
use std::sync::Arc;

use aho_corasick::AhoCorasick;

use super::super::project::Project;
use super::files::{self, Files};
use crate::audit::{self, Helpers, Setting, Source, Syntax, Vocabulary};
use crate::catalogue::{Audit, Catalogue, EnumKind};
use crate::diagnostic::{Diagnostic, Place, codes, line_of, line_starts};
use crate::disk::Folder;
use crate::parallel::on_every_core;

/// What the source files say, and what in `audit` or on the command line does nothing.
pub struct Read {
    /// Every source file that names something of the catalogue, in the order of the paths.
    pub sources: Vec<Source>,
    /// What does nothing.
    pub idle: Vec<Diagnostic>,
}

/// Reads the files that are asked for, or those that the catalogue names.
pub fn sources(
    project: &mut Project,
    catalogue: &Catalogue,
    asked: &[String],
) -> Result<Read, Vec<Diagnostic>> {
    project.name_as_it_is(files::COMMAND_LINE);
    let Files { paths, mut idle } = files::choose(project, catalogue, asked)?;
    let vocabulary = Vocabulary::of_catalogue(catalogue);
    let helpers = helpers(&project.folder, catalogue, &vocabulary, &paths)?;
    let marks = EnumKind::ALL.into_iter().flat_map(|kind| vocabulary.marks(kind));
    let marks = search(marks.map(str::to_owned).chain(vocabulary.code_marks()))?;
    let (folder, vocabulary, helpers) = (&project.folder, &vocabulary, &helpers);
    let sources = Reader { folder, catalogue, vocabulary, helpers, marks }.read_all(&paths)?;
    for source in &sources {
        project.sources.insert(Arc::clone(&source.file), Arc::clone(&source.text));
    }
    idle.extend(files::idle(catalogue, &paths, &sources, helpers));
    Ok(Read { sources, idle })
}

/// What the helpers that the catalogue names send, in whatever file each stands.
fn helpers(
    folder: &Folder,
    catalogue: &Catalogue,
    vocabulary: &Vocabulary,
    files: &[String],
) -> Result<Helpers, Vec<Diagnostic>> {
    let mut known = Helpers::new();
    let names = catalogue.audit.iter().flat_map(|audit| &audit.helpers);
    let names: Vec<String> = names.map(|(name, _)| name.clone()).collect();
    let marks = search(&names)?;
    for file in files.iter().filter(|_| !names.is_empty()) {
        let bytes = folder.read_own(file).map_err(|error| vec![error.into()])?;
        let Some(bytes) = bytes.filter(|bytes| marks.is_match(bytes)) else { continue };
        if let Some(syntax) = Syntax::of_path(file) {
            let text = String::from_utf8_lossy(&bytes);
            known.extend(audit::helpers(&text, syntax, vocabulary, &names));
        }
    }
    Ok(known)
}

/// A search for all of these words at once.
fn search<W: AsRef<[u8]>>(
    words: impl IntoIterator<Item = W>,
) -> Result<AhoCorasick, Vec<Diagnostic>> {
    AhoCorasick::new(words).map_err(|error| {
        let place = Place::whole(files::COMMAND_LINE);
        let message = format!("the names to look for are too many: {error}");
        let help = "audit the parts of the catalogue one by one";
        vec![Diagnostic::new(codes::INVALID_PATTERN, place, message).with_help(help)]
    })
}

/// What every file is read with.
struct Reader<'r> {
    folder: &'r Folder,
    catalogue: &'r Catalogue,
    vocabulary: &'r Vocabulary,
    helpers: &'r Helpers,
    /// What a file has that names something of the catalogue.
    marks: AhoCorasick,
}

impl Reader<'_> {
    /// Reads files in parallel. What they come to does not depend on the threads.
    fn read_all(&self, files: &[String]) -> Result<Vec<Source>, Vec<Diagnostic>> {
        let read = on_every_core(files.len(), |index| self.read(files.get(index)?).transpose());
        let (mut sources, mut errors) = (Vec::new(), Vec::new());
        for one in read.into_iter().flatten() {
            match one {
                Ok(source) => sources.push(source),
                Err(error) => errors.push(error),
            }
        }
        sources.sort_by(|one: &Source, other| one.file.cmp(&other.file));
        if self.folder.is_spent() {
            // All after it fail in the same way.
            errors.truncate(1);
        }
        if errors.is_empty() { Ok(sources) } else { Err(errors) }
    }

    /// What a file says; nothing where it has none of the names.
    fn read(&self, file: &str) -> Result<Option<Source>, Diagnostic> {
        let bytes = self.folder.read_own(file)?;
        let Some(bytes) = bytes.filter(|bytes| self.marks.is_match(bytes)) else { return Ok(None) };
        let Some(syntax) = Syntax::of_path(file) else { return Ok(None) };
        let text: Arc<str> = Arc::from(String::from_utf8_lossy(&bytes));
        let setting = Setting {
            source: self.catalogue.audit.as_ref().and_then(|audit| source_of(audit, file)),
            has_states: !self.catalogue.states.entries.is_empty(),
            has_sources: !self.catalogue.sources.entries.is_empty(),
            helpers: Some(self.helpers),
        };
        let evidence = audit::read(&text, syntax, self.vocabulary, setting);
        Ok(Some(Source { file: Arc::from(file), text, evidence }))
    }
}

/// The source of what a file sends: that of the longest path which is the file or a folder above it.
fn source_of(audit: &Audit, file: &str) -> Option<usize> {
    let above = audit.sources.iter().filter(|((path, _), _)| Path::new(file).starts_with(path));
    above.max_by_key(|((path, _), _)| path.len()).map(|(_, source)| *source)
}

/// Shows places as files with their lines.
pub fn lines(project: &Project) -> impl FnMut(&Place) -> String {
    let mut indexed = HashMap::new();
    move |place| {
        let file = place.file();
        let text = project.sources.get(file).map(AsRef::as_ref).unwrap_or_default();
        let starts = indexed.entry(Arc::clone(file)).or_insert_with(|| line_starts(text));
        format!("{}:{}", project.path_from_here(file), line_of(starts, place.start().unwrap_or(0)))
    }
}
