//! Limits for templates. Templates are programs that may never end, so the caller can watch the
//! progress of rendering, and give up.

use std::collections::BTreeMap;
use std::io::{self, Write};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tera::{Context, Error, ErrorKind, Tera, TeraResult};

/// The maximal length of the text that a template makes, in bytes. No honest output comes close.
const LONGEST: usize = 64 << 20;

/// The help line for a template that exceeds a limit.
pub const GROWTH: &str = "look for nested loops, and for texts that grow in them";

/// The progress of rendering on all threads. Clones share it.
#[derive(Clone, Debug, Default)]
pub struct Progress {
    /// What is being rendered, in the order in which it was started.
    running: Arc<Mutex<BTreeMap<usize, Position>>>,
    /// The key in `running` that this clone updates.
    turn: usize,
}

/// An output that is being rendered.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Position {
    /// The path of the output; empty while templates are parsed.
    pub output: Arc<str>,
    /// The path of the template.
    pub template: Arc<str>,
}

impl Progress {
    /// The output that was started first and is not done.
    pub fn position(&self) -> Position {
        self.running().values().next().cloned().unwrap_or_default()
    }

    /// Starts an output. Its index decides its place in the order.
    pub(super) fn output(&self, index: usize, path: &str) -> Self {
        let turn = index + 1;
        let position = Position { output: path.into(), ..Position::default() };
        self.running().insert(turn, position);
        Self { running: Arc::clone(&self.running), turn }
    }

    /// Tells which template is being rendered.
    pub(super) fn template(&self, path: Arc<str>) {
        self.running().entry(self.turn).or_default().template = path;
    }

    /// Ends the output.
    pub(super) fn done(&self) {
        self.running().remove(&self.turn);
    }

    fn running(&self) -> MutexGuard<'_, BTreeMap<usize, Position>> {
        self.running.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Renders a template with a context; fails if the text is too long.
pub fn text(tera: &Tera, name: &str, context: &Context) -> TeraResult<String> {
    let mut text = Text(Vec::new());
    tera.render_to(name, context, &mut text)?;
    String::from_utf8(text.0).map_err(Error::message)
}

/// The message, if the error means that a text is too long.
pub fn is_too_long(error: &Error) -> Option<String> {
    matches!(error.kind(), ErrorKind::Io(io::ErrorKind::FileTooLarge)).then(too_long)
}

/// Fails if a text of this many bytes is too long.
pub fn fits(length: usize) -> TeraResult<()> {
    if length > LONGEST { Err(Error::message(too_long())) } else { Ok(()) }
}

fn too_long() -> String {
    format!("this makes a text of more than {} MiB", LONGEST >> 20)
}

/// A buffer that takes at most [`LONGEST`] bytes.
struct Text(Vec<u8>);

impl Write for Text {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if bytes.len() > LONGEST - self.0.len() {
            return Err(io::ErrorKind::FileTooLarge.into());
        }
        self.0.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_begun_first_and_is_not_done_is_what_takes_so_long() {
        let progress = Progress::default();
        let [first, second] =
            [(0, "a.md"), (1, "b.md")].map(|(at, path)| progress.output(at, path));
        second.template("builtin/b.md".into());
        assert_eq!(progress.position().output.as_ref(), "a.md");
        first.done();
        let position = Position { output: "b.md".into(), template: "builtin/b.md".into() };
        assert_eq!(progress.position(), position);
        second.done();
        assert_eq!(progress.position(), Position::default());
    }
}
