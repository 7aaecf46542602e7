//! What each stage of a run takes, and all of them together: `cargo bench`, or `REASONS=100000 cargo
//! bench` for one other size. Python 3 writes the catalogues.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;
use std::sync::{Arc, Mutex};

use divan::{Bencher, black_box};
use reasonbook::catalogue::{self, Catalogue, Output};
use reasonbook::diagnostic::{Diagnosed, Diagnostic};
use reasonbook::lint::{self, GeneratedPage, GeneratedPages, Subject};
use reasonbook::plan::{self, OnDisk, Plan};
use reasonbook::prose::is_markdown;
use reasonbook::render::{self, Progress, Rendered, Templates};
use reasonbook::splice::{self, Claim, Owner};
use reasonbook::view;
use serde_yaml::granit_parser::Parser;

const FILE: &str = "catalogue.yaml";

/// The outputs of every catalogue; the last two are parts of files that are there.
const PAGE: &str = "docs/reasons.md: { template: task-state-reasons.md }";
const RUST: &str = "rust/reasons.rs: { template: reasons.rs }";
const PYTHON: &str = "python/reasons.py: { template: reasons.py }";
const JAVA: &str = "java/Reason.java: { template: Reason.java }";
const PROTO: &str = "include/jobs.proto: { template: enums.proto }";
const COMMENTS: &str = "include/jobs.proto: { adopted: true, proto_comments: { template: comment.proto, states: JobState, sources: Source, reasons: Reason } }";
const REGION: &str =
    "home.md: { regions: { reasons: { template: home-link.md, with: { page: reasons.md } } } }";

fn main() {
    divan::main();
}

fn sizes() -> Vec<usize> {
    match std::env::var("REASONS") {
        Ok(size) => vec![size.parse().expect("a number of reasons")],
        Err(_) => vec![35, 1_000, 10_000],
    }
}

/// A catalogue with some outputs, and what rendering them needs.
struct Project {
    text: String,
    catalogue: Catalogue,
    templates: Templates,
}

impl Project {
    fn new(reasons: usize, outputs: &[&str]) -> Self {
        let text = format!("{}outputs:\n  {}\n", written(reasons), outputs.join("\n  "));
        let catalogue = load(&text);
        let templates = built_in(&catalogue);
        Self { text, catalogue, templates }
    }

    fn render(&self) -> Vec<Rendered> {
        rendered(&self.catalogue, &self.templates)
    }

    /// The one output, put into the file that is there.
    fn splice(&self, rendered: Vec<Rendered>, existing: Option<&str>) -> Diagnosed<String> {
        let (output, rendered) = self.catalogue.outputs.iter().zip(rendered).next().expect("one");
        let existing = existing.map(str::as_bytes);
        spliced(&self.catalogue, output, rendered, existing)
    }
}

/// What a catalogue of a size says before its outputs; `catalogue.py` writes it once.
fn written(reasons: usize) -> String {
    static WRITTEN: Mutex<BTreeMap<usize, String>> = Mutex::new(BTreeMap::new());
    let mut written = WRITTEN.lock().expect("no bench panics here");
    let text = written.entry(reasons).or_insert_with(|| {
        let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("benches/catalogue.py");
        let output = Command::new("python3")
            .arg(script)
            .args([&reasons.to_string(), "/dev/stdout"])
            .output()
            .expect("python3 is there");
        String::from_utf8(output.stdout).expect("UTF-8")
    });
    text.split("outputs:\n").next().unwrap_or_default().to_owned()
}

fn load(text: &str) -> Catalogue {
    catalogue::load(&Arc::from(FILE), text).expect("the catalogue is valid")
}

fn built_in(catalogue: &Catalogue) -> Templates {
    sound(render::gather(catalogue, |_| Ok(None)))
}

fn rendered(catalogue: &Catalogue, templates: &Templates) -> Vec<Rendered> {
    let mut rendered = Vec::new();
    render::render(catalogue, FILE, templates, &Progress::default(), |all| rendered = sound(all));
    rendered.into_iter().flatten().collect()
}

fn spliced(
    catalogue: &Catalogue,
    output: &Output,
    rendered: Rendered,
    existing: Option<&[u8]>,
) -> Diagnosed<String> {
    let claim = Claim { file_name: FILE, owner: Owner::This };
    let spliced = splice::splice(catalogue, output, rendered, existing, &claim);
    let Diagnosed { value, diagnostics } = spliced;
    Diagnosed { value: value.expect("the file can be edited"), diagnostics }
}

/// The value of a phase in which nothing went wrong.
fn sound<T>(diagnosed: Diagnosed<T>) -> T {
    let Diagnosed { value, diagnostics } = diagnosed;
    assert!(!diagnostics.iter().any(Diagnostic::is_error), "{diagnostics:?}");
    value
}

/// The dependency alone: the floor of `load`.
#[divan::bench(args = sizes())]
fn yaml_events(bencher: Bencher, reasons: usize) {
    let text = written(reasons);
    bencher.bench(|| Parser::new_from_str(black_box(&text)).count());
}

#[divan::bench(args = sizes())]
fn load_catalogue(bencher: Bencher, reasons: usize) {
    let text = written(reasons);
    bencher.bench(|| load(black_box(&text)));
}

#[divan::bench(args = sizes())]
fn make_view(bencher: Bencher, reasons: usize) {
    let project = Project::new(reasons, &[PAGE]);
    bencher.bench(|| view::view(black_box(&project.catalogue), 0));
}

/// What rendering anything takes before it starts: the templates, and all that they see.
#[divan::bench(args = sizes())]
fn render_one_line(bencher: Bencher, reasons: usize) {
    render(bencher, reasons, REGION);
}

#[divan::bench(args = sizes())]
fn render_page(bencher: Bencher, reasons: usize) {
    render(bencher, reasons, PAGE);
}

#[divan::bench(args = sizes())]
fn render_rust(bencher: Bencher, reasons: usize) {
    render(bencher, reasons, RUST);
}

#[divan::bench(args = sizes())]
fn render_python(bencher: Bencher, reasons: usize) {
    render(bencher, reasons, PYTHON);
}

#[divan::bench(args = sizes())]
fn render_java(bencher: Bencher, reasons: usize) {
    render(bencher, reasons, JAVA);
}

#[divan::bench(args = sizes())]
fn render_comments(bencher: Bencher, reasons: usize) {
    render(bencher, reasons, COMMENTS);
}

fn render(bencher: Bencher, reasons: usize, output: &str) {
    let project = Project::new(reasons, &[output]);
    bencher.bench(|| black_box(&project).render());
}

#[divan::bench(args = sizes())]
fn edit_comments(bencher: Bencher, reasons: usize) {
    let whole = Project::new(reasons, &[PROTO]);
    let existing = whole.splice(whole.render(), None).value;
    let project = Project::new(reasons, &[COMMENTS]);
    bencher
        .with_inputs(|| project.render())
        .bench_values(|rendered| project.splice(rendered, Some(black_box(&existing))));
}

/// The text around the region is as long as a page.
#[divan::bench(args = sizes())]
fn edit_region(bencher: Bencher, reasons: usize) {
    let page = Project::new(reasons, &[PAGE]);
    let page = page.splice(page.render(), None).value;
    let marks = "<!-- reasonbook:begin reasons -->\n<!-- reasonbook:end reasons -->";
    let existing = format!("{page}\n{marks}\n{page}");
    let project = Project::new(reasons, &[REGION]);
    bencher
        .with_inputs(|| project.render())
        .bench_values(|rendered| project.splice(rendered, Some(black_box(&existing))));
}

/// A page in which every other line has changed.
#[divan::bench(args = sizes())]
fn diff(bencher: Bencher, reasons: usize) {
    let project = Project::new(reasons, &[PAGE]);
    let stale = |proposed: &str| {
        let lines = proposed.lines().enumerate();
        lines.flat_map(|(at, line)| [line, [" \n", "\n"][at % 2]]).collect::<String>()
    };
    let proposed = project.splice(project.render(), None);
    let path = project.catalogue.outputs[0].path.clone();
    let disk = OnDisk::from([(path.clone(), Some(stale(&proposed.value).into_bytes()))]);
    let plan = plan::plan(vec![(path, proposed)], disk, Vec::new()).value;
    bencher.bench(|| black_box(&plan).outputs[0].diff("a"));
}

#[divan::bench(args = sizes())]
fn lint(bencher: Bencher, reasons: usize) {
    let project = Project::new(reasons, &[PAGE]);
    let page = project.splice(project.render(), None).value;
    bencher.bench(|| lints(&project.catalogue, &[("docs/reasons.md", &page)]));
}

/// All that `check` does but for reading files, where nothing has changed.
#[divan::bench(args = sizes())]
fn check(bencher: Bencher, reasons: usize) {
    let project = Project::new(reasons, &[PAGE, RUST, PYTHON, JAVA]);
    let outputs = &project.catalogue.outputs;
    let nothing = outputs.iter().map(|output| (output.path.clone(), None)).collect();
    let disk: OnDisk = compare(&project.text, nothing)
        .outputs
        .into_iter()
        .map(|output| (output.path, Some(output.text.into_bytes())))
        .collect();
    bencher.with_inputs(|| disk.clone()).bench_values(|disk| {
        let plan = compare(black_box(&project.text), disk);
        assert_eq!(plan.stale(), 0);
        plan
    });
}

fn compare(text: &str, disk: OnDisk) -> Plan {
    let catalogue = load(text);
    let templates = built_in(&catalogue);
    let rendered = rendered(&catalogue, &templates);
    let outputs = catalogue.outputs.iter().zip(rendered);
    let proposed = outputs
        .map(|(output, rendered)| {
            let existing = disk.get(&output.path).and_then(Option::as_deref);
            (output.path.clone(), spliced(&catalogue, output, rendered, existing))
        })
        .collect();
    let plan = plan::plan(proposed, disk, Vec::new()).value;
    let pages: Vec<_> = plan
        .outputs
        .iter()
        .filter(|output| is_markdown(&output.path))
        .map(|output| (output.path.as_str(), output.text.as_str()))
        .collect();
    lints(&catalogue, &pages);
    plan
}

fn lints(catalogue: &Catalogue, pages: &[(&str, &str)]) {
    let pages: Vec<_> =
        pages.iter().map(|(path, text)| GeneratedPage::read(path, text, None)).collect();
    let pages = Some(GeneratedPages { pages, ..GeneratedPages::default() });
    black_box(lint::lint(&Subject { pages, ..Subject::new(catalogue) }, Vec::new()));
}
