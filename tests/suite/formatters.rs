//! The formatters and linters that people run over everything leave what is generated as it is: after each
//! of them `check` finds nothing. What becomes of pages is valid HTML. They need the packages that `tests/run` puts into `target/tools`.

use crate::idiom::tool;
use crate::project::{Project, Run, repository};
use crate::typescript;

/// The repository's own outputs, those of other projects, those of a first day, and pages that link there;
/// each in every language that needs nothing particular in a catalogue.
fn projects() -> Vec<Project> {
    let orchard = Project::orchard();
    orchard.adopt();
    let first = Project::empty();
    first.run(&["init"]).exits(0);
    let mut projects: Vec<_> =
        ["burrow", "database", "gateway", "payments", "wide"].map(Project::fixture).into();
    projects.extend([Project::licensed(), Project::own(), orchard, first]);
    for project in &projects {
        let catalogue = project.read("catalogue.yaml");
        let lacks = |ending: &&str| !catalogue.contains(&format!("reasons.{ending}"));
        let line = |ending| format!("  every/reasons.{ending}: {{ template: reasons.{ending} }}\n");
        let lines: String =
            ["go", "h", "py", "rs", "ts"].into_iter().filter(lacks).map(line).collect();
        project.edit("catalogue.yaml", "\noutputs:\n", &format!("\noutputs:\n{lines}"));
        project.run(&["generate"]).exits(0);
    }
    projects
}

fn is_one_of(path: &str, endings: &[&str]) -> bool {
    endings.iter().any(|ending| path.ends_with(ending))
}

/// Runs a formatter on the outputs of a project with one of some endings, and looks whether they are still up to
/// date; gives how many they are. A hand-written `.proto` file has a style of its own.
fn leave(project: &Project, endings: &[&str], format: impl Fn(&Project, &[&str]) -> Run) -> usize {
    let all: &[&str] = if endings == [".proto"] { &["outputs", "--whole"] } else { &["outputs"] };
    let outputs = project.run(all).exits(0).stdout;
    let outputs: Vec<_> = outputs.lines().filter(|path| is_one_of(path, endings)).collect();
    if !outputs.is_empty() {
        format(project, &outputs).exits(0);
        project.run(&["check"]).exits(0);
    }
    outputs.len()
}

/// The same for all projects.
fn leaves(endings: &[&str], format: impl Fn(&Project, &[&str]) -> Run) {
    let formatted: usize = projects().iter().map(|project| leave(project, endings, &format)).sum();
    assert!(formatted > 2, "{formatted}");
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
    for length in [60, 61, 62, 63, 64, 70, 80] {
        let [value, former, alias] = ["V", "F", "A"].map(|end| format!("{end:X>length$}"));
        let project = Project::with(&[(
            "catalogue.yaml",
            &format!(
                "project: P\nenums: {{ reasons: {{ type: Reason }} }}\nreasons:\n  \
                 - {{ name: A, number: 1, former_names: [{{ name: {former} }}], aliases: [{alias}] }}\n  \
                 - {{ name: {value}, number: 2 }}\noutputs: {{ a.py: {{ template: reasons.py }} }}\n"
            ),
        )]);
        project.run(&["generate"]).exits(0);
        for format in [black, ruff] {
            assert_eq!(leave(&project, &[".py"], format), 1);
        }
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
    for (options, parameter) in [(&["-i"][..], "indent: 2"), (&["--aosp", "-i"], "indent: 4")] {
        let mut formatted = 0;
        for project in projects() {
            let catalogue = project.read("catalogue.yaml");
            let rich = format!("description: \"{rich}\" }}");
            project.write("catalogue.yaml", &catalogue.replace("description: It is on. }", &rich));
            project.give(r"\w+\.java", parameter);
            formatted += leave(&project, &[".java"], |project, paths| {
                typescript::tool(project, "google-java-format", &with(options, paths))
            });
        }
        assert!(formatted > 10, "{formatted}");
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
    let mut formatted = 0;
    for project in projects() {
        let catalogue = project.read("catalogue.yaml");
        let short = catalogue.replace("deprecated: { note: Leave it", "unused: { note: Leave it");
        project.write("catalogue.yaml", &short);
        project.run(&["generate"]).exits(0);
        formatted += leave(&project, &[".proto"], |project, paths| {
            // It takes one file at a time.
            let format = |path| project.program(&tool("buf"), &["format", "-w", path]).exits(0);
            paths.iter().copied().map(format).reduce(|_, run| run).unwrap()
        });
    }
    assert!(formatted > 2, "{formatted}");
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

/// The text of a page as HTML, as GitHub's parser and Jekyll's see it.
fn rendered(project: &Project, page: &str) -> [String; 2] {
    let markdown = project.read(page);
    let body = markdown.split_once("\n---\n\n").map_or(markdown.as_str(), |(_, body)| body);
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
        let is_page = |path: &&String| {
            is_one_of(path, &[".md"]) && project.read(path).contains("Generated by reasonbook")
        };
        let pages = files.iter().filter(is_page);
        let mut html: Vec<_> =
            files.iter().filter(|path| is_one_of(path, &[".html"])).cloned().collect();
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
