//! What holds for every text whatsoever: the fuzz targets try to break it, and `tests/corpus.rs` keeps
//! what they have found.
#![allow(dead_code)] // Each target uses one.

pub mod evidence;

use std::collections::HashMap;
use std::sync::{Arc, LazyLock};

use pulldown_cmark::{Event, Parser};
use reasonbook::catalogue::{self, Catalogue, EnumKind, Target};
use reasonbook::depfile;
use reasonbook::diagnostic::{Diagnosed, Diagnostic, Sources, codes, human};
use reasonbook::edit::{Addition, Facts, Renaming, Request, Retirement, TakenNumbers, edit};
use reasonbook::language::java::javadoc;
use reasonbook::language::python::docstring;
use reasonbook::language::rust::rustdoc;
use reasonbook::plan::{Drift, Planned};
use reasonbook::prose::{Reference, References, html, markdown, parse, plain, rename_code_spans};
use reasonbook::proto::{Lexeme, lex};
use reasonbook::render::{Comments, EnumComments, Progress, Rendered, gather, render};
use reasonbook::splice::{Claim, Owner, splice};
use reasonbook::view;

const CLAIM: Claim<'_> = Claim { file_name: "catalogue.yaml", owner: Owner::Nobody };

/// A catalogue with an output of each kind that is edited in place.
const CATALOGUE: &str = "\
project: Fuzz
enums:
  states: { type: State }
  reasons: { type: Reason }
states: [{ name: ON, number: 1 }, { name: OFF, number: 2 }]
reasons: [{ name: RED, number: 1 }, { name: BLUE, number: 2 }]
outputs:
  a.proto: { adopted: true, proto_comments: { template: comment.proto, states: State, reasons: A.Reason } }
  b.proto: { proto_comments: { template: comment.proto, states: State, reasons: A.Reason } }
  page.md: { regions: { one: { template: home-link.md }, two: { template: home-link.md } } }
";

static FIXED: LazyLock<Catalogue> = LazyLock::new(|| {
    catalogue::load(&Arc::from("catalogue.yaml"), CATALOGUE).expect("the catalogue is valid")
});

/// Whatever stands in a catalogue, it becomes a model that can be viewed, or diagnostics that can be
/// shown.
pub fn catalogue(text: &str) {
    let file: Arc<str> = Arc::from("catalogue.yaml");
    match catalogue::load(&file, text) {
        Ok(catalogue) => {
            for api in 0..catalogue.apis.len().max(1) {
                let _ = view::view(&catalogue, api);
                let _ = view::references(&catalogue, api);
            }
        }
        Err(errors) => {
            assert!(!errors.is_empty(), "no catalogue and no reason why");
            shown(&errors, "catalogue.yaml", text);
        }
    }
}

/// A catalogue with an output of a template of the project's own.
const OWN: &str = "\
project: Fuzz
enums: { states: { type: State }, reasons: { type: Why } }
states: [{ name: ON, number: 1, description: It is on. }]
reasons: [{ name: RED, number: 1, updates: [{ state: ON, when: So. }] }, { name: BLUE, number: 2 }]
outputs: { own.txt: { template: own.txt, with: { width: 40 } } }
";

static WITH_TEMPLATE: LazyLock<Catalogue> = LazyLock::new(|| {
    catalogue::load(&Arc::from("catalogue.yaml"), OWN).expect("the catalogue is valid")
});

/// Whatever stands in a template, it makes a text, or diagnostics that can be shown and have a cure.
pub fn template(text: &str) {
    let file = "templates/own.txt";
    let own = |name: &str| Ok(name.ends_with("own.txt").then(|| text.to_owned()));
    let gathered = gather(&WITH_TEMPLATE, own);
    let (progress, mut rendered) = (Progress::default(), Diagnosed::default());
    render(&WITH_TEMPLATE, "catalogue.yaml", &gathered.value, &progress, |all| rendered = all);
    let diagnostics = [gathered.diagnostics, rendered.diagnostics].concat();
    let is_whole = rendered.value.iter().all(Option::is_some);
    assert!(is_whole || !diagnostics.is_empty(), "nothing, and no reason");
    for diagnostic in &diagnostics {
        assert!(!diagnostic.help.starts_with("`reasonbook explain "), "{diagnostic:?}");
    }
    shown(&diagnostics, file, text);
}

/// Whatever a catalogue looks like, its edits keep the comments that have a line of their own, or give
/// a reason for not being made.
pub fn edits(text: &str) {
    let Ok(catalogue) = catalogue::load(&Arc::from("catalogue.yaml"), text) else { return };
    let Some(entry) = catalogue.reasons.entries.first() else { return };
    let name = entry.names.first().to_owned();
    let retirement =
        || Retirement { name: name.clone(), since: None, replacement: None, note: None };
    let requests = [
        Request::Add(Box::new(Addition {
            kind: EnumKind::Reasons,
            name: format!("{name}_NEW"),
            number: None,
            facts: Facts::default(),
            file: None,
            taken: TakenNumbers::default(),
            since: None,
            description: "It: new, #1.".to_owned(),
            case: None,
            after: Some(name.clone()),
        })),
        Request::Rename(Renaming { to: format!("{name}_NOW"), name: name.clone(), since: None }),
        Request::Deprecate(retirement()),
        Request::Remove(retirement()),
    ];
    // Inside of quotes and blocks a line may only look like a comment.
    let is_plain = !text.contains(['|', '>', '"', '\'']);
    for request in requests {
        let new = match edit(&catalogue, &request, |_, _| "edited.yaml".into()) {
            Ok(new) => new.files.main().text.to_string(),
            Err(errors) => {
                assert!(!errors.is_empty(), "{request:?}");
                shown(&errors, "catalogue.yaml", text);
                continue;
            }
        };
        let comments = text.lines().map(str::trim).filter(|line| line.starts_with('#'));
        for comment in comments.filter(|_| is_plain) {
            assert!(new.contains(comment), "{request:?} loses {comment:?}:\n{new}");
        }
    }
}

/// Whatever a file holds, and whatever it should hold, which stands after the first U+0001: the diff
/// makes the one of the other.
pub fn diff(bytes: &[u8]) {
    let mut parts = bytes.splitn(2, |byte| *byte == 1);
    let (old, new) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
    let text = String::from_utf8_lossy(new).into_owned();
    if old == text.as_bytes() {
        return;
    }
    let drift = Drift::Stale(old.to_owned());
    let planned = Planned { path: "made.txt".to_owned(), text, drift };
    assert_eq!(patched(old, &planned.diff(&planned.path)), planned.text.as_bytes());
}

/// A text after a unified diff.
fn patched(old: &[u8], diff: &[u8]) -> Vec<u8> {
    let lines = |text| <[u8]>::split_inclusive(text, |byte| *byte == b'\n').collect::<Vec<_>>();
    let (old, diff) = (lines(old), lines(diff));
    let (mut new, mut at): (Vec<u8>, usize) = (Vec::new(), 0);
    let (mut left, mut sign) = ((0, 0), b' ');
    for line in &diff[2..] {
        if left == (0, 0) && line.starts_with(b"@@ ") {
            let header = String::from_utf8_lossy(line);
            let range = |sign| {
                let word = header.split(' ').find(|word| word.starts_with(sign)).expect("a range");
                let mut numbers = word[1..].split(',').map(|it| it.parse().expect("a number"));
                (numbers.next().expect("a line"), numbers.next().unwrap_or(1))
            };
            let (start, count): (usize, usize) = range('-');
            // Where no line goes, it is the line before.
            let start = if count == 0 { start } else { start - 1 };
            new.extend(old[at..start].concat());
            (at, left) = (start, (count, range('+').1));
            continue;
        }
        if line.starts_with(b"\\ ") {
            if sign != b'-' {
                new.pop();
            }
            continue;
        }
        sign = line[0];
        if sign != b'+' {
            let removed = old[at].strip_suffix(b"\n").unwrap_or(old[at]);
            assert_eq!(line[1..].strip_suffix(b"\n"), Some(removed));
            (at, left.0) = (at + 1, left.0 - 1);
        }
        if sign != b'-' {
            new.extend(&line[1..]);
            left.1 -= 1;
        }
    }
    new.extend(old[at..].concat());
    new
}

/// Whatever a file is called, a depfile has it as one path, or refuses it.
pub fn depfile(name: &str) {
    if depfile::unwritable(name).is_some() {
        return;
    }
    let text = depfile::depfile(&[name.to_owned()], &[name.to_owned()]);
    assert!(depfile::is_depfile(&text), "it is taken for something else: {text:?}");
    let path = text.lines().next().and_then(|line| line.strip_suffix(": \\")).unwrap_or_default();
    // Nothing but a backslash keeps these signs from ending the path, and dollars go in pairs.
    let mut rest = path.chars();
    let mut back = String::new();
    while let Some(sign) = rest.next() {
        let slashes = back.len() - back.trim_end_matches('\\').len();
        match sign {
            '$' => assert_eq!(rest.next(), Some('$'), "{path:?}"),
            ' ' | '#' | ':' => {
                assert!(slashes % 2 == 1, "{path:?}");
                back.truncate(back.len() - slashes / 2 - 1);
            }
            _ => {}
        }
        back.push(sign);
    }
    assert_eq!(back, name, "{path:?}");
}

/// Diagnostics can be shown, each with its code.
fn shown(diagnostics: &[Diagnostic], file: &str, text: &str) {
    let sources = Sources::from([(Arc::from(file), Arc::from(text))]);
    let shown = human(diagnostics, &sources, &str::to_owned);
    for diagnostic in diagnostics {
        assert!(shown.contains(diagnostic.code.name), "{shown}");
    }
}

/// Javadoc without the escapes of what is not ASCII, the only ones that it may have.
pub fn without_escapes(javadoc: &str) -> String {
    let mut parts = javadoc.split("\\u");
    let mut text = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let unit = part.get(..4).and_then(|digits| u32::from_str_radix(digits, 16).ok());
        match part.get(4..) {
            Some(rest) if unit.is_some_and(|unit| unit > 0x7f) => text += rest,
            _ => text.extend(["\\u", part]),
        }
    }
    text
}

/// Whatever a text says, it stays in the comment, the string or the page that it stands in.
pub fn prose(text: &str) {
    let references = References::new(HashMap::from([(
        "RED".to_owned(),
        Reference {
            type_name: "Reason".to_owned(),
            name: "RED".to_owned(),
            variant: "Red".to_owned(),
            anchor: "RED".to_owned(),
        },
    )]));
    let document = parse(text);
    for width in [1, 40, usize::MAX] {
        let page = markdown::render(&document, &references, width);
        let html = html::render(&document, &references, width);
        let javadoc = javadoc::render(&document, &references, width);
        let rustdoc = rustdoc::render(&document, &references, width);
        let plain = plain::render(&document, width);
        let docstring = docstring::render(&document, 4, width).unwrap();
        for text in [&page, &html, &javadoc, &rustdoc, &plain, &docstring] {
            let unseen = |c: char| {
                (c.is_control() && !"\n\t".contains(c)) || "\u{2028}\u{2029}\u{202e}".contains(c)
            };
            assert!(!text.contains(unseen), "{text:?}");
        }
        for trap in ["*/", "/*", "\\"] {
            assert!(!without_escapes(&javadoc).contains(trap), "{javadoc:?}");
        }
        assert!(!html.contains("<script"), "{html:?}");
        assert!(!tags(&page).contains("<script"), "{page:?}");
        for trap in ["{{", "{%", "8<-"] {
            assert!(!html.contains(trap) && !page.contains(trap), "{html:?}\n{page:?}");
        }
        assert_eq!(python_string(&docstring), docstring.len(), "{docstring:?}");
        // The page is read again, by people and by `prose` itself.
        let again = markdown::render(&parse(&page), &References::default(), width);
        assert_eq!(again, markdown::render(&parse(&again), &References::default(), width));
    }
    assert_eq!(rename_code_spans(text, |_| None::<&str>), text);
}

/// What a reader of Markdown takes for HTML.
fn tags(page: &str) -> String {
    let html = |event| match event {
        Event::Html(text) | Event::InlineHtml(text) => Some(text),
        _ => None,
    };
    Parser::new(page).filter_map(html).map(String::from).collect()
}

/// Where a Python string in triple quotes ends.
fn python_string(text: &str) -> usize {
    let inside = text.find("\"\"\"").expect("it starts") + 3;
    let mut at = inside;
    while !text[at..].starts_with("\"\"\"") {
        // A backslash keeps the next character from ending it, also where the string is raw.
        let escape = usize::from(text[at..].starts_with('\\'));
        at += text[at..].chars().take(1 + escape).map(char::len_utf8).sum::<usize>();
    }
    at + 3
}

/// The comments of the enums, as rendering gives them.
fn comments(enums: &[catalogue::ProtoEnum], words: &str) -> Rendered {
    let of = |of: &catalogue::ProtoEnum| EnumComments {
        proto_enum: of.clone(),
        comment: format!("The enum. {words}"),
        entries: match of.kind {
            EnumKind::Sources => Vec::new(),
            _ => vec![words.to_owned(), String::new()],
        },
    };
    Rendered::Comments(Comments { width: None, enums: enums.iter().map(of).collect() })
}

/// Whatever a `.proto` file holds, only comments of mapped values change in it, once.
pub fn proto(text: &str) {
    for output in &FIXED.outputs {
        let Target::ProtoComments(_, enums) = &output.target else { continue };
        let edit = |text: &str| {
            let comments = comments(enums, "It is `on`, */ and // so on.");
            splice(&FIXED, output, comments, Some(text.as_bytes()), &CLAIM)
        };
        let Diagnosed { value, diagnostics } = edit(text);
        shown(&diagnostics, &output.path, text);
        let Some(first) = value else {
            assert!(!diagnostics.is_empty());
            continue;
        };
        assert_eq!(code(text), code(&first));
        let again = edit(&first);
        assert_eq!(again.value.as_ref(), Some(&first), "a second run changes nothing");
        let is_lost = |found: &Diagnostic| found.code == codes::NOT_ADOPTED;
        assert!(!again.diagnostics.iter().any(is_lost), "what was generated is nobody's loss");
    }
}

/// The tokens outside of comments.
fn code(text: &str) -> Vec<&str> {
    let lexed = lex(text).unwrap_or_default();
    let code = lexed.iter().filter(|lexeme| !lexeme.kind.is_comment());
    code.map(|lexeme: &Lexeme| &text[lexeme.span.clone()]).collect()
}

/// Whatever a file with regions holds, nothing outside of them changes, and no text is left over from
/// what they held before.
pub fn regions(text: &str) {
    let output = FIXED.outputs.last().expect("the page");
    let edit = |text: &str, one: &str, two: &str| {
        let regions =
            [("one", one), ("two", two)].map(|(name, text)| (name.to_owned(), text.to_owned()));
        splice(&FIXED, output, Rendered::Regions(regions.into()), Some(text.as_bytes()), &CLAIM)
    };
    let Diagnosed { value, diagnostics } = edit(text, "new\nlines\n", "word");
    let Some(first) = value else {
        assert!(!diagnostics.is_empty());
        return shown(&diagnostics, &output.path, text);
    };
    let again =
        |one: &str, two: &str| edit(&first, one, two).value.expect("what was written is read");
    assert_eq!(again("new\nlines\n", "word"), first, "a second run changes nothing");
    let other = edit(text, "other", "").value.expect("the markers are the same");
    assert_eq!(again("other", ""), other, "nothing depends on what was there");
}
