//! What stands in Python docstrings.

use std::path::Path;
use std::process::Command;

use reasonbook::language::python::docstring;
use reasonbook::prose::{markdown, parse};

use super::{RICH, corpus, to_docstring};

#[test]
fn docstring_is_markdown_in_quotes() {
    let cases = [
        ("*a* `b` [c](d)", "\"\"\"_a_ `b` [c](d)\"\"\""),
        ("\\*a\\*", "r\"\"\"\\*a\\*\"\"\""),
        ("> a\n\n```\nb\n```", "\"\"\"> a\n\n```\nb\n```\n\"\"\""),
        ("\"\"\"", "\"\"\"\\\"\\\"\\\"\"\"\""),
        ("`X`", "\"\"\"`X`\"\"\""),
    ];
    for (source, docstring) in cases {
        assert_eq!(to_docstring(source), docstring);
    }
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
        "\"", "\"\"", "\"\"\"\"", "a\"\"\"b\\", "\\", "\\\\", "\\\"", "\\\"\n", "a\\\nb", "\\N{x}",
        "a\u{85}\u{feff}b",
    ];
    let texts = corpus().chain(nasty.map(str::to_owned));
    // Python takes other spaces at the start of a line for indentation.
    let markdown = |source: String| markdown::source(&parse(&source), 80);
    let docstrings = corpus().chain([RICH.to_owned()]).map(markdown);
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
