//! Explains an entry, a capability or a diagnostic code, as plain text wrapped for a terminal.

mod entry;
mod lookup;
mod together;

use std::collections::HashMap;

use itertools::Itertools;
use lookup::is_called;

pub use lookup::{Found, find};

use crate::catalogue::{Capability, Catalogue, EntryId, EnumKind, Enumeration, whole_number};
use crate::diagnostic::{Code, Level, Weight};
use crate::prose::{self, plain};
use crate::view;

/// The width of the text in columns, whatever the width of the terminal.
const WIDTH: usize = 80;

/// The page of a diagnostic code: its meaning, an example that fails, and the cure.
pub fn code(code: &Code) -> String {
    let weight = match code.weight {
        Weight::Error => "an error",
        Weight::Warning => "a warning",
        Weight::Lint(Level::Allow) => "a lint, off by default",
        Weight::Lint(Level::Warn) => "a lint, by default a warning",
        Weight::Lint(Level::Deny) => "a lint, by default an error",
    };
    terminal(&format!("`{}` is {weight}.\n\n{}", code.name, code.page))
}

/// The explanation of whatever `asked` names. With an api it uses the names of that api and leaves out
/// what the api does not have; without one it uses those of the first and leaves out nothing. `None`
/// if nothing is like it.
pub fn entries(catalogue: &Catalogue, api: Option<usize>, asked: &str) -> Option<String> {
    let spans = view::spans(catalogue, api.unwrap_or_default());
    let wording = Wording { catalogue, api, spans };
    let exact = exactly(&wording, asked);
    let found = if exact.is_empty() { like(&wording, asked) } else { exact };
    (!found.is_empty()).then(|| found.iter().map(|markdown| terminal(markdown)).join("\n"))
}

/// A catalogue, and what its code spans are called in an api.
struct Wording<'c> {
    catalogue: &'c Catalogue,
    api: Option<usize>,
    spans: HashMap<&'c str, &'c str>,
}

impl Wording<'_> {
    /// Whether something that is limited to some apis belongs here.
    fn have(&self, apis: Option<&[usize]>) -> bool {
        self.api.zip(apis).is_none_or(|(api, apis)| apis.contains(&api))
    }

    /// Markdown in the words of the api.
    fn prose(&self, markdown: &str) -> String {
        prose::rename_code_spans(markdown, |span| self.spans.get(span).copied()).into_owned()
    }
}

/// What has exactly this name, number, code or label: entries, reservations and capabilities.
fn exactly(wording: &Wording<'_>, asked: &str) -> Vec<String> {
    let enums = EnumKind::ALL.into_iter().map(|kind| wording.catalogue.enumeration(kind));
    let mut found: Vec<_> =
        enums.flat_map(|enumeration| in_enum(wording, enumeration, asked)).collect();
    let capabilities = wording.catalogue.capabilities.iter();
    let called = capabilities.filter(|known| known.name.eq_ignore_ascii_case(asked));
    found.extend(called.map(|known| wording.prose(&capability(known))));
    found
}

/// What a text leads to that is not exactly a name.
fn like(wording: &Wording<'_>, asked: &str) -> Vec<String> {
    let catalogue = wording.catalogue;
    match find(catalogue, asked) {
        Found::Nothing => Vec::new(),
        Found::Entries(ids) => pages(wording, ids),
        Found::Candidates(ids) => {
            let list = wording.prose(&together::list(catalogue, &ids));
            let part = prose::code_span(asked);
            vec![format!("several names contain {part}:\n\n{list}")]
        }
        Found::Combination(ids) => {
            let cases = wording.prose(&together::combination(wording, &ids));
            let reasons = ids.into_iter().filter(|id| id.kind == EnumKind::Reasons);
            std::iter::once(cases).chain(pages(wording, reasons.collect())).collect()
        }
    }
}

/// The most entries that are explained at once. Thousands can share a label or the text of a group.
const MOST_PAGES: usize = 100;

/// The explanations of entries, and how many more there are.
fn pages(wording: &Wording<'_>, mut ids: Vec<EntryId>) -> Vec<String> {
    let left = ids.len().saturating_sub(MOST_PAGES);
    ids.truncate(MOST_PAGES);
    let mut pages: Vec<_> = ids.into_iter().map(|id| entry::markdown(wording, id)).collect();
    if left > 0 {
        pages.push(format!("{left} more entries are called that; ask for one by its name."));
    }
    pages
}

/// Every name that [`entries`] can explain, each once.
pub fn names(catalogue: &Catalogue) -> Vec<&str> {
    let entries = catalogue.every_entry();
    let names = entries.flat_map(|(.., entry)| entry.every_name().chain(entry.public_texts()));
    let names = names.chain(catalogue.capabilities.iter().map(|known| known.name.as_str()));
    names.unique().collect()
}

/// What an enum has under the name or number that was asked for: entries, then reservations.
fn in_enum(wording: &Wording<'_>, enumeration: &Enumeration, asked: &str) -> Vec<String> {
    let called = enumeration.iter().filter(|(_, entry)| is_called(entry, asked));
    let mut found = pages(wording, called.map(|(id, _)| id).collect());
    found.extend(reserved(enumeration, asked, whole_number(asked).ok()));
    found
}

/// One sentence for each reservation of the name or number that was asked for.
fn reserved(enumeration: &Enumeration, asked: &str, number: Option<i64>) -> Vec<String> {
    let numbers = enumeration.reserved_numbers.iter().filter_map(|range| {
        let number = number.filter(|number| range.contains(*number))?;
        let whole = range.single().is_none().then(|| format!(" with `{range}`"));
        Some((number.to_string(), whole.unwrap_or_default()))
    });
    let names = enumeration.reserved_names.iter();
    let names = names
        .filter(|names| names.iter().any(|name| name.eq_ignore_ascii_case(asked)))
        .map(|names| (format!("`{}`", names.first()), String::new()));
    let sentences = numbers.chain(names).map(|(reserved, range)| {
        let type_name = &enumeration.type_name;
        format!("{reserved} is reserved{range} in `{type_name}`, so no entry may take it.")
    });
    sentences.collect()
}

fn capability(capability: &Capability) -> String {
    let clients = prose::escape(&capability.frameworks);
    format!(
        "`{}` is a capability, which {clients} have.\n\n{}",
        capability.name, capability.description
    )
}

/// Renders Markdown as plain text of [`WIDTH`] columns.
fn terminal(markdown: &str) -> String {
    plain::render(&prose::parse(markdown), WIDTH) + "\n"
}
