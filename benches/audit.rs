//! What a run of `audit` takes on ten million bytes of C++: `cargo bench --bench audit`. A third is in files
//! that have names of the catalogue, with a site on every two hundredth line, which is more than usual.

use std::fs;
use std::path::Path;
use std::process::Command;

use divan::Bencher;
use tempfile::TempDir;

const BYTES: usize = 10_000_000;

/// How many times a file has the text of one in `tests/audit`.
const COPIES: usize = 10;

fn main() {
    divan::main();
}

/// A folder with that much source code.
fn tree() -> TempDir {
    let from = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/audit");
    let read = |file: &str| fs::read_to_string(from.join(file)).expect("it is in the repository");
    let with_names = read("hub.cpp");
    let without = ["WHY_", "JOB_", "FROM_"]
        .iter()
        .fold(with_names.clone(), |text, prefix| text.replace(prefix, "K_"));
    let without =
        without.replace("JobState", "Phase").replace("Origin", "Side").replace("Why", "Word");
    let folder = tempfile::tempdir().expect("a folder can be made");
    let write = |name: &str, text: &str| {
        fs::write(folder.path().join(name), text).expect("a file can be written");
    };
    write("catalogue.yaml", &(read("catalogue.yaml") + "audit: { paths: ['*.cpp'] }\n"));
    let length = COPIES * with_names.len();
    for index in 0..BYTES / length {
        let first = if index % 3 == 0 { &with_names } else { &without };
        write(&format!("{index}.cpp"), &(first.clone() + &without.repeat(COPIES - 1)));
    }
    folder
}

#[divan::bench(sample_count = 30, sample_size = 1)]
fn ten_million_bytes(bencher: Bencher) {
    let folder = tree();
    bencher.bench_local(|| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_reasonbook"));
        let run = command.args(["audit", "--table=csv"]).current_dir(folder.path()).output();
        assert!(run.is_ok_and(|run| run.status.success()), "it has an answer");
    });
}
