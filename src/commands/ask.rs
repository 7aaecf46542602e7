//! Questions to the person at the terminal, for what the command line does not say.

use std::io::{self, BufRead, IsTerminal};

use super::console;
use crate::catalogue::Catalogue;

/// Whether somebody can be asked.
pub fn somebody() -> bool {
    io::stdin().is_terminal() && io::stderr().is_terminal()
}

/// What was given, else what is answered; nothing where nobody answers.
pub fn optional(given: Option<&str>, question: &str) -> Option<String> {
    match given {
        Some(given) => Some(given.trim().to_owned()).filter(|given| !given.is_empty()),
        None if somebody() => answer(question),
        None => None,
    }
}

/// The same for what has to be known.
///
/// # Errors
///
/// Where nobody answers: which argument to give.
pub fn required(given: Option<&str>, question: &str, argument: &str) -> Result<String, String> {
    let missing = || format!("{} is missing; give it as {argument}", question.to_lowercase());
    optional(given, question).ok_or_else(missing)
}

/// The release that something holds since: what was given, else the one that the catalogue is of. An
/// empty text is none.
pub fn since(given: Option<&str>, catalogue: &Catalogue) -> Option<String> {
    let since = given.or(catalogue.release.as_deref())?;
    Some(since.to_owned()).filter(|since| !since.is_empty())
}

/// One line, without the blanks around it; nothing where it is empty or there is none.
fn answer(question: &str) -> Option<String> {
    console::ask(&format!("{question}: "));
    let mut line = String::new();
    io::stdin().lock().read_line(&mut line).ok()?;
    Some(line.trim().to_owned()).filter(|line| !line.is_empty())
}
