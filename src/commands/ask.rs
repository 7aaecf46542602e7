//! Questions to the person at the terminal, for what the command line does not say.

use std::io::{self, BufRead, IsTerminal};
use std::sync::atomic::{AtomicBool, Ordering};

use super::console;
use crate::catalogue::{Catalogue, EnumKind};
use crate::diagnostic::nearest;
use crate::language::names::is_identifier;

/// Set where a question got the end of the input for an answer.
static OVER: AtomicBool = AtomicBool::new(false);

/// Whether somebody can be asked.
pub fn somebody() -> bool {
    io::stdin().is_terminal() && io::stderr().is_terminal() && !OVER.load(Ordering::Relaxed)
}

/// What an answer has to be; an error says why it is not.
pub type Check<'c> = dyn Fn(&str) -> Result<(), String> + 'c;

/// Takes any text.
pub const ANY: &Check<'static> = &|_| Ok(());

/// Takes one of the words that are shown, or another name of an entry of the enum.
pub fn one_of(
    catalogue: &Catalogue,
    kind: EnumKind,
    shown: &[&str],
    name: &str,
) -> Result<(), String> {
    let is_entry = catalogue.find(name).is_some_and(|(found, ..)| found == kind);
    if is_entry || shown.contains(&name) { Ok(()) } else { Err(unknown(name, shown)) }
}

fn unknown(name: &str, known: &[&str]) -> String {
    let near = nearest(name, known.iter().copied());
    let help = near.map_or_else(String::new, |near| format!("; did you mean `{near}`?"));
    format!("there is no `{name}`{help}")
}

/// Takes the name of an entry that there is.
pub fn entry(catalogue: &Catalogue, name: &str) -> Result<(), String> {
    let enums = EnumKind::ALL.map(|kind| catalogue.enumeration(kind).entries);
    let known: Vec<_> = enums.iter().flatten().map(|entry| entry.names.first()).collect();
    catalogue.find(name).map(|_| ()).ok_or_else(|| unknown(name, &known))
}

/// Takes a name that no entry has.
pub fn new_name(catalogue: &Catalogue, name: &str) -> Result<(), String> {
    if !is_identifier(name) {
        return Err(format!("`{name}` is no name: letters, digits and `_`, and no digit first"));
    }
    match catalogue.find(name) {
        Some((_, _, holder)) if holder.names.first() == name => {
            Err(format!("there is an entry `{name}` already"))
        }
        Some((_, _, holder)) => Err(format!("`{name}` is taken by `{}`", holder.names.first())),
        None => Ok(()),
    }
}

/// What was given, else what is answered; nothing where nobody answers.
pub fn optional(given: Option<&str>, question: &str, check: &Check<'_>) -> Option<String> {
    match given {
        Some(given) => Some(given.trim().to_owned()).filter(|given| !given.is_empty()),
        None => asked(question, true, check),
    }
}

/// The same for what has to be known.
///
/// # Errors
///
/// Where nobody answers: which argument to give.
pub fn required(
    given: Option<&str>,
    question: &str,
    argument: &str,
    check: &Check<'_>,
) -> Result<String, String> {
    let missing = || format!("{} is missing; give it as {argument}", question.to_lowercase());
    let answer = match given {
        Some(given) => Some(given.trim().to_owned()).filter(|given| !given.is_empty()),
        None => asked(question, false, check),
    };
    answer.ok_or_else(missing)
}

/// Shows what there is to choose from.
pub fn show(what: &str, known: &[&str]) {
    if somebody() {
        let list = format!("{what}: {}", known.join(", "));
        for line in textwrap::wrap(&list, console::width()) {
            console::say(&line);
        }
    }
}

/// The release that something holds since: what was given, else the one that the catalogue is of. An
/// empty text is none.
pub fn since(given: Option<&str>, catalogue: &Catalogue) -> Option<String> {
    let since = given.or(catalogue.release.as_deref())?;
    Some(since.to_owned()).filter(|since| !since.is_empty())
}

/// Asks until the answer will do; nothing where nobody answers, or nothing is answered and may be.
fn asked(question: &str, optional: bool, check: &Check<'_>) -> Option<String> {
    while somebody() {
        let answer = line(question)?;
        if answer.is_empty() && optional {
            return None;
        }
        let fits = if answer.is_empty() {
            Err("this is needed; Ctrl-C gives up".to_owned())
        } else if answer.contains(char::is_control) {
            // Arrow keys make some, and nobody sees them.
            Err("there are control characters in this; type it again".to_owned())
        } else {
            check(&answer)
        };
        match fits {
            Ok(()) => return Some(answer),
            Err(why) => console::say(&why),
        }
    }
    None
}

/// One line, without the blanks around it; nothing at the end of the input.
fn line(question: &str) -> Option<String> {
    console::ask(&format!("{question}: "));
    let mut line = String::new();
    let length = io::stdin().lock().read_line(&mut line).ok()?;
    OVER.store(length == 0, Ordering::Relaxed);
    (length > 0).then(|| line.trim().to_owned())
}
