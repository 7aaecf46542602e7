//! The formatters and linters that people run over everything leave what is generated as it is: after each
//! of them `check` finds nothing. What becomes of pages is valid HTML. They need the packages that `tests/run` puts into `target/tools`.

use std::sync::OnceLock;

use crate::idiom::tool;
use crate::project::{Files, Project, Run, repository};
use crate::typescript;

/// The repository's own outputs, those of other projects, those of a first day, and pages that link there.
const PROJECTS: [&str; 9] =
    ["burrow", "database", "gateway", "payments", "wide", "licensed", "own", "orchard", "first"];

/// A project in every language that needs nothing particular in a catalogue.
fn project(name: &str) -> Project {
    let project = match name {
        "licensed" => Project::licensed(),
        "own" => Project::own(),
        "orchard" => Project::orchard(),
        "first" => Project::empty(),
        fixture => Project::fixture(fixture),
    };
    if name == "orchard" {
        project.adopt();
    }
    if name == "first" {
        project.run(&["init"]).exits(0);
    }
    let catalogue = project.read("catalogue.yaml");
    let lacks = |ending: &&str| !catalogue.contains(&format!("reasons.{ending}"));
    let line = |ending| format!("  every/reasons.{ending}: {{ template: reasons.{ending} }}\n");
    let lines: String = ["go", "h", "py", "rs", "ts"].into_iter().filter(lacks).map(line).collect();
    project.edit("catalogue.yaml", "\noutputs:\n", &format!("\noutputs:\n{lines}"));
    project.run(&["generate"]).exits(0);
    project
}

/// The projects, each in a folder of this one, so that a formatter runs once for all of them.
fn all() -> Project {
    static FILES: OnceLock<Files> = OnceLock::new();
    let files = FILES.get_or_init(|| {
        let all = Project::empty();
        for name in PROJECTS {
            all.add(name, &project(name));
        }
        all.files()
    });
    Project::of_files(files)
}

/// The same with other catalogues.
fn all_with(change: impl Fn(&Project)) -> Project {
    let all = all();
    for name in PROJECTS {
        let project = Project::copy_of(&all.path().join(name), &[""]);
        change(&project);
        all.add(name, &project);
    }
    all
}

fn is_one_of(path: &str, endings: &[&str]) -> bool {
    endings.iter().any(|ending| path.ends_with(ending))
}

/// Runs a formatter on the outputs with one of some endings, and looks whether they are still up to date. A
/// hand-written `.proto` file has a style of its own.
fn leave(all: &Project, endings: &[&str], format: impl Fn(&Project, &[&str]) -> Run) {
    let list: &[&str] = if endings == [".proto"] { &["outputs", "--whole"] } else { &["outputs"] };
    let mut paths = Vec::new();
    for name in PROJECTS {
        let outputs = all.run_in(name, list).exits(0).stdout;
        let outputs = outputs.lines().filter(|path| is_one_of(path, endings));
        paths.extend(outputs.map(|path| format!("{name}/{path}")));
    }
    assert!(paths.len() > 2, "{paths:?}");
    let before = all.files();
    format(all, &strs(&paths)).exits(0);
    // What people wrote around a region may be another now.
    if all.files() != before {
        for name in PROJECTS {
            all.run_in(name, &["check"]).exits(0);
        }
    }
}

fn leaves(endings: &[&str], format: impl Fn(&Project, &[&str]) -> Run) {
    leave(&all(), endings, format);
}

fn strs(paths: &[String]) -> Vec<&str> {
    paths.iter().map(String::as_str).collect()
}

fn with<'a>(args: &[&'a str], paths: &[&'a str]) -> Vec<&'a str> {
    [args, paths].concat()
}

#[test]
fn prettier_leaves_markdown_json_and_typescript() {
    leaves(&[".md", ".json", ".ts"], |project, paths| {
        typescript::tool(project, "prettier", &with(&["--write"], paths))
    });
}

/// `docs/formatters.md` says so of the page in HTML.
#[test]
fn prettier_changes_html_unless_its_ignore_file_has_the_path() {
    let project = Project::generated("database");
    let page = "docs/sqlstate.html";
    let prettier = |option| typescript::tool(&project, "prettier", &[option, page]);
    prettier("--check").exits(1);
    project.write(".prettierignore", &format!("{page}\n"));
    prettier("--write").exits(0);
    project.run(&["check"]).exits(0);
}

#[test]
fn mdformat_leaves_markdown() {
    leaves(&[".md"], |project, paths| project.program(&tool("mdformat"), paths));
}

#[test]
fn black_and_ruff_leave_python() {
    leaves(&[".py"], black);
    leaves(&[".py"], ruff);
}

fn black(project: &Project, paths: &[&str]) -> Run {
    project.program(&tool("black"), &with(&["--quiet"], paths))
}

fn ruff(project: &Project, paths: &[&str]) -> Run {
    project.program(&tool("ruff"), &with(&["format", "--quiet", "--no-cache"], paths))
}

/// Names that fill a line, or nearly.
#[test]
fn formatters_leave_long_names_of_python() {
    let all = Project::empty();
    for length in [60, 61, 62, 63, 64, 70, 80] {
        let [value, former, alias] = ["V", "F", "A"].map(|end| format!("{end:X>length$}"));
        all.write(
            "catalogue.yaml",
            &format!(
                "project: P\nenums: {{ reasons: {{ type: Reason }} }}\nreasons:\n  \
                 - {{ name: A, number: 1, former_names: [{{ name: {former} }}], aliases: [{alias}] }}\n  \
                 - {{ name: {value}, number: 2 }}\noutputs: {{ a{length}.py: {{ template: reasons.py }} }}\n"
            ),
        );
        all.run(&["generate"]).exits(0);
    }
    let (before, paths) = (all.files(), all.paths(".py"));
    for format in [black, ruff] {
        format(&all, &strs(&paths)).exits(0);
        assert!(all.files() == before);
    }
}

#[test]
fn pages_are_mdx() {
    let script = repository("tests/browser/mdx.mjs");
    let modules = repository("target/tools/node");
    let args = [script.to_str().unwrap(), modules.to_str().unwrap()];
    leaves(&[".md"], |project, paths| project.program("node", &with(&args, paths)));
    // A parser that takes everything would prove nothing.
    let project = Project::with(&[("a.md", "A { brace.\n")]);
    let run = project.program("node", &with(&args, &["a.md"])).exits(1);
    assert!(run.stderr.contains("closing brace"), "{}", run.stderr);
}

/// In both of its styles, and with all that Markdown can have in a comment.
#[test]
fn google_java_format_leaves_java() {
    let rich = "It is on.\\n\\n- One `code span` and many a word of an item that goes on and on, until no line \
                of a hundred columns can hold it.\\n- Two.\\n\\n> A\\\\\\nquote.\\n\\n```\\ncode {\\n  more\\n}\\n```\\n\\nThe end.";
    let rich = format!("description: \"{rich}\" }}");
    for (options, parameter) in [(&["-i"][..], "indent: 2"), (&["--aosp", "-i"], "indent: 4")] {
        let all = all_with(|project| {
            let catalogue = project.read("catalogue.yaml");
            project.write("catalogue.yaml", &catalogue.replace("description: It is on. }", &rich));
            project.give(r"\w+\.java", parameter);
        });
        leave(&all, &[".java"], |all, paths| {
            assert!(paths.len() > 10, "{paths:?}");
            typescript::tool(all, "google-java-format", &with(options, paths))
        });
    }
}

#[test]
fn clang_format_leaves_protos_and_c() {
    for (ending, style) in [(".proto", "Google"), (".h", "Google"), (".h", "LLVM")] {
        leaves(&[ending], |project, paths| {
            let style = format!("--style={style}");
            project.program(&tool("clang-format"), &with(&[&style, "-i"], paths))
        });
    }
}

/// It knows no widest line, and joins a value with options that only fit on two.
#[test]
fn buf_leaves_protos() {
    let all = all_with(|project| {
        let catalogue = project.read("catalogue.yaml");
        let short = catalogue.replace("deprecated: { note: Leave it", "unused: { note: Leave it");
        project.write("catalogue.yaml", &short);
        project.run(&["generate"]).exits(0);
    });
    leave(&all, &[".proto"], |all, paths| {
        // It takes one file at a time.
        let format = |path| all.program(&tool("buf"), &["format", "-w", path]).exits(0);
        paths.iter().copied().map(format).reduce(|_, run| run).unwrap()
    });
}

#[test]
fn gofmt_leaves_go() {
    leaves(&[".go"], |project, paths| project.program("gofmt", &with(&["-s", "-w"], paths)));
}

#[test]
fn rustfmt_leaves_rust() {
    leaves(&[".rs"], |project, paths| {
        project.program("rustfmt", &with(&["--edition=2021"], paths))
    });
}

/// By its default rules, but for the one that wants no HTML at all. What people write around a region has a
/// style of its own.
#[test]
fn markdownlint_has_nothing_to_say() {
    leaves(&["all.md", "reasons.md", "problems.md", "codes.md"], |project, paths| {
        project.write("rules.markdownlint.json", "{ \"MD033\": false }\n");
        let args = ["--no-globs", "--config", "rules.markdownlint.json"];
        typescript::tool(project, "markdownlint-cli2", &with(&args, paths))
    });
}

/// Writes each page as HTML, as GitHub's parser and Jekyll's see it; gives the paths.
fn rendered(all: &Project) -> Vec<String> {
    let mut pages = all.paths(".md");
    pages.retain(|page| all.read(page).contains("Generated by reasonbook"));
    let mut bodies = Vec::new();
    let head = "<!DOCTYPE html>\n<html lang=\"en\"><head><title>Page</title></head><body>\n";
    let write = |path: &str, html: &str| all.write(path, &format!("{head}{html}</body></html>\n"));
    for page in &pages {
        let markdown = all.read(page);
        let body = markdown.split_once("\n---\n\n").map_or(markdown.as_str(), |(_, body)| body);
        let mut html = String::new();
        pulldown_cmark::html::push_html(&mut html, pulldown_cmark::Parser::new(body));
        write(&format!("{page}.github.html"), &html);
        bodies.push(format!("{page}.body"));
        all.write(&format!("{page}.body"), body);
    }
    let kramdown =
        "ARGV.each { |path| File.write(path, Kramdown::Document.new(File.read(path)).to_html) }";
    let args = ["-EUTF-8", "-rkramdown", "-e", kramdown];
    all.program("ruby", &with(&args, &strs(&bodies))).exits(0);
    for (page, body) in pages.iter().zip(&bodies) {
        write(&format!("{page}.jekyll.html"), &all.read(body));
    }
    all.paths(".html")
}

#[test]
fn the_html_of_every_page_is_valid() {
    let all = all();
    let html = rendered(&all);
    assert!(html.len() > 12, "{html:?}");
    let config = repository("tests/browser/htmlvalidate.mjs");
    let args = ["--config", config.to_str().unwrap()];
    typescript::tool(&all, "html-validate", &with(&args, &strs(&html))).exits(0);
}
