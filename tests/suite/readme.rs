//! Every console block of the README and of the guide is run, and says what the page says.

use std::fs;
use std::process::Command;

use crate::architecture::files;
use crate::project::{Project, Run, path, repository};

struct Block<'a> {
    /// The heading that it stands under.
    section: &'a str,
    language: &'a str,
    text: &'a str,
}

/// The fenced blocks of a Markdown text.
fn blocks(markdown: &str) -> Vec<Block<'_>> {
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

fn commit_to_main(project: &Project) {
    let author = ["-c", "user.name=A", "-c", "user.email=a@b.c"];
    for command in [
        &["init", "--quiet", "--initial-branch=main"][..],
        &["add", "--all"],
        &[&author[..], &["commit", "--quiet", "--message", "All"]].concat(),
    ] {
        project.program("git", command).exits(0);
    }
}

#[test]
fn every_console_block_of_the_readme_prints_what_it_shows() {
    every_console_block_prints_what_it_shows("README.md");
}

#[test]
fn every_console_block_of_the_guide_prints_what_it_shows() {
    every_console_block_prints_what_it_shows("docs/guide.md");
}

fn every_console_block_prints_what_it_shows(path: &str) {
    let page = fs::read_to_string(repository(path)).unwrap();
    let (example, orchard, own) = (Project::empty(), Project::fixture("orchard"), Project::own());
    let edited = Project::own();
    let protos = Project::fixture("orchard");
    fs::remove_file(protos.path().join("catalogue.yaml")).unwrap();
    commit_to_main(&own);
    let (mut page_now, mut ran) = (page.clone(), 0);
    for block in blocks(&page) {
        match block.language {
            "yaml" if block.text.starts_with("project:") => {
                example.write("catalogue.yaml", &format!("{}\n", block.text));
            }
            "yaml" if block.text.starts_with("outputs:") => {
                assert!(orchard.read("catalogue.yaml").contains(block.text));
            }
            "console" => {
                let project = match block.section {
                    "A first catalogue" => &protos,
                    "In a project that exists" => &orchard,
                    "Editing by command" => &edited,
                    "What changed" | "In a terminal" | "In a build system" | "Constants" => &own,
                    _ => &example,
                };
                let said = run(block.text, &mut String::new(), project);
                page_now = page_now.replace(block.text, said.trim_end_matches('\n'));
                ran += 1;
            }
            _ => {}
        }
    }
    assert!(ran > 0);
    assert_eq!(ran, page.matches("\n```console\n").count());
    let expected = snapbox::Data::read_from(&repository(path), None);
    snapbox::assert_data_eq!(page_now, expected.raw());
}

#[test]
fn the_console_block_of_the_json_prints_what_it_shows() {
    let page = fs::read_to_string(repository("docs/catalogue-json.md")).unwrap();
    let blocks = blocks(&page);
    let block = blocks.iter().find(|block| block.language == "console").unwrap();
    let said = run(block.text, &mut String::new(), &Project::own());
    snapbox::assert_data_eq!(said.trim_end_matches('\n'), snapbox::Data::text(block.text).raw());
}

/// The lines that the guide shows in each language are compiled, and give the same.
#[test]
fn the_constants_answer_alike_in_each_language() {
    let guide = fs::read_to_string(repository("docs/guide.md")).unwrap();
    let shown = |language: &str| {
        let blocks = blocks(&guide);
        let block = blocks.iter().find(|b| b.section == "Constants" && b.language == language);
        block.unwrap().text.to_owned()
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
         for (Update u : instead) System.out.println(u.getState());\nSystem.out.println(unknown);\n}} }}\n",
        shown("java")
    );
    project.write("Main.java", &java);
    let args = ["-d", "out", "-sourcepath", "generated/java", "Main.java"];
    project.program("javac", &args).exits(0);
    assert_eq!(project.program("java", &["-cp", "out", "Main"]).exits(0).stdout, rust);
    assert!(
        rust.ends_with("REASON_SLAVE_REMOVED\nTASK_LOST\nTASK_DROPPED\nTASK_UNREACHABLE\ntrue\n"),
        "{rust}"
    );
}

#[test]
fn the_two_commands_are_there() {
    let readme = fs::read_to_string(repository("README.md")).unwrap();
    let commands: Vec<_> =
        blocks(&readme).iter().filter(|block| block.language == "sh").map(|b| b.text).collect();
    assert_eq!(commands, ["cargo run --release -- generate", "tests/run"]);
    let ci = fs::read_to_string(repository(".ci/run")).unwrap();
    assert!(ci.ends_with("/../tests/run\"\n"), "CI runs what the README says");
}

#[test]
fn the_readme_is_one_that_people_read_to_its_end() {
    let readme = fs::read_to_string(repository("README.md")).unwrap();
    assert!(readme.lines().count() <= 150);
}

/// Each relative link of the README and of the pages in `docs` leads to a file.
#[test]
fn every_link_to_a_file_leads_somewhere() {
    let docs = files(&repository("docs"), "md").into_iter();
    let pages = docs.map(|page| format!("docs/{}", page.file_name().unwrap().to_str().unwrap()));
    let others = ["README.md", "SECURITY.md", "CONTRIBUTING.md", "ARCHITECTURE.md"];
    let mut links = 0;
    for page in pages.chain(others.map(str::to_owned)) {
        let text = fs::read_to_string(repository(&page)).unwrap();
        let prose: String = text.split("\n```").step_by(2).collect();
        for link in prose.split("](").skip(1) {
            let target = link.split([')', '#', ' ']).next().unwrap();
            if !target.is_empty() && !target.contains("://") {
                let path = repository(&page).parent().unwrap().join(target);
                assert!(path.exists(), "{page}: {target}");
                links += 1;
            }
        }
    }
    assert!(links > 40, "{links}");
}

#[test]
fn every_built_in_template_is_listed() {
    let guide = fs::read_to_string(repository("docs/guide.md")).unwrap();
    for entry in fs::read_dir(repository("templates")).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        let shared = [
            "enum.go",
            "enum.h",
            "enum.java",
            "enum.py",
            "enum.rs",
            "enum.ts",
            "fields.go",
            "fields.h",
            "fields.java",
            "fields.md",
            "fields.py",
            "fields.rs",
            "fields.ts",
            "parts.java",
            "updates.java",
            "about.md",
            "reference",
            "task-state-reasons",
        ];
        let shared = shared.contains(&name.as_str());
        assert!(shared || guide.contains(&format!("`{name}`")), "{name}");
    }
}
