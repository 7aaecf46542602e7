//! What stands in Python docstrings.

use std::path::Path;
use std::process::Command;

use reasonbook::prose::docstring;

use super::{RICH, corpus, to_docstring};

#[test]
fn docstring_escapes_markup() {
    assert_eq!(to_docstring("\\*a\\* b_ c_d \\` | \\\\"), "\\*a\\* b\\_ c_d \\` \\| \\\\");
    assert_eq!(to_docstring("ends ::"), "ends :\\:");
    assert_eq!(to_docstring("a\\\n\\- b\\\n1\\. c"), "a\n\\- b\n\\1. c");
}

#[test]
fn docstring_parts_markup_from_words() {
    assert_eq!(to_docstring("a*b*c **d**, (`e`)"), "a\\ *b*\\ c **d**, (``e``)");
    assert_eq!(to_docstring("*a `b` **c***"), "*a* ``b`` **c**");
    assert_eq!(to_docstring("`` a`b `` ` c`"), ":literal:`a\\`b` ``\u{2423}c``");
    assert_eq!(to_docstring("[a `b`](c_)s"), "`a b <c\\_>`__\\ s");
}

#[test]
fn docstring_parts_quotes_from_what_stands_before() {
    assert_eq!(to_docstring("> a"), "..\n\n    a");
    assert_eq!(to_docstring("a\n\n> b\n\n```\nc\n```"), "a\n\n    b\n\n::\n\n    c");
}

#[test]
fn quote_fits_one_line_or_ends_on_its_own() {
    assert_eq!(docstring::quote("Summary.", 4), "\"\"\"Summary.\"\"\"");
    assert_eq!(docstring::quote("A.\n\nB.", 4), "\"\"\"A.\n\n    B.\n    \"\"\"");
    assert_eq!(docstring::quote("a \\* b", 0), "r\"\"\"a \\* b\"\"\"");
    assert_eq!(docstring::quote("say \"a\"", 0), "\"\"\"say \"a\\\"\"\"\"");
    assert_eq!(docstring::quote("\u{202e}\0\r", 0), "\"\"\"\\u202e\\x00\\x0d\"\"\"");
    let long = "a".repeat(79);
    assert_eq!(docstring::quote(&long, 4), format!("\"\"\"{long}\n    \"\"\""));
}

const READ_BACK: &str = r"
import inspect

def lines(text):
    return [line.strip(' ') for line in text.strip(' \n').split('\n')]

for read, quoted in pairs:
    assert lines(read) == lines(quoted), (read, quoted)
for read, quoted in docstrings:
    assert inspect.cleandoc(read) == quoted, (read, quoted)
";

#[test]
fn quote_reads_back_in_python() {
    let nasty = [
        "\"",
        "\"\"",
        "\"\"\"\"",
        "a\"\"\"b\\",
        "\\",
        "\\\\",
        "\\\"",
        "\\\"\n",
        "a\\\nb",
        "\\N{x}",
        "a\u{85}\u{feff}b",
    ];
    let texts = corpus().chain(nasty.map(str::to_owned));
    // Python takes other spaces at the start of a line for indentation.
    let docstrings = corpus().chain([RICH.to_owned()]).map(|source| to_docstring(&source));
    let docstrings = docstrings.filter(|text| !text.contains('\u{a0}'));
    let program = format!(
        "pairs = [{}]\ndocstrings = [{}]\n{READ_BACK}",
        python_pairs(texts),
        python_pairs(docstrings)
    );
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join("quotes.py");
    std::fs::write(&path, program).unwrap();
    let output = Command::new("python3").args(["-W", "error"]).arg(&path).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

/// Each text as it is quoted, and from its code points.
fn python_pairs(texts: impl Iterator<Item = String>) -> String {
    let pair = |text: String| {
        let points: Vec<String> =
            text.chars().map(|character| u32::from(character).to_string()).collect();
        format!("({}, ''.join(map(chr, [{}])))", docstring::quote(&text, 4), points.join(", "))
    };
    texts.map(pair).collect::<Vec<_>>().join(",\n    ")
}
