//! Words that are like the names of entries and are none: those that belong to another type, or that the
//! sources declare as something else, are no mistakes.

use std::sync::Arc;

use reasonbook::audit::{self, Source};
use reasonbook::diagnostic::{codes, line_of, line_starts};

use super::{FILES, catalogue, read, text};

/// The unknown words of some files, by line.
fn unknown(files: &[(&str, &str)]) -> Vec<(usize, String)> {
    let catalogue = catalogue();
    let source = |(file, text): &(&str, &str)| Source {
        evidence: read(&catalogue, file, text),
        file: Arc::from(*file),
        text: Arc::from(*text),
    };
    let sources: Vec<Source> = files.iter().map(source).collect();
    let found = audit::judge(&catalogue, &sources).found.into_iter();
    let mut words: Vec<(usize, String)> = found
        .filter(|finding| finding.code == codes::UNKNOWN_IN_SOURCE)
        .map(|finding| {
            let file = finding.place.file();
            let source = sources.iter().find(|source| source.file == *file).unwrap();
            let starts = line_starts(&source.text);
            let line = line_of(&starts, finding.place.start().unwrap());
            (line, finding.message.split('`').nth(1).unwrap().to_owned())
        })
        .collect();
    words.sort();
    words
}

#[test]
fn a_reader_finds_the_same_words() {
    for file in FILES {
        let text = text(file);
        let lines = text.lines().zip(1..).filter_map(|(line, number)| {
            Some((number, line.split_once("unknown: ")?.1.split_whitespace()))
        });
        let mut marked: Vec<(usize, String)> = lines
            .flat_map(|(number, words)| words.map(move |word| (number, word.to_owned())))
            .collect();
        marked.sort();
        assert!(marked.len() >= 2, "{file}");
        assert_eq!(unknown(&[(file, &text)]), marked, "{file}");
    }
}

#[test]
fn what_is_declared_among_entries_or_as_one_is_meant_to_be_one() {
    for (file, text) in [
        ("a.h", "#define WHY_DISK 6\n#define WHY_ICE 7\nvoid f() { send(WHY_ICE); }"),
        ("a.h", "enum { WHY_DISK = 6,\n\nWHY_ICE = 7 };"),
        ("a.h", "enum class Why : int {\n\nWHY_ICE = 7 };"),
        ("a.cpp", "\n\nconst Why WHY_ICE = static_cast<Why>(7);"),
        ("a.go", "package a\nconst (\n\tWHY_ICE pb.Why = 7\n)"),
        ("A.java", "class A {\n static final int WHY_DISK = 6;\n static final int WHY_ICE = 7; }"),
        ("why.py", "class Why(Enum):\n\n    WHY_ICE = 7\n"),
    ] {
        assert_eq!(unknown(&[(file, text)]), [(3, "WHY_ICE".to_owned())], "{text}");
    }
}

#[test]
fn an_import_or_a_use_declares_nothing() {
    for (file, text) in [
        ("a.py", "from why import (\n\n    WHY_ICE)\n"),
        ("a.cpp", "void f() {\n  send(Api::WHY_DISK);\n  send(Api::WHY_ICE); }"),
        ("a.cpp", "namespace Api {\n}\nvoid f() { send(Api::WHY_ICE); }"),
        ("a.cpp", "int f(int a) {\n\n  return a & WHY_ICE; }"),
        ("a.cpp", "int f(int a) {\n  int b;\n  b = a * WHY_ICE; }"),
        ("a.rs", "fn f() {\n\n  send(Why { why: WHY_ICE }); }"),
        ("a.py", "def f():\n\n    send(WHY_ICE=1)\n"),
    ] {
        assert_eq!(unknown(&[(file, text)]), [(3, "WHY_ICE".to_owned())], "{text}");
    }
}

#[test]
fn a_file_may_use_what_another_one_declares() {
    let uses = ("a.cpp", "void f() { send(WHY_ICE); }");
    for declares in [
        ("b.h", "#define WHY_ICE 7"),
        ("b.h", "enum Ice { WHY_ICE, WHY_SNOW };"),
        ("b.cpp", "const char* WHY_ICE = \"ice\";"),
        ("b.cpp", "static const std::string WHY_ICE(\"ice\");"),
        ("b.rs", "pub const WHY_ICE: u32 = 7;"),
        ("b.ts", "export const WHY_ICE = 7;"),
        ("b.go", "package b\n\nvar WHY_ICE int"),
        ("B.java", "class B { public static final String WHY_ICE; }"),
        ("b.py", "WHY_ICE = 'ice'\n"),
    ] {
        assert_eq!(unknown(&[uses, declares]), [], "{declares:?}");
    }
    assert_eq!(unknown(&[uses]).len(), 1);
}
