//! Where answers go: diffs and what programs read to standard output, all else to standard error.

use std::env;
use std::io::{self, Write};
use std::sync::atomic::{AtomicBool, Ordering};

use anstream::{AutoStream, ColorChoice};
use anstyle::{AnsiColor, Style};

use crate::diagnostic::{Diagnostic, Sources, human};

/// Writes a line for people.
pub fn say(line: &str) {
    // Nobody is left to tell when standard error is closed.
    let _ = writeln!(anstream::stderr(), "{line}");
}

/// Writes a question, and leaves the rest of the line to the answer.
pub fn ask(question: &str) {
    let mut stderr = anstream::stderr();
    let _ = write!(stderr, "{question}").and_then(|()| stderr.flush());
}

/// How many columns a line has: those of the terminal that answers go to, else what `COLUMNS` says.
pub fn width() -> usize {
    let terminal = terminal_size::terminal_size_of(io::stdout()).map(|(width, _)| width.0.into());
    let columns = || env::var("COLUMNS").ok()?.parse().ok();
    terminal.or_else(columns).filter(|width| *width > 0).unwrap_or(80)
}

/// Writes diagnostics with their excerpts.
pub fn diagnostics(diagnostics: &[Diagnostic], sources: &Sources) {
    let _ = write!(anstream::stderr(), "{}", human(diagnostics, sources));
}

/// A number of things in words: `1 output`, `2 outputs`.
pub fn counted(number: usize, what: &str) -> String {
    format!("{number} {what}{}", if number == 1 { "" } else { "s" })
}

/// Set where something that was asked for could not be written.
static LOST: AtomicBool = AtomicBool::new(false);

/// Whether something that was asked for could not be written; it has been said then.
pub fn has_lost() -> bool {
    LOST.load(Ordering::Relaxed)
}

/// A reader that stops early, as `head` does, is no error.
fn written(result: io::Result<()>) {
    let Err(error) = result else { return };
    // It is said once: the rest would only fail the same way.
    if error.kind() != io::ErrorKind::BrokenPipe && !LOST.swap(true, Ordering::Relaxed) {
        say(&format!("error: cannot write to standard output: {error}"));
    }
}

/// Writes what was asked for.
pub fn answer(text: &str) {
    let mut stdout = anstream::stdout();
    written(write!(stdout, "{text}").and_then(|()| stdout.flush()));
}

/// Writes a diff, byte for byte where standard output takes no colour.
pub fn diff(diff: &[u8]) {
    let mut stdout = io::stdout().lock();
    let shown = match AutoStream::choice(&stdout) {
        ColorChoice::Never => stdout.write_all(diff),
        _ => stdout.write_all(&coloured(diff)),
    };
    written(shown.and_then(|()| stdout.flush()));
}

fn coloured(diff: &[u8]) -> Vec<u8> {
    let mut text = Vec::new();
    for line in diff.split_inclusive(|byte| *byte == b'\n') {
        let style = style(line);
        let body = line.strip_suffix(b"\n").unwrap_or(line);
        text.extend(style.render().to_string().bytes());
        text.extend(body);
        text.extend(style.render_reset().to_string().bytes());
        text.push(b'\n');
    }
    text
}

fn style(line: &[u8]) -> Style {
    match line {
        [b'+', b'+', b'+', ..] | [b'-', b'-', b'-', ..] => Style::new().bold(),
        [b'+', ..] => AnsiColor::Green.on_default(),
        [b'-', ..] => AnsiColor::Red.on_default(),
        [b'@', ..] => AnsiColor::Cyan.on_default(),
        _ => Style::new(),
    }
}
