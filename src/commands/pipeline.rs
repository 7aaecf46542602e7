//! The whole way from the catalogue to a plan.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::progress::step;
use super::project::Project;
use super::selection::{Paths, Selection};
use super::{limits, mentions};
use crate::catalogue::{Broken, Catalogue, Output, Target};
use crate::diagnostic::{Diagnosed, Diagnostic, codes};
use crate::lint::{self, GeneratedPage, GeneratedPages, Subject};
use crate::paths;
use crate::plan::{self, OnDisk, Plan};
use crate::prose::is_markdown;
use crate::render::{self, Rendered, Templates};
use crate::splice::{self, Claim};

/// The result of a run of the pipeline.
pub struct Run {
    /// The catalogue, where it has no errors.
    pub catalogue: Option<Arc<Catalogue>>,
    /// The outputs whose texts are known.
    pub plan: Plan,
    /// Whether the plan may be carried out.
    pub verdict: Verdict,
    /// All that was found, without the plan's own findings.
    pub found: Vec<Diagnostic>,
    /// How many hand-written files were compared with the catalogue.
    pub compared: usize,
}

/// Whether a plan may be carried out.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// It may.
    Clear,
    /// Every text is known, but a person has to settle this many things in the files first.
    Refused(usize),
    /// There are errors. The texts of this many outputs are not known.
    Undecided(usize),
}

impl Run {
    fn undecided(found: Vec<Diagnostic>) -> Self {
        let (plan, verdict) = (Plan::default(), Verdict::Undecided(0));
        Self { catalogue: None, plan, verdict, found, compared: 0 }
    }
}

/// Reads, resolves, renders, and compares with the disk; nothing is written. Every output is rendered,
/// whatever the run is about, because pages lead to each other.
pub fn run(project: &mut Project, paths: &Paths) -> Run {
    match step("reading the catalogue", || project.examine()) {
        Ok(catalogue) => match paths.select(project, &catalogue) {
            Ok(selection) => make_plan(project, &Arc::new(catalogue), &selection),
            Err(unknown) => Run::undecided(unknown),
        },
        Err(broken) => Run::undecided(diagnose_broken(project, broken)),
    }
}

/// All that can be found in a catalogue with errors.
fn diagnose_broken(project: &mut Project, broken: Broken) -> Vec<Diagnostic> {
    let Broken { errors: mut found, repeated, rest } = broken;
    let Some(rest) = rest.map(|rest| Arc::new(*rest)) else { return found };
    let starts = found.iter().filter_map(|error| rest.files.byte(&error.place));
    let errors = starts.chain(repeated).collect();
    let templates = templates(project, &rest).gather(&mut found);
    let catalogue = Arc::clone(&rest);
    let looked = limits::within(project.limits, &rest, move |progress, give| {
        let diagnostics = render::template_errors(&catalogue, &templates, progress);
        give(Diagnosed { value: (), diagnostics });
    });
    looked.gather(&mut found);
    lint::lint(&Subject { errors: Some(errors), ..Subject::new(&rest) }, found)
}

/// The plan for a catalogue. All steps that do not depend on each other are tried, so that one run shows
/// everything that is wrong.
fn make_plan(project: &mut Project, catalogue: &Arc<Catalogue>, selection: &Selection) -> Run {
    let mut found = Vec::new();
    let templates = templates(project, catalogue).gather(&mut found);
    let rendered =
        step("rendering", || render_all(project, catalogue, templates)).gather(&mut found);
    let disk = step("reading the outputs", || read_outputs(project, catalogue)).gather(&mut found);
    let orphans = read_orphans(project, catalogue).gather(&mut found);
    let regions = regions(catalogue, &rendered);
    let spliced = step("comparing", || splice_all(project, catalogue, rendered, &disk));
    let spliced = spliced.gather(&mut found);
    let asked = catalogue.outputs.iter().filter(|output| selection.has(&output.path)).count();
    let unknown = asked - spliced.iter().filter(|(path, _)| selection.has(path)).count();
    let Diagnosed { value: mut plan, diagnostics: in_files } = plan::plan(spliced, disk, orphans);
    found.extend(mentions::judge(project, catalogue, &plan, selection));
    spare_known(project, &mut plan);
    let stops = |found: &&Diagnostic| found.is_error() && selection.is_about(found);
    let refusals = in_files.iter().filter(stops).count();
    let verdict = if found.iter().any(|found| stops(&found)) {
        Verdict::Undecided(unknown)
    } else if refusals > 0 {
        Verdict::Refused(refusals)
    } else {
        Verdict::Clear
    };
    found.extend(in_files);
    let is_known = !matches!(verdict, Verdict::Undecided(_));
    let mut found = step("linting", || {
        let pages = is_known.then(|| pages(project, catalogue, &plan, &regions));
        lint::lint(&Subject { pages, ..Subject::new(catalogue) }, found)
    });
    found.retain(|found| selection.is_about(found));
    selection.limit(&mut plan);
    let compared = catalogue.mentions.iter().filter(|one| selection.has(&one.path)).count();
    Run { catalogue: Some(Arc::clone(catalogue)), plan, verdict, found, compared }
}

/// The templates of all outputs, kept for diagnostics.
fn templates(project: &mut Project, catalogue: &Catalogue) -> Diagnosed<Templates> {
    let templates = render::gather(catalogue, |name| project.template_text(name));
    project.sources.extend(templates.value.clone());
    templates
}

/// The generated parts of files that are edited in place, by path.
type Regions = BTreeMap<String, Vec<String>>;

fn regions(catalogue: &Catalogue, rendered: &[Option<Rendered>]) -> Regions {
    let outputs = catalogue.outputs.iter().zip(rendered);
    let regions = outputs.filter_map(|(output, rendered)| match rendered {
        Some(Rendered::Regions(regions)) => {
            Some((output.path.clone(), regions.iter().map(|(_, text)| text.clone()).collect()))
        }
        _ => None,
    });
    regions.collect()
}

/// The Markdown pages among the outputs, and the other files that their links lead to. Whether these exist
/// decides what lints find, so they are inputs too.
fn pages<'p>(
    project: &mut Project,
    catalogue: &Catalogue,
    plan: &'p Plan,
    regions: &'p Regions,
) -> GeneratedPages<'p> {
    let pages = plan.outputs.iter().filter(|output| is_markdown(&output.path));
    let pages: Vec<_> = pages
        .map(|output| {
            let regions = regions.get(&output.path).map(Vec::as_slice);
            GeneratedPage::read(&output.path, &output.text, regions)
        })
        .collect();
    let outputs: BTreeSet<_> = catalogue.outputs.iter().map(|output| &output.path).collect();
    let named = lint::named_pages(catalogue).flat_map(|named| named.wanted());
    let wanted: BTreeSet<String> =
        pages.iter().flat_map(GeneratedPage::wanted).chain(named).collect();
    let files = wanted.into_iter().filter(|path| !outputs.contains(path));
    let files = files.filter(|path| project.leads_to(path)).collect();
    GeneratedPages { pages, files }
}

fn render_all(
    project: &Project,
    catalogue: &Arc<Catalogue>,
    templates: Templates,
) -> Diagnosed<Vec<Option<Rendered>>> {
    let (shared, file_name) = (Arc::clone(catalogue), project.file_name.clone());
    limits::within(project.limits, catalogue, move |progress, give| {
        render::render(&shared, &file_name, &templates, progress, give);
    })
}

/// Puts every rendered output into its file, if that could be read.
fn splice_all(
    project: &Project,
    catalogue: &Catalogue,
    rendered: Vec<Option<Rendered>>,
    disk: &OnDisk,
) -> Diagnosed<Vec<(String, Diagnosed<String>)>> {
    let mut spliced = Diagnosed::<Vec<_>>::default();
    for (output, rendered) in catalogue.outputs.iter().zip(rendered) {
        let (Some(rendered), Some(existing)) = (rendered, disk.get(&output.path)) else { continue };
        let existing = existing.as_deref();
        let owner = project.owner(Path::new(&output.path), existing.unwrap_or_default());
        let claim = Claim { file_name: &project.file_name, owner };
        let one = splice::splice(catalogue, output, rendered, existing, &claim);
        let Diagnosed { value, diagnostics } = one;
        match value {
            Some(value) => {
                spliced.value.push((output.path.clone(), Diagnosed { value, diagnostics }));
            }
            None => spliced.diagnostics.extend(diagnostics),
        }
    }
    spliced
}

/// The files of the outputs that can be read; those that are edited in place are kept for diagnostics.
fn read_outputs(project: &mut Project, catalogue: &Catalogue) -> Diagnosed<OnDisk> {
    let mut disk = Diagnosed::<OnDisk>::default();
    for output in &catalogue.outputs {
        if project.is_catalogue(&output.path) {
            disk.diagnostics.push(is_input(catalogue, output));
            continue;
        }
        let mut found = project.folder.read_own(&output.path);
        if let Target::Whole(_) = output.target {
            project.log_read(&output.path, &found);
        } else {
            found = project.record_read(&output.path, found);
            if let Ok(Some(bytes)) = &found {
                let text = Arc::from(String::from_utf8_lossy(bytes));
                project.sources.insert(Arc::from(output.path.as_str()), text);
            }
        }
        match found {
            Ok(bytes) => _ = disk.value.insert(output.path.clone(), bytes),
            Err(error) => disk.diagnostics.push(error.into()),
        }
    }
    disk
}

fn is_input(catalogue: &Catalogue, output: &Output) -> Diagnostic {
    let message = format!("`{}` is the target of the link that is the catalogue", output.path);
    let place = catalogue.files.place(&output.span);
    Diagnostic::new(codes::OUTPUT_IS_INPUT, place, message)
        .with_help("give the output a path that neither the catalogue nor a template has")
}

/// The generated files in owned folders that are no outputs.
fn read_orphans(project: &Project, catalogue: &Catalogue) -> Diagnosed<Vec<PathBuf>> {
    let mut orphans = Diagnosed::<Vec<_>>::default();
    let outputs = catalogue.outputs.iter().map(|output| Path::new(&output.path)).collect();
    let ours = |top: &[u8]| project.has_made(top);
    let owned: BTreeSet<&Path> = catalogue.owned.iter().map(Path::new).collect();
    let is_below = |folder: &Path| folder.ancestors().skip(1).any(|above| owned.contains(above));
    for folder in owned.iter().filter(|folder| !is_below(folder)) {
        match project.folder.files_below(folder, &project.file_name, &outputs, render::TOP, &ours) {
            Ok(found) => orphans.value.extend(found),
            Err(error) => orphans.diagnostics.push(error.into()),
        }
    }
    orphans.value.sort();
    orphans
}

/// Leaves files alone that the run has read: they are no outputs, whatever they begin with. So are outputs
/// that a file system lists in another spelling.
fn spare_known(project: &Project, plan: &mut Plan) {
    if plan.orphans.is_empty() {
        return;
    }
    let inputs = project.seen.read().filter_map(|path| project.folder.real_path(path));
    let outputs = plan.outputs.iter().map(|output| output.path.clone());
    let known: BTreeMap<_, _> =
        inputs.chain(outputs).map(|path| (paths::key(&path), path)).collect();
    let names = |folder: &str| project.folder.list(folder).unwrap_or_default();
    plan.orphans.retain(|orphan| {
        let orphan = orphan.to_string_lossy();
        let same = known.get(&paths::key(&orphan));
        same.is_none_or(|same| paths::listed(same, names) != paths::listed(&orphan, names))
    });
}
