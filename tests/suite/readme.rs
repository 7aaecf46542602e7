//! Every console block of the README and of the pages in `docs` is run, and prints what the page shows.

use std::fs;
use std::process::Command;

use crate::book;
use crate::project::{Project, Run, path, repository};
use crate::typescript;

pub struct Block<'a> {
    /// The heading that it stands under.
    section: &'a str,
    pub language: &'a str,
    pub text: &'a str,
}

/// The fenced blocks of a Markdown text.
pub fn blocks(markdown: &str) -> Vec<Block<'_>> {
    let mut section = "";
    let mut blocks = Vec::new();
    for (index, part) in markdown.split("\n```").enumerate() {
        if index % 2 == 1 {
            let (language, text) = part.split_once('\n').unwrap();
            blocks.push(Block { section, language, text });
        } else if let Some((_, rest)) = part.rsplit_once("\n## ") {
            section = rest.lines().next().unwrap();
        }
    }
    blocks
}

/// What a shell prints for the commands of a console block, between the lines that ask for it.
fn run(block: &str, folder: &mut String, project: &Project) -> String {
    let mut transcript = String::new();
    for (prompt, command) in commands(block) {
        if let Some(into) = command.strip_prefix("cd ") {
            into.trim().clone_into(folder);
        }
        let mut shell = Command::new("sh");
        shell.args(["-c", &format!("{{ {command}\n}} 2>&1")]);
        shell.current_dir(project.path().join(&folder)).env("PATH", path());
        transcript.push_str(&prompt);
        if !command.starts_with("cd ") {
            transcript.push_str(&Run::of(&mut shell).stdout);
        }
    }
    transcript
}

/// The commands of a block, each as it is shown and as it is run.
fn commands(block: &str) -> Vec<(String, String)> {
    let mut commands: Vec<(String, String)> = Vec::new();
    for line in block.lines() {
        if let Some(command) = line.strip_prefix("$ ") {
            commands.push((format!("{line}\n"), format!("{command}\n")));
        } else if let (Some(more), Some((shown, command))) =
            (line.strip_prefix("> "), commands.last_mut())
        {
            *shown += line;
            *shown += "\n";
            *command += more;
            *command += "\n";
        }
    }
    commands
}

/// What was said, with the lines left out that the page leaves out at a line `…`; all of it where the
/// other lines differ.
fn elided(said: &str, shown: &str) -> String {
    let (said_lines, shown_lines) = (format!("{said}\n"), format!("{shown}\n"));
    let mut parts = shown_lines.split("…\n");
    let mut rest = parts.next().and_then(|first| said_lines.strip_prefix(first));
    for part in parts {
        rest = rest.and_then(|rest| after(rest, part));
    }
    if rest == Some("") { shown.to_owned() } else { said.to_owned() }
}

/// What follows the first place of these lines, or the end where there are none.
fn after<'t>(text: &'t str, lines: &str) -> Option<&'t str> {
    if lines.is_empty() {
        return Some("");
    }
    let at_line_start = |at: &usize| *at == 0 || text[..*at].ends_with('\n');
    let (at, _) = text.match_indices(lines).find(|(at, _)| at_line_start(at))?;
    Some(&text[at + lines.len()..])
}

#[test]
fn only_what_a_page_leaves_out_is_left_out() {
    assert_eq!(elided("a\nb\nc\nd", "a\n…\nd"), "a\n…\nd");
    assert_eq!(elided("a\nb\nc\nd", "a\nc\n…\nd"), "a\nb\nc\nd");
    assert_eq!(elided("a\nb\nc\nd", "a\n…\nc"), "a\nb\nc\nd");
    assert_eq!(elided("a\nb", "a\n…"), "a\n…");
    assert_eq!(elided("a\nb", "a\nb"), "a\nb");
}

fn commit_to_main(project: &Project) {
    let author = ["-c", "user.name=A", "-c", "user.email=a@b.c"];
    for command in [
        &["init", "--quiet", "--initial-branch=main"][..],
        &["add", "--all"],
        &[&author[..], &["commit", "--quiet", "--allow-empty", "--message", "All"]].concat(),
    ] {
        project.program("git", command).exits(0);
    }
}

#[test]
fn every_console_block_of_the_readme_prints_what_it_shows() {
    every_console_block_prints_what_it_shows("README.md");
}

#[test]
fn every_console_block_of_the_book_prints_what_it_shows() {
    let pages = book::pages().into_iter().filter(|page| book::read(page).contains(CONSOLE));
    let ran: Vec<_> =
        pages.inspect(|page| every_console_block_prints_what_it_shows(page)).collect();
    assert!(ran.len() > 8, "{ran:?}");
}

const CONSOLE: &str = "\n```console\n";

/// The pages whose blocks are run in the repository's own project.
const IN_OUR_OWN: [&str; 5] = [
    "docs/build-systems.md", "docs/catalogue-json.md", "docs/compare.md", "docs/constants.md",
    "docs/editing.md",
];

fn every_console_block_prints_what_it_shows(path: &str) {
    let page = book::read(path);
    let mine = match path {
        "docs/adopt.md" => Project::fixture("orchard"),
        path if IN_OUR_OWN.contains(&path) => Project::own(),
        _ => Project::empty(),
    };
    commit_to_main(&mine);
    let protos = Project::fixture("orchard");
    fs::remove_file(protos.path().join("catalogue.yaml")).unwrap();
    let (mut page_now, mut ran) = (page.clone(), 0);
    for block in blocks(&page) {
        let project = if block.section == "Start from .proto files" { &protos } else { &mine };
        match block.language {
            "yaml" if block.text.starts_with("project:") => {
                project.write("catalogue.yaml", &format!("{}\n", block.text));
            }
            "yaml" if path == "docs/adopt.md" => {
                assert!(project.read("catalogue.yaml").contains(block.text));
            }
            "console" => {
                let shown = format!("{CONSOLE}{}\n```", block.text);
                let said = run(block.text, &mut String::new(), project);
                let said = elided(said.trim_end_matches('\n'), block.text);
                page_now = page_now.replace(&shown, &format!("{CONSOLE}{said}\n```"));
                ran += 1;
            }
            _ => {}
        }
    }
    assert!(ran > 0);
    assert_eq!(ran, page.matches(CONSOLE).count());
    let expected = snapbox::Data::read_from(&repository(path), None);
    snapbox::assert_data_eq!(page_now, expected.raw());
}

/// The lines that the page shows in each language are compiled, and give the same.
#[test]
fn the_constants_answer_alike_in_each_language() {
    let page = book::read("docs/constants.md");
    let shown = |language: &str| {
        let blocks = blocks(&page);
        blocks.iter().find(|block| block.language == language).unwrap().text.to_owned()
    };
    let project = Project::own();
    let rust = format!(
        "#[path = \"generated/rust/task_status.rs\"]\nmod table;\nuse table::*;\nfn main() {{\n{}\n\
         for r in reasons {{ println!(\"{{r}}\"); }}\n\
         for u in instead {{ println!(\"{{}}\", u.state.unwrap()); }}\nprintln!(\"{{unknown}}\");\n}}\n",
        shown("rust")
    );
    project.write("main.rs", &rust);
    project.program("rustc", &["--edition=2021", "-Adead_code", "main.rs"]).exits(0);
    let rust = project.program("./main", &[]).exits(0).stdout;
    let python = format!(
        "import sys\nsys.path.insert(0, 'generated/python')\nfrom task_status import *\n{}\n\
         print(*[r.name for r in reasons], *[u.state.name for u in instead], sep='\\n')\n\
         print(str(unknown).lower())\n",
        shown("python")
    );
    assert_eq!(project.program("python3", &["-B", "-c", &python]).exits(0).stdout, rust);
    let java = format!(
        "import java.util.List;\nimport org.apache.mesos.*;\nclass Main {{ public static void main(String[] a) {{\n{}\n\
         for (Reason r : reasons) System.out.println(r);\n\
         for (Update u : instead) System.out.println(u.getState().get());\nSystem.out.println(unknown);\n}} }}\n",
        shown("java")
    );
    project.write("Main.java", &java);
    let args = ["-d", "out", "-sourcepath", "generated/java", "Main.java"];
    project.program("javac", &args).exits(0);
    assert_eq!(project.program("java", &["-cp", "out", "Main"]).exits(0).stdout, rust);
    project.write("task_status.ts", &project.read("generated/typescript/task_status.ts"));
    let typescript = format!(
        "import {{ Capability, Reason, Source, TaskState, findReason, reasonsOf, updatesInsteadOf }} from './task_status.js';\n{}\n\
         console.log([...reasons, ...instead.map((update) => update.state), unknown].join('\\n'));\n",
        shown("ts")
    );
    project.write("main.ts", &typescript);
    typescript::compile(&project);
    assert_eq!(typescript::run(&project, "main"), rust);
    assert!(
        rust.ends_with(
            "REASON_SLAVE_REREGISTERED\nTASK_LOST\nTASK_DROPPED\nTASK_UNREACHABLE\ntrue\n"
        ),
        "{rust}"
    );
}

#[test]
fn the_two_commands_are_there() {
    let readme = book::read("README.md");
    let commands: Vec<_> =
        blocks(&readme).iter().filter(|block| block.language == "sh").map(|b| b.text).collect();
    assert_eq!(commands, ["cargo run --release -- generate", "tests/run"]);
    let ci = fs::read_to_string(repository(".ci/run")).unwrap();
    assert!(ci.ends_with("/../tests/run\"\n"), "CI runs what the README says");
}

#[test]
fn the_readme_is_one_that_people_read_to_its_end() {
    let readme = book::read("README.md");
    assert!(readme.lines().count() <= 150);
}
