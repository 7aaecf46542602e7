//! Source files: which ones, and what they say.

use std::collections::HashMap;
use std::path::Path;
use std::sync::Arc;

use aho_corasick::AhoCorasick;

use super::files::{self, Files};
use crate::audit::{self, Helpers, Setting, Source, Syntax, Vocabulary};
use crate::catalogue::{Audit, Catalogue, EntryId, EnumKind};
use crate::commands::project::Project;
use crate::diagnostic::{Diagnostic, Place, all_or_errors, codes, line_of, line_starts};
use crate::disk::Folder;
use crate::parallel::on_every_core;

/// What the source files say, and warnings about patterns and settings without effect.
pub struct SourceFiles {
    /// Every source file that names something of the catalogue, in the order of the paths.
    pub sources: Vec<Source>,
    pub unneeded: Vec<Diagnostic>,
}

/// Reads the files that are asked for, or those that the catalogue names.
pub fn sources(
    project: &mut Project,
    catalogue: &Catalogue,
    asked: &[String],
) -> Result<SourceFiles, Vec<Diagnostic>> {
    project.name_as_it_is(files::COMMAND_LINE);
    let Files { paths, mut unneeded } = files::choose(project, catalogue, asked)?;
    let vocabulary = Vocabulary::of_catalogue(catalogue);
    let helpers = helpers(&project.folder, catalogue, &vocabulary, &paths)?;
    let marks = EnumKind::ALL.into_iter().flat_map(|kind| vocabulary.marks(kind));
    let marks = search(marks.map(str::to_owned).chain(vocabulary.code_marks()))?;
    let folder = &project.folder;
    let read = |file: &String| -> Result<Option<Source>, Diagnostic> {
        let Some((text, syntax)) = marked(folder, file, &marks)? else { return Ok(None) };
        let setting = Setting {
            source: catalogue.audit.as_ref().and_then(|audit| source_of(audit, file)),
            has_states: !catalogue.states.entries.is_empty(),
            has_sources: !catalogue.sources.entries.is_empty(),
            helpers: Some(&helpers),
        };
        let evidence = audit::read(&text, syntax, &vocabulary, setting);
        Ok(Some(Source { file: Arc::from(file.as_str()), text, evidence }))
    };
    let read = on_every_core(&paths, |_, path| read(path).transpose());
    let mut sources = all_or_errors(read.into_iter().flatten()).map_err(|mut errors| {
        if folder.is_spent() {
            // All after it fail in the same way.
            errors.truncate(1);
        }
        errors
    })?;
    sources.sort_by(|one, other| one.file.cmp(&other.file));
    for source in &sources {
        project.sources.insert(Arc::clone(&source.file), Arc::clone(&source.text));
    }
    unneeded.extend(files::unneeded(catalogue, &paths, &sources, &helpers));
    Ok(SourceFiles { sources, unneeded })
}

/// What the helpers that the catalogue names send, in whatever file each is.
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
        if let Some((text, syntax)) = marked(folder, file, &marks).map_err(|error| vec![error])? {
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

/// The text of a source file that has one of the marks.
fn marked(
    folder: &Folder,
    file: &str,
    marks: &AhoCorasick,
) -> Result<Option<(Arc<str>, Syntax)>, Diagnostic> {
    let bytes = folder.read_own(file)?.filter(|bytes| marks.is_match(bytes));
    let text = bytes.map(|bytes| Arc::from(String::from_utf8_lossy(&bytes)));
    Ok(text.zip(Syntax::of_path(file)))
}

/// The source of what a file sends: that of the longest path which is the file or a folder above it.
fn source_of(audit: &Audit, file: &str) -> Option<EntryId> {
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
