//! Every renderer on one rich text, and on the traps of each language.

use std::borrow::Cow;

use reasonbook::language::java::javadoc;
use reasonbook::language::python::docstring;
use reasonbook::language::rust::rustdoc;
use reasonbook::language::typescript::tsdoc;
use reasonbook::prose::{Reference, References, html, markdown, parse, plain, rename_code_spans};
use snapbox::{assert_data_eq, file};

mod comments;
mod docstrings;
mod pages;

const RICH: &str = include_str!("../prose/rich.md");

/// Pieces that are markup or code somewhere. The corpus is every pair of them, with and without
/// letters between.
const PIECES: &[&str] = &[
    "a",
    " ",
    "\n",
    "\n\n",
    "*",
    "**",
    "_",
    "`",
    "```",
    "~~",
    "# ",
    "- ",
    "--- ",
    "+ ",
    "1. ",
    "2) ",
    "> ",
    "=== ",
    "[",
    "]",
    "(",
    ")",
    "[x](y)",
    "![i](j \"t\")",
    "<http://a.b/c>",
    "<b>",
    "<",
    "&amp;",
    "&amp;amp;",
    "&#32;",
    "&nbsp;",
    "\u{a0}",
    "\\",
    "\\\n",
    "  \n",
    "\t",
    "    ",
    "@",
    "{{",
    "{%",
    "{@code x}",
    "}",
    "*/",
    "/*",
    "\\u002a/",
    "\u{202e}",
    "\u{2028}",
    "\0",
    "\r",
    "|",
    "!",
    "\"\"\"",
    "'",
    "https://x.y/z_a*b",
    "\u{e9}",
    "`X`",
    "`a b`",
    "`` ` ``",
    "[a *b*](<c (d> 'e')",
    "::",
    "_a_",
    "**b**",
    "*c*",
    "***d***",
    "[j](javascript:k)",
    "\n- x\n  - y\n",
    "\n1. q\n",
    "\n```rust\nfn\n\n\n@z\n```\n",
    "\n> q\n",
    "&copy;",
];

fn corpus() -> impl Iterator<Item = String> {
    PIECES.iter().flat_map(|first| {
        PIECES.iter().flat_map(move |second| {
            [
                format!("{first}{second}"),
                format!("{first}a{second}"),
                format!("a b{first}{second}c d"),
            ]
        })
    })
}

fn references() -> References {
    let names =
        [("REASON_GC_ERROR", "GcError"), ("REASON_MEMORY_LIMIT", "MemoryLimit"), ("X", "X")];
    let reference = |(name, variant): (&str, &str)| {
        let reference = Reference {
            type_name: "Reason".to_owned(),
            name: name.to_owned(),
            variant: variant.to_owned(),
            anchor: name.to_owned(),
        };
        (name.to_owned(), reference)
    };
    References::new(names.into_iter().map(reference).collect())
}

fn to_html(source: &str) -> String {
    html::render(&parse(source), &references(), 80)
}

fn to_markdown(source: &str) -> String {
    markdown::render(&parse(source), &references(), 80)
}

fn to_plain(source: &str) -> String {
    plain::render(&parse(source), 80)
}

fn to_javadoc(source: &str) -> String {
    javadoc::render(&parse(source), &references(), 80)
}

fn to_rustdoc(source: &str) -> String {
    rustdoc::render(&parse(source), &references(), 80)
}

fn to_tsdoc(source: &str) -> String {
    tsdoc::render(&parse(source), &references(), 80)
}

fn to_docstring(source: &str) -> String {
    docstring::render(&parse(source), 0, 84).unwrap()
}

/// The results of all renderers for a text at a width.
fn all(source: &str, width: usize) -> [String; 6] {
    let (document, references) = (parse(source), references());
    [
        html::render(&document, &references, width),
        markdown::render(&document, &references, width),
        plain::render(&document, width),
        javadoc::render(&document, &references, width),
        rustdoc::render(&document, &references, width),
        tsdoc::render(&document, &references, width),
    ]
}

#[test]
fn rich_text_reads_well_everywhere() {
    let [html, markdown, plain, javadoc, rustdoc, tsdoc] = all(RICH, 80);
    assert_data_eq!(html, file!["../prose/rich.html"].raw());
    assert_data_eq!(markdown, file!["../prose/rich.out.md"].raw());
    assert_data_eq!(plain, file!["../prose/rich.txt"].raw());
    assert_data_eq!(javadoc, file!["../prose/rich.javadoc"].raw());
    assert_data_eq!(rustdoc, file!["../prose/rich.rustdoc"].raw());
    assert_data_eq!(tsdoc, file!["../prose/rich.tsdoc"].raw());
    assert_data_eq!(to_docstring(RICH), file!["../prose/rich.docstring"].raw());
}

#[test]
fn nothing_becomes_nothing() {
    for source in ["", "\n \n", "#", ">", "&#32;"] {
        assert_eq!(all(source, 80), [""; 6], "{source:?}");
    }
}

#[test]
fn no_line_ends_with_a_space() {
    for source in corpus() {
        for text in all(&source, 12) {
            let bad =
                text.ends_with('\n') || text.split('\n').any(|line| line.ends_with([' ', '\r']));
            assert!(!bad, "{source:?} became {text:?}");
        }
    }
}

#[test]
fn lines_keep_to_the_width_except_for_one_word() {
    let source = "a - b # c @d 1. e + f === ".repeat(20);
    for width in [8, 13, 21, 80] {
        for text in all(&source, width) {
            for line in text.lines() {
                assert!(line.len() <= width, "{line:?} is wider than {width}");
            }
        }
    }
    assert_eq!(plain::render(&parse("a wordthatistoolong b"), 4), "a\nwordthatistoolong\nb");
}

#[test]
fn wide_characters_count_twice_and_other_spaces_keep_words_together() {
    assert_eq!(
        plain::render(&parse("\u{6f22}\u{5b57} \u{6f22}\u{5b57}"), 8),
        "\u{6f22}\u{5b57}\n\u{6f22}\u{5b57}"
    );
    assert_eq!(plain::render(&parse("10\u{a0}MB of\u{2003}it"), 2), "10\u{a0}MB\nof\u{2003}it");
}

#[test]
fn code_and_tags_are_never_broken() {
    let source = "see `a b c`, [`d e`](https://x.y) and `X`";
    assert_eq!(plain::render(&parse(source), 1), "see\n`a b c`,\n`d e`\n(https://x.y)\nand\n`X`");
    let html = html::render(&parse(source), &references(), 1);
    assert_eq!(
        html,
        "see\n<code>a b c</code>,\n<a href=\"https://x.y\"><code>d e</code></a>\nand\n<a href=\"#X\"><code>X</code></a>"
    );
}

#[test]
fn control_characters_are_visible_or_spaces() {
    let source = "a\u{b}b\u{c}c\u{85}d\u{2028}e\u{2029}f\u{7}g\u{7f}h\u{9b}i `j\u{1b}k`";
    assert_eq!(to_plain(source), "a b c d e f\u{fffd}g\u{fffd}h\u{fffd}i `j\u{fffd}k`");
    for text in all(source, 80) {
        assert!(
            !text.contains(|character: char| character != '\n' && character.is_control()),
            "{text:?}"
        );
    }
}

#[test]
fn direction_controls_are_spelled_out() {
    assert_eq!(to_html("a\u{202e}b `\u{2066}`"), "a&#x202E;b <code>&#x2066;</code>");
    assert_eq!(to_markdown("a\u{202e}b `\u{2066}`"), "a&#x202E;b <code>&#x2066;</code>");
    assert_eq!(to_markdown("```\n\u{202e}\n```"), "<pre><code>&#x202E;</code></pre>");
    assert_eq!(to_javadoc("a\u{202e}b `\u{2066}`"), "a&#x202E;b <code>&#x2066;</code>");
    assert_eq!(to_rustdoc("a\u{202e}b `\u{2066}`"), "a&#x202E;b `U+2066`");
    assert_eq!(to_plain("a\u{202e}b `\u{2066}`"), "aU+202Eb `U+2066`");
}

#[test]
fn nothing_is_dropped_from_links() {
    assert_eq!(to_plain("![a](b \"c\")"), "a (b) (c)");
    assert_eq!(to_plain("[![a](b)](c)"), "a (b) (c)");
    assert_eq!(to_plain("[](b)"), "b");
    assert_eq!(to_plain("<a@b.c>"), "a@b.c");
}

#[test]
fn links_never_run_code() {
    for scheme in ["javascript", "JavaScript", "data", "vbscript"] {
        for text in all(&format!("[a]({scheme}:b)"), 80) {
            assert_eq!(text, format!("a ({scheme}:b)"));
        }
    }
}

#[test]
fn renaming_keeps_every_other_byte() {
    let rename = |name: &str| (name == "A").then_some("LONGER");
    let source = "`A` ``A`` `` A ``\r\n> `B` [`A`](A) A\n\n```\n`A`\n```\n\n    `A`\n\\`A\\`\t";
    let renamed = "`LONGER` ``LONGER`` `` LONGER ``\r\n> `B` [`LONGER`](A) A\n\n```\n`A`\n```\n\n    `A`\n\\`A\\`\t";
    assert_eq!(rename_code_spans(source, rename), renamed);
}

#[test]
fn renaming_nothing_copies_nothing() {
    for source in ["A", "`B`", "```\nA\n```"] {
        let renamed = rename_code_spans(source, |name| (name == "A").then_some("B"));
        assert!(matches!(renamed, Cow::Borrowed(text) if text == source));
    }
}

#[test]
fn deep_nesting_is_text_and_exhausts_nothing() {
    for marks in ["> ", "- ", "*a", "[", "![x"] {
        let source = format!("{}end", marks.repeat(100_000));
        assert!(to_plain(&source).contains("end"));
        assert!(to_html(&source).contains("end"));
    }
    let fifty = format!("{}end", "> ".repeat(50));
    assert_eq!(to_html(&fifty).matches("<blockquote>").count(), 50);
}
