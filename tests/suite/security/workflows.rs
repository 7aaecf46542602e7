//! What runs in CI with secrets of the project is what somebody has read.

use std::fs;

use crate::project::repository;

/// A tag can be moved by whoever owns the action, or has stolen it.
#[test]
fn actions_are_named_by_their_commits() {
    let mut count = 0;
    for file in fs::read_dir(repository(".github/workflows")).unwrap() {
        let text = fs::read_to_string(file.unwrap().path()).unwrap();
        for line in text.lines() {
            let Some((_, action)) = line.split_once("uses: ") else { continue };
            let (_, commit) = action.split_once('@').unwrap();
            let (commit, version) = commit.split_once(" # v").unwrap_or_else(|| panic!("{line}"));
            let is_commit = commit.len() == 40 && commit.chars().all(|c| c.is_ascii_hexdigit());
            assert!(is_commit && !version.is_empty(), "{line}");
            count += 1;
        }
    }
    assert!(count > 0);
}
