//! What a stranger's repository does not get done: the attacks that `SECURITY.md` speaks of.

mod depfiles;
mod diffs;
mod git;
mod limits;
mod paths;
mod saves;
mod streams;
