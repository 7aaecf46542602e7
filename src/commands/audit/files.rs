//! Which source files are read, and which settings of `audit` have no effect.

use std::collections::HashSet;
use std::path::Path;

use crate::audit::{self, Helpers, Source, Syntax};
use crate::catalogue::{Audit, Catalogue, Given};
use crate::commands::project::Project;
use crate::diagnostic::{Diagnostic, Place, Severity, all_or_errors, codes};
use crate::disk::{self, Ignored};
use crate::paths::PathPattern;

/// The place of patterns that were given on the command line.
pub const COMMAND_LINE: &str = "command line";

pub struct Files {
    pub paths: Vec<String>,
    /// Warnings about patterns without effect.
    pub unneeded: Vec<Diagnostic>,
}

/// A pattern of files, and where somebody wrote it.
struct Wanted {
    text: String,
    place: Place,
    pattern: PathPattern,
}

/// The files to read: those that are asked for, or those that the catalogue names.
pub fn choose(
    project: &Project,
    catalogue: &Catalogue,
    asked: &[String],
) -> Result<Files, Vec<Diagnostic>> {
    let (wanted, exclude) = patterns_of(catalogue, asked)?;
    let sources = sources(project, &wanted)?;
    let is_read = |path: &&String| !fits(&exclude, path);
    let paths: Vec<String> = sources.iter().filter(is_read).cloned().collect();
    let reads = |one: &&Wanted| paths.iter().any(|path| one.fits(path));
    let mut unneeded = Vec::new();
    if !wanted.iter().all(|one| reads(&one)) {
        let all = listed(project, Ignored::Listed, &|_| true)?;
        unneeded =
            wanted.iter().filter(|one| !reads(one)).map(|one| one.why(&all, &sources)).collect();
    }
    if paths.is_empty() {
        let (code, severity) = (codes::INVALID_PATTERN, Severity::Error);
        let errors = unneeded.into_iter().map(|one| Diagnostic { code, severity, ..one });
        return Err(errors.collect());
    }
    let leaves_out = |one: &&Wanted| sources.iter().any(|path| one.fits(path));
    unneeded.extend(exclude.iter().filter(|one| !leaves_out(one)).map(|one| {
        let message = format!("`{}` matches none of the source files", one.text);
        unneeded_at(one.place.clone(), message, "correct the pattern, or remove it")
    }));
    Ok(Files { paths, unneeded })
}

/// The patterns of the files to read, and of those to leave out.
fn patterns_of(
    catalogue: &Catalogue,
    asked: &[String],
) -> Result<(Vec<Wanted>, Vec<Wanted>), Vec<Diagnostic>> {
    let given = |given: fn(&Audit) -> &Vec<Given>| {
        let all = catalogue.audit.iter().flat_map(given);
        all.map(|(text, span)| (text.clone(), catalogue.files.place(span))).collect::<Vec<_>>()
    };
    let wanted = if asked.is_empty() {
        given(|audit| &audit.paths)
    } else {
        asked.iter().map(|text| (text.clone(), Place::whole(COMMAND_LINE))).collect()
    };
    if wanted.is_empty() {
        let message = "the catalogue has no `audit`, so there are no files to read";
        let error = Diagnostic::new(codes::INVALID_PATTERN, catalogue.files.whole(), message);
        let help = "name them: `audit: { paths: [src/**/*.cpp] }`, or on the command line";
        return Err(vec![error.with_help(help)]);
    }
    Ok((patterns(wanted)?, patterns(given(|audit| &audit.exclude))?))
}

/// The source files that are like some pattern.
fn sources(project: &Project, wanted: &[Wanted]) -> Result<Vec<String>, Vec<Diagnostic>> {
    let is_source = |path: &str| Syntax::of_path(path).is_some() && fits(wanted, path);
    listed(project, Ignored::LeftOut, &is_source)
}

/// The files below the folder of the catalogue that pass.
fn listed(
    project: &Project,
    ignored: Ignored,
    passes: &dyn Fn(&str) -> bool,
) -> Result<Vec<String>, Vec<Diagnostic>> {
    let passes = |path: &Path| path.to_str().is_some_and(passes);
    let files = disk::source_files(&project.path, ignored, &passes);
    let files = files.map_err(|error| vec![Diagnostic::from(error)])?;
    Ok(files.iter().filter_map(|path| path.to_str()).map(str::to_owned).collect())
}

fn fits(all: &[Wanted], path: &str) -> bool {
    all.iter().any(|one| one.fits(path))
}

fn unneeded_at(place: Place, message: String, help: &str) -> Diagnostic {
    Diagnostic::new(codes::UNNEEDED_AUDIT, place, message).with_help(help)
}

fn patterns(given: Vec<(String, Place)>) -> Result<Vec<Wanted>, Vec<Diagnostic>> {
    all_or_errors(given.into_iter().map(|(text, place)| match PathPattern::new(&text) {
        Ok(pattern) => Ok(Wanted { text, place, pattern }),
        Err(trouble) => {
            let message = format!("`{text}` is not a pattern: {trouble}");
            let help = "write `*` for any part of a name and `**` for any folders";
            Err(Diagnostic::new(codes::INVALID_PATTERN, place, message).with_help(help))
        }
    }))
}

impl Wanted {
    fn fits(&self, path: &str) -> bool {
        self.pattern.matches(path)
    }

    /// Why no file is read for it, by all files and by the source files among them that are like some
    /// pattern.
    fn why(&self, all: &[String], sources: &[String]) -> Diagnostic {
        let text = &self.text;
        let is_like = |path: &&String| self.fits(path);
        let folder = text.trim_end_matches('/');
        let is_below =
            |path: &String| path.strip_prefix(folder).is_some_and(|it| it.starts_with('/'));
        let is_path = Path::new(text).is_relative() && !text.contains('\\');
        let (why, help) = if !is_path || text.split('/').any(|part| part == "." || part == "..") {
            let help = "write it from the catalogue's folder, with `/`, and without `.` and `..`";
            ("is not a path from the catalogue's folder", help.to_owned())
        } else if sources.iter().any(|path| is_like(&path)) {
            ("matches only files that `exclude` leaves out", "change one of them".to_owned())
        } else if let Some(path) = all.iter().find(is_like) {
            match Syntax::of_path(path) {
                Some(_) => ("matches only files that `.gitignore` leaves out", {
                    "remove the pattern, or what ignores them".to_owned()
                }),
                None => ("matches no file in a language that is read", {
                    "they are C, C++, Go, Java, Python, Rust, TypeScript and JavaScript".to_owned()
                }),
            }
        } else if all.iter().any(is_below) {
            ("is a folder", format!("write `{folder}/**/*` for the files below it"))
        } else {
            ("matches no file", "correct it, or remove it".to_owned())
        };
        unneeded_at(self.place.clone(), format!("`{text}` {why}"), &help)
    }
}

/// Warnings about sources, setters and helpers in `audit` that have no effect in these files.
pub fn unneeded(
    catalogue: &Catalogue,
    paths: &[String],
    sources: &[Source],
    helpers: &Helpers,
) -> Vec<Diagnostic> {
    let Some(given) = &catalogue.audit else { return Vec::new() };
    let above: HashSet<_> = paths.iter().flat_map(|file| Path::new(file).ancestors()).collect();
    let words = sources.iter().flat_map(|source| audit::every_word(&source.text));
    let words: HashSet<_> = words.collect();
    let known: HashSet<_> = helpers.keys().map(|(name, _)| name.as_str()).collect();
    let of_sources = given
        .sources
        .iter()
        .map(|(path, _)| path)
        .filter(|(path, _)| !above.contains(Path::new(path)));
    let of_setters = given.setters.iter().filter(|(name, _)| !words.contains(name.as_str()));
    let of_helpers = given.helpers.iter().filter(|(name, _)| !known.contains(name.as_str()));
    let all = of_sources.map(|path| (path, "no source file is at or below this path:"));
    let all = all.chain(of_setters.map(|name| (name, "no file that sends something calls")));
    let all = all.chain(of_helpers.map(|name| (name, "no function says what callers leave out:")));
    all.map(|((text, span), why)| {
        let help = "correct it, or remove it from `audit`";
        unneeded_at(catalogue.files.place(span), format!("{why} `{text}`"), help)
    })
    .collect()
}
