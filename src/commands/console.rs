//! The streams: diffs and what programs read go to standard output, everything else to standard error.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::env;
use std::hash::{BuildHasher, RandomState};
use std::io::{self, IsTerminal, Write};
use std::process;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicBool, Ordering};

use anstream::adapter::strip_str;
use anstream::{AutoStream, ColorChoice};
use anstyle::{AnsiColor, Style};

use crate::diagnostic::{Diagnostic, Severity, Sources, human};
use crate::language::literal::spell_unseen;
use crate::visible;

/// A CI service that obeys commands in the log of a run.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Service {
    GitHub,
    /// Or `TeamCity`, whose commands begin with the same signs.
    Azure,
    GitLab,
}

/// The service that this runs in.
fn service() -> Option<Service> {
    let is_set = |name: &str| env::var_os(name).is_some_and(|value| !value.is_empty());
    let known = [
        ("GITHUB_ACTIONS", Service::GitHub),
        ("TF_BUILD", Service::Azure),
        ("TEAMCITY_VERSION", Service::Azure),
        ("GITLAB_CI", Service::GitLab),
    ];
    known.into_iter().find(|(name, _)| is_set(name)).map(|(_, service)| service)
}

/// A text of this tool as it goes to a stream: without styles if the stream shows none, then without
/// commands of a CI service. In this order, because styles could hide a command.
fn harmless(styled: &str, stream: ColorChoice) -> String {
    let text = match stream {
        ColorChoice::Never => strip_str(styled).to_string(),
        _ => styled.to_owned(),
    };
    if service().is_some() { visible::without_commands(&text) } else { text }
}

/// How much is said of what a run does. What is wrong is always said.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Verbosity {
    /// Nothing.
    Quiet,
    /// What it did.
    Usual,
    /// Also what it read, and how long it took.
    Verbose,
}

static VERBOSITY: OnceLock<Verbosity> = OnceLock::new();

/// Sets how much is said. Only the first call counts.
pub fn set_verbosity(verbosity: Verbosity) {
    VERBOSITY.get_or_init(|| verbosity);
}

fn verbosity() -> Verbosity {
    VERBOSITY.get().copied().unwrap_or(Verbosity::Usual)
}

/// Writes a line about what a run does or did.
pub fn say(line: &str) {
    if verbosity() != Verbosity::Quiet {
        warn(line);
    }
}

/// Writes a line about what is wrong.
pub fn warn(line: &str) {
    warn_styled(&visible::lines(line));
}

/// As [`say`], of a text whose styles are this tool's own.
pub fn say_styled(line: &str) {
    if verbosity() != Verbosity::Quiet {
        warn_styled(line);
    }
}

/// As [`warn`], of a text whose styles are this tool's own.
pub fn warn_styled(line: &str) {
    let text = harmless(line, AutoStream::choice(&io::stderr()));
    // If standard error is closed, nobody can be told.
    let _ = writeln!(anstream::stderr(), "{text}");
}

/// Writes a line that only `--verbose` shows.
pub fn detail(line: impl FnOnce() -> String) {
    if verbosity() == Verbosity::Verbose {
        warn(&line());
    }
}

/// Whether a person sees what a run says while it goes on.
pub fn is_watched() -> bool {
    verbosity() != Verbosity::Quiet && io::stderr().is_terminal()
}

/// The columns of a line: those of the terminal that answers go to, or else what `COLUMNS` says.
pub fn width() -> usize {
    let terminal = terminal_size::terminal_size_of(io::stdout()).map(|(width, _)| width.0.into());
    let columns = || env::var("COLUMNS").ok()?.parse().ok();
    terminal.or_else(columns).filter(|width| *width > 0).unwrap_or(80)
}

/// Where the pages of codes can be read, in the published source.
const PAGES: &str = concat!(
    "https://docs.rs/crate/reasonbook/",
    env!("CARGO_PKG_VERSION"),
    "/source/src/diagnostic/codes/"
);

/// Set once a run has said where codes are explained.
static EXPLAINED: AtomicBool = AtomicBool::new(false);

/// Writes diagnostics with their excerpts. On a terminal their codes are links to their pages, and the
/// first error of a run says where it is explained.
/// `path` gives the path to show for the name of a file.
pub fn diagnostics(diagnostics: &[Diagnostic], sources: &Sources, path: &dyn Fn(&str) -> String) {
    let text = human(diagnostics, sources, path);
    let mut text = harmless(&text, AutoStream::choice(&io::stderr()));
    if io::stderr().is_terminal() {
        let codes: BTreeSet<_> = diagnostics.iter().map(|found| found.code.name).collect();
        for code in codes {
            text = text.replace(&format!("[{code}]"), &linked(code));
        }
        let error = diagnostics.iter().find(|found| found.severity == Severity::Error);
        if let Some(error) = error.filter(|_| !EXPLAINED.swap(true, Ordering::Relaxed)) {
            let line =
                ["for an example and its cure, run: reasonbook explain ", error.code.name, "\n"];
            text.extend(line);
        }
    }
    let _ = write!(anstream::stderr(), "{text}");
}

/// A code in brackets as a link, in the way of terminals.
fn linked(code: &str) -> String {
    format!("[\u{1b}]8;;{PAGES}{code}.md\u{1b}\\{code}\u{1b}]8;;\u{1b}\\]")
}

/// A number of things in words: `1 output`, `2 outputs`.
pub fn counted(number: usize, what: &str) -> String {
    format!("{number} {what}{}", if number == 1 { "" } else { "s" })
}

/// The verb for a number of things.
pub fn are(number: usize) -> &'static str {
    if number == 1 { "is" } else { "are" }
}

/// Set if an answer could not be written.
static LOST: AtomicBool = AtomicBool::new(false);

/// Whether an answer could not be written. The error has been reported.
pub fn has_lost() -> bool {
    LOST.load(Ordering::Relaxed)
}

/// Reports an error, unless the reader has stopped early, as `head` does.
fn written(result: io::Result<()>) {
    let Err(error) = result else { return };
    // Once is enough: the rest would fail the same way.
    if error.kind() != io::ErrorKind::BrokenPipe && !LOST.swap(true, Ordering::Relaxed) {
        warn(&format!("error: cannot write to standard output: {error}"));
    }
}

/// Whether answers go to a terminal.
pub fn is_shown() -> bool {
    io::stdout().is_terminal()
}

/// Writes an answer for people.
pub fn show(text: &str) {
    show_styled(&visible::lines(text));
}

/// As [`show`], of a text whose styles are this tool's own.
pub fn show_styled(text: &str) {
    let mut stdout = anstream::stdout();
    let text = harmless(text, AutoStream::choice(&io::stdout()));
    written(write!(stdout, "{text}").and_then(|()| stdout.flush()));
}

/// Writes an answer for programs, byte for byte unless it goes to a terminal.
pub fn answer(text: &str) {
    let mut stdout = io::stdout().lock();
    let text = if stdout.is_terminal() { Cow::Owned(visible::lines(text)) } else { text.into() };
    written(stdout.write_all(text.as_bytes()).and_then(|()| stdout.flush()));
}

/// Writes JSON. Escapes keep services and terminals from finding commands in it.
pub fn json(text: &str) {
    answer(&spell_unseen(text.to_owned()).replace("##", "#\\u0023"));
}

/// Writes a diff: byte for byte, so that it can be applied, unless it goes to a terminal or the log of a
/// service.
pub fn diff(diff: &[u8]) {
    if diff.is_empty() {
        return;
    }
    let mut stdout = io::stdout().lock();
    let is_coloured = AutoStream::choice(&stdout) != ColorChoice::Never;
    let service = service();
    let shown = if is_coloured || stdout.is_terminal() || service.is_some() {
        let text = visible::lines(&String::from_utf8_lossy(diff));
        let text = if is_coloured { coloured(&text) } else { text };
        write!(
            stdout,
            "{}",
            service.map_or_else(|| text.clone(), |service| service.fenced(&text, diff))
        )
    } else {
        stdout.write_all(diff)
    };
    written(shown.and_then(|()| stdout.flush()));
}

impl Service {
    /// A text in which it finds no commands. It applies only if it is the diff: git would write signs that
    /// stand for control characters into files.
    fn fenced(self, text: &str, diff: &[u8]) -> String {
        let is_azure = self == Self::Azure;
        let text = if is_azure { visible::without_brackets(text) } else { text.to_owned() };
        let text = if text.as_bytes() == diff { text } else { text.replace("\n@@ -", "\n~ @@ -") };
        if self != Self::GitHub {
            // The commands of GitLab are control sequences.
            return text;
        }
        // A token that nobody can have written into a file.
        let token = format!("{:016x}", RandomState::new().hash_one(process::id()));
        format!("::stop-commands::{token}\n{text}::{token}::\n")
    }
}

fn coloured(diff: &str) -> String {
    let mut text = String::new();
    for line in diff.split_inclusive('\n') {
        let style = style(line);
        let body = line.strip_suffix('\n').unwrap_or(line);
        let (on, off) = (style.render().to_string(), style.render_reset().to_string());
        text.extend([&on, body, &off, "\n"]);
    }
    text
}

/// What begins the two lines at the top of a diff.
const HEADERS: [&str; 4] = ["--- a/", "+++ b/", "--- /dev/null", "+++ /dev/null"];

fn style(line: &str) -> Style {
    match line.as_bytes() {
        // A line that was added or removed can begin with the same signs, but not with such a path.
        _ if HEADERS.iter().any(|start| line.starts_with(start)) => Style::new().bold(),
        [b'+', ..] => AnsiColor::Green.on_default(),
        [b'-', ..] => AnsiColor::Red.on_default(),
        [b'@', ..] => AnsiColor::Cyan.on_default(),
        _ => Style::new(),
    }
}
