//! A first catalogue: a commented example, what the enums of `.proto` files say, or what `patterns` reads
//! in other files.
//!
//! `read` finds the enums, and `rule` how their names differ between apis. `entries` and `reserved` put
//! them together in a `draft`; `described` and `terms` add what comments say, and `stated` proposes facts
//! that they state. `beside` warns of what the catalogue cannot hold, and `yaml` writes it. Whatever is
//! not carried over, and wherever the files disagree, gets a warning.

mod beside;
mod comment;
mod described;
mod draft;
mod entries;
mod patterns;
mod read;
mod reserved;
mod rule;
mod stated;
mod terms;
mod vocabulary;
mod yaml;

use std::sync::Arc;

use crate::catalogue::{self, EnumKind};
use crate::diagnostic::{Diagnosed, Diagnostic, Place, Severity, codes};
use crate::lint::{self, Subject};
pub use draft::Draft;
use draft::DraftEnum;
pub use patterns::{PatternFile, from_patterns};
pub use read::{Asked, ProtoFile};
use yaml::Content;

/// A catalogue that explains itself, with the paths of what is generated from it. `option` names its file
/// to a command.
pub fn example(page: &str, proto: &str, option: &str) -> String {
    let mut text = include_str!("example.yaml").to_owned();
    for command in ["reasonbook generate", "reasonbook check"] {
        text = text.replace(command, &format!("{command}{option}"));
    }
    let text = text.replace("  docs/reasons.md:", &format!("  {page}:"));
    text.replace("  proto/reasons.proto:", &format!("  {proto}:"))
}

/// A catalogue of the enums in files; those of the first api have the catalogue's own names. Its page goes
/// to the path `page`, and `option` names its file to a command.
///
/// There is none if the files contradict each other. With it come warnings about what it leaves out.
pub fn from_proto(files: &[ProtoFile], page: &str, option: &str) -> Diagnosed<Option<Draft>> {
    let sources = match read::sources(files) {
        Ok(sources) => sources,
        Err(diagnostics) => return Diagnosed { value: None, diagnostics },
    };
    let by_api = read::by_api(&sources);
    let apis = rule::apis(&by_api);
    let mut found = Vec::new();
    let mut enums: Vec<DraftEnum> = EnumKind::ALL
        .into_iter()
        .filter_map(|kind| entries::merged(kind, &by_api, &apis, &mut found))
        .collect();
    for draft in &mut enums {
        draft.reserved = reserved::gather(draft.kind, &by_api, &apis, &draft.entries, &mut found);
    }
    let described = described::describe(&mut enums, &by_api, &apis);
    found.extend(described.warnings);
    found.extend(stated::propose(&mut enums));
    found.extend(beside::not_carried_over(&enums, &by_api));
    found.extend(beside::further_apis(&sources, &apis));
    let (enums, sources, apis) = (enums.as_slice(), sources.as_slice(), apis.as_slice());
    let terms = described.terms.as_slice();
    let content = Content { enums, sources, apis, terms, page, option, is_lenient: false };
    let mut written = yaml::write(&content);
    if names_unknown(&written.text) {
        written = yaml::write(&Content { is_lenient: true, ..content });
    }
    let is_error = |found: &Diagnostic| found.severity == Severity::Error;
    // If the files contradict each other, further errors would only repeat that.
    if !found.iter().any(is_error) {
        let whole =
            sources.first().map_or_else(|| Arc::from(""), |source| source.file.path.clone());
        found.extend(written.errors(&Place::File(whole)));
    }
    found.sort_by(|a, b| a.place.cmp(&b.place));
    let counts = enums.iter().map(|draft| (draft.kind.into(), draft.entries.len())).collect();
    let draft = Draft { text: written.text, counts, whole: vec![page.to_owned()] };
    let is_sound = !found.iter().any(is_error);
    Diagnosed { value: is_sound.then_some(draft), diagnostics: found }
}

/// Whether a code span in a comment looks like the name of an entry and is not one.
fn names_unknown(text: &str) -> bool {
    let unknown = |found: &Diagnostic| found.code == codes::UNKNOWN_IDENTIFIER_IN_PROSE;
    catalogue::load(&Arc::from(catalogue::USUAL_NAME), text).is_ok_and(|catalogue| {
        lint::lint(&Subject::new(&catalogue), Vec::new()).iter().any(unknown)
    })
}
