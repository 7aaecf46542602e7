//! A stranger's repository cannot do harm: the attacks that `SECURITY.md` describes fail.

mod comments;
mod depfiles;
mod diffs;
mod git;
mod limits;
mod memory;
mod pages;
mod paths;
mod saves;
mod streams;
mod suggestions;
mod workflows;
