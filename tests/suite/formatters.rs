//! The formatters and linters that people run over everything leave what is generated as it is: after each
//! of them `check` finds nothing. What becomes of pages is valid HTML. They need the packages that `tests/run` puts into `target/tools`.

use crate::idiom::tool;
use crate::project::{Project, Run, repository};
use crate::typescript;

/// The repository's own outputs, those of other projects, those of a first day, and pages that link there.
fn projects() -> Vec<Project> {
    let orchard = Project::orchard();
    orchard.adopt();
    let first = Project::empty();
    first.run(&["init"]).exits(0);
    let mut projects: Vec<_> =
        ["gateway", "gopher", "payments", "wide"].map(Project::fixture).into();
    projects.extend([Project::own(), orchard, first]);
    for project in &projects {
        project.run(&["generate"]).exits(0);
    }
    projects
}

/// Runs a formatter on the outputs with one of some endings, and looks whether they are still up to date.
fn leaves(endings: &[&str], format: impl Fn(&Project, &[&str]) -> Run) {
    let mut formatted = 0;
    for project in projects() {
        let outputs = project.run(&["outputs"]).exits(0).stdout;
        let is_meant = |path: &&str| endings.iter().any(|ending| path.ends_with(ending));
        let outputs: Vec<_> = outputs.lines().filter(is_meant).collect();
        if outputs.is_empty() {
            continue;
        }
        format(&project, &outputs).exits(0);
        project.run(&["check"]).exits(0);
        formatted += outputs.len();
    }
    assert!(formatted > 2, "{formatted}");
}

fn with<'a>(args: &[&'a str], paths: &[&'a str]) -> Vec<&'a str> {
    [args, paths].concat()
}

#[test]
fn prettier_leaves_markdown_and_json() {
    leaves(&[".md", ".json"], |project, paths| {
        typescript::tool(project, "prettier", &with(&["--write"], paths))
    });
}

#[test]
fn mdformat_leaves_markdown() {
    leaves(&[".md"], |project, paths| project.program(&tool("mdformat"), paths));
}

#[test]
fn black_leaves_python() {
    leaves(&[".py"], |project, paths| project.program(&tool("black"), &with(&["--quiet"], paths)));
}

/// A hand-written file has a style of its own, so these are the files that are generated whole.
#[test]
fn clang_format_leaves_protos() {
    leaves(&["task_status.proto", "reasons.proto", "problem.proto"], |project, paths| {
        project.program(&tool("clang-format"), &with(&["--style=Google", "-i"], paths))
    });
}

/// By its default rules, but for the one that wants no HTML at all. What people write around a region has a
/// style of its own.
#[test]
fn markdownlint_has_nothing_to_say() {
    leaves(&["reasons.md", "problems.md", "codes.md"], |project, paths| {
        project.write("rules.markdownlint.json", "{ \"MD033\": false }\n");
        let args = ["--no-globs", "--config", "rules.markdownlint.json"];
        typescript::tool(project, "markdownlint-cli2", &with(&args, paths))
    });
}

/// The text of a page as HTML, as GitHub's parser and Jekyll's see it.
fn rendered(project: &Project, page: &str) -> [String; 2] {
    let markdown = project.read(page);
    let (_, body) = markdown.split_once("---\n\n").unwrap();
    let mut html = String::new();
    pulldown_cmark::html::push_html(&mut html, pulldown_cmark::Parser::new(body));
    project.write("body.md", body);
    [html, project.program("kramdown", &["body.md"]).exits(0).stdout]
}

#[test]
fn the_html_of_every_page_is_valid() {
    let config = repository("tests/browser/htmlvalidate.mjs");
    let mut validated = 0;
    for project in projects() {
        let files: Vec<_> = project.files().into_keys().collect();
        let pages = files
            .iter()
            .filter(|path| path.ends_with(".md") && project.read(path).starts_with("---\ntitle:"));
        let mut html: Vec<_> =
            files.iter().filter(|path| path.ends_with(".html")).cloned().collect();
        for page in pages {
            for (parser, body) in rendered(&project, page).iter().enumerate() {
                let path = format!("{page}.{parser}.html");
                let head =
                    "<!DOCTYPE html>\n<html lang=\"en\"><head><title>Page</title></head><body>\n";
                project.write(&path, &format!("{head}{body}</body></html>\n"));
                html.push(path);
            }
        }
        let mut args = vec!["--config", config.to_str().unwrap()];
        args.extend(html.iter().map(String::as_str));
        typescript::tool(&project, "html-validate", &args).exits(0);
        validated += html.len();
    }
    assert!(validated > 12, "{validated}");
}
