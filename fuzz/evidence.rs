//! What holds for source code and for files that people write, whatever stands in them.

use std::sync::{Arc, LazyLock};

use reasonbook::audit::{self, Setting, Syntax, Vocabulary};
use reasonbook::catalogue::{self, EnumKind, Mentions};
use reasonbook::diagnostic::Diagnosed;
use reasonbook::init::{PatternFile, from_patterns};
use reasonbook::mentions::judge;
use reasonbook::pattern::Pattern;

use super::{FIXED, shown};

/// A catalogue whose names are short, so that random text has them.
const NAMES: &str = "\
project: Fuzz
enums:
  states: { type: State, prefix: S_ }
  sources: { type: From, prefix: F_ }
  reasons: { type: Why, prefix: W_ }
states: [{ name: S_A, number: 1 }, { name: S_B, number: 2 }]
sources: [{ name: F_A, number: 1 }]
reasons: [{ name: W_A, number: 1 }, { name: W_B, number: 2 }]
";

static VOCABULARY: LazyLock<Vocabulary> = LazyLock::new(|| {
    let catalogue = catalogue::load(&Arc::from("catalogue.yaml"), NAMES);
    Vocabulary::of_catalogue(&catalogue.expect("the catalogue is valid"))
});

/// Whatever a source file holds, there is an answer, whose places are in the file.
pub fn source(text: &str) {
    let setting = Setting { has_states: true, has_sources: true, ..Setting::default() };
    for syntax in Syntax::ALL {
        let evidence = audit::read(text, syntax, &VOCABULARY, setting);
        let sites = evidence.sites.iter().map(|site| &site.span);
        let values = evidence.values.iter().map(|(_, span)| span);
        let unknown = evidence.unknown.iter().map(|(_, span)| span);
        for span in sites.chain(values).chain(unknown).chain(&evidence.remarks) {
            assert!(text.get(span.clone()).is_some_and(|part| !part.is_empty()), "{span:?}");
        }
        for site in &evidence.sites {
            let known = site.triples.iter().all(|it| it.state.is_some() && it.source.is_some());
            assert!(!site.why.is_empty() || known, "{site:?}");
        }
    }
}

/// Whatever the first line is as a pattern, and the rest as a file, there is an answer, whose places are
/// in the file; and what a catalogue is read out of it holds together.
pub fn mentions(text: &str) {
    let (first, rest) = text.split_once('\n').unwrap_or((text, ""));
    if let Ok(pattern) = Pattern::new(first) {
        let mut end = 0;
        for mention in pattern.mentions(rest) {
            assert!(mention.span.start >= end && mention.field(pattern.key()).is_some());
            for (field, span) in &mention.fields {
                assert!(rest.get(span.clone()).is_some(), "{field:?} {span:?}");
            }
            end = mention.span.end;
        }
        let patterns = vec![(EnumKind::Reasons, pattern, 0..0)];
        let (path, unless) = ("a.txt".to_owned(), Vec::new());
        let file = Mentions { span: 0..0, path, patterns, unless, both: true, api: None };
        shown(&judge(&FIXED, &file, rest), "a.txt", rest);
    }
    let (path, text) = (Arc::from("a.txt"), Arc::from(rest));
    let file = PatternFile { path, text, patterns: vec![(EnumKind::Reasons, first.to_owned())] };
    let Diagnosed { value, diagnostics } = from_patterns(&[file], "");
    match value {
        Some(draft) => {
            let catalogue = catalogue::load(&Arc::from("catalogue.yaml"), &draft.text);
            assert!(catalogue.is_ok(), "{catalogue:?}\n{}", draft.text);
        }
        None => assert!(!diagnostics.is_empty(), "no catalogue and no reason why"),
    }
    shown(&diagnostics, "a.txt", rest);
}
