//! The whole way from the catalogue to a plan.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::project::Project;
use super::{limits, mentions};
use crate::catalogue::{Broken, Catalogue, Output, Target};
use crate::diagnostic::{Diagnosed, Diagnostic, codes};
use crate::lint::{self, GeneratedPage, GeneratedPages, Subject};
use crate::plan::{self, OnDisk, Plan};
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
        Self { catalogue: None, plan: Plan::default(), verdict: Verdict::Undecided(0), found }
    }
}

/// Reads, resolves, renders, and compares with the disk. Nothing is written.
pub fn run(project: &mut Project) -> Run {
    match project.examine() {
        Ok(catalogue) => plan(project, &Arc::new(catalogue)),
        Err(broken) => Run::undecided(look_over(project, broken)),
    }
}

/// All that can be found in a catalogue with errors.
fn look_over(project: &mut Project, broken: Broken) -> Vec<Diagnostic> {
    let Broken { errors: mut found, repeated, rest } = broken;
    let Some(rest) = rest.map(|rest| Arc::new(*rest)) else { return found };
    let starts = found.iter().filter_map(|error| rest.files.byte(&error.place));
    let errors = starts.chain(repeated).collect();
    let templates = templates(project, &rest).gather(&mut found);
    let catalogue = Arc::clone(&rest);
    let looked = limits::within(project.limits, &rest, move |progress| {
        let diagnostics = render::look_over(&catalogue, &templates, progress);
        Diagnosed { value: (), diagnostics }
    });
    looked.gather(&mut found);
    lint::lint(&Subject { errors: Some(errors), ..Subject::new(&rest) }, found)
}

/// The plan for a catalogue. All steps that do not depend on each other are tried, so that one run shows
/// everything that is wrong.
fn plan(project: &mut Project, catalogue: &Arc<Catalogue>) -> Run {
    let mut found = Vec::new();
    let templates = templates(project, catalogue).gather(&mut found);
    let rendered = render(project, catalogue, templates).gather(&mut found);
    let disk = read_outputs(project, catalogue).gather(&mut found);
    let orphans = read_orphans(project, catalogue).gather(&mut found);
    let regions = regions(catalogue, &rendered);
    let spliced = splice(project, catalogue, rendered, &disk).gather(&mut found);
    let unknown = catalogue.outputs.len() - spliced.len();
    let Diagnosed { value: plan, diagnostics: in_files } = plan::plan(spliced, disk, orphans);
    found.extend(mentions::judge(project, catalogue, &plan));
    let verdict = match in_files.iter().filter(|found| found.is_error()).count() {
        _ if found.iter().any(Diagnostic::is_error) => Verdict::Undecided(unknown),
        0 => Verdict::Clear,
        refusals => Verdict::Refused(refusals),
    };
    found.extend(in_files);
    let is_known = !matches!(verdict, Verdict::Undecided(_));
    let pages = is_known.then(|| pages(project, catalogue, &plan, &regions));
    let found = lint::lint(&Subject { pages, ..Subject::new(catalogue) }, found);
    Run { catalogue: Some(Arc::clone(catalogue)), plan, verdict, found }
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
    let pages = plan.outputs.iter().filter(|output| GeneratedPage::is_one(&output.path));
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

/// Renders every output, within limits.
fn render(
    project: &Project,
    catalogue: &Arc<Catalogue>,
    templates: Templates,
) -> Diagnosed<Vec<Option<Rendered>>> {
    let (shared, file_name) = (Arc::clone(catalogue), project.file_name.clone());
    limits::within(project.limits, catalogue, move |progress| {
        render::render(&shared, &file_name, &templates, progress)
    })
}

/// Puts every rendered output into its file, if that could be read.
fn splice(
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
        let found = project.folder.read_own(&output.path);
        let in_place = !matches!(output.target, Target::Whole(_));
        if in_place {
            project.note(&output.path, &found);
        }
        match found {
            Ok(bytes) => {
                if let Some(bytes) = bytes.as_ref().filter(|_| in_place) {
                    project.remember(&output.path, bytes);
                }
                disk.value.insert(output.path.clone(), bytes);
            }
            Err(error) => disk.diagnostics.push(error.into()),
        }
    }
    disk
}

fn is_input(catalogue: &Catalogue, output: &Output) -> Diagnostic {
    let message = format!("`{}` is where a link leads that is the catalogue", output.path);
    let place = catalogue.files.place(&output.span);
    Diagnostic::new(codes::OUTPUT_IS_INPUT, place, message)
        .with_help("give the output a path that neither the catalogue nor a template has")
}

/// The generated files in owned folders that are no outputs.
fn read_orphans(project: &Project, catalogue: &Catalogue) -> Diagnosed<Vec<PathBuf>> {
    let mut orphans = Diagnosed::<Vec<_>>::default();
    let outputs = catalogue.outputs.iter().map(|output| Path::new(&output.path)).collect();
    let marker = render::marker(&project.file_name);
    let ours = |top: &[u8]| render::has_banner(top, &marker);
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
