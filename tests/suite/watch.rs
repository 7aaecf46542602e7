//! `generate --watch`, with real files, saved in the different ways of editors.

use std::fs;
use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{self, Receiver};
use std::thread;
use std::time::Duration;

use crate::project::Project;

const CATALOGUE: &str = "\
project: Lantern
enums: { reasons: { type: Reason, prefix: WHY_ } }
reasons:
  - { name: WHY_DARK, number: 1, description: The lamp was out. }
outputs:
  made/list.txt: { template: list.txt }
  notes.md: { regions: { list: { template: part.txt } } }
";

const LIST: &str = "\
{% for line in banner %}# {{ line }}
{% endfor %}
{%- for reason in reasons.entries %}{{ reason.description | text }}
{% endfor %}";

const PART: &str = "{% for reason in reasons.entries %}{{ reason.name }}{% endfor %}";

const NOTES: &str = "<!-- reasonbook:begin list -->\n<!-- reasonbook:end list -->\nOurs.\n";

/// The maximal time to wait for a line. A test that passes never waits this long.
const DEADLINE: Duration = Duration::from_secs(30);

/// A time in which the command would notice a change.
const QUIET: Duration = Duration::from_millis(700);

struct Watching {
    project: Project,
    child: Child,
    lines: Receiver<String>,
}

impl Watching {
    fn start() -> Self {
        let project = Project::with(&[
            ("catalogue.yaml", CATALOGUE),
            ("templates/list.txt", LIST),
            ("templates/part.txt", PART),
            ("notes.md", NOTES),
        ]);
        let mut command = Command::new(env!("CARGO_BIN_EXE_reasonbook"));
        command.args(["generate", "--watch", "--template-memory=64"]).current_dir(project.path());
        let mut child = command.stderr(Stdio::piped()).spawn().unwrap();
        let stderr = BufReader::new(child.stderr.take().unwrap());
        let (sender, lines) = mpsc::channel();
        thread::spawn(move || stderr.lines().try_for_each(|line| sender.send(line.unwrap())));
        let watching = Self { project, child, lines };
        let said = watching.until("watching");
        assert_eq!(said, ["created made/list.txt", "updated notes.md", "2 of 2 outputs changed"]);
        watching
    }

    /// All lines up to one that starts with this text, but for those that say when something changed.
    fn until(&self, start: &str) -> Vec<String> {
        let mut said = Vec::new();
        loop {
            match self.lines.recv_timeout(DEADLINE) {
                Ok(line) if line.starts_with(start) => return said,
                Ok(line) if is_time(&line) => {}
                Ok(line) => said.push(line),
                Err(error) => panic!("no {start:?} in {said:#?}: {error}"),
            }
        }
    }

    /// Waits for the end of a run that writes one output.
    fn updated(&self, path: &str) {
        assert_eq!(self.until("1 of 2 outputs changed"), [format!("updated {path}")]);
    }

    fn says_nothing(&self) {
        assert_eq!(self.lines.recv_timeout(QUIET).ok(), None);
    }

    fn list_ends_with(&self, words: &str) {
        let list = self.project.read("made/list.txt");
        assert!(list.ends_with(&format!("\n{words}\n")), "{list}");
    }

    fn interrupt(&mut self) -> Option<i32> {
        let pid = self.child.id().to_string();
        assert!(Command::new("kill").args(["-INT", &pid]).status().unwrap().success());
        self.child.wait().unwrap().code()
    }
}

/// Whether a line says at what time of the day something changed.
fn is_time(line: &str) -> bool {
    let time = line.strip_prefix('[').and_then(|rest| rest.strip_suffix("] something changed"));
    let is_number = |part: &str| part.len() == 2 && part.bytes().all(|byte| byte.is_ascii_digit());
    time.is_some_and(|time| time.split(':').count() == 3 && time.split(':').all(is_number))
}

/// The catalogue with another description.
fn text(words: &str) -> String {
    CATALOGUE.replace("The lamp was out.", words)
}

impl Drop for Watching {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[test]
fn a_template_that_is_given_up_ends_the_watch() {
    let mut watching = Watching::start();
    let growing = "{% set x = range(end=100000) | join(sep=\"--------\") %}\
                   {% set x = x | replace(from=\"-\", to=x) %}";
    watching.project.write("templates/part.txt", growing);
    let said = watching.until("stopped watching, because nothing else stops the template");
    assert_eq!(said[0], "error[template]: this needs more than 64 MiB of memory");
    assert_eq!(watching.child.wait().unwrap().code(), Some(2));
}

#[test]
fn a_file_that_is_written_over_is_noticed() {
    let watching = Watching::start();
    watching.project.write("catalogue.yaml", &text("The wick broke."));
    let time = watching.lines.recv_timeout(DEADLINE).unwrap();
    assert!(is_time(&time), "{time}");
    watching.updated("made/list.txt");
    watching.list_ends_with("The wick broke.");
    watching.says_nothing();
}

#[test]
fn a_file_that_is_only_read_is_noticed() {
    let watching = Watching::start();
    watching.project.write("lamps.txt", "- WHY_DARK\n");
    let mentions = "mentions: { lamps.txt: { reasons: '- {name}' } }\n";
    watching.project.write("catalogue.yaml", &format!("{CATALOGUE}{mentions}"));
    assert!(watching.until("0 of 2 outputs changed").is_empty());
    watching.project.write("lamps.txt", "- WHY_DIM\n");
    watching.until("error[unmentioned-entry]: `lamps.txt` does not mention `WHY_DARK`");
}

#[test]
fn a_file_that_is_to_be_included_from_now_on_is_noticed() {
    let watching = Watching::start();
    watching.project.write("more/a.yaml", "notes: {}\n");
    watching.project.write("catalogue.yaml", &format!("include: [more/*.yaml]\n{CATALOGUE}"));
    assert!(watching.until("0 of 2 outputs changed").is_empty());
    let moth = "reasons: [{ name: WHY_MOTH, number: 2, description: A moth came. }]\n";
    watching.project.write("more/b.yaml", moth);
    watching.until("2 of 2 outputs changed");
    watching.list_ends_with("A moth came.");
}

#[test]
fn a_file_that_is_put_in_place_by_renaming_is_noticed_every_time() {
    let watching = Watching::start();
    for words in ["The wick broke.", "The oil is gone.", "A moth came."] {
        watching.project.write(".catalogue.yaml.swp", &text(words));
        let path = |name| watching.project.path().join(name);
        fs::rename(path(".catalogue.yaml.swp"), path("catalogue.yaml")).unwrap();
        watching.updated("made/list.txt");
        watching.list_ends_with(words);
    }
}

#[test]
fn a_file_that_is_moved_away_and_written_anew_is_noticed() {
    let watching = Watching::start();
    let path = |name| watching.project.path().join(name);
    fs::rename(path("catalogue.yaml"), path("catalogue.yaml~")).unwrap();
    watching.project.write("catalogue.yaml", &text("The wick broke."));
    watching.updated("made/list.txt");
    watching.list_ends_with("The wick broke.");
    fs::remove_file(path("catalogue.yaml")).unwrap();
    watching.project.write("catalogue.yaml", &text("The oil is gone."));
    watching.updated("made/list.txt");
    watching.list_ends_with("The oil is gone.");
}

#[test]
fn of_many_quick_saves_the_last_one_counts() {
    let watching = Watching::start();
    for count in 1..=50 {
        watching.project.write("catalogue.yaml", &text(&format!("Gust {count}.")));
    }
    while !watching.project.read("made/list.txt").ends_with("\nGust 50.\n") {
        // Where the machine is busy, a run may fall between two saves.
        watching.lines.recv_timeout(DEADLINE).unwrap();
    }
}

#[test]
fn a_template_is_noticed_also_when_it_is_new() {
    let watching = Watching::start();
    watching.project.edit("templates/list.txt", "{{ reason.d", "- {{ reason.d");
    watching.updated("made/list.txt");
    watching.list_ends_with("- The lamp was out.");
    watching.project.write("templates/new.txt", LIST);
    watching.says_nothing();
    watching.project.edit("catalogue.yaml", "{ template: list.txt }", "{ template: new.txt }");
    watching.updated("made/list.txt");
    watching.project.edit("templates/new.txt", "{{ reason.d", "+ {{ reason.d");
    watching.updated("made/list.txt");
    watching.list_ends_with("+ The lamp was out.");
}

#[test]
fn a_folder_that_is_replaced_is_still_watched() {
    let watching = Watching::start();
    let path = |name| watching.project.path().join(name);
    fs::rename(path("templates"), path("old")).unwrap();
    watching.until("error[unknown-template]");
    watching.project.write("templates/part.txt", PART);
    watching.project.write("templates/list.txt", &LIST.replace("{{ reason.d", "- {{ reason.d"));
    watching.until("1 of 2 outputs changed");
    watching.list_ends_with("- The lamp was out.");
    watching.project.edit("templates/list.txt", "- {{ reason.d", "+ {{ reason.d");
    watching.until("1 of 2 outputs changed");
    watching.list_ends_with("+ The lamp was out.");
}

#[test]
fn a_file_that_is_edited_in_place_is_noticed_and_the_own_edit_is_not() {
    let watching = Watching::start();
    watching.project.edit("notes.md", "WHY_DARK", "WHY_GREY");
    watching.updated("notes.md");
    assert!(watching.project.read("notes.md").contains("WHY_DARK"));
    watching.says_nothing();
    watching.project.edit("notes.md", "Ours.", "Ours too.");
    assert!(watching.until("0 of 2 outputs changed").is_empty());
    watching.says_nothing();
}

#[cfg(unix)]
#[test]
fn what_a_link_leads_to_is_noticed() {
    let mut watching = Watching::start();
    let project = &watching.project;
    let catalogue = project.path().join("catalogue.yaml");
    fs::create_dir(project.path().join("texts")).unwrap();
    fs::rename(&catalogue, project.path().join("texts/real.yaml")).unwrap();
    std::os::unix::fs::symlink("texts/real.yaml", &catalogue).unwrap();
    watching.says_nothing();
    project.write("texts/real.yaml", &text("The link holds."));
    watching.updated("made/list.txt");
    watching.list_ends_with("The link holds.");
    assert_eq!(watching.interrupt(), Some(0));
}

#[test]
fn an_edited_file_that_was_a_link_for_a_while_is_missed_when_it_is_gone() {
    let mut watching = Watching::start();
    let notes = watching.project.path().join("notes.md");
    fs::remove_file(&notes).unwrap();
    watching.until("error[missing-file]");
    std::os::unix::fs::symlink("/etc/passwd", &notes).unwrap();
    watching.until("error[disk]: cannot read this");
    fs::remove_file(&notes).unwrap();
    watching.until("error[missing-file]");
    watching.until("");
    fs::write(&notes, NOTES).unwrap();
    watching.until("updated notes.md");
    assert_eq!(watching.interrupt(), Some(0));
}

/// What it holds changes nothing.
#[test]
fn what_a_page_leads_to_is_noticed_when_it_comes_and_when_it_goes() {
    let watching = Watching::start();
    let project = &watching.project;
    project.write("templates/part.txt", "{{ \"[more](late/)\" | markdown }}");
    watching.updated("notes.md");
    watching.until("error[broken-link]");
    fs::create_dir(project.path().join("late")).unwrap();
    watching.until("0 of 2 outputs changed");
    watching.says_nothing();
    project.write("late/other.txt", "other");
    watching.says_nothing();
    fs::remove_dir_all(project.path().join("late")).unwrap();
    watching.until("0 of 2 outputs changed");
    watching.until("error[broken-link]");
}

#[test]
fn what_no_output_is_made_of_wakes_nobody() {
    let watching = Watching::start();
    watching.project.write("other.txt", "other");
    watching.project.write("templates/unused.txt", "unused");
    watching.project.write("catalogue.yaml", CATALOGUE);
    watching.says_nothing();
}

#[test]
fn a_mistake_is_shown_and_the_next_save_mends_it() {
    let watching = Watching::start();
    watching.project.write("catalogue.yaml", &CATALOGUE.replace("number: 1, ", ""));
    watching.until("error[missing-key]");
    watching.project.write("catalogue.yaml", &text("The wick broke."));
    watching.until("updated made/list.txt");
    watching.list_ends_with("The wick broke.");
    fs::remove_file(watching.project.path().join("catalogue.yaml")).unwrap();
    watching.until("error[no-catalogue]");
    watching.project.write("catalogue.yaml", CATALOGUE);
    watching.until("updated made/list.txt");
    watching.list_ends_with("The lamp was out.");
}

#[test]
fn an_interrupt_ends_it_cleanly() {
    let mut watching = Watching::start();
    assert_eq!(watching.interrupt(), Some(0));
    let files: Vec<_> = watching.project.files().into_keys().collect();
    let expected =
        ["catalogue.yaml", "made/list.txt", "notes.md", "templates/list.txt", "templates/part.txt"];
    assert_eq!(files, expected);
}
