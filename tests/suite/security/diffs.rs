//! Every diff applies, whatever bytes the file has that is to be replaced.

use std::fs;

use crate::project::Project;
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};

const CATALOGUE: &str = "\
project: Lantern
enums: { reasons: { type: Reason, prefix: WHY_ } }
reasons: [{ name: WHY_WET, number: 1, description: Rain came in. }]
outputs:
  made.txt: { template: list.txt, adopted: true }
";

/// Pieces of lines: what ends one here and there, and bytes that are no text.
const PIECES: &[&[u8]] = &[
    b"a", b"same", b"\n", b"\n", b"\r\n", b"\r", b"\r\r\n", b"\x0b", b"\x0c", b"\x1c", b"\x00",
    b" ", b"\t", b"\xff", b"\xc3", b"\x85", b"\xc2\x85", b"\xe2\x80\xa8", b"-- a/x", b"++ b/x",
    b"@@ -1 +1 @@", b"\\ No",
];

const LIST: &str = "{% for line in banner %}# {{ line }}\n{% endfor %}same\na\nsame\n a\n";

/// Whether `git apply` makes of these bytes what `generate` would, by the diff of `check`.
fn applies(old: &[u8]) -> bool {
    let project = Project::with(&[("catalogue.yaml", CATALOGUE), ("templates/list.txt", LIST)]);
    let made = project.path().join("made.txt");
    fs::write(&made, old).unwrap();
    let mut check = project.start(&["check"]);
    fs::write(project.path().join("it.diff"), check.output().unwrap().stdout).unwrap();
    let is_applied = project.program("git", &["apply", "it.diff"]).code == 0;
    is_applied && project.run(&["check"]).code == 0
}

#[test]
fn a_diff_of_any_bytes_applies() {
    let lines = prop::collection::vec(prop::sample::select(PIECES), 0..12);
    let mut runner =
        TestRunner::new(Config { failure_persistence: None, ..Config::with_cases(60) });
    runner
        .run(&lines, |pieces| {
            let old = pieces.concat();
            prop_assert!(applies(&old), "{:?}", String::from_utf8_lossy(&old));
            Ok(())
        })
        .unwrap();
}

#[test]
fn a_diff_of_what_was_refused_before_applies() {
    let whole: [&[u8]; 6] = [b"", b"a\rb\n", b"a\r", b"\xff\xfe\n", b"same\r\nsame\n", b"a\n\x85"];
    for old in whole {
        assert!(applies(old), "{:?}", String::from_utf8_lossy(old));
    }
}
