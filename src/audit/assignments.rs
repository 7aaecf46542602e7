//! What statements assign to variables: by `=`, in a declaration, or through a setter of an object.

use std::ops::Range;

use super::blocks::CONTROLS;
use super::code::{Code, Role};
use super::lexer::{Bracket, Kind, Sign};
use super::syntax::Syntax;

/// The assignment of a value to a variable, or to a field of one.
#[derive(Clone, Debug)]
pub struct Assignment {
    /// Its name; the name of a field starts with its object and a dot.
    pub variable: String,
    /// The tokens of the value; empty for a declaration without one.
    pub value: Range<usize>,
}

/// The start of the names of setters.
const SETTERS: &[&str] = &["set", "with", "add"];

/// Words that can be before a name without being its type.
pub const NO_TYPES: &[&str] = &[
    "new", "return", "throw", "else", "delete", "case", "goto", "operator", "co_return", "co_await",
];

/// Words that declare a constant or a variable without naming a type.
const KEYWORDS: &[&str] = &["const", "static", "let", "var", "readonly", "final", "mut"];

/// The longest path of an object, in bytes.
const LONGEST_PATH: usize = 160;

/// The assignments in a statement, in order.
pub fn assignments(code: &Code<'_>, statement: &Range<usize>) -> Vec<Assignment> {
    let mut found = Vec::new();
    // `State a = JOB_LOST, b = JOB_DONE;`
    let has_list = matches!(code.syntax, Syntax::C | Syntax::Java | Syntax::Script);
    let parts =
        if has_list { code.split(statement.clone(), Sign::Comma) } else { vec![statement.clone()] };
    for part in parts {
        let mut sides = code.split(part.clone(), Sign::Assign);
        if code.syntax == Syntax::Rust {
            // Any other sign is in the value, as in `if let`.
            sides.truncate(1);
            sides.extend(
                sides
                    .first()
                    .filter(|target| target.end < part.end)
                    .map(|target| target.end + 1..part.end),
            );
        }
        let value = sides.pop().filter(|value| value.start > part.start);
        let Some(value) = value else {
            found.extend(declared(code, &part));
            continue;
        };
        for target in &sides {
            // What a lambda assigns may never be, or later.
            let is_lambda = code.find(target.clone(), Sign::FatArrow).is_some();
            let value = if is_lambda { value.end..value.end + 1 } else { value.clone() };
            found.extend(given(code, target, &value));
        }
    }
    found.extend(set(code, statement));
    found
}

/// Whether the variable before a sign is declared there.
pub fn is_declared(code: &Code<'_>, assign: usize) -> bool {
    let Some(name) = assign.checked_sub(1) else { return false };
    let statement = code.statement_of(name);
    let first = code.word(statement.start);
    match code.syntax {
        Syntax::Go => {
            let declares = |at: usize| code.str(at) == ":=";
            ["var", "const"].contains(&first)
                || code.direct(statement).skip_while(|at| *at < assign).any(declares)
        }
        Syntax::Rust => {
            let before =
                code.direct(statement.start..name).filter(|at| code.is(*at, Sign::Assign)).last();
            code.direct(before.unwrap_or(statement.start)..name).any(|at| code.word(at) == "let")
        }
        Syntax::Script => ["let", "const"].contains(&code.word_before(name)),
        Syntax::Python => false,
        Syntax::C | Syntax::Java => {
            name.checked_sub(1).is_some_and(|before| has_type(code, before))
        }
    }
}

/// Whether a token ends the type of a variable.
fn has_type(code: &Code<'_>, at: usize) -> bool {
    let word = code.word(at);
    let is_word =
        |word: &str| !word.is_empty() && !NO_TYPES.contains(&word) && !CONTROLS.contains(&word);
    match code.str(at) {
        "*" | "&" => {
            is_word(code.word_before(at)) || at.checked_sub(1).is_some_and(|at| code.str(at) == ">")
        }
        ">" => true,
        _ => is_word(word),
    }
}

/// Whether a sign gives a value to the variable before it, and not to a named argument.
pub fn is_assigned(code: &Code<'_>, at: usize) -> bool {
    let in_call = || code.is_round(code.get(code.group_of(at)).open);
    let is_argument = code.syntax == Syntax::Python && code.str(at) != ":=" && in_call();
    code.is(at, Sign::Assign) && !is_argument
}

/// Whether a sign changes the variable beside it: `+=`, `++`.
pub fn is_change(code: &Code<'_>, at: usize) -> bool {
    let is_compound = |sign: &str| !["", "<", ">"].contains(&sign);
    let is_compound = code.str(at).strip_suffix('=').is_some_and(is_compound);
    code.is(at, Sign::Increment) || (code.is(at, Sign::Other) && is_compound)
}

/// Whether a sign takes the address of the variable after it, so that others can change it.
pub fn takes_address(code: &Code<'_>, at: usize) -> bool {
    let follows_value = at.checked_sub(1).is_some_and(|before| match code.kind(before) {
        Some(Kind::Word) => code.word(before) != "return",
        Some(Kind::Literal | Kind::Close(_)) => true,
        // A capture of C++.
        Some(Kind::Open(Bracket::Square)) => code.syntax == Syntax::C,
        _ => code.str(before) == ">",
    });
    let is_changed = code.syntax != Syntax::Rust || code.word(at + 1) == "mut";
    code.is(at, Sign::Ampersand) && is_changed && !follows_value
}

/// Assigns a value to the targets before the sign; if there are several, to each its part.
fn given(code: &Code<'_>, target: &Range<usize>, value: &Range<usize>) -> Vec<Assignment> {
    let targets = targets(code, target);
    let whole = match (targets.len(), code.opened_at(value.start)) {
        (2.., Some(group)) if code.after(value.start) == value.end => code.inside(group),
        _ => value.clone(),
    };
    let values = code.split(whole, Sign::Comma);
    let given = targets.iter().enumerate().filter_map(|(index, target)| {
        let at = target.end.checked_sub(1).filter(|at| !code.word(*at).is_empty())?;
        let value = match targets.len() {
            1 => value.clone(),
            several if several == values.len() => values.get(index).cloned().unwrap_or(0..0),
            // Each of them depends on it, but nothing says how.
            _ => value.end..value.end + 1,
        };
        Some(Assignment { variable: variable(code, at), value })
    });
    given.collect()
}

/// The targets on the left of a sign.
fn targets(code: &Code<'_>, target: &Range<usize>) -> Vec<Range<usize>> {
    let last = target.end.checked_sub(1).filter(|last| *last >= target.start);
    let Some(last) = last else { return Vec::new() };
    let annotated = matches!(code.syntax, Syntax::Rust | Syntax::Script | Syntax::Python);
    let colon = code.find(target.clone(), Sign::Colon).filter(|_| annotated);
    let last = colon.map_or(last, |colon| colon.saturating_sub(1).max(target.start));
    match code.closed_at(last) {
        Some(group) if code.before(last + 1).is_some_and(|open| is_pattern(code, open, target)) => {
            code.split(code.inside(group), Sign::Comma)
        }
        Some(_) => Vec::new(),
        None if matches!(code.syntax, Syntax::Go | Syntax::Python) => {
            code.split(target.start..last + 1, Sign::Comma)
        }
        None => std::iter::once(target.start..last + 1).collect(),
    }
}

/// Whether a group on the left of a sign is a pattern, as in `let (a, b) = …`.
fn is_pattern(code: &Code<'_>, open: usize, target: &Range<usize>) -> bool {
    let before = open.checked_sub(1).filter(|before| *before >= target.start);
    let word = before.map_or("", |before| code.word(before));
    before.is_none() || ["let", "const", "var", "auto", "mut"].contains(&word)
}

/// A variable that is declared by a type and a name, with or without arguments.
fn declared(code: &Code<'_>, statement: &Range<usize>) -> Option<Assignment> {
    let first = code.word(statement.start);
    if ["let", "var", "const"].contains(&first) && code.syntax != Syntax::C {
        let is_mut = usize::from(code.word(statement.start + 1) == "mut");
        let at = statement.start + 1 + is_mut;
        let name = code.word(at);
        return (!name.is_empty()).then(|| Assignment { variable: name.to_owned(), value: 0..0 });
    }
    if !matches!(code.syntax, Syntax::C | Syntax::Java) || first.is_empty() {
        return None;
    }
    let last = statement.end.checked_sub(1)?;
    let (name, value) = match code.closed_at(last) {
        // `Type name(value)`
        Some(group) if code.syntax == Syntax::C => {
            (code.get(group).open.checked_sub(1)?, code.inside(group))
        }
        Some(_) => return None,
        None => (last, 0..0),
    };
    let word = code.word(name);
    let is_name = name > statement.start && !word.is_empty() && !CONTROLS.contains(&word);
    let before = name.checked_sub(1)?;
    let has_type = match code.kind(before) {
        Some(Kind::Word) => !NO_TYPES.contains(&code.word(before)),
        Some(Kind::Sign(Sign::Other)) => code.str(before) == ">" || code.str(before) == "*",
        _ => false,
    };
    (is_name && has_type).then(|| Assignment { variable: code.word(name).to_owned(), value })
}

/// The fields of an object that setters set.
fn set(code: &Code<'_>, statement: &Range<usize>) -> Vec<Assignment> {
    let mut found = Vec::new();
    let mut chained: Option<(usize, String)> = None;
    for open in code.direct(statement.clone()) {
        let is_call = code.is_round(open);
        let Some(name) = open.checked_sub(1).filter(|_| is_call) else { continue };
        let Some(field) = field_of(code, code.word(name)) else { continue };
        let start = code.path_start(name).max(statement.start);
        if start == name {
            found.extend(set_by_function(code, open, &field));
            continue;
        }
        let object = match &chained {
            Some((of, object)) if *of == start => object.clone(),
            _ => normal(code.text, &code.bytes(&(start..name.saturating_sub(1)))),
        };
        chained = Some((start, object.clone()));
        if let Some(group) = code.opened_at(open) {
            found.push(Assignment {
                variable: format!("{object}.{field}"),
                value: code.inside(group),
            });
        }
    }
    found
}

/// The field of its first argument that a function of C sets: `job_state_set(job, JOB_LOST)`.
fn set_by_function(code: &Code<'_>, open: usize, field: &str) -> Option<Assignment> {
    let arguments = code.split(code.inside(code.opened_at(open)?), Sign::Comma);
    let [object, value] = arguments.as_slice() else { return None };
    let is_path = object.clone().all(|at| !code.word(at).is_empty() || code.joins(at));
    let object = normal(code.text, &code.bytes(object));
    (is_path && code.syntax == Syntax::C)
        .then(|| Assignment { variable: format!("{object}.{field}"), value: value.clone() })
}

/// The field that a setter sets, by its name.
pub fn field_of(code: &Code<'_>, setter: &str) -> Option<String> {
    if code.setters.contains(setter) {
        return Some(plain(setter));
    }
    let field = setter.strip_suffix("_set").filter(|_| code.syntax == Syntax::C);
    if let Some(field) = field {
        return Some(plain(field));
    }
    let rest = SETTERS.iter().find_map(|start| {
        setter.get(..start.len())?.eq_ignore_ascii_case(start).then(|| setter.get(start.len()..))?
    })?;
    let is_part = rest.starts_with(|first: char| first == '_' || first.is_ascii_uppercase());
    (is_part && rest.len() > 1).then(|| plain(rest))
}

/// The name of the variable whose path ends at a word.
pub fn variable(code: &Code<'_>, at: usize) -> String {
    let start = code.path_start(at);
    if start == at {
        return code.word(at).to_owned();
    }
    let object = normal(code.text, &code.bytes(&(start..at.saturating_sub(1))));
    let own = ["this", "self"].contains(&object.as_str());
    if own { code.word(at).to_owned() } else { format!("{object}.{}", plain(code.word(at))) }
}

/// A path without blanks, in one spelling.
fn normal(text: &str, bytes: &Range<usize>) -> String {
    let written = text.get(bytes.clone()).filter(|path| path.len() <= LONGEST_PATH);
    let written = written.unwrap_or_default().replace("->", ".");
    written.chars().filter(|sign| !sign.is_whitespace()).collect()
}

/// The name of a field or a method, in one spelling.
pub fn plain(name: &str) -> String {
    name.chars().filter(|sign| *sign != '_').map(|sign| sign.to_ascii_lowercase()).collect()
}

/// Whether a word is declared at this place: as the value of an enum, or as a variable or a constant.
pub fn declares(code: &Code<'_>, at: usize) -> bool {
    let before = at.checked_sub(1);
    let kind = before.and_then(|before| code.kind(before));
    let word = code.word_before(at);
    let open = code.get(code.group_of(at)).open;
    let is_enum = code.role(code.group_of(at)) == Role::Enum;
    let is_list = code.syntax == Syntax::Go && ["const", "var"].contains(&code.word_before(open));
    let is_first = kind.is_none() || matches!(kind, Some(Kind::End | Kind::Conditional(_)));
    if is_enum || is_list {
        return is_first || before == Some(open) || kind == Some(Kind::Sign(Sign::Comma));
    }
    let starts = is_first || matches!(kind, Some(Kind::Open(Bracket::Curly) | Kind::Close(_)));
    let has_word = !word.is_empty() && !NO_TYPES.contains(&word) && !CONTROLS.contains(&word);
    let ends_type = before.is_some_and(|before| ["*", "&", ">"].contains(&code.str(before)));
    let is_array = code.kind(at + 1) == Some(Kind::Open(Bracket::Square));
    let next = if is_array && has_word { code.after(at + 1) } else { at + 1 };
    match code.kind(next) {
        Some(Kind::Sign(Sign::Assign)) => starts || has_word || ends_type,
        Some(Kind::Sign(Sign::Colon)) => KEYWORDS.contains(&word),
        Some(Kind::Word) => code.syntax == Syntax::Go && KEYWORDS.contains(&word),
        Some(Kind::End) => matches!(code.syntax, Syntax::C | Syntax::Java) && has_word,
        Some(Kind::Open(Bracket::Round | Bracket::Curly)) => code.syntax == Syntax::C && has_word,
        _ => false,
    }
}
